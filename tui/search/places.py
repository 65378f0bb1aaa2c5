"""Where in an article the words of a query stand: spans of source characters, to be marked.

A span has whole words, with their clitics, marks and tatweel; `text[start:end]` folds to words
that the query asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tui.model import Article, BlockKind, FigureKind
from tui.search.build import ends_of, shape_of
from tui.search.expand import Expansion
from tui.search.ladder import RANK
from tui.search.query_tree import (
    And,
    Field,
    Name,
    Near,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Some,
    TextField,
    Wildcard,
    Word,
)
from tui.text.folded import fold
from tui.text.ladder import Step, letters_step
from tui.text.links import without_links
from tui.text.stems import stem

PART = 200_000
"""Characters that are read at once: what is looked at in a long article, and 50 ms."""
_CREDITS = {
    TextField.SOURCE: (BlockKind.SOURCE,),
    TextField.BY: (BlockKind.BYLINE,),
    TextField.TITLE: (BlockKind.TITLE,),
}

_LINKED = frozenset((BlockKind.SOURCE, BlockKind.BYLINE))
"""Where links are words: a source may be one, and is indexed as such."""

_stem = lru_cache(maxsize=1 << 15)(stem)
_Known = Mapping[Query, Expansion]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of an article that a query asks for."""

    start: int
    """First character in the article's text."""
    end: int
    """One past the last character."""
    term: int
    """Which of the query's terms it is, in the order in which they were typed."""
    step: Step
    """The step at which it is that term."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Part of an article as words."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]

    def written(self, at: int) -> str:
        start, end = self.spans[at]
        return self.text[start:end]


def _read(text: str, start: int, end: int, linked: bool) -> _Text:
    """Return part of a text as words, those of links left out unless `linked`."""
    part = text[start:end]
    if linked or (shown := without_links(part)) is part:
        return _Text(text, *fold(text, start, end))
    words, spans = fold(shown)
    return _Text(text, words, [(start + first, start + last) for first, last in spans])


_Finder = Callable[[_Text], Iterator[tuple[int, int, Step]]]
"""Yields the first word of a term, one past its last one, and the step."""


@dataclass(frozen=True, slots=True)
class _Term:
    finder: _Finder
    within: tuple[BlockKind, ...]
    """Blocks in which it is looked for; empty for all."""


class Amount(NamedTuple):
    """A figure of an article, as it is compared with a range."""

    start: int
    """First character in the article's text."""
    end: int
    """One past the last character."""
    kind: FigureKind
    unit: str
    """A currency, or what the unit measures; empty where there is none."""
    least: float
    most: float


class Places:
    """Finds the terms of one query in articles."""

    def __init__(
        self,
        query: Query,
        expansions: _Known,
        amounts: Callable[[Article], Iterable[Amount]] = lambda article: (),
    ) -> None:
        """Take a query.

        Args:
            query: The tree.
            expansions: What its words may be (`tui.search.build.Builder.expansions`).
            amounts: Reads the figures of an article, for queries that ask for some.
        """
        self._terms = [_Term(finder, within) for finder, within in _finders(query, expansions, ())]
        self._ranges = list(_ranges(query))
        self._amounts = amounts

    @property
    def terms(self) -> int:
        """How many terms the query has that can be marked."""
        return len(self._terms) + len(self._ranges)

    def of(self, article: Article, start: int = 0, end: int | None = None) -> list[Place]:
        """Return the places of all terms in the order of the text.

        Args:
            article: Where they are looked for.
            start: First character to read.
            end: One past the last one; by default the text's end.
        """
        last = len(article.text) if end is None else end
        texts: dict[bool, _Text] = {}
        found: set[Place] = set()
        for number, term in enumerate(self._terms):
            inside = _spans_of(article, term.within) if term.within else None
            linked = not _LINKED.isdisjoint(term.within)
            if linked not in texts:
                texts[linked] = _read(article.text, start, last, linked)
            text = texts[linked]
            for first, after, step in term.finder(text):
                place = Place(text.spans[first][0], text.spans[after - 1][1], number, step)
                if inside is None or _is_inside(place, inside):
                    found.add(place)
        if self._ranges:
            found.update(one for one in self._figures(article) if start <= one.start < last)
        return sorted(found)

    def _figures(self, article: Article) -> Iterator[Place]:
        """Yield the figures that lie in a range of the query."""
        for amount in self._amounts(article):
            for number, wanted in enumerate(self._ranges, len(self._terms)):
                if is_within(amount, wanted):
                    yield Place(amount.start, amount.end, number, Step.EXACT)

    def parts(self, article: Article) -> Iterator[list[Place]]:
        """Yield the places of all terms, some 200,000 characters of the article at a time."""
        for start, end in parts(article.text):
            yield self.of(article, start, end)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text's parts of some 200,000 characters, cut at the ends of lines."""
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", end - 1000, end)) + 1 or end
        yield start, min(end, len(text))
        start = max(end, start + 1)


def merged(places: Sequence[Place], text: str) -> list[tuple[int, int]]:
    """Return the spans of places, those that overlap or have only blanks between them as one.

    Two places of one term stay apart, so that each of `تم تم` is a hit.
    """
    found: list[tuple[int, int]] = []
    terms: set[int] = set()
    for place in places:
        if found:
            start, end = found[-1]
            beside = place.start >= end and not text[end : place.start].strip(" ")
            if place.start < end or (beside and place.term not in terms):
                found[-1] = (start, max(end, place.end))
                terms.add(place.term)
                continue
        found.append((place.start, place.end))
        terms = {place.term}
    return found


