"""The file in which the user's corrections of names are kept: loaded, changed, written at once.

It is `entities.txt` in the data folder, beside nothing that can be rebuilt. Another program may
change it at any time: before each change it is read again, and a lock is held meanwhile, so that
of two instances none loses what the other one wrote.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from tui.errors import QariError
from tui.extract.overlay import Correction, Overlay, Problem, read_overlay, write_overlay
from tui.settings import data_folder
from tui.words import Words

_Result = TypeVar("_Result")
_SHOWN = 60
"""Characters of a bad line that are told."""
_Stamp = tuple[int, int, int] | None
"""What changes when the file does; None without one."""


class Corrections:
    """The corrections of the file as they were read last."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file; without a path that of the data folder.

        A file that cannot be read counts as one without corrections, which `problem` tells.
        """
        self.path = path or data_folder() / "entities.txt"
        self.problem: QariError | None = None
        """What keeps the file from being read."""
        self._lock = RLock()
        self._stamp: _Stamp = None
        self.overlay = self._load()
        """The corrections; another object after each change, so that one which is being applied in
        another thread stays as it is."""

    def problems(self) -> list[QariError]:
        """Return what keeps the file from being read, or each line that cannot be."""
        if self.problem is not None:
            return [self.problem]
        return [_line_problem(self.path, one) for one in self.overlay.problems]

    def reload(self) -> bool:
        """Read the file again where another program has changed it; return whether it has."""
        with self._lock:
            if _stamp(self.path) == self._stamp:
                return False
            before = self.overlay.key
            self.overlay = self._load()
            return self.overlay.key != before

    def add(self, *made: Correction) -> None:
        """Put corrections behind the others.

        Raises:
            QariError: the file cannot be written, or a merge leads back to what was merged into
                it before; then nothing has changed.
        """

        def put(overlay: Overlay) -> bool:
            for one in made:
                try:
                    overlay.add(one)
                except ValueError:
                    raise _circle(one) from None
            return bool(made)

        self._change(put)

    def undo(self) -> Correction | None:
        """Take the last correction of the file back; None where there is none.

        Raises:
            QariError: as `add`.
        """
        return self._change(Overlay.undo)

    def redo(self) -> Correction | None:
        """Bring back the correction last taken back, unless the file has changed since.

        Raises:
            QariError: as `add`.
        """
        return self._change(Overlay.redo)

    def _change(self, change: Callable[[Overlay], _Result]) -> _Result:
        with self._lock, self._held():
            self.reload()
            if self.problem is not None:
                raise self.problem  # writing would lose what could not be read
            made = self.overlay.copy()
            result = change(made)
            if result:
                try:
                    write_overlay(self.path, made)
                except OSError as error:
                    raise _problem("corrections.failed", self.path, error) from None
                self.overlay = made
                self._stamp = _stamp(self.path)
            return result

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep other instances from changing the file meanwhile."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = os.open(
                self.path.with_name(f".{self.path.name}.lock"),
                os.O_RDWR | os.O_CREAT | os.O_CLOEXEC,
                0o600,
            )
        except OSError as error:
            raise _problem("corrections.failed", self.path, error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        except OSError as error:  # a file system without locks
            raise _problem("corrections.failed", self.path, error) from None
        finally:
            os.close(lock)

    def _load(self) -> Overlay:
        self.problem = None
        self._stamp = _stamp(self.path)
        try:
            if self._stamp is not None and not self.path.is_file():  # a FIFO would hang
                values = {"path": str(self.path)}
                said = Words("en").say("corrections.special", **values)
                self.problem = QariError(said, "corrections.special", values)
                return Overlay()
            return read_overlay(self.path)
        except OSError as error:
            self.problem = _problem("corrections.unreadable", self.path, error)
            return Overlay()


def _stamp(path: Path) -> _Stamp:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _circle(made: Correction) -> QariError:
    key = "corrections.circle"
    values: dict[str, str | int] = {"into": made.fields[0], "ids": " ".join(made.ids)}
    return QariError(Words("en").say(key, **values), key, values)


def _line_problem(path: Path, problem: Problem) -> QariError:
    key = f"corrections.line.{problem.reason}"
    values: dict[str, str | int] = {
        "path": str(path),
        "line": problem.line,
        "text": " ".join(problem.text.split())[:_SHOWN],
    }
    return QariError(Words("en").say(key, **values), key, values)


def _problem(key: str, path: Path, error: OSError) -> QariError:
    values: dict[str, str | int] = {"path": str(path), "reason": error.strerror or "?"}
    return QariError(Words("en").say(key, **values), key, values)
