"""Places behind the word for their kind: `معتمدية الرقاب`, `بلدة كفر قاسم`, `حي الخضراء`."""

from __future__ import annotations

from tui.extract.names.candidates import Candidate
from tui.extract.names.context import bare, is_adjective, is_definite, is_title
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import KIND, MONTHS, NEVER, PLACE_KINDS, PLACE_STARTS, STOPS
from tui.model import EntityType, Layer

_CONFIDENCE = 0.7
_KINDS = frozenset(KIND)


def places_behind_kinds(tokens: Tokens) -> list[Candidate]:
    """Return the places behind indefinite words for their kind; the word stays outside."""
    found = []
    for at in range(len(tokens) - 1):
        if tokens.kinds[at] != Kind.ARABIC or not _is_kind(tokens.keys[at]):
            continue
        last = _end(tokens, at + 1)
        if last > at + 1:
            found.append(Candidate(at + 1, last, tokens.starts[at + 1], tokens.ends[last - 1],
                                   EntityType.LOC, Layer.QUOTED, _CONFIDENCE,
                                   evidence=True))  # fmt: skip
    return found


def _is_kind(key: str) -> bool:
    return key in PLACE_KINDS or any(
        rest in PLACE_KINDS and key.endswith(rest) for rest, _ in readings(key)
    )


def _end(tokens: Tokens, first: int) -> int:
    """Return one past the last word of a place: one word, or two where the first begins names."""
    if tokens.sentence_of[first] != tokens.sentence_of[first - 1]:
        return first
    key = tokens.keys[first]
    last = first + 1
    if key in PLACE_STARTS:
        # `عين دراهم`, `بئر السبع`: the second word may be an ordinary one.
        whole = (
            last < len(tokens)
            and _may_name(tokens, last)
            and tokens.sentence_of[last] == (tokens.sentence_of[first])
        )
        return last + 1 if whole else first
    if not _may_name(tokens, first) or is_ordinary(key):
        return first
    if is_adjective(key) and not is_definite(key):
        return first
    # `قرية الذكاء الاصطناعي` is no village: a noun with its adjective.
    follows = tokens.keys[last] if last < len(tokens) else ""
    return first if is_definite(follows) and is_adjective(follows) else last


def _may_name(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return (
        tokens.kinds[at] == Kind.ARABIC
        and len(key) > 2
        and not key.endswith("ها")
        and tokens.words[at] not in STOPS
        and key not in NEVER
        and not is_title(key)
        and bare(key, _KINDS) is None
        and bare(key, MONTHS) is None
    )
