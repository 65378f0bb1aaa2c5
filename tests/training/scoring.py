"""How much of what was annotated is found: F1 of exact spans with the right type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.extract.names.decoding import spans

TYPES = ("PER", "LOC", "ORG")


def scores(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return precision, recall and F1 of all three types, and F1 of each, in percent."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for own, other in zip(gold, found, strict=True):
        annotated, tagged = set(spans(own)), set(spans(other))
        for count, names in ((right, annotated & tagged), (said, tagged), (true, annotated)):
            count.update(name[2] for name in names if name[2] in TYPES)
    hits = right.total()
    result = {
        "P": 100 * hits / max(1, said.total()),
        "R": 100 * hits / max(1, true.total()),
        "F1": 200 * hits / max(1, said.total() + true.total()),
    }
    for kind in TYPES:
        result[kind] = 200 * right[kind] / max(1, said[kind] + true[kind])
    return result


def line(name: str, found: dict[str, float]) -> str:
    """Return scores as a line of a table."""
    return f"{name:<46}" + "".join(f"{kind} {value:5.1f}  " for kind, value in found.items())
