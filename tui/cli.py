"""The command line: `qari` opens the reader, the other commands print."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, TextIO

from tui import __version__
from tui.errors import QariError, UnreadableFile
from tui.library import Entry, Library, about, open_library
from tui.request import SEARCHES, Misuse, Request, asked_language
from tui.settings import AUTO, NARROWEST, Settings, load_settings
from tui.streams import (
    DONE,
    FAILED,
    MISUSED,
    STOPPED,
    Printing,
    complain,
    complain_all,
    explain,
    is_terminal,
    keep_panics_out,
    terminal_of,
    warn_of_locale,
    write_out,
    write_utf8,
)
from tui.words import Words, language

if TYPE_CHECKING:
    from tui.catalogue.records import Trouble
    from tui.extract.disagree import Group
    from tui.indexing.progress import Progress as Indexed
    from tui.model import Article
    from tui.printing import Record
    from tui.searching import Asked
    from tui.terminal.deciding import Wanted

LIST_FIELDS = (
    "file",
    "title",
    "title_derived",
    "byline",
    "source",
    "date",
    "words",
    "paragraphs",
    "encoding",
    "error",
)
FIGURE_FIELDS = (
    "file",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "value_min",
    "value_max",
    "unit",
    "currency",
    "modifier",
    "vague",
    "iso",
    "per",
    "subject",
    "rule",
)
ENTITY_FIELDS = ("file", "start", "end", "text", "type", "id", "name", "step", "confidence")
_INDEXED = frozenset({*SEARCHES, "index", "open"})
"""Commands that open an index."""
GROUP_FIELDS = ("group", "group_subject", "group_unit", "verdict")
"""What tab-separated lines say of a group, its number first, before the fields of each figure."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    write_utf8(sys.stdout)
    write_utf8(sys.stderr)
    arguments = sys.argv[1:] if argv is None else list(argv)
    words = Words(language(os.environ, asked_language(arguments)), isolate=True)
    try:
        request = _parsed(arguments)
        if request.help or request.version:
            return write_out(lambda out: _print_page(request, words, out))
        settings = load_settings()
        if request.lang is None and settings.lang is not None:
            words = Words(settings.lang, isolate=True)
        Printing.wanted = wanted(request, settings)
        warn_of_locale()
        return _run(request, settings, words)
    except KeyboardInterrupt:
        return STOPPED
    except QariError as error:
        complain(words, explain(error, words))
        return MISUSED if isinstance(error, Misuse) else FAILED


def _parsed(arguments: Sequence[str]) -> Request:
    if not arguments:
        # Loading and building the parser takes 6 ms of the way to the first screen.
        return Request("open", ())
    from tui.arguments import parse

    return parse(arguments)


def _run(request: Request, settings: Settings, words: Words) -> int:
    if request.command in _INDEXED:
        keep_panics_out()
    if request.command == "list":
        return write_out(lambda out: _list(request, words, out))
    if request.command == "show":
        return write_out(lambda out: _show(request, settings, words, out))
    if request.command in SEARCHES:
        return write_out(lambda out: _search(request, settings, words, out))
    if request.command == "entities":
        return write_out(lambda out: _entities(request, settings, words, out))
    if request.command == "figures":
        return write_out(lambda out: _figures(request, words, out))
    if request.command == "disagree":
        return write_out(lambda out: _disagree(request, words, out))
    if request.command == "index":
        return _index(request, settings, words)
    if request.command == "doctor":
        return write_out(lambda out: _examine(request, settings, words, out))
    return _read(request, settings, words)


# --- commands -------------------------------------------------------------------------------


def _read(request: Request, settings: Settings, words: Words) -> int:
    if not (is_terminal(sys.stdout) and is_terminal(sys.stdin)):
        raise _problem("error.no_terminal")
    # Looking for garbage among what an import leaves for good took 36 of 415 ms of the way to the
    # first screen; the reader turns the collector on again when that is drawn.
    gc.disable()
    library = open_library(request.paths, settings)
    start = next((path for path in request.paths if os.path.isfile(path)), None)
    from tui.terminal.detection import Detection

    detection = Detection(os.environ, wanted(request, settings))
    try:
        detection.begin(sys.stdin.fileno(), sys.stdout.fileno())
        from tui.app.main import run

        found = None if start is None else library.find(start)
        code = run(library, settings, words, detection, found)
    finally:
        detection.close()
    for problem in detection.problems:
        complain(words, explain(problem, words))
    return code


