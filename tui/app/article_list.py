"""The list of articles: only the rows in view are read and drawn, whatever the number of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette, selected
from tui.library import Entry
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line

HEIGHT = 4
"""Rows of an article: two of its title, one of what else is known, one of air."""
HEAD = 2
"""Rows of the panel's title."""


class Summary(NamedTuple):
    """What the list shows of an article."""

    title: str
    details: tuple[str, ...]
    """The most telling first."""
    failed: bool = False


class ArticleList(Widget, can_focus=True):
    """Lists files by title; tells which is wanted, and which titles it lacks."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ArticleList { height: 1fr; background: $panel; }
    """

    class Chosen(Message):
        """An article is to be opened."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Wanted(Message):
        """Titles in view are not known yet."""

        def __init__(self, indexes: list[int]) -> None:
            super().__init__()
            self.indexes = indexes

    def __init__(
        self, palette: Palette, title: Callable[[], str], *, rtl: bool, pending: str
    ) -> None:
        super().__init__(id="list")
        self.palette = palette
        self.title = title
        self.rtl = rtl
        self.pending = pending
        self.entries: list[Entry] = []
        self.summaries: dict[int, Summary] = {}
        self.opened: int | None = None
        self.cursor = 0
        self.first = 0
        self.patient = True
        """Whether titles that are not known may wait."""
        self._asked: set[int] = set()

    # --- contents -----------------------------------------------------------------------------

    def add(self, entries: list[Entry]) -> None:
        """Add files at the end."""
        self.entries.extend(entries)
        self.refresh()

    def learn(self, index: int, summary: Summary) -> None:
        """Take what is known of an article."""
        self.summaries[index] = summary
        self._asked.discard(index)
        if self.first <= index < self.first + self.room() + 1:
            self.refresh()

    def forget(self, index: int) -> None:
        """Ask again for an article's title when it is next in view."""
        self._asked.discard(index)

    def open(self, index: int) -> None:
        """Mark an article as the one that is read."""
        self.opened = index
        self.select(index)

    # --- moving -------------------------------------------------------------------------------

    def room(self) -> int:
        """Return how many articles fit on the panel."""
        return max(1, (self.size.height - HEAD) // HEIGHT)

    def select(self, index: int) -> None:
        """Put the cursor on an article and bring it into view."""
        if not self.entries:
            return
        self.cursor = max(0, min(index, len(self.entries) - 1))
        if self.cursor < self.first:
            self.first = self.cursor
        elif self.cursor >= self.first + self.room():
            self.first = self.cursor - self.room() + 1
        self.refresh()

    def scroll(self, by: int) -> None:
        """Move the rows in view and leave the cursor where it is."""
        last = max(0, len(self.entries) - self.room())
        self.first = max(0, min(self.first + by, last))
        self.refresh()

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        ground = Style(bgcolor=self.palette.panel)
        width = self.size.width
        if y < HEAD:
            return self._title_row(y, width, ground)
        index = self.first + (y - HEAD) // HEIGHT
        if index >= len(self.entries):
            return strip([], 0, width, ground, rtl=self.rtl)
        row = (y - HEAD) % HEIGHT
        if index == self.cursor and self.has_focus and row < HEIGHT - 1:
            ground = ground + selected(self.palette)
        if row == 0:
            self._ask()
        return self._item_row(index, row, width, ground)

    def _title_row(self, y: int, width: int, ground: Style) -> Strip:
        if y:
            return strip([], 0, width, ground, rtl=self.rtl)
        color = self.palette.accent if self.has_focus else self.palette.dim
        line = one_line(self.title(), width - 2, int(self.rtl))
        parts = segments(line, ground + Style(color=color, bold=True))
        return strip(parts, line.width, width, ground, rtl=self.rtl, margin=1)

    def _item_row(self, index: int, row: int, width: int, ground: Style) -> Strip:
        known = self.summaries.get(index)
        under = ground.bgcolor != Style(bgcolor=self.palette.panel).bgcolor
        dim = self.palette.ink if under else self.palette.dim  # dim is faint under the cursor
        style = ground + Style(color=self.palette.ink if known else dim)
        if known and known.failed and not under:
            style = ground + Style(color=self.palette.error)
        if index == self.opened:
            style += Style(bold=True)
        title = known.title if known else self.entries[index].file.rpartition("/")[2]
        lines = several_lines(title, width - 4, 2)
        details = known.details if known else (self.pending,)
        if row == len(lines):  # the detail follows a title of one row at once
            line = self._detail_line(details, width - 4)
            style = ground + Style(color=dim)
        elif row < len(lines):
            line = lines[row]
        else:
            return strip([], 0, width, ground, rtl=self.rtl)
        parts = segments(line, style)
        sign = "▎" if index == self.opened and row <= len(lines) else " "
        edge = Segment(
            sign if not self.rtl else sign.replace("▎", "▐"),
            ground + Style(color=self.palette.accent),
        )
        blank = Segment(" ", ground)
        parts = [*parts, blank, edge] if self.rtl else [edge, blank, *parts]
        return strip(parts, line.width + 2, width, ground, rtl=self.rtl)

    def _detail_line(self, details: tuple[str, ...], width: int) -> Line:
        """Return what else is known of an article, without what does not fit whole."""
        for count in range(len(details), 1, -1):
            line = one_line(" · ".join(details[:count]), width, int(self.rtl))
            if "…" not in line.texts:
                return line
        return one_line(details[0], width, int(self.rtl))

    def _ask(self) -> None:
        """Ask for the titles in view that are neither known nor asked for."""
        if self.patient:
            return
        last = min(len(self.entries), self.first + self.room() + 1)
        wanted = [
            index
            for index in range(self.first, last)
            if index not in self.summaries and index not in self._asked
        ]
        if wanted:
            self._asked.update(wanted)
            # A message made while the screen paints counts as the screen's and goes no further.
            self.call_later(self._tell_wanted, wanted)

    def _tell_wanted(self, wanted: list[int]) -> None:
        self.post_message(self.Wanted(wanted))

    # --- mouse --------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll(-1)

    def on_click(self, event: events.Click) -> None:
        index = self.first + (event.y - HEAD) // HEIGHT
        if event.y >= HEAD and index < len(self.entries):
            self.select(index)
            self.post_message(self.Chosen(index))

    def on_resize(self) -> None:
        self.select(self.cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
