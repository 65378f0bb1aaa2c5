"""Which candidates are names: the one rule by which layers that disagree are settled.

1. A weak candidate counts only where the article speaks for it: its full form stands somewhere, a
   title or the word for its kind stands before it, the words around it say so (`evidence`), or the
   tagger took the same words for a name of its type.
2. What several layers found with the same words is one candidate: the entity is the table's, the
   type that of the words around it, else of the table, else of the list, else of the tagger.
3. Of two that overlap the longer one stays; of equal length the one whose layer knows more: table,
   quotation or head, list, Latin, tagger. But a run of the tagger, or of Latin words, that only
   joins known names yields to them, and one that begins or ends with a known name of another type
   is cut there.
4. A thing named after a person is in the person's place, and the surname of a person named in full
   is no place (`namesakes`). A name that the tagger alone found has the type that the words around
   it say elsewhere.

The order of the answers is that of the text, so one text always gives one answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.extract.names.beside import goes_on
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.context import (
    KINDS,
    bare,
    is_adjective,
    is_definite,
    is_peace,
    kind_before,
    title_before,
)
from tui.extract.names.document import words_of_candidate
from tui.extract.names.evidence import is_acting, is_playing, outlets, places_beside
from tui.extract.names.namesakes import named_after, without_surnames
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.tokens import Tokens
from tui.extract.names.words import NAME_LINKS, PLACE_STARTS, SAYING
from tui.model import EntityType, Layer

_RANK = {
    Layer.USER: 0,
    Layer.TABLE: 1,
    Layer.QUOTED: 2,
    Layer.LIST: 3,
    Layer.LATIN: 4,
    Layer.TAGGER: 5,
    Layer.DOCUMENT: 6,
}
_CONFIRMED = 0.75
_JOINS = frozenset(("and", "the", "&", "or", "vs"))
_OPEN = frozenset((Layer.TAGGER, Layer.LATIN))
"""Layers whose runs are guesses about where a name begins and ends."""


def settle(tokens: Tokens, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the names among candidates, in the order of their places, without overlaps."""
    proposed = without_surnames(tokens, named_after(tokens, list(candidates)))
    kept = _merged(tokens, _confirmed(tokens, proposed))
    kept = _cut_at_known(tokens, kept)
    kept.sort(key=lambda one: (one.first - one.last, _RANK[one.layer], one.first))
    taken: set[int] = set()
    found = []
    for candidate in kept:
        places = range(candidate.first, candidate.last)
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(candidate)
    found.sort(key=lambda one: one.first)
    return _agreed(tokens, outlets(tokens, found))


def _agreed(tokens: Tokens, found: Sequence[Candidate]) -> list[Candidate]:
    """Give a name of the tagger's the type that the words around it say elsewhere in the article.

    After `شركة فنتيك جيت` a bare `فنتيك جيت` is no person.
    """
    said: dict[tuple[str, ...], EntityType] = {}
    for one in found:
        if one.evidence and one.entry is None and one.type is not None:
            said.setdefault(words_of_candidate(tokens, one), one.type)
    if not said:
        return list(found)
    return [
        one._replace(type=said.get(words_of_candidate(tokens, one), one.type))
        if one.layer == Layer.TAGGER and not one.evidence and one.entry is None
        else one
        for one in found
    ]


