"""Words without what is attached to them, checked against a vocabulary.

A light stemmer that takes off whatever looks like و, ب, ال or ان finds تم for ألتمان and لبن for
لبنان. So a letter at the beginning goes only where what is left is a known word that is met at
least half as often as the whole, ال only where the word is not written with a hamza on its alef,
and a name keeps all of its own letters. The endings are those of light10 (Larkey, Ballesteros and
Connell 2002), where three letters remain.
"""

from __future__ import annotations

from tui.text.folded import index_form
from tui.text.ladder import marks
from tui.text.vocabulary import Vocabulary, vocabulary

_LEAST = 3
"""Letters that remain when a letter is taken from the beginning, or an ending."""
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
"""In the order in which they are tried, each once; ة is ه in index form."""
_HAMZA = frozenset("أإآ")
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")


def stem(written: str, known: Vocabulary | None = None) -> str:
    """Return the stem of a written word, in index form; the word itself where it is a name.

    Args:
        written: The word as it stands in the text: whether its alef has a hamza counts.
        known: The vocabulary to check with; by default the one that comes with the program.
    """
    word = index_form(written)
    if not _is_arabic(word):
        return word
    known = known or vocabulary()
    left = _bare(word, written, known)
    is_name = word in known.names or left in known.names or f"ال{left}" in known.names
    return left if is_name else _without_ending(left, known)


def bare(written: str, known: Vocabulary | None = None) -> str:
    """Return a written word in index form without و ف ب ل ك and ال at its beginning."""
    word = index_form(written)
    return _bare(word, written, known or vocabulary()) if _is_arabic(word) else word


def with_clitics(word: str) -> list[str]:
    """Return the forms that a word in index form has with و ف ب ل ك and ال before it."""
    if not _is_arabic(word):
        return [word]
    forms = []
    for clitics in _PROCLITICS:
        forms.append(clitics + word)
        if clitics.endswith("ل"):
            forms.append(f"{clitics}ل{word}")
        else:
            forms.append(f"{clitics}ال{word}")
    return forms


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[:1] <= "\u06ff" and len(word) > 2


def _bare(word: str, written: str, known: Vocabulary) -> str:
    if word in known.names:
        return _without_article(word, written, known)
    if word[0] in "وف" and _is_worth(word, word[1:], known):
        word = word[1:]
        written = ""
    if word.startswith("لل") and len(word) >= 5:
        if _class_of(word[2:], known) >= 0:
            return word[2:]
        if f"ال{word[2:]}" in known.names:
            return f"ال{word[2:]}"
    if word[0] in "بلك" and word not in known.names and _is_worth(word, word[1:], known):
        word = word[1:]
        written = ""
    return _without_article(word, written, known)


def _is_worth(word: str, rest: str, known: Vocabulary) -> bool:
    """Whether a word without its first letter is met at least half as often as with it."""
    if len(rest) < _LEAST:
        return False
    left = _class_of(rest, known)
    return left >= 0 and left >= known.worth(word) - 1


def _class_of(word: str, known: Vocabulary) -> int:
    """Return how often a word is met, or what it is with ال and without what stands before."""
    found = known.worth(word)
    for article in ("ال", "بال", "كال"):
        if word.startswith(article) and len(word) >= len(article) + 2:
            found = max(found, known.worth(word[len(article) :]))
    if word.startswith("لل") and len(word) >= 4:
        found = max(found, known.worth(word[2:]))
    if found < 0 and word[0] in "بل" and len(word) > _LEAST:
        return known.worth(word[1:])
    return 0 if found < 0 and word in known.names else found


def _without_article(word: str, written: str, known: Vocabulary) -> str:
    if not word.startswith("ال") or len(word) < 5:
        return word
    if marks(written)[:1] in _HAMZA:
        return word
    if word in known.names and known.worth(word[2:]) < 0 and word[2:] not in known.names:
        return word
    return word[2:]


def _without_ending(word: str, known: Vocabulary) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            word = word[: -len(ending)]
            if word in known.names:
                break
    return word