def wanted(request: Request, settings: Settings) -> Wanted:
    """Return how rows are to be sent, the command line before the settings."""
    from tui.terminal.deciding import Wanted
    from tui.terminal.profiles import Marks, Profile, Shaping

    profile = request.profile or settings.profile
    return Wanted(
        None if profile == AUTO else Profile(profile),
        None if settings.marks == AUTO else Marks(settings.marks),
        None if settings.shaping == AUTO else Shaping(settings.shaping),
    )


def _list(request: Request, words: Words, out: TextIO) -> None:
    from tui.printing import ArticleTable, write_json, write_tabs

    library = open_library(request.paths)
    terminal = terminal_of(out)
    if terminal is None or request.json:
        rows = _list_rows(library, words, str, partial(complain, words))
        if request.json:
            write_json(rows, out)
        else:
            write_tabs(LIST_FIELDS, rows, out)
        return
    messages: list[str] = []  # they would stand between the rows
    rows = _list_rows(library, words, partial(explain, words=words), messages.append)
    ArticleTable(terminal, words, (entry.file for entry in library.entries)).write(rows)
    out.flush()
    for message in messages:
        complain(words, message)


def _list_rows(
    library: Library,
    words: Words,
    reason: Callable[[QariError], str],
    tell: Callable[[str], None],
) -> Iterator[Record]:
    """Yield the row of each file; what could not be read is also told."""
    for entry, found in _articles(library, words, tell):
        if isinstance(found, UnreadableFile):
            yield dict.fromkeys(LIST_FIELDS) | {"file": entry.file, "error": reason(found)}
        else:
            yield {field: getattr(found, field, None) for field in LIST_FIELDS}


def _articles(
    library: Library, words: Words, tell: Callable[[str], None]
) -> Iterator[tuple[Entry, Article | UnreadableFile]]:
    """Yield each file as an article, or why it is none, which is also told."""
    told = 0
    for batch in library.scan():
        for entry in batch:
            try:
                article = library.read(entry)
            except UnreadableFile as error:
                tell(_about_file(entry, explain(error, words), words))
                yield entry, error
                continue
            if article.repaired:
                tell(_about_file(entry, words.count("repaired", article.repaired), words))
            yield entry, article
        for problem in library.problems[told:]:
            tell(explain(problem, words))
            told += 1
    for problem in library.problems[told:]:
        tell(explain(problem, words))


class _Readable:
    """The files that could be read as articles, and how many they were."""

    def __init__(self, library: Library, words: Words, tell: Callable[[str], None]) -> None:
        self.count = 0
        """Articles that have been given so far."""
        self._articles = _articles(library, words, tell)

    def __iter__(self) -> Iterator[Article]:
        for _, found in self._articles:
            if not isinstance(found, UnreadableFile):
                self.count += 1
                yield found


def _outcome(request: Request, read: int) -> int:
    """Return the exit code: nothing could be done where files were named and none was read.

    A folder, even one of unreadable files, was looked through, and that is done.
    """
    named = bool(request.paths) and not any(map(os.path.isdir, request.paths))
    return FAILED if named and not read else DONE


def _figures(request: Request, words: Words, out: TextIO) -> int:
    from tui.extract.figures import to_row
    from tui.printing import write_json, write_tabs

    library = open_library(request.paths)
    terminal = terminal_of(out)
    messages: list[str] = []  # they would stand between the rows of a table
    table = terminal is not None and not request.json
    tell = messages.append if table else partial(complain, words)
    articles = _Readable(library, words, tell)
    found = ((article, figure) for article in articles for figure in library.figures(article))
    rows = (to_row(figure, article) for article, figure in found)
    if request.json:
        write_json(rows, out)
    elif terminal is None:
        write_tabs(FIGURE_FIELDS, rows, out)
    else:
        from tui.figure_tables import FigureTable

        FigureTable(terminal, words, (entry.file for entry in library.entries)).write(found)
        out.flush()
    complain_all(messages, words)
    return _outcome(request, articles.count)


