"""Trees of queries in one line, and what the tests of the query language know by name."""

from __future__ import annotations

from collections.abc import Sequence

from tui.extract.amount_words import AmountWords
from tui.search.query import Parsed, parse
from tui.search.query_tree import (
    And,
    Bound,
    Dates,
    Everything,
    Field,
    Name,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Some,
    Wildcard,
    Word,
)

NAMES = frozenset(
    {
        ("شات", "جي", "بي", "تي"),
        ("جي", "بي"),
        ("سام", "ألتمان"),
        ("إيلون", "ماسك"),
        ("البيت", "الأبيض"),
        ("سوفت", "بنك"),
        ("Elon", "Musk"),
        ("Sam", "Altman"),
        ("Sam", "Altman", "Jr"),
    }
)
WORDS = AmountWords()


def is_name(words: Sequence[str]) -> bool:
    return tuple(words) in NAMES


def read(text: str) -> Parsed:
    return parse(text, is_name, WORDS)


def brief(query: Query) -> str:
    """Write a tree: `&` all, `|` one of, `some`, `[name]`, ranges with their ends as intervals."""
    match query:
        case Not(inner):
            return f"-{brief(inner)}"
        case Field(name, inner):
            return f"{name}:{brief(inner)}"
        case Some(words):
            return f"(some {' '.join(map(brief, words))})"
        case And(children):
            return f"(& {' '.join(map(brief, children))})"
        case Or(children):
            return f"(| {' '.join(map(brief, children))})"
        case Dates():
            return f"dates[{query.first or ''}..{query.last or ''}]"
        case Range(kind, low, high):
            of = " ".join(filter(None, (kind.lower(), query.measured, *query.currencies)))
            return f"{of}{_end(low, '[', '(')}..{_end(high, ']', ')')}"
    return _word(query)


def _word(query: Query) -> str:
    match query:
        case Nothing():
            return "0"
        case Everything():
            return "*"
        case Word(text) | Wildcard(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Name(words):
            return f"[{' '.join(words)}]"
        case Near(words, distance):
            return f'"{" ".join(words)}"~{distance}'
        case Phrase(words):
            return f'"{" ".join(words)}"'
    raise AssertionError(query)


def _end(bound: Bound | None, closed: str, opened: str) -> str:
    if bound is None:
        return opened
    sign = closed if bound.closed else opened
    value = f"{float(bound.compared):g}"
    return f"{sign}{value}" if opened == "(" else f"{value}{sign}"
