"""All names of an article: people, organisations, places, products and events, each with an id.

The layers: known names and lists, Latin words, quotation marks and heads, the tagger; what they
disagree on is settled by one rule (`names.settle`), then the article's repeats and surnames are
added, types are decided by all mentions, and mentions that are one entity get one id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.extract.evidence import evidence
from tui.extract.linking import Group, Words, id_of, link
from tui.extract.names.candidates import Candidate
from tui.extract.names.document import repeats, words_of_candidate
from tui.extract.names.extend import extended
from tui.extract.names.foreign import foreign_names
from tui.extract.names.heads import company_names, compounds, dated_events, headed_names
from tui.extract.names.known import known_names
from tui.extract.names.languages import other_languages
from tui.extract.names.latin import latin_names, quoted_names
from tui.extract.names.people import people_words
from tui.extract.names.places import places_behind_kinds
from tui.extract.names.settle import settle
from tui.extract.names.tagged import Found, tagged_names
from tui.extract.names.titled import titled_people
from tui.extract.names.tokens import Tokens
from tui.model import Article, EntityType, Mention
from tui.text.vocabulary import vocabulary

Tagger = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[tuple[int, int, EntityType, float]]]]
"""Takes the sentences of an article as words; gives first word, one past the last, type, and
confidence of each name, for each sentence."""

_DEFAULT = EntityType.ORG
"""Of 100 Latin names of the news that nothing tells the type of, most are organisations."""


def entities(
    article: Article, tagger: Tagger | None = None, *, across: bool = True
) -> list[Mention]:
    """Return the mentions of an article in the order of their places; they never overlap.

    Boilerplate, addresses and markup are not read. Linear in the length of the text.

    Args:
        article: What is read.
        tagger: Finds names by context; without one the other layers serve alone.
        across: Whether names are linked by their sound, in the other script and in the table.
    """
    tokens = Tokens(article)
    if not len(tokens):
        return []
    found = extended(tokens, settle(tokens, _candidates(tokens, tagger)))
    found = sorted([*found, *repeats(tokens, found)], key=lambda one: one.first)
    mentions = [
        mention
        for group in link(tokens, found, across=across)
        for mention in _mentions(tokens, group)
    ]
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _candidates(tokens: Tokens, tagger: Tagger | None) -> list[Candidate]:
    known = known_names(tokens)
    others = other_languages(tokens)
    found = [
        *compounds(tokens, known),
        *dated_events(tokens, known),
        *foreign_names(tokens),
        *quoted_names(tokens),
        *headed_names(tokens),
        *company_names(tokens, known),
        *titled_people(tokens),
        *places_behind_kinds(tokens),
    ]
    if tagger is not None:
        found += tagged_names(tokens, _tag(tokens, tagger, others), people_words())
    if others:
        found = [one for one in found if tokens.sentence_of[one.first] not in others]
    return [*known, *found, *latin_names(tokens)]


def _tag(tokens: Tokens, tagger: Tagger, others: frozenset[int]) -> list[Found]:
    sentences = [
        [] if number in others else tokens.words[first:last]
        for number, (first, last) in enumerate(tokens.sentences)
    ]
    tagged = tagger(sentences)
    found = []
    for (base, _), names in zip(tokens.sentences, tagged, strict=True):
        found += [(base + first, base + last, kind, sure) for first, last, kind, sure in names]
    return found


def _mentions(tokens: Tokens, group: Group) -> list[Mention]:
    name, entity, usual = _name(tokens, group), id_of(group), _type(group)
    words = [words_of_candidate(tokens, one) for one in group.mentions]
    forms: dict[Words, str] = {}
    for form, one in zip(words, group.mentions, strict=True):
        written = _al(tokens, one) + tokens.text[one.start : one.end]
        forms.setdefault(form, " ".join(written.split()))
    links = evidence(group, forms)
    return [
        Mention(
            one.start,
            one.end,
            one.type if one.evidence and one.type is not None else usual,
            entity,
            name,
            one.layer,
            one.confidence,
            _al(tokens, one),
            *links[form],
        )
        for form, one in zip(words, group.mentions, strict=True)
    ]


def _type(group: Group) -> EntityType:
    """Decide the type of mentions that nothing beside them tells: the table's, else by votes."""
    if group.entry is not None:
        allowed = group.entry.types
        return allowed[0]
    return max(group.types, key=lambda kind: (group.types[kind], kind), default=_DEFAULT)


def _name(tokens: Tokens, group: Group) -> str:
    """Return the name to show: the table's, else the longest form of the article, the first one."""
    if group.entry is not None:
        return group.entry.name
    best = max(group.mentions, key=lambda one: (len(words_of_candidate(tokens, one)), -one.start))
    return " ".join((_al(tokens, best) + tokens.text[best.start : best.end]).split())


def _al(tokens: Tokens, one: Candidate) -> str:
    """Return what the span of a mention lacks of its ال, where ل stands before it.

    `للبنان` may be `لبنان`, `البنان` and `اللبنان`: the first where news has it eight times as
    often as either of the others, else that of these which news has more often.
    """
    word = words_of_candidate(tokens, one)[0]
    if one.start == tokens.starts[one.first] or not word.startswith("ال"):
        return ""
    if tokens.text[one.start] != "ل":
        return ""
    known, span = vocabulary(), word[1:]
    al = max(("ا", "ال"), key=lambda lacking: known.worth(lacking + span))
    return "" if known.worth(span) >= known.worth(al + span) + 3 else al