def _entities(request: Request, settings: Settings, words: Words, out: TextIO) -> int:
    from tui.entity_tables import EntityTable, ProgressLine, to_row
    from tui.printing import write_json, write_tabs

    library = open_library(request.paths, settings)
    terminal = terminal_of(out)
    messages: list[str] = []  # they would stand between rows, or in the line of progress
    line = ProgressLine(terminal_of(sys.stderr) if sys.stderr else None, words)
    for _ in line.follow(library.read_names(lambda one: messages.append(explain(one, words)))):
        pass
    catalogue = library.catalogue()
    messages += (explain(problem, words) for problem in library.problems)
    troubles = catalogue.troubles()
    messages += (_trouble(one, words) for one in troubles)
    read = len(library.entries) - sum(one.problem is not None for one in troubles)
    table = terminal is not None and not request.json
    if not table:
        complain_all(messages, words)
    if request.json:
        write_json(map(to_row, catalogue.mentions()), out)
    elif terminal is None:
        write_tabs(ENTITY_FIELDS, map(to_row, catalogue.mentions()), out)
    else:
        names = (entry.file for entry in library.entries)
        EntityTable(terminal, words, names).write(catalogue.mentions())
        out.flush()
        complain_all(messages, words)
    library.close()
    return _outcome(request, read)


def _index(request: Request, settings: Settings, words: Words) -> int:
    """Bring the index up to date; Ctrl+C writes what was read so far and then stops."""
    import signal

    stopped: list[int] = []

    def stop(number: int, frame: object) -> None:
        stopped.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # the second one at once

    before = signal.signal(signal.SIGINT, stop)
    try:
        code = write_out(lambda out: _update(request, settings, words, out, lambda: bool(stopped)))
    finally:
        signal.signal(signal.SIGINT, before)
    return STOPPED if stopped else code


def _update(
    request: Request, settings: Settings, words: Words, out: TextIO, stop: Callable[[], bool]
) -> None:
    from time import monotonic

    from tui.index_tables import FIELDS, IndexLine, write_index
    from tui.printing import write_json, write_tabs

    library = open_library(request.paths, settings)
    messages: list[str] = []  # they would stand in the line of progress
    line = IndexLine(terminal_of(sys.stderr) if sys.stderr else None, words)
    start = monotonic()
    last: Indexed | None = None
    library.index().check()
    updates = library.update_index(stop, library.problems.append, background=False)
    for progress in line.follow(updates):
        last = progress
    seconds = round(monotonic() - start, 2)
    if request.facts:
        _add_facts(library, stop, words)
    index = library.index()
    if index.mode == "reads":
        messages.append(words.say("index.reads"))
    messages += (explain(problem, words) for problem in library.problems)
    troubles = index.troubles()
    messages += (_index_trouble(one, words) for one in troubles)
    articles = index.articles()
    row: Record = {
        "files": articles + len(troubles),
        "articles": articles,
        "added": last.added if last else 0,
        "changed": last.changed if last else 0,
        "removed": last.removed if last else 0,
        "unreadable": len(troubles),
        "bytes": last.done_bytes if last else 0,
        "index_bytes": index.size(),
        "seconds": seconds,
        "mode": str(index.mode),
    }
    library.close()
    complain_all(messages, words)
    terminal = terminal_of(out)
    if request.json:
        write_json([row], out)
    elif terminal is None:
        write_tabs(FIELDS, [row], out)
    else:
        write_index(row, terminal, words)


