"""An index without room: told in one line, nothing left behind, and searched in memory."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Qari
from tests.search.driving import files_with, indexed, term, write_articles
from tui.library import open_library
from tui.search.text_index import Broken, TextIndex

FULL = "No space left on device (os error 28)"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write_articles(folder, range(300))
    return folder


def kept_files(cache: Path) -> list[str]:
    """Return what is left in the cache, the locks left out."""
    return [one.name for one in cache.rglob("*") if one.is_file() and one.suffix != ".lock"]


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every commit on the disk fail as on a full one, with what was written before it left."""
    commit = TextIndex.commit

    def full(self: TextIndex) -> None:
        if self.folder is not None:
            (self.folder / f"{'a' * 32}.idx").write_bytes(b"half a segment")
            raise Broken(FULL)
        commit(self)

    monkeypatch.setattr(TextIndex, "commit", full)


def test_an_index_that_was_begun_is_removed(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_room(monkeypatch)
    library, told, progress = indexed(articles)
    assert [one.key for one in told] == ["index.full"]
    assert (progress[-1].complete, library.index().mode) == (True, "memory")
    assert files_with(library.index(), "x3") == ["0003.txt"]
    assert kept_files(cache) == []
    library.close()
    monkeypatch.undo()


def test_an_index_that_was_there_stays_and_is_used_when_there_is_room(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(articles)[0].close()
    write_articles(articles, [400])
    with monkeypatch.context() as patched:
        no_room(patched)
        library, told, _ = indexed(articles)
        assert [one.key for one in told] == ["index.full"]
        assert library.index().count(term("x400")) == 1
        library.close()
    library, told, progress = indexed(articles)
    assert (told, progress[-1].added, library.index().articles()) == ([], 1, 301)
    library.close()


def test_what_memory_could_not_have_is_asked_as_it_is(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(articles)[0].close()
    write_articles(articles, [400])
    monkeypatch.setattr("tui.indexing.update.IN_MEMORY", 2000)
    no_room(monkeypatch)
    library, told, progress = indexed(articles)
    ((key, values),) = ((one.key, one.values) for one in told)
    assert (key, values) == ("index.full_so_far", {"done": 300})
    assert not progress[-1].complete
    assert library.index().mode == "writes"
    assert library.index().count(term("x3")) == 1
    assert not [name for name in kept_files(cache) if name.startswith("aaaa")]
    assert library.index().is_free()
    library.close()


@pytest.fixture(params=[40, 100, 300])
def tiny_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Yield a disk of some kilobytes: too few for tables, for words, for both."""
    place = tmp_path / "disk"
    place.mkdir()
    size = f"size={request.param}k"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_that_is_full_is_told_in_one_line(
    qari: Qari, tiny_disk: Path, articles: Path
) -> None:
    write_articles(articles, range(300, 2000))
    env = {"QARI_CACHE_DIR": str(tiny_disk)}
    for _ in range(2):
        done = qari("search", "x7", str(articles), "--files", "--lang", "en", env=env)
        assert (done.returncode, done.stdout.split()[1:]) == (0, [f"{articles}/0007.txt".encode()])
        (line,) = done.stderr.decode().splitlines()
        assert "the disk is full" in line
        assert kept_files(tiny_disk) == []


def test_a_cache_for_reading_only_is_told_in_one_line(
    qari: Qari, tmp_path: Path, articles: Path
) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        env = {"QARI_CACHE_DIR": str(place)}
        done = qari("search", "x7", str(articles), "--files", "--lang", "ar", env=env)
    finally:
        subprocess.run(["umount", place], check=True)
    assert (done.returncode, done.stdout.split()[1:]) == (0, [f"{articles}/0007.txt".encode()])
    (line,) = done.stderr.decode().splitlines()
    assert "تتعذّر الكتابة في مجلد التخزين المؤقت" in line


def test_half_made_tables_are_not_taken_for_damaged_ones(
    cache: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.catalogue import database

    def fail(path: Path | str, schema: database.Schema) -> sqlite3.Connection:
        if path != ":memory:":
            Path(path).write_bytes(b"SQLite format 3\0")
            raise sqlite3.OperationalError("database or disk is full")
        return made(path, schema)

    made = database._made
    with monkeypatch.context() as patched:
        patched.setattr(database, "_made", fail)
        library = open_library([str(articles)])
        assert library.index().mode == "memory"
        library.close()
    library, told, _ = indexed(articles)
    assert (told, library.index().mode) == ([], "writes")
    library.close()
    assert os.listdir(cache / "indexes")
