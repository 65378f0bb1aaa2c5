"""A query cut into tokens: quoted text, brackets, bars, and chunks of everything else.

One pass, linear in the length; nothing is left out but blanks, control characters and commas. What
a chunk means is told by the parser: it may hold a field's name, a minus, a star.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

LONGEST = 10_000
"""Characters of a query that are read: some 1,500 words, ten times what is searched for."""
MOST_TOKENS = 1000
"""Tokens of a query that are read, eight for each word that is searched for; 10,000 brackets would
take 70 ms to read and to complain of."""

_CLOSERS = {
    '"': '"', "“": "”“", "”": "”“", "„": "“”", "‟": "”", "«": "»", "»": "«",
}  # fmt: skip
"""What ends a quotation: `”` and `»` open one, too, where they stand first (typed the wrong way
round, as an Arabic keyboard invites to)."""
_QUOTES = "".join(_CLOSERS)
_BLANK = "\\s\x00-\x1f\x7f-\x9f\ud800-\udfff"
_SIGNS = "()（）|｜;؛,،"
_CHUNK = rf"(?:[^{_BLANK}{_QUOTES}{_SIGNS}]|(?<=\d)[,،](?=\d))+"
_TOKEN = re.compile(
    rf"(?P<chunk>{_CHUNK})|(?P<quote>[{_QUOTES}])|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<bar>[|｜]+)|(?P<apart>[,،;؛])"
)
_WORDS = re.compile(_CHUNK)


class Kind(Enum):
    """What a token is."""

    CHUNK = auto()
    """Characters between blanks: a word, an operator, a field with its value."""
    QUOTED = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands in the query."""

    kind: Kind
    text: str
    """The characters; of quoted text those between the quotation marks."""
    start: int
    """First character, a quotation mark included."""
    end: int
    """One past the last character."""
    apart: bool
    """Whether a comma or the like parts it from the token before."""
    closed: bool = True
    """False for quoted text whose end is missing."""


_KINDS = {"open": Kind.OPEN, "close": Kind.CLOSE, "bar": Kind.BAR}


def tokens(text: str) -> list[Token]:
    """Return the tokens of a query in their order, one more than are read at most."""
    found: list[Token] = []
    ends = _Ends(text)
    at, apart = 0, False
    while len(found) <= MOST_TOKENS and (match := _TOKEN.search(text, at)) is not None:
        at = match.end()
        group = match.lastgroup or ""
        if group == "apart":
            apart = True
            continue
        if group == "quote":
            last, closed = ends.of(match[0], at)
            inside = text[at:last]
            at = last + closed
            found.append(Token(Kind.QUOTED, inside, match.start(), at, apart, closed))
        else:
            kind = _KINDS.get(group, Kind.CHUNK)
            found.append(Token(kind, match[0], match.start(), at, apart))
        apart = False
    return found


def chunks(text: str) -> Iterator[str]:
    """Yield the chunks of a quoted text: inside quotation marks nothing is an operator."""
    for match in _WORDS.finditer(text):
        yield match[0]


class _Ends:
    """Where quotations end. Each sign is looked for beyond the one found before, so that a text of
    quotation marks alone is searched once for each of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def of(self, opener: str, at: int) -> tuple[int, bool]:
        """Return where a quotation that begins at `at` ends, and whether a sign ends it there.

        Its own sign ends it; failing that any other one; failing that the text.
        """
        for signs in (_CLOSERS[opener], _QUOTES):
            found = [place for sign in signs if (place := self._after(sign, at)) >= 0]
            if found:
                return min(found), True
        return len(self._text), False

    def _after(self, sign: str, at: int) -> int:
        known = self._next.get(sign, 0)
        if 0 <= known < at or sign not in self._next:
            known = self._next[sign] = self._text.find(sign, at)
        return known
