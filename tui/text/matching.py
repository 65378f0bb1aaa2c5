"""Finding what is typed in a long text: folded once, then looked for in linear time.

Letters are compared as `tui.text.normal` compares words, so that finding in an article forgives
what searching all articles forgives by letters; any blanks stand for any others, and separators
of thousands make no difference (`1,500`, ١٥٠٠).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import overload

from tui.text.ladder import Step, letters_step
from tui.text.normal import normal

_BLOCK = 1024
"""Characters folded at once: a place in them is known once their letters are counted (0.1 ms)."""
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_THOUSANDS = re.compile(f"[,\u066c](?<=[{_DIGITS}].)(?=[{_DIGITS}]{{3}}(?![{_DIGITS}]))")
_SEPARATOR = re.compile(f"[,\u066c](?<=[{_DIGITS}].)(?=[{_DIGITS}])")
_UNSEEN = "\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_BEHIND = re.compile(f"[{_UNSEEN}{_MARKS}]*(?<![{_UNSEEN}])")
"""The marks of a last letter, without tatweel and what is not seen behind them."""
_APART = re.compile(f"[^\\s{_UNSEEN}{_MARKS}{_DIGITS},\u066c]")
"""A letter behind which a text can be cut: what follows is folded as in the whole."""
_BLANKS = re.compile("  +")


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self[code] = " " if character.isspace() else normal(character)
        return folded


_TABLE = _Table()


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", _THOUSANDS.sub("", text).translate(_TABLE))


def folded_query(query: str) -> str:
    """Return a query as it is compared; empty where nothing of it is seen."""
    return _fold(query).strip()


class Folded:
    """A text as it is compared, with the source character of each of its letters."""

    def __init__(self, text: str) -> None:
        """Fold a text: a million characters in some 60 ms."""
        self.source = text
        self._sources = array("q")
        """First source character of each block."""
        self._firsts = array("q")
        """First folded character of each block."""
        self._maps: dict[int, Sequence[int]] = {}
        """Of blocks that were looked at: the source character of each folded one."""
        self.text = "".join(self._blocks())

    def _blocks(self) -> list[str]:
        folded: list[str] = []
        text, at, size = self.source, 0, 0
        while at < len(text):
            cut = _APART.search(text, at + _BLOCK)
            end = len(text) if cut is None else cut.end()
            self._sources.append(at)
            self._firsts.append(size)
            folded.append(_fold(text[at:end]))
            size += len(folded[-1])
            at = end
        return folded

    def _map(self, block: int) -> Sequence[int]:
        """Return the source character of each folded character of a block."""
        known = self._maps.get(block)
        if known is None:
            known = self._maps[block] = array("q", self._positions(block))
        return known

    def _positions(self, block: int) -> list[int]:
        first = self._sources[block]
        last = self._sources[block + 1] if block + 1 < len(self._sources) else len(self.source)
        text = self.source[first:last]
        gone = {match.start() for match in _THOUSANDS.finditer(text)}
        found: list[int] = []
        after_blank = False
        for place, character in enumerate(text):
            letters = "" if place in gone else _TABLE[ord(character)]
            for letter in letters:
                if not (after_blank and letter == " "):
                    found.append(first + place)
                after_blank = letter == " "
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the source characters of folded ones: whole letters with their marks."""
        start, end = self._source(first), self._source(last - 1) + 1
        behind = _BEHIND.match(self.source, end)
        return start, end if behind is None else behind.end()

    def _source(self, folded: int) -> int:
        block = bisect_right(self._firsts, folded) - 1
        return self._map(block)[folded - self._firsts[block]]

    def after(self, source: int) -> int:
        """Return the first folded character that stands at or behind a source character."""
        block = max(0, bisect_right(self._sources, source) - 1)
        if block >= len(self._firsts):
            return 0
        return self._firsts[block] + bisect_left(self._map(block), source)

    def find(self, query: str) -> Hits:
        """Return the places of a query, none where it holds nothing to find."""
        needle = folded_query(query)
        if needle not in self.text and _SEPARATOR.search(query):
            needle = folded_query(_SEPARATOR.sub("", query))
        return Hits(self, query, needle)

    def reach(self, query: str) -> int:
        """Return the character of a query up to which it is found, looking 1 + log2(n) times."""

        def fails(size: int) -> bool:
            return folded_query(query[:size]) not in self.text

        return bisect_left(range(1, len(query) + 1), True, key=fails)


class Hits(Sequence[tuple[int, int]]):
    """The places of a query in source characters, in their order.

    A place is made when it is asked for: one letter has 150,000 in a million characters.
    """

    def __init__(self, folded: Folded, query: str, needle: str) -> None:
        self._folded = folded
        self._query = " ".join(query.split())
        self._size = len(needle)
        # What is looked for is one literal, which `re` finds in linear time.
        found = re.finditer(re.escape(needle), folded.text) if needle else ()
        self._starts = array("q", [match.start() for match in found])

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        first = self._starts[index]
        return self._folded.span(first, first + self._size)

    def after(self, position: int) -> int:
        """Return the first place at or behind a source character; how many there are if none."""
        return bisect_left(self._starts, self._folded.after(position))

    def step(self, index: int) -> Step:
        """Return how a place differs from the query: the first step at which letters are one."""
        start, end = self[index]
        written = " ".join(self._folded.source[start:end].split())
        return letters_step(self._query, written) or Step.DIGITS

    def exact(self, position: int) -> int | None:
        """Return the first place at or behind a character that is written as it was typed."""
        if not self:
            return None
        written = re.compile(f"{re.escape(self._query)}(?![{_MARKS}])")
        for match in written.finditer(self._folded.source, position):
            index = self.after(match.start())
            if index < len(self) and self[index] == match.span():
                return index
        return None
