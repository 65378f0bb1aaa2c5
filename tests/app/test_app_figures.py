"""The tab of figures: what it shows, how one moves between it and the text, and why."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from textual import events

from tests.app.driving import SIZES, Driven, driving, painted, rows
from tests.app.emulated import emulated
from tests.app.legible import Known
from tests.app.test_app_painting import check_strips
from tests.app.test_app_walk import Walk
from tests.app.test_app_walk import known as known  # a fixture
from tui.app import figures_tab
from tui.app.charts import bar, scale_of
from tui.app.commands import FIND_KEYS
from tui.app.figure_words import day_said, number_said, value_of
from tui.app.figures_page import FiguresPage
from tui.app.figures_tab import FiguresTab, Table, read
from tui.app.side_panel import SidePanel
from tui.app.theme import DARK
from tui.app.why_page import Explained, WhyPage, computed, explained
from tui.articles.parse import parse
from tui.model import Article, Figure, FigureKind, Modifier
from tui.terminal.profiles import Profile
from tui.words import Words

GOLDEN = Path(__file__).parent / "golden_figures"

TEXT = """خطة المدينة في أرقام

بلغت قيمة المشروع 500 مليار دولار، وتحتاج المدينة إلى أكثر من 40 مليار دولار في عام 2026.

وأنفقت البلدية نحو 250 مليون دولار في أواخر عام 2022، وما بين 3 و4 ملايين يورو على الحدائق.

وكانت قد أنفقت 12 مليون يورو من عام 2019 إلى عام 2023، ثم مئات الملايين من الدولارات.

ارتفعت الأسعار بنسبة 7.5% ثم 40% خلال 18 شهرا، وقال المدير الثلاثاء الماضي إن 1,500 موظف
يعملون فيها، وإن قدرة المحطة 30 جيجاوات، وإن الإنتاج زاد ثلاثة أضعاف.

