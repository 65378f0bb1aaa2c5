"""The names of articles as `qari entities` prints them: rows for programs, a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from tui.printing import Record, Terminal, fit
from tui.words import Words

if TYPE_CHECKING:
    from tui.catalogue.records import Place

_Progress = TypeVar("_Progress")

_GAP = "  "
_TYPE, _STEP, _FILE = 12, 8, 20
"""Columns: `organisation`, `document`, the end of a path."""
_TEXT = 12
"""Columns that the form in the text and the name must each keep for another column to be shown."""


def to_row(place: Place) -> Record:
    """Return a mention as a row of `qari entities --json`."""
    return {
        "file": place.file,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "type": place.type.value,
        "id": place.id,
        "name": place.name,
        "step": place.step.value,
        "confidence": float(f"{place.confidence:.15g}"),
    }


class EntityTable:
    """The mentions of articles on a terminal, a row at a time."""

    def __init__(self, terminal: Terminal, words: Words, names: Iterable[str]) -> None:
        """Choose the columns; `names` are those of all files."""
        self._terminal = terminal
        self._words = words
        free = terminal.columns - len(_GAP)
        longest = max(map(len, names), default=4)
        widths = {}
        for field, width in (("type", _TYPE), ("file", min(longest, _FILE)), ("step", _STEP)):
            width = max(4, width)
            if free - width - len(_GAP) >= 2 * _TEXT:
                widths[field] = width
                free -= width + len(_GAP)
        widths["text"] = max(8, free // 2)
        widths["name"] = max(8, free - free // 2)
        order = ("type", "text", "name", "step", "file")
        self._widths = {field: widths[field] for field in order if field in widths}

    def write(self, places: Iterable[Place]) -> None:
        """Write the header, then a row for each mention."""
        with self._terminal.ordered():
            self._write({field: self._words.say(f"entity.{field}") for field in self._widths}, True)
            for place in places:
                cells = {
                    "type": self._words.say(f"type.{place.type}"),
                    "text": _line(place.text),
                    "name": _line(place.name),
                    "step": self._words.say(f"entity.step.{place.step}"),
                    "file": place.file,
                }
                self._write(cells)

    def _write(self, cells: dict[str, str], is_header: bool = False) -> None:
        rtl = self._words.rtl
        shown = [
            fit(cells[field], width, rtl, self._terminal, field == "file")
            for field, width in self._widths.items()
        ]
        line = _GAP.join(reversed(shown) if rtl else shown).rstrip()
        role = "heading" if is_header else ""
        self._terminal.stream.write(self._terminal.look(line, role) + "\n")


class ProgressLine:
    """One line of a terminal that says how far the reading is, until it is cleared."""

    def __init__(self, terminal: Terminal | None, words: Words) -> None:
        """Take the terminal of stderr; nothing is said without one, or on one without styles."""
        self._terminal = terminal if terminal is not None and terminal.styled else None
        self._words = words
        self._is_shown = False

    def follow(self, progress: Iterable[_Progress]) -> Iterator[_Progress]:
        """Yield what is passed on, shown meanwhile; the line is cleared however that ends."""
        try:
            for one in progress:
                self._show(one)
                yield one
        finally:
            self.clear()

    def said(self, progress: Any) -> str:
        """Return what the line says."""
        number = self._words.number
        key = "entity.read" if progress.listed else "entity.found"
        return self._words.say(key, done=number(progress.done), total=number(progress.total))

    def clear(self) -> None:
        """Remove the line."""
        if self._is_shown and self._terminal is not None:
            self._terminal.stream.write("\r\x1b[K")
            self._terminal.stream.flush()
            self._is_shown = False

    def _show(self, progress: Any) -> None:
        terminal = self._terminal
        if terminal is None or progress.complete:
            return
        said = self.said(progress)
        with terminal.ordered():
            line = fit(said, max(8, terminal.columns - 1), self._words.rtl, terminal)
            terminal.stream.write(f"\r\x1b[K{line.rstrip()}")
        terminal.stream.flush()
        self._is_shown = True


def _line(text: str) -> str:
    return " ".join(text.split())
