"""Figures in the words of the interface: values with scale and unit, dates, and as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tui.model import Figure, FigureKind, Modifier
from tui.text.numerals import Number
from tui.words import COUNTS, TEXTS, Words

SIGNS = {
    Modifier.ABOUT: "≈",
    Modifier.MORE_THAN: ">",
    Modifier.LESS_THAN: "<",
    Modifier.UP_TO: "≤",
}
"""Signs of hedges; in Arabic rows they are mirrored as UAX #9 has it."""
PARTS = (Modifier.EARLY, Modifier.MID, Modifier.LATE)
"""The hedges of a date; words say them."""

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
"""Currencies that are said in a column; the others are said once, above their amounts."""
_SCALES = ((12, 3), (9, 3), (6, 3), (3, 1))
"""Powers of ten that have a name, and the decimals up to which a value is said in them."""
_LEAST_IN_THOUSANDS = 10_000
_SMALL_DENOMINATOR = 12
"""Up to it a fraction that no decimals say is said as one: ١/٣."""
_DECIMALS = 4

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in pieces that stand in columns."""

    sign: str
    """A hedge, or nothing."""
    number: str
    """Digits; nothing where words say it all."""
    scale: str
    """The name of a power of ten, or the words that say it all."""
    unit: str
    """What is counted."""


def base_of(text: str, *, rtl: bool) -> int:
    """Return the direction in which words of an article stand on a row of the interface."""
    return 1 if rtl or _ARABIC.search(text) else 0


def apart(text: str) -> str:
    """Return words of an article between bidi isolates (FSI, PDI): they keep their own order."""
    return f"\u2068{text}\u2069"


def value_of(figure: Figure, text: str, words: Words) -> Value:
    """Return a figure's value; vague ones and dates without a day are said as written."""
    sign = SIGNS.get(figure.modifier, "") if figure.modifier else ""
    if figure.kind is FigureKind.DATE:
        return Value(sign, "", date_said(figure, words) or _slice(text, figure), "")
    low, high = figure.value_min, figure.value_max
    if figure.value is not None:
        low = high = figure.value
    if figure.vague or low is None or high is None:
        return Value(sign, "", _slice(text, figure), "")
    key = f"duration.{figure.unit}"
    timed = figure.kind in (FigureKind.DURATION, FigureKind.AGE)
    if timed and low == high and key in COUNTS and Fraction(low).denominator == 1:
        return Value(sign, "", words.count(key, int(low)), "")
    power = _power(low, high)
    number = number_said(low, power, words)
    if high != low:
        number = f"{number}\u2013{number_said(high, power, words)}"
    scale = words.say(f"scale.{power}") if power else ""
    return Value(sign, number, scale, unit_of(figure, text, words))


def number_said(value: Number, power: int, words: Words) -> str:
    """Return a number by a power of ten, in the digits of the interface.

    What four decimals do not say is a fraction (1/3), or else rounded to them.
    """
    part = Fraction(value) / Fraction(10**power)
    shown = round(part, _DECIMALS)
    if shown != part and part.denominator <= _SMALL_DENOMINATOR and part < 1:
        return words.digits(f"{part.numerator}/{part.denominator}")
    decimal = Decimal(shown.numerator) / Decimal(shown.denominator)
    plain = f"{decimal:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return words.digits(plain)


def _power(low: Number, high: Number) -> int:
    """Return the largest power of ten with a name in which both numbers are said exactly."""
    for power, decimals in _SCALES:
        unit = int(10**power)
        least = unit if power > 3 else _LEAST_IN_THOUSANDS
        if abs(Fraction(high)) < least:
            continue
        parts = [Fraction(number) / unit for number in (low, high)]
        small = power > 3 or abs(parts[1]) < 1000
        if small and all((part * 10**decimals).denominator == 1 for part in parts):
            return power
    return 0


def unit_of(figure: Figure, text: str, words: Words) -> str:
    """Return what a value counts: the interface's word, else the article's own, else its code."""
    if figure.kind is FigureKind.MONEY:
        return _SYMBOLS.get(figure.currency or "", "")
    if figure.kind is FigureKind.PERCENT:
        return words.say(f"unit.{figure.unit or 'percent'}")
    if figure.kind is FigureKind.RATIO:
        return "×"
    if figure.unit is None:
        return ""
    if f"duration.{figure.unit}" in COUNTS:
        return words.say(f"time.{figure.unit}")
    role = "noun" if figure.kind is FigureKind.COUNT else "unit"
    if words.rtl or role == "noun":
        for step in figure.steps:
            if step.role == role and not figure.rule.endswith("noun-first"):
                return " ".join(text[step.start : step.end].split())
    return figure.unit


def currency_said(code: str | None, words: Words) -> str:
    """Return the name of a currency; its code where the table has no name."""
    if code is None:
        return words.say("currency.none")
    key = f"currency.{code}"
    return words.say(key) if key in TEXTS else code


def hedge_said(modifier: Modifier, words: Words) -> str:
    """Return a hedge in words."""
    return words.say(f"hedge.{modifier}")


def date_said(figure: Figure, words: Words) -> str:
    """Return a date, its part of a year or month first; nothing where the article says none."""
    if not figure.iso:
        return ""
    first, slash, last = figure.iso.partition("/")
    said = day_said(first, words)
    if slash:
        begin, end = _ISO.fullmatch(first), _ISO.fullmatch(last)
        if begin and end and begin[2] and end[2] and begin[1] == end[1]:
            said = day_said(first, words, year=False)
        said = f"{said} \u2013 {day_said(last, words)}"
    if figure.modifier in PARTS:
        said = f"{hedge_said(figure.modifier, words)} {said}"
    return said


def day_said(iso: str, words: Words, *, year: bool = True) -> str:
    """Return an ISO 8601 year, month, day or week in words; others as they are."""
    week = _WEEK.fullmatch(iso)
    if week:
        of = words.digits(week[1])
        return words.say("figures.week", week=words.digits(str(int(week[2]))), year=of)
    found = _ISO.fullmatch(iso)
    if found is None or (found[2] and not 1 <= int(found[2]) <= 12):
        return words.digits(iso)
    parts = [words.digits(found[1])] if year or not found[2] else []
    if found[2]:
        parts.insert(0, words.say(f"month.{int(found[2])}"))
    if found[3]:
        parts.insert(0, words.digits(str(int(found[3]))))
    return " ".join(parts)


def written(figure: Figure, text: str) -> str:
    """Return a figure as the article has it, with its hedge and what a rate refers to."""
    spans = [(figure.start, figure.end)]
    for step in figure.steps:
        outside = step.end <= figure.start or step.start >= figure.end
        if step.role in ("hedge", "per") and outside:
            spans.append((step.start, step.end))
    return " ".join(" ".join(text[start:end].split()) for start, end in sorted(spans))


def _slice(text: str, figure: Figure) -> str:
    return " ".join(text[figure.start : figure.end].split())


def detail_of(figure: Figure, text: str, words: Words) -> tuple[str, str]:
    """Return the second row of a figure: what the interface says of it, and the article.

    The article says what the figure is about and how it is written; of a relative date the first
    row has said it.
    """
    if figure.kind is FigureKind.DATE and not figure.iso:
        return words.say("figures.relative"), ""
    parts = (figure.subject or "", written(figure, text))
    said = " · ".join(part for part in parts if part)
    return (words.say("figures.vague") if figure.vague else ""), said
