"""Bars of block characters: how long a value is drawn, on a plain or a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_SPREAD = 100
"""Largest by smallest value from which the scale is logarithmic: in the eight cells that the
narrowest panel leaves to a bar, a hundredth would be less than a tenth of one cell."""
_FOOT = 0.1
"""The length of the smallest bar of a logarithmic scale, by that of the spread."""

_GROWING = " ▏▎▍▌▋▊▉█"
"""Cells filled from the left by eighths. None is filled from the right but by a half and by an
eighth; the others in reverse video would do, but terminals that draw blocks from the font leave
a line above or below them that reverse video fills, so the end would be of another height."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How values become lengths; both ends are above 0."""

    low: float
    """The value that has no length on a logarithmic scale; a plain one begins at 0."""
    high: float
    """The value whose bar is the longest."""
    logarithmic: bool

    def part(self, value: float) -> float:
        """Return the length of a value, from 0 to 1."""
        if value <= 0:
            return 0.0
        if not self.logarithmic:
            return min(1.0, value / self.high)
        length = math.log(value / self.low) / math.log(self.high / self.low)
        return max(0.0, min(1.0, length))


def scale_of(values: Sequence[float]) -> Scale | None:
    """Return the scale for values that are to be compared; None where none is above 0."""
    above = [value for value in values if value > 0]
    if not above:
        return None
    least, most = min(above), max(above)
    if most / least <= _SPREAD:
        return Scale(least, most, False)
    return Scale(least / (most / least) ** _FOOT, most, True)


def bar(first: float, last: float, cells: int, *, rtl: bool) -> str:
    """Return a bar as it is seen, from the left to the right.

    Args:
        first: Where it begins, from 0 at the side where reading starts to 1.
        last: Where it ends.
        cells: Columns of a bar from 0 to 1; so many characters are returned.
        rtl: Whether reading starts at the right. Such bars end at half cells, others at eighths.
    """
    steps = 2 if rtl else 8
    begin = round(first * cells * 2) * steps // 2  # a piece without its beginning: half cells
    end = max(round(last * cells * steps), begin + (1 if begin else 0))
    if end == begin == 0:
        row = ("▕" if rtl else "▏") + " " * (cells - 1)
        return row[::-1] if rtl else row
    row = "".join(
        _cell(begin - cell * steps, end - cell * steps, steps, rtl=rtl) for cell in range(cells)
    )
    return row[::-1] if rtl else row


def _cell(begin: int, end: int, steps: int, *, rtl: bool) -> str:
    """Return the cell that is filled from a step to another, counted in reading order."""
    begin, end = max(0, begin), min(steps, end)
    if end <= begin:
        return " "
    if begin:
        return "▌" if rtl else "▐"
    if rtl:
        return "█" if end == steps else "▐"
    return _GROWING[end]
