"""The tagger's weights: what each attribute says for each label, at each place near a token."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.extract.names import stored
from tui.extract.names.features import OFFSETS
from tui.model import EntityType

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
"""MISC, names of works and peoples, is never given out. It is learnt since the document pass must
not take such names for others: with MISC hidden from it F1 was half a point lower."""
TYPES = {"PER": EntityType.PER, "LOC": EntityType.LOC, "ORG": EntityType.ORG}
SCALE = 64
"""A stored weight of 64 is one unit of log-odds; with 16, F1 was up to half a point lower."""
ROW = len(OFFSETS) * len(LABELS)

Scores = tuple[int, ...]
"""One number for each label, 64 to a unit of log-odds."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear-chain CRF whose features are attributes of single word forms."""

    rows: dict[str, int]
    """Attribute to the number of its row."""
    matrix: Sequence[int]
    """Rows one after the other: for each offset from -2 to 2 a weight for each label."""
    transitions: tuple[Scores, ...]
    """For each label: the score of each label before it."""

    def scores(self, attributes: Iterable[str]) -> array[int]:
        """Return a row: what attributes say for each label at each of `OFFSETS`."""
        rows, matrix = self.rows, self.matrix
        found = [
            matrix[row * ROW : (row + 1) * ROW]
            for attribute in attributes
            if (row := rows.get(attribute)) is not None
        ]
        return array("i", map(sum, zip(*found, strict=True)) if found else bytes(4 * ROW))


def to_blocks(weights: Weights) -> dict[str, bytes]:
    """Return weights as named bytes, labels together: equal columns compress best."""
    return {
        "attributes": "\n".join(weights.rows).encode(),
        "matrix": stored.packed(n for at in range(ROW) for n in weights.matrix[at::ROW]),
        "transitions": stored.packed(score for row in weights.transitions for score in row),
    }


def from_blocks(blocks: Mapping[str, bytes]) -> Weights:
    """Return the weights that `to_blocks` was given."""
    names = blocks["attributes"].decode().split("\n")
    columns = stored.unpacked(blocks["matrix"])
    matrix = array("h", bytes(2 * len(columns)))
    for at in range(ROW):
        matrix[at::ROW] = columns[at * len(names) : (at + 1) * len(names)]
    flat = stored.unpacked(blocks["transitions"])
    size = len(LABELS)
    transitions = tuple(tuple(flat[at : at + size]) for at in range(0, len(flat), size))
    rows = {name: row for row, name in enumerate(names)}
    return Weights(rows, matrix, transitions)
