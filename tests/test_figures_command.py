"""`qari figures` and `qari disagree`: the contract's rows, streams, exit codes, tables."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tests.conftest import Qari
from tests.test_streams import on_terminal, start
from tui.cli import FIGURE_FIELDS, GROUP_FIELDS, main
from tui.figure_tables import amount
from tui.library import Library, open_library
from tui.model import Figure, FigureKind, Modifier
from tui.words import Words

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
CONTRACT = (
    "file, start, end, text, kind, value, value_min, value_max, unit, currency, modifier, vague, "
    "iso, per, subject, rule"
).split(", ")
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


# --- figures --------------------------------------------------------------------------------


def test_figures_json(run: Run) -> None:
    code, out, err = run("figures", "--json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert all(list(row) == CONTRACT for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["file"], row["start"]))
    assert {row["file"] for row in rows} == set(NAMES)
    assert len(rows) > 100
    for name in NAMES:
        text = (SEEDS / name).read_bytes().decode("utf-8")
        for row in rows:
            if row["file"] == name:
                assert row["text"] == text[row["start"] : row["end"]]
    library = open_library()
    figures = [
        figure for entry in library.entries for figure in library.figures(library.read(entry))
    ]
    assert [row["start"] for row in rows] == [figure.start for figure in figures]
    assert "مليار" in out  # not escaped


def test_figures_in_a_pipe_are_tab_separated(run: Run) -> None:
    code, out, _ = run("figures")
    header, *lines = out.splitlines()
    assert code == 0
    assert header.split("\t") == list(FIGURE_FIELDS) == CONTRACT
    assert {line.count("\t") for line in lines} == {len(CONTRACT) - 1}
    assert len(lines) == len(json.loads(run("figures", "--json")[1]))


def test_an_article_without_figures_has_no_rows(run: Run, here: Path) -> None:
    write("f/x.txt", "لا رقم هنا.")
    assert run("figures", "f", "--json") == (0, "[]\n", "")
    assert run("figures", "f") == (0, "\t".join(CONTRACT) + "\n", "")
    assert run("disagree", "f", "--json") == (0, "[]\n", "")


@pytest.mark.parametrize("command", ["figures", "disagree"])
def test_unreadable_files_are_a_line_on_stderr_each(run: Run, here: Path, command: str) -> None:
    write(
        "f/good.txt", "بلغت إيرادات OpenAI 5 مليارات دولار. وبلغت إيرادات OpenAI 9 مليارات دولار."
    )
    Path("f/bad.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo("f/fifo.txt")
    code, out, err = run(command, "f", "--json")
    assert code == 0
    rows = json.loads(out)
    files = {row["file"] for row in (rows if command == "figures" else rows[0]["rows"])}
    assert files == {"f/good.txt"}
    assert [line for line in err.splitlines() if "f/bad.txt" in line]
    assert [line for line in err.splitlines() if "f/fifo.txt" in line]
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("command", ["figures", "disagree"])
def test_named_files_of_which_none_can_be_read_are_1(run: Run, here: Path, command: str) -> None:
    write("good.txt", "عنوان بلا أرقام.")
    for name in ("bad.txt", "f/bad.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(bytes(range(256)) * 40)
    for more in ((), ("--json",)):
        code, out, err = run(command, "bad.txt", *more)
        assert (code, err.count("\n")) == (1, 1)
        assert "bad.txt" in err
        assert (json.loads(out) == []) if more else (out.count("\n") == 1)
    assert run(command, "bad.txt", "f/bad.txt", "--json")[0] == 1
    assert run(command, "bad.txt", "good.txt", "--json")[0] == 0
    assert run(command, "f", "--json")[0] == 0  # a folder was looked through
    assert run(command, "bad.txt", "f", "--json")[0] == 0


@pytest.mark.parametrize("command", ["figures", "disagree"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_to_do_is_one_line_and_1(run: Run, here: Path, command: str, lang: str) -> None:
    Path("empty").mkdir()
    for place in ("gone", "empty"):
        code, out, err = run(command, place, "--lang", lang, "--json")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert place in err


@pytest.mark.parametrize("line", ["figures --width 40", "disagree --plain", "figures --js"])
def test_wrong_usage_is_2(run: Run, line: str) -> None:
    code, out, err = run(*line.split())
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("command", ["figures", "disagree"])
def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "read", interrupt)
    assert run(command)[0] == 130


def test_rows_are_written_while_files_are_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is held, and the first row does not wait for the last file."""
    for number in range(300):
        write(f"f/{number:03}.txt", "دفع 5 دولارات.")
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
    assert main(["figures", "f", "--json"]) == 0
    assert read == 300
    assert set(behind[:-1]) == {1}


@pytest.mark.parametrize("command", ["figures", "disagree"])
def test_a_closed_pipe_ends_quietly(here: Path, command: str) -> None:
    for number in range(40):
        text = f"بلغت إيرادات OpenAI {number} مليون دولار. " * 60
        write(f"f/{number}.txt", text)
    reading, writing = os.pipe()
    with start(command, "f", "--json", stdout=writing) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_the_figures_of_the_last_articles_are_kept() -> None:
    library = open_library()
    articles = [library.read(entry) for entry in library.entries]
    first = [library.figures(article) for article in articles]
    assert all(
        library.figures(article) is found for article, found in zip(articles, first, strict=True)
    )
    again = library.read(library.entries[0])
    assert library.figures(again) == first[0]
    for _ in range(20):
        library.figures(library.read(library.entries[1]))
    assert library.figures(articles[0]) == first[0]
    assert library.figures(articles[0]) is not first[0]


