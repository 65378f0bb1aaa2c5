"""Which place عمان is: the country عُمان or the city عَمّان.

Marks tell where the text has them; else the word before it; else who is spoken of in the sentence,
then in the article; else states of the Gulf beside it. Where nothing tells, it is the city.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.context import bare
from tui.extract.names.tokens import Tokens
from tui.extract.names.words import BEFORE_AMMAN, BEFORE_OMAN, OF_JORDAN, OF_OMAN, OF_THE_GULF

_PLACE = "عمان"
_IDS = frozenset(("oman", "amman"))
_DAMMA, _FATHA, _SHADDA = "\u064f", "\u064e", "\u0651"
_CONFIDENCE = 0.9


def told_apart(tokens: Tokens, one: Candidate) -> Candidate:
    """Return a known name, with the right entry where it is عمان alone."""
    if one.entry is None or one.entry.id not in _IDS or one.last - one.first > 1:
        return one
    if not tokens.keys[one.first].endswith(_PLACE):
        return one
    entry = _entry(tokens, one)
    if entry is None or entry.id == one.entry.id:
        return one._replace(weak=False, confidence=max(one.confidence, _CONFIDENCE))
    return one._replace(entry=entry, layer=entry.layer, weak=False, confidence=_CONFIDENCE)


def _entry(tokens: Tokens, one: Candidate) -> Entry | None:
    return book().entry("oman" if _is_country(tokens, one) else "amman")


def _is_country(tokens: Tokens, one: Candidate) -> bool:
    marked = _by_marks(tokens.text[one.start : one.end])
    if marked is not None:
        return marked
    before = tokens.keys[one.first - 1] if one.first else ""
    if bare(before, BEFORE_OMAN) or bare(before, BEFORE_AMMAN):
        return bare(before, BEFORE_OMAN) is not None
    first, last = tokens.sentences[tokens.sentence_of[one.first]]
    sentence = frozenset(tokens.keys[first:last])
    for words in (sentence, tokens.places):
        oman, jordan = _has(words, OF_OMAN), _has(words, OF_JORDAN)
        if oman != jordan:
            return oman
    return not jordan and _has(sentence, OF_THE_GULF)


def _by_marks(word: str) -> bool | None:
    """Tell by its marks whether a word is the country; None where it has none that tell."""
    if word[1:2] == _DAMMA:
        return True
    return False if word[1:2] == _FATHA or _SHADDA in word else None


def _has(keys: Container[str], words: frozenset[str]) -> bool:
    return any(form in keys for form in _forms(words))


@cache
def _forms(words: frozenset[str]) -> frozenset[str]:
    """Return words with what is written in front of them, so that a text is never gone through."""
    before = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ول", "ولل", "وب", "وبال")
    return frozenset(first + word for first in before for word in words)
