"""The names that are known beforehand: our table of well-known names, and lists of places.

Both are tab-separated files of the package. All their forms stand in one table by their first
word, so that a text is matched in one pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Kind, Tokens, words_of
from tui.model import EntityType, Layer

_TABLES = ("people", "organisations", "products", "places", "events")
_HYPHENS = frozenset("-–ـ.")
"""Signs that may stand between the words of a form, touching both: `كوفيد-19`, `إف-16`."""
_SURE = {Layer.TABLE: 0.95, Layer.LIST: 0.9}
_UNSURE = 0.4


class _Form(NamedTuple):
    rest: tuple[str, ...]
    """The words behind the first one, in normal form."""
    entry: Entry
    weak: bool
    teh: bool
    """Whether it is one word that ends in ة: حديثه (his talk) is not surely حديثة."""


class Book:
    """All known names by the first word of each form, the longest form first."""

    def __init__(self) -> None:
        self.forms: dict[str, list[_Form]] = {}
        self.entries: dict[str, Entry] = {}

    def add(self, entry: Entry, form: str, weak: bool) -> None:
        """Add a form of an entity."""
        words = words_of(form)
        if words:
            self.forms.setdefault(words[0], []).append(
                _Form(tuple(words[1:]), entry, weak, len(words) == 1 and form.endswith("ة"))
            )

    def add_all(self, entry: Entry, short: str) -> None:
        """Add an entity with its full forms, and its short ones that count only beside them."""
        self.entries.setdefault(entry.id, entry)
        for form in entry.forms:
            for variant in _variants(form):
                self.add(entry, variant, weak=_is_ordinary(variant))
        for form in _split(short):
            self.add(entry, form, weak=True)

    def close(self) -> None:
        """Put the longest form first; of equal ones the sure one, then that of the table."""
        for forms in self.forms.values():
            if len(forms) > 1:
                forms.sort(
                    key=lambda form: (-len(form.rest), form.weak, form.entry.layer != "table")
                )


@cache
def book() -> Book:
    """Return the known names; read on first use."""
    known = Book()
    for table in _TABLES:
        for row in rows("table", table):
            known.add_all(_table_entry(row), row["short"])
    for row in rows("lists", "countries"):
        known.add_all(_list_entry(row), "")
    for row in rows("lists", "cities"):
        entry = _list_entry(row)
        if row["weak"]:
            known.entries.setdefault(entry.id, entry)
            for form in entry.forms:
                known.add(entry, form, weak=True)
        else:
            known.add_all(entry, "")
    known.close()
    return known


def rows(folder: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file of the package; lines with `#` are comments."""
    path = files("tui.extract.names").joinpath(folder, f"{name}.tsv")
    header: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))


def _table_entry(row: dict[str, str]) -> Entry:
    arabic, latin = _split(row["arabic"]), _split(row["latin"])
    shown = [*arabic, *_split(row["short"]), *latin]
    notes = row["notes"]
    needs = notes.partition("needs:")[2] if "needs:" in notes else ""
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
    name = (arabic or latin)[0]
    return Entry(row["id"], (EntityType.LOC,), name, latin[0] if latin else "", Layer.LIST,
                 forms=(*arabic, *latin))  # fmt: skip


def _split(cell: str) -> list[str]:
    return [form for form in (part.strip() for part in cell.split("|")) if form]


def _variants(form: str) -> Iterator[str]:
    """Yield a form, and the other way to write عبد in front of its name."""
    yield form
    if "عبد " in form:
        yield form.replace("عبد ", "عبد")
    if "أبو " in form:
        yield form.replace("أبو ", "أبو")


def _is_ordinary(form: str) -> bool:
    """Whether a form is an ordinary word too, as إلسفير is السفير where hamza is not written."""
    words = words_of(form)
    return len(words) == 1 and not words[0].isascii() and is_ordinary(words[0])


def known_names(tokens: Tokens) -> list[Candidate]:
    """Return the known names of an article, also where they overlap other layers' candidates.

    At each token the longest form is taken; a form that counts only beside others is marked weak.
    """
    forms = book().forms
    found: list[Candidate] = []
    at, count = 0, len(tokens)
    keys, kinds = tokens.keys, tokens.kinds
    while at < count:
        key = keys[at]
        candidate = None
        if key in forms:
            candidate = _match(tokens, at, forms[key], 0)
        if candidate is None and kinds[at] == Kind.ARABIC and key[0] in "وفبلك":
            for rest, cut in readings(key):
                if rest in forms:
                    candidate = _match(tokens, at, forms[rest], cut)
                    if candidate is not None:
                        break
        if candidate is None:
            at += 1
        else:
            found.append(candidate)
            at = candidate.last if not candidate.weak else at + 1
    return found


def _match(tokens: Tokens, at: int, forms: list[_Form], cut: int) -> Candidate | None:
    for form in forms:
        last = _end(tokens, at + 1, form.rest) if form.rest else at + 1
        if last and (not cut or _may_be_cut(form)) and _has_need(tokens, form.entry):
            entry = form.entry
            weak = form.weak or (form.teh and tokens.words[at].endswith("ه"))
            weak = weak and not (entry.needs and _has_need_near(tokens, at, entry))
            confidence = _UNSURE if weak else _SURE[entry.layer]
            start = tokens.behind(at, cut) if cut else tokens.starts[at]
            # The place of an entry with several types is decided by the article.
            kind = entry.types[0]
            return Candidate(at, last, start, tokens.ends[last - 1], kind, entry.layer,
                             confidence, entry, weak)  # fmt: skip
    return None


def _may_be_cut(form: _Form) -> bool:
    return bool(form.rest) or len(form.entry.name) > 2


def _has_need(tokens: Tokens, entry: Entry) -> bool:
    return not entry.needs or any(word in tokens.places for word in entry.needs)


def _has_need_near(tokens: Tokens, at: int, entry: Entry) -> bool:
    first, last = tokens.sentences[tokens.sentence_of[at]]
    return not entry.needs.isdisjoint(tokens.keys[first:last])


def _end(tokens: Tokens, at: int, rest: tuple[str, ...]) -> int:
    """Return one past the last token of a form, or 0 where the text goes on otherwise."""
    keys, count = tokens.keys, len(tokens)
    for word in rest:
        if at < count and keys[at] in _HYPHENS and tokens.touches(at):
            at += 1
        if at >= count or keys[at] != word:
            return 0
        at += 1
    return at
