"""The table of figures: only the rows in view are drawn, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.figure_words import apart
from tui.app.figures_cells import Place, cell, places, said, value_cell
from tui.app.figures_order import Column, Sorting
from tui.app.figures_rows import Item
from tui.app.keyboard import with_arabic
from tui.app.paint import segments, strip
from tui.app.theme import Palette, selected
from tui.text.fitting import one_line, several_lines
from tui.words import Words

HEAD = 1
"""Rows of the names of the columns."""
FOOT = 4
"""Rows below: air, and what the row under the cursor says in full."""
_MANY = 10**9
_OWN = (Column.TEXT, Column.SUBJECT, Column.DATE, Column.ARTICLE)
"""Columns whose words are those of the articles."""


def keys(*names: str) -> str:
    """Return keys for a binding, with those of the Arabic layout."""
    return ",".join(with_arabic(names))


def _digits() -> list[BindingType]:
    from textual.keys import _character_to_key

    return [
        Binding(
            ",".join(_character_to_key(digit) for digit in digits), f"sort({number})", show=False
        )
        for number, digits in enumerate(
            ("1١۱", "2٢۲", "3٣۳", "4٤۴", "5٥۵", "6٦۶", "7٧۷")[: len(Column)]
        )
    ]


class FiguresTable(Widget, can_focus=True):
    """Shows figures in an order that may still be growing; tells what is chosen and wanted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FiguresTable { height: 1fr; background: $background; }
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
        Binding(keys("r"), "reverse", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """A figure is to be shown in its article."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Sorted(Message):
        """Another order is wanted."""

        def __init__(self, sorting: Sorting) -> None:
            super().__init__()
            self.sorting = sorting

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.items: Sequence[Item] = ()
        self.order: Sequence[int] = ()
        """Numbers of items, as they are shown."""
        self.sorting = Sorting()
        self.empty: Callable[[], str] = lambda: ""
        """What is said where there is no row."""
        self.cursor = 0
        self.first = 0

    # --- contents -----------------------------------------------------------------------------

    def show(self, items: Sequence[Item], order: Sequence[int], cursor: int) -> None:
        """Show items in an order, the cursor on a row."""
        self.items = items
        self.order = order
        self.move_to(cursor)

    def current(self) -> Item | None:
        """Return the item under the cursor."""
        if 0 <= self.cursor < len(self.order):
            return self.items[self.order[self.cursor]]
        return None

    # --- moving -------------------------------------------------------------------------------

    def room(self) -> int:
        """Return how many rows of items there are."""
        return max(1, self.size.height - HEAD - FOOT)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into view."""
        self.cursor = max(0, min(row, len(self.order) - 1))
        room = self.room()
        self.first = max(min(self.first, self.cursor), self.cursor - room + 1)
        self.first = max(0, min(self.first, len(self.order) - room))
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.move_to(self.cursor + by)

    def action_page(self, halves: int) -> None:
        """Move by halves of a screen."""
        by = max(1, self.room() * abs(halves) // 2)
        by = by if halves > 0 else -by
        self.first = max(0, min(self.first + by, len(self.order) - self.room()))
        self.move_to(self.cursor + by)

    def action_choose(self) -> None:
        """Open the article at the figure under the cursor."""
        item = self.current()
        if item is not None:
            self.post_message(self.Chosen(item))

    # --- order --------------------------------------------------------------------------------

    def action_sort(self, number: int) -> None:
        """Sort by a column, counted in reading order; again, the other way round, then not."""
        self.sort_by(list(Column)[number])

    def sort_by(self, column: Column) -> None:
        """Sort by a column; values begin with the greatest, all else with the first."""
        downwards = column is Column.VALUE
        if self.sorting.column is not column:
            self.post_message(self.Sorted(Sorting(column, downwards)))
        elif self.sorting.reverse is downwards:
            self.post_message(self.Sorted(Sorting(column, not downwards)))
        else:
            self.post_message(self.Sorted(Sorting()))

    def action_beside(self, by: int) -> None:
        """Sort by the next or previous column."""
        columns = list(Column)
        column = self.sorting.column
        index = columns.index(column) + by if column else (0 if by > 0 else len(columns) - 1)
        chosen = columns[index % len(columns)]
        self.post_message(self.Sorted(Sorting(chosen, chosen is Column.VALUE)))

    def action_reverse(self) -> None:
        """Turn the order around."""
        if self.sorting.column is not None:
            turned = Sorting(self.sorting.column, not self.sorting.reverse)
            self.post_message(self.Sorted(turned))

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
        if not self.order and row == 1:
            line = one_line(self.empty() or " ", width - 4, int(self.words.rtl))
            parts = segments(line, page + Style(color=self.palette.dim))
            return strip(parts, line.width, width, page, rtl=self.words.rtl, margin=2)
        number = self.first + row
        if number >= len(self.order):
            return Strip.blank(width, page)
        return self._row(number, width, page)

    def _row(self, number: int, width: int, ground: Style) -> Strip:
        palette = self.palette
        ink, dim = Style(color=palette.ink), Style(color=palette.dim)
        if number == self.cursor:
            ground = ground + selected(palette)
            dim = ink  # dim is faint on this ground
        item = self.items[self.order[number]]
        cells = []
        for place in places(width, self.words):
            look = dim if place.column in (Column.KIND, Column.DATE, Column.ARTICLE) else ink
            if place.column is Column.VALUE:
                cells.append((place, value_cell(item, self.words, ink, dim, ground)))
                continue
            text = said(item, place.column, self.words)
            own = place.column in _OWN
            made = cell(text, place.width, look, ground, rtl=self.words.rtl, own=own)
            cells.append((place, made))
        sign = "▸" if number == self.cursor and self.has_focus else " "
        if self.words.rtl:
            sign = sign.replace("▸", "◂")
        return self._joined(cells, width, ground, sign)

    def _joined(
        self, cells: list[tuple[Place, list[Segment]]], width: int, ground: Style, sign: str
    ) -> Strip:
        """Return cells beside each other in reading order."""
        rtl = self.words.rtl
        row: list[Segment] = []
        used = 0
        for place, parts in cells:
            lead = place.first - used
            blank = (
                [Segment(sign, ground + Style(color=self.palette.accent))]
                if used == 0
                else [Segment(" " * lead, ground)]
            )
            row = [*parts, *blank, *row] if rtl else [*row, *blank, *parts]
            used = place.first + place.width
        return strip(row, used, width, ground, rtl=rtl)

    def _head(self, width: int) -> Strip:
        palette, words = self.palette, self.words
        ground = Style(bgcolor=palette.panel)
        cells = []
        for place in places(width, words):
            text = words.say(f"all.column.{place.column.value}")
            chosen = place.column is self.sorting.column
            if chosen:
                text = f"{text} {'▼' if self.sorting.reverse else '▲'}"
            color = palette.accent if chosen else palette.dim
            look = Style(color=color, bold=True, underline=chosen)
            cells.append((place, cell(text, place.width, look, ground, rtl=words.rtl)))
        return self._joined(cells, width, ground, " ")

    def _foot(self, row: int, width: int, ground: Style) -> Strip:
        """Return a row of what the item under the cursor says in full."""
        item = self.current()
        rtl = self.words.rtl
        if row == 0 or item is None:
            return Strip.blank(width, ground)
        panel = Style(bgcolor=self.palette.panel)
        if row == 1:
            parts_said = [item.source.title, (item.source.date or "")[:10], item.source.file]
            text = " · ".join(apart(part) for part in parts_said if part)
            look = Style(color=self.palette.ink, bold=True)
            line = one_line(text, width - 4, int(rtl))
        else:
            text = self._in_full(item)
            look = Style(color=self.palette.dim)
            lines = several_lines(text, width - 4, 2, int(rtl))
            if row - 2 >= len(lines):
                return Strip.blank(width, panel)
            line = lines[row - 2]
        return strip(segments(line, panel + look), line.width, width, panel, rtl=rtl, margin=2)

    def _in_full(self, item: Item) -> str:
        words = self.words
        name = {
            column: words.say(f"all.column.{column.value}")
            for column in (Column.VALUE, Column.TEXT, Column.SUBJECT)
        }
        comma = "، " if words.rtl else ", "
        value = said(item, Column.VALUE, words)
        modifier = said(item, Column.MODIFIER, words)
        parts = [
            f"{name[Column.TEXT]}: {apart(said(item, Column.TEXT, words))}",
            f"{said(item, Column.KIND, words)}: {value}" + (f" ({modifier})" if modifier else ""),
        ]
        if item.subject:
            parts.append(f"{name[Column.SUBJECT]}: {apart(item.subject)}")
        return comma.join(parts)

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
        if event.y - HEAD < self.room() and number < len(self.order):
            again = number == self.cursor and event.chain == 2
            self.move_to(number)
            if again:
                self.action_choose()

    def _column_at(self, x: int) -> Column | None:
        if self.words.rtl:
            x = self.size.width - 1 - x
        for place in places(self.size.width, self.words):
            if place.first <= x < place.first + place.width:
                return place.column
        return None

    def on_resize(self) -> None:
        self.move_to(self.cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
