"""What the user has corrected in the names that were found: a text file, a line a correction.

    merge	INTO	OTHER		OTHER is INTO
    split	ID	FORM	NEW	mentions of ID that are written FORM are NEW
    rename	ID	NAME		the name that is shown
    retype	ID	TYPE		PER, ORG, LOC, PROD or EVENT
    hide	ID	[FORM]		mentions, or those written FORM, are not shown
    add	TYPE	ID	FORM	FORM is a mention of ID wherever it stands

Fields are parted by tabs; empty lines and those that begin with `#` say nothing. The lines are
applied in their order to the names of each article, after every extraction. A line that cannot be
read is told with its number and kept; the rest applies. Forms are compared in normal form.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Tokens, words_of
from tui.model import Article, EntityType, Layer, Mention

_FIELDS = {"merge": (2, 2), "split": (3, 3), "rename": (2, 2), "retype": (2, 2), "hide": (1, 2),
           "add": (3, 3)}  # fmt: skip
"""The fewest and the most fields behind each verb."""
_HEAD = "# qari: corrections of names, applied from top to bottom\n"


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file."""

    verb: str
    """`merge`, `split`, `rename`, `retype`, `hide` or `add`."""
    fields: tuple[str, ...]
    """What stands behind the verb, as in the module's table."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that must be found somewhere for the correction to do something."""
        return {"merge": self.fields[1:], "add": ()}.get(self.verb, self.fields[:1])

    def __str__(self) -> str:
        return "\t".join((self.verb, *self.fields))


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be read."""

    line: int
    """Counted from 1."""
    text: str
    reason: str
    """`verb`, `fields` or `type`."""


class Overlay:
    """Corrections in their order, with those that were taken back; bad lines are kept."""

    def __init__(self, text: str = "") -> None:
        self._lines: list[str | Correction] = []
        """Lines as they are, and the corrections among them."""
        self.problems: list[Problem] = []
        self._undone: list[Correction] = []
        for number, line in enumerate(text.splitlines(), 1):
            read = _read(line)
            if isinstance(read, str):
                self.problems.append(Problem(number, line, read))
            self._lines.append(read if isinstance(read, Correction) else line)

    @property
    def corrections(self) -> list[Correction]:
        """The corrections that apply, in their order."""
        return [line for line in self._lines if isinstance(line, Correction)]

    @property
    def key(self) -> str:
        """The same for the same corrections, and for no others."""
        joined = "\n".join(map(str, self.corrections))
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def add(self, correction: Correction) -> None:
        """Put a correction behind the others; what was taken back cannot be brought back then."""
        self._lines.append(correction)
        self._undone.clear()

    def undo(self) -> Correction | None:
        """Take the last correction back; None where there is none."""
        for at in range(len(self._lines) - 1, -1, -1):
            line = self._lines[at]
            if isinstance(line, Correction):
                del self._lines[at]
                self._undone.append(line)
                return line
        return None

    def redo(self) -> Correction | None:
        """Bring the correction last taken back again; None where there is none."""
        if not self._undone:
            return None
        correction = self._undone.pop()
        self._lines.append(correction)
        return correction

    def unmatched(self, found: Callable[[str], bool]) -> list[Correction]:
        """Return the corrections of ids that are found nowhere, nor made by one before them."""
        made: set[str] = set()
        lost = []
        for correction in self.corrections:
            if not all(found(one) or one in made for one in correction.ids):
                lost.append(correction)
            made.update(_made(correction))
        return lost

    def apply(self, article: Article, mentions: Iterable[Mention]) -> list[Mention]:
        """Return the mentions of an article as corrected, in the order of their places."""
        corrections = self.corrections
        kept = _with_added(article, list(mentions), corrections)
        for correction in corrections:
            kept = _APPLY[correction.verb](article.text, kept, correction.fields)
        return kept

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in self._lines) or _HEAD


def _made(correction: Correction) -> tuple[str, ...]:
    if correction.verb == "merge":
        return correction.fields[:1]
    if correction.verb == "split":
        return correction.fields[2:]
    return correction.fields[1:2] if correction.verb == "add" else ()


def _read(line: str) -> Correction | str | None:
    """Return a correction, the reason why a line is none, or None where it says nothing."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    verb, *fields = (cell.strip() for cell in line.rstrip("\t").split("\t"))
    if verb not in _FIELDS:
        return "verb"
    fewest, most = _FIELDS[verb]
    if not fewest <= len(fields) <= most or not all(fields):
        return "fields"
    kind = {"retype": fields[-1], "add": fields[0]}.get(verb)
    if kind is not None and kind not in EntityType.__members__:
        return "type"
    return Correction(verb, tuple(fields))


