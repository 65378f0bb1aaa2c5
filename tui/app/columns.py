"""Columns of a table: which fit on a width, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style

from tui.app.paint import segments
from tui.text.fitting import one_line

C = TypeVar("C", bound=StrEnum, covariant=True)
_C = TypeVar("_C", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Place(Generic[C]):
    """A column of the table and where it stands."""

    column: C
    first: int
    """Columns of the screen from the side where reading starts."""
    width: int


def fitted(
    width: int,
    columns: Sequence[_C],
    least: Mapping[_C, int],
    missed: Sequence[_C],
    shares: Mapping[_C, int],
) -> tuple[Place[_C], ...]:
    """Return the columns that fit on a width, in reading order; one at least.

    Args:
        width: Columns of the screen.
        columns: All columns of the table, in reading order.
        least: Columns of the screen that each needs.
        missed: The columns by what is missed most where there is no room for it.
        shares: How columns share what is left.
    """
    gap = 2 if width >= 110 else 1
    room = width - 2 + gap
    chosen: dict[_C, int] = {}
    for column in missed:
        if least[column] + gap <= room or not chosen:
            chosen[column] = least[column]
            room -= least[column] + gap
    sharing = [column for column in chosen if column in shares]
    total = sum(shares[column] for column in sharing)
    for column in sharing:
        share = room * shares[column] // total
        chosen[column] += share
        room -= share
        total -= shares[column]
    result: list[Place[_C]] = []
    first = 1
    for column in columns:
        if column in chosen:
            result.append(Place(column, first, chosen[column]))
            first += chosen[column] + gap
    return tuple(result)


def cell(
    text: str,
    width: int,
    look: Style,
    ground: Style,
    *,
    rtl: bool,
    own: bool = False,
    far: bool = False,
) -> list[Segment]:
    """Return a text on exactly `width` columns, at the side where the interface starts to read.

    Args:
        text: What the cell says.
        width: Its columns.
        look: The look of the text.
        ground: The ground of the cell.
        rtl: Whether the interface runs from right to left.
        own: Whether the text runs in its own direction, as words of an article do.
        far: Whether it stands at the other side, as numbers do under each other.
    """
    line = one_line(text or " ", width, None if own else int(rtl))
    blank = width - line.width
    parts = segments(line, ground + look)
    pad = [Segment(" " * blank, ground)] if blank > 0 else []
    return [*pad, *parts] if rtl is not far else [*parts, *pad]
