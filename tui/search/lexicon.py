"""The words of an index, asked again and again: what was asked is kept until the next commit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.search import schema
from tui.search.figure_terms import FigureTerms
from tui.search.records import Term

if TYPE_CHECKING:
    from tui.search.index import Index

_KEPT = 200_000
"""Answers that are kept: 100 queries with typos, in 20 MB."""


class Lexicon:
    """The words of an index as it is asked at one time."""

    def __init__(self, index: Index) -> None:
        """Take the index."""
        self._index = index
        self._seen: tuple[int, str, int] | None = None
        self._articles: dict[str, int] = {}
        self._stems: dict[str, bool] = {}
        self._figures: dict[str, FigureTerms] = {}
        self._forms: dict[str, list[Term]] = {}

    def fresh(self) -> None:
        """Forget what was asked where the index has changed since."""
        seen = self._index.seen  # a generation that is not asked yet would keep words of this one
        if seen != self._seen or len(self._articles) + len(self._forms) > _KEPT:
            self._seen = seen
            self._articles, self._stems, self._figures, self._forms = {}, {}, {}, {}

    def articles_with(self, word: str) -> int:
        """Return in how many articles a word in index form stands."""
        found = self._articles.get(word)
        if found is None:
            found = self._articles[word] = self._index.articles_with(word)
        return found

    def standing(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that stand in articles, in their order."""
        wanted = list(dict.fromkeys(words))
        known = self._articles  # another thread may begin anew meanwhile
        unknown = [word for word in wanted if word not in known]
        if unknown:
            known.update(zip(unknown, self._index.standing(unknown), strict=True))
        return [word for word in wanted if known[word]]

    def standing_stems(self, stems: Iterable[str]) -> list[str]:
        """Return those of some stems that words of articles have, in their order."""
        wanted = list(dict.fromkeys(stems))
        known = self._stems
        unknown = [stem for stem in wanted if stem not in known]
        if unknown:
            fields = schema.BODY, schema.STEMS
            as_words, of_words = (self._index.standing(unknown, name) for name in fields)
            for stem, one, other in zip(unknown, as_words, of_words, strict=True):
                known[stem] = bool(one or other)
        return [stem for stem in wanted if known[stem]]

    def figures(self, prefix: str) -> FigureTerms:
        """Return the figures whose terms begin so: of 100,000 articles walked once, in 30 ms."""
        found = self._figures.get(prefix)
        if found is None:
            terms = self._index.terms_of(schema.FIGURES, prefix)
            found = self._figures[prefix] = FigureTerms(term for term, _ in terms)
        return found

    def forms(self, word: str) -> list[Term]:
        """Return how a word in index form is written, each form with its articles.

        A word that stands in the link of a source alone has no forms, and stands as it is.
        """
        found = self._forms.get(word)
        if found is None:
            found = self._index.forms(word)
            if not found and (articles := self._index.standing([word], schema.SOURCE)[0]):
                found = [Term(word, articles)]
            self._forms[word] = found
        return found

    def sounding(self, skeletons: Iterable[str]) -> list[Term]:
        """Return the words with some skeletons, the most frequent first."""
        return self._index.sounding(skeletons)
