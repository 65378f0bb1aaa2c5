"""The page that searches all articles: results as one types, their marks, the way through them."""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from rich.style import Style
from textual._xterm_parser import XTermParser

from tests.app.driving import SIZES, SMALL, Driven, driving, key_events, painted, rows
from tui.app.concordance_page import ConcordancePage
from tui.app.entity_page import EntityPage
from tui.app.figures_page import FiguresPage
from tui.app.search_asking import Answer, Question, shown_of
from tui.app.search_asking import answer as answer_of
from tui.app.search_head import found_said
from tui.app.search_page import SearchPage
from tui.app.search_row import words_of
from tui.app.search_steps import StepsPage
from tui.library import Library
from tui.search.ladder import STEPS
from tui.text.ladder import Step
from tui.words import Words

GOLDEN = Path(__file__).parent / "golden_search"
ARTICLES = {
    "1.txt": "لقاء واشنطن\n\n13 يناير 2025\n\nالتقى الرئيس ماسك في واشنطن. "
    "وقال ماسك إن الشركة دفعت. وعاد ماسك إلى تكساس.\n",
    "2.txt": "زيارة باريس\n\n20 مارس 2025\n\nزار ماسك باريس والتقى الرئيس هناك.\n",
    "3.txt": "قمة الرياض\n\n5 مارس 2025\n\nوصل الوزير إلى الرياض، وتحدث عن لماسك والاتفاق.\n",
    "4.txt": "طقس\n\nالجو صحو اليوم في المدينة.\n",
}


def folder(path: Path) -> Path:
    """Write four articles, the word ماسك in three of them: at 3, 1 and 1 places."""
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def page(driven: Driven) -> SearchPage:
    shown = driven.app.screen
    assert isinstance(shown, SearchPage)
    return shown


async def search(driven: Driven, query: str) -> SearchPage:
    """Open the page and type a query."""
    await driven.press("/")
    await driven.settle()
    await driven.type(query)
    await driven.settle()
    return page(driven)


def files(driven: Driven) -> list[str]:
    """Return the names of the files that were found, in their order."""
    results = page(driven).kept.results
    found = [results.hit(number) for number in range(results.total)]
    assert None not in found
    return [hit.file.rpartition("/")[2] for hit in found if hit is not None]


def where(driven: Driven) -> tuple[str, int | None, int]:
    """Return the open article, the hit that one is at, and how many there are."""
    app = driven.app
    assert len(app.screen_stack) == 1
    assert app.article is not None
    return app.article.file.rpartition("/")[2], app.view.hit, len(app.view.hits)


