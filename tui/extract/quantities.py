"""Amounts with what they are amounts of: money, percent, measures, time, ratios, counted things.

A reading goes as far as it can, and the kinds are tried in one order: percent, money, measure,
time, ratio, count. Token numbers, not characters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tui.extract.amounts import Amount, Found, read_amount
from tui.extract.counted import noun_before, read_counted
from tui.extract.dates import is_year
from tui.extract.lexicon import Word, country_adjectives, unit_seconds
from tui.extract.tokens import Line
from tui.extract.words.currencies import CODES, SIGNS
from tui.model import FigureKind
from tui.text.numerals import LARGEST, Number

ISO_UNITS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}


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


_PERCENT = frozenset(("%", "٪", "بالمايه", "بالميه"))
_HUNDRED = frozenset(("المايه", "الميه"))
_RANGE = frozenset(("الى", "الي", "-", "–", "—", "حتي", "او", "لي"))
_BETWEEN = frozenset(("بين", "مابين", "وبين"))
_ONE_BEFORE = frozenset(
    ("خلال", "لمده", "مده", "قرابه", "غضون", "قبل", "بعد", "منذ", "طيله", "وبعد", "ومنذ", "وخلال")
)
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
_HOURS = frozenset(("س", "ساعه", "الساعه", "h", "سا"))
_POWERS = {"2": "2", "3": "3", "²": "2", "³": "3"}
_AGE_REACH = 5
_DIED = frozenset("توفي توفيت رحل رحلت وفاه رحيل مات ماتت فاه".split())
_AGED = frozenset(("دون", "فوق", "تحت"))
"""Before years they speak of ages: `دون 18 سنة`."""
_HEAT_REACH = 30
_COMPARED = frozenset("اكثر اكبر اعلي اقل اسرع اقوي اطول اصغر اضخم ارخص اغلي".split())
_MULTIPLY = ("مضاعف", "تضاعف", "ضاعف", "يتضاعف", "تتضاعف", "يضاعف")
_CLITICS = frozenset(("و", "ب", "ل", "ف", "ك", "ال", "وال", "وب", "ول"))
_GROW = ("ارتفع", "ارتفاع", "زاد", "زياد", "يزيد", "تزيد", "تضاعف", "نما", "قفز", "رفع", "يرتفع")
_SPORT = frozenset(("نهايي", "النهايي", "نهاءي", "سنوي", "سنويه", "السنوي", "السنويه"))
_ENGLISH_SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "m": 10**6,
    "thousand": 1000,
    "k": 1000,
}


def read_quantity(line: Line, at: int) -> Quantity | None:
    """Return the quantity whose number, or whose only word, begins at a token."""
    word = line.words[at]
    if word.sign or word.latin:
        return _sign_first(line, at)
    sense = word.sense
    amount = read_amount(line, at)
    if amount is not None:
        found = _of_amount(line, amount)
        if found is not None:
            return found
    if (
        sense.fraction is not None
        or sense.parts
        or (sense.number and line.word(at + 1).sense.parts)
    ):
        return _fraction_alone(line, at)
    if sense.ratio:
        return _ratio_alone(line, at)
    if sense.dual:
        return _dual(line, at)
    if word.key in ("نقطتين", "نقطتان") and line.word(at + 1).key.startswith("ميويت"):
        return _two_points(line, at)
    if sense.some and line.word(at + 1).sense.plural and line.word(at + 1).sense.time:
        return _vague_time(line, at, at + 1, at + 2)
    if sense.time and sense.plural and line.word(at + 1).key in _FEW:
        return _vague_time(line, at, at, at + 2)
    if sense.time and not sense.plural:
        return _one(line, at)
    return None


def _of_amount(line: Line, amount: Amount) -> Quantity | None:
    unit = unit_of(line, amount)
    if unit is None:
        ranged = _range(line, amount)
        if ranged is not None:
            return ranged
        unit = noun_unit(line, amount)
        if unit is None:
            return None
    first = amount.first
    if unit.rule == "count.noun-first" or unit.rule == "duration.noun-first":
        first = unit.found[0][1]
    return _quantity(line, amount, unit, first)


def _quantity(line: Line, amount: Amount, unit: Unit, first: int) -> Quantity | None:
    unit = _with_smaller(line, amount, unit)
    found = (*amount.found, *unit.found)
    end = max(unit.end, amount.end)
    if amount.value is None:
        return Quantity(first, end, unit, vague=True, found=found)
    value = _scaled(amount.value, unit)
    if value is None:
        return None
    if _is_negative(line, amount, unit):
        return Quantity(amount.first - 1, end, unit, -value, found=found)
    return Quantity(first, end, unit, value, found=found)


def _is_negative(line: Line, amount: Amount, unit: Unit) -> bool:
    """Whether a minus stands at a percentage or degrees, where none can be taken for a bullet."""
    at = amount.first - 1
    if unit.kind != FigureKind.PERCENT and unit.unit not in ("°C", "°F"):
        return False
    if at < 1 or line.words[at].whole not in ("-", "−") or not line.touches(amount.first):
        return False
    return not line.touches(at) or line.words[at - 1].whole in ("(", "ب", "ل")


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
        cents = line.word(more.end).sense.cents
        parts = dict(cents).get(unit.currency or "", 0) if not unit.coded else 0
    else:
        parts = _SMALLER.get((unit.unit or "", smaller.unit or ""), 0)
    if more.value >= parts:
        return unit
    found = (*unit.found, *more.found, *smaller.found)
    return replace(unit, end=smaller.end, extra=Fraction(more.value) / parts, found=found)


def _scaled(value: Number, unit: Unit) -> Number | None:
    if unit.extra:
        value = Fraction(value) + unit.extra
    if unit.divisor != 1 or unit.factor != 1:
        value = value * unit.factor / unit.divisor
    return value if value <= LARGEST else None


def unit_of(line: Line, amount: Amount) -> Unit | None:
    """Return what an amount is of, by the words behind it; None where they say nothing."""
    at = amount.end
    return (
        _percent(line, at)
        or _money(line, at, amount)
        or _measure(line, at, amount)
        or _time(line, at, amount)
        or _times(line, at, amount)
        or _count(line, at, amount)
    )


# -- percent


def _percent(line: Line, at: int) -> Unit | None:
    word = line.word(at)
    if word.whole in _PERCENT:
        end = at + 1
    elif word.whole in ("في", "ب") and line.word(at + 1).whole in _HUNDRED:
        end = at + 2
    elif word.key in ("نقطه", "نقاط") and line.word(at + 1).key in ("ميويه", "ماويه"):
        found = (("unit", at, at + 2, "percentage point"),)
        return Unit(FigureKind.PERCENT, at + 2, "percent.points", "percentage point", found=found)
    elif word.key in ("نقطه", "نقاط") and line.word(at + 1).key == "اساس":
        found = (("unit", at, at + 2, "basis point"),)
        return Unit(FigureKind.PERCENT, at + 2, "percent.points", "basis point", found=found)
    else:
        return None
    return Unit(FigureKind.PERCENT, end, "percent.sign", found=(("unit", at, end, "%"),))


# -- money


def _money(line: Line, at: int, amount: Amount) -> Unit | None:
    start = at
    if line.word(at).whole == "من" and (amount.vague or amount.scale > 1):
        at += 1
    word = line.word(at)
    if word.latin or word.sign:
        code = SIGNS.get(word.whole) or (
            word.whole.upper() if word.whole.upper() in CODES else None
        )
        if code is None or at != start:
            return None
        found = (("currency", at, at + 1, code),)
        return Unit(FigureKind.MONEY, at + 1, "money.sign", currency=code, coded=True, found=found)
    if word.proclitic:
        return None
    short = _abbreviated(line, at, amount)
    if short is not None:
        return short
    if word.definite and not (amount.vague or amount.scale > 1):
        return None
    if word.sense.currency and not word.sense.dual:
        return _currency(line, at, start, word.sense.currency, 1)
    if word.sense.cents:
        key, count = word.sense.cents[0]
        return _currency(line, at, start, key, count)
    return None


def _abbreviated(line: Line, at: int, amount: Amount) -> Unit | None:
    """`5 م د`, `850 د`, `300 دج`, as newspapers of the Maghreb shorten them."""
    word, behind = line.word(at), line.word(at + 1).whole
    rule, currency = "money.abbreviation", "dinar"
    found: tuple[Found, ...] = (("currency", at, at + 1, "dinar"),)
    if amount.vague:
        return None
    if word.whole in ("دج", "دت"):
        currency = "DZD" if word.whole == "دج" else "TND"
        return Unit(FigureKind.MONEY, at + 1, rule, currency=currency, coded=True, found=found)
    if word.whole == "م" and behind in ("د", "ود") and amount.bare:
        found = (("scale", at, at + 1, "1000000"), ("currency", at + 1, at + 2, "dinar"))
        return Unit(FigureKind.MONEY, at + 2, rule, currency=currency, factor=10**6, found=found)
    if word.whole == "د" and behind != ".":
        return Unit(FigureKind.MONEY, at + 1, rule, currency=currency, found=found)
    return None


def _currency(line: Line, at: int, start: int, key: str, divisor: int) -> Unit:
    behind = line.word(at + 1)
    code = country_adjectives().get((key, behind.key)) if not behind.proclitic else None
    end = at + 1 + (code is not None)
    if code == "HKD":
        end += 1
    found = (("currency", start, end, code or key),)
    if code is not None:
        return Unit(
            FigureKind.MONEY,
            end,
            "money.country",
            currency=code,
            coded=True,
            divisor=divisor,
            found=found,
        )
    return Unit(FigureKind.MONEY, end, "money.currency", currency=key, divisor=divisor, found=found)


def _sign_first(line: Line, at: int) -> Quantity | None:
    """`$500`, `€ 2.5 مليون`, `USD 30`, `%40`."""
    word = line.words[at]
    amount = read_amount(line, at + 1) if line.word(at + 1).digits else None
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
    code = SIGNS.get(word.whole) or word.whole.upper()
    if code not in SIGNS.values() and code not in CODES:
        return None
    scale = _ENGLISH_SCALES.get(line.word(amount.end).whole)
    found = (("currency", at, at + 1, code),)
    if scale is not None:
        found = (*found, ("scale", amount.end, amount.end + 1, str(scale)))
        amount = replace(amount, end=amount.end + 1, value=amount.value * scale)
    unit = Unit(FigureKind.MONEY, amount.end, "money.sign", currency=code, coded=True, found=found)
    return _quantity(line, amount, unit, at)


# -- measures


def _measure(line: Line, at: int, amount: Amount) -> Unit | None:
    if line.word(at).whole == "من" and amount.vague:
        at += 1
    word = line.word(at)
    if word.proclitic or (word.definite and not amount.vague):
        return None
    if word.whole == "°":
        end = at + 1 + (line.word(at + 1).whole in ("c", "م") and line.touches(at + 1))
        found: tuple[Found, ...] = (("unit", at, end, "°C"),)
        return Unit(FigureKind.MEASURE, end, "measure.degrees", "°C", found=found)
    if word.key in ("درجه", "درجات"):
        return _degrees(line, at)
    unit = word.sense.measure
    if word.whole == "م" and not amount.vague:
        unit = "m"
    if unit is None or word.sense.dual:
        return None
    unit, end = _second_word(line, at + 1, unit)
    return Unit(FigureKind.MEASURE, end, "measure.unit", unit, found=(("unit", at, end, unit),))


def _second_word(line: Line, end: int, unit: str) -> tuple[str, int]:
    """Join the second word of a unit: `متر مربع`, `كلم/س`, `كيلومترا في الساعة`, `م2`."""
    behind = line.word(end)
    seconds = unit_seconds()
    if not behind.proclitic and (second := seconds.get((unit, behind.key))):
        return second, end + 1
    hourly = seconds.get((unit, "ساعه")) or (f"{unit}/h" if unit == "mi" else None)
    if hourly and behind.whole == "/" and line.word(end + 1).whole in _HOURS:
        return hourly, end + 2
    if unit in ("km", "mi") and line.phrase(end, end + 2) == "في الساعه":
        return f"{unit}/h", end + 2
    if unit in ("km", "mi") and behind.whole in ("بالساعه", "للساعه"):
        return f"{unit}/h", end + 1
    power = _POWERS.get(behind.digits or behind.whole)
    if power and line.touches(end) and unit in ("m", "km", "cm"):
        return f"{unit}{power}", end + 1
    return unit, end


def _degrees(line: Line, at: int) -> Unit | None:
    """Degrees of heat, or of an earthquake; others are counted."""
    behind = line.word(at + 1)
    if behind.key in ("ميويه", "سيلزيوس", "سلسيوس"):
        return Unit(
            FigureKind.MEASURE, at + 2, "measure.degrees", "°C", found=(("unit", at, at + 2, "°C"),)
        )
    if behind.key == "فهرنهايت":
        return Unit(
            FigureKind.MEASURE, at + 2, "measure.degrees", "°F", found=(("unit", at, at + 2, "°F"),)
        )
    zero = line.phrase(at + 1, at + 3) in ("تحت الصفر", "فوق الصفر")
    if zero:
        cold: tuple[Found, ...] = (("unit", at, at + 1, "°C"), ("context", at + 1, at + 3, "zero"))
        return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "°C", found=cold)
    around = {line.word(place).key for place in range(at - 6, at + 7)}
    if around & {"ريختر", "زلزال", "ريشتر"}:
        found: tuple[Found, ...] = (("unit", at, at + 1, "magnitude"),)
        return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "magnitude", found=found)
    for place in range(at - 1, max(-1, at - _HEAT_REACH), -1):
        if line.words[place].key in ("حراره", "حرارته", "حرارتها"):
            found = (("unit", at, at + 1, "°C"), ("context", place, place + 1, "heat"))
            return Unit(FigureKind.MEASURE, at + 1, "measure.degrees", "°C", found=found)
    return None


# -- time and age


def _time(line: Line, at: int, amount: Amount) -> Unit | None:
    if line.word(at).whole == "من" and amount.vague:
        at += 1
    word = line.word(at)
    unit = word.sense.time
    if unit is None or word.proclitic or word.sense.dual or (word.definite and not amount.vague):
        return None
    if word.key in ("سنه", "عام") and is_year(line, at + 1):
        return None  # the year's own word
    behind = line.word(at + 1)
    if word.key == "يوم" and (behind.digits or behind.definite or behind.sense.weekday is not None):
        return None  # في 2016 يوم الأربعاء
    if word.key in ("عقود", "عقدا", "عقد") and not _is_decade(line, amount.first, at):
        found: tuple[Found, ...] = (("noun", at, at + 1, "عقد"),)
        return Unit(FigureKind.COUNT, at + 1, "count.noun", "عقد", found=found)
    end = at + 1
    found = (("unit", at, end, unit),)
    extra = Fraction(0)
    if fraction := _and_fraction(line, end):
        extra, end = fraction, end + 1
        found = (*found, ("number", end - 1, end, str(fraction)))
        if line.word(end).sense.time == unit and line.words[end].definite:
            end += 1
    kind = FigureKind.AGE if is_age(line, amount.first, end) else FigureKind.DURATION
    rule = "age.unit" if kind == FigureKind.AGE else "duration.unit"
    return Unit(kind, end, rule, unit, extra=extra, found=found)


def _and_fraction(line: Line, at: int) -> Fraction | None:
    """Return the fraction in `سنة ونصف`; not in `ساعة وربع مليون دولار`."""
    word, behind = line.word(at), line.word(at + 1).sense
    if word.proclitic != "و" or word.definite or word.key in ("خمس", "ثمن", "عشر"):
        return None
    if behind.scale or behind.currency or behind.measure:
        return None
    return word.sense.fraction


def _is_decade(line: Line, first: int, at: int) -> bool:
    around = {line.word(place).key for place in range(first - 4, first)}
    if line.phrase(at + 1, at + 3) == "من الزمن":
        return True
    return not around.isdisjoint(("منذ", "خلال", "قبل", "بعد", "مدي", "مدار", "من", "لمده", "طوال"))


def is_age(line: Line, first: int, end: int) -> bool:
    """Whether an amount of time is an age: words of age near it, or brackets behind a name."""
    before = line.word(first - 1).whole
    years = line.word(end - 1).sense.time == "year"
    if years and before == "عن":
        return any(line.word(place).key.lstrip("و") in _DIED for place in range(first - 8, first))
    if before == "ال" and line.word(first - 2).key in ("ذو", "ذي", "ذا", "ذات"):
        return years
    if years and before in ("يبلغ", "تبلغ", "ويبلغ", "وتبلغ"):
        spoken = {line.word(place).key for place in range(first - 5, first - 1)}
        return spoken.isdisjoint(("مده", "مدته", "مدتها", "فتره", "صلاحيه"))
    if years and (before in _AGED or line.word(first - 1).key in ("بالغ", "بالغه")):
        return True
    for at in range(first - 1, max(-1, first - 1 - _AGE_REACH), -1):
        word = line.words[at]
        if word.sense.age:
            return True
        if word.whole in (".", "؛", "»") or word.sense.time:
            break
    if line.word(end).whole == "من" and line.word(end + 1).sense.age:
        return True
    if line.word(first - 1).whole != "(" or line.word(end).whole != ")":
        return False
    return line.word(end - 1).sense.time == "year" and line.word(first - 2).key not in (
        "سجن",
        "سجنا",
    )


def _one(line: Line, at: int) -> Quantity | None:
    """One unit of time that is not counted: `خلال عام`, `لمدة ساعة`, `عام واحد`."""
    word = line.words[at]
    behind = line.word(at + 1)
    if word.definite or word.proclitic not in ("", "ل", "ب"):
        return None
    one = behind.key in ("واحد", "واحده") and not behind.definite and not behind.proclitic
    halved = _and_fraction(line, at + 1) is not None
    if not halved and (not _is_one(line, at) or word.proclitic):
        return None
    if not one and (behind.digits or behind.definite or behind.sense.weekday is not None):
        return None
    if behind.sense.ordinal or behind.sense.month or behind.key in ("غد", "امس", "دراسي"):
        return None
    if word.sense.time in ("decade", "second") or (
        word.sense.time == "day" and behind.sense.deictic
    ):
        return None
    unit = word.sense.time
    assert unit is not None
    found: tuple[Found, ...] = (("unit", at, at + 1, unit),)
    end = at + 1
    extra = Fraction(0)
    if fraction := _and_fraction(line, end):
        extra, end = fraction, end + 1
    of = Unit(FigureKind.DURATION, end, "duration.one", unit, extra=extra, found=found)
    return Quantity(at, end, of, Fraction(1) + extra if extra else Decimal(1), found=found)


def _is_one(line: Line, at: int) -> bool:
    """Whether the words before a unit make it one: `خلال عام`, `نحو أسبوع`, `أكثر من شهر`."""
    before = line.word(at - 1).whole
    if before == "من":
        return line.word(at - 2).key.removeprefix("ب") in ("اكثر", "اقل", "ازيد")
    return before in _ONE_BEFORE or before.removeprefix("ب") in ("نحو", "حوالي", "زهاء")


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
        if fraction := _and_fraction(line, end):
            extra, end = fraction, end + 1
            end += line.word(end).sense.time == sense.time and line.words[end].definite
        rule = "age.dual" if kind == FigureKind.AGE else "duration.dual"
        of = Unit(kind, end, rule, sense.time, extra=extra, found=found)
        two = Amount(at, at + 1, Decimal(2))
        return _quantity(line, two, of, at)
    if sense.measure:
        found = (("unit", at, end, f"2 {sense.measure}"),)
        of = Unit(FigureKind.MEASURE, end, "measure.dual", sense.measure, found=found)
        return Quantity(at, end, of, Decimal(2), found=found)
    if sense.currency:
        of = _currency(line, at, at, sense.currency, 1)
        return Quantity(at, of.end, of, Decimal(2), found=of.found)
    return None


def _two_points(line: Line, at: int) -> Quantity:
    """`نقطتين مئويتين`."""
    unit = "percentage point"
    found: tuple[Found, ...] = (("unit", at, at + 2, f"2 {unit}"),)
    of = Unit(FigureKind.PERCENT, at + 2, "percent.points", unit, found=found)
    return Quantity(at, at + 2, of, Decimal(2), found=found)


def _vague_time(line: Line, first: int, at: int, end: int) -> Quantity:
    """`أيام قليلة`, `بضعة أشهر`: how many is not said."""
    unit = line.words[at].sense.time
    found: tuple[Found, ...] = (("unit", at, at + 1, str(unit)), ("number", first, end, "vague"))
    of = Unit(FigureKind.DURATION, end, "duration.vague", unit, found=found)
    return Quantity(first, end, of, vague=True, found=found)


# -- ratios


def _times(line: Line, at: int, amount: Amount) -> Unit | None:
    """`ثلاثة أضعاف`, `100 ضعف`, `مضاعفة الخطة ثلاث مرات`, `5 مرات أكثر`."""
    word = line.word(at)
    if word.proclitic or amount.vague:
        return None
    found: tuple[Found, ...] = (("unit", at, at + 1, "times"),)
    if word.sense.ratio in ("one", "many") and not word.definite:
        return Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    if word.key in ("مره", "مرات") and not word.definite:
        before = [line.word(place) for place in range(amount.first - 4, amount.first)]
        grown = any(other.key.lstrip("وف").startswith(_MULTIPLY) for other in before)
        compared = before[-1].key in _COMPARED or line.word(at + 1).key in _COMPARED
        if grown or compared:
            return Unit(FigureKind.RATIO, at + 1, "ratio.times", "times", found=found)
    return None


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
    if (word.definite and word.proclitic == "و") or line.word(at - 1).whole in ("و", "الا"):
        return None  # of a clock: الثانية والنصف
    if behind.whole in _SPORT or behind.sense.ordinal or behind.key == "نهايي":
        return None
    text = (("number", at, end, str(value)),)
    if end == at + 1 and not behind.proclitic and not word.definite:
        amount = Amount(at, end, value, found=text)
        unit = _time(line, end, amount) or _measure(line, end, amount) or _money(line, end, amount)
        if unit is not None:
            return _quantity(line, amount, unit, at)
    if not _is_share(line, at, end):
        return None
    of = Unit(FigureKind.RATIO, end, "ratio.fraction", "times", found=text)
    return Quantity(at, end, of, value, found=text)


def _is_share(line: Line, at: int, end: int) -> bool:
    """Whether a fraction is one: the words for a fifth, an eighth and a tenth are others too."""
    word, behind = line.words[at], line.word(end)
    if end > at + 1:
        return True
    if word.key in ("خمس", "ثمن", "عشر", "سدس", "سبع"):
        return word.definite and line.word(at - 1).whole in ("من", "الي", "بنحو", "نحو", "حوالي")
    if word.key in ("ربع", "ثلث"):
        return word.definite or not (behind.sign or behind.latin or behind.sense.stop)
    if word.key in ("نصف", "نصفا"):
        before = line.word(at - 1).key
        if word.definite:
            return not behind.definite and not behind.sense.second
        if line.word(at - 1).definite:
            return False  # المواد نصف المصنعة
        return word.proclitic != "و" and before != "كره" and _is_owned(behind)
    return True


def _is_owned(behind: Word) -> bool:
    """Whether a word behind `نصف` is what is halved: `السكان`, `سكان`, `أعضائه`."""
    if behind.proclitic or behind.sign or behind.sense.stop:
        return False
    owned = behind.sense.noun is not None or behind.key.endswith(("ها", "هم", "ايه"))
    return behind.definite or owned


def _ratio_alone(line: Line, at: int) -> Quantity | None:
    """`ضعف`, `ضعفين`; bare `أضعاف` is vague."""
    word = line.words[at]
    if word.sense.ratio == "many":
        if word.proclitic and "ل" not in word.proclitic and "ب" not in word.proclitic:
            return None
        found: tuple[Found, ...] = (("number", at, at + 1, "vague"),)
        of = Unit(FigureKind.RATIO, at + 1, "ratio.vague", "times", found=found)
        return Quantity(at, at + 1, of, vague=True, found=found)
    if word.key == "ضعف" and not _is_double(line, at):
        return None
    if word.key == "ضعفا":
        return None
    value = Decimal(2)
    found = (("number", at, at + 1, str(value)),)
    of = Unit(FigureKind.RATIO, at + 1, "ratio.multiple", "times", found=found)
    return Quantity(at, at + 1, of, value, found=found)


def _is_double(line: Line, at: int) -> bool:
    """Whether `ضعف` is "double" and not "weakness"."""
    word, before, behind = line.words[at], line.word(at - 1).whole, line.word(at + 1)
    if word.definite:
        grown = any(line.word(place).key.startswith(_GROW) for place in range(at - 5, at))
        return grown and (
            before in ("الي", "بنحو", "نحو", "حوالي", "بمقدار") or word.proclitic != ""
        )
    if behind.whole == "ما":
        return True
    said = ("نحو", "حوالي", "قرابه", "يعادل", "يساوي", "تعادل", "الي", "من", "بلغ", "بلغت", "يبلغ")
    return before in said and (behind.definite or behind.key in ("ما", "عدد", "حجم", "سعر", "قيمه"))


# -- counted things


def _count(line: Line, at: int, amount: Amount) -> Unit | None:
    counted = read_counted(line, at, amount)
    if counted is None:
        return None
    found = (("noun", counted.first, counted.end, counted.unit),)
    return Unit(FigureKind.COUNT, counted.end, "count.noun", counted.unit, found=found)


def noun_unit(line: Line, amount: Amount) -> Unit | None:
    """Return the unit of a number that follows its noun: `السنوات السبع`, `المنتجات الـ 201`."""
    before = noun_before(line, amount)
    if before is None:
        return None
    place = before.first
    sense = line.words[place].sense
    if sense.time:
        kind, rule, unit = FigureKind.DURATION, "duration.noun-first", sense.time
    else:
        kind, rule, unit = FigureKind.COUNT, "count.noun-first", before.unit
    return Unit(kind, amount.end, rule, unit, found=(("noun", place, before.end, unit),))


# -- ranges


def _range(line: Line, amount: Amount) -> Quantity | None:
    """Two numbers with one unit: `3.5 و4.5 مليار دولار`, `10 إلى 15 بالمائة`, `5-7 سنوات`."""
    at = amount.end
    joint = line.word(at)
    if amount.value is None or (amount.bare and is_year(line, amount.first)):
        return None
    between = line.word(amount.first - 1).whole in _BETWEEN
    if not between and line.word(amount.first - 2).whole in _BETWEEN:
        between = True
    if joint.whole in _RANGE or (joint.whole == "و" and between):
        at += 1
    elif not (joint.proclitic == "و" and between):
        return None
    if line.word(at).whole in ("حوالي", "نحو", "ال"):
        at += 1
    other = read_amount(line, at, joined=line.word(at - 1).whole in ("-", "–", "—"))
    return _ranged(line, amount, other) if other is not None else None


def _ranged(line: Line, amount: Amount, other: Amount) -> Quantity | None:
    unit = unit_of(line, other)
    if unit is None or amount.value is None or other.value is None:
        return None
    low = amount.value
    if other.scale > 1 and amount.scale == 1 and low < 1000 and low * other.scale <= other.value:
        low = low * other.scale
    first, last = _scaled(low, unit), _scaled(other.value, unit)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    if unit.kind == FigureKind.DURATION and is_age(line, amount.first, unit.end):
        unit = replace(unit, kind=FigureKind.AGE, rule="age.unit")
    found = (*amount.found, *other.found, *unit.found)
    return Quantity(amount.first, unit.end, unit, low=first, high=last, found=found)


def duration_iso(unit: str, value: Number | None) -> str | None:
    """Return an ISO 8601 duration such as `P18M`, `PT2H30M`, `P1Y6M`; None for a vague one."""
    if value is None:
        return None
    if unit in ("decade", "century"):
        value, unit = value * (10 if unit == "decade" else 100), "year"
    whole = int(value)
    rest = Fraction(value) - whole
    if not rest:
        return ISO_UNITS[unit].format(whole)
    smaller = {
        "hour": ("H", "M", 60, "PT"),
        "minute": ("M", "S", 60, "PT"),
        "year": ("Y", "M", 12, "P"),
    }
    smaller["day"] = ("DT", "H", 24, "P")
    if unit in smaller:
        big, small, count, lead = smaller[unit]
        if (rest * count).denominator == 1:
            more = f"{int(rest * count)}{small}"
            return f"{lead}{f'{whole}{big}' if whole else 'T' if big == 'DT' else ''}{more}"
    return ISO_UNITS[unit].format(f"{float(value):.10g}")
