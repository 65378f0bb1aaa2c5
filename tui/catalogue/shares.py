"""What files add to the counts of the catalogue, and take out of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from tui.model import EntityType
from tui.text.normal import normal

TYPES = tuple(EntityType)
"""Types by the numbers that stand for them."""
_PAIRED = 50
"""Entities of a sentence that are paired: a sentence of more is a list, which says nothing of who
belongs together, and its pairs grow with the square."""
_SEARCHED = 12
"""Forms of an entity that a search reads: others are rare spellings."""

Named = tuple[int, int, int]
"""A mention for counting: its form, its entity, the first character of its sentence."""


class Shares:
    """Counts to be added, those of files that are taken out below zero."""

    def __init__(self) -> None:
        self._mentions: Counter[int] = Counter()
        self._articles: Counter[int] = Counter()
        self._sentences: Counter[int] = Counter()
        self._forms: Counter[int] = Counter()
        self._pairs: Counter[tuple[int, int]] = Counter()
        self._touched: set[int] = set()
        self._totals = [0, 0, 0]
        self._taken = False

    def add(self, mentions: Iterable[Named], sign: int) -> None:
        """Count the mentions of one file, with a sign of 1 or -1."""
        sentences: dict[int, set[int]] = {}
        found: set[int] = set()
        for form, entity, sentence in mentions:
            self._mentions[entity] += sign
            self._forms[form] += sign
            sentences.setdefault(sentence, set()).add(entity)
            found.add(entity)
            self._totals[1] += sign
        for entity in found:
            self._articles[entity] += sign
        for inside in sentences.values():
            for entity in inside:
                self._sentences[entity] += sign
            for pair in permutations(sorted(inside)[:_PAIRED], 2):
                self._pairs[pair] += sign
        self._touched |= found
        self._totals[0] += sign
        self._totals[2] += sign * len(sentences)
        self._taken = self._taken or sign < 0

    def write(self, connection: sqlite3.Connection) -> None:
        """Add the counts, then decide anew how the entities that have changed are called."""
        run = connection.executemany
        run(
            "UPDATE form SET mentions = mentions + ? WHERE key = ?",
            ((count, form) for form, count in self._forms.items()),
        )
        run(
            "INSERT INTO pair VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET sentences = sentences + excluded.sentences",
            ((*pair, count) for pair, count in sorted(self._pairs.items()) if count),
        )
        if self._taken:
            run("DELETE FROM form WHERE key = ? AND mentions <= 0", ((f,) for f in self._forms))
            run(
                "DELETE FROM pair WHERE one = ? AND other = ? AND sentences <= 0",
                (pair for pair, count in self._pairs.items() if count < 0),
            )
        run(
            "UPDATE entity SET mentions = mentions + ?, articles = articles + ?,"
            " sentences = sentences + ?, newest = coalesce("
            "(SELECT day FROM mention m WHERE m.entity = entity.key ORDER BY day DESC LIMIT 1), 0)"
            " WHERE key = ?",
            (
                (self._mentions[key], self._articles[key], self._sentences[key], key)
                for key in sorted(self._touched)
            ),
        )
        connection.execute(
            "UPDATE total SET articles = articles + ?, mentions = mentions + ?,"
            " sentences = sentences + ?, joined = 0",
            self._totals,
        )
        name(connection, self._touched)


def name(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Decide the names, the types and what a search reads of entities, by all their mentions."""
    changed = []
    for key in entities:
        forms = connection.execute(
            "SELECT f.text, f.name, f.type, f.mentions, e.key != ? AND s.evidence = 'surname'"
            " FROM entity e JOIN form f ON f.entity = e.key LEFT JOIN same s ON s.id = e.id"
            " WHERE e.key = ? OR e.joined = ?",
            (key, key, key),
        ).fetchall()
        if not forms:
            continue
        names: Counter[str] = Counter()
        types: Counter[int] = Counter()
        texts: Counter[str] = Counter()
        for text, called, kind, mentions, is_surname in forms:
            names[called] += 0 if is_surname else mentions
            types[kind] += mentions
            texts[normal(text)] += mentions
        best = best_name(names)
        search = [normal(best), *(text for text, _ in texts.most_common(_SEARCHED))]
        changed.append((best, best_type(types), "\n".join(dict.fromkeys(search)), key))
    connection.executemany(
        "UPDATE entity SET name = ?, type = ?, search = ? WHERE key = ?", changed
    )


def best_name(names: Counter[str]) -> str:
    """Return the name of most mentions, of several the longest, then the first by letters."""
    return min(names, key=lambda one: (-names[one], -len(one), one))


def best_type(types: Counter[int]) -> int:
    """Return the number of the type of most mentions, of several the first."""
    return min(types, key=lambda one: (-types[one], one))
