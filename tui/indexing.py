"""Bringing the index of words up to date with the files, in as many processes as processors.

Files are known by real path, size and time, and by a hash where only the time has changed. A
process that is killed leaves an index that is whole up to the last commit, and the next run adds
the rest. The lock of the index is held only while there is something to write.
"""

from __future__ import annotations

import gc
import hashlib
import time
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui import workers
from tui.catalogue.database import Database, Schema, StartedAnew
from tui.errors import QariError, UnreadableFile
from tui.model import Article, Gist
from tui.search import schema
from tui.search.documents import Analyst
from tui.search.index import Index, base_of
from tui.search.known import KnownFiles
from tui.search.records import Document, Facts, Figured
from tui.search.text_index import Broken, remove_others
from tui.sources import File, Load, real_folders, real_path, status
from tui.words import Words

SMALL = 1_000_000
"""Bytes up to which files are read in this process: half a second's work, which is what other
processes take to load."""
IN_MEMORY = 50_000_000
"""Bytes of files that are indexed in memory where the cache folder cannot be written."""
_TOGETHER = 200
_BYTES_TOGETHER = 1_000_000
"""Files and bytes that go to a process at once: with two such parts each it has work while this
process waits a third of a second for a commit."""
_BIG = 8_000_000
"""Bytes from which on a file is read after the others, and alone: it takes up to ten times as much
memory, in each process that has one."""
_TOLD = 0.1
"""Seconds between two reports of progress."""
_FIRST_COMMIT = 1.0
_COMMIT = 20.0
"""Seconds after which what was read is written: the first time, then three times as many up to
this. Each part that is written has a dictionary of its own: five parts of 10,000 articles are a
tenth of the text larger than two."""

TABLES = Schema(schema.NUMBER, schema.TABLES, schema.PROBE, "index")

