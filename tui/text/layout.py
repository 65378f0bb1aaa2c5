"""Paragraphs to lines of cells: the one renderer of everything that is shown.

Lines are broken in logical order, letters shaped word by word, then each line is ordered with the
levels of its whole paragraph (UAX #9, 3.4). Every cell knows the source characters it shows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tui.text.bidi import Runs, mirrored, resolve, visual_runs
from tui.text.clean import clean
from tui.text.shaping import shape_word
from tui.text.tables.mirroring import MIRRORED
from tui.text.wrapping import Words, line_starts

PIECE = 50_000
"""Characters laid out together at most. A longer paragraph is cut at a blank and its pieces are
ordered apart: levels of a text this long would cost a second at once."""

_BLANKS = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
_WORD = re.compile(f"[^{_BLANKS}]+")
RTL = re.compile(
    "[\u0590\u05be\u05c0\u05c3\u05c6\u05c8-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f"
    "\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u07ea"
    "\u07f4\u07f5\u07fa-\u0815\u081a\u0824\u0828\u0840-\u0858\u0860-\u088f\u08a0-\u08c9"
    "\u200f\ufb1d\ufb1f-\ufb28\ufb2a-\ufd3d\ufd50-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character of the classes R or AL, assigned or not (DerivedBidiClass.txt)."""


_SAMPLE = 8_000
"""Characters whose letters are counted; more than most articles have, and 0.4 ms."""


def direction(text: str, article: int = 1) -> int:
    """Return the level, 0 or 1, at which a paragraph of an article is set.

    UAX #9 P2 and P3 take the first strong letter, so that an Arabic headline whose first word is
    `OpenAI` would be set from left to right. In an article that runs from right to left any
    right-to-left letter makes the paragraph so; one without any follows its first strong letter,
    and one with no strong letter follows the article.
    """
    if article and RTL.search(text):
        return 1
    from tui.text.bidi import base_level

    return base_level(text, article)


