"""A sentence as it was written, asked for by its words: what is said where nothing has all of it.

Headlines and questions have quotation marks that are no operators: `ما معنى "الهايكا" في تونس`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.search.particles import asks
from tui.search.query_tree import MANY, And, Name, Not, Phrase, Query, Some, Word

_FIRST = 3
"""Words among the first of which one asks: `في أي عام`."""


def loosened(query: Query) -> Query | None:
    """Return a query for some of the words of a sentence, quotation marks and names taken apart.

    A sentence has four words or more, some of them outside quotation marks or the first of them
    one that asks, and nothing else but words that are not wanted: who types a field, a star or a
    bracket means an operator.

    Returns:
        `Some`, or an `And` that begins with one; None of what is no sentence.
    """
    parts = query.children if isinstance(query, And) else (query,)
    unwanted = [part for part in parts if isinstance(part, Not)]
    words: list[Word] = []
    outside = 0
    for part in parts:
        if isinstance(part, Word | Name | Some | Phrase):
            words += _single(part)
            outside += not isinstance(part, Phrase)
        elif not isinstance(part, Not):
            return None
    words.sort(key=lambda word: word.start)
    if len(words) < MANY or not (outside or _asks(words)):
        return None
    some = Some(tuple(words), start=words[0].start, end=words[-1].end)
    return And((some, *unwanted), start=query.start, end=query.end) if unwanted else some


def has_quotes(query: Query) -> bool:
    """Whether a tree has quoted words beside others."""
    return isinstance(query, And) and any(isinstance(part, Phrase) for part in query.children)


def is_asked(query: Query) -> bool:
    """Whether a tree is of words the first of which ask."""
    parts = query.children if isinstance(query, And) else (query,)
    words = [word for part in parts if isinstance(part, Some) for word in _single(part)]
    return _asks(words)


def _asks(words: Sequence[Word]) -> bool:
    """Whether one of the first words asks."""
    typed = [word.text for word in words]
    return any(asks(typed[at:]) for at in range(min(_FIRST, len(typed))))


def _single(part: Word | Name | Some | Phrase) -> Iterator[Word]:
    """Yield the words of a part, each by itself; those of a name share its place."""
    if isinstance(part, Word):
        yield part
    elif isinstance(part, Some):
        for word in part.words:
            yield from _single(word)
    else:
        for text in part.words:
            yield Word(text, start=part.start, end=part.end)
