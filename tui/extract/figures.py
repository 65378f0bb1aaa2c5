"""All figures of an article: numbers and dates as values, each with its place and its reasons.

Where readings overlap, the one that begins first is kept, among those the longest, and a date
before a quantity of the same length; so one text always gives one answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tui.extract.amounts import Amount, Found, read_amount
from tui.extract.anchors import anchor
from tui.extract.calendars import Anchor, Known, anchor_of, iso_of
from tui.extract.currency import Currencies
from tui.extract.dates import DateWords, Spec, read_date
from tui.extract.money_nouns import of_money_before
from tui.extract.phrases import (
    about_date,
    hedge_before,
    hedge_behind,
    rate_before,
    rate_behind,
    rate_of_noun,
)
from tui.extract.quantities import open_range, read_quantity
from tui.extract.readings import Quantity, Unit, scaled
from tui.extract.subjects import subject_of
from tui.extract.times import duration_iso
from tui.extract.tokens import Line
from tui.extract.unnamed import OF_AGE, REACHED, bare_number, number_alone
from tui.model import Article, BlockKind, Figure, FigureKind, Modifier, Step
from tui.text.numerals import Number, add, to_json

Row = dict[str, str | int | float | bool | None]

_CARRIED = frozenset((FigureKind.MONEY, FigureKind.COUNT, FigureKind.MEASURE))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure in a line before its article is known."""

    line: Line
    words: DateWords | Quantity
    after: int = 0
    """One past the last token of the quantity before it."""


def figures(article: Article) -> list[Figure]:
    """Return the figures of an article in the order of their places.

    Boilerplate is not read. Linear in the length of the text.
    """
    readings = [
        reading
        for block in article.blocks
        if block.kind != BlockKind.BOILERPLATE
        for reading in _read(Line(article.text, block.body_start, block.body_end))
    ]
    dates = [reading.words.spec for reading in readings if isinstance(reading.words, DateWords)]
    known = _known(article, readings, dates)
    currencies = Currencies(article.text)
    found: list[Figure] = []
    anchor, line = Anchor(), None
    for reading in readings:
        if reading.line is not line:
            anchor, line = Anchor(), reading.line
        if isinstance(reading.words, DateWords):
            figure = _date_figure(reading.line, reading.words, known, anchor)
            anchor = anchor_of(figure.iso, anchor)
        else:
            figure = _quantity_figure(reading, reading.words, currencies)
        found.append(figure)
    return found


def to_row(figure: Figure, article: Article) -> Row:
    """Return a figure as a row of `qari figures --json`."""
    return {
        "file": article.file,
        "start": figure.start,
        "end": figure.end,
        "text": article.text[figure.start : figure.end],
        "kind": figure.kind.value,
        "value": to_json(figure.value),
        "value_min": to_json(figure.value_min),
        "value_max": to_json(figure.value_max),
        "unit": figure.unit,
        "currency": figure.currency,
        "modifier": figure.modifier.value if figure.modifier else None,
        "vague": figure.vague,
        "iso": figure.iso,
        "per": figure.per,
        "subject": figure.subject,
        "rule": figure.rule,
    }


# -- reading


def _read(line: Line) -> Iterator[_Reading]:
    """Yield the figures of a line from its first token to its last, none overlapping."""
    at = last_end = 0
    before: Quantity | None = None
    counted: list[Quantity] = []
    words = line.words
    starts = [place for place, word in enumerate(words) if word.begins]
    for at in starts:
        if at < last_end:
            continue
        sense = words[at].sense
        if sense.teen_ordinal and (end := _ordinal_end(line, at)):
            if (aged := _ordinal_age(line, at, end)) is not None:
                yield _Reading(line, aged)
                last_end = end
                continue
            if read_date(line, at) is None:
                last_end = end
                continue
        chosen = _longest(line, at, before, counted, last_end)
        if chosen is None:
            continue
        yield _Reading(line, chosen, before.end if before else 0)
        if isinstance(chosen, Quantity):
            before = chosen
            if chosen.of.kind in _CARRIED:
                counted.append(chosen)
        last_end = chosen.end


