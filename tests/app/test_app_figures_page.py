"""All figures on one page: rows, order, filter, export, and the board of what disagrees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from tests.app.driving import SIZES, SMALL, Driven, driving, rows
from tests.app.emulated import emulated
from tui.app import board as boards
from tui.app import desk
from tui.app.board import BoardPage
from tui.app.board_rows import columns, heading, rows_of
from tui.app.entities_page import EntitiesPage
from tui.app.export_line import ExportLine
from tui.app.figures_cells import in_full, number, places, short_number, unit
from tui.app.figures_filter import parse
from tui.app.figures_order import PART, Column, Orders, Sorting, ordered
from tui.app.figures_page import FiguresPage
from tui.app.figures_rows import FIELDS, Collected, Item, first_day
from tui.app.figures_units import canonical, dimension
from tui.app.help_page import HelpPage
from tui.extract.disagree import Group, Verdict
from tui.extract.figures import figures, to_row
from tui.library import Entry, open_library
from tui.model import Article, FigureKind, Modifier
from tui.terminal.profiles import Choice, Profile
from tui.words import Words

ARTICLES = {
    "1.txt": "عنوان أول\n\nبلغت قدرة المحطة 500 ميغاواط، وكلفتها 1.5 مليار دولار عام 2024.\n",
    "2.txt": "عنوان ثان عن الطاقة\n\nبلغت القدرة 2 غيغاواط، ودفعت 300 ريال سعودي و40 في المئة.\n",
    "3.txt": "عنوان ثالث\n\nعمل 1200 موظف خلال ثلاثة أسابيع، وقبل ذلك شهرا كاملا مقابل 900 يورو.\n",
}


@cache
def seeds() -> tuple[Item, ...]:
    """Return the rows of the built-in articles."""
    collected = Collected()
    assert len(list(collected.gather(open_library(), lambda: False))) == 5
    return tuple(collected.items)


def folder(path: Path) -> Path:
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def page(driven: Driven) -> FiguresPage:
    shown = driven.app.screen
    assert isinstance(shown, FiguresPage)
    return shown


def shown(driven: Driven) -> list[Item]:
    """Return the items of the table, in their order."""
    table = page(driven).table
    return [table.items[number_] for number_ in table.order]


# --- rows -----------------------------------------------------------------------------------------


def test_rows_are_those_of_the_command() -> None:
    library = open_library()
    wanted = [
        to_row(figure, article)
        for article in map(library.read, library.entries)
        for figure in figures(article)
    ]
    assert len(wanted) > 100
    assert [dict(zip(FIELDS, item.row(), strict=True)) for item in seeds()] == wanted
    assert tuple(wanted[0]) == FIELDS


def test_gathering_stops_and_goes_on(tmp_path: Path) -> None:
    library = open_library([str(folder(tmp_path))])
    collected = Collected()
    gathering = collected.gather(library, lambda: collected.read > 0)
    next(gathering)
    assert next(gathering, "end") == "end"
    assert (collected.read, collected.complete) == (1, False)
    first = list(collected.items)
    assert len(list(collected.gather(library, lambda: False))) == 2
    assert collected.complete
    assert collected.items[: len(first)] == first
    assert [item.source.index for item in collected.items] == sorted(
        item.source.index for item in collected.items
    )
    assert {item.source.file[-5:] for item in collected.items} == set(ARTICLES)


# --- order ----------------------------------------------------------------------------------------


def never() -> bool:
    return False


def arranged(items: list[Item], sorting: Sorting) -> list[Item]:
    return [items[n] for part in ordered(items, len(items), sorting, never) for n in part]


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("reverse", [False, True])
def test_parts_are_in_the_order_of_a_plain_sort(column: Column, reverse: bool) -> None:
    items = [
        replace(
            item,
            start=number_,
            magnitude=item.magnitude
            and (
                item.magnitude if isinstance(item.magnitude, str) else float(number_ * 7919 % 10007)
            ),
        )
        for number_, item in enumerate(seeds() * (3 * PART // len(seeds()) + 2))
    ]
    assert len(items) > 3 * PART
    made = arranged(items, Sorting(column, reverse))
    assert sorted(item.start for item in made) == list(range(len(items)))
    if column is Column.VALUE:
        keys = [(item.group, item.magnitude is None) for item in made]
        assert keys == sorted(keys)
        for one, other in pairwise(made):
            if one.group == other.group and None not in (one.magnitude, other.magnitude):
                ends = (one.magnitude, one.start), (other.magnitude, other.start)
                low, high = (
                    ends
                    if not reverse
                    else ((other.magnitude, one.start), (one.magnitude, other.start))
                )
                assert low < high
    if column is Column.DATE:
        assert [item.start for item in made] == list(range(len(items)))


def test_units_of_one_dimension_are_compared() -> None:
    assert canonical(2, "GW") > canonical(500, "MW")
    assert canonical(1, "month") > canonical(3, "week")
    assert canonical(32, "°F") == canonical(0, "°C")
    assert dimension("GW") == dimension("MW") != dimension("MWh")
    assert dimension("شخص") == "شخص"
    assert first_day("2015-W30") == "2015-07-20"
    assert first_day("2019/2023") == "2019"


def test_currencies_are_sorted_apart() -> None:
    money = [item for item in seeds() if item.kind is FigureKind.MONEY][:3]
    mixed = [
        replace(money[0], currency="USD", group=(0, "USD"), magnitude=5.0),
        replace(money[0], currency="SAR", group=(0, "SAR"), magnitude=900.0),
        replace(money[0], currency="USD", group=(0, "USD"), magnitude=7000.0),
    ]
    for reverse, amounts in ((False, [900.0, 5.0, 7000.0]), (True, [900.0, 7000.0, 5.0])):
        made = arranged(mixed, Sorting(Column.VALUE, reverse))
        assert [item.magnitude for item in made] == amounts


def test_a_kept_order_is_that_of_a_new_one() -> None:
    items, orders = list(seeds()), Orders()
    sorting, match = Sorting(Column.VALUE, True), parse("money").match
    rows_ = range(len(items))
    first = [n for part in orders.parts(items, rows_, sorting, None, never) for n in part]
    kept = [n for part in orders.parts(items, rows_, sorting, match, never) for n in part]
    assert match is not None
    assert kept == [n for n in first if match(items[n])]
    assert 0 < len(kept) < len(first)


# --- filter ---------------------------------------------------------------------------------------


def kept_by(line: str) -> list[Item]:
    made = parse(line)
    assert made.problems == (), line
    assert made.match is not None
    return [item for item in seeds() if made.match(item)]


def of(kind: FigureKind) -> list[Item]:
    return [item for item in seeds() if item.kind is kind]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("money", "مال", "kind:MONEY", "نوع:مال"), lambda i: i.kind is FigureKind.MONEY),
        (("نوع:عمر", "kind:age"), lambda i: i.kind is FigureKind.AGE),
        (("USD", "usd", "عملة:USD", "currency:dollar"), lambda i: i.currency == "USD"),
        (("GW", "وحدة:GW", "unit:غيغاواط"), lambda i: i.unit == "GW"),
        (("وحدة:شخص",), lambda i: i.unit == "شخص"),
        (
            (">=1مليار دولار", ">= 1 مليار دولار", ">=1bn USD", ">=1000 million USD"),
            lambda i: i.currency == "USD" and i.bounds() and i.bounds()[1] >= 1e9,
        ),
        (
            ("money >1مليار", "مال > 1مليار", "مال >1000000000"),
            lambda i: i.kind is FigureKind.MONEY and i.bounds() and i.bounds()[1] > 1e9,
        ),
        (
            ("date 2019..2023",),
            lambda i: (
                i.kind is FigureKind.DATE
                and i.iso
                and any(2019 <= int(end[:4]) <= 2023 for end in i.iso.split("/"))
            ),
        ),
        (("موضوع:خسائر", "subject:خسائر"), lambda i: i.subject and "خسائر" in i.subject),
        (("2024-06",), lambda i: i.iso and "2024-06" in i.iso),
    ],
)
def test_what_is_typed_keeps_what_it_says(lines: tuple[str, ...], wanted) -> None:  # type: ignore[no-untyped-def]
    expected = [item for item in seeds() if wanted(item)]
    assert 0 < len(expected) < len(seeds())
    for line in lines:
        assert kept_by(line) == expected, line


def test_percentages_and_currencies_of_a_name(tmp_path: Path) -> None:
    collected = Collected()
    list(collected.gather(open_library([str(folder(tmp_path))]), never))
    for line, texts in (
        ("نسبة", ["40 في المئة"]),
        ("٣٩..41%", ["40 في المئة"]),
        ("> 40 ٪", []),
        ("ريال", ["300 ريال سعودي"]),
        ("يورو", ["900 يورو"]),
        (">0.9 GW", ["2 غيغاواط"]),
        ("400..2000MW", ["500 ميغاواط", "2 غيغاواط"]),
        ("وحدة:موظف", ["1200 موظف"]),
        ("مقال:الطاقة ريال", ["300 ريال سعودي"]),
    ):
        made = parse(line)
        assert made.problems == ()
        assert made.match is not None
        assert [item.text for item in collected.items if made.match(item)] == texts, line


POINTS = "عنوان\n\nارتفع العائد 50 نقطة أساس، ثم 3 نقاط مئوية، وبلغ التضخم 40 في المئة.\n"


def test_basis_points_are_hundredths(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(POINTS, encoding="utf-8")
    collected = Collected()
    list(collected.gather(open_library([str(tmp_path)]), never))
    basis, points, percent = "50 نقطة أساس", "3 نقاط مئوية", "40 في المئة"
    for line, texts in (
        ("نسبة", [basis, points, percent]),
        (">=40%", [percent]),
        ("نسبة >10", [percent]),
        ("0.4..0.6%", [basis]),
        ("> 40 نقطة أساس", [basis, points]),
        ("=3 نقاط مئوية", [points]),
        ("<100bp", [basis]),
        ("وحدة:bp", [basis]),
        ('unit:"نقطة أساس"', [basis]),
        ("unit:pp", [points]),
    ):
        made = parse(line)
        assert made.problems == (), line
        assert made.match is not None
        assert [item.text for item in collected.items if made.match(item)] == texts, line
    made_ = arranged(collected.items, Sorting(Column.VALUE, True))
    assert [item.text for item in made_] == [percent, points, basis]
    assert [unit(item, Words("ar")) for item in made_] == ["٪", "نقطة", "نقطة أساس"]
    assert [unit(item, Words("en")) for item in made_] == ["%", "points", "bp"]


def test_units_are_converted_in_ranges() -> None:
    gigawatts = [item for item in seeds() if item.unit == "GW"]
    assert gigawatts
    assert kept_by(">1000MW unit:GW") == [i for i in gigawatts if i.value and i.value > 1]
    assert kept_by(">=1 سنة") == [
        i
        for i in seeds()
        if dimension(i.unit) == "time"
        and i.bounds()
        and canonical(i.bounds()[1], i.unit) >= canonical(1, "year")
    ]


def test_words_are_found_as_in_an_article() -> None:
    assert kept_by("ستارجيت مال") == []
    found = kept_by("subject:openai")
    assert found
    assert all("openai" in (i.subject or "").lower() for i in found)
    assert set(map(id, found)) < set(map(id, kept_by("openai")))
    assert kept_by("ألتمان") == kept_by("التمان") != []


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("", ()),
        (">", ((0, 1),)),
        ("مال >س", ((4, 6),)),
        ("kind:x USD", ((0, 6),)),
        ("60..40", ((0, 6),)),
        ("..", ((0, 2),)),
        ("unit:", ((0, 5),)),
        ("عملة:تفاح", ((0, 9),)),
        (">5تفاح", ((0, 6),)),
        ("=1.2.3.4", ((0, 8),)),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(
    line: str, problems: tuple[tuple[int, int], ...]
) -> None:
    made = parse(line)
    assert made.problems == problems
    rest = line
    for start, end in reversed(problems):
        rest = rest[:start] + rest[end:]
    wanted = parse(rest).match
    if wanted is None:
        assert made.match is None
    else:
        assert made.match is not None
        assert [made.match(i) for i in seeds()] == [wanted(i) for i in seeds()]


@pytest.mark.parametrize(
    "line", ['"', "«", ":", "a:b:c", ">>>", "٫٫..", "1e400", "(", "*[", "\u200f", ">" * 200]
)
def test_no_line_is_an_error(line: str) -> None:
    match = parse(line).match
    if match is not None:
        assert [match(item) for item in seeds()]


# --- cells ----------------------------------------------------------------------------------------


def test_numbers_in_full() -> None:
    english, arabic = Words("en"), Words("ar")
    assert in_full(500_000_000_000, english) == "500,000,000,000"
    assert in_full(97.4, arabic) == "٩٧٫٤"
    assert in_full(0.00001, english) == "0.00001"
    assert in_full(1 / 3, english) == "0.333333"
    money = next(item for item in seeds() if item.value == 1.4e12)
    assert number(money, english) == "1,400,000,000,000"
    assert unit(money, english) == "USD"
    ranged = replace(money, value=None, value_min=3_500_000_000, value_max=4_500_000_000)
    assert number(ranged, english) == "3,500,000,000–4,500,000,000"
    assert number(ranged, english, 20) == "3.5–4.5 billion"
    assert unit(replace(money, per="year"), arabic) == "USD / سنة"
    assert unit(replace(money, per="year"), english) == "USD/year"
    assert unit(replace(money, unit="كتاب", currency=None, per="year"), arabic) == "كتاب/سنة"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (500_000_000_000, None, "500 billion"),
        (97_400_000_000.0, None, "97.4 billion"),
        (1_234_567, None, "1,234,567"),
        (999_999, None, "999,999"),
        (0.35, None, "0.35"),
        (3_500_000_000, 4_500_000_000, "3.5–4.5 billion"),
        (900_000_000, 1_000_000_000, "0.9–1 billion"),
    ],
)
def test_the_board_says_amounts_short_where_nothing_is_lost(
    low: float, high: float | None, said: str
) -> None:
    money = next(item for item in seeds() if item.kind is FigureKind.MONEY)
    value = low if high is None else None
    item = replace(money, value=value, value_min=high and low, value_max=high)
    assert short_number(item, Words("en")) == said


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_two_days_are_seen_to_the_second(tmp_path: Path, lang: str) -> None:
    text = "عنوان\n\nيقام المعرض من 5 مايو 2017 إلى 21 مايو 2017 في المدينة.\n"
    (tmp_path / "1.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang=lang, size=(80, 24)) as driven:
        await driven.press("f4")
        await driven.settle()
        row = rows(page(driven).table)[1]
        assert "2017-05-05/2017-05-21" in row
        assert len(row) == 80


def test_signs_before_a_word_do_not_sort_it() -> None:
    items = [
        replace(seeds()[0], text=text) for text in ("«ب", "! أ", "-5 درجات", "الجيم", "2024", "…ت")
    ]
    made = arranged(items, Sorting(Column.TEXT))
    assert [item.text for item in made] == ["-5 درجات", "2024", "! أ", "«ب", "…ت", "الجيم"]


@pytest.mark.parametrize("width", [120, 80, 200, 60, 40])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_columns_fit(width: int, lang: str) -> None:
    made = places(width, Words("ar") if lang == "ar" else Words("en"))
    assert made[-1].first + made[-1].width <= width
    for one, other in pairwise(made):
        assert one.first + one.width < other.first
    if width >= 80:
        assert {Column.KIND, Column.VALUE, Column.MODIFIER, Column.TEXT, Column.SUBJECT} <= {
            place.column for place in made
        }
    if width >= 120:
        assert len(made) == len(Column)


# --- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, (40, 12), *SMALL])
@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_every_size_is_drawn(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        for key in ("f4", "f5"):
            await driven.press(key)
            await driven.settle()
            for widget in driven.parts():
                for y in range(widget.size.height):
                    assert widget.render_line(y).cell_length == widget.size.width
            await driven.press("q")
        assert driven.app.screen_stack[-1] is driven.app.screen_stack[0]


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_the_rows_of_the_terminal_are_those_composed(lang: str) -> None:
    async with emulated(lang=lang) as driven:
        await driven.press("f4", "2", "j", "j")
        await driven.settle()
        assert driven.wrong_rows(driven.app.choice) == []
        await driven.press("q", "f5", "j")
        await driven.settle()
        assert driven.wrong_rows(driven.app.choice) == []


async def test_values_stand_under_each_other() -> None:
    async with driving(lang="en", size=(80, 24)) as driven:
        await driven.press("f4", "2")
        await driven.settle()
        shown_rows = rows(page(driven).table)
        assert "Value ▼" in shown_rows[0]
        column = shown_rows[1].index("1,400,000,000,000") + len("1,400,000,000,000")
        assert shown_rows[2][column - 15 : column] == "500,000,000,000"
        assert shown_rows[1][0] == "▸"
        assert "over" in "".join(shown_rows)


class Asked(Sequence[Item]):
    """A million items that notes which of them are asked for."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()

    def __len__(self) -> int:
        return 1_000_000

    def __getitem__(self, number_: Any) -> Any:
        self.numbers.add(number_)
        return seeds()[number_ % len(seeds())]


