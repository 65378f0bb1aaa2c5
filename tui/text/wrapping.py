"""Words to lines: where a paragraph is broken at a width.

Greedy, in logical order, and blind to direction: a line takes what fits and is broken at its best
joint (see `tui.text.breaking`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tui.text import breaking
from tui.text.clusters import cell_width
from tui.text.shaping import Word

Words = list[tuple[int, int, Word]]
"""First shown character, one past the last, and cells of each word of a paragraph."""


class _Part(NamedTuple):
    """A stretch of cells that is not parted but where it alone is too wide."""

    origin: int
    """First shown character of its word."""
    gap: int
    """Columns of the blanks before it."""
    width: int
    """Columns of its cells."""
    kind: int
    """How firmly it holds to the part before it."""
    word: Word
    first: int
    """First cell, counted in the word."""
    last: int
    """One past its last cell."""

    @property
    def start(self) -> int:
        """First shown character; what is invisible before a word goes with it."""
        return self.origin + (self.word.offsets[self.first] if self.first else 0)


def _parts(shown: str, words: Words) -> Iterator[_Part]:
    behind = before = 0
    position = 0
    for number, (start, end, word) in enumerate(words):
        kind = breaking.FREE
        traits = word.traits
        if number:
            ahead = words[number + 1][2].traits if number + 1 < len(words) else 0
            if behind | before | traits:
                kind = breaking.joint(behind, before, traits, ahead)
        gap = start - position
        if gap > 1 or (gap == 1 and shown[position] in "\u200b\u3000"):
            gap = sum(
                0 if blank == "\u200b" else cell_width(blank) for blank in shown[position:start]
            )
        if not word.breaks:
            yield _Part(start, gap, word.width, kind, word, 0, len(word.texts))
        else:
            edges = [0, *word.breaks, len(word.texts)]
            for low, high in pairwise(edges):
                width = high - low if word.widths is None else sum(word.widths[low:high])
                yield _Part(start, gap, width, kind, word, low, high)
                gap, kind = 0, breaking.FREE
        position = end
        behind, before = before, traits


def line_starts(shown: str, words: Words, width: int) -> list[int]:
    """Return the first shown character of each line.

    Args:
        shown: The paragraph as cleaned for display.
        words: Its words, in order.
        width: Columns of a line, 2 or more. No line is wider, unless one cluster is.
    """
    parts = list(_parts(shown, words))
    starts = [0]
    first = 0  # first part of the line
    used = 0
    index = 0
    while index < len(parts):
        part = parts[index]
        more = part.width if index == first else part.gap + part.width
        if used + more <= width:
            used += more
            index += 1
            continue
        cut = _best_joint(parts, first, index)
        if cut is None:
            cut = _cut_words(parts, first, width)
            if cut == len(parts):
                break  # the last cluster alone is wider than the line
        starts.append(parts[cut].start)
        first = index = cut
        used = 0
    return starts


def _best_joint(parts: list[_Part], first: int, index: int) -> int | None:
    """Return the last part after the line's first at whose joint the line is broken best."""
    best: int | None = None
    kind = breaking.NEVER
    for candidate in range(index, first, -1):
        if parts[candidate].kind < kind:
            best, kind = candidate, parts[candidate].kind
            if kind == breaking.FREE:
                break
    return best


def _cut_words(parts: list[_Part], first: int, width: int) -> int:
    """Cut parts that hold together and are too wide for a line between two of their cells.

    The part in which the cut falls is replaced by its rest, whose index is returned. A cut never
    leaves closing punctuation first on a line or opening punctuation last, and falls inside a
    number only where nothing else is left.
    """
    used = 0
    before = ""
    # The last cut that fits: anywhere, between cells that may part, and outside numbers too.
    anywhere = parting = best = None
    for index in range(first, len(parts)):
        part = parts[index]
        used += part.gap if index > first else 0
        for cell in range(part.first, part.last):
            text = part.word.texts[cell]
            if before:
                anywhere = (index, cell)
                if cell > part.first and breaking.may_part(before, text):
                    parting = anywhere
                    if not breaking.in_number(before, text):
                        best = anywhere
            used += 1 if part.word.widths is None else part.word.widths[cell]
            if used > width and anywhere is not None:
                return _rest_from(parts, *(best or parting or anywhere))
            before = text
    return len(parts)


def _rest_from(parts: list[_Part], index: int, cell: int) -> int:
    part = parts[index]
    word = part.word
    gone = cell - part.first if word.widths is None else sum(word.widths[part.first : cell])
    rest = part.width - gone
    parts[index] = _Part(part.origin, 0, rest, breaking.FREE, word, cell, part.last)
    return index
