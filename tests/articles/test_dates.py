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


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("بيروت، 3 يناير 2025", "date"),
        ("بيروت 3 كانون الثاني 2025", "date"),
        ("رام الله، الجمعة 3 يناير 2025", "date"),
        ("دبي، الإمارات العربية المتحدة، 3 يناير 2025", "date"),
        ("بيروت (رويترز) 3 يناير 2025", "byline"),
        ("القاهرة، وكالة الأنباء الفرنسية، 3 يناير 2025", "byline"),
        ("لندن تحتفل، 3 يناير 2025", None),
        ("بيروت، 3 يناير", None),
        ("بيروت، 31 فبراير 2025", None),
        ("بيروت، 3 يناير 2025 كان الطقس باردا", None),
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "second"])
def test_a_place_and_a_day_on_a_line_date_the_article(
    line: str, kind: str | None, place: str
) -> None:
    titles = {
        "above": f"{line}\nعنوان الخبر عن الحكومة",
        "below": f"عنوان الخبر عن الحكومة\n{line}",
        "second": f"عنوان الخبر عن الحكومة\nعنوان ثان عن نتائج المسؤول\n{line}",
    }
    article = parse(f"{titles[place]}\n{BODY}\n{BODY}")
    assert article.date == ("2025-01-03" if kind else None)
    if kind:
        (block,) = [block for block in article.blocks if block.kind.value in ("date", "byline")]
        assert block.kind.value == kind
        assert article.text[block.start : block.end] == line
        assert article.text[article.title_start : article.title_end] == "عنوان الخبر عن الحكومة"


def test_a_place_and_a_day_below_the_text() -> None:
    text = f"عنوان الخبر عن الحكومة\n\n{BODY}\n\n{BODY}\n\nبيروت، 3 يناير 2025"
    assert parse(text).date == "2025-01-03"
    assert parse(f"{text}\n\n{BODY}").date is None  # the heading of what follows


def test_the_place_does_not_stand_for_who_wrote_it() -> None:
    text = f"عنوان الخبر عن الحكومة\nبيروت، 3 يناير 2025\nكتب: سامي حداد\n{BODY}"
    article = parse(text)
    assert (article.byline, article.date) == ("كتب: سامي حداد", "2025-01-03")


@pytest.mark.parametrize(
    ("opening", "iso"),
    [
        ("بيروت (رويترز) 3 يناير 2025 - أعلنت", "2025-01-03"),
        ("بيروت (رويترز) - 3 يناير 2025: أعلنت", "2025-01-03"),
        ("دبي، 3 يناير 2025 - أعلنت", "2025-01-03"),
        ("دبي، 3 يناير 2025: أعلنت", "2025-01-03"),
        ("**دبي، ٣ يناير ٢٠٢٥** – أعلنت", "2025-01-03"),
        ("دبي، ٣ يناير ٢٠٢٥ – أعلنت", "2025-01-03"),
        ("دبي في 03 يناير/ وام / 2025 - أعلنت", None),
        ("دبي، 3 يناير 2025 (وام) -- أعلنت", "2025-01-03"),
        ("دبي، الإمارات العربية المتحدة، 3 يناير 2025: أعلنت", "2025-01-03"),
        ("الرياض 03 رجب 1446 هـ الموافق 03 يناير 2025 م واس -- أعلنت", "2025-01-03"),
        ("دبي، 3 يناير - أعلنت", None),
        ("في بيروت، 3 يناير 2025 كان", None),
        ("في بيروت، 3 يناير 2025 - أعلنت", None),
        ("بيروت، 3 يناير 2025 كان", None),
        ("باريس، 13 نوفمبر 2015، هاجم", None),
        ("بيروت تحتفل في 3 يناير 2025: أعلنت", None),
        ("بيروت بعد 3 يناير 2025 - أعلنت", None),
        ("بيروت، 3 يناير 2025 - 5 يناير 2025 أعلنت", None),
        ("بيروت، 3 يناير 2025 (يوم ماطر) - أعلنت", None),
        ("قال إنه في 3 يناير 2025 - أعلنت", None),
    ],
)
def test_the_dateline_that_the_text_begins_with(opening: str, iso: str | None) -> None:
    text = f"عنوان الخبر عن الحكومة\n\n{opening} الحكومة النتائج. {BODY}\n\n{BODY}"
    article = parse(text)
    assert [block.kind.value for block in article.blocks] == ["title", "lead", "paragraph"]
    assert article.date == iso
    later = parse(f"عنوان الخبر عن الحكومة\n\n{BODY}\n\n{opening} الحكومة النتائج. {BODY}")
    assert later.date is None


def test_a_line_of_its_date_goes_before_the_dateline() -> None:
    text = f"عنوان الخبر\n4 يناير 2025\n\nبيروت (رويترز) 3 يناير 2025 - {BODY}"
    assert parse(text).date == "2025-01-04"
