"""Which files are articles, in which order, and their bytes.

A folder is listed in the order of the names that the contract gives its files, so that what is
printed in this order is sorted, and a big folder can be listed while it is still being read.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import merge
from pathlib import Path
from typing import NamedTuple

from tui.errors import QariError, UnreadableFile
from tui.words import Words

LARGEST = 256
"""Megabytes of the largest file that is read; as an article it takes 14 times as much memory."""

_BATCH = 1000
_BATCH_SECONDS = 0.1
NEAR = 3
"""Names that are told where one is not found."""
_NAMES_COMPARED = 20_000  # half a second; more names are not searched for a near one

Stop = Callable[[], bool]
Report = Callable[[QariError], None]


class Entry(NamedTuple):
    """A file of the library, not read yet."""

    file: str
    """The name that the contract gives it: PATH as given joined with the path below it."""
    where: str
    """Its path as it is opened; a `Path` each took 125 MB of 500,000 files."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.where)


def built_in_folder() -> Path:
    """Return the folder of the built-in articles, in the installed package or the checkout.

    Raises:
        QariError: it is in neither place.
    """
    here = Path(__file__).parent
    for folder in (here / "_seeds", here.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise problem("error.no_built_in")


def scan(
    paths: Sequence[str],
    stop: Stop = lambda: False,
    report: Report = lambda problem: None,
) -> Iterator[list[Entry]]:
    """Yield files in the order of their names, in batches of a tenth of a second at most.

    Folders are read with all below them: `*.txt`, nothing hidden. A file that is reached twice
    is listed once, under the first of its names.

    Args:
        paths: Files and folders; without any the built-in articles.
        stop: Asked again and again; once true, the scan ends.
        report: Told of each folder that cannot be listed.

    Raises:
        QariError: the built-in articles are missing.
    """
    if paths:
        found = merge(*(_entries(path, stop, report) for path in paths))
    else:
        found = merge(_walk(str(built_in_folder()), "", stop, report))
    seen: set[str] = set()
    batch: list[Entry] = []
    due = time.monotonic() + _BATCH_SECONDS
    for file, path, real in found:
        if real not in seen:
            seen.add(real)
            batch.append(Entry(file, path))
        if batch and (len(batch) >= _BATCH or time.monotonic() >= due):
            if stop():
                return
            yield batch
            batch = []
            due = time.monotonic() + _BATCH_SECONDS
    if batch and not stop():
        yield batch


def shown_name(path: str) -> str:
    """Return a path as it is named in output: bytes that are not UTF-8 become U+FFFD each."""
    if path.isascii():
        return path
    with suppress(UnicodeEncodeError):  # a lone surrogate that stands for no byte
        path = os.fsencode(path).decode("utf-8", "surrogateescape")
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in path)


_Found = tuple[str, str, str]
"""A file: its name in output, its path, and its path without links."""


def _entries(path: str, stop: Stop, report: Report) -> Iterator[_Found]:
    if os.path.isdir(path):
        return _walk(path, shown_name(path).rstrip("/") + "/", stop, report)
    return iter([(shown_name(path), path, os.path.realpath(path))])


def _walk(root: str, prefix: str, stop: Stop, report: Report) -> Iterator[_Found]:
    """Yield the files below a folder by name; folders wait on a stack, so depth has no limit."""
    pending = _listing(root, os.path.realpath(root), prefix, stop, report)
    visited = {os.path.realpath(root)}
    while pending and not stop():
        shown, path, real = pending.pop()
        if not shown.endswith("/"):
            yield shown, path, real
            continue
        below = []
        while True:
            if real not in visited:
                visited.add(real)
                below += _listing(path, real, shown, stop, report)
            # Names of different bytes can look the same, and their files are listed together.
            if not pending or pending[-1][0] != shown:
                break
            _, path, real = pending.pop()
        pending += sorted(below, reverse=True)


def _listing(
    folder: str, real_folder: str, prefix: str, stop: Stop, report: Report
) -> list[_Found]:
    """Return what a folder holds, last first; the shown name of a folder ends in a slash."""
    found: dict[str, _Found] = {}
    try:
        with os.scandir(folder) as items:
            for item in items:
                if stop():
                    break
                if item.name.startswith("."):
                    continue
                is_folder = _is_folder(item)
                if is_folder or item.name.endswith(".txt"):
                    real = f"{real_folder.rstrip('/')}/{item.name}"
                    if item.is_symlink():
                        real = os.path.realpath(item.path)
                    end = "/" if is_folder else ""
                    name = f"{shown_name(item.name)}{end}"
                    # Names of different bytes can look the same.
                    key = name if name not in found else f"{name}\0{item.path}"
                    shown, path = f"{prefix}{name}", item.path
                    # One string where all three are equal: 80 MB of 500,000 files.
                    path = shown if path == shown else path
                    found[key] = (shown, path, path if real == path else real)
    except OSError as error:
        report(_folder_problem(folder, error))
    # Sorting the names took a ninth of the time of sorting tuples that begin with one prefix.
    return [found[name] for name in sorted(found, reverse=True)]


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False  # a link to itself, say; reading it tells why