# --- disagree -------------------------------------------------------------------------------


def test_disagree_json(run: Run) -> None:
    code, out, err = run("disagree", "--json")
    assert (code, err) == (0, "")
    groups = json.loads(out)
    rows = json.loads(run("figures", "--json")[1])
    assert len(groups) == 5
    for group in groups:
        assert list(group) == ["subject", "unit", "verdict", "rows"]
        assert group["verdict"] in ("compatible", "contradictory", "changed")
        assert all(row in rows for row in group["rows"])
        values = {(row["value"], row["value_min"], row["value_max"]) for row in group["rows"]}
        assert len(values) > 1
    verdicts = {group["subject"]: group["verdict"] for group in groups}
    assert verdicts["شراء OpenAI"] == "compatible"
    assert verdicts["مشروع Stargate"] == "contradictory"  # with ستارغيت, the same
    assert "مشروع ستارغيت" not in verdicts
    assert verdicts["إيرادات OpenAI"] == "changed"


def test_disagree_in_a_pipe_is_a_line_for_each_figure(run: Run) -> None:
    code, out, _ = run("disagree")
    header, *lines = out.splitlines()
    assert code == 0
    assert header.split("\t") == [*GROUP_FIELDS, *CONTRACT]
    groups = json.loads(run("disagree", "--json")[1])
    numbers = [int(line.split("\t")[0]) for line in lines]
    assert numbers == [n for n, group in enumerate(groups, 1) for _ in group["rows"]]


# --- tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["figures", "disagree"])
@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_tables_fit_the_terminal(command: str, lang: str, columns: int) -> None:
    code, got = on_terminal(command, "--lang", lang, columns=columns)
    assert code == 0
    rows = [row.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")
            for row in got.splitlines()]  # fmt: skip
    assert len(rows) > 15
    assert max(map(wcswidth, rows)) <= columns
    assert any(ord(letter) in FORMS for row in rows for letter in row)


def test_digits_of_one_weight_stand_below_each_other() -> None:
    _, got = on_terminal("figures", "--lang", "en", columns=120)
    rows = [row for row in got.splitlines() if row.startswith(("money", "measure"))]
    ends = {len(row[:24].rstrip()) for row in rows if row[:24].rstrip()[-1].isdigit()}
    assert len(rows) > 20
    assert ends == {24}


def test_nothing_that_disagrees_is_said(here: Path) -> None:
    write("f/x.txt", "لا رقم هنا.")
    code, got = on_terminal("disagree", "f", "--lang", "en")
    assert code == 0
    assert "No different figures" in got


@pytest.mark.parametrize(
    ("figure", "english", "arabic"),
    [
        (Figure(0, 1, FigureKind.MONEY, "", Decimal(14 * 10**11), currency="USD"),
         ("", "1.4", "trillion USD"), ("", "١٫٤", "تريليون دولار")),
        (Figure(0, 1, FigureKind.MONEY, "", Decimal(40 * 10**9), currency="USD", per="GW",
                modifier=Modifier.MORE_THAN),
         (">", "40", "billion USD/GW"), (">", "٤٠", "مليار دولار/غيغاواط")),
        (Figure(0, 1, FigureKind.MONEY, "", value_min=Decimal(35 * 10**8),
                value_max=Decimal(45 * 10**8), currency="EUR"),
         ("", "3.5–4.5", "billion EUR"), ("", "٣٫٥–٤٫٥", "مليار يورو")),
        (Figure(0, 1, FigureKind.COUNT, "", Decimal(1500), unit="موظف", modifier=Modifier.ABOUT),
         ("≈", "1,500", "موظف"), ("≈", "١٬٥٠٠", "موظف")),
        (Figure(0, 1, FigureKind.PERCENT, "", Fraction(100, 3)),
         ("", "33.333", "%"), ("", "٣٣٫٣٣٣", "٪")),
        (Figure(0, 1, FigureKind.MONEY, "", vague=True), ("", "no number", ""),
         ("", "غير محدد", "")),
        (Figure(0, 1, FigureKind.DATE, "", iso="2022", modifier=Modifier.LATE),
         ("", "late 2022", ""), ("", "أواخر 2022", "")),
        (Figure(0, 1, FigureKind.DATE, ""), ("", "relative", ""), ("", "نسبي", "")),
    ],
)  # fmt: skip
def test_amounts_as_a_person_writes_them(
    figure: Figure, english: tuple[str, str, str], arabic: tuple[str, str, str]
) -> None:
    assert amount(figure, Words("en")) == english
    assert amount(figure, Words("ar")) == arabic


def test_no_command_of_figures_imports_textual(qari: Qari, tmp_path: Path) -> None:
    script = tmp_path / "sitecustomize.py"
    script.write_text(
        "import atexit, sys\n"
        f"atexit.register(lambda: open({str(tmp_path / 'modules')!r}, 'w')"
        ".write('\\n'.join(sys.modules)))\n"
    )
    root = Path(__file__).parent.parent
    for command in ("figures", "disagree"):
        done = qari(command, env={"PYTHONPATH": f"{root}:{tmp_path}"})
        assert done.returncode == 0
        modules = {name.partition(".")[0] for name in (tmp_path / "modules").read_text().split()}
        assert not modules & {"textual", "rich", "asyncio", "sqlite3"}
