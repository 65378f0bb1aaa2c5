"""Words in their context on the screen: where one comes from, what is shown, and where it leads."""

from __future__ import annotations

import csv
import json
import os
import random
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events

from tests.app.driving import SIZES, SMALL, Driven, driving, rows
from tui.app.concordance_lines import Lines
from tui.app.concordance_page import ConcordancePage
from tui.app.concordance_table import SORTED, Column
from tui.app.concordances import query_of
from tui.app.export_line import ExportLine
from tui.app.find import FindBar
from tui.app.search_going import Searching
from tui.export import Format
from tui.library import open_library
from tui.search.concordance import Line, Order, sort_key

GOLDEN = Path(__file__).parent / "golden_concordance"
LONG = "003_2ecfb0de8faba5ef.txt"
TEXTS = {
    "1.txt": "زيارة إلى الرياض\n\nوصل الرئيس محمد مرسي إلى الرياض. قال مرسي إن الرياض قريبة.\n",
    "2.txt": "أخبار\n\nأعلنت شركة OpenAI اتفاقًا في الرياض. ولم تعلق شركة أبل.\n",
    "3.txt": "خبر آخر\n\nعاد محمد مرسي من الرياض، ثم غادر.\n",
}


def folder(path: Path) -> Path:
    for name, text in TEXTS.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def page(driven: Driven) -> ConcordancePage:
    screen = driven.app.screen
    assert isinstance(screen, ConcordancePage)
    return screen


def shown(driven: Driven) -> list[Line]:
    lines = page(driven).table.lines
    assert lines is not None
    return [lines[number] for number in range(len(lines))]


async def ask(driven: Driven, query: str) -> None:
    """Show the places of what is typed."""
    await driven.press("c")
    await driven.settle()
    await driven.type(query)
    await driven.press("enter")
    await driven.settle()