def _ordinal_end(line: Line, at: int) -> int | None:
    """`الثالث عشر`, `الحادي والعشرين`: an ordinal of two words is no figure."""
    behind = line.word(at + 1)
    if behind.key in ("عشر", "عشره"):
        return at + 2
    if behind.proclitic == "و" and (behind.sense.number or 0) in range(20, 100):
        return at + 2
    return None


def _ordinal_age(line: Line, at: int, end: int) -> Quantity | None:
    """`في الخامسة والأربعين من عمره`, `عن عمر ناهز الثانية والثمانين`."""
    ordinal, tens = line.words[at].sense.ordinal, line.words[end - 1].sense.number
    reached = line.word(at - 1).key in REACHED and line.word(at - 2).sense.age
    if not reached and (line.word(end).whole != "من" or line.word(end + 1).whole not in OF_AGE):
        return None
    if ordinal is None or tens is None:
        return None
    found: tuple[Found, ...] = (("number", at, end, str(ordinal + tens)),)
    unit = Unit(FigureKind.AGE, end, "age.ordinal", "year")
    return Quantity(at, end, unit, Decimal(ordinal + tens), found=found)


def _longest(
    line: Line, at: int, before: Quantity | None, counted: list[Quantity], free: int
) -> DateWords | Quantity | None:
    when = read_date(line, at)
    quantity = read_quantity(line, at)
    if quantity is not None and quantity.first < free:
        quantity = None
    if quantity is None and when is None:
        amount = read_amount(line, at)
        return _unnamed(line, amount, before, counted) if amount is not None else None
    if quantity is None or (when is not None and when.end >= quantity.end):
        return when
    return quantity


def _unnamed(
    line: Line, amount: Amount, before: Quantity | None, counted: list[Quantity]
) -> Quantity | None:
    """A number, or a range of two, that no word behind it gives a unit."""
    spread = open_range(line, amount)
    if spread is not None:
        low, whole = spread
        found = _without_unit(line, whole, before, counted)
        if found is not None and found.value is not None and found.low is None:
            return replace(found, value=None, low=scaled(low, found.of), high=found.value)
    return _without_unit(line, amount, before, counted)


def _without_unit(
    line: Line, amount: Amount, before: Quantity | None, counted: list[Quantity]
) -> Quantity | None:
    found = bare_number(line, amount, anchor(line, amount, before, counted))
    if found is not None:
        return of_money_before(line, found, counted)
    last = counted[-1] if counted else None
    return number_alone(line, amount, anchor(line, amount, last, counted))


# -- figures


def _known(article: Article, readings: list[_Reading], dates: list[Spec]) -> Known:
    years = [year for spec in dates for year in _years(spec)]
    this = [spec.year for spec in dates if spec.unit == "year" and spec.shift == 0 and spec.year]
    return Known(
        written=_written(article, readings),
        latest_year=max(years, default=None),
        this_year=this[0] if this else None,
    )


def _years(spec: Spec) -> Iterator[int]:
    if spec.year is not None and not spec.hijri:
        yield spec.year
    if spec.until is not None:
        yield from _years(spec.until)


def _written(article: Article, readings: list[_Reading]) -> date | None:
    """The date of an article: of its head, else the first full one behind `اليوم` in its text."""
    if article.date is not None and len(article.date) >= 10:
        return date.fromisoformat(article.date[:10])
    for reading in readings:
        words = reading.words
        if not isinstance(words, DateWords) or words.spec.until is not None:
            continue
        if reading.line.word(words.first - 1).whole not in ("اليوم", "واليوم", "ليوم"):
            continue
        if words.spec.year and words.spec.day:
            iso = iso_of(words.spec, Known(), Anchor())
            if iso is not None and len(iso) == 10:
                return date.fromisoformat(iso)
    return None


