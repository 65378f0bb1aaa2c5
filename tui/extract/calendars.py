"""What a date is worth in ISO 8601, from what the article itself says.

No clock is asked. An undated article resolves weekday, day and month against the latest year that
it states, or the one after; `التالي` against the last full date of the paragraph; `هذا العام` by
the year written behind it anywhere. A dated article resolves the rest against its date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tui.extract.dates import Spec

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Known:
    """What an article says about its own time."""

    written: date | None = None
    """Its date."""
    latest_year: int | None = None
    """The latest year that it states."""
    this_year: int | None = None
    """The year written behind `هذا العام`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last date of a paragraph that `التالي` counts from."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def anchor_of(iso: str | None, before: Anchor) -> Anchor:
    """Return the anchor after a date: the date where it says a month, else the one before."""
    if iso is None or "/" in iso or "W" in iso:
        return before
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return before if before.month else Anchor(parts[0])
    return Anchor(*parts)


def iso_of(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    """Return a date, month, year, week or `start/end`; None where too little is said."""
    if spec.until is not None:
        return _range(spec, known, anchor)
    if spec.loose:
        return None
    if spec.hijri:
        return _hijri(spec)
    if spec.piece is not None:
        return _piece(spec, known, anchor)
    if spec.month is not None:
        return _month(spec, known, anchor)
    if spec.year is not None:
        return f"{spec.year:04}"
    if spec.weekday is not None:
        return _weekday(spec, known.written)
    return _unit(spec, known, anchor)


def _range(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    assert spec.until is not None
    first = _alone(spec, known, anchor)
    last = iso_of(spec.until, known, anchor)
    if first is None or last is None:
        return None
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def _alone(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    return iso_of(replace(spec, until=None), known, anchor)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # no such day, 31 February


def _month(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    assert spec.month is not None
    year = spec.year
    if year is None and spec.unit == "year":
        found = _unit(spec, known, anchor)
        year = int(found) if found else None
        if year is None:
            return None
    if year is None and spec.shift == 2:
        year = _following_year(spec, anchor)
    elif year is None:
        year = _year_of(spec, known)
    if year is None:
        return None
    if spec.day is None:
        return f"{year:04}-{spec.month:02}"
    found_day = _day(year, spec.month, spec.day)
    return found_day.isoformat() if found_day else None


def _following_year(spec: Spec, anchor: Anchor) -> int | None:
    if anchor.year is None or anchor.month is None or spec.month is None:
        return None
    return anchor.year + (spec.month <= anchor.month)


def _year_of(spec: Spec, known: Known) -> int | None:
    """The year of a month or a day that is written without one."""
    if known.written is None:
        return _year_by_weekday(spec, known.latest_year)
    written = known.written
    assert spec.month is not None
    if spec.shift == 0:
        return written.year
    candidates = []
    for year in (written.year - 1, written.year, written.year + 1):
        when = _day(year, spec.month, spec.day or 15)
        if when is None or (
            spec.weekday is not None and spec.day and when.weekday() != spec.weekday
        ):
            continue
        here = written if spec.day else written.replace(day=15)
        distance = (when - here).days
        ahead = distance * (spec.shift or 0)
        if spec.shift in (-1, 1) and (ahead < 0 or (ahead == 0 and spec.day is None)):
            continue
        candidates.append((abs(distance), year))
    return min(candidates)[1] if candidates else None


def _year_by_weekday(spec: Spec, latest: int | None) -> int | None:
    if latest is None or spec.weekday is None or spec.day is None or spec.month is None:
        return None
    for year in (latest, latest + 1):
        when = _day(year, spec.month, spec.day)
        if when is not None and when.weekday() == spec.weekday:
            return year
    return None


def _weekday(spec: Spec, written: date | None) -> str | None:
    if written is None or spec.weekday is None or spec.shift == 2:
        return None
    ahead = (spec.weekday - written.weekday()) % 7
    if spec.shift == -1:
        when = written + timedelta(days=ahead) - _WEEK
    elif spec.shift == 1:
        when = written + (timedelta(days=ahead) if ahead else _WEEK)
    elif spec.shift == 0:
        when = written + timedelta(days=spec.weekday - written.weekday())
    else:
        when = written + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return when.isoformat()


def _unit(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    """`العام الماضي`, `هذا الشهر`, `الأسبوع المقبل`, `اليوم التالي`."""
    shift = spec.shift
    if shift is None or spec.unit is None:
        return None
    if shift == 2:
        return _next_unit(spec.unit, anchor)
    written = known.written
    if spec.unit == "year":
        this = written.year if written else known.this_year
        return f"{this + shift:04}" if this else None
    if written is None:
        return None
    if spec.unit == "month":
        return _months_on(written.year, written.month, shift)
    if spec.unit == "week":
        return _iso_week(written + shift * _WEEK)
    return None


def _next_unit(unit: str, anchor: Anchor) -> str | None:
    if anchor.year is None:
        return None
    if unit == "year":
        return f"{anchor.year + 1:04}"
    if anchor.month is None:
        return None
    if unit == "month":
        return _months_on(anchor.year, anchor.month, 1)
    if anchor.day is None:
        return None
    when = _day(anchor.year, anchor.month, anchor.day)
    if when is None:
        return None
    return (when + timedelta(days=1)).isoformat() if unit == "day" else _iso_week(when + _WEEK)


def _months_on(year: int, month: int, count: int) -> str:
    months = year * 12 + month - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _iso_week(when: date) -> str:
    year, week, _ = when.isocalendar()
    return f"{year:04}-W{week:02}"


def _piece(spec: Spec, known: Known, anchor: Anchor) -> str | None:
    assert spec.piece is not None
    year = spec.year
    if year is None and spec.unit == "year":
        found = _unit(spec, known, anchor)
        year = int(found) if found else None
    if year is None:
        return None
    number, months = spec.piece
    last = number * months
    return f"{year:04}-{last - months + 1:02}/{year:04}-{last:02}"


def _hijri(spec: Spec) -> str | None:
    """A date, month or year of the Umm al-Qura calendar; None outside 1343 to 1500."""
    if spec.year is None:
        return None
    from hijridate import Hijri

    try:
        if spec.month is not None and spec.day is not None:
            return str(Hijri(spec.year, spec.month, spec.day).to_gregorian().isoformat())
        first = Hijri(spec.year, spec.month or 1, 1)
        last_month = Hijri(spec.year, spec.month or 12, 1)
        last = Hijri(spec.year, spec.month or 12, last_month.month_length())
        return f"{first.to_gregorian().isoformat()}/{last.to_gregorian().isoformat()}"
    except (OverflowError, ValueError):
        return None
