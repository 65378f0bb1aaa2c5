"""Figures of articles, in bytes of UTF-8 a second of CPU time on one core."""

from __future__ import annotations

from tests.bench.measure import alternate, cpu
from tests.bench.places import long_text, seed_texts
from tests.bench.table import Bound, Figure
from tui.articles.parse import parse
from tui.extract.figures import figures as figures_of

_ROUNDS = 5
_REPEATS = 10
_LONG = 1_000_000
_LEAST = 1_000_000
"""Bytes a second that are asked for."""


def figures() -> list[Figure]:
    """Measure the five articles, which are full of figures, and one long article."""
    return [
        _reading(f"figures of the built-in articles, {_REPEATS} times", seed_texts() * _REPEATS),
        _reading(f"figures of {_LONG:,} characters", [long_text(_LONG)]),
    ]


def _reading(name: str, texts: list[str]) -> Figure:
    size = sum(len(text.encode()) for text in texts)
    articles = [parse(text) for text in texts]
    (taken,) = alternate(
        _ROUNDS,
        cpu(lambda: [figures_of(article) for article in articles]),
    )
    return Figure(name, size / taken, "bytes/s", bound=Bound.LEAST, limit=_LEAST)
