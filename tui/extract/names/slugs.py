"""An id for a name that no table knows: a slug of Latin letters that the name alone decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTERS = str.maketrans(
    {
        "ا": "a", "ء": "", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
        "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
        "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
        "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ڨ": "g",
    }
)  # fmt: skip
_SEMIVOWEL = re.compile("[وي]")
_VOWELS = "اعويء"
_OTHER = re.compile("[^a-z0-9]+")
_WHOLE = re.compile("^عبد(?=ال..)")
"""عبدالله is written عبد الله as well."""
_LONGEST = 80


def slug(words: Sequence[str]) -> str:
    """Return a slug for the words of a name in normal form, at most 80 characters.

    Letters that sound alike become one, so ids of other spellings are often the same; letters of
    other scripts are named by their code points.
    """
    parts = [_latin(_WHOLE.sub("عبد ", word)).replace(" ", "-") for word in words]
    joined = "-".join(part for part in parts if part)[:_LONGEST].strip("-")
    return joined or "-".join(f"u{ord(letter):x}" for word in words for letter in word)[:_LONGEST]


def _latin(word: str) -> str:
    if " " in word:
        return " ".join(map(_latin, word.split()))
    if word.startswith("ال") and len(word) > 3:
        return f"al-{_latin(word[2:])}"
    word = _SEMIVOWEL.sub(_vowel_or_not, word).translate(_LETTERS)
    return _OTHER.sub("-", word).strip("-")


def _vowel_or_not(match: re.Match[str]) -> str:
    """Read و and ي as consonants at the beginning and before or behind a vowel."""
    word, at = match.string, match.start()
    consonant = at == 0 or (at + 1 < len(word) and word[at + 1] in _VOWELS)
    if match[0] == "و":
        return "w" if consonant else "u"
    return "y" if consonant else "i"
