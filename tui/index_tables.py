"""What `qari index` prints: a line of progress, and how the index stands at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tui.entity_tables import ProgressLine
from tui.printing import Record, Terminal, lay_out

if TYPE_CHECKING:
    from tui.indexing.progress import Progress
    from tui.words import Words

FIELDS = (
    *("files", "articles", "added", "changed", "removed", "unreadable"),
    *("bytes", "index_bytes", "seconds", "mode"),
)
_MEGABYTE = 1_000_000
_MEASURED = 1.0
"""Seconds from which on a rate says something."""


class IndexLine(ProgressLine):
    """One line of a terminal: files, megabytes, rate and the time that is left."""

    def __init__(self, terminal: Terminal | None, words: Words) -> None:
        """Take the terminal of stderr; nothing is said without one."""
        super().__init__(terminal, words)
        self._first: tuple[float, Progress] | None = None

    def said(self, progress: Any) -> str:
        """Return the line of a progress of `tui.indexing.update`."""
        number = self._words.number
        if not progress.listed:
            return self._words.say("index.found", total=number(progress.total))
        if self._first is None:
            self._first = time.monotonic(), progress
        since, first = self._first
        seconds = time.monotonic() - since
        rate = (progress.done - first.done) / seconds if seconds > _MEASURED else 0.0
        return self._words.say(
            "index.read",
            done=number(progress.done),
            total=number(progress.total),
            mb=number(progress.done_bytes // _MEGABYTE),
            mbs=number(progress.total_bytes // _MEGABYTE),
            rate=number(round(rate)) if rate else "…",
            left=self._left(progress, seconds),
        )

    def _left(self, progress: Progress, seconds: float) -> str:
        """Return the time that is left, by the bytes read so far."""
        if seconds <= _MEASURED or not progress.done_bytes:
            return "…"
        left = seconds * (progress.total_bytes - progress.done_bytes) / progress.done_bytes
        for unit, length in (("hours", 3600), ("minutes", 60)):
            if left >= 2 * length:
                return self._words.say(f"index.{unit}", n=self._words.number(round(left / length)))
        return self._words.say("index.seconds", n=self._words.number(round(left)))


class FactsLine(IndexLine):
    """One line of a terminal: articles that have their names and figures, and the time left."""

    def said(self, progress: Any) -> str:
        """Return the line of a progress of `tui.facts`."""
        if self._first is None:
            self._first = time.monotonic(), progress
        number = self._words.number
        left = self._left(progress, time.monotonic() - self._first[0])
        values = {"done": number(progress.done), "total": number(progress.total), "left": left}
        return self._words.say("index.facts", **values)


def write_index(row: Record, terminal: Terminal, words: Words) -> None:
    """Write how the index stands on a terminal, a line a field."""
    with terminal.ordered():
        for field in FIELDS:
            value = row[field]
            if field == "mode":
                shown = words.say(f"index.mode.{value}")
            elif isinstance(value, int | float):
                shown = words.number(value)
            else:
                shown = str(value)
            line = f"{words.say(f'index.field.{field}')}: {shown}"
            for laid in lay_out(line, min(terminal.columns, 100), words.rtl, terminal):
                terminal.stream.write(laid.rstrip() + "\n")