async def test_only_what_is_seen_of_a_million_rows_is_asked_for() -> None:
    async with driving() as driven:
        await driven.press("f4")
        await driven.settle()
        table, items = page(driven).table, Asked()
        table.show(items, range(len(items)), 500_000)
        await driven.press("k", "b", "G")
        assert table.cursor == len(items) - 1
        rows(table)
        assert len(items) - 1 in items.numbers
        assert len(items.numbers) < 5 * table.size.height


async def test_sorting_by_keys_and_clicks() -> None:
    async with driving(lang="en") as driven:
        await driven.press("f4")
        await driven.settle()
        places_ = shown(driven)
        await driven.press("2")
        await driven.settle()
        values = [item.magnitude for item in shown(driven)[:20]]
        assert values == sorted(values, reverse=True)
        await driven.press("٢")
        await driven.settle()
        least = [item.magnitude for item in shown(driven)[:20]]
        assert least == sorted(least)
        await driven.press("2")
        await driven.settle()
        assert shown(driven) == places_
        table = page(driven).table
        subject = next(p for p in places(120, Words("en")) if p.column is Column.SUBJECT)
        await driven.pilot.click(table, (subject.first + 1, 0))
        await driven.settle()
        assert table.sorting == Sorting(Column.SUBJECT)
        assert shown(driven)[-1].subject is None
        await driven.press("r", ">")
        await driven.settle()
        assert table.sorting == Sorting(Column.DATE)
        await driven.press("<")
        assert table.sorting.column is Column.SUBJECT


