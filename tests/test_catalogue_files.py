"""Reading files into the catalogue: what has changed, kills, two instances, damage, no room."""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.test_catalogue import contents
from tui import gathering
from tui.catalogue import database
from tui.catalogue.database import Mode
from tui.catalogue.records import Progress
from tui.errors import QariError
from tui.extract import naming
from tui.extract.naming import Namer
from tui.extract.overlay import Overlay
from tui.library import Library, article_of, open_library
from tui.model import Article, Mention
from tui.settings import cache_folder

ROOT = Path(__file__).parent.parent
NAMES = ("أنغيلا ميركل", "Microsoft", "القاهرة", "منظمة الصحة العالمية", "Nvidia", "باريس")


class Counting(Namer):
    """A namer without a tagger that tells which articles it was asked for."""

    def __init__(self, correct: Any = None) -> None:
        super().__init__(None, correct=correct)
        self.asked: list[str] = []

    def found(self, article: Article) -> tuple[Mention, ...]:
        self.asked.append(article.file)
        return super().found(article)


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file that is edited while tests run make another version of the extraction."""
    monkeypatch.setattr(naming, "version", lambda: "1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        write(number)
    return tmp_path


def write(number: int, name: str | None = None) -> Path:
    path = Path(f"f/{number // 100}/{number:04}.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    name = name or NAMES[number % len(NAMES)]
    path.write_text(f"عنوان الخبر {number}\n\nالتقى {name} الوفد في القاهرة.\n", encoding="utf-8")
    return path


def opened(namer: Namer | None = None) -> Library:
    library = open_library(["f"])
    library.namer = namer or Namer(None)
    return library


def gathered(library: Library, **more: Any) -> list[Progress]:
    return list(library.gather(**more))


def kept(namer: Namer | None = None) -> tuple[list[Any], list[Progress]]:
    """Bring the catalogue of the folder up to date, and return what it holds."""
    library = opened(namer)
    progress = gathered(library)
    held = contents(library.catalogue())
    library.close()
    return held, progress


def fresh(namer: Namer | None = None) -> list[Any]:
    """Return what a catalogue of the folder holds that is made at once, in memory."""
    library = opened(namer)
    library.catalogue(keep=False)
    gathered(library, processes=0)
    held = contents(library.catalogue())
    library.close()
    return held


# --- what has changed ------------------------------------------------------------------------


def test_only_what_has_changed_is_read_again(folder: Path) -> None:
    namer = Counting()
    held, progress = kept(namer)
    assert held == fresh()
    assert len(namer.asked) == 6
    assert progress[-1] == Progress(6, 6, listed=True, complete=True)
    assert len(held[-1]) >= 6

    namer = Counting()
    assert kept(namer)[0] == held
    assert namer.asked == []

    os.utime("f/0/0003.txt", ns=(1, 1))  # another time, the same bytes
    write(4, "Samsung")
    write(7)
    Path("f/0/0000.txt").unlink()
    namer = Counting()
    changed, _ = kept(namer)
    assert sorted(namer.asked) == ["f/0/0004.txt", "f/0/0007.txt"]
    assert changed == fresh() != held

    Path("f/0/0001.txt").rename("f/0/0009.txt")
    assert kept()[0] == fresh()


def test_corrections_are_applied_without_finding_names_again(folder: Path) -> None:
    plain = kept()[0]
    overlay = Overlay("hide\tcairo\nrename\tmicrosoft\tمايكروسوفت المصرية\n")
    namer = Counting(overlay.apply)
    corrected, _ = kept(namer)
    assert namer.asked == []
    assert corrected == fresh(Namer(None, correct=overlay.apply)) != plain
    assert "cairo" not in {row[2] for row in corrected[-1]}
    assert kept()[0] == plain


def test_another_way_of_finding_names_reads_all_again(folder: Path) -> None:
    kept()
    namer = Counting()
    namer.across = False
    kept(namer)
    assert len(namer.asked) == 6


def test_a_folder_opened_by_another_way_keeps_its_catalogue(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept()
    Path("link").symlink_to("f")
    namer = Counting()
    library = open_library(["link"])
    library.namer = namer
    gathered(library)
    assert namer.asked == []
    assert {place.file for place in library.catalogue().mentions()} >= {"link/0/0001.txt"}
    library.close()
    assert kept()[0] == fresh()
    assert len(list((cache_folder() / "catalogues").glob("*.sqlite"))) == 1


def test_the_open_article_is_read_first(folder: Path) -> None:
    namer = Counting()
    library = opened(namer)
    first = library.entries[4]
    progress = library.gather(first=first)
    while not library.catalogue().totals()[0]:
        next(progress)
    assert {place.file for place in library.catalogue().mentions()} == {first.file}
    assert namer.asked[0] == first.file
    assert list(progress)[-1].complete
    library.close()


def test_stopping_keeps_what_was_read(folder: Path) -> None:
    namer = Counting()
    library = opened(namer)
    progress = gathered(library, stop=lambda: len(namer.asked) >= 3)
    assert progress[-1] == Progress(3, 6, listed=True)
    assert library.catalogue().totals()[0] == 3
    library.close()
    assert kept()[0] == fresh()


def test_files_that_are_no_articles_are_told_each_time(folder: Path) -> None:
    Path("f/bad.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo("f/fifo.txt")
    Path("f/broken.txt").symlink_to("nowhere")
    for _ in range(2):
        library = opened()
        gathered(library)
        assert [one.file for one in library.catalogue().troubles()] == [
            "f/bad.txt", "f/broken.txt", "f/fifo.txt"
        ]  # fmt: skip
        assert library.catalogue().totals() == (9, 12)
        library.close()


def test_sentences_are_read_for_the_rows_of_a_screen(folder: Path) -> None:
    library = opened()
    gathered(library)
    places = library.catalogue().mentions_of("microsoft")
    assert library.sentences(places) == ["التقى Microsoft الوفد في القاهرة."]
    write(1, "شركة أخرى")
    assert library.sentences(places) == [None]
    Path("f/0/0001.txt").unlink()
    assert library.sentences(places) == [None]
    library.close()


# --- processes -------------------------------------------------------------------------------


def test_several_processes_find_what_one_does() -> None:
    held = []
    for processes in (0, 1, 3):
        library = open_library()
        library.catalogue(keep=False)
        told: list[QariError] = []
        assert gathered(library, processes=processes, report=told.append)[-1].complete
        assert told == []
        held.append(contents(library.catalogue()))
        library.close()
    assert held[0] == held[1] == held[2]
    assert len(held[0][-1]) > 200


class Fatal(Namer):
    """A namer that ends its process at one article and raises at another one."""

    def found(self, article: Article) -> tuple[Mention, ...]:
        if article.file.endswith("0002.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        if article.file.endswith("0003.txt"):
            raise RuntimeError("no")
        return super().found(article)


def test_an_article_that_kills_its_process_is_told_and_the_rest_goes_on(folder: Path) -> None:
    told: list[QariError] = []
    library = opened(Fatal(None))
    progress = gathered(library, processes=2, report=told.append)
    assert progress[-1] == Progress(6, 6, listed=True, complete=True)
    assert [(one.key, one.values["path"]) for one in told] == [
        ("catalogue.lost", "f/0/0002.txt"), ("catalogue.raised", "f/0/0003.txt")
    ]  # fmt: skip
    assert library.catalogue().totals()[0] == 4
    library.close()
    assert kept(Namer(None))[0] == fresh()  # the next run tries them again


# --- kills -----------------------------------------------------------------------------------

GATHER = """
import sys
from tui import gathering
from tui.extract import naming
from tui.extract.naming import Namer
from tui.library import open_library
naming.version = lambda: "1"
gathering._WRITTEN = gathering._WRITTEN_LATER = gathering._TOLD = 0
gathering._JOINED = 20
library = open_library(["f"])
library.namer = Namer(None)
for progress in library.gather(processes=2):
    print(progress.done, flush=True)
