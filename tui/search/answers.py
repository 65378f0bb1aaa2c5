"""What is asked of an index: of its full text, and of the tables beside it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from tui.search import schema
from tui.search.article_rows import file_of
from tui.search.known import KnownFiles, Row
from tui.search.records import Found, Known, Store, Term
from tui.search.text_index import total
from tui.text.spellings import usual

if TYPE_CHECKING:
    import tantivy

_T = TypeVar("_T")
_PAGE = 10_000
"""Files whose rows are read at once."""
_ASKED = 500
"""Values of one question; SQLite's old limit is 999."""
_SOUNDING = 400
"""Words of one sound that are looked at: 19 of 20 names have no more than 306 candidates."""


class Answers(ABC):
    """The questions of an index, which may be asked in any thread."""

    def __init__(self, store: Store) -> None:
        """Take the tables."""
        self._store = store

    @abstractmethod
    def _ask(self, question: Callable[[tantivy.Searcher], _T], nothing: _T) -> _T:
        """Return an answer of the full text; nothing where there is none, or a damaged one."""

    # --- the full text

    def search(
        self,
        query: tantivy.Query,
        limit: int = 20,
        offset: int = 0,
        *,
        counted: bool = True,
    ) -> tuple[int, list[Found]]:
        """Return how many articles match, and a page of them.

        Args:
            query: Made with `tantivy.Query` and `schema.schema()`.
            limit: Articles of the page.
            offset: Articles before it.
            counted: Whether they are counted; 0 of them otherwise.
        """

        def ask(searcher: tantivy.Searcher) -> tuple[int, list[tuple[int, float]]]:
            found = searcher.search(query, limit, counted, offset=offset)
            keys = searcher.fast_field_values(schema.KEY, [place for _, place in found.hits])
            scores = (float(score) for score, _ in found.hits)
            pairs = [(int(key or 0), score) for key, score in zip(keys, scores, strict=True)]
            return total(found) if counted else 0, pairs

        nothing: tuple[int, list[tuple[int, float]]] = (0, [])
        count, hits = self._ask(ask, nothing)
        return count, list(self._found(hits))

    def keys(self, query: tantivy.Query, limit: int, *, lowest: bool = False) -> list[int]:
        """Return the keys of articles that match, in no order worth naming.

        Args:
            query: As for `search`.
            limit: Keys at most.
            lowest: The lowest ones, in their order.
        """
        import tantivy

        by = schema.KEY if lowest else None

        def ask(searcher: tantivy.Searcher) -> list[int]:
            order = tantivy.Order.Asc if lowest else tantivy.Order.Desc
            found = searcher.search(query, limit, False, order_by_field=by, order=order)
            places = [place for _, place in found.hits]
            return [int(key or 0) for key in searcher.fast_field_values(schema.KEY, places)]

        return self._ask(ask, [])

    def count(self, query: tantivy.Query) -> int:
        """Return how many articles match."""
        return self.few(query, 1)[0]

    def few(self, query: tantivy.Query, limit: int) -> tuple[int, list[int]]:
        """Return how many articles match, and the keys of some of them.

        Args:
            query: As for `search`.
            limit: Keys at most, 1 or more.
        """
        import tantivy

        # Without their scores, which nobody asks for: two thirds of the time.
        unscored = tantivy.Query.const_score_query(query, 0.0)

        def ask(searcher: tantivy.Searcher) -> tuple[int, list[int]]:
            found = searcher.search(unscored, limit)
            places = [place for _, place in found.hits]
            keys = searcher.fast_field_values(schema.KEY, places)
            return total(found), [int(key or 0) for key in keys]

        nothing: tuple[int, list[int]] = (0, [])
        return self._ask(ask, nothing)

    def articles_with(self, word: str) -> int:
        """Return in how many articles a word in index form stands."""
        return self._ask(lambda searcher: searcher.doc_freq(schema.BODY, word), 0)

    def standing(self, words: Sequence[str], field: str = schema.BODY) -> list[int]:
        """Return in how many articles each of several terms stands: 1 microsecond a term."""

        def ask(searcher: tantivy.Searcher) -> list[int]:
            return [searcher.doc_freq(field, word) for word in words]

        return self._ask(ask, [0] * len(words))

    def forms(self, word: str) -> list[Term]:
        """Return how a word in index form is written, each form with its articles."""
        import tantivy

        usually = usual(word)
        found = self.terms_of(schema.FORMS, schema.form_term(word, word))
        if not found:  # nobody writes it otherwise than usual
            articles = self.articles_with(word)
            return [Term(usually, articles)] if articles else []
        make, of_all = tantivy.Query, schema.schema()
        noted = make.term_set_query(of_all, schema.FORMS, [term for term, _ in found])
        body = make.term_query(of_all, schema.BODY, word)
        occur = tantivy.Occur
        rest = self.count(make.boolean_query([(occur.Must, body), (occur.MustNot, noted)]))
        forms = {schema.written_form(term): articles for term, articles in found}
        if rest:
            forms[usually] = forms.get(usually, 0) + rest
        terms = [Term(form, articles) for form, articles in forms.items()]
        return sorted(terms, key=lambda one: -one.articles)

    def terms_of(self, name: str, prefix: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the terms of a field that begin alike, and their articles, the most first."""

        def ask(searcher: tantivy.Searcher) -> list[tuple[str, int]]:
            return searcher.terms_with_prefix(name, prefix, limit=limit)

        return self._ask(ask, [])

    def sounding(self, skeletons: Iterable[str]) -> list[Term]:
        """Return the words with some skeletons (`tui.text.skeleton`), the most frequent first."""
        wanted = sorted(set(skeletons) - {""})[:_ASKED]
        rows = self._store.rows(
            f"SELECT word FROM term WHERE skeleton IN ({_places(wanted)}) LIMIT {_SOUNDING}", wanted
        )
        words = (schema.text_of(word) for (word,) in rows)
        found = [Term(word, self.articles_with(word)) for word in words]
        return sorted((one for one in found if one.articles), key=lambda one: -one.articles)

    def articles(self) -> int:
        """Return how many articles are in it."""
        return self._ask(lambda searcher: searcher.num_docs, 0)

    def with_facts(self) -> tuple[int, int]:
        """Return how many articles have their names and figures, and how many there are."""
        ((done, total),) = self._store.rows(
            "SELECT count(facts), count(*) FROM article WHERE problem IS NULL"
        ) or ((0, 0),)
        return done, total

    def troubles(self) -> list[tuple[str, str, dict[str, str | int]]]:
        """Return the files that are no articles: name, key of the words and what fills them."""
        rows = self._store.rows("SELECT path, file, problem FROM article WHERE problem IS NOT NULL")
        return sorted((file_of(path, file), *json.loads(problem)) for path, file, problem in rows)

    def _found(self, hits: Sequence[tuple[int, float]]) -> Iterator[Found]:
        """Yield the hits that the tables have; others are of a commit that is just being made."""
        rows: dict[int, tuple[Any, ...]] = {}
        for first in range(0, len(hits), _ASKED):
            keys = [key for key, _ in hits[first : first + _ASKED]]
            for key, *rest in self._store.rows(
                "SELECT key, path, file, title, date, source FROM article"
                f" WHERE key IN ({_places(keys)})",
                keys,
            ):
                rows[key] = tuple(rest)
        for key, score in hits:
            if key in rows:
                path, file, title, date, source = rows[key]
                shown = schema.text_of(title)
                yield Found(key, path, file_of(path, file), shown, date, source, score)

    # --- the tables

    def known(self) -> dict[bytes, Known]:
        """Return what the index has of each file, by its real path."""
        return {
            path: Known(key, file_of(path, file), *rest)
            for path, key, file, *rest in self._store.rows(
                "SELECT path, key, file, size, mtime_ns, digest, problem IS NULL, facts"
                " FROM article"
            )
        }

    def known_files(self) -> KnownFiles:
        """Return what the index has of all files, to be compared with those on the disk."""
        return KnownFiles(self._pages())

    def _pages(self) -> Iterator[list[Row]]:
        last = -1
        while True:
            rows = self._store.rows(
                "SELECT key, path, file, size, mtime_ns, problem IS NULL FROM article"
                f" WHERE key > ? ORDER BY key LIMIT {_PAGE}",
                (last,),
            )
            if not rows:
                return
            yield rows
            last = rows[-1][0]

    def digest(self, key: int) -> bytes:
        """Return the hash of the bytes with which a file was indexed; none where it is not."""
        for (found,) in self._store.rows("SELECT digest FROM article WHERE key = ?", (key,)):
            return bytes(found)
        return b""

    def bytes_read(self) -> int:
        """Return the bytes of all articles that it has."""
        ((total_bytes,),) = self._store.rows(
            "SELECT total(size) FROM article WHERE problem IS NULL"
        ) or ((0,),)
        return int(total_bytes)


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
