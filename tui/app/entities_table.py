"""The table of all names: only the rows in view are held and drawn, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from tui.app.columns import Place, cell, fitted
from tui.app.entities_rows import ALL, ORDERS, OVER, Asked, Column, Named
from tui.app.entity_marks import typed
from tui.app.figure_words import apart
from tui.app.rows_table import RowsTable
from tui.app.theme import Palette
from tui.app.window import Window
from tui.catalogue.records import Order
from tui.model import EntityType
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line
from tui.words import Words

_NUMBERS = (Column.MENTIONS, Column.ELSEWHERE, Column.SCORE, Column.ARTICLES)
_LEAST = {
    Column.NAME: 22,
    Column.MENTIONS: 11,
    Column.ELSEWHERE: 11,
    Column.SCORE: 10,
    Column.ARTICLES: 11,
    Column.NEWEST: 10,
    Column.FORMS: 14,
}
_FIRST = (
    Column.NAME, Column.MENTIONS, Column.SCORE, Column.TYPE, Column.ARTICLES, Column.ELSEWHERE,
    Column.NEWEST, Column.FORMS,
)  # fmt: skip
"""The columns by what is missed most where there is no room for it."""
_SHARES = {Column.NAME: 3, Column.FORMS: 4}
_ASCENDING = (Column.NAME, Column.TYPE)


class EntitiesTable(RowsTable):
    """Shows names; asks for rows that come into view, and tells what is chosen and wanted."""

    class Chosen(Message):
        """The page of an entity is wanted."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class Sorted(Message):
        """Another order is wanted."""

        def __init__(self, order: Order) -> None:
            super().__init__()
            self.order = order

    class Wanted(Message):
        """Rows in view are not held; several of these are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EntitiesTable.Wanted)

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__(palette, words)
        self.asked = Asked()
        self.window: Window[Named] = Window()

    # --- contents -----------------------------------------------------------------------------

    def ask(self, asked: Asked, *, cursor: int = 0) -> None:
        """Show other rows, once they are brought."""
        self.asked = asked
        self.window.forget()
        self.cursor = cursor
        self.first = 0
        self.post_message(self.Wanted())
        self.refresh()

    def wanted(self) -> int | None:
        """Return the first block that has to be brought for the rows in view."""
        if not self.window.total:
            return self.window.missing(self.cursor, self.cursor + 1)
        return self.window.missing(self.first, self.first + self.room())

    def take(self, block: int, rows: Sequence[Named], total: int, age: tuple[int, int]) -> None:
        """Take rows that were brought; what is under the cursor stays there if it is among them."""
        under = self.current()
        before = self.cursor
        if not self.window.fill(block, rows, total, age):
            return
        now = self.current()
        if under is not None and before and (now is None or now.id != under.id):
            near = range(max(0, before - self.room()), before + self.room())
            before = next(
                (n for n in near if (one := self.window.get(n)) and one.id == under.id), before
            )
        self.move_to(before)

    def current(self) -> Named | None:
        """Return the row under the cursor, where it is held."""
        return self.window.get(self.cursor) if self.cursor < self.window.total else None

    def count(self) -> int:
        return self.window.total

    def move_to(self, row: int) -> None:
        super().move_to(row)
        if self.wanted() is not None:
            self.post_message(self.Wanted())

    def action_choose(self) -> None:
        """Open the page of the entity under the cursor."""
        one = self.current()
        if one is not None:
            self.post_message(self.Chosen(one.id))

    # --- order --------------------------------------------------------------------------------

    def action_sort(self, number: int) -> None:
        """Sort by a column, counted in reading order."""
        columns = self.asked.columns
        if number < len(columns):
            self.sort_by(columns[number])

    def sort_by(self, column: Any) -> None:
        """Sort by a column; names of chosen articles stand by their score."""
        if not self.asked.is_over and column in ORDERS:
            self.post_message(self.Sorted(ORDERS[column]))

    def action_beside(self, by: int) -> None:
        """Sort by the next or previous column."""
        orders = [ORDERS[column] for column in ALL if column in ORDERS]
        if not self.asked.is_over:
            index = orders.index(self.asked.order) + by
            self.post_message(self.Sorted(orders[index % len(orders)]))

    # --- painting -----------------------------------------------------------------------------

    def places(self, width: int) -> tuple[Place[Column], ...]:
        columns = self.asked.columns
        first = [column for column in _FIRST if column in columns]
        shares = {column: share for column, share in _SHARES.items() if column in columns}
        least = {**_LEAST, Column.TYPE: self._widest_type()}
        return fitted(width, columns, least, first, shares)

    def _widest_type(self) -> int:
        base = int(self.words.rtl)
        names = [self.words.say(f"type.{kind}") for kind in EntityType]
        heading = one_line(self.words.say("names.column.type"), 20, base).width + 2
        return max(heading, *(one_line(name, 20, base).width for name in names))

    def heading(self, column: Any) -> tuple[str, str]:
        name = self.words.say(f"names.column.{column}")
        if self.asked.columns is OVER:
            return name, "▼" if column is Column.SCORE else ""
        sign = "▲" if column in _ASCENDING else "▼"
        return name, sign if ORDERS.get(column) is self.asked.order else ""

    def is_far(self, column: Any) -> bool:
        return column in _NUMBERS

    def cell(
        self, number: int, place: Place[Any], ink: Style, dim: Style, ground: Style
    ) -> list[Segment]:
        one, column, words = self.window.get(number), place.column, self.words
        far = self.is_far(column)
        if one is None:
            text = "…" if column is Column.NAME else ""
        elif column is Column.NAME:
            text = one.name
        elif column is Column.TYPE:
            text = words.say(f"type.{one.type}")
            dim = dim + typed(self.palette, one.type)
        elif column is Column.NEWEST:
            text = one.newest or ""
        elif column is Column.FORMS:
            text = " · ".join(apart(form) for form in one.forms if form != one.name)
        elif column is Column.SCORE:
            text = words.number(round(one.score))
        else:
            text = words.number(int(getattr(one, column)))
        look = ink if column is Column.NAME or far else dim
        own = column in (Column.NAME, Column.NEWEST)
        width = place.width - 1 if far else place.width
        made = cell(text, width, look, ground, rtl=words.rtl, own=own, far=far)
        air = [Segment(" ", ground)] if far else []
        return [*air, *made] if words.rtl else [*made, *air]

    def in_full(self, width: int) -> Sequence[tuple[Line, bool]]:
        one = self.current()
        if one is None:
            return ()
        words, base = self.words, int(self.words.rtl)
        counts = [words.count("all_mentions", one.mentions)]
        if one.articles:
            counts.append(words.count("articles", one.articles))
        if self.asked.is_over:
            counts.append(words.say("names.elsewhere", number=one.elsewhere))
        said = [one.name, words.say(f"type.{one.type}"), *counts]
        title = one_line(" · ".join(map(apart, said)), width, base)
        forms = " · ".join(apart(form) for form in one.forms)
        lines = several_lines(f"{forms} · {apart(one.id)}" if forms else one.id, width, 2, base)
        return [(title, True), *((line, False) for line in lines)]
