"""Plain terminals: few colours or none, locales without UTF-8, 80 by 24."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.app.test_app_terminal import (
    NAMED,
    Start,
    Terminal,
    check_stream,
    colors,
    opened,
)

UNNAMED = dict.fromkeys(NAMED, "")
KEYS = ["l", "j", "\x1b", "?", "q", ":", "ز", "\x1b", "f", "م", "\r", "v", "\x1b", "\x1b", " "]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Terminal] = []

    def start(*arguments: str | bytes, **more: object) -> Terminal:
        running.append(Terminal(*arguments, size=(80, 24), **more))  # type: ignore[arg-type]
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def read_through(terminal: Terminal) -> str:
    """Use the reader and leave it; return its first screen."""
    screen = terminal.until(opened)
    terminal.press(*KEYS)
    os.write(terminal.ours, b"\x11")
    assert terminal.finish() == 0
    return screen


@pytest.mark.parametrize("kind", ["xterm", "linux", "vt220", "vt100", "dumb"])
def test_terminals_of_few_colours_are_sent_their_own(start: Start, kind: str) -> None:
    terminal = start(**{**UNNAMED, "TERM": kind, "COLORTERM": ""})
    assert "ﻥﺎﻤﺘﻟﺃ" in read_through(terminal)
    sent = {int(color) for color in colors(terminal.text)}
    assert sent <= {*range(30, 38), 39, 49, *range(90, 98)}
    assert len(sent) > 2
    check_stream(terminal.text)


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        # Python makes LC_CTYPE=C.UTF-8 of the first two before the program can look.
        ({"LANG": "C"}, "LANG=C"),
        ({"LANG": "POSIX"}, "LANG=POSIX"),
        ({"LC_ALL": "C"}, "LC_ALL=C"),
        ({"LC_ALL": "POSIX"}, "LC_ALL=POSIX"),
        ({"LANG": "en_US.ISO-8859-1"}, "LANG=en_US.ISO-8859-1"),
        ({"LANG": ""}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, ""),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "en_US.UTF-8"}, ""),
    ],
    ids=str,
)
def test_arabic_is_sent_as_utf8_in_any_locale(
    start: Start, locale: dict[str, str], told: str
) -> None:
    terminal = start("--lang", "ar", **locale)
    screen = read_through(terminal)
    for word in ("ﻥﺎﻤﺘﻟﺃ", "«OpenAI»", "ﺝﻭﺮﺧ"):
        assert word in screen
    assert "\ufffd" not in terminal.text
    assert "Traceback" not in terminal.text
    before = " ".join(terminal.text.partition("\x1b[?1049h")[0].split())
    assert ("qari: " in before) == bool(told)
    if told:
        assert f"the locale {told} is not of UTF-8; use: export LC_ALL=C.UTF-8" in before
    # Where nothing but ASCII is expected the terminal is asked to read UTF-8.
    assert ("\x1b%G" in before) == told.endswith(("=C", "=POSIX"))
