"""A line of a concordance set in three parts: the node, and what touches it on both sides.

Each part is a line of its own, so that the node stands in the same columns whatever stands beside
it; the bidirectional algorithm orders each part for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.text.fitting import one_line
from tui.text.layout import Line, Paragraph, direction

_BLANK = re.compile(r"\s")
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


@lru_cache(maxsize=512)
def sides(before: str, node: str, after: str, side: int, middle: int) -> Sides:
    """Set a line.

    Args:
        before: What stands before the node in the source.
        node: The node.
        after: What stands after it.
        side: Columns of each side, 2 or more.
        middle: Columns of the node, 2 or more.
    """
    before, node, after = _flat(before), _flat(node), _flat(after)
    base = direction(before + node + after)
    return Sides(
        ending(before, side, base),
        one_line(node, middle, base),
        beginning(after, side, base),
        base == 1,
    )


def forget() -> None:
    """Drop the lines that are kept, where letters take other columns from now on."""
    sides.cache_clear()


def _flat(text: str) -> str:
    """Return a text on one line; blanks become spaces one for one, so positions stay."""
    return _BLANK.sub(" ", text)


def ending(text: str, columns: int, base: int) -> Line:
    """Return the last words of a text that fit on some columns (2 or more).

    Where not even the last word does, its last letters.
    """
    end = len(text.rstrip(" "))
    first = max(0, end - _LOOKED_AT * columns)
    room = _widths(text, first, end, base)
    starts = [place for place, _ in room]
    used = 0
    fits = end
    for place, width in reversed(room):
        used += width
        if used > columns:
            break
        fits = place
    words = [place for place in starts if place >= fits and (place == 0 or text[place - 1] == " ")]
    cut = next((place for place in words if text[place] != " "), fits)
    return _set(text, cut, end, base)


def beginning(text: str, columns: int, base: int) -> Line:
    """Return the first words of a text that fit on some columns (2 or more).

    Where not even the first word does, its first letters.
    """
    first = len(text) - len(text.lstrip(" "))
    last = min(len(text), first + _LOOKED_AT * columns)
    used = 0
    fits = first
    ends = [place for place, _ in _widths(text, first, last, base)[1:]] + [last]
    for (_, width), end in zip(_widths(text, first, last, base), ends, strict=False):
        used += width
        if used > columns:
            break
        fits = end
    whole = fits >= len(text) or text[fits] == " "
    blank = -1 if whole else text.rfind(" ", first, fits)
    return _set(text, first, blank if blank > first else fits, base)


def _widths(text: str, start: int, end: int, base: int) -> Sequence[tuple[int, int]]:
    """Return the first character and the columns of each letter of a text, in reading order."""
    if start >= end:
        return ()
    line = _whole(text, start, end, base)
    widths = line.widths or (1,) * len(line.starts)
    return sorted(zip(line.starts, widths, strict=True))


def _set(text: str, start: int, end: int, base: int) -> Line:
    return _whole(text, start, end, base) if start < end else _EMPTY


def _whole(text: str, start: int, end: int, base: int) -> Line:
    """Return characters of a text on one line, however long."""
    paragraph = Paragraph(text, start, end, base)
    return paragraph.line(0, len(paragraph.shown))
