"""tmux is asked once, its pane is opened, and the option is put back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.terminal.deciding import Outer
from tui.terminal.tmux import Tmux

PANE = {"TMUX": "/tmp/tmux-0/default,1,0", "TMUX_PANE": "%7"}
SET = "set-option -pq -t %7"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/nowhere")
    return tmp_path / "log"


def install(log: Path, output: str, code: int = 0) -> None:
    """Put a tmux into the path that prints something and notes what it was told."""
    (log.parent / "output").write_text(output, encoding="utf-8")
    script = log.parent / "tmux"
    script.write_text(f'#!/bin/sh\necho "$@" >>{log}\n/bin/cat {log.parent}/output\nexit {code}\n')
    script.chmod(0o755)


@pytest.mark.parametrize(
    ("output", "outer", "restored"),
    [
        ("xterm-256color\tVTE(8001)\non\n", Outer("xterm-256color", "VTE(8001)"),
         "-u allow-passthrough"),
        ("mlterm\t\noff\non\n", Outer("mlterm", ""), "allow-passthrough off"),
        ("mlterm\t\nall\non\n", Outer("mlterm", ""), "allow-passthrough all"),
        # Before 3.3 there is no such option.
        ("xterm\t\n", Outer("xterm", ""), "-u allow-passthrough"),
        ("xterm\t\noff\n", Outer("xterm", "", passthrough=False), "-u allow-passthrough"),
    ],
)  # fmt: skip
def test_what_tmux_tells(log: Path, output: str, outer: Outer, restored: str) -> None:
    install(log, output)
    tmux = Tmux(PANE)
    assert tmux.finish() == outer
    assert f"{SET} allow-passthrough on" in log.read_text()
    tmux.close()
    tmux.close()
    assert log.read_text().splitlines()[1:] == [f"{SET} {restored}"]


def test_a_tmux_that_fails_or_is_missing(log: Path) -> None:
    install(log, "", code=1)
    tmux = Tmux(PANE)
    assert tmux.finish() is None
    tmux.close()
    assert len(log.read_text().splitlines()) == 1
    (log.parent / "tmux").unlink()
    (log.parent / "tmux").mkdir()
    gone = Tmux({**PANE, "TMUX_PANE": ""})
    assert gone.finish() is None
