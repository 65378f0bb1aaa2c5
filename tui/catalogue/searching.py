"""Searching the entities of the catalogue by a part of their forms, letter by letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from tui.catalogue.database import Database
from tui.catalogue.records import Order
from tui.catalogue.shares import TYPES
from tui.model import EntityType
from tui.text.normal import normal

_HELD = 20_000
"""Entities of one search that are held; of more, each page is asked for."""
ORDERS = {
    Order.MENTIONS: "mentions DESC, id",
    Order.ARTICLES: "articles DESC, id",
    Order.NEWEST: "newest DESC, id",
    Order.NAME: "name, id",
    Order.TYPE: "type, mentions DESC, id",
}
"""What each order is in SQL; there is an index for each."""
_KEY, _ID, _NAME, _TYPE, _MENTIONS, _ARTICLES, _NEWEST, _SEARCH = range(8)
_SORTED = {
    Order.MENTIONS: ((_ID, False), (_MENTIONS, True)),
    Order.ARTICLES: ((_ID, False), (_ARTICLES, True)),
    Order.NEWEST: ((_ID, False), (_NEWEST, True)),
    Order.NAME: ((_ID, False), (_NAME, False)),
    Order.TYPE: ((_ID, False), (_MENTIONS, True), (_TYPE, False)),
}
"""The same as columns to sort by, the last one first, and whether they fall."""


@dataclass(slots=True)
class _Last:
    """The search made last."""

    state: object
    types: frozenset[EntityType]
    text: str
    count: int
    rows: list[tuple[Any, ...]] | None
    """What was found, or None where it was too much to be held."""
    order: Order | None = None
    """How they are sorted."""


class Search:
    """Searches of a database; what was found last is kept, so that its pages and the next letter
    are quick: of 370,000 entities the first letters take 60 ms, pages of the same search 2 ms."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database
        self._last: _Last | None = None

    def keys(
        self,
        order: Order,
        types: Collection[EntityType],
        text: str,
        limit: int,
        offset: int,
        state: object,
    ) -> list[int]:
        """Return a page of the keys of what has a text in one of its forms.

        Args:
            order: Their order.
            types: Those to keep; none keeps all.
            text: As typed; spelling is forgiven.
            limit: Keys of the page.
            offset: Keys before it.
            state: What changes when the database does.
        """
        last = self._found(types, text, state)
        if last.rows is None:
            where, values = of_types(types)
            rows = self._database.rows(
                f"SELECT key FROM entity WHERE mentions > 0 AND instr(search, ?){where}"
                f" ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
                (last.text, *values, limit, offset),
            )
            return [key for (key,) in rows]
        if last.order != order:
            for column, falls in _SORTED[order]:
                last.rows.sort(key=itemgetter(column), reverse=falls)
            last.order = order
        return [row[_KEY] for row in last.rows[offset : offset + limit]]

    def count(self, types: Collection[EntityType], text: str, state: object) -> int:
        """Return how many there are in all."""
        return self._found(types, text, state).count

    def _found(self, types: Collection[EntityType], text: str, state: object) -> _Last:
        wanted, kinds, last = normal(text.strip()), frozenset(types), self._last
        if last is not None and (last.state, last.types) == (state, kinds):
            if last.text == wanted:
                return last
            if last.rows is not None and last.text in wanted:
                rows = [row for row in last.rows if wanted in row[_SEARCH]]
                self._last = _Last(state, kinds, wanted, len(rows), rows, last.order)
                return self._last
        self._last = self._ask(kinds, wanted, state)
        return self._last

    def _ask(self, types: frozenset[EntityType], text: str, state: object) -> _Last:
        where, values = of_types(types)
        # One walk through the table: by an index it would jump to and fro, six times as long.
        source = f"FROM entity NOT INDEXED WHERE mentions > 0 AND instr(search, ?){where}"
        rows = self._database.rows(
            "SELECT key, id, name, type, mentions, articles, newest, search"
            f" {source} LIMIT {_HELD + 1}",
            (text, *values),
        )
        if len(rows) <= _HELD:
            return _Last(state, types, text, len(rows), rows)
        counted = self._database.rows(f"SELECT count(*) {source}", (text, *values))
        return _Last(state, types, text, counted[0][0] if counted else 0, None)


def of_types(types: Collection[EntityType]) -> tuple[str, Sequence[int]]:
    """Return a condition that keeps some types, and its values; nothing where all are kept."""
    numbers = [number for number, kind in enumerate(TYPES) if kind in types]
    if not numbers or len(numbers) == len(TYPES):
        return "", []
    return f" AND type IN ({', '.join('?' * len(numbers))})", numbers