def _merge(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    into, other = fields
    name = next((one.name for one in mentions if one.id == into), None)
    return [
        replace(one, id=into, name=name or one.name) if one.id == other else one for one in mentions
    ]


def _split(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    old, form, new = fields
    return [
        replace(one, id=new, name=form) if one.id == old and _is_written(text, one, form) else one
        for one in mentions
    ]


def _rename(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    return [replace(one, name=fields[1]) if one.id == fields[0] else one for one in mentions]


def _retype(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    kind = EntityType(fields[1])
    return [replace(one, type=kind) if one.id == fields[0] else one for one in mentions]


def _hide(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    form = fields[1] if len(fields) > 1 else None
    return [
        one
        for one in mentions
        if one.id != fields[0] or (form is not None and not _is_written(text, one, form))
    ]


def _is_written(text: str, one: Mention, form: str) -> bool:
    return words_of(text[one.start : one.end]) == words_of(form)


def _with_added(
    article: Article, mentions: list[Mention], corrections: Sequence[Correction]
) -> list[Mention]:
    """Put a mention wherever an added form stands, in the place of those that it overlaps."""
    added = [one.fields for one in corrections if one.verb == "add"]
    if not added:
        return mentions
    tokens = Tokens(article)
    taken: set[int] = set()
    new = []
    for kind, entity, form in sorted(added, key=lambda fields: -len(words_of(fields[2]))):
        for first, last, start in _places(tokens, words_of(form)):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                new.append(Mention(start, tokens.ends[last - 1], EntityType(kind), entity, form,
                                   Layer.USER, 1.0))  # fmt: skip
    if not new:
        return mentions
    new.sort(key=lambda one: one.start)
    return sorted([*_beside(mentions, new), *new], key=lambda one: one.start)


def _beside(mentions: Sequence[Mention], new: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that no new one overlaps; both are sorted and overlap nothing else."""
    kept = []
    at = 0
    for one in mentions:
        while at < len(new) and new[at].end <= one.start:
            at += 1
        if at == len(new) or new[at].start >= one.end:
            kept.append(one)
    return kept


def _places(tokens: Tokens, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield first token, one past the last, and first character wherever words stand."""
    if not words:
        return
    for at, key in enumerate(tokens.keys):
        last = at + len(words)
        if key[-1:] != words[0][-1:] or tokens.keys[at + 1 : last] != list(words[1:]):
            continue
        if key == words[0]:
            yield at, last, tokens.starts[at]
            continue
        for rest, cut in readings(key):
            if rest == words[0]:
                yield at, last, tokens.behind(at, cut)
                break


def _nothing(text: str, mentions: list[Mention], fields: Sequence[str]) -> list[Mention]:
    return mentions  # what is added stands there before the first correction applies


_APPLY: dict[str, Callable[[str, list[Mention], Sequence[str]], list[Mention]]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "hide": _hide,
    "add": _nothing,
}


def read_overlay(path: Path) -> Overlay:
    """Read the file of corrections; without the file there are none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Overlay()
    return Overlay(data.decode("utf-8-sig", "surrogateescape"))


def write_overlay(path: Path, overlay: Overlay) -> None:
    """Write the file of corrections; at any moment there is the old or the new one, whole.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(str(overlay))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
