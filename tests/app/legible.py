"""Whether Arabic reads right on the rows of a screen, judged without the reader's own code.

What a cell shows is undone by Unicode's data alone: a presentation form is its letters (NFKC) and
tells by the tag of its decomposition how it joins. A row reads right when each stretch of Arabic
cells, read from the right, is a word of what was to be shown, two words with one blank between
them follow each other there, and each letter has the form that its neighbours ask for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from textual.app import App
from textual.errors import NoWidget
from textual.screen import ModalScreen
from textual.widget import Widget

TATWEEL = "\u0640"
ELLIPSIS = "…"
_JOINS = {
    "<isolated>": (False, False),
    "<final>": (True, False),
    "<initial>": (False, True),
    "<medial>": (True, True),
}
"""Tags of decompositions: whether the form joins the letter before it and the one after it."""
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Form:
    """What a presentation form stands for."""

    letters: str
    """One letter, or the two of a lam-alef."""
    before: bool
    after: bool


@cache
def forms() -> dict[str, Form]:
    """Return the forms of letters, by their character."""
    found = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        tag, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        text = "".join(chr(int(letter, 16)) for letter in letters.split())
        if tag in _JOINS and (len(text) == 1 or code >= 0xFEF5):
            found[chr(code)] = Form(text, *_JOINS[tag])
    return found


@cache
def _joining() -> tuple[set[str], set[str]]:
    """Return the letters that join the one before them, and those that join the one after."""
    known = [form for form in forms().values() if len(form.letters) == 1]
    before = {form.letters for form in known if form.before} | {TATWEEL}
    after = {form.letters for form in known if form.after} | {TATWEEL}
    return before, after


def is_letter(character: str) -> bool:
    """Tell whether a character is a letter written from right to left."""
    return bool(character) and (
        unicodedata.bidirectional(character) in ("AL", "R")
        and unicodedata.category(character).startswith("L")
    )


class Known:
    """The words of all that may be shown, and which follow each other."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        self.in_parts = False
        """Whether lines are narrower than words are long, so that parts of words are shown."""

    def add(self, *texts: str) -> None:
        """Take the words of texts, without their marks."""
        for text in texts:
            plain = "".join(
                character
                for character in unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
                if not unicodedata.category(character).startswith("M")
            )
            last, until = "", -1
            for start, end in _stretches(plain):
                word = plain[start:end]
                self.words.add(word)
                if last and start - until == 1 and plain[until].isspace():
                    self.pairs.add((last, word))
                last, until = word, end

    def has(self, word: str, *, begins: bool = True, ends: bool = True) -> bool:
        """Tell whether this is a word, or, where it may be cut, a part of one."""
        if word in self.words:
            return True
        if begins and ends:
            return False
        return any(
            (not begins or known.startswith(word))
            and (not ends or known.endswith(word))
            and word in known
            for known in self.words
        )

    def follow(self, first: str, second: str, *, begins: bool, ends: bool) -> bool:
        """Tell whether two words follow each other, the first or the second perhaps cut."""
        if (first, second) in self.pairs:
            return True
        return not (begins and ends) and any(
            (one == first if begins else one.endswith(first))
            and (two == second if ends else two.startswith(second))
            for one, two in self.pairs
        )


