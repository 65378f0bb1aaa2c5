"""Word classes learnt from unlabelled text: by exchange of classes, and by k-means of vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

EXCHANGED = (48, 128, 400)
"""Numbers of classes that are learnt by exchange."""
MEANS = (60, 250, 1000)
"""Numbers of classes that are learnt by k-means."""
_ROUNDS = 8
_CONTEXT = 2500
"""The most frequent words that vectors count in the neighbourhood of a word."""
_DIMENSIONS = 150
_EDGE, _RARE = 0, 1
"""Numbers of the end of a sentence and of a word that is not known."""

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as one row of word numbers, with `_EDGE` twice between sentences."""

    words: list[str]
    """Known words, most frequent first; word n has the number n + 2."""
    row: Numbers


def numbered(sentences: Sequence[Sequence[str]], known: Collection[str]) -> Text:
    """Return segmented sentences as numbers; proclitics are known."""
    counts = Counter(word for sentence in sentences for word in sentence)
    words = [w for w, _ in counts.most_common() if w in known or w.endswith("+")]
    number = {word: at for at, word in enumerate(words, 2)}
    row = [_EDGE, _EDGE]
    for sentence in sentences:
        row += [number.get(word, _RARE) for word in sentence]
        row += [_EDGE, _EDGE]
    return Text(words, np.array(row))


def by_exchange(text: Text, size: int) -> Numbers:
    """Return the class of each word, such that classes of neighbours tell most of each other.

    Each word in turn moves to the class in which the likelihood of the class bigrams is highest
    (Kneser and Ney 1993), from a start that deals words to classes in the order of frequency.
    """
    total = len(text.words) + 2
    after = _bigrams(text.row, total)
    before = after.T.tocsr()
    classes = np.arange(-2, total - 2) % size
    classes[_EDGE], classes[_RARE] = size, size + 1
    table = np.zeros((size + 2, size + 2))
    pairs = after.tocoo()
    np.add.at(table, (classes[pairs.row], classes[pairs.col]), pairs.data)
    for _ in range(_ROUNDS):
        moved = sum(_move(word, after, before, classes, table) for word in range(2, total))
        if moved < total / 100:
            break
    return classes[2:]


def _bigrams(row: Numbers, total: int) -> sparse.csr_matrix:
    ones = np.ones(len(row) - 1)
    table = sparse.coo_matrix((ones, (row[:-1], row[1:])), shape=(total, total)).tocsr()
    table.sum_duplicates()
    return table


def _xlogx(amounts: Amounts) -> Amounts:
    return amounts * np.log(np.maximum(amounts, 1e-12))


def _neighbours(
    word: int, bigrams: sparse.csr_matrix, classes: Numbers, size: int
) -> tuple[Amounts, float]:
    """Return how often each class stands beside a word, the word itself apart."""
    part = slice(bigrams.indptr[word], bigrams.indptr[word + 1])
    others, counts = bigrams.indices[part], bigrams.data[part]
    other = others != word
    beside = np.bincount(classes[others[other]], counts[other], size)
    return beside, float(counts[~other].sum())


def _move(
    word: int,
    after: sparse.csr_matrix,
    before: sparse.csr_matrix,
    classes: Numbers,
    table: Amounts,
) -> bool:
    """Put a word into its best class and keep the table of class bigrams; tell if it moved."""
    size = len(table) - 2
    right, itself = _neighbours(word, after, classes, len(table))
    left, _ = _neighbours(word, before, classes, len(table))
    old = classes[word]
    _add(table, old, -right, -left, -itself)
    gain = _gain(table, size, right, left, itself)
    new = int(gain.argmax())
    if gain[new] <= gain[old] + 1e-9:
        new = int(old)
    _add(table, new, right, left, itself)
    classes[word] = new
    return new != old


def _add(table: Amounts, at: int, right: Amounts, left: Amounts, itself: float) -> None:
    table[at] += right
    table[:, at] += left
    table[at, at] += itself


def _gain(table: Amounts, size: int, right: Amounts, left: Amounts, itself: float) -> Amounts:
    """Return the change of the log-likelihood for each class that a word could be put into."""
    rights, lefts = np.nonzero(right)[0], np.nonzero(left)[0]
    rows, columns = table[:size, rights], table[lefts, :size]
    gain = (_xlogx(rows + right[rights]) - _xlogx(rows)).sum(1)
    gain += (_xlogx(columns + left[lefts][:, None]) - _xlogx(columns)).sum(0)
    own = np.diagonal(table)[:size]
    right_own, left_own = right[:size], left[:size]
    gain += _xlogx(own + right_own + left_own + itself) + _xlogx(own)
    gain -= _xlogx(own + right_own) + _xlogx(own + left_own)
    for sums, added in ((table.sum(1), right), (table.sum(0), left)):
        total = added.sum() + itself
        gain -= _xlogx(sums[:size] + total) - _xlogx(sums[:size])
    return gain


def vectors(text: Text) -> Amounts:
    """Return a vector of length 1 for each word: what stands one and two places beside it."""
    total = len(text.words) + 2
    tables = []
    for offset, weight in ((-2, 0.5), (-1, 1.0), (1, 1.0), (2, 0.5)):
        words = text.row[2:-2]
        context = np.roll(text.row, -offset)[2:-2]
        kept = (words > _EDGE) & (context < _CONTEXT)
        ones = np.ones(int(kept.sum()))
        counts = sparse.coo_matrix((ones, (words[kept], context[kept])), (total, _CONTEXT))
        tables.append(_informative(counts.tocsr().tocoo()) * weight)
    left, sizes, _ = randomized_svd(
        sparse.hstack(tables).tocsr(), _DIMENSIONS, random_state=1, n_iter=3
    )
    found = left[2:] * np.sqrt(sizes)
    return found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def _informative(counts: sparse.coo_matrix) -> sparse.csr_matrix:
    """Return positive pointwise mutual information; context counts to the power of 0.75."""
    rows = np.asarray(counts.sum(1)).ravel()
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75
    expected = rows[counts.row] * (columns / columns.sum())[counts.col]
    values = np.maximum(np.log(counts.data / expected), 0)
    return sparse.csr_matrix((values, (counts.row, counts.col)), counts.shape)


def by_means(found: Amounts, size: int) -> Numbers:
    """Return the class of each vector by k-means."""
    means = MiniBatchKMeans(size, random_state=1, batch_size=4096, n_init=2, max_iter=30)
    return means.fit_predict(found).astype(np.int64)
