"""The file of corrections: kept, read again when it changes, shared, and applied by the library."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import Qari
from tui.corrections import Corrections
from tui.errors import QariError
from tui.extract.naming import Namer
from tui.extract.overlay import HEAD, correction
from tui.library import open_library
from tui.settings import data_folder
from tui.words import Words

TEXT = "لقاء\n\nقال دونالد ترامب في واشنطن إن ترامب لم يلتق إيلون ماسك.\n"


def kept() -> Path:
    return data_folder() / "entities.txt"


def test_nothing_is_written_until_something_is_corrected() -> None:
    corrections = Corrections()
    assert not corrections.overlay.corrections
    assert corrections.undo() is None
    assert corrections.redo() is None
    assert not kept().exists()


def test_what_is_added_is_in_the_file_and_comes_back() -> None:
    corrections = Corrections()
    corrections.add(correction("hide", "a"), correction("rename", "b", "اسم"))
    assert kept().read_text(encoding="utf-8") == f"{HEAD}hide\ta\nrename\tb\tاسم\n"
    again = Corrections()
    assert again.overlay.corrections == corrections.overlay.corrections
    assert again.undo() == correction("rename", "b", "اسم")  # the way back outlives the program
    assert again.redo() == correction("rename", "b", "اسم")
    assert corrections.reload() is False  # what it says is the same
    assert {one.name for one in kept().parent.iterdir()} == {"entities.txt", ".entities.txt.lock"}


def test_each_change_makes_another_overlay() -> None:
    corrections = Corrections()
    before = corrections.overlay
    corrections.add(correction("hide", "a"))
    assert not before.corrections
    assert corrections.overlay is not before


def test_a_change_from_outside_is_read_before_the_next_one_is_written() -> None:
    corrections = Corrections()
    corrections.add(correction("hide", "a"))
    with kept().open("a", encoding="utf-8") as file:
        file.write("# mine\nhide\tb\nnonsense\n")
    corrections.add(correction("hide", "c"))
    assert [one.fields[0] for one in corrections.overlay.corrections] == ["a", "b", "c"]
    assert kept().read_text(encoding="utf-8").endswith("# mine\nhide\tb\nnonsense\nhide\tc\n")
    (problem,) = corrections.problems()
    assert problem.values["line"] == len(HEAD.splitlines()) + 4
    assert problem.key == "corrections.line.verb"
    assert str(kept()) in str(problem)


def test_a_merge_that_leads_back_is_refused_in_one_line_and_not_written() -> None:
    corrections = Corrections()
    corrections.add(correction("merge", "a", "b"))
    before = kept().read_bytes()
    with pytest.raises(QariError, match="“b” was merged into “a” before"):
        corrections.add(correction("merge", "b", "a"))
    assert kept().read_bytes() == before
    assert corrections.overlay.corrections == [correction("merge", "a", "b")]
    with kept().open("a", encoding="utf-8") as file:
        file.write("merge\tb\ta\nhide\tc\n")
    assert corrections.reload()
    (problem,) = corrections.problems()
    assert "line 9" in str(problem)
    assert "back to itself" in str(problem)
    assert len(corrections.overlay.corrections) == 2


def test_a_removed_file_is_begun_anew() -> None:
    corrections = Corrections()
    corrections.add(correction("hide", "a"))
    kept().unlink()
    assert corrections.reload()
    corrections.add(correction("hide", "b"))
    assert kept().read_text(encoding="utf-8") == f"{HEAD}hide\tb\n"


def test_of_many_writers_none_loses_a_line() -> None:
    def write(name: str) -> None:
        mine = Corrections()
        for number in range(10):
            mine.add(correction("hide", f"{name}{number}"))

    threads = [Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [one.fields[0] for one in Corrections().overlay.corrections]
    assert sorted(found) == sorted(f"{name}{n}" for name in "abcd" for n in range(10))
    assert [one for one in found if one[0] == "a"] == [f"a{n}" for n in range(10)]


def test_a_link_stays_a_link_and_its_file_keeps_its_mode(tmp_path: Path) -> None:
    real = tmp_path / "shared.txt"
    real.write_text("hide\ta\n")
    real.chmod(0o640)
    kept().symlink_to(real)
    Corrections().add(correction("hide", "b"))
    assert kept().is_symlink()
    assert real.read_text() == "hide\ta\nhide\tb\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_told_and_never_replaced() -> None:
    os.mkfifo(kept())
    corrections = Corrections()
    assert [one.key for one in corrections.problems()] == ["corrections.special"]
    with pytest.raises(QariError, match="cannot be read"):
        corrections.add(correction("hide", "a"))
    assert kept().is_fifo()


def test_a_folder_that_cannot_be_made_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QARI_DATA_DIR", str(tmp_path / "file" / "below"))
    corrections = Corrections()
    with pytest.raises(QariError, match="nothing has changed"):
        corrections.add(correction("hide", "a"))
    assert not corrections.overlay.corrections


# --- the library and the command ------------------------------------------------------------------


def article_folder(path: Path) -> Path:
    (path / "a.txt").write_text(TEXT, encoding="utf-8")
    return path


def test_names_are_corrected_at_once_and_after_a_restart(tmp_path: Path) -> None:
    library = open_library([str(article_folder(tmp_path))])
    library.namer = Namer(None, correct=library.corrections.overlay.apply)
    article = library.read(library.entries[0])
    before = library.entities(article)
    (trump,) = {one.id for one in before if "ترامب" in one.name}
    library.corrections.add(correction("rename", trump, "الرئيس"))
    assert library.entities(article) == before
    library.correct()
    assert {one.name for one in library.entities(article) if one.id == trump} == {"الرئيس"}
    library.corrections.undo()
    library.correct()
    assert library.entities(article) == before


def test_the_command_and_the_catalogue_are_corrected_alike(tmp_path: Path, qari: Qari) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    folder = article_folder(articles)
    rows = json.loads(qari("entities", str(folder), "--json").stdout)
    assert rows
    kept().write_text(f"hide\t{rows[0]['id']}\nbad\n", encoding="utf-8")
    done = qari("entities", str(folder), "--json", "--lang", "en")
    assert json.loads(done.stdout) == [row for row in rows if row["id"] != rows[0]["id"]]
    assert b"line 2: no such verb" in done.stderr
    assert done.returncode == 0


def test_a_blank_in_an_id_is_what_is_told() -> None:
    kept().write_text("add\tPER\tx y\tكلمة\nadd\tPER\tx\n", encoding="utf-8")
    problems = Corrections().problems()
    assert [one.key for one in problems] == ["corrections.line.id", "corrections.line.fields"]
    assert "blank in an id" in str(problems[0])


def test_what_is_no_file_is_said_in_the_language_of_the_interface() -> None:
    os.mkfifo(kept())
    (problem,) = Corrections().problems()
    assert "not a file" not in Words("ar").say(problem.key, **problem.values)