Stop = Callable[[], bool]
Report = Callable[[QariError], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index is."""

    done: int
    """Files that are in it as they are."""
    total: int
    """Files found so far; all of them once `listed`."""
    done_bytes: int
    """Bytes that were read in this run."""
    total_bytes: int
    """Bytes that this run has to read."""
    listed: bool
    added: int = 0
    changed: int = 0
    removed: int = 0
    complete: bool = False
    """Whether nothing is left to do; the last progress of a run that was not stopped."""

    def has_changed(self) -> bool:
        """Whether the index has other articles than before this run."""
        return bool(self.added or self.changed or self.removed)


class Task(NamedTuple):
    """A file to be read."""

    path: bytes
    """Its real path."""
    file: str
    where: str
    """Its path as it is opened."""
    size: int
    mtime_ns: int
    known: int | None = None
    """The key of what the index has of it."""
    digest: bytes = b""
    """The hash of the bytes that it was indexed with."""
    facts: Facts | None = None
    """Its names, where it is indexed once more with them and its figures."""


class Batch(NamedTuple):
    """What was read from several files."""

    documents: list[Document]
    same: list[Task]
    """Files whose bytes are the same as they were."""
    met: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read; it can be sent to another process."""

    load: Load
    decode: Callable[[str, bytes], Article | Gist]
    """Makes what is read of a file's name and bytes; raises UnreadableFile."""
    figured: Callable[[Article], Sequence[Figured]] | None = None
    """Finds figures, in the second pass, for which `decode` makes whole articles."""

    def __call__(self, tasks: Sequence[Task]) -> Batch:
        """Read files."""
        analyst = _analyst()
        with _uncollected():
            # All are parsed before the first is folded: parsing pushes the known words out of the
            # processor's caches, which took a fifth longer article by article.
            parsed = [_document(self, task) for task in tasks]
            documents = [_folded(one, analyst) for one in parsed if one is not None]
            same = [task for task, one in zip(tasks, parsed, strict=True) if one is None]
            return Batch(documents, same, analyst.met())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage among the known words: a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def _analyst() -> Analyst:
    """Return the analyst of this process; what it has met in a run is not told again."""
    return Analyst()


class _Parsed(NamedTuple):
    """A file that was read."""

    document: Document
    """Without fields."""
    article: Article | Gist | None
    """None where it is no article."""
    facts: Facts | None


def _document(reader: Reader, task: Task) -> _Parsed | None:
    """Return a file as a document without fields; None where the index has its bytes."""
    base = Document(
        task.path, task.file, task.size, task.mtime_ns, b"", "", None, None, None, {}, None
    )
    try:
        data = reader.load(task.where)
        digest = hashlib.blake2b(data, digest_size=12).digest()
        if task.known is not None and (digest == task.digest) == (task.facts is None):
            return None  # in the second pass a file that has changed is left to the next first one
        article = reader.decode(task.file, data)
    except UnreadableFile as error:
        return _Parsed(base._replace(problem=(error.key, error.values)), None, None)
    facts = task.facts
    if facts is not None and reader.figured is not None:
        assert isinstance(article, Article)
        facts = replace(facts, figures=reader.figured(article))
    document = base._replace(
        facts=None if facts is None else facts.key,
        digest=digest,
        title=" ".join(article.title.split()),
        date=article.date,
        source=article.source,
    )
    return _Parsed(document, article, facts)


def _folded(parsed: _Parsed, analyst: Analyst) -> Document:
    """Return a file as a document, with its fields."""
    if parsed.article is None:
        return parsed.document
    return parsed.document._replace(fields=analyst.fields(parsed.article, parsed.facts))


class _Tasks:
    """Files to be read. New ones may be hundreds of thousands: they are tasks when they are taken.

    With their paths and a tuple each they took 100 MB of 500,000 files.
    """

    def __init__(self, folders: Mapping[str, str]) -> None:
        """Take the folders: those of `real_folders`."""
        self.size = 0
        """Bytes of all files."""
        self._folders = folders
        self._known: list[Task] = []
        self._new: deque[str | File] = deque()  # one string where name and path are equal
        self._sizes, self._times = array("q"), array("q")

    def __len__(self) -> int:
        return len(self._known) + len(self._new)

    def add(self, task: Task) -> None:
        """Add a file that the index has in another state."""
        self._known.append(task)
        self.size += task.size

    def add_new(self, file: File, size: int, mtime_ns: int) -> None:
        """Add a file that the index has not."""
        self._new.append(file.where if file.file == file.where else file)
        self._sizes.append(size)
        self._times.append(mtime_ns)
        self.size += size

    def take(self) -> Iterator[Task]:
        """Yield the files, and let go of each."""
        yield from self._known
        for size, mtime_ns in zip(self._sizes, self._times, strict=True):
            one = self._new.popleft()
            file, where = (one, one) if isinstance(one, str) else (one.file, one.where)
            yield Task(real_path(where, self._folders), file, where, size, mtime_ns)


@dataclass(slots=True)
class _Plan:
    """What has to be done."""

    tasks: _Tasks
    renamed: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    total: int = 0

    def is_empty(self) -> bool:
        """Whether the index has all files as they are."""
        return not (len(self.tasks) or self.renamed or self.gone)


@dataclass(frozen=True, slots=True)
class _How:
    index: Index
    reader: Reader
    stop: Stop
    report: Report
    background: bool
    processes: int | None


def opened(folder: Path | None, roots: Sequence[str], report: Report) -> Index:
    """Open the index of a set of paths, or make it.

    Args:
        folder: Where indexes are kept; None for one in memory.
        roots: The paths.
        report: Told in one line of whatever keeps it from being used.

    Raises:
        QariError: it cannot even be made in memory.
    """
    base = None if folder is None else base_of(folder, roots)
    place = None if base is None else Path(f"{base}.sqlite")
    database = Database(place, report, TABLES)
    try:
        with suppress(StartedAnew):
            return Index(database, base)
        return Index(database, base)  # now in memory
    except Broken as error:
        database.close(remove=True)  # it has nothing, or it would have been begun anew
        if base is not None:
            remove_others(base, None)
        report(_problem(f"index.{error.said}", reason=str(error)))
        return Index(Database(None, report, TABLES), None)


def update(
    index: Index,
    scan: Callable[[], Iterable[Sequence[File]]],
    roots: Sequence[str],
    reader: Reader,
    *,
    stop: Stop = lambda: False,
    report: Report = lambda problem: None,
    background: bool = False,
    processes: int | None = None,
) -> Iterator[Progress]:
    """Bring the index up to date with the files, and yield how far that is.

    Args:
        index: Where it is written. Where there is something to write and another process does,
            this ends: ask `index.mode`.
        scan: Lists all files as they are now, in batches.
        roots: The paths that were opened.
        reader: How files are read.
        stop: Asked again and again; once true, what was read is written and nothing more is read.
        report: Told when the index cannot be kept, and of files at which a process died.
        background: Whether the processes leave the processors to others who want them.
        processes: How many; as many as there are processors, if not said, none for a few files.
    """
    how = _How(index, reader, stop, report, background, processes)
    keeping = _Keeping(how)
    try:
        while keeping.goes_on:
            with keeping.mended():
                if index.damaged:
                    index.try_to_write()
                yield from _update(how, scan(), roots, keeping)
    finally:
        index.let_go()


class _Changed(Exception):
    """Another process has written the index since it was compared with the files."""


class _Keeping:
    """What is done where the index cannot be written as it is."""

    def __init__(self, how: _How) -> None:
        self.goes_on = True
        """Whether the files have to be looked at once more."""
        self._report = how.report
        self._index = index = how.index
        self._is_new = index.is_empty
        self._is_rebuilt = False

    @contextmanager
    def mended(self) -> Iterator[None]:
        """Go on with another index where this one is full or damaged.

        Raises:
            QariError: not even one in memory can be written.
        """
        index = self._index
        try:
            yield
            self.goes_on = False
        except _Changed:
            pass
        except StartedAnew:
            index.reopen(discard=self._is_new)
        except Broken as error:
            self._mend(error)

    def _mend(self, error: Broken) -> None:
        index = self._index
        if index.mode == "memory":
            raise _problem("index.failed", reason=str(error)) from None
        if error.unwritable and index.bytes_read() > IN_MEMORY:
            # More than memory could have: what is there stays, and is asked.
            self.goes_on = False
            index.give_up()
            index.clean()
            self._report(_problem("index.full_so_far", done=index.articles()))
        elif error.unwritable or self._is_rebuilt:
            index.move_to_memory(error, discard=self._is_new)
        else:
            self._is_rebuilt = True
            index.spoil(str(error))


def _update(
    how: _How, batches: Iterable[Sequence[File]], roots: Sequence[str], keeping: _Keeping
) -> Iterator[Progress]:
    index, folders = how.index, real_folders(roots)
    seen = index.state
    plan = _Plan(_Tasks(folders))
    yield from _plan(index, batches, folders, plan)
    if how.stop():
        return
    if plan.is_empty() and index.is_open:
        yield Progress(plan.total, plan.total, 0, 0, listed=True, complete=True)
        return
    if not index.try_to_write():
        return
    if index.state != seen:
        raise _Changed
    tasks, due = plan.tasks.take(), _Due(len(plan.tasks), plan.tasks.size)
    if index.mode == "memory":
        fitting = _fitting(tasks, how.report)
        tasks, due = iter(fitting), _Due.of(fitting)
    index.touch(plan.renamed)
    index.forget(plan.gone)
    yield from _finished(_Run(how, tasks, due, plan.total, len(plan.gone)))


def _finished(run: _Run) -> Iterator[Progress]:
    """Read and write all files of a run; one that is left half done leaves nothing half done."""
    try:
        yield from run.read()
    except BaseException:
        run.how.index.give_up()
        raise
    stopped = run.how.stop()
    if not stopped:
        run.how.index.settle()
    yield run.progress(complete=not stopped)


def update_tasks(
    index: Index,
    tasks: Sequence[Task],
    reader: Reader,
    prepare: Callable[[Task], Task],
    *,
    stop: Stop,
    report: Report,
    background: bool,
    processes: int | None,
) -> Iterator[Progress]:
    """Put files into the index once more, as `update` does, and yield how far that is.

    Where the index cannot be written any more, it stays as it was.

    Args:
        index: Which this process writes.
        tasks: The files, all of which it has.
        reader: How they are read.
        prepare: Completes a task when it is begun.
        stop: As for `update`.
        report: As for `update`; also told when the index cannot be written.
        background: As for `update`.
        processes: As for `update`.
    """
    how = _How(index, reader, stop, report, background, processes)
    try:
        if not tasks:
            yield Progress(0, 0, 0, 0, listed=True, complete=True)
            return
        run = _Run(how, map(prepare, tasks), _Due.of(tasks), len(tasks), 0)
        yield from _finished(run)
    except StartedAnew:
        index.reopen(discard=False)
    except Broken as error:
        if error.unwritable:
            report(_problem("index.failed", reason=str(error)))
        else:
            index.spoil(str(error))
    finally:
        index.let_go()


def _plan(
    index: Index, batches: Iterable[Sequence[File]], folders: Mapping[str, str], plan: _Plan
) -> Iterator[Progress]:
    """Decide what has to be done with each file; yield how many were found."""
    known = index.known_files()
    for batch in batches:
        with _uncollected():
            for one in batch:
                _look_at(one, real_path(one.where, folders), index, known, plan)
        plan.total += len(batch)
        yield Progress(plan.total - len(plan.tasks), plan.total, 0, 0, listed=False)
    plan.gone = list(known.unseen())


def _look_at(one: File, path: bytes, index: Index, known: KnownFiles, plan: _Plan) -> None:
    number = known.find(path)
    size, mtime_ns = status(one.where)
    if number is None:
        plan.tasks.add_new(one, size, mtime_ns)
        return
    key, is_article = known.key(number), known.is_article(number)
    if not (is_article and known.is_as_it_was(number, size, mtime_ns)):
        digest = index.digest(key) if is_article else b""
        plan.tasks.add(Task(path, one.file, one.where, size, mtime_ns, key, digest))
    elif not known.is_called(number, path, one.file):
        plan.renamed[key] = (one.file, size, mtime_ns)


def _fitting(tasks: Iterable[Task], report: Report) -> list[Task]:
    """Return the files that are indexed in memory; that others are not is told."""
    chosen = []
    free = IN_MEMORY
    for task in tasks:
        free -= task.size
        if free < 0:
            report(_problem("index.too_large", limit=IN_MEMORY // 1_000_000))
            break
        chosen.append(task)
    return chosen


class _Due(NamedTuple):
    """How much has to be read."""

    files: int
    size: int
    """Bytes."""

    @staticmethod
    def of(tasks: Sequence[Task]) -> _Due:
        """Return what tasks are together."""
        return _Due(len(tasks), sum(task.size for task in tasks))


class _Run:
    """The reading of files that have to be read."""

    def __init__(
        self,
        how: _How,
        tasks: Iterable[Task],
        due: _Due,
        total: int,
        removed: int,
    ) -> None:
        self.how = how
        self._tasks = tasks
        self._total = total
        self._bytes = due.size
        self._done = total - due.files
        self._done_bytes = 0
        self._big: list[Task] = []
        self._counts = {"added": 0, "changed": 0, "removed": removed}

    def progress(self, *, complete: bool = False) -> Progress:
        """Return how far it is."""
        return Progress(
            *(self._done, self._total, self._done_bytes, self._bytes),
            listed=True, complete=complete, **self._counts,
        )  # fmt: skip

    def read(self) -> Iterator[Progress]:
        """Read and write the files; what was read is written also where it is stopped."""
        _analyst.cache_clear()  # another index has not been told of what was met before
        self._commit_in(_FIRST_COMMIT)
        yield self.progress()
        processes = self._processes()
        yield from self._read(_batches(self._small()), processes)
        if self._big and not self.how.stop():
            yield from self._read(((task,) for task in self._big), min(1, processes))
        self.how.index.commit()

    def _small(self) -> Iterator[Task]:
        """Yield the files that may be read beside others, and put the others aside."""
        for task in self._tasks:
            if task.size > _BIG:
                self._big.append(task)
            else:
                yield task

    def _read(self, batches: Iterable[tuple[Task, ...]], processes: int) -> Iterator[Progress]:
        how = self.how
        told = 0.0
        results = workers.in_order(
            *(how.reader, batches),
            processes=processes,
            stop=how.stop,
            background=how.background,
        )
        with closing(results):
            for result in results:
                if result is not None:
                    self._take(*result)
                now = time.monotonic()
                if now >= self._due:
                    how.index.commit()
                    self._commit_in(min(3 * self._wait, _COMMIT))
                if now - told >= _TOLD:
                    yield self.progress()
                    told = now

    def _commit_in(self, seconds: float) -> None:
        """Write what was read once so many seconds are over."""
        self._wait, self._due = seconds, time.monotonic() + seconds

    def _processes(self) -> int:
        if self.how.processes is not None:
            return self.how.processes
        return workers.cores() if self._bytes > SMALL else 0

    def _take(self, tasks: tuple[Task, ...], result: Batch | workers.Lost | workers.Raised) -> None:
        if isinstance(result, workers.Lost | workers.Raised):
            self._retry(tasks, result)
            return
        index = self.how.index
        same = {task.path for task in result.same}
        index.touch({t.known: (t.file, t.size, t.mtime_ns) for t in result.same if t.known})
        read = [task for task in tasks if task.path not in same]
        index.put(result.documents, result.met, [t.known for t in read if t.known is not None])
        self._count(tasks)
        for task in read:
            self._counts["added" if task.known is None else "changed"] += 1

    def _count(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            self._done += 1
            self._done_bytes += task.size

    def _retry(self, tasks: Sequence[Task], lost: workers.Lost | workers.Raised) -> None:
        """Read the files of a batch at which a process died one by one; tell which it was."""
        if len(tasks) == 1:
            self.how.report(_lost(tasks[0], lost))
            self._count(tasks)
            return
        processes = 1 if isinstance(lost, workers.Lost) else 0
        single = workers.in_order(
            self.how.reader, ((task,) for task in tasks), processes=processes, stop=self.how.stop
        )
        with closing(single):
            for result in single:
                if result is not None:
                    self._take(*result)


def _batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.size
        if len(batch) >= _TOGETHER or size >= _BYTES_TOGETHER:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _lost(task: Task, result: workers.Lost | workers.Raised) -> QariError:
    if isinstance(result, workers.Lost):
        return _problem("catalogue.lost", path=task.file, reason=str(result.code))
    return _problem("index.raised", path=task.file, reason=result.error)


def _problem(key: str, **values: str | int) -> QariError:
    return QariError(Words("en").say(key, **values), key, values)
