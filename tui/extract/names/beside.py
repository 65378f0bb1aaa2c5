"""Whether a short name stands beside another one, and is then a part of somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from tui.extract.names.book import Form, book
from tui.extract.names.context import is_title
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import given_names, people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import NEVER
from tui.model import EntityType


def goes_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a given name stands before another name: `عباس كامل` is nobody named عباس."""
    return last - first == 1 and tokens.keys[first] in given_names() and _is_name(tokens, last)


def is_kunya_of_another(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name stands behind `أم كلثوم`, which many women are named."""
    return last - first == 2 and tokens.keys[first] == "ام" and _is_name(tokens, last)


def _is_name(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or tokens.sentence_of[at] != tokens.sentence_of[at - 1]:
        return False
    key = tokens.keys[at]
    named = key in given_names() or (key in people_words() and not is_ordinary(key))
    return named and tokens.kinds[at] == Kind.ARABIC and key not in NEVER and not is_title(key)


def short_names(key: str) -> Iterator[Form]:
    """Yield the forms by which a word alone is somebody well known, where he is named."""
    for form in book().forms(key):
        if form.weak and not form.rest and form.entry.types[0] == EntityType.PER:
            yield form
