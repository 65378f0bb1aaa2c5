"""Persons behind a title or by the form of their names, whatever the tagger makes of them.

`المخرجة نايلة الخاجة`, and a given name with a surname such as `شاكر العرضاوي`.
"""

from __future__ import annotations

from tui.extract.names.beside import goes_on, short_names
from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate
from tui.extract.names.context import bare, is_adjective, is_definite, is_title
from tui.extract.names.extend import is_surname
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import given_names, people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import BEFORE_SURNAME, KIN, NAME_LINKS, NEVER, STOPS
from tui.model import EntityType, Layer

_CONFIDENCE = 0.65
_GIVEN = 3
"""Given names of one person: `محمد علي رضا`."""


def titled_people(tokens: Tokens) -> list[Candidate]:
    """Return a given name and what follows it behind a definite title, and full names."""
    found = [
        *_full_names(tokens),
        *_with_known_surnames(tokens),
        *_before_others(tokens),
        *_kin(tokens),
    ]
    for at in range(1, len(tokens) - 1):
        title = tokens.keys[at - 1]
        if not (is_definite(title) and is_title(title)) or not _is_given_name(tokens, at):
            continue
        last = _end(tokens, at)
        if last > at + 1:
            found.append(Candidate(at, last, tokens.starts[at], tokens.ends[last - 1],
                                   EntityType.PER, Layer.QUOTED, _CONFIDENCE,
                                   evidence=True))  # fmt: skip
    return found


def _full_names(tokens: Tokens) -> list[Candidate]:
    """Return given names of the Arab world, one to three, with a surname in ـي behind them."""
    found = []
    for at in range(1, len(tokens)):
        if not tokens.keys[at].endswith("ي") or _is_given(tokens, at) or not is_surname(tokens, at):
            continue
        first, cut = at, 0
        while first and at - first < _GIVEN and not cut:
            before = _cut_before_given(tokens.keys[first - 1])
            if before is None or tokens.sentence_of[first - 1] != tokens.sentence_of[at]:
                break
            first, cut = first - 1, before
        joined = first > 0 and tokens.keys[first - 1] in NAME_LINKS | BEFORE_SURNAME
        if first < at and not joined:  # `عبد الهادي الزرمديني` begins with عبد
            start = tokens.behind(first, cut) if cut else tokens.starts[first]
            found.append(Candidate(first, at + 1, start, tokens.ends[at], EntityType.PER,
                                   Layer.LIST, _CONFIDENCE))  # fmt: skip
    return found


def _with_known_surnames(tokens: Tokens) -> list[Candidate]:
    """Return known surnames, each with the given name of somebody else before it: `جوزف عون`."""
    found = []
    known = book()
    for at in range(1, len(tokens)):
        key = tokens.keys[at]
        if key not in known or tokens.kinds[at] != Kind.ARABIC or is_ordinary(key):
            continue
        if not any(short_names(key)):
            continue
        cut = _cut_before_given(tokens.keys[at - 1])
        joined = at > 1 and tokens.keys[at - 2] in NAME_LINKS | BEFORE_SURNAME
        if cut is None or joined or tokens.sentence_of[at] != tokens.sentence_of[at - 1]:
            continue
        start = tokens.behind(at - 1, cut) if cut else tokens.starts[at - 1]
        found.append(Candidate(at - 1, at + 1, start, tokens.ends[at], EntityType.PER,
                               Layer.LIST, _CONFIDENCE))  # fmt: skip
    return found


def _before_others(tokens: Tokens) -> list[Candidate]:
    """Return short names of the well-known with the name of somebody else behind: `عباس كامل`."""
    return [
        Candidate(at, at + 2, tokens.starts[at], tokens.ends[at + 1], EntityType.PER,
                  Layer.LIST, _CONFIDENCE)
        for at, key in enumerate(tokens.keys)
        if goes_on(tokens, at, at + 1) and any(short_names(key))
    ]  # fmt: skip


def _kin(tokens: Tokens) -> list[Candidate]:
    """Return the kin of well-known persons with their surname: `شقيقه كيمبال ماسك`."""
    return [
        Candidate(at - 1, at + 1, tokens.starts[at - 1], tokens.ends[at], EntityType.PER,
                  Layer.LIST, _CONFIDENCE)
        for at, key in enumerate(tokens.keys)
        if at > 1
        and bare(tokens.keys[at - 2], KIN)
        and tokens.sentence_of[at - 2] == tokens.sentence_of[at]
        and tokens.kinds[at - 1] == Kind.ARABIC
        and not is_ordinary(tokens.keys[at - 1])
        and any(short_names(key))
    ]  # fmt: skip


def _is_given(tokens: Tokens, at: int) -> bool:
    """Whether a word is no surname in ـي: `محمد الهادي`, or `الفتى`."""
    return tokens.keys[at] in given_names() or "ى" in tokens.words[at]


def _cut_before_given(key: str) -> int | None:
    """Return whether و stands before a given name, 0 or 1; None for other words and for titles."""
    given = given_names()
    cut = 0 if key in given else 1 if key[0] == "و" and key[1:] in given else None
    return None if cut is None or is_ordinary(key) or is_title(key[cut:]) else cut


def _is_given_name(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return (
        tokens.kinds[at] == Kind.ARABIC
        and key in people_words()
        and not (is_definite(key) or is_ordinary(key) or is_title(key) or key in NEVER)
        and (key in given_names() or not _is_place(key))
    )


def _is_place(key: str) -> bool:
    """Whether a word is surely a place: `زار الوزير صربيا`."""
    return any(
        not (form.rest or form.weak) and EntityType.LOC in form.entry.types
        for form in book().forms(key)
    )


def _end(tokens: Tokens, first: int) -> int:
    """Return one past the surname: one word, with what links it to the given name."""
    last = first + 1
    while last < len(tokens) and tokens.keys[last] in NAME_LINKS | BEFORE_SURNAME:
        last += 1
    if last >= len(tokens) or tokens.sentence_of[last] != tokens.sentence_of[first]:
        return first
    key = tokens.keys[last]
    if tokens.kinds[last] != Kind.ARABIC or tokens.words[last] in STOPS or is_title(key):
        return first
    if is_ordinary(key) and key not in given_names():
        return first
    if is_definite(key) and is_adjective(key) and not is_surname(tokens, last):
        return first
    return last + 1
