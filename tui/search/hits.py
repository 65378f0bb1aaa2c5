"""What a query finds: articles by steps of the ladder, the strictest first, the best of each first.

An article that matches at a wider step never stands before one that matches at a stricter one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tui.search import schema
from tui.search.build import Builder
from tui.search.expand import Expansion
from tui.search.ladder import RANK, STEPS, Ladder
from tui.search.lexicon import Lexicon
from tui.search.names import Names, NoNames
from tui.search.query_tree import And, Nothing, Query
from tui.search.records import Found
from tui.text.ladder import Step

if TYPE_CHECKING:
    import tantivy

    from tui.search.index import Index

_HALF = 10.0
"""A score of BM25 that counts half: what one rare word in a short article is worth."""

_NARROW = 16
"""Articles up to which a search goes on among them alone: with 16 of 100,000 it takes a half, with
64 as long as without."""

_ANY = 128
"""So many words have one in any article that has one of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    found: Found
    step: Step
    """The first step at which all of the query matches it."""
    score: float
    """0 to 10, falling with each hit. The whole part is the number of steps that are wider than
    its own; what is behind the point is BM25 within the step."""

    @property
    def file(self) -> str:
        """The name that the contract gives the article's file."""
        return self.found.file


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what a query finds."""

    hits: tuple[Hit, ...]
    counts: dict[Step, int] = field(default_factory=dict)
    """Articles at each step that has any, the strictest first."""

    @property
    def total(self) -> int:
        """Articles found in all."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class _Tier:
    """One step of a search."""

    step: Step
    query: tantivy.Query
    """Articles of this step alone."""
    count: int | None
    """How many they are, 1 or more; None where they are not counted yet."""


