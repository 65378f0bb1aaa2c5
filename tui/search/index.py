"""The index of the open articles: its tables and its full text, kept in step.

The tables are the truth. What is written goes in this order, so that a process may be killed at
any moment: the keys to be removed are noted; the full text is committed; the tables take over the
new articles, drop the removed ones and forget the note. After a kill in between, the full text
has articles with keys that the tables never gave out, which are removed, and may lack articles
that the note names, which the tables drop then, so that they are read again. Where the two still
do not agree, both are begun anew.

The lock of the tables is held from `try_to_write` to `let_go`. An index that turns out to be
damaged while it is asked finds nothing any more and says so (`damaged`); whoever gets the lock next
begins it anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from tui.errors import QariError
from tui.search import schema
from tui.search.known import KnownFiles, Row
from tui.search.records import Document, Found, Known, Store, Term
from tui.search.segments import State
from tui.search.text_index import Broken, TextIndex, remove_others, total
from tui.text.spellings import usual
from tui.words import Words

if TYPE_CHECKING:
    import tantivy

_T = TypeVar("_T")
_PAGE = 10_000
"""Files whose rows are read at once."""
_ASKED = 500
"""Values of one question; SQLite's old limit is 999."""
_SOUNDING = 400
"""Words of one sound that are looked at: 19 of 20 names have no more than 306 candidates."""
_MANY = 10**12
"""Commits of one database: the next one's are counted from there on."""


