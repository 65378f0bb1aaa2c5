"""A line to type into that reads right: Arabic joined and ordered, the caret where one types.

Textual's own field draws letters in the order of the file. This one keeps its value, keys and
paste, and replaces what knows of columns. A cell is one stop of the caret, and one free cell
stands where the next character goes: at the left of a line that runs from right to left.
"""

from __future__ import annotations

from bisect import bisect_right

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, clamp
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.app.paint import segments
from tui.app.theme import Palette, selected
from tui.text.fitting import one_line
from tui.text.layout import Line, Paragraph, direction


class Field(Input):
    """An input for Arabic, Latin and mixed text."""

    DEFAULT_CSS = """
    Field, Field:focus { border: none; height: 1; padding: 0; width: 1fr; background: $panel; }
    """

    def __init__(self, palette: Palette, hint: str, *, rtl: bool) -> None:
        self.palette = palette
        self.rtl = rtl
        self.hint = hint
        self._left = 0
        """Columns of the laid line that are out of view at the left."""
        super().__init__(select_on_focus=False)
        self.cursor_blink = False

    # --- the one map --------------------------------------------------------------------------

    def _line(self) -> Line:
        value = self.value or " "
        paragraph = Paragraph(value, 0, len(value), direction(value, int(self.rtl)))
        return paragraph.line(0, len(paragraph.shown), trim=False)

    def _stops(self) -> tuple[list[int], list[int], list[int], Line]:
        """Return columns, first and past-last characters of all stops from left to right."""
        line = self._line()
        columns = list(line.columns[: len(line.texts)])
        starts, ends = list(line.starts), list(line.ends)
        size = len(self.value)
        if not self.value:
            return [0], [0], [0], line
        if line.rtl:
            return [0, *(c + 1 for c in columns)], [size, *starts], [size, *ends], line
        return [*columns, line.width], [*starts, size], [*ends, size], line

    def _stop_of(self, position: int) -> int:
        _, starts, ends, _ = self._stops()
        for stop, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start <= position < end or start == position == end:
                return stop
        return 0

    def _pad(self, line: Line) -> int:
        """Columns left empty before the line: it stands where the interface starts to read."""
        return max(0, self.size.width - line.width - 1) if self.rtl else 0

    # --- what the input asks ------------------------------------------------------------------

    def _position_to_cell(self, position: int) -> int:
        columns, _, _, line = self._stops()
        return self._pad(line) + columns[self._stop_of(position)] - self._left

    @property
    def _cursor_offset(self) -> int:
        return self._position_to_cell(self.cursor_position)

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        return Offset(x + self._cursor_offset, y)

    @property
    def content_width(self) -> int:
        return 1  # never wider than the field: it scrolls by itself

    def validate_selection(self, selection: Selection) -> Selection:
        _, starts, ends, _ = self._stops()
        return Selection(
            *(self._snap(clamp(at, 0, len(self.value)), starts, ends) for at in selection)
        )

    def _snap(self, position: int, starts: list[int], ends: list[int]) -> int:
        """Return the first character of the cell in which a position falls."""
        for start, end in zip(starts, ends, strict=True):
            if start < position < end:
                return start
        return position

    def _cell_offset_to_index(self, offset: int) -> int:
        columns, starts, _, line = self._stops()
        column = offset + self._left - self._pad(line)
        return starts[max(0, bisect_right(columns, column) - 1)]

    def action_cursor_left(self, select: bool = False) -> None:
        self._move(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        self._move(1, select)

    def _move(self, by: int, select: bool) -> None:
        _, starts, _, _ = self._stops()
        stop = clamp(self._stop_of(self.cursor_position) + by, 0, len(starts) - 1)
        anchor = self.selection.start if select else starts[stop]
        self.selection = Selection(anchor, starts[stop])

    def action_cursor_left_word(self, select: bool = False) -> None:
        move = (
            super().action_cursor_right_word
            if self._line().rtl
            else super().action_cursor_left_word
        )
        move(select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        move = (
            super().action_cursor_left_word
            if self._line().rtl
            else super().action_cursor_right_word
        )
        move(select)

    def action_delete_right(self) -> None:
        if not self.selection.is_empty:
            self.delete_selection()
            return
        _, starts, ends, _ = self._stops()
        stop = self._stop_of(self.cursor_position)
        if starts[stop] < ends[stop]:
            self.delete(starts[stop], ends[stop])

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.panel)
        if y != 0:
            return Strip.blank(width, ground)
        ink = ground + Style(color=self.palette.ink)
        caret = Style(reverse=True)
        columns, starts, ends, line = self._stops()
        pad = self._pad(line)
        stop = self._stop_of(self.cursor_position)
        low, high = sorted(self.selection)
        texts = ["", *line.texts] if line.rtl else [*line.texts, ""]
        widths = list(line.widths or [1] * len(line.texts))
        widths = [1, *widths] if line.rtl else [*widths, 1]
        if not self.value:
            return self._empty(ground, caret, width)
        row = [Segment(" " * pad, ground)] if pad else []
        for index, text in enumerate(texts):
            style = ink
            if low < high and starts[index] < high and ends[index] > low:
                style = ink + selected(self.palette)
            if index == stop and self.has_focus:
                style = style + caret
            row.append(Segment(text or " ", style))
        self._left = 0
        if pad + sum(widths) > width:
            column = columns[stop]
            most = sum(widths) - width
            wanted = most if self.rtl else 0
            wanted = min(wanted, column)
            self._left = clamp(max(wanted, column - width + 1), 0, most)
        made = Strip(row, pad + sum(widths)).crop(self._left, self._left + width)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return made.extend_cell_length(width, ground)

    def _empty(self, ground: Style, caret: Style, width: int) -> Strip:
        hint = one_line(self.hint, max(2, width - 2), int(self.rtl))
        parts = segments(hint, ground + Style(color=self.palette.dim))
        cursor = Segment(" ", ground + caret if self.has_focus else ground)
        gap = Segment(" " * max(0, width - hint.width - 1), ground)
        row = [gap, *parts, cursor] if self.rtl else [cursor, *parts, gap]
        if self.rtl and self.has_focus:
            self.app.cursor_position = Offset(
                self.content_region.x + width - 1, self.content_region.y
            )
        return Strip(row).adjust_cell_length(width, ground)
