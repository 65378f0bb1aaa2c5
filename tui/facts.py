"""The second pass of the index: names and figures of each article, behind the words.

It takes the names that the catalogue has of an article, reads its figures, and puts the article
into the index once more with both. Each article notes by which key it was done, so that a pass
that is stopped or killed goes on where it was.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tui.catalogue.catalogue import Catalogue
from tui.catalogue.records import Known as Named
from tui.extract.dimensions import dimension, scale
from tui.extract.figures import figures
from tui.indexing.progress import Progress
from tui.indexing.reading import Reader, Task
from tui.indexing.run import Report, Stop
from tui.indexing.update import update_tasks
from tui.model import Article, Figure
from tui.search.index import Index
from tui.search.records import Facts, Figured, Known

_NUMBER = 1
"""Of what is noted of figures: grows when other figures are found or noted otherwise."""


def update(
    index: Index,
    catalogue: Catalogue,
    reader: Reader,
    *,
    first: str = "",
    stop: Stop = lambda: False,
    report: Report = lambda problem: None,
    background: bool = False,
    processes: int | None = None,
) -> Iterator[Progress]:
    """Give the articles of the index their names and figures, and yield how far that is.

    Articles whose names the catalogue has not, or has of another state of the file, wait for
    another pass; so do files that have changed since they were indexed.

    Args:
        index: Where they are written. Where there is something to write and another process does,
            nothing is done.
        catalogue: What has the names.
        reader: How files are read.
        first: The name of the file to begin with: the open one.
        stop: Asked again and again; once true, what was read is written and nothing more is read.
        report: Told of files at which a process died.
        background: Whether the processes leave the processors to others who want them.
        processes: How many; as many as there are processors, if not said, none for a few files.
    """
    seen = index.state
    waiting = _waiting(index, catalogue)
    if waiting:
        if not index.try_to_write():
            return
        if index.state != seen:  # another process has written meanwhile
            waiting = _waiting(index, catalogue)
    waiting.sort(key=lambda pair: pair[1].file != first)
    tasks = [task for _, task in waiting]
    keys = {task.path: key for key, task in waiting}

    def with_names(task: Task) -> Task:
        """Return a task with the names of its article, asked for when it is begun."""
        assert task.facts is not None
        names = catalogue.ids_in(keys[task.path])
        return task._replace(facts=replace(task.facts, names=names))

    yield from update_tasks(
        index, tasks, Reader(reader.load, reader.decode, figured), with_names,
        stop=stop, report=report, background=background, processes=processes,
    )  # fmt: skip


def _waiting(index: Index, catalogue: Catalogue) -> list[tuple[int, Task]]:
    """Return the articles whose names the index has not, each behind its key in the catalogue."""
    files = catalogue.known()
    waiting = []
    for path, one in index.known().items():
        named = files.get(path)
        if named is not None and _is_due(one, named):
            facts = Facts(_key(named))
            where = os.fsdecode(path)
            task = Task(path, one.file, where, one.size, one.mtime_ns, one.key, one.digest, facts)
            waiting.append((named.key, task))
    return waiting


def figured(article: Article) -> list[Figured]:
    """Return the figures of an article for the index, those without a value left out."""
    found = []
    for figure in figures(article):
        values = [
            one for one in (figure.value, figure.value_min, figure.value_max) if one is not None
        ]
        if values:
            shift, factor = scale(figure.unit)
            real = [float((Fraction(one) + shift) * factor) for one in values]
            found.append(Figured(figure.kind.value, _unit(figure), min(real), max(real)))
    return found


def _unit(figure: Figure) -> str:
    """Return the currency, or what the unit measures: values are in the first unit of that."""
    unit = figure.currency or dimension(figure.unit)
    return unit.replace("|", " ")


def _is_due(one: Known, named: Named) -> bool:
    same = (one.size, one.mtime_ns) == (named.size, named.mtime_ns)
    return one.is_article and same and one.facts != _key(named)


def _key(named: Named) -> str:
    """Return the key of what found the names of an article, and of how figures are noted."""
    said = f"{_NUMBER}\n{named.extraction}\n{named.overlay}".encode()
    return hashlib.blake2b(said, digest_size=6).hexdigest()
