"""Which mentions of an article are one entity, and which id it has in all articles.

A name of the table or of a list has the id given there. A name that is written otherwise than the
table has it is the table's where all its words sound the same (`ستارجيت`, Stargate) and nothing
else does. Any other name has a slug of its own words for an id; a surname that of the person named
in full in the article, a name in the other script or an acronym in brackets that of the name it
stands for. Ids depend on the article alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.document import surname_of, words_of_candidate
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import given_names, with_sons, without_sons
from tui.extract.names.slugs import slug
from tui.extract.names.tokens import Kind, Tokens, words_of
from tui.extract.names.words import BEFORE_SURNAME, ID_HEADS
from tui.model import EntityType, Layer
from tui.text.skeleton import distance, skeleton

NEAR = 0.15
"""The distance of two spellings of one name; of wrong pairs 2 in 10,000 are as near."""
_NEAR_TABLE = 0.1
"""A spelling that the table does not have must be nearer: there are thousands of names in it."""
_SKELETON = 3
"""Consonants of the shortest name that is linked by its sound."""
_SURNAME = 3
"""Letters of the shortest surname that is joined across articles: دي is a particle."""
_ACRONYM = 8
"""Letters of the longest acronym in brackets."""

_BEGIN_ALIKE = {
    letter: letters
    for letters in (
        "جغقكگخ",
        "سشزصظ",
        "تطث",
        "دذض",
        "فڤ",
        "بپ",
        "اعهحوي",
        "kgqcjx",
        "szc",
        "aeiouyhw",
    )
    for letter in letters
}
"""First letters that one sound is written with, so that only their forms are compared."""

Words = tuple[str, ...]


class Link(NamedTuple):
    """Why a form was taken for a name of an entity."""

    reason: str
    """As `tui.extract.evidence` lists them; empty where the form is the name itself."""
    of: str = ""
    """The form it was compared with."""


_ITSELF = Link("")
_KNOWN = {Layer.TABLE: Link("table"), Layer.LIST: Link("list")}


@dataclass(slots=True)
class Group:
    """The mentions of an article that are one name, or one entity once groups are linked."""

    words: Words
    entry: Entry | None = None
    types: dict[EntityType, float] = field(default_factory=dict)
    """Votes for each type."""
    mentions: list[Candidate] = field(default_factory=list)
    links: dict[Words, Link] = field(default_factory=dict)
    """Why each form is one with the others; no reason where it is the name that gave the group."""


def link(tokens: Tokens, found: Sequence[Candidate], *, across: bool = True) -> list[Group]:
    """Return the entities of an article; each mention of `found` is in one of them.

    Args:
        tokens: The article.
        found: Names without overlaps, in the order of their places.
        across: Whether names are linked by their sound.
    """
    groups: dict[tuple[str, Words], Group] = {}
    for one in found:
        words = words_of_candidate(tokens, one)
        key = ("id", (one.entry.id,)) if one.entry else _key(words, one)
        group = groups.setdefault(key, Group(words, one.entry))
        group.mentions.append(one)
        if one.entry is not None and one.layer in _KNOWN:
            group.links[words] = _KNOWN[one.layer]
        else:
            group.links.setdefault(words, _ITSELF)
        if len(words) > len(group.words):
            group.words = words
        if one.type is not None:
            weight = 2.0 if one.evidence else one.confidence
            group.types[one.type] = group.types.get(one.type, 0) + weight
    listed = list(groups.values())
    if across:
        listed = _in_table(listed)
    listed = _surnames(_sons(listed))
    listed = _brackets(tokens, listed)
    return _sounds(listed) if across else listed


def _key(words: Words, one: Candidate) -> tuple[str, Words]:
    person = "person" if one.type == EntityType.PER else "name"
    return person, without_head(words)


def without_head(words: Words) -> Words:
    """Return a name without the head that newspapers leave out: `حزب نداء تونس`."""
    return words[1:] if len(words) > 2 and words[0] in ID_HEADS else words


def _join(into: Group, other: Group, reason: str) -> None:
    into.mentions += other.mentions
    link = Link(reason, " ".join(into.words))
    for words, known in other.links.items():
        into.links.setdefault(words, known if known.reason else link)
    for kind, votes in other.types.items():
        into.types[kind] = into.types.get(kind, 0) + votes
    into.entry = into.entry or other.entry


def _in_table(groups: list[Group]) -> list[Group]:
    """Give names that sound like one name of the table its entry."""
    kept: list[Group] = []
    by_id = {group.entry.id: group for group in groups if group.entry}
    for group in groups:
        found = None if group.entry else _entry_by_sound(group)
        if found is None:
            kept.append(group)
            continue
        entry, form = found
        group.links = {words: Link("sound", form) for words in group.links}
        if entry.id in by_id:
            _join(by_id[entry.id], group, "sound")
        else:
            group.entry = entry
            by_id[entry.id] = group
            kept.append(group)
    return kept


class _Sounds:
    """The full forms of the table by the skeleton of the name.

    Skeletons are made for the forms that begin with one letter, when a name first asks for them.
    """

    def __init__(self) -> None:
        self._unread: dict[str, list[tuple[str, int]]] = {}
        for form, line in book().well_known():
            self._unread.setdefault(form[0], []).append((form, line))
        self._known: dict[str, list[tuple[str, int]]] = {}

    def get(self, name: str) -> list[tuple[str, Entry]]:
        """Return forms and entries whose skeleton is that of a name and whose script too."""
        key = skeleton(name)
        for letter in _BEGIN_ALIKE.get(name[0], name[0]):
            for form, line in self._unread.pop(letter, ()):
                self._known.setdefault(skeleton(form), []).append((form, line))
        return [(form, book().entry_of(line)) for form, line in self._known.get(key, ())]


@cache
def _table_by_sound() -> _Sounds:
    return _Sounds()


def _entry_by_sound(group: Group) -> tuple[Entry, str] | None:
    """Return the entry that a name sounds like, and the form of it that it is nearest to."""
    name = " ".join(group.words)
    key = skeleton(name)
    if len(key) <= _SKELETON or any(map(is_ordinary, group.words)):
        return None
    near = [
        (far, entry, form)
        for form, entry in _table_by_sound().get(name)
        if _may_be_spelt(group.words, words_of(form)) and group.types.keys() & set(entry.types)
        if (far := distance(name, form)) <= _NEAR_TABLE
    ]
    if not near:
        return None
    best = min(near, key=lambda one: (one[0], one[1].id))
    if any(entry.id != best[1].id for _, entry, _ in near):
        return None
    written = (form for form in best[1].forms if " ".join(words_of(form)) == best[2])
    return best[1], next(written, best[2])


def _may_be_spelt(words: Words, form: Sequence[str]) -> bool:
    """Whether words can be another spelling of a form: محمد and محمود are two names."""
    given = given_names()
    return len(words) == len(form) and not any(
        one != other and one in given and other in given
        for one, other in zip(words, form, strict=True)
    )


def is_person(group: Group) -> bool:
    """Tell whether most votes for the type of a group are for a person."""
    return max(group.types, key=lambda kind: group.types[kind], default=None) == EntityType.PER


def _sons(groups: list[Group]) -> list[Group]:
    """Join a person without بن to the one person of the article who is so named with it."""
    named: dict[Words, list[Group]] = {}
    for group in groups:
        if is_person(group) and len(without_sons(group.words)) > 1:
            named.setdefault(without_sons(group.words), []).append(group)
    gone: set[int] = set()
    for same in named.values():
        full = [group for group in same if group.words != without_sons(group.words)]
        if len({with_sons(group.words) for group in full}) != 1:
            continue
        for group in same:
            if group is not full[0] and group.entry is None:
                _join(full[0], group, "surname")
                gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _surnames(groups: list[Group]) -> list[Group]:
    """Give each mention of a surname to the person who was last named in full before it."""
    by_surname: dict[Words, list[tuple[int, Group]]] = {}
    for group in groups:
        if is_person(group) and len(_full(group)) > 1:
            named = by_surname.setdefault(with_sons(surname_of(_full(group))), [])
            named += [(one.first, group) for one in group.mentions]
    for named in by_surname.values():
        named.sort(key=lambda one: one[0])
    kept = []
    for group in groups:
        found = by_surname.get(with_sons(group.words), []) if is_person(group) else []
        # Of a king all that is known may count as the surname: لويس السادس is nobody else's.
        named = [one for one in found if one[1] is not group]
        if group.entry is not None or not named:
            kept.append(group)
            continue
        places = [place for place, _ in named]
        for one in group.mentions:
            person = named[max(bisect_left(places, one.first) - 1, 0)][1]
            links = {group.words: _ITSELF}
            _join(person, Group(group.words, mentions=[one], links=links), "surname")
    return kept


def _full(group: Group) -> Words:
    if group.entry is not None and len(group.words) == 1:
        return tuple(words_of(group.entry.name))
    return group.words


def _brackets(tokens: Tokens, groups: list[Group]) -> list[Group]:
    """Join `ديب سيك (DeepSeek)` and `منظمة الصحة العالمية (WHO)`."""
    of: dict[int, Group] = {}
    for group in groups:
        for one in group.mentions:
            of[one.first] = group
    gone: set[int] = set()
    for group in list(groups):
        for one in group.mentions:
            inside = one.last + 1
            if tokens.keys[one.last : inside] != ["("] or inside not in of:
                continue
            other = of[inside]
            if other is group or id(other) in gone or id(group) in gone:
                continue
            if _same_in_brackets(tokens, group, other, other.mentions[0]):
                into, gone_one = (
                    (other, group) if other.entry and not group.entry else (group, other)
                )
                _join(into, gone_one, "brackets")
                gone.add(id(gone_one))
                of.update({mention.first: into for mention in gone_one.mentions})
                break
    return [group for group in groups if id(group) not in gone]


def _same_in_brackets(tokens: Tokens, group: Group, other: Group, inside: Candidate) -> bool:
    if group.entry and other.entry:
        return False
    closed = tokens.keys[inside.last : inside.last + 1] == [")"]
    latin = tokens.kinds[inside.first] == Kind.LATIN
    if not closed or not latin or is_person(group) != is_person(other):
        return False
    word = tokens.words[inside.first]
    acronym = inside.last - inside.first == 1 and word.isupper() and len(word) <= _ACRONYM
    return acronym or distance(" ".join(group.words), " ".join(other.words)) <= 2 * NEAR


def _sounds(groups: list[Group]) -> list[Group]:
    """Join names of the two scripts that sound the same."""
    arabic: dict[str, list[Group]] = {}
    for group in groups:
        if not _is_latin(group):
            key = skeleton(" ".join(group.words))
            if len(key) >= _SKELETON and not any(map(is_ordinary, group.words)):
                arabic.setdefault(key, []).append(group)
    gone: set[int] = set()
    for group in groups:
        if not _is_latin(group):
            continue
        name = " ".join(group.words)
        for other in arabic.get(skeleton(name), ()):
            both = group.entry is not None and other.entry is not None
            if not both and id(other) not in gone and distance(name, " ".join(other.words)) <= NEAR:
                _join(group, other, "sound")
                gone.add(id(other))
    return [group for group in groups if id(group) not in gone]


def _is_latin(group: Group) -> bool:
    return group.words[0].isascii()


def id_of(group: Group) -> str:
    """Return the id of an entity: the table's, else a slug of its Latin or its longest name."""
    if group.entry is not None:
        return group.entry.id
    words = without_head(group.words)
    if is_person(group):
        words = with_sons(words)
    return slug(words)


