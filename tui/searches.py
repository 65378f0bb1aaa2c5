"""The user's searches: the history of queries, and those that were saved by name.

They are in `searches.sqlite` in the data folder, readable by the user alone, and survive whatever
is rebuilt. Each change is one transaction, so that of two instances none loses what the other one
wrote. A file that is damaged is kept beside the new one under another name, and told.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tui.errors import QariError
from tui.settings import data_folder
from tui.words import Words

MOST_QUERIES = 1_000
"""Queries of the history; the oldest go first."""
MOST_SEEN = 100_000
"""Articles of a saved search that are known one by one, 800 kB; of more only their number is."""
LONGEST_NAME = 100
"""Characters of the name of a saved search."""

_VERSION = 1
_DIGEST = 8
"""Bytes by which an article is known: among 100,000 two are alike once in 3 billion folders."""
_WAITS = 20.0
"""Seconds to wait for other instances: one change takes up to a second on a disk that is busy."""
_TABLES = """
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE);
CREATE TABLE saved (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, query TEXT NOT NULL,
    off TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX saved_name ON saved (name) WHERE NOT deleted;
CREATE TABLE seen (
    saved INTEGER NOT NULL REFERENCES saved (id) ON DELETE CASCADE, folder TEXT NOT NULL,
    total INTEGER NOT NULL, articles BLOB NOT NULL, PRIMARY KEY (saved, folder));
"""

Report = Callable[[QariError], None]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that was saved."""

    name: str
    query: str
    """As typed."""
    off: tuple[str, ...] = ()
    """Steps of the ladder that are not taken."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a saved search had found when it was last looked at."""

    total: int
    """Articles."""
    articles: frozenset[bytes]
    """What each is known by; none where there are more than `MOST_SEEN`."""

    def new(self, paths: Iterable[bytes], total: int) -> int:
        """Return how many articles were not there.

        Args:
            paths: The real paths of those that are found now.
            total: How many these are.
        """
        if total > MOST_SEEN or self.total > MOST_SEEN:
            return max(0, total - self.total)
        return sum(map(self.is_new, paths))

    def is_new(self, path: bytes) -> bool:
        """Return whether the article of a real path was not there, as far as that is known."""
        return self.total <= MOST_SEEN and digest(path) not in self.articles


class Searches:
    """What the file holds. Each method opens it anew; they may be called in any thread."""

    def __init__(self, report: Report = lambda problem: None, path: Path | None = None) -> None:
        """Take the file of the data folder, or another one.

        Args:
            report: Told of a damaged file that was put aside.
            path: Another file.
        """
        self.path = path or data_folder() / "searches.sqlite"
        self._report = report

    # --- history ------------------------------------------------------------------------------

    def history(self) -> list[str]:
        """Return the queries that were asked, the oldest first, each once.

        Raises:
            QariError: the file cannot be read.
        """
        return self._read("SELECT query FROM history ORDER BY id", lambda row: str(row[0]))

    def remember(self, query: str) -> None:
        """Put a query at the end of the history; blank ones are none.

        Raises:
            QariError: the file cannot be written.
        """
        query = query.strip().encode("utf-8", "ignore").decode()
        if not query:
            return

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM history WHERE query = ?", (query,))
            connection.execute("INSERT INTO history (query) VALUES (?)", (query,))
            connection.execute(
                "DELETE FROM history WHERE id NOT IN"
                " (SELECT id FROM history ORDER BY id DESC LIMIT ?)",
                (MOST_QUERIES,),
            )

        self._change(put)

    # --- saved searches -----------------------------------------------------------------------

    def saved(self) -> list[Saved]:
        """Return the saved searches in the order in which they were saved.

        Raises:
            QariError: the file cannot be read.
        """
        return self._read(
            "SELECT name, query, off FROM saved WHERE NOT deleted ORDER BY id",
            lambda row: Saved(row[0], row[1], tuple(row[2].split())),
        )

    def save(self, search: Saved) -> None:
        """Save a search.

        Raises:
            QariError: another search has this name, or the file cannot be written.
        """
        values = (_named(search.name), search.query, " ".join(search.off))
        self._change(
            lambda connection: connection.execute(
                "INSERT INTO saved (name, query, off) VALUES (?, ?, ?)", values
            ),
            search.name,
        )

    def rename(self, name: str, new: str) -> None:
        """Give a saved search another name.

        Raises:
            QariError: as `save`.
        """
        self._change(
            lambda connection: connection.execute(
                "UPDATE saved SET name = ? WHERE name = ? AND NOT deleted", (_named(new), name)
            ),
            new,
        )

    def delete(self, name: str) -> None:
        """Delete a saved search; the one deleted last can be brought back.

        Raises:
            QariError: the file cannot be written.
        """

        def drop(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM saved WHERE deleted")
            connection.execute("UPDATE saved SET deleted = 1 WHERE name = ?", (name,))

        self._change(drop)

    def undelete(self) -> str | None:
        """Bring back the saved search that was deleted last; return its name, None without one.

        Raises:
            QariError: another search has its name now, or the file cannot be written.
        """

        def restore(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT id, name FROM saved WHERE deleted").fetchone()
            if row is None:
                return None
            names.append(row[1])
            connection.execute("UPDATE saved SET deleted = 0 WHERE id = ?", (row[0],))
            return str(row[1])

        names: list[str] = []
        return self._change(restore, names)

    # --- what is new --------------------------------------------------------------------------

    def seen(self, name: str, folder: str) -> Seen | None:
        """Return what a saved search had found in a folder; None where it was never looked at.

        Raises:
            QariError: the file cannot be read.
        """

        def made(row: Sequence[Any]) -> Seen:
            total, articles = int(row[0]), bytes(row[1])
            found = range(0, len(articles), _DIGEST)
            return Seen(total, frozenset(articles[at : at + _DIGEST] for at in found))

        rows = self._read(
            "SELECT total, articles FROM seen WHERE folder = ?"
            " AND saved IN (SELECT id FROM saved WHERE name = ? AND NOT deleted)",
            made,
            (folder, name),
        )
        return rows[0] if rows else None

    def see(self, name: str, folder: str, paths: Sequence[bytes], total: int) -> None:
        """Note what a saved search finds now; nothing of it is new any more.

        Args:
            name: Its name.
            folder: What is open: `folder_key`.
            paths: The real paths of the articles; none where there are more than `MOST_SEEN`.
            total: How many there are.

        Raises:
            QariError: the file cannot be written.
        """
        articles = b"".join(sorted(map(digest, paths))) if total <= MOST_SEEN else b""
        self._change(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO seen SELECT id, ?, ?, ? FROM saved"
                " WHERE name = ? AND NOT deleted",
                (folder, total, articles, name),
            )
        )

    # --- the file -----------------------------------------------------------------------------

    def _read(
        self, query: str, made: Callable[[Sequence[Any]], _Result], values: Sequence[str] = ()
    ) -> list[_Result]:
        def read(connection: sqlite3.Connection) -> list[_Result]:
            return [made(row) for row in connection.execute(query, values)]

        if not os.path.lexists(self.path):
            return []
        return self._mended(read)

    def _change(
        self,
        change: Callable[[sqlite3.Connection], _Result],
        name: str | Sequence[str] = "",
    ) -> _Result:
        def write(connection: sqlite3.Connection) -> _Result:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                return change(connection)

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            return self._mended(write)
        except sqlite3.IntegrityError:
            taken = name if isinstance(name, str) else "".join(name[:1])
            raise _problem("searches.taken", name=taken) from None
        except OSError as error:
            raise self._failed(error.strerror or "?") from None

    def _mended(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do some work; a damaged file is put aside, and the work done in a new one."""
        try:
            return self._done(work)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as error:
            raise self._failed(str(error)) from None
        except sqlite3.DatabaseError as error:
            self._put_aside(str(error))
        try:
            return self._done(work)
        except sqlite3.DatabaseError as error:
            raise self._failed(str(error)) from None

    def _done(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        if not self.path.is_file():
            raise self._failed("not a file")  # a FIFO would hang
        with closing(sqlite3.connect(self.path, timeout=_WAITS, isolation_level=None)) as made:
            made.execute("PRAGMA foreign_keys = ON")
            self._prepare(made)
            return work(made)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make the tables where the file is empty."""
        ((version,),) = connection.execute("PRAGMA user_version").fetchall()
        if version > _VERSION:
            raise _problem("searches.newer", path=str(self.path))
        if version:
            return
        connection.execute("BEGIN IMMEDIATE")
        with connection:  # another instance may have made them meanwhile
            ((version,),) = connection.execute("PRAGMA user_version").fetchall()
            if not version:
                for statement in _TABLES.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")

    def _put_aside(self, reason: str) -> None:
        """Give a damaged file another name, unless another instance has done so already."""
        with self._held():
            if _is_whole(self.path):
                return
            number = 1
            while (kept := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
                number += 1
            try:
                os.rename(self.path, kept)
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            except OSError as error:
                raise self._failed(error.strerror or "?") from None
        self._report(_problem("searches.damaged", kept=str(kept), reason=reason))

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep other instances from putting the file aside meanwhile."""
        place = self.path.with_name(f".{self.path.name}.lock")
        try:
            lock = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise self._failed(error.strerror or "?") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _failed(self, reason: str) -> QariError:
        return _problem("searches.failed", path=str(self.path), reason=reason)


def digest(path: bytes) -> bytes:
    """Return what an article is known by: a hash of its real path."""
    return hashlib.blake2b(path, digest_size=_DIGEST).digest()


def folder_key(paths: Sequence[str]) -> str:
    """Return what a set of open paths is known by, in any order; links make no difference."""
    real = sorted({os.fsencode(os.path.realpath(path)) for path in paths})
    return hashlib.blake2b(b"\0".join(real), digest_size=12).hexdigest() if real else "built-in"


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=_WAITS)) as connection:
            return connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def _named(name: str) -> str:
    """Return the name of a search as it is kept: on one line."""
    return " ".join(name.split())[:LONGEST_NAME]


def _problem(key: str, **values: str) -> QariError:
    return QariError(Words("en").say(key, **values), key, dict(values))
