"""Hard-wrapped text: lines that a program filled up to a width, joined into paragraphs again.

A greedy wrapper breaks a line only where the next word has no room left. So in a wrapped file
nearly every line, but the last of its paragraph, is full: its length, a blank and the next line's
first word go over the width of the file, which is that of its longest line. Lines of other texts
(a paragraph a line, verses, lists) end where they end, and mostly have room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tui.articles.credits import (
    is_date_line,
    is_marked_byline,
    is_source_label,
    source_of,
)
from tui.articles.datelines import dated_place, is_dateline
from tui.articles.lines import FEW_JOINTS, WIDEST, Line, is_filled
from tui.articles.signs import sign_of

NARROWEST = 30
"""Characters that the longest line of a file that is wrapped has at least."""
SLACK = 2
"""Characters by which a full line may miss the width."""
JOINTS = 4
"""Full lines that show that a file is wrapped."""
MANY_JOINTS = 8
"""So many show it without full stops at the paragraphs' ends."""
WIDE = 50
"""In a file of this width fewer will do, where nothing speaks against it."""
_DENSE = ((6, 6, 7, 7), (4, 4, 9, 7))
"""Where paragraphs follow each other without blank lines: so many joints, tenths of all lines, and
tenths of the other lines at a sentence's end, and of the joints inside a sentence."""

