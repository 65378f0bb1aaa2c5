"""The files of a full-text index: which they are, and whether they are as they were written.

tantivy writes each file once, and maps it into memory. One that is overwritten later makes it panic
or answer wrongly, and one that is cut off ends the process with SIGBUS as soon as what is missing
is read: nothing can be caught then. So size and time of each file are looked at before it is asked
(60 files, 0.1 ms), and a file whose size or time nobody has noted is compared with the checksum
that tantivy has put at its end (1 GB a second).
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias

State: TypeAlias = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""
_MAGIC = 1337
"""Ends every file of tantivy's, behind four bytes with the length of the JSON that stands before
them: `INDEX_FORMAT` and `Footer` in its `directory/footer.rs`."""
_TAIL = 8
_AT_ONCE = 1 << 20


class Damaged(Exception):
    """A file is not as it was written; the text names it."""


class Missing(Damaged):
    """A file is not there; so it is also where another process has joined segments meanwhile."""

    def is_of(self, files: Iterable[str]) -> bool:
        """Whether it is of a segment that other files are of: then nothing was joined."""
        segment, _, ending = str(self).partition(".")
        if ending.endswith(".del"):  # which is written anew when more is deleted
            return False
        return any(name.partition(".")[0] == segment for name in files)


def states(folder: Path) -> dict[str, State]:
    """Return the files that hold what was committed last, by name.

    Raises:
        Missing: one of them, or what names them, is not there.
        Damaged: what names them cannot be read.
    """
    used, deleted = _named(folder)
    found = {}
    try:
        with os.scandir(folder) as items:
            for item in items:
                segment, _, ending = item.name.partition(".")
                if segment in used and (not ending.endswith(".del") or item.name in deleted):
                    found[item.name] = _state(item.stat())
    except FileNotFoundError as error:
        raise Missing(str(error.filename)) from None
    lacking = used - {name.partition(".")[0] for name in found} | deleted - set(found)
    if lacking:
        raise Missing(min(lacking))
    return found


def _named(folder: Path) -> tuple[set[str], set[str]]:
    """Return the segments of the last commit, and the files that tell what is deleted in them."""
    try:
        segments = json.loads((folder / "meta.json").read_bytes())["segments"]
        used = {one["segment_id"].replace("-", ""): one["deletes"] for one in segments}
        return set(used), {f"{id_}.{one['opstamp']}.del" for id_, one in used.items() if one}
    except FileNotFoundError:
        raise Missing("meta.json") from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Damaged("meta.json") from None


def look(folder: Path, expected: Mapping[str, State]) -> None:
    """Compare files with what they were.

    Raises:
        Missing: one is not there.
        Damaged: one has another size or time.
    """
    place = os.fspath(folder)
    for name, state in expected.items():
        try:
            found = os.stat(f"{place}/{name}")
        except OSError:
            raise Missing(name) from None
        if _state(found) != state:
            raise Damaged(name)


def check(folder: Path, found: Mapping[str, State], noted: Mapping[str, State]) -> None:
    """Read the files that are not as noted, and compare each with its checksum.

    Args:
        folder: Where they are.
        found: Their states.
        noted: Those with which they were found whole before.

    Raises:
        Damaged: one has another content than was written.
    """
    for name, state in found.items():
        if noted.get(name) != state and not is_whole(folder / name):
            raise Damaged(name)


def is_whole(path: Path) -> bool:
    """Whether a file has the content that its checksum, CRC-32, was made of."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            tail = file.read()
            length, magic = (int.from_bytes(tail[at : at + 4], "little") for at in (0, 4))
            body = size - _TAIL - length
            if magic != _MAGIC or body < 0:
                return False
            file.seek(body)
            checksum = json.loads(file.read(length))["crc"]
            file.seek(0)
            return bool(_checksum(_parts(file, body)) == checksum)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _parts(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        part = file.read(min(size, _AT_ONCE))
        if not part:
            return
        size -= len(part)
        yield part


def _checksum(parts: Iterator[bytes]) -> int:
    value = 0
    for part in parts:
        value = zlib.crc32(part, value)
    return value


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns
