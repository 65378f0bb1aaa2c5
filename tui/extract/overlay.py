"""What the user has corrected in the names that were found: a text file, a line a correction.

    merge	INTO	IDS	[NAME]	[TYPE]	IDS are INTO, which is called NAME, and have its type
    split	IDS	FORM	NEW		mentions of IDS that are written FORM are NEW
    rename	IDS	NAME			the name that is shown
    retype	IDS	TYPE			PER, ORG, LOC, PROD or EVENT
    hide	IDS	[FORM]			mentions, or those written FORM, are not shown
    add	TYPE	ID	FORM	[NAME]	FORM is a mention of ID wherever it stands

Fields are parted by tabs, ids of one field by blanks; empty lines and those that begin with `#` say
nothing. The lines are applied in their order to the names of each article, after every extraction.
A line that cannot be read is told with its number and kept; the rest applies. So is a `merge` that
would lead an id back to itself. Forms are compared in normal form; but where FORM of a `split` or a
`hide` has marks, it is only what has the same: عُمان and عَمّان are two places.

What is merged takes the type of what it is merged into: TYPE, else that of most mentions of INTO in
the article, else the one that the lists have; only a type that a `retype` gave it stays.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tui.extract.names.book import book
from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Tokens, words_of
from tui.model import Article, Block, BlockKind, EntityType, Layer, Mention
from tui.text.normal import is_dropped

_ROLES = {
    "merge": ("id", "ids", "name?", "type?"),
    "split": ("ids", "form", "id"),
    "rename": ("ids", "name"),
    "retype": ("ids", "type"),
    "hide": ("ids", "form?"),
    "add": ("type", "id", "form", "name?"),
}
"""What the fields behind each verb are; those with `?` may be left out."""
HEAD = """\
# qari: corrections of names, applied from top to bottom. Fields are parted by tabs.
# merge	INTO	IDS	[NAME]	[TYPE]
# split	IDS	FORM	NEW
# rename	IDS	NAME
# retype	IDS	TYPE
# hide	IDS	[FORM]
# add	TYPE	ID	FORM	[NAME]
"""
"""How a new file begins."""
_MODE = 0o600
"""Of a new file: who is named where is nobody else's business."""
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")
"""What would end a field or a line, or cannot be written."""

_TATWEEL = "\u0640"

Named = tuple[str, str]
"""An id, and a form in which it is written."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file."""

    verb: str
    """`merge`, `split`, `rename`, `retype`, `hide` or `add`."""
    fields: tuple[str, ...]
    """What stands behind the verb, as in the module's table."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of which one must be found for the correction to do something."""
        roles = _ROLES[self.verb]
        return tuple(self.fields[roles.index("ids")].split()) if "ids" in roles else ()

    def __str__(self) -> str:
        return "\t".join((self.verb, *self.fields))


