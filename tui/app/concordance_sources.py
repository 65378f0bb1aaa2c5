"""Where the lines of a concordance come from: the places of a query, or those of a name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from tui.errors import UnreadableFile
from tui.library import Entry, Library
from tui.search.concordance import Line, line_at
from tui.search.records import Found
from tui.text.folded import RAW

if TYPE_CHECKING:
    from tui.catalogue.records import Place
    from tui.searching import Asked

CONTEXT = 110
"""Characters on each side of a node: half of a row of 200 cells, marks included."""
_AT_ONCE = 1000
"""Mentions that are asked for at once."""
_LONGEST = 40
"""Characters around a name in which its word is looked for."""

Report = Callable[[str, UnreadableFile], None]
"""Told of a file that cannot be read any more."""


class QueryLines:
    """The places of a query's words, article by article in the order of the index."""

    def __init__(self, asked: Asked, report: Report) -> None:
        """Look up which articles the query finds."""
        self._asked = asked
        self._report = report
        self._concordance = asked.concordance(
            lambda found, error: report(found.file, error), CONTEXT
        )
        self.articles = self._concordance.articles

    def lines(self) -> Iterator[Line | None]:
        """Yield the lines of one article after the other, None behind each article."""
        for found in self._concordance.found():
            try:
                article = self._asked.article(found)
            except UnreadableFile as error:
                self._report(found.file, error)
            else:
                yield from self._concordance.lines_of(found, article)
            yield None


class NameLines:
    """The mentions of an entity in all its forms, those of the newest articles first."""

    def __init__(self, library: Library, entity: str, report: Report) -> None:
        """Look up in how many articles the entity is named."""
        self._library = library
        self._entity = entity
        self._report = report
        card = library.catalogue().entity(entity)
        self.articles = card.articles if card is not None else 0

    def lines(self) -> Iterator[Line | None]:
        """Yield the lines of one article after the other, None behind each article."""
        for key, (path, mentions) in enumerate(groupby(self._mentions(), lambda one: one.path)):
            places = list(mentions)
            file = places[0].file
            try:
                article = self._library.read(Entry(file, str(path)))
            except UnreadableFile as error:
                self._report(file, error)
                yield None
                continue
            real = os.fsencode(path)
            found = Found(key, real, file, article.title, article.date, article.source, 0.0)
            for start, end in _words_of(article.text, places):
                yield line_at(found, article, start, end, CONTEXT)
            yield None

    def _mentions(self) -> Iterator[Place]:
        offset = 0
        catalogue = self._library.catalogue()
        while found := catalogue.mentions_of(self._entity, _AT_ONCE, offset):
            yield from found
            offset += len(found)


def _words_of(text: str, places: list[Place]) -> Iterator[tuple[int, int]]:
    """Yield the whole words in which names stand, those that have changed since left out.

    A name is noted without the و or ل that is written to it; cut off, those would lose their form.
    """
    last = -1
    for place in places:
        if text[place.start : place.end] != place.text:
            continue
        start, end = whole_words(text, place.start, place.end)
        if start >= last:
            yield start, end
            last = end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the whole words of which characters [start, end) are a part."""
    first = max(0, start - _LONGEST)
    for word in RAW.finditer(text, first, min(len(text), end + _LONGEST)):
        if word.start() < end and word.end() > start:
            start = min(start, word.start())
            end = max(end, word.end())
    return start, end
