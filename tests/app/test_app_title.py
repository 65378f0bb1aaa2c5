"""The title of the terminal's window: the open article's, and one's own again afterwards."""

from __future__ import annotations

import os
import re
import signal
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.test_app_terminal import (
    ATTACKS,
    DEADLINE,
    QUIET,
    Start,
    Terminal,
    check_stream,
    opened,
)
from tui.app.title import KEEP, LONGEST, RESTORE, has_title, sequence, window_title

TITLE = "ألتمان: «OpenAI» تربح 97.4% وتخسر مليار دولار"


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Terminal] = []

    def start(*arguments: str | bytes, **more: object) -> Terminal:
        running.append(Terminal(*arguments, **more))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def titles(text: str) -> list[str]:
    """Return the titles that were sent, in order."""
    return re.findall(r"\x1b\]2;([^\x07\x1b]*)\x07", text)


class Window:
    """What a terminal with a stack of titles makes of what it is sent (XTWINOPS 22 and 23)."""

    def __init__(self, text: str) -> None:
        self.title = "my own"
        self.stack: list[str] = []
        self.worn: list[str] = []
        for match in re.finditer(r"\x1b(?:\]2;([^\x07\x1b]*)\x07|\[(2[23]);2t)", text):
            if match[2] == "22":
                self.stack.append(self.title)
            elif match[2] == "23":
                self.title = self.stack.pop()
            else:
                self.title = match[1]
                self.worn.append(match[1])


# --- the text -------------------------------------------------------------------------------


def test_a_title_is_the_articles_in_logical_order_and_the_programs_name() -> None:
    assert window_title(TITLE, "قارئ") == f"{TITLE} — قارئ"
    assert window_title(TITLE, "qari") == f"{TITLE} — qari"
    assert window_title("", "قارئ") == "قارئ"
    assert window_title("\u200f \n\x07", "qari") == "\u200f — qari"


def test_forms_become_letters() -> None:
    assert window_title("ﻛﺘﺎﺏ ﷲ", "qari") == "كتاب الله — qari"


@pytest.mark.parametrize("attack", [*ATTACKS.values(), "\ud83d", "\ud800\udc00", "\ue000", "\x85"])
def test_nothing_in_a_title_is_obeyed(attack: str) -> None:
    title = window_title(f"عنوان {attack} الخبر{attack}", "قارئ")
    assert [
        c for c in title if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    ] == []
    assert not set(title) & set("\u202d\u202e\ufeff\u00ad\U000e0001\U000e0041")
    assert title.startswith("عنوان ")
    assert len(title) <= LONGEST
    title.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a \u2067ب\u2069 c", "a \u2067ب\u2069 c"),
        ("a \u2067ب c", "a ب c"),
        ("a ب\u2069 c", "a ب c"),
        ("\u2067a \u202bب\u202c\u2069", "\u2067a \u202bب\u202c\u2069"),
        ("\u2067a \u202bب\u2069\u202c c", "a \u202bب\u202c c"),
        ("\u202eabc\u202c", "abc"),
    ],
)  # fmt: skip
def test_controls_of_direction_stay_only_in_pairs(text: str, kept: str) -> None:
    assert window_title(text, "x") == f"{kept} — x"


def test_a_long_title_is_cut_between_words() -> None:
    title = window_title("كلمة " * 100, "قارئ")
    assert len(title) <= LONGEST
    assert title.endswith(" كلمة… — قارئ")
    assert len(window_title("ك" * 500, "قارئ")) == LONGEST
    # What is cut off may have ended what was begun.
    isolate = window_title(f"\u2067{'كلمة ' * 100}\u2069", "قارئ")
    assert "\u2067" not in isolate
    marks = window_title("ك" + "\u064e" * 100_000, "قارئ")
    assert len(marks) < 20


def test_where_there_is_no_title() -> None:
    assert has_title({"TERM": "xterm-256color"})
    assert has_title({"TERM": "tmux-256color", "TMUX": "/tmp/x", "STY": "1.x"})
    for environment in ({}, {"TERM": ""}, {"TERM": "dumb"}, {"TERM": "linux"},
                        {"TERM": "screen", "STY": "1.x"}):  # fmt: skip
        assert not has_title(environment)


# --- the terminal ---------------------------------------------------------------------------


def leave(terminal: Terminal) -> Window:
    os.write(terminal.ours, b"\x11")
    assert terminal.finish() == 0
    return Window(terminal.text)


