"""Putting files into the catalogue, taking them out, and joining entities across articles."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.catalogue.records import Noted, Reading
from tui.catalogue.shares import TYPES, Named, Shares, best_name, best_type
from tui.model import EntityType, Layer

STEPS = tuple(Layer)
"""Steps by the numbers that stand for them."""
_STEP_OF = {step: number for number, step in enumerate(STEPS)}
_TYPE_OF = {kind: number for number, kind in enumerate(TYPES)}
_ASKED = 500
"""Values of one question; SQLite's old limit is 999."""

_Form = tuple[int, str, str, int, str, str]
"""A form: its entity, text, name, type, and why it is a name of the entity."""
Raw = tuple[str, str, EntityType, int]
"""An entity by the articles alone: id, name, type, mentions."""


def day_of(date: str | None) -> int:
    """Return an ISO date as yyyymmdd, with zeros for what is not stated."""
    digits = "".join(filter(str.isdecimal, (date or "")[:10]))
    return int(digits.ljust(8, "0")[:8]) if digits.isascii() and digits else 0


def date_of(day: int) -> str | None:
    """Return yyyymmdd as an ISO date as far as it is stated, None for 0."""
    if not day:
        return None
    year, month, rest = day // 10000, day // 100 % 100, day % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{rest:02}" if rest else "")


def put(connection: sqlite3.Connection, readings: Sequence[Reading]) -> None:
    """Write what was read from files, in place of what is there of them.

    A file keeps its key, by which articles of one day are ordered.
    """
    shares = Shares()
    entities = _entities(connection, readings)
    for reading in readings:
        old = None
        for (old,) in connection.execute("SELECT key FROM file WHERE path = ?", (reading.path,)):
            _take_out(connection, old, shares)
        key = _put_file(connection, reading, old)
        named = _put_mentions(connection, key, reading, entities)
        shares.add(named, 1)
    shares.write(connection)


def take_out(connection: sqlite3.Connection, files: Iterable[int]) -> None:
    """Remove files by their keys."""
    shares = Shares()
    for key in files:
        _take_out(connection, key, shares)
    shares.write(connection)


def tidy(connection: sqlite3.Connection) -> None:
    """Remove the ids that no article has any more."""
    connection.execute(
        "DELETE FROM entity WHERE mentions = 0"
        " AND NOT EXISTS (SELECT 1 FROM form f WHERE f.entity = entity.key)"
        " AND NOT EXISTS (SELECT 1 FROM entity e WHERE e.joined = entity.key)"
    )


