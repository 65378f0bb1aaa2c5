"""Words without what is attached to them, checked against a vocabulary.

A light stemmer that takes off whatever looks like و, ب, ال or ان finds تم for ألتمان and لبن for
لبنان. So a letter at the beginning goes only where what is left is a known word that is met at
least half as often as the whole, and where the letter is not the word's own: و ف ب ل ك stand before
ال and never behind it, so that الفكرة tells that فكرة is not ف before كرة. ال goes only where the
word is not written with a hamza on its alef, and a name keeps all of its own letters. Of verbs the
perfect is left (`tui.text.verbs`), of nouns the singular (`tui.text.endings`), where a vocabulary
knows it; of other words what light10 leaves (Larkey, Ballesteros and Connell 2002), where that is
three letters or more and no word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tui.text.endings import base, has_teh
from tui.text.folded import index_form
from tui.text.ladder import marks
from tui.text.spellings import usual
from tui.text.verbs import has_imperfect, perfect
from tui.text.vocabulary import Vocabulary, vocabulary

_PLURAL_PRONOUN = re.compile("(?<=...ات)(?:هما|ها|هم|هن|ه|نا|كم)$")
_Ending = tuple[str, str]


def _by_last_letter(*endings: _Ending) -> Mapping[str, Sequence[_Ending]]:
    found: dict[str, list[_Ending]] = {}
    for one in endings:
        found.setdefault(one[0][-1], []).append(one)
    return found


_LEAST = 3
"""Letters that remain when a letter is taken from the beginning, or an ending."""
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "ه")
"""Of words that no vocabulary knows, in the order in which they are tried, each once."""
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "نا", "كم", "ي")
_HAMZA = frozenset("أإآ")
_INFLECTED = _by_last_letter(
    *((f"ت{pronoun}", "ه") for pronoun in _PRONOUNS),
    *((ending, "") for ending in (*_PRONOUNS, "ا", "ت", "وا")),
)
"""What stands behind a noun or a verb, and what it has in its place by itself: فكرتهم, فكره."""
_RARER = 3
"""Classes, eight times, by which a word may be rarer behind ال than by itself, and by which that
of an ending may be rarer than what is left."""
_FIXED = 4
"""Classes by which a noun may be met more rarely than with what is attached to it: بتهمة."""
_MUCH_RARER = 5
"""Classes by which a word behind ال may be rarer than what is left: الفكرة than كرة. Of 72 words
that stand behind ال and begin with a word less a letter, these numbers tell 68 as a reader does."""
_WHOLE = frozenset(
    "الان الذي التي اللي الله الاف الات القي الفي الهي الهم الها الاي الاه الما المي اليا".split()
)
"""Words of four letters whose ال is no article, some of which lack the hamza of ألقى or آلاف."""
PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")


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
    if _is_name(word, left, written, known):
        return left
    teh = left[-1] == "ه" and _has_teh(left, marks(written), known)
    found = left if teh else perfect(left, known)
    if found == left:
        found = base(left, known, feminine=teh)
    if found == left and known.worth(left) < 0:
        return _without_ending(left, known)
    return found


def _has_teh(left: str, plain: str, known: Vocabulary) -> bool:
    """Whether a word that ends in ه in index form has ة, or is often written with ه for it.

    Who writes شركه means شركة; وجهه is no وجهة, since وجه is met more often than either.
    """
    if plain[-1] == "ة":
        return True
    return has_teh(left, known) and known.worth(left[:-1]) <= known.worth(left)


def _is_name(word: str, left: str, written: str, known: Vocabulary) -> bool:
    """Whether a word, with clitics or without, is a name: الراية is one, رأيه is none."""
    # يشير is no name, though people are called اليشير.
    forms = (word, left) if word == left else (word, left, f"ال{left}")
    if known.names.isdisjoint(forms):
        return False
    has_pronoun = left[-1] == "ه" and marks(written)[-1] == "ه"
    return not has_pronoun or known.worth(left[:-1]) < known.worth(left)


def bare(written: str, known: Vocabulary | None = None) -> str:
    """Return a written word in index form without و ف ب ل ك and ال at its beginning."""
    word = index_form(written)
    return _bare(word, written, known or vocabulary()) if _is_arabic(word) else word


def with_clitics(word: str) -> list[str]:
    """Return the forms that a word in index form has with و ف ب ل ك and ال before it."""
    if not "\u0620" <= word[:1] <= "\u06ff" or len(word) < 2:
        return [word]
    forms = []
    for clitics in PROCLITICS:
        if len(word) > 2:  # ود is no و before the letter د
            forms.append(clitics + word)
        article = "ل" if clitics.endswith("ل") else "ال"
        forms.append(f"{clitics}{article}{word}")
        if clitics.endswith("ل") and word.startswith("ال"):  # للعراق, لله: names that keep their ال
            forms.append(f"{clitics}{'' if word[2:3] == 'ل' else 'ل'}{word[2:]}")
    return forms


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[:1] <= "\u06ff" and len(word) > 2


def _bare(word: str, written: str, known: Vocabulary) -> str:
    if word == "لله":
        return "الله"
    if word in known.names:
        return _without_article(word, written, known)
    plain = marks(written)
    if word[0] in "وف" and _is_attached(word, plain, known):
        word, plain = word[1:], plain[1:]
    if word.startswith("لل") and len(word) >= 4:
        if known.worth(f"ال{word[1:]}") > known.worth(f"ال{word[2:]}"):
            return word[1:]  # للجنة is of لجنة, which has its ل before that of ال
        if _class_of(word[2:], known) >= 0:
            return word[2:]
        if f"ال{word[2:]}" in known.names:
            return f"ال{word[2:]}"
    if word[0] in "بلك" and word not in known.names and _is_attached(word, plain, known):
        word, plain = word[1:], plain[1:]
    return _without_article(word, plain, known)


def _is_attached(word: str, plain: str, known: Vocabulary) -> bool:
    """Whether the first letter of a word is one that is attached to it.

    Args:
        word: In index form.
        plain: As it is written, without marks.
        known: What tells.
    """
    rest = word[1:]
    if len(rest) < _LEAST:
        return False
    left, whole = _class_of(rest, known), known.worth(word)
    if word[0] in "وف" and left >= 0 and usual(word)[1] in _HAMZA:
        return True  # وأضاف is met far more often than أضاف
    if left < 0 and whole < 0:  # بكلامهم, of which كلام is known
        left = known.worth(base(rest, known))
    is_fixed = word[0] in "بلك" and known.worth(f"ال{word}") < 0 <= known.worth(f"ال{rest}")
    often = _FIXED if is_fixed else 1  # وسام is no و before سام
    if left < 0 or left < whole - often:
        return False
    if plain[1:2] in _HAMZA:  # a hamza within a word has a seat, at its beginning an alef
        return True
    return not (_is_own(word, whole, left, known) or _has_own_base(word, plain, left, known))


def _is_own(word: str, whole: int, left: int, known: Vocabulary) -> bool:
    """Whether a word is met behind ال, so often that its first letter must be its own."""
    met = known.worth(f"ال{word}")
    if met < 0:
        return False
    often = met >= whole - _RARER and met >= left - _MUCH_RARER
    return met >= whole or often or (whole >= left and word[0] != "و")


def _has_own_base(word: str, plain: str, left: int, known: Vocabulary) -> bool:
    """Whether what a word is without a pronoun, tanwin or a verb's ending is met behind ال."""
    whole = known.worth(word)
    if plain.endswith("ه") and usual(word[1:]).endswith("ة"):
        left = 0  # وجوده is written otherwise than جودة
    least = max(0, whole, left - (0 if word[0] == "و" else _MUCH_RARER))
    for ending, base_ending in () if plain.endswith("ة") else _INFLECTED.get(word[-1], ()):
        if not word.endswith(ending):
            continue
        base = word.removesuffix(ending) + base_ending
        if len(base) < _LEAST or min(known.worth(base), known.worth(f"ال{base}")) < least:
            continue
        if ending not in ("ت", "وا") or has_imperfect(base, known):
            return True
    return False


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
    if not word.startswith("ال") or len(word) < 4:
        return word
    if len(word) == 4 and (word in _WHOLE or known.worth(word[2:]) < 0):
        return word
    if marks(written)[:1] in _HAMZA:
        return word
    if word in known.names and known.worth(word[2:]) < 0 and word[2:] not in known.names:
        return word
    return word[2:]


def _without_ending(word: str, known: Vocabulary) -> str:
    """Return a word that no vocabulary knows without its endings, unless that is another one."""
    # رهاناته, of which light10, which takes off each ending once in its order, leaves رهانات.
    word = _PLURAL_PRONOUN.sub("", word)
    whole = word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            word = word[: -len(ending)]
            if word in known.names:
                break
    return whole if known.worth(word) >= 0 else word
