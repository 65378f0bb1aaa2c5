"""The table of a concordance: the node in the same columns on every row, only rows in view set."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from tui.app.around import around
from tui.app.columns import Place, cell
from tui.app.concordance_lines import Lines
from tui.app.concordance_sides import sides
from tui.app.figure_words import apart
from tui.app.paint import segments
from tui.app.rows_table import RowsTable
from tui.app.theme import Palette
from tui.library import site
from tui.search.concordance import Line, Order
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line as Row
from tui.text.layout import direction
from tui.words import Words

_NODE = 24
"""Columns of a node at most; a longer phrase is cut."""
_LEAST_NODE = 6
"""Columns of a node at least: those of its name, الكلمة."""
_SIDE = 26
"""Columns that each side keeps before a date or a source is shown: four words or five."""
_LEAST = {"date": 10, "source": 16}
"""Columns of `2025-11-03`, and of most sites."""
_AIRY = 60
"""Columns of the screen from which two stand between the parts of a line, else one."""
_AHEAD = 50
"""Lines that are read beyond those in view."""


class Column(StrEnum):
    """A column of the table."""

    BEFORE = "before"
    NODE = "node"
    AFTER = "after"
    DATE = "date"
    SOURCE = "source"


SORTED = (Order.AFTER, Order.BEFORE, Order.DATE, Order.SOURCE, Order.INDEX)
"""The orders by their keys, 1 to 5."""
_ORDERS = {
    Column.BEFORE: Order.BEFORE,
    Column.NODE: Order.INDEX,
    Column.AFTER: Order.AFTER,
    Column.DATE: Order.DATE,
    Column.SOURCE: Order.SOURCE,
}


class ConcordanceTable(RowsTable):
    """Shows lines; asks for more of them, and tells what is chosen and how it is to be sorted."""

    class Chosen(Message):
        """The article of a line is wanted."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    class Sorted(Message):
        """Another order is wanted."""

        def __init__(self, order: Order) -> None:
            super().__init__()
            self.order = order

    class Wanted(Message):
        """More lines come into view than are read; several of these are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ConcordanceTable.Wanted)

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__(palette, words)
        self.lines: Lines | None = None
        self.node = _LEAST_NODE
        """Columns of the widest of the first nodes."""
        self.base = 1
        """The direction of most lines, 0 or 1, by which the columns are named and ordered."""
        self.far: tuple[Column, ...] = ()
        """What is known of the articles of some lines, in columns where there is room."""
        self._measured = 0
        """Lines by which that was chosen."""
        self.asked = 0
        """The row that one went to before the lines up to it were read."""

    # --- contents -----------------------------------------------------------------------------

    def show(self, lines: Lines | None, cursor: int = 0) -> None:
        """Show other lines."""
        self.lines = lines
        self.node, self.base = _LEAST_NODE, 1
        self.far = ()
        self._measured = 0
        self.first = 0
        self.measure()
        self.move_to(cursor)

    def measure(self) -> None:
        """Choose the columns of the node and the direction by the lines that were read first."""
        first = self.lines.first() if self.lines is not None else []
        if len(first) > self._measured:
            self._measured = len(first)
            widest = max(one_line(" ".join(line.node.split()), _NODE).width for line in first)
            self.node = max(self.node, min(_NODE, widest))
            from_right = sum(direction(line.before + line.node + line.after) for line in first)
            self.base = int(2 * from_right >= len(first))
            known = {
                Column.DATE: any(line.found.date for line in first),
                Column.SOURCE: any(line.found.source for line in first),
            }
            self.far = tuple(column for column, is_known in known.items() if is_known)

    def count(self) -> int:
        return len(self.lines) if self.lines is not None else 0

    def current(self) -> Line | None:
        """Return the line under the cursor."""
        if self.lines is None or self.cursor >= len(self.lines):
            return None
        return self.lines[self.cursor]

    def wanted(self) -> int:
        """Return how many lines are to be read for what is in view and where one went."""
        return max(self.first + self.room() + _AHEAD, self.asked + 1)

    def move_to(self, row: int) -> None:
        self.asked = max(0, row)
        super().move_to(row)
        lines = self.lines
        if lines is not None and not lines.complete and self.count() < self.wanted():
            self.post_message(self.Wanted())

    def grow(self) -> None:
        """Show that more lines are read, the cursor on the row that one went to."""
        self.measure()
        asked = self.asked
        self.move_to(max(self.cursor, min(asked, self.count() - 1)))
        self.asked = asked

    # --- what is chosen -----------------------------------------------------------------------

    def action_choose(self) -> None:
        """Open the article of the line under the cursor."""
        line = self.current()
        if line is not None:
            self.post_message(self.Chosen(line))

    def action_sort(self, number: int) -> None:
        """Sort by what a key stands for."""
        if number < len(SORTED):
            self.post_message(self.Sorted(SORTED[number]))

    def sort_by(self, column: Any) -> None:
        """Sort by a column."""
        self.post_message(self.Sorted(_ORDERS[column]))

    def action_beside(self, by: int) -> None:
        """Sort in the next or previous way."""
        here = self.lines.order if self.lines is not None else Order.INDEX
        self.action_sort((SORTED.index(here) + by) % len(SORTED))

    # --- painting -----------------------------------------------------------------------------

    def places(self, width: int) -> Sequence[Place[Column]]:
        """Return the columns: both sides of the node are equally wide, whatever stands there."""
        gap = 2 if width >= _AIRY else 1
        room = width - gap - 1
        node = min(self.node, max(_LEAST_NODE, room // 4))
        far: list[Column] = []
        for column in self.far:
            if (room - node - 2 * gap - gap - _LEAST[column]) // 2 >= _SIDE:
                far.append(column)
                room -= _LEAST[column] + gap
        side = (room - node - 2 * gap) // 2
        if side < 2:
            return (Place(Column.NODE, 1, max(2, room)),)
        near = (Column.BEFORE, Column.NODE, Column.AFTER)
        made = []
        first = gap
        for column in (*(near if self._begins_before else reversed(near)), *far):
            wide = _LEAST.get(column, node if column is Column.NODE else side)
            made.append(Place(column, first, wide))
            first += wide + gap
        return made

    @property
    def _begins_before(self) -> bool:
        """Whether what stands before the node is nearest to where the interface begins to read."""
        return self.words.rtl == bool(self.base)

    def heading(self, column: Any) -> tuple[str, str]:
        order = self.lines.order if self.lines is not None else Order.INDEX
        by_this = order is not Order.INDEX and _ORDERS[column] is order
        return self.words.say(f"concordance.column.{column}"), "▲" if by_this else ""

    def is_far(self, column: Any) -> bool:
        """Tell whether a column touches the node at the side away from where reading begins."""
        return column is (Column.BEFORE if self._begins_before else Column.AFTER)

    def cell(
        self, number: int, place: Place[Any], ink: Style, dim: Style, ground: Style
    ) -> list[Segment]:
        assert self.lines is not None
        line, column, width = self.lines[number], place.column, place.width
        rtl = self.words.rtl
        if column is Column.DATE:
            return cell((line.found.date or "")[:10], width, dim, ground, rtl=rtl, own=True)
        if column is Column.SOURCE:
            return cell(site(line.found.source), width, dim, ground, rtl=rtl, own=True)
        if column is Column.NODE:
            made = sides(line.before, line.node, line.after, self._side(), width)
            look = Style(color=self.palette.accent, bold=True)
            return padded(made.node, width, ground + look, ground, right=made.rtl)
        node = next(one.width for one in self.places(self.size.width) if one.column is Column.NODE)
        made = sides(line.before, line.node, line.after, width, node)
        on_right = (column is Column.BEFORE) == bool(self.base)
        part = made.before if on_right == made.rtl else made.after
        return padded(part, width, ground + ink, ground, right=not on_right)

    def _side(self) -> int:
        """Return the columns of a side of the node."""
        places = self.places(self.size.width)
        return next((one.width for one in places if one.column is Column.AFTER), 2)

    def in_full(self, width: int) -> Sequence[tuple[Row, bool]]:
        line = self.current()
        if line is None:
            return ()
        found = line.found
        title = " ".join(found.title.split()) or found.file.rpartition("/")[2]
        # Isolated, a date of ISO 8601 reads from the left wherever it stands.
        said = [apart(title), apart(site(found.source)) if found.source else ""]
        said.append(f"\u2066{found.date[:10]}\u2069" if found.date else "")
        head = one_line(" · ".join(filter(None, said)), width, int(self.words.rtl))
        start, end = len(line.before), len(line.before) + len(line.node)
        text, _, _ = around(f"{line.before}{line.node}{line.after}", start, end, width, 2)
        return [(head, True), *((row, False) for row in several_lines(text, width, 2))]


def padded(line: Row, width: int, look: Style, ground: Style, *, right: bool) -> list[Segment]:
    """Return a line on exactly `width` columns, at their right or left end."""
    blank = [Segment(" " * (width - line.width), ground)] if line.width < width else []
    parts = segments(line, look) if line.texts else []
    return [*blank, *parts] if right else [*parts, *blank]