وافتتحت المدينة في 3 نوفمبر 2025 بحضور 350 ألف زائر.
"""
"""Two currencies, a range, hedges, a vague amount, parts of years and a date that is relative."""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "مدينة.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def article_of(text: str) -> Article:
    return parse(text, "x.txt")


def table_of(text: str, lang: str = "ar") -> Table:
    table = read(article_of(text), Words("ar" if lang == "ar" else "en"), lambda: False)
    assert table is not None
    return table


def figures_of(driven: Driven) -> FiguresTab:
    tab = driven.app.panel.tab
    assert isinstance(tab, FiguresTab)
    return tab


def find(table: Table, words: str) -> int:
    """Return the figure that is written with these words."""
    text = table.article.text
    found = [i for i, f in enumerate(table.figures) if text[f.start : f.end] == words]
    assert found, [text[f.start : f.end] for f in table.figures]
    return found[0]


# --- what is shown --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "lang"), [((120, 36), "ar"), ((120, 36), "en"), ((80, 24), "ar"), ((200, 60), "ar")]
)
async def test_the_first_screen_of_figures(city: Path, size: tuple[int, int], lang: str) -> None:
    async with driving(city, size=size, lang=lang) as driven:
        await driven.press("a")
        await driven.settle()
        panel, tab = driven.app.panel, figures_of(driven)
        shown = "".join(f"{row.rstrip()}\n" for row in rows(panel))
        while tab.first + panel.room() < tab.height(panel.size.width):
            panel.scroll(panel.room())
            shown += "== below\n" + "".join(f"{row.rstrip()}\n" for row in rows(panel))
    golden = GOLDEN / f"{size[0]}x{size[1]}-{lang}.txt"
    if os.environ.get("QARI_REGOLD"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8")


async def test_every_row_of_figures_is_as_wide_as_it_says(city: Path) -> None:
    for lang in ("ar", "en"):
        async with driving(city, lang=lang) as driven:
            await driven.press("a")
            await driven.settle()
            for size in [*SIZES, (40, 12), (10, 3), (1, 1)]:
                await driven.resize(*size)
                for part in driven.parts():
                    check_strips(part)
                driven.app.panel.scroll(7)
                check_strips(driven.app.panel)


async def test_groups_come_with_their_counts(city: Path) -> None:
    async with driving(city) as driven:
        await driven.press("a")
        await driven.settle()
        tab = figures_of(driven)
        assert tab.table is not None
        sections = tab.table.sections(by_size=True)
        kinds = [section.kind for section in sections]
        assert kinds == sorted(kinds, key=figures_tab.KINDS.index)
        assert sum(len(section.members) for section in sections) == len(tab.table.figures)
        money = [section for section in sections if section.kind is FigureKind.MONEY]
        assert [section.currency for section in money] == ["USD", "EUR"]
        assert all(section.scale is not None for section in money)
        assert not any(s.scale for s in sections if s.kind is not FigureKind.MONEY)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}])
async def test_without_colours_bars_and_the_current_row_are_seen(
    city: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    async with driving(city) as driven:
        await driven.press("a")
        await driven.settle()
        await driven.press("escape")
        panel = driven.app.panel
        shown = rows(panel)
        assert any("█████" in row for row in shown)
        assert sum(row.endswith("▐") for row in shown) == 2
        await driven.press("a")
        reversed_rows = {
            y
            for y, row in painted(panel)
            for segment in row
            if segment.style is not None and segment.style.reverse
        }
        assert len(reversed_rows) == 2  # the figure under the cursor


async def test_an_article_without_figures_says_so(tmp_path: Path) -> None:
    (tmp_path / "أ.txt").write_text("عنوان المقال\n\nفقرة من كلام لا عدد فيه.\n", encoding="utf-8")
    async with driving(tmp_path) as driven:
        await driven.press("a")
        await driven.settle()
        assert driven.app.panel.figures.state == "read"
        said = Words("ar").say("figures.none", key="J")
        lines = figures_of(driven)._message(40)
        assert " ".join(said[line.start : line.end].strip() for line in lines) == said
        assert any(row.strip() for row in rows(driven.app.panel)[2:])
        await driven.press("j", "k", "G", "g", "enter", "s", "w", "space")
        assert driven.app.focused is driven.app.panel


async def test_while_they_are_read_the_panel_says_so(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures_tab, "can_read_at_once", lambda article: False)
    told: list[str] = []
    tell = SidePanel.tell_reading

    def tell_reading(self: SidePanel) -> None:
        tell(self)
        told.extend(rows(self)[2:4])

    monkeypatch.setattr(SidePanel, "tell_reading", tell_reading)
    async with driving(city) as driven:
        await driven.press("a")
        await driven.settle()
        assert "".join(told).strip()
        assert figures_of(driven).state == "read"
        assert figures_of(driven).table is not None


def test_reading_stops_where_the_figures_are_not_wanted_any_more() -> None:
    article = article_of(TEXT)
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    assert read(article, Words("ar"), stopped) is None
    assert asked == 3


async def test_figures_of_an_article_that_was_left_are_not_shown(city: Path) -> None:
    async with driving(city) as driven:
        await driven.press("a")
        await driven.settle()
        table = figures_of(driven).table
        driven.app.panel.clear(article=True)
        driven.app.show_figures(article_of(TEXT), table)
        assert figures_of(driven).table is None


def test_nothing_of_the_figures_is_loaded_before_they_are_wanted() -> None:
    code = (
        "import sys, tui.app.actions\n"
        "late = ('tui.extract', 'tui.app.figures_tab', 'tui.app.figure_words', 'tui.app.why')\n"
        "print([name for name in sys.modules if name.startswith(late)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_of_many_figures_only_those_in_view_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of("بلغت قيمة المشروع 500 مليار دولار في عام 2026.\n\n" * 2000)
    assert len(table.figures) == 4000
    tab = FiguresTab(Words("ar"), "J")
    laid = 0
    one_line = figures_tab.one_line

    def counting(text: str, width: int, base: int | None = None) -> object:
        nonlocal laid
        laid += 1
        return one_line(text, width, base)

    monkeypatch.setattr(figures_tab, "one_line", counting)
    tab.fill(table)
    assert laid == 0
    for row in range(3000, 3034):
        tab.paint(row, 26, DARK, focused=True)
    assert 34 <= laid <= 34 * 6


# --- tabs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2])
async def test_keys_open_and_close_the_tab(city: Path, size: tuple[int, int]) -> None:
    async with driving(city, size=size) as driven:
        app = driven.app
        await driven.press("a")
        assert app.focused is app.panel
        assert app.panel.tab.name == "figures"
        await driven.press("a")
        assert app.focused is app.view
        assert not app.panel.display
        await driven.press("i")  # the tab last used
        assert app.panel.tab.name == "figures"
        assert app.focused is app.panel
        await driven.press("right")
        assert app.panel.tab.name == "article"
        await driven.press("a")  # from the other tab: to the figures
        assert app.panel.tab.name == "figures"
        assert app.focused is app.panel
        await driven.press("right", "i", "i")
        assert app.panel.tab.name == "article"


@pytest.mark.parametrize(
    ("lang", "there", "back"), [("ar", "left", "right"), ("en", "right", "left")]
)
async def test_arrows_go_where_the_tabs_stand(city: Path, lang: str, there: str, back: str) -> None:
    async with driving(city, lang=lang) as driven:
        panel = driven.app.panel
        await driven.press(there)
        assert panel.tab.name == "article"  # one was not in the panel
        await driven.press("i", back)
        assert panel.tab.name == "entities"
        await driven.press(back)
        assert panel.tab.name == "entities"
        await driven.press(there)
        assert panel.tab.name == "article"
        await driven.press(there)
        assert panel.tab.name == "figures"
        await driven.press(there)
        assert panel.tab.name == "figures"
        await driven.press(back)
        assert panel.tab.name == "article"


async def test_a_click_on_a_tab_opens_it(city: Path) -> None:
    async with driving(city) as driven:
        panel = driven.app.panel
        for name in ("figures", "article"):
            first, last = next((a, b) for a, b, tab in panel._spots if tab == name)
            assert rows(panel)[0][first:last].strip()
            await driven.pilot.click(panel, (first + 1, 0))
            await driven.settle()
            assert panel.tab.name == name


async def test_the_key_bar_shows_the_keys_of_the_tab(city: Path) -> None:
    async with driving(city) as driven:
        await driven.press("i")
        assert "sort" not in [name for name, _, _ in driven.app.key_bar.keys]
        await driven.press("a")
        shown = [name for name, _, _ in driven.app.key_bar.keys]
        assert {"choose", "why", "sort", "tab_left"} <= set(shown)


# --- on a terminal --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES[:2])
async def test_all_of_it_reads_right(
    size: tuple[int, int], lang: str, city: Path, known: Known
) -> None:
    known.add(TEXT, city.stem)
    known.add(*(figure.subject or "" for figure in table_of(TEXT).figures))
    async with emulated(city, size=size, lang=lang) as driven:
        walk = Walk(driven.app)
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        await walk.press("a")
        await walk.settle()
        await walk.look()
        assert "مليار" in walk.words or lang == "en"
        await walk.look(*["space"] * 4, "s", "G", "s")
        if size == (80, 24):
            total = len(walk.app.panel.figures._order)
            await walk.look("g", *["w", "escape", "j"] * total)
            return
        assert "لوغاريتمي" in walk.words or lang == "en"
        await walk.look("left", "right", "enter", "w", "escape", *["f3", "a", "a"] * len(Profile))


# --- order ----------------------------------------------------------------------------------


async def test_sorting_is_remembered_while_the_program_runs(tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    async with driving(tmp_path) as driven:
        await driven.press("a")
        await driven.settle()
        tab = figures_of(driven)
        table = tab.table
        assert table is not None
        dollars = tab._sections[0].members
        sizes = [figures_tab.amount(table.figures[index]) for index in dollars]
        assert sizes == [500e9, 40e9, 250e6, None]
        await driven.press("j", "s")
        assert tab.cursor == dollars[1]  # the cursor stays on its figure
        placed = tab._sections[0].members
        assert list(placed) == sorted(placed)
        await driven.press("escape", "J")
        await driven.settle()
        assert tab.table is not table
        assert not tab.by_size
        assert list(tab._sections[1].members) == sorted(tab._sections[1].members)
        await driven.press("a", "s")
        assert tab.by_size


def test_dates_stand_in_the_order_of_time() -> None:
    table = table_of(TEXT)
    dates = next(s for s in table.sections(by_size=True) if s.kind is FigureKind.DATE)
    text = table.article.text
    said = [text[table.figures[i].start : table.figures[i].end] for i in dates.members]
    assert said == [
        "عام 2019 إلى عام 2023",
        "أواخر عام 2022",
        "3 نوفمبر 2025",
        "عام 2026",
        "الثلاثاء الماضي",
    ]


# --- between the tab and the text -----------------------------------------------------------


async def test_enter_goes_to_the_figure_and_marks_it(city: Path) -> None:
    async with driving(city, size=(120, 12)) as driven:
        app = driven.app
        await driven.press("a")
        await driven.settle()
        tab = figures_of(driven)
        assert tab.table is not None
        wanted = find(tab.table, "350 ألف زائر")
        tab.cursor = wanted
        before = driven.place()
        await driven.press("enter")
        figure = tab.table.figures[wanted]
        assert app.focused is app.view
        assert app.view.figure == (figure.start, figure.end)
        assert driven.place() != before
        marked = [
            segment.text
            for _, row in painted(app.view)
            for segment in row
            if segment.style is not None and segment.style.bold and segment.style.underline
        ]
        assert "".join(marked).replace(" ", "").startswith(("350", "ﺮﺋﺍﺯ"))
        assert tab.current == wanted
        await driven.press("k", "k", "k", "k")  # the mark stays, the row follows what is read
        assert app.view.figure == (figure.start, figure.end)
        assert tab.current != wanted
        await driven.press("escape")
        assert app.view.figure is None
        await driven.press("backspace")
        assert driven.place() == before


async def test_moving_in_the_text_marks_the_nearest_figure(city: Path) -> None:
    async with driving(city, size=(120, 12)) as driven:
        app = driven.app
        await driven.press("a")
        await driven.settle()
        await driven.press("escape")
        tab = figures_of(driven)
        assert tab.table is not None
        seen = []
        for _ in range(12):
            place = app.view.reading_place()
            distance = [abs(figure.start - place) for figure in tab.table.figures]
            assert tab.current is not None
            assert distance[tab.current] == min(distance)
            assert tab.cursor == tab.current
            room = range(tab.first, tab.first + app.panel.room())
            assert set(tab.rows_of(tab.current, app.panel.size.width)) <= set(room)
            seen.append(tab.current)
            await driven.press("j")
        assert len(set(seen)) >= 3


async def test_a_click_on_a_figure_goes_to_it(city: Path) -> None:
    async with driving(city) as driven:
        await driven.press("a")
        await driven.settle()
        tab, panel = figures_of(driven), driven.app.panel
        assert tab.table is not None
        wanted = tab._order[2]
        row = tab.rows_of(wanted, panel.size.width)[1] - tab.first
        await driven.pilot.click(panel, (8, 1 + row))
        await driven.pause()
        assert driven.app.view.figure == (
            tab.table.figures[wanted].start,
            tab.table.figures[wanted].end,
        )


# --- why ------------------------------------------------------------------------------------


async def test_why_opens_a_page_and_closes_it(city: Path) -> None:
    async with driving(city) as driven:
        app = driven.app
        await driven.press("w")
        assert not isinstance(app.screen, WhyPage)  # no figure is chosen
        await driven.press("a")
        await driven.settle()
        await driven.press("w")
        assert isinstance(app.screen, WhyPage)
        for size in [*SIZES, (40, 8), (1, 1)]:
            await driven.resize(*size)
            check_strips(app.screen.page)
        await driven.press("j", "space", "k", "b", "escape")
        assert not isinstance(app.screen, WhyPage)
        await driven.press("enter")  # the figure that is marked in the text
        await driven.press("w")
        assert isinstance(app.screen, WhyPage)
        await driven.press("w")
        assert app.focused is app.view


async def test_the_key_bar_keeps_the_keys_of_what_is_under_a_page(city: Path) -> None:
    async with driving(city) as driven:
        bar = driven.app.key_bar
        await driven.press("a", "down", "down")
        await driven.settle()
        keys = bar.keys
        assert "why" in [name for name, _, _ in keys]
        await driven.press("w")
        assert isinstance(driven.app.screen, WhyPage)
        assert bar.keys == keys
        await driven.press("escape")
        assert driven.app.focused is driven.app.panel
        assert bar.keys == keys
        await driven.press("f")  # a line to type in
        typed = bar.keys
        assert [name for name, _, _ in typed] == [name for name, _, _ in FIND_KEYS]
        await driven.press("f4")
        assert isinstance(driven.app.screen, FiguresPage)
        assert bar.keys == typed


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_why_names_the_rule_and_the_exact_words(lang: str) -> None:
    words = Words("ar" if lang == "ar" else "en")
    table = table_of(TEXT, lang)
    text = table.article.text
    for figure in table.figures:
        said = "\n".join(part.text for part in explained(figure, table.article, words))
        assert figure.rule in said
        for step in figure.steps:
            assert " ".join(text[step.start : step.end].split()) in said
        assert " ".join(text[figure.sentence_start : figure.sentence_end].split()) in said


async def test_why_reads_from_the_left_in_english(city: Path) -> None:
    async with driving(city, lang="en") as driven:
        await driven.press("a")
        await driven.settle()
        await driven.press("enter", "w")
        await driven.pause()
        (shown,) = driven.app.screen.query(Explained)
        read = [row.strip() for row in rows(shown)]
        taken = [row for row in read if "→" in row]
        assert len(taken) > 1
        assert all(row.split(":")[0] in ("number", "scale", "currency") for row in taken), taken
        assert next(row for row in taken if row.startswith("scale")).endswith("→ 1,000,000,000")


def test_why_says_how_a_value_was_computed() -> None:
    table = table_of(TEXT)
    words = Words("en")
    found = {
        written: computed(table.figures[find(table, written)], words)
        for written in ("500 مليار دولار", "40%", "3 و4 ملايين يورو", "عام 2026")
    }
    assert found == {
        "500 مليار دولار": "500 × 1,000,000,000 = 500,000,000,000",
        "40%": "= 40",
        "3 و4 ملايين يورو": "3 × 1,000,000 = 3,000,000 · 4 × 1,000,000 = 4,000,000",
        "عام 2026": "",
    }


def test_a_sum_that_does_not_give_the_value_is_not_shown() -> None:
    table = table_of("بلغت قيمة المشروع 500 مليار دولار.")
    figure = table.figures[0]
    wrong = Figure(
        figure.start, figure.end, figure.kind, figure.rule, Decimal(7), steps=figure.steps
    )
    assert computed(figure, Words("en"))
    assert computed(wrong, Words("en")) == ""


def test_why_says_that_a_date_is_relative_and_an_amount_vague() -> None:
    table = table_of(TEXT)
    words = Words("en")
    relative = table.figures[find(table, "الثلاثاء الماضي")]
    said = [part.text for part in explained(relative, table.article, words)]
    assert words.say("reason.relative") in said
    vague = table.figures[find(table, "مئات الملايين من الدولارات")]
    said = [part.text for part in explained(vague, table.article, words)]
    assert words.say("reason.vague") in said
    assert words.say("reason.relative") not in said


# --- values in words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "power", "lang", "said"),
    [
        (Decimal(1500), 0, "ar", "١٬٥٠٠"),
        (Decimal("97.40"), 0, "en", "97.4"),
        (Decimal(1_400_000_000_000), 12, "ar", "١٫٤"),
        (Fraction(1, 3), 0, "en", "1/3"),
        (Fraction(2, 7), 0, "ar", "٢/٧"),
        (Fraction(1, 2), 0, "en", "0.5"),
        (Fraction(22, 7), 0, "en", "3.1429"),
        (Decimal(10) ** 18, 0, "en", "1" + ",000" * 6),
        (Decimal(0), 0, "en", "0"),
    ],
)
def test_numbers_are_said(value: Decimal | Fraction, power: int, lang: str, said: str) -> None:
    assert number_said(value, power, Words("ar" if lang == "ar" else "en")) == said


@pytest.mark.parametrize(
    ("value", "number", "scale"),
    [
        ("999", "999", ""),
        ("1500", "1,500", ""),
        ("76000", "76", "thousand"),
        ("12345", "12,345", ""),
        ("1234567", "1,234,567", ""),
        ("1500000", "1.5", "million"),
        ("97400000000", "97.4", "billion"),
        ("2000000000000000", "2,000", "trillion"),
    ],
)
def test_scales_are_used_where_nothing_is_lost(value: str, number: str, scale: str) -> None:
    figure = Figure(0, 1, FigureKind.COUNT, "count.noun", Decimal(value))
    said = value_of(figure, "x", Words("en"))
    assert (said.number, said.scale) == (number, scale)


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2024", "٢٠٢٤", "2024"),
        ("2024-06", "يونيو ٢٠٢٤", "June 2024"),
        ("2025-11-03", "٣ نوفمبر ٢٠٢٥", "3 November 2025"),
        ("2025-W07", "الأسبوع ٧ من ٢٠٢٥", "week 7 of 2025"),
        ("2025-13", "٢٠٢٥-١٣", "2025-13"),
    ],
)
def test_days_are_said(iso: str, arabic: str, english: str) -> None:
    assert day_said(iso, Words("ar")) == arabic
    assert day_said(iso, Words("en")) == english


def test_ranges_and_parts_of_dates_are_said() -> None:
    def said(iso: str, modifier: Modifier | None = None) -> str:
        figure = Figure(0, 1, FigureKind.DATE, "date.year", iso=iso, modifier=modifier)
        return value_of(figure, "x", Words("en")).scale

    assert said("2019/2023") == "2019 – 2023"
    assert said("2024-01/2024-03") == "January – March 2024"
    assert said("2022", Modifier.LATE) == "late 2022"
    assert said("2022-05", Modifier.EARLY) == "early May 2022"


# --- bars -----------------------------------------------------------------------------------


def filled(row: str) -> float:
    """Return how many columns of a row are filled."""
    cells = dict(zip(" ▏▎▍▌▋▊▉█", range(9), strict=True)) | {"▐": 4, "▕": 1}
    return sum(cells[cell] for cell in row) / 8


@pytest.mark.parametrize("rtl", [True, False])
def test_bars_grow_from_where_reading_starts(rtl: bool) -> None:
    lengths = []
    for step in range(101):
        row = bar(0, step / 100, 10, rtl=rtl)
        assert len(row) == 10
        near = row[::-1] if rtl else row
        assert near == near.rstrip() + " " * (10 - len(near.rstrip()))
        assert near[0] != " "  # the smallest is seen too
        lengths.append(filled(row))
        assert abs(lengths[-1] - step / 10) <= 0.26
    assert lengths == sorted(lengths)
    assert bar(0, 1, 10, rtl=rtl) == "█" * 10


def test_bars_end_at_cells_that_terminals_have() -> None:
    rtl = {cell for step in range(101) for cell in bar(0, step / 100, 10, rtl=True)}
    assert rtl == set(" ▕▐█")
    ltr = {cell for step in range(101) for cell in bar(0, step / 100, 10, rtl=False)}
    assert ltr == set(" ▏▎▍▌▋▊▉█")


def test_a_range_begins_where_its_lower_end_is() -> None:
    assert bar(0.5, 1, 8, rtl=False) == "    ████"
    assert bar(0.5, 1, 8, rtl=True) == "████    "
    assert bar(0.3125, 0.75, 8, rtl=False) == "  ▐███  "
    assert bar(0.3125, 0.75, 8, rtl=True) == "  ███▌  "
    assert bar(0.5, 0.5, 8, rtl=True).strip()


def test_the_scale_is_logarithmic_where_the_spread_asks_for_it() -> None:
    plain = scale_of([5.0, 100.0, 0.0])
    assert plain is not None
    assert not plain.logarithmic
    assert (plain.part(100), plain.part(50), plain.part(0)) == (1, 0.5, 0)
    wide = scale_of([1e6, 1e9, 1e12])
    assert wide is not None
    assert wide.logarithmic
    parts = [wide.part(value) for value in (1e6, 1e9, 1e12)]
    assert parts[2] == 1
    assert parts[0] == pytest.approx(1 / 11)
    assert parts[1] - parts[0] == pytest.approx(parts[2] - parts[1])
    assert scale_of([]) is None
    assert scale_of([0.0]) is None


async def test_the_mouse_wheel_moves_the_rows(city: Path) -> None:
    async with driving(city, size=(120, 14)) as driven:
        await driven.press("a")
        await driven.settle()
        panel = driven.app.panel
        left, top = panel.region.offset
        await driven.mouse(events.MouseScrollDown, left + 5, top + 5)
        assert panel.first == 2
