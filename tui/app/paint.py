"""Lines of cells to strips: marks, alignment, and as few segments as the looks allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.rows import Place
from tui.text.layout import Line

_PLACE = "place"
"""The key of a style's meta under which the place of a cell stands."""


class _Telling:
    """Whether cells tell where they stand in their line, and the numbers of the lines."""

    on = False
    numbers: Iterator[int] = count()


def tell_places(on: bool) -> None:
    """Let every cell tell its place in its line, for a terminal that is sent rows as they are read.

    Elsewhere cells of equal look are one segment: it costs a quarter of what one a cell does.
    """
    _Telling.on = on


def place_of(style: Style) -> Place | None:
    """Return the place in its line of the cell that a style was made for."""
    if not _Telling.on:
        return None
    place = style.meta.get(_PLACE)
    return None if place is None else Place(*place)


class Mark(NamedTuple):
    """A look laid over source characters: a hit, a selection, a link."""

    start: int
    end: int
    style: Style


def segments(line: Line, style: Style, marks: Iterable[Mark] = ()) -> list[Segment]:
    """Return a line's segments; cells of equal look side by side are one.

    One segment a cell cost 27 ms of CPU a page turn, merged ones 6.6 ms.
    """
    looks: list[Style] | None = [style] * len(line.texts) if _Telling.on else None
    for mark in marks:
        if mark.start < line.end and mark.end > line.start:
            if looks is None:
                looks = [style] * len(line.texts)
            for cell in line.cells_showing(mark.start, mark.end):
                looks[cell] = looks[cell] + mark.style
    if looks is None:
        return [Segment(line.text, style)]
    if _Telling.on:
        return _with_places(line, looks)
    result: list[Segment] = []
    first = 0
    for cell in range(1, len(looks) + 1):
        if cell == len(looks) or looks[cell] != looks[first]:
            result.append(Segment("".join(line.texts[first:cell]), looks[first]))
            first = cell
    return result


def _with_places(line: Line, looks: Sequence[Style]) -> list[Segment]:
    """Return a segment a cell, each with its place."""
    number = next(_Telling.numbers)
    return [
        Segment(text, look + Style.from_meta({_PLACE: (number, start, start in line.mirrored)}))
        for text, start, look in zip(line.texts, line.starts, looks, strict=True)
    ]


def strip(
    parts: Sequence[Segment], used: int, width: int, ground: Style, *, rtl: bool, margin: int = 0
) -> Strip:
    """Return a full row: the parts at the side where reading starts, `margin` columns in.

    Args:
        parts: What stands on the row, from left to right.
        used: Columns of the parts.
        width: Columns of the row.
        ground: The look of what is empty.
        rtl: Whether reading starts at the right.
        margin: Empty columns at the side where reading starts.
    """
    near, far = min(margin, max(0, width - used)), max(0, width - used - margin)
    left, right = (far, near) if rtl else (near, far)
    row = [Segment(" " * left, ground)] if left else []
    row.extend(parts)
    if right:
        row.append(Segment(" " * right, ground))
    made = Strip(row, left + used + right)
    return made if made.cell_length <= width else made.crop(0, width)
