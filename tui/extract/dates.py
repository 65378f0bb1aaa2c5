"""Dates as they are written: which words are one, and what they say, not yet resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui.extract.lexicon import hijri_seconds, month_seconds
from tui.extract.measures import percent_unit
from tui.extract.tokens import Line
from tui.model import Modifier
from tui.text.numerals import western


@dataclass(frozen=True, slots=True)
class Spec:
    """What a date says. Fields that it does not say are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    unit: str | None = None
    """Unit of time that is counted from now: `العام الماضي`."""
    shift: int | None = None
    """Units from now; 2 counts from the last date of the paragraph."""
    piece: tuple[int, int] | None = None
    """Which quarter or half of the year, and its months: (1, 3) is the first quarter."""
    hijri: bool = False
    loose: bool = False
    """Words that name no day of the calendar: a season, `الأشهر المقبلة`."""
    until: Spec | None = None
    """The other end of a range; self is the first."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date in a line; token numbers."""

    first: int
    end: int
    """One past the last token."""
    spec: Spec
    rule: str
    modifier: Modifier | None = None


_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})(?!\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_YEAR = re.compile(r"1\d{3}|20\d\d|[1-9]\d\d")
"""Behind `عام`."""
_HIJRI_YEAR = re.compile(r"1[0-4]\d\d")
_DAYS = 3
"""Further days before one month, `12 و13 و14 و15 مارس`."""
_DASHES = ("-", "–", "—", "/")
_TO = frozenset(("الى", "الي", "حتي", "لغايه"))
_FROM = frozenset(("من", "بين", "مابين", "منذ", "ومن", "فمن", "وبين", "الممتده", "الفتره"))
_THIS = frozenset(("هذا", "هذه"))
_HIJRI = frozenset(("هـ", "هجري", "هجريه", "ه", "للهجره"))
_CHRISTIAN = frozenset(("م", "ميلادي", "ميلاديه"))
_BEFORE_MONTH = frozenset(
    """
في منذ حتي خلال من الي بحلول بين لشهر شهر بشهر وفي ومن ومنذ وخلال مطلع طوال قبل بعد منتصف اشهر شهري
تسليم
""".split()
)
_NO_YEAR_BEFORE = frozenset(
    "عدد رقم الرقم الامر القانون قانون الفصل فصل مجموعه نحو حوالي بلغ بلغت".split()
)
_NAMED_PLACES = frozenset("ملعب شارع ساحه ميدان جسر مستشفي قاعه نهج حي مركب جامعه مطار".split())
"""Behind them a day is the name of the place: `ملعب 15 أكتوبر`."""
_HOLY = frozenset(("معظم", "مبارك", "كريم", "فضيل", "حرام"))
_OF_YEARS = frozenset(("مالي", "ماليه", "دراسي", "دراسيه", "جامعي", "جامعيه"))
"""Of a year that does not begin in January."""
_SAME = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها"))
_PRAYERS = frozenset(("صلاه", "خطبه", "لصلاه", "بصلاه", "وصلاه"))
_UNITS = frozenset(("week", "month", "year", "day", "decade", "century"))
_PIECES = {"ربع": 3, "نصف": 6, "ثلاثي": 3, "ثلاثيه": 3, "سداسي": 6, "سداسيه": 6}


def read_date(line: Line, at: int) -> DateWords | None:
    """Return the date that begins at a token, as long as it goes; None where there is none."""
    word = line.word(at)
    if word.sense.part is not None:
        return _with_part(line, at)
    found = _core(line, at)
    return _twice(line, _range(line, found)) if found else None


def _twice(line: Line, found: DateWords) -> DateWords:
    """Take in the same day in another calendar: `12 شعبان 1445هـ (22 فبراير 2024)`."""
    sign = line.word(found.end).whole
    if found.spec.day is None or found.spec.until or sign not in ("(", "الموافق", "الموافقه"):
        return found
    at = found.end + 1
    if sign != "(" and line.word(at).whole == "ل":
        at += 1
    other = _core(line, at) if line.word(at).digits else None
    if other is None or other.spec.day is None or other.spec.hijri == found.spec.hijri:
        return found
    end = other.end + (sign == "(")
    if sign == "(" and line.word(other.end).whole != ")":
        return found
    spec = other.spec if found.spec.hijri else found.spec
    return replace(found, end=end, spec=replace(spec, weekday=found.spec.weekday))


def _with_part(line: Line, at: int) -> DateWords | None:
    """`أواخر عام 2022`, `بداية العام الجديد`, `نهاية الأسبوع`."""
    word = line.words[at]
    behind = line.word(at + 1)
    if word.definite or behind.proclitic:
        return None
    inner = _core(line, at + 1, named=True)
    sense = behind.sense
    if inner is None and behind.definite and sense.time in ("week", "month", "year"):
        if sense.plural or sense.dual:
            return None
        if line.word(at + 2).definite and line.word(at + 2).key in _OF_YEARS:
            inner = DateWords(at + 1, at + 3, Spec(loose=True), "date.part")
        else:
            inner = DateWords(at + 1, at + 2, Spec(unit=sense.time, shift=0), "date.part")
    if inner is None or inner.spec.day is not None or inner.spec.weekday is not None:
        return None
    assert word.sense.part is not None
    return _range(line, replace(inner, first=at, modifier=Modifier(word.sense.part)))


def _core(line: Line, at: int, named: bool = False) -> DateWords | None:
    """One date without its part and without the other end of its range."""
    word = line.word(at)
    sense = word.sense
    if word.digits:
        return (
            _numeric(line, at)
            or _day_month(line, at)
            or _bare_year(line, at)
            or _hijri_year(line, at)
        )
    if sense.weekday is not None:
        return _weekday(line, at)
    if word.key in _THIS or sense.time is not None or word.key in ("عامي", "سنتي"):
        return _unit(line, at)
    if sense.ordinal is not None or sense.teen_ordinal or word.whole == "غره":
        return _ordinal_day(line, at)
    if sense.month or sense.hijri or sense.month_start or sense.hijri_start:
        found = (_english(line, at) if word.latin else None) or _month(line, at, named)
        if found or not sense.season:
            return found
    if word.key in _PIECES and word.definite:
        ordinal = line.word(at + 1).sense.ordinal
        if word.key == "ربع" and ordinal is None and _deictic(line, at + 1) is not None:
            return DateWords(at, at + 2, Spec(loose=True), "date.deictic")
        return _piece(line, at)
    if sense.season:
        return _season(line, at)
    return _decade(line, at) if sense.decade is not None else None


# -- months


def _month_number(line: Line, at: int) -> tuple[int, int, bool] | None:
    """Return a month's number, one past its last token, and whether it is Hijri."""
    word = line.word(at)
    sense = word.sense
    if sense.month_start and (found := month_seconds().get((word.key, line.word(at + 1).key))):
        return found, at + 2, False
    if sense.hijri_start and not word.definite:
        found = hijri_seconds().get((word.key, line.word(at + 1).key))
        if found and line.word(at + 1).definite | (line.word(at + 1).key == "اول"):
            return found, at + 2, True
    if sense.month and not word.definite:
        return sense.month, at + 1, False
    if sense.hijri and not word.definite:
        return sense.hijri, at + 1, True
    return None


def _month_names(line: Line, at: int) -> tuple[int, int, bool] | None:
    """A month and a second name of it: `يونيو/حزيران`, `يونيو (حزيران)`."""
    found = _month_number(line, at)
    if found is None:
        return None
    number, end, hijri = found
    sign = line.word(end).whole
    again = _month_number(line, end)
    if again is not None and again[::2] == (number, hijri) and not line.words[end].proclitic:
        return number, again[1], hijri  # `ديسمبر كانون الأول`
    if sign in ("/", "(", "-"):
        second = _month_number(line, end + 1)
        if second is not None and second[0] == number and second[2] == hijri:
            end = second[1]
            if sign == "(" and line.word(end).whole == ")":
                end += 1
    return number, end, hijri


def _month(line: Line, at: int, named: bool = False) -> DateWords | None:
    found = _month_names(line, at)
    if found is None or (line.word(at - 1).digits and line.word(at - 2).key in _NAMED_PLACES):
        return None
    number, end, hijri = found
    word = line.words[at]
    if hijri and line.word(end).key in _HOLY and is_year(line, end + 1, hijri=True):
        end += 1
    spec = Spec(month=number, hijri=hijri)
    spec, last = _year_or_deictic(line, end, spec)
    if last > end:
        return DateWords(at, last, spec, "date.month-year" if spec.year else "date.month-deictic")
    if word.latin and not named:
        return None
    led = (
        named or line.word(at - 1).whole in _BEFORE_MONTH or bool(set(word.proclitic) & set("لبك"))
    )
    if (word.sense.unsure_month or hijri) and not led:
        return None
    if hijri and line.word(at - 1).whole not in ("شهر", "لشهر", "بشهر", "في", "خلال", "منذ"):
        return None
    return DateWords(at, end, spec, "date.month")


def _year_or_deictic(line: Line, at: int, spec: Spec) -> tuple[Spec, int]:
    """Add a year or a deictic word that follows a month; return where it ends."""
    start = at
    if line.word(at).whole in ("،", ",", "-", "/", ".") and line.word(at + 1).digits:
        at += 1
        if not is_year(line, at, spec.hijri):
            return spec, start
    elif line.word(at).whole in ("من", "في") and not line.word(at + 1).digits:
        at += 1
        if not (line.word(at).sense.time == "year" or line.word(at).key in _THIS):
            return spec, start
    if line.word(at).key in _THIS and line.word(at + 1).sense.time == "year":
        return replace(spec, unit="year", shift=0), at + 2
    if line.word(at).sense.time == "year" and line.word(at).proclitic in ("", "ل"):
        if is_year(line, at + 1, spec.hijri):
            end = at + 2 + (line.word(at + 2).whole in _CHRISTIAN)
            return replace(spec, year=_year_value(line, at + 1)), end
        shift = _deictic(line, at + 1)
        if shift is not None and line.word(at).definite:
            return replace(spec, unit="year", shift=shift), at + 2
        return spec, start
    if is_year(line, at, spec.hijri):
        end = at + 1
        if line.word(end).whole in _HIJRI:
            return replace(spec, year=_year_value(line, at), hijri=True), end + 1
        end += line.word(end).whole in _CHRISTIAN
        return replace(spec, year=_year_value(line, at)), end
    shift = _deictic(line, at)
    if shift is not None and at == start:
        return replace(spec, shift=shift), at + 1
    return spec, start


def is_year(line: Line, at: int, hijri: bool = False) -> bool:
    """Whether a token is a year in four digits, Hijri where that is said."""
    word = line.word(at)
    if not word.digits or (line.touches(at + 1) and line.words[at + 1].latin):
        return False
    pattern = _HIJRI_YEAR if hijri or line.word(at + 1).whole in _HIJRI else _YEAR
    return pattern.fullmatch(word.digits) is not None


def _is_named_year(line: Line, at: int) -> bool:
    """Whether a number behind `عام` is its year: not where it is an amount of something, as in
    `القطاع العام 500 مليون` or `الدين العام 110 بالمائة`."""
    word, behind = line.word(at), line.word(at + 1)
    if is_year(line, at):
        return True
    sense = behind.sense
    amount = sense.noun or sense.scale or sense.currency or percent_unit(line, at + 1)
    return _NAMED_YEAR.fullmatch(word.digits) is not None and not amount


def _year_value(line: Line, at: int) -> int:
    return int(line.words[at].digits)


def _deictic(line: Line, at: int) -> int | None:
    word = line.word(at)
    return word.sense.deictic if word.definite and not word.proclitic else None


# -- days


def _day_value(line: Line, at: int) -> int | None:
    word = line.word(at)
    if word.value is None or len(word.digits) > 2 or not 1 <= word.value <= 31:
        return None
    return int(word.value)


def _day_month(line: Line, at: int) -> DateWords | None:
    """`10 فبراير`, `22 مايو 2025`, `14 و15 ديسمبر`, `5 من شهر مارس الماضي`, `15 Mar 2025`."""
    first = _day_value(line, at)
    if line.word(at - 1).key in _NAMED_PLACES:
        return None
    if first is None or (line.touches(at) and line.words[at - 1].latin):
        return None
    end, last = at + 1, None
    for _ in range(_DAYS):
        more = _next_day(line, end)
        if more is None:
            break
        last, end = more
    if line.word(end).whole in ("st", "nd", "rd", "th", "of"):
        end += 1
    return _of_month(line, at, end, first, last)


def _next_day(line: Line, at: int) -> tuple[int, int] | None:
    """The other days before one month: `و15`, `إلى 16`, `-16`."""
    word = line.word(at)
    if word.whole not in ("و", *_TO, *_DASHES) or word.whole == "/":
        return None
    at += 2 if line.word(at + 1).whole == "يوم" else 1
    day = _day_value(line, at)
    return None if day is None else (day, at + 1)


def _of_month(
    line: Line, at: int, end: int, first: int, last: int | None = None
) -> DateWords | None:
    for word in ("من", "/", "-", "شهر"):
        if line.word(end).whole == word:
            end += 1
    found = _month_names(line, end)
    if found is None or line.words[end].proclitic:
        return None
    month, end, hijri = found
    spec, end = _year_or_deictic(line, end, Spec(month=month, day=first, hijri=hijri))
    rule = "date.day-month" if spec.year is None else "date.full"
    if last is not None and last > first:
        spec = replace(spec, until=replace(spec, day=last))
    return DateWords(at, end, spec, rule)


def _ordinal_day(line: Line, at: int) -> DateWords | None:
    """`الأول من مارس`, `الخامس والعشرين من يناير`, `غرة ماي`."""
    word = line.words[at]
    if word.whole == "غره":
        return _of_month(line, at, at + 1, 1)
    day = word.sense.ordinal or (1 if word.key == "حادي" else None)
    before = line.word(at - 1)
    if day is None or day < 1 or (before.definite and before.sense.time != "day"):
        return None  # الأسبوع الأول من مارس
    end = at + 1
    behind = line.word(end)
    if behind.key == "عشر":
        day, end = day + 10, end + 1
    elif behind.proclitic == "و" and behind.sense.number in (20, 30):
        day, end = day + behind.sense.number, end + 1
    if line.word(end).whole != "من" and not (word.key == "اول" and not word.definite):
        return None
    return _of_month(line, at, end, day) if day <= 31 else None


def _weekday(line: Line, at: int) -> DateWords | None:
    """`الاثنين 3 نوفمبر`, `الاثنين (10 فبراير)`, `الثلاثاء الماضي`, `Sat, 15 Mar 2025`."""
    word = line.words[at]
    day = word.sense.weekday
    before = line.word(at - 1)
    if day == 0 and before.definite and before.key.endswith("ين"):
        return None  # المواطنين الاثنين, both of them
    shift = _deictic(line, at + 1)
    end = at + 1 + (shift is not None)
    bracket = False
    for skipped in ("،", ",", ".", "الموافق", "يوم", "("):
        if line.word(end).whole == skipped:
            bracket = skipped == "("
            end += 1
    found = _core(line, end) if line.word(end).digits else None
    if found is None and (line.word(end).sense.ordinal or line.word(end).whole == "غره"):
        found = _ordinal_day(line, end)
    if found is None and word.latin and line.word(end).sense.month:
        found = _english(line, end)
    if found is not None and found.spec.day is not None:
        close = bracket and line.word(found.end).whole == ")"
        if not bracket or close:
            spec = replace(found.spec, weekday=day)
            return DateWords(at, found.end + close, spec, f"{found.rule}-weekday")
    if word.latin:
        return None
    if shift is not None:
        return DateWords(at, at + 2, Spec(weekday=day, shift=shift), "date.weekday-deictic")
    if before.whole in _PRAYERS:
        return None
    return DateWords(at, at + 1, Spec(weekday=day), "date.weekday")


def _english(line: Line, at: int) -> DateWords | None:
    """`Mar 15, 2025`."""
    month = line.word(at).sense.month
    day = _day_value(line, at + 1)
    end = at + 2 + (line.word(at + 2).whole in (",", "th", "st"))
    if month is None or day is None or not is_year(line, end):
        return None
    spec = Spec(year=_year_value(line, end), month=month, day=day)
    return DateWords(at, end + 1, spec, "date.full")


def _numeric(line: Line, at: int) -> DateWords | None:
    """`2025-03-15`, `15/3/2025`, `15.3.2025`, `3/2025`; the day comes first."""
    start = line.starts[at]
    if line.touches(at) and line.words[at - 1].whole in ("/", "-", "."):
        return None
    text = western(line.text[start : min(start + 11, line.base[1])])
    match = _NUMERIC.match(text)
    if match is not None:
        one, _, two, three = match.groups()
        spec = _numeric_spec(one, two, three)
    else:
        match = _MONTH_YEAR.match(text)
        if match is None or not 1 <= int(match[1]) <= 12:
            return None
        spec = Spec(year=int(match[2]), month=int(match[1]))
    end = at
    while end < line.count and line.ends[end] < start + match.end():
        end += 1
    if spec is None or line.ends[end] != start + match.end():
        return None
    return DateWords(at, end + 1, spec, "date.numeric")


def _numeric_spec(one: str, two: str, three: str) -> Spec | None:
    if len(one) == 4 and len(three) <= 2:
        year, month, day = int(one), int(two), int(three)
    elif len(one) <= 2 and len(three) == 4:
        year, month, day = int(three), int(two), int(one)
    else:
        return None
    if not (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Spec(year=year, month=month, day=day)


# -- units, years, quarters, seasons


def _unit(line: Line, at: int) -> DateWords | None:
    """`عام 2017`, `هذا العام 2024`, `العام الماضي`, `شهر مارس`, `عامي 2015 و2016`."""
    word = line.words[at]
    if word.key in _THIS:
        return _this(line, at)
    if word.key in ("عامي", "سنتي"):
        return _two_years(line, at)
    unit = word.sense.time
    if word.sense.dual or unit not in _UNITS:
        return None
    if unit == "month" and not word.definite and not word.sense.plural:
        found = _month(line, at + 1, named=True)
        return replace(found, first=at) if found else None
    if unit == "year" and not word.sense.plural and _is_named_year(line, at + 1):
        end = at + 2
        if line.word(end).whole in _HIJRI and is_year(line, at + 1, hijri=True):
            return DateWords(
                at, end + 1, Spec(year=_year_value(line, at + 1), hijri=True), "date.hijri"
            )
        if _is_before_christ(line, end):
            return DateWords(at, end, Spec(loose=True), "date.year")
        end += line.word(end).whole in _CHRISTIAN
        return DateWords(at, end, Spec(year=_year_value(line, at + 1)), "date.year")
    return _deictic_unit(line, at, unit) if word.definite else None


def _this(line: Line, at: int) -> DateWords | None:
    behind = line.word(at + 1)
    unit = behind.sense.time
    if unit not in ("week", "month", "year") or not behind.definite or behind.sense.plural:
        return None
    if unit == "year" and is_year(line, at + 2):
        spec = Spec(year=_year_value(line, at + 2), unit=unit, shift=0)
        return DateWords(at, at + 3, spec, "date.this-year")
    return DateWords(at, at + 2, Spec(unit=unit, shift=0), "date.deictic")


def _deictic_unit(line: Line, at: int, unit: str) -> DateWords | None:
    word = line.words[at]
    behind = line.word(at + 1)
    if unit == "year" and behind.definite and behind.key in _OF_YEARS:
        return _accounts(line, at)
    if behind.whole in _SAME and unit in ("week", "month", "year") and not word.sense.plural:
        return DateWords(at, at + 2, Spec(loose=True), "date.deictic")
    shift = _deictic(line, at + 1)
    new = behind.whole in ("الجديد", "الجديده") and unit == "year"
    if shift is None and not new:
        return None
    if unit == "day" and shift != 2 and not word.sense.plural:
        return None
    if word.key == "عام" and shift != -1 and _is_title(line, at):
        return None
    if word.key == "عام" and behind.key in ("سابق", "اخير") and _is_title(line, at):
        return None
    if word.sense.plural or new or unit in ("decade", "century"):
        return DateWords(at, at + 2, Spec(loose=True), "date.deictic")
    end = at + 2
    if unit == "year" and is_year(line, end):
        return DateWords(at, end + 1, Spec(year=_year_value(line, end)), "date.year")
    return DateWords(at, end, Spec(unit=unit, shift=shift), "date.deictic")


def _accounts(line: Line, at: int) -> DateWords | None:
    """`العام المالي 2026`, `السنة المالية الحالية`, `العام الدراسي المقبل`."""
    if is_year(line, at + 2):
        if line.word(at + 3).whole in (*_DASHES, "/") and is_year(line, at + 4):
            years = Spec(year=_year_value(line, at + 2), until=Spec(year=_year_value(line, at + 4)))
            return DateWords(at, at + 5, years, "date.years")
        end = at + 3 + (line.word(at + 3).whole in _CHRISTIAN)
        return DateWords(at, end, Spec(year=_year_value(line, at + 2)), "date.year")
    if _deictic(line, at + 2) is not None:
        return DateWords(at, at + 3, Spec(loose=True), "date.deictic")
    return None


def _is_title(line: Line, at: int) -> bool:
    """Whether `العام` is "general", as in `المدير العام السابق`."""
    before = line.word(at - 1)
    return before.definite and not before.key.endswith(("ه", "ات"))


def _two_years(line: Line, at: int) -> DateWords | None:
    if not is_year(line, at + 1):
        return None
    joint = line.word(at + 2).whole
    if joint not in ("و", *_DASHES) or not is_year(line, at + 3):
        return None
    until = Spec(year=_year_value(line, at + 3))
    return DateWords(at, at + 4, Spec(year=_year_value(line, at + 1), until=until), "date.years")


def _bare_year(line: Line, at: int) -> DateWords | None:
    """`انتخابات 2024`, `(1985)`: a year without `عام`, unless something is counted by it."""
    if not is_year(line, at) or line.word(at + 1).whole in _HIJRI:
        return None
    before, behind = line.word(at - 1), line.word(at + 1)
    if before.whole in _NO_YEAR_BEFORE or before.whole in ("%", "٪", "$", "€", "#", "@", "_", "+"):
        return None
    if line.touches(at) and (before.latin or before.whole in (".", "/", ":", "-", "_")):
        return None
    sense = behind.sense
    counted = sense.scale or sense.currency or sense.measure or sense.noun or sense.time
    if behind.key == "يوم" and line.word(at + 2).sense.weekday is not None:
        counted = None
    if counted and not behind.proclitic and (sense.time == "year" or not behind.definite):
        return None
    if behind.whole in ("%", "٪", "$", "€", "بالمايه", "بالميه"):
        return None
    joined = line.touches(at + 1) and behind.whole in ("/", "-") and line.touches(at + 2)
    if joined and line.word(at + 2).digits and not is_year(line, at + 2):
        return None
    if _is_before_christ(line, at + 1):
        return DateWords(at, at + 1, Spec(loose=True), "date.bare-year")
    end = at + 1 + (behind.whole in _CHRISTIAN)
    return DateWords(at, end, Spec(year=_year_value(line, at)), "date.bare-year")


def _is_before_christ(line: Line, at: int) -> bool:
    """Whether a year counts backwards: no ISO year of four digits says it."""
    return line.phrase(at, at + 2) == "قبل الميلاد" or line.phrase(at, at + 3) == "ق . م"


def _hijri_year(line: Line, at: int) -> DateWords | None:
    if line.word(at + 1).whole in _HIJRI and is_year(line, at, hijri=True):
        return DateWords(at, at + 2, Spec(year=_year_value(line, at), hijri=True), "date.hijri")
    return None


def _piece(line: Line, at: int) -> DateWords | None:
    """`الربع الأول من عام 2015`, `النصف الثاني من العام الحالي`, `الثلاثي الأول`."""
    key = line.words[at].key
    months = _PIECES[key]
    ordinal = line.word(at + 1).sense.ordinal
    if ordinal is None or not line.words[at + 1].definite:
        return None
    number = 12 // months if ordinal == -1 else ordinal
    if number > 12 // months:
        return None
    end = at + 2
    if line.word(end).whole in ("من", "في", "لل"):
        end += 1
    inner = _bare_year(line, end) if line.word(end).digits else None
    if line.word(end).key in _THIS or line.word(end).sense.time == "year":
        inner = _unit(line, end)
    piece = number, months
    half_month = _month(line, end) if key == "نصف" and end > at + 2 else None
    if half_month is not None:
        return DateWords(at, half_month.end, Spec(loose=True), "date.piece")
    if (
        inner is not None
        and (inner.spec.year or inner.spec.unit == "year")
        and not inner.spec.month
    ):
        if line.word(end + 1).key in _OF_YEARS:
            return DateWords(at, inner.end, Spec(loose=True), "date.piece")
        return DateWords(at, inner.end, replace(inner.spec, piece=piece), "date.piece")
    if line.word(end).sense.time == "year" and line.word(end + 1).key in _OF_YEARS:
        return DateWords(at, end + 2, Spec(loose=True), "date.piece")
    if key != "ربع" or line.word(end).sense.time or line.word(at + 2).key in ("نهايي", "نهائي"):
        return None
    return DateWords(at, at + 2, Spec(piece=piece), "date.piece")


def _season(line: Line, at: int) -> DateWords | None:
    word = line.words[at]
    if word.definite:
        shift = _deictic(line, at + 1)
        return DateWords(at, at + 2, Spec(loose=True), "date.season") if shift is not None else None
    end = at + 1
    if line.word(end).sense.time == "year":
        end += 1
    if not is_year(line, end):
        return None
    return DateWords(at, end + 1, Spec(year=_year_value(line, end)), "date.season")


def _decade(line: Line, at: int) -> DateWords | None:
    """`تسعينيات القرن الماضي`, `الثمانينات`; not `في الثلاثينيات من عمره`."""
    word = line.words[at]
    end = at + 1
    if line.word(end).whole == "من":
        end += 1
    if line.word(end).sense.age:
        return None
    century = line.word(end).whole == "القرن"
    if century and line.word(end + 1).key in ("ماضي", "عشرين", "عشرون"):
        first = 1900 + (word.sense.decade or 0)
        spec = Spec(year=first, until=Spec(year=first + 9))
        return DateWords(at, end + 2, spec, "date.decade")
    return DateWords(at, at + 1, Spec(loose=True), "date.decade") if word.definite else None


# -- ranges


def _range(line: Line, found: DateWords) -> DateWords:
    """Take in the other end of a range: `2019 إلى 2023`, `مارس - يونيو 2020`, `2016/2017`."""
    at = found.end
    joint = line.word(at)
    before = line.word(found.first - 1).whole
    if before in ("يوم", "ايام"):
        before = line.word(found.first - 2).whole
    dash = joint.whole in _DASHES
    to = joint.whole in _TO and before in _FROM
    both = joint.whole == "و" and before in ("بين", "مابين", "وبين") and line.touches(at + 1)
    clitic = joint.proclitic == "و" and before in ("بين", "مابين", "وبين")
    if found.spec.until is not None or not (dash or to or both or clitic):
        return found
    at += 0 if clitic else 1
    for skipped in ("غايه", "يوم", "نهايه", "موفي"):
        if line.word(at).whole == skipped and to:
            at += 1
    other = _core(line, at, named=True)
    if other is None and line.word(at).sense.part is not None:
        other = _with_part(line, at)
    if other is None and is_year(line, at) and found.rule in ("date.bare-year", "date.year"):
        other = DateWords(at, at + 1, Spec(year=_year_value(line, at)), "date.bare-year")
    if other is None or other.spec.until is not None:
        return found
    spec = found.spec
    if spec.year is None and other.spec.year is not None and not spec.unit:
        spec = replace(spec, year=other.spec.year)
    if dash and not _same_fields(spec, other.spec):
        return found
    if spec.year and other.spec.year and other.spec.year < spec.year:
        if not dash or spec.year - other.spec.year > 1:
            return found
        spec, other = other.spec, replace(other, spec=spec)  # 2018/2017, as seen from the right
    modifier = found.modifier
    return DateWords(
        found.first, other.end, replace(spec, until=other.spec), "date.range", modifier
    )


def _same_fields(one: Spec, other: Spec) -> bool:
    return (one.day is None, one.month is None) == (other.day is None, other.month is None)