async def test_filtering_as_one_types() -> None:
    async with driving() as driven:
        await driven.press("f4", "f")
        await driven.type("مال >1")
        await driven.settle()
        assert {item.kind for item in shown(driven)} == {FigureKind.MONEY}
        assert list(page(driven).field.problems) == []
        await driven.type(" kind:x")
        await driven.settle()
        assert list(page(driven).field.problems) == [(7, 13)]
        assert shown(driven)
        await driven.press("ctrl+u")
        await driven.type("بطيخ")
        await driven.settle()
        assert shown(driven) == []
        await driven.press("escape")
        assert driven.app.focused is page(driven).table
        assert "ﺭﻗﻢ" not in rows(page(driven).table)[1]
        assert rows(page(driven).table)[2].strip()
        await driven.press("escape")
        assert not isinstance(driven.app.screen, FiguresPage)


async def test_enter_opens_the_article_and_f4_comes_back() -> None:
    async with driving() as driven:
        app = driven.app
        await driven.press("f4", "f")
        await driven.type("GW")
        await driven.press("enter", "2", "j")
        await driven.settle()
        item = page(driven).table.current()
        assert item is not None
        await driven.press("enter")
        await driven.settle()
        assert app.article is not None
        assert app.article.file == item.source.file
        assert app.view.figure == (item.start, item.end)
        assert app.article.text[item.start : item.end] == item.text
        assert any(
            row.line is not None and row.line.start <= item.start < row.line.end
            for row in app.view.rows()
        )
        await driven.press("f4")
        await driven.settle()
        again = page(driven)
        assert again.table.current() is item
        assert again.field.value == "GW"
        assert again.table.sorting == Sorting(Column.VALUE, True)
        await driven.press("q", "backspace")
        assert app.index == 0


