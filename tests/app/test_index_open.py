"""The index under an open reader: changed, damaged, or written by another instance."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.app.driving import Driven, driving, rows
from tests.app.test_search_page import files, folder, page, search
from tui.app import search_index
from tui.app.actions import Reader
from tui.app.search_index import Indexing
from tui.catalogue.database import Database
from tui.indexing.progress import Progress
from tui.indexing.update import TABLES
from tui.library import open_library
from tui.search.index import base_of
from tui.settings import cache_folder


@asynccontextmanager
async def searching(path: Path, query: str) -> AsyncIterator[Driven]:
    """Open the reader on a folder and ask for something, in English."""
    async with driving(path, lang="en") as driven:
        await search(driven, query)
        yield driven


async def again(driven: Driven, query: str) -> None:
    """Leave the page of searches and open it once more, a long time after the last look."""
    await driven.press("escape", "escape")
    await driven.settle()
    page_of = driven.app.searched.indexing
    page_of.looked -= 3600
    await search(driven, query)
    await page(driven).grow()
    await driven.settle()


def write(path: Path, name: str, text: str) -> None:
    (path / name).write_text(f"خبر\n\n{text}\n", encoding="utf-8")


async def test_files_that_changed_came_and_went_are_found_when_search_is_opened_again(
    tmp_path: Path,
) -> None:
    async with searching(folder(tmp_path), "ماسك") as driven:
        assert len(files(driven)) == 3
        write(tmp_path, "5.txt", "ماسك هنا.")
        write(tmp_path, "4.txt", "ماسك هناك.")
        (tmp_path / "1.txt").unlink()
        await again(driven, "ماسك")
        assert sorted(files(driven)) == ["2.txt", "3.txt", "4.txt", "5.txt"]
        shown = page(driven)
        shown.list.focus()
        shown.list.move_to(files(driven).index("5.txt"))
        await driven.press("enter")
        await driven.settle()
        assert driven.app.article is not None
        assert driven.app.article.file.endswith("5.txt")
        assert [entry.file.rpartition("/")[2] for entry in driven.app.list.entries][-1] == "5.txt"


async def test_others_may_write_as_soon_as_all_is_read(tmp_path: Path) -> None:
    path = folder(tmp_path)
    async with searching(path, "ماسك") as driven:
        write(path, "5.txt", "ماسك هنا.")
        other = open_library([str(path)])
        assert list(other.update_index(processes=0))[-1].complete
        assert other.ask("ماسك").page().total == 4
        other.close()
        await again(driven, "ماسك")
        assert len(files(driven)) == 4
        assert page(driven).bar.progress == ""


async def test_what_another_instance_writes_is_waited_for_and_then_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder(tmp_path)
    library = open_library([str(path)])
    list(library.update_index(processes=0))
    library.close()
    write(path, "5.txt", "ماسك هنا.")
    base = base_of(cache_folder() / "indexes", [str(path)])
    other = Database(Path(f"{base}.sqlite"), lambda problem: None, TABLES)
    waits: list[Callable[[], None]] = []
    set_timer = Reader.set_timer

    def noted(self: Reader, delay: float, callback: Any = None, **more: Any) -> Any:
        if delay == search_index.RETRY:
            waits.append(callback)
            return None
        return set_timer(self, delay, callback, **more)

    monkeypatch.setattr(search_index, "RETRY", 1.25)
    monkeypatch.setattr(Reader, "set_timer", noted)
    try:
        assert other.try_to_write()
        async with searching(path, "ماسك") as driven:
            assert len(files(driven)) == 3
            state = driven.app.searched.indexing
            assert state.reads
            assert state.so_far
            waits.pop()()  # a second later the other one writes still
            await driven.settle()
            assert state.reads
            other.let_go()
            waits.pop()()
            await driven.settle()
            assert waits == []
            await page(driven).grow()
            await driven.settle()
            assert len(files(driven)) == 4
            assert not state.reads
            assert page(driven).bar.progress == ""
    finally:
        other.close()


@pytest.mark.parametrize("ending", ["idx", "term"])
async def test_an_index_that_is_damaged_is_told_and_built_anew_under_the_eye(
    tmp_path: Path, ending: str
) -> None:
    async with searching(folder(tmp_path), "ماسك") as driven:
        assert len(files(driven)) == 3
        for path in (cache_folder() / "indexes").glob(f"*/*.{ending}"):
            os.truncate(path, 10)
        page(driven).ask("باريس")
        await driven.settle()
        await page(driven).grow()
        await driven.settle()
        assert files(driven) == ["2.txt"]
        assert page(driven).bar.progress == ""
        assert "is being rebuilt" in page(driven).notice.text
        assert [one.key for one in driven.app.library.problems] == ["index.rebuilt"]
        assert "So far" not in "".join(rows(page(driven).head))


async def test_a_concordance_finds_the_damage_too(tmp_path: Path) -> None:
    async with searching(folder(tmp_path), "ماسك") as driven:
        for path in (cache_folder() / "indexes").glob("*/*.idx"):
            os.truncate(path, 10)
        page(driven).action_concordance()
        await driven.settle()
        await driven.settle()
        assert [one.key for one in driven.app.library.problems] == ["index.rebuilt"]
        assert not driven.app.library.index_is_damaged
        assert driven.app.library.ask("ماسك").page().total == 3


def test_files_are_looked_at_no_more_often_than_is_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(search_index, "monotonic", lambda: now)
    state = Indexing()
    assert state.is_due()
    state.progress = Progress(1, 2, 0, 0, listed=True)
    assert state.is_due()
    state.progress = Progress(2, 2, 0, 0, listed=True, complete=True)
    state.looked, state.took = 99.0, 0.5
    assert not state.is_due()
    now = 101.5
    assert state.is_due()
