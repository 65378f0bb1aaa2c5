"""Names in Latin letters within Arabic text, and names in «quotation marks» behind their kind."""

from __future__ import annotations

import re

from tui.extract.names.candidates import Candidate
from tui.extract.names.context import CLOSING, OPENING, kind_before, title_before
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import (
    LATIN_EVENT_ENDS,
    LATIN_ORG_ENDS,
    NO_LATIN_NAMES,
    STOPS,
)
from tui.model import EntityType, Layer

_WORDS = 6
"""Words of the longest name in Latin letters."""
_QUOTED = 4
"""Words of the longest name in quotation marks."""
_PROSE = 12
"""A run of more Latin words than this is prose or a list in another language."""
_LINKS = frozenset("of the and for de la du des le van von & al-".split())
"""Words in small letters within a name: `Bank of America`."""
_SMALL = re.compile("[a-z][A-Z]|[a-z]+[0-9]")
"""`iPhone`, `xAI`, `eBay` begin with a small letter and are names."""
_MODEL = re.compile("[A-Za-z]{0,4}-?[0-9]{1,4}[A-Za-z]{0,2}[+]?|[IVX]{1,4}")
"""The last word of a product: `A100`, `R1`, `GPT-4`, `III`."""
_SURE, _BY_KIND, _GUESS = 0.9, 0.85, 0.6


def latin_names(tokens: Tokens) -> list[Candidate]:
    """Return the runs of Latin words that are names; those in Latin prose are left alone."""
    found: list[Candidate] = []
    at, count = 0, len(tokens)
    while at < count:
        if tokens.kinds[at] != Kind.LATIN:
            at += 1
            continue
        last = _run(tokens, at)
        if last - at <= _PROSE:
            found += _names(tokens, at, last)
        at = last
    return found


def _run(tokens: Tokens, at: int) -> int:
    """Return one past the last token of a run of Latin words and the numbers between them."""
    last = at + 1
    while last < len(tokens) and (
        tokens.kinds[last] == Kind.LATIN
        or (tokens.kinds[last] == Kind.NUMBER and tokens.kinds[last - 1] == Kind.LATIN)
    ):
        last += 1
    while tokens.kinds[last - 1] == Kind.NUMBER and not _is_model(tokens, last - 1):
        last -= 1
    return last


def _is_model(tokens: Tokens, at: int) -> bool:
    """`Windows 11`, `Galaxy S24`; a year or an amount behind a name is none of it."""
    return tokens.words[at].isascii() and len(tokens.words[at]) < 3


def _names(tokens: Tokens, first: int, last: int) -> list[Candidate]:
    """Cut a run where a small word ends a name."""
    found: list[Candidate] = []
    at = first
    while at < last:
        if not _begins(tokens.words[at]):
            at += 1
            continue
        end = at + 1
        while end < last and end - at < _WORDS and _goes_on(tokens, end, last):
            end += 1
        candidate = _candidate(tokens, at, end)
        if candidate is not None:
            found.append(candidate)
        at = end
    return found


def _begins(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or bool(_SMALL.match(word))


def _goes_on(tokens: Tokens, at: int, last: int) -> bool:
    word = tokens.words[at]
    if tokens.sentence_of[at] != tokens.sentence_of[at - 1]:
        return False
    if tokens.kinds[at] == Kind.NUMBER or _begins(word):
        return True
    return word in _LINKS and at + 1 < last and _begins(tokens.words[at + 1])


def _candidate(tokens: Tokens, first: int, last: int) -> Candidate | None:
    keys = tokens.keys[first:last]
    if all(key in NO_LATIN_NAMES for key in keys) or not any(
        map(_is_word, tokens.words[first:last])
    ):
        return None
    if len(tokens.words[first]) == 1 and last - first == 1:
        return None
    kind, confidence, evidence = _type(tokens, first, last)
    return Candidate(first, last, tokens.starts[first], tokens.ends[last - 1], kind, Layer.LATIN,
                     confidence, evidence=evidence)  # fmt: skip


def _is_word(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


def _type(tokens: Tokens, first: int, last: int) -> tuple[EntityType | None, float, bool]:
    ending = tokens.keys[last - 1]
    if ending in LATIN_ORG_ENDS:
        return EntityType.ORG, _SURE, True
    if ending in LATIN_EVENT_ENDS and last - first > 1:
        return EntityType.EVENT, _SURE, True
    before = kind_before(tokens, first)
    if before is not None:
        return before, _SURE, True
    if title_before(tokens, first) and last - first > 1:
        return EntityType.PER, _BY_KIND, True
    if last - first > 1 and _MODEL.fullmatch(tokens.words[last - 1]):
        return EntityType.PROD, _BY_KIND, True
    return None, _GUESS, False


def quoted_names(tokens: Tokens) -> list[Candidate]:
    """Return what stands in quotation marks behind the word for its kind: `شركة «نون»`."""
    found: list[Candidate] = []
    for at in range(len(tokens) - 2):
        if tokens.keys[at] not in OPENING:
            continue
        last = _closing(tokens, at)
        if last is None or any(kind == Kind.SIGN for kind in tokens.kinds[at + 1 : last]):
            continue
        if not STOPS.isdisjoint(tokens.words[at + 1 : last]):
            continue  # somebody's words
        kind = kind_before(tokens, at + 1)
        if kind == EntityType.PER and not _is_person(tokens, at + 1):
            continue  # `النائبة: «رسالة طمأنة»` is what was said
        if kind is not None:
            found.append(Candidate(at + 1, last, tokens.starts[at + 1], tokens.ends[last - 1], kind,
                                   Layer.QUOTED, _BY_KIND, evidence=True))  # fmt: skip
    return found


def _is_person(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return tokens.kinds[at] == Kind.LATIN or (key in people_words() and not is_ordinary(key))


def _closing(tokens: Tokens, opening: int) -> int | None:
    for at in range(opening + 2, min(opening + 2 + _QUOTED, len(tokens))):
        if tokens.keys[at] in CLOSING:
            return at
    return None
