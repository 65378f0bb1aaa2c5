"""Weights learnt by python-crfsuite, brought into the form in which qari keeps them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite  # type: ignore[import-not-found]
from numpy.typing import NDArray

from tests.training.corpora import Annotated
from tui.extract.names.decoding import NEVER, allowed
from tui.extract.names.features import EDGE, OFFSETS, Attributes, attributes
from tui.extract.names.lexemes import Lexicon
from tui.extract.names.weights import LABELS, SCALE, Weights

L1, L2 = 0.03, 0.15
"""Between (0.02, 0.2) and (0.05, 0.05), with which F1 on held out text was 72.8 and 72.7; with
(0.1, 0.01) it was 71.8."""
_ROUNDS = 100
_SMALL = 1.5
"""Stored weights below this are none."""
LARGEST = 32_000
"""The largest stored weight: what 16 bits hold."""


class Learnt:
    """The weights of one model: for each attribute and offset a weight for each label."""

    def __init__(self, rows: dict[str, NDArray[np.float64]], steps: NDArray[np.float64]) -> None:
        """Take rows of shape (offsets, labels), and a score for each label and the one before."""
        self.rows = rows
        self.steps = steps


def examples(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> list[list[list[str]]]:
    """Return what each token of each sentence is described by, as python-crfsuite takes it."""
    kept: dict[str, list[list[str]]] = {}
    edge = _placed(Attributes("", (), (EDGE,), ()))
    nothing: list[list[str]] = [[]] * len(OFFSETS)
    result = []
    for tokens in sentences:
        for token in tokens:
            if token not in kept:
                kept[token] = _placed(attributes(token, lexicon))
        around = [nothing, edge, *(kept[token] for token in tokens), edge, nothing]
        result.append(
            [
                [name for place in range(5) for name in around[at + place][place]]
                for at in range(len(tokens))
            ]
        )
    return result


def _placed(found: Attributes) -> list[list[str]]:
    return [[f"{at}{name}" for name in found.at(offset)] for at, offset in enumerate(OFFSETS)]


def train(data: Annotated, lexicon: Lexicon) -> Learnt:
    """Return the weights of a CRF for annotated sentences."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": _ROUNDS, "delta": 1e-4})
    for described, tags in zip(examples(data.tokens, lexicon), data.tags, strict=True):
        trainer.append(described, tags)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        model = tagger.info()
        tagger.close()
    number = {label: at for at, label in enumerate(LABELS)}
    rows: dict[str, NDArray[np.float64]] = {}
    for (name, label), weight in model.state_features.items():
        row = rows.setdefault(name[1:], np.zeros((len(OFFSETS), len(LABELS))))
        row[int(name[0]), number[label]] = weight
    steps = np.zeros((len(LABELS), len(LABELS)))
    for (before, label), weight in model.transitions.items():
        steps[number[label], number[before]] = weight
    return Learnt(rows, steps)


def rounded(model: Learnt, least: float = _SMALL) -> Weights:
    """Return weights as whole numbers of at most `LARGEST`, attributes without any left out."""
    rows = {}
    matrix: list[int] = []
    for name in sorted(model.rows):
        row = np.clip(np.rint(model.rows[name] * SCALE), -LARGEST, LARGEST).astype(int)
        row[np.abs(model.rows[name] * SCALE) < least] = 0
        if row.any():
            rows[name] = len(rows)
            matrix += row.ravel().tolist()
    steps = tuple(
        tuple(
            round(model.steps[at, was] * SCALE) if allowed(before, label) else NEVER
            for was, before in enumerate(LABELS)
        )
        for at, label in enumerate(LABELS)
    )
    return Weights(rows, matrix, steps)
