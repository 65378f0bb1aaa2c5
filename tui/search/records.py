"""What goes into the index and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from tui.errors import QariError

Problem = tuple[str, Mapping[str, str | int]]
"""A key of the table of words, and what fills its places."""


class Figured(NamedTuple):
    """A figure for the index."""

    kind: str
    unit: str
    """A canonical unit or a currency; empty where there is none."""
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its words."""

    key: str
    """Of what found them: facts with another key are found anew."""
    names: Sequence[str] = ()
    """Ids of entities."""
    figures: Sequence[Figured] = ()


class Document(NamedTuple):
    """An article as it goes into the index; a tuple, for it goes from process to process."""

    path: bytes
    """The real path."""
    file: str
    """The name that the contract gives it."""
    size: int
    """Bytes."""
    mtime_ns: int
    digest: bytes
    title: str
    """As it stands in the text, on one line."""
    date: str | None
    source: str | None
    problem: Problem | None
    """Why it is no article; its words are empty then."""
    fields: Mapping[str, Any]
    """The full-text fields by name, the key left out."""
    facts: str | None
    """The key of the facts among the fields; None where it has none."""


class Known(NamedTuple):
    """What the index has of a file."""

    key: int
    file: str
    size: int
    mtime_ns: int
    digest: bytes
    is_article: bool
    facts: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a query matches."""

    key: int
    path: bytes
    file: str
    title: str
    date: str | None
    source: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word that stands in articles."""

    word: str
    """In index form."""
    articles: int
    """Articles in whose text it stands; those taken out a moment ago may still count."""


class Store(Protocol):
    """The database that the tables are in: `tui.catalogue.database.Database`."""

    report: Callable[[QariError], None]

    @property
    def mode(self) -> str:
        """`writes`, `memory`, or `reads` where another process wrote when that was last asked."""

    @property
    def generation(self) -> int:
        """Grows when the database is another one."""

    @property
    def holds(self) -> bool:
        """Whether no other process can write now."""

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows of a query."""

    def writing(self) -> AbstractContextManager[Any]:
        """Yield a connection for one transaction."""

    def try_to_write(self) -> bool:
        """Return whether this process may write, which it may then until `let_go`."""

    def let_go(self) -> None:
        """Let other processes write."""

    def moved(self) -> bool:
        """Whether another file, or none, stands where the open one was."""

    def gone(self) -> bool:
        """Whether there is no file."""

    def reconnect(self) -> None:
        """Read the file that another process has put in the place of the open one."""

    def emptied(self) -> Store:
        """Return an empty database in memory with the same tables."""

    def discard(self) -> None:
        """Remove the files that were left for memory."""

    def close(self, *, remove: bool = False) -> None:
        """Close it, and remove its files."""
