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

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from tui.errors import QariError
from tui.search import article_rows, schema
from tui.search.answers import Answers
from tui.search.records import Document, Store
from tui.search.segments import State
from tui.search.text_index import Broken, TextIndex, remove_others
from tui.words import Words

if TYPE_CHECKING:
    import tantivy

_T = TypeVar("_T")
_MANY = 10**12
"""Commits of one database: the next one's are counted from there on."""


class Index(Answers):
    """All words of the open articles. It may be asked in any thread; one thread writes."""

    def __init__(self, store: Store, base: Path | None) -> None:
        """Open the index that belongs to tables, or make it.

        Args:
            store: The tables; its `report` is told when the index has to be built anew.
            base: Where the folder of the full text stands, without its ending; None for memory.
        """
        self.lock = RLock()
        super().__init__(store)
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

    @property
    def seen(self) -> tuple[int, str, int]:
        """What is asked; something else after `refresh` or `commit` where there is anything new.

        Another process may have written more by then, which `generation` tells at once.
        """
        return self._store.generation, *self._seen

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
        self._text, seen = None, (pair, generation)
        if analysis == schema.analysis() and folder is not None and folder.exists():
            try:
                self._text = TextIndex(folder, writes=False, noted=self._noted())
                self._spoilt = None
            except Broken:
                seen = ("", -1)  # the other process makes it at this moment
        self._seen = seen

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
                article_rows.drop(connection, gone)
                article_rows.grow(connection)
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
                try:
                    self._text.refresh()
                except Broken as error:
                    self.spoil(str(error))
                self._seen = (pair, generation)  # last: what is `seen` is asked already
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

    # --- what it is -----------------------------------------------------------------------------

    def size(self) -> int:
        """Return the bytes of the full text and the tables; 0 in memory."""
        if self._base is None or self.mode == "memory":
            return 0
        tables = (Path(f"{self._base}.sqlite{end}") for end in ("", "-wal"))
        found = sum(path.stat().st_size for path in tables if path.exists())
        return found + (self._text.size() if self._text is not None else 0)

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

    # --- writing -------------------------------------------------------------------------------

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
                article_rows.mark(connection, gone)
            text.remove(gone)
        text.commit()
        with self._store.writing() as connection:
            article_rows.drop(connection, gone)
            article_rows.insert(connection, self._rows)
            met = ((skeleton, schema.kept(word)) for skeleton, word in sorted(self._met))
            connection.executemany("INSERT OR IGNORE INTO term VALUES (?, ?)", met)
            connection.execute("UPDATE state SET next = ?", (self._next,))
            article_rows.note(connection, text.files)
            article_rows.grow(connection)
        self._rows, self._gone, self._met = [], set(), set()
        self.refresh()

    def touch(self, files: Mapping[int, tuple[str, int, int]]) -> None:
        """Note name, size and time of files whose bytes are the same, by their keys."""
        if files:
            with self._store.writing() as connection:
                article_rows.touch(connection, files)

    def settle(self) -> None:
        """Wait until the full text is in few segments, whose files are noted as whole ones."""
        text = self._writable()
        if not text.settle():
            return
        with self._store.writing() as connection:
            article_rows.note(connection, text.files)
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


def base_of(folder: Path, paths: Iterable[str]) -> Path:
    """Return where the index of a set of paths stands in a folder, without its ending.

    It is named by a hash of the paths without links, in any order.
    """
    import hashlib

    real = b"\0".join(sorted({os.fsencode(os.path.realpath(path)) for path in paths}))
    return folder / hashlib.blake2b(real, digest_size=12).hexdigest()
