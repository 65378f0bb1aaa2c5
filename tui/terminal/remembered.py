"""What the user chose in the eye test, kept for each terminal in a small file of his own data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.errors import QariError
from tui.settings import data_folder
from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.words import Words

Report = list[QariError]

_OFFERED = "offered"


def file() -> Path:
    """Return where the choices are kept: a JSON object of identities."""
    return data_folder() / "terminals.json"


def load(report: Report | None = None) -> Mapping[str, Choice]:
    """Return all choices by identity.

    A damaged file counts as empty: it is put aside under another name, and told to `report`.
    Entries that this version does not understand are left out here and kept in the file.
    """
    choices = {identity: _choice(entry) for identity, entry in _read(report).items()}
    return {identity: choice for identity, choice in choices.items() if choice is not None}


def recall(identity: str) -> Choice | None:
    """Return what was chosen for a terminal, or None."""
    return load().get(identity)


def remember(identity: str, choice: Choice) -> None:
    """Keep a choice for a terminal.

    Raises:
        QariError: the file cannot be written.
    """
    _write(_to_change() | {identity: choice._asdict()})


def remember_offer(identity: str) -> None:
    """Keep that the eye test was offered for a terminal, where nothing was chosen yet.

    Raises:
        QariError: the file cannot be written.
    """
    entries = _to_change()
    if identity not in entries:
        _write(entries | {identity: {_OFFERED: True}})


def offered() -> frozenset[str]:
    """Return the identities of the terminals for which the eye test has been offered."""
    return frozenset(_read(None))


def forget(identity: str) -> bool:
    """Drop the choice for a terminal; tell whether there was one.

    Raises:
        QariError: the file cannot be written.
    """
    entries = _to_change()
    if identity not in entries:
        return False
    del entries[identity]
    _write(entries)
    return True


def _choice(entry: Any) -> Choice | None:
    try:
        return Choice(Profile(entry["profile"]), Marks(entry["marks"]), Shaping(entry["shaping"]))
    except (TypeError, KeyError, ValueError):
        return None


def _to_change() -> dict[str, Any]:
    """Return the entries of the file, to be written anew with another one.

    Raises:
        QariError: there is a file that cannot be read, and would be lost.
    """
    report: Report = []
    entries = _read(report)
    for problem in report:
        if problem.key == "terminals.unreadable":
            raise problem
    return entries


def _read(report: Report | None) -> dict[str, Any]:
    path = file()
    try:
        content = path.read_bytes() if path.is_file() else None
    except OSError as error:
        _tell(report, "terminals.unreadable", path, reason=error.strerror or "?")
        return {}
    if content is None:
        return {}
    import json

    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        entries = None
    if isinstance(entries, dict):
        return entries
    _put_aside(path, report)
    return {}


def _put_aside(path: Path, report: Report | None) -> None:
    """Rename a damaged file to a name that is still free."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        _tell(report, "terminals.unreadable", path, reason=error.strerror or "?")
    else:
        _tell(report, "terminals.damaged", path, aside=aside.name)


def _write(entries: Mapping[str, Any]) -> None:
    """Replace the file at once, so that there is always a whole one."""
    import json

    path = file()
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(fresh, "w", encoding="utf-8") as stream:
            json.dump(entries, stream, indent=1, sort_keys=True)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise _problem("terminals.unwritable", path, reason=error.strerror or "?") from None


def _tell(report: Report | None, key: str, path: Path, **values: str) -> None:
    if report is not None:
        report.append(_problem(key, path, **values))


def _problem(key: str, path: Path, **values: str) -> QariError:
    filled: dict[str, str | int] = {"path": str(path), **values}
    return QariError(Words("en").say(key, **filled), key, filled)
