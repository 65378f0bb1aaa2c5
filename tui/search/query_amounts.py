"""Amounts as they are typed behind a field: `>1مليار`, `40..60`, `>=1e9USD`, `5 جيجاوات`.

What scales, currencies and units are called is asked of the caller: the tables belong to the
reading of figures, which this floor does not import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from tui.model import FigureKind
from tui.search.query_tree import Bound, Range
from tui.text.numerals import LARGEST, read_digits, to_json


class AmountNames(Protocol):
    """What the words of amounts mean; None is returned for a word that means no such thing."""

    def scale(self, word: str) -> int | None:
        """What a scale word stands for: 10^9 for `مليار` and `bn`, 2 * 10^9 for `مليارين`."""

    def currencies(self, name: str) -> frozenset[str] | None:
        """ISO 4217 codes that a code, a sign or a name stands for, one at least."""

    def unit(self, name: str) -> str | None:
        """Code of a unit of measure or time, such as `GW`, `year`, by its name or code."""

    def dual(self, name: str) -> bool:
        """Whether a unit's name says that there are two: `يومين`."""

    def dimension(self, unit: str) -> str:
        """What a unit measures, such as `power`, `time`."""

    def canonical(self, value: Fraction, unit: str) -> Fraction:
        """A value in the first unit of its dimension."""

    def begins(self, word: str) -> bool:
        """Whether a scale word or the name of a currency begins so."""

    def month(self, name: str) -> int | None:
        """Number of a month, 1 to 12."""


class NoNames:
    """Knows no words of amounts: only bare numbers and percentages are read."""

    def scale(self, word: str) -> int | None:
        """No word is a scale."""
        return None

    def currencies(self, name: str) -> frozenset[str] | None:
        """No word is a currency."""
        return None

    def unit(self, name: str) -> str | None:
        """No word is a unit."""
        return None

    def dual(self, name: str) -> bool:
        """No word is a unit."""
        return False

    def dimension(self, unit: str) -> str:
        """A unit measures itself."""
        return unit

    def canonical(self, value: Fraction, unit: str) -> Fraction:
        """A value is as it is."""
        return value

    def begins(self, word: str) -> bool:
        """No word begins so."""
        return False

    def month(self, name: str) -> int | None:
        """No word is a month."""
        return None


_COMPARED = re.compile(r"(<=|>=|=<|=>|≤|≥|<|>|=)?\s*(.*)", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:\.{2,}|…)\s*")
_DASH = re.compile(r"(?<=[0-9٠-٩۰-۹%٪])\s*[-–−]\s*(?=[0-9٠-٩۰-۹])")
_DIGIT = "0-9٠-٩۰-۹"
_NUMBER = re.compile(
    rf"([-−+]?)\s*(?:([^\W\d]{{0,2}}[$€£¥₹₽₺₪₩﷼₿])\s*)?"
    rf"([{_DIGIT}]+(?:[.,٫٬،][{_DIGIT}]+)*\s?[½⅓-⅞¼¾]?|[½⅓-⅞¼¾])(?:e\+?([{_DIGIT}]{{1,2}})(?![{_DIGIT}]))?",
    re.IGNORECASE,
)
"""A sign, a sign of currency before the number, the number, and a power of ten."""
_SCALED_CODE = re.compile(r"(k|mn?|bn?|tn|thousand|million|billion|trillion)\s*([a-z]{3})", re.I)
_SIGN_BEHIND = re.compile(r"(.*?)\s*([$€£¥₹₽₺₪₩﷼₿])\s*", re.DOTALL)
_PERCENT = frozenset(
    ("%", "٪", "percent", "بالمئة", "بالمائة", "في المئة", "في المائة", "بالمية", "في المية")
)
_TIMES = frozenset(("x", "×", "times", "ضعف", "أضعاف", "مرة", "مرات"))
_LONGEST = 200
"""Characters of an amount: two numbers of 40, each with its unit."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with what stands behind it."""

    value: Fraction
    scale: int
    unit: str
    """A code, or a currency's name; empty where there is none."""
    currencies: frozenset[str] = frozenset()

    @property
    def plain(self) -> bool:
        return self.scale == 1 and not self.unit


