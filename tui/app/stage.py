"""The last step before the terminal: finished rows, as this terminal must be sent them.

Textual writes the parts of the screen that changed. A terminal that orders text itself must be
sent whole rows arranged for it, whichever part changed, so every frame passes through here. The
stage keeps what it sent and writes only the columns that differ: half the bytes of a scrolled
line, and a hundredth for a typed letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import ne, or_

from rich.cells import cell_len, split_graphemes
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tui.app.looks import BLANK, Look, Looks
from tui.app.paint import place_of
from tui.terminal.profiles import Choice, Profile
from tui.terminal.rows import Place, columns_sent, cuts, logical, stretches
from tui.text.layout import RTL

_NARROW = re.compile(
    "[ -~\u00ab\u00bb\u060c\u061b\u061f-\u063a\u0640-\u064a\u0660-\u066d"
    "\u2500-\u259f\ufe80-\ufefc]*"
)
"""Text whose every character takes one column: most of what is shown."""
_STRETCH = re.compile(b"\x01(?:\x00{0,6}\x01)*")
"""Changed columns with what stands between them. Up to six that did not change are sent again
rather than passed over: the way over them costs 5 or 6 bytes."""


_SPILLS = frozenset("─│▏▕▌▐█")
"""Cells whose edge xterm smooths into the next one, where a pale line would stay behind them."""


class _Row:
    """The columns of a row: what the cell that begins there shows, its look and place."""

    def __init__(self, texts: list[str], looks: list[int]) -> None:
        self.texts = texts
        """Empty for the second column of a wide cell."""
        self.looks = looks
        self.places: dict[int, Place] = {}


class Stage:
    """The screen as composed, and as the terminal has it."""

    def __init__(self, choice: Choice, *, rtl: bool) -> None:
        """Begin with an unknown screen.

        Args:
            choice: How this terminal is sent rows.
            rtl: Whether the pieces of a row without right-to-left letters are read from the right.
        """
        self.choice = choice
        self.rtl = rtl
        self.rows_apart: dict[int, Choice] = {}
        """Rows that are sent in another way, by their number."""
        self._size = Size(0, 0)
        self._rows: list[_Row] = []
        self._sent: list[tuple[list[str], list[int]] | None] = []
        self._looks = Looks()

    def forget(self) -> None:
        """Take the terminal's screen for unknown: every row that is drawn is sent whole."""
        self._sent = [None] * self._size.height

    def use(self, choice: Choice) -> None:
        """Send rows in another way from the next frame on, which must be of the whole screen."""
        self.choice = choice
        self.forget()

    def update(self, frame: LayoutUpdate | ChopsUpdate, size: Size, console: Console) -> str:
        """Take a frame over a screen of a size (columns, rows); return what is to be written."""
        if size != self._size:
            self._size = size
            self._rows = [
                _Row([" "] * size.width, [BLANK] * size.width) for _ in range(size.height)
            ]
            self.forget()
        self._looks.at(COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.STANDARD))
        touched = self._take(frame)
        writer = _Writer(self._looks)
        for y in touched:
            self._write(y, writer)
        return writer.finish()

    # --- frames -------------------------------------------------------------------------------

    def _take(self, frame: LayoutUpdate | ChopsUpdate) -> list[int]:
        """Put a frame's strips on the rows; return the numbers of the rows it touched."""
        touched: dict[int, None] = {}
        for y, x, strip in parts_of(frame):
            if 0 <= y < len(self._rows):
                self._put(self._rows[y], x, strip)
                touched[y] = None
        return list(touched)

    def _put(self, row: _Row, x: int, strip: Strip) -> None:
        width = self._size.width
        for segment in strip:
            text, style = segment.text, segment.style
            look = BLANK if style is None else self._looks.of(style)
            place = None if style is None else place_of(style)
            if len(text) <= width - x and _NARROW.fullmatch(text):
                end = x + len(text)
                row.texts[x:end] = text
                row.looks[x:end] = [look] * len(text)
            else:
                end = _put_cells(row, x, text, look)
            if place is not None:
                row.places[x] = place
            elif row.places:
                for column in range(x, end):
                    row.places.pop(column, None)
            x = end

    # --- what is sent -------------------------------------------------------------------------

    def _write(self, y: int, writer: _Writer) -> None:
        texts, looks = self._arranged(y, self._rows[y], writer.looks)
        sent = self._sent[y]
        if sent is None:
            writer.write(y, [(0, len(texts))], texts, looks)
        elif sent != (texts, looks):
            writer.write(y, _changed(sent, texts, looks), texts, looks)
        self._sent[y] = (texts, looks)

    def _arranged(self, y: int, row: _Row, looks_of: Looks) -> tuple[list[str], list[int]]:
        """Return the texts and looks that are sent for a row."""
        choice = self.rows_apart.get(y, self.choice)
        texts, looks = row.texts, row.looks
        if choice.profile is Profile.LOGICAL:
            texts, looks = self._logical(row)
        sent = list(columns_sent(texts, choice))
        if choice.profile is Profile.CUTS and RTL.search("".join(texts)):
            cut = cuts(texts)
            return sent, [looks_of.cut(look, odd) for look, odd in zip(looks, cut, strict=True)]
        if choice.profile is Profile.TOKENS:
            looks = _of_one_font(texts, looks, looks_of)
        bare = looks_of.bare
        return sent, [
            bare[look] if text == " " else look for text, look in zip(sent, looks, strict=True)
        ]

    def _logical(self, row: _Row) -> tuple[list[str], list[int]]:
        """Return a row in reading order from its first column on."""
        width = self._size.width
        rtl = self.rtl or RTL.search("".join(row.texts)) is not None
        places = [row.places.get(column) for column in range(width)]
        made = _Row([" "] * width, [row.looks[0]] * width)
        x = 0
        for text, column in logical(row.texts, places, rtl):
            if x + cell_len(text) > width:
                break
            x = _put_cells(made, x, text, row.looks[column])
        return made.texts, made.looks