def main_direction(text: str) -> int:
    """Return the level, 0 or 1, of an article: which letters its beginning has more of.

    One Arabic name does not turn an English article, nor do foreign names an Arabic one: stories
    on technology have up to two thirds of their letters in Latin names, English ones on Arabs
    rarely one letter in ten in Arabic. A text without letters runs from right to left.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    rtl = sum(map(str.isalpha, RTL.findall(sample)))
    return 1 if 4 * rtl >= letters else 0


class _Line(NamedTuple):
    texts: tuple[str, ...]
    """What each cell shows."""
    starts: tuple[int, ...]
    """First source character of each cell."""
    ends: tuple[int, ...]
    """One past the last source character of each cell."""
    widths: tuple[int, ...] | None
    """Columns of each cell, or None where every cell takes one."""
    width: int
    """Columns of the line, blanks at its end left out."""
    start: int
    """First source character of the line."""
    end: int
    """One past its last, the blanks at which it was broken included."""
    rtl: bool
    """Whether the paragraph runs from right to left."""
    mirrored: frozenset[int] = frozenset()
    """Values of `starts` of the cells that show the mirror image of their character (L4)."""


class Line(_Line):
    """A line of cells from left to right, each with the source characters it shows."""

    @cached_property
    def text(self) -> str:
        """The line as it is sent, from left to right."""
        return "".join(self.texts)

    @cached_property
    def columns(self) -> Sequence[int]:
        """First column of each cell, then the line's width."""
        if self.widths is None:
            return range(self.width + 1)
        columns = [0]
        for width in self.widths:
            columns.append(columns[-1] + width)
        return columns

    def cell_at(self, column: int) -> int | None:
        """Return the cell that covers a column of the line, or None beside it."""
        if not 0 <= column < self.width:
            return None
        return column if self.widths is None else bisect_right(self.columns, column) - 1

    def source_at(self, column: int) -> tuple[int, int]:
        """Return the source characters shown at a column.

        Beside the line it is the empty span at the line's start or end, whichever side it is.
        """
        cell = self.cell_at(column)
        if cell is not None:
            return self.starts[cell], self.ends[cell]
        at_end = (column < 0) == self.rtl
        edge = self.end if at_end else self.start
        return edge, edge

    def cells_showing(self, start: int, end: int) -> list[int]:
        """Return the cells, from left to right, that show any of source characters [start, end).

        A cell counts whole, so both letters of a lam-alef light up together.
        """
        if start >= end:
            return []
        spans = enumerate(zip(self.starts, self.ends, strict=True))
        return [cell for cell, (first, last) in spans if first < end and last > start]

    def cells_of(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the columns, as (first, one past last), that show source characters [start, end).

        Cells that stand side by side are one range.
        """
        cells = self.cells_showing(start, end)
        for place, cell in enumerate(cells):
            if place == 0 or cells[place - 1] != cell - 1:
                first = cell
            if place + 1 == len(cells) or cells[place + 1] != cell + 1:
                yield self.columns[first], self.columns[cell + 1]


class Paragraph:
    """A paragraph shaped and ready to be broken into lines of any width."""

    def __init__(
        self, text: str, start: int, end: int, base: int | None = None, *, reveal: bool = False
    ) -> None:
        """Shape characters [start, end) of a text.

        Args:
            text: The source; characters before and after the span are not looked at.
            start: First character.
            end: One past the last.
            base: Paragraph level, 0 or 1; None takes it from the characters (`direction`).
            reveal: Whether bidi controls are shown by their names and order nothing.
        """
        self.start = start
        self.end = end
        self.shown, self._sources = clean(text[start:end], reveal)
        self.base = direction(self.shown) if base is None else base
        self._words = [
            (match.start(), match.end(), shape_word(match.group()))
            for match in _WORD.finditer(self.shown)
        ]
        self._runs: Runs | None = None
        self._cells: _Cells | None = None

    def breaks(self, width: int) -> list[int]:
        """Return the first shown character of each line at this width in columns (>= 2)."""
        return line_starts(self.shown, self._words, max(2, width))

    def lines(self, width: int, justify: bool = False) -> list[Line]:
        """Return the lines at this width in columns (>= 2)."""
        starts = self.breaks(width)
        ends = [*starts[1:], len(self.shown)]
        return [
            self.line(start, end, width if justify and end < len(self.shown) else 0)
            for start, end in zip(starts, ends, strict=True)
        ]

    def line(self, start: int, end: int, stretch: int = 0, *, trim: bool = True) -> Line:
        """Set shown characters [start, end) as one line.

        Args:
            start: First shown character.
            end: One past the last.
            stretch: Columns up to which blanks are widened; 0 leaves them.
            trim: Whether blanks at the line's ends are left out.
        """
        if self._runs is None:
            self._runs = resolve(self.shown, self.base)
            self._cells = _Cells(self.shown, self._words, self._source)
        cells = self._cells
        assert cells is not None
        first = bisect_left(cells.starts, start)
        last = bisect_left(cells.starts, end)
        while trim and last > first and cells.texts[last - 1] in (" ", "\u3000"):
            last -= 1
        while trim and first < last and cells.texts[first] in (" ", "\u3000"):
            first += 1
        texts, starts, ends, widths, turned = self._ordered(cells, first, last, start, end)
        if self._sources is not None:
            # Letters that share one source character share its span.
            ends = [max(end, start + 1) for start, end in zip(starts, ends, strict=True)]
        behind = self._source(end)
        if first < last and cells.sources[last] > behind:
            # What is invisible before a word goes to the next line with it.
            ends[ends.index(cells.sources[last])] = behind
        if start == 0 and first < last:
            # What is invisible before the first cell belongs to it.
            starts[starts.index(cells.sources[first])] = self.start
            if cells.sources[first] in turned:
                turned.append(self.start)
        width = len(texts) if widths is None else sum(widths)
        if stretch > width:
            _stretch(texts, starts, ends, widths, stretch - width)
            width = len(texts) if widths is None else sum(widths)
        return Line(
            tuple(texts),
            tuple(starts),
            tuple(ends),
            None if widths is None else tuple(widths),
            width,
            self._source(start),
            behind,
            self.base == 1,
            frozenset(turned),
        )

    def _source(self, shown: int) -> int:
        if self._sources is None:
            return self.start + shown
        return self.start + self._sources[shown] if shown < len(self._sources) else self.end

    def _ordered(
        self, cells: _Cells, first: int, last: int, start: int, end: int
    ) -> tuple[list[str], list[int], list[int], list[int] | None, list[int]]:
        """Return texts, starts, ends and widths of cells from left to right (UAX #9 L2, L4).

        Last come the starts of those that are mirrored.
        """
        assert self._runs is not None
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        widths: list[int] | None = None if cells.widths is None else []
        turned: list[int] = []
        for run_start, run_end, rtl in visual_runs(self.shown, self._runs, start, end):
            low = bisect_left(cells.starts, run_start, first, last)
            high = bisect_left(cells.starts, run_end, low, last)
            step = -1 if rtl else 1
            part = cells.texts[low:high][::step]
            if rtl and cells.mirrors:
                plain, part = part, [mirrored(text[0]) + text[1:] for text in part]
                sources = cells.sources[low:high][::step]
                turned += [
                    source
                    for source, old, new in zip(sources, plain, part, strict=True)
                    if old != new
                ]
            texts += part
            starts += cells.sources[low:high][::step]
            ends += cells.sources[low + 1 : high + 1][::step]
            if widths is not None and cells.widths is not None:
                widths += cells.widths[low:high][::step]
        return texts, starts, ends, widths, turned


class _Cells:
    """The cells of a paragraph in logical order."""

    __slots__ = ("mirrors", "sources", "starts", "texts", "widths")

    def __init__(self, shown: str, words: Words, source: Callable[[int], int]) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        """First shown character of each cell, then the number of shown characters."""
        wide: dict[int, int] = {}
        position = 0
        for start, end, word in words:
            self._blanks(shown, position, start, wide)
            if word.widths is not None:
                cells = enumerate(word.widths, len(self.texts))
                wide.update((cell, width) for cell, width in cells if width != 1)
            self.texts.extend(word.texts)
            self.starts.extend([start + offset for offset in word.offsets])
            position = end
        self._blanks(shown, position, len(shown), wide)
        self.starts.append(len(shown))
        self.sources = [source(start) for start in self.starts]
        """First source character of each cell, then one past the last."""
        self.mirrors = not MIRRORED.keys().isdisjoint(shown)
        """Whether any cell looks another way from right to left."""
        self.widths: list[int] | None = None
        if wide:
            self.widths = [1] * len(self.texts)
            for cell, width in wide.items():
                self.widths[cell] = width

    def _blanks(self, shown: str, start: int, end: int, wide: dict[int, int]) -> None:
        for index in range(start, end):
            blank = shown[index]
            if blank == "\u200b":
                continue
            if blank == "\u3000":
                wide[len(self.texts)] = 2
            self.texts.append(blank if blank == "\u3000" else " ")
            self.starts.append(index)


def _stretch(
    texts: list[str], starts: list[int], ends: list[int], widths: list[int] | None, more: int
) -> None:
    """Widen the blanks of a line by `more` columns in all, evenly; a wide gap stays with words."""
    blanks = [cell for cell, text in enumerate(texts) if text == " "]
    if not blanks or more > 2 * len(blanks):
        return  # a line this loose is better left ragged
    share, rest = divmod(more, len(blanks))
    for number, cell in reversed(list(enumerate(blanks))):
        for _ in range(share + (number < rest)):
            texts.insert(cell, " ")
            starts.insert(cell, starts[cell])
            ends.insert(cell, ends[cell])
            if widths is not None:
                widths.insert(cell, 1)