def _add_facts(library: Library, stop: Callable[[], bool], words: Words) -> None:
    """Read the names of all articles, and put them and the figures into the index."""
    from tui.entity_tables import ProgressLine
    from tui.index_tables import FactsLine

    stderr = terminal_of(sys.stderr) if sys.stderr else None
    report = library.problems.append
    for _ in ProgressLine(stderr, words).follow(library.gather(stop, report, background=False)):
        pass
    adding = library.update_facts(stop, report, background=False)
    for _ in FactsLine(stderr, words).follow(adding):
        pass


def _asked(
    request: Request, settings: Settings, words: Words, messages: list[str]
) -> tuple[Library, Asked]:
    """Bring the index up to date and ask it; what is to be told comes with the messages.

    One that turns out to be damaged, when it is opened or when it is asked, is built anew at once.
    """
    library = open_library(request.paths, settings)
    if request.paths and (not request.no_update or _is_rebuilt(library)):
        _bring_up_to_date(request, library, words)
    asked = library.ask(request.query)
    asked.page(1)
    if library.index().damaged:
        _bring_up_to_date(request, library, words)
        asked = library.ask(request.query)
    if request.paths and library.index().mode == "reads":
        messages.append(words.say("index.reads"))
    for problem in asked.parsed.problems:
        said = words.say(problem.key, what=problem.what)
        messages.append(words.say("search.problem", what=problem.what, problem=said))
    messages += (explain(one, words) for one in library.problems)
    messages += (_index_trouble(one, words) for one in library.index().troubles())
    if request.no_update:
        messages += _lacking(library, asked, words)
    return library, asked


def _is_rebuilt(library: Library) -> bool:
    """Open the index, and return whether what was there could not be used."""
    library.index()
    return any(one.key == "index.rebuilt" for one in library.problems)


def _bring_up_to_date(request: Request, library: Library, words: Words) -> None:
    from tui.index_tables import IndexLine

    line = IndexLine(terminal_of(sys.stderr) if sys.stderr else None, words)
    for _ in line.follow(library.update_index(report=library.problems.append, background=False)):
        pass
    _read_facts(request, library, words)


def _lacking(library: Library, asked: Asked, words: Words) -> Iterator[str]:
    """Yield what the index has not and the query needs, where it is asked as it is."""
    from tui.searching import needs_facts

    index = library.index()
    if not (index.articles() or index.troubles()):
        yield words.say("index.missing")
    elif needs_facts(asked.parsed.query):
        done, total = index.with_facts()
        if done < total:
            yield words.say("index.no_facts", done=done, total=total)


def _read_facts(request: Request, library: Library, words: Words) -> None:
    """Read names and figures of articles into the index where the query asks for some."""
    from tui.entity_tables import ProgressLine
    from tui.searching import needs_facts, understood

    if not needs_facts(understood(request.query).query):
        return
    line = ProgressLine(terminal_of(sys.stderr) if sys.stderr else None, words)
    for _ in line.follow(library.read_names(library.problems.append)):
        pass
    for _ in library.update_facts(report=library.problems.append, background=False):
        pass


def _index_trouble(trouble: tuple[str, str, dict[str, str | int]], words: Words) -> str:
    file, key, values = trouble
    reason = explain(QariError(Words("en").say(key, **values), key, values), words)
    return words.say("error.unreadable", path=file, reason=reason)


def _search(request: Request, settings: Settings, words: Words, out: TextIO) -> int:
    from tui.search_command import Wanted, print_concordance, print_search

    messages: list[str] = []  # they would stand between rows, or in the line of progress
    # Looking for garbage among imports and the names of the book took 50 of 480 ms.
    gc.disable()
    library, asked = _asked(request, settings, words, messages)
    gc.freeze()
    gc.enable()
    terminal = None if request.json else terminal_of(out)
    if terminal is None:
        complain_all(messages, words)
        messages.clear()

    def tell(file: str, error: UnreadableFile) -> None:
        messages.append(words.say("error.unreadable", path=file, reason=explain(error, words)))

    how = Wanted(
        request.limit, request.context, request.counted, request.files, request.sort, request.json
    )
    write = print_search if request.command == "search" else print_concordance
    write(asked, how, words, terminal, out, tell)
    out.flush()
    is_whole = not library.index().damaged
    if not is_whole:
        messages.append(words.say("index.spoilt"))
    complain_all(messages, words)
    library.close()
    return DONE if is_whole else FAILED


