"""Amounts with what they are amounts of: money, percent, measures, time, ratios, counted things.

A reading goes as far as it can, and the kinds are tried in one order: percent, money, measure,
time, ratio, count. Token numbers, not characters.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tui.extract.amounts import Amount, Found, read_amount, read_group
from tui.extract.counted import noun_before, read_counted
from tui.extract.dates import is_year
from tui.extract.measures import and_half, measure_unit, percent_unit
from tui.extract.money import currency_unit, money_before, money_unit
from tui.extract.ratios import is_share, ratio_alone, times_unit, twice
from tui.extract.readings import Quantity, Unit, scaled
from tui.extract.signs import MINUS, is_negative
from tui.extract.times import (
    OF_AGE,
    and_fraction,
    is_age,
    one_unit,
    time_unit,
    unit_again,
    vague_time,
)
from tui.extract.tokens import Line
from tui.extract.words.currencies import CODES, DOLLARS, SIGNS
from tui.extract.words.numbers import ENGLISH_SCALES
from tui.model import FigureKind
from tui.text.numerals import Number

_RANGE_FROM = frozenset(("من", "ومن", "بين"))
_RANGE = frozenset(("الى", "الي", "-", "–", "—", "حتي", "او", "لي"))


_BETWEEN = frozenset(("بين", "مابين", "وبين"))


_TWO = frozenset(("مرتين", "مرتان", "نقطتين", "نقطتان"))
_SAME = frozenset("مماثل مقابل نفسه ذاته مذكور منتهي منقضي".split())
_MANY = frozenset("دولارات دنانير دراهم ريالات جنيهات ليرات".split())


_FEW = frozenset(("قليله", "معدوده", "معدودات", "عده", "عديده"))


_SMALLER = {
    ("t", "kg"): 1000,
    ("kg", "g"): 1000,
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
}
"""How many of the second unit make one of the first."""


_GRADED = frozenset("بنزين عيار اوكتان".split())


_CLITICS = frozenset(("و", "ب", "ل", "ف", "ك", "ال", "وال", "وب", "ول"))


_SPORT = frozenset(("نهايي", "النهايي", "نهاءي", "سنوي", "سنويه", "السنوي", "السنويه"))


def read_quantity(line: Line, at: int) -> Quantity | None:
    """Return the quantity whose number, or whose only word, begins at a token."""
    word = line.words[at]
    if word.sign or word.latin:
        return _sign_first(line, at)
    amount = read_amount(line, at)
    if amount is not None:
        found = _of_every(line, amount) or _of_amount(line, amount)
        if found is not None:
            return found
    return _without_number(line, at)


def _of_every(line: Line, amount: Amount) -> Quantity | None:
    """`4 من كل 10`, `واحد من كل خمسة`: a share."""
    end = amount.end
    if line.word(end).whole != "من" or line.word(end + 1).whole != "كل" or amount.value is None:
        return None
    every = read_amount(line, end + 2)
    if every is None or not every.value or amount.value > every.value:
        return None
    share = Fraction(amount.value) / Fraction(every.value)
    found = (*amount.found, *every.found)
    of = Unit(FigureKind.RATIO, every.end, "ratio.of-every", "times", found=found)
    return Quantity(amount.first, every.end, of, share, found=found)


def _of_amount(line: Line, amount: Amount) -> Quantity | None:
    unit = unit_of(line, amount)
    if unit is None:
        ranged = _range(line, amount)
        if ranged is not None:
            return ranged
        unit = noun_unit(line, amount) or money_before(line, amount)
        if unit is None:
            return None
    first = amount.first
    if unit.rule.endswith("-first"):
        first = unit.found[0][1]
    return _quantity(line, amount, unit, first)


def _quantity(line: Line, amount: Amount, unit: Unit, first: int) -> Quantity | None:
    unit = _with_smaller(line, amount, unit)
    found = (*amount.found, *unit.found)
    end = max(unit.end, amount.end)
    if amount.value is None:
        return Quantity(first, end, unit, vague=True, found=found)
    value = scaled(amount.value, unit)
    if value is None:
        return None
    if is_negative(line, amount.first, unit, end):
        return Quantity(amount.first - 1, end, unit, -value, found=found)
    return Quantity(first, end, unit, value, found=found)


def _with_smaller(line: Line, amount: Amount, unit: Unit) -> Unit:
    """Take in what follows in a smaller unit: `31 كلغ و498 غراما`, `50 دينارا و500 مليم`."""
    at = unit.end
    if line.word(at).whole == "و":
        at += 1
    elif line.word(at).proclitic != "و":
        return unit
    if amount.value is None or unit.extra or unit.divisor != 1 or line.words[at].sign:
        return unit
    more = read_amount(line, at)
    smaller = unit_of(line, more) if more is not None else None
    if more is None or more.value is None or smaller is None or smaller.kind != unit.kind:
        return unit
    if unit.kind == FigureKind.MONEY:
        if _goes_on(line, amount, unit, more, smaller):
            found = (*unit.found, *more.found, *smaller.found)
            return replace(unit, end=smaller.end, extra=Fraction(more.value), found=found)
        cents = line.word(more.end).sense.cents
        parts = dict(cents).get(unit.currency or "", 0) if not unit.coded else 0
    else:
        parts = _SMALLER.get((unit.unit or "", smaller.unit or ""), 0)
    if more.value >= parts:
        return unit
    found = (*unit.found, *more.found, *smaller.found)
    return replace(unit, end=smaller.end, extra=Fraction(more.value) / parts, found=found)


def _goes_on(line: Line, amount: Amount, unit: Unit, more: Amount, again: Unit) -> bool:
    """`390 ألف دينار و880 دينار`: hundreds behind thousands of the same currency are one sum."""
    if line.word(amount.first - 1).whole in _BETWEEN:
        return False
    same = unit.currency == again.currency and again.divisor == 1 and again.factor == 1
    small = more.bare and more.value is not None and 0 < more.value < 1000
    return same and small and amount.scale == 1000


def unit_of(line: Line, amount: Amount) -> Unit | None:
    """Return what an amount is of, by the words behind it; None where they say nothing."""
    at = amount.end
    return (
        percent_unit(line, at)
        or money_unit(line, at, amount)
        or measure_unit(line, at, amount)
        or time_unit(line, at, amount)
        or times_unit(line, at, amount)
        or _count(line, at, amount)
    )


def _sign_first(line: Line, at: int) -> Quantity | None:
    """`$500`, `€ 2.5 مليون`, `USD 30`, `%40`."""
    word = line.words[at]
    amount = read_amount(line, at + 1) if line.word(at + 1).digits else None
    if amount is not None and amount.scale > 1 and unit_of(line, amount) is not None:
        amount = read_group(line, at + 1)  # `€1.2 مليار و300 مليون فرنك`
    if amount is None or amount.value is None:
        return None
    if word.whole in ("%", "٪"):
        before = line.word(at - 1)
        joined = line.touches(at) and not before.sign and before.whole not in _CLITICS
        if joined or not line.touches(at + 1):
            return None
        found: tuple[Found, ...] = (("unit", at, at + 1, "%"),)
        unit = Unit(FigureKind.PERCENT, amount.end, "percent.sign", found=found)
        return _quantity(line, amount, unit, at)
    first, code = at, SIGNS.get(word.whole) or word.whole.upper()
    if code == "USD" and line.touches(at) and (whose := DOLLARS.get(line.word(at - 1).whole)):
        first, code = at - 1, whose
    if code not in SIGNS.values() and code not in CODES:
        return None
    scale = ENGLISH_SCALES.get(line.word(amount.end).whole)
    found = (("currency", first, at + 1, code),)
    if scale is not None:
        found = (*found, ("scale", amount.end, amount.end + 1, str(scale)))
        amount = replace(amount, end=amount.end + 1, value=amount.value * scale)
    unit = Unit(FigureKind.MONEY, amount.end, "money.sign", currency=code, coded=True, found=found)
    return _quantity(line, amount, unit, first)


def _without_number(line: Line, at: int) -> Quantity | None:
    """A fraction, a multiple, a dual, a unit alone, or a vague amount of time."""
    word = line.words[at]
    sense = word.sense
    if sense.fraction is not None and (halved := _one_and_half(line, at)):
        return halved
    if sense.fraction or sense.parts or (sense.number and line.word(at + 1).sense.parts):
        return _fraction_alone(line, at)
    if sense.ratio:
        return ratio_alone(line, at)
    if sense.dual or word.key in _TWO:
        return _two(line, at)
    if sense.some and line.word(at + 1).sense.plural and line.word(at + 1).sense.time:
        return vague_time(line, at, at + 1, at + 2)
    if sense.time and sense.plural and line.word(at + 1).key in _FEW:
        return vague_time(line, at, at, at + 2)
    if sense.time and not sense.plural:
        return one_unit(line, at)
    return None


def _two(line: Line, at: int) -> Quantity | None:
    """A dual of a unit, `مرتين`, `نقطتين مئويتين`."""
    word = line.words[at]
    if word.sense.dual:
        return _dual(line, at)
    if word.key in ("مرتين", "مرتان"):
        return twice(line, at)
    return _two_points(line, at) if line.word(at + 1).key.startswith("ميويت") else None


def _dual(line: Line, at: int) -> Quantity | None:
    """`عامين`, `الأسبوعين`, `طنين`, `دولارين`."""
    word = line.words[at]
    sense = word.sense
    end = at + 1
    if sense.time:
        if word.definite and line.word(at - 1).definite and line.word(end).sense.deictic is None:
            return None  # الأمينين العامين
        if word.definite and line.word(end).digits:
            return None  # الدقيقتين 60 و70
        kind = FigureKind.AGE if is_age(line, at, end) else FigureKind.DURATION
        found: tuple[Found, ...] = (("unit", at, end, f"2 {sense.time}"),)
        extra = Fraction(0)
        if fraction := and_fraction(line, end):
            extra, end = fraction, unit_again(line, end + 1, sense.time)
        rule = "age.dual" if kind == FigureKind.AGE else "duration.dual"
        of = Unit(kind, end, rule, sense.time, extra=extra, found=found)
        two = Amount(at, at + 1, Decimal(2))
        return _quantity(line, two, of, at)
    if sense.measure:
        found = (("unit", at, end, f"2 {sense.measure}"),)
        half, end = and_half(line, end, sense.measure)
        of = Unit(FigureKind.MEASURE, end, "measure.dual", sense.measure, extra=half, found=found)
        return _quantity(line, Amount(at, at + 1, Decimal(2)), of, at)
    if sense.currency:
        of = currency_unit(line, at, at, sense.currency, 1)
        return Quantity(at, of.end, of, Decimal(2), found=of.found)
    return None


def _one_and_half(line: Line, at: int) -> Quantity | None:
    """`كيلوغرام ونصف`, `دينار ونصف الدينار`: the half of a unit that no number stands before."""
    word, first = line.words[at], at - 1
    unit = line.word(first)
    plural = line.word(first - 1).sense.number or line.word(first - 1).digits
    if word.proclitic != "و" or word.definite or unit.definite or unit.sense.dual or plural:
        return None
    if word.sense.fraction != Fraction(1, 2):
        return None
    one = Amount(first, first, Decimal(1))
    if unit.sense.measure:
        return _measure_and_half(line, at, one)
    again = line.word(at + 1)
    if not unit.sense.currency or again.sense.scale or unit.key in _MANY:
        return None
    end = at + 1 + (again.sense.currency == unit.sense.currency and not again.proclitic)
    found: tuple[Found, ...] = (("currency", first, first + 1, unit.sense.currency),)
    half = Fraction(1, 2)
    rule = "money.currency"
    of = Unit(FigureKind.MONEY, end, rule, currency=unit.sense.currency, extra=half, found=found)
    return _quantity(line, one, of, first)


def _measure_and_half(line: Line, at: int, one: Amount) -> Quantity | None:
    unit = line.words[at - 1].sense.measure
    extra, end = and_half(line, at, unit)
    if not extra:
        return None
    found: tuple[Found, ...] = (("unit", at - 1, end, unit or ""),)
    of = Unit(FigureKind.MEASURE, end, "measure.unit", unit, extra=extra, found=found)
    return _quantity(line, one, of, at - 1)


def _two_points(line: Line, at: int) -> Quantity:
    """`نقطتين مئويتين`."""
    unit = "percentage point"
    found: tuple[Found, ...] = (("unit", at, at + 2, f"2 {unit}"),)
    of = Unit(FigureKind.PERCENT, at + 2, "percent.points", unit, found=found)
    return Quantity(at, at + 2, of, Decimal(2), found=found)


def _fraction_alone(line: Line, at: int) -> Quantity | None:
    """`للنصف`, `ثلثي`, `ثلاثة أرباع`, `نصف ساعة`; not `ربع نهائي`, nor a name such as `الخمس`."""
    word = line.words[at]
    behind = line.word(at + 1)
    if behind.sense.parts and word.sense.number:
        value = Fraction(word.sense.number, behind.sense.parts)
        end = at + 2
    elif word.sense.fraction is not None:
        value, end = word.sense.fraction, at + 1
    else:
        return None
    behind = line.word(end)
    if behind.sense.scale and behind.sense.scale_form != "many" and not behind.proclitic:
        return None  # `نصف المليون` is a number, no share
    if (word.definite and word.proclitic == "و") or line.word(at - 1).whole in ("و", "الا"):
        return None  # of a clock: الثانية والنصف
    if behind.whole in _SPORT or behind.sense.ordinal or behind.key == "نهايي":
        return None
    if word.definite and (behind.key in _SAME or behind.sense.deictic is not None):
        return None  # of a year: `الربع المماثل من 2023`
    text = (("number", at, end, str(value)),)
    percent = percent_unit(line, end)
    if end == at + 1 and not word.definite and (percent or not behind.proclitic):
        amount = Amount(at, end, value, found=text)
        unit = (
            percent
            or time_unit(line, end, amount)
            or measure_unit(line, end, amount)
            or money_unit(line, end, amount)
        )
        if word.key == "ثمن":
            unit = None  # the price of a litre, not its eighth
        if unit is not None:
            return _quantity(line, amount, unit, at)
    if not is_share(line, at, end):
        return None
    of = Unit(FigureKind.RATIO, end, "ratio.fraction", "times", found=text)
    return Quantity(at, end, of, value, found=text)


def _count(line: Line, at: int, amount: Amount) -> Unit | None:
    factor = 1
    word = line.word(at)
    if word.latin and amount.bare and line.touches(at) and line.word(at + 1).sense.noun:
        factor = ENGLISH_SCALES.get(word.whole, 1)
        at += factor > 1
    counted = read_counted(line, at, amount)
    if counted is None:
        return None
    found = (("noun", counted.first, counted.end, counted.unit),)
    rule, unit = "count.noun", counted.unit
    return Unit(FigureKind.COUNT, counted.end, rule, unit, factor=factor, found=found)


def noun_unit(line: Line, amount: Amount) -> Unit | None:
    """Return the unit of a number that follows its noun: `السنوات السبع`, `المنتجات الـ 201`."""
    before = noun_before(line, amount)
    if before is None:
        return None
    place = before.first
    sense = line.words[place].sense
    if sense.time:
        kind, rule, unit = FigureKind.DURATION, "duration.noun-first", sense.time
        if sense.time == "year" and line.word(place - 1).key in OF_AGE:
            kind, rule = FigureKind.AGE, "age.noun-first"
    else:
        kind, rule, unit = FigureKind.COUNT, "count.noun-first", before.unit
    return Unit(kind, amount.end, rule, unit, found=(("noun", place, before.end, unit),))


def is_grade(line: Line, amount: Amount) -> bool:
    """Whether a number tells goods apart: `بنزين 80 إلى 13.75 جنيه`, `عيار 21 بـ3455 جنيها`."""
    return amount.bare and line.word(amount.first - 1).key.removeprefix("و") in _GRADED


def _range(line: Line, amount: Amount) -> Quantity | None:
    """Two numbers with one unit: `3.5 و4.5 مليار دولار`, `10 إلى 15 بالمائة`, `5-7 سنوات`."""
    other = range_end(line, amount)
    if other is None:
        return _listed(line, amount)
    return _ranged(line, amount, other)


def range_end(line: Line, amount: Amount) -> Amount | None:
    """Return the second number of a range that begins with an amount; None where none begins."""
    at = amount.end
    joint = line.word(at)
    if joint.whole not in _RANGE and joint.proclitic != "و" and joint.whole not in ("و", "ل"):
        return None
    if amount.value is None or (amount.bare and is_year(line, amount.first)):
        return None
    if joint.whole in ("الي", "حتي") and is_grade(line, amount):
        return None
    between = line.word(amount.first - 1).whole in _BETWEEN
    if not between and line.word(amount.first - 2).whole in _BETWEEN:
        between = True
    led = line.word(amount.first - 1).whole in _RANGE_FROM
    if joint.whole in _RANGE or (joint.whole == "و" and between) or (joint.whole == "ل" and led):
        at += 1
    elif not (joint.proclitic == "و" and between):
        return None
    if line.word(at).whole in ("حوالي", "نحو", "ال"):
        at += 1
    signed = line.word(at).whole in MINUS and line.touches(at + 1)
    joined = signed or line.word(at - 1).whole in ("-", "–", "—")
    return read_amount(line, at + signed, joined=joined)


def _listed(line: Line, amount: Amount) -> Quantity | None:
    """The first of two figures that share a unit: `لأجل 5 و10 سنوات`, `85 و95 نقطة أساس`."""
    joint = line.word(amount.end)
    if joint.whole != "و" or not amount.bare or amount.value is None:
        return None
    if not line.touches(amount.end + 1) or line.word(amount.first - 1).definite:
        return None  # `الجولة 5 و10 لاعبين`
    other = read_amount(line, amount.end + 1)
    unit = unit_of(line, other) if other is not None and other.bare else None
    if unit is None or unit.kind == FigureKind.COUNT or unit.extra:
        return None
    value = scaled(amount.value, unit)
    if value is None:
        return None
    of = replace(unit, end=amount.end)
    return Quantity(amount.first, amount.end, of, value, found=(*amount.found, *unit.found))


def _ranged(line: Line, amount: Amount, other: Amount) -> Quantity | None:
    unit = unit_of(line, other)
    if unit is None or amount.value is None or other.value is None:
        return None
    low = amount.value
    if is_negative(line, amount.first, unit, unit.end):
        return _ranged_below_zero(line, amount, other, unit)
    if _shares_scale(amount, other):
        low = low * other.scale
    first, last = scaled(low, unit), scaled(other.value, unit)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    if unit.kind == FigureKind.DURATION and is_age(line, amount.first, unit.end):
        unit = replace(unit, kind=FigureKind.AGE, rule="age.unit")
    found = (*amount.found, *other.found, *unit.found)
    return Quantity(amount.first, unit.end, unit, low=first, high=last, found=found)


def _shares_scale(amount: Amount, other: Amount) -> bool:
    """Whether the scale of the second member is the first one's too: `5 إلى 7 ملايين`."""
    if amount.value is None or other.value is None or amount.scale > 1 or other.scale == 1:
        return False
    return amount.value < 1000 and amount.value * other.scale <= other.value


