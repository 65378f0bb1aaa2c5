"""The best labels of a sentence, and how sure each name among them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from operator import add

from tui.extract.names.weights import LABELS, SCALE, Scores

NEVER = -30_000
"""The score of a label that cannot follow: I behind O or behind another type."""
START = tuple(NEVER if label.startswith("I-") else 0 for label in LABELS)
"""The score of each label at the start of a sentence."""


def allowed(before: str, label: str) -> bool:
    """Whether a label may follow another; at the start of a sentence `before` is O."""
    return not label.startswith("I-") or before[1:] == label[1:]


def decode(scores: Sequence[Scores], transitions: Sequence[Scores]) -> list[int]:
    """Return the labels, as indices, of the sequence with the highest score (Viterbi).

    Args:
        scores: For each token of a sentence a score for each label.
        transitions: For each label the score of each label before it; `NEVER` where not allowed.
    """
    if not scores:
        return []
    best = list(map(add, scores[0], START))
    steps = []
    for token in scores[1:]:
        origins = []
        then = []
        for row, score in zip(transitions, token, strict=True):
            sums = list(map(add, best, row))
            top = max(sums)
            origins.append(sums.index(top))
            then.append(top + score)
        steps.append(origins)
        best = then
    label = best.index(max(best))
    labels = [label]
    for origins in reversed(steps):
        label = origins[label]
        labels.append(label)
    return labels[::-1]


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names of BIO labels: first token, one past the last, and the type after `B-`.

    I without its B before it begins a name too.
    """
    first = None
    for at, label in enumerate((*labels, "O")):
        if first is not None and not (label[:1] == "I" and label[2:] == labels[first][2:]):
            yield first, at, labels[first][2:]
            first = None
        if first is None and label != "O":
            first = at


def confidence(
    scores: Sequence[Scores],
    transitions: Sequence[Scores],
    labels: Sequence[int],
    first: int,
    last: int,
) -> float:
    """Return how sure a name is, 0 to 1: its share among what its tokens may be together.

    The other readings are: no name, and one name of each other type; the labels around stay.
    It is not the marginal of the CRF, and leans high: of the names on held out newswire that were
    at least 0.9 sure 85 in 100 were right, of those from 0.5 to 0.9 52 in 100.
    """
    after = labels[last] if last < len(labels) else None
    readings = [[0] * (last - first)]
    readings += [[begin] + [begin + 1] * (last - first - 1) for begin in range(1, len(LABELS), 2)]
    found = []
    for reading in readings:
        previous = reading[0]
        total = scores[first][previous]
        total += transitions[previous][labels[first - 1]] if first else START[previous]
        for at, label in enumerate(reading[1:], first + 1):
            total += scores[at][label] + transitions[label][previous]
            previous = label
        if after is not None:
            total += transitions[after][previous]
        found.append(total)
    own = found[(labels[first] + 1) // 2]
    return 1 / sum(exp(min(60.0, (other - own) / SCALE)) for other in found)
