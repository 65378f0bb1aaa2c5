"""What the commands print: rows as JSON or tab-separated for programs, laid out for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from tui.library import site
from tui.words import Words, visible

if TYPE_CHECKING:
    from tui.model import Article
    from tui.terminal.printed import Printed
    from tui.text.layout import Line
    from tui.text.page import Row

Value = str | int | float | bool | None
Record = Mapping[str, Value]
Tree = Mapping[str, Any]
"""A record whose values may be records themselves."""

# json.dumps leaves these as they are, and a terminal obeys them; escaped they are the same JSON.
_C1 = re.compile("[\x7f-\x9f\ud800-\udfff]")

_GAP = "  "
_TITLE_COLUMNS = 30
"""Columns that a title must keep for a further column to be shown beside it."""
_LOOKS = {
    "title": "1",
    "heading": "1",
    "byline": "2",
    "meta": "2",
    "source": "2",
    "boilerplate": "2",
    "caption": "2;3",
}
"""SGR parameters of the roles: weight before colour, and no colour in what is printed."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal to print on."""

    stream: TextIO
    columns: int
    styled: bool = True
    """Whether it knows bold and dim."""
    printed: Printed | None = None
    """How lines are sent to it, or None for lines as they are laid out."""

    def sent(self, line: Line) -> str:
        """Return what is sent for a line."""
        return line.text if self.printed is None else self.printed.sent(line)

    def width(self, line: Line) -> int:
        """Return the columns that a line takes."""
        return line.width if self.printed is None else self.printed.width(line)

    @contextmanager
    def ordered(self) -> Iterator[None]:
        """Keep the terminal from ordering the rows that are written meanwhile."""
        if self.printed is None or not self.styled:
            yield
            return
        self.stream.write(self.printed.switch.off)
        try:
            yield
        finally:
            self.stream.write(self.printed.switch.on)

    def look(self, text: str, role: str) -> str:
        """Return the text in the look of a role."""
        sgr = _LOOKS.get(role)
        return f"\x1b[{sgr}m{text}\x1b[0m" if self.styled and sgr and text else text


def write_json(rows: Iterable[Tree], stream: TextIO) -> None:
    """Write one JSON array, a row a line, while the rows arrive."""
    before = "[\n"
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
        stream.write(before + _C1.sub(lambda match: f"\\u{ord(match[0]):04x}", line))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def write_tabs(fields: Sequence[str], rows: Iterable[Record], stream: TextIO) -> None:
    """Write a header and a line a row; whatever would break a line or a field is a symbol."""
    stream.write("\t".join(fields) + "\n")
    for row in rows:
        stream.write("\t".join(_tab_field(row[field]) for field in fields) + "\n")


def _tab_field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return visible(str(value))


def lay_out(text: str, columns: int, rtl: bool, terminal: Terminal) -> list[str]:
    """Return a paragraph as rows for the screen; from right to left they end at the last column."""
    from tui.text.layout import Paragraph

    lines = Paragraph(text, 0, len(text), int(rtl)).lines(columns)
    return [" " * (columns - terminal.width(line)) * rtl + terminal.sent(line) for line in lines]


def fit(text: str, columns: int, rtl: bool, terminal: Terminal, tail: bool = False) -> str:
    """Return a text as a cell of a table, cut with an ellipsis and padded to its columns.

    Args:
        text: One line.
        columns: Columns of the cell, 2 or more.
        rtl: Whether the table runs from right to left.
        terminal: Where it is printed.
        tail: Whether the end of the text stays when it is cut, as in a path.
    """
    from tui.text.fitting import one_line
    from tui.text.layout import Paragraph, direction

    base = direction(text, int(rtl))
    kept = text
    while tail and len(Paragraph(kept, 0, len(kept), base).breaks(columns)) > 1:
        # Columns are no fewer than a third of the characters would need, so this ends soon.
        text = text[max(1, len(text) - columns - 1) :] if len(text) > columns else text[1:]
        kept = f"…{text}"
    line = one_line(kept, columns, base)
    padding = " " * (columns - terminal.width(line))
    return padding + terminal.sent(line) if rtl else terminal.sent(line) + padding