def is_within(amount: Amount, wanted: Range) -> bool:
    """Whether a figure lies in a range, or overlaps it where it is a range itself."""
    least, most = ends_of(wanted)
    units = wanted.currencies or ((wanted.measured,) if wanted.measured else (amount.unit,))
    return (
        amount.kind == wanted.kind
        and amount.unit in units
        and amount.least <= most
        and amount.most >= least
    )


def _ranges(query: Query) -> Iterator[Range]:
    """Yield the ranges that are wanted."""
    if isinstance(query, And | Or):
        for child in query.children:
            yield from _ranges(child)
    elif isinstance(query, Range):
        yield query


def _spans_of(article: Article, kinds: tuple[BlockKind, ...]) -> list[tuple[int, int]]:
    found = [(block.start, block.end) for block in article.blocks if block.kind in kinds]
    if BlockKind.TITLE in kinds:
        found.append((article.title_start, article.title_end))
    return found


def _is_inside(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place.start and place.end <= end for start, end in spans)


# --- terms ----------------------------------------------------------------------------------------


def _finders(
    query: Query, known: _Known, within: tuple[BlockKind, ...]
) -> Iterator[tuple[_Finder, tuple[BlockKind, ...]]]:
    """Yield what finds each term that is wanted in the text."""
    if isinstance(query, And | Or):
        for child in query.children:
            yield from _finders(child, known, within)
    elif isinstance(query, Some):
        for word in query.words:
            yield from _finders(word, known, within)
    elif isinstance(query, Field):
        # A name of a type stands where its words do.
        yield from _finders(query.query, known, _CREDITS.get(query.name, ()))
    elif isinstance(query, Word | Name | Phrase):
        yield _of_ways(known[query]), within
    elif isinstance(query, Near):
        yield _of_near(query, known), within
    elif isinstance(query, Prefix | Wildcard):
        yield _of_shape(query, known.get(query)), within


def _of_ways(expansion: Expansion) -> _Finder:
    """Return what finds the ways in which a term may stand, each word at its strictest step."""
    by_word: dict[str, list[int]] = {}
    stems: dict[str, int] = {}
    for number, way in enumerate(expansion.ways):
        if way.stem:
            stems[way.stem] = number
        else:
            by_word.setdefault(way.words[0], []).append(number)
    ways = expansion.ways

    def find(text: _Text) -> Iterator[tuple[int, int, Step]]:
        for at, word in enumerate(text.words):
            for number in by_word.get(word, ()):
                way = ways[number]
                last = at + len(way.words)
                if _is_way(text, at, way.words, way.forms):
                    yield at, last, _step(expansion, text, at, way.step)
                    break
            else:
                if not stems:
                    continue
                number = stems.get(word, stems.get(_stem(text.written(at)), -1))
                if number >= 0:
                    yield at, at + 1, ways[number].step

    return find


def _is_way(
    text: _Text, at: int, words: tuple[str, ...], forms: tuple[frozenset[str], ...]
) -> bool:
    last = at + len(words)
    if len(words) > 1 and tuple(text.words[at:last]) != words:
        return False
    return not forms or all(
        text.written(place) in allowed
        for place, allowed in zip(range(at, last), forms, strict=True)
    )


def _step(expansion: Expansion, text: _Text, at: int, step: Step) -> Step:
    """Return the step of words that are found by their letters: as they are written here."""
    if RANK[step] > RANK[Step.DIGITS]:
        return step
    steps = [
        letters_step(typed, text.written(at + place)) or Step.DIGITS
        for place, typed in enumerate(expansion.typed)
        if at + place < len(text.words)
    ]
    return max((*steps, Step.EXACT), key=RANK.__getitem__)


def _of_near(query: Near, known: _Known) -> _Finder:
    """Return what finds the words of `"a b"~5` where all of them are near."""
    finders = [_of_ways(known[Word(word)]) for word in dict.fromkeys(query.words)]

    def find(text: _Text) -> Iterator[tuple[int, int, Step]]:
        found = [list(finder(text)) for finder in finders]
        for number, ones in enumerate(found):
            others = found[:number] + found[number + 1 :]
            for one in ones:
                if all(_has_near(one[0], other, query.distance) for other in others):
                    yield one

    return find


def _has_near(at: int, others: Sequence[tuple[int, int, Step]], distance: int) -> bool:
    from bisect import bisect_left

    place = bisect_left(others, at - distance - 1, key=lambda one: one[0])
    return place < len(others) and others[place][0] <= at + distance + 1


def _of_shape(query: Prefix | Wildcard, whole: Expansion | None) -> _Finder:
    """Return what finds words of a shape, and before it the word as it stands (`whole`)."""
    shapes = [(re.compile(shape), step) for shape, step in shape_of(query)]
    find_whole = _of_ways(whole) if whole is not None else None

    def find(text: _Text) -> Iterator[tuple[int, int, Step]]:
        if find_whole is not None:
            yield from find_whole(text)
        for at, word in enumerate(text.words):
            for shape, step in shapes:
                if shape.fullmatch(word):
                    yield at, at + 1, step
                    break

    return find
