"""What is read of a quantity before its article is known: token numbers, not characters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.model import FigureKind
from tui.text.numerals import LARGEST, Number


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount is of, and where the words for it end."""

    kind: FigureKind
    end: int
    rule: str
    unit: str | None = None
    currency: str | None = None
    """Key of the tables of currencies, or a code where `coded`."""
    coded: bool = False
    divisor: int = 1
    """How many cents make one."""
    factor: int = 1
    """The scale in an abbreviation: `م د` is a million dinars."""
    extra: Fraction = Fraction(0)
    """What `ونصف` behind the unit adds."""
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that is no date, in tokens."""

    first: int
    end: int
    of: Unit
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    vague: bool = False
    found: tuple[Found, ...] = ()


def scaled(value: Number, unit: Unit) -> Number | None:
    """Return a number in the unit named, cents and halves counted in; None above the limit."""
    if unit.extra:
        value = Fraction(value) + unit.extra
    if unit.divisor != 1 or unit.factor != 1:
        value = value * unit.factor / unit.divisor
    return value if value <= LARGEST else None


def like(amount: Amount, before: Quantity) -> Quantity | None:
    """Return an amount in the unit of another figure."""
    kind = before.of.kind.lower()
    unit = replace(before.of, end=amount.end, rule=f"{kind}.joined", extra=Fraction(0))
    if amount.scale > 1 and before.of.kind == FigureKind.PERCENT:
        return None  # `استحوذت على 49% مقابل 1.2 مليار`
    if amount.scale > 1:
        unit = replace(unit, factor=1, divisor=1)  # `50 سنتا ثم مليونا` are no cents
    value = scaled(amount.value, unit) if amount.value is not None else None
    if value is None:
        return None
    at = ("anchor", before.first, before.end, before.of.unit or before.of.currency or "")
    return Quantity(amount.first, amount.end, unit, value, found=(*amount.found, at))
