"""The command line: the contract's rows, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui import __version__
from tui.arguments import parse
from tui.cli import LIST_FIELDS, main
from tui.library import Library, open_library
from tui.request import Misuse, Request

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
TEXT = "عنوان الخبر\nهذه فقرة أولى من الخبر، وفيها ما يكفي من الكلمات لتُعد فقرة.\n"
HOSTILE = b"a\x1b[31m\n\t\xff.txt"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line here: exit code, stdout, stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str | bytes, text: str = TEXT) -> None:
    place = Path(os.fsdecode(path))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="")


def rows_of(output: str) -> list[dict[str, Any]]:
    rows = json.loads(output)
    assert isinstance(rows, list)
    return rows


# --- parsing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("", Request("open", ())),
        ("a b", Request("open", ("a", "b"))),
        ("./list", Request("open", ("./list",))),
        ("a list", Request("open", ("a", "list"))),
        ("-- list -x", Request("open", ("list", "-x"))),
        ("--lang en", Request("open", (), lang="en")),
        ("list", Request("list", ())),
        ("list list", Request("list", ("list",))),
        ("list a --json b", Request("list", ("a", "b"), json=True)),
        ("list --json a", Request("list", ("a",), json=True)),
        ("--lang en list", Request("list", (), lang="en")),
        ("--lang list a", None),
        ("list --lang=ar -- --json", Request("list", ("--json",), lang="ar")),
        ("--json list", Request("list", (), json=True)),
        ("show a --width 40 --plain", Request("show", ("a",), width=40, plain=True)),
        ("show --width=200 a", Request("show", ("a",), width=200)),
        ("show show", Request("show", ("show",))),
        ("show -h", Request("show", (), help=True)),
        ("--version", Request("open", (), version=True)),
        ("--profile tokens a", Request("open", ("a",), profile="tokens")),
        ("--profile auto list", Request("list", (), profile="auto")),
        ("show a --profile=logical", Request("show", ("a",), profile="logical")),
        ("doctor --json", Request("doctor", (), json=True)),
        ("--profile list a", None),
        ("--profile inverse", None),
        ("doctor a", None),
        ("show", None),
        ("show a b", None),
        ("show a --width", None),
        ("show a --width 0", None),
        ("show a --width 19", None),
        ("show a --width 201", None),
        ("show a --width x", None),
        ("list --width 40", None),
        ("list --plain", None),
        ("--json", None),
        ("list --js", None),
        ("-x", None),
        ("--lang fr", None),
        ("--lang", None),
        ("list --json=1", None),
    ],
)
def test_command_lines(line: str, request_: Request | None) -> None:
    if request_ is not None:
        assert parse(line.split()) == request_
        return
    with pytest.raises(Misuse):
        parse(line.split())


@pytest.mark.parametrize("line", ["show", "--lang fr", "list --x", "show a --width x", "-x\x1b"])
@pytest.mark.parametrize("lang", ["ar_EG", "en_US"])
def test_wrong_usage_is_one_line_and_2(
    run: Run, line: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", lang)
    code, out, err = run(*line.split(" "))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "qari -h" in err
    assert "\x1b" not in err
    assert ("استعمال غير صحيح" if lang == "ar_EG" else "wrong usage") in err


# --- list -----------------------------------------------------------------------------------


def test_list_json(run: Run) -> None:
    code, out, err = run("list", "--json")
    assert (code, err) == (0, "")
    rows = rows_of(out)
    assert [row["file"] for row in rows] == NAMES
    library = open_library()
    for row, entry in zip(rows, library.entries, strict=True):
        article = library.read(entry)
        assert tuple(row) == LIST_FIELDS
        assert row == {
            "file": article.file,
            "title": article.title,
            "title_derived": article.title_derived,
            "byline": article.byline,
            "source": article.source,
            "date": article.date,
            "words": article.words,
            "paragraphs": article.paragraphs,
            "encoding": "utf-8",
            "error": None,
        }
    assert rows[0]["title"] in out  # not escaped


def test_list_in_a_pipe_is_tab_separated(run: Run) -> None:
    code, out, _ = run("list")
    header, *lines = out.splitlines()
    assert code == 0
    assert header.split("\t") == list(LIST_FIELDS)
    assert [line.split("\t")[0] for line in lines] == NAMES
    assert {len(line.split("\t")) for line in lines} == {len(LIST_FIELDS)}
    derived = {line.split("\t")[2] for line in lines}
    assert derived <= {"true", "false"}


def test_list_names_files_as_given(run: Run, here: Path) -> None:
    write("f/b.txt")
    write("f/a/x.txt")
    write("notes.md")
    write("list/y.txt")
    _, out, _ = run("list", "./f/", "notes.md", "list", "--json")
    files = [row["file"] for row in rows_of(out)]
    assert files == ["./f/a/x.txt", "./f/b.txt", "list/y.txt", "notes.md"]


def test_unreadable_files_are_rows_with_the_reason(run: Run, here: Path) -> None:
    write("f/good.txt")
    Path("f/bad.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo("f/fifo.txt")
    code, out, err = run("list", "f", "--json")
    assert code == 0
    bad, fifo, good = rows_of(out)
    assert (good["file"], good["error"]) == ("f/good.txt", None)
    for row in (bad, fifo):
        assert tuple(row) == LIST_FIELDS
        assert row.pop("error")
        assert row.pop("file") in err
        assert set(row.values()) == {None}
    assert len(err.splitlines()) == 2
    code, out, _ = run("list", "f")
    assert code == 0
    assert all(len(line.split("\t")) == len(LIST_FIELDS) for line in out.splitlines())


def test_folder_of_binaries_is_listed(run: Run, here: Path) -> None:
    Path("f").mkdir()
    for number in range(3):
        Path(f"f/{number}.txt").write_bytes(os.urandom(4) + bytes(range(256)) * 20)
    code, out, err = run("list", "f", "--json")
    assert code == 0
    assert all(row["error"] for row in rows_of(out))
    assert len(err.splitlines()) == 3


def test_locked_subfolder_is_told_and_the_rest_listed(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("f/locked/x.txt")
    write("f/y.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if "locked" in path:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = run("list", "f", "--json")
    assert code == 0
    assert [row["file"] for row in rows_of(out)] == ["f/y.txt"]
    assert err.count("\n") == 1
    assert "f/locked" in err


def test_hostile_names_and_titles_stay_in_their_field(run: Run, here: Path) -> None:
    write(b"f/" + HOSTILE, "عنوان\x1b[31m\tالخبر\x85\u2028\n\nفقرة من كلمات كافية.\n")
    Path(os.fsdecode(b"f/b" + HOSTILE)).write_bytes(bytes(range(256)) * 40)
    code, out, err = run("list", "f")
    assert code == 0
    assert len(out.split("\n")) == 4
    assert len(out.splitlines()) == 3
    assert all(line.count("\t") == len(LIST_FIELDS) - 1 for line in out.splitlines())
    assert "\x1b" not in out + err
    assert "f/a␛[31m␊␉\ufffd.txt" in out
    assert len(err.splitlines()) == 1
    assert "f/ba␛[31m␊␉\ufffd.txt" in err
    _, out, _ = run("list", "f", "--json")
    assert rows_of(out)[0]["file"] == "f/a\x1b[31m\n\t\ufffd.txt"
    assert not any("\x7f" <= letter <= "\x9f" or letter == "\x1b" for letter in out)


@pytest.mark.parametrize("arguments", [["list", "gone"], ["list", "empty"], ["show", "gone"]])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_to_do_is_one_line_and_1(
    run: Run, here: Path, arguments: list[str], lang: str
) -> None:
    Path("empty").mkdir()
    for more in ([], ["--json"]):
        code, out, err = run(*arguments, "--lang", lang, *more)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith("qari: ")
        assert arguments[1] in err
        assert not set(err) & set("\u2068\u2069")


def test_rows_are_written_while_files_are_read(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text is held, and the first row does not wait for the last file."""
    import io
    import sys

    for number in range(2500):
        write(f"f/{number:04}.txt", "خبر\n")
    read = 0
    real_read = Library.read

    def count(library: Library, entry: Any) -> Any:
        nonlocal read
        read += 1
        return real_read(library, entry)

    class Stream(io.StringIO):
        def write(self, text: str) -> int:
            behind.append(read - len(behind))
            return len(text)

    behind: list[int] = []
    monkeypatch.setattr(Library, "read", count)
    monkeypatch.setattr(sys, "stdout", Stream())
    assert main(["list", "f", "--json"]) == 0
    assert read == 2500
    assert set(behind[:-1]) == {1}


