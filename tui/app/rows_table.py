"""A table of any number of rows: only those in view are drawn, with what the one under the cursor
says in full below them. Subclasses say what the rows and columns are."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from tui.app.columns import Place, cell
from tui.app.keyboard import with_arabic
from tui.app.paint import segments, strip
from tui.app.theme import Palette, selected
from tui.text.fitting import one_line
from tui.text.layout import Line
from tui.words import Words

HEAD = 1
"""Rows of the names of the columns."""
FOOT = 4
"""Rows below: air, and what the row under the cursor says in full."""
_MANY = 10**9
_DIGITS = ("1١۱", "2٢۲", "3٣۳", "4٤۴", "5٥۵", "6٦۶", "7٧۷")


def keys(*names: str) -> str:
    """Return keys for a binding, with those of the Arabic layout."""
    return ",".join(with_arabic(names))


def _digits() -> list[BindingType]:
    from textual.keys import _character_to_key

    return [
        Binding(
            ",".join(_character_to_key(digit) for digit in digits), f"sort({number})", show=False
        )
        for number, digits in enumerate(_DIGITS)
    ]


class RowsTable(Widget, can_focus=True):
    """Shows rows below the names of their columns, moved by keys and mouse."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowsTable { height: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *_digits(),
        Binding(keys("j", "down"), "move(1)", show=False),
        Binding(keys("k", "up"), "move(-1)", show=False),
        Binding(keys("space", "pagedown", "ctrl+f"), "page(2)", show=False),
        Binding(keys("b", "pageup", "ctrl+b"), "page(-2)", show=False),
        Binding(keys("d", "ctrl+d"), "page(1)", show=False),
        Binding(keys("u", "ctrl+u"), "page(-1)", show=False),
        Binding(keys("g", "home"), f"move(-{_MANY})", show=False),
        Binding(keys("G", "end"), f"move({_MANY})", show=False),
        Binding(keys(">"), "beside(1)", show=False),
        Binding(keys("<"), "beside(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.empty: Callable[[], str] = lambda: ""
        """What is said where there is no row."""
        self.cursor = 0
        self.first = 0

    # --- what subclasses say ------------------------------------------------------------------

    @abstractmethod
    def count(self) -> int:
        """Return how many rows there are."""

    @abstractmethod
    def places(self, width: int) -> Sequence[Place[Any]]:
        """Return the columns that fit on a width, in reading order."""

    @abstractmethod
    def heading(self, column: Any) -> tuple[str, str]:
        """Return the name of a column, and the sign of its order where rows are sorted by it."""

    @abstractmethod
    def cell(
        self, number: int, place: Place[Any], ink: Style, dim: Style, ground: Style
    ) -> list[Segment]:
        """Return what a row says in a column, on exactly its width."""

    def is_far(self, column: Any) -> bool:
        """Tell whether a column stands at its other side, as numbers do under each other."""
        return False

    @abstractmethod
    def in_full(self, width: int) -> Sequence[tuple[Line, bool]]:
        """Return up to three lines of the row under the cursor, and whether each is a title."""

    @abstractmethod
    def sort_by(self, column: Any) -> None:
        """Have the rows sorted by a column."""

    @abstractmethod
    def action_sort(self, number: int) -> None:
        """Sort by a column, counted in reading order."""

    @abstractmethod
    def action_beside(self, by: int) -> None:
        """Sort by the next or previous column."""

    @abstractmethod
    def action_choose(self) -> None:
        """Open the row under the cursor."""

    # --- moving -------------------------------------------------------------------------------

    def room(self) -> int:
        """Return how many rows of items there are."""
        return max(1, self.size.height - HEAD - FOOT)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into view."""
        count, room = self.count(), self.room()
        self.cursor = max(0, min(row, count - 1))
        self.first = max(min(self.first, self.cursor), self.cursor - room + 1)
        self.first = max(0, min(self.first, count - room))
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.move_to(self.cursor + by)

    def action_page(self, halves: int) -> None:
        """Move by halves of a screen."""
        by = max(1, self.room() * abs(halves) // 2)
        by = by if halves > 0 else -by
        self.first = max(0, min(self.first + by, self.count() - self.room()))
        self.move_to(self.cursor + by)

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        page = Style(bgcolor=self.palette.page)
        if width < 4:
            return Strip.blank(width, page)
        if y < HEAD:
            return self._head(width)
        row = y - HEAD
        foot = row - max(self.size.height - HEAD - FOOT, 1)
        if foot >= 0:
            return self._foot(foot, width, page)
        if not self.count() and row == 1:
            line = one_line(self.empty() or " ", width - 4, int(self.words.rtl))
            parts = segments(line, page + Style(color=self.palette.dim))
            return strip(parts, line.width, width, page, rtl=self.words.rtl, margin=2)
        number = self.first + row
        if number >= self.count():
            return Strip.blank(width, page)
        return self._row(number, width, page)

    def _row(self, number: int, width: int, ground: Style) -> Strip:
        palette = self.palette
        ink, dim = Style(color=palette.ink), Style(color=palette.dim)
        if number == self.cursor:
            ground = ground + selected(palette)
            dim = ink  # dim is faint on this ground
        cells = [
            (place, self.cell(number, place, ink, dim, ground)) for place in self.places(width)
        ]
        sign = "▸" if number == self.cursor and self.has_focus else " "
        if self.words.rtl:
            sign = sign.replace("▸", "◂")
        return self._joined(cells, width, ground, sign)

    def _joined(
        self, cells: list[tuple[Place[Any], list[Segment]]], width: int, ground: Style, sign: str
    ) -> Strip:
        """Return cells beside each other in reading order."""
        rtl = self.words.rtl
        row: list[Segment] = []
        used = 0
        for place, parts in cells:
            lead = place.first - used
            blank = [Segment(" " * lead, ground)]
            if used == 0:
                look = ground + Style(color=self.palette.accent)
                air = [Segment(" " * (lead - 1), ground)] if lead > 1 else []
                blank = [*air, Segment(sign, look)] if rtl else [Segment(sign, look), *air]
            row = [*parts, *blank, *row] if rtl else [*row, *blank, *parts]
            used = place.first + place.width
        return strip(row, used, width, ground, rtl=rtl)

    def _head(self, width: int) -> Strip:
        palette = self.palette
        ground = Style(bgcolor=palette.panel)
        cells = []
        for place in self.places(width):
            text, sign = self.heading(place.column)
            text = f"{text} {sign}" if sign else text
            color = palette.accent if sign else palette.dim
            look = Style(color=color, bold=True, underline=bool(sign))
            rtl, far = self.words.rtl, self.is_far(place.column)
            made = cell(text, place.width - far, look, ground, rtl=rtl, far=far)
            air = [Segment(" ", ground)] * far
            cells.append((place, [*air, *made] if rtl else [*made, *air]))
        return self._joined(cells, width, ground, " ")

    def _foot(self, row: int, width: int, ground: Style) -> Strip:
        """Return a row of what the item under the cursor says in full."""
        lines = self.in_full(width - 4) if row and self.count() else ()
        if not lines:
            return Strip.blank(width, ground)
        panel = Style(bgcolor=self.palette.panel)
        if row > len(lines):
            return Strip.blank(width, panel)
        line, is_title = lines[row - 1]
        color = self.palette.ink if is_title else self.palette.dim
        parts = segments(line, panel + Style(color=color, bold=is_title))
        return strip(parts, line.width, width, panel, rtl=self.words.rtl, margin=2)

    # --- mouse --------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_move(-3)

    def on_click(self, event: events.Click) -> None:
        if event.y < HEAD:
            column = self._column_at(event.x)
            if column is not None:
                self.sort_by(column)
            return
        number = self.first + event.y - HEAD
        if event.y - HEAD < self.room() and number < self.count():
            again = number == self.cursor and event.chain == 2
            self.move_to(number)
            if again:
                self.action_choose()

    def _column_at(self, x: int) -> Any:
        if self.words.rtl:
            x = self.size.width - 1 - x
        for place in self.places(self.size.width):
            if place.first <= x < place.first + place.width:
                return place.column
        return None

    def on_resize(self) -> None:
        self.move_to(self.cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
