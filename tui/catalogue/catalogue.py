"""The catalogue of all names of the open articles: what the screens and `qari entities` ask.

Every method may be called in any thread. Ids may be those of an article alone: an id that was
joined to another one across articles stands for that one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.catalogue import writing
from tui.catalogue.database import Database, Mode
from tui.catalogue.records import (
    ArticleOf,
    Beside,
    EntityCard,
    EntityRow,
    Known,
    Noted,
    Order,
    Over,
    Place,
    Reading,
    Trouble,
    Written,
)
from tui.catalogue.scores import highest, log_likelihood
from tui.catalogue.searching import ORDERS, Search, of_types
from tui.catalogue.shares import TYPES
from tui.catalogue.writing import STEPS, Raw, date_of
from tui.model import EntityType

_MONTHS = 60
"""Months up to which a time is counted by months, five years; a longer one is by years."""
_FORMS = 6
"""Forms of a row."""
_JOINED_AT_ONCE = 200
"""Ids joined in one transaction."""
_FILES_AT_ONCE = 200
_LOOKED_AT = 1000
"""Corrected files in which a name is looked for: a fraction of a second."""
_WEIGHED, _WEIGHED_AT_ONCE = 2000, 250
"""Pairs of an entity that are weighed, those met most often first, as long as one of the rest can
be among the best. A name in half of all articles is met with 60,000 others, most of them once."""
_PLACE = (
    "SELECT a.file, a.path, a.title, a.date, m.start, m.end, f.text, f.type, e.id,"
    " e.name, m.step, m.confidence, m.sentence_start, m.sentence_end FROM mention m"
    " JOIN file a ON a.key = m.file JOIN form f ON f.key = m.form JOIN entity e ON e.key = m.entity"
)


class Catalogue:
    """What was read of the open articles, and what is counted of it."""

    def __init__(self, database: Database) -> None:
        """Take an open database."""
        self._database = database
        self._version = 0
        self._search = Search(database)

    @property
    def mode(self) -> Mode:
        """Whether this process writes it, another one does, or it is in memory."""
        return self._database.mode

    @property
    def generation(self) -> int:
        """Grows when the database had to be left for an empty one or a copy in memory."""
        return self._database.generation

    def copied(self) -> Catalogue:
        """Return a catalogue in memory that holds the same."""
        return Catalogue(self._database.copied())

    def close(self) -> None:
        """Close the file, and let another process write it."""
        self._database.close()

    # --- entities ------------------------------------------------------------------------------

    def entities(
        self,
        order: Order = Order.MENTIONS,
        types: Collection[EntityType] = (),
        text: str = "",
        limit: int = 100,
        offset: int = 0,
    ) -> list[EntityRow]:
        """Return a page of the entities.

        Args:
            order: Their order.
            types: Those to keep; none keeps all.
            text: What a form of it must hold; spelling is forgiven as in finding.
            limit: Rows of the page.
            offset: Rows before it.
        """
        if text.strip():
            keys = self._search.keys(order, types, text, limit, offset, self._state())
        else:
            where, values = of_types(types)
            keys = [
                key
                for (key,) in self._database.rows(
                    f"SELECT key FROM entity WHERE mentions > 0{where}"
                    f" ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
                    (*values, limit, offset),
                )
            ]
        return [row for key in keys for row in self._row(key)]

    def count(self, types: Collection[EntityType] = (), text: str = "") -> int:
        """Return how many entities `entities` has in all."""
        if text.strip():
            return self._search.count(types, text, self._state())
        where, values = of_types(types)
        return self._number(f"SELECT count(*) FROM entity WHERE mentions > 0{where}", values)

    def totals(self) -> tuple[int, int]:
        """Return the number of articles that were read, and that of all mentions."""
        rows = self._database.rows("SELECT articles, mentions FROM total")
        return rows[0] if rows else (0, 0)

    def _state(self) -> tuple[int, int, int]:
        """Return what changes when the catalogue does, whichever process writes it."""
        version = self._number("PRAGMA data_version")
        return self.generation, self._version, version

    def _row(self, key: int) -> Iterator[EntityRow]:
        forms = self._forms(key, _FORMS)
        for id_, name, kind, mentions, articles, newest in self._database.rows(
            "SELECT id, name, type, mentions, articles, newest FROM entity WHERE key = ?", (key,)
        ):
            said = tuple(text for text, _ in forms)
            yield EntityRow(id_, name, TYPES[kind], mentions, articles, date_of(newest), said)

    def _forms(self, key: int, limit: int) -> list[tuple[str, int]]:
        return self._database.rows(
            "SELECT f.text, sum(f.mentions) AS n FROM entity e JOIN form f ON f.entity = e.key"
            " WHERE (e.key = ? OR e.joined = ?) AND f.mentions > 0"
            " GROUP BY f.text ORDER BY n DESC, f.text LIMIT ?",
            (key, key, limit),
        )

    # --- one entity ----------------------------------------------------------------------------

    def entity(self, entity_id: str) -> EntityCard | None:
        """Return an entity, or None where no article names it."""
        for key, id_, name, kind, mentions, articles, sentences, newest in self._database.rows(
            "SELECT key, id, name, type, mentions, articles, sentences, newest FROM entity"
            " WHERE key = ? AND mentions > 0",
            (self._key(entity_id),),
        ):
            types = self._database.rows(
                "SELECT f.type, sum(f.mentions) AS n FROM entity e JOIN form f ON f.entity = e.key"
                " WHERE e.key = ? OR e.joined = ? GROUP BY f.type ORDER BY n DESC, f.type",
                (key, key),
            )
            joined = self._database.rows(
                "SELECT s.id, s.evidence FROM entity e JOIN same s ON s.id = e.id"
                " WHERE e.joined = ? ORDER BY s.id",
                (key,),
            )
            return EntityCard(
                id_, name, TYPES[kind], mentions, articles, sentences, date_of(newest),
                tuple(self._forms(key, -1)), {TYPES[number]: n for number, n in types},
                tuple(joined), tuple(self._written(key, name)),
            )  # fmt: skip
        return None

    def _written(self, key: int, name: str) -> list[Written]:
        """Return the forms of an entity, each with the reason of most of its mentions."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for text, link, linked, evidence, mentions in self._database.rows(
            "SELECT f.text, f.link, f.linked, s.evidence, sum(f.mentions) AS n FROM entity e"
            " JOIN form f ON f.entity = e.key"
            " LEFT JOIN same s ON s.id = e.id AND e.joined IS NOT NULL"
            " WHERE (e.key = ? OR e.joined = ?) AND f.mentions > 0"
            " GROUP BY f.text, f.link, f.linked, s.evidence ORDER BY n DESC, f.text, f.linked",
            (key, key),
        ):
            why = (f"across_{evidence}", name) if evidence and not link else (link, linked)
            found.setdefault(text, []).append((mentions, *why))
        made = [
            Written(text, sum(n for n, _, _ in whys), *whys[0][1:]) for text, whys in found.items()
        ]
        return sorted(made, key=lambda one: (-one.mentions, one.text))

    def mentions_of(self, entity_id: str, limit: int = 100, offset: int = 0) -> list[Place]:
        """Return mentions of an entity, those of the newest articles first."""
        return [
            _place(row)
            for row in self._database.rows(
                # The places first, by the index alone, so that the last page is as quick.
                f"{_PLACE} JOIN (SELECT file, start FROM mention WHERE entity = ?"
                " ORDER BY day DESC, file, start LIMIT ? OFFSET ?) p"
                " ON p.file = m.file AND p.start = m.start ORDER BY m.day DESC, m.file, m.start",
                (self._key(entity_id), limit, offset),
            )
        ]

    def articles_of(self, entity_id: str, limit: int = 100, offset: int = 0) -> list[ArticleOf]:
        """Return the articles that name an entity, the newest first."""
        return [
            ArticleOf(file, Path(os.fsdecode(path)), title, date, source, mentions, first)
            for file, path, title, date, source, mentions, first in self._database.rows(
                "SELECT a.file, a.path, a.title, a.date, a.source, m.n, m.first FROM"
                " (SELECT day, file, count(*) AS n, min(start) AS first FROM mention"
                " WHERE entity = ? GROUP BY day, file ORDER BY day DESC, file LIMIT ? OFFSET ?) m"
                " JOIN file a ON a.key = m.file ORDER BY m.day DESC, m.file",
                (self._key(entity_id), limit, offset),
            )
        ]

    def timeline(self, entity_id: str) -> dict[str, int]:
        """Return the mentions of each month (`2025-03`) in which there are any, in order.

        Where the articles cover more than five years, of each year (`2025`); what is dated by a
        year alone counts by its year in any case. Articles without a date are left out.
        """
        rows = self._database.rows(
            "SELECT day / 100, count(*) FROM mention WHERE entity = ? AND day > 0"
            " GROUP BY day / 100 ORDER BY day / 100",
            (self._key(entity_id),),
        )
        if not rows:
            return {}
        first, last = (month // 100 * 12 + month % 100 for month in (rows[0][0], rows[-1][0]))
        by_month = last - first < _MONTHS
        counted: dict[str, int] = {}
        for month, mentions in rows:
            label = date_of(month * 100 if by_month else month // 100 * 10000) or ""
            counted[label] = counted.get(label, 0) + mentions
        return counted

    def beside(self, entity_id: str, limit: int = 20) -> list[Beside]:
        """Return the entities that stand in sentences with one more often than by chance.

        Scored by the log-likelihood ratio, so that what stands beside everything comes last.
        """
        key = self._key(entity_id)
        own = self._number("SELECT sentences FROM entity WHERE key = ?", (key,))
        total = self._number("SELECT sentences FROM total")
        pairs = self._database.rows(
            "SELECT other, sentences FROM pair WHERE one = ?"
            " ORDER BY sentences DESC, other LIMIT ?",
            (key, _WEIGHED),
        )
        best: list[tuple[float, int, str, int]] = []
        for first in range(0, len(pairs), _WEIGHED_AT_ONCE):
            part = dict(pairs[first : first + _WEIGHED_AT_ONCE])
            # The rest met no more often than the first one here: is the best of it worse?
            if len(best) == limit and highest(max(part.values()), own, total) < best[-1][0]:
                break
            best += (
                (score, part[other], id_, other)
                for other, id_, sentences in self._rows_in(
                    "SELECT key, id, sentences FROM entity WHERE key IN ({})", list(part)
                )
                if (score := log_likelihood(part[other], own, sentences, total))
            )
            best = sorted(best, key=lambda one: (-one[0], -one[1], one[2]))[:limit]
        return [
            Beside(id_, name, TYPES[kind], both, score)
            for score, both, id_, other in best
            for name, kind in self._database.rows(
                "SELECT name, type FROM entity WHERE key = ?", (other,)
            )
        ]

    # --- the panel and selections --------------------------------------------------------------

    def others(self, ids: Collection[str], file: str = "") -> dict[str, int]:
        """Return how many articles other than `file` name each of some entities.

        Args:
            ids: The entities; those that no article names are 0.
            file: The name of the article that asks; without it all articles count.
        """
        here = self._database.rows(
            "SELECT DISTINCT m.entity FROM file a JOIN mention m ON m.file = a.key"
            " WHERE a.file = ?",
            (file,),
        )
        own = {key for (key,) in here}
        found = dict.fromkeys(ids, 0)
        for id_, key, articles in self._rows_in(
            "SELECT e.id, c.key, c.articles FROM entity e"
            " JOIN entity c ON c.key = coalesce(e.joined, e.key) WHERE e.id IN ({})",
            list(found),
        ):
            found[id_] = articles - (key in own)
        return found

    def over_represented(self, files: Collection[str], limit: int = 50) -> list[Over]:
        """Return what some articles name more often than the others do, by log-likelihood.

        Args:
            files: The articles, by the names that the contract gives them.
            limit: Entities at most.
        """
        inside: dict[int, int] = {}
        for entity, mentions in self._rows_in(
            "SELECT m.entity, count(*) FROM file a JOIN mention m ON m.file = a.key"
            " WHERE a.file IN ({}) GROUP BY m.entity",
            list(files),
        ):
            inside[entity] = inside.get(entity, 0) + mentions
        here, total = sum(inside.values()), self.totals()[1]
        scored = [
            (log_likelihood(inside[key], here, mentions, total), id_, name, kind, key, mentions)
            for key, id_, name, kind, mentions in self._rows_in(
                "SELECT key, id, name, type, mentions FROM entity WHERE key IN ({})", list(inside)
            )
        ]
        best = sorted(scored, key=lambda one: (-one[0], one[1]))[:limit]
        return [
            Over(id_, name, TYPES[kind], inside[key], mentions - inside[key], score)
            for score, id_, name, kind, key, mentions in best
            if score > 0
        ]

    def files(self) -> list[tuple[str, str]]:
        """Return the name that the contract gives each file, and its title, by name."""
        return self._database.rows("SELECT file, title FROM file ORDER BY file, key")

    def named(self, ids: Collection[str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Return the forms of ids by the articles alone: without and with the user's corrections.

        Args:
            ids: The ids; others are left out.

        Returns:
            Twice pairs of an id and a form as written. Among the first are also some of the
            second: those of articles in which corrections have changed nothing are in both.
        """
        now = set(
            self._rows_in(
                "SELECT e.id, f.text FROM entity e JOIN form f ON f.entity = e.key"
                " WHERE f.mentions > 0 AND e.id IN ({})",
                list(ids),
            )
        )
        before = set(now)
        for (raw,) in self._database.rows("SELECT raw FROM file WHERE raw IS NOT NULL"):
            before.update((one.id, one.form) for one in writing.unpacked(raw) if one.id in ids)
        return before, now

    def name_before(self, ids: Collection[str]) -> str:
        """Return what ids are called without the user's corrections, where those hide the name.

        Nothing where the first thousand articles that are corrected do not say.
        """
        raws = self._database.rows(f"SELECT raw FROM file WHERE raw IS NOT NULL LIMIT {_LOOKED_AT}")
        found = (one.name for (raw,) in raws for one in writing.unpacked(raw) if one.id in ids)
        return next(found, "")

    # --- everything, for the command -----------------------------------------------------------

    def mentions(self) -> Iterator[Place]:
        """Yield all mentions, by file and place; few are held at once."""
        for (key,) in self._database.rows("SELECT key FROM file ORDER BY file, path"):
            for row in self._database.rows(f"{_PLACE} WHERE m.file = ? ORDER BY m.start", (key,)):
                yield _place(row)

    def troubles(self) -> list[Trouble]:
        """Return the files that are no articles, or have unreadable bytes, by name."""
        return [
            Trouble(file, None if problem is None else _problem(problem), repaired)
            for file, problem, repaired in self._database.rows(
                "SELECT file, problem, repaired FROM file"
                " WHERE problem IS NOT NULL OR repaired > 0 ORDER BY file, path"
            )
        ]

    # --- reading in ----------------------------------------------------------------------------

    def try_to_write(self) -> bool:
        """Return whether this process may write, which it may then until `let_go`."""
        return self._database.try_to_write()

    def let_go(self) -> None:
        """Let other processes write."""
        self._database.let_go()

    def known(self) -> dict[bytes, Known]:
        """Return what is known of each file, by its real path."""
        return {
            path: Known(*rest)
            for path, *rest in self._database.rows(
                "SELECT path, key, file, size, mtime_ns, extraction, overlay FROM file"
            )
        }

    def raw(self, key: int) -> tuple[bytes, tuple[Noted, ...]]:
        """Return the hash of a file and its mentions as they were before any correction."""
        for digest, data in self._database.rows(
            "SELECT digest, raw FROM file WHERE key = ?", (key,)
        ):
            if data is not None:
                return digest, writing.unpacked(data)
            return digest, tuple(
                Noted(start, end, form, TYPES[kind], id_, name, STEPS[step], *rest)
                for start, end, form, kind, id_, name, step, *rest in self._database.rows(
                    "SELECT m.start, m.end, f.text, f.type, e.id, f.name, m.step, m.confidence,"
                    " m.sentence_start, m.sentence_end, f.link, f.linked FROM mention m"
                    " JOIN form f ON f.key = m.form JOIN entity e ON e.key = f.entity"
                    " WHERE m.file = ? ORDER BY m.start",
                    (key,),
                )
            )
        return b"", ()

    def ids_in(self, key: int) -> tuple[str, ...]:
        """Return the ids that a file names, by its key and by the article alone."""
        rows = self._database.rows(
            "SELECT DISTINCT e.id FROM mention m JOIN form f ON f.key = m.form"
            " JOIN entity e ON e.key = f.entity WHERE m.file = ? ORDER BY e.id",
            (key,),
        )
        return tuple(id_ for (id_,) in rows)

    def put(self, readings: Sequence[Reading]) -> None:
        """Write what was read from files, all or nothing.

        Raises:
            StartedAnew: `tui.catalogue.database`.
        """
        with self._database.writing() as connection:
            writing.put(connection, readings)
        self._version += 1

    def rename(self, files: Mapping[int, str]) -> None:
        """Give files, by their keys, other names: a folder was opened by another way to it.

        Raises:
            StartedAnew: `tui.catalogue.database`.
        """
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE file SET file = ? WHERE key = ?",
                ((name, key) for key, name in files.items()),
            )
        self._version += 1

    def forget(self, files: Sequence[int]) -> None:
        """Take out files by their keys, and the ids that no article has any more.

        Raises:
            StartedAnew: `tui.catalogue.database`.
        """
        if not files:
            return
        for first in range(0, len(files), _FILES_AT_ONCE):
            with self._database.writing() as connection:
                writing.take_out(connection, files[first : first + _FILES_AT_ONCE])
            self._version += 1
        with self._database.writing() as connection:
            writing.tidy(connection)

    def raw_entities(self) -> list[Raw]:
        """Return all entities as the articles alone have them, by id."""
        return list(
            writing.raw_entities(
                self._database.rows(
                    "SELECT e.id, f.name, f.type, sum(f.mentions) FROM entity e"
                    " JOIN form f ON f.entity = e.key"
                    " GROUP BY e.id, f.name, f.type ORDER BY e.id"
                )
            )
        )

    def join(self, same: Mapping[str, tuple[str, str]]) -> int:
        """Join ids to others across articles, and part those that are not named any more.

        Args:
            same: The id to which each id is joined, and the evidence.

        Returns:
            How many ids have changed.

        Raises:
            StartedAnew: `tui.catalogue.database`.
        """
        before = {
            id_: (into, evidence)
            for id_, into, evidence in self._database.rows("SELECT * FROM same")
        }
        changed = [
            (id_, same.get(id_))
            for id_ in sorted(before.keys() | same.keys())
            if before.get(id_) != same.get(id_)
        ]
        for first in range(0, len(changed), _JOINED_AT_ONCE):
            with self._database.writing() as connection:
                writing.join(connection, dict(changed[first : first + _JOINED_AT_ONCE]))
            self._version += 1
        with self._database.writing() as connection:
            connection.execute("UPDATE total SET joined = 1")
        return len(changed)

    @property
    def is_joined(self) -> bool:
        """Whether no file has changed since names were last joined across articles."""
        return self._number("SELECT joined FROM total") == 1

    # --- questions -----------------------------------------------------------------------------

    def _key(self, entity_id: str) -> int:
        return self._number("SELECT coalesce(joined, key) FROM entity WHERE id = ?", (entity_id,))

    def _number(self, query: str, values: Sequence[Any] = ()) -> int:
        """Return the one number of a query, 0 where there is none."""
        rows = self._database.rows(query, values)
        return rows[0][0] if rows else 0

    def _rows_in(self, query: str, values: Sequence[Any]) -> Iterator[Any]:
        """Yield the rows of a query that asks for a list of values; a long one in parts."""
        for first in range(0, len(values), 500):
            part = values[first : first + 500]
            yield from self._database.rows(query.format(", ".join("?" * len(part))), part)


def _problem(text: str) -> tuple[str, dict[str, str | int]]:
    key, values = json.loads(text)
    return key, values


def _place(row: Sequence[Any]) -> Place:
    file, path, title, date, start, end, form, kind, id_, name, step, *rest = row
    return Place(
        file, Path(os.fsdecode(path)), title, date, start, end, form[start - end :],
        TYPES[kind], id_, name, STEPS[step], *rest,
    )  # fmt: skip
