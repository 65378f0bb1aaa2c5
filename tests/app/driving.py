"""The reader driven by bytes, as a terminal sends them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from tui.app.actions import Reader
from tui.library import open_library
from tui.settings import Settings
from tui.words import Words

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
SIZES = [(120, 36), (80, 24), (200, 60)]
SMALL = [(60, 10), (20, 5), (10, 3), (2, 1), (1, 1)]

_BYTES = {
    "space": " ", "tab": "\t", "enter": "\r", "backspace": "\x7f", "shift+tab": "\x1b[Z",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+left": "\x1b[1;2D", "shift+right": "\x1b[1;2C",
    "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C", "alt+up": "\x1b[1;3A", "alt+down": "\x1b[1;3B",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~",
    "ctrl+right_square_bracket": "\x1d",
    "plus": "+", "minus": "-", "colon": ":", "backslash": "\\",
    "delete": "\x1b[3~",
}  # fmt: skip


def sent(key: str) -> str:
    """Return what a terminal sends for a key of the table of commands."""
    if len(key) == 1:
        return key
    if key in _BYTES:
        return _BYTES[key]
    assert key.startswith("ctrl+"), key
    assert len(key) == 6, key
    return chr(ord(key[5]) - 0x60)


def key_events(key: str) -> list[events.Key]:
    """Return the events that Textual makes of a key."""
    if key == "escape":  # its byte alone is told from a sequence by waiting
        return [events.Key("escape", "\x1b")]
    made = [event for event in XTermParser().feed(sent(key)) if isinstance(event, events.Key)]
    assert made, key
    return made


class Clock:
    """A clock that goes on only when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


CLOCK = Clock()


class Driven:
    """A reader that runs without a terminal."""

    def __init__(self, app: Reader) -> None:
        self.app = app
        self.pilot: Pilot[int]
        self.copied: list[str] = []
        self.opened: list[str] = []
        app.copy_to_clipboard = self.copied.append  # type: ignore[method-assign]
        app.open_url = lambda url, **_: self.opened.append(url)  # type: ignore[method-assign]

    async def press(self, *keys: str) -> None:
        """Press keys a second apart, each after what the one before it did."""
        for key in keys:
            CLOCK.now += 1
            await self.press_at_once(key)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys with no time between them."""
        for key in keys:
            for event in key_events(key):
                event.set_sender(self.app)
                self.app.post_message(event)
                await self.pause()

    async def type(self, text: str) -> None:
        """Type characters."""
        await self.press(*text)

    async def pause(self) -> None:
        """Wait until what was asked for is done and drawn, and what that asked for in turn."""
        for _ in range(3):
            await self.pilot.pause(0)
        while self.app.in_turn and not self.app.waits:
            await self.pilot.pause(0)

    async def settle(self) -> None:
        """Wait until nothing is read or drawn any more."""
        await self.pause()
        for _ in range(1000):
            if not self.busy():
                break
            with suppress(WorkerCancelled):  # a later one does its work
                await self.app.workers.wait_for_complete()
            await self.pause()
        else:
            raise AssertionError("the reader does not come to rest")
        await self.pause()

    def busy(self) -> bool:
        """Tell whether something is still to be read or shown."""
        app = self.app
        return (
            app.list.patient
            or bool(app.list._asked)
            or (app.article is not None and not app.panel.items)
            or any(not worker.is_finished for worker in app.workers)
        )

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.pause()

    async def mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
        """Send an event of the mouse at a column and row of the screen."""
        self.app.mouse_position = Offset(x, y)
        event = kind(
            None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
        )
        self.app.screen._forward_event(event)
        await self.pilot.pause(0)

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag the mouse from one column and row of the article to another."""
        left, top = self.app.view.content_region.offset
        await self.mouse(events.MouseDown, left + start[0], top + start[1])
        await self.mouse(events.MouseMove, left + end[0], top + end[1])
        await self.mouse(events.MouseUp, left + end[0], top + end[1])
        await self.pause()

    def place(self) -> tuple[int, int]:
        """Return the place of the first row of the article."""
        return self.app.view.top

    def screen(self) -> list[str]:
        """Return the rows of the whole screen."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text for strip in strips]

    def cut(self, region: Region) -> list[str]:
        """Return what the screen shows in a region."""
        strips = self.app.screen._compositor.render_strips()[region.y : region.bottom]
        return [strip.crop(region.x, region.right).text for strip in strips]

    def parts(self) -> list[Widget]:
        """Return the widgets that paint rows of their own and are in view."""
        screen = self.app.screen
        seen = [*screen.walk_children(with_self=False)]
        if screen is not self.app.screen_stack[0]:
            seen += self.app.screen_stack[0].walk_children()
        return [
            widget
            for widget in seen
            if widget.display and widget.size and type(widget).render_line is not Widget.render_line
        ]


def rows(widget: Widget) -> list[str]:
    """Return the rows of a widget as they are painted."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def painted(widget: Widget) -> Iterable[tuple[int, list[Segment]]]:
    """Yield the number and the segments of each row of a widget."""
    for y in range(widget.size.height):
        yield y, list(widget.render_line(y))


Driving = Callable[..., AbstractAsyncContextManager[Driven]]


@asynccontextmanager
async def driving(
    *paths: str | Path,
    size: tuple[int, int] = (120, 36),
    lang: Any = "ar",
    settings: Settings | None = None,
    start: str | None = None,
) -> AsyncIterator[Driven]:
    """Run the reader on files or folders, by default on the built-in articles."""
    library = open_library([str(path) for path in paths])
    first = library.find(start) if start else None
    app = Reader(library, settings or Settings(), Words(lang), first)
    driven = Driven(app)
    async with app.run_test(size=size) as driven.pilot:
        await driven.settle()
        yield driven