class RowsUpdate(CompositorUpdate):
    """A frame that goes through a stage. It does so only when it is really written."""

    def __init__(self, stage: Stage, frame: LayoutUpdate | ChopsUpdate, size: Size) -> None:
        self.stage = stage
        self.frame = frame
        self.size = size

    def render_segments(self, console: Console) -> str:
        return self.stage.update(self.frame, self.size, console)


def parts_of(frame: LayoutUpdate | ChopsUpdate) -> Iterable[tuple[int, int, Strip]]:
    """Return row, column and strip of each part of a frame."""
    return _of_layout(frame) if isinstance(frame, LayoutUpdate) else _of_chops(frame)


def _of_layout(frame: LayoutUpdate) -> Iterable[tuple[int, int, Strip]]:
    for y, line in enumerate(frame.strips, frame.region.y):
        x = frame.region.x
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


def _of_chops(frame: ChopsUpdate) -> Iterable[tuple[int, int, Strip]]:
    # As ChopsUpdate.render_segments cuts them.
    for y, x1, x2 in frame.spans:
        for end, (x, strip) in zip(frame.chop_ends[y], frame.chops[y].items(), strict=False):
            if strip is None or x > x2 or end <= x1:
                continue
            inside = x1 <= x < x2 and end <= x2
            yield y, x, strip if inside else strip.crop(0, min(end, x2) - x)


def _of_one_font(texts: list[str], looks: list[int], looks_of: Looks) -> list[int]:
    """Return looks that do not change the font within what kitty turns around as a whole.

    Of a word that is bold but for the comma behind it, it would turn each part for itself.
    """
    made = looks
    for first, end in stretches(texts):
        inside = looks[first:end]
        if inside.count(inside[0]) < len(inside) and RTL.search("".join(texts[first:end])):
            if made is looks:
                made = list(looks)
            made[first:end] = looks_of.of_one_font(inside)
    return made


def _put_cells(row: _Row, x: int, text: str, look: int) -> int:
    """Put any text on a row from a column on; return the column behind it."""
    width = len(row.texts)
    for start, end, cells in split_graphemes(text)[0]:
        part = text[start:end]
        if not cells:
            if 0 < x <= width:
                row.texts[x - 1] += part
            continue
        if x + cells > width:
            break
        row.texts[x] = part
        row.texts[x + 1 : x + cells] = [""] * (cells - 1)
        row.looks[x : x + cells] = [look] * cells
        x += cells
    return x


def _changed(
    sent: tuple[list[str], list[int]], texts: list[str], looks: list[int]
) -> list[tuple[int, int]]:
    """Return the stretches of columns (first, one past last) that must be sent."""
    differs = bytearray(map(or_, map(ne, sent[0], texts), map(ne, sent[1], looks)))
    if not _SPILLS.isdisjoint(sent[0]):
        gone = [x for x, text in enumerate(sent[0]) if text in _SPILLS and texts[x] != text]
        for x in gone:
            beside = slice(max(0, x - 1), x + 2)
            differs[beside] = b"\x01" * len(differs[beside])
    spans = [match.span() for match in _STRETCH.finditer(differs)]
    if "" not in texts and "" not in sent[0]:
        return spans
    # A wide cell is sent whole, whichever of its columns changed.
    whole: list[tuple[int, int]] = []
    for first, end in spans:
        while first and (not texts[first] or not sent[0][first]):
            first -= 1
        while end < len(texts) and not texts[end]:
            end += 1
        if whole and first <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((first, end))
    return whole


class _Writer:
    """What is written for one frame."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self._parts: list[str] = []
        self._look = Look()
        """The look that is set; at first the terminal's own."""

    def write(
        self, y: int, spans: Iterable[tuple[int, int]], texts: list[str], looks: list[int]
    ) -> None:
        """Write stretches of columns of a row."""
        place = f"\x1b[{y + 1};{{}}H"
        for first, end in spans:
            self._parts.append(place.format(first + 1))
            place = "\x1b[{}G"
            turns = bytes(map(ne, looks[first : end - 1], looks[first + 1 : end]))
            start = first
            while start < end:
                turn = turns.find(1, start - first)
                until = end if turn < 0 else first + turn + 1
                sequence, self._look = self.looks.turn(self._look, looks[start])
                self._parts += (sequence, "".join(texts[start:until]))
                start = until

    def finish(self) -> str:
        """Return all that is to be written; the look is reset at its end."""
        if self._look != Look():
            self._parts.append("\x1b[0m")
        return "".join(self._parts)
