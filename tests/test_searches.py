"""The file of searches: history, saved searches, what is new, two instances, damage."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui import searches
from tui.errors import QariError
from tui.searches import Saved, Searches, Seen, digest, folder_key


@pytest.fixture
def kept(tmp_path: Path) -> Searches:
    return Searches(path=tmp_path / "deep" / "searches.sqlite")


# --- history --------------------------------------------------------------------------------------


def test_each_query_stands_once_the_last_asked_last(kept: Searches) -> None:
    assert kept.history() == []
    assert not kept.path.exists()  # asking makes no file
    for query in ("غزة", "ألتمان", " غزة ", "", "  \n"):
        kept.remember(query)
    assert kept.history() == ["ألتمان", "غزة"]


def test_the_oldest_go_first(kept: Searches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searches, "MOST_QUERIES", 3)
    for number in range(5):
        kept.remember(f"q{number}")
    assert kept.history() == ["q2", "q3", "q4"]


@given(st.lists(st.text(max_size=8), max_size=12))
@settings(max_examples=20, deadline=None)
def test_any_text_is_kept_or_is_none(
    tmp_path_factory: pytest.TempPathFactory, asked: list[str]
) -> None:
    kept = Searches(path=tmp_path_factory.mktemp("any") / "searches.sqlite")
    for query in asked:
        kept.remember(query)
    wanted: dict[str, None] = {}
    for query in (one.strip().encode("utf-8", "ignore").decode() for one in asked):
        if query:
            wanted.pop(query, None)
            wanted[query] = None
    assert kept.history() == list(wanted)


def test_nobody_else_may_read_it(kept: Searches) -> None:
    kept.remember("سر")
    assert stat.S_IMODE(os.stat(kept.path).st_mode) == 0o600


def test_two_instances_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "searches.sqlite"
    code = (
        "import sys; from pathlib import Path; from tui.searches import Searches\n"
        "kept = Searches(path=Path(sys.argv[1]))\n"
        "for n in range(40): kept.remember(f'{sys.argv[2]}{n}')"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("a", "b")
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    found = Searches(path=path).history()
    for name in ("a", "b"):
        own = [query for query in found if query.startswith(name)]
        assert own == [f"{name}{n}" for n in range(40)]


# --- saved searches -------------------------------------------------------------------------------


def test_saved_renamed_deleted_and_brought_back(kept: Searches) -> None:
    first, second = Saved("نفط", "أسعار النفط", ("typo", "some")), Saved("b", "q")
    kept.save(first)
    kept.save(second)
    assert kept.saved() == [first, second]
    kept.rename("b", "  ج \n د ")
    assert [one.name for one in kept.saved()] == ["نفط", "ج د"]
    kept.see("نفط", "f", [b"1"], 1)
    kept.delete("نفط")
    assert [one.name for one in kept.saved()] == ["ج د"]
    assert kept.seen("نفط", "f") is None
    assert kept.undelete() == "نفط"
    assert kept.saved()[0] == first
    assert kept.seen("نفط", "f") == Seen(1, frozenset({digest(b"1")}))
    assert kept.undelete() is None


def test_a_name_is_taken_once(kept: Searches) -> None:
    kept.save(Saved("a", "1"))
    kept.save(Saved("b", "2"))
    changes: list[Callable[[], None]] = [
        lambda: kept.save(Saved("a", "3")),
        lambda: kept.rename("b", "a"),
    ]
    for change in changes:
        with pytest.raises(QariError) as raised:
            change()
        assert raised.value.key == "searches.taken"
        assert raised.value.values == {"name": "a"}
    kept.delete("a")
    kept.save(Saved("a", "3"))
    with pytest.raises(QariError) as raised:
        kept.undelete()
    assert raised.value.values == {"name": "a"}
    assert [(one.name, one.query) for one in kept.saved()] == [("b", "2"), ("a", "3")]


def test_what_is_new_is_told_for_each_folder(kept: Searches) -> None:
    kept.save(Saved("a", "q"))
    assert kept.seen("a", "f") is None
    kept.see("a", "f", [b"1", b"2"], 2)
    kept.see("a", "g", [b"1"], 1)
    seen = kept.seen("a", "f")
    assert seen is not None
    assert seen.new([b"2", b"3", b"4"], 3) == 2
    kept.see("a", "f", [b"3"], 1)
    seen = kept.seen("a", "f")
    assert seen is not None
    assert seen.new([b"2", b"3"], 2) == 1
    other = kept.seen("a", "g")
    assert other is not None
    assert (other.new([b"1"], 1), other.is_new(b"2")) == (0, True)


def test_of_very_many_only_the_number_is_kept(
    kept: Searches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches, "MOST_SEEN", 2)
    kept.save(Saved("a", "q"))
    kept.see("a", "f", [], 3)
    seen = kept.seen("a", "f")
    assert seen == Seen(3, frozenset())
    assert (seen.new([], 5), seen.new([b"1"], 1), seen.is_new(b"1")) == (2, 0, False)


def test_a_folder_is_one_whatever_its_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    one, other = str(tmp_path / "a"), str(tmp_path / "b")
    assert folder_key([one]) == folder_key([other]) == folder_key([one, other])
    assert folder_key([]) != folder_key([one]) != folder_key([str(tmp_path)])


# --- what goes wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"no database at all" * 100, None])
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, damage: bytes | None) -> None:
    told: list[QariError] = []
    kept = Searches(told.append, tmp_path / "searches.sqlite")
    for number in range(300):
        kept.remember(f"{number} " * 20)
    whole = kept.path.read_bytes()
    bad = damage or whole[:5000] + b"\xfe" * 8000 + whole[13000:]
    kept.path.write_bytes(bad)
    assert kept.history() == []
    kept.save(Saved("a", "q"))
    assert kept.saved() == [Saved("a", "q")]
    (problem,) = told
    assert problem.key == "searches.damaged"
    assert Path(str(problem.values["kept"])).read_bytes() == bad
    assert stat.S_IMODE(os.stat(kept.path).st_mode) == 0o600


def test_a_file_of_a_newer_version_is_left_alone(kept: Searches) -> None:
    kept.remember("a")
    connection = sqlite3.connect(kept.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = kept.path.read_bytes()
    works: list[Callable[[], object]] = [kept.history, lambda: kept.remember("b")]
    for work in works:
        with pytest.raises(QariError) as raised:
            work()
        assert raised.value.key == "searches.newer"
    assert kept.path.read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "fifo", "above"])
def test_no_file_is_told_in_one_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "searches.sqlite"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        (tmp_path / "file").write_text("")
        path = tmp_path / "file" / "searches.sqlite"
    kept = Searches(path=path)
    with pytest.raises(QariError) as raised:
        kept.remember("a")
    assert raised.value.key == "searches.failed"
    assert "\n" not in str(raised.value)