def correction(verb: str, *fields: str) -> Correction:
    """Return a correction as the file can hold it: blanks, line ends and controls are one blank.

    Raises:
        ValueError: it would be no correction when it is read again.
    """
    made = Correction(verb, tuple(_UNSEEN.sub(" ", field).strip() for field in fields))
    if _read(str(made)) != made:
        raise ValueError(f"{str(made)!r} is no correction")
    return made


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be read."""

    line: int
    """Counted from 1."""
    text: str
    reason: str
    """`verb`, `fields`, `type`, `id` (one with a blank in it) or `circle`."""


class Line(NamedTuple):
    """A line of the file as it is, and what it says."""

    text: str
    says: Correction | str | None
    """A correction, the reason why it is none, or None where it says nothing."""


class Overlay:
    """Corrections in their order, with those that were taken back; every other line is kept."""

    def __init__(self, text: str = "") -> None:
        """Read a file's text."""
        self._ends = text.endswith("\n") or not text
        """Whether the last line has an end; it has the same when it is written."""
        lines = (text[:-1] if text.endswith("\n") else text).split("\n") if text else []
        self.lines: list[Line] = _judged(Line(line, _read(line)) for line in lines)
        """All lines; the first one is line 1."""
        self._undone: list[tuple[int, Line]] = []
        """Lines that were taken back, and where they stood."""

    def copy(self) -> Overlay:
        """Return one that can be changed while this one is applied in another thread."""
        made = Overlay()
        made._ends = self._ends
        made.lines = [*self.lines]
        made._undone = [*self._undone]
        return made

    @property
    def corrections(self) -> list[Correction]:
        """The corrections that apply, in their order."""
        return [line.says for line in self.lines if isinstance(line.says, Correction)]

    @property
    def problems(self) -> list[Problem]:
        """The lines that cannot be read, as they are numbered now."""
        return [
            Problem(number, line.text, line.says)
            for number, line in enumerate(self.lines, 1)
            if isinstance(line.says, str)
        ]

    @property
    def key(self) -> str:
        """The same for the same corrections, and for no others."""
        joined = "\n".join(map(str, self.corrections))
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def add(self, correction: Correction) -> None:
        """Put a correction behind the others; what was taken back cannot be brought back then.

        Raises:
            ValueError: it would lead an id back to itself.
        """
        lines = _judged([*self.lines, Line(str(correction), correction)])
        if lines[-1].says == "circle":
            raise ValueError(f"{correction} leads an id back to itself")
        self.lines = lines
        self._undone.clear()

    def undo(self) -> Correction | None:
        """Take the last correction back; None where there is none."""
        for at in range(len(self.lines) - 1, -1, -1):
            says = self.lines[at].says
            if isinstance(says, Correction):
                self._undone.append((at, self.lines.pop(at)))
                self.lines = _judged(self.lines)  # what closed a circle with it applies now
                return says
        return None

    def redo(self) -> Correction | None:
        """Bring the correction last taken back again, to where it stood; None without one."""
        if not self._undone:
            return None
        at, line = self._undone.pop()
        self.lines.insert(at, line)
        self.lines = _judged(self.lines)
        assert isinstance(line.says, Correction)
        return line.says

    def unmatched(self, before: Iterable[Named], now: Iterable[Named]) -> list[int]:
        """Return the numbers of the lines that change no name, counted from 1.

        Args:
            before: The names of the articles as they are without corrections; those of ids that no
                correction names can be left out.
            now: The same with all corrections applied.
        """
        names = [(id_, form, 0) for id_, form in before]
        is_there = {(id_, tuple(words_of(form))) for id_, form in now}
        lost: set[int] = set()
        for number, line in enumerate(self.lines, 1):
            if not isinstance(line.says, Correction):
                continue
            if line.says.verb == "add":
                _, id_, form = line.says.fields[:3]
                names.append((id_, form, number))
                continue
            names, found = _through(line.says, names)
            if not found:
                lost.add(number)
        # What was added must stand somewhere in the end, under whatever id it has by then.
        lost |= {
            number
            for id_, form, number in names
            if number and is_there.isdisjoint((id_, words) for words in _writings(form))
        }
        return sorted(lost)

    def apply(self, article: Article, mentions: Iterable[Mention]) -> list[Mention]:
        """Return the mentions of an article as corrected, in the order of their places."""
        work = _Work(article, list(mentions), self.corrections)
        for number in range(len(work.corrections)):
            work.apply(number)
        return work.mentions

    def __str__(self) -> str:
        end = "\n" if self._ends and self.lines else ""
        return "\n".join(line.text for line in self.lines) + end


