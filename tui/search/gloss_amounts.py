"""Amounts and dates of a query in words: `مبلغ أكبر من ٥ مليارات`, `after May 2024`."""

from __future__ import annotations

from decimal import Context
from fractions import Fraction

from tui.model import FigureKind
from tui.search.query_tree import Bound, Dates, Day, Range
from tui.words import COUNTS, TEXTS, Said, Words

_EXACT = Context(prec=60)
_POWERS = (12, 9, 6, 3)
SHARED = {
    name: names.split()[0]
    for names in (
        "dollar dollars دولار دولارا دولارات دولارين",
        "riyal riyals rial rials ريال ريالا ريالات ريالين",
        "dirham dirhams درهم درهما دراهم درهمين",
        "dinar dinars دينار دينارا دنانير دينارات دينارين",
        "pound pounds جنيه جنيها جنيهات جنيهين",
        "lira liras ليرة ليرات ليرتين",
        "franc francs فرنك فرنكا فرنكات فرنكين",
        "rupee rupees روبية روبيات روبيتين",
    )
    for name in names.split()
}
"""Names of currencies that several countries share, each with the key of its words."""


def amounts(query: Range, words: Words) -> str:
    """Return a range as a thing that an article contains."""
    of = f"query.kind.{query.measured}"
    measure = query.kind is FigureKind.MEASURE and of in TEXTS
    kind = words.say(of if measure else f"query.kind.{query.kind}")
    low, high = query.low, query.high
    if low is not None and high is not None:
        if low == high:
            return words.say("query.exactly", kind=kind, n=_amount(low, words))
        first, last = _amount(low, words), _amount(high, words)
        return words.say("query.between", kind=kind, a=first, b=last)
    if low is not None:
        key = "query.at_least" if low.closed else "query.over"
        return words.say(key, kind=kind, n=_amount(low, words))
    assert high is not None  # a range has one end at least
    key = "query.at_most" if high.closed else "query.under"
    return words.say(key, kind=kind, n=_amount(high, words))


def _amount(bound: Bound, words: Words) -> str:
    """Return a value with its unit, by a scale word where it is told by two decimals."""
    unit = bound.unit
    if unit == "%":
        return words.say("query.percent", n=_number(bound.value, words))
    number: str
    power = _power(bound.value)
    if power:
        key = f"query.scale_of.{power}" if unit else f"query.scale.{power}"
        number = Said(words.count(key, _plain(bound.value / 10**power)))
    elif f"query.count.{unit}" in COUNTS and bound.value > 0:
        return Said(words.count(f"query.count.{unit}", _plain(bound.value)))
    else:
        number = _number(bound.value, words)
    if not unit:
        return number
    # A currency's name would need its plurals behind a number without a scale word; in English one
    # that several countries share is said all the same, as it may have been typed in Arabic.
    shared = SHARED.get(unit.lower())
    known = [f"query.unit.{unit}", *([f"query.currency.{unit}"] if power else [])]
    if shared and (power or not words.rtl):
        known.append(f"query.currency.{shared}")
    name = next((words.say(name) for name in known if name in TEXTS), unit)
    return words.say("query.amount", n=number, unit=name)


def _power(value: Fraction) -> int:
    """Return the power of ten of the scale word that tells a value, 0 for none."""
    for power in _POWERS:
        scaled = value / 10**power
        if scaled >= 1 and (scaled * 100).denominator == 1:
            return power
    return 0


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _number(value: Fraction, words: Words) -> str:
    return words.digits(f"{_EXACT.divide(value.numerator, value.denominator):,f}")


def period(query: Dates, words: Words) -> str:
    """Return when articles of a span of time were published."""
    low, high = query.low, query.high
    if low is not None and high is not None:
        if low == high:
            key = "query.on" if low.period.count("-") == 2 else "query.in"
            return words.say(key, when=_day(low, words))
        return words.say("query.from_to", first=_day(low, words), last=_day(high, words))
    if low is not None:
        return words.say("query.since" if low.closed else "query.after", when=_day(low, words))
    assert high is not None  # a span has one end at least
    if not high.closed:
        return words.say("query.before", when=_day(high, words))
    whole = high.period.count("-") == 2
    return words.say("query.until_day" if whole else "query.until", when=_day(high, words))


def _day(day: Day, words: Words) -> str:
    year, *rest = day.period.split("-")
    shown = words.digits(year)
    if not rest:
        return words.say("query.year", year=shown)
    month = words.say(f"month.{int(rest[0])}")
    if len(rest) == 1:
        return words.say("query.month", month=month, year=shown)
    number = words.digits(str(int(rest[1])))
    return words.say("query.day", day=number, month=month, year=shown)
