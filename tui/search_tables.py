"""What `qari search` and `qari concordance` print: rows for programs, tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tui.library import site
from tui.printing import Record, Terminal, fit
from tui.terminal.profiles import Profile
from tui.text.fitting import one_line
from tui.text.layout import Line as Row
from tui.text.layout import Paragraph, direction
from tui.words import Said, Words

if TYPE_CHECKING:
    from tui.model import Article
    from tui.search.concordance import Line
    from tui.search.hits import Hit, Hits
    from tui.search.snippets import Snippet

SEARCH_FIELDS = ("file", "title", "score", "step", "start", "end", "snippet")
CONCORDANCE_FIELDS = ("file", "start", "end", "before", "node", "after")
_GAP = "  "
_STEP, _DATE, _SOURCE, _FILE = 12, 10, 16, 24
"""Columns: `other spelling`, `2025-11-03`, a site, the end of a path."""
_TITLE = 24
"""Columns that a title must keep for a further column to be shown beside it."""
_SIDE = 12
"""Columns that each side of a concordance must keep for the file to be shown."""
_NODE = 24
"""Columns of a node at most; a longer phrase is cut."""
_LONGEST = 1000
"""Columns in which any side has room."""
_MARKED = "\x1b[1;4m{}\x1b[0m"
"""Bold and underlined: seen without colours."""


def search_row(hit: Hit, article: Article, shown: Snippet) -> Record:
    """Return an article that was found as a row of `qari search --json`."""
    return {
        "file": hit.file,
        "title": article.title,
        "score": hit.score,
        "step": hit.step.value,
        "start": shown.start,
        "end": shown.end,
        "snippet": article.text[shown.start : shown.end],
    }


def concordance_row(line: Line) -> Record:
    """Return a line as a row of `qari concordance --json`."""
    return {
        "file": line.found.file,
        "start": line.start,
        "end": line.end,
        "before": line.before,
        "node": line.node,
        "after": line.after,
    }


def steps_said(hits: Hits, words: Words) -> str:
    """Return how many articles were found, and at which steps: `4 articles: 1 exact, 3 names`."""
    parts = [
        words.say("search.at_step", n=words.number(count), step=words.say(f"search.step.{step}"))
        for step, count in hits.counts.items()
    ]
    said = words.count("articles", hits.total)
    return words.say("search.steps", articles=said, steps=_listed(parts, words)) if parts else said


def _listed(parts: Sequence[str], words: Words) -> str:
    return Said(("، " if words.rtl else ", ").join(parts))


class SearchTable:
    """Articles that were found: a row each, and below it the words around the best place."""

    def __init__(self, terminal: Terminal, words: Words) -> None:
        """Choose the columns."""
        self._terminal = terminal
        self._words = words
        free = terminal.columns
        widths = {"step": _STEP}
        free -= _STEP + len(_GAP)
        for field, width in (("file", _FILE), ("source", _SOURCE), ("date", _DATE)):
            if free - width - len(_GAP) >= _TITLE:
                widths[field] = width
                free -= width + len(_GAP)
        widths["title"] = max(8, free)
        order = ("title", "source", "date", "step", "file")
        self._widths = {field: widths[field] for field in order if field in widths}

    def write(self, found: Iterable[tuple[Hit, Article, Snippet]]) -> None:
        """Write a row and a snippet for each article."""
        with self._terminal.ordered():
            for place, (hit, article, shown) in enumerate(found):
                if place:
                    self._terminal.stream.write("\n")
                self._write_row(hit, article)
                self._write_snippet(article, shown)

    def _write_row(self, hit: Hit, article: Article) -> None:
        cells = {
            "title": " ".join(article.title.split()),
            "source": site(article.source),
            "date": (article.date or "")[:10],
            "step": self._words.say(f"search.step.{hit.step}"),
            "file": hit.file,
        }
        rtl = self._words.rtl
        shown = [
            fit(cells[field], width, rtl, self._terminal, field == "file")
            for field, width in self._widths.items()
        ]
        line = _GAP.join(reversed(shown) if rtl else shown).rstrip()
        self._terminal.stream.write(self._terminal.look(line, "heading") + "\n")

    def _write_snippet(self, article: Article, shown: Snippet) -> None:
        columns = max(8, self._terminal.columns)
        paragraph = Paragraph(article.text, shown.start, shown.end)
        spans = [(place.start, place.end) for place in shown.places]
        for row in paragraph.lines(columns):
            padding = " " * (columns - self._terminal.width(row)) * row.rtl
            line = padding + marked(row, spans, self._terminal)
            self._terminal.stream.write(line.rstrip() + "\n")


def marked(row: Row, spans: Sequence[tuple[int, int]], terminal: Terminal) -> str:
    """Return what is sent for a line whose cells of some source characters are marked.

    A terminal that orders the line itself is sent it without marks, which would cut it.
    """
    visual = terminal.printed is None or terminal.printed.choice.profile is Profile.VISUAL
    if not spans or not visual or not terminal.styled:
        return terminal.sent(row)
    is_marked = [
        any(start < last and first < end for start, end in spans)
        for first, last in zip(row.starts, row.ends, strict=True)
    ]
    parts = []
    for mark, cells in groupby(range(len(row.texts)), key=is_marked.__getitem__):
        text = "".join(row.texts[cell] for cell in cells)
        parts.append(_MARKED.format(text) if mark else text)
    return "".join(parts)


class ConcordanceTable:
    """A line each: the node in a column of its own, before it on its right, after on its left."""

    def __init__(self, terminal: Terminal, words: Words) -> None:
        """Choose the columns."""
        self._terminal = terminal
        self._words = words
        self._columns = terminal.columns - 2 * len(_GAP)

    def write(self, lines: Iterable[Line]) -> None:
        """Write the lines; the node's column is as wide as the widest of a hundred nodes."""
        with self._terminal.ordered():
            for batch in _batches(lines):
                node = max(_columns(one.node) for one in batch)
                self._write(batch, min(node, _NODE))

    def _write(self, batch: Sequence[Line], node: int) -> None:
        side = (self._columns - node - _FILE - len(_GAP)) // 2
        has_file = side >= _SIDE
        if not has_file:
            side = max(2, (self._columns - node) // 2)
        for line in batch:
            rtl = direction(_flat(line.before + line.node + line.after)) == 1
            before = self._side(line.before, side, rtl, near_end=True)
            after = self._side(line.after, side, rtl, near_end=False)
            middle = fit(_flat(line.node), node, rtl, self._terminal)
            middle = self._terminal.look(middle, "heading")
            cells = [after, middle, before] if rtl else [before, middle, after]
            row = _GAP.join(cells)
            if has_file:
                row += _GAP + fit(line.found.file, _FILE, False, self._terminal, True)
            self._terminal.stream.write(row.rstrip() + "\n")

    def _side(self, text: str, columns: int, rtl: bool, *, near_end: bool) -> str:
        """Return one side of a node, touching it: whole words, of what stands before the last."""
        text = _flat(text).strip()
        while near_end and one_line(text, _LONGEST).width > columns and " " in text:
            text = text.partition(" ")[2]
        cell = fit(text or " ", columns, rtl, self._terminal, near_end)
        bare = cell.strip(" ")
        padding = " " * (len(cell) - len(bare))
        return bare + padding if near_end == rtl else padding + bare


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == 100:
            yield batch
            batch = []
    if batch:
        yield batch


def _columns(text: str) -> int:
    return one_line(_flat(text), _NODE).width


def _flat(text: str) -> str:
    return " ".join(text.split())
