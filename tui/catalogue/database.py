"""The catalogue's file: opened, locked, rebuilt where damaged, left for memory where full.

One process writes at a time: while it does, it holds a lock (flock) on a file beside the database,
which the system takes back however the process ends. Others read meanwhile. SQLite's write-ahead
log keeps the database whole when a process is killed at any moment.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import RLock
from time import sleep
from typing import Any

from tui.catalogue.schema import NUMBER, TABLES
from tui.errors import QariError
from tui.words import Words

Report = Callable[[QariError], None]


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of a database of ours, and how it is known and spoken of."""

    number: int
    """A database with another one is rebuilt."""
    tables: str
    """Statements that make them."""
    probe: str
    """A query that has one row in each such database."""
    said: str = "catalogue"
    """Begins the keys of messages: `.memory`, `.full`, `.denied` and `.rebuilt`."""


CATALOGUE = Schema(NUMBER, TABLES, "SELECT articles FROM total")

_APPLICATION = 0x51415249
"""Marks the file as ours (`QARI`), in SQLite's header."""
_CACHE = 32
"""Megabytes of pages kept, as far as they are read or written."""
_LOOKS, _WAIT = 100, 0.02
"""Looks, and seconds between them, for tables that the instance that writes is about to make; it
takes 5 to 30 ms."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_ROOM = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
)
_SAID_OF_SYSTEM = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "denied",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}
_SAID_OF_SQLITE = {sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_READONLY: "denied"}
"""Ends of the keys of messages that say what can be done."""
_ENDINGS = ("", "-wal", "-shm", "-journal")


class Mode(StrEnum):
    """How the catalogue is open."""

    WRITES = "writes"
    """In its file, which nobody else wrote when it was last asked whether this process may."""
    READS = "reads"
    """Another instance wrote it then."""
    MEMORY = "memory"
    """The cache folder cannot be written, or nothing is to be kept."""


class StartedAnew(Exception):
    """The database had to be left while it was worked on; what is in it now has to be asked."""


class Database:
    """A connection that may be used in any thread, by one at a time."""

    def __init__(
        self,
        path: Path | None,
        report: Report = lambda problem: None,
        schema: Schema = CATALOGUE,
    ) -> None:
        """Open a database, or one in memory without a path; it is made where there is none.

        Args:
            path: The file; its folder is made.
            report: Told in one line of whatever keeps the file from being used.
            schema: Its tables.
        """
        self._schema = schema
        self.lock = RLock()
        self.report = report
        self.generation = 0
        """Grows when the database is another one: everything has to be read again."""
        self._path = path
        self._locks: list[int] = []
        """The lock while this process holds it: one descriptor, or none."""
        self._is_rebuilt = False
        self.mode = Mode.MEMORY
        if path is not None and (owner := self._take_lock(path)) is not None:
            self.mode = Mode.WRITES if owner else Mode.READS
        self._connection = self._open()
        self._file = self._identity()
        # Closed with the program, too: since Python 3.13 an open connection is warned of.
        self._closing = weakref.finalize(self, _close, [self._connection], self._locks)

    # --- opening -------------------------------------------------------------------------------

    def _take_lock(self, path: Path) -> bool | None:
        """Return whether this process writes; None where the folder cannot be used."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            self._tell_memory(error)
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        except OSError as error:  # a file system without locks
            os.close(lock)
            self._tell_memory(error)
            return None
        self._locks.append(lock)
        return True

    def _open(self) -> sqlite3.Connection:
        """Connect as the mode says; one that cannot be used becomes one in memory."""
        if self.mode is Mode.MEMORY:
            return _made(":memory:", self._schema)
        assert self._path is not None
        try:
            if self.mode is Mode.READS:
                return _reader(self._path, self._schema)
            return self._writer(self._path)
        except (sqlite3.Error, OSError) as error:
            self.mode = Mode.MEMORY
            self._tell_memory(error)
            return _made(":memory:", self._schema)

    def _writer(self, path: Path) -> sqlite3.Connection:
        if not path.exists():
            return self._new(path)
        with suppress(sqlite3.DatabaseError):
            connection = _connect(path)
            if _is_ours(connection, self._schema):
                return connection
            connection.close()
        self._tell(f"{self._schema.said}.rebuilt", path=str(path))
        _remove(path)
        return self._new(path)

    def _new(self, path: Path) -> sqlite3.Connection:
        try:
            return _made(path, self._schema)
        except sqlite3.Error:
            with suppress(OSError):
                _remove(path)  # what is half made would be taken for damaged the next time
            raise

    @property
    def holds(self) -> bool:
        """Whether nobody else can write it now: in memory, or while the lock is held."""
        return self.mode is Mode.MEMORY or bool(self._locks)

    def try_to_write(self) -> bool:
        """Return whether this process may write, which it may then until `let_go`."""
        with self.lock:
            if self.moved():
                self.let_go()  # the lock of a file that nobody else can see
            if self.holds or self._path is None:
                return True
            owner = self._take_lock(self._path)
            if owner is None:
                self._to_memory()
            elif not owner:
                self.mode = Mode.READS
            elif self.mode is Mode.READS or self._file != self._identity():
                self.mode = Mode.WRITES
                self._replace(self._open)
            return self.holds

    def let_go(self) -> None:
        """Let other processes write."""
        with self.lock:
            while self._locks:
                os.close(self._locks.pop())

    def moved(self) -> bool:
        """Whether another file, or none, stands where the open one was: removed, or built anew."""
        return self.mode is not Mode.MEMORY and self._file != self._identity()

    def gone(self) -> bool:
        """Whether there is no file any more."""
        return self._identity() is None

    def reconnect(self) -> None:
        """Read the file that another process has put in the place of the open one."""
        with self.lock:
            self._replace(self._reread)

    def _reread(self) -> sqlite3.Connection:
        assert self._path is not None
        try:
            return _reader(self._path, self._schema)
        except (sqlite3.Error, OSError):
            return _made(":memory:", self._schema)  # empty until the other process has made it

    def _identity(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    # --- using ---------------------------------------------------------------------------------

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows of a query; none from a database that turns out to be damaged."""
        with self.lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                self._leave(error)
                return []

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection for one transaction: all of it is written, or nothing.

        Raises:
            StartedAnew: the database is damaged or full and another one is used from now on; in
                one that was full all but this transaction still is.
        """
        with self.lock:
            connection = self._connection
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                self._leave(error)
                raise StartedAnew from None
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def copied(self) -> Database:
        """Return a database in memory that holds the same."""
        copy = Database(None, self.report, self._schema)
        with self.lock:
            try:
                self._connection.backup(copy._connection)
            except sqlite3.DatabaseError:
                copy._replace(lambda: _made(":memory:", self._schema))
        return copy

    def emptied(self) -> Database:
        """Return an empty database in memory with the same tables."""
        return Database(None, self.report, self._schema)

    def discard(self) -> None:
        """Remove the files that were left for memory."""
        if self.mode is Mode.MEMORY and self._path is not None:
            _remove(self._path)

    def close(self, *, remove: bool = False) -> None:
        """Close it and let another process write.

        Args:
            remove: Whether its files are removed first, which the lock allows.
        """
        with self.lock:
            if remove and self._locks and self._path is not None:
                _remove(self._path)
            self._closing()

    # --- leaving -------------------------------------------------------------------------------

    def _leave(self, error: sqlite3.DatabaseError) -> None:
        """Go on with another database: a new file for a damaged one, memory for a full one.

        Raises:
            sqlite3.DatabaseError: the same, where neither helps: a mistake in a query.
        """
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if self.mode is Mode.MEMORY or code not in _DAMAGED | _NO_ROOM:
            raise error
        assert self._path is not None
        held = bool(self._locks)
        if code in _DAMAGED and not (self.try_to_write() and self._locks):
            return  # whoever writes it meets the damage, too
        if code in _DAMAGED and not self._is_rebuilt:
            self._is_rebuilt = True
            path = self._path
            self._tell(f"{self._schema.said}.rebuilt", path=str(path))
            self._connection.close()
            _remove(path)
            self._replace(self._open)
            if not held:
                self.let_go()
            return
        self._tell_memory(error)
        self._to_memory(copied=code in _NO_ROOM)

    def _to_memory(self, *, copied: bool = True) -> None:
        self.mode = Mode.MEMORY
        self._replace(self._copy_in_memory if copied else lambda: _made(":memory:", self._schema))

    def _copy_in_memory(self) -> sqlite3.Connection:
        copy = _made(":memory:", self._schema)
        try:
            self._connection.backup(copy)
        except sqlite3.DatabaseError:
            copy.close()
            return _made(":memory:", self._schema)
        return copy

    def _replace(self, opened: Callable[[], sqlite3.Connection]) -> None:
        """Use another connection from now on."""
        before = self._connection
        self._connection = opened()
        self._file = self._identity()
        self._closing.detach()
        before.close()
        if self.mode is Mode.MEMORY:
            self.let_go()
        self._closing = weakref.finalize(self, _close, [self._connection], self._locks)
        self.generation += 1

    def _tell_memory(self, error: sqlite3.Error | OSError) -> None:
        """Tell that it is in memory, and what can be done where that is known."""
        if isinstance(error, OSError):
            said, reason = _SAID_OF_SYSTEM.get(error.errno or 0), error.strerror or "?"
        else:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            said, reason = _SAID_OF_SQLITE.get(code), str(error)
        self._tell(f"{self._schema.said}.{said or 'memory'}", reason=reason)

    def _tell(self, key: str, **values: str | int) -> None:
        self.report(QariError(Words("en").say(key, **values), key, values))


def _close(connections: list[sqlite3.Connection], locks: list[int]) -> None:
    for connection in connections:
        connection.close()
    while locks:
        os.close(locks.pop())


def _connect(path: Path | str, *, reads: bool = False) -> sqlite3.Connection:
    target = f"{Path(path).absolute().as_uri()}?mode=ro" if reads else str(path)
    connection = sqlite3.connect(
        target, timeout=5, isolation_level=None, check_same_thread=False, uri=reads
    )
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE * 1024}")
        if not reads:
            connection.execute("PRAGMA journal_mode = WAL")
            # With a write-ahead log a killed process loses nothing so, a power cut the last batch.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = OFF")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _reader(path: Path, schema: Schema) -> sqlite3.Connection:
    """Connect to what another instance writes, which may be about to make it."""
    for _ in range(_LOOKS):
        if _is_begun(path):
            break
        sleep(_WAIT)
    connection = _connect(path, reads=True)
    if not _is_ours(connection, schema):
        connection.close()
        raise sqlite3.DatabaseError("written by another version")
    return connection


def _is_begun(path: Path) -> bool:
    """Whether a database has its tables; whatever is wrong with it is found when it is opened."""
    try:
        connection = _connect(path, reads=True)
    except sqlite3.OperationalError:
        return False
    try:
        return tuple(connection.execute("PRAGMA user_version").fetchone()) != (0,)
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode in _DAMAGED
    finally:
        connection.close()


def _is_ours(connection: sqlite3.Connection, schema: Schema) -> bool:
    """Whether the schema is this one.

    Raises:
        sqlite3.DatabaseError: it is no database, or its first pages are damaged.
    """
    ((number,),) = connection.execute("PRAGMA user_version").fetchall()
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    if (number, application) != (schema.number, _APPLICATION):
        return False
    return len(connection.execute(schema.probe).fetchall()) == 1


def _made(path: Path | str, schema: Schema) -> sqlite3.Connection:
    """Make a database; its number is written with its tables or not at all."""
    connection = _connect(path)
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {schema.tables} PRAGMA user_version = {schema.number};"
            f"PRAGMA application_id = {_APPLICATION}; COMMIT;"
        )
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _remove(path: Path) -> None:
    for ending in _ENDINGS:
        Path(f"{path}{ending}").unlink(missing_ok=True)
