"""Over a slow line: whole frames at once where the terminal can, and none that nobody needs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest

from tests.app.test_app_terminal import Terminal, check_stream, opened

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
ASKED = "\x1b[?2026$p"
STILL = 0.3
"""Seconds of quiet after which a key is taken for done, on a machine that has much to do."""
POINTER = "\x1b]22;default\x07"
"""The shape of the mouse pointer, which is no part of a frame."""
PAIR = re.compile(r"\x1b\[\?2026h((?:(?!\x1b\[\?2026).)*)\x1b\[\?2026l", re.DOTALL)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal(size=(120, 36))
    yield made
    made.close()


def sent_for(terminal: Terminal, *keys: str) -> str:
    """Return what is sent for keys, each of which changes the screen."""
    start = len(terminal.text)
    for key in keys:
        before = len(terminal.got)
        os.write(terminal.ours, key.encode())
        terminal.until(lambda screen, before=before: len(terminal.got) > before, STILL)
    return terminal.text[start:]


def answer(terminal: Terminal, setting: int) -> None:
    """Answer what is asked about mode 2026: 1 set, 2 reset, 0 not known, 4 permanently reset."""
    terminal.until(lambda screen: ASKED in terminal.text and opened(screen))
    os.write(terminal.ours, f"\x1b[?2026;{setting}$y".encode())
    # What answers to keys that come after it shows that it was read.
    sent_for(terminal, "J", "K")


def test_each_frame_is_drawn_at_once_where_the_terminal_can(terminal: Terminal) -> None:
    answer(terminal, 2)
    for keys in (["j"], [" "], ["l"], ["j"], ["\x1b"], [":"], ["ت"], ["\x1b"], ["?"], ["q"]):
        text = sent_for(terminal, *keys)
        assert text.count(BEGIN) >= 1, keys
        # Nothing is drawn outside a pair, and no pair stands in another.
        assert PAIR.sub("", text.replace(POINTER, "")) == "", keys
    page = [frame for frame in PAIR.findall(sent_for(terminal, " ")) if len(frame) > 20]
    assert len(page) == 1, "a page is one frame, not several that move"
    assert page[0].count("\x1b[0m") == 1, "and it is written in one piece"
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    assert terminal.text.count(BEGIN) == terminal.text.count(END)
    check_stream(terminal.text)


@pytest.mark.parametrize("setting", [0, None])
def test_elsewhere_nothing_is_said_of_it(terminal: Terminal, setting: int | None) -> None:
    if setting is not None:
        answer(terminal, setting)
    terminal.until(opened, STILL)
    assert sent_for(terminal, " ") != ""
    os.write(terminal.ours, b"q")
    assert terminal.finish() == 0
    assert ASKED in terminal.text
    assert BEGIN not in terminal.text
    assert END not in terminal.text


def test_a_key_that_changes_little_sends_little(terminal: Terminal) -> None:
    terminal.until(opened, STILL)
    sent_for(terminal, "f", "ق", "ق", "ق", "ق")
    assert len(sent_for(terminal, "ق").encode()) <= 150
    sent_for(terminal, "\x1b", ":", "ژ")
    assert len(sent_for(terminal, "ژ").encode()) <= 150
    sent_for(terminal, "\x1b", "l", "j")
    assert len(sent_for(terminal, "j").encode()) <= 600
    sent_for(terminal, "\x1b")
    assert len(sent_for(terminal, " ").encode()) <= 8_500
