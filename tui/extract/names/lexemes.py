"""What the tagger's tables know of a word form: what it is made of, and the classes it is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.text.normal import normal

LONGEST = 40
"""Characters of a token that are looked at; the longest of the training text has 20."""
_DIGITS = str.maketrans("0123456789", "0" * 10)
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "س", "وس")
"""What may be written before a word without a blank."""
_ARTICLE = "ال"
_SUFFIXES = ("هما", "ها", "هم", "ات", "ين", "ون", "ان", "يه", "ته", "ه", "ي", "ا")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word forms that the tagger knows; forms are normal, digits 0, proclitics off."""

    classes: Mapping[str, Sequence[str]]
    """Form to the names of its classes: word clusters, lists it stands in, what it was tagged as.

    A form that is known but in no class has an empty sequence.
    """
    likeness: Mapping[str, int]
    """Three letters (`^` before and `$` behind a word) to how much rather they are of a name than
    of another word: log2 of the ratio of their shares, times 8."""
    common: frozenset[str] = field(default_factory=frozenset)
    """Forms that are mostly no part of a name."""


def form_of(token: str) -> str:
    """Return a token as the tables spell it: normal, digits 0, at most `LONGEST` characters."""
    return normal(token[: 2 * LONGEST])[:LONGEST].translate(_DIGITS)


def split(form: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return the proclitics of a form and the rest, which is known if any was cut.

    A known form is never cut. After `لل` the rest begins with `ال`.
    """
    if form in known:
        return "", form
    for proclitic in _PROCLITICS:
        if not form.startswith(proclitic):
            continue
        rest = form[len(proclitic) :]
        if len(rest) > 2 and rest in known:
            return proclitic, rest
        if proclitic[-1] == "ل" and rest.startswith("ل") and f"ا{rest}" in known:
            return proclitic, f"ا{rest}"
    return "", form


def bare(form: str) -> str:
    """Return a form without the article."""
    return form[2:] if form.startswith(_ARTICLE) and len(form) > 4 else form


def stem(form: str) -> str:
    """Return a form without the article and without one common suffix; three letters stay."""
    short = bare(form)
    for suffix in _SUFFIXES:
        if short.endswith(suffix) and len(short) - len(suffix) > 2:
            return short[: -len(suffix)]
    return short


def relatives(core: str) -> tuple[str, ...]:
    """Return the forms whose classes serve for a form that has none, the nearest first."""
    root = stem(core)
    others = (bare(core), _ARTICLE + core, f"{core}ه", root, f"{root}ه", _ARTICLE + root)
    return tuple(other for other in others if len(other) > 2 and other != core)


def classes_of(core: str, lexicon: Lexicon) -> Sequence[str]:
    """Return the classes of a form; those of its nearest relative where it is not known."""
    classes = lexicon.classes
    if core in classes:
        return classes[core]
    for other in relatives(core):
        if other in classes:
            return classes[other]
    return ()