def _date_figure(line: Line, words: DateWords, known: Known, anchor: Anchor) -> Figure:
    start, end = line.begin(words.first), line.ends[words.end - 1]
    modifier = words.modifier
    found: list[Found] = [("date", words.first, words.end, _said(words.spec))]
    if modifier is None:
        hedge = about_date(line, words.first)
        if hedge is not None:
            modifier = hedge[0]
            found.append(("hedge", hedge[1], hedge[2], modifier.value))
    iso = iso_of(words.spec, known, anchor)
    sentence = line.sentence(start)
    return Figure(
        start,
        end,
        FigureKind.DATE,
        words.rule,
        modifier=modifier,
        iso=iso,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        steps=_steps(line, found),
    )


def _said(spec: Spec) -> str:
    """The fields of a date as `year=2024 month=6`, for the reader's "why"."""
    fields = ("year", "month", "day", "weekday", "unit", "shift", "piece")
    said = [(name, getattr(spec, name)) for name in fields]
    return " ".join(f"{name}={value}" for name, value in said if value is not None)


def _quantity_figure(reading: _Reading, quantity: Quantity, currencies: Currencies) -> Figure:
    line, of = reading.line, quantity.of
    start, end = line.begin(quantity.first), line.ends[quantity.end - 1]
    found = list(quantity.found)
    modifier = _modifier(line, quantity, found)
    per = _per(line, quantity, found)
    currency = of.currency if of.coded else currencies.code(of.currency)
    is_time = of.kind == FigureKind.DURATION
    sentence = line.sentence(start)
    return Figure(
        start,
        end,
        of.kind,
        of.rule,
        value=quantity.value,
        value_min=quantity.low,
        value_max=quantity.high,
        unit=of.unit,
        currency=currency,
        modifier=modifier,
        vague=quantity.vague,
        iso=_duration(quantity) if is_time else None,
        per=per,
        subject=_subject(reading, quantity),
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        steps=_steps(line, found),
    )


def _subject(reading: _Reading, quantity: Quantity) -> str | None:
    if quantity.of.kind in (FigureKind.DURATION, FigureKind.AGE):
        return None
    return subject_of(reading.line, quantity.first, quantity.end, reading.after, quantity.of.kind)


def _duration(quantity: Quantity) -> str | None:
    unit = quantity.of.unit
    if unit is None:
        return None
    if quantity.low is not None:
        return f"{duration_iso(unit, quantity.low)}/{duration_iso(unit, quantity.high)}"
    return duration_iso(unit, quantity.value)


def _modifier(line: Line, quantity: Quantity, found: list[Found]) -> Modifier | None:
    hedge = hedge_before(line, quantity.first) or hedge_behind(line, quantity.end)
    if hedge is None:
        return None
    found.append(("hedge", hedge[1], hedge[2], hedge[0].value))
    return hedge[0]


def _per(line: Line, quantity: Quantity, found: list[Found]) -> str | None:
    kind = quantity.of.kind
    if kind in (FigureKind.AGE, FigureKind.RATIO):
        return None
    if kind == FigureKind.PERCENT and line.word(quantity.end).whole == "للثانيه":
        return None  # of two, the second
    money = kind == FigureKind.MONEY
    rate = (
        rate_behind(line, quantity.end)
        or (rate_of_noun(line, quantity.end) if money else None)
        or rate_before(line, quantity.first, money)
    )
    if rate is None:
        return None
    found.append(("per", rate[1], rate[2], rate[0]))
    return rate[0]


def _steps(line: Line, found: list[Found]) -> tuple[Step, ...]:
    return tuple(
        Step(role, line.begin(first), line.ends[end - 1], value)
        for role, first, end, value in found
    )


def total(figure: Figure) -> Number | None:
    """Return one number to sort a figure by: its value, or the middle of its range."""
    if figure.value is not None or figure.value_min is None or figure.value_max is None:
        return figure.value
    return add(figure.value_min, figure.value_max) / 2
