"""Names in Arabic letters behind the word for their kind: `مشروع ستارغيت`, `منصة كورا`.

Without quotation marks nothing shows where such a name begins and ends, so it is one word that the
article uses as one uses a foreign name: twice or more, never with the article, and no ordinary one.
"""

from __future__ import annotations

import re

from tui.extract.names.candidates import Candidate
from tui.extract.names.context import KINDS, bare, is_adjective, is_definite, kind_before
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import MONTHS, NEVER, TITLES
from tui.model import Layer

_SUFFIXES = ("ها", "هم", "هما", "نا", "ات", "ين", "ون", "ان", "تين", "ه", "ا", "ي", "يه", "وا", "ت")
_DERIVED = re.compile(
    "[ايتن]?[^اويت]*ا[^اويت]{1,2}|ت..ي.|است.{2,4}|م.{3,4}[هي]?|[يتن].{3}(?:ون|ها)?"
)
"""Patterns of Arabic nouns and verbs that foreign names seldom have, folded: `تطوير`, `استثمار`."""
_SHORTEST = 4
_CONFIDENCE = 0.7


def foreign_names(tokens: Tokens) -> list[Candidate]:
    """Return the foreign names of one word behind an indefinite word for their kind."""
    found = []
    for at in range(1, len(tokens)):
        if tokens.kinds[at] != Kind.ARABIC or tokens.kinds[at - 1] != Kind.ARABIC:
            continue
        kind_word = tokens.keys[at - 1]
        if is_definite(kind_word) or bare(kind_word, KINDS) is None:
            continue
        if looks_foreign(tokens, at):
            found.append(Candidate(at, at + 1, tokens.starts[at], tokens.ends[at],
                                   kind_before(tokens, at), Layer.QUOTED, _CONFIDENCE,
                                   evidence=True))  # fmt: skip
    return found


def looks_foreign(tokens: Tokens, at: int) -> bool:
    """Whether an article uses a word as one uses a foreign name."""
    key = tokens.keys[at]
    if len(key) < _SHORTEST or is_definite(key) or is_adjective(key) or key.endswith(("ات", "ه")):
        return False
    if key in NEVER or bare(key, MONTHS) or bare(key, TITLES) or bare(key, KINDS):
        return False
    if _is_derived(key) or is_ordinary(key):
        return False
    times = sum(len(tokens.places.get(f"{before}{key}", ())) for before in ("", "ل", "ب", "و"))
    return times > 1 and f"ال{key}" not in tokens.places and f"لل{key}" not in tokens.places


def _is_derived(key: str) -> bool:
    if _DERIVED.fullmatch(key):
        return True
    return any(
        key.endswith(suffix) and len(key) > len(suffix) + 2 and is_ordinary(key[: -len(suffix)])
        for suffix in _SUFFIXES
    )
