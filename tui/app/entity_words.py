"""The names of an article put together by entity, in the words of the interface."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tui.app.entity_marks import TYPES
from tui.model import Article, EntityType, Mention
from tui.text.folding import pattern
from tui.words import Words

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_APART = "\x00"
"""Stands between the forms of a name, so that no query matches across two of them."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that an article names."""

    id: str
    name: str
    type: EntityType
    """That of most of its mentions, of as many the first one's."""
    mentions: tuple[int, ...]
    """The numbers of its mentions, in the order of their places."""
    forms: tuple[tuple[str, int], ...]
    """Each way in which the article writes it, and how many times; that used most comes first."""
    links: Mapping[str, tuple[str, str]]
    """Why each form is one of its names, of most mentions written so: the reason, as
    `tui.extract.evidence` lists them, and the form it was compared with."""
    other: str
    """How it is written in the script in which `name` is not; nothing where that is not known."""


class Table:
    """The entities of an article in the order of their first mentions."""

    def __init__(
        self, article: Article, mentions: Sequence[Mention], latin: Mapping[str, str]
    ) -> None:
        """Put mentions together.

        Args:
            article: Where they stand.
            mentions: All of them, in the order of their places.
            latin: The names in Latin letters of entities that are known by them, by id.
        """
        self.article = article
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        members: dict[str, list[int]] = {}
        for index, mention in enumerate(mentions):
            members.setdefault(mention.id, []).append(index)
        self.entities = [
            self._entity(found, latin.get(entity, "")) for entity, found in members.items()
        ]
        self.number = {entity.id: index for index, entity in enumerate(self.entities)}
        """The place of each entity among all, by its id."""
        self._sought = [
            _APART.join((entity.name, entity.other, *(form for form, _ in entity.forms)))
            for entity in self.entities
        ]

    def _entity(self, found: list[int], latin: str) -> Entity:
        first = self.mentions[found[0]]
        types = Counter(self.mentions[index].type for index in found)
        forms: Counter[str] = Counter()
        links: Counter[tuple[str, str, str]] = Counter()
        for one in map(self.mentions.__getitem__, found):
            form = written(self.article, one)
            forms[form] += 1
            links[form, one.link, one.linked] += 1
        return Entity(
            first.id,
            first.name,
            types.most_common(1)[0][0],
            tuple(found),
            tuple(forms.most_common()),
            {form: (reason, of) for (form, reason, of), _ in reversed(links.most_common())},
            _other_script(first.name, forms, latin),
        )

    def nearest(self, position: int) -> int | None:
        """Return the mention nearest to a source character, None where there is none."""
        index = bisect_left(self.starts, position)
        near = [i for i in (index - 1, index) if 0 <= i < len(self.starts)]
        return min(near, key=lambda i: abs(self.starts[i] - position), default=None)

    def entity_of(self, mention: int) -> int:
        """Return the number of the entity of a mention."""
        return self.number[self.mentions[mention].id]

    def matching(self, query: str) -> list[int]:
        """Return the entities of which the name or a form matches, spelling forgiven."""
        wanted = pattern(query)
        if wanted is None:
            return list(range(len(self.entities)))
        return [index for index, text in enumerate(self._sought) if wanted.search(text)]

    def groups(
        self, wanted: Sequence[int], *, by_count: bool
    ) -> list[tuple[EntityType, list[int]]]:
        """Return entities by type, those named most often first, or as they first appear."""
        found: dict[EntityType, list[int]] = {kind: [] for kind in TYPES}
        for index in wanted:
            found[self.entities[index].type].append(index)
        if by_count:
            for members in found.values():
                members.sort(key=lambda index: (-len(self.entities[index].mentions), index))
        return [(kind, members) for kind, members in found.items() if members]


def written(article: Article, mention: Mention) -> str:
    """Return a mention as the article has it, on one line, with its whole ال."""
    return " ".join(mention.form(article.text).split())


def is_arabic(text: str) -> bool:
    """Tell whether a name has letters of the Arabic script."""
    return _ARABIC.search(text) is not None


def _other_script(name: str, forms: Collection[str], latin: str) -> str:
    arabic = is_arabic(name)
    found = [form for form in forms if is_arabic(form) is not arabic]
    if arabic and latin:
        return latin
    return max(found, key=len, default="")


def others_said(number: int, words: Words) -> str:
    """Return in how many other articles an entity is named; nothing where in none."""
    return words.count("other_articles", number) if number else ""
