"""Moving in the article, between articles, and from panel to panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.app.driving import NAMES, SIZES, SMALL, Driven, driving, rows
from tui.library import open_library
from tui.model import Article, BlockKind
from tui.text.page import Role
from tui.words import Words

LONG = "003_2ecfb0de8faba5ef.txt"
BOTH = [(SIZES[0], "ar"), (SIZES[1], "ar"), (SIZES[1], "en"), (SIZES[2], "en")]


def read(name: str) -> Article:
    library = open_library()
    return library.read(library.find(name))


def text_rows(driven: Driven) -> list[str]:
    """Return the rows of the article without the scroll bar at their left."""
    return [row[1:] for row in rows(driven.app.view)]


def in_view(driven: Driven, position: int) -> bool:
    """Tell whether a character of the article stands on a row in view."""
    view = driven.app.view
    assert view.page is not None
    return any(
        row.line is not None
        and view.page.elements[row.element].source
        and row.line.start <= position < row.line.end
        for row in view.rows()
    )


# --- opening --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_opens_with_an_article_shown_and_focused(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        app = driven.app
        assert app.focused is app.view
        assert app.article is not None
        assert app.article == read(NAMES[0])
        assert app.view.display
        assert app.view.size.width >= 58
        assert sum(bool(row.strip()) for row in text_rows(driven)) > size[1] // 2
        assert app.view.page is not None
        assert app.view.page.measure == min(72, app.view.size.width - 5)
        assert len(driven.screen()) == size[1]
        assert app.list.display == (size[0] >= 90)
        assert app.panel.display == (size[0] >= 116)
        if app.list.display:
            assert (app.list.region.x > app.view.region.x) == (lang == "ar")
            assert (app.panel.region.x < app.view.region.x) == (lang == "ar")


@pytest.mark.parametrize("name", NAMES)
async def test_opens_the_file_that_was_asked_for(name: str) -> None:
    async with driving(start=name) as driven:
        app = driven.app
        assert app.article is not None
        assert app.article.file == name
        assert app.list.cursor == app.list.opened == NAMES.index(name)
        assert app.focused is app.view


# --- rows, pages, ends ----------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_line_by_line(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        before = text_rows(driven)
        for key, other in (("j", "k"), ("down", "up")):
            await driven.press(key)
            after = text_rows(driven)
            assert after[:-1] == before[1:]
            await driven.press(other)
            assert text_rows(driven) == before
        await driven.press("k")
        assert text_rows(driven) == before


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_keeps_two_rows(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        before = text_rows(driven)
        for key, other in (("space", "b"), ("pagedown", "pageup")):
            await driven.press(key)
            after = text_rows(driven)
            if size[1] < 60:
                assert not driven.app.view.at_end()
            if not driven.app.view.at_end():
                assert after[:2] == before[-2:]
            await driven.press(other)
            assert text_rows(driven) == before
        half = len(before) // 2
        for key, other in (("d", "u"), ("ctrl+d", "ctrl+u")):
            await driven.press(key)
            assert text_rows(driven)[: len(before) - half] == before[half:]
            await driven.press(other)
            assert text_rows(driven) == before


@pytest.mark.parametrize("size", [*SIZES, (40, 8)])
async def test_paging_shows_every_row(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        view = driven.app.view
        assert view.page is not None
        every = [(row.element, row.number) for row in view.page.rows(0, 0)]
        seen: list[tuple[int, int]] = []
        for _ in range(len(every)):
            seen += [(row.element, row.number) for row in view.rows()]
            if view.at_end():
                break
            await driven.press("space")
        assert list(dict.fromkeys(seen)) == every


@pytest.mark.parametrize("size", SIZES)
async def test_both_ends(size: tuple[int, int]) -> None:
    async with driving(size=size, start=LONG) as driven:
        view = driven.app.view
        first = text_rows(driven)
        for key in ("k", "b", "u", "g", "["):
            await driven.press(key)
            assert text_rows(driven) == first, key
        assert view.progress() < 1
        await driven.press("G")
        last = text_rows(driven)
        assert view.at_end()
        assert last != first
        assert any(row.strip() for row in last[-3:])
        for key in ("j", "space", "d", "G", "]", "end"):
            await driven.press(key)
            assert text_rows(driven) == last, key
        assert view.progress() == 1
        assert "١٠٠٪" in driven.app.top_bar.progress
        await driven.press("home")
        assert text_rows(driven) == first


@pytest.mark.parametrize(
    ("name", "size"),
    [(NAMES[0], SIZES[1]), (NAMES[1], SIZES[0]), *((LONG, size) for size in SIZES)],
)
async def test_from_heading_to_heading(size: tuple[int, int], name: str) -> None:
    async with driving(size=size, start=name) as driven:
        app, view = driven.app, driven.app.view
        headings = [block for block in read(name).blocks if block.kind is BlockKind.HEADING]
        assert len(headings) >= 2
        for heading in headings:
            before = view.top
            await driven.press("]")
            assert in_view(driven, heading.start)
            row = view.rows()[0]
            assert row.role is Role.HEADING or view.at_end()
            if view.at_end():
                assert all(in_view(driven, later.start) for later in headings[-1:])
            else:
                assert view.top > before
                assert row.line is not None
                assert row.line.start == heading.start
        await driven.press("]")
        assert app.notice.display or view.at_end()
        for _ in headings:
            await driven.press("[")
        assert view.top == (0, 0)


async def test_an_article_without_headings_says_so() -> None:
    async with driving(start=NAMES[4]) as driven:
        await driven.press("]")
        assert driven.app.notice.text == "لا عنوان فرعيًا بعد هذا الموضع"
        assert driven.place() == (0, 0)


async def test_the_wheel() -> None:
    async with driving(start=LONG) as driven:
        view = driven.app.view
        before = text_rows(driven)

        async def turn(kind: type[events.MouseEvent]) -> None:
            await driven.mouse(kind, view.region.x + 5, view.region.y + 5)
            await driven.pause()

        await turn(events.MouseScrollDown)
        assert text_rows(driven)[:-3] == before[3:]
        await turn(events.MouseScrollUp)
        assert text_rows(driven) == before
        await turn(events.MouseScrollUp)
        assert text_rows(driven) == before


# --- from article to article ----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_next_and_previous_article(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        app = driven.app
        await driven.press("K")
        assert (app.index, app.notice.text) == (0, "هذا أول مقال")
        titles = [read(name).title for name in NAMES]
        for index in range(1, len(NAMES)):
            await driven.press("J")
            await driven.pause()
            assert app.index == index
            assert app.article is not None
            assert app.article.title == titles[index]
            assert driven.place() == (0, 0)
            assert app.focused is app.view
        await driven.press("J")
        assert (app.index, app.notice.text) == (len(NAMES) - 1, "هذا آخر مقال")
        await driven.press("K", "<")
        assert app.index == len(NAMES) - 3
        await driven.press(">")
        assert app.index == len(NAMES) - 2
        assert "٤ من ٥" in app.top_bar.place


@pytest.mark.parametrize("size", SIZES[:2])
async def test_each_article_keeps_its_place(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        await driven.press("space", "j")
        first = (driven.place(), text_rows(driven))
        await driven.press("J", "d")
        second = (driven.place(), text_rows(driven))
        assert first[0] != (0, 0)
        assert second[0] != (0, 0)
        await driven.press("K")
        assert (driven.place(), text_rows(driven)) == first
        await driven.press("J")
        assert (driven.place(), text_rows(driven)) == second


@pytest.mark.parametrize("size", SIZES)
async def test_back_and_forward(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        app = driven.app
        await driven.press("backspace")
        assert app.notice.text == "لا موضع آخر للرجوع إليه"
        places = [(app.index, driven.place())]
        for key in ("G", "J", "]", "J", "G", "g"):
            await driven.press("j", key)
            if app.trail:  # the place that was left, after the line down
                places[-1] = (app.trail[-1][0], app.trail[-1][1].top)
            places.append((app.index, driven.place()))
        assert len(set(places)) >= 5
        walked = []
        for _ in places[1:]:
            await driven.press("backspace")
            walked.append((app.index, driven.place()))
        assert walked == places[-2::-1]
        await driven.press("backspace")
        assert (app.index, driven.place()) == places[0]
        walked = []
        for _ in places[1:]:
            await driven.press("\\")
            walked.append((app.index, driven.place()))
        assert walked == places[1:]


async def test_a_way_back_holds_at_another_measure(tmp_path: Path) -> None:
    words = " ".join(f"كلمة{number}" for number in range(4_000))
    (tmp_path / "a.txt").write_text(f"عنوان أول\n\n{words}.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("عنوان ثان\n\nفقرة.\n", encoding="utf-8")
    async with driving(str(tmp_path), size=(80, 24)) as driven:
        for _ in range(8):
            await driven.press(" ")
        position = driven.app.view.position()
        assert position is not None
        await driven.press("J")
        for _ in range(5):
            await driven.press("-")
        await driven.press("backspace")
        assert driven.app.index == 0
        (row, *_) = driven.app.view.rows()
        assert row.line is not None
        assert row.line.start <= position < row.line.end


# --- list and panel -------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "lang"), BOTH)
async def test_the_list_opens_articles(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        app = driven.app
        await driven.press("l")
        assert app.focused is app.list
        await driven.press("k")
        assert app.list.cursor == 0
        await driven.press("j", "down")
        assert app.list.cursor == 2
        assert app.index == 0
        await driven.press("enter")
        await driven.settle()
        assert app.index == app.list.opened == 2
        assert app.focused is app.view
        assert app.list.display == (size[0] >= 90)
        assert [(index, spot.top) for index, spot in app.trail] == [(0, (0, 0))]
        await driven.press("l", "G")
        assert app.list.cursor == len(NAMES) - 1
        await driven.press("j", "space")
        assert app.list.cursor == len(NAMES) - 1
        await driven.press("g")
        assert app.list.cursor == 0
        await driven.press("l")
        assert app.focused is app.view
        assert not app.list.display


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_every_title(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        app = driven.app
        await driven.press("l")
        await driven.settle()
        for name in NAMES:
            assert app.list.summaries[NAMES.index(name)].title == read(name).title
            await driven.settle()
            assert app.list.cursor == NAMES.index(name)
            assert app.list.first <= app.list.cursor < app.list.first + app.list.room()
            await driven.press("j")
            await driven.settle()


async def test_a_click_in_the_list_opens() -> None:
    async with driving() as driven:
        app = driven.app
        row = 2 + 4 * 3  # the title's rows, then four rows an article
        await driven.pilot.click(app.list, (5, row))
        await driven.settle()
        assert app.index == 3
        assert app.focused is app.view
        await driven.pilot.click(app.list, (5, 0))
        assert app.index == 3


@pytest.mark.parametrize(("size", "lang"), BOTH)
async def test_the_panel_jumps_to_a_heading(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang, start=LONG) as driven:
        app = driven.app
        headings = [block for block in read(LONG).blocks if block.kind is BlockKind.HEADING]
        await driven.press("i")
        assert app.focused is app.panel
        assert app.panel.display
        await driven.press("G", "k", "enter")
        await driven.pause()
        assert in_view(driven, headings[-2].start)
        assert app.focused is app.view
        assert app.panel.display == (size[0] >= 116)
        assert app.trail
        await driven.press("backspace")
        assert driven.place() == (0, 0)
        await driven.press("i", "g", "j", "enter")
        await driven.pause()
        assert in_view(driven, headings[0].start)


async def test_a_click_in_the_panel_jumps() -> None:
    async with driving(start=LONG) as driven:
        app = driven.app
        headings = [block for block in read(LONG).blocks if block.kind is BlockKind.HEADING]
        about = app.panel.about
        last = about.last(True)
        assert last is not None
        row = about.rows_of(last, app.panel.size.width)[0]
        await driven.pilot.click(app.panel, (8, 1 + row - about.first))
        await driven.pause()
        assert in_view(driven, headings[-1].start)
        assert driven.place() != (0, 0)


async def test_the_panel_follows_what_is_read() -> None:
    async with driving(start=LONG) as driven:
        app = driven.app
        first = app.panel.current
        await driven.press("]", "]")
        assert app.panel.current is not None
        assert app.panel.current != first
        item = app.panel.items[app.panel.current]
        assert app.view.page is not None
        assert item.element == app.view.rows()[0].element


@pytest.mark.parametrize("size", SIZES)
async def test_tab_goes_round(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        app = driven.app
        ring = [app.list, app.panel, app.view]
        for widget in ring:
            await driven.press("tab")
            assert app.focused is widget
            over = [panel for panel in (app.list, app.panel) if panel.has_class("over")]
            assert [panel for panel in over if panel.display] == [p for p in over if p is widget]
        for widget in reversed([app.view, *ring[:-1]]):
            await driven.press("shift+tab")
            assert app.focused is widget


@pytest.mark.parametrize("size", SIZES)
async def test_escape_leads_back_to_the_article(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        app = driven.app
        for key in ("l", "i"):
            await driven.press(key)
            assert app.focused is not app.view
            await driven.press("escape")
            assert app.focused is app.view
            assert app.list.display == (size[0] >= 90)
            assert app.panel.display == (size[0] >= 116)


@pytest.mark.parametrize(("key", "other"), [("l", "i"), ("i", "l")])
async def test_panels_slide_over_a_small_window(key: str, other: str) -> None:
    async with driving(size=(80, 24), start=LONG) as driven:
        app = driven.app
        under = text_rows(driven)
        panels = {"l": app.list, "i": app.panel}
        await driven.press(key)
        panel = panels[key]
        assert panel.display
        assert panel.region.width == 34
        assert (panel.region.right == 80) == (key == "l")
        assert text_rows(driven) == under, "the article does not move under the panel"
        assert driven.cut(panel.content_region) == rows(panel)
        await driven.press(other)
        assert not panel.display
        assert panels[other].display
        await driven.press("escape")
        assert not panels[other].display
        assert app.focused is app.view


# --- sizes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "name"),
    [("", LONG), ("j", NAMES[1]), ("space space", NAMES[1]), ("] ] j", LONG), ("G", NAMES[1]),
     ("G", LONG)],
)  # fmt: skip
async def test_a_resize_keeps_the_first_character(keys: str, name: str) -> None:
    async with driving(start=name) as driven:
        view = driven.app.view
        await driven.press(*keys.split())
        before = text_rows(driven)
        position = view.position()
        for size in ((80, 24), (200, 60), (40, 12), (120, 36)):
            await driven.resize(*size)
            assert view.page is not None
            assert view.page.measure == min(72, view.size.width - 5)
            if position is None:
                assert driven.place() == (0, 0)
            else:
                assert in_view(driven, position), size
        if not keys:
            assert text_rows(driven) == before


STATES = {"article": "space", "list": "l", "panel": "i", "help": "?", "palette": ":",
          "find": "f", "selection": "v", "link": "e"}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
async def test_no_size_is_too_small(state: str) -> None:
    async with driving(start=LONG) as driven:
        app = driven.app
        await driven.press(STATES[state])
        for width, height in [(20, 5), (10, 3), (1, 1), (1, 40), (300, 1), (120, 36)]:
            await driven.resize(width, height)
            await driven.pause()
            shown = driven.screen()
            assert len(shown) == height
            if state in ("find", "palette"):
                await driven.press("ا", "backspace")
            else:
                await driven.press("j", "space")
        await driven.settle()
        assert app.is_running
        await driven.press("escape", "escape")
        assert any(row.strip() for row in text_rows(driven))


@pytest.mark.parametrize("size", SMALL)
async def test_opens_in_a_small_window(size: tuple[int, int]) -> None:
    async with driving(size=size) as driven:
        assert len(driven.screen()) == size[1]
        await driven.press("j", "l", "i", "tab", "escape", "?", "escape", "space", "G", "g")
        await driven.resize(120, 36)
        assert driven.app.view.page is not None
        assert any(row.strip() for row in text_rows(driven))


# --- what cannot be read --------------------------------------------------------------------


async def test_empty_and_unreadable_files_say_so(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("", encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "3.txt").write_text("\n \n\t\n", encoding="utf-8")
    (tmp_path / "4.txt").write_text("عنوان الخبر\n\nفقرة.\n", encoding="utf-8")
    empty = Words("en").say("app.empty_article")
    async with driving(tmp_path, size=(80, 24), lang="en") as driven:
        app = driven.app
        assert rows(app.view)[7].strip()[:30] == empty[:30]
        for key in ("j", "space", "G", "]", "v", "y", "e", "f", "n", "+", "g"):
            await driven.press(key, "escape")
        await driven.press("J")
        assert any("This file cannot be read" in row for row in rows(app.view))
        for key in ("j", "space", "G", "]", "v", "y", "e", "f", "n", "+", "g"):
            await driven.press(key, "escape")
        await driven.press("J")
        assert rows(app.view)[7].strip()[:30] == empty[:30]
        await driven.press("J")
        assert app.article is not None
        assert app.article.title == "عنوان الخبر"
        await driven.press("l")
        await driven.settle()
        await driven.press("K")
        assert app.index == 2


async def test_a_file_that_goes_away(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"عنوان {number}\n\nفقرة.\n", encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        (tmp_path / "1.txt").unlink()
        await driven.press("J")
        assert any("This file cannot be read" in row for row in rows(driven.app.view))
        await driven.press("J")
        assert driven.app.article is not None
