"""Rows in order: by any column, the first ones at once, whatever their number.

A million rows take a second or two. They are cut into parts by their keys first (as sample sort
does), and the parts sorted one after the other: what is seen first is there first, and no call into
C holds the interpreter for more than some 10 ms, so keys are answered meanwhile.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tui.app.figures_rows import Item, Key
from tui.model import Modifier

PART = 8_192
"""Rows that are sorted, or looked at, in one go: 10 ms at most."""
_NO_LETTER = re.compile(r"^[^\w+-]+")
"""Quotation marks and other signs before the first letter, digit or sign of a number."""
_SAMPLES = 8
"""Keys of each part that are looked at to cut the rows into parts of about one size."""

Stop = Callable[[], bool]
Match = Callable[[Item], bool]


class Column(StrEnum):
    """A column of the table, by which rows can be sorted."""

    KIND = "kind"
    VALUE = "value"
    MODIFIER = "modifier"
    TEXT = "text"
    SUBJECT = "subject"
    DATE = "date"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Sorting:
    """By what rows are sorted; without a column they stand as in the articles."""

    column: Column | None = None
    reverse: bool = False


# --- keys -----------------------------------------------------------------------------------------


_PARTS = {modifier: place for place, modifier in enumerate(Modifier)}


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    from tui.extract.lexicon import fold

    folded = _NO_LETTER.sub("", fold(text).lower())
    return folded.removeprefix("ال")


_KEYS: dict[Column, Callable[[Item], Key | None]] = {
    Column.KIND: lambda item: item.group[0],
    Column.VALUE: lambda item: item.magnitude,
    Column.MODIFIER: lambda item: None if item.modifier is None else _PARTS[item.modifier],
    Column.TEXT: lambda item: _folded(item.text),
    Column.SUBJECT: lambda item: None if item.subject is None else _folded(item.subject),
    Column.DATE: lambda item: item.source.date,
    Column.ARTICLE: lambda item: _folded(item.source.title),
}


# --- order ----------------------------------------------------------------------------------------


def ordered(items: Sequence[Item], count: int, sorting: Sorting, stop: Stop) -> Iterator[list[int]]:
    """Yield the numbers of the first `count` items in order, in parts, until `stop()` is true.

    Values are sorted within what they can be compared with. Items that have nothing in the column
    come last, and items that are equal as they stand in the articles, in both directions.
    """
    if sorting.column is None:
        yield from (list(part) for part in _cut(range(count)))
        return
    key_of = _KEYS[sorting.column]
    by_value = sorting.column is Column.VALUE
    keys: list[Any] = []
    groups: dict[tuple[int, str], tuple[list[int], list[int]]] = {}
    whole = (-1, "")
    for first in range(0, count, PART):
        if stop():
            return
        for number in range(first, min(count, first + PART)):
            item = items[number]
            key = key_of(item)
            keys.append(key)
            group = item.group if by_value else whole
            known = groups.get(group)
            if known is None:
                known = groups[group] = ([], [])
            known[key is None].append(number)
    for group in sorted(groups):
        present, missing = groups[group]
        yield from _sorted(keys, present, sorting.reverse, stop)
        for first in range(0, len(missing), PART):
            yield missing[first : first + PART]


def _sorted(keys: list[Any], numbers: list[int], reverse: bool, stop: Stop) -> Iterator[list[int]]:
    """Yield numbers in the order of their keys, in parts."""
    if len(numbers) <= PART:
        yield sorted(numbers, key=keys.__getitem__, reverse=reverse)
        return
    pivots = _pivots(keys, numbers)
    parts: list[list[int]] = [[] for _ in range(len(pivots) + 1)]
    for first in range(0, len(numbers), PART):
        if stop():
            return
        for number in numbers[first : first + PART]:
            parts[bisect_right(pivots, keys[number])].append(number)
    for part in reversed(parts) if reverse else parts:
        if stop():
            return
        if part:
            yield sorted(part, key=keys.__getitem__, reverse=reverse)


def _pivots(keys: list[Any], numbers: list[int]) -> list[Any]:
    """Return keys that cut the numbers into parts of about `PART`, one key never into two."""
    parts = len(numbers) // PART + 1
    sample = sorted(keys[number] for number in numbers[:: max(1, PART // _SAMPLES)])
    step = max(1, len(sample) // parts)
    return sorted(set(sample[step::step]))


class Orders:
    """Puts rows in order, and keeps the last order of all of them: filtering need not sort."""

    def __init__(self) -> None:
        self._last: tuple[Sorting, int, list[int]] | None = None

    def parts(
        self,
        items: Sequence[Item],
        rows: range,
        sorting: Sorting,
        match: Match | None,
        stop: Stop,
    ) -> Iterator[list[int]]:
        """Yield in order, in parts, the numbers of the items that match, until `stop()` is true.

        Args:
            items: All items.
            rows: Those to look at. Sorted rows begin with the first one.
            sorting: Their order.
            match: Whether an item is wanted; None where all are.
            stop: Asked before each part.
        """
        for part in self._all(items, rows, sorting, stop):
            if stop():
                return
            yield part if match is None else [number for number in part if match(items[number])]

    def _all(
        self, items: Sequence[Item], rows: range, sorting: Sorting, stop: Stop
    ) -> Iterator[list[int]]:
        if sorting.column is None:
            yield from (list(part) for part in _cut(rows))
            return
        last = self._last
        if last is not None and last[:2] == (sorting, rows.stop):
            yield from _cut(last[2])
            return
        whole: list[int] = []
        for part in ordered(items, rows.stop, sorting, stop):
            whole += part
            yield part
        if len(whole) == rows.stop:
            self._last = (sorting, rows.stop, whole)


def _cut(numbers: Any) -> Iterator[Any]:
    """Yield a sequence in parts."""
    for first in range(0, len(numbers), PART):
        yield numbers[first : first + PART]