"""


@pytest.mark.parametrize("moment", [0, 1, 17, 40, 90, 119])
def test_killed_at_any_moment_all_is_completed_later(folder: Path, moment: int) -> None:
    for number in range(120):
        write(number)
    with subprocess.Popen(
        [sys.executable, "-c", GATHER],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) >= moment:
                break
        child.kill()
    library = opened()
    before = library.catalogue().totals()[0]
    namer = Counting()
    library.namer = namer
    problems: list[QariError] = []
    for _ in range(10_000):  # a process in the making holds the lock until it is another one
        progress = gathered(library, processes=0, report=problems.append)
        if progress:
            break
    assert progress[-1].complete
    assert (problems, library.problems) == ([], [])
    assert contents(library.catalogue()) == fresh()
    assert len(namer.asked) == 120 - before, namer.asked[:3]
    assert before >= moment
    library.close()


# --- two instances ---------------------------------------------------------------------------


def test_a_second_instance_reads_until_the_first_has_ended(folder: Path) -> None:
    first, second = opened(), opened()
    running = first.gather(processes=0)
    next(running)
    assert gathered(second) == []
    assert (first.catalogue().mode, second.catalogue().mode) == (Mode.WRITES, Mode.READS)
    list(running)
    assert contents(second.catalogue()) == contents(first.catalogue())
    write(3, "Samsung")
    gathered(first)
    assert second.catalogue().count(text="Samsung") == 1
    write(4, "Toyota")
    assert gathered(second)[-1].complete
    assert second.catalogue().mode is Mode.WRITES
    assert contents(second.catalogue()) == contents(first.catalogue()) == fresh()
    assert second.problems == []
    second.close()
    first.close()


@pytest.mark.parametrize("begun", [False, True])
def test_a_second_instance_waits_for_the_tables_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    path, problems, waits = tmp_path / "catalogue.db", list[QariError](), list[float]()
    if begun:
        path.touch()

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            database._made(path, database.CATALOGUE).close()

    monkeypatch.setattr(database, "sleep", wait)
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = database.Database(path, problems.append)
    assert (second.mode, problems, len(waits)) == (Mode.READS, [], 3)
    assert second.rows(database.CATALOGUE.probe)
    second.close()


def test_a_command_beside_an_instance_that_writes_has_all_the_same(folder: Path) -> None:
    for number in range(900):  # over 100 kB
        write(number)
    first = opened()
    writing = first.gather(processes=0)
    while first.catalogue().totals()[0] == 0:
        next(writing)
    second = opened(Counting())
    assert list(second.read_names())[-1].complete
    assert second.catalogue().mode is Mode.MEMORY
    assert isinstance(second.namer, Counting)
    assert contents(second.catalogue()) == fresh()
    second.close()
    first.close()


# --- damage and no room ----------------------------------------------------------------------


def place() -> Path:
    (found,) = (cache_folder() / "catalogues").glob("*.sqlite")
    return found


def _garbage(path: Path) -> None:
    path.write_bytes(b"\xff" * 20_000)


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _middle(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\x5a" * (len(data) - 4096))


def _other_number(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _no_tables(path: Path) -> None:
    path.unlink()
    sqlite3.connect(path).close()


@pytest.mark.parametrize("damage", [_garbage, _short, _middle, _other_number, _no_tables])
def test_a_damaged_catalogue_is_built_anew(folder: Path, damage: Any) -> None:
    kept()
    for ending in ("-wal", "-shm"):
        Path(f"{place()}{ending}").unlink(missing_ok=True)
    damage(place())
    library = opened()
    assert gathered(library)[-1].complete
    assert [problem.key for problem in library.problems] == ["catalogue.rebuilt"]
    assert contents(library.catalogue()) == fresh()
    library.close()
    namer = Counting()
    assert kept(namer)[0] == fresh()
    assert namer.asked == []


def test_damage_that_is_met_later_is_told_and_repaired(folder: Path) -> None:
    for number in range(300):
        write(number)
    kept()
    library = opened()
    assert library.catalogue().count() > 3  # the first pages are sound
    data = place().read_bytes()
    with open(place(), "r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\x5a" * (len(data) - 8 * 4096))
    library.close()
    library = opened()
    catalogue = library.catalogue()
    for _ in catalogue.mentions():
        pass
    catalogue.entities()
    catalogue.beside("cairo")
    assert gathered(library)[-1].complete
    assert [problem.key for problem in library.problems] == ["catalogue.rebuilt"]
    assert contents(catalogue) == fresh()
    library.close()


@pytest.mark.parametrize("obstacle", ["cache folder", "lock", "database"])
def test_a_cache_folder_that_cannot_be_written_leaves_memory(folder: Path, obstacle: str) -> None:
    if obstacle == "cache folder":
        (cache_folder() / "catalogues").write_text("a file")
    else:
        kept()
        path = Path(f"{place()}.lock") if obstacle == "lock" else place()
        path.unlink()
        path.mkdir()
        (path / "x").touch()
    library = opened()
    assert gathered(library)[-1].complete
    assert contents(library.catalogue()) == fresh()
    assert library.catalogue().mode is Mode.MEMORY
    assert "catalogue.memory" in [problem.key for problem in library.problems]
    library.close()


@pytest.mark.parametrize("pages", [24, 30, 36])
def test_a_full_disk_leaves_memory_with_what_was_read(folder: Path, pages: int) -> None:
    for number in range(300):
        write(number, f"شركة اسم{number} القابضة")
    library = opened()
    database = library.catalogue()._database
    database._connection.execute(f"PRAGMA max_page_count = {pages}")
    assert gathered(library, processes=0)[-1].complete
    assert library.catalogue().mode is Mode.MEMORY
    assert [problem.key for problem in library.problems] == ["catalogue.full"]
    assert contents(library.catalogue()) == fresh()
    library.close()


def test_a_mistake_of_ours_is_not_taken_for_damage(folder: Path) -> None:
    library = opened()
    with pytest.raises(sqlite3.OperationalError):
        library.catalogue()._database.rows("SELECT nothing FROM nowhere")
    assert library.catalogue().mode is Mode.WRITES
    library.close()


# --- what is read ----------------------------------------------------------------------------


def test_hostile_files_are_read(folder: Path) -> None:
    name = b"f/\xff\xfe \xd9\x85\n.txt"
    with open(name, "wb") as file:
        file.write("عنوان\n\nقال «OpenAI» إن القاهرة.\n".encode())
    texts = {
        "long": "شركة " + "س" * 300 + " في القاهرة.",
        "same": "القاهرة " * 5000,
        "html": "<p class='x'>قالت Microsoft &amp; &#1234; <b>القاهرة</b></p>",
        "sql": "قالت شركة «'; DROP TABLE file; --» في القاهرة.",
        "marks": "قالت \u202eMicrosoft\u202c في \x1b[31mالقاهرة\x1b[0m \x00 و\u200fباريس.",
        "digits": "1 2 3 " * 1000,
        "empty": "",
    }
    for key, text in texts.items():
        Path(f"f/{key}.txt").write_text(f"عنوان\n\n{text}\n", encoding="utf-8")
    library = opened()
    problems: list[QariError] = []
    assert gathered(library, processes=1, report=problems.append)[-1].complete
    assert problems == []
    library.close()
    assert kept()[0] == fresh()
    library = opened()
    texts_of = {entry.file: library.read(entry).text for entry in library.entries}
    places = list(library.catalogue().mentions())
    assert {"f/same.txt", "f/sql.txt", "f/marks.txt"} <= {place.file for place in places}
    assert any("\ufffd" in place.file for place in places)
    for one in places:
        assert texts_of[one.file][one.start : one.end] == one.text
    assert [(one.file, one.start) for one in places] == sorted(
        (one.file, one.start) for one in places
    )
    library.close()


def overlapping(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    return [*mentions, *mentions]


def test_mentions_that_overlap_are_told_and_not_kept(folder: Path) -> None:
    told: list[QariError] = []
    library = opened(Namer(None, correct=overlapping))
    gathered(library, report=told.append)
    assert {one.key for one in told} == {"catalogue.raised"}
    assert library.catalogue().totals() == (0, 0)
    library.close()


def test_a_small_library_is_read_without_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = gathering.workers.in_order

    def watched(*arguments: Any, **options: Any) -> Iterator[Any]:
        asked.append(options["processes"])
        return real(*arguments, **options)

    monkeypatch.setattr(gathering.workers, "in_order", watched)
    kept()
    assert set(asked) == {0}
    reader = gathering.Reader(lambda path: b"", article_of, Namer(None))
    assert reader.extraction == ""  # filled in by gather alone
