"""Textual's parser of keys, for what it takes apart wrongly where keys come close together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE = "\x1b"
_PART = re.compile(r"\x1b[^\x1b]?|[^\x1b]+")
_LONGER = tuple("[O")
"""What stands behind Escape in sequences of three characters and more, of all that Textual knows:
any other character is a letter pressed with Alt."""
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|O[ -~]?)")
"""A control sequence by ECMA-48 (5.4), or SS3 with its letter."""
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


class KeyParser(XTermParser):
    """Ends a letter pressed with Alt where it ends; no part of a sequence becomes text.

    Textual 8.2.8 waits 0.1 s for more behind Escape and a letter. Where another Escape comes in
    that time, as it does when a key repeats or a line is slow, it makes `^` and the letter of them;
    where text comes, it waits on, and makes the same of all 32 characters.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin outside any sequence; `debug` logs as Textual does."""
        super().__init__(debug)
        self._pending = ""
        """What of a sequence has come; empty where none is open."""
        self._pasting = False

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the events of what was read; an empty text is the end."""
        if not data:
            yield from super().feed(data)
        for part in _PART.findall(data):
            if part[0] == _ESCAPE:
                yield from self._end()
            elif self._pending == _ESCAPE:
                yield from self._take(part[0])
                part = part[1:]
            if part:
                yield from self._take(part)

    def _take(self, part: str) -> Iterator[Message]:
        """Hand on characters that go on with what is open, or begin a sequence."""
        sequence = self._pending + part
        events = list(super().feed(part))
        if sequence.startswith((_PASTE, _PASTED)):
            self._pasting = sequence.startswith(_PASTE)
        self._pending = sequence if self._timeout_time is not None else ""
        yield from events
        if len(self._pending) == 2 and not self._pending.endswith(_LONGER):
            yield from self._end()

    def tick(self) -> Iterable[Message]:
        """Yield what has waited long enough; the end of what is pasted is waited for."""
        if not self._pasting:
            yield from self._end(now=False)

    def _end(self, now: bool = True) -> Iterator[Message]:
        """End the sequence that is open: no more of it will come."""
        if self._timeout_time is None:
            return
        if now:
            self._timeout_time = 0.0
        events = list(super().tick())
        if self._timeout_time is not None:
            return  # it has not waited long enough
        pending, self._pending = self._pending, ""
        begun = _SEQUENCE.match(pending)
        if self._pasting:
            rest = pending[1:]
            yield from super().feed(rest) if rest else ()
        elif begun and begun.end() > 2:
            rest = pending[begun.end() :]
            yield from super().feed(rest) if rest else ()
        else:
            yield from events
