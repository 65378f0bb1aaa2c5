"""One run of the indexing: files are read in other processes, and written here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from tui import workers
from tui.errors import QariError
from tui.indexing.progress import Progress
from tui.indexing.reading import Batch, Reader, Task, analyst
from tui.search.index import Index
from tui.words import Words

SMALL = 1_000_000
"""Bytes up to which files are read in this process: half a second's work, which is what other
processes take to load."""
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


Stop = Callable[[], bool]
Report = Callable[[QariError], None]


@dataclass(frozen=True, slots=True)
class How:
    """What a run of the indexing is given: see `tui.indexing.update`."""

    index: Index
    reader: Reader
    stop: Stop
    report: Report
    background: bool
    processes: int | None


class Due(NamedTuple):
    """How much has to be read."""

    files: int
    size: int
    """Bytes."""

    @staticmethod
    def of(tasks: Sequence[Task]) -> Due:
        """Return what tasks are together."""
        return Due(len(tasks), sum(task.size for task in tasks))


class Run:
    """The reading of files that have to be read."""

    def __init__(
        self,
        how: How,
        tasks: Iterable[Task],
        due: Due,
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
        analyst.cache_clear()  # another index has not been told of what was met before
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
        return problem("catalogue.lost", path=task.file, reason=str(result.code))
    return problem("index.raised", path=task.file, reason=result.error)


def problem(key: str, **values: str | int) -> QariError:
    """Return what is told in one line."""
    return QariError(Words("en").say(key, **values), key, values)
