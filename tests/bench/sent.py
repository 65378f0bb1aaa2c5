"""What goes over the line for a key: bytes and frames at 120 by 36, beside Textual by itself.

The reference is the same reader in the same run with its frames sent as Textual makes them.
"""

from __future__ import annotations

import asyncio
from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen

from tests.bench.table import Bound, Figure
from tui.app.actions import Reader
from tui.library import open_library
from tui.settings import Settings
from tui.words import Words

_SIZE = (120, 36)
_LETTER, _STEP, _PAGE = 150, 600, 8_500
"""Bytes at most: a 9,600 baud line sends 960 a second."""
_STILL = 0.4
"""Seconds in which an animation would have drawn more; Textual's take 0.2 to 0.3 s."""

SCRIPT = (
    ("scroll a line", "j", _PAGE),
    ("page", "space", _PAGE),
    ("next article", "J", _PAGE),
    ("close the list", "l l", None),
    ("open the list", "l", None),
    ("list step", "j", _STEP),
    ("list step back", "k", _STEP),
    ("open the information panel", "i", None),
    ("open the find line", "escape f", None),
    ("letter in the find line, matches are marked", "ق", None),
    ("letter in the find line, the last match goes", "ق ق", None),
    ("letter in the find line", "ق", _LETTER),
    ("Latin letter in the find line", "q", _LETTER),
    ("open the command palette", "escape :", None),
    ("letter in the palette, the list changes", "ز", None),
    ("letter in the palette", "ز", _LETTER),
    ("close the palette", "escape", None),
    ("redraw of the whole screen", "ctrl+l", None),
)
"""What is done, the keys for it (of the last one the bytes are counted), and its bound."""


class _Line(HeadlessDriver):
    """A terminal at the end of a line; Textual writes nothing to a driver that is headless."""

    sent = 0
    frames = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent += len(data.encode())
        self.frames += 1


class _Bare(Reader):
    """The reader with its frames sent as Textual makes them."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        App._display(self, screen, renderable)


Sent = dict[str, tuple[int, int]]
"""Bytes and frames of each thing that was done."""


def figures() -> list[Figure]:
    """Measure the reader, then the same without its stage."""
    ours, bare = measure(Reader), measure(_Bare)
    result = []
    for what, _, limit in SCRIPT:
        name, against = f"bytes: {what}", "without the row stage"
        bound = Bound.MOST if limit else None
        result.append(
            Figure(name, ours[what][0], "bytes", bare[what][0], against, bound, limit or 0)
        )
    frames = (ours["page"][1], bare["page"][1])
    result.append(Figure("frames of a page", frames[0], "", frames[1], against, Bound.MOST, 1))
    return result


def measure(kind: type[Reader]) -> Sent:
    """Do all of the script in a reader; return what was sent."""
    app = kind(open_library([]), Settings(), Words("ar"))
    app.driver_class = _Line
    sent: Sent = {}

    async def drive(pilot: Pilot[object]) -> None:
        await _rest(app, pilot)
        for what, keys, _ in SCRIPT:
            *before, key = keys.split()
            for other in before:
                await pilot.press(other)
            await _rest(app, pilot)
            sent[what] = await _sent_by(app, pilot, key)
        app.exit()

    asyncio.run(app.run_async(size=_SIZE, auto_pilot=drive))
    return sent


async def _rest(app: Reader, pilot: Pilot[object]) -> None:
    """Wait until an article is on the screen and nothing more is drawn."""
    line = _line(app)
    while app.article is None or line.frames == 0:
        await pilot.pause(0.05)
    await app.workers.wait_for_complete()
    before = -1
    while before != line.frames:
        before = line.frames
        await pilot.pause(0.1)


async def _sent_by(app: Reader, pilot: Pilot[object], key: str) -> tuple[int, int]:
    """Return the bytes and frames of a key, until an animation would have ended."""
    line = _line(app)
    bytes_before, frames_before = line.sent, line.frames
    await pilot.press(key)
    await pilot.pause(_STILL)
    if line.frames == frames_before:
        raise RuntimeError(f"{key} should have changed the screen and drew nothing")
    return line.sent - bytes_before, line.frames - frames_before


def _line(app: Reader) -> _Line:
    line = app._driver
    assert isinstance(line, _Line)
    return line
