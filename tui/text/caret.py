"""Where the caret stands in a line that is typed into, and what a key deletes there.

A stop is one cell, so the caret has a place for every cell and no two places are the same. One
free cell more takes the next character: at the end of the line, or behind the character just
typed where the line turns the other way there. `Open` typed at the end of an Arabic line stands
at its left, yet its next letter goes to the right of the `n`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui.text.bidi import resolve, visual_runs
from tui.text.clean import clean
from tui.text.clusters import boundaries
from tui.text.layout import Line, Paragraph, direction

_ZWJ = "\u200d"
_ALEFS = "\u0622\u0623\u0625\u0627"
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff\u061c\u200c-\u200f"
)
WORD_START = re.compile(rf"(?<=[^\w{_MARKS}])\w")
r"""The first character of a word. Marks are no `\w`, but they do not end a word either."""
_WORD = re.compile(rf"[\w{_MARKS}]+|[^\w{_MARKS}]")
_ONE_SIGN = re.compile(
    "[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""What binds several characters to one emoji (UTS #51)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the caret: a cell, or the cells that show the name of one character."""

    column: int
    """Its first column, counted from the line's left end."""
    width: int
    """Its columns."""
    start: int
    """The character before which one types here."""
    end: int
    """One past the last character that it shows; `start` at the free cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is typed into."""

    line: Line
    """Its cells, the free one among them: no characters, so its start is its end."""
    stops: tuple[Stop, ...]
    """The places of the caret, from left to right; one of them is the free cell."""

    def stop_of(self, position: int) -> Stop:
        """Return the stop of the caret before a character, or at the end of the text."""
        return self.stops[self.index_of(position)]

    def index_of(self, position: int) -> int:
        """Return the number, from the left, of the stop of the caret at a position."""
        free = next(i for i, stop in enumerate(self.stops) if stop.start == stop.end)
        if self.stops[free].start == position:
            return free
        holding = (i for i, stop in enumerate(self.stops) if stop.start <= position < stop.end)
        return next(holding, free)

    def stop_at(self, column: int) -> Stop:
        """Return the stop that covers a column of the line, the nearest one beside it."""
        under = (stop for stop in self.stops if column < stop.column + stop.width)
        return next(under, self.stops[-1])


@lru_cache(maxsize=64)
def lay(text: str, base: int, caret: int = 0, *, typed: bool = False) -> Row:
    """Lay a line out with the caret before character `caret`.

    A caret between the letters of a lam-alef, where only typing and deleting bring it, parts them.

    Args:
        text: The line, as `tui.text.entry.accepted` keeps it.
        base: 0 or 1, the level of the interface, for a text without strong letters.
        caret: A character from 0 to the length.
        typed: Whether the character before the caret was typed just now, so that the next one
            is taken to run the same way.
    """
    level = direction(clean(text, True)[0], base)
    line = _set(text, level)
    inside = any(s < caret < e for s, e in zip(line.starts, line.ends, strict=True))
    if inside and text[caret] in _ALEFS:
        line = _parted(text, level, caret)
    place, position = (0 if level else len(line.texts)), len(text)
    if typed:
        place, position = _behind(text, line, caret) or (place, position)
    line = _with_free_cell(line, place, position)
    return Row(line, tuple(_stops(line)))


def _set(text: str, level: int) -> Line:
    paragraph = Paragraph(text, 0, len(text), level, reveal=True)
    return paragraph.line(0, len(paragraph.shown), trim=False)


def _parted(text: str, level: int, alef: int) -> Line:
    """Return the line with a joiner, which shows nothing, between a lam and its alef."""
    line = _set(f"{text[:alef]}{_ZWJ}{text[alef:]}", level)
    return line._replace(
        starts=tuple(start - (start > alef) for start in line.starts),
        ends=tuple(end - (end > alef) for end in line.ends),
    )


def _with_free_cell(line: Line, place: int, position: int) -> Line:
    """Return a line with one cell more, `place` cells from the left."""
    widths = line.widths
    return line._replace(
        texts=(*line.texts[:place], " ", *line.texts[place:]),
        starts=(*line.starts[:place], position, *line.starts[place:]),
        ends=(*line.ends[:place], position, *line.ends[place:]),
        widths=None if widths is None else (*widths[:place], 1, *widths[place:]),
        width=line.width + 1,
    )


def _stops(line: Line) -> Iterator[Stop]:
    """Yield the stops of a line; cells that share a character, as those of a name do, are one."""
    spans = list(zip(line.columns, line.starts, line.ends, strict=False))
    while spans:
        column, start, end = spans.pop(0)
        while spans and spans[0][1] < end and spans[0][2] > start:
            _, also_start, also_end = spans.pop(0)
            start, end = min(start, also_start), max(end, also_end)
        beyond = spans[0][0] if spans else line.width
        yield Stop(column, beyond - column, start, end)


def _behind(text: str, line: Line, caret: int) -> tuple[int, int] | None:
    """Return where a free cell goes to stand behind the character before the caret.

    Returns:
        Its place among the cells, and the caret; None where the cell of the character after the
        caret stands there already, or the caret is inside a cell.
    """
    spans = list(zip(line.starts, line.ends, strict=True))
    before = [cell for cell, (start, end) in enumerate(spans) if start < caret <= end]
    if not before or spans[before[0]][1] != caret:
        return None
    leftward = _runs_left(text, int(line.rtl), caret - 1)
    place = before[0] if leftward else before[-1] + 1
    beyond = place - 1 if leftward else place
    if 0 <= beyond < len(spans) and spans[beyond][0] == caret:
        return None
    return place, caret


def _runs_left(text: str, level: int, position: int) -> bool:
    """Tell whether what follows a character in its own run stands to the left of it."""
    shown, sources = clean(text, True)
    places = range(len(shown)) if sources is None else sources
    for start, end, rtl in visual_runs(shown, resolve(shown, level), 0, len(shown)):
        if places[start] <= position <= places[end - 1]:
            return rtl
    return level == 1


def deleted_before(text: str, position: int) -> int:
    """Return the first character that Backspace deletes before a position.

    A mark goes first, then its letter; of a lam-alef the alef; what makes up one emoji together.
    """
    if position <= 0:
        return 0
    start = max(edge for edge in boundaries(text[:position]) if edge < position)
    sign = not text[start].isalpha() and _ONE_SIGN.search(text, start, position)
    return start if sign else position - 1


def deleted_after(text: str, position: int) -> int:
    """Return one past the last character that Delete deletes at a position.

    A letter goes with its marks; of a lam-alef the lam.
    """
    return next((edge for edge in boundaries(text) if edge > position), len(text))


def word_around(text: str, position: int) -> tuple[int, int]:
    """Return the word at a position, or the one character there that is of no word."""
    for word in _WORD.finditer(text):
        if word.end() > position:
            return word.span()
    return len(text), len(text)
