"""`qari entities`: the contract's rows, streams, exit codes, the table, taggers of the user's."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.conftest import Qari
from tests.test_streams import on_terminal, start
from tui.cli import ENTITY_FIELDS, main
from tui.library import open_library
from tui.model import EntityType, Layer
from tui.settings import cache_folder, config_folder

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
CONTRACT = "file, start, end, text, type, id, name, step, confidence".split(", ")
FORMS = range(0xFB50, 0xFEFD)

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


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(f"عنوان الخبر\n\n{text}\n", encoding="utf-8")


# --- rows ------------------------------------------------------------------------------------


def test_entities_json(run: Run) -> None:
    code, out, err = run("entities", "--json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert all(list(row) == CONTRACT for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["file"], row["start"]))
    assert {row["file"] for row in rows} == set(NAMES)
    assert len(rows) > 200
    for row in rows:
        assert row["type"] in EntityType.__members__
        assert row["step"] in set(Layer)
        assert 0 <= row["confidence"] <= 1
        assert row["id"]
        assert row["name"]
    for name in NAMES:
        text = (SEEDS / name).read_bytes().decode("utf-8")
        for row in rows:
            if row["file"] == name:
                assert row["text"] == text[row["start"] : row["end"]]
    assert "ألتمان" in out  # not escaped


def test_rows_are_those_of_the_library_and_of_the_screens(run: Run) -> None:
    rows = json.loads(run("entities", "--json")[1])
    library = open_library()
    found = [
        (entry.file, one.start, one.end, one.type.value)
        for entry in library.entries
        for one in library.entities(library.read(entry))
    ]
    assert [(row["file"], row["start"], row["end"], row["type"]) for row in rows] == found
    for _ in library.gather():
        pass
    counted = {row.id: row.mentions for row in library.catalogue().entities(limit=1000)}
    assert Counter(row["id"] for row in rows) == counted
    library.close()


def test_entities_in_a_pipe_are_tab_separated(run: Run) -> None:
    code, out, _ = run("entities")
    header, *lines = out.splitlines()
    assert code == 0
    assert header.split("\t") == list(ENTITY_FIELDS) == CONTRACT
    assert {line.count("\t") for line in lines} == {len(CONTRACT) - 1}
    assert len(lines) == len(json.loads(run("entities", "--json")[1]))


def test_an_article_without_names_has_no_rows(run: Run, here: Path) -> None:
    write("f/x.txt", "1 2 3.")
    assert run("entities", "f", "--json") == (0, "[]\n", "")
    assert run("entities", "f") == (0, "\t".join(CONTRACT) + "\n", "")


def test_names_are_joined_across_articles(run: Run, here: Path) -> None:
    config_folder().joinpath("people.py").write_text(
        "NAMES = {'لارس': 2, 'كريستنسن': 1}\n\n"
        "def tag(sentences):\n"
        "    return [[(words.index(name), words.index(name) + NAMES[name], 'PER', 0.99)\n"
        "             for name in list(NAMES)[:1 if 'لارس' in words else 2] if name in words]\n"
        "            for words in sentences]\n"
    )
    config = config_folder().joinpath("config.toml")
    config.write_text('[extract]\ntagger = "people:tag"\n')
    write("f/2.txt", "أعلن لارس كريستنسن الخبر.")
    write("f/3.txt", "وقال كريستنسن إن الأمر مهم.")
    alone = json.loads(run("entities", "f/3.txt", "--json")[1])
    assert [row["text"] for row in alone] == ["كريستنسن"]
    full, bare = json.loads(run("entities", "f", "--json")[1])
    assert full["id"] == bare["id"] != alone[0]["id"]
    assert full["name"] == bare["name"] == "لارس كريستنسن"
    config.write_text('[extract]\ntagger = "people:tag"\nacross = false\n')
    _, apart = json.loads(run("entities", "f", "--json")[1])
    assert apart == alone[0]


def test_a_large_folder_is_read_once(qari: Qari, here: Path) -> None:
    """By processes, and kept; a small one is not kept."""
    assert qari("entities", "--json").returncode == 0
    assert not list(cache_folder().rglob("*.sqlite"))
    for number in range(12):
        for name in NAMES:
            Path(f"f/{number}").mkdir(parents=True, exist_ok=True)
            Path(f"f/{number}/{name}").write_bytes((SEEDS / name).read_bytes())
    first = qari("entities", "f", "--json")
    assert (first.returncode, first.stderr) == (0, b"")
    rows = json.loads(first.stdout)
    assert rows == sorted(rows, key=lambda row: (row["file"], row["start"]))
    one = [dict(row, file=row["file"].split("/")[2]) for row in rows if "/7/" in row["file"]]
    assert one == json.loads(qari("entities", "--json").stdout)
    assert len(list(cache_folder().rglob("*.sqlite"))) == 1
    assert qari("entities", "f", "--json").stdout == first.stdout


def test_named_files_of_which_none_can_be_read_are_1(run: Run, here: Path) -> None:
    write("good.txt", "عنوان بلا أسماء.")
    for name in ("bad.txt", "f/bad.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(bytes(range(256)) * 40)
    code, out, err = run("entities", "bad.txt", "--json")
    assert (code, out, err.count("\n")) == (1, "[]\n", 1)
    assert "bad.txt" in err
    assert run("entities", "bad.txt", "good.txt", "--json")[0] == 0
    assert run("entities", "f", "--json")[0] == 0  # a folder was looked through


# --- streams ---------------------------------------------------------------------------------


def test_unreadable_files_are_a_line_on_stderr_each(run: Run, here: Path) -> None:
    write("f/good.txt", "أعلنت شركة OpenAI الخبر.")
    Path("f/bad.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo("f/fifo.txt")
    code, out, err = run("entities", "f", "--json")
    assert code == 0
    assert {row["file"] for row in json.loads(out)} == {"f/good.txt"}
    assert [line for line in err.splitlines() if "f/bad.txt" in line]
    assert [line for line in err.splitlines() if "f/fifo.txt" in line]
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_to_do_is_one_line_and_1(run: Run, here: Path, lang: str) -> None:
    Path("empty").mkdir()
    for place in ("gone", "empty"):
        code, out, err = run("entities", place, "--lang", lang, "--json")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert place in err


@pytest.mark.parametrize("line", ["entities --width 40", "entities --plain", "entities --js"])
def test_wrong_usage_is_2(run: Run, line: str) -> None:
    code, out, err = run(*line.split())
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_interrupted(here: Path) -> None:
    for number in range(400):
        write(f"f/{number}.txt", "أعلنت شركة OpenAI الخبر في القاهرة. " * 40)
    with start("entities", "f", "--json", stdout=-1) as process:
        while not list(cache_folder().rglob("*.sqlite-wal")):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_closed_pipe_ends_quietly(here: Path) -> None:
    for number in range(40):
        write(f"f/{number}.txt", "أعلنت شركة OpenAI الخبر في القاهرة. " * 60)
    reading, writing = os.pipe()
    with start("entities", "f", "--json", stdout=writing) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_progress_is_said_on_a_terminal_and_cleared(here: Path) -> None:
    code, got = on_terminal("entities", "--lang", "en", stderr=True)
    assert code == 0
    assert "of 5" in got
    assert got.endswith("\r\x1b[K")
    assert "\n" not in got


def test_a_catalogue_that_cannot_be_kept_is_said(run: Run, here: Path) -> None:
    for number in range(40):
        write(f"f/{number}.txt", "أعلنت شركة OpenAI الخبر في القاهرة. " * 60)
    (cache_folder() / "catalogues").write_text("a file")
    code, out, err = run("entities", "f", "--json", "--lang", "en")
    assert code == 0
    assert len({row["file"] for row in json.loads(out)}) == 40
    assert err.count("\n") == 1
    assert "QARI_CACHE_DIR" in err


# --- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_tables_fit_the_terminal(lang: str, columns: int) -> None:
    code, got = on_terminal("entities", "--lang", lang, columns=columns)
    assert code == 0
    rows = [row.replace("\x1b[1m", "").replace("\x1b[0m", "") for row in got.splitlines()]
    assert len(rows) > 200
    assert max(map(wcswidth, rows)) <= columns
    assert any(ord(letter) in FORMS for row in rows for letter in row)


# --- a tagger of the user's ------------------------------------------------------------------

TAGGER = """
def tag(sentences):
    print("hello")
    return [[(0, 1, "EVENT", 0.25)] if words[0] == "زقزق" else [] for words in sentences]