def _read(line: str) -> Correction | str | None:
    """Return a correction, the reason why a line is none, or None where it says nothing."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    verb, *fields = (cell.strip() for cell in line.rstrip().split("\t"))
    roles = _ROLES.get(verb)
    if roles is None:
        return "verb"
    needed = sum(not role.endswith("?") for role in roles)
    if not needed <= len(fields) <= len(roles) or not all(fields):
        return "fields"
    for role, field in zip(roles, fields, strict=False):
        if role == "type" and field not in EntityType.__members__:
            return "type"
        if role == "id" and len(field.split()) > 1:
            return "id"
        if role.startswith("form") and not words_of(field):
            return "fields"
    return Correction(verb, tuple(fields))


def _judged(lines: Iterable[Line]) -> list[Line]:
    """Return lines, those that would lead an id back to itself as bad ones: the earlier one stands.

    An id that a `split` or an `add` gives stands for itself again.
    """
    leads: dict[str, str] = {}
    judged = []
    for text, said in lines:
        says = _read(text) if said == "circle" else said
        if isinstance(says, Correction):
            if says.verb == "merge" and _is_circle(says, leads):
                says = "circle"
            elif says.verb == "merge":
                for one in {*says.ids} - {says.fields[0]}:
                    leads.setdefault(one, says.fields[0])
            elif says.verb in ("split", "add"):
                leads.pop(says.fields[2 if says.verb == "split" else 1], None)
        judged.append(Line(text, says))
    return judged


def _is_circle(made: Correction, leads: Mapping[str, str]) -> bool:
    """Tell whether what ids are merged into is, by the lines before, one of them."""
    into = made.fields[0]
    others = set(made.ids) - {into}
    at = leads.get(into)
    while at is not None and at not in others:
        at = leads.get(at)
    return at is not None or not others


# --- applying -------------------------------------------------------------------------------------


class _Work:
    """Corrections being applied to the mentions of an article, one after the other."""

    def __init__(
        self, article: Article, mentions: list[Mention], corrections: Sequence[Correction]
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.corrections = corrections
        self._present = {one.id for one in mentions}
        self._retyped: set[int] = set()
        """First characters of the mentions to which the user has given a type."""
        self._tokens: Tokens | None = None

    def apply(self, number: int) -> None:
        """Apply one of the corrections."""
        made = self.corrections[number]
        if made.verb == "add":
            self._tokens = self._tokens or Tokens(self.article)
            later = self.corrections[number + 1 :]
            self.mentions = _add(self._tokens, self.mentions, made.fields, later)
        elif self._present.isdisjoint(made.ids):
            return
        elif made.verb == "merge":
            self.mentions = _merge(self.mentions, made, self._retyped)
        else:
            if made.verb == "retype":
                self._retyped |= {one.start for one in self.mentions if one.id in made.ids}
            self.mentions = _APPLY[made.verb](self.article.text, self.mentions, made)
        self._present = {one.id for one in self.mentions}


def _merge(mentions: list[Mention], made: Correction, retyped: Collection[int]) -> list[Mention]:
    into = made.fields[0]
    there = [one for one in mentions if one.id == into]
    name = made.fields[2] if len(made.fields) > 2 else there[0].name if there else None
    kind = _type_of(made, there)
    return [
        replace(
            one,
            id=into,
            name=name or one.name,
            link="merged",
            linked=one.name,
            type=one.type if kind is None or one.start in retyped else kind,
        )
        if one.id in made.ids
        else one
        for one in mentions
    ]


def _type_of(made: Correction, there: Sequence[Mention]) -> EntityType | None:
    """Return the type of what is merged into an entity; None where nothing tells it."""
    if len(made.fields) > 3:
        return EntityType[made.fields[3]]
    if there:
        return Counter(one.type for one in there).most_common(1)[0][0]
    entry = book().entry(made.fields[0])
    return entry.types[0] if entry is not None else None


def _split(text: str, mentions: list[Mention], made: Correction) -> list[Mention]:
    _, form, new = made.fields
    return [
        replace(one, id=new, name=form, link="split", linked=one.name)
        if one.id in made.ids and _is_written(text, one, form)
        else one
        for one in mentions
    ]


def _rename(text: str, mentions: list[Mention], made: Correction) -> list[Mention]:
    name = made.fields[1]
    return [replace(one, name=name) if one.id in made.ids else one for one in mentions]


def _retype(text: str, mentions: list[Mention], made: Correction) -> list[Mention]:
    kind = EntityType[made.fields[1]]
    return [replace(one, type=kind) if one.id in made.ids else one for one in mentions]


def _hide(text: str, mentions: list[Mention], made: Correction) -> list[Mention]:
    form = made.fields[1] if len(made.fields) > 1 else None
    return [
        one
        for one in mentions
        if one.id not in made.ids or (form is not None and not _is_written(text, one, form))
    ]


def _is_written(text: str, one: Mention, form: str) -> bool:
    """Tell whether a mention is written as a form; where the form has marks, with the same ones."""
    written = text[one.start : one.end]
    if tuple(words_of(written)) not in _writings(form):
        return False
    wanted = _marks(form)
    if not any(wanted):
        return True
    found = _marks(written)
    return found == wanted[len(wanted) - len(found) :]  # behind لل the span lacks the ا


@lru_cache(maxsize=4096)
def _marks(form: str) -> tuple[str, ...]:
    """Return the marks on each letter of a form; tatweel and signs of direction are left out."""
    marks: list[str] = []
    for letter in unicodedata.normalize("NFC", form):
        if unicodedata.combining(letter):
            if marks:
                marks[-1] += letter
        elif letter.isalnum() and letter != _TATWEEL:
            marks.append("")
    return tuple(marks)


@lru_cache(maxsize=4096)
def _writings(form: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a form, and those of it behind لل, where the span lacks the ا."""
    words = tuple(words_of(form))
    if words and words[0].startswith("ال"):
        return words, (words[0][1:], *words[1:])
    return (words,)


_APPLY: dict[str, Callable[[str, list[Mention], Correction], list[Mention]]] = {
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "hide": _hide,
}