def status_of(path: str) -> os.stat_result | None:
    """Return what a path is, or None where there is nothing."""
    try:
        return os.stat(path)
    except PermissionError:
        raise problem("error.file_denied", path=shown_name(path)) from None
    except (OSError, ValueError):  # ValueError: a null character
        return None


def check_folder(path: str) -> None:
    """Raise QariError where a folder cannot be listed."""
    try:
        os.scandir(path).close()
    except OSError as error:
        raise _folder_problem(path, error) from None


def check_file(path: str, status: os.stat_result) -> None:
    """Raise QariError where a path is no file that may be read."""
    if not stat.S_ISREG(status.st_mode):
        raise problem("error.special_file", path=shown_name(path))
    if not os.access(path, os.R_OK):
        raise problem("error.file_denied", path=shown_name(path))


def size_of(path: str) -> int:
    """Return a file's size in bytes, 0 where it cannot be told."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0  # reading it tells why


def read_bytes(path: str | Path) -> bytes:
    """Return a file's bytes, read at once; opens nothing but regular files, which cannot hang.

    Raises:
        UnreadableFile: it is gone, special, too large or not permitted.
    """
    try:
        _check_readable(os.stat(path))
        # Opened without waiting and looked at again, should a FIFO have taken its place; without
        # a file object, which took half of the time for a short article.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            status = os.fstat(handle)
            _check_readable(status)
            return _whole(handle, status.st_size)
        finally:
            os.close(handle)
    except PermissionError:
        raise _unreadable("reason.denied") from None
    except FileNotFoundError:
        key = "reason.broken_link" if os.path.islink(path) else "reason.gone"
        raise _unreadable(key) from None
    except MemoryError:
        raise _unreadable("reason.too_large", limit=LARGEST) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _unreadable("reason.broken_link") from None
        raise _unreadable("reason.failed", reason=error.strerror or "?") from None


def _whole(handle: int, size: int) -> bytes:
    """Return all bytes of an open file of this size, also where it is longer by now."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data  # fewer than were asked for: there are no more
    with open(handle, "rb", closefd=False) as rest:
        return data + rest.read()


def _check_readable(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable("reason.special")
    if status.st_size > LARGEST * 1_000_000:
        raise _unreadable("reason.too_large", limit=LARGEST)


def is_called(file: str, name: str) -> bool:
    """Whether a file may be called so: by its whole name or the last parts, without `.txt` too."""
    stem = file.removesuffix(".txt")
    return name in (file, stem) or file.endswith(f"/{name}") or stem.endswith(f"/{name}")


def near_names(name: str, files: Sequence[str]) -> list[str]:
    """Return the names of files that hold a name or are most like it, three at most."""
    from difflib import get_close_matches

    inside = [file for file in files if len(name) > 2 and name in file]  # else all are near
    if inside:
        return inside[:NEAR]
    by_last_part = {file.rpartition("/")[2]: file for file in files[:_NAMES_COMPARED]}
    last_part = name.rpartition("/")[2]
    return [by_last_part[near] for near in get_close_matches(last_part, by_last_part, NEAR)]


def missing(path: str) -> QariError:
    """Return what tells that there is nothing at a path, and what is like it beside."""
    folder = os.path.dirname(path)
    try:
        names = [name for name in os.listdir(folder or ".") if not name.startswith(".")]
    except (OSError, ValueError):
        names = []
    paths = [shown_name(os.path.join(folder, name)) for name in names]
    near = list_of(near_names(shown_name(path), paths) if os.path.basename(path) else [])
    return problem(
        "error.missing_near" if near else "error.missing", path=shown_name(path), near=near
    )


def list_of(names: Iterable[str]) -> str:
    """Return names as they are listed in a message."""
    return ", ".join(names)


def _folder_problem(folder: str, error: OSError) -> QariError:
    if isinstance(error, PermissionError):
        return problem("error.folder_denied", path=shown_name(folder))
    reason = error.strerror or "?"
    return problem("error.folder_broken", path=shown_name(folder), reason=reason)


def problem(key: str, **values: str | int) -> QariError:
    """Return an error that one message of the table tells."""
    return QariError(Words("en").say(key, **values), key, values)


def _unreadable(key: str, **values: str | int) -> UnreadableFile:
    return UnreadableFile(Words("en").say(key, **values), key, values)
