"""Pseudo-terminals that answer as the recorded ones do."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from typing import Any

from tests.app.driving import ROOT

DEADLINE = 30.0

RECORDED = {
    "vte": "\x1b[8;1$y\x1bP>|VTE(8001)\x1b\\\x1b[>61;8001;1c\x1b[?61;1;21;22c",
    "vte-0.70": "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
    "konsole": "\x1bP>|Konsole 25.04.2\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
    "mlterm": "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
    "kitty": "\x1b[8;0$y\x1bP>|kitty(0.41.1)\x1b\\\x1b[>1;4000;41c\x1b[?62;c",
    "alacritty": "\x1b[8;0$y\x1b[>0;2500;1c\x1b[?6c",
    "foot": "\x1bP>|foot(1.13.1)\x1b\\\x1b[>0;011301;0c\x1b[?62;4;22c",
    "xterm": "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9c",
    "xterm.js": "\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c",
    "urxvt": "\x1b[>85;95;0c\x1b[?1;2c",
    "putty": "\x1b[>0;136;0c\x1b[?6c",
    "qterminal": "\x1b[>0;115;0c\x1b[?1;2c",
    "zutty": "\x1b[>64;0;0c\x1b[?64;1;2c",
    "unknown": "\x1b[?6c",
}
LAST_QUESTION = "\x1b[>c\x1b[c"
# What the tests inherit from the terminal that they are run in.
UNNAMED = dict.fromkeys(
    (
        "TMUX", "STY", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "XTERM_VERSION",
        "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WT_SESSION", "TERM_PROGRAM", "LC_TERMINAL",
    ),
    "",
)  # fmt: skip

DECIDING = """
import json, os, sys, termios
from tui.terminal.detection import Detection
from tui.terminal.deciding import Wanted

before = termios.tcgetattr(0)
detection = Detection(os.environ, Wanted())
try:
    detection.begin(0, 1)
    quiet = termios.tcgetattr(0)[3] & (termios.ECHO | termios.ICANON) == 0
    if "WAIT" in os.environ:
        print("asked", flush=True)
        os.read(int(os.environ["WAIT"]), 1)
    decision = detection.finish()
    typed = detection.typed()
finally:
    detection.close()
print("decided " + json.dumps({
    "terminal": decision.terminal,
    "profile": decision.choice.profile,
    "marks": decision.choice.marks,
    "why": decision.why,
    "typed": typed,
    "quiet": quiet,
    "restored": termios.tcgetattr(0) == before,
}), flush=True)
"""


LAUNCH = (
    "import fcntl, os, signal, sys, termios\n"
    # What started the tests may have these ignored, as nohup does.
    "for name in ('SIGHUP', 'SIGINT', 'SIGTERM', 'SIGTSTP'):\n"
    "    signal.signal(getattr(signal, name), signal.SIG_DFL)\n"
    "os.setsid()\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.executable, [sys.executable, '-W', 'error', '-c', *sys.argv[1:]])\n"
)


class Played:
    """A pseudo-terminal in which some code runs; it says what the test tells it to."""

    def __init__(self, code: str = DECIDING, **environment: str) -> None:
        self.ours, theirs = pty.openpty()
        go, self._go = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, code],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            pass_fds=[go],
            env={
                **os.environ,
                **UNNAMED,
                "PYTHONPATH": str(ROOT),
                "TERM": "xterm-256color",
                "WAIT": str(go),
                **environment,
            },
        )
        os.close(theirs)
        os.close(go)
        self.text = ""

    def until(self, sent: str) -> None:
        """Read until the program has sent something."""
        while sent not in self.text:
            assert select.select([self.ours], [], [], DEADLINE)[0], self.text
            self.text += os.read(self.ours, 4096).decode()

    def say(self, *parts: str) -> None:
        """Send what a terminal or its user would send."""
        for part in parts:
            os.write(self.ours, part.encode())

    def go_on(self) -> None:
        """Let the program read the answers."""
        os.write(self._go, b".")

    def decided(self) -> dict[str, Any]:
        """Return what was decided."""
        self.until("}\r\n")
        self.process.wait(DEADLINE)
        line = self.text[self.text.index("decided {") + len("decided ") :]
        result: dict[str, Any] = json.loads(line)
        return result

    def close(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait(DEADLINE)
        os.close(self.ours)
        os.close(self._go)
