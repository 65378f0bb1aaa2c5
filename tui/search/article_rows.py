"""What is written into the tables of an index, and how they keep an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from tui.search import schema
from tui.search.records import Document
from tui.search.segments import State


def insert(connection: Connection, documents: Iterable[tuple[int, Document]]) -> None:
    """Add articles with their keys."""
    connection.executemany(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_row(key, document) for key, document in documents),
    )


def touch(connection: Connection, files: Mapping[int, tuple[str, int, int]]) -> None:
    """Write down name, size and time of files anew, by their keys."""
    connection.executemany(
        "UPDATE article SET file = ?, size = ?, mtime_ns = ? WHERE key = ?",
        ((*values, key) for key, values in files.items()),
    )


def mark(connection: Connection, keys: Iterable[int]) -> None:
    """Note the keys of articles that are about to be removed from the full text."""
    connection.executemany("INSERT OR IGNORE INTO removing VALUES (?)", ((key,) for key in keys))


def drop(connection: Connection, keys: Sequence[int]) -> None:
    """Remove articles, and what was noted of removals."""
    connection.executemany("DELETE FROM article WHERE key = ?", ((key,) for key in keys))
    connection.execute("DELETE FROM removing")


def note(connection: Connection, files: Mapping[str, State]) -> None:
    """Note the files of the full text that were just written, in place of all others."""
    connection.execute("DELETE FROM file")
    rows = ((name, size, mtime_ns) for name, (size, mtime_ns) in files.items())
    connection.executemany("INSERT INTO file VALUES (?, ?, ?)", rows)


def grow(connection: Connection) -> None:
    """Count a commit."""
    connection.execute("UPDATE state SET generation = generation + 1")


def file_of(path: bytes, kept: int | str) -> str:
    """Return the name that the contract gives a file, from the path and how it is kept."""
    return kept if isinstance(kept, str) else path[-kept:].decode()


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