def _trouble(trouble: Trouble, words: Words) -> str:
    """Say why a file is no article, or how much of it could not be read."""
    if trouble.problem is None:
        reason = words.count("repaired", trouble.repaired)
    else:
        key, values = trouble.problem
        reason = explain(QariError(Words("en").say(key, **values), key, values), words)
    return words.say("error.unreadable", path=trouble.file, reason=reason)


def _disagree(request: Request, words: Words, out: TextIO) -> int:
    from tui.printing import write_json, write_tabs

    library = open_library(request.paths)
    terminal = terminal_of(out)
    articles = _Readable(library, words, partial(complain, words))
    groups = library.disagree(articles)
    if request.json:
        write_json((group.row() for group in groups), out)
    elif terminal is None:
        write_tabs((*GROUP_FIELDS, *FIGURE_FIELDS), _claim_rows(groups), out)
    else:
        from tui.figure_tables import DisagreementTable

        DisagreementTable(terminal, words).write(groups)
    return _outcome(request, articles.count)


def _claim_rows(groups: Iterable[Group]) -> Iterator[Record]:
    for number, group in enumerate(groups, 1):
        said: Record = dict(
            zip(GROUP_FIELDS, (number, group.subject, group.unit, group.verdict), strict=True)
        )
        for claim in group.claims:
            yield {**said, **claim.row}


def _show(request: Request, settings: Settings, words: Words, out: TextIO) -> None:
    from tui.printing import print_laid_out, print_plain, write_json

    library = Library()
    entry = library.find(request.paths[0])
    try:
        article = library.read(entry)
    except UnreadableFile as error:
        raise QariError(_about_file(entry, explain(error, words), words)) from None
    if article.repaired:
        complain(words, _about_file(entry, words.count("repaired", article.repaired), words))
    terminal = terminal_of(out)
    if request.json:
        write_json(_show_rows(article), out)
    elif terminal is None:
        out.write(article.text)
    elif request.plain:
        print_plain(article.text, out)
    else:
        columns = request.width or max(NARROWEST, min(settings.measure, terminal.columns))
        said = about(article, words)
        print_laid_out(article, said, columns, terminal, justify=settings.justify)


def _examine(request: Request, settings: Settings, words: Words, out: TextIO) -> None:
    """Print what is known of the terminal."""
    from shutil import get_terminal_size

    from tui.printing import Report, write_json, write_tabs
    from tui.terminal.doctor import examine, terminal_lines

    here = terminal_of(out)
    lines = None
    if here is not None and is_terminal(sys.stdin):
        lines = terminal_lines(sys.stdin.fileno(), out.fileno())
    found = examine(os.environ, wanted(request, settings), lines, get_terminal_size())
    namer = Library(settings=settings).namer
    found |= {"tagger": namer.serves, "tagger_not_loaded": namer.unloadable or None}
    if request.json:
        write_json([found], out)
    elif here is None:
        write_tabs(("field", "value"), Report(found).rows(), out)
    else:
        Report(found).write(here, words)


def _show_rows(article: Article) -> Iterator[Record]:
    for block in article.blocks:
        yield {
            "file": article.file,
            "start": block.start,
            "end": block.end,
            "text": article.text[block.start : block.end],
            "block": block.kind.value,
        }


# --- help -----------------------------------------------------------------------------------


def _print_page(request: Request, words: Words, out: TextIO) -> None:
    """Print the version or the help."""
    if request.version and not request.help:
        out.write(f"qari {__version__}\n")
        return
    from tui.usage import write_help

    terminal = terminal_of(out)
    with nullcontext() if terminal is None else terminal.ordered():
        write_help(terminal, words, out)


# --- messages -----------------------------------------------------------------------------------


def _about_file(entry: Entry, reason: str, words: Words) -> str:
    return words.say("error.unreadable", path=entry.file, reason=reason)


def _problem(key: str, **values: str) -> QariError:
    return QariError(Words("en").say(key, **values), key, values)
