"""Persons behind a title: `المخرجة نايلة الخاجة`, whatever the tagger makes of them."""

from __future__ import annotations

from tui.extract.names.candidates import Candidate
from tui.extract.names.context import is_adjective, is_definite, is_title
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import people_words
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import BEFORE_SURNAME, NAME_LINKS, NEVER, STOPS
from tui.model import EntityType, Layer

_CONFIDENCE = 0.65


def titled_people(tokens: Tokens) -> list[Candidate]:
    """Return a given name and what follows it behind a definite title."""
    found = []
    for at in range(1, len(tokens) - 1):
        title = tokens.keys[at - 1]
        if not (is_definite(title) and is_title(title)) or not _is_given_name(tokens, at):
            continue
        last = _end(tokens, at)
        if last > at + 1:
            found.append(Candidate(at, last, tokens.starts[at], tokens.ends[last - 1],
                                   EntityType.PER, Layer.QUOTED, _CONFIDENCE,
                                   evidence=True))  # fmt: skip
    return found


def _is_given_name(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return (
        tokens.kinds[at] == Kind.ARABIC
        and key in people_words()
        and not (is_definite(key) or is_ordinary(key) or is_title(key) or key in NEVER)
    )


def _end(tokens: Tokens, first: int) -> int:
    """Return one past the surname: one word, with what links it to the given name."""
    last = first + 1
    while last < len(tokens) and tokens.keys[last] in NAME_LINKS | BEFORE_SURNAME:
        last += 1
    if last >= len(tokens) or tokens.sentence_of[last] != tokens.sentence_of[first]:
        return first
    key = tokens.keys[last]
    if tokens.kinds[last] != Kind.ARABIC or tokens.words[last] in STOPS or is_title(key):
        return first
    if is_ordinary(key) or (is_definite(key) and is_adjective(key) and key not in people_words()):
        return first
    return last + 1
