"""What the statistical tagger takes for names, its boundaries mended.

The tagger was trained on words with their proclitics, in Arabic text. So a proclitic is cut where
the rest is attested, a run is cut between scripts and at signs, titles and kinds are taken off, and
a head in front of a name (`جامعة`) is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate
from tui.extract.names.context import bare, is_adjective, is_definite, is_title, title_before
from tui.extract.names.edges import ends_name, is_future, is_noun_before
from tui.extract.names.heads import head_cut
from tui.extract.names.known import is_nationality, nationalities
from tui.extract.names.ordinary import is_ordinary, ordinary_words, parts_of_names
from tui.extract.names.people import given_names
from tui.extract.names.proclitics import cut_before, readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import (
    GENERIC,
    KIND,
    NAME_HEADS,
    NAME_LINKS,
    NAME_TITLES,
    NAMED_BEHIND,
    NEVER,
    OUTSIDE,
    STOPS,
    TECHNOLOGIES,
)
from tui.model import EntityType, Layer

_LONGEST = 8
"""Words of the longest name that is taken from the tagger."""
_SHORTEST = 3
"""Letters of the shortest name of one word: initials such as أف are parts of others."""
_LETTERS = 60
"""Letters of the longest word within a name."""

Found = tuple[int, int, EntityType, float]
"""First token and one past the last, type and confidence."""


def tagged_names(tokens: Tokens, found: Sequence[Found], people: frozenset[str]) -> list[Candidate]:
    """Return candidates for what a tagger found; `people` are the names of persons, normal."""
    candidates = []
    for first, last, kind, confidence in found:
        for begin, end in _parts(tokens, first, last):
            candidate = _candidate(tokens, begin, end, kind, confidence, people)
            if candidate is not None:
                candidates.append(candidate)
    return candidates


def _parts(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run at signs, where the script changes, and behind the last word that a name can have.

    Latin parts are read by another layer.
    """
    begin = None
    for at in range(first, last + 1):
        if at < last and begin is not None and ends_name(tokens, at):
            last = at
        inside = at < last and tokens.kinds[at] == Kind.ARABIC and tokens.words[at] not in STOPS
        number = at < last and tokens.kinds[at] == Kind.NUMBER and begin is not None
        if inside and begin is None:
            begin = at
        elif not inside and not number and begin is not None:
            yield begin, at
            begin = None


def _candidate(
    tokens: Tokens,
    first: int,
    last: int,
    kind: EntityType,
    confidence: float,
    people: frozenset[str],
) -> Candidate | None:
    titled = title_before(tokens, first)
    while first < last and _stands_outside(tokens, first, last, kind):
        titled = titled or is_title(tokens.keys[first])
        first += 1
    while last > first and _ends_outside(tokens, last - 1, kind):
        last -= 1
    if first > 0 and kind != EntityType.PER and first < last:
        first -= _has_head(tokens, first)
    if not first < last <= first + _LONGEST:
        return None
    if any(len(tokens.keys[at]) > _LETTERS for at in range(first, last)):
        return None
    cut = _cut_as_elsewhere(tokens, first, last) or proclitic(tokens, first, people)
    if not cut and kind == EntityType.PER and last - first > 1:
        cut = _has_and(tokens.keys[first], people)
    key = tokens.keys[first][cut:]
    if last - first == 1 and (_is_nothing(key) or _is_plain(tokens, first, kind, titled)):
        return None
    if tuple(tokens.keys[first:last]) in TECHNOLOGIES or _is_description(tokens, first, last):
        return None
    start = tokens.behind(first, cut) if cut else tokens.starts[first]
    own = None if cut else _kind_of(tokens, first)
    return Candidate(first, last, start, tokens.ends[last - 1], own or kind, Layer.TAGGER,
                     round(confidence, 3),
                     evidence=bool(own) or (titled and kind == EntityType.PER))  # fmt: skip


def _cut_as_elsewhere(tokens: Tokens, first: int, last: int) -> int:
    """Return the letters before a name of several words that the article has without them.

    `بأنيس العامري`, where أنيس العامري stands elsewhere; there is somebody named بانيس as well.
    """
    if last - first < 2 or tokens.keys[first] in book():
        return 0
    behind = tokens.keys[first + 1 : last]
    for rest, cut in readings(tokens.keys[first]):
        for at in tokens.places.get(rest, ()):
            if tokens.keys[at + 1 : at + len(behind) + 1] == behind:
                return cut
    return 0


def _has_and(key: str, people: frozenset[str]) -> bool:
    """Whether an unknown word begins with `and`: و and a consonant, as no foreign name begins."""
    return len(key) > 3 and key[0] == "و" and key[1] not in "اويه" and key not in people


