"""Standard streams: what is printed, what is complained of, and what becomes of both."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from tui.errors import QariError
from tui.request import Misuse
from tui.words import Said, Words, name, without_isolates

if TYPE_CHECKING:
    from tui.printing import Terminal
    from tui.terminal.deciding import Wanted
    from tui.terminal.printed import Printed

DONE, FAILED, MISUSED, STOPPED = 0, 1, 2, 130
"""Exit codes."""
_STDERR = 2
"""The descriptor that programs complain to."""


def explain(error: QariError, words: Words) -> str:
    """Return an error in one line of the interface's language, where it can be said in it."""
    if isinstance(error, Misuse):
        return words.say("error.usage", what=words.say(error.key, **error.values))
    if error.key:
        return words.say(error.key, **error.values)
    message = error.args[0]
    return message if isinstance(message, Said) else name(message)


def complain(words: Words, message: str) -> None:
    """Write one line to stderr, laid out where it is a terminal."""
    if sys.stderr is None:
        return
    line = f"qari: {message}"
    terminal = terminal_of(sys.stderr)
    try:
        if terminal is None:
            sys.stderr.write(without_isolates(line) + "\n")
            return
        from tui.printing import lay_out

        with terminal.ordered():
            for row in lay_out(line, terminal.columns, words.rtl, terminal):
                sys.stderr.write(row + "\n")
    except OSError:
        _drop(sys.stderr)  # nobody reads it


def complain_all(messages: Iterable[str], words: Words) -> None:
    """Write lines to stderr."""
    for message in messages:
        complain(words, message)


def warn_of_locale() -> None:
    """Say on a terminal that the locale is not of UTF-8, in letters that any terminal has."""
    from tui.terminal.locales import READ_UTF8, foreign_locale, plain_locale

    found = foreign_locale(os.environ)
    if not found or not is_terminal(sys.stderr):
        return
    if plain_locale(os.environ) and os.environ.get("TERM") not in (None, "", "dumb"):
        sys.stderr.write(READ_UTF8)
    english = Words("en", isolate=True)
    complain(english, english.say("locale.foreign", locale=found))


def write_out(write: Callable[[TextIO], int | None]) -> int:
    """Write to stdout and return the exit code; who closes the pipe has read enough."""
    if sys.stdout is None:
        raise _problem("error.output", reason="stdout is closed")
    code: int | None = DONE
    try:
        code = write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
    except OSError as error:
        _drop(sys.stdout)
        raise _problem("error.output", reason=error.strerror or "?") from None
    return DONE if code is None else code


def _drop(stream: TextIO) -> None:
    """Send what a stream still holds to nowhere, so that Python's last flush is quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, io.UnsupportedOperation):
        return


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_of(stream: TextIO) -> Terminal | None:
    """Return the terminal behind a stream, or None for a pipe or a file."""
    if not is_terminal(stream):
        return None
    from tui.printing import Terminal

    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    styled = os.environ.get("TERM") not in (None, "", "dumb")
    return Terminal(stream, columns or 80, styled, _printed())


class Printing:
    """What the user has set for this run, known once the settings are read."""

    wanted: Wanted | None = None


def _printed() -> Printed:
    """Return how rows are printed, as far as it is known without asking the terminal."""
    from tui.terminal import remembered
    from tui.terminal.deciding import Wanted, decide
    from tui.terminal.kitty import with_option
    from tui.terminal.printed import printed_by

    set_ = Printing.wanted or Wanted()
    report: list[QariError] = []
    kept = remembered.load(report)
    for problem in report:  # as it is: to lay it out this very answer is needed
        sys.stderr.write(f"qari: {problem}\n")
    return printed_by(decide(with_option(os.environ), None, set_, kept))


def write_utf8(stream: TextIO | None) -> None:
    """Make a stream UTF-8 whatever the locale, with U+FFFD for what UTF-8 cannot hold."""
    codecs.register_error("qari", _replace)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="qari", newline="")


def keep_panics_out() -> None:
    """Let what is written to descriptor 2 past Python's stderr go nowhere.

    The index is Rust (tantivy): where a file of it is damaged, each of its threads writes the text
    of its panic there, in English and across the screen, before it is an exception or nothing at
    all. Python's stderr, which Textual draws to, keeps what was behind that descriptor.
    """
    stream = sys.__stderr__
    if stream is None or sys.stderr is not stream or stream.fileno() != _STDERR:
        return
    stream.flush()
    behind = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)
    # Left open, as Python leaves its own: it is written to until the process has ended.
    raw = io.FileIO(behind, "w", closefd=False)
    kept = io.TextIOWrapper(
        io.BufferedWriter(raw), stream.encoding, stream.errors, newline="", line_buffering=True
    )
    sys.stderr = sys.__stderr__ = kept  # type: ignore[misc]


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


def _problem(key: str, **values: str) -> QariError:
    return QariError(Words("en").say(key, **values), key, values)
