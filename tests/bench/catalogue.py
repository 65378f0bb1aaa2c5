"""The catalogue of all names: milliseconds of its pages, bytes and milliseconds of an article."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from time import process_time

from tests.bench.measure import alternate, cpu
from tests.bench.table import Bound, Figure
from tui.catalogue.catalogue import Catalogue
from tui.catalogue.database import Database
from tui.catalogue.records import Noted, Order, Reading
from tui.extract.linking import across_articles
from tui.model import EntityType, Layer

_ARTICLES, _MENTIONS, _ENTITIES = 20_000, 30, 150_000
"""Made articles, mentions of each, and entities to choose from; of these 110,000 are met. Five
times as many articles take five minutes to make, and their pages the same but for counting."""
_ROUNDS = 9
_ROWS = 60
_PAGE, _ENTITY_PAGE = 30, 50
"""Milliseconds that are asked for."""
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def figures(folder: Path) -> list[Figure]:
    """Measure a made catalogue in which entities are as often named as in newspapers (Zipf)."""
    path = folder / "catalogue.sqlite"
    catalogue = Catalogue(Database(path))
    try:
        start = process_time()
        for batch in _batches():
            catalogue.put(batch)
        written = process_time() - start
        start = process_time()
        catalogue.join(across_articles(catalogue.raw_entities()))
        joined = process_time() - start
        size = path.stat().st_size / _ARTICLES / 1000
        name = f"of {_ARTICLES:,} articles"
        return [
            Figure("catalogue: an article written", written / _ARTICLES * 1000, "ms"),
            Figure("catalogue: an article on the disk", size, "kB"),
            Figure(f"catalogue: joining the names {name}", joined, "s"),
            *_pages(catalogue, name),
        ]
    finally:
        catalogue.close()


def _pages(catalogue: Catalogue, name: str) -> list[Figure]:
    hottest = catalogue.entities(limit=1)[0].id
    far = catalogue.count() - _ROWS
    letters = iter(_LETTERS * _ROUNDS)
    measured: list[tuple[str, Callable[[], object], float]] = [
        ("entities, first page", lambda: catalogue.entities(limit=_ROWS), _PAGE),
        ("entities, last page by date",
         lambda: catalogue.entities(Order.NEWEST, limit=_ROWS, offset=far), _PAGE),
        ("entities counted", lambda: catalogue.count([EntityType.PER, EntityType.LOC]), _PAGE),
        ("entities, a new search",
         lambda: catalogue.entities(text=f"بت{next(letters)}", limit=_ROWS), _PAGE),
        ("page of the entity named most", lambda: _entity_page(catalogue, hottest), _ENTITY_PAGE),
    ]  # fmt: skip
    taken = alternate(_ROUNDS, *(cpu(work) for _, work, _ in measured))
    return [
        Figure(f"{what}, {name}", seconds * 1000, "ms", bound=Bound.MOST, limit=limit)
        for (what, _, limit), seconds in zip(measured, taken, strict=True)
    ]


def _entity_page(catalogue: Catalogue, entity: str) -> None:
    """Ask all that the page of an entity shows."""
    catalogue.entity(entity)
    catalogue.timeline(entity)
    catalogue.articles_of(entity, _ROWS)
    catalogue.mentions_of(entity, _ROWS)
    catalogue.beside(entity)


def _batches() -> Iterator[list[Reading]]:
    chance = Random(1)
    weights = list(accumulate(1 / (place + 3) for place in range(_ENTITIES)))
    names = [_name(chance) for _ in range(_ENTITIES)]
    kinds = chance.choices(list(EntityType), (40, 25, 25, 8, 2), k=_ENTITIES)
    batch: list[Reading] = []
    for number in range(_ARTICLES):
        chosen = [bisect(weights, chance.random() * weights[-1]) for _ in range(_MENTIONS)]
        mentions = tuple(
            Noted(place * 50, place * 50 + 10, names[one], kinds[one], f"e{one}", names[one],
                  Layer.TAGGER, 0.9, place // 3 * 150, place // 3 * 150 + 140)
            for place, one in enumerate(min(one, _ENTITIES - 1) for one in chosen)
        )  # fmt: skip
        file = f"news/{number:06}.txt"
        date = f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        batch.append(
            Reading(file.encode(), file, 3000, number, b"x" * 16, f"عنوان الخبر {number}", date,
                    "صحيفة", 400, extraction="1", mentions=mentions)
        )  # fmt: skip
        if len(batch) == 1000:
            yield batch
            batch = []


def _name(chance: Random) -> str:
    words = chance.choice((1, 2, 2, 3))
    return " ".join("".join(chance.choices(_LETTERS, k=chance.randint(3, 6))) for _ in range(words))