def open_range(line: Line, amount: Amount) -> tuple[Number, Amount] | None:
    """Return a range without a unit as its lower end and an amount of both members' words.

    `دفع 3 ملايين دولار، ثم بين 5 و7 ملايين`: the amount is worth the upper end. Only a scale makes
    two numbers without a unit a range; `2-1` is a score.
    """
    other = range_end(line, amount)
    if other is None or other.value is None or other.scale == 1 or amount.value is None:
        return None
    if amount.scale > 1 and line.word(amount.first - 1).whole in ("من", "ومن"):
        return None  # `ارتفع من 24 ألفا إلى 37 ألفا` are two values
    shared = _shares_scale(amount, other)
    low = amount.value * other.scale if shared else amount.value
    if low >= other.value or not (shared or amount.scale > 1):
        return None
    whole = replace(other, first=amount.first, bare=False, found=(*amount.found, *other.found))
    return low, whole


def _ranged_below_zero(line: Line, amount: Amount, other: Amount, unit: Unit) -> Quantity | None:
    """`من -5 إلى 3 درجات مئوية`, `بين -10 و-5 درجات`: the first member is negative."""
    if amount.value is None or other.value is None:
        return None
    first, last = scaled(amount.value, unit), scaled(other.value, unit)
    if first is None or last is None:
        return None
    if is_negative(line, other.first, unit, unit.end):
        last = -last
    first, last = min(-first, last), max(-first, last)
    found = (*amount.found, *other.found, *unit.found)
    return Quantity(amount.first - 1, unit.end, unit, low=first, high=last, found=found)