@pytest.mark.parametrize("at_once", [0, 1_000_000])
async def test_a_figure_is_marked_in_a_file_that_is_read_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(desk, "_READ_AT_ONCE", at_once)
    long = "\n\n".join(f"فقرة {number_} من النص." for number_ in range(300))
    last = f"{ARTICLES['2.txt']}\n{long}\n\nثم بلغت الكلفة 77 مليون دولار.\n"
    folder(tmp_path)
    (tmp_path / "2.txt").write_text(last, encoding="utf-8")
    async with driving(tmp_path) as driven:
        await driven.press("f4")
        await driven.settle()
        wanted = next(item for item in shown(driven) if item.text.startswith("77"))
        page(driven).table.move_to(shown(driven).index(wanted))
        await driven.press("enter")
        await driven.settle()
        view = driven.app.view
        assert driven.app.index == wanted.source.index != 0
        assert view.figure == (wanted.start, wanted.end)
        assert any("77" in row for row in rows(view))
        # Another one is opened where it was left, without that mark.
        await driven.press("J")
        await driven.settle()
        assert view.figure is None
        # The way back leads to the first article, which is to be read again, too.
        await driven.press("f4", "g", "enter")
        await driven.settle()
        kept = driven.app.kept_figures
        assert kept is not None
        first = kept.collected.items[0]
        assert (driven.app.index, view.figure) == (0, (first.start, first.end))


