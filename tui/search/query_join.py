"""Terms side by side become one tree: names are found, OR binds its neighbours, the rest is all
required, or most of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tui.search.query_tree import (
    And,
    Everything,
    Field,
    Name,
    Not,
    Or,
    Query,
    Some,
    Word,
    is_question,
)

OR = "OR"
AND = "AND"
_LONGEST_NAME = 8
"""Words of the longest name that is asked for."""

Tell = Callable[[str, int, int], None]
"""Notes a problem: its name, and its first and last characters."""


@dataclass(frozen=True, slots=True)
class Operator:
    """OR between two terms."""

    name: str
    start: int
    end: int


Item = Query | Operator


def cleaned(items: Sequence[Item], tell: Tell) -> list[Item]:
    """Return items without operators that have nothing on one side, and without stars beside
    what narrows the search anyway."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Operator) and (not found or isinstance(found[-1], Operator)):
            tell("or", item.start, item.end)
        else:
            found.append(item)
    if found and isinstance(found[-1], Operator):
        tell("or", found[-1].start, found[-1].end)
        found.pop()
    return _without_stars(found, tell)


def _without_stars(items: list[Item], tell: Tell) -> list[Item]:
    """Return items without needless stars: one is enough, and none beside something wanted."""
    beside: set[int] = set()
    for at, item in enumerate(items):
        if isinstance(item, Operator):
            beside |= {at - 1, at + 1}
    stars = {
        at for at, item in enumerate(items) if isinstance(item, Everything) and at not in beside
    }
    wanted = any(not isinstance(item, Not) and at not in stars for at, item in enumerate(items))
    needless = stars if wanted else stars - {min(stars, default=0)}
    for at in sorted(needless) if wanted else ():
        tell("star", items[at].start, items[at].end)
    return [item for at, item in enumerate(items) if at not in needless]


def merged(items: Sequence[Item], is_name: Callable[[Sequence[str]], bool]) -> list[Item]:
    """Return items with words that are one name as one item, the longest first.

    A minus or a field before the first word is one before the whole name.
    """
    found: list[Item] = []
    at = 0
    while at < len(items):
        head = _head(items[at])
        taken = 1
        if head is not None:
            words = [head]
            for item in items[at + 1 : at + _LONGEST_NAME]:
                if not isinstance(item, Word):
                    break
                words.append(item)
            taken = _name(words, is_name)
        if head is None or taken == 1:
            found.append(items[at])
        else:
            name = Name(
                tuple(word.text for word in words[:taken]),
                start=head.start,
                end=words[taken - 1].end,
            )
            found.append(_with(items[at], name))
        at += taken
    return found


def _head(item: Item) -> Word | None:
    """Return the word of an item that is one, under a minus and a field if need be."""
    while isinstance(item, Not | Field):
        item = item.query
    return item if isinstance(item, Word) else None


def _name(words: Sequence[Word], is_name: Callable[[Sequence[str]], bool]) -> int:
    """Return how many words are one name, 1 where none are."""
    for taken in range(len(words), 1, -1):
        if is_name([word.text for word in words[:taken]]):
            return taken
    return 1


def _with(item: Item, name: Name) -> Query:
    """Return an item with a name in the place of its word."""
    if isinstance(item, Not | Field):
        inner = _with(item.query, name)
        return replace(item, query=inner, end=name.end)
    return name


def joined(items: Sequence[Item], some: bool) -> Query | None:
    """Return the tree of a sequence; None where nothing is asked for.

    Args:
        items: Terms, with operators between terms only.
        some: Whether from four words on most of them do.
    """
    return _all(_alternatives(items), some)


def _alternatives(items: Sequence[Item]) -> list[Query]:
    """Return terms, those with OR between them as one."""
    groups: list[list[Query]] = []
    pending = False
    for item in items:
        if isinstance(item, Operator):
            pending = True
        elif pending:
            groups[-1].append(item)
            pending = False
        else:
            groups.append([item])
    return [_either(group) for group in groups]


def _either(group: list[Query]) -> Query:
    if len(group) == 1:
        return group[0]
    children = tuple(_positive(child) for child in group)
    return Or(children, start=group[0].start, end=group[-1].end)


def _positive(query: Query) -> Query:
    """Return what is not wanted as something wanted: everything but this."""
    if not isinstance(query, Not):
        return query
    everything = Everything(start=query.start, end=query.start)
    return And((everything, query), start=query.start, end=query.end)


def _all(terms: list[Query], some: bool) -> Query | None:
    if not terms:
        return None
    start, end = terms[0].start, terms[-1].end
    wanted = [term for term in terms if not isinstance(term, Not)]
    if not wanted:
        terms = [Everything(start=start, end=start), *terms]
    elif isinstance(wanted[0], Everything):
        terms = [wanted[0], *(term for term in terms if isinstance(term, Not))]
    words = tuple(term for term in terms if isinstance(term, Word | Name))
    if some and is_question(words):
        most = Some(words, start=words[0].start, end=words[-1].end)
        terms = [most, *(term for term in terms if not isinstance(term, Word | Name))]
    return terms[0] if len(terms) == 1 else And(tuple(terms), start=start, end=end)
