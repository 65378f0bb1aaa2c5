"""The classes of word forms as they are stored: one column of numbers for each kind of class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tui.extract.names import stored
from tui.extract.names.lexemes import Lexicon


class Columns(Mapping[str, Sequence[str]]):
    """Form to the names of its classes, put together when asked for."""

    def __init__(
        self, forms: Sequence[str], columns: Sequence[tuple[Sequence[str], Sequence[int]]]
    ) -> None:
        """Take forms and columns: the names of a kind's classes (the first is "": none), and for
        each form the number of its class."""
        self._index = {form: at for at, form in enumerate(forms)}
        self._columns = columns

    def __getitem__(self, form: str) -> Sequence[str]:
        """Return the classes of a form that is known."""
        at = self._index[form]
        return [names[number] for names, column in self._columns if (number := column[at])]

    def __contains__(self, form: object) -> bool:
        """Whether a form is known."""
        return form in self._index

    def __iter__(self) -> Iterator[str]:
        """Yield all known forms."""
        return iter(self._index)

    def __len__(self) -> int:
        """Return the number of known forms."""
        return len(self._index)

    def blocks(self) -> dict[str, bytes]:
        """Return this as named bytes."""
        blocks = {"forms": "\n".join(self._index).encode()}
        for at, (names, column) in enumerate(self._columns):
            blocks[f"class{at}.names"] = "\n".join(names).encode()
            blocks[f"class{at}.numbers"] = stored.packed(column)
        return blocks


def to_blocks(lexicon: Lexicon, columns: Columns) -> dict[str, bytes]:
    """Return a lexicon, whose classes are these columns, as named bytes."""
    return {
        **columns.blocks(),
        "likeness.letters": "\n".join(lexicon.likeness).encode(),
        "likeness.ratios": stored.packed(lexicon.likeness.values()),
        "common": bytes(form in lexicon.common for form in columns),
    }


def from_blocks(blocks: Mapping[str, bytes]) -> Lexicon:
    """Return the lexicon that `to_blocks` was given."""
    forms = blocks["forms"].decode().split("\n")
    columns: list[tuple[Sequence[str], Sequence[int]]] = []
    while f"class{len(columns)}.names" in blocks:
        names = blocks[f"class{len(columns)}.names"].decode().split("\n")
        columns.append((names, stored.unpacked(blocks[f"class{len(columns)}.numbers"])))
    letters = blocks["likeness.letters"].decode().split("\n")
    likeness = dict(zip(letters, stored.unpacked(blocks["likeness.ratios"]), strict=True))
    common = frozenset(form for form, flag in zip(forms, blocks["common"], strict=True) if flag)
    return Lexicon(Columns(forms, columns), likeness, common)
