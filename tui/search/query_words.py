"""One chunk of a query as a word: signs at its ends, the star, the question mark in its midst."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tui.search.query_tree import Everything, Prefix, Query, Wildcard, Word
from tui.text.normal import normal

HYPHENS = "-\u2010\u2011\u2212\ufe63\uff0d"
"""Signs that may stand for a minus before a word; dashes are punctuation."""

_QUESTIONS = re.compile("[?؟]+")


@dataclass(frozen=True, slots=True)
class Read:
    """What a chunk asks for."""

    query: Query | None
    """None where it has no letter and no digit."""
    problem: str = ""
    """What could not be read as it was typed: a problem's name."""


def bare(text: str) -> str:
    """Return a chunk without the signs at its ends; empty where it has no letter and no digit."""
    first, last = _ends(text)
    word = text[first:last]
    return word if normal(word).strip() else ""


def without_signs(text: str) -> str:
    """Return a chunk without the signs before its first letter or digit."""
    return text[_ends(text)[0] :]


def _ends(text: str) -> tuple[int, int]:
    """Return where the first letter or digit stands, and one past the last and its marks."""
    first = 0
    while first < len(text) and not text[first].isalnum():
        first += 1
    last = len(text)
    while last > first and not text[last - 1].isalnum():
        last -= 1
    while first < last < len(text) and _is_mark(text[last]):
        last += 1
    return first, last


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def read_word(text: str, start: int, end: int) -> Read:
    """Return what a chunk asks for.

    Args:
        text: The chunk, without a field's name or a minus.
        start: Its first character in the query.
        end: One past its last character.
    """
    problem = ""
    fuzzy = _fuzzy(text)
    if fuzzy >= 0:
        text, problem = text[:fuzzy], "tilde"
    first, last = _ends(text)
    word = text[first:last]
    if not normal(word).strip():
        whole = text.strip(".,،؛;!?؟")
        return Read(Everything(start=start, end=end) if whole == "*" else None, problem)
    if "*" in text[:first]:
        problem = "star_first"
    prefix = text[last : last + 1] == "*"
    if "*" in word:
        # Of `ست*غيت` the beginning is looked for, which finds more, not less.
        pieces = [piece for one in word.split("*") if (piece := bare(one))]
        # A tatweel before the star is nothing by itself: what is behind it is looked for.
        if not pieces:
            return Read(None, "star_first")
        within = bool(bare(word.partition("*")[0]))
        prefix = within or prefix
        word, problem = pieces[0], "star_within" if within else "star_first"
    wild = _wild(word)
    if wild is not None:
        return Read(Wildcard(wild + "*" * prefix, start=start, end=end), problem)
    node = Prefix(word, start=start, end=end) if prefix else Word(word, start=start, end=end)
    return Read(node, problem)


def _fuzzy(text: str) -> int:
    """Return where the `~2` at a word's end begins, -1 where there is none."""
    last = len(text)
    while last and not text[last - 1].isalpha():
        last -= 1
    return text.find("~", last)


def _wild(word: str) -> str | None:
    """Return a word with `?` for each letter left open, or None where none is.

    Only between letters a question mark stands for one; others are signs.
    """
    found = False

    def one(match: re.Match[str]) -> str:
        nonlocal found
        before, after = word[match.start() - 1], word[match.end()]
        if (before.isalnum() or _is_mark(before)) and (after.isalnum() or _is_mark(after)):
            found = True
            return "?" * len(match[0])
        return "-" * len(match[0])

    # Both ends of a bare word are letters, digits or marks, so a neighbour is always there.
    shape = _QUESTIONS.sub(one, word)
    return shape if found else None