@pytest.mark.parametrize(("lang", "program"), [("ar", "قارئ"), ("en", "qari")])
def test_the_window_bears_the_title_of_what_is_open(
    start: Start, tmp_path: Path, lang: str, program: str
) -> None:
    (tmp_path / "1.txt").write_text(f"{TITLE}\n\nفقرة.\n", encoding="utf-8")
    (tmp_path / "2 فارغ.txt").write_text("", encoding="utf-8")
    (tmp_path / "3.txt").write_bytes(bytes(range(256)) * 50)
    terminal = start(str(tmp_path), "--lang", lang, size=(90, 24))
    terminal.until(opened)
    for name in ("2 فارغ.txt", "3.txt"):
        sent = sequence(f"{name} — {program}")
        terminal.press("J", there=lambda _, sent=sent: sent in terminal.text)
    # Nothing is sent again for what stays open.
    terminal.press("l", "\x1b", "j", "?", "q")
    window = leave(terminal)
    assert window.worn == [*(f"{name} — {program}" for name in (TITLE, "2 فارغ.txt", "3.txt")), ""]
    assert (window.title, window.stack) == ("my own", [])
    check_stream(terminal.text)
    # A terminal without a stack is left with no title of an article.
    assert terminal.screen.title == ""


def test_a_hostile_title_names_the_window_and_does_no_more(start: Start, tmp_path: Path) -> None:
    for number, attack in enumerate(ATTACKS.values()):
        text = f"عنوان {number} {attack} الخبر\n\nفقرة.\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8", newline="")
    terminal = start(str(tmp_path), "--lang", "en")
    for number in range(1, len(ATTACKS) + 1):
        if number > 1:
            os.write(terminal.ours, b"J")
        terminal.until(lambda screen, n=number: f" {n} of " in screen)
    window = leave(terminal)
    assert len(window.worn) == len(ATTACKS) + 1
    for title in window.worn[:-1]:
        assert title.startswith("عنوان ")
        assert title.endswith(" — qari")
    assert (window.title, window.stack) == ("my own", [])
    assert check_stream(terminal.text) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_gives_the_title_back(start: Start, name: str) -> None:
    terminal = start()
    terminal.until(opened)
    number = getattr(signal, name)
    os.kill(terminal.process.pid, number)
    assert terminal.finish() == 128 + number
    window = Window(terminal.text)
    assert len(window.worn) == 2
    assert (window.title, window.stack) == ("my own", [])


def test_a_failure_gives_the_title_back(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A module that Python loads by itself lets the reader fail when a key is pressed.
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if sys.argv[0] == '-m':\n"
        "    import tui.app.actions\n"
        "    tui.app.actions.Reader.do_reveal = lambda self: 1 / 0\n"
    )
    terminal = start(PYTHONPATH=f"{tmp_path}:{os.getcwd()}")
    terminal.until(opened)
    os.write(terminal.ours, b"x")
    assert terminal.finish() == 1
    assert "ZeroDivisionError" in terminal.text
    window = Window(terminal.text)
    assert len(window.worn) == 2
    assert (window.title, window.stack) == ("my own", [])


def test_the_title_is_ones_own_while_suspended(start: Start) -> None:
    terminal = start()
    terminal.until(opened)
    os.write(terminal.ours, b"\x1a")
    end = time.monotonic() + DEADLINE
    while os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOHANG) is None:
        assert time.monotonic() < end
        terminal.read(QUIET)
    while terminal.read(QUIET):
        pass
    before = Window(terminal.text)
    assert (before.title, before.stack) == ("my own", [])
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.until(lambda screen: terminal.text.count(KEEP) == 2 and opened(screen))
    back = Window(terminal.text)
    assert back.title == back.worn[0] != ""
    window = leave(terminal)
    assert (window.title, window.stack) == ("my own", [])


@pytest.mark.parametrize(
    "env", [{"TERM": "linux"}, {"TERM": "st-256color"}, {"TERM": "screen", "STY": "1.x"}], ids=str
)
def test_no_title_is_sent_where_there_is_none(start: Start, env: dict[str, str]) -> None:
    terminal = start(**env)
    terminal.until(opened)
    leave(terminal)
    assert titles(terminal.text) == []
    assert KEEP not in terminal.text
    assert RESTORE not in terminal.text
