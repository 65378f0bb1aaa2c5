"""Values of rows in units that compare, as floats: a million of them are sorted at once."""

from __future__ import annotations

from functools import lru_cache

from tui.extract.dimensions import dimension, scale

__all__ = ["canonical", "dimension"]


@lru_cache(256)
def _scale(unit: str | None) -> tuple[float, float]:
    shift, factor = scale(unit)
    return float(shift), float(factor)


def canonical(value: float, unit: str | None) -> float:
    """Return a value in the first unit of its dimension, to be compared with others of it."""
    shift, factor = _scale(unit)
    return (value + shift) * factor
