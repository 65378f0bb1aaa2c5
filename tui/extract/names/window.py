"""The document pass: names that the tagger found once are found again where it missed them.

A name found in a sentence is looked for, untagged, in the sentences around; so is the last word of
a person's name of several words. It has the type that most of its mentions nearby have. It is what
facts of a document add to a tagger that sees two words to either side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tui.extract.names.lexemes import Lexicon, form_of, split

REACH = 25
"""Sentences to either side that belong together: of 10, 25 and 50 the best on held out newswire
without marks between its articles."""
_LONGEST = 8
"""Words of the longest name that is looked for."""
_SHORTEST = 3
"""Letters of the shortest name of one word."""
_SHARE = 0.2
"""The share of a word's places nearby, 0 to 1, that must be names; of 0, 0.2 and 0.34 the best."""

Found = tuple[int, int, str]
"""First token of a name, one past its last, and its type: PER, LOC, ORG or MISC.

MISC takes part: what is mostly MISC nearby is not taken for a name of the other types.
"""
Name = tuple[str, ...]


class Votes:
    """How often each name has each type in the sentences of the window."""

    def __init__(self) -> None:
        self._of: defaultdict[Name, Counter[str]] = defaultdict(Counter)
        self._words: Counter[str] = Counter()

    def count(self, row: Sequence[str], names: Sequence[tuple[Name, str]], times: int) -> None:
        """Count the words and names of a sentence that comes into the window (1) or leaves (-1)."""
        for word in row:
            self._words[word] += times
        for name, type_ in names:
            self._of[name][type_] += times

    def type_of(self, name: Name) -> str | None:
        """Return the type that a name mostly has nearby; None where it is not or hardly a name."""
        votes = self._of.get(name)
        if not votes:
            return None
        if len(name) == 1 and votes.total() < self._words[name[0]] * _SHARE:
            return None
        type_ = max(votes, key=lambda one: (votes[one], one))
        return type_ if votes[type_] else None


def repeated(
    sentences: Sequence[Sequence[str]],
    found: Sequence[Sequence[Found]],
    lexicon: Lexicon,
    votes: Votes | None = None,
) -> list[list[Found]]:
    """Return the names of each sentence and the untagged repeats of names around it, in order.

    Args:
        sentences: Tokens in the order of the text.
        found: For each sentence the names that are known, in order, without overlaps.
        lexicon: Knows proclitics, and the words that are no name when they stand alone.
        votes: An empty count, where one wants to see it.

    Time grows with the number of tokens, whatever they are.
    """
    cores = [[split(form_of(token), lexicon.classes)[1] for token in one] for one in sentences]
    voters = [_voters(row, names) for row, names in zip(cores, found, strict=True)]
    votes = votes or Votes()
    for near, names in zip(cores[:REACH], voters, strict=False):
        votes.count(near, names, 1)
    result = []
    for at, row in enumerate(cores):
        if at + REACH < len(voters):
            votes.count(cores[at + REACH], voters[at + REACH], 1)
        if at > REACH:
            votes.count(cores[at - REACH - 1], voters[at - REACH - 1], -1)
        result.append(_with_repeats(row, found[at], votes, lexicon))
    return result


def _voters(row: Sequence[str], names: Sequence[Found]) -> list[tuple[Name, str]]:
    """Return the names of a sentence, and the last word of each person of several words."""
    voters: list[tuple[Name, str]] = []
    for first, last, type_ in names:
        if last - first <= _LONGEST:
            voters.append((tuple(row[first:last]), type_))
        if type_ == "PER" and last - first > 1:
            voters.append(((row[last - 1],), type_))
    return voters


def _with_repeats(
    row: Sequence[str], names: Sequence[Found], votes: Votes, lexicon: Lexicon
) -> list[Found]:
    result: list[Found] = []
    at = 0
    for first, last, type_ in (*names, (len(row), len(row), "PER")):
        while at < first:
            repeat = _repeat(row, at, min(first, at + _LONGEST), votes, lexicon)
            if repeat:
                result.append(repeat)
            at = repeat[1] if repeat else at + 1
        if first < last:
            result.append((first, last, type_))
        at = last
    return result


def _repeat(
    row: Sequence[str], at: int, limit: int, votes: Votes, lexicon: Lexicon
) -> Found | None:
    """Return the longest known name that begins at a token and ends before `limit`."""
    for last in range(limit, at, -1):
        type_ = votes.type_of(tuple(row[at:last]))
        if type_ is None:
            continue
        if last - at == 1 and (len(row[at]) < _SHORTEST or row[at] in lexicon.common):
            continue
        return at, last, type_
    return None
