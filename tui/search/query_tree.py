"""What a query asks for, as a tree of frozen nodes.

Words stand in the tree as they were typed: folding, stems and other scripts belong to the ladder
that looks them up. Each node knows its characters in the query; they make no difference where two
trees are compared. `str(node)` is a query that is read as the same tree.

`query.parse` gives only trees in which

- `Not` is a child of `And` alone, beside something that is wanted (`Everything` where only what is
  not wanted was typed);
- `Some` is the whole tree, or the first child of the `And` that is the whole tree;
- `And` and `Or` have at least two children, and nothing is nested deeper than 16.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context
from enum import StrEnum
from fractions import Fraction

from tui.model import FigureKind
from tui.search.particles import asks

OPERATORS = frozenset(("OR", "AND", "NOT"))
"""Words in capitals that are no words to look for."""
MANY = 4
"""From so many words on, articles with some of them follow those with all."""

_EXACT = Context(prec=60)
"""Values are at most 1e18 and have at most 15 decimals behind a scale of 1e15."""


class TextField(StrEnum):
    """Where words are looked for; the values are the English names of the fields."""

    TITLE = "title"
    SOURCE = "source"
    BY = "by"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    PRODUCT = "product"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a query."""

    start: int = field(default=0, compare=False, kw_only=True)
    """First character in the query."""
    end: int = field(default=0, compare=False, kw_only=True)
    """One past the last character."""


@dataclass(frozen=True, slots=True)
class Nothing(Node):
    """Asks for nothing: an empty query, or one of which nothing was understood."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Everything(Node):
    """All articles: `*`."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A word, or several joined by signs (`كوفيد-19`, `3.5`), which then stand side by side."""

    text: str
    """As typed, signs at both ends left out."""

    def __str__(self) -> str:
        # A sign behind it keeps it from being read as an operator.
        return f"{self.text}." if self.text in OPERATORS else self.text


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A known name of several words, which counts as one word."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(str(Word(word)) for word in self.words)


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words side by side in this order, or one word that is meant exactly so."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return f'"{" ".join(self.words)}"'


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Words in any order, at most so many words apart."""

    words: tuple[str, ...]
    distance: int
    """1 to 100 other words between them."""

    def __str__(self) -> str:
        return f'"{" ".join(self.words)}"~{self.distance}'


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Words that begin so."""

    text: str
    """What was typed before the star."""

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Wildcard(Node):
    """Words of a shape."""

    text: str
    """`?` stands for one letter, always between two; a star at the end for any letters."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a range."""

    value: Fraction
    """In `unit`, scale words multiplied out."""
    unit: str
    """A code (`GW`, `USD`, `%`), a currency's name as typed that several share, or nothing."""
    compared: Fraction
    """The value in the first unit of its dimension (power in W, time in seconds), or the value
    itself: money in its currency, an age in years, 40 for 40 %."""
    closed: bool
    """Whether the value itself is within."""

    def __str__(self) -> str:
        whole = _EXACT.divide(self.value.numerator, self.value.denominator)
        return f"{whole:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Range(Node):
    """Figures whose value lies between two ends; one end may be missing, not both."""

    kind: FigureKind
    """All but DATE."""
    low: Bound | None
    high: Bound | None
    measured: str = ""
    """What a MEASURE or DURATION is of, such as `power`, `time`: the dimension of its unit."""
    currencies: tuple[str, ...] = ()
    """ISO 4217 codes that MONEY may be in, sorted; none for any."""

    def __str__(self) -> str:
        if self.low == self.high:
            asked = f"={self.low}"
        elif self.high is None:
            asked = f"{_sign('>', self.low)}{self.low}"
        elif self.low is None:
            asked = f"{_sign('<', self.high)}{self.high}"
        else:
            asked = f"{self.low}..{self.high}"
        return f'{self.kind.lower()}:"{asked}"' if " " in asked else f"{self.kind.lower()}:{asked}"


def _sign(sign: str, bound: Bound | None) -> str:
    return f"{sign}=" if bound is not None and bound.closed else sign