def _confirmed(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    full = {one.entry.id for one in candidates if one.entry and not one.weak}
    tagged = {(one.first, one.last, one.type) for one in candidates if one.layer == Layer.TAGGER}
    others = _surnames(tokens, candidates)
    beside = places_beside(tokens, candidates)
    kept = []
    for one in candidates:
        if not one.weak or one.entry is None:
            kept.append(one)
        elif _speaks_for(tokens, one, one.entry, one.entry.id in full):
            if (
                one.type != EntityType.PER
                or one.entry.id in full
                or not _is_of(tokens, one, others)
            ):
                kept.append(one._replace(weak=False, confidence=_CONFIRMED))
        elif is_acting(tokens, one, one.entry) or (
            one.type == EntityType.LOC and one.first in beside
        ):
            kept.append(one._replace(weak=False, confidence=_CONFIRMED))
        elif EntityType.PER not in one.entry.types and any(
            (one.first, one.last, kind) in tagged for kind in one.entry.types
        ):
            # Who a bare surname is, the tagger cannot say; what a place is, it can.
            kept.append(one._replace(weak=False, confidence=_CONFIRMED))
    return kept


def _surnames(tokens: Tokens, candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the last words of the persons whom the tagger found with several names."""
    return frozenset(
        tokens.keys[one.last - 1]
        for one in candidates
        if one.layer == Layer.TAGGER and one.type == EntityType.PER and one.last - one.first > 1
    )


def _is_of(tokens: Tokens, one: Candidate, surnames: frozenset[str]) -> bool:
    """Whether a surname is that of somebody whom the article names in full."""
    return tokens.keys[one.last - 1] in surnames


def _speaks_for(tokens: Tokens, one: Candidate, entry: Entry, full: bool) -> bool:
    if is_peace(tokens, one.first) or _is_adjective(tokens, one, entry):
        return False
    if EntityType.PER in entry.types and goes_on(tokens, one.first, one.last):
        return False
    ordinary = one.last - one.first == 1 and is_ordinary(tokens.keys[one.first])
    if full and not ordinary:
        return True
    if EntityType.PER in entry.types:
        return one.layer == Layer.TABLE and _is_named_person(tokens, one, full)
    if full and is_playing(tokens, one, entry):
        return True
    if one.first == 0 or is_definite(tokens.keys[one.first - 1]):
        return False  # `المدينة الجديدة` is a new town
    return kind_before(tokens, one.first) in entry.types


def _is_adjective(tokens: Tokens, one: Candidate, entry: Entry) -> bool:
    """Whether a club's short name is an adjective: `الجمهور الصفاقسي`."""
    if EntityType.ORG not in entry.types or one.last - one.first > 1 or one.first == 0:
        return False
    key = tokens.keys[one.first]
    return key.startswith("ال") and is_adjective(key) and is_definite(tokens.keys[one.first - 1])


def _is_named_person(tokens: Tokens, one: Candidate, full: bool) -> bool:
    """Whether a surname stands behind a title, or behind a verb of saying where it is known."""
    if tokens.keys[one.last : one.last + 1] and tokens.keys[one.last] in NAME_LINKS:
        return False  # `الشاعر سعيد بن غانم` is somebody else
    saying = full and one.first > 0 and tokens.keys[one.first - 1] in SAYING
    # `لاعب رئيسي` is a main player: a title in front of a surname alone is definite.
    titled = title_before(tokens, one.first) and is_definite(tokens.keys[one.first - 1])
    return saying or titled


def _merged(tokens: Tokens, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Make one of all candidates with the same words."""
    found: dict[tuple[int, int], Candidate] = {}
    for one in sorted(candidates, key=lambda one: _RANK[one.layer]):
        first = found.setdefault((one.first, one.last), one)
        if first is one:
            if one.entry is not None and len(one.entry.types) > 1:
                found[one.first, one.last] = _typed(tokens, one)
            continue
        entry = first.entry or one.entry
        kind, evidence = first.type, first.evidence
        if one.evidence and not first.evidence and _may_be(entry, one.type):
            kind, evidence = one.type, True
        found[one.first, one.last] = first._replace(
            entry=entry, type=kind or one.type, evidence=evidence,
            confidence=max(first.confidence, one.confidence),
        )  # fmt: skip
    return list(found.values())


def _may_be(entry: Entry | None, kind: EntityType | None) -> bool:
    return entry is None or kind in entry.types


def _typed(tokens: Tokens, one: Candidate) -> Candidate:
    """Take the type that the words before a name say, where the table allows several."""
    before = kind_before(tokens, one.first)
    if one.entry is not None and before in one.entry.types:
        return one._replace(type=before, evidence=True)
    return one


def _cut_at_known(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    known: dict[int, Candidate] = {}
    for one in candidates:
        if one.layer in (Layer.TABLE, Layer.LIST, Layer.QUOTED) and not one.weak:
            for at in range(one.first, one.last):
                if at not in known or known[at].last - known[at].first < one.last - one.first:
                    known[at] = one
    kept = []
    for one in candidates:
        if one.layer not in _OPEN or one.entry is not None:
            kept.append(one)
            continue
        within = _within(known, one)
        shorter = _cut_at_proclitics(tokens, one, within)
        if shorter is not None:
            kept.append(shorter)
        elif not within:
            kept.append(one)
        else:
            kept += _parts(tokens, one, within)
    return kept


def _cut_at_proclitics(
    tokens: Tokens, run: Candidate, within: Sequence[Candidate]
) -> Candidate | None:
    """Cut a run where a known name with a proclitic begins: `الشابي بالقصرين`."""
    for one in within:
        if one.first > run.first and one.start > tokens.starts[one.first]:
            return run._replace(last=one.first, end=tokens.ends[one.first - 1])
    return None


def _within(known: dict[int, Candidate], run: Candidate) -> list[Candidate]:
    """Return the known names that lie in a run and are shorter."""
    found: list[Candidate] = []
    for at in range(run.first, run.last):
        one = known.get(at)
        if (
            one is not None
            and (not found or found[-1] is not one)
            and run.first <= one.first
            and one.last <= run.last
            and one.last - one.first < run.last - run.first
        ):
            found.append(one)
    return found


def _parts(tokens: Tokens, run: Candidate, within: Sequence[Candidate]) -> list[Candidate]:
    """Return a run, or what is left of it beside known names."""
    covered = {at for one in within for at in range(one.first, one.last)}
    rest = [at for at in range(run.first, run.last) if at not in covered]
    if not rest:
        return []
    if run.layer == Layer.LATIN:
        # `The New York Times and Apple` joins two names.
        return [] if all(tokens.keys[at] in _JOINS for at in rest) else [run]
    same = all(_may_be(one.entry, run.type) or one.type == run.type for one in within)
    plain = all(is_ordinary(tokens.keys[at]) for at in rest)
    if plain and bare(tokens.keys[run.first], KINDS) is None:
        return []
    if (same and len(within) == 1) or run.type in (
        EntityType.ORG,
        EntityType.EVENT,
        EntityType.LOC,
    ):
        return [run]
    if all(tokens.keys[at] in PLACE_STARTS for at in rest):
        return [run._replace(type=EntityType.LOC)]  # `أولاد حفوز`
    # A person beside a company or a place: `أوراكل لاري إليسون`.
    begin, end = rest[0], rest[-1] + 1
    if end - begin == 1 and all(one.type == EntityType.PROD for one in within):
        return []  # `سكين كلاشنكوف`: a thing beside a product, which no surname is
    if end - begin != len(rest):
        return []
    start = run.start if begin == run.first else tokens.starts[begin]
    return [run._replace(first=begin, last=end, start=start, end=tokens.ends[end - 1])]
