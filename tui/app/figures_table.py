"""The table of figures: only the rows in view are drawn, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.app.columns import Place, cell
from tui.app.figure_words import apart
from tui.app.figures_cells import places, said, value_cell
from tui.app.figures_order import Column, Sorting
from tui.app.figures_rows import Item
from tui.app.rows_table import RowsTable, keys
from tui.app.theme import Palette
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line
from tui.words import Words

_OWN = (Column.TEXT, Column.SUBJECT, Column.DATE, Column.ARTICLE)
"""Columns whose words are those of the articles."""


class FiguresTable(RowsTable):
    """Shows figures in an order that may still be growing; tells what is chosen and wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(keys("r"), "reverse", show=False)]

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
        super().__init__(palette, words)
        self.items: Sequence[Item] = ()
        self.order: Sequence[int] = ()
        """Numbers of items, as they are shown."""
        self.sorting = Sorting()

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

    def count(self) -> int:
        return len(self.order)

    def action_choose(self) -> None:
        """Open the article at the figure under the cursor."""
        item = self.current()
        if item is not None:
            self.post_message(self.Chosen(item))

    # --- order --------------------------------------------------------------------------------

    def action_sort(self, number: int) -> None:
        """Sort by a column, counted in reading order; again, the other way round, then not."""
        self.sort_by(list(Column)[number])

    def sort_by(self, column: Any) -> None:
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

    def places(self, width: int) -> tuple[Place[Column], ...]:
        return places(width, self.words)

    def heading(self, column: Any) -> tuple[str, str]:
        sign = "▼" if self.sorting.reverse else "▲"
        name = self.words.say(f"all.column.{column}")
        return name, sign if column is self.sorting.column else ""

    def cell(
        self, number: int, place: Place[Any], ink: Style, dim: Style, ground: Style
    ) -> list[Segment]:
        item = self.items[self.order[number]]
        if place.column is Column.VALUE:
            return value_cell(item, self.words, ink, dim, ground)
        look = dim if place.column in (Column.KIND, Column.DATE, Column.ARTICLE) else ink
        text = said(item, place.column, self.words)
        own = place.column in _OWN
        return cell(text, place.width, look, ground, rtl=self.words.rtl, own=own)

    def in_full(self, width: int) -> Sequence[tuple[Line, bool]]:
        item = self.current()
        if item is None:
            return ()
        base = int(self.words.rtl)
        parts = [item.source.title, (item.source.date or "")[:10], item.source.file]
        title = one_line(" · ".join(apart(part) for part in parts if part), width, base)
        lines = several_lines(self._all_said(item), width, 2, base)
        return [(title, True), *((line, False) for line in lines)]

    def _all_said(self, item: Item) -> str:
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
