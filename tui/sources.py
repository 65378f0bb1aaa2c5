"""The files that are read into catalogue and index: what they are called, how they are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.model import Article

Decode = Callable[[str, bytes], "Article"]
"""Makes an article of a file's name and bytes; raises UnreadableFile."""
Load = Callable[[str], bytes]
"""Returns the bytes of a file by its path; raises UnreadableFile."""


_ENCODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
_LATEST = 2**63 - 1
"""Nanoseconds that fit in 64 bits: the year 2262."""


class File(Protocol):
    """A file to read: `tui.files.Entry`."""

    @property
    def file(self) -> str:
        """The name that the contract gives it."""

    @property
    def where(self) -> str:
        """Its path, as it is opened."""


def real_folders(roots: Iterable[str]) -> dict[str, str]:
    """Return the folders among what was opened, and their paths without links; all end in `/`."""
    return {
        f"{root.rstrip('/')}/": f"{os.path.realpath(root).rstrip('/')}/"
        for root in roots
        if os.path.isdir(root)
    }


def real_path(path: str, folders: Mapping[str, str]) -> bytes:
    """Return the real path of a file: that of the folder that was opened, then what is below it.

    Asking the system for the real path of each of 100,000 files takes five seconds.

    Args:
        path: The file.
        folders: Those of `real_folders`.
    """
    for folder, real in folders.items():
        if path.startswith(folder):
            # As os.fsencode, which asks for both names each time: half of the time of this.
            return (real + path[len(folder) :]).encode(_ENCODING, _ERRORS)
    return os.fsencode(os.path.realpath(path))


def status(path: str) -> tuple[int, int]:
    """Return size and time of a file, in bytes and nanoseconds; zeros where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0  # reading it tells why
    return found.st_size, min(found.st_mtime_ns, _LATEST)
