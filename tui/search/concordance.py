"""Every place of a query's words, a line each, with what stands before and after it.

Articles are read when their lines are asked for, in the order of the index, so that the first
page does not wait for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.model import Article
from tui.search import schema
from tui.search.hits import Search
from tui.search.places import Places, merged
from tui.search.records import Found
from tui.search.snippets import block_around, word_end, word_start
from tui.text.folded import fold

if TYPE_CHECKING:
    from tui.search.index import Index

CONTEXT = 60
"""Characters on each side of a node: half of a row of 120 cells."""
_AT_ONCE = 64
"""Articles whose names are asked for at once."""
_MOST = 2_000_000
"""Articles of one concordance."""
_COMPARED = 5
"""Words of a side that are compared when lines are sorted."""

Read = Callable[[Found], Article | None]
"""Reads an article that was found; None where its file is no article any more."""


class Order(StrEnum):
    """How lines are sorted."""

    INDEX = "index"
    AFTER = "after"
    BEFORE = "before"
    DATE = "date"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Line:
    """A place with what stands around it, as it stands in the text."""

    found: Found
    start: int
    """First character of the node in the article's text."""
    end: int
    """One past its last character."""
    before: str
    """Whole words of the same block that end where the node begins."""
    node: str
    after: str


class Concordance:
    """The lines of one query, read as far as they were asked for."""

    def __init__(
        self, search: Search, places: Places, index: Index, read: Read, context: int = CONTEXT
    ) -> None:
        """Take a search.

        Args:
            search: What is looked for.
            places: What finds its terms in an article.
            index: Where.
            read: Reads the articles.
            context: Characters on each side of a node.
        """
        import tantivy

        self._index = index
        self._read = read
        self._context = context
        self._places = places
        self._query = search.everything() if places.terms else tantivy.Query.empty_query()
        # The first page waits for the first articles alone: all of a common word take 30 ms.
        self._first = index.keys(self._query, _AT_ONCE, lowest=True)
        self._lines: list[Line] = []
        self._rest = self._read_lines(self.found())
        self.read_articles = 0
        """How many of the articles have been read."""
        self.articles = index.count(self._query) if self._first else 0
        """How many articles have lines."""
        self.complete = not self._first

    def page(self, offset: int, limit: int) -> list[Line]:
        """Return lines in the order of the index, reading as many articles as they need."""
        while len(self._lines) < offset + limit and not self.complete:
            line = next(self._rest, None)
            if line is None:
                self.complete = True
            else:
                self._lines.append(line)
        return self._lines[offset : offset + limit]

    def lines(self) -> Iterator[Line]:
        """Yield all lines in the order of the index."""
        at = 0
        while page := self.page(at, _AT_ONCE):
            yield from page
            at += len(page)

    def by_file(self) -> Iterator[Line]:
        """Yield all lines by the names of their files, then by place."""
        return self._read_lines(sorted(self.found(), key=lambda one: (one.file, one.path)))

    def _read_lines(self, articles: Iterable[Found]) -> Iterator[Line]:
        for found in articles:
            article = self._read(found)
            self.read_articles += 1
            if article is not None:
                yield from self.lines_of(found, article)

    def found(self) -> Iterator[Found]:
        """Yield the articles in the order of the index."""
        yield from self._named(self._first)
        if len(self._first) == _AT_ONCE:
            last = self._first[-1]
            rest = sorted(key for key in self._index.keys(self._query, _MOST) if key > last)
            for first in range(0, len(rest), _AT_ONCE):
                yield from self._named(rest[first : first + _AT_ONCE])

    def _named(self, keys: Sequence[int]) -> list[Found]:
        """Return the articles of some keys, in their order."""
        import tantivy

        query = tantivy.Query.term_set_query(schema.schema(), schema.KEY, list(keys))
        _, found = self._index.search(query, _AT_ONCE)
        return sorted(found, key=lambda one: one.key)

    def lines_of(self, found: Found, article: Article) -> Iterator[Line]:
        """Yield the lines of one article in the order of its text."""
        for places in self._places.parts(article):
            for start, end in merged(places, article.text):
                yield line_at(found, article, start, end, self._context)


def line_at(found: Found, article: Article, start: int, end: int, context: int = CONTEXT) -> Line:
    """Return the line of a node: characters [start, end) of an article's text.

    Args:
        found: The article as the index has it.
        article: The same as it was read.
        start: First character of the node.
        end: One past its last.
        context: Characters on each side.
    """
    text = article.text
    first, last = block_around(article, start)
    left = word_start(text, max(first, start - context), first, start)
    right = word_end(text, min(last, end + context), last, end)
    return Line(found, start, end, text[left:start], text[start:end], text[end:right])


def sort_key(line: Line, order: Order) -> tuple[object, ...]:
    """Return what lines are sorted by; words as they are compared, then file and place.

    What stands before is compared from the node on, the nearest word first. Lines without a date
    or a source come last.
    """
    place = (line.found.file, line.start)
    if order is Order.AFTER:
        return (fold(line.after)[0][:_COMPARED], *place)
    if order is Order.BEFORE:
        return (fold(line.before)[0][::-1][:_COMPARED], *place)
    if order is Order.DATE:
        return (line.found.date is None, line.found.date or "", *place)
    if order is Order.SOURCE:
        return (line.found.source is None, line.found.source or "", *place)
    return (line.found.key, line.start)