def _put_file(connection: sqlite3.Connection, reading: Reading, key: int | None) -> int:
    """Write a file under a key, or under a new one; return it."""
    raw = None if reading.raw is None else packed(reading.raw)
    cursor = connection.execute(
        "INSERT INTO file (key, path, file, size, mtime_ns, digest, title, date, day, source,"
        " words, repaired, problem, extraction, overlay, raw)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(key, reading.path, reading.file, reading.size, reading.mtime_ns, reading.digest),
            *(reading.title, reading.date, day_of(reading.date), reading.source, reading.words),
            *(reading.repaired, json.dumps(reading.problem) if reading.problem else None),
            *(reading.extraction, reading.overlay, raw),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _put_mentions(
    connection: sqlite3.Connection,
    file: int,
    reading: Reading,
    entities: Mapping[str, tuple[int, int]],
) -> list[Named]:
    """Write the mentions of a file; return them for counting."""
    day = day_of(reading.date)
    forms: dict[_Form, int] = {}
    rows: list[tuple[Any, ...]] = []
    named: list[Named] = []
    for one in reading.mentions:
        raw, entity = entities[one.id]
        form = (raw, one.form, one.name, _TYPE_OF[one.type], one.link, one.linked)
        if form not in forms:
            forms[form] = _form(connection, form)
        rows.append(
            (
                *(file, one.start, one.end, forms[form], entity, _STEP_OF[one.step]),
                *(one.confidence, one.sentence_start, one.sentence_end, day),
            )
        )
        named.append((forms[form], entity, one.sentence_start))
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return named


def _form(connection: sqlite3.Connection, form: _Form) -> int:
    found = connection.execute(
        "SELECT key FROM form WHERE entity = ? AND text = ? AND name = ? AND type = ?"
        " AND link = ? AND linked = ?",
        form,
    ).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO form (entity, text, name, type, link, linked) VALUES (?, ?, ?, ?, ?, ?)",
        form,
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _entities(
    connection: sqlite3.Connection, readings: Iterable[Reading]
) -> dict[str, tuple[int, int]]:
    """Return the key of each id, and that of the entity it is joined to; new ids are written."""
    ids = sorted({one.id for reading in readings for one in reading.mentions})
    connection.executemany("INSERT OR IGNORE INTO entity (id) VALUES (?)", ((id_,) for id_ in ids))
    return {
        id_: (key, key if joined is None else joined)
        for part in _parts(ids)
        for id_, key, joined in connection.execute(
            f"SELECT id, key, joined FROM entity WHERE id IN ({_places(part)})", part
        )
    }


def _take_out(connection: sqlite3.Connection, file: int, shares: Shares) -> None:
    shares.add(_named(connection, file), -1)
    connection.execute("DELETE FROM mention WHERE file = ?", (file,))
    connection.execute("DELETE FROM file WHERE key = ?", (file,))


def _named(connection: sqlite3.Connection, file: int) -> list[Named]:
    return connection.execute(
        "SELECT form, entity, sentence_start FROM mention WHERE file = ?", (file,)
    ).fetchall()


# --- the user's corrections -------------------------------------------------------------------


def packed(mentions: Sequence[Noted]) -> bytes:
    """Return mentions as they are kept beside corrected ones."""
    return zlib.compress(json.dumps(mentions, ensure_ascii=False).encode())


def unpacked(data: bytes) -> tuple[Noted, ...]:
    """Return the mentions that were packed."""
    return tuple(
        Noted(start, end, form, EntityType(kind), id_, name, Layer(step), *rest)
        for start, end, form, kind, id_, name, step, *rest in json.loads(zlib.decompress(data))
    )


# --- joining across articles ------------------------------------------------------------------


def raw_entities(rows: Iterable[tuple[str, str, int, int]]) -> Iterator[Raw]:
    """Yield the entities by the articles alone from rows of id, name, type, mentions, by id."""
    names: Counter[str] = Counter()
    types: Counter[int] = Counter()
    before = None
    for id_, name, kind, mentions in rows:
        if before is not None and id_ != before:
            yield before, best_name(names), TYPES[best_type(types)], types.total()
            names.clear()
            types.clear()
        before = id_
        names[name] += mentions
        types[kind] += mentions
    if before is not None:
        yield before, best_name(names), TYPES[best_type(types)], types.total()


def join(connection: sqlite3.Connection, changed: Mapping[str, tuple[str, str] | None]) -> None:
    """Join ids to others, with the evidence, or part them again (None)."""
    files: set[int] = set()
    for id_ in changed:
        files |= {
            file
            for (file,) in connection.execute(
                "SELECT m.file FROM entity e"
                " JOIN mention m ON m.entity = coalesce(e.joined, e.key)"
                " JOIN form f ON f.key = m.form AND f.entity = e.key WHERE e.id = ?",
                (id_,),
            )
        }
    shares = Shares()
    for file in sorted(files):
        shares.add(_named(connection, file), -1)
    for id_, into in changed.items():
        connection.execute("DELETE FROM same WHERE id = ?", (id_,))
        if into is not None:
            connection.execute("INSERT INTO same VALUES (?, ?, ?)", (id_, *into))
        connection.execute(
            "UPDATE entity SET joined = (SELECT key FROM entity WHERE id = ?) WHERE id = ?",
            (into[0] if into else None, id_),
        )
    for file in sorted(files):
        connection.execute(
            "UPDATE mention SET entity = (SELECT coalesce(e.joined, e.key) FROM form f"
            " JOIN entity e ON e.key = f.entity WHERE f.key = mention.form) WHERE file = ?",
            (file,),
        )
        shares.add(_named(connection, file), 1)
    shares.write(connection)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(values), _ASKED):
        yield values[first : first + _ASKED]


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
