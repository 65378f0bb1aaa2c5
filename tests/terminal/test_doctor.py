"""`qari doctor`: what it tells in a pipe, and of a terminal that answers."""

from __future__ import annotations

import json
import os

import pytest

from tests.conftest import Qari
from tests.terminal.playing import RECORDED, Played
from tui.terminal.doctor import colors, escaped
from tui.terminal.locales import foreign_locale, plain_locale

DOCTOR = "import sys; from tui.cli import main; sys.exit(main(['doctor', *{}]))"
PLACES = "".join(f"\x1b[1;{column}R" for column in (3, 2, 2, 2, 2))


def test_in_a_pipe_it_says_what_it_could_not_ask(qari: Qari) -> None:
    finished = qari("doctor", "--json")
    assert finished.returncode == 0
    (found,) = json.loads(finished.stdout)
    assert found["asked"] is None
    assert found["columns_of"] is None
    assert found["packages"]["textual"] == "8.2.8"
    assert found["data"] == os.environ["QARI_DATA_DIR"]
    assert finished.stderr == b""
    rows = qari("doctor").stdout.decode().splitlines()
    assert rows[0] == "field\tvalue"
    assert f"profile\t{found['profile']}" in rows


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_terminal_that_answers(lang: str) -> None:
    played = Played(DOCTOR.format(["--lang", lang]))
    try:
        played.until("\x1b[c")
        played.say("\x1b[8;1$y\x1b[?2026;2$y" + RECORDED["vte"].partition("$y")[2])
        played.until("\x1b[K\x1b[c")
        played.say(PLACES + "\x1b[?61;1;21;22c")
        played.until("environment.TERM")
        text = played.text
    finally:
        played.close()
    for row in (
        "terminal: vte",
        "why: mode",
        "mode_8: 1",
        "xtversion: VTE(8001)",
        "columns_of.lam_alef_letters: 2",
        "columns_of.lam_alef_form: 1",
        "synchronized_output: true",
        "switch_off: ESC [8l",
    ):
        assert f"{row}\r\n" in text, row
    assert ("Terminal: vte" in text) == (lang == "en")
    assert "^[" not in text, "answers are not echoed"


def test_a_terminal_that_does_not_answer() -> None:
    played = Played(DOCTOR.format(["--json"]))
    try:
        played.until("]\r\n")
        text = played.text
        assert played.process.wait(30) == 0
    finally:
        played.close()
    (found,) = json.loads(text[text.index("[\r\n") :])
    assert found["answered"] == ""
    assert found["columns_of"] is None
    assert found["why"] == "unknown"


@pytest.mark.parametrize(
    ("environment", "amount"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "dumb"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
    ],
)
def test_colours(environment: dict[str, str], amount: str) -> None:
    assert colors(environment) == amount


def test_controls_are_spelled_out() -> None:
    assert escaped("\x1b[8;1$y\x07م") == "ESC [8;1$y\\x07م"


# --- the locale -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "found", "plain"),
    [
        ({"LC_ALL": "C"}, "LC_ALL=C", True),
        ({"LC_ALL": "", "LANG": "POSIX"}, "LANG=POSIX", True),
        ({"LC_CTYPE": "en_US.ISO-8859-1", "LANG": "C.UTF-8"}, "LC_CTYPE=en_US.ISO-8859-1", False),
        ({"LC_ALL": "ar_EG.UTF-8", "LANG": "C"}, "", False),
        ({"LANG": "ar_EG.utf8@x"}, "", False),
        ({}, "", False),
    ],
)
def test_locales(environment: dict[str, str], found: str, plain: bool) -> None:
    assert foreign_locale(environment) == found
    assert plain_locale(environment) is plain


def test_a_plain_locale_is_told_on_a_terminal_in_ascii() -> None:
    code = "import sys; from tui.cli import main; sys.exit(main(['list']))"
    played = Played(code, LC_ALL="C")
    try:
        played.until("export LC_ALL=C.UTF-8")
        played.until("\r\n")
        before = played.text[: played.text.index("\r\n")]
        assert before.startswith("\x1b%G")
        assert "qari: the locale LC_ALL=C" in before
        assert before.isascii()
    finally:
        played.close()