@dataclass(frozen=True, slots=True)
class Day:
    """An end of a span of time: a year, a month or a day."""

    period: str
    """`2024`, `2024-05` or `2024-05-17`, of the Gregorian years 1800 to 2199."""
    closed: bool
    """Whether the period itself is within."""

    @property
    def first(self) -> str:
        """The first day of the period, ISO 8601."""
        return self.period + "-01" * (2 - self.period.count("-"))

    @property
    def last(self) -> str:
        """The last day of the period, ISO 8601."""
        year, *rest = map(int, self.period.split("-"))
        if len(rest) == 2:
            return self.period
        month = rest[0] if rest else 12
        following = date(year + month // 12, month % 12 + 1, 1)
        return (following - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Dates(Node):
    """Articles of a span of time; one end may be missing, not both."""

    low: Day | None
    high: Day | None

    @property
    def first(self) -> str | None:
        """The first day within, ISO 8601; None where it has no beginning."""
        if self.low is None:
            return None
        if self.low.closed:
            return self.low.first
        return (date.fromisoformat(self.low.last) + timedelta(days=1)).isoformat()

    @property
    def last(self) -> str | None:
        """The last day within, ISO 8601; None where it has no end."""
        if self.high is None:
            return None
        if self.high.closed:
            return self.high.last
        return (date.fromisoformat(self.high.first) - timedelta(days=1)).isoformat()

    def __str__(self) -> str:
        low, high = self.low, self.high
        if high is None:
            assert low is not None
            return f"date:>={low.period}" if low.closed else f"after:{low.period}"
        if low is None:
            return f"date:<={high.period}" if high.closed else f"before:{high.period}"
        if low == high:
            return f"date:{low.period}"
        return f"date:{low.period}..{high.period}"


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Articles that do not have this."""

    query: Query

    def __str__(self) -> str:
        return f"-{_inner(self.query)}"


@dataclass(frozen=True, slots=True)
class Field(Node):
    """Words looked for in one place only, or among the names of one type."""

    name: TextField
    query: Query

    def __str__(self) -> str:
        return f"{self.name}:{_inner(self.query)}"


@dataclass(frozen=True, slots=True)
class Some(Node):
    """Words of a question: articles with all of them first, then those with some."""

    words: tuple[Word | Name, ...]
    """At least four, or two that begin with a word that asks: see `is_question`."""

    def __str__(self) -> str:
        return _joined(self.words)


@dataclass(frozen=True, slots=True)
class And(Node):
    """All of several things."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        text = _joined(self.children)
        # Such words without brackets would be read as `Some`.
        loose = [child for child in self.children if isinstance(child, Word | Name)]
        loose.sort(key=lambda child: child.start)
        return f"({text})" if is_question(loose) else text


@dataclass(frozen=True, slots=True)
class Or(Node):
    """One of several things, or more of them."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_inner, self.children))


Query = (
    Nothing | Everything | Word | Name | Phrase | Near | Prefix | Wildcard | Range | Dates
    | Not | Field | Some | And | Or
)  # fmt: skip
"""Any node."""


def is_question(words: Sequence[Word | Name]) -> bool:
    """Whether articles with some of the words follow those with all.

    They do from four words on, and where the first of several asks: `متى ولد نيوتن`.
    """
    return len(words) >= MANY or asks([str(word) for word in words])


def _inner(query: Query) -> str:
    """Return a node as it stands within another one: groups between brackets."""
    if isinstance(query, And):
        return f"({_joined(query.children)})"
    return f"({query})" if isinstance(query, Or | Some) else str(query)


def _joined(children: Sequence[Query]) -> str:
    """Return children side by side in the order in which they were typed."""
    flat: list[Query] = []
    for child in children:
        flat.extend(child.words if isinstance(child, Some) else (child,))
    flat.sort(key=lambda child: child.start)
    texts = [_inner(child) for child in flat]
    for at, child in enumerate(flat[:-1]):
        asked = child.query if isinstance(child, Not) else child
        # A comma keeps the word behind an amount from being read as its unit.
        if isinstance(asked, Range):
            texts[at] += ","
    return " ".join(texts)


def leaves(query: Query) -> Iterator[Query]:
    """Yield the nodes of a tree that have no children, in the order of the tree."""
    if isinstance(query, Not | Field):
        yield from leaves(query.query)
    elif isinstance(query, And | Or):
        for child in query.children:
            yield from leaves(child)
    elif isinstance(query, Some):
        yield from query.words
    else:
        yield query
