"""What a query finds: articles by steps of the ladder, the strictest first, the best of each first.

An article that matches at a wider step never stands before one that matches at a stricter one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.search.build import Builder, some_of
from tui.search.ladder import RANK, STEPS, Ladder
from tui.search.lexicon import Lexicon
from tui.search.names import Names, NoNames
from tui.search.query_tree import Nothing, Query
from tui.search.records import Found
from tui.text.ladder import Step

if TYPE_CHECKING:
    import tantivy

    from tui.search.index import Index

_HALF = 10.0
"""A score of BM25 that counts half: what one rare word in a short article is worth."""


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


class Search:
    """A query asked of an index. What its words may be is looked up once, with the first page."""

    def __init__(
        self,
        query: Query,
        index: Index,
        names: Names | None = None,
        ladder: Ladder | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        """Take a query.

        Args:
            query: The tree.
            index: What is asked.
            names: What is known of names.
            ladder: The steps that are taken; all of them, if not said.
            lexicon: The index's words, where several searches share what was asked of them.
        """
        lexicon = lexicon or Lexicon(index)
        lexicon.fresh()
        self._index = index
        self.query = query
        self.builder = Builder(query, index, lexicon, names or NoNames(), ladder or Ladder())

    def page(self, limit: int, offset: int = 0) -> Hits:
        """Return a page, and how many articles there are at each step.

        Args:
            limit: Articles of the page, 1 or more.
            offset: Articles before it.
        """
        hits: list[Hit] = []
        counts: dict[Step, int] = {}
        before = 0
        for tier in self._tiers():
            free = limit - len(hits)
            if free:
                skipped = max(0, offset - before)
                query = self._ranked(tier.query)
                count, found = self._index.search(query, free, skipped)
                hits += (Hit(one, tier.step, _score(tier.step, one.score)) for one in found)
            else:
                count = self._index.count(tier.query)
            if count:
                counts[tier.step] = count
            before += count
        return Hits(tuple(hits), counts)

    def counts(self) -> dict[Step, int]:
        """Return how many articles there are at each step that has any."""
        found = ((tier.step, self._index.count(tier.query)) for tier in self._tiers())
        return {step: count for step, count in found if count}

    def everything(self) -> tantivy.Query:
        """Return the query for all articles at any step."""
        import tantivy

        if isinstance(self.query, Nothing):
            return tantivy.Query.empty_query()
        widest = self.builder.matching(self.builder.steps()[-1])
        most = self.builder.most()
        if most is None:
            return widest
        occur = tantivy.Occur
        return tantivy.Query.boolean_query([(occur.Should, widest), (occur.Should, most)])

    def also(self) -> tuple[str, ...]:
        """Return other spellings that are searched too, in index form."""
        found = (word for one in self.builder.expansions.values() for word in one.also())
        return tuple(dict.fromkeys(found))

    def _tiers(self) -> Iterator[_Tier]:
        """Yield each step with what matches at it and at no stricter one."""

        if isinstance(self.query, Nothing):
            return
        before: tantivy.Query | None = None
        steps = self.builder.steps()
        if some_of(self.query)[0] is not None:
            # Most questions have no article with all of their words: one question tells.
            all_words = self.builder.matching(steps[-1])
            if not self._index.count(all_words):
                steps = []
        for step in steps:
            matching = self.builder.matching(step)
            yield _Tier(step, _without(matching, before))
            before = matching
        most = self.builder.most()
        if most is not None:
            yield _Tier(Step.SOME, _without(most, before))

    def _ranked(self, query: tantivy.Query) -> tantivy.Query:
        """Return a query whose articles are scored by the words, not by how they were matched."""
        import tantivy

        make, occur = tantivy.Query, tantivy.Occur
        ranking = self.builder.ranking()
        clauses = [(occur.Must, make.const_score_query(query, 0.0))]
        clauses += ((occur.Should, one) for one in ranking)
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
