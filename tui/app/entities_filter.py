"""What is typed to filter the names of all articles: types, articles, and letters of a name.

شخص  people  PER     a type; several types keep all of them
مقال:ترامب  article:x  names that articles with this in their title or file name have more
                     often than the others
anything else        letters that a form of the name has, spelling forgiven
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.model import EntityType
from tui.text.normal import normal

_TYPES = {
    EntityType.PER: "PER شخص أشخاص person people",
    EntityType.ORG: "ORG جهة جهات organisation organisations organization organizations",
    EntityType.LOC: "LOC مكان أماكن place places",
    EntityType.PROD: "PROD منتج منتجات product products",
    EntityType.EVENT: "EVENT حدث أحداث event events",
}
_BY_NAME = {normal(name): kind for kind, names in _TYPES.items() for name in names.split()}
_ARTICLE = frozenset(map(normal, ("مقال", "المقال", "article", "file", "ملف")))
_TOKEN = re.compile(r'[^\s"«»]*["«][^"»]*["»]?|\S+')


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line asks for."""

    types: frozenset[EntityType] = frozenset()
    """Those to keep; none keeps all."""
    text: str = ""
    """What a form of a name must hold."""
    article: str | None = None
    """What the title or the name of an article must hold, whose names are compared with the rest.
    """


def parse(line: str) -> Wanted:
    """Return what a line asks for; anything can be typed."""
    types: set[EntityType] = set()
    words: list[str] = []
    article: str | None = None
    for found in _TOKEN.finditer(line):
        field, colon, value = found[0].partition(":")
        if colon and normal(field) in _ARTICLE:
            article = value.strip('"«»') or article
        elif (kind := _BY_NAME.get(normal(found[0]))) is not None:
            types.add(kind)
        else:
            words.append(found[0].strip('"«»'))
    return Wanted(frozenset(types), " ".join(words).strip(), article)
