"""Files of rows: read back by other programs' readers, no formulas, nothing replaced unasked."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import QariError
from tui.export import Format, Row, csv_cell, format_of, markdown_cell, target, write

FIELDS = ("file", "text", "value", "vague", "iso")
ROWS: list[Row] = [
    ("أ.txt", "500 مليار دولار", 500_000_000_000, False, None),
    ("ب.txt", 'قال: "5", نعم', -5, True, "2024-06"),
    ("ج.txt", "=HYPERLINK(1)|x", 0.35, False, None),
]


def written(path: Path, form: Format, rows: list[Row] = ROWS) -> bytes:
    assert write(path, form, FIELDS, rows, replace=False) == len(rows)
    return path.read_bytes()


def test_csv_is_what_a_spreadsheet_opens(tmp_path: Path) -> None:
    made = written(tmp_path / "a.csv", Format.CSV)
    assert made.startswith(b"\xef\xbb\xbffile,text,value,vague,iso\r\n")
    assert made.count(b"\r\n") == made.count(b"\n") == 4
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["أ.txt", "500 مليار دولار", "500000000000", "false", ""]
    assert rows[2] == ["ب.txt", 'قال: "5", نعم', "-5", "true", "2024-06"]
    assert rows[3][1:3] == ["'=HYPERLINK(1)|x", "0.35"]


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\u00a0+"]
)
def test_no_cell_is_a_formula(first: str) -> None:
    cell = next(csv.reader(io.StringIO(csv_cell(f"{first}1+cmd|A0"), newline="")))[0]
    assert cell == f"'{first}1+cmd|A0"


@pytest.mark.parametrize("number", [-5, 0.35, -97.4, 10**18, "-5", "+3.5", "12"])
def test_numbers_are_left_alone(number: int | float | str) -> None:
    assert csv_cell(number) == str(number)


@pytest.mark.parametrize("text", ["5 ملايين; ثم 6", "أ\tب", "أ,ب"])
def test_no_separator_cuts_a_cell(text: str) -> None:
    assert csv_cell(text) == f'"{text}"'


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_csv_gives_back_every_text(texts: list[str]) -> None:
    line = ",".join(map(csv_cell, ["x", *texts]))
    (back,) = csv.reader(io.StringIO(line, newline=""))
    for cell, text in zip(back[1:], texts, strict=True):
        assert cell in (text, f"'{text}")
        assert text == cell or text[0] in "\t\r\n" or text.lstrip()[0] in "=+-@＝＋－＠"


def test_json_is_the_rows(tmp_path: Path) -> None:
    made = written(tmp_path / "a.json", Format.JSON).decode()
    assert json.loads(made) == [dict(zip(FIELDS, row, strict=True)) for row in ROWS]
    assert "مليار" in made


def test_json_of_no_rows(tmp_path: Path) -> None:
    assert json.loads(written(tmp_path / "a.json", Format.JSON, [])) == []


def test_markdown_is_a_table(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.md", Format.MARKDOWN).decode().splitlines()
    assert lines[0] == "| file | text | value | vague | iso |"
    assert lines[1] == "| --- | --- | --- | --- | --- |"
    assert lines[4] == r"| ج.txt | =HYPERLINK(1)\|x | 0.35 | false |  |"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a|b\\", r"a\|b\\"),
        ("two\r\nlines", "two lines"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        ("000_253.txt _em_", r"000_253.txt \_em\_"),
        ("[x](y) `c` ~d~ &amp;", r"\[x\](y) \`c\` \~d\~ \&amp;"),
        ("\x1b[31m", "␛\\[31m"),
    ],
)
def test_markdown_obeys_nothing(text: str, cell: str) -> None:
    assert markdown_cell(text) == cell


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(QariError) as caught:
        write(path, Format.CSV, FIELDS, ROWS, replace=False)
    assert caught.value.key == "export.exists"
    assert path.read_text() == "mine"
    path.chmod(0o640)
    assert write(path, Format.CSV, FIELDS, ROWS, replace=True) == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_file_that_went_meanwhile_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert write(path, Format.JSON, FIELDS, ROWS, replace=True) == 3
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 3
    assert write(path, Format.JSON, FIELDS, ROWS[:1], replace=True) == 1
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write(tmp_path / "link.csv", Format.CSV, FIELDS, ROWS, replace=True)
    assert (tmp_path / "link.csv").is_symlink()
    assert b"file,text" in (tmp_path / "real.csv").read_bytes()


def test_what_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    stops = iter([False, True])
    path = tmp_path / "a.csv"
    stop = lambda: next(stops)  # noqa: E731
    assert write(path, Format.CSV, FIELDS, ROWS, replace=False, stop=stop) is None
    assert os.listdir(tmp_path) == []


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(QariError) as caught:
        write(tmp_path / "none" / "a.csv", Format.CSV, FIELDS, ROWS, replace=False)
    assert caught.value.key == "export.failed"
    assert "\n" not in str(caught.value)
    with pytest.raises(QariError):
        write(
            tmp_path / "a.json",
            Format.JSON,
            FIELDS,
            [(*ROWS[0][:2], float("nan"), 0, 0)],
            replace=False,
        )
    assert os.listdir(tmp_path) == []


def test_the_name_says_the_format() -> None:
    assert format_of("a.CSV") is Format.CSV
    assert format_of("b.c/a.md") is Format.MARKDOWN
    assert format_of("a.txt") is None
    assert format_of("json") is None


def test_home_and_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert target("~/a.csv") == tmp_path / "a.csv"
    for wrong in ("", "  ", str(tmp_path), "/dev/null"):
        with pytest.raises(QariError, match="type a file name"):
            target(wrong)
    with pytest.raises(QariError, match="whole path"):
        target("~nobody-of-this-name/a.csv")
