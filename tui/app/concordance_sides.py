"""A line of a concordance set in three parts: the node, and what touches it on both sides.

Each part is a line of its own, so that the node stands in the same columns whatever stands beside
it; the bidirectional algorithm orders each part for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from tui.text.fitting import age, one_line
from tui.text.layout import Line, Paragraph, direction

_BLANK = re.compile(r"\s")
_WORD = re.compile("[^ ]+")
_LOOKED_AT = 4
"""Characters looked at for each column there is: marks take none, so a few times as many."""
_EMPTY = Line((), (), (), None, 0, 0, 0, True)


@dataclass(frozen=True, slots=True)
class Sides:
    """The parts of a line; positions of each count in its own text."""

    before: Line
    """Its end, cut at a word where one fits, else between letters."""
    node: Line
    """Cut with `…` where it is too long."""
    after: Line
    """Its beginning, cut in the same way."""
    rtl: bool
    """Whether what stands before the node belongs on its right."""


def sides(before: str, node: str, after: str, side: int, middle: int) -> Sides:
    """Set a line.

    Args:
        before: What stands before the node in the source.
        node: The node.
        after: What stands after it.
        side: Columns of each side, 2 or more.
        middle: Columns of the node, 2 or more.
    """
    return _sides(before, node, after, side, middle, age())


@lru_cache(maxsize=512)
def _sides(before: str, node: str, after: str, side: int, middle: int, _age: int) -> Sides:
    before, node, after = _flat(before), _flat(node), _flat(after)
    base = direction(before + node + after)
    return Sides(
        ending(before, side, base),
        one_line(node, middle, base),
        beginning(after, side, base),
        base == 1,
    )


def _flat(text: str) -> str:
    """Return a text on one line; blanks become spaces one for one, so positions stay."""
    return _BLANK.sub(" ", text)


def ending(text: str, columns: int, base: int) -> Line:
    """Return the last words of a text that fit on some columns (2 or more).

    Where not even the last word does, its last letters.
    """
    end = len(text.rstrip(" "))
    first = max(0, end - _LOOKED_AT * columns)
    starts, widths = _cells(text, first, end, base)
    left = [*accumulate(reversed(widths), initial=0)][::-1]
    for word in _WORD.finditer(text, first, end):
        cut = word.start()
        if (cut == 0 or text[cut - 1] == " ") and left[bisect_left(starts, cut)] <= columns:
            return _whole(text, cut, end, base)
    fits = next((start for start, room in zip(starts, left, strict=False) if room <= columns), end)
    return _whole(text, fits, end, base)


def beginning(text: str, columns: int, base: int) -> Line:
    """Return the first words of a text that fit on some columns (2 or more).

    Where not even the first word does, its first letters.
    """
    first = len(text) - len(text.lstrip(" "))
    last = min(len(text), first + _LOOKED_AT * columns)
    starts, widths = _cells(text, first, last, base)
    used = [*accumulate(widths, initial=0)]
    cut = first
    for word in _WORD.finditer(text, first, last):
        end = word.end()
        if used[bisect_left(starts, end)] > columns:
            break
        if end == len(text) or text[end] == " ":
            cut = end
    if cut == first:
        ends = [*starts[1:], last]
        fits = (end for end, room in zip(ends, used[1:], strict=False) if room <= columns)
        cut = max(fits, default=first)
    return _whole(text, first, cut, base)


def _cells(text: str, start: int, end: int, base: int) -> tuple[list[int], list[int]]:
    """Return the first character and the columns of each cell of a text, in reading order."""
    if start >= end:
        return [], []
    paragraph = Paragraph(text, start, end, base)
    # With its outer blanks: trimmed, their characters would count to the first letter.
    line = paragraph.line(0, len(paragraph.shown), trim=False)
    widths = line.widths or (1,) * len(line.starts)
    cells = sorted(zip(line.starts, widths, strict=True))
    return [place for place, _ in cells], [width for _, width in cells]


def _whole(text: str, start: int, end: int, base: int) -> Line:
    """Return characters of a text on one line, however long."""
    if start >= end:
        return _EMPTY
    paragraph = Paragraph(text, start, end, base)
    return paragraph.line(0, len(paragraph.shown))