# --- across articles ----------------------------------------------------------------------------

_Known = tuple[str, str, EntityType, int]
"""An entity by the articles alone: id, name, type, mentions."""


def across_articles(entities: Iterable[_Known]) -> dict[str, tuple[str, str]]:
    """Return which ids of different articles are one entity: id to id, with the evidence.

    `sound`: a name in Arabic letters and the one in Latin letters that it sounds most like, of one
    type, both without ordinary words; of persons the full names. `surname`: a person called by a
    surname that one person alone of all articles has; not where the word is a given name, too: one
    of these articles or of `given_names`.
    What the table knows keeps its id. No id leads to one that leads further.

    Args:
        entities: All entities of all articles: id, name, type, mentions.
    """
    listed = sorted(entities)
    same = {old: (new, "sound") for old, new in _same_sound(listed).items()}
    for bare, full in _same_surname(listed, same).items():
        same[bare] = (full, "surname")
    return same


def _same_sound(entities: Sequence[_Known]) -> dict[str, str]:
    """Return the Latin id of each name in Arabic letters that sounds like it."""
    latin: dict[tuple[EntityType, str], list[_Known]] = {}
    for one in entities:
        if one[1][:1].isascii() and (key := _sound_key(one)):
            latin.setdefault((one[2], key), []).append(one)
    same: dict[str, str] = {}
    for one in entities:
        if one[1][:1].isascii() or book().entry(one[0]) is not None:
            continue
        key = _sound_key(one) if latin else ""
        near = [
            (distance(one[1], other[1]), -other[3], other[0])
            for other in latin.get((one[2], key), ())
            if other[0] != one[0]
        ]
        if near and min(near)[0] <= NEAR:
            same[one[0]] = min(near)[2]
    return same


