"""Reading the names of files into the catalogue: what is missing, in several processes.

Files are known by real path, size and time; one whose time has changed but not its bytes is not
read again, nor one of which only the user's corrections have changed. A process that is killed
leaves a catalogue that is whole up to the last seconds, and the next run adds the rest.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from tui import workers
from tui.catalogue.catalogue import Catalogue
from tui.catalogue.database import StartedAnew
from tui.catalogue.records import Known, Noted, Progress, Reading
from tui.errors import QariError, UnreadableFile
from tui.extract.linking import across_articles
from tui.extract.names.sentences import sentences_around
from tui.extract.naming import Namer
from tui.model import Article, Mention
from tui.sources import Decode, File, Load, real_folders, real_path, status
from tui.words import Words

SMALL = 100_000
"""Bytes up to which files are read in this process: about 60,000 characters, a second's work,
while processes take half a second to load."""
_TOLD = 0.1
"""Seconds between two reports of progress."""
_WRITTEN, _WRITTEN_LATER = 0.5, 5.0
"""Seconds after which what was read is written: at first, and behind the first files. In a large
catalogue each name is on another page of the disk: of 100,000 articles, writing 1000 at once
writes a tenth of what writing 50 at once does."""
_AT_FIRST = 2000
"""Files that are written early, since somebody waits for them."""
_AT_ONCE = 1000
"""Files that are written at once, at most."""
_JOINED = 1000
"""Files after which names are joined across articles for the first time; then after twice as many
each time, which makes it a matter of all files read, not of its square."""

Stop = Callable[[], bool]
Report = Callable[[QariError], None]


_Result = tuple["Reading", QariError | None] | workers.Lost | workers.Raised


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read; it can be sent to another process."""

    load: Load
    decode: Decode
    namer: Namer
    extraction: str = ""
    """Key of what finds names; filled in when files are looked at."""
    overlay: str = ""
    """Key of the user's corrections; filled in, too."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read."""

    path: bytes
    """Its real path."""
    file: str
    where: str
    """Its path as it is opened."""
    size: int
    mtime_ns: int
    digest: bytes = b""
    """The hash of the bytes that were read last by the same extraction; else empty."""
    raw: tuple[Noted, ...] = ()
    """What was found in those."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has to be done."""

    tasks: list[tuple[Task, int | None]] = field(default_factory=list)
    """Files to read, each with the key of what is known of it and holds still for its bytes."""
    renamed: dict[int, str] = field(default_factory=dict)
    known: int = 0
    """Files that need nothing."""


def read(reader: Reader, task: Task) -> tuple[Reading, QariError | None]:
    """Read a file; what a tagger of the user's did wrong first comes with it."""
    blank = Reading(
        task.path, task.file, task.size, task.mtime_ns,
        extraction=reader.extraction, overlay=reader.overlay,
    )  # fmt: skip
    digest = b""
    try:
        data = reader.load(task.where)
        digest = hashlib.blake2b(data, digest_size=16).digest()
        article = reader.decode(task.file, data)
    except UnreadableFile as error:
        return replace(blank, digest=digest, problem=(error.key, error.values)), None
    if task.digest == digest:
        found = [_mention(one) for one in task.raw]
    else:
        found = list(reader.namer.found(article))
    corrected = reader.namer.corrected(article, found)
    is_changed = list(corrected) != found
    reading = replace(
        blank,
        digest=digest,
        title=article.title,
        date=article.date,
        source=article.source,
        words=article.words,
        repaired=article.repaired,
        mentions=_noted(article, corrected),
        raw=_noted(article, found) if is_changed else None,
    )
    return reading, reader.namer.problem


def gather(
    catalogue: Catalogue,
    scan: Callable[[], Iterable[Sequence[File]]],
    roots: Sequence[str],
    reader: Reader,
    *,
    first: File | None = None,
    stop: Stop = lambda: False,
    report: Report = lambda problem: None,
    background: bool = False,
    processes: int | None = None,
) -> Iterator[Progress]:
    """Bring the catalogue up to date with the files, and yield how far that is.

    Args:
        catalogue: Where it is written; of one that another process writes nothing is done.
        scan: Lists all files from the first one on, in batches, as they are found.
        roots: The paths that were opened.
        reader: How files are read.
        first: The file to begin with.
        stop: Asked again and again; once true, what was read is written and nothing more is read.
        report: Told of files at which a process died, and of what a tagger of the user's does.
        background: Whether the processes leave the processors to others who want them.
        processes: How many; as many as there are processors, if not said, none for a few files.
    """
    namer = reader.namer
    reader = replace(reader, extraction=namer.key, overlay=namer.overlay)
    how = _How(catalogue, reader, stop, report, background, processes)
    try:
        while catalogue.try_to_write():
            with suppress(StartedAnew):  # goes on in what is left of it, or in memory
                yield from _gather(how, scan(), roots, first)
                return
    finally:
        catalogue.let_go()


@dataclass(frozen=True, slots=True)
class _How:
    """What stays the same while files are read."""

    catalogue: Catalogue
    reader: Reader
    stop: Stop
    report: Report
    background: bool
    processes: int | None


