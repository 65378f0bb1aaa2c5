"""Dates beside articles."""

from __future__ import annotations

import pytest

from tui.articles.dates import find_date, without_date
from tui.articles.parse import parse

BODY = (
    "قال المسؤول الأمني إن الوضع تحت السيطرة تماما وإن الحكومة ستعلن النتائج خلال الأيام المقبلة."
)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("نشر في: 21 يوليو 2015", "2015-07-21"),
        ("الثلاثاء 10 فبراير 2025 - 14:30", "2025-02-10T14:30:00"),
        ("2015-07-21", "2015-07-21"),
        ("Sat, 15 Mar 2025", "2025-03-15"),
        ("March 5, 2025", "2025-03-05"),
        ("21/07/2015", "2015-07-21"),
        ("03/04/2015", "2015-04-03"),
        ("٢١ يوليو ٢٠١٥", "2015-07-21"),
        ("۲۰۱۵/۰۷/۲۱", "2015-07-21"),
        ("10 شباط 2025", "2025-02-10"),
        ("5 تشرين الثاني 2024", "2024-11-05"),
        ("1 كانون الثاني 2024", "2024-01-01"),
        ("الجمعة 5 أوت 2016 10:20 ص", "2016-08-05T10:20:00"),
        ("22 فيفري 2017", "2017-02-22"),
        ("3 غشت 2019", "2019-08-03"),
        ("15 حزيران/يونيو 2024", "2024-06-15"),
        ("يونيو/حزيران 2024", "2024-06"),
        ("آخر تحديث: 2017-02-10T16:58:00+01:00", "2017-02-10T16:58:00+01:00"),
        ("Published Mon, 3 Nov 2025 at 5:30 pm GMT", "2025-11-03T17:30:00"),
        ("12:05 ص", None),
    ],
)
def test_date_lines(line: str, iso: str | None) -> None:
    found = find_date(line)
    assert (found.iso if found else None) == iso
    if iso is not None:
        article = parse(f"عنوان الخبر عن الحكومة\n{line}\n{BODY}")
        assert [block.kind.value for block in article.blocks] == ["title", "date", "lead"]
        assert article.date == iso


@pytest.mark.parametrize("line", ["الاثنين 10 فبراير", "21 رمضان 1446 هـ", "۲۱ تیر ۱۴۰۳"])
def test_lines_without_a_year_we_know_are_dates_without_iso(line: str) -> None:
    article = parse(f"عنوان الخبر عن الحكومة\n{line}\n{BODY}")
    assert [block.kind.value for block in article.blocks] == ["title", "date", "lead"]
    assert article.date is None


@pytest.mark.parametrize("line", ["31/02/2020", "2020-13-01", "صفحة 12/2020/1999/3", "1.2.3"])
def test_no_such_day(line: str) -> None:
    assert find_date(line) is None


def test_the_rest_of_the_line() -> None:
    line = "تونس: أحمد - نشر في 2015-07-21 10:41:00"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "2015-07-21 10:41:00"
    assert without_date(line, found) == "تونس: أحمد"