class Index:
    """All words of the open articles. It may be asked in any thread; one thread writes."""

    def __init__(self, store: Store, base: Path | None) -> None:
        """Open the index that belongs to tables, or make it.

        Args:
            store: The tables; its `report` is told when the index has to be built anew.
            base: Where the folder of the full text stands, without its ending; None for memory.
        """
        self.lock = RLock()
        self._store = store
        self._base = base
        self._text: TextIndex | None = None
        self._seen: tuple[str, int] = ("", -1)
        self._rows: list[tuple[int, Document]] = []
        self._gone: set[int] = set()
        self._met: set[tuple[str, str]] = set()
        self._next = 1
        self._spoilt: str | None = None
        """Why it has to be begun anew; empty where that is told already."""
        with self.lock:
            self._open()
            self._store.let_go()

    @property
    def mode(self) -> str:
        """`writes`, `memory`, or `reads` where another process wrote it when last asked."""
        return self._store.mode

    @property
    def damaged(self) -> bool:
        """Whether it finds nothing before it is begun anew, which `try_to_write` does."""
        return self._spoilt is not None

    @property
    def generation(self) -> int:
        """Grows with each commit, whichever process makes it; other hits are possible then."""
        return self._store.generation * _MANY + self._state()[3]

    def close(self) -> None:
        """End writing and close it."""
        with self.lock:
            self.let_go()
            self._store.close()

    # --- opening -------------------------------------------------------------------------------

    def _state(self) -> tuple[str, str, int, int]:
        rows = self._store.rows("SELECT pair, analysis, next, generation FROM state")
        return rows[0] if rows else ("", "", 1, 0)

    def _folder(self, pair: str) -> Path | None:
        if self._base is None or self.mode == "memory":
            return None
        return self._base.with_name(f"{self._base.name}-{pair}")

    def _open(self) -> None:
        """Open the full text that belongs to the tables; whatever is wrong, begin anew.

        While another process may write, it is only opened to be asked.
        """
        if not self._store.holds:
            self._open_to_read()
            return
        self._spoilt = None
        _, analysis, _, _ = self._state()
        has_rows = self._has_rows()
        if self.mode == "memory" and has_rows:
            self._begin_anew()
        elif analysis != schema.analysis():
            if has_rows:
                self._tell("index.rebuilt", path=str(self._base))
            self._begin_anew()
        try:
            self._open_to_write()
        except Broken as error:
            if not self._has_rows():
                raise
            self._rebuild(error)

    def _open_to_read(self) -> None:
        pair, analysis, _, generation = self._state()
        folder = self._folder(pair)
        self._text = None
        self._seen = (pair, generation)
        if analysis == schema.analysis() and folder is not None and folder.exists():
            try:
                self._text = TextIndex(folder, writes=False, noted=self._noted())
                self._spoilt = None
            except Broken:
                self._seen = ("", -1)  # the other process makes it at this moment

    def _open_to_write(self) -> None:
        """Open the full text and bring both into step.

        Raises:
            Broken: it cannot be, or the two do not agree.
        """
        pair, _, self._next, generation = self._state()
        folder = self._folder(pair)
        if folder is not None and not folder.exists() and self._has_rows():
            raise Broken("missing")
        self._text = None
        text = TextIndex(folder, writes=True, noted=self._noted())
        self._recover(text)
        self._text = text
        self._seen = (pair, generation)
        if self._base is not None and folder is not None:
            remove_others(self._base, folder)

    def _recover(self, text: TextIndex) -> None:
        """Finish what a process that was killed had begun."""
        noted = [key for (key,) in self._store.rows("SELECT key FROM removing")]
        if noted or text.from_key(self._next):
            gone = sorted(set(noted) - text.keys_among(noted))
            text.remove_from(self._next)
            text.commit()
            text.settle()
            with self._store.writing() as connection:
                _drop(connection, gone)
                _grow(connection)
        # Two counts, neither of which reads the rows: a third of the time of one that does.
        ((files,),) = self._store.rows("SELECT count(*) FROM article")
        ((troubles,),) = self._store.rows("SELECT count(*) FROM article WHERE problem IS NOT NULL")
        articles = files - troubles
        if articles != text.articles():
            raise Broken(f"{text.articles()} of {articles} articles")

    def _rebuild(self, error: Broken) -> None:
        self._tell("index.rebuilt", path=str(self._folder(self._state()[0])), reason=str(error))
        self._begin_anew()
        self._open_to_write()

    def _noted(self) -> dict[str, State]:
        """Return the states of files in which they were whole."""
        rows = self._store.rows("SELECT name, size, mtime_ns FROM file")
        return {name: (size, mtime_ns) for name, size, mtime_ns in rows}

    def spoil(self, reason: str) -> None:
        """Let it find nothing any more, and be begun anew by whoever may write it next."""
        with self.lock:
            self._text = None
            self._spoilt = self._spoilt or reason

    def _begin_anew(self) -> None:
        """Empty the tables, and give them another folder for the full text."""
        self._text = None
        self._rows, self._gone, self._met = [], set(), set()
        with self._store.writing() as connection:
            for table in ("article", "removing", "term", "file"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute(
                "UPDATE state SET pair = lower(hex(randomblob(6))), analysis = ?, next = 1,"
                " generation = generation + 1",
                (schema.analysis(),),
            )
        self._next = 1

    def _has_rows(self) -> bool:
        return bool(self._store.rows("SELECT 1 FROM article LIMIT 1"))

    def try_to_write(self) -> bool:
        """Return whether this process may write until `let_go`; no other one may meanwhile.

        What another process has left half done is finished, and what is damaged begun anew.
        """
        with self.lock:
            held = self._store.holds and not self._store.moved()
            if not self._store.try_to_write():
                return False
            spoilt, self._spoilt = self._spoilt, None
            if spoilt:
                self._rebuild(Broken(spoilt))
            elif spoilt is not None or not held:
                self._open()
            return True

    def let_go(self) -> None:
        """Let other processes write; what was not committed is left out."""
        with self.lock:
            if self._text is not None:
                self._text.give_up()
            self._store.let_go()

    def is_free(self) -> bool:
        """Return whether this process might write now."""
        with self.lock:
            held = self._store.holds
            free = self._store.try_to_write()
            if free and not held:
                self._store.let_go()
            return free

    def move_to_memory(self, error: Broken, *, discard: bool) -> None:
        """Go on in memory, empty: the place of the index cannot be written any more.

        Args:
            error: What was said when it was written.
            discard: Whether what is there is removed.
        """
        with self.lock:
            self._tell(f"index.{error.said}", reason=str(error))
            folder, self._text = self._folder(self._state()[0]), None
            store = self._store.emptied()
            self._store.close(remove=discard)
            if discard and folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            self._store = store
            self._open()

    def refresh(self) -> bool:
        """See what any process has committed; return whether there is something new."""
        with self.lock:
            if self._store.moved():
                self._follow()
                return True
            pair, analysis, _, generation = self._state()
            if (pair, generation) == self._seen:
                self._look()
                return self.damaged
            if pair == self._seen[0] and self._text is not None:
                self._seen = (pair, generation)
                try:
                    self._text.refresh()
                except Broken as error:
                    self.spoil(str(error))
            elif analysis or self._store.holds:
                self._open()
            else:
                # The tables were damaged, which was told, and are empty ones now.
                self._text, self._spoilt, self._seen = None, "", (pair, generation)
            return True

    def _follow(self) -> None:
        """Go on with what stands in the place of the tables, which have been removed."""
        if self._store.gone():
            self.spoil("missing")
        else:
            self._store.reconnect()
            self._open()

    def check(self) -> None:
        """Read the files of the full text; where one is not as it was written, it is `damaged`."""
        text = self._text
        if text is not None:
            try:
                text.check()
            except Broken as error:
                self.spoil(str(error))

    def _look(self) -> None:
        """See whether the files are still as they were written."""
        if self._text is not None:
            try:
                self._text.look()
            except Broken as error:
                self.spoil(str(error))

    # --- asking --------------------------------------------------------------------------------

    def search(
        self,
        query: tantivy.Query,
        limit: int = 20,
        offset: int = 0,
        *,
        newest: bool = False,
        counted: bool = True,
    ) -> tuple[int, list[Found]]:
        """Return how many articles match, and a page of them.

        Args:
            query: Made with `tantivy.Query` and `schema.schema()`.
            limit: Articles of the page.
            offset: Articles before it.
            newest: The newest first, in place of the best.
            counted: Whether they are counted; 0 of them otherwise.
        """

        def ask(searcher: tantivy.Searcher) -> tuple[int, list[tuple[int, float]]]:
            order = schema.DAY if newest else None
            found = searcher.search(query, limit, counted, order_by_field=order, offset=offset)
            keys = searcher.fast_field_values(schema.KEY, [place for _, place in found.hits])
            scores = (0.0 if newest else float(score) for score, _ in found.hits)
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

    def terms(self, prefix: str, limit: int = 50) -> list[Term]:
        """Return the words that begin with some letters, in index form, the most frequent first.

        Behind a single letter only words of titles are: a tenth of all begin with one, and to
        list those of 100,000 articles took up to 70 ms.
        """

        field = schema.TITLE if len(prefix) == 1 else schema.BODY
        found = self.terms_of(field, prefix, limit)
        return [Term(word, articles) for word, articles in found]

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

    def figures(
        self, kind: str, unit: str, least: float = -float("inf"), most: float = float("inf")
    ) -> tantivy.Query:
        """Return the query for articles with a figure in some bounds.

        Args:
            kind: Of `FigureKind`.
            unit: A canonical unit or a currency; empty for figures that have none.
            least: The lower bound.
            most: The upper one; a range matches where it overlaps the bounds.
        """
        import tantivy

        prefix = schema.figure_term(kind, unit, 0, 0).removesuffix("0|0")

        terms = []
        for term, _ in self.terms_of(schema.FIGURES, prefix):
            low, high = schema.figure_values(term)
            if low <= most and high >= least:
                terms.append(term)
        if not terms:
            return tantivy.Query.empty_query()
        return tantivy.Query.term_set_query(schema.schema(), schema.FIGURES, terms)

    def size(self) -> int:
        """Return the bytes of the full text and the tables; 0 in memory."""
        if self._base is None or self.mode == "memory":
            return 0
        tables = (Path(f"{self._base}.sqlite{end}") for end in ("", "-wal"))
        found = sum(path.stat().st_size for path in tables if path.exists())
        return found + (self._text.size() if self._text is not None else 0)

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
        return sorted((_file(path, file), *json.loads(problem)) for path, file, problem in rows)

    def _ask(self, question: Callable[[tantivy.Searcher], _T], nothing: _T) -> _T:
        """Return an answer; nothing from an index that turns out to be damaged."""
        with self.lock:
            text = self._text
        if text is None:
            return nothing
        try:
            return text.ask(question)
        except Broken as error:
            with self.lock:
                if self._text is text:
                    self.spoil(str(error))
            return nothing

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
                yield Found(key, path, _file(path, file), shown, date, source, score)

    # --- writing -------------------------------------------------------------------------------

    def known(self) -> dict[bytes, Known]:
        """Return what the index has of each file, by its real path."""
        return {
            path: Known(key, _file(path, file), *rest)
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

    @property
    def state(self) -> tuple[str, int]:
        """What is written: another one once any process has written something."""
        pair, _, _, generation = self._state()
        return pair, generation

    @property
    def is_empty(self) -> bool:
        """Whether it has no file."""
        return not self._has_rows()

    @property
    def is_open(self) -> bool:
        """Whether it can be asked."""
        return self._text is not None

    def put(
        self,
        documents: Iterable[Document],
        met: Iterable[tuple[str, str]],
        replaced: Iterable[int] = (),
    ) -> None:
        """Take in articles, to be written by the next `commit`.

        Args:
            documents: The articles, and files that are none.
            met: Skeletons and words that may be new.
            replaced: Keys of what the index has of the same files.

        Raises:
            Broken: the full text cannot be written.
        """
        text = self._writable()
        for document in documents:
            key = self._next
            self._next += 1
            if document.problem is None:
                text.add(key, dict(document.fields))
            self._rows.append((key, document._replace(fields={})))
        self._gone.update(replaced)
        self._met.update(met)

    def forget(self, keys: Iterable[int]) -> None:
        """Take out articles by their keys, with the next `commit`."""
        self._gone.update(keys)

    def commit(self) -> None:
        """Write what was taken in and out; all of it is found afterwards.

        Raises:
            Broken: the full text cannot be written.
            tui.catalogue.database.StartedAnew: nor can the tables, which are in memory now.
        """
        if not self._rows and not self._gone:
            return
        text = self._writable()
        gone = sorted(self._gone)
        if gone:
            with self._store.writing() as connection:
                connection.executemany(
                    "INSERT OR IGNORE INTO removing VALUES (?)", ((key,) for key in gone)
                )
            text.remove(gone)
        text.commit()
        with self._store.writing() as connection:
            _drop(connection, gone)
            connection.executemany(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row(key, document) for key, document in self._rows),
            )
            met = ((skeleton, schema.kept(word)) for skeleton, word in sorted(self._met))
            connection.executemany("INSERT OR IGNORE INTO term VALUES (?, ?)", met)
            connection.execute("UPDATE state SET next = ?", (self._next,))
            _note(connection, text.files)
            _grow(connection)
        self._rows, self._gone, self._met = [], set(), set()
        self.refresh()

    def touch(self, files: Mapping[int, tuple[str, int, int]]) -> None:
        """Note name, size and time of files whose bytes are the same, by their keys."""
        if files:
            with self._store.writing() as connection:
                connection.executemany(
                    "UPDATE article SET file = ?, size = ?, mtime_ns = ? WHERE key = ?",
                    ((*values, key) for key, values in files.items()),
                )

    def settle(self) -> None:
        """Wait until the full text is in few segments, whose files are noted as whole ones."""
        text = self._writable()
        if not text.settle():
            return
        with self._store.writing() as connection:
            _note(connection, text.files)
        if self.mode == "writes":
            self._store.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def reopen(self, *, discard: bool) -> None:
        """Go on with other tables, which those that were full or damaged have been left for.

        Args:
            discard: Whether what is there is removed, where the other ones are in memory.
        """
        with self.lock:
            self._rows, self._gone, self._met = [], set(), set()
            if discard and self._base is not None and self.mode == "memory":
                self._text = None
                self._store.discard()
                remove_others(self._base, None)
            self._open()

    def clean(self) -> None:
        """Remove the files of what was not committed."""
        if self._text is not None:
            self._text.clean()

    def give_up(self) -> None:
        """Leave out what was not committed."""
        with self.lock:
            self._rows, self._gone, self._met = [], set(), set()
            self._next = self._state()[2]
            if self._text is not None:
                self._text.give_up()

    def _writable(self) -> TextIndex:
        if self._text is None or not self._store.holds:
            raise Broken("not open to be written")
        return self._text

    def _tell(self, key: str, **values: str) -> None:
        self._store.report(QariError(Words("en").say(key, **values), key, values))


def _row(key: int, document: Document) -> tuple[Any, ...]:
    problem = None if document.problem is None else json.dumps(document.problem)
    return (
        *(key, document.path, _end_of(document.path, document.file)),
        *(document.size, document.mtime_ns, document.digest),
        *(schema.kept(document.title), document.date, document.source, problem, document.facts),
    )


def _end_of(path: bytes, file: str) -> int | str:
    """Return a name as it is kept: how many of the last bytes of the path it is, where it is."""
    name = file.encode()
    return len(name) if path.endswith(name) else file


def _file(path: bytes, kept: int | str) -> str:
    """Return the name that the contract gives a file."""
    return kept if isinstance(kept, str) else path[-kept:].decode()


def _drop(connection: Any, keys: Sequence[int]) -> None:
    connection.executemany("DELETE FROM article WHERE key = ?", ((key,) for key in keys))
    connection.execute("DELETE FROM removing")


def _note(connection: Any, files: Mapping[str, State]) -> None:
    """Note files that were just written, in place of all others."""
    connection.execute("DELETE FROM file")
    rows = ((name, size, mtime_ns) for name, (size, mtime_ns) in files.items())
    connection.executemany("INSERT INTO file VALUES (?, ?, ?)", rows)


def _grow(connection: Any) -> None:
    connection.execute("UPDATE state SET generation = generation + 1")


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def base_of(folder: Path, paths: Iterable[str]) -> Path:
    """Return where the index of a set of paths stands in a folder, without its ending.

    It is named by a hash of the paths without links, in any order.
    """
    import hashlib

    real = b"\0".join(sorted({os.fsencode(os.path.realpath(path)) for path in paths}))
    return folder / hashlib.blake2b(real, digest_size=12).hexdigest()
