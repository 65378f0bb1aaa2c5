"""The book of known names: our table of well-known names, and lists of places.

Both are tab-separated files of the package. All forms stand in one table by their first word. A
name is read from its line when a text first has its first word: of 27,000 forms an article meets
some hundred, and reading all takes half a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import NamedTuple

from tui.extract.names.candidates import Entry
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.tokens import words_of
from tui.model import EntityType, Layer
from tui.text.normal import normal

_FILES = (
    ("table", "people"),
    ("table", "organisations"),
    ("table", "products"),
    ("table", "places"),
    ("table", "events"),
    ("lists", "countries"),
    ("lists", "cities"),
)
_PLAIN = re.compile("[\u0620-\u064a ]+|[a-z ]+")
"""A form of letters and blanks alone, in normal form: its words are known without more ado."""
_ARABIC, _LATIN, _SHORT = 2, 3, 4
"""Columns of the table; in the lists the short forms are those of a weak row."""


class Form(NamedTuple):
    """A spelling of a known name."""

    rest: tuple[str, ...]
    """The words behind the first one, in normal form."""
    entry: Entry
    weak: bool
    """Whether it counts only where something else speaks for it."""
    teh: bool
    """Whether it is one word that ends in ة: حديثه (his talk) is not surely حديثة."""


class _Place(NamedTuple):
    """Where a form stands in the files."""

    words: str
    """In normal form."""
    line: int
    written: str
    short: bool


class Book:
    """All known names; `forms(word)` gives those that begin with a word, the longest first."""

    def __init__(self) -> None:
        self._lines: list[tuple[bool, list[str]]] = []
        """Whether a line is of the table, and its cells."""
        self._places: dict[str, list[_Place]] = {}
        self._read: dict[str, list[Form]] = {}
        self._entries: dict[int, Entry] = {}
        self._ids: dict[str, int] = {}
        for folder, name in _FILES:
            for cells in _rows(folder, name):
                self._add(folder == "table", cells)

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def _add(self, table: bool, cells: list[str]) -> None:
        line = len(self._lines)
        self._lines.append((table, cells))
        self._ids.setdefault(cells[0], line)
        arabic, latin = (cells[1], cells[2]) if not table else (cells[_ARABIC], cells[_LATIN])
        # A list marks all forms of a place as weak in its last column.
        weak = not table and len(cells) > 5 and cells[5] == "1"
        for cell, short in (
            (arabic, weak),
            (latin, weak),
            (cells[_SHORT] if table and len(cells) > _SHORT else "", True),
        ):
            if cell:
                self._add_forms(line, cell, short)

    def _add_forms(self, line: int, cell: str, short: bool) -> None:
        places = self._places
        for written, words in zip(cell.split("|"), normal(cell).split("|"), strict=True):
            form = words if _PLAIN.fullmatch(words) else " ".join(words_of(written))
            for variant in _variants(form) if "عبد " in form or "ابو " in form else (form,):
                first = variant.partition(" ")[0]
                if first:
                    place = _Place(variant, line, written, short)
                    if first in places:
                        places[first].append(place)
                    else:
                        places[first] = [place]

    def forms(self, word: str) -> list[Form]:
        """Return the forms that begin with a word, the longest first, of equal ones the surest."""
        known = self._read.get(word)
        if known is None:
            known = [self._form(place) for place in self._places.get(word, ())]
            known.sort(key=lambda form: (-len(form.rest), form.weak, form.entry.layer != "table"))
            self._read[word] = known
        return known

    def _form(self, place: _Place) -> Form:
        words = place.words.split()
        single = len(words) == 1
        # إلسفير is السفير where hamza is not written: an ordinary word is no sure name.
        ordinary = single and not words[0].isascii() and is_ordinary(words[0])
        weak = place.short or (ordinary and self._lines[place.line][0])
        teh = single and place.written.endswith("ة")
        return Form(tuple(words[1:]), self._entry(place.line), weak, teh)

    def _entry(self, line: int) -> Entry:
        known = self._entries.get(line)
        if known is None:
            table, cells = self._lines[line]
            known = self._entries[line] = _table_entry(cells) if table else _list_entry(cells)
        return known

    def entry(self, entity: str) -> Entry | None:
        """Return what is known of an id."""
        line = self._ids.get(entity)
        return None if line is None else self._entry(line)

    def well_known(self) -> Iterator[tuple[str, int]]:
        """Yield the full forms of the table in normal form, each with the line of its entry."""
        for places in self._places.values():
            for place in places:
                if not place.short and self._lines[place.line][0]:
                    yield place.words, place.line

    def entry_of(self, line: int) -> Entry:
        """Return the entry of a line that `well_known` gave."""
        return self._entry(line)


@cache
def book() -> Book:
    """Return the known names; read on first use."""
    return Book()


def _rows(folder: str, name: str) -> Iterator[list[str]]:
    """Yield the cells of a file's lines behind its header; lines with `#` are comments."""
    path = files("tui.extract.names").joinpath(folder, f"{name}.tsv")
    lines = (line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#")
    next(lines)
    for line in lines:
        yield line.split("\t")


def _table_entry(cells: list[str]) -> Entry:
    found = dict(
        zip_longest(("id", "type", "arabic", "latin", "short", "notes"), cells, fillvalue="")
    )
    arabic, latin = _split(found["arabic"]), _split(found["latin"])
    shown = [*arabic, *_split(found["short"]), *latin]
    needs = found["notes"].partition("needs:")[2].partition(" ")[0]
    return Entry(
        found["id"],
        tuple(EntityType(name) for name in found["type"].split("|")),
        shown[0],
        latin[0] if latin else "",
        Layer.TABLE,
        frozenset(word for form in _split(needs) for word in words_of(form)),
        (*arabic, *latin),
    )


def _list_entry(cells: list[str]) -> Entry:
    arabic, latin = _split(cells[1]), _split(cells[2])
    shown = (arabic or latin)[0]
    return Entry(cells[0], (EntityType.LOC,), shown, latin[0] if latin else "", Layer.LIST,
                 forms=(*arabic, *latin))  # fmt: skip


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _variants(form: str) -> Iterator[str]:
    """Yield a form in normal form, and the other way to write عبد and أبو in front of a name."""
    yield form
    if "عبد " in form:
        yield form.replace("عبد ", "عبد")
    if "ابو " in form:
        yield form.replace("ابو ", "ابو")