def _stretches(text: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and one past last of the stretches of letters."""
    start = None
    for index, character in enumerate([*text, ""]):
        if is_letter(character[:1]):
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of columns of a row that one widget paints."""

    first: int
    texts: list[str]
    covered_left: bool
    """Whether the widget goes on to the left, under another."""
    covered_right: bool
    name: str


def parts(app: App[Any], y: int, columns: list[str]) -> Iterator[Part]:
    """Yield what each widget shows on a row, from left to right."""
    owners = [_owner(app, x, y) for x in range(len(columns))]
    first = 0
    for x in range(1, len(columns) + 1):
        if x == len(columns) or owners[x] != owners[first]:
            widget, region = owners[first]
            yield Part(
                first,
                columns[first:x],
                first > 0 and region[0] < first,
                x < len(columns) and region[1] > x,
                type(widget).__name__,
            )
            first = x


_Owner = tuple[Widget, tuple[int, int]]
"""A widget, and its first column and one past its last on the screen."""


def _owner(app: App[Any], x: int, y: int) -> _Owner:
    for screen in reversed(app.screen_stack):
        try:
            widget, region = screen.get_widget_at(x, y)
        except NoWidget:
            continue
        if widget is screen and isinstance(screen, ModalScreen):
            continue  # what is seen there is the screen below
        return widget, (region.x, region.right)
    return app.screen, (0, app.size.width)


def words_of(part: Part) -> Iterator[str]:
    """Yield the Arabic words of a part of a row, each read from the right."""
    cells = [text[:1] for text in part.texts]
    for start, end in _stretches(cells):
        yield "".join(_letters(cell) for cell in reversed(cells[start:end]))


def faults(part: Part, known: Known, *, rtl: bool) -> list[str]:
    """Return what is wrong with the Arabic of a part of a row.

    Args:
        part: What a widget shows there.
        known: What it may show.
        rtl: Whether the interface runs from right to left.
    """
    found: list[str] = []
    cells = [text[:1] for text in part.texts]
    last: tuple[int, str, bool] | None = None
    for start, end in reversed([*_stretches(cells)]):
        begins = not (known.in_parts or (part.covered_right and end == len(cells)))
        ends = not (known.in_parts or (part.covered_left and start == 0))
        cut = ELLIPSIS in (cells[start - 1 : start] + cells[end : end + 1])
        word = "".join(_letters(cell) for cell in reversed(cells[start:end]))
        if not known.has(word, begins=begins, ends=ends and not cut):
            found.append(f"no such word: {word}")
        found += _form_faults(cells[start:end][::-1], begins, ends)
        if last is not None and last[0] - end == 1 and cells[end] in (" ", "\u00a0"):
            whole = {"begins": last[2], "ends": ends and not cut}
            if not known.follow(last[1], word, **whole):
                found.append(f"in this order: {last[1]} {word}")
        last = (start, word, begins)
    found += [f"cut at the wrong end, {x}" for x in _wrong_ends(cells, rtl)]
    return found


def _letters(cell: str) -> str:
    form = forms().get(cell)
    return form.letters if form else cell


def _form_faults(cells: list[str], begins: bool, ends: bool) -> Iterable[str]:
    """Yield the letters, first to last, that do not have the form for their place."""
    before, after = _joining()
    letters = [_letters(cell) for cell in cells]
    for index, cell in enumerate(cells):
        joins_before = index > 0 and letters[index - 1][-1] in after and letters[index][0] in before
        joins_after = (
            index < len(cells) - 1
            and letters[index][-1] in after
            and letters[index + 1][0] in before
        )
        form = forms().get(cell)
        if form is None:
            if cell != TATWEEL and (cell in before or cell in after or cell == "\u0621"):
                yield f"a letter, not its form: {cell}"
            continue
        at_edge = (index == 0 and not begins) or (index == len(cells) - 1 and not ends)
        if not at_edge and (form.before, form.after) != (joins_before, joins_after):
            yield f"wrong form of {form.letters} in {''.join(letters)}"


_EDGES = re.compile("[ \u00a0\u2500-\u259f]?")


def _wrong_ends(cells: list[str], rtl: bool) -> Iterator[int]:
    """Yield the columns of ellipses that do not stand where their line ends."""
    for x, cell in enumerate(cells):
        if cell != ELLIPSIS:
            continue
        left = _EDGES.fullmatch(cells[x - 1] if x else "") is None
        right = _EDGES.fullmatch(cells[x + 1] if x + 1 < len(cells) else "") is None
        if left and right:
            yield x
        elif left and rtl:
            # Only a line that begins in Latin ends at the right.
            line = "".join(cell or " " for cell in cells[:x]).rpartition("  ")[2]
            first = next((c for c in line if unicodedata.category(c).startswith("L")), "")
            if is_letter(first):
                yield x
