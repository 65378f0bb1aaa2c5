"""Amounts of time and ages: units, halves of them, single ones, and ISO 8601 durations."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tui.extract.amounts import Amount, Found
from tui.extract.dates import is_year
from tui.extract.readings import Quantity, Unit
from tui.extract.tokens import Line
from tui.model import FigureKind
from tui.text.numerals import Number

ISO_UNITS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}


_ONE_BEFORE = frozenset(
    ("خلال", "لمده", "مده", "قرابه", "غضون", "قبل", "بعد", "منذ", "طيله", "وبعد", "ومنذ", "وخلال")
)


_AGE_REACH = 8


_GROWN, _OLD = 14, 110
"""Years between two commas behind a name: `محمد، 26 سنة، عامل`."""
_TERMS = frozenset(("سجن", "سجنا", "حبس", "حبسا", "مده", "لمده"))
_DECADES = 20
"""More decades are counted as years or centuries."""


OF_AGE = frozenset(("ذو", "ذي", "ذا", "ذات", "صاحب", "صاحبه", "ابن", "ابنه"))
"""Before `الـ 24 عاما`."""


_DIED = frozenset("توفي توفيت رحل رحلت وفاه رحيل مات ماتت فاه".split())


_OF_YEARS = frozenset(("بالغ", "بالغه", "بالغين", "بالغون"))


_AGED = frozenset(("دون", "فوق", "تحت"))
"""Before years they speak of ages: `دون 18 سنة`."""


def time_unit(line: Line, at: int, amount: Amount) -> Unit | None:
    """Return the unit of time behind an amount, of a duration or of an age."""
    if line.word(at).whole == "من" and amount.vague:
        at += 1
    word = line.word(at)
    unit = word.sense.time
    if word.key == "ربيعا" and not word.proclitic and amount.low >= 10:
        spring: tuple[Found, ...] = (("unit", at, at + 1, "year"),)
        return Unit(FigureKind.AGE, at + 1, "age.springs", "year", found=spring)
    if unit == "year" and line.word(at + 1).key in ("ضوييه", "ضوييا"):
        return Unit(FigureKind.MEASURE, at + 2, "measure.unit", "ly", found=_light(at))
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
    if fraction := and_fraction(line, end):
        extra, end = fraction, end + 1
        found = (*found, ("number", end - 1, end, str(fraction)))
        end = unit_again(line, end, unit)
    kind = FigureKind.AGE if is_age(line, amount.first, end) else FigureKind.DURATION
    rule = "age.unit" if kind == FigureKind.AGE else "duration.unit"
    return Unit(kind, end, rule, unit, extra=extra, found=found)


def _light(at: int) -> tuple[Found, ...]:
    return (("unit", at, at + 2, "ly"),)


def unit_again(line: Line, end: int, unit: str) -> int:
    """Return the end of a unit said again behind its half: `ساعة ونصف الساعة`, `سنة ونصف سنة`."""
    sense = line.word(end).sense
    again = sense.time == unit and not (sense.plural or sense.dual or line.words[end].proclitic)
    return end + again


def and_fraction(line: Line, at: int) -> Fraction | None:
    """Return the fraction in `سنة ونصف`; not in `ساعة وربع مليون دولار`."""
    word, behind = line.word(at), line.word(at + 1).sense
    if word.proclitic != "و" or word.definite or word.key in ("خمس", "ثمن", "عشر"):
        return None
    if behind.scale or behind.currency or behind.measure:
        return None
    return word.sense.fraction


def _is_decade(line: Line, first: int, at: int) -> bool:
    if (line.words[first].value or 0) > _DECADES:
        return False  # `3184 عقدا` are contracts
    around = {line.word(place).key for place in range(first - 4, first)}
    if line.phrase(at + 1, at + 3) == "من الزمن":
        return True
    return not around.isdisjoint(("منذ", "خلال", "قبل", "بعد", "مدي", "مدار", "من", "لمده", "طوال"))


def is_age(line: Line, first: int, end: int) -> bool:
    """Whether an amount of time is an age: words of age near it, or brackets behind a name."""
    before = line.word(first - 1).whole
    years = line.word(end - 1).sense.time == "year"
    if years and before in ("عن", "علي"):
        died = any(line.word(place).key.lstrip("و") in _DIED for place in range(first - 8, first))
        if died or before == "عن" or line.word(first - 2).sense.age:
            return died or line.word(first - 2).sense.age
    if before == "ال" and line.word(first - 2).key in OF_AGE:
        return years
    if years and before in ("يبلغ", "تبلغ", "ويبلغ", "وتبلغ"):
        spoken = {line.word(place).key for place in range(first - 5, first - 1)}
        return spoken.isdisjoint(("مده", "مدته", "مدتها", "فتره", "صلاحيه"))
    if years and (before in _AGED or line.word(first - 1).key in _OF_YEARS):
        return True
    if _age_before(line, first):
        return True
    if line.word(end).whole == "من" and line.word(end + 1).sense.age:
        return True
    if line.word(first - 1).whole == "،" and line.word(end).whole == "،":
        value = line.words[first].value or 0
        return years and _GROWN <= value <= _OLD and line.word(first - 2).key not in _TERMS
    if line.word(first - 1).whole != "(" or line.word(end).whole != ")":
        return False
    return line.word(end - 1).sense.time == "year" and line.word(first - 2).key not in (
        "سجن",
        "سجنا",
    )


def _age_before(line: Line, first: int) -> bool:
    """Whether a word of age stands before an amount, also before its first half: `بين 3 و67`."""
    for at in range(first - 1, max(-1, first - 1 - _AGE_REACH), -1):
        word = line.words[at]
        if word.sense.age:
            return True
        joined = at == first - 1 and line.words[first].proclitic == "و"
        joined = joined or (at == first - 2 and line.words[first - 1].whole == "و")
        if word.whole in (".", "؛", "»") or (word.sense.time and not joined):
            break
    return False


def one_unit(line: Line, at: int) -> Quantity | None:
    """One unit of time that is not counted: `خلال عام`, `لمدة ساعة`, `عام واحد`."""
    word = line.words[at]
    behind = line.word(at + 1)
    if word.definite or word.proclitic not in ("", "ل", "ب"):
        return None
    one = behind.key in ("واحد", "واحده") and not behind.definite and not behind.proclitic
    halved = and_fraction(line, at + 1) is not None
    if not halved and (not _is_one(line, at) or word.proclitic):
        return None
    if not one and (behind.digits or behind.definite or behind.sense.weekday is not None):
        return None
    if behind.sense.ordinal or behind.sense.month or behind.key in ("غد", "امس", "دراسي"):
        return None
    of_time = line.phrase(at + 1, at + 3) == "من الزمن"
    if (
        (word.sense.time == "decade" and not of_time)
        or word.sense.time == "second"
        or (word.sense.time == "day" and behind.sense.deictic)
    ):
        return None
    unit = word.sense.time
    assert unit is not None
    found: tuple[Found, ...] = (("unit", at, at + 1, unit),)
    end = at + 1
    extra = Fraction(0)
    if fraction := and_fraction(line, end):
        extra, end = fraction, unit_again(line, end + 1, unit)
    of = Unit(FigureKind.DURATION, end, "duration.one", unit, extra=extra, found=found)
    return Quantity(at, end, of, Fraction(1) + extra if extra else Decimal(1), found=found)


def _is_one(line: Line, at: int) -> bool:
    """Whether the words before a unit make it one: `خلال عام`, `نحو أسبوع`, `أكثر من شهر`."""
    before = line.word(at - 1).whole
    if before == "من":
        return line.word(at - 2).key.removeprefix("ب") in ("اكثر", "اقل", "ازيد")
    return before in _ONE_BEFORE or before.removeprefix("ب") in ("نحو", "حوالي", "زهاء")


def vague_time(line: Line, first: int, at: int, end: int) -> Quantity:
    """`أيام قليلة`, `بضعة أشهر`: how many is not said."""
    unit = line.words[at].sense.time
    found: tuple[Found, ...] = (("unit", at, at + 1, str(unit)), ("number", first, end, "vague"))
    of = Unit(FigureKind.DURATION, end, "duration.vague", unit, found=found)
    return Quantity(first, end, of, vague=True, found=found)


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
