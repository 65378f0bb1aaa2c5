"""The names of all articles as rows of a table, and how they are brought from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tui.app.entities_filter import Wanted
from tui.app.window import BLOCK
from tui.catalogue.catalogue import Catalogue
from tui.catalogue.records import EntityRow, Order, Over
from tui.model import EntityType
from tui.text.normal import normal

_MOST_OVER = 1000
"""Names that are compared, by their score; those behind are told apart by chance alone."""
_EXPORTED = 1000
"""Rows that are brought at once while they are written to a file."""


class Column(StrEnum):
    """A column of the table."""

    NAME = "name"
    TYPE = "type"
    MENTIONS = "mentions"
    ELSEWHERE = "elsewhere"
    SCORE = "score"
    ARTICLES = "articles"
    NEWEST = "newest"
    FORMS = "forms"


ALL = (Column.NAME, Column.TYPE, Column.MENTIONS, Column.ARTICLES, Column.NEWEST, Column.FORMS)
"""The columns of all names, in reading order."""
OVER = (Column.NAME, Column.TYPE, Column.SCORE, Column.MENTIONS, Column.ELSEWHERE)
"""Those of names that some articles have more often than the others."""
ORDERS = {
    Column.NAME: Order.NAME,
    Column.TYPE: Order.TYPE,
    Column.MENTIONS: Order.MENTIONS,
    Column.ARTICLES: Order.ARTICLES,
    Column.NEWEST: Order.NEWEST,
}
"""The columns by which names can be sorted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row: somebody or something that articles name."""

    id: str
    name: str
    type: EntityType
    mentions: int
    """In all articles, or in those that are compared."""
    articles: int = 0
    newest: str | None = None
    """ISO date of the newest article."""
    forms: tuple[str, ...] = ()
    elsewhere: int = 0
    """Mentions in the articles that are not compared."""
    score: float = 0.0
    """Log-likelihood ratio."""

    def row(self, columns: Collection[Column]) -> tuple[str | int | float | None, ...]:
        """Return its values as they are exported: the id, then the columns."""
        values: dict[Column, str | int | float | None] = {
            Column.NAME: self.name,
            Column.TYPE: self.type.value,
            Column.MENTIONS: self.mentions,
            Column.ELSEWHERE: self.elsewhere,
            Column.SCORE: round(self.score, 2),
            Column.ARTICLES: self.articles,
            Column.NEWEST: self.newest,
            Column.FORMS: " · ".join(self.forms),
        }
        return (self.id, *(values[column] for column in columns))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which names are wanted, and in which order."""

    wanted: Wanted = field(default_factory=Wanted)
    order: Order = Order.MENTIONS
    here: str | None = None
    """The file whose names are compared with the rest."""

    @property
    def is_over(self) -> bool:
        """Whether the names of some articles are compared with the rest."""
        return self.here is not None or self.wanted.article is not None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of what is asked for."""
        return OVER if self.is_over else ALL


def block_of(catalogue: Catalogue, asked: Asked, block: int) -> tuple[list[Named], int]:
    """Return the rows of a block, and how many there are in all."""
    first = block * BLOCK
    if asked.is_over:
        found = over(catalogue, asked)
        return found[first : first + BLOCK], len(found)
    wanted = asked.wanted
    total = catalogue.count(wanted.types, wanted.text)
    rows = catalogue.entities(asked.order, wanted.types, wanted.text, BLOCK, first)
    return [_named(row) for row in rows], total


def over(catalogue: Catalogue, asked: Asked) -> list[Named]:
    """Return the names that the chosen articles have more often than the others, best first."""
    files = [asked.here] if asked.here is not None else []
    if asked.wanted.article is not None:
        sought = normal(asked.wanted.article)
        files = [file for file, title in catalogue.files() if sought in normal(f"{title}\n{file}")]
    types, text = asked.wanted.types, normal(asked.wanted.text)
    return [
        _compared(row)
        for row in catalogue.over_represented(files, _MOST_OVER)
        if (not types or row.type in types) and text in normal(row.name)
    ]


def place_of(catalogue: Catalogue, asked: Asked, entity: str) -> int | None:
    """Return the number of the row of an entity, None where it is not among what is asked for."""
    found = all_of(catalogue, asked, lambda: False)
    return next((number for number, row in enumerate(found) if row[0] == entity), None)


def all_of(
    catalogue: Catalogue, asked: Asked, stop: Callable[[], bool]
) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield all rows as they are exported, until `stop()` is true."""
    columns = asked.columns
    if asked.is_over:
        yield from (one.row(columns) for one in over(catalogue, asked))
        return
    wanted, first = asked.wanted, 0
    while not stop():
        rows = catalogue.entities(asked.order, wanted.types, wanted.text, _EXPORTED, first)
        yield from (_named(row).row(columns) for row in rows)
        first += len(rows)
        if len(rows) < _EXPORTED:
            return


def _named(row: EntityRow) -> Named:
    return Named(row.id, row.name, row.type, row.mentions, row.articles, row.newest, row.forms)


def _compared(row: Over) -> Named:
    return Named(row.id, row.name, row.type, row.mentions, elsewhere=row.elsewhere, score=row.score)
