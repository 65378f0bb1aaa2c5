"""How often something is named as time goes by: columns of block characters, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST = 6
"""Cells of a column at most, air beside it included: few months are to look like few."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns as they are drawn."""

    rows: tuple[str, ...]
    """From top to bottom, each of the same number of cells, as it is seen from the left."""
    first: str
    """The first period: `2024-11` or `2024`."""
    last: str
    highest: str
    """The period of the highest column; of several together the first of them."""
    most: int
    """Mentions of the highest column."""
    plotted: int
    """Mentions that are in it; those without a date as exact as its periods are not."""


def plot(counted: Mapping[str, int], width: int, height: int, *, rtl: bool) -> Plot | None:
    """Draw mentions by month, or by year, as they were counted.

    Periods without mentions are drawn, too. Where there are more periods than cells, several of
    them are one column.

    Args:
        counted: Mentions of each period (`2025-03`, `2025`) that has any. Where there are months
            and years, each month counts for its year if the months are of several years; else
            those dated by the year alone are left out.
        width: Cells at most.
        height: Rows.
        rtl: Whether time runs from right to left.

    Returns:
        None where there is nothing to draw.
    """
    periods = _periods(_of_one_kind(counted))
    if not periods or width < 2 or height < 1:
        return None
    together = -(-len(periods) // width)
    columns = [
        (periods[at][0], sum(count for _, count in periods[at : at + together]))
        for at in range(0, len(periods), together)
    ]
    highest, most = max(columns, key=lambda column: column[1])
    wide = max(1, min(_WIDEST, width // len(columns)))
    lengths = [_eighths(count, most, height) for _, count in columns]
    rows = tuple(_row(lengths, level, wide, rtl=rtl) for level in range(height - 1, -1, -1))
    plotted = sum(count for _, count in columns)
    return Plot(rows, periods[0][0], periods[-1][0], highest, most, plotted)


def _of_one_kind(counted: Mapping[str, int]) -> dict[str, int]:
    months = {period: count for period, count in counted.items() if "-" in period}
    if not months or len(months) == len(counted):
        return dict(counted)
    if len({period[:4] for period in months}) == 1:
        return months
    years: dict[str, int] = {}
    for period, count in counted.items():
        years[period[:4]] = years.get(period[:4], 0) + count
    return years


def _periods(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return all periods from the first to the last one, those without mentions too."""
    if not counted:
        return []
    if "-" not in next(iter(counted)):
        years = sorted(int(period) for period in counted)
        return [(f"{y:04}", counted.get(f"{y:04}", 0)) for y in range(years[0], years[-1] + 1)]
    months = sorted(int(period[:4]) * 12 + int(period[5:7]) - 1 for period in counted)
    named = (f"{m // 12:04}-{m % 12 + 1:02}" for m in range(months[0], months[-1] + 1))
    return [(month, counted.get(month, 0)) for month in named]


def _eighths(count: int, most: int, height: int) -> int:
    """Return the length of a column in eighths of a cell: one at least where there is anything."""
    return max(1, round(count * height * 8 / most)) if count else 0


def _row(lengths: Sequence[int], level: int, wide: int, *, rtl: bool) -> str:
    """Return a row of all columns, with a foot of a dot where nothing is."""
    cells = []
    for length in lengths:
        filled = _EIGHTHS[max(0, min(8, length - level * 8))]
        if not length and not level:
            filled = "·"
        body = filled * max(1, wide - 1) if filled != "·" else filled.center(max(1, wide - 1))
        cells.append(f" {body}" if rtl and wide > 1 else body + " " * (wide > 1))
    return "".join(reversed(cells) if rtl else cells)
