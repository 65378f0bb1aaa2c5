"""What holds for the tests of the screens: the terminal's colours and a clock that stands."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from tests.app.driving import CLOCK
from tui.app import actions, staged
from tui.app.notice import Notice
from tui.terminal.profiles import Choice

Hidings = list[tuple[float, Callable[[], None]]]


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set a terminal of 16 million colours and no desktop."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for variable in ("NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let time pass only between keys."""
    monkeypatch.setattr(actions, "monotonic", CLOCK)


@pytest.fixture(autouse=True)
def hidings(monkeypatch: pytest.MonkeyPatch) -> Hidings:
    """Let no notice go by itself; return after how many seconds each would have, and how."""
    waiting: Hidings = []

    class Stopped:
        def stop(self) -> None:
            pass

    def set_timer(self: Notice, delay: float, callback: Callable[[], None]) -> Stopped:
        waiting.append((delay, callback))
        return Stopped()

    monkeypatch.setattr(Notice, "set_timer", set_timer)
    return waiting


@pytest.fixture(autouse=True)
def _rows() -> Iterator[None]:
    """Take back how rows were laid out for a terminal."""
    yield
    staged.prepare(Choice())


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """Take back what the reader told the garbage collector."""
    yield
    gc.unfreeze()
    gc.enable()
