"""The tmux around the program: which terminal draws, and whether it can be reached."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from tui.terminal.deciding import Outer

_PATIENCE = 1.0
"""Seconds after which tmux is taken for gone; it answers in some 5 ms."""
_SEPARATOR = "\t"
_OPTION = "allow-passthrough"


class Tmux:
    """Asks tmux for its terminal and opens the pane's way to it, until `close`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Ask; `finish` reads the answer. TMUX_PANE of the environment names the pane.

        tmux 3.3 and later let nothing through unless told otherwise; before that every pane may.
        """
        pane = environment.get("TMUX_PANE", "")
        self._pane = ["-t", pane] if pane else []
        self._before: str | None = None
        """The option as it was set for this pane, empty where it was not."""
        names = f"#{{client_termname}}{_SEPARATOR}#{{client_termtype}}"
        commands = [
            ["display-message", "-p", *self._pane, names],
            ["show-options", "-pqv", *self._pane, _OPTION],
            ["set-option", "-pq", *self._pane, _OPTION, "on"],
            ["show-options", "-pqAv", *self._pane, _OPTION],
        ]
        self._process = _start(commands)

    def finish(self) -> Outer | None:
        """Return the terminal around tmux, or None where tmux does not answer."""
        if self._process is None:
            return None
        output = _output(self._process)
        if output is None:
            return None
        first, *options = output.split("\n")
        term, _, version = first.partition(_SEPARATOR)
        options = [option for option in options if option]
        now = options[-1] if options else ""
        self._before = options[0] if len(options) > 1 else ""
        # Without the option, before 3.3, everything is let through.
        return Outer(term, version, passthrough=now != "off")

    def close(self) -> None:
        """Set the option back to what it was."""
        if self._before is None:
            return
        value = [_OPTION, self._before] if self._before else ["-u", _OPTION]
        process = _start([["set-option", "-pq", *self._pane, *value]])
        if process is not None:
            _output(process)
        self._before = None


def _start(commands: list[list[str]]) -> subprocess.Popen[str] | None:
    joined = [word for command in commands for word in (*command, ";")][:-1]
    try:
        return subprocess.Popen(
            ["tmux", *joined],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return None


def _output(process: subprocess.Popen[str]) -> str | None:
    try:
        output, _ = process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None
    return output if process.returncode == 0 else None