@pytest.mark.parametrize(
    ("size", "lang"), [((120, 36), "ar"), ((120, 36), "en"), ((80, 24), "ar"), ((40, 16), "ar")]
)
async def test_the_first_screen_of_places(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        await ask(driven, "ألتمان")
        table = page(driven).table
        seen = "".join(f"{row.rstrip()}\n" for row in rows(table))
        await driven.press("1")
        await driven.settle()
        seen += "== by the words after\n" + "".join(f"{row.rstrip()}\n" for row in rows(table))
    golden = GOLDEN / f"{size[0]}x{size[1]}-{lang}.txt"
    if os.environ.get("QARI_REGOLD"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert len(list(GOLDEN.iterdir())) == 4


# --- where one comes from -------------------------------------------------------------------------


async def test_all_places_of_a_query_are_shown(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await ask(driven, "الرياض")
        places = [
            (f"{tmp_path}/{name}", at)
            for name, text in TEXTS.items()
            for at in range(len(text))
            if text.startswith("الرياض", at)
        ]
        assert sorted((one.found.file, one.start) for one in shown(driven)) == places
        assert len(places) == 5
        for one in shown(driven):
            text = TEXTS[Path(one.found.file).name]
            around = f"{one.before}{one.node}{one.after}"
            assert text[one.start - len(one.before) :].startswith(around)
        assert "5 places in 3 articles" in driven.screen()[0]


async def test_a_query_of_another_page_is_shown(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        driven.app.show_concordance("مرسي OR شركة")
        await driven.settle()
        assert {one.node for one in shown(driven)} == {"مرسي", "شركة"}
        assert page(driven).field.value == "مرسي OR شركة"


async def test_a_match_in_the_article_leads_to_its_word(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), start="1.txt") as driven:
        await driven.press("f", *"ريا", "enter", "c")
        await driven.settle()
        assert page(driven).field.value == "الرياض"
        assert len(shown(driven)) == 5


async def test_selected_words_are_looked_for_as_they_stand(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), start="3.txt") as driven:
        view = driven.app.view
        y = next(
            y
            for y, row in enumerate(view.rows())
            if row.line is not None and row.line.start == TEXTS["3.txt"].index("عاد")
        )
        left, width = view.column()
        await driven.drag((left + width - 1, y), (left + width - len("عاد محمد"), y))
        await driven.press("c")
        await driven.settle()
        assert page(driven).field.value == '"عاد محمد"'
        assert [one.node for one in shown(driven)] == ["عاد محمد"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ماسك", "ماسك"),
        (" «ماسك»، ", "ماسك"),
        ("شات جي بي تي", "شات جي بي تي"),
        ("قال الرئيس", '"قال الرئيس"'),
        ('قال: "نعم"', '"قال نعم"'),
        ("OR", '"OR"'),
        ("…", ""),
        (" ".join(["كلمة"] * 50), f'"{" ".join(["كلمة"] * 12)}"'),
    ],
)
def test_words_of_an_article_as_a_query(text: str, query: str) -> None:
    assert query_of(text) == query


async def test_a_name_is_shown_in_all_its_forms(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", start="1.txt") as driven:
        await driven.press("f6")
        await driven.settle()
        await driven.press("f", *"مرسي", "enter")
        await driven.settle()
        await driven.press("c")
        await driven.settle()
        nodes = [one.node for one in shown(driven)]
        assert sorted(nodes) == ["محمد مرسي", "محمد مرسي", "مرسي"]
        assert "مرسي" in page(driven).field.value
        await driven.press("escape", "enter")
        await driven.settle()
        assert type(driven.app.screen).__name__ == "EntityPage"
        await driven.press("c")
        await driven.settle()
        assert len(shown(driven)) == 3
        await driven.press("j", "enter")
        await driven.settle()
        assert len(driven.app.screen_stack) == 1
        assert driven.app.view.figure is not None


async def test_the_panel_and_a_marked_name_lead_there(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), start="2.txt") as driven:
        await driven.press("f6")  # the names of all articles are read
        await driven.settle()
        await driven.press("q", "m")
        await driven.settle()
        chosen = driven.app.panel.entities.chosen
        assert chosen is not None
        await driven.press("c")
        await driven.settle()
        assert page(driven).kept.key == ("name", chosen.id)
        await driven.press("q", "enter")
        assert driven.app.names_marked()
        await driven.press("c")
        await driven.settle()
        assert page(driven).kept.key == ("name", chosen.id)
        assert shown(driven)


async def test_without_anything_chosen_a_box_waits(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("c")
        await driven.settle()
        assert page(driven).field.has_focus
        assert "Type a word" in "".join(rows(page(driven).table))
        await driven.press("enter")
        assert page(driven).field.has_focus
        await driven.press("escape")
        assert len(driven.app.screen_stack) == 1


# --- where it leads -------------------------------------------------------------------------------


async def test_a_line_opens_its_article_and_the_key_leads_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", start="1.txt") as driven:
        app = driven.app
        await ask(driven, "الرياض")
        await driven.press("4", "j", "j", "j", "j")
        await driven.settle()
        chosen = page(driven).table.current()
        assert chosen is not None
        await driven.press("enter")
        await driven.settle()
        assert len(app.screen_stack) == 1
        assert app.article is not None
        assert app.article.file == chosen.found.file
        assert app.view.figure == (chosen.start, chosen.end)
        assert app.article.text[slice(*app.view.figure)] == chosen.node
        assert app.notice.text.startswith("c goes back")
        await driven.press("c")
        await driven.settle()
        assert page(driven).table.current() is chosen
        assert page(driven).table.lines is not None
        assert page(driven).table.lines.order is Order.SOURCE
        await driven.press("c")
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("opened", [False, True])
async def test_a_search_leads_there_and_its_page_goes_with_it(tmp_path: Path, opened: bool) -> None:
    async with driving(folder(tmp_path), lang="en", start="1.txt") as driven:
        app = driven.app
        await driven.press("/")
        await driven.settle()
        await driven.type("شركة")
        await driven.settle()
        await driven.press("enter")
        await driven.settle()
        if opened:  # and back, with a way home that must not be taken
            await driven.press("enter")
            await driven.settle()
            assert len(app.screen_stack) == 1
            await driven.press("escape")
            await driven.settle()
        while not isinstance(app.screen, ConcordancePage):
            await driven.press("c")
            await driven.settle()
        assert {one.node for one in shown(driven)} == {"شركة"}
        chosen = page(driven).table.current()
        assert chosen is not None
        await driven.press("enter")
        await driven.settle()
        assert len(app.screen_stack) == 1
        assert app.article is not None
        assert app.article.file.endswith("2.txt")
        assert app.view.figure == (chosen.start, chosen.end)
        await driven.press("escape", "escape")
        assert len(app.screen_stack) == 1
        assert app.article.file.endswith("2.txt")


async def test_other_words_are_looked_for_from_the_box(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await ask(driven, "الرياض")
        await driven.press("f")
        assert page(driven).field.has_focus
        await driven.press(*["backspace"] * 6)
        await driven.type("شركة date:x")
        await driven.press("enter")
        await driven.settle()
        assert {one.node for one in shown(driven)} == {"شركة"}
        assert page(driven).field.problems
        assert page(driven).table.has_focus
        await driven.press("f", *["backspace"] * 20)
        await driven.type("لاشيءكهذا")
        assert not page(driven).field.problems
        await driven.press("enter")
        await driven.settle()
        assert shown(driven) == []
        assert "No place of this" in "".join(rows(page(driven).table))


async def test_a_file_that_is_gone_is_told_and_left_out(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await ask(driven, "الرياض")
        await driven.press("q")
        (tmp_path / "2.txt").unlink()
        driven.app.kept_concordance = None
        await ask(driven, "الرياض")
        assert len(shown(driven)) == 4


# --- order ----------------------------------------------------------------------------------------


async def test_keys_and_headings_sort(tmp_path: Path) -> None:
    async with driving() as driven:
        await ask(driven, "ألتمان OR OpenAI")
        await driven.press("G")
        await driven.settle()
        as_found = shown(driven)
        assert len(as_found) > 60
        table = page(driven).table
        for key, order in zip("12345", SORTED, strict=True):
            await driven.press(key)
            await driven.settle()
            assert shown(driven) == sorted(as_found, key=lambda one: sort_key(one, order))
            head = rows(table)[0]
            assert ("▲" in head) == (order is not Order.INDEX and order is not Order.DATE), order
        await driven.press("s")
        await driven.settle()
        assert table.lines is not None
        assert table.lines.order is Order.AFTER
        await driven.press("<")
        await driven.settle()
        assert table.lines.order is Order.INDEX
        (place,) = [one for one in table.places(120) if one.column is Column.BEFORE]
        top = table.region.y
        await driven.pilot.click(offset=(119 - place.first, top))
        await driven.settle()
        assert table.lines.order is Order.BEFORE


async def test_escape_stops_sorting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = Event(), Event()

    def arranged(self: Lines, order: Order, stop: Any) -> None:
        begun.set()
        while not stop():
            ended.wait(0.001)
        ended.set()

    async with driving(folder(tmp_path), lang="en") as driven:
        await ask(driven, "الرياض")
        before = shown(driven)
        monkeypatch.setattr(Lines, "arranged", arranged)
        await driven.press("2")
        assert begun.wait(60)
        await driven.press("escape")
        await driven.settle()
        assert ended.is_set()
        assert shown(driven) == before
        assert "stopped" in page(driven).notice.text
        await driven.press("escape")
        assert len(driven.app.screen_stack) == 1


async def test_more_lines_are_read_as_they_are_seen(tmp_path: Path) -> None:
    for number in range(300):
        text = f"مقال {number}\n\nقال سامر رقم {number} إن سامر هنا.\n"
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        driven.app.show_concordance("سامر")
        await driven.settle()
        table = page(driven).table
        read = len(shown(driven))
        assert table.room() < read < 300
        assert f"{read} places · read {table.lines.read_articles} of 300" in driven.screen()[0]  # type: ignore[union-attr]
        await driven.press("space", "space", "space", "space")
        await driven.settle()
        assert read < len(shown(driven)) < 600
        await driven.press("G")
        await driven.settle()
        assert len(shown(driven)) == 600
        assert table.cursor == 599
        assert "600 places in 300 articles" in driven.screen()[0]


async def test_what_is_indexed_later_is_shown_in_the_same_order(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        app = driven.app
        await ask(driven, "الرياض")
        await driven.press("1")
        await driven.settle()
        (tmp_path / "3.txt").write_text("خبر\n\nالرياض أولًا، والرياض ثانيًا.\n", encoding="utf-8")
        for _ in app.library.update_index(processes=0):
            pass
        app.post_message(Searching.IndexGrown(None, facts=False, done=True))
        await driven.settle()
        lines = shown(driven)
        assert [one.node for one in lines if one.found.file.endswith("3.txt")] == [
            "الرياض",
            "والرياض",
        ]
        assert lines == sorted(lines, key=lambda one: sort_key(one, Order.AFTER))
        app.post_message(Searching.IndexGrown(None, facts=False, done=True))
        await driven.settle()
        assert all(one is other for one, other in zip(shown(driven), lines, strict=True))


# --- export, mouse, sizes -------------------------------------------------------------------------


@pytest.mark.parametrize("form", list(Format))
async def test_what_is_shown_is_written(
    tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    async with driving(folder(tmp_path / "a"), lang="en") as driven:
        await ask(driven, "الرياض")
        await driven.press("2")
        await driven.settle()
        lines = shown(driven)
        await driven.press("x", *["tab"] * list(Format).index(form), "enter")
        await driven.settle()
        assert "5 places" in page(driven).notice.text
    text = (tmp_path / f"concordance.{form}").read_text(encoding="utf-8-sig")
    fields = ConcordancePage.FIELDS
    wanted = [
        {**{name: getattr(one, name) for name in ("start", "end", "before", "node", "after")}}
        for one in lines
    ]
    if form is Format.JSON:
        read = json.loads(text)
        assert list(read[0]) == list(fields)
        assert [{name: row[name] for name in wanted[0]} for row in read] == wanted
    elif form is Format.CSV:
        table = list(csv.DictReader(text.splitlines()))
        assert [row["node"] for row in table] == [one.node for one in lines]
        assert [int(row["start"]) for row in table] == [one.start for one in lines]
        assert [row["after"] for row in table] == [one.after for one in lines]
    else:
        assert len(text.splitlines()) == len(lines) + 2


async def test_the_key_bar_names_the_keys_of_the_line_one_types_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving(folder(tmp_path), lang="en") as driven:
        await ask(driven, "الرياض")
        here = page(driven)
        assert "x export" in rows(here.key_bar)[0]
        await driven.press("1")
        await driven.settle()
        assert here.notice.region == here.key_bar.region  # over no line
        await driven.press("x")
        await driven.pause()
        assert not here.notice.display  # what was told before is not in the way
        said = rows(here.key_bar)[0]
        assert said.split() == ["Enter", "write", "Tab", "other", "format", "Esc", "cancel"]
        at = said.index("Tab")
        await driven.pilot.click(here.key_bar, offset=(at, 0))
        await driven.pause()
        assert here.query_one(ExportLine).field.value == "concordance.json"
        await driven.pilot.click(here.key_bar, offset=(said.index("Esc"), 0))
        await driven.settle()
        assert not here.query(ExportLine)
        assert "x export" in rows(here.key_bar)[0]
        await driven.press("f")
        await driven.pause()
        assert rows(here.key_bar)[0].split() == ["Enter", "search", "Esc", "back"]
        await driven.press("escape")
        await driven.pause()
        assert "x export" in rows(here.key_bar)[0]


async def test_the_mouse_chooses_scrolls_and_opens(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await ask(driven, "الرياض")
        table = page(driven).table
        x, y = 40, table.region.y + 3
        await driven.pilot.click(offset=(x, y))
        assert table.cursor == 2
        await driven.mouse(events.MouseScrollDown, x, y)
        await driven.pause()
        assert table.cursor == 4
        await driven.mouse(events.MouseScrollUp, x, y)
        await driven.pause()
        assert table.cursor == 1
        await driven.pilot.click(offset=(x, y), times=2)
        await driven.settle()
        assert len(driven.app.screen_stack) == 1
        assert driven.app.view.figure is not None


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_every_row_is_as_wide_as_it_says(lang: str) -> None:
    async with driving(lang=lang) as driven:
        await ask(driven, "ألتمان")
        for size in [*SIZES, *SMALL, (40, 10), (5, 5), (80, 24)]:
            await driven.resize(*size)
            for part in driven.parts():
                for y in range(part.size.height):
                    assert part.render_line(y).cell_length == part.size.width, (size, part, y)
        assert page(driven).table.cursor == 0


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
async def test_the_node_is_told_without_colours(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "1" if variable == "NO_COLOR" else "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    async with driving(size=(80, 24)) as driven:
        await ask(driven, "ألتمان")
        table = page(driven).table
        for y in range(2, 6):
            bold = [part.text for part in table.render_line(y) if part.style and part.style.bold]
            assert len(bold) == 1
            assert bold[0].strip()


async def test_any_keys(tmp_path: Path) -> None:
    keys = ["c", "1", "2", "3", "4", "5", "s", "<", ">", "j", "k", "G", "g", "space", "b", "tab"]
    keys += ["f", "/", "x", "escape", "enter", "ا", "ل", '"', "*", "f6", "q", "?", "n", "down"]
    choose = random.Random(7)
    async with driving(folder(tmp_path)) as driven:
        for _ in range(150):
            key = choose.choice(keys)
            if key == "q":
                await driven.settle()  # what was pressed before may leave the last page, too
            if key != "q" or len(driven.app.screen_stack) > 1:
                await driven.press(key)
        await driven.settle()
        assert driven.app.is_running
        assert not driven.app.query(FindBar) or driven.app.finding


def test_nothing_is_read_of_articles_whose_lines_nobody_wants() -> None:
    library = open_library()
    lines = library.concordance("ألتمان")
    assert lines.read_articles == 0