def _sound_key(one: _Known) -> str:
    """Return the skeleton of a name that may be joined by its sound, else an empty text."""
    words = words_of(one[1])
    if one[2] == EntityType.PER and len(words) < 2:
        return ""
    key = skeleton(one[1])
    return "" if len(key) < _SKELETON or any(map(is_ordinary, words)) else key


def _same_surname(
    entities: Sequence[_Known], same: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """Return the id of the one person whose surname a name is."""
    bare: list[tuple[str, Words]] = []
    full: dict[Words, set[str]] = {}
    given: set[Words] = set()
    for entity, name, kind, _ in entities:
        words = tuple(words_of(name)) if kind == EntityType.PER else ()
        surname = surname_of(words) if words else ()
        if len(words) > len(surname) and words[0] not in BEFORE_SURNAME:
            full.setdefault(surname, set()).add(same.get(entity, (entity,))[0])
            given |= {words[:1], words[:2]}
        elif words and entity not in same and book().entry(entity) is None:
            bare.append((entity, words))
    return {
        entity: next(iter(full[words]))
        for entity, words in bare
        if len(full.get(words, ())) == 1 and words not in given and not _is_no_surname(words)
    }


def _is_no_surname(words: Words) -> bool:
    """Whether words say of nobody in another article who he is: ordinary ones, a given name."""
    return all(map(is_ordinary, words)) or (len(words) == 1 and words[0] in given_names())