class _Unread(Exception):
    """An amount that is not understood; its argument is the name of a problem."""


def read_range(
    text: str, kind: FigureKind | None, measured: str, names: AmountNames
) -> Range | str:
    """Return what an amount behind a field asks for, or the name of what is wrong with it.

    Args:
        text: Behind the colon: a comparison, a number, or two numbers with `..` between.
        kind: What the field asks for; None where its unit tells.
        measured: The dimension that the unit must have, empty for any.
        names: What the words mean.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return "number"
    try:
        return _read(text, kind, measured, names)
    except _Unread as problem:
        return str(problem)


def _read(text: str, kind: FigureKind | None, measured: str, names: AmountNames) -> Range:
    compared = _COMPARED.fullmatch(text)
    assert compared is not None  # everything is optional in it
    sign, rest = compared[1] or "", compared[2]
    parts = _BETWEEN.split(rest, maxsplit=1) if not sign else [rest]
    if len(parts) == 1 and not sign:
        parts = _DASH.split(rest, maxsplit=1)
    read = [_amount(part, kind, names) if part else None for part in parts]
    amounts = [amount for amount in read if amount is not None]
    if not amounts:
        raise _Unread("number")
    amounts[0] = first = _like(amounts[0], amounts[-1])
    kind = kind or _kind_of(amounts[-1], names)
    if kind is FigureKind.PERCENT:
        amounts = [replace(amount, unit=amount.unit or "%") for amount in amounts]
    dimensions = {_check(amount, kind, measured, names) for amount in amounts}
    if len(dimensions) > 1 or amounts[0].currencies != amounts[-1].currencies:
        raise _Unread("two_units")
    codes = tuple(sorted(first.currencies))
    closed = "=" in sign or sign in "≤≥"
    bounds = [_bound(amount, kind, names, closed=closed) for amount in amounts]
    if len(bounds) == 2:
        low, high = sorted(bounds, key=lambda bound: bound.compared)
        return Range(kind, low, high, dimensions.pop(), codes)
    only = bounds[0]
    at_least = ">" in sign or sign == "≥" or (not sign and len(read) == 2 and read[1] is None)
    at_most = "<" in sign or sign == "≤" or (not sign and len(read) == 2 and read[0] is None)
    low_end, high_end = (None if at_most else only), (None if at_least else only)
    return Range(kind, low_end, high_end, dimensions.pop(), codes)


def _like(first: _Amount, last: _Amount) -> _Amount:
    """Return the first of two amounts with the scale and the unit that only the second has."""
    if first.plain and not last.plain:
        return replace(last, value=first.value * last.scale)
    if not first.unit:
        return replace(first, unit=last.unit, currencies=last.currencies)
    return first


def _bound(amount: _Amount, kind: FigureKind, names: AmountNames, closed: bool) -> Bound:
    if abs(amount.value) > LARGEST:
        raise _Unread("large")
    unit = "year" if kind is FigureKind.AGE else amount.unit  # an age is asked for in years
    measures = unit and not amount.currencies and unit != "%"
    compared = names.canonical(amount.value, unit) if measures else amount.value
    return Bound(amount.value, amount.unit, compared, closed)


def _kind_of(amount: _Amount, names: AmountNames) -> FigureKind:
    """Return what a unit alone tells of the kind."""
    if amount.currencies:
        return FigureKind.MONEY
    if amount.unit == "%":
        return FigureKind.PERCENT
    if not amount.unit:
        raise _Unread("needs_field")
    return FigureKind.DURATION if names.dimension(amount.unit) == "time" else FigureKind.MEASURE


def _check(amount: _Amount, kind: FigureKind, measured: str, names: AmountNames) -> str:
    """Return the dimension of an amount's unit, empty for none; raise where it is of no use."""
    unit = amount.unit
    if kind is FigureKind.MONEY:
        if unit and not amount.currencies:
            raise _Unread("currency")
        return ""
    if kind is FigureKind.PERCENT:
        if unit != "%":
            raise _Unread("unit")
        return ""
    if kind is FigureKind.AGE or kind is FigureKind.COUNT or kind is FigureKind.RATIO:
        if unit:
            raise _Unread("unit")
        return ""
    if not unit:
        raise _Unread("needs_unit")
    dimension = "" if amount.currencies or unit == "%" else names.dimension(unit)
    if not dimension or (measured and dimension != measured):
        raise _Unread("unit")
    if (dimension == "time") != (kind is FigureKind.DURATION):
        raise _Unread("unit")
    return dimension


