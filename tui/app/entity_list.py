"""The lists of the page of an entity: sentences, articles, figures, and who stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.entity_rows import HEIGHTS, Item, Painter, file_of
from tui.app.paint import segments, strip
from tui.app.rows_table import keys
from tui.app.theme import Palette, selected
from tui.app.window import Window
from tui.text.fitting import one_line, several_lines
from tui.words import Words

TABS = tuple(HEIGHTS)
"""The lists, in the order in which they are read."""
_MANY = 10**9
_GAP = 3
"""Columns between the names of two lists."""


class EntityList(Widget, can_focus=True):
    """Shows one of the lists below a row of their names; only what is in view is held."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    EntityList { height: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("j", "down"), "move(1)", show=False),
        Binding(keys("k", "up"), "move(-1)", show=False),
        Binding(keys("space", "pagedown", "d", "ctrl+d"), "page(1)", show=False),
        Binding(keys("b", "pageup", "u", "ctrl+u"), "page(-1)", show=False),
        Binding(keys("g", "home"), f"move(-{_MANY})", show=False),
        Binding(keys("G", "end"), f"move({_MANY})", show=False),
        Binding("left", "side(-1)", show=False),
        Binding("right", "side(1)", show=False),
        Binding(keys("tab", "]"), "tab(1)", show=False),
        Binding(keys("shift+tab", "["), "tab(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """An item is to be opened."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Wanted(Message):
        """Items in view are not held; several of these are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EntityList.Wanted)

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.words = words
        self.painter = Painter(palette, words)
        self.tab = TABS[0]
        self.windows: dict[str, Window[Item]] = {}
        self.more: dict[str, str] = {}
        """What is said behind the number of items of a list, such as how far it is read."""
        self.unread: set[str] = set()
        """Lists of which the number of items is not known."""
        self.empty: Callable[[], str] = lambda: ""
        self.cursors: dict[str, int] = {}
        self.first = 0
        """The first item in view."""
        self._spots: list[tuple[int, int, str]] = []
        self.forget()

    # --- contents -----------------------------------------------------------------------------

    def forget(self) -> None:
        """Show another entity: nothing is held."""
        self.windows = {tab: Window() for tab in TABS}
        self.more = {}
        self.unread = {"figures"}
        self.cursors = dict.fromkeys(TABS, 0)
        self.first = 0
        self.refresh()

    @property
    def window(self) -> Window[Item]:
        """What is held of the list in view."""
        return self.windows[self.tab]

    @property
    def cursor(self) -> int:
        """The item under the cursor."""
        return self.cursors[self.tab]

    def current(self) -> Item | None:
        """Return the item under the cursor, where it is held."""
        return self.window.get(self.cursor) if self.cursor < self.window.total else None

    def wanted(self) -> int | None:
        """Return the first block that has to be brought for the items in view."""
        if not self.window.total:
            return None
        return self.window.missing(self.first, self.first + self._most() + 1)

    # --- moving -------------------------------------------------------------------------------

    def _most(self) -> int:
        """Return how many items there is room for where each takes as few rows as it can."""
        return max(1, (self.size.height - 1) // (2 if HEIGHTS[self.tab] > 1 else 1))

    def room(self) -> int:
        """Return how many items stand whole on the screen, the first one in any case."""
        shown = self._shown(self.first)
        return max(1, sum(1 for _, top, rows in shown if top + rows <= self.size.height))

    def _rows_of(self, number: int, *, named: bool) -> int:
        """Return how many rows an item takes, with the row that names its article if it has one."""
        item = self.window.get(number)
        most = HEIGHTS[self.tab]
        if item is None or most == 1:
            return most
        return named + self.painter.sentence_rows(item, self.size.width) + 1  # one of air below

    def _names_article(self, number: int, first: int) -> bool:
        """Tell whether an item says its article: the first in view, or where it is another one."""
        item, before = self.window.get(number), self.window.get(number - 1) if number else None
        if number == first or item is None or before is None:
            return True
        return not file_of(item) == file_of(before) != ""

    def _shown(self, first: int) -> Iterator[tuple[int, int, int]]:
        """Yield the number, first row and rows of each item of a screen that begins with one.

        Of the last one the air below it may be out of view.
        """
        top = 1
        for number in range(first, self.window.total):
            rows = self._rows_of(number, named=self._names_article(number, first))
            if top >= self.size.height:
                return
            yield number, top, rows - (HEIGHTS[self.tab] > 1 and top + rows - 1 == self.size.height)
            top += rows

    def _first_for(self, last: int) -> int:
        """Return the first item of a screen on which an item is the last one that stands whole."""
        if HEIGHTS[self.tab] == 1:
            return max(0, last + 2 - max(2, self.size.height))
        first = last
        for number in range(last - 1, max(-1, last - self._most()), -1):
            ends = [top + rows for one, top, rows in self._shown(number) if one == last]
            if not ends or ends[0] > self.size.height:
                break
            first = number
        return first

    def move_to(self, item: int) -> None:
        """Put the cursor on an item and bring it into view."""
        total = self.window.total
        cursor = self.cursors[self.tab] = max(0, min(item, total - 1))
        self.first = max(min(self.first, cursor), self._first_for(cursor))
        self.first = max(0, min(self.first, self._first_for(total - 1) if total else 0))
        if self.wanted() is not None:
            self.post_message(self.Wanted())
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move by items."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move by screens."""
        room = self.room()
        self.first = max(0, min(self.first + by * room, self.window.total - 1))
        self.move_to(self.cursor + by * room)

    def action_side(self, by: int) -> None:
        """Show the list whose name stands to the left (-1) or right (1)."""
        self.action_tab(-by if self.words.rtl else by)

    def action_tab(self, by: int) -> None:
        """Show the next list, in reading order; after the last the first."""
        self.show_tab(TABS[(TABS.index(self.tab) + by) % len(TABS)])

    def show_tab(self, tab: str) -> None:
        """Show a list."""
        self.tab = tab
        self.first = self._first_for(self.cursor)
        self.post_message(self.Wanted())
        self.move_to(self.cursor)

    def action_choose(self) -> None:
        """Open the item under the cursor."""
        item = self.current()
        if item is not None:
            self.post_message(self.Chosen(item))

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.painter.palette.page)
        if width < 8:
            return Strip.blank(width, ground)
        if y == 0:
            return self._names(width)
        if not self.window.total:
            lines = several_lines(self.empty() or " ", width - 4, 3, int(rtl))
            if not 0 <= y - 2 < len(lines):
                return Strip.blank(width, ground)
            line = lines[y - 2]
            parts = segments(line, ground + Style(color=self.painter.palette.dim))
            return strip(parts, line.width, width, ground, rtl=rtl, margin=2)
        place = self._at(y)
        if place is None:
            return Strip.blank(width, ground)
        number, row = place
        under = number == self.cursor and row == 0
        if under:
            ground = ground + selected(self.painter.palette)
        if not self._names_article(number, self.first):
            row += 1  # its article is named above
        made = self.painter.paint(self.window.get(number), row, width, ground, under=under)
        return self._with_sign(made, width, ground) if under else made

    def _at(self, y: int) -> tuple[int, int] | None:
        """Return the item on a row of the widget, and which of its rows; None without one."""
        for number, top, rows in self._shown(self.first):
            if top <= y < top + rows:
                return number, y - top
        return None

    def _with_sign(self, made: Strip, width: int, ground: Style) -> Strip:
        """Return a row with the sign of the cursor, which tells it without colour, too."""
        rtl = self.words.rtl
        sign = Strip([Segment("◂" if rtl else "▸", ground)], 1)
        if rtl:
            return Strip.join([made.crop(0, width - 1), sign])
        return Strip.join([sign, made.crop(1, width)])

    def _names(self, width: int) -> Strip:
        """Return the names of the lists, with how many items each has."""
        palette, words, rtl = self.painter.palette, self.words, self.words.rtl
        ground = Style(bgcolor=palette.panel)
        row: list[Segment] = []
        used = 0
        self._spots = []
        for tab in TABS:
            text = words.say(f"entity_page.{tab}")
            if tab not in self.unread:
                text += f" {words.number(self.windows[tab].total)}{self.more.get(tab, '')}"
            line = one_line(text, max(4, width - 4), int(rtl))
            if used + line.width + _GAP > width - 2 and tab != self.tab:
                continue
            here = tab == self.tab
            color = palette.accent if here else palette.dim
            look = ground + Style(color=color, bold=here, underline=here)
            parts = segments(line, look)
            gap = [Segment(" " * _GAP, ground)] if used else []
            row = [*parts, *gap, *row] if rtl else [*row, *gap, *parts]
            used += _GAP * bool(used)
            first = width - 2 - used - line.width if rtl else 2 + used
            self._spots.append((first, first + line.width, tab))
            used += line.width
        return strip(row, used, width, ground, rtl=rtl, margin=2)

    # --- mouse --------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_move(3 if HEIGHTS[self.tab] == 1 else 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_move(-3 if HEIGHTS[self.tab] == 1 else -1)

    def on_click(self, event: events.Click) -> None:
        if event.y == 0:
            for first, last, tab in self._spots:
                if first <= event.x < last:
                    self.show_tab(tab)
            return
        place = self._at(event.y)
        if place is not None:
            number, _ = place
            again = number == self.cursor and event.chain == 2
            self.move_to(number)
            if again:
                self.action_choose()

    def on_resize(self) -> None:
        self.move_to(self.cursor)