def _kind_of(tokens: Tokens, first: int) -> EntityType | None:
    """Return the type that a word says whose name always stands directly behind it: `شركة X`."""
    if first == 0 or tokens.sentence_of[first] != tokens.sentence_of[first - 1]:
        return None
    cut = cut_before(tokens.keys[first - 1], NAMED_BEHIND)
    return None if cut is None else KIND[tokens.keys[first - 1][cut:]]


def _stands_outside(tokens: Tokens, at: int, last: int, kind: EntityType) -> bool:
    """Whether the first word of a run is a title, a kind or a nationality in front of the name."""
    key = tokens.keys[at]
    if is_future(key):
        return True
    if kind == EntityType.PER:
        if is_noun_before(tokens, at, last):
            return True
        if key in NAME_TITLES and last - at > 1:
            return tokens.keys[at + 1] in ("عام", "العام")
        return is_title(key) or (is_definite(key) and is_adjective(key) and last - at > 1)
    if bare(key, OUTSIDE) is None or last - at == 1:
        return key in ("و", "ف", "ب", "ل", "ك")
    # `نادي الزمالك` is الزمالك, but `الوكالة الدولية` begins with its head.
    return not is_definite(key)


def _ends_outside(tokens: Tokens, at: int, kind: EntityType) -> bool:
    key = tokens.keys[at]
    if kind == EntityType.PER and (tokens.kinds[at] == Kind.NUMBER or _is_phrase(key)):
        return True
    # `إيمج نيشن فيلم «باب البحر»`: the kind of what stands behind.
    return key in NAME_LINKS or (key in KIND and key not in NAME_HEADS)


def _is_phrase(key: str) -> bool:
    """Whether a word is ب, the article and a feminine noun, as it ends no person's name."""
    # بالحاج is a surname; those with بال are of men.
    return key.startswith("بال") and key.endswith(("ه", "ات")) and is_ordinary(key)


def _has_head(tokens: Tokens, first: int) -> bool:
    before = first - 1
    if (
        tokens.kinds[before] != Kind.ARABIC
        or tokens.sentence_of[before] != tokens.sentence_of[first]
    ):
        return False
    key = tokens.keys[before]
    cut = head_cut(key)
    return cut is not None and key[cut:] not in OUTSIDE


def _is_nothing(key: str) -> bool:
    """Whether a word alone is no name: a month, a head or a kind, two letters."""
    return key in NEVER or len(key) < _SHORTEST or key in KIND or key in NAME_HEADS


def _is_plain(tokens: Tokens, at: int, kind: EntityType, titled: bool) -> bool:
    """Whether one word alone is an adjective or an ordinary word."""
    key = tokens.keys[at]
    if "\u064b" in tokens.words[at] or is_nationality(tokens, at):
        return True  # tanwin: ميتًا
    if f"ال{key}" in nationalities() and not titled and key not in given_names():
        return True  # `سائح روسي`
    if key in ordinary_words() or key in parts_of_names():
        return not titled
    return is_definite(key) and is_adjective(key) and kind != EntityType.LOC


def _is_description(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run is a noun with adjectives.

    `المنظمة الحقوقية الدولية` was named before, `سائح روسي` and `شركة فرنسية` are never named.
    """
    if last - first == 1:
        return False
    key = tokens.keys[first]
    if not is_definite(key) and (key in KIND or key in NAME_HEADS or is_ordinary(key)):
        return all(f"ال{tokens.keys[at]}" in nationalities() for at in range(first + 1, last))
    if key not in GENERIC:
        return False
    return all(
        is_definite(tokens.keys[at]) and is_adjective(tokens.keys[at])
        for at in range(first + 1, last)
    )


def proclitic(tokens: Tokens, at: int, people: frozenset[str]) -> int:
    """Return the letters of a name's first word that are a proclitic: where the rest is attested.

    Attested is what known names, names of persons, heads or the article itself begin a word with;
    a word that is itself a known name or the name of a person is not cut.
    """
    key = tokens.keys[at]
    forms, given = book(), given_names()
    if key[0] == "و" and key[1:] in given and key not in given and key not in forms:
        return 1  # وعزيز is written for an African name as well, but seldom
    if key in forms or key in people:
        return 0
    if key[0] == "ك":
        return 0  # of twenty names with ك in front, it is their own in nineteen
    for rest, cut in readings(key):
        if head_cut(rest) == 0:
            return cut
        if len(rest) > 3 and (rest in forms or (rest in people and key[0] != "ف")):
            return cut  # فلان is not ف and لان
    for rest, cut in readings(key):
        if len(rest) > 2 and rest in tokens.places:
            return cut
    return 0
