"""Keys that come close together, as a terminal sends them: one read, or cut anywhere."""

from __future__ import annotations

import pytest
from textual import events

from tui.app.key_parser import KeyParser


def _keys(*reads: str) -> list[str]:
    """Return the names of the keys in what was read, and what was pasted in brackets."""
    parser = KeyParser()
    found = [event for read in reads for event in parser.feed(read)]
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
    found += parser.tick()
    return [
        event.key if isinstance(event, events.Key) else f"[{event.text}]"
        for event in found
        if isinstance(event, events.Key | events.Paste)
    ]


CASES = [
    ("\x1bo\x1bo", ["alt+o", "alt+o"]),
    ("\x1bo\x1bs", ["alt+o", "alt+s"]),
    ("م\x1boس", ["م", "alt+o", "س"]),
    ("\x1bo" + "س" * 40, ["alt+o", *"س" * 40]),
    ("\x1bض\x1bض", ["alt+ض", "alt+ض"]),
    ("\x1bO\x1b[A", ["alt+shift+o", "up"]),
    ("\x1bOP\x1b[A\x1bo\x1b[1;5Cس", ["f1", "up", "alt+o", "ctrl+right", "س"]),
    ("\x1b\x1b[A", ["escape", "up"]),
    ("\x1b\x1bo", ["escape", "alt+o"]),
    ("\x1bf\x1bf", ["ctrl+right", "ctrl+right"]),
    ("\x1b", ["escape"]),
    ("\x1b[>4\x1bo", ["alt+o"]),
    ("\x1b[5;9Xس", ["س"]),
    ("\x1b[200~س\x1b[201~\x1bo\x1bo", ["[س]", "alt+o", "alt+o"]),
]


@pytest.mark.parametrize(("typed", "keys"), CASES)
def test_keys_in_one_read(typed: str, keys: list[str]) -> None:
    assert _keys(typed) == keys


@pytest.mark.parametrize(("typed", "keys"), CASES)
def test_keys_cut_anywhere(typed: str, keys: list[str]) -> None:
    for at in range(1, len(typed)):
        assert _keys(typed[:at], typed[at:]) == keys, at
    assert _keys(*typed) == keys


def test_escape_within_a_paste_presses_no_key() -> None:
    assert _keys("\x1b[200~a\x1bo\x1b\x1b[31mb\x1b[201~\x1bo") == [
        "[a\x1bo\x1b\x1b[31mb]",
        "alt+o",
    ]


def test_the_end_of_a_paste_may_come_late() -> None:
    parser = KeyParser()
    found = list(parser.feed("\x1b[200~سلام\x1b[20"))
    parser._timeout_time = 0.0
    found += [*parser.tick(), *parser.feed("1~")]
    found += parser.feed("س")
    assert [type(event) for event in found] == [events.Paste, events.Key]
