"""The steps by which a word that is looked for may differ from one that is found.

A step forgives what those before it forgive, and one thing more. The first five compare letters
and are functions of one word; clitics and stems are in `tui.text.stems`, sound in
`tui.text.skeleton`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from tui.text.normal import is_dropped, normal


class Step(StrEnum):
    """How a hit was found, the strictest first; the values are those of `qari search --json`."""

    EXACT = "exact"
    MARKS = "marks"
    """Without tashkeel, tatweel, characters that are not seen, presentation forms and case."""
    ALEF = "alef"
    """Forms of alef, seats of the hamza."""
    YEH_TEH = "yeh_teh"
    """ى and ي, ة and ه, and their Persian and Urdu forms, ک and ك."""
    DIGITS = "digits"
    CLITICS = "clitics"
    STEM = "stem"
    NAME = "name"
    """Other script, or other spelling of a name."""
    TYPO = "typo"
    SOME = "some"
    """Most of four words or more."""


class _Letters(dict[int, str]):
    """A table for `str.translate` that is filled as letters are met."""

    def __init__(self, one: Callable[[str], str]) -> None:
        self._one = one

    def __missing__(self, code: int) -> str:
        letter = self[code] = self._one(chr(code))
        return letter


_ALEF = str.maketrans("أإآٱؤئۓ", "ااااويي")
_YEH_TEH = str.maketrans("ىیېۍةەہۀکڪ", "يييي" + "هههه" + "كك")


def _unmarked(letter: str) -> str:
    """Return a letter without what the step of marks forgives."""
    if is_dropped(letter):
        return ""
    plain = normal(letter)
    # What normal form makes of Arabic letters and digits beyond marks belongs to later steps.
    if len(plain) == 1 and plain != letter and "\u0600" <= letter <= "\u06ff":
        return letter
    return _composed(letter) if "\ufb50" <= letter <= "\ufefc" else plain


def _composed(form: str) -> str:
    """Return the letters of a presentation form, their hamza kept."""
    import unicodedata

    letters = unicodedata.normalize("NFKC", form)
    return "".join(letter for letter in letters if not is_dropped(letter))


_UNMARKED = _Letters(_unmarked)
_FOLDED = _Letters(normal)


def exact(word: str) -> str:
    """Return a word as it is written."""
    return word


def marks(word: str) -> str:
    """Return a word without marks, tatweel, unseen characters, presentation forms and case."""
    return word.translate(_UNMARKED)


def alef(word: str) -> str:
    """Return a word that also has one form of alef, and no seats of the hamza."""
    return marks(word).translate(_ALEF)


def yeh_teh(word: str) -> str:
    """Return a word that also has one yeh, one kaf, and heh for teh marbuta."""
    return alef(word).translate(_YEH_TEH)


def digits(word: str) -> str:
    """Return a word that also has one set of digits: its index form, as `normal` has it."""
    return word.translate(_FOLDED)


LETTERS: tuple[tuple[Step, Callable[[str], str]], ...] = (
    (Step.EXACT, exact),
    (Step.MARKS, marks),
    (Step.ALEF, alef),
    (Step.YEH_TEH, yeh_teh),
    (Step.DIGITS, digits),
)


def letters_step(wanted: str, found: str) -> Step | None:
    """Return the first step of letters at which two written words are one, None if at none."""
    for step, form in LETTERS:
        if form(wanted) == form(found):
            return step
    return None
