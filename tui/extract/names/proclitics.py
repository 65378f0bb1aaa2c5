"""Proclitics in front of a name: و ف ب ل ك and س of no verb, taken off where the rest is attested.

After لل the name keeps one ل: `للسعودية` is ل and السعودية, whose span is `لسعودية`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

_AND = "وف"
_TO = "بلك"


def readings(key: str) -> Iterator[tuple[str, int]]:
    """Yield what a word in normal form can be without proclitics, and how many letters they are.

    The shortest cut comes first; the word itself is not given. Of لل one letter is cut.
    """
    if len(key) < 3:
        return
    first = key[0]
    if first in _AND:
        rest = key[1:]
        yield rest, 1
        if rest[0] in _TO:
            yield from _without_preposition(rest, 1)
    elif first in _TO:
        yield from _without_preposition(key, 0)


def _without_preposition(key: str, cut: int) -> Iterator[tuple[str, int]]:
    if key.startswith("لل") and len(key) > 3:
        yield f"ا{key[1:]}", cut + 1
        yield f"ال{key[1:]}", cut + 1  # for a name that begins with ل: لليبيا, للندن
        yield key[1:], cut + 1
        return
    if len(key) > 2:
        yield key[1:], cut + 1


def cut_before(key: str, words: Container[str]) -> int | None:
    """Return how many letters stand before one of some words, or None for other words."""
    if key in words:
        return 0
    return next((cut for rest, cut in readings(key) if rest in words and key.endswith(rest)), None)
