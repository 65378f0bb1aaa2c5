"""Which word forms are learnt about, and text with its proclitics cut from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from tui.extract.names.lexemes import form_of, split

LEAST = 3
"""Occurrences of a form in the text that make it known."""
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وس")


def forms_of(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the form of each token."""
    kept: dict[str, str] = {}
    return [[kept.setdefault(token, form_of(token)) for token in one] for one in sentences]


def known_forms(sentences: Iterable[Sequence[str]]) -> set[str]:
    """Return the forms that are frequent enough, without those that are proclitics and a form."""
    counts = Counter(form for sentence in sentences for form in sentence)
    known = {form for form, count in counts.items() if count >= LEAST}
    return {form for form in known if not _is_joined(form, counts)}


def _is_joined(form: str, counts: Counter[str]) -> bool:
    """Whether a form is proclitics and a more frequent form: 4 times so if it is short."""
    for proclitic in _PROCLITICS:
        if not form.startswith(proclitic):
            continue
        rest = form[len(proclitic) :]
        if len(rest) > 3 and counts[rest] >= 4 * counts[form]:
            return True
        if len(rest) > 5 and counts[rest] >= counts[form] and not proclitic.endswith("س"):
            return True
        article = f"ا{rest}"
        if proclitic.endswith("ل") and rest.startswith("ل") and counts[article] >= counts[form]:
            return True
    return False


def segmented(sentences: Iterable[Sequence[str]], known: Collection[str]) -> list[list[str]]:
    """Return sentences of forms with proclitics as words of their own, such as `و+`."""
    lookup = dict.fromkeys(known)
    kept: dict[str, list[str]] = {}
    result = []
    for sentence in sentences:
        row: list[str] = []
        for form in sentence:
            if form not in kept:
                proclitic, rest = split(form, lookup)
                kept[form] = [f"{proclitic}+", rest] if proclitic else [rest]
            row += kept[form]
        result.append(row)
    return result