def short(sentences):
    return []

def wrong(sentences):
    return [[(0, len(words) + 1, "PER", 0.5)] for words in sentences]

def fails(sentences):
    raise RuntimeError("out of order")

def closes(sentences):
    import sys
    found = tag(sentences)
    sys.stdout.close()
    return found

def leaves(sentences):
    raise SystemExit(3)
"""


@pytest.mark.parametrize("tagger", ["tag", "closes", "short", "wrong", "fails", "leaves", "gone"])
def test_a_tagger_of_the_users(qari: Qari, here: Path, tagger: str) -> None:
    config_folder().joinpath("mine.py").write_text(TAGGER)
    config_folder().joinpath("config.toml").write_text(f'[extract]\ntagger = "mine:{tagger}"\n')
    for number in range(2):
        write(f"f/{number}.txt", "زقزق شيء. أعلنت شركة OpenAI الخبر.")
    done = qari("entities", "f", "--json", "--lang", "en")
    assert done.returncode == 0
    rows = json.loads(done.stdout)
    assert {"OpenAI"} <= {row["text"] for row in rows}
    tagged = [row for row in rows if row["step"] == "tagger"]
    if tagger in ("tag", "closes"):
        assert set(done.stderr.split()) <= {b"hello"}  # what it prints is no row
        assert {(row["text"], row["type"]) for row in tagged} == {("زقزق", "EVENT")}
    else:
        assert not tagged
        assert done.stderr.count(b"\n") == 1
        assert f"“mine:{tagger}”".encode() in done.stderr
    report = qari("doctor", "--json")
    said = json.loads(report.stdout)[0]
    assert said["tagger"] == f"mine:{tagger}"
    why = said["tagger_not_loaded"]
    assert (why is not None and "has no attribute 'gone'" in why) is (tagger == "gone")


def test_a_tagger_that_ends_its_process_costs_one_file_each(qari: Qari, here: Path) -> None:
    config_folder().joinpath("mine.py").write_text(
        "import os\n\ndef tag(sentences):\n    os._exit(9)\n"
    )
    config_folder().joinpath("config.toml").write_text('[extract]\ntagger = "mine:tag"\n')
    for number in range(4):
        write(f"f/{number}.txt", "أعلنت شركة OpenAI الخبر في القاهرة. " * 1000)
    done = qari("entities", "f", "--json", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, b"[]\n")
    assert done.stderr.count(b"\n") == 4


def test_no_command_of_names_imports_textual(qari: Qari, tmp_path: Path) -> None:
    script = tmp_path / "sitecustomize.py"
    script.write_text(
        "import atexit, sys\n"
        f"atexit.register(lambda: open({str(tmp_path / 'modules')!r}, 'w')"
        ".write('\\n'.join(sys.modules)))\n"
    )
    root = Path(__file__).parent.parent
    assert qari("entities", env={"PYTHONPATH": f"{root}:{tmp_path}"}).returncode == 0
    modules = {name.partition(".")[0] for name in (tmp_path / "modules").read_text().split()}
    assert not modules & {"textual", "rich", "asyncio"}
