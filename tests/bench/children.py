"""Programs in interpreters of their own, on a pseudo-terminal or without one."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from select import select
from time import perf_counter

from tests.bench.places import ROOT

COLUMNS, ROWS = 120, 36
_PATIENCE = 60
"""Seconds after which a screen that has not appeared is an error."""

READER = "import sys; from tui.cli import main; sys.exit(main())"
"""What the command `qari` runs."""
BARE_APP = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("screen")

Bare().run()
"""
BARE_WORD = "screen"
"""The word that a bare app shows."""


class Child:
    """A program on a pseudo-terminal, whose size is set before it starts."""

    def __init__(self, code: str, arguments: Sequence[str]) -> None:
        self._terminal, inside = os.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._output = b""
        self.started = perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def read_until(self, word: str) -> float:
        """Return the seconds from the start until a word is on the screen."""
        wanted = word.encode()
        while self.read(_PATIENCE):
            if wanted in self._output:
                return perf_counter() - self.started
        raise RuntimeError(f"no {word!r} on the screen, but {self._output[-2000:]!r}")

    def read(self, seconds: float) -> bool:
        """Take what the program writes next; False where it writes nothing more."""
        if not select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            written = os.read(self._terminal, 65_536)
        except OSError:  # what Linux answers when the program has ended
            return False
        self._output += written
        return bool(written)

    def settle(self, seconds: float) -> None:
        """Let the program go on for this long."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self.read(left)

    def peak_memory(self) -> float:
        """Return the most memory that the program has had at once, in MB (Linux only)."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
        raise RuntimeError("the system does not tell the peak of a program's memory")

    def end(self) -> None:
        """Kill the program."""
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)


@contextmanager
def on_terminal(code: str, arguments: Sequence[str] = ()) -> Iterator[Child]:
    """Run code in a fresh interpreter on a pseudo-terminal; kill it at the end."""
    child = Child(code, arguments)
    try:
        yield child
    finally:
        child.end()


def until_shown(code: str, word: str, arguments: Sequence[str] = ()) -> float:
    """Return the seconds from the start of a program until a word is on its screen."""
    with on_terminal(code, arguments) as child:
        return child.read_until(word)


def until_ended(code: str, arguments: Sequence[str] = ()) -> float:
    """Return the seconds that a program takes from start to end, its output thrown away."""
    start = perf_counter()
    run(code, arguments)
    return perf_counter() - start


def run(code: str, arguments: Sequence[str] = ()) -> str:
    """Run code in a fresh interpreter and return what it writes to stderr."""
    finished = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
        text=True,
    )
    return finished.stderr
