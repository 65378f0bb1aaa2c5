"""The statistical tagger: names of persons, places and organisations, from words and context.

A linear-chain CRF. All its features belong to single word forms, so what a form says of the tokens
around it is summed once and kept: what is left for each token is five additions a label, and the
search for the best sequence. No library is needed to run it.
The weights are learnt by `tests/training`; `model/NOTICE.md` tells from which corpora.

`tag` gives the names of sentences, `bio` BIO tags with the document pass of `window` as well. Both
take sentences of newswire tokens: cut at blanks and around punctuation, clitics left on.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tui.extract.names import columns, stored, weights, window
from tui.extract.names.decoding import confidence, decode, spans
from tui.extract.names.features import EDGE, attributes
from tui.extract.names.lexemes import Lexicon
from tui.extract.names.weights import LABELS, TYPES, Scores, Weights
from tui.model import EntityType

MODEL = Path(__file__).parent / "model" / "tagger.xz"
LONGEST = 250
"""Tokens that are decoded together; a longer sentence is cut. The longest sentence of the
training text has 217."""
_KEPT = 32_768
"""Tokens whose sums are kept, 0.4 kB each. Of a million tokens of news 86 in 100 were among
them; with half as many kept it would be 80, with twice as many 91."""
_LONGEST_KEPT = 40
"""Characters of the longest token whose sums are kept."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name within one sentence."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    type: EntityType
    """PER, LOC or ORG."""
    confidence: float
    """0 to 1."""


class Tagger:
    """Weights, the lexicon they were learnt with, and what was summed already."""

    def __init__(self, lexicon: Lexicon, learnt: Weights) -> None:
        """Take a lexicon and weights that belong together."""
        self.lexicon = lexicon
        self.weights = learnt
        self._sums: dict[str, array[int]] = {}
        self._edge = learnt.scores([EDGE])
        self._nothing = learnt.scores([])

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """Return the names of each sentence, in order, without overlaps."""
        return [
            [
                Tagged(first, last, TYPES[type_], sure)
                for first, last, type_, sure in self.names(sentence)
                if type_ in TYPES
            ]
            for sentence in sentences
        ]

    def names(self, sentence: Sequence[str]) -> list[tuple[int, int, str, float]]:
        """Return the names of a sentence as `tag` does, those of the type MISC among them."""
        return [
            (start + first, start + last, type_, sure)
            for start in range(0, len(sentence), LONGEST)
            for first, last, type_, sure in self._names(sentence[start : start + LONGEST])
        ]

    def _names(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str, float]]:
        scores = self._scores(tokens)
        transitions = self.weights.transitions
        labels = decode(scores, transitions)
        if any(labels):
            for first, last, type_ in spans([LABELS[label] for label in labels]):
                yield first, last, type_, confidence(scores, transitions, labels, first, last)

    def _scores(self, tokens: Sequence[str]) -> list[Scores]:
        size = len(LABELS)
        forms = list(map(self._form, tokens))
        padded = [self._nothing, self._edge, *forms, self._edge, self._nothing]
        placed = zip(
            (form[:size] for form in padded),
            (form[size : 2 * size] for form in padded[1:]),
            (form[2 * size : 3 * size] for form in forms),
            (form[3 * size : 4 * size] for form in padded[3:]),
            (form[4 * size :] for form in padded[4:]),
            strict=False,
        )
        return [
            tuple([a + b + c + d + e for a, b, c, d, e in zip(*parts, strict=True)])
            for parts in placed
        ]

    def _form(self, token: str) -> array[int]:
        kept = self._sums.get(token)
        if kept is None:
            found = attributes(token, self.lexicon)
            kept = self.weights.scores(found.here + found.near + found.far)
            if len(token) <= _LONGEST_KEPT:
                if len(self._sums) >= _KEPT:
                    self._sums.clear()
                self._sums[token] = kept
        return kept


@cache
def shipped() -> Tagger:
    """Return the tagger of the package, loaded on first use (under 200 ms).

    Raises:
        OSError: The file of its weights is missing.
    """
    blocks = stored.read(MODEL)
    return Tagger(columns.from_blocks(blocks), weights.from_blocks(blocks))


def available() -> bool:
    """Whether the package has its weights."""
    return MODEL.is_file()


def tag(sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
    """Return the names of tokenised sentences, a list for each, by the CRF alone.

    Args:
        sentences: Tokens of newswire, any number and length, empty ones too.

    Returns:
        For each sentence its names, in order; nothing where the weights are missing.
    """
    return shipped().tag(sentences) if available() else [[] for _ in sentences]


def bio(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return a BIO tag for each token: B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG or O.

    After the CRF, repeats of names in nearby sentences that it left out are tagged (`window`), so
    sentences should come in the order of their text.
    """
    if not available():
        return [["O"] * len(sentence) for sentence in sentences]
    return bio_by(shipped(), sentences)


def bio_by(tagger: Tagger, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the BIO tags of a tagger's names and of their repeats nearby."""
    found = [[name[:3] for name in tagger.names(sentence)] for sentence in sentences]
    repeated = window.repeated(sentences, found, tagger.lexicon)
    return [
        _tags(len(sentence), names) for sentence, names in zip(sentences, repeated, strict=True)
    ]


def tags_of(
    sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Tagged]]
) -> list[list[str]]:
    """Return the BIO tags of the names found in sentences."""
    return [
        _tags(len(sentence), [(one.first, one.last, one.type.value) for one in names])
        for sentence, names in zip(sentences, found, strict=True)
    ]


def _tags(size: int, names: Sequence[tuple[int, int, str]]) -> list[str]:
    tags = ["O"] * size
    for first, last, type_ in names:
        if type_ in TYPES:
            tags[first:last] = [f"B-{type_}"] + [f"I-{type_}"] * (last - first - 1)
    return tags
