"""Dates as newspapers write them beside an article (not those inside its sentences)."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from tui.articles.lines import compiled, fold_same_length

_MONTHS = """
1 يناير|كانون الثاني|جانفي|january|jan
2 فبراير|شباط|فيفري|february|feb
3 مارس|اذار|march|mar
4 ابريل|نيسان|افريل|april|apr
5 مايو|ايار|ماي|may
6 يونيو|يونيه|حزيران|جوان|june|jun
7 يوليو|يوليه|تموز|جويليه|يوليوز|july|jul
8 اغسطس|اب|اوت|غشت|august|aug
9 سبتمبر|ايلول|شتنبر|september|sept|sep
10 اكتوبر|تشرين الاول|october|oct
11 نوفمبر|تشرين الثاني|نونبر|november|nov
12 ديسمبر|كانون الاول|دجنبر|december|dec
"""
"""Folded names used in Egypt and the Gulf, the Levant and Iraq, the Maghreb, and in English."""

_MONTH_NUMBERS = {
    name: int(number)
    for number, names in (row.split(" ", 1) for row in _MONTHS.strip().splitlines())
    for name in names.split("|")
}

_AROUND = """
السبت الاحد الاثنين الاثنان الثلاثاء الاربعاء الخميس الجمعه يوم اليوم نشر نشرت نشرت في بتاريخ
تاريخ النشر التاريخ اخر تحديث تم اضيف اضيفت عدل حرر حررت الساعه الساعة بتوقيت التوقيت توقيت
غرينتش جرينتش مكه المكرمه القاهره ابوظبي السعوديه المحلي ص م صباحا مساء ظهرا هـ ه الموافق من عام
سنه لعام محرم صفر ربيع الاول الاخر الثاني جمادي الاولي الاخره رجب شعبان رمضان شوال ذو ذي القعده
الحجه وقت and at on the of published updated posted last modified date update am pm gmt utc est edt
cet bst ist sat sun mon tue tues wed thu thur thurs fri saturday sunday monday tuesday wednesday
thursday friday am pm الي حتي t z تحديث و
"""


class FoundDate(NamedTuple):
    """A date in a line."""

    start: int
    """First character in the line."""
    end: int
    """One past the last character of the date and of the time behind it."""
    iso: str | None
    """ISO 8601 month, date, or date and time; None where the year is not said."""
    numeric: bool
    """Written in digits only, as machines do."""


_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEHIND_DAY = r"\d(?:st|nd|rd|th)?\s{0,3}(?:من\s|of\s|-|/)?\s?([^\W\d_]+)"
"""A word that may be the month of a day before it."""
_MONTH_WORDS = frozenset(name.split()[0] for name in _MONTH_NUMBERS)
_SAME_IN_PATTERNS = (("ſ", "s"), ("ı", "i"), ("İ", "i"))
"""Letters that a pattern takes for others where case makes no difference, and `str.lower` not."""
_OTHER_YEAR = re.compile(r"\s1[34]\d\d")
"""A year of the Hijri and Persian calendars."""
_ISSUE = r"(?i:(?<!\w)(?:(?:رقم )?العدد|issue(?: no\.?)?)\s?:?\s?[\[(]?\s?\d{1,6}(?!\w)\s?[\])]?)"
"""The number of a newspaper's issue, which stands beside its date."""
_PAIRS = (("(", ")"), ("[", "]"))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    month = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
    date = re.compile(
        r"(?<![\d/.])(?:"
        r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
        r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d)(?!\d)"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,3}}(?:من\s|of\s|-|/)?\s?\b(?P<m3>{month})\b"
        rf"(?:\s?[/(]\s?(?:{month})\b\)?)?(?:\s?[-/,،.]?\s?(?:(?:عام|سنه)\s)?(?P<y3>(?:19|20)\d\d)\b)?"
        rf"|\b(?P<m4>{month})\b\.?\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s?[,،]?\s(?P<y4>(?:19|20)\d\d)\b"
        rf"|\b(?P<m5>{month})\b(?:\s?/\s?(?:{month})\b)?[,،]?\s(?P<y5>(?:19|20)\d\d)\b"
        r")",
        re.IGNORECASE,
    )
    time = re.compile(
        r"[\s,،|T()-]{0,6}(?:(?:في|الساعه|علي|at|-|\|)\s){0,2}"
        r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,6})?)?\s?"
        r"(?P<zone>Z\b|[+-]\d\d:?\d\d(?!\d))?"
        r"(?P<half>ص|صباحا|م|مساء|am|pm|a\.m\.|p\.m\.)?(?!\w)",
        re.IGNORECASE,
    )
    return date, time, frozenset(_AROUND.split())


