"""The panel beside the article: what is known of it, and its sections to jump to."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette, selected
from tui.text.fitting import several_lines
from tui.text.layout import Line


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the panel."""

    text: str
    look: str
    """`title`, `heading`, `label`, `value` or `section`."""
    element: int | None = None
    """The element of the page that it leads to."""
    above: int = 0
    """Blank rows before it."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line | None
    item: int
    first: bool = False


class SidePanel(Widget, can_focus=True):
    """Shows the items of an article; those that lead somewhere can be chosen."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    SidePanel { height: 1fr; background: $panel; }
    """

    class Jumped(Message):
        """A section of the article is wanted."""

        def __init__(self, element: int) -> None:
            super().__init__()
            self.element = element

    def __init__(self, palette: Palette, *, rtl: bool) -> None:
        super().__init__(id="panel")
        self.palette = palette
        self.rtl = rtl
        self.items: list[Item] = []
        self.cursor: int | None = None
        self.current: int | None = None
        """The item of the section that is being read."""
        self.first = 0
        self._rows: tuple[int, list[_Row]] | None = None

    def show(self, items: list[Item]) -> None:
        """Show the items of another article."""
        self.items = items
        targets = self._targets()
        self.cursor = targets[0] if targets else None
        self.current = None
        self.first = 0
        self._rows = None
        self.refresh()

    def read(self, element: int) -> None:
        """Mark the section in which an element of the page stands."""
        current = None
        for index in self._targets():
            target = self.items[index].element
            if target is not None and target <= element:
                current = index
        if current == self.current:
            return
        changed = {self.current, current}
        first = self.first
        self.current = current
        if not self.has_focus and current is not None:
            self.cursor = current
            self._reveal()
        if self.first != first:
            self.refresh()
            return
        rows = [number for number, row in enumerate(self._laid()) if row.item in changed]
        self.refresh(*(Region(0, number - first, self.size.width, 1) for number in rows))

    def select(self, by: int) -> None:
        """Move the cursor among the items that lead somewhere; scroll where there are none."""
        targets = self._targets()
        if self.cursor in targets:
            index = targets.index(self.cursor) + by
            if 0 <= index < len(targets):
                self.cursor = targets[index]
                self._reveal()
                self.refresh()
                return
        self.scroll(by)

    def select_end(self, last: bool) -> None:
        """Put the cursor on the first or last item that leads somewhere."""
        targets = self._targets()
        if targets:
            self.cursor = targets[-1 if last else 0]
            self._reveal()
            self.refresh()

    def choose(self) -> None:
        """Go where the item under the cursor leads."""
        if self.cursor is not None:
            element = self.items[self.cursor].element
            if element is not None:
                self.post_message(self.Jumped(element))

    def scroll(self, by: int) -> None:
        """Move the rows in view."""
        last = max(0, len(self._laid()) - self.size.height)
        self.first = max(0, min(self.first + by, last))
        self.refresh()

    def _targets(self) -> list[int]:
        return [i for i, item in enumerate(self.items) if item.element is not None]

    def _reveal(self) -> None:
        rows = [number for number, row in enumerate(self._laid()) if row.item == self.cursor]
        if rows and self.size.height:
            if rows[0] < self.first:
                self.first = max(0, rows[0] - 2)
            elif rows[-1] >= self.first + self.size.height:
                self.first = rows[-1] - self.size.height + 1

    def _laid(self) -> list[_Row]:
        width = self.size.width
        if self._rows is None or self._rows[0] != width:
            rows: list[_Row] = []
            for number, item in enumerate(self.items):
                rows.extend(_Row(None, -1) for _ in range(item.above))
                base = int(self.rtl) if item.look in ("heading", "label") else None
                lines = several_lines(item.text, max(4, width - 5), 3, base)
                rows.extend(_Row(line, number, not row) for row, line in enumerate(lines))
            self._rows = (width, rows)
        return self._rows[1]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.panel)
        rows = self._laid()
        number = self.first + y
        row = rows[number] if number < len(rows) else None
        if row is None or row.line is None:
            return strip([], 0, width, ground, rtl=self.rtl)
        item = self.items[row.item]
        if self.has_focus and row.item == self.cursor:
            ground = ground + selected(self.palette)
        style = ground + self._style(item, row.item)
        margin = 1 if item.look == "heading" else 2
        rtl = row.line.rtl if item.look in ("title", "value", "section") else self.rtl
        parts = segments(row.line, style)
        used = row.line.width
        if item.look == "section":
            look = ground + Style(
                color=self.palette.accent if row.item == self.current else self.palette.dim
            )
            sign = [Segment("•" if row.first else " ", look), Segment(" ", ground)]
            parts = [*parts, *reversed(sign)] if rtl else [*sign, *parts]
            used += 2
            margin = 1
        return strip(parts, used, width, ground, rtl=rtl, margin=margin)

    def _style(self, item: Item, index: int) -> Style:
        palette = self.palette
        if item.look == "heading":
            return Style(color=palette.accent if self.has_focus else palette.dim, bold=True)
        if item.look == "title":
            return Style(color=palette.ink, bold=True)
        if item.look == "label":
            return Style(color=palette.dim)
        if item.look == "section" and index == self.current:
            return Style(color=palette.accent, bold=True)
        return Style(color=palette.ink)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll(-2)

    def on_click(self, event: events.Click) -> None:
        number = self.first + event.y
        rows = self._laid()
        if number < len(rows) and rows[number].item >= 0:
            item = rows[number].item
            if self.items[item].element is not None:
                self.cursor = item
                self.choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
