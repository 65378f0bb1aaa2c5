"""A line to type into that reads right: Arabic joined and ordered, the caret where one types.

Textual's own field draws letters in the order of the file. This one keeps its value, messages,
keys, clipboard and validators, and replaces what knows of columns: `tui.text.caret` says where
the caret stands. The value is in logical order throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, clamp
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import Suggester
from textual.validation import Validator
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.app.keyboard import with_arabic
from tui.app.paint import Mark, segments
from tui.app.theme import TERMINAL, Palette, selected
from tui.text.caret import (
    WORD_START,
    Row,
    Stop,
    deleted_after,
    deleted_before,
    lay,
    word_around,
)
from tui.text.entry import TYPED_UNSEEN, accepted
from tui.text.fitting import one_line

LONGEST = 1_000
"""Characters of a line at most; of more that is pasted, what fits is kept. A line this long takes
5 ms at each key, one of 50,000 would take a second."""

_CONTROL = {
    "a": "home", "e": "end", "d": "delete_right", "w": "delete_left_word", "u": "delete_left_all",
    "k": "delete_right_all", "x": "cut", "c": "copy", "v": "paste",
}  # fmt: skip
"""What Textual's input does at Ctrl and a Latin letter."""


class Field(Input):
    """An input for Arabic, Latin and mixed text.

    Keys are those of Textual's input. Left and right go to the cell that is seen there, Home and
    End to the first and past the last character; Backspace and Delete know marks and lam-alef.
    """

    ALLOW_SELECT = False  # Textual's own selection counts in display order
    DEFAULT_CSS = """
    Field { height: 1; padding: 0; width: 1fr; background: $panel; }
    Field, Field:focus, Field.-invalid, Field.-invalid:focus { border: none; }
    """
    # Kitty's protocol names the letter of the layout: Ctrl+A is reported as Ctrl+ش where one types
    # Arabic.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"ctrl+{arabic}", action, show=False)
        for letter, action in _CONTROL.items()
        for arabic in with_arabic((letter,))[1:]
    ]
    _WORD_START = WORD_START

    problems: reactive[Sequence[tuple[int, int]]] = reactive((), init=False)
    """What of the value is wrong, as spans in characters, drawn underlined in the colour of errors.
    A span without characters marks the place of the caret before its start, where something is
    missing. A change of the value clears them.
    They show where there is no colour, too: a line that waves is not known to all terminals."""

    def __init__(
        self,
        palette: Palette,
        hint: str,
        *,
        rtl: bool,
        suggester: Suggester | None = None,
        validators: Iterable[Validator] = (),
        max_length: int = LONGEST,
    ) -> None:
        """Make an empty field.

        Args:
            palette: Its colours.
            hint: What is shown dim while the field is empty.
            rtl: Whether the interface runs from right to left: the side at which the line starts.
            suggester: What completes the value; the key that goes forward at its end takes it.
            validators: What the value must pass; one that does not is marked whole.
            max_length: Characters of the value at most.
        """
        self.palette = palette
        self.rtl = rtl
        self._hidden = 0
        """Columns out of view at the side where the line starts to be read."""
        self._typed = False
        """Whether the character before the caret was typed just now."""
        self._pressed: Stop | None = None
        """Where the mouse went down."""
        super().__init__(
            placeholder=hint,
            select_on_focus=False,
            suggester=suggester,
            validators=validators,
            max_length=max_length,
        )
        self.cursor_blink = False

    # --- the one map --------------------------------------------------------------------------

    def _row(self) -> Row:
        """Return the line as it is shown, what is suggested included."""
        text = self.value + self._rest()
        return lay(text, int(self.rtl), self.cursor_position, typed=self._typed)

    def _rest(self) -> str:
        """Return what the suggestion adds to the value."""
        return self._suggestion[len(self.value) :] if self.has_focus else ""

    def _origin(self, row: Row) -> int:
        """Return the column of the field at which the line's first one stands.

        The line stands where the interface starts to read. One that is too long is moved by as
        little as brings the caret into view.
        """
        width, most = self.size.width, row.line.width - self.size.width
        if most <= 0:
            self._hidden = 0
            return -most if self.rtl else 0
        caret = row.stop_of(self.cursor_position)
        left = most - self._hidden if row.line.rtl else self._hidden
        left = max(min(left, caret.column), caret.column + caret.width - width)
        left = clamp(left, 0, most)
        self._hidden = most - left if row.line.rtl else left
        return -left

    def _stop_at(self, offset: int) -> Stop:
        """Return the stop at a column of the field; what is suggested is the end of the value."""
        row = self._row()
        stop = row.stop_at(offset - self._origin(row))
        size = len(self.value)
        return stop if stop.start < size else Stop(stop.column, stop.width, size, size)

    # --- what Textual's input asks ------------------------------------------------------------

    def _position_to_cell(self, position: int) -> int:
        row = self._row()
        return self._origin(row) + row.stop_of(position).column

    @property
    def _cursor_offset(self) -> int:
        return self._position_to_cell(self.cursor_position)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor goes, for input methods and screen readers."""
        x, y, _, _ = self.content_region
        return Offset(x + self._cursor_offset, y)

    @property
    def content_width(self) -> int:
        return 1  # never wider than the field: it scrolls by itself

    def _cell_offset_to_index(self, offset: int) -> int:
        return self._stop_at(offset).start

    def validate_value(self, value: str) -> str:
        return accepted(value)

    def _watch_value(self, value: str) -> None:
        self._typed = False
        self.problems = ()
        super()._watch_value(value)

    def _watch_selection(self, selection: Selection) -> None:
        self._typed = False
        super()._watch_selection(selection)

    # --- typing -------------------------------------------------------------------------------

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character in TYPED_UNSEEN or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.character in TYPED_UNSEEN:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if event.text:
            self.replace(event.text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put the characters that are kept of a text in the place of characters of the value."""
        kept = accepted(text)
        if text and not kept:
            return
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = (self.max_length or LONGEST) - len(self.value) + end - start
        if 0 < room < len(kept):
            kept = kept[:room]
            self.restricted()
        before, caret = self.value, self.cursor_position
        super().replace(kept, start, end)
        if self.value != before:
            self._typed = bool(kept) or start < end <= caret

    def action_delete_left(self) -> None:
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(deleted_before(self.value, at), at)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(at, deleted_after(self.value, at))
        else:
            self.delete_selection()

    # --- moving -------------------------------------------------------------------------------

    def action_cursor_left(self, select: bool = False) -> None:
        self._step(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        self._step(1, select)

    def _step(self, by: int, select: bool) -> None:
        """Go one stop to the left (-1) or right (1), or take the suggestion."""
        forward = (by < 0) == self._row().line.rtl
        if not select and forward and self.cursor_at_end and self._rest():
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        elif not select and not self.selection.is_empty:
            self.cursor_position = (max if forward else min)(self.selection)
        else:
            row = lay(self.value, int(self.rtl), self.cursor_position, typed=self._typed)
            index = clamp(row.index_of(self.cursor_position) + by, 0, len(row.stops) - 1)
            there = row.stops[index].start
            self._settle()
            self.selection = Selection(self.selection.start if select else there, there)

    def action_cursor_left_word(self, select: bool = False) -> None:
        self._word_step(self._row().line.rtl, select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        self._word_step(not self._row().line.rtl, select)

    def _word_step(self, forward: bool, select: bool) -> None:
        self._settle()
        if forward:
            super().action_cursor_right_word(select)
        else:
            super().action_cursor_left_word(select)

    def action_home(self, select: bool = False) -> None:
        self._settle()
        super().action_home(select)

    def action_end(self, select: bool = False) -> None:
        self._settle()
        super().action_end(select)

    def _settle(self) -> None:
        """Put the free cell at the end of the line, though the caret may already be there."""
        self._typed = False
        self.refresh()

    # --- the mouse ----------------------------------------------------------------------------

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = self._stop_at(event.get_content_offset_capture(self).x)
        self._settle()
        self.selection = Selection.cursor(self._pressed.start)
        self._pause_blink(visible=True)
        self._selecting = True
        self.capture_mouse()
        event.prevent_default()

    async def _on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from the cell where the mouse went down to the one under it, both included.

        Without the last one a Latin word in an Arabic line could not be dragged over: what stands
        beside its last letter is the blank before its first.
        """
        if not self._selecting or self._pressed is None:
            return
        event.prevent_default()
        first, last = self._pressed, self._stop_at(event.get_content_offset_capture(self).x)
        if last.start == first.start:
            self.selection = Selection.cursor(first.start)
        elif last.start > first.start:
            self.selection = Selection(first.start, last.end)
        else:
            self.selection = Selection(first.end, last.start)

    def on_click(self, event: events.Click) -> None:
        """Select the word at a double click, all at a triple one."""
        if event.chain == 2:
            self.selection = Selection(*word_around(self.value, self.cursor_position))
        elif event.chain == 3:
            self.select_all()

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.panel)
        if y != 0 or width <= 0:
            return Strip.blank(width, ground)
        if self.has_focus and self.screen.is_active:
            # Textual sets it before the line has moved, and on focus before there is a size.
            self.app.cursor_position = self.cursor_screen_offset
        row = self._row()
        origin = self._origin(row)
        ink = ground + Style(color=self.palette.ink)
        made = Strip(segments(row.line, ink, self._marks()), row.line.width)
        for at, end in self.problems:
            if at == end:
                made = _restyled(made, row.stop_of(at), self._wrong())
        if self.has_focus:
            caret = row.stop_of(self.cursor_position)
            bright = len(self.value) == caret.start < caret.end  # dim is faint on a reversed ground
            typed = ink + Style(dim=False)
            made = _restyled(made, caret, typed if bright else Style(), turned=True)
        if not self.value:
            made = self._with_hint(made, width, ground)
            origin = width - made.cell_length if self.rtl else 0
        elif origin >= 0:
            made = Strip([Segment(" " * origin, ground), *made], origin + made.cell_length)
        else:
            made = made.crop(-origin, width - origin)
        return made.simplify().adjust_cell_length(width, ground)

    def _marks(self) -> list[Mark]:
        """Return the looks laid over the line: suggested, wrong, selected."""
        size = len(self.value)
        marks = [Mark(size, size + len(self._rest()), self._dim())]
        wrong = list(self.problems) if self.problems or self.is_valid else [(0, size)]
        marks += [Mark(start, end, self._wrong()) for start, end in wrong]
        if self.has_focus:
            low, high = sorted(self.selection)
            marks.append(Mark(low, high, selected(self.palette)))
        return marks

    def _wrong(self) -> Style:
        return Style(color=self.palette.error, underline=True)

    def _dim(self) -> Style:
        if self.palette is not TERMINAL:
            return Style(color=self.palette.dim)
        # What is suggested would look typed: xterm does not draw its own ink faint.
        return Style(dim=True) if self.app.no_color else Style(color=self.palette.rule)

    def _with_hint(self, free: Strip, width: int, ground: Style) -> Strip:
        """Return the free cell of an empty field and the hint behind it."""
        hint = one_line(self.placeholder or " ", width - 2, int(self.rtl))
        parts = segments(hint, ground + self._dim()) if width > 3 else []
        blank = Segment(" " * (width - 1 - (hint.width if parts else 0)), ground)
        row = [blank, *parts, *free] if self.rtl else [*free, *parts, blank]
        return Strip(row, width)


def _restyled(made: Strip, stop: Stop, style: Style, *, turned: bool = False) -> Strip:
    """Return a line with another look at one stop; `turned` swaps its colours as well.

    Where they are swapped already, as what is selected is in a terminal of few colours, the
    underline is turned instead: swapped back, the end of a selection would look left out of it.
    """
    cuts = [stop.column, stop.column + stop.width, made.cell_length]
    parts = list(made.divide(cuts))
    looks = []
    for segment in parts[1]:
        look = (segment.style or Style()) + style
        if turned:
            look += Style(underline=not look.underline) if look.reverse else Style(reverse=True)
        looks.append(Segment(segment.text, look))
    return Strip([*parts[0], *looks, *parts[2]], made.cell_length)