def _time_iso(match: re.Match[str] | None) -> str:
    """`T14:30:00` with the zone the line gives; empty where there is no time of day."""
    if match is None:
        return ""
    hour, minute, second = int(match["h"]), int(match["min"]), int(match["s"] or 0)
    half = (match["half"] or "")[:1].lower()
    if half in ("م", "p") and hour < 12:
        hour += 12
    elif half in ("ص", "a") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = (match["zone"] or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{minute:02}:{second:02}{zone}"


def _month_number(name: str) -> int:
    return _MONTH_NUMBERS[" ".join(name.lower().split())]


def _read(match: re.Match[str], time: str) -> str | None:
    """The date in ISO form; None where the year is missing.

    Raises:
        ValueError: no such day in the calendar.
    """
    form = (match.lastgroup or "y1")[-1]
    groups = match.groupdict()
    for number in "12345":
        if groups.get(f"m{number}"):
            form = number
    month_text = groups[f"m{form}"]
    month = int(month_text) if month_text.isdigit() else _month_number(month_text)
    year_text = groups.get(f"y{form}")
    day_text = groups.get(f"d{form}")
    datetime(int(year_text or 2024), month, int(day_text or 1))
    if year_text is None:
        return None
    if day_text is None:
        return f"{year_text}-{month:02}"
    return f"{year_text}-{month:02}-{int(day_text):02}{time}"


def _folded(line: str) -> str:
    """A line as the patterns have it; every position stays."""
    folded = fold_same_length(line).replace("ة", "ه")
    for letter, plain in _SAME_IN_PATTERNS:
        folded = folded.replace(letter, plain)
    return folded


def _has_day(folded: str) -> bool:
    """Whether a day and a month may stand in a folded line: a twentieth of the time of a search."""
    return any(word.lower() in _MONTH_WORDS for word in compiled(_BEHIND_DAY).findall(folded))


def find_date(line: str) -> FoundDate | None:
    """The first date in a line, with the time behind it; the day comes first in `21/07/2015`."""
    if _DIGIT.search(line) is None:
        return None  # most lines; compiling the patterns takes 5 ms of a start
    folded = _folded(line)
    if _YEAR.search(folded) is None and not _has_day(folded):
        return None
    pattern, time_pattern, _ = _patterns()
    for match in pattern.finditer(folded):
        time = time_pattern.match(folded, match.end())
        try:
            iso = _read(match, _time_iso(time))
        except ValueError:
            continue
        numeric = bool(match["y1"] or match["y2"])
        return FoundDate(match.start(), time.end() if time else match.end(), iso, numeric)
    return None


def without_date(line: str, found: FoundDate) -> str:
    """A line without its date, and without the words and signs that only lead to the date."""
    _, _, around = _patterns()
    rest = line[: found.start] + " \0 " + line[found.end :]
    tokens = rest.split()
    at = tokens.index("\0")
    low = high = at
    while low and _only_around(tokens[low - 1], around):
        low -= 1
    while high + 1 < len(tokens) and _only_around(tokens[high + 1], around):
        high += 1
    kept = [" ".join(tokens[:low]), " ".join(tokens[high + 1 :])]
    if any(map(_DIGIT.search, kept)):
        kept = [compiled(_ISSUE).sub(" ", part) for part in kept]
    return _trim(" ".join(" ".join(kept).split()))


def _trim(text: str) -> str:
    """The text without the signs that led to its date, and without halves of brackets."""
    text = text.strip(" -–—|:،,/")
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.strip(" -–—|:،,/" + opening + closing)
    return "" if not text.strip(" ()[]") else text


_OTHER_CALENDAR = (
    r"\d{1,2}\s(?:فروردين|ارديبهشت|خرداد|تير|مرداد|شهريور|مهر|ابان|اذر|دي|بهمن|اسفند"
    r"|محرم|صفر|ربيع ال\w+|جمادي ال\w+|رجب|شعبان|رمضان|شوال"
    r"|ذ[وي] القعده|ذ[وي] الحجه)\s1[34]\d\d\s?(?:هـ|ه)?"
)


def is_other_calendar(line: str) -> bool:
    """Whether a line holds nothing but a Hijri or Persian date, which has no ISO form here."""
    folded = fold_same_length(line).replace("ة", "ه")
    if _OTHER_YEAR.search(folded) is None:
        return False  # most lines; compiling the pattern takes half a millisecond of a start
    match = re.search(_OTHER_CALENDAR, folded)
    if match is None:
        return False
    _, _, around = _patterns()
    rest = compiled(_ISSUE).sub(" ", folded[: match.start()] + " " + folded[match.end() :]).split()
    return all(_only_around(token, around) for token in rest)


def _only_around(token: str, around: frozenset[str]) -> bool:
    """Whether a token is only what leads to a date: a weekday, `نشر في:`, a sign."""
    folded = fold_same_length(token).replace("ة", "ه").lower()
    words = re.findall(r"[^\W\d_]+", folded.replace("\u0640", ""))
    return all(word in around for word in words)