class Search:
    """A query asked of an index. What its words may be is looked up once, with the first page."""

    def __init__(
        self,
        query: Query,
        index: Index,
        names: Names | None = None,
        ladder: Ladder | None = None,
        lexicon: Lexicon | None = None,
        *,
        loose: Query | None = None,
        is_asked: bool = False,
    ) -> None:
        """Take a query.

        Args:
            query: The tree.
            index: What is asked.
            names: What is known of names.
            ladder: The steps that are taken; all of them, if not said.
            lexicon: The index's words, where several searches share what was asked of them.
            loose: What is asked at the step `some` where nothing has all of the query.
            is_asked: Whether that is asked in any case, behind what has all.
        """
        lexicon = lexicon or Lexicon(index)
        lexicon.fresh()
        self._index = index
        self.query = query
        taken = ladder or Ladder()
        self._builder = partial(
            Builder, index=index, lexicon=lexicon, names=names or NoNames(), ladder=taken
        )
        self.builder = self._builder(query)
        self._loose = loose if Step.SOME in taken else None
        self._is_asked = is_asked

    def page(self, limit: int, offset: int = 0) -> Hits:
        """Return a page, and how many articles there are at each step.

        Args:
            limit: Articles of the page, 1 or more.
            offset: Articles before it.
        """
        asked = self.looser if self._is_asked else None
        found = self._filled(self._tiers(), limit, offset, asked or self.builder)
        if self._loose is not None and not self._is_asked:
            self._finds_nothing = not found.counts
            if self.looser is not None:
                return self._filled(self._loose_tiers(), limit, offset, self.looser)
        return found

    def _filled(self, tiers: Iterable[_Tier], limit: int, offset: int, words: Builder) -> Hits:
        hits: list[Hit] = []
        counts: dict[Step, int] = {}
        before = 0
        for tier in tiers:
            free, count = limit - len(hits), tier.count
            if free and (count is None or offset < before + count):
                query, skipped = self._ranked(tier.query, words), max(0, offset - before)
                unknown = count is None
                counted, found = self._index.search(query, free, skipped, counted=unknown)
                hits += (Hit(one, tier.step, _score(tier.step, one.score)) for one in found)
                count = counted if count is None else count
            elif count is None:
                count = self._index.count(tier.query)
            if count:
                counts[tier.step] = count
            before += count
        return Hits(tuple(hits), counts)

    def counts(self) -> dict[Step, int]:
        """Return how many articles there are at each step that has any."""
        return self.page(1).counts

    def everything(self) -> tantivy.Query:
        """Return the query for all articles at any step."""
        import tantivy

        if isinstance(self.query, Nothing):
            return tantivy.Query.empty_query()
        widest = self.builder.matching(self.builder.steps()[-1])
        some = self._some
        if some is None:
            return widest
        occur = tantivy.Occur
        return tantivy.Query.boolean_query([(occur.Should, widest), (occur.Should, some)])

    @cached_property
    def looser(self) -> Builder | None:
        """The words of `loose`, where that is asked."""
        if self._loose is None or isinstance(self.query, Nothing):
            return None
        if not self._is_asked and not self._finds_nothing:
            return None
        return self.builder if self._loose == self.query else self._builder(self._loose)

    @cached_property
    def _finds_nothing(self) -> bool:
        """Whether no article has all words of the query, and none some of them."""
        some = self.builder.some()
        widest = self.builder.matching(self.builder.steps()[-1])
        return not any(self._index.count(one) for one in (widest, some) if one is not None)

    @cached_property
    def _some(self) -> tantivy.Query | None:
        """The query for articles with some of the words; None where they are not asked for."""
        if self.looser is None:
            return self.builder.some()
        some = self.looser.some()
        if some is not None and not self._is_asked and not self._index.count(some):
            return self.looser.some(share=_ANY)
        return some

    @property
    def marked(self) -> tuple[Query, Mapping[Query, Expansion]]:
        """A tree with all words that are looked for, and what they may be."""
        if self.looser is None or self._loose is None:
            return self.query, self.builder.expansions
        both = {**self.looser.expansions, **self.builder.expansions}
        return (And((self.query, self._loose)) if self._is_asked else self._loose), both

    def also(self) -> tuple[str, ...]:
        """Return other spellings that are searched too, in index form."""
        found = (word for one in self.builder.expansions.values() for word in one.also())
        return tuple(dict.fromkeys(found))

    def _tiers(self) -> Iterator[_Tier]:
        """Yield each step that may have articles at it and at no stricter one."""
        if isinstance(self.query, Nothing):
            return
        before: tantivy.Query | None = None
        counted = 0
        steps = self.builder.steps()
        some = self._some if self._is_asked else self.builder.some()
        if len(steps) == 1 and some is None:
            yield _Tier(steps[0], self.builder.matching(steps[0]), None)
            return
        matching, numbers = self._up_to(steps)
        for step, up_to in zip(steps, numbers, strict=True):
            if up_to > counted:
                matched = matching(step)
                yield _Tier(step, _without(matched, before), up_to - counted)
                before, counted = matched, up_to
        if some is not None:
            yield _Tier(Step.SOME, _without(some, before), None)

    def _loose_tiers(self) -> Iterator[_Tier]:
        """Yield what is asked where the query finds nothing."""
        if self._some is not None:
            yield _Tier(Step.SOME, self._some, None)

    def _up_to(
        self, steps: Sequence[Step]
    ) -> tuple[Callable[[Step], tantivy.Query], Sequence[int]]:
        """Return what asks for a step or a stricter one, and how many articles match at each.

        Each step has all articles of those before it: where two have as many, those between them
        have, and are not asked. To look for the best of none takes as long as of many.
        """
        matching = self.builder.matching
        last = len(steps) - 1
        counts = dict.fromkeys(range(last), -1)
        counts[last], keys = self._index.few(matching(steps[last]), _NARROW)
        if 0 < counts[last] <= _NARROW:
            matching = partial(self._among, keys)

        def count(first: int, last: int) -> None:
            """Fill in what is between two steps that are counted."""
            if counts[first] == counts[last]:
                counts.update(dict.fromkeys(range(first, last), counts[last]))
            elif last - first > 1:
                middle = (first + last) // 2
                counts[middle] = self._index.count(matching(steps[middle]))
                count(first, middle)
                count(middle, last)

        if counts[last]:
            if last:
                counts[0] = self._index.count(matching(steps[0]))
            count(0, last)
        return matching, [max(0, counts[number]) for number in range(len(steps))]

    def _among(self, keys: Sequence[int], step: Step) -> tantivy.Query:
        """Return the query for those of some articles that match at a step."""
        import tantivy

        of_all, must = schema.schema(), tantivy.Occur.Must
        some = tantivy.Query.term_set_query(of_all, schema.KEY, list(keys))
        return tantivy.Query.boolean_query([(must, some), (must, self.builder.matching(step))])

    def _ranked(self, query: tantivy.Query, words: Builder) -> tantivy.Query:
        """Return a query whose articles are scored by the words, not by how they were matched."""
        import tantivy

        make, occur = tantivy.Query, tantivy.Occur
        clauses = [(occur.Must, make.const_score_query(query, 0.0))]
        clauses += ((occur.Should, one) for one in words.ranking())
        return make.boolean_query(clauses)


def _without(query: tantivy.Query, other: tantivy.Query | None) -> tantivy.Query:
    import tantivy

    if other is None:
        return query
    occur = tantivy.Occur
    return tantivy.Query.boolean_query([(occur.Must, query), (occur.MustNot, other)])


def _score(step: Step, score: float) -> float:
    """Return a score that falls from hit to hit over all steps, with 6 decimals."""
    return round(len(STEPS) - 1 - RANK[step] + min(score / (score + _HALF), 0.999999), 6)
