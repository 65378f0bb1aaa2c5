"""Bringing an index up to date, whatever keeps it from being written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.catalogue.database import Database, Schema, StartedAnew
from tui.indexing.plan import Plan, Tasks, compare
from tui.indexing.progress import Progress
from tui.indexing.reading import Reader, Task
from tui.indexing.run import Due, How, Report, Run, Stop, problem
from tui.search import schema
from tui.search.index import Index, base_of
from tui.search.text_index import Broken, remove_others
from tui.sources import File, real_folders

IN_MEMORY = 50_000_000
"""Bytes of files that are indexed in memory where the cache folder cannot be written."""
TABLES = Schema(schema.NUMBER, schema.TABLES, schema.PROBE, "index")


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
        report(problem(f"index.{error.said}", reason=str(error)))
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
    how = How(index, reader, stop, report, background, processes)
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

    def __init__(self, how: How) -> None:
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
            raise problem("index.failed", reason=str(error)) from None
        if error.unwritable and index.bytes_read() > IN_MEMORY:
            # More than memory could have: what is there stays, and is asked.
            self.goes_on = False
            index.give_up()
            index.clean()
            self._report(problem("index.full_so_far", done=index.articles()))
        elif error.unwritable or self._is_rebuilt:
            index.move_to_memory(error, discard=self._is_new)
        else:
            self._is_rebuilt = True
            index.spoil(str(error))


def _update(
    how: How, batches: Iterable[Sequence[File]], roots: Sequence[str], keeping: _Keeping
) -> Iterator[Progress]:
    index, folders = how.index, real_folders(roots)
    seen = index.state
    plan = Plan(Tasks(folders))
    yield from compare(index, batches, folders, plan)
    if how.stop():
        return
    if plan.is_empty() and index.is_open:
        yield Progress(plan.total, plan.total, 0, 0, listed=True, complete=True)
        return
    if not index.try_to_write():
        return
    if index.state != seen:
        raise _Changed
    tasks, due = plan.tasks.take(), Due(len(plan.tasks), plan.tasks.size)
    if index.mode == "memory":
        fitting = _fitting(tasks, how.report)
        tasks, due = iter(fitting), Due.of(fitting)
    index.touch(plan.renamed)
    index.forget(plan.gone)
    yield from _finished(Run(how, tasks, due, plan.total, len(plan.gone)))


def _finished(run: Run) -> Iterator[Progress]:
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
    how = How(index, reader, stop, report, background, processes)
    try:
        if not tasks:
            yield Progress(0, 0, 0, 0, listed=True, complete=True)
            return
        run = Run(how, map(prepare, tasks), Due.of(tasks), len(tasks), 0)
        yield from _finished(run)
    except StartedAnew:
        index.reopen(discard=False)
    except Broken as error:
        if error.unwritable:
            report(problem("index.failed", reason=str(error)))
        else:
            index.spoil(str(error))
    finally:
        index.let_go()


def _fitting(tasks: Iterable[Task], report: Report) -> list[Task]:
    """Return the files that are indexed in memory; that others are not is told."""
    chosen = []
    free = IN_MEMORY
    for task in tasks:
        free -= task.size
        if free < 0:
            report(problem("index.too_large", limit=IN_MEMORY // 1_000_000))
            break
        chosen.append(task)
    return chosen