async def test_rows_stay_while_articles_are_read(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f4")
        await driven.settle()
        kept = page(driven).kept
        assert kept.collected.complete
        items = kept.collected.items
        await driven.press("q", "f4")
        assert page(driven).kept.collected.items is items
        assert len(shown(driven)) == len(items) >= 8
        assert page(driven).bar.place == f"{len(items)} figures"


async def test_what_comes_later_keeps_the_cursor() -> None:
    async with driving() as driven:
        await driven.press("f4", "2")
        await driven.settle()
        here = page(driven)
        here.table.move_to(5)
        under = here.table.current()
        collected = here.kept.collected
        collected.items += [
            replace(item, start=0, magnitude=9e99)
            for item in seeds()[:20]
            if item.kind is FigureKind.MONEY
        ]
        here.post_message(here.Progressed())
        await driven.settle()
        assert here.table.current() is under
        assert here.table.cursor > 5
        assert len(here.table.order) == len(collected.items)


async def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (folder(tmp_path) / "4.txt").write_bytes(bytes(range(256)) * 9)
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("f4")
        await driven.settle()
        assert page(driven).bar.progress == "1 file could not be read"


# --- export ---------------------------------------------------------------------------------------


async def ask(driven: Driven, path: Path) -> ExportLine:
    await driven.press("x")
    line = page(driven).query_one(ExportLine)
    line.field.value = str(path)
    await driven.pause()
    return line


async def test_what_is_filtered_is_exported_in_its_order(tmp_path: Path) -> None:
    async with driving() as driven:
        await driven.press("f4", "f")
        await driven.type("مال")
        await driven.press("enter", "2")
        await driven.settle()
        await ask(driven, tmp_path / "a.json")
        await driven.press("enter")
        await driven.settle()
        made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        assert made == [dict(zip(FIELDS, item.row(), strict=True)) for item in shown(driven)]
        assert {row["kind"] for row in made} == {"MONEY"}
        assert not page(driven).query(ExportLine)
        assert driven.app.focused is page(driven).table
        assert "a.json" in page(driven).notice.text


async def test_the_default_name_and_the_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving() as driven:
        await driven.press("f4", "e")
        line = page(driven).query_one(ExportLine)
        names = [line.field.value]
        for _ in range(3):
            await driven.press("tab")
            names.append(line.field.value)
        assert names == ["figures.csv", "figures.json", "figures.md", "figures.csv"]
        await driven.press("enter")
        await driven.settle()
        assert (tmp_path / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbffile,start,")


async def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    async with driving(lang="en") as driven:
        await driven.press("f4")
        line = await ask(driven, path)
        await driven.press("enter")
        await driven.settle()
        assert path.read_text() == "mine"
        assert "replaces" in line.told.text
        await driven.press("escape")
        await driven.settle()
        assert not page(driven).query(ExportLine)
        assert path.read_text() == "mine"
        await ask(driven, path)
        await driven.press("enter", "enter")
        await driven.settle()
        assert path.read_text(encoding="utf-8").startswith("| file |")


async def test_what_comes_while_the_name_is_typed_is_exported(tmp_path: Path) -> None:
    async with driving(lang="en") as driven:
        await driven.press("f4")
        await driven.settle()
        collected = page(driven).kept.collected
        known = len(collected.items)
        collected.complete = False
        wanted = known + 10
        for name_, said in (("a.json", "still being read"), ("b.json", f"Wrote {wanted} figures")):
            await ask(driven, tmp_path / name_)
            if name_ == "b.json":
                collected.items += collected.items[:10]
                collected.complete = True
            await driven.press("enter")
            await driven.settle()
            assert said in page(driven).notice.text
        sizes = [len(json.loads((tmp_path / f"{name_}.json").read_text())) for name_ in "ab"]
        assert sizes == [known, wanted]


@pytest.mark.parametrize("name", ["a.txt", "a", "none/a.csv"])
async def test_a_wrong_name_is_told_in_the_line(tmp_path: Path, name: str) -> None:
    async with driving(lang="en") as driven:
        await driven.press("f4")
        line = await ask(driven, tmp_path / name)
        said = line.told.text
        await driven.press("enter")
        await driven.settle()
        assert line.told.text != said
        assert driven.app.focused is line.field
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_the_name_is_seen_whatever_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving(lang=lang, size=size) as driven:
        await driven.press("f4", "x")
        assert any("figures.csv" in row for row in driven.screen())
        for name in ("none/figures.csv", "figures.txt"):
            line = page(driven).query_one(ExportLine)
            line.field.value = name
            await driven.pause()
            await driven.press("enter")
            await driven.settle()
            seen = driven.screen()
            assert any(name in row for row in seen)
            told = [row.strip() for row in rows(line.told)]
            assert all(told)
            assert not told[-1].startswith("…"), told  # said to its end
            assert not told[-1].endswith("…"), told
            assert all(any(part in row for row in seen) for part in told)
        await driven.press("escape")
        assert not page(driven).query(ExportLine)


# --- the board ------------------------------------------------------------------------------------


def disagreeing() -> list[Group]:
    library = open_library()
    return library.disagree(map(library.read, library.entries))


def board(driven: Driven) -> BoardPage:
    shown_ = driven.app.screen
    assert isinstance(shown_, BoardPage)
    return shown_


@pytest.mark.parametrize("width", [120, 80, 200, 30])
def test_every_claim_is_on_the_board(width: int) -> None:
    for group in disagreeing():
        made = rows_of(group, width, Words("ar"))
        beside, wide = columns(width, len(group.claims))
        assert beside * wide <= width
        values = [cell for row in made for cell in row.cells if cell and cell.look == "value"]
        assert len(values) == len(group.claims)
        marked = {
            row.first + place
            for row in made
            for place, cell in enumerate(row.cells)
            if cell and cell.look == "sentence" and list(cell.line.cells_showing(*cell.mark))
        }
        assert marked == set(range(len(group.claims)))
        assert all(cell.line.width <= wide for row in made for cell in row.cells if cell)


async def test_nothing_stands_beside_another_where_the_terminal_orders_rows() -> None:
    async with emulated(choice=Choice(Profile.LOGICAL), size=(160, 36)) as driven:
        await driven.press("f5")
        await driven.settle()
        board_ = board(driven).board
        assert {len(row.cells) for row in board_.rows(0)} == {0, 1}


def test_verdicts_are_told_by_sign_and_word() -> None:
    group = replace(disagreeing()[0], unit="USD")
    said = {
        lang: [
            heading(replace(group, verdict=verdict), Words(lang))[1].removesuffix(" · USD")
            for verdict in Verdict
        ]
        for lang in ("ar", "en")
    }
    assert said["ar"] == ["= متوافقة", "← تغيّرت مع الوقت", "≠ متعارضة"]
    assert said["en"] == ["= compatible", "→ changed over time", "≠ contradictory"]


async def test_the_board_shows_the_groups_of_the_command() -> None:
    wanted = disagreeing()
    assert len(wanted) > 2
    async with driving() as driven:
        await driven.press("f5")
        await driven.settle()
        made = board(driven).kept.groups
        assert sorted(map(repr, made)) == sorted(map(repr, wanted))
        order = [boards._WORST_FIRST.index(group.verdict) for group in made]
        assert order == sorted(order)


@pytest.mark.parametrize("size", SIZES)
async def test_every_claim_is_reached_and_in_view(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        await driven.press("f5")
        await driven.settle()
        shown_ = board(driven).board
        total = sum(len(group.claims) for group in shown_.groups)
        seen = []
        for _ in range(total):
            seen.append(shown_.cursor)
            assert sum("◂" in row for row in rows(shown_)) == 1
            await driven.press("j")
        assert len(set(seen)) == total
        await driven.press("g")
        assert shown_.cursor == (0, 0)
        await driven.press("]")
        assert shown_.cursor == (1, 0)
        await driven.press("left")
        assert shown_.cursor == (1, 1)
        await driven.press("G")
        for _ in range(200):
            before = shown_.top
            await driven.press("b")
            if shown_.top == before:
                break
        assert shown_.top == (0, 0)


async def test_enter_on_the_board_opens_the_article() -> None:
    async with driving() as driven:
        await driven.press("f5", "j")
        await driven.settle()
        claim = board(driven).board.current()
        assert claim is not None
        await driven.press("enter")
        await driven.settle()
        app = driven.app
        assert app.article is not None
        assert app.article.file == claim.file
        assert app.view.figure == (claim.figure.start, claim.figure.end)
        await driven.press("f5")
        await driven.settle()
        assert board(driven).board.current() == claim


def test_two_threads_read_each_article_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, collected = open_library([str(folder(tmp_path))]), Collected()
    within, left = Event(), Event()
    read = library.read

    def slow(entry: Entry) -> Article:
        within.set()
        left.wait()
        return read(entry)

    def leave() -> bool:
        left.set()
        return False

    monkeypatch.setattr(library, "read", slow)
    first = Thread(target=lambda: list(collected.gather(library, left.is_set)))
    first.start()
    within.wait()  # the first thread reads an article while its page is left
    list(collected.gather(library, leave))
    first.join()
    assert collected.read == len(ARTICLES)
    assert sorted(collected.numbers.values()) == [0, 1, 2]
    assert collected.complete


PAGES = {"f4": FiguresPage, "f5": BoardPage, "f6": EntitiesPage}


@pytest.mark.parametrize("key", PAGES)
async def test_one_page_comes_in_place_of_another(tmp_path: Path, key: str) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        app = driven.app
        for other in PAGES:
            if other == key:
                continue
            await driven.press(key)
            assert isinstance(app.screen, PAGES[key])
            await driven.press(other)
            assert isinstance(app.screen, PAGES[other])
            assert len(app.screen_stack) == 2
            await driven.press(other)  # its own key closes it
            assert app.focused is app.view
            await driven.press(key, other, key, "escape")
            assert app.focused is app.view


@pytest.mark.parametrize("key", PAGES)
async def test_help_lies_over_a_page(tmp_path: Path, key: str) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        app = driven.app
        for help_key in ("?", "f1"):
            await driven.press(key, help_key)
            assert isinstance(app.screen, HelpPage)
            await driven.press("escape")
            assert isinstance(app.screen, PAGES[key])
            await driven.press("escape")
            assert app.focused is app.view


async def test_a_question_mark_is_typed_in_the_filter(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f4", "f", "?")
        assert page(driven).field.value == "?"
        await driven.press("f5")
        assert isinstance(driven.app.screen, BoardPage)


async def test_a_figure_is_chosen_on_a_page_that_came_in_place_of_another() -> None:
    async with driving(lang="en") as driven:
        await driven.press("f4", "f5")
        await driven.settle()
        claim = board(driven).board.current()
        assert claim is not None
        await driven.press("enter")
        await driven.settle()
        assert driven.app.focused is driven.app.view
        assert driven.app.article is not None
        assert driven.app.article.file == claim.file
        assert driven.app.view.figure == (claim.figure.start, claim.figure.end)


async def test_of_keys_typed_at_once_only_the_first_leads_on(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f4")
        shown = page(driven)
        for command in ("disagree", "all_entities", "disagree"):
            shown.action_lead(command)
        await driven.settle()
        assert isinstance(driven.app.screen, BoardPage)
        assert len(driven.app.screen_stack) == 2


async def test_a_board_without_groups_says_so(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f5", "j", "]", "space", "b", "G", "g", "enter")
        await driven.settle()
        assert "No different figures" in "".join(rows(board(driven).board))


async def test_without_colour_the_cursor_and_the_figures_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with emulated(lang="en") as driven:
        await driven.press("f4", "2", "j")
        await driven.settle()
        looks = driven.terminal.looks()
        turned = [y for y, row in enumerate(looks) if sum("reverse" in cell for cell in row) > 60]
        assert len(turned) == 1
        await driven.press("q", "f5")
        await driven.settle()
        looks = driven.terminal.looks()
        assert any("underscore" in cell and "reverse" in cell for row in looks for cell in row)


def test_modifiers_have_words() -> None:
    for lang in ("ar", "en"):
        words = Words("ar") if lang == "ar" else Words("en")
        said = {words.say(f"all.modifier.{modifier.value}") for modifier in Modifier}
        assert len(said) == len(Modifier)
