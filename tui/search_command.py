"""How `qari search` and `qari concordance` print what a query finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from tui.errors import UnreadableFile
from tui.printing import Record, Terminal, lay_out, write_json, write_tabs
from tui.search_tables import (
    CONCORDANCE_FIELDS,
    SEARCH_FIELDS,
    ConcordanceTable,
    SearchTable,
    concordance_row,
    search_row,
    steps_said,
)
from tui.words import Words

if TYPE_CHECKING:
    from tui.model import Article
    from tui.search.concordance import Line
    from tui.search.hits import Hit, Hits
    from tui.search.snippets import Snippet
    from tui.searching import Asked
    from tui.text.ladder import Step

_AT_ONCE = 100
"""Articles that are asked for at once."""
_ON_TERMINAL = {"search": 20, "concordance": 200}
"""Results that are shown on a terminal, if not said: three screens of articles, eight of lines."""

Tell = Callable[[str, UnreadableFile], None]
"""Told of a file that was found and cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed of what is found."""

    limit: int | None = None
    """Results at most; None for all, on a terminal for a few screens."""
    context: int | None = None
    """Characters on each side; None for the usual ones."""
    count: bool = False
    files: bool = False
    sort: str | None = None
    """`after`, `before`, `date` or `source`; None by file and place."""
    json: bool = False


def print_search(
    asked: Asked, how: Wanted, words: Words, terminal: Terminal | None, out: TextIO, tell: Tell
) -> None:
    """Print the articles that a query finds, the best first.

    Args:
        asked: The query.
        how: What is to be printed of it.
        words: The interface's language.
        terminal: Where a table is printed; None for rows.
        out: Where rows are written.
        tell: Told of files that cannot be read any more.
    """
    if how.count:
        _write_counts(asked.page(1).counts, how, out)
    elif how.files:
        _write(("file",), ({"file": hit.file} for hit in _hits(asked, how.limit)), how, out)
    elif terminal is None:
        found = _found(asked, how.limit, how.context, tell)
        _write(SEARCH_FIELDS, (search_row(*one) for one in found), how, out)
    else:
        most = how.limit or _ON_TERMINAL["search"]
        SearchTable(terminal, words).write(_found(asked, most, how.context, tell))
        _sum_up(asked, asked.page(1), most, words, terminal)


def print_concordance(
    asked: Asked, how: Wanted, words: Words, terminal: Terminal | None, out: TextIO, tell: Tell
) -> None:
    """Print every place of a query's words, a line each, by file and place if nothing is said.

    Args:
        asked: The query.
        how: What is to be printed of it.
        words: The interface's language.
        terminal: Where a table is printed; None for rows.
        out: Where rows are written.
        tell: Told of files that cannot be read any more.
    """
    lines = _lines(asked, how, tell)
    if how.count:
        _write(("count",), iter([{"count": sum(1 for _ in lines)}]), how, out)
    elif how.files:
        files = dict.fromkeys(line.found.file for line in lines)
        _write(("file",), ({"file": file} for file in islice(files, how.limit)), how, out)
    elif terminal is None:
        _write(CONCORDANCE_FIELDS, map(concordance_row, islice(lines, how.limit)), how, out)
    else:
        most = how.limit or _ON_TERMINAL["concordance"]
        shown = list(islice(lines, most + 1))
        ConcordanceTable(terminal, words).write(shown[:most])
        said = [words.say("search.more", n=2 * most)] if len(shown) > most else []
        if not shown:
            said.append(words.count("articles", 0))
        _say(said, words, terminal)


def _write_counts(counts: Mapping[Step, int], how: Wanted, out: TextIO) -> None:
    row: dict[str, Any] = {"count": sum(counts.values())}
    if how.json:
        write_json([{**row, "steps": counts}], out)
    else:
        steps = ", ".join(f"{step} {count}" for step, count in counts.items())
        write_tabs(("count", "steps"), [{**row, "steps": steps}], out)


def _write(fields: Sequence[str], rows: Iterator[Record], how: Wanted, out: TextIO) -> None:
    if how.json:
        write_json(rows, out)
    else:
        write_tabs(fields, rows, out)


def _hits(asked: Asked, limit: int | None) -> Iterator[Hit]:
    """Yield what is found, as many pages as are needed."""
    at = 0
    while limit is None or at < limit:
        size = _AT_ONCE if limit is None else min(_AT_ONCE, limit - at)
        page = asked.page(size, at).hits
        yield from page
        at += size
        if len(page) < size:
            return


def _found(
    asked: Asked, limit: int | None, context: int | None, tell: Tell
) -> Iterator[tuple[Hit, Article, Snippet]]:
    """Yield what is found with its best place; a file that is gone since is told and left out."""
    more = {} if context is None else {"context": context}
    for hit in _hits(asked, limit):
        try:
            article = asked.article(hit.found)
        except UnreadableFile as error:
            tell(hit.file, error)
            continue
        yield hit, article, asked.snippet(article, **more)


def _lines(asked: Asked, how: Wanted, tell: Tell) -> Iterator[Line]:
    from tui.search.concordance import Order, sort_key

    more = {} if how.context is None else {"context": how.context}
    lines = asked.concordance(lambda found, error: tell(found.file, error), **more)
    if how.sort is None:
        return lines.by_file()
    order = Order(how.sort)
    return iter(sorted(lines.lines(), key=lambda line: sort_key(line, order)))


def _sum_up(asked: Asked, hits: Hits, most: int, words: Words, terminal: Terminal) -> None:
    """Say how many were found at which steps, what else was searched, and that there is more."""
    from tui.search.gloss import gloss

    said = [steps_said(hits, words)]
    if asked.is_loose and hits.total:
        said.append(words.say("search.loose"))
    if asked.also:
        names = ("، " if words.rtl else ", ").join(asked.also)
        said.append(words.say("search.also", names=names))
    if not hits.total:
        said.append(words.say("search.understood", gloss=gloss(asked.parsed, words)))
    if hits.total > most:
        said.append(words.say("search.more", n=2 * most))
    _say(said, words, terminal)


def _say(said: Sequence[str], words: Words, terminal: Terminal) -> None:
    with terminal.ordered():
        for text in said:
            for row in lay_out(text, min(terminal.columns, 100), words.rtl, terminal):
                terminal.stream.write(terminal.look(row.rstrip(), "meta") + "\n")
