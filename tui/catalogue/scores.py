"""How much more often two things meet than chance has it.

The log-likelihood ratio of a table of two by two (Dunning, Accurate Methods for the Statistics of
Surprise and Coincidence, 1993). Unlike pointwise mutual information, normalised or not, which
gives its highest values to what was met once, it asks for evidence: a pair met once in 100,000
sentences scores less than one met 20 times, and what is everywhere scores nothing.
"""

from __future__ import annotations

from math import log

EVIDENCE = 10.83
"""The score from which on chance alone gives it once in a thousand (chi square, one degree)."""


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """Return the log-likelihood ratio, 0 or more; 0 where they meet no more often than by chance.

    Args:
        both: How often the two meet.
        one: How often the first is met, `both` counted.
        other: How often the second is met, `both` counted.
        total: How often anything is met.
    """
    if both * total <= one * other:
        return 0.0
    neither = max(0, total - one - other + both)
    found = (
        _weight(both) + _weight(one - both) + _weight(other - both) + _weight(neither)
        - _weight(one) - _weight(other - both + neither)
        - _weight(other) - _weight(one - both + neither)
        + _weight(one + other - both + neither)
    )  # fmt: skip
    return max(0.0, 2 * found)


def highest(both: int, one: int, total: int) -> float:
    """Return the most that `log_likelihood` can be where the other is not known.

    The other is never met without the first then; the score grows with `both`.
    """
    return log_likelihood(both, one, both, total)


def _weight(count: int) -> float:
    return count * log(count) if count > 0 else 0.0