def _gather(
    how: _How, batches: Iterable[Sequence[File]], roots: Sequence[str], first: File | None
) -> Iterator[Progress]:
    catalogue = how.catalogue
    folders = real_folders(roots)
    known = catalogue.known()
    plan = _Plan()
    seen: set[bytes] = set()
    for batch in batches:
        for one in batch:
            _look_at(one, real_path(one.where, folders), how.reader, known, seen, plan)
        yield Progress(len(seen) - len(plan.tasks), len(seen), listed=False)
    if how.stop():
        return
    if plan.renamed:
        catalogue.rename(plan.renamed)
    catalogue.forget([entry.key for path, entry in known.items() if path not in seen])
    if first is not None:
        plan.tasks.sort(key=lambda one: one[0].file != first.file)
    total = len(seen)
    done = total - len(plan.tasks)
    processes = _processes(how, plan)
    told = 0.0
    for written in _read_all(how, plan, processes):
        done += written
        if time.monotonic() - told >= _TOLD:
            yield Progress(done, total, listed=True)
            told = time.monotonic()
    if how.stop():
        yield Progress(done, total, listed=True)
        return
    if not catalogue.is_joined:
        _join(how, processes)
    yield Progress(total, total, listed=True, complete=True)


def _processes(how: _How, plan: _Plan) -> int:
    if how.processes is not None:
        return how.processes
    size = sum(task.size for task, _ in plan.tasks)
    return workers.cores() if size > SMALL else 0


def _look_at(
    one: File,
    real: bytes,
    reader: Reader,
    known: dict[bytes, Known],
    seen: set[bytes],
    plan: _Plan,
) -> None:
    """Decide what has to be done with a file."""
    if real in seen:
        return
    seen.add(real)
    before = known.get(real)
    size, mtime_ns = status(one.where)
    if before is None:
        plan.tasks.append((Task(real, one.file, one.where, size, mtime_ns), None))
        return
    same_finder = before.extraction == reader.extraction
    same = same_finder and before.overlay == reader.overlay
    if same and (before.size, before.mtime_ns) == (size, mtime_ns):
        if before.file != one.file:
            plan.renamed[before.key] = one.file
        return
    task = Task(real, one.file, one.where, size, mtime_ns)
    plan.tasks.append((task, before.key if same_finder else None))


def _read_all(how: _How, plan: _Plan, processes: int) -> Iterator[int]:
    """Read and write files; yield how many more are done, 0 while one waits."""
    unwritten: list[Reading] = []
    due = time.monotonic()  # the first one at once: it is what is on the screen
    written, joined = 0, _JOINED
    results = workers.in_order(
        partial(read, how.reader),
        _with_raw(how.catalogue, plan),
        processes=min(processes, len(plan.tasks)),
        stop=how.stop,
        background=how.background,
    )
    with closing(results):
        for reading in _told(results, how.report):
            if isinstance(reading, Reading):
                unwritten.append(reading)
            elif reading:
                yield 1  # lost, which is told; the next run tries again
            if unwritten and (time.monotonic() >= due or len(unwritten) >= _AT_ONCE):
                how.catalogue.put(unwritten)
                yield len(unwritten)
                written += len(unwritten)
                unwritten = []
                due = time.monotonic() + (_WRITTEN if written < _AT_FIRST else _WRITTEN_LATER)
                if written >= joined:
                    _join(how, processes)
                    joined *= 2
            else:
                yield 0
    if unwritten:
        how.catalogue.put(unwritten)
        yield len(unwritten)


def _told(
    results: Iterable[tuple[Task, _Result] | None], report: Report
) -> Iterator[Reading | bool]:
    """Yield what was read, True for a file that was lost, False while one waits."""
    told = False
    for result in results:
        if result is None:
            yield False
            continue
        task, got = result
        if isinstance(got, workers.Lost | workers.Raised):
            report(_lost(task, got))
            yield True
            continue
        reading, problem = got
        if problem is not None and not told:
            told = True
            report(problem)
        yield reading


def _with_raw(catalogue: Catalogue, plan: _Plan) -> Iterator[Task]:
    """Yield the tasks with what is known of their files, when each is begun."""
    for task, key in plan.tasks:
        if key is None:
            yield task
        else:
            digest, raw = catalogue.raw(key)
            yield replace(task, digest=digest, raw=raw)


def _join(how: _How, processes: int) -> None:
    """Join names across articles; in another process, since it takes seconds for a million."""
    namer = how.reader.namer
    if not namer.across:
        how.catalogue.join({})
        return
    entities = [one for one in how.catalogue.raw_entities() if one[0] not in namer.decided]
    results = workers.in_order(
        across_articles, [entities], processes=min(processes, 1), background=how.background
    )
    for result in results:
        if result is not None:
            same = result[1]
            how.catalogue.join(same if isinstance(same, dict) else across_articles(entities))


# --- mentions -----------------------------------------------------------------------------------


def _noted(article: Article, mentions: Sequence[Mention]) -> tuple[Noted, ...]:
    """Return mentions as they are kept.

    Raises:
        ValueError: they overlap, or are out of order.
    """
    if any(after.start < before.end for before, after in pairwise(mentions)):
        raise ValueError("mentions overlap")
    sentences = sentences_around(article, mentions)
    return tuple(
        Noted(
            one.start, one.end, one.form(article.text), one.type, one.id, one.name,
            one.step, one.confidence, *sentence, one.link, one.linked,
        )
        for one, sentence in zip(mentions, sentences, strict=True)
    )  # fmt: skip


def _mention(one: Noted) -> Mention:
    lacking = one.form[: len(one.form) - (one.end - one.start)]
    return Mention(
        one.start, one.end, one.type, one.id, one.name, one.step, one.confidence, lacking,
        one.link, one.linked,
    )  # fmt: skip


# --- files --------------------------------------------------------------------------------------


def _lost(task: Task, result: workers.Lost | workers.Raised) -> QariError:
    if isinstance(result, workers.Lost):
        key, reason = "catalogue.lost", str(result.code)
    else:
        key, reason = "catalogue.raised", result.error
    values = {"path": task.file, "reason": reason}
    return QariError(Words("en").say(key, path=task.file, reason=reason), key, values)