class ArticleTable:
    """The list of articles on a terminal, a row at a time, so that nothing waits for the last."""

    def __init__(self, terminal: Terminal, words: Words, names: Iterable[str]) -> None:
        """Choose the columns; `names` are those of all files."""
        self._terminal = terminal
        self._words = words
        free = terminal.columns
        longest = max(map(len, names), default=4)
        widths = {"file": max(8, min(longest, free // 3))}
        free -= widths["file"] + len(_GAP)
        for field, width in (("words", 7), ("date", 10), ("source", 16)):
            if free - width - len(_GAP) >= _TITLE_COLUMNS:
                widths[field] = width
                free -= width + len(_GAP)
        widths["title"] = max(8, free)
        order = ("file", "title", "source", "date", "words")
        self._widths = {field: widths[field] for field in order if field in widths}

    def write(self, rows: Iterable[Record]) -> None:
        """Write the header and the rows."""
        header = {field: self._words.say(f"field.{field}") for field in self._widths}
        with self._terminal.ordered():
            self._write(header, "heading")
            for row in rows:
                if row["error"] is not None:
                    self._write({"file": row["file"], "title": f"✗ {row['error']}"}, "meta")
                elif not row["title"]:
                    self._write({**row, "title": self._words.say("list.empty_file")}, "meta")
                else:
                    self._write(row, "")

    def _write(self, row: Mapping[str, Value], role: str) -> None:
        rtl = self._words.rtl
        cells = [
            fit(self._text(field, row.get(field)), width, rtl, self._terminal, field == "file")
            for field, width in self._widths.items()
        ]
        if not rtl and "words" in self._widths:  # numbers end in one column
            cells[-1] = f"{cells[-1].rstrip():>{self._widths['words']}}"
        line = _GAP.join(reversed(cells) if rtl else cells).rstrip()
        self._terminal.stream.write(self._terminal.look(line, role) + "\n")

    def _text(self, field: str, value: Value) -> str:
        if field == "date":
            return str(value or "")[:10]
        if field == "source":
            return site(str(value or ""))
        return self._words.number(value) if isinstance(value, int) else str(value or "")


class Report:
    """What is known of a terminal, for people."""

    def __init__(self, found: Tree) -> None:
        """Take the record of `tui.terminal.doctor`."""
        self._found = found

    def rows(self) -> Iterator[Record]:
        """Yield a row for each value: `field` is its path, joined by dots."""
        yield from _leaves("", self._found)

    def write(self, terminal: Terminal, words: Words) -> None:
        """Write what people ask for first in their language, then every value as it is."""
        known = self._found["terminal"] or words.say("doctor.unknown_terminal")
        why = words.say(f"why.{self._found['why']}")
        said = [
            words.say("doctor.terminal", terminal=known),
            words.say("doctor.profile", profile=self._found["profile"], why=why),
            words.say("doctor.sure" if self._found["sure"] else "doctor.unsure"),
            words.say("doctor.asked" if self._found["asked"] else "doctor.not_asked"),
            *(words.say(note) for note in self._found["notes"]),
        ]
        with terminal.ordered():
            self._write_said(said, terminal, words)
        terminal.stream.write("\n")
        for leaf in self.rows():
            value = _tab_field(leaf["value"]) or "-"
            terminal.stream.write(f"{leaf['field']}: {value}\n")

    def _write_said(self, said: Iterable[str], terminal: Terminal, words: Words) -> None:
        for text in said:
            for row in lay_out(text, min(terminal.columns, 100), words.rtl, terminal):
                terminal.stream.write(row.rstrip() + "\n")


def _leaves(path: str, value: Any) -> Iterator[Record]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, list):
        yield {"field": path, "value": ", ".join(map(str, value))}
    else:
        yield {"field": path, "value": value}


def print_laid_out(
    article: Article, about: str, columns: int, terminal: Terminal, *, justify: bool = False
) -> None:
    """Print an article as a page.

    Args:
        article: What to print.
        about: The row below its title.
        columns: Columns of its lines.
        terminal: Where it is printed; an Arabic page stands at its right edge.
        justify: Whether running text is stretched to the columns.
    """
    from tui.text.page import Page

    page = Page(article, columns, about, justify)
    indent = " " * max(0, terminal.columns - columns) * page.base
    with terminal.ordered():
        for row in page.rows(0, 0):
            sent = _page_row(row, columns + len(indent), terminal, len(indent))
            terminal.stream.write(sent.rstrip() + "\n")


def _page_row(row: Row, columns: int, terminal: Terminal, indent: int) -> str:
    """Return a row that begins `indent` columns in, or ends at the last of the columns."""
    from tui.text.page import HANG

    if row.line is None:
        return ""
    text = terminal.look(terminal.sent(row.line), row.role.value)
    sign = f"{row.sign:<{HANG}}" if row.sign else ""
    if not row.rtl:
        return " " * indent + sign + text
    return " " * (columns - len(sign) - terminal.width(row.line)) + text + sign[::-1]


def print_plain(text: str, stream: TextIO) -> None:
    """Print the text of a file on a terminal in its logical order, controls as symbols."""
    text = visible(text.replace("\r\n", "\n"), keep="\n\t")
    stream.write(text if text.endswith("\n") or not text else f"{text}\n")
