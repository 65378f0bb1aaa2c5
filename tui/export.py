"""Rows as files that other programs open: CSV for spreadsheets, JSON, a table of Markdown.

Text of an article is hostile: a cell that a spreadsheet would take for a formula is defused
(OWASP, "CSV Injection"), and signs that Markdown would obey are escaped. Numbers stay as they are.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from tui.errors import QariError
from tui.words import Words, name, visible

Value = str | int | float | bool | None
Row = Sequence[Value]
"""The values of one row, in the order of the fields."""


class Format(StrEnum):
    """What a file of rows can be; the values are the endings of its name."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "md"


_FORMULA = re.compile("[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""First characters at which a spreadsheet begins to calculate, full-width ones and those behind
blanks, which it may trim, included."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_QUOTED = re.compile('[",;\t\r\n]')
"""What would end a cell; LibreOffice, unless told otherwise, also cuts at `;` and tabs."""
_MARKUP = re.compile(r"[\\|<>&*`\[\]~]|(?<![^\W_])_|_(?![^\W_])")
"""What Markdown obeys in a cell; `_` inside a word it leaves alone."""


def format_of(path: str) -> Format | None:
    """Return the format that a file's name asks for, or None where its ending is another."""
    _, point, ending = path.rpartition(".")
    known = point and ending.lower() in tuple(Format)
    return Format(ending.lower()) if known else None


def target(path: str) -> Path:
    """Return the file that is meant by what one typed; `~` is the home directory.

    Raises:
        QariError: there is no such home directory, no name, or it is no regular file.
    """
    try:
        found = Path(path.strip()).expanduser()
        if not path.strip() or (found.exists() and not found.is_file()):
            raise _problem("export.no_name", path)
    except RuntimeError:
        raise _problem("export.no_home", path) from None
    except (ValueError, OSError) as error:
        raise _failed(path, error) from None
    return found


def write(
    path: Path,
    form: Format,
    fields: Sequence[str],
    rows: Iterable[Row],
    *,
    replace: bool,
    stop: Callable[[], bool] = lambda: False,
) -> int | None:
    """Write rows to a file and return how many; None where `stop()` became true before the end.

    The file appears whole or not at all: it is written beside its place and moved there. A link
    is followed, and what it leads to is replaced.

    Raises:
        QariError: it exists and must not be replaced, or it cannot be written.
    """
    counted = _Counted(rows, stop)
    make = {Format.CSV: _csv, Format.JSON: _json, Format.MARKDOWN: _markdown}[form]
    left: list[str] = []
    try:
        place = path.resolve()
        try:
            # Taken at once, so that a file that comes meanwhile is not replaced either.
            os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            left.append(str(place))
        except FileExistsError:
            if not replace:
                raise _problem("export.exists", str(path)) from None
        handle, beside = tempfile.mkstemp(prefix=".qari-", dir=place.parent)
        left.append(beside)
        encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
        with open(handle, "w", encoding=encoding, newline="", errors="replace") as file:
            file.writelines(make(fields, counted))
        if counted.stopped:
            return None
        os.chmod(beside, place.stat().st_mode & 0o777)
        os.replace(beside, place)
        left.clear()
    except (OSError, ValueError, RuntimeError) as error:
        raise _failed(str(path), error) from None
    finally:
        for file_name in left:
            with suppress(OSError):
                os.unlink(file_name)
    return counted.number


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row], stop: Callable[[], bool]) -> None:
        self.number = 0
        self.stopped = False
        self._rows = rows
        self._stop = stop

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            if self._stop():
                self.stopped = True
                return
            self.number += 1
            yield row


def _problem(key: str, path: str) -> QariError:
    values = {"path": name(path)}
    return QariError(Words("en").say(key, **values), key, values)


def _failed(path: str, error: Exception) -> QariError:
    reason = getattr(error, "strerror", None) or str(error)
    values = {"path": name(path), "reason": reason}
    return QariError(Words("en").say("export.failed", **values), "export.failed", values)


# --- CSV (RFC 4180) -------------------------------------------------------------------------------


def _csv(fields: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield ",".join(fields) + "\r\n"
    for row in rows:
        yield ",".join(map(csv_cell, row)) + "\r\n"


def csv_cell(value: Value) -> str:
    """Return a value as a cell: nothing for None, a text that is no formula, a plain number."""
    if not isinstance(value, str):
        return _plain(value)
    if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        value = f"'{value}"
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value


def _plain(value: int | float | bool | None) -> str:
    if value is None:
        return ""
    return json.dumps(value, allow_nan=False)


# --- JSON -----------------------------------------------------------------------------------------


def _json(fields: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield "["
    between = "\n"
    for row in rows:
        made = dict(zip(fields, row, strict=True))
        yield between + json.dumps(made, ensure_ascii=False, allow_nan=False)
        between = ",\n"
    yield "\n]\n"


# --- Markdown -------------------------------------------------------------------------------------


def _markdown(fields: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield "| " + " | ".join(fields) + " |\n"
    yield "|" + " --- |" * len(fields) + "\n"
    for row in rows:
        yield "| " + " | ".join(map(markdown_cell, row)) + " |\n"


def markdown_cell(value: Value) -> str:
    """Return a value as a cell of a table, its text as text."""
    if not isinstance(value, str):
        return _plain(value)
    return _MARKUP.sub(r"\\\g<0>", visible(" ".join(value.split())))
