"""Keys and resizes in the running reader, in seconds of CPU time from the event to the frame."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import process_time

from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from tests.bench.places import long_file, many_files
from tests.bench.table import Bound, Figure
from tui.app.actions import Reader
from tui.library import open_library
from tui.settings import Settings
from tui.words import Words

_LONG, _SHORT = 2_000_000, 2_000
_MANY, _FEW = 100_000, 5
_WIDE, _NARROW, _ROWS = 120, 100, 36
_ROUNDS = 2
_IDLE_KEY = "f12"
"""A key without a command: what dispatching a key costs."""

Taken = dict[str, list[float]]
"""CPU seconds of each time that something was done, by its name."""
Script = Callable[[Reader, Pilot[object]], Awaitable[Taken]]


class _Terminal(HeadlessDriver):
    """A terminal that counts its frames; Textual draws nothing for a driver that is headless."""

    frames = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.frames += 1


def figures(folder: Path) -> list[Figure]:
    """Measure a long article against a short one, and a long list against a short one."""
    long, short = long_file(folder, _LONG), long_file(folder, _SHORT)
    much, little = _sessions(_turn_and_resize, long, short)
    many, few = _sessions(_move_cursor, many_files(folder, _MANY), many_files(folder, _FEW))
    against = f"of {_SHORT:,}"
    name = f"of {_LONG:,} characters"
    return [
        _figure(f"page turn, seen before, {name}", much, little, "turn", against),
        _figure(f"page turn, not seen before, {name}", much, little, "new", against),
        _figure(f"resize {_WIDE} to {_NARROW} columns, {name}", much, little, "resize", against),
        Figure(
            "CPU of a page turn, seen before",
            median(much["turn"]) * 1000,
            "ms",
            median(much["idle"]) * 1000,
            "a key that does nothing",
            Bound.MOST,
            16,
        ),
        _figure(f"cursor in a list of {_MANY:,}", many, few, "cursor", f"of {_FEW}"),
    ]


def _figure(name: str, subject: Taken, reference: Taken, what: str, against: str) -> Figure:
    measured, compared = median(subject[what]) * 1000, median(reference[what]) * 1000
    return Figure(name, measured, "ms", compared, against, Bound.RATIO, 2)


# --- sessions -------------------------------------------------------------------------------


def _sessions(script: Script, *paths: Path) -> list[Taken]:
    """Run a script on each path in turn, several times; return what was taken on each."""
    taken: list[Taken] = [{} for _ in paths]
    for _ in range(_ROUNDS):
        for path, so_far in zip(paths, taken, strict=True):
            for what, seconds in _session(script, path).items():
                so_far.setdefault(what, []).extend(seconds)
    return taken


def _session(script: Script, path: Path) -> Taken:
    """Open a path in the reader, run a script on it, and leave."""
    app = Reader(open_library([str(path)]), Settings(), Words("ar"))
    app.driver_class = _Terminal
    taken: Taken = {}

    async def drive(pilot: Pilot[object]) -> None:
        await _settle(app, pilot)
        taken.update(await script(app, pilot))
        app.exit()

    asyncio.run(app.run_async(size=(_WIDE, _ROWS), auto_pilot=drive))
    return taken


async def _settle(app: Reader, pilot: Pilot[object]) -> None:
    """Wait until the article is on the screen and nothing goes on behind it."""
    while app.article is None:
        await pilot.pause(0.05)
    for _ in range(2):
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
    await pilot.pause()


async def _taken_by(app: Reader, event: Awaitable[None], *, draws: bool = True) -> float:
    """Return the CPU seconds from an event until its frame is drawn."""
    terminal = app._driver
    assert isinstance(terminal, _Terminal)
    before = terminal.frames
    start = process_time()
    await event
    taken = process_time() - start
    if draws and terminal.frames == before:
        raise RuntimeError("an event that should have changed the screen drew nothing")
    return taken


# --- scripts --------------------------------------------------------------------------------


async def _turn_and_resize(app: Reader, pilot: Pilot[object]) -> Taken:
    """In the middle of an article: turn pages to and fro, turn to new ones, resize."""
    assert app.article is not None
    taken: Taken = {"idle": [], "turn": [], "new": [], "resize": []}
    if app.view.page is not None and len(app.article.text) > _SHORT * 10:
        app.view.move_to(app.view.page.place_of(len(app.article.text) // 2))
    for number in range(10):
        for key in ("space", "b"):
            seconds = await _taken_by(app, pilot.press(key))
            if number:  # the first time the pages are new
                taken["turn"].append(seconds)
        taken["idle"].append(await _taken_by(app, pilot.press(_IDLE_KEY), draws=False))
    for _ in range(5):
        app.view.replace_page(app.make_page(app.article))
        await pilot.pause()
        taken["new"].append(await _taken_by(app, pilot.press("space")))
        await pilot.press("b")
    await pilot.press("space")
    for _ in range(5):
        taken["resize"].append(await _taken_by(app, pilot.resize_terminal(_NARROW, _ROWS)))
        await pilot.resize_terminal(_WIDE, _ROWS)
    return taken


async def _move_cursor(app: Reader, pilot: Pilot[object]) -> Taken:
    """In the middle of the list: move the cursor to and fro over titles that are known."""
    app.list.focus()
    app.list.select(len(app.list.entries) // 2)
    await _settle(app, pilot)
    taken: Taken = {"cursor": []}
    for _ in range(10):
        for key in ("j", "k"):
            taken["cursor"].append(await _taken_by(app, pilot.press(key)))
    return taken