# --- show -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_show_json_rows_are_slices_of_the_file(run: Run, name: str) -> None:
    code, out, err = run("show", name, "--json")
    assert (code, err) == (0, "")
    text = (SEEDS / name).read_bytes().decode("utf-8")
    rows = rows_of(out)
    assert rows
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    for row in rows:
        assert tuple(row) == ("file", "start", "end", "text", "block")
        assert row["file"] == name
        assert row["text"] == text[row["start"] : row["end"]]


def test_show_takes_a_path(run: Run) -> None:
    path = str(SEEDS / NAMES[0])
    _, out, _ = run("show", path, "--json")
    assert {row["file"] for row in rows_of(out)} == {path}


def test_show_of_an_unreadable_file(run: Run, here: Path) -> None:
    Path("x.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo("fifo")
    Path("folder").mkdir()
    for name in ("x.txt", "fifo", "folder"):
        code, out, err = run("show", name)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert name in err


def test_show_names_what_is_near(run: Run) -> None:
    code, _, err = run("show", NAMES[1].replace("b29", "c28"), "--lang", "en")
    assert code == 1
    assert NAMES[1] in err


# --- the rest -------------------------------------------------------------------------------


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"qari {__version__}\n", "")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_help_names_every_command_and_option(run: Run, lang: str) -> None:
    from tui.arguments import parser_of
    from tui.request import COMMANDS

    code, out, err = run("list", "--help", "--lang", lang)
    assert (code, err) == (0, "")
    assert run("-h", "--lang", lang)[1] == out
    for command in COMMANDS:
        assert f"qari {command}" in out
        for action in parser_of(command)._actions:
            assert all(option in out for option in action.option_strings)
    assert max(map(len, out.splitlines())) <= 100


def test_reader_without_a_terminal_names_the_other_commands(run: Run) -> None:
    code, out, err = run()
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "qari list" in err
    assert "qari show" in err


def test_settings_choose_the_language(run: Run) -> None:
    config = Path(os.environ["QARI_CONFIG_DIR"]) / "config.toml"
    config.write_text('lang = "en"')
    assert "no file or folder" in run("list", "gone")[2]
    assert "لا يوجد" in run("list", "gone", "--lang", "ar")[2]
    config.write_text('langs = "en"')
    code, out, err = run("list")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "«lang»" in err


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "read", interrupt)
    assert run("list")[0] == 130