def _add(
    tokens: Tokens, mentions: list[Mention], fields: Sequence[str], later: Sequence[Correction]
) -> list[Mention]:
    """Put a mention wherever a form stands, in place of those that it overlaps.

    A longer name stays: بنك is added, and `بنك مصر` is still one name. Not so where a later
    correction hides the longer one.
    """
    kind, entity, form = fields[:3]
    known = next((one.name for one in mentions if one.id == entity), form)
    name = fields[3] if len(fields) > 3 else known
    new = [
        Mention(start, end, EntityType[kind], entity, name, Layer.USER, 1.0, link="added")
        for start, end in _places(tokens, _keys(form))
    ]
    if not new:
        return mentions
    new = [
        one
        for one, over in _overlapping(new, mentions)
        if not any(
            other.end - other.start > one.end - one.start
            and not _is_hidden(tokens.text, other, later)
            for other in over
        )
    ]
    kept = [one for one, over in _overlapping(mentions, new) if not over]
    return sorted([*kept, *new], key=lambda one: one.start)


def _is_hidden(text: str, mention: Mention, later: Sequence[Correction]) -> bool:
    """Tell whether a mention is gone once some corrections are applied, those that add left out."""
    kept = [mention]
    for made in later:
        if kept[0].id not in made.ids or made.verb == "add":
            continue
        if made.verb == "merge":
            kept = _merge(kept, made, ())
        else:
            kept = _APPLY[made.verb](text, kept, made)
        if not kept:
            return True
    return False


def _overlapping(
    mentions: Sequence[Mention], others: Sequence[Mention]
) -> Iterator[tuple[Mention, list[Mention]]]:
    """Yield each mention with those of the others that it overlaps.

    Both are sorted by place and overlap nothing among themselves.
    """
    at = 0
    for one in mentions:
        while at < len(others) and others[at].end <= one.start:
            at += 1
        over = at
        while over < len(others) and others[over].start < one.end:
            over += 1
        yield one, list(others[at:over])


def _places(tokens: Tokens, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield first character and one past the last wherever tokens stand, without overlaps."""
    for first, last, _ in tokens.blocks:
        at = first
        while at + len(keys) <= last:
            start = _start(tokens, at, keys)
            if start is None:
                at += 1
                continue
            at += len(keys)
            yield start, tokens.ends[at - 1]


def _start(tokens: Tokens, at: int, keys: tuple[str, ...]) -> int | None:
    """Return the character at which tokens begin, behind a proclitic; None if others stand here."""
    key, end = tokens.keys[at], at + len(keys)
    if key[-1:] != keys[0][-1:] or tuple(tokens.keys[at + 1 : end]) != keys[1:]:
        return None
    cut = 0
    if key != keys[0]:
        cut = next((letters for rest, letters in readings(key) if rest == keys[0]), 0)
        if not cut:
            return None
    for left in range(at, end - 1):
        # An address or markup between two tokens is no token.
        between = tokens.text[tokens.ends[left] : tokens.starts[left + 1]]
        if any(not (letter.isspace() or is_dropped(letter)) for letter in between):
            return None
    return tokens.behind(at, cut)


@lru_cache(maxsize=4096)
def _keys(form: str) -> tuple[str, ...]:
    """Return the tokens of a form as they are compared, signs inside it among them."""
    block = Block(BlockKind.PARAGRAPH, 0, len(form), 0, len(form))
    article = Article("", form, "utf-8", (block,), 0, 0, False, None, None, None, 0, 0)
    return tuple(Tokens(article).keys)


# --- what does nothing ----------------------------------------------------------------------------

_Name = tuple[str, str, int]
"""Id, form, and the line that has added it, 0 where it was found."""


def _through(made: Correction, names: list[_Name]) -> tuple[list[_Name], bool]:
    """Return names after a correction, and whether it has changed one."""
    fields, result, found = made.fields, [], False
    form = fields[1] if made.verb in ("split", "hide") and len(fields) > 1 else None
    wanted = None if form is None else _writings(form)
    for name in names:
        id_, written, line = name
        if id_ not in made.ids or (wanted and tuple(words_of(written)) not in wanted):
            result.append(name)
            continue
        found = True
        if form is not None and any(_marks(form)):
            result.append(name)  # what is written with other marks stays
        if made.verb == "merge":
            result.append((fields[0], written, line))
        elif made.verb == "split":
            result.append((fields[2], written, line))
        elif made.verb != "hide":
            result.append(name)
    return result, found


# --- the file -------------------------------------------------------------------------------------


def read_overlay(path: Path) -> Overlay:
    """Read the file of corrections; without the file there are none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Overlay(HEAD)
    return Overlay(data.decode("utf-8-sig", "surrogateescape"))


def write_overlay(path: Path, overlay: Overlay) -> None:
    """Write the file of corrections; at any moment there is the old or the new one, whole.

    Raises:
        OSError: it cannot be written.
    """
    path = Path(os.path.realpath(path))  # a link to a file kept elsewhere stays one
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _MODE
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        os.fchmod(handle, mode)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(str(overlay))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
