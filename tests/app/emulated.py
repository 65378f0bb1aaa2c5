"""The reader on an emulated terminal: what it writes is drawn, cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyte
from rich.console import COLOR_SYSTEMS
from rich.style import Style
from textual.drivers.headless_driver import HeadlessDriver

from tests.app.driving import Driven
from tui.app.actions import Reader
from tui.app.stage import _put_cells, _Row  # how a strip is cut into columns
from tui.library import open_library
from tui.settings import Settings
from tui.terminal.profiles import Choice
from tui.terminal.rows import LRM, columns_sent
from tui.words import Words

# pyte takes these for text, and stops at a character of no width that is not a combining mark.
_NOT_KNOWN = re.compile(LRM + r"|\x1b(?:\[[<>=?][0-9;]*(?:u|\$p)|\][^\x07\x1b]*(?:\x07|\x1b\\))")


class Emulator(HeadlessDriver):
    """A terminal that draws; Textual writes nothing to a driver that is headless."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        width, height = self._get_terminal_size()
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.sent = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent += len(data.encode())
        self.stream.feed(_NOT_KNOWN.sub("", data))

    def rows(self) -> list[list[str]]:
        """Return what each column shows."""
        buffer, screen = self.screen.buffer, self.screen
        return [[buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)]

    def looks(self) -> list[list[tuple[str, ...]]]:
        """Return the look of each column: ink, ground, and the attributes that are set."""
        names = ("bold", "italics", "underscore", "strikethrough", "reverse")
        return [
            [
                (cell.fg, cell.bg, *(name for name in names if getattr(cell, name)))
                for cell in (self.screen.buffer[y][x] for x in range(self.screen.columns))
            ]
            for y in range(self.screen.lines)
        ]


class Emulated(Driven):
    """A reader and the terminal on which it draws."""

    @property
    def terminal(self) -> Emulator:
        driver = self.app._driver
        assert isinstance(driver, Emulator)
        return driver

    def composed(self) -> list[list[str]]:
        """Return the columns of each row as Textual composed them."""
        return [columns for columns, _ in self._composed()]

    def _composed(self) -> list[tuple[list[str], list[Style]]]:
        width = self.app.size.width
        result = []
        for strip in self.app.screen._compositor.render_strips():
            row = _Row([" "] * width, [0] * width)
            styles: list[Style] = [Style.null()] * width
            x = 0
            for segment in strip:
                end = _put_cells(row, x, segment.text, 0)
                styles[x:end] = [segment.style or Style.null()] * (end - x)
                x = end
            result.append((row.texts, styles))
        return result

    def wrong_rows(self, choice: Choice) -> list[str]:
        """Return the rows on the terminal that are not those composed, arranged for it."""
        shown, composed = self.terminal.rows(), self.composed()
        wrong = []
        for y, columns in enumerate(composed):
            wanted = [_drawn(text) for text in columns_sent(columns, choice)]
            if wanted != shown[y]:
                wrong.append(f"{y}: {''.join(shown[y])!r}, not {''.join(wanted)!r}")
        return wrong

    def wrong_looks(self, *, fonts: bool = True) -> list[str]:
        """Return the cells whose colours or attributes are not those composed.

        Args:
            fonts: Whether bold and italic are compared, too.
        """
        font = () if fonts else ("bold", "italics")
        system = COLOR_SYSTEMS[self.app.console.color_system or "standard"]
        wrong = []
        looks = self.terminal.looks()
        for y, (columns, styles) in enumerate(self._composed()):
            for x, (text, style) in enumerate(zip(columns, styles, strict=True)):
                wanted = _look_of(style, blank=text == " ")
                shown = looks[y][x]
                if text == " " and "underscore" not in wanted and "reverse" not in wanted:
                    shown = (
                        "default",
                        shown[1],
                        *(a for a in shown[2:] if a in ("underscore", "reverse")),
                    )
                shown, wanted = (tuple(a for a in of if a not in font) for of in (shown, wanted))
                if text and shown != wanted:
                    wrong.append(f"{y},{x} {text!r}: {shown}, not {wanted} ({system.name})")
        return wrong


def _drawn(text: str) -> str:
    """Return what pyte keeps of a cell: a normalised cluster, and no mark of direction."""
    text = text.replace(LRM, "")
    return unicodedata.normalize("NFC", text) if len(text) > 1 else text


def _look_of(style: Style, *, blank: bool) -> tuple[str, ...]:
    def name(color: Any) -> str:
        if color is None or color.is_default:
            return "default"
        return "".join(f"{part:02x}" for part in color.get_truecolor())

    attributes = {
        "bold": style.bold, "italics": style.italic, "underscore": style.underline,
        "strikethrough": style.strike, "reverse": style.reverse,
    }  # fmt: skip
    names = [key for key, on in attributes.items() if on]
    ink = name(style.color)
    if blank and not (style.underline or style.reverse):
        ink, names = "default", []
    return (ink, name(style.bgcolor), *names)


@asynccontextmanager
async def emulated(
    *paths: str | Path,
    size: tuple[int, int] = (120, 36),
    lang: Any = "ar",
    choice: Choice | None = None,
    **more: Any,
) -> AsyncIterator[Emulated]:
    """Run the reader on an emulated terminal."""
    library = open_library([str(path) for path in paths])
    app = Reader(library, Settings(), Words(lang), None, choice, **more)
    app.driver_class = Emulator
    driven = Emulated(app)
    async with app.run_test(
        headless=False, size=size, tooltips=True, notifications=True
    ) as driven.pilot:
        await driven.settle()
        yield driven
