"""The names of the five seeds, read by eye: every mention with its type and entity."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from tui.extract.naming import Namer
from tui.library import open_library
from tui.model import EntityType, Mention

Place = tuple[str, int, int]
"""File, start and end."""


@cache
def gold() -> dict[Place, tuple[str, str]]:
    """Return type and id of each place."""
    path = Path(__file__).with_name("gold_entities.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(r["file"], int(r["start"]), int(r["end"])): (r["type"], r["id"]) for r in rows}


@cache
def found(*, tagger: bool) -> dict[Place, Mention]:
    """Return the mentions of each place, with the tagger or without."""
    library = open_library()
    if not tagger:
        library.namer = Namer(None)
    return {
        (article.file, one.start, one.end): one
        for article in map(library.read, library.entries)
        for one in library.entities(article)
    }


def f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 1.0


@pytest.mark.parametrize("tagger", [True, False])
def test_spans_and_types(tagger: bool) -> None:
    rows = found(tagger=tagger)
    right = [place for place, one in rows.items() if gold().get(place, ("",))[0] == one.type]
    assert f1(len(right), len(rows), len(gold())) >= (0.97 if tagger else 0.95)


@pytest.mark.parametrize("kind", list(EntityType))
def test_each_type(kind: EntityType) -> None:
    rows = {place for place, one in found(tagger=True).items() if one.type == kind}
    wanted = {place for place, (name, _) in gold().items() if name == kind}
    assert f1(len(rows & wanted), len(rows), len(wanted)) >= 0.85


def test_one_id_for_each_entity() -> None:
    """B-cubed of the ids, over the mentions found with their exact span."""
    both = {place: one.id for place, one in found(tagger=True).items() if place in gold()}
    given: defaultdict[str, set[Place]] = defaultdict(set)
    wanted: defaultdict[str, set[Place]] = defaultdict(set)
    for place, entity in both.items():
        given[entity].add(place)
        wanted[gold()[place][1]].add(place)
    shared = [
        (len(given[entity] & wanted[gold()[place][1]]), len(given[entity]),
         len(wanted[gold()[place][1]]))
        for place, entity in both.items()
    ]  # fmt: skip
    precision = sum(same / all_given for same, all_given, _ in shared) / len(shared)
    recall = sum(same / all_wanted for same, _, all_wanted in shared) / len(shared)
    assert 2 * precision * recall / (precision + recall) >= 0.98


def test_mentions_of_each_article_are_counted() -> None:
    """What was read by eye: per article the mentions, and all entities."""
    per_file = Counter(file for file, _, _ in gold())
    assert sorted(per_file.values()) == [27, 48, 63, 83, 117]
    assert len({entity for _, entity in gold().values()}) == 72
