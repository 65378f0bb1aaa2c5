"""An index that is damaged while it is open: told once, built anew at once, never heard of else."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Qari
from tests.search.driving import content, files_with, indexed, write_articles
from tui.library import Library, open_library
from tui.search import segments


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write_articles(folder, range(60))
    return folder


def cut(path: Path) -> None:
    """Cut a file off: reading the rest of its mapping would end the process with SIGBUS."""
    os.truncate(path, 10)


def overwrite(path: Path) -> None:
    """Put other bytes in the place of all but the checksum."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(random.Random(3).randbytes(max(1, size - 150)))


def rot(path: Path) -> None:
    """Overwrite a file without another time, as a disk does that forgets."""
    before = path.stat()
    overwrite(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def remove(path: Path) -> None:
    """Remove a file."""
    path.unlink()


def segment_files(cache: Path, ending: str) -> list[Path]:
    """Return the files of all segments that end so."""
    return sorted((cache / "indexes").glob(f"*/*.{ending}"))


def mended(library: Library) -> list[str]:
    """Bring a damaged index up to date; return what was told."""
    assert library.index().damaged
    progress = list(library.update_index(processes=0))
    assert progress[-1].complete
    assert not library.index().damaged
    return [one.key for one in library.problems]


HURTS = [
    *((ending, hurt) for ending in ("idx", "pos", "term", "fieldnorm", "fast") for hurt in
      (cut, overwrite, remove)),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "hurt"), HURTS)
def test_a_file_damaged_while_open_is_told_once_and_all_is_found_again(
    cache: Path, articles: Path, ending: str, hurt: Callable[[Path], None]
) -> None:
    library, _, _ = indexed(articles)
    whole = content(library.index())
    assert library.ask("x7").page(5).total == 1
    before = library.index().generation
    for path in segment_files(cache, ending):
        hurt(path)
    library.ask("x7").page(5)
    assert mended(library) == ["index.rebuilt"]
    assert library.ask("x7").page(5).total == 1
    assert library.index().generation > before
    assert content(library.index()) == whole
    assert len([one for one in (cache / "indexes").iterdir() if one.is_dir()]) == 1
    library.close()


def test_a_file_with_its_old_time_is_told_by_its_checksum(cache: Path, articles: Path) -> None:
    library, _, _ = indexed(articles)
    whole = content(library.index())
    library.index().check()
    assert not library.index().damaged
    for path in segment_files(cache, "idx"):
        rot(path)
    library.index().check()
    assert mended(library) == ["index.rebuilt"]
    assert content(library.index()) == whole
    library.close()


def test_a_cache_that_is_removed_while_open_is_made_again(cache: Path, articles: Path) -> None:
    library, _, _ = indexed(articles)
    whole = content(library.index())
    shutil.rmtree(cache)
    library.ask("x7").page(5)
    assert mended(library) == ["index.rebuilt"]
    assert content(library.index()) == whole
    library.close()
    library, told, progress = indexed(articles)
    assert (told, progress[-1].added) == ([], 0)
    library.close()


def test_tables_that_are_damaged_while_open_are_made_again(cache: Path, articles: Path) -> None:
    write_articles(articles, range(60, 2000))
    library, _, _ = indexed(articles)
    (tables,) = (cache / "indexes").glob("*.sqlite")
    library.close()
    library = open_library([str(articles)])
    assert library.ask("x7").page(5).total == 1
    with tables.open("r+b") as file:
        file.seek(4 * 4096)
        file.write(b"\x5a" * (tables.stat().st_size - 4 * 4096))
    for number in range(0, 2000, 50):  # pages that were not read before
        library.ask(f"x{number}").page(5)
    assert mended(library) == ["index.rebuilt"]
    assert library.ask("x7").page(5).total == 1
    assert library.index().articles() == 2000
    library.close()


