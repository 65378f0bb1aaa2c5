"""Dates as they are typed behind a field: `2024`, `2024-05`, `17/5/2024`, `مايو 2024`.

Before a period is before its first day, after it is after its last; `date:` takes the period
itself, a comparison, or two periods with `..` between.
"""

from __future__ import annotations

import re
from datetime import date

from tui.search.query_amounts import AmountNames
from tui.search.query_tree import Dates, Day
from tui.text.numerals import western

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+(?:\s+[^\W\d]+)?)[\s,،]+(\d{4})")
_UNFINISHED = re.compile(r"(\d{4}|\d{4}[-/.]\d\d)[-/.]0?")
"""A date while it is typed: the part that is whole counts."""
_COMPARED = re.compile(r"(<=|>=|=<|=>|≤|≥|<|>|=)?\s*(.*)", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:\.{2,}|…)\s*")
_YEARS = range(1800, 2200)
"""Of the Gregorian calendar: 1446 is a year of the Hijra, and of no article otherwise."""
_LONGEST = 60
"""Characters: two dates with the longest names of months."""


def read_dates(text: str, field: str, names: AmountNames) -> Dates | str:
    """Return what a date behind a field asks for, or the name of what is wrong with it.

    Args:
        text: Behind the colon.
        field: `before`, `after` or `date`.
        names: What the names of months mean.
    """
    text = western(text.strip())
    compared = _COMPARED.fullmatch(text)
    if len(text) > _LONGEST or compared is None:
        return "date"
    sign, rest = compared[1] or "", compared[2]
    if field != "date":
        period = None if sign else _period(rest, names)
        if period is None:
            return "date"
        day = Day(period, closed=False)
        return Dates(None, day) if field == "before" else Dates(day, None)
    parts = [rest] if sign else _BETWEEN.split(rest, maxsplit=1)
    periods = [_period(part, names) if part else "" for part in parts]
    if None in periods or not any(periods):
        return "date"
    return _between([period or "" for period in periods], sign)


def _between(periods: list[str], sign: str) -> Dates:
    """Return the span of one or two periods; an empty one leaves its end open."""
    closed = not sign or "=" in sign or sign in "≤≥"
    low, high = (Day(period, closed) if period else None for period in (periods[0], periods[-1]))
    if low is not None and high is not None and low.first > high.first:
        low, high = high, low
    if "<" in sign or sign == "≤":
        low = None
    elif ">" in sign or sign == "≥":
        high = None
    return Dates(low, high)


def _period(text: str, names: AmountNames) -> str | None:
    """Return a year, month or day in ISO form, or None."""
    text = text.strip()
    unfinished = _UNFINISHED.fullmatch(text)
    if unfinished is not None:
        text = unfinished[1]
    month: int | None
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), _number(found[2]), _number(found[3])
    elif found := _YEAR_LAST.fullmatch(text):
        year, month, day = int(found[3]), int(found[2]), _number(found[1])
    elif found := _NAMED.fullmatch(text):
        month = names.month(found[2])
        if month is None:
            return None
        year, day = int(found[3]), _number(found[1])
    else:
        return None
    return _iso(year, month, day)


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if year not in _YEARS:
        return None
    if month is None:
        return str(year)
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:  # no such day in the calendar
        return None
    return whole[:7] if day is None else whole
