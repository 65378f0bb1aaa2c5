"""Figures and the table of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Bound(Enum):
    """What a limit is put on."""

    RATIO = "ratio"
    """Measured divided by reference, at most."""
    MOST = "most"
    """Measured, at most."""
    LEAST = "least"
    """Measured, at least."""
    OVER = "over"
    """Measured minus reference, at most."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table."""

    name: str
    measured: float
    """Median, in `unit`."""
    unit: str
    reference: float | None = None
    """Median of what it is compared with in the same run, in `unit`."""
    against: str = ""
    """What it is compared with."""
    bound: Bound | None = None
    """What the limit is put on; None for a figure without one."""
    limit: float = 0
    """In `unit`, or a plain number for a ratio."""

    @property
    def ratio(self) -> float | None:
        """Measured divided by reference."""
        return self.measured / self.reference if self.reference else None

    @property
    def ok(self) -> bool:
        """Whether the limit is kept."""
        match self.bound:
            case Bound.RATIO:
                return self.ratio is not None and self.ratio <= self.limit
            case Bound.MOST:
                return self.measured <= self.limit
            case Bound.LEAST:
                return self.measured >= self.limit
            case Bound.OVER:
                return self.reference is not None and self.measured - self.reference <= self.limit
            case None:
                return True


_HEADER = ("name", "measured", "reference", "", "ratio", "limit", "verdict")
_RIGHT = (False, True, True, False, True, False, False)
"""Which columns are set at their right edge."""


def table(figures: Iterable[Figure]) -> str:
    """Return figures as a table, a row each."""
    rows = [_HEADER, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(_fit, row, widths, _RIGHT)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    reference = "" if figure.reference is None else _quantity(figure.reference, figure.unit)
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    verdict = "" if figure.bound is None else "ok" if figure.ok else "over"
    measured = _quantity(figure.measured, figure.unit)
    return figure.name, measured, reference, figure.against, ratio, _limit(figure), verdict


def _limit(figure: Figure) -> str:
    match figure.bound:
        case Bound.RATIO:
            return f"ratio ≤ {figure.limit:.2f}"
        case Bound.MOST:
            return f"≤ {_quantity(figure.limit, figure.unit)}"
        case Bound.LEAST:
            return f"≥ {_quantity(figure.limit, figure.unit)}"
        case Bound.OVER:
            return f"≤ {_quantity(figure.limit, figure.unit)} over it"
        case None:
            return ""


def _quantity(number: float, unit: str) -> str:
    digits = 1 if number < 100 and number != int(number) else 0
    return f"{number:,.{digits}f} {unit}"


def _fit(cell: str, width: int, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)
