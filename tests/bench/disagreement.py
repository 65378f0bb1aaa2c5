"""What disagrees: figures compared in a second of CPU time on one core."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.measure import alternate, cpu
from tests.bench.places import seed_files
from tests.bench.table import Bound, Figure
from tui.articles.parse import parse
from tui.extract.disagree import Claim, claims, groups
from tui.extract.figures import figures as figures_of

_ROUNDS = 3
_COMPARED = 100_000
_LEAST = 20_000
"""Figures a second that are asked for: 100,000 in five seconds."""


def figures() -> list[Figure]:
    """Measure the claims of the built-in articles as if many papers had printed them: each pair of
    copies is said of a thing of its own, and one more lot all of one thing."""
    found = [
        claim
        for path in seed_files()
        for article in [parse(path.read_text(encoding="utf-8"), path.name)]
        for claim in claims(article, figures_of(article))
    ]
    copies = -(-_COMPARED // len(found))
    many = [_copy(claim, number // 2, number) for number in range(copies) for claim in found]
    one = [_copy(claim, 0, number) for number in range(copies) for claim in found]
    return [
        _comparing("figures compared, each of few", many),
        _comparing("figures compared, all of one article's things", one),
    ]


def _copy(claim: Claim, thing: int, number: int) -> Claim:
    topic = replace(claim.topic, owner=f"{claim.topic.owner} {thing}")
    return replace(claim, file=f"{number:05}/{claim.file}", topic=topic)


def _comparing(name: str, compared: list[Claim]) -> Figure:
    (taken,) = alternate(_ROUNDS, cpu(lambda: groups(compared)))
    return Figure(name, len(compared) / taken, "figures/s", bound=Bound.LEAST, limit=_LEAST)