_STOPS = ".؟!:…۔?"
_COLUMNS = re.compile(r"\S(?:[ \u00a0]{3,}|\s*\t\s*)\S")
_PAUSE = re.compile(r"[،؛.؟!:,;»)][»\")]?\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_OTHER = re.compile(r"[#|]|!\[|\[!\[|\*\*|__|[*=_-]{3}")
"""How Markdown lines begin that are no running text."""

Measure = Callable[[str], int]


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """The lines with those joined that one paragraph, item or headline was wrapped into.

    They are such that `may_be_wrapped` says so.

    A joined line holds the line ends between its parts: it is a slice of the text as any other.
    """
    for measure, times in ((len, 1), (_visible, 1), (_bytes, 2)):
        found = _Wrapped(text, lines, measure, times).joints()
        if found:
            return _joined(text, lines, found)
    return lines


def _visible(text: str) -> int:
    """Characters without vowel marks, which some wrappers count as they look: not at all."""
    if text.isascii():
        return len(text)
    return sum(unicodedata.category(char) not in ("Mn", "Cf") for char in text)


def _bytes(text: str) -> int:
    """Bytes of UTF-8, which older wrappers take for characters."""
    return len(text.encode("utf-8", "surrogatepass"))


def _joined(text: str, lines: list[Line], joints: set[int]) -> list[Line]:
    rows: list[Line] = []
    for index, line in enumerate(lines):
        if index - 1 in joints:
            first = rows[-1]
            rows[-1] = Line(first.start, line.end, "", first.gap)
        else:
            rows.append(line)
    for line in rows:
        if not line.text:
            line.text = text[line.start : line.end]
            line.joined = True
    return rows


@dataclass(slots=True)
class _Run:
    """Neighbouring lines without a blank line between them, by their numbers."""

    first: int
    last: int
    pairs: list[int]
    """Lines that could go on in the next one, by their look."""
    filled: bool = False
    """Whether nearly all lines are full, so that list signs stand there by chance."""


class _Wrapped:
    """One way to measure a file, and what it shows."""

    def __init__(self, text: str, lines: list[Line], measure: Measure, times: int) -> None:
        self._lines = lines
        self._measure = measure
        self._indents = [line.start - _row_start(text, line.start) for line in lines]
        self._sizes = [
            measure(line.text) + indent for line, indent in zip(lines, self._indents, strict=True)
        ]
        self._width = self._find_width(times)

    def _find_width(self, times: int) -> int:
        """The longest line; a first line alone can be a headline left whole, and does not count.

        0 where it is no width that text is wrapped at.
        """
        rows = zip(self._lines, self._sizes, strict=True)
        sizes = [size if is_filled(line) else 0 for line, size in rows]
        width = max(sizes[1:])
        if self._lines[1].gap == 0:
            width = max(width, sizes[0])
        return width if NARROWEST <= width <= WIDEST * times else 0

    def joints(self) -> set[int]:
        """The numbers of the lines that go on in the next one."""
        if not self._width:
            return set()
        runs = self._runs()
        full = {index for run in runs for index in run.pairs if self._is_full(index)}
        if len(full) < FEW_JOINTS:
            return set()
        for run in runs:
            run.filled = _mostly_full(run.pairs, full)
        sound = [run for run in runs if not self._may_be_verse(run)]
        pairs = [index for run in sound for index in run.pairs]
        dense = False
        whole = _mostly_full(pairs, full) and self._end_as_paragraphs(sound, full)
        if not (whole or self._is_short_but_sure(sound, full)):
            dense = self._is_dense(sound, full)
            if not dense:
                runs = [run for run in sound if run.filled and self._end_as_paragraphs([run], full)]
        kept: set[int] = set()
        for run in runs:
            for index in run.pairs:
                if index not in full or self._starts_anew(run, index, kept):
                    continue
                if not (dense and self._stops(index) and self._lines[index].closing != ":"):
                    kept.add(index)
        return kept

    def _end_as_paragraphs(self, runs: list[_Run], full: set[int]) -> bool:
        """Whether half of the runs end early or in a full stop, or many joints need no such sign.

        A few headlines of one length, one below the other, have neither.
        """
        rows = [run for run in runs if run.pairs]
        ended = sum(self._ends(run.last) for run in rows)
        joints = sum(index in full for run in rows for index in run.pairs)
        return ended * 2 >= len(rows) or joints >= MANY_JOINTS

    def _is_short_but_sure(self, runs: list[_Run], full: set[int]) -> bool:
        """Whether the few lines of a short file are all full and end inside a sentence.

        And every paragraph ends in a full stop, which headlines and verses seldom do.
        """
        rows = [run for run in runs if run.pairs]
        pairs = [index for run in rows for index in run.pairs]
        return (
            len(pairs) >= FEW_JOINTS
            and self._width >= WIDE
            and all(index in full and not self._stops(index) for index in pairs)
            and all(self._stops(run.last) for run in rows)
        )

    def _is_dense(self, runs: list[_Run], full: set[int]) -> bool:
        """Whether the file is wrapped and its paragraphs have no blank lines between them.

        Their last lines have room, and end in a full stop or early; the full ones mostly end
        inside a sentence. The first line can be a headline, which ends in neither way.
        """
        rows = [run for run in runs if run.pairs]
        pairs = [index for run in rows for index in run.pairs]
        ends = [index for index in pairs if index not in full and index]
        ends.extend(run.last for run in rows)
        joints = [index for index in pairs if index in full]
        closed = sum(map(self._ends, ends))
        opened = sum(not self._stops(index) for index in joints)
        return any(
            len(joints) >= least
            and len(joints) * 10 >= len(pairs) * share
            and closed * 10 >= len(ends) * ended
            and opened * 10 >= len(joints) * inside
            for least, share, ended, inside in _DENSE
        )

    def _runs(self) -> list[_Run]:
        runs: list[_Run] = []
        for index, line in enumerate(self._lines):
            if line.gap or not runs:
                runs.append(_Run(index, index, []))
                continue
            run = runs[-1]
            if self._may_go_on(run, index - 1):
                run.pairs.append(index - 1)
            run.last = index
        return runs

    def _may_go_on(self, run: _Run, index: int) -> bool:
        line, following = self._lines[index], self._lines[index + 1]
        if _is_other(line) or _is_other(following):
            return False
        if line.text[-1] == ">" or following.text[0] == "<" or sign_of(following.text) == "•":
            return False
        if _ADDRESS.fullmatch(following.text):
            return line.closing == ":" or self._sizes[index] * 2 >= self._width
        if _ADDRESS.fullmatch(line.text):
            return run.pairs[-1:] == [index - 1]
        return not self._is_indented(index + 1)

    def _is_indented(self, index: int) -> bool:
        """Whether a line is set in from the lines before and after it, as first lines are."""
        indents = self._indents
        if sign_of(self._lines[index - 1].text) or indents[index] < indents[index - 1] + 2:
            return False
        after = index + 1
        return after == len(indents) or indents[after] < indents[index]

    def _is_full(self, index: int) -> bool:
        word = self._lines[index + 1].text.split(" ", 1)[0]
        return self._sizes[index] + 1 + self._measure(word) > self._width - SLACK

    def _ends(self, index: int) -> bool:
        """Whether a line ends as the last one of a paragraph does: in a full stop, or early."""
        return self._stops(index) or self._sizes[index] * 5 < self._width * 3

    def _stops(self, index: int) -> bool:
        return self._lines[index].closing in _STOPS

    def _may_be_verse(self, run: _Run) -> bool:
        """Whether all lines could be verses: the last as long as the others, no pause inside.

        Verses of one metre are of nearly one length, and would have no room for a long word more.
        A single full stop, at the end of wide lines, is that of a paragraph.
        """
        if not run.pairs or self._sizes[run.last] * 4 < self._width * 3:
            return False
        if self._width >= WIDE and self._stops(run.last) and not any(map(self._stops, run.pairs)):
            return False
        rows = self._lines[run.first : run.last + 1]
        return not any(_PAUSE.search(row.text) for row in rows)

    def _starts_anew(self, run: _Run, index: int, kept: set[int]) -> bool:
        """Whether a line that is full by chance ends its paragraph: what follows says so."""
        following = self._lines[index + 1]
        sign = sign_of(following.text)
        if sign and not run.filled:
            rows = self._lines[run.first : run.first + 200] if index - run.first < 100 else ()
            others = sum(sign_of(row.text) == sign for row in rows)
            if others != 1 or self._stops(index) or self._lines[index].closing in "،؛,":
                return True
        if not index or (self._stops(index) and self._lines[index].closing != ":"):
            return _is_credit(following)
        return _ADDRESS.fullmatch(self._lines[index].text) is not None and index - 1 not in kept


def _row_start(text: str, at: int) -> int:
    """Where the physical line starts whose first visible character stands at `at`."""
    while at and text[at - 1] in " \t\u00a0\u3000":
        at -= 1
    return at


def _mostly_full(pairs: list[int], full: set[int]) -> bool:
    joints = sum(index in full for index in pairs)
    return joints >= JOINTS and joints * 10 >= len(pairs) * 9


def _is_other(line: Line) -> bool:
    """Whether a line is code, a heading, a picture, or the row of a table by its own signs."""
    if line.text.startswith("![") and "](" not in line.text:
        return False  # the first words of a picture's description
    return (
        bool(line.hidden)
        or _OTHER.match(line.text) is not None
        or _COLUMNS.search(line.text) is not None
    )


def _is_credit(line: Line) -> bool:
    return (
        is_date_line(line)
        or is_marked_byline(line)
        or is_dateline(line)
        or dated_place(line) is not None
        or is_source_label(line)
        or source_of(line) is not None
    )
