"""What has to be done to bring the index up to date: files and index compared."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tui.indexing.progress import Progress
from tui.indexing.reading import Task, uncollected
from tui.search.index import Index
from tui.search.known import KnownFiles
from tui.sources import File, real_path, status


class Tasks:
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
class Plan:
    """What has to be done."""

    tasks: Tasks
    renamed: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    total: int = 0

    def is_empty(self) -> bool:
        """Whether the index has all files as they are."""
        return not (len(self.tasks) or self.renamed or self.gone)


def compare(
    index: Index, batches: Iterable[Sequence[File]], folders: Mapping[str, str], plan: Plan
) -> Iterator[Progress]:
    """Decide what has to be done with each file; yield how many were found."""
    known = index.known_files()
    for batch in batches:
        with uncollected():
            for one in batch:
                _look_at(one, real_path(one.where, folders), index, known, plan)
        plan.total += len(batch)
        yield Progress(plan.total - len(plan.tasks), plan.total, 0, 0, listed=False)
    plan.gone = list(known.unseen())


def _look_at(one: File, path: bytes, index: Index, known: KnownFiles, plan: Plan) -> None:
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