def test_damage_that_is_met_while_writing_is_mended_in_the_same_run(
    cache: Path, articles: Path
) -> None:
    library, _, _ = indexed(articles)
    write_articles(articles, [70])
    running = library.update_index(processes=0)
    next(one for one in running if one.listed)
    for path in segment_files(cache, "term"):
        cut(path)
    assert list(running)[-1].complete
    assert [one.key for one in library.problems] == ["index.rebuilt"]
    assert library.index().articles() == 61
    assert files_with(library.index(), "x70") == ["0070.txt"]
    library.close()


def test_another_instance_goes_on_with_what_was_built_anew(cache: Path, articles: Path) -> None:
    first, second = indexed(articles)[0], indexed(articles)[0]
    for path in segment_files(cache, "idx"):
        overwrite(path)
    first.ask("x7").page(5)
    mended(first)
    assert second.ask("x7").page(5).total == 1
    assert not second.index().damaged
    first.close()
    second.close()


def test_a_checksum_tells_a_file_that_is_whole(cache: Path, articles: Path) -> None:
    indexed(articles)[0].close()
    (folder,) = (one for one in (cache / "indexes").iterdir() if one.is_dir())
    for path in (folder / name for name in segments.states(folder)):
        assert segments.is_whole(path)
        data = bytearray(path.read_bytes())
        for at in (0, len(data) // 2, len(data) - 1):
            other = path.with_name("other")
            other.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert not segments.is_whole(other), (path.suffix, at)
    assert not segments.is_whole(cache)
    assert not segments.is_whole(cache / "nothing")


# --- the commands ---------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), ("--no-update",)])
@pytest.mark.parametrize(
    ("ending", "hurt"), [("idx", cut), ("pos", overwrite), ("term", rot), ("term", remove)]
)
def test_a_search_of_a_damaged_index_finds_all_and_says_one_line(
    qari: Qari, cache: Path, articles: Path, ending: str, hurt: Callable[[Path], None],
    more: tuple[str, ...],
) -> None:  # fmt: skip
    indexed(articles)[0].close()
    for path in segment_files(cache, ending):
        hurt(path)
    done = qari("search", "x7", str(articles), "--json", "--lang", "en", *more)
    assert done.returncode == 0
    assert [row["file"] for row in json.loads(done.stdout)] == [f"{articles}/0007.txt"]
    (line,) = done.stderr.decode().splitlines()
    assert "is being rebuilt" in line
    done = qari("search", "x7", str(articles), "--json", *more)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_written_past_pythons_stderr_is_not_seen() -> None:
    code = (
        "import os, sys\n"
        "from tui.streams import keep_panics_out\n"
        "keep_panics_out(); keep_panics_out()\n"
        "os.write(2, b'thread panicked')\n"
        "print('told', file=sys.stderr)\n"
        "print('drawn', file=sys.__stderr__, flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"told\ndrawn\n")


def test_no_update_says_what_the_index_has_not(qari: Qari, cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "few"
    folder.mkdir()
    text = "صفقة\n\nاستثمرت شركة مايكروسوفت 10 مليارات دولار في شركة أوبن إيه آي.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    asked = ("search", "شركة", str(folder), "--no-update", "--count", "--lang", "en")
    done = qari(*asked)
    assert (done.returncode, done.stdout.split()[2]) == (0, b"0")
    (line,) = done.stderr.decode().splitlines()
    assert "no index yet" in line
    qari("index", str(folder))
    done = qari(*asked)
    assert (done.returncode, done.stdout.split()[2], done.stderr) == (0, b"1", b"")
    money = ("search", "مال:>9مليار", str(folder), "--no-update", "--count", "--lang", "en")
    (line,) = qari(*money).stderr.decode().splitlines()
    assert "0 of 1" in line
    qari("index", str(folder), "--facts")
    done = qari(*money)
    assert (done.returncode, done.stdout.split()[2], done.stderr) == (0, b"1", b"")


def test_a_search_of_an_empty_folder_index_is_quiet(
    qari: Qari, cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.txt").write_bytes(bytes(range(256)) * 20)
    qari("index", str(tmp_path / "bad"))
    done = qari("search", "x", str(tmp_path / "bad"), "--no-update", "--lang", "en")
    assert b"no index yet" not in done.stderr
