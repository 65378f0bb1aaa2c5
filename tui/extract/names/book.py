"""The book of known names: our table of well-known names, and lists of places.

Both are tab-separated files of the package. All forms stand in one table by their first word. A
name is read from its line when a text first has its first word: of 27,000 forms an article meets
some hundred, and reading all takes half a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
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
    ("table", "arab"),
    ("lists", "countries"),
    ("lists", "cities"),
)
_PLAIN = re.compile("[\u0620-\u064a ]+|[a-z ]+")
"""A form of letters and blanks alone, in normal form: its words are known without more ado."""


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
        self._lines: list[tuple[bool, dict[str, str]]] = []
        """Whether a line is of the table, and its cells by their names."""
        self._places: dict[str, list[_Place]] = {}
        self._read: dict[str, list[Form]] = {}
        self._entries: dict[int, Entry] = {}
        self._ids: dict[str, int] = {}
        for folder, name in _FILES:
            for row in _rows(folder, name):
                self._add(folder == "table", row)

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def _add(self, table: bool, row: dict[str, str]) -> None:
        line = len(self._lines)
        self._lines.append((table, row))
        self._ids.setdefault(row["id"], line)
        # A list marks a place all whose forms are other words too.
        weak = row.get("weak") == "1"
        for cell, short in ((row["arabic"], weak), (row["latin"], weak), (row.get("short"), True)):
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
            table, row = self._lines[line]
            known = _table_entry(row) if table else _list_entry(row)
            first = self._ids[row["id"]]
            if table and first != line:
                # One id in two rows, of which one needs words, is shown by one name.
                known = replace(known, name=self._entry(first).name)
            self._entries[line] = known
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


@lru_cache(maxsize=50_000)
def same_name(name: str) -> str:
    """Return the id of a name that is surely known, one for all spellings; else the name."""
    words = words_of(name)
    if words and words[0] in book():
        for form in book().forms(words[0]):
            if list(form.rest) == words[1:] and not form.weak and not form.entry.needs:
                return form.entry.id
    return name


def _rows(folder: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file; lines with `#` are comments, the first other line is a header."""
    path = files("tui.extract.names").joinpath(folder, f"{name}.tsv")
    lines = (line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#")
    header = next(lines).split("\t")
    for line in lines:
        yield dict(zip_longest(header, line.split("\t"), fillvalue=""))


def _table_entry(row: dict[str, str]) -> Entry:
    arabic, latin = _split(row["arabic"]), _split(row["latin"])
    shown = [*arabic, *_split(row["short"]), *latin]
    needs = row["notes"].partition("needs:")[2]
    return Entry(
        row["id"],
        tuple(EntityType(name) for name in row["type"].split("|")),
        shown[0],
        latin[0] if latin else "",
        Layer.TABLE,
        frozenset(word for form in _split(needs) for word in words_of(form)),
        (*arabic, *latin),
    )


def _list_entry(row: dict[str, str]) -> Entry:
    arabic, latin = _split(row["arabic"]), _split(row["latin"])
    shown = (arabic or latin)[0]
    return Entry(row["id"], (EntityType.LOC,), shown, latin[0] if latin else "", Layer.LIST,
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
