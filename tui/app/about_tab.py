"""The tab that tells what is known of the article, and its sections to jump to."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.paint import segments, strip
from tui.app.tabs import Tab
from tui.app.theme import Palette, selected
from tui.text.fitting import several_lines
from tui.text.layout import Line


class Item(NamedTuple):
    """A paragraph of the tab."""

    text: str
    look: str
    """`title`, `heading`, `label`, `value` or `section`."""
    element: int | None = None
    """The element of the page that it leads to."""
    above: int = 0
    """Blank rows before it."""


class Row(NamedTuple):
    """A row of the tab: a line of an item, or nothing."""

    line: Line | None
    item: int
    first: bool = False


class AboutTab(Tab):
    """Shows the items of an article; those that lead somewhere can be chosen."""

    name = "article"

    def __init__(self, *, rtl: bool) -> None:
        super().__init__(rtl=rtl)
        self.items: list[Item] = []
        self._rows: tuple[int, list[Row]] | None = None
        self._targets: list[int] = []

    def fill(self, items: list[Item]) -> None:
        """Show the items of another article."""
        self.items = items
        self._targets = [i for i, item in enumerate(items) if item.element is not None]
        self.cursor = self._targets[0] if self._targets else None
        self.current = None
        self.first = 0
        self._rows = None

    def at_element(self, element: int) -> int | None:
        """Return the section in which an element of the page stands."""
        current = None
        for index in self._targets:
            target = self.items[index].element
            if target is not None and target <= element:
                current = index
        return current

    def laid(self, width: int) -> list[Row]:
        """Return all rows at a width in columns."""
        if self._rows is None or self._rows[0] != width:
            rows: list[Row] = []
            for number, item in enumerate(self.items):
                rows.extend(Row(None, -1) for _ in range(item.above))
                base = int(self.rtl) if item.look in ("heading", "label") else None
                lines = several_lines(item.text, max(4, width - 5), 3, base)
                rows.extend(Row(line, number, not row) for row, line in enumerate(lines))
            self._rows = (width, rows)
        return self._rows[1]

    def height(self, width: int) -> int:
        return len(self.laid(width))

    def item_at(self, row: int, width: int) -> int | None:
        rows = self.laid(width)
        return rows[row].item if 0 <= row < len(rows) and rows[row].item >= 0 else None

    def rows_of(self, item: int, width: int) -> range:
        rows = [number for number, row in enumerate(self.laid(width)) if row.item == item]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def can_choose(self, item: int) -> bool:
        return item in self._targets

    def beside(self, item: int | None, by: int) -> int | None:
        if item not in self._targets:
            return None
        index = self._targets.index(item) + by
        return self._targets[index] if 0 <= index < len(self._targets) else None

    def last(self, end: bool) -> int | None:
        return self._targets[-1 if end else 0] if self._targets else None

    def paint(self, row: int, width: int, palette: Palette, *, focused: bool) -> Strip:
        ground = Style(bgcolor=palette.panel)
        rows = self.laid(width)
        shown = rows[row] if row < len(rows) else None
        if shown is None or shown.line is None:
            return strip([], 0, width, ground, rtl=self.rtl)
        item, line = self.items[shown.item], shown.line
        if focused and shown.item == self.cursor:
            ground = ground + selected(palette)
        style = ground + self._style(item, shown.item, palette, focused)
        margin = 1 if item.look == "heading" else 2
        rtl = line.rtl if item.look in ("title", "value", "section") else self.rtl
        parts = segments(line, style)
        used = line.width
        if item.look == "section":
            color = palette.accent if shown.item == self.current else palette.dim
            look = ground + Style(color=color)
            sign = [Segment("•" if shown.first else " ", look), Segment(" ", ground)]
            parts = [*parts, *reversed(sign)] if rtl else [*sign, *parts]
            used += 2
            margin = 1
        return strip(parts, used, width, ground, rtl=rtl, margin=margin)

    def _style(self, item: Item, index: int, palette: Palette, focused: bool) -> Style:
        if item.look == "heading":
            return Style(color=palette.accent if focused else palette.dim, bold=True)
        if item.look == "title":
            return Style(color=palette.ink, bold=True)
        if item.look == "label":
            return Style(color=palette.dim)
        if item.look == "section" and index == self.current:
            return Style(color=palette.accent, bold=True)
        return Style(color=palette.ink)