# --- one amount -----------------------------------------------------------------------------------


def _amount(text: str, kind: FigureKind | None, names: AmountNames) -> _Amount:
    found = _NUMBER.match(text)
    if found is None:
        return _amount_without_number(text, kind, names)
    number = read_digits(found[3].rstrip())
    value = to_json(number)
    if value is None:
        raise _Unread("number")
    exact = Fraction(str(value)) * 10 ** int(found[4] or 0)
    if found[1] in ("-", "−"):
        exact = -exact
    rest = text[found.end() :].strip()
    scale, unit, codes = _behind(rest, kind, names)
    if found[2]:
        codes = names.currencies(found[2])
        if unit or codes is None:
            raise _Unread("currency")
        unit = found[2]
    return _Amount(exact * scale, scale, _code(unit, codes), codes or frozenset())


def _amount_without_number(text: str, kind: FigureKind | None, names: AmountNames) -> _Amount:
    """Return what a scale word or a unit alone is: `>مليار`, `>سنة` are more than one of them."""
    try:
        scale, unit, codes = _behind(text.strip(), kind, names)
    except _Unread:
        raise _Unread("number") from None
    if scale == 1 and (codes or unit in ("", "%")):
        raise _Unread("number")
    value = Fraction(2 if scale == 1 and names.dual(text.strip()) else scale)
    return _Amount(value, scale, _code(unit, codes), codes or frozenset())


def _code(unit: str, codes: frozenset[str] | None) -> str:
    """Return a unit's code; a currency's name stays where several countries share it."""
    return min(codes) if codes and len(codes) == 1 else unit


def _behind(
    text: str, kind: FigureKind | None, names: AmountNames
) -> tuple[int, str, frozenset[str] | None]:
    """Return scale, unit and currencies of what stands behind a number.

    Behind a length `m` is metres, behind money it is millions: a unit that the field asks for goes
    before a scale.
    """
    whole = _unit(text, kind, names)
    measure = kind in (FigureKind.MEASURE, FigureKind.DURATION, None)
    if whole is not None and measure and not whole[1]:
        return 1, *whole
    first, _, rest = text.partition(" ")
    scale = names.scale(first) if first else None
    if scale is not None and (unit := _unit(rest.strip(), kind, names)) is not None:
        return scale, *unit
    if whole is not None:
        return 1, *whole
    for split in (_SCALED_CODE.fullmatch(text), _SIGN_BEHIND.fullmatch(text)):
        if split is not None and (scale := names.scale(split[1]) if split[1] else 1) is not None:
            codes = names.currencies(split[2])
            if codes is not None:
                return scale, split[2], codes
    raise _Unread("currency" if kind is FigureKind.MONEY else "unit")


def _unit(
    text: str, kind: FigureKind | None, names: AmountNames
) -> tuple[str, frozenset[str] | None] | None:
    """Return a unit's code or a currency's name, with its codes; None where there is none."""
    text = " ".join(text.split())
    if not text:
        return "", None
    if text.lower() in _PERCENT:
        return "%", None
    if kind is FigureKind.RATIO and text.lower() in _TIMES:
        return "", None
    codes = names.currencies(text)
    if codes is not None:
        return text, codes
    unit = names.unit(text)
    if unit is None:
        return None
    return ("", None) if kind is FigureKind.AGE and unit == "year" else (unit, None)
