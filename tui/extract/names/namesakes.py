"""What is named after a person: `شارع الحبيب بورقيبة`, `ميناء مبارك الكبير`, `مدينة صباح الأحمد`.

And persons who are named like a place: `كاميرون` is David Cameron where he is named in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.extract.names.candidates import Candidate
from tui.extract.names.context import bare, is_adjective, is_definite, kind_before
from tui.extract.names.document import words_of_candidate
from tui.extract.names.known import nationalities
from tui.extract.names.people import people_words
from tui.extract.names.proclitics import cut_before
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import HONOURS, NAMED_AFTER, NAMED_AFTER_BARE, PLACE_KINDS, SIZES
from tui.model import EntityType, Layer

_CONFIDENCE = 0.75
_TITLES = 2
"""Titles that may stand before the person: `الملك`, `الأمير`."""
_QUALIFIERS = 2
"""Words behind the person: `ميناء مبارك الكبير`, `مطار الملك خالد الدولي`."""
_SURE = 0.6
"""How sure the tagger must be of a full name for its surname to be no place."""
_IN = frozenset(("في", "داخل"))
"""Before a place rather than before a person."""


def named_after(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with the things named after persons in the place of these persons."""
    heads = {one.first for one in candidates if one.entry is not None}
    kept = []
    things = {}
    for one in candidates:
        if one.type == EntityType.PER and one.start == tokens.starts[one.first]:
            thing = _thing(tokens, one)
            if thing is not None and (thing.first == one.first or thing.first not in heads):
                things[thing.first, thing.last] = thing
                continue
        kept.append(one)
    return [*kept, *things.values()]


def _thing(tokens: Tokens, person: Candidate) -> Candidate | None:
    head = person.first - 1
    while head > 0 and person.first - head <= _TITLES and bare(tokens.keys[head], HONOURS):
        head -= 1
    if head < 0 or tokens.sentence_of[head] != tokens.sentence_of[person.first]:
        return None
    titled = head < person.first - 1
    if person.weak and not titled and person.last - person.first == 1:
        return None
    key, last = tokens.keys[head], _end(tokens, person)
    cut = cut_before(key, PLACE_KINDS)
    if cut is not None:
        # The kind stays outside: `مدينة سيدي بوزيد`, but `مدينة الملك فهد`.
        with_kind = titled and is_definite(tokens.keys[head + 1])
        return _candidate(tokens, head + (not with_kind), last, cut * with_kind, EntityType.LOC)
    cut = cut_before(key, NAMED_AFTER)
    if cut is None or (head > 0 and tokens.keys[head - 1] == "عن"):
        return None  # `عن طريق` is a preposition
    whole = titled or last > person.last or person.last - person.first > 1
    if not whole and key[cut:] not in NAMED_AFTER_BARE:
        return None
    return _candidate(tokens, head, last, cut, NAMED_AFTER[key[cut:]])


def _end(tokens: Tokens, person: Candidate) -> int:
    """Return one past the adjectives behind a person that no person has."""
    last = person.last
    while last < len(tokens) and last - person.last < _QUALIFIERS:
        key = tokens.keys[last]
        if tokens.sentence_of[last] != tokens.sentence_of[person.first]:
            break
        named = key in SIZES or (is_adjective(key) and key not in nationalities())
        if not named or tokens.kinds[last] != Kind.ARABIC or not key.startswith("ال"):
            break
        last += 1
    return last


def _candidate(tokens: Tokens, first: int, last: int, cut: int, kind: EntityType) -> Candidate:
    start = tokens.behind(first, cut) if cut else tokens.starts[first]
    return Candidate(first, last, start, tokens.ends[last - 1], kind, Layer.QUOTED, _CONFIDENCE,
                     evidence=True)  # fmt: skip


def without_surnames(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates without the places that are surnames of persons named in full.

    A place behind the word for its kind, or behind في, stays; so does one of our table where only
    the tagger knows the person.
    """
    surnames = {
        tokens.keys[one.last - 1]: one.entry is not None
        for one in sorted(candidates, key=lambda one: one.entry is not None)
        if one.type == EntityType.PER and one.last - one.first > 1 and _is_sure(one)
    }
    if not surnames:
        return list(candidates)
    return [one for one in candidates if not _is_surname(tokens, one, surnames)]


def _is_sure(one: Candidate) -> bool:
    return not one.weak and (one.entry is not None or one.confidence >= _SURE)


def _is_surname(tokens: Tokens, one: Candidate, surnames: Mapping[str, bool]) -> bool:
    if one.last - one.first > 1 or one.entry is None or one.type != EntityType.LOC:
        return False
    key = words_of_candidate(tokens, one)[0]
    if key not in surnames or key not in people_words() or is_definite(key):
        return False
    if not surnames[key] and one.layer == Layer.TABLE:
        return False  # the tagger took `لوبان فرنسا` for a person
    before = tokens.keys[one.first - 1] if one.first else ""
    return before not in _IN and kind_before(tokens, one.first) != EntityType.LOC
