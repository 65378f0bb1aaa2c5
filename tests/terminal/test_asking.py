"""The questions on a pseudo-terminal: what is decided, and that no answer is ever typed."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable, Iterator

import pytest

from tests.app.test_app_terminal import Terminal, opened
from tests.terminal.playing import DEADLINE, RECORDED, UNNAMED, Played
from tui.terminal.answers import QUESTIONS
from tui.terminal.known import TERMINALS

Play = Callable[..., Played]


@pytest.fixture
def play() -> Iterator[Play]:
    running: list[Played] = []

    def play(*arguments: str, **environment: str) -> Played:
        running.append(Played(*arguments, **environment))
        return running[-1]

    yield play
    for played in running:
        played.close()


@pytest.mark.parametrize("name", RECORDED)
def test_each_terminal_is_known_by_its_answers(play: Play, name: str) -> None:
    played = play()
    played.until("asked")
    assert played.text.startswith(QUESTIONS)
    played.say(RECORDED[name])
    played.go_on()
    decided = played.decided()
    terminal = name.removesuffix("-0.70")
    assert decided["terminal"] == ("" if name == "unknown" else terminal)
    assert decided["typed"] == ""
    assert decided["quiet"]
    assert decided["restored"]
    if terminal in TERMINALS:
        assert decided["profile"] == TERMINALS[terminal].choice.profile
        assert decided["marks"] == TERMINALS[terminal].choice.marks
    # What the terminal says is not echoed.
    assert "8;1$y" not in played.text
    assert "^[" not in played.text


def test_where_nothing_answers_nothing_waits_for_long(play: Play) -> None:
    played = play()
    played.until("asked")
    played.go_on()
    decided = played.decided()  # 100 ms after the question, or the deadline of the test
    assert decided["why"] == "unknown"
    assert decided["restored"]


@pytest.mark.parametrize(
    ("parts", "terminal", "typed"),
    [
        (["q", RECORDED["kitty"], "م"], "kitty", "qم"),
        ([RECORDED["konsole"][:7], RECORDED["konsole"][7:]], "konsole", ""),
        (["\x1b[A", RECORDED["xterm"], "\x1b[B"], "xterm", "\x1b[A\x1b[B"),
        (["garbage\x1b[?25;", "7h\x1b[999;999R", RECORDED["foot"]], "foot",
         "garbage\x1b[?25;7h\x1b[999;999R"),
        (["\x1b[>41;379;0c"], "xterm", ""),
        (["\x1b[8;0$y\x1bP>|XTe"], "", ""),
    ],
)  # fmt: skip
def test_keys_garbage_and_parts(play: Play, parts: list[str], terminal: str, typed: str) -> None:
    played = play()
    played.until("asked")
    played.say(*parts)
    played.go_on()
    decided = played.decided()
    assert decided["terminal"] == terminal
    assert decided["typed"] == typed
    assert decided["restored"]


@pytest.mark.parametrize(
    "environment",
    [
        {"VTE_VERSION": "8001"},
        {"KONSOLE_VERSION": "250402"},
        {"TERM": "xterm-kitty"},
        {"TERM": "alacritty"},
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {"STY": "1.a"},
    ],
)
def test_what_the_environment_says_is_not_asked(play: Play, environment: dict[str, str]) -> None:
    played = play(**environment)
    played.go_on()
    decided = played.decided()
    assert "\x1b" not in played.text
    assert decided["why"] in ("environment", "unknown")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_meanwhile_gives_the_terminal_back(play: Play, name: str) -> None:
    played = play()
    before = termios.tcgetattr(played.ours)
    played.until("asked")
    assert termios.tcgetattr(played.ours)[3] & termios.ECHO == 0
    os.kill(played.process.pid, getattr(signal, name))
    played.process.wait(DEADLINE)
    assert termios.tcgetattr(played.ours) == before


# --- the whole program ----------------------------------------------------------------------

Reader = Callable[..., Terminal]


@pytest.fixture
def reader() -> Iterator[Reader]:
    running: list[Terminal] = []

    def reader(*arguments: str, **environment: str) -> Terminal:
        running.append(Terminal(*arguments, **{**UNNAMED, **environment}))
        return running[-1]

    yield reader
    for terminal in running:
        terminal.close()


def asked(terminal: Terminal) -> None:
    terminal.until(lambda _: QUESTIONS in terminal.text)


def say(terminal: Terminal, *parts: str) -> None:
    for part in parts:
        os.write(terminal.ours, part.encode())


def leave(terminal: Terminal) -> str:
    say(terminal, "\x11")
    assert terminal.finish() == 0
    assert "Traceback" not in terminal.text
    return terminal.text


@pytest.mark.parametrize(
    ("name", "off", "on"),
    [
        ("vte", "\x1b[8l", "\x1b[8h"),
        (
            "konsole",
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        ("mlterm", "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    ],
)
def test_the_terminal_that_answered_is_switched(
    reader: Reader, name: str, off: str, on: str
) -> None:
    terminal = reader("--profile", "visual")
    asked(terminal)
    say(terminal, RECORDED[name])
    terminal.until(opened)
    text = leave(terminal)
    # mlterm turns the lines of the screen that is shown, VTE those that are drawn after it.
    assert (text.index(off) < text.index("\x1b[?1049h")) == (name != "mlterm")
    assert text.index("\x1b[?1049h") < text.index(on) < text.index("\x1b[?1049l")
    assert (text.count(off), text.count(on)) == (1, 1)


def test_keys_typed_while_it_starts_are_not_lost(reader: Reader) -> None:
    terminal = reader("--lang", "en", "--profile", "visual")
    asked(terminal)
    say(terminal, "?", RECORDED["xterm"])
    terminal.until(lambda screen: "Esc closes" in screen)
    say(terminal, "q")
    terminal.until(opened)
    leave(terminal)


LATE = RECORDED["konsole"]


@pytest.mark.parametrize(
    "parts",
    [[LATE], [LATE[:1], LATE[1:]], [LATE[:9], LATE[9:]], [LATE[:25], LATE[25:]], list(LATE)],
    ids=["whole", "escape first", "in the name", "in the numbers", "byte by byte"],
)
def test_late_answers_are_used_and_never_typed(reader: Reader, parts: list[str]) -> None:
    terminal = reader("--lang", "en", "--profile", "visual")
    screen = terminal.until(opened)
    assert "\x1b]50;" not in terminal.text
    say(terminal, "f")
    field = terminal.until(lambda now: now != screen).splitlines()[-2:]
    say(terminal, *parts)
    switched = "\x1b]50;BidiRenderingEnabled=false\x07"
    tanween = "\u064b"  # Konsole draws marks, an unknown terminal is sent none
    assert tanween not in screen
    now = terminal.until(lambda now: switched in terminal.text and tanween in now)
    assert now.splitlines()[-2:] == field
    say(terminal, "\x1b")
    terminal.until(opened)
    assert "\x1b]50;BidiRenderingEnabled=true\x07" in leave(terminal)


def test_half_a_late_answer_is_dropped_and_keys_go_on(reader: Reader) -> None:
    terminal = reader("--lang", "en", "--profile", "visual")
    screen = terminal.until(opened)
    say(terminal, "f")
    terminal.until(lambda now: now != screen)
    say(terminal, "\x1bP>|Kons", "\x1b")
    terminal.until(lambda now: "Find in" not in now)
    assert "Kons" not in terminal.draw()
    say(terminal, "?")
    terminal.until(lambda now: "Esc closes" in now)
    say(terminal, "q")
    terminal.until(opened)
    leave(terminal)


def test_escape_and_paste_work_where_nothing_has_answered(reader: Reader) -> None:
    terminal = reader("--lang", "en", "--profile", "visual")
    screen = terminal.until(opened)
    say(terminal, "f")
    terminal.until(lambda now: now != screen)
    say(terminal, "\x1b[200~OpenAI\x1b[201~")
    terminal.until(lambda now: "OpenAI" in now.splitlines()[-2])
    say(terminal, "\x1b")
    terminal.until(lambda now: "OpenAI" not in now.splitlines()[-2])
    leave(terminal)


def test_the_terminal_is_as_it_was_after_leaving(reader: Reader) -> None:
    terminal = reader("--profile", "visual")
    before = termios.tcgetattr(terminal.ours)
    asked(terminal)
    terminal.until(opened)
    leave(terminal)
    assert termios.tcgetattr(terminal.ours) == before
