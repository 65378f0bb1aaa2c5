"""Where a name goes on beyond what was found: names of persons, places, stations and events.

`خليفة` is `محمد خليفة`, `لبنان` is `لبنان الشمالي`, `الجوهرة` is `الجوهرة أف أم`, and an event
takes the year behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate
from tui.extract.names.context import is_adjective, is_definite, is_title
from tui.extract.names.known import nationalities
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import DIRECTIONS, NAME_LINKS, NAMED_AFTER, NEVER, SIZES, STOPS
from tui.model import EntityType, Layer
from tui.text.letter_names import letters

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_COMMAS = frozenset("،,")
_MOST = 3
"""Words that are added to a name on one side."""


def extended(tokens: Tokens, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, each with the words around it that belong to it and to no other name."""
    taken = [False] * (len(tokens) + 1)
    for one in found:
        taken[one.first : one.last] = [True] * (one.last - one.first)
    kept = []
    for one in found:
        first, last = one.first, one.last
        if one.type == EntityType.PER:
            first = _backward(tokens, one, taken)
            last = _forward(tokens, one, taken)
        else:
            last = _ending(tokens, one, taken)
        if (first, last) == (one.first, one.last):
            kept.append(one)
            continue
        taken[first:last] = [True] * (last - first)
        start = one.start if first == one.first else tokens.starts[first]
        same = one.entry is not None and one.type == EntityType.EVENT
        kept.append(one._replace(first=first, last=last, start=start, end=tokens.ends[last - 1],
                                 entry=one.entry if same else None))  # fmt: skip
    return kept


def _may_grow(one: Candidate) -> bool:
    """Whether a person may have more names; before a known one سافر and بنى are verbs."""
    return one.entry is None and one.layer in (Layer.TAGGER, Layer.QUOTED)


def _same_sentence(tokens: Tokens, at: int, other: int) -> bool:
    return 0 <= at < len(tokens) and tokens.sentence_of[at] == tokens.sentence_of[other]


def _is_name_word(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return (
        tokens.kinds[at] == Kind.ARABIC
        and len(key) > 2
        and key in people_words()
        and key not in NEVER
        and not is_ordinary(key)
        and not is_title(key)
    )


def is_surname(tokens: Tokens, at: int) -> bool:
    """Whether a definite word is a surname: `الرمحي`; a nationality is none, nor a known place."""
    key = tokens.keys[at]
    if key in people_words() and not is_adjective(key):
        return _is_name_word(tokens, at)
    return (
        tokens.kinds[at] == Kind.ARABIC
        and key.startswith("ال")
        and key.endswith("ي")
        and key not in nationalities()
        and key not in book()
        and not is_ordinary(key)
        and not is_title(key)
    )


def _is_before_title(tokens: Tokens, one: Candidate, at: int) -> bool:
    """Whether an unknown definite word ends a full name before a role: `عمر سلطان العلما، وزير`."""
    role = at + 1
    if role < len(tokens) and tokens.keys[role] in _COMMAS:
        role += 1
    if one.last - one.first < 2 or role >= len(tokens) or not is_title(tokens.keys[role]):
        return False
    key = tokens.keys[at]
    unknown = not (is_ordinary(key) or is_title(key) or key in book() or key in nationalities())
    return (
        unknown
        and key.startswith("ال")
        and tokens.kinds[at] == Kind.ARABIC
        and not is_definite(tokens.keys[role])
        and not key.endswith(("ه", "ات", "ين", "ون"))
    )


def _backward(tokens: Tokens, one: Candidate, taken: Sequence[bool]) -> int:
    """Take given names in front of a surname, and what links them; a proclitic ends a name."""
    first = one.first
    if one.start != tokens.starts[first] or not _may_grow(one) or one.last - first > 1:
        return first
    while first > 0 and one.first - first < _MOST and not taken[first - 1]:
        before = first - 1
        if not _same_sentence(tokens, before, first):
            break
        links = tokens.keys[before] in NAME_LINKS and before > 0 and not taken[before - 1]
        if not _is_name_word(tokens, before) and not (
            links
            and _same_sentence(tokens, before - 1, first)
            and _is_name_word(tokens, before - 1)
        ):
            break
        first = before
    return first


def _forward(tokens: Tokens, one: Candidate, taken: Sequence[bool]) -> int:
    """Take surnames behind a name, and what links them to it."""
    last = one.last
    while _may_grow(one) and last - one.last < _MOST and last < len(tokens) and not taken[last]:
        if not _same_sentence(tokens, last, one.first):
            break
        key = tokens.keys[last]
        if key in NAME_LINKS and last + 1 < len(tokens) and not taken[last + 1]:
            if not (
                _same_sentence(tokens, last + 1, last) and tokens.kinds[last + 1] == Kind.ARABIC
            ):
                break
            last += 2
            continue
        if not (
            (is_surname(tokens, last) or _is_before_title(tokens, one, last))
            if is_definite(key)
            else _is_name_word(tokens, last)
        ):
            break
        last += 1
    return last


def _ending(tokens: Tokens, one: Candidate, taken: Sequence[bool]) -> int:
    """Take what goes on with the name of a company, a place or an event."""
    last = one.last
    if last >= len(tokens) or taken[last] or not _same_sentence(tokens, last, one.first):
        return last
    key = tokens.keys[last]
    if one.type == EntityType.EVENT:
        return last + 1 if _YEAR.fullmatch(key) else last
    if one.type == EntityType.LOC and key in DIRECTIONS:
        return last + 1
    if one.type == EntityType.LOC and key in SIZES and tokens.keys[one.first] in NAMED_AFTER:
        return last + 1
    if one.type in (EntityType.ORG, EntityType.PROD):
        end = last
        while (
            end < len(tokens)
            and not taken[end]
            and end - last < _MOST
            and (
                tokens.words[end] not in STOPS
                and letters(tokens.words[end])
                and _same_sentence(tokens, end, one.first)
            )
        ):
            end += 1
        begun = bool(letters(tokens.words[last - 1]))
        return end if end - last > 1 or (begun and end > last) else last
    return last
