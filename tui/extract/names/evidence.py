"""What speaks for a known name that is another word as well: `مصدر`, `العين`, `المهدية`."""

from __future__ import annotations

from collections.abc import Sequence

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.context import CLOSING, OPENING, is_definite, kind_before
from tui.extract.names.known import nationalities
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.tokens import Tokens
from tui.extract.names.words import BY, OF_MATCHES, SHE_SAYS
from tui.model import BlockKind, EntityType

_MADE = frozenset((EntityType.ORG, EntityType.PROD))
_DASHES = frozenset("-–—")
_THAT = frozenset(("ان", "لكن", "وان", "بان"))


def places_beside(tokens: Tokens, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return the first tokens of the unsure places that stand in a row with a sure one.

    `المهدية وصفاقس`, `في الشارقة والعين`: the later one has و in front.
    """
    places = [one for one in candidates if one.type == EntityType.LOC and one.entry is not None]
    begins = {one.first: one for one in places if not one.weak}
    ends = {one.last: one for one in places if not one.weak}
    return frozenset(
        one.first
        for one in places
        if one.weak
        and (
            (one.last in begins and _has_and(tokens, begins[one.last]))
            or (one.first in ends and _has_and(tokens, one))
        )
    )


def _has_and(tokens: Tokens, one: Candidate) -> bool:
    return tokens.keys[one.first][0] == "و" and one.start == tokens.behind(one.first, 1)


def is_acting(tokens: Tokens, one: Candidate, entry: Entry) -> bool:
    """Whether words around a name show that it is one of an organisation or a product.

    Quotation marks around it; brackets around it at the end, or a place and a dash before it, as
    agencies sign; an adjective of a country that fits no noun (`مصدر الإماراتية`); a verb of a
    woman's with a word of a man's (`أعلنت زين`, `أن مصدر تملك`).
    """
    if _MADE.isdisjoint(entry.types):
        return False
    key = tokens.keys[one.first]
    before = tokens.keys[one.first - 1] if one.first else ""
    behind = tokens.keys[one.last] if one.last < len(tokens) else ""
    if before in OPENING and behind in CLOSING and one.start == tokens.starts[one.first]:
        kind = kind_before(tokens, one.first)
        return not (is_definite(key) and is_ordinary(key)) and (kind is None or kind in entry.types)
    if EntityType.ORG not in entry.types:
        return False
    if _is_signed(tokens, one, before, behind):
        return True
    if one.last - one.first > 1:
        return False
    if is_definite(key) or key.endswith(("ه", "ات")):
        return False
    does = before in _THAT and behind.startswith("ت") and len(behind) > 3
    return does or before in SHE_SAYS or (_is_of_country(behind) and behind.endswith("يه"))


def _is_signed(tokens: Tokens, one: Candidate, before: str, behind: str) -> bool:
    """Whether a name stands as agencies sign: `(كونا)`, `أبوظبي - وام`, or as they are quoted."""
    plain = not is_ordinary(tokens.keys[one.first])
    last = tokens.sentences[tokens.sentence_of[one.first]][1]
    if before == "(" and behind == ")":
        beyond = tokens.keys[one.last + 1] if one.last + 1 < len(tokens) else ""
        return plain and (one.last + 2 >= last or beyond in _DASHES)
    if before in BY:
        return plain
    if before not in _DASHES or one.first < 2:
        return False
    place = book().forms(tokens.keys[one.first - 2])
    return (one.last == last or behind in _DASHES or behind == ":") and any(
        EntityType.LOC in form.entry.types for form in place
    )


def is_playing(tokens: Tokens, one: Candidate, entry: Entry) -> bool:
    """Whether a sentence with a club's short name is about a match: `ويسعى النجم إلى الفوز`."""
    first, last = tokens.sentences[tokens.sentence_of[one.first]]
    return EntityType.ORG in entry.types and not OF_MATCHES.isdisjoint(tokens.keys[first:last])


def outlets(tokens: Tokens, found: Sequence[Candidate]) -> list[Candidate]:
    """Return names, in the order of their places, with those that sign before a person as bodies.

    In a byline `نبض تك: سامي العلي` the first name is that of the paper.
    """
    begins = {first for first, _, kind in tokens.blocks if kind == BlockKind.BYLINE}
    people = {one.first for one in found if one.type == EntityType.PER}
    return [
        one._replace(type=EntityType.ORG, evidence=True)
        if one.first in begins
        and one.entry is None
        and one.type == EntityType.PER
        and tokens.keys[one.last : one.last + 1] == [":"]
        and one.last + 1 in people
        else one
        for one in found
    ]


def _is_of_country(key: str) -> bool:
    """Whether a word is an adjective and no name of a country: السعودية is both."""
    return key in nationalities() and not any(not form.rest for form in book().forms(key))