# --- results --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_first_screen(size: tuple[int, int], lang: str) -> None:
    async with driving(size=size, lang=lang) as driven:
        await search(driven, "altman")
        seen = "".join(f"{row.rstrip()}\n" for row in driven.screen())
    golden = GOLDEN / f"{size[0]}x{size[1]}-{lang}.txt"
    if os.environ.get("QARI_REGOLD"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == golden.read_text(encoding="utf-8")


async def test_what_is_found_is_what_the_command_finds(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك")
        hits = driven.app.library.search("ماسك")
        assert files(driven) == [hit.file.rpartition("/")[2] for hit in hits.hits]
        assert sorted(files(driven)) == ["1.txt", "2.txt", "3.txt"]
        said = "".join(rows(shown.head))
        assert "3 articles: 2 exact, 1 with prefixes" in said
        assert "All articles that contain" in said


@pytest.mark.parametrize("query", ["ماسك", "altman", "الذكاء الاصطناعي", "OpenAI", "مليار دولار"])
@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_marks_are_the_letters_that_are_found(query: str, lang: str) -> None:
    async with driving(lang=lang, size=(100, 40)) as driven:
        shown = await search(driven, query)
        results, mark = shown.kept.results, Style.parse(f"on {shown.palette.mark}").bgcolor
        answer = results.answer
        assert answer is not None
        marked = sum(
            part.cell_length
            for _, parts in painted(shown.list)
            for part in parts
            if part.style is not None and part.style.bgcolor == mark
        )
        expected = 0
        for number in shown.list.in_view():
            one, article = results.shown(number), results.article(number)
            assert one is not None
            assert article is not None
            assert article.text[one.start : one.start + len(one.text)] == one.text
            wanted = {(p.start, p.end) for p in answer.asked.places.of(article)}
            assert set(one.marks) <= wanted
            assert one.marks
            assert all(article.title[start:end] for start, end in one.title_marks)
            if number < results.first + shown.list.room():
                cells = {
                    (row, cell)
                    for start, end in one.marks
                    for row, made in enumerate(words_of(one, 96))
                    for cell in made.line.cells_showing(start - one.start, end - one.start)
                }
                assert cells, "the best place is in view"
                expected += len(cells)
        assert marked >= expected > 0


async def test_no_word_is_cut_and_the_place_is_shown(tmp_path: Path) -> None:
    words = [f"كلمة{number}" for number in range(400)]
    words[200] = "هدف"
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{' '.join(words)}\n", encoding="utf-8")
    for width in (120, 80, 60, 30, 12):
        async with driving(tmp_path, size=(width, 24)) as driven:
            shown = await search(driven, "هدف")
            one = shown.kept.results.shown(0)
            assert one is not None
            assert set(one.text.split()) <= set(words)
            made = words_of(one, max(2, shown.list.size.width - 4))
            place = one.marks[0][0] - one.start
            assert any(row.line.start <= place < row.line.end for row in made)
            assert made[0].opens
            assert made[-1].closes


async def test_words_that_begin_so_are_found_while_one_types(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "واشن")
        assert files(driven) == ["1.txt"]
        said = "".join(rows(shown.head))
        assert "a word that begins with" in said
        assert "words that begin with the last one" in said
        await driven.type("طن")
        await driven.settle()
        assert files(driven) == ["1.txt"]
        assert "begin" not in "".join(rows(shown.head))


async def test_what_failed_and_what_to_try(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك قققققق")
        assert shown._nothing().startswith("No article has “قققققق”.")
        assert "Try a shorter word" in "".join(rows(shown.list))
        assert "0 articles" in "".join(rows(shown.head))
        shown.ask("باريس الرياض")
        await driven.settle()
        assert "No article has all" in "".join(rows(shown.list))
        await driven.press("tab", "<")
        await driven.settle()
        assert "> widens the search" in "".join(rows(shown.list))


async def test_problems_are_marked_in_the_box_and_said(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, 'ماسك "باريس')
        assert list(shown.field.problems) == [(5, 11)] or shown.field.problems
        error = Style.parse(shown.palette.error).color
        wrong = [
            part.text
            for _, parts in painted(shown.field)
            for part in parts
            if part.style is not None and part.style.underline and part.style.color == error
        ]
        assert wrong
        assert "no quotation mark ends this phrase" in "".join(rows(shown.head))
        await driven.type('"')
        await driven.settle()
        assert not shown.field.problems
        assert "quotation mark" not in "".join(rows(shown.head))


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_what_was_also_searched_takes_a_second_row_where_it_needs_one(lang: str) -> None:
    async with driving(size=(80, 24), lang=lang) as driven:
        shown = await search(driven, "altman OR musk OR nvidia")
        answer = shown.kept.results.answer
        assert answer is not None
        assert len(answer.asked.also) > 3
        said = rows(shown.head)
        assert all(row.strip() for row in said)
        assert "…" not in said[1] + said[2]
        told = found_said(answer, False, shown.words)
        assert all(name.replace(" ", "\u00a0") in told for name in answer.asked.also)
        shown.ask("altman OR musk OR nvidia title:")  # what is wrong comes before that
        await driven.settle()
        said = rows(shown.head)
        assert "…" in said[1]
        assert "title" in said[2]
        shown.ask("musk")
        await driven.settle()
        assert not rows(shown.head)[2].strip()


async def test_only_the_last_question_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, may_end, asked = Event(), Event(), []
    real = answer_of

    def slow(library: Library, question: Question, words: Words) -> Answer:
        asked.append(question.text)
        if len(asked) == 1:
            going.set()
            assert may_end.wait(30)
        return real(library, question, words)

    monkeypatch.setattr("tui.app.search_page.answer", slow)
    async with driving(folder(tmp_path)) as driven:
        await driven.press("/")
        await driven.settle()
        await driven.type("م")
        await asyncio.to_thread(going.wait, 30)
        await driven.type("اسك")
        shown = page(driven)
        assert shown.field.value == "ماسك"  # keys do not wait
        assert shown.kept.results.answer is None
        await driven.press("enter")  # nor is anything opened that was not asked for
        may_end.set()
        await driven.settle()
        assert asked == ["م", "ماسك"]
        assert where(driven)[0] in ("1.txt", "2.txt")


async def test_a_hundred_thousand_results_are_asked_for_by_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.search.hits import Hits

    real, blocks, read = answer_of, [], []

    def answer(library: Library, question: Question, words: Words) -> Answer:
        made = real(library, question, words)
        object.__setattr__(made, "hits", Hits((made.hits.hits * 100)[:100], {Step.EXACT: 100_000}))
        return made

    def block_of(asked: Any, block: int) -> tuple[tuple[Any, ...], int]:
        blocks.append(block)
        return (asked.page(1).hits * 100)[:100], 100_000

    real_shown = shown_of

    def words_read(*arguments: Any) -> Any:
        read.append(arguments[1])
        return real_shown(*arguments)

    for name, double in (("answer", answer), ("block_of", block_of), ("shown_of", words_read)):
        monkeypatch.setattr(f"tui.app.search_page.{name}", double)
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك")
        await driven.press("tab", "G")
        await driven.settle()
        assert shown.kept.results.cursor == 99_999
        assert blocks == [999]
        assert "ماسك" in (shown.kept.results.shown(99_999) or pytest.fail("not read")).text
        assert len(read) <= 6 * len(shown.list.in_view())
        await driven.press("b")
        await driven.settle()
        assert blocks == [999]


@pytest.mark.parametrize("cursor", [0, 5, 120])
async def test_the_article_under_the_cursor_stays_there_while_more_is_found(
    tmp_path: Path, cursor: int
) -> None:
    for number in range(150):
        text = f"خبر {number}\n\nقال ماسك كلاما كثيرا في المدينة عن الشركة {number}.\n"
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        shown = await search(driven, "ماسك")
        results, library = shown.kept.results, driven.app.library
        await driven.press("tab")
        shown.list.move_to(cursor)
        await driven.settle()
        before, row = results.hit(results.cursor), results.cursor - results.first
        assert before is not None
        for number in range(120):  # better ones: the word alone, and in the title
            text = f"ماسك {number}\n\nماسك.\n"
            (tmp_path / f"new-{number}.txt").write_text(text, encoding="utf-8")
        for _ in library.update_index(processes=0):
            pass
        shown.kept.indexing.generation = library.index().generation
        shown.go_on()
        await driven.settle()
        assert results.total == 270
        now = results.hit(results.cursor)
        assert now is not None
        assert now.file == before.file
        assert results.cursor - results.first == row
        assert results.cursor >= 120
        assert results.shown(results.cursor) is not None
        shown.set_focus(shown.field)
        shown.list.move_to(0)
        (tmp_path / "best.txt").write_text("ماسك ماسك\n\nماسك\n", encoding="utf-8")
        for _ in library.update_index(processes=0):
            pass
        shown.kept.indexing.generation = library.index().generation
        shown.go_on()
        await driven.settle()
        assert results.total == 271
        assert results.cursor == 0  # who types is shown the best


# --- the ladder -----------------------------------------------------------------------------------


async def test_the_ladder_is_narrowed_and_widened(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك")
        await driven.press("tab")
        for number, step in enumerate(reversed(STEPS[1:]), 1):
            await driven.press("<")
            await driven.settle()
            assert [one for one in STEPS if one in shown.kept.ladder] == list(STEPS[:-number])
            assert ("3.txt" in files(driven)) == (STEPS.index(step) > STEPS.index(Step.CLITICS))
        assert "up to the step “exact”" in "".join(rows(shown.head))
        await driven.press("<")
        assert "Only exact" in shown.notice.text
        for _ in STEPS[1:]:
            await driven.press(">")
        await driven.settle()
        assert "3.txt" in files(driven)
        await driven.press("+")
        assert "already" in shown.notice.text
        await driven.press("-")
        assert "already" not in shown.notice.text


async def test_single_steps_are_switched_and_so_are_other_spellings() -> None:
    async with driving(lang="en") as driven:
        shown = await search(driven, "altman")
        assert len(files(driven)) == 5
        await driven.press("tab", "o")
        await driven.settle()
        assert Step.NAME not in shown.kept.ladder
        assert len(files(driven)) == 0  # only an address has it, which is not searched
        assert "without: other spelling" in "".join(rows(shown.head))
        await driven.press("s")
        steps = driven.app.screen
        assert isinstance(steps, StepsPage)
        await driven.press("enter")  # exact matches are always found
        assert Step.EXACT in steps.ladder
        for _ in range(STEPS.index(Step.NAME)):
            await driven.press("j")
        await driven.press("space", "escape")
        await driven.settle()
        assert Step.NAME in shown.kept.ladder
        assert len(files(driven)) == 5


async def test_letters_of_the_list_are_pressed_with_alt_in_the_box(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        shown = await search(driven, "ماسك")
        await driven.press("alt+up")
        for event in XTermParser()._sequence_to_key_events("س", alt=True):
            driven.app.post_message(event)
        await driven.settle()
        assert shown.field.value == "ماسك"
        assert isinstance(driven.app.screen, StepsPage)
        await driven.press("escape")
        assert shown.kept.ladder.steps != frozenset(STEPS)


# --- opening and coming back ----------------------------------------------------------------------


async def test_through_the_hits_of_one_article_to_the_next_and_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", start="4.txt") as driven:
        app = driven.app
        shown = await search(driven, "ماسك")
        order = files(driven)
        counts = {"1.txt": 3, "2.txt": 1, "3.txt": 1}
        await driven.press("enter")
        await driven.settle()
        seen = []
        for _ in range(5):
            assert app.article is not None
            text = app.article.text
            assert all("ماسك" in text[start:end] for start, end in app.view.hits)
            seen.append(where(driven))
            notice = app.notice.text
            await driven.press("n")
            await driven.settle()
        first = seen[0]
        assert first[0] == order[0]
        assert [one[0] for one in seen] == sorted([one[0] for one in seen], key=order.index)
        assert len(seen) == len(set(seen)) == 5
        assert all(one[2] == counts[one[0]] for one in seen)
        assert notice == "1 of 1 · article 3 of 3"
        assert "last place" in app.notice.text
        await driven.press("N")
        await driven.settle()
        assert where(driven) == (order[1], counts[order[1]] - 1, counts[order[1]])
        await driven.press("escape")
        await driven.settle()
        assert page(driven).list.has_focus
        assert page(driven).kept.results.cursor == 1
        assert files(driven) == order
        assert shown.kept is page(driven).kept
        await driven.press("escape")
        assert where(driven) == ("4.txt", None, 0)
        assert not app.notice.text


async def test_one_comes_back_to_article_scroll_and_selection() -> None:
    async with driving(start="003_2ecfb0de8faba5ef.txt", size=(80, 24)) as driven:
        app = driven.app
        await driven.press("space", "space", "v")
        before = (app.index, app.view.top, app.view.selection)
        assert before[2] is not None
        await search(driven, "ألتمان")
        await driven.press("down", "down", "enter")
        await driven.settle()
        assert app.index != before[0]
        assert app.view.hits
        await driven.press("n", "j", "escape", "escape")
        await driven.settle()
        assert (app.index, app.view.top, app.view.selection) == before
        assert app.view.hits == ()


async def test_a_page_is_there_again_behind_the_search(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await driven.press("f4")
        await driven.settle()
        await driven.press("/", "escape")
        assert isinstance(driven.app.screen, FiguresPage)
        await search(driven, "ماسك")
        await driven.press("enter")
        await driven.settle()
        assert len(driven.app.screen_stack) == 1
        await driven.press("escape", "escape")
        await driven.settle()
        assert isinstance(driven.app.screen, FiguresPage)


@pytest.mark.parametrize("way", [("f5",), ("f6",), ("l",), ("m",)])
async def test_search_opens_from_anywhere(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with driving(folder(tmp_path)) as driven:
        await driven.press(*way)
        await driven.settle()
        await driven.press("ظ")  # the same key under the Arabic layout
        assert isinstance(driven.app.screen, SearchPage)
        await driven.press("escape")
        assert not isinstance(driven.app.screen, SearchPage)


async def test_search_opens_from_the_page_of_a_name(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await driven.press("f6")
        await driven.settle()
        await driven.press("enter", "/")
        await driven.settle()
        assert isinstance(driven.app.screen, SearchPage)
        await driven.press("escape")
        assert isinstance(driven.app.screen, EntityPage)


async def test_find_has_the_keys_until_it_is_left(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), start="4.txt") as driven:
        app = driven.app
        await search(driven, "ماسك")
        await driven.press("enter")
        await driven.settle()
        hits = app.view.hits
        await driven.press("f", *"إن", "enter")
        assert app.view.hits != hits
        await driven.press("n")
        assert app.view.hits != hits
        await driven.press("escape", "n")
        assert app.view.hits == hits
        await driven.press("escape")
        assert isinstance(app.screen, SearchPage)


async def test_a_search_from_an_article_that_was_found_goes_back_to_the_first_place(
    tmp_path: Path,
) -> None:
    async with driving(folder(tmp_path), start="4.txt") as driven:
        await search(driven, "ماسك")
        await driven.press("enter")
        await driven.settle()
        found = where(driven)[0]
        assert found != "4.txt"
        await driven.press("/", "escape")
        await driven.settle()
        assert where(driven)[0] == "4.txt"


@pytest.mark.parametrize("keys", [("f", *"إن", "enter"), ("J",), ("f4",)])
async def test_a_search_from_where_one_went_on_comes_back_there(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with driving(folder(tmp_path), start="4.txt") as driven:
        app = driven.app
        await search(driven, "ماسك")
        await driven.press("enter")
        await driven.settle()
        found = app.index
        await driven.press(*keys)
        await driven.settle()
        there, screens = app.index, [type(screen) for screen in app.screen_stack]
        await driven.press("/", "end", "ctrl+u")
        await driven.type("طقس" if "4.txt" not in app.list.entries[there].file else "ماسك")
        await driven.settle()
        await driven.press("enter")
        await driven.settle()
        assert app.index != there
        await driven.press("escape", "escape")
        await driven.pause()  # below a page the panel waits until it is seen
        assert (app.index, [type(screen) for screen in app.screen_stack]) == (there, screens)
        assert (there == found) == (keys != ("J",))


async def test_a_concordance_of_the_query(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await search(driven, "ماسك")
        await driven.press("tab", "c")
        await driven.settle()
        assert isinstance(driven.app.screen, ConcordancePage)
        await driven.press("/")
        await driven.settle()
        assert isinstance(driven.app.screen, SearchPage)
        assert [type(one) for one in driven.app.screen_stack].count(SearchPage) == 1


async def test_a_concordance_takes_the_steps_of_the_search(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        shown = await search(driven, "ماسك")
        await driven.press("tab")
        for ladder, places in ((shown.kept.ladder, 5), (shown.kept.ladder.without(*STEPS), 4)):
            shown.set_ladder(ladder)
            await driven.settle()
            await driven.press("c")
            await driven.settle()
            found = driven.app.screen
            assert isinstance(found, ConcordancePage)
            assert found.table.count() == places
            await driven.press("escape")
            await driven.settle()


async def test_an_article_that_is_gone_is_told(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", start="4.txt") as driven:
        before = await search(driven, "صحو")
        before.kept.indexing.took = 1e9  # so that the files are not looked at again at once
        await driven.press("escape")
        (tmp_path / "2.txt").unlink()
        shown = await search(driven, "باريس زار")
        assert "not there" in "".join(rows(shown.list))
        await driven.press("enter")
        await driven.settle()
        assert driven.app.view.message


# --- the mouse ------------------------------------------------------------------------------------


async def test_click_wheel_and_the_preview(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        shown = await search(driven, "ماسك")
        step = shown.list.step
        await driven.pilot.click(shown.list, offset=(5, step + 1))
        await driven.settle()
        assert shown.kept.results.cursor == 1
        assert shown.preview.article is shown.kept.results.article(1)
        assert shown.preview.hits
        await driven.pilot.click(shown.preview, offset=(5, 3))
        await driven.settle()
        assert len(driven.app.screen_stack) == 1
        assert driven.app.view.hits


async def test_a_double_click_opens(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), size=(80, 24)) as driven:
        shown = await search(driven, "ماسك")
        await driven.pilot.click(shown.list, offset=(5, 1), times=2)
        await driven.settle()
        assert len(driven.app.screen_stack) == 1


# --- any size, any key ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [*SIZES, (104, 20), (69, 12), (40, 10), *SMALL])
async def test_every_size_is_drawn(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    async with driving(folder(tmp_path), lang=lang, size=size) as driven:
        await search(driven, 'ماسك "')
        for key in ("tab", "j", "k", "space", "b", "G", "g", "d", "u", "<", ">", "s", "escape"):
            await driven.press(key)
            await driven.settle()
        for part in driven.parts():
            for row in rows(part):
                assert len(row) <= 4 * max(1, part.size.width)
        for other in ((120, 36), (3, 2), (80, 24), size):
            await driven.resize(*other)
            await driven.settle()
        await driven.press("enter")
        await driven.settle()
        await driven.press("n", "p", "escape", "escape")
        await driven.settle()
        assert driven.app.is_running


KEYS = (
    *("tab", "enter", "escape", "down", "up", "left", "right", "home", "end", "pagedown"),
    *("backspace", "delete", "f1", "f4", "f6", "/", "f", "n", "p", "j", "k", "G", "g"),
    *("s", "o", "c", "w", "l", "x", "<", ">", "u", "d", "r", "?", "*", '"', "(", ")", "-", ":"),
    *("م", "ا", "س", "ك", " ", "~", "5", "|", "،", "؟", "ّ", "ـ", "A", "ctrl+l", "ctrl+u"),
)


@pytest.mark.parametrize("seed", range(6))
async def test_any_keys_in_any_order(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    size = chance.choice([(120, 36), (80, 24), (30, 8), (9, 4)])
    async with driving(folder(tmp_path), size=size) as driven:
        await driven.press("/")
        for number in range(120):
            if not driven.app.is_running:
                break
            key = chance.choice(KEYS)
            if key == "enter" and len(driven.app.screen_stack) == 1:
                key = "/"
            for event in key_events(key):
                driven.app.post_message(event)
            if number % 10 == 0:
                await driven.settle()
        await driven.settle()
        assert driven.app.is_running
        assert driven.app._exception is None


@pytest.mark.parametrize("way", [("tab",), (), ("tab", "c"), ("escape", "f6"), ("escape", "f5")])
async def test_ctrl_q_and_ctrl_z_work_on_every_page(
    tmp_path: Path, way: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[bool] = []
    async with driving(folder(tmp_path)) as driven:
        monkeypatch.setattr(driven.app, "action_suspend_process", lambda: suspended.append(True))
        await search(driven, "ماسك")
        await driven.press(*way)
        await driven.settle()
        await driven.press("ctrl+z")
        assert suspended == [True]
        await driven.press("ctrl+c")  # copies what is selected, and leaves nothing
        assert driven.app.is_running
        assert len(driven.app.screen_stack) == 2 + (way == ("tab", "c"))
        await driven.press("ctrl+q")
        assert not driven.app.is_running


HOSTILE = (
    *(
        '"',
        '""',
        "(((((((((((((((((((((",
        ")",
        "-",
        "--",
        "*",
        "**",
        "OR",
        "OR OR",
        "NOT",
        "|",
        "~",
    ),
    *(
        "عنوان:",
        "title:title:",
        "مال:>",
        "قبل:abc",
        "؟؟؟",
        "\u202e\u2066م",
        "\x00\x1b[31m",
        "ـ" * 900,
    ),
    *("م" * 1000, "(" * 1000, "a b " * 250, "\U0001f600" * 200, "ﷺ", "ﻻ", "0" * 400),
)


async def test_nothing_that_is_typed_is_an_error(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك")
        for query in HOSTILE:
            shown.ask(query)
            await driven.settle()
            answer = shown.kept.results.answer
            if shown.is_empty:
                continue
            assert answer is not None
            assert answer.gloss
            assert answer.question.text == shown.kept.line
            assert driven.screen()
