"""What the words before a name say of it: its kind (`شركة X`), or that it is a person."""

from __future__ import annotations

from functools import lru_cache

from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import KIND, NATIONAL_ENDS, PEACE, PLACE_OF_CONTACT, TITLES
from tui.model import EntityType

QUOTES = frozenset("«»“”\"'‘’„`()")
OPENING = frozenset("«“\"'‘„`")
CLOSING = frozenset("»”\"'’`")
_BETWEEN = 5
"""Words between a kind and its name: `منصة التواصل الاجتماعي الأمريكية الشهيرة X`."""
_FILLERS = frozenset(("راس", "ال"))
"""`شركة رأس المال الاستثماري X`."""


@lru_cache(maxsize=20_000)
def bare(key: str, words: frozenset[str]) -> str | None:
    """Return a word without proclitics and article, where it is one of some words."""
    if key in words:
        return key
    if key.startswith("ال") and key[2:] in words:
        return key[2:]
    for rest, _ in readings(key):
        if rest in words:
            return rest
        if rest.startswith("ال") and rest[2:] in words:
            return rest[2:]
    return None


KINDS = frozenset(KIND)


def is_title(key: str) -> bool:
    """Whether a word is a title or a role, under any proclitic."""
    return bare(key, TITLES) is not None


@lru_cache(maxsize=20_000)
def is_definite(key: str) -> bool:
    """Whether a word has the article, under any proclitic."""
    return key.startswith(("ال", "وال", "فال", "بال", "كال", "لل", "ولل")) and len(key) > 4


def is_adjective(key: str) -> bool:
    """Whether a word can be a nationality or another adjective in ـي."""
    return len(key) > 4 and key.endswith(NATIONAL_ENDS)


def kind_before(tokens: Tokens, at: int) -> EntityType | None:
    """Return the type that the words before a token give the name that begins there."""
    passed = 0
    for place in tokens.before(at):
        key = tokens.keys[place]
        if tokens.kinds[place] == Kind.SIGN:
            if key in QUOTES and passed == 0:
                continue
            return None
        if tokens.kinds[place] != Kind.ARABIC:
            return None
        kind = _kind(tokens, place)
        if kind is not None:
            # `الشركة X` says nothing, but `الشركة الأمريكية X` does; both are rare and right.
            return kind
        if is_title(key) and passed == 0 and not is_definite(key[1:]):
            return EntityType.PER
        passed += 1
        if passed > _BETWEEN or not (is_definite(key) or is_adjective(key) or key in _FILLERS):
            return None
    return None


def _kind(tokens: Tokens, place: int) -> EntityType | None:
    key = tokens.keys[place]
    word = bare(key, KINDS)
    if word is not None:
        return KIND[word]
    if bare(key, PLACE_OF_CONTACT):
        contact = place + 1 < len(tokens) and tokens.keys[place + 1] == "التواصل"
        return EntityType.PROD if contact else EntityType.ORG
    return None


def title_before(tokens: Tokens, at: int) -> bool:
    """Whether a title or a role stands before a token, nationalities and «سابق» passed."""
    for passed, place in enumerate(tokens.before(at)):
        key = tokens.keys[place]
        if tokens.kinds[place] == Kind.SIGN:
            if key in OPENING and passed == 0:
                continue
            return False
        if is_title(key):
            return True
        if passed > 2 or not (is_definite(key) and is_adjective(key)):
            return False
    return False


def is_peace(tokens: Tokens, at: int) -> bool:
    """Whether سلام is peace: `عملية سلام`."""
    if tokens.keys[at] != "سلام" or at == 0:
        return False
    return bare(tokens.keys[at - 1], PEACE) is not None
