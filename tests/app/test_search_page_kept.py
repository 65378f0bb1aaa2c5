"""What the page of searches keeps: history, saved searches, examples; and how far reading is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.app.driving import Driven, driving, rows
from tests.app.test_search_page import files, folder, page, search
from tests.search.driving import indexed, write_articles
from tui.app.picking import PickPage
from tui.app.search_asking import Question, answer
from tui.app.search_history import History
from tui.app.search_page import SearchPage
from tui.app.search_saved import SavedPage
from tui.catalogue.database import Database
from tui.indexing.progress import Progress
from tui.indexing.update import TABLES
from tui.library import Library, open_library
from tui.search.index import base_of
from tui.search.ladder import STEPS
from tui.search.lexicon import Lexicon
from tui.searches import Saved, Searches
from tui.settings import cache_folder, data_folder
from tui.text.ladder import Step
from tui.words import Words


def listed(driven: Driven) -> str:
    """Return the rows of the list of saved searches."""
    shown = driven.app.screen
    assert isinstance(shown, SavedPage)
    return "\n".join(rows(shown.list))


# --- history --------------------------------------------------------------------------------------


def test_back_through_the_history_and_forward_again() -> None:
    history = History()
    history.queries = ["a", "b", "c"]
    assert not history.going
    assert history.older("typed") == "c"
    assert history.older("c") == "b"
    assert history.older("b") == "a"
    assert history.older("a") is None
    assert [history.newer() for _ in range(4)] == ["b", "c", "typed", "typed"]
    assert not history.going
    assert history.older("c") == "b"  # what is in the box already is passed over
    history.leave()
    assert history.older("b") == "c"


async def test_queries_are_kept_and_come_back_with_up(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        for query in ("ماسك", "باريس", "قققققق", "ماسك"):
            await search(driven, query)  # what is in the box is selected, so that it is typed over
            await driven.press("escape")
            await driven.settle()
        assert Searches().history() == ["باريس", "ماسك"]  # what found nothing is not kept
        assert stat.S_IMODE(os.stat(data_folder() / "searches.sqlite").st_mode) == 0o600
    async with driving(tmp_path) as driven:
        await driven.press("/")
        await driven.settle()
        shown = page(driven)
        assert shown.is_empty
        await driven.press("up")
        assert shown.field.value == "ماسك"
        await driven.press("up", "up")
        await driven.settle()
        assert shown.field.value == "باريس"
        assert files(driven) == ["2.txt"]
        await driven.press("down")
        assert shown.field.value == "ماسك"
        await driven.press("down")
        assert shown.field.value == ""
        await driven.press("down")  # no history any more: on to what is offered
        assert shown.start.list.has_focus


async def test_a_damaged_file_is_told_and_searching_goes_on(tmp_path: Path) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "searches.sqlite").write_bytes(b"no database" * 500)
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await search(driven, "ماسك")
        assert "damaged" in shown.notice.text
        assert len(files(driven)) == 3
    assert (data_folder() / "searches.sqlite.damaged-1").exists()


# --- below an empty box ---------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_examples_find_something(lang: str) -> None:
    Searches().remember("سؤال سابق")
    async with driving(lang=lang, size=(80, 24)) as driven:
        await driven.press("/")
        await driven.settle()
        shown = page(driven)
        offered = [choice.key for choice in shown.start.list.choices]
        assert offered[-1] == "سؤال سابق"
        assert 3 <= len(offered) <= 6
        for query in offered[:-1]:
            assert driven.app.library.search(query).total, query
        said = "\n".join(rows(shown.start.list))
        assert shown.words.say("search_page.recent") in said or lang == "ar"
        await driven.press("tab", "j", "enter")
        await driven.settle()
        assert shown.field.value == offered[1]
        assert shown.field.has_focus
        assert files(driven)


async def test_a_click_on_an_example_asks_it() -> None:
    async with driving() as driven:
        await driven.press("/")
        await driven.settle()
        shown = page(driven)
        first = shown.start.list.choices[0].key
        await driven.pilot.click(shown.start.list, offset=(3, 0))
        await driven.settle()
        assert shown.field.value == first
        assert shown.kept.results.total


# --- saved searches -------------------------------------------------------------------------------


async def save(driven: Driven, query: str, name: str) -> None:
    await search(driven, query)
    await driven.press("tab", "w")
    assert isinstance(driven.app.screen, PickPage)
    await driven.press("ctrl+u")
    await driven.type(name)
    await driven.press("enter")
    await driven.settle()


async def test_a_search_is_saved_listed_and_asked_again(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await save(driven, "ماسك", "ملف ماسك")
        assert "is saved" in page(driven).notice.text
        assert page(driven).bar.place == "ملف ماسك"
        assert Searches().saved() == [Saved("ملف ماسك", "ماسك")]
        await driven.press("<", "escape", "escape")
        await driven.settle()
        driven.app.library.close()
    (tmp_path / "5.txt").write_text("خبر\n\nعاد ماسك اليوم.\n", encoding="utf-8")
    (tmp_path / "1.txt").unlink()
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("/")
        await driven.settle()
        await driven.press("tab", "l")
        await driven.settle()
        assert "3 articles, 1 new" in listed(driven)
        await driven.press("enter")
        await driven.settle()
        shown = page(driven)
        assert shown.field.value == "ماسك"
        assert sorted(files(driven)) == ["2.txt", "3.txt", "5.txt"]
        said = ["new" in row for row in rows(shown.list)[1 :: shown.list.step][:3]]
        assert said == [name == "5.txt" for name in files(driven)]
        shown.list.focus()
        await driven.press("l")
        await driven.settle()
        assert "new" not in listed(driven)  # it was seen


async def test_a_saved_search_is_renamed_deleted_and_brought_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await save(driven, "ماسك", "first")
        await driven.press("tab")
        await save_again(driven, "باريس", "second")
        await driven.press("l")
        await driven.settle()
        assert [one.name for one in Searches().saved()] == ["first", "second"]
        await driven.press("r", "ctrl+u", *"second", "enter")
        await driven.settle()
        shown = driven.app.screen
        assert isinstance(shown, SavedPage)
        assert "another saved search is called" in shown.notice.text
        await driven.press("r", "ctrl+u", *"third", "enter")
        await driven.settle()
        assert [one.name for one in shown.saved] == ["third", "second"]
        assert shown.notice.text == "The search is called “third” now"
        await driven.press("j", "d")
        await driven.settle()
        assert [one.name for one in shown.saved] == ["third"]
        assert "second" in shown.notice.text
        await driven.press("u")
        await driven.settle()
        assert [one.name for one in Searches().saved()] == ["third", "second"]
        assert shown.notice.text == "The search “second” is back"
        await driven.press("u")
        await driven.settle()
        assert "no deleted search" in shown.notice.text
        await driven.press("g", "escape")
        assert isinstance(driven.app.screen, SearchPage)


async def test_the_suggested_name_is_selected_so_that_another_is_typed_over_it(
    tmp_path: Path,
) -> None:
    async with driving(folder(tmp_path)) as driven:
        await search(driven, "ماسك")
        await driven.press("tab", "w", *"أخبار ماسك", "enter")
        await driven.settle()
        assert Searches().saved() == [Saved("أخبار ماسك", "ماسك")]
        await driven.press("l")
        await driven.settle()
        await driven.press("r", *"ماسك", "enter")
        await driven.settle()
        assert [one.name for one in Searches().saved()] == ["ماسك"]
        await driven.press("r", "end", "!", "enter")  # End keeps it, to be typed on
        await driven.settle()
        assert [one.name for one in Searches().saved()] == ["ماسك!"]


async def test_what_is_new_is_counted_article_by_article(tmp_path: Path) -> None:
    """Added, changed so that it matches, changed but matching before, and deleted articles."""
    async with driving(folder(tmp_path), lang="en") as driven:
        await save(driven, "ماسك", "Musk")  # 1.txt, 2.txt, 3.txt
        driven.app.library.close()
    for name, text in {
        "2.txt": "زيارة لندن\n\nزار ماسك لندن هذه المرة.\n",
        "4.txt": "طقس\n\nتحدث ماسك عن الجو اليوم.\n",
        "5.txt": "خبر\n\nعاد ماسك اليوم.\n",
        "6.txt": "خبر آخر\n\nلا شيء.\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "3.txt").unlink()
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("/")
        await driven.settle()
        await driven.press("tab", "l")
        await driven.settle()
        assert "4 articles, 2 new" in listed(driven)
        await driven.press("escape", "escape")  # a look at the list alone is none at the articles
        driven.app.library.close()
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("/")
        await driven.settle()
        await driven.press("tab", "l")
        await driven.settle()
        assert "4 articles, 2 new" in listed(driven)
        await driven.press("enter")
        await driven.settle()
        new = page(driven).list.is_new
        results = page(driven).kept.results
        found = [results.hit(number) for number in range(results.total)]
        assert {hit.file.rpartition("/")[2] for hit in found if hit and new(hit)} == {
            *("4.txt", "5.txt")
        }
        await driven.press("escape")
        await driven.settle()
        driven.app.library.close()
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("/")
        await driven.settle()
        await driven.press("tab", "l")
        await driven.settle()
        assert "4 articles" in listed(driven)
        assert "new" not in listed(driven)


async def save_again(driven: Driven, query: str, name: str) -> None:
    """Save another query from the page that is open."""
    page(driven).ask(query)
    await driven.settle()
    page(driven).list.focus()
    await driven.press("w", "ctrl+u", *name, "enter")
    await driven.settle()


async def test_steps_are_saved_with_a_search(tmp_path: Path) -> None:
    async with driving(folder(tmp_path)) as driven:
        await search(driven, "ماسك")
        await driven.press("tab", "o", "<", "w", "enter")
        await driven.settle()
        assert Searches().saved() == [Saved("ماسك", "ماسك", ("name", "some"))]
        await driven.press("o", ">", "l")
        await driven.settle()
        await driven.press("enter")
        await driven.settle()
        off = {"name", "some"}
        assert not off & set(page(driven).kept.ladder.steps)


async def test_steps_of_a_saved_search_end_with_it(tmp_path: Path) -> None:
    Searches().save(Saved("ماسك", "ماسك", ("name", "some")))
    async with driving(folder(tmp_path)) as driven:
        await search(driven, "ألتمان")
        before = page(driven).kept.ladder
        for _ in range(2):
            page(driven).list.focus()
            await driven.press("l")
            await driven.settle()
            await driven.press("enter")
            await driven.settle()
            assert set(STEPS) - set(page(driven).kept.ladder.steps) == {Step.NAME, Step.SOME}
        page(driven).field.value = "سام"
        await driven.settle()
        assert page(driven).kept.ladder == before


# --- how far reading is ---------------------------------------------------------------------------


async def test_so_far_is_said_while_articles_are_read_and_reading_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, asked = Event(), Event()
    real = Library.update_index

    def slowly(self: Library, stop: Any, *arguments: Any, **more: Any) -> Iterator[Progress]:
        yield from real(self, stop, *arguments, **more)
        yield Progress(2, 9, 0, 0, listed=True)
        while not may_go_on.wait(0.01):
            if stop():
                asked.set()
                return
        yield Progress(9, 9, 0, 0, listed=True, complete=True)

    monkeypatch.setattr(Library, "update_index", slowly)
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("/")
        await driven.type("ماسك")
        shown = page(driven)
        state = shown.kept.indexing
        for _ in range(10_000):
            shown.go_on()
            await driven.pause()
            read = state.progress is not None and state.progress.done == 2
            # what was asked before the last article was read is asked for again
            if read and shown.kept.results.total == 3 and not shown.list.unread():
                break
        shown.tell()
        assert "2 of 9 indexed" in shown.bar.progress
        assert "Alt+x stop indexing" in rows(shown.key_bar)[0]  # a letter is typed in the box
        assert "So far 3 articles" in "".join(rows(shown.head))
        shown.list.focus()
        await driven.pause()
        assert " x stop indexing" in rows(shown.key_bar)[0]
        await driven.resize(80, 24)
        assert "2 of 9 indexed…" in rows(shown.bar)[0]
        assert " x stop indexing" in rows(shown.key_bar)[0]
        await driven.press("x")
        await driven.settle()
        assert asked.is_set()
        assert "then stopped" in shown.bar.progress
        assert " x go on indexing" in rows(shown.key_bar)[0]
        may_go_on.set()
        await driven.press("x")
        await driven.settle()
        assert shown.bar.progress == ""
        assert "So far" not in "".join(rows(shown.head))
        assert "indexing" not in rows(shown.key_bar)[0]


async def test_a_second_instance_reads_and_says_so(tmp_path: Path) -> None:
    path = folder(tmp_path)
    library = open_library([str(path)])
    for _ in library.update_index(processes=0):
        pass
    library.close()
    base = base_of(cache_folder() / "indexes", [str(path)])
    other = Database(Path(f"{base}.sqlite"), lambda problem: None, TABLES)
    try:
        assert other.try_to_write()
        (path / "later.txt").write_text("خبر\n\nجديد.\n", encoding="utf-8")
        async with driving(path, lang="en") as driven:
            shown = await search(driven, "ماسك")
            assert len(files(driven)) == 3
            assert "another instance" in shown.bar.progress
    finally:
        other.close()


async def test_names_by_type_are_read_once_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "لقاء\n\nالتقى دونالد ترامب إيلون ماسك في واشنطن. ودفع 500 مليون دولار.\n",
        encoding="utf-8",
    )
    async with driving(tmp_path, lang="en") as driven:
        await search(driven, "person:ترامب")
        assert files(driven) == ["a.txt"]
        page(driven).ask("money:>1000")
        await driven.settle()
        assert files(driven) == ["a.txt"]


def test_what_comes_while_words_are_looked_up_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.ask
    write_articles(tmp_path, [1, 2])
    library, _, _ = indexed(tmp_path)

    def ask(self: Library, *arguments: Any) -> Any:
        asked = real(self, *arguments)
        write_articles(tmp_path, [3])
        assert list(library.update_index(processes=0))
        return asked

    monkeypatch.setattr(Library, "ask", ask)
    given = answer(library, Question("x1"), Words("en"))
    assert given.generation < library.index().generation
    library.close()


def test_words_are_looked_up_while_another_thread_begins_anew() -> None:
    class Index:
        seen = 0

        def standing(self, words: list[str]) -> list[int]:
            self.seen += 1
            lexicon.fresh()  # what another thread does when it is asked meanwhile
            return [1] * len(words)

    index: Any = Index()
    lexicon = Lexicon(index)
    assert lexicon.standing(["a", "b"]) == ["a", "b"]
    assert lexicon.standing(["a", "c"]) == ["a", "c"]


@pytest.mark.parametrize(("key", "part"), [("s", "#steps"), ("l", "#saved")])
async def test_lists_stand_below_what_is_said_of_the_query(
    tmp_path: Path, key: str, part: str
) -> None:
    async with driving(folder(tmp_path)) as driven:
        await search(driven, "ماسك")
        said = page(driven).head.region.y + 2  # what is understood, and what is found
        page(driven).list.focus()
        await driven.press(key)
        await driven.settle()
        assert driven.app.screen.query_one(part).region.y >= said
