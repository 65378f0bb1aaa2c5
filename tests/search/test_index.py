"""The index follows the files, whatever happens to them or to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tantivy

from tests.search.driving import content, files_with, indexed, term, write_articles
from tui import workers
from tui.indexing.progress import Progress
from tui.library import open_library
from tui.search import schema
from tui.search.index import Index
from tui.search.known import KnownFiles
from tui.search.lexicon import Lexicon
from tui.search.text_index import Broken, TextIndex
from tui.text.skeleton import skeleton


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write_articles(folder, range(30))
    return folder


def test_every_article_is_found_by_its_words(cache: Path, articles: Path) -> None:
    library, told, progress = indexed(articles)
    index = library.index()
    assert not told
    assert (progress[-1].complete, progress[-1].added, progress[-1].total) == (True, 30, 30)
    assert [index.count(term(f"x{number}")) for number in range(30)] == [1] * 30
    _, found = index.search(term("x7"))
    (one,) = found
    assert (one.file, one.title) == (f"{articles}/0007.txt", "خبر رقم 7")
    assert one.path == os.fsencode(os.path.realpath(articles / "0007.txt"))
    assert files_with(index, "7", schema.TITLE) == ["0007.txt"]
    library.close()


def test_keys_come_in_their_order_and_counts_are_left_out_where_not_asked(
    cache: Path, articles: Path
) -> None:
    library, _, _ = indexed(articles)
    index = library.index()
    everything = tantivy.Query.all_query()
    assert index.keys(everything, 7, lowest=True) == [1, 2, 3, 4, 5, 6, 7]
    assert sorted(index.keys(everything, 100)) == [*range(1, 31)]
    count, found = index.search(everything, 5, counted=False)
    assert (count, len(found)) == (0, 5)
    assert index.search(everything, 5)[0] == index.count(everything) == 30
    library.close()


def test_words_are_listed_by_prefix_form_and_sound(cache: Path, articles: Path) -> None:
    library, _, _ = indexed(articles)
    index = library.index()
    assert "بالرياض" in [word for word, _ in index.terms_of(schema.BODY, "بالر")]
    assert [one.word for one in index.forms("التمان")] == ["ألتمان"]
    assert [one.word for one in index.sounding([skeleton("Altman")])] == ["التمان"]
    assert index.count(term("شرك", schema.STEMS)) == 0 < index.count(term("شركه"))
    assert index.count(term("وزير")) > 0 == index.count(term("وزير", schema.STEMS))
    library.close()


def test_the_built_in_articles_are_found_though_their_index_was_opened_before(cache: Path) -> None:
    library = open_library()
    assert library.index().is_empty
    assert library.search("OpenAI").total
    assert library.index().mode == "memory"
    assert not cache.exists()
    library.close()


def test_what_changed_came_and_went_is_found(cache: Path, articles: Path) -> None:
    indexed(articles)[0].close()
    write_articles(articles, [3, 4], mark="ثانية")
    write_articles(articles, [30])
    (articles / "0005.txt").unlink()
    library, _, progress = indexed(articles)
    last = progress[-1]
    assert (last.added, last.changed, last.removed, last.total) == (1, 2, 1, 30)
    index = library.index()
    assert files_with(index, "ثانيه") == ["0003.txt", "0004.txt"]
    assert index.count(term("x5")) == 0
    assert index.count(term("x30")) == 1
    grown = content(index)
    library.close()
    shutil.rmtree(cache)
    library, _, _ = indexed(articles)
    assert content(library.index()) == grown
    library.close()


def test_a_new_time_alone_changes_nothing(cache: Path, articles: Path) -> None:
    library, _, _ = indexed(articles)
    before = library.index().generation
    library.close()
    os.utime(articles / "0003.txt", ns=(1, 1))
    library, _, progress = indexed(articles)
    assert (progress[-1].changed, library.index().generation) == (0, before)
    library.close()
    library, _, progress = indexed(articles)
    assert progress[-1].total_bytes == 0
    library.close()


def test_processes_make_the_same_index(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library, _, _ = indexed(articles)
    alone = content(library.index())
    library.close()
    monkeypatch.setenv("QARI_CACHE_DIR", str(tmp_path / "other"))
    library, _, _ = indexed(articles, processes=2)
    assert content(library.index()) == alone
    library.close()


def test_a_file_that_is_no_text_is_told_and_read_when_it_is(cache: Path, articles: Path) -> None:
    (articles / "0001.txt").write_bytes(bytes(range(256)) * 20)
    library, _, progress = indexed(articles)
    index = library.index()
    assert progress[-1].complete
    assert [file for file, _, _ in index.troubles()] == [f"{articles}/0001.txt"]
    assert index.articles() == 29
    library.close()
    write_articles(articles, [1])
    library, _, _ = indexed(articles)
    assert not library.index().troubles()
    assert library.index().count(term("x1")) == 1
    library.close()


def test_what_was_read_before_a_stop_stays(cache: Path, articles: Path) -> None:
    library = open_library([str(articles)])
    seen: list[Progress] = []
    running = library.update_index(lambda: bool(seen and seen[-1].listed), processes=0)
    for one in running:
        seen += [one]
    assert not seen[-1].complete
    library.close()
    library, _, progress = indexed(articles)
    assert progress[-1].complete
    assert library.index().articles() == 30
    library.close()


def test_big_files_are_read_after_the_others_and_one_at_a_time(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "0000.txt").write_text("خبر\n\n" + "كلمة x0 " * 200 + "\n", encoding="utf-8")
    (articles / "0002.txt").write_text("خبر\n\n" + "كلمة x2 " * 200 + "\n", encoding="utf-8")
    started: list[tuple[int, list[list[str]]]] = []
    in_order = workers.in_order

    def noted(work: Any, items: Any, *, processes: int, **more: Any) -> Any:
        files: list[list[str]] = []
        started.append((processes, files))

        def taken() -> Iterator[Any]:
            for batch in items:
                files.append([os.path.basename(task.file) for task in batch])
                yield batch

        return in_order(work, taken(), processes=processes, **more)

    monkeypatch.setattr(workers, "in_order", noted)
    monkeypatch.setattr("tui.indexing.run._BIG", 1000)
    library, told, progress = indexed(articles, processes=2)
    (many, small), (one, big) = started
    assert (many, one, big) == (2, 1, [["0000.txt"], ["0002.txt"]])
    assert sum(map(len, small)) == 28
    assert (told, progress[-1].added, library.index().count(term("x2"))) == ([], 30, 1)
    library.close()


def test_a_run_that_is_left_leaves_no_half_articles(cache: Path, articles: Path) -> None:
    library = open_library([str(articles)])
    running = library.update_index(processes=0)
    for one in running:
        if one.listed:
            break
    index = library.index()
    running.close()  # type: ignore[attr-defined]
    list(library.update_index(processes=0))
    assert index.articles() == 30
    assert all(index.count(term(f"x{number}")) == 1 for number in range(30))
    library.close()


# --- damage ---------------------------------------------------------------------------------


def folder_of(cache: Path) -> Path:
    (found,) = (one for one in (cache / "indexes").iterdir() if one.is_dir())
    return found


def database_of(cache: Path) -> Path:
    (found,) = (cache / "indexes").glob("*.sqlite")
    return found


@pytest.mark.parametrize("damage", ["text gone", "meta", "segments", "tables", "older", "analysis"])
def test_what_is_damaged_or_older_is_rebuilt_with_a_message(
    cache: Path, articles: Path, damage: str
) -> None:
    library, _, _ = indexed(articles)
    whole = content(library.index())
    library.close()
    if damage == "text gone":
        shutil.rmtree(folder_of(cache))
    elif damage == "meta":
        (folder_of(cache) / "meta.json").write_text("{")
    elif damage == "segments":
        for file in folder_of(cache).glob("*.term"):
            file.write_bytes(file.read_bytes()[:10])
    elif damage == "tables":
        database_of(cache).write_bytes(b"nothing" * 5000)
    else:
        with sqlite3.connect(database_of(cache)) as connection:
            change = "PRAGMA user_version = 0" if damage == "older" else None
            connection.execute(change or "UPDATE state SET analysis = 'older'")
        connection.close()
    library, told, progress = indexed(articles)
    assert [one.key for one in told] == ["index.rebuilt"]
    assert progress[-1].added == 30
    assert content(library.index()) == whole
    assert len([one for one in (cache / "indexes").iterdir() if one.is_dir()]) == 1
    library.close()


def test_tables_and_text_that_do_not_agree_are_rebuilt(cache: Path, articles: Path) -> None:
    indexed(articles)[0].close()
    with sqlite3.connect(database_of(cache)) as connection:
        connection.execute("DELETE FROM article WHERE key = 3")
    connection.close()
    library, told, _ = indexed(articles)
    assert [one.key for one in told] == ["index.rebuilt"]
    assert library.index().articles() == 30
    library.close()


# --- killed between two commits -----------------------------------------------------------------


def test_a_text_that_was_committed_without_its_tables_is_taken_out(
    cache: Path, articles: Path
) -> None:
    indexed(articles)[0].close()
    text = TextIndex(folder_of(cache), writes=True)
    text.add(31, {schema.BODY: "x3", schema.TITLE: "x3"})
    text.commit()
    text.settle()
    library, told, _ = indexed(articles)
    assert not told
    assert files_with(library.index(), "x3") == ["0003.txt"]
    library.close()


def test_a_removal_that_was_begun_is_finished_and_the_file_read_again(
    cache: Path, articles: Path
) -> None:
    indexed(articles)[0].close()
    with sqlite3.connect(database_of(cache)) as connection:
        connection.executemany("INSERT INTO removing VALUES (?)", [(3,), (5,)])
    connection.close()
    text = TextIndex(folder_of(cache), writes=True)
    text.remove([3])
    text.commit()
    text.settle()
    library, told, progress = indexed(articles)
    assert not told
    assert progress[-1].added == 1
    assert all(library.index().count(term(f"x{number}")) == 1 for number in range(30))
    library.close()


# --- two instances, no room ---------------------------------------------------------------------


def test_a_second_instance_reads_what_the_first_one_writes(cache: Path, articles: Path) -> None:
    first, second = open_library([str(articles)]), open_library([str(articles)])
    running = first.update_index(processes=0)
    next(one for one in running if one.listed)
    assert not second.index().is_free()
    progress = list(second.update_index(processes=0))
    assert second.index().mode == "reads"
    assert not any(one.complete for one in progress)
    assert second.index().count(term("x3")) == 0
    list(running)
    assert second.index().is_free()
    assert second.index().refresh()
    assert second.index().count(term("x3")) == 1
    assert not second.index().refresh()
    (last,) = (one for one in second.update_index() if one.complete)
    assert (last.added, last.total, second.index().mode) == (0, 30, "writes")
    first.close()
    second.close()


def test_words_of_what_another_instance_wrote_are_looked_up_once_it_is_asked(
    cache: Path, articles: Path
) -> None:
    first, _, _ = indexed(articles)
    second, _, _ = indexed(articles)
    lexicon = Lexicon(second.index())
    write_articles(articles, [40])
    list(first.update_index(processes=0))
    lexicon.fresh()
    assert not lexicon.standing(["x40"])  # it is written, and not asked yet
    assert second.index().refresh()
    lexicon.fresh()
    assert lexicon.standing(["x40"])
    first.close()
    second.close()


def test_an_instance_that_is_done_lets_others_write(cache: Path, articles: Path) -> None:
    first, _, _ = indexed(articles)
    write_articles(articles, [40])
    write_articles(articles, [3], mark="ثانية")
    (articles / "0005.txt").unlink()
    second, told, progress = indexed(articles)  # the first one is open still
    assert not told
    last = progress[-1]
    assert (last.complete, last.added, last.changed, last.removed) == (True, 1, 1, 1)
    assert first.index().refresh()
    assert files_with(first.index(), "ثانيه") == ["0003.txt"]
    write_articles(articles, [41])
    assert [one.added for one in first.update_index(processes=0) if one.complete] == [1]
    assert second.index().refresh()
    assert files_with(second.index(), "x41") == ["0041.txt"]
    assert second.index().count(term("x5")) == 0
    first.close()
    second.close()


def test_a_run_that_is_stopped_or_left_lets_others_write(cache: Path, articles: Path) -> None:
    first, second = open_library([str(articles)]), open_library([str(articles)])
    for _ in range(2):
        running = first.update_index(processes=0)
        next(one for one in running if one.listed)
        running.close()  # type: ignore[attr-defined]
        assert second.index().is_free()
    stopped = [False]
    for one in first.update_index(lambda: stopped[0], processes=0):
        stopped[0] = one.listed
    assert [one.total for one in second.update_index(processes=0) if one.complete] == [30]
    first.close()
    second.close()


def test_what_was_written_meanwhile_is_not_written_twice(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_library([str(articles)])
    known = Index.known_files

    def late(self: Index) -> KnownFiles:
        found = known(self)
        monkeypatch.setattr(Index, "known_files", known)
        indexed(articles)[0].close()
        return found

    monkeypatch.setattr(Index, "known_files", late)
    (last,) = (one for one in first.update_index(processes=0) if one.complete)
    assert (last.added, first.index().articles()) == (0, 30)
    first.close()


def test_where_nothing_can_be_kept_the_index_is_in_memory(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("QARI_CACHE_DIR", str(blocked / "cache"))
    library, told, progress = indexed(articles)
    assert [one.key for one in told] == ["index.memory"]
    assert library.index().mode == "memory"
    assert progress[-1].complete
    assert files_with(library.index(), "x3") == ["0003.txt"]
    library.close()


def test_in_memory_only_so_much_is_indexed(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("QARI_CACHE_DIR", str(blocked / "cache"))
    monkeypatch.setattr("tui.indexing.update.IN_MEMORY", 2000)
    library, told, _ = indexed(articles)
    assert [one.key for one in told] == ["index.memory", "index.too_large"] or [
        one.key for one in told
    ] == ["index.too_large", "index.memory"]
    assert 0 < library.index().articles() < 30
    library.close()


def test_a_disk_that_is_full_at_a_commit_leads_to_memory(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = TextIndex.commit

    def full(self: TextIndex) -> None:
        if self.folder is not None:
            raise Broken("No space left on device (os error 28)")
        commit(self)

    monkeypatch.setattr(TextIndex, "commit", full)
    library, told, progress = indexed(articles)
    assert [one.key for one in told] == ["index.full"]
    assert progress[-1].complete
    assert library.index().mode == "memory"
    assert files_with(library.index(), "x3") == ["0003.txt"]
    assert [one.suffix for one in (cache / "indexes").iterdir()] == [".lock"]
    library.close()


def test_names_are_those_of_the_contract_however_a_folder_is_opened(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = os.fsdecode(os.fsencode(articles) + b"/\xff\xfe.txt")
    Path(strange).write_text("خبر\n\nنص x77\n", encoding="utf-8")
    (articles / "bad.txt").write_bytes(bytes(range(256)) * 20)
    library, _, _ = indexed(articles)
    assert library.index().search(term("x77"))[1][0].file == f"{articles}/\ufffd\ufffd.txt"
    assert [file for file, _, _ in library.index().troubles()] == [f"{articles}/bad.txt"]
    library.close()
    monkeypatch.chdir(articles.parent)
    library, _, progress = indexed(Path(articles.name))
    assert (progress[-1].added, progress[-1].changed) == (0, 1)
    assert library.index().search(term("x3"))[1][0].file == f"{articles.name}/0003.txt"
    assert library.index().search(term("x77"))[1][0].file == f"{articles.name}/\ufffd\ufffd.txt"
    library.close()
