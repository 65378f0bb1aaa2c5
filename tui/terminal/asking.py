"""The terminal itself, before Textual has it: its answers are read and never echoed."""

from __future__ import annotations

import os
import re
import select
import signal
import termios
from codecs import getincrementaldecoder
from time import monotonic
from typing import Any

from tui.terminal.answers import QUESTIONS
from tui.terminal.sieve import Sieve

LIMIT = 0.1
"""Seconds that answers are waited for. The screens take longer to load, so nothing is added to
the start; what is answered later, over a slow line, is learned when it comes."""
_ENDED = re.compile(rb"\x1b\[\?[\d;]*c")
_LFLAG = 3
_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


class Quiet:
    """Keeps a terminal from echoing and from waiting for whole lines, until it is given back.

    Ctrl+C stays what it is. A signal that ends the program gives the terminal back first.
    """

    def __init__(self, terminal: int) -> None:
        """Begin.

        Raises:
            termios.error: it is no terminal.
        """
        self._terminal = terminal
        self.before: list[Any] = termios.tcgetattr(terminal)
        """What the terminal's attributes were, and will be again."""
        self._ours = True
        self._handled = [name for name in _SIGNALS if signal.getsignal(name) is signal.SIG_DFL]
        for name in self._handled:
            signal.signal(name, self._end_by)
        quiet = self.before.copy()
        quiet[_LFLAG] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)

    def _end_by(self, number: int, _: object) -> None:
        self.give_back()
        os.kill(os.getpid(), number)

    def give_back(self) -> None:
        """Let the terminal be as it was. Once it is handed over this does nothing."""
        if self._ours:
            self.hand_over()
            termios.tcsetattr(self._terminal, termios.TCSANOW, self.before)

    def hand_over(self) -> None:
        """Leave the terminal to someone else, who will restore `before`."""
        self._ours = False
        for name in self._handled:
            signal.signal(name, signal.SIG_DFL)


class Asking:
    """Questions under way: they are sent at once, the answers are read when there is time."""

    def __init__(self, reads: int, writes: int, questions: str = QUESTIONS) -> None:
        """Ask.

        Args:
            reads: File descriptor on which the terminal answers.
            writes: File descriptor on which it is asked.
            questions: What it is asked; the last one is DA1.

        Raises:
            termios.error: one of them is no terminal.
            OSError: the terminal has hung up.
        """
        self.quiet = Quiet(reads)
        self.sieve = Sieve()
        self.decode = getincrementaldecoder("utf-8")("replace").decode
        """What reads on goes on with this one: a letter may have been read in part."""
        self._typed = ""
        self._reads = reads
        try:
            os.write(writes, questions.encode())
        except OSError:
            self.quiet.give_back()
            raise
        self._asked = monotonic()

    def collect(self, limit: float = LIMIT) -> None:
        """Read until all is answered, or `limit` seconds after the question."""
        while not self.sieve.answers.complete:
            left = max(0.0, self._asked + limit - monotonic())
            if not select.select([self._reads], [], [], left)[0]:
                return
            try:
                part = os.read(self._reads, 4096)
            except OSError:
                return
            if not part:
                return
            self._typed += self.sieve.sift(self.decode(part))

    def typed(self) -> str:
        """Return what a user has typed meanwhile, once."""
        typed, self._typed = self._typed, ""
        return typed


def exchange(reads: int, writes: int, questions: str, limit: float) -> str:
    """Put questions that end with DA1 and return all that comes back, keys included.

    Raises:
        termios.error: it is no terminal.
        OSError: it has hung up.
    """
    quiet = Quiet(reads)
    got = b""
    try:
        os.write(writes, questions.encode())
        end = monotonic() + limit
        while (
            not _ENDED.search(got)
            and select.select([reads], [], [], max(0.0, end - monotonic()))[0]
        ):
            part = os.read(reads, 4096)
            got += part
            if not part or monotonic() >= end:
                break
    finally:
        quiet.give_back()
    return got.decode("utf-8", "replace")


def in_foreground(terminal: int) -> bool:
    """Tell whether the program may change the terminal: started with `&` it would be stopped.

    Nothing stops it where the terminal is not the one of its session.
    """
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return os.isatty(terminal)
