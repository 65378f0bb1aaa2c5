"""A block of an article as words, numbers and signs, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from tui.extract.lexicon import Word, word_of

_DIGITS = "0-9٠-٩۰-۹\uff10-\uff19"
_VULGAR = "¼-¾⅓-⅞"
_PARTED = (
    f"[1-9١-٩۱-۹][{_DIGITS}]{{0,2}}(?:[ \u00a0\u202f][{_DIGITS}]{{3}}){{1,5}}"
    f"(?:[.,٫][{_DIGITS}]{{1,6}})?(?![{_DIGITS}]|[ \u00a0\u202f.,٫٬،/:-][{_DIGITS}])"
)
"""A number whose thousands are parted by blanks, up to 10^18, as in the Maghreb: `12 500 000`."""
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|</?[A-Za-z][^<>]{0,200}>"
    r"|&(?:#?\w{1,8});"
    "|[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f]+"
    f"|{_PARTED}"
    f"|[{_DIGITS}]+(?:[.,٫٬،\uff0c\uff0eر]+[{_DIGITS}]+)*(?: ?[{_VULGAR}])?"
    "|[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9]*"
    "|[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Only the number parted by blanks is tried in more than one way, and it has at most six parts, so
a text is read in time linear in its length."""

_SENTENCE_END = re.compile(r"[.!?؟…]+(?=[\s»”\"')\]]|$)|\n\s*\n")
_END = Word("", "", sign=True)


class Line:
    """The tokens of one block. Reading beyond either end gives an empty sign."""

    __slots__ = ("_bounds", "base", "count", "ends", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read `text[start:end]`; positions are those of the whole text."""
        self.text = text
        self.base = (start, end)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[Word] = []
        add_start, add_end, add_word = self.starts.append, self.ends.append, self.words.append
        for match in _TOKEN.finditer(text, start, end):
            first, last = match.span()
            add_start(first)
            add_end(last)
            add_word(word_of(text[first:last]))
        self.count = len(self.words)
        self.words.append(_END)  # words[count] and words[-1] both are beyond an end
        self._bounds: list[int] | None = None

    def word(self, at: int) -> Word:
        """Return a token, or an empty sign before the first and behind the last."""
        return self.words[at] if 0 <= at < self.count else _END

    def touches(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < self.count and self.ends[at - 1] == self.starts[at]

    def begin(self, at: int) -> int:
        """Return the first character of a token behind its proclitics."""
        return self.starts[at] + self.words[at].cut

    def phrase(self, first: int, last: int) -> str:
        """Return tokens, folded, with single blanks."""
        return " ".join(self.words[at].whole for at in range(max(0, first), min(last, self.count)))

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the sentence around a character of the block."""
        start, end = self.base
        if self._bounds is None:
            found = _SENTENCE_END.finditer(self.text, start, end)
            self._bounds = [match.end() for match in found]
        place = bisect_right(self._bounds, position)
        first = self._bounds[place - 1] if place else start
        last = self._bounds[place] if place < len(self._bounds) else end
        while first < last and self.text[first].isspace():
            first += 1
        return first, last
