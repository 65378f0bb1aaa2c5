"""All keys on one page, read from the table of commands."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.app import commands
from tui.app.keyboard import with_arabic
from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.text.fitting import one_line
from tui.words import Words


def rows(words: Words) -> list[tuple[str, str]]:
    """Return (keys, what they do) of all commands; a heading has no keys."""
    result: list[tuple[str, str]] = []
    for group in commands.GROUPS:
        result += [("", ""), ("", words.say(f"group.{group}"))]
        for command in commands.COMMANDS:
            if command.group == group:
                keys = "  ".join(commands.key_name(key) for key in command.keys)
                result.append((keys, words.say(f"command.{command.name}")))
    return [*result[1:], ("", ""), ("", words.say("help.layouts"))]


_EDGES = 3
"""Rows of the page that hold no keys: air above, air and a note below."""


class KeyTable(Widget, can_focus=True):
    """The rows of the page, moved by the same keys as an article."""

    DEFAULT_CSS = """
    KeyTable { width: 72; max-width: 100%; height: 100%; max-height: 48; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (",".join(with_arabic(("j", "down"))), "move(1)", ""),
        (",".join(with_arabic(("k", "up"))), "move(-1)", ""),
        (",".join(with_arabic(("space", "pagedown", "d"))), "move(20)", ""),
        (",".join(with_arabic(("b", "pageup", "u"))), "move(-20)", ""),
        (",".join(with_arabic(("g", "home"))), "move(-1000)", ""),
        (",".join(with_arabic(("G", "end"))), "move(1000)", ""),
    ]

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.rows = rows(words)
        self.first = 0

    def action_move(self, by: int) -> None:
        """Move by rows."""
        last = max(0, len(self.rows) + _EDGES - self.size.height)
        self.first = max(0, min(self.first + by, last))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.palette.panel)
        if y == self.size.height - 1:
            more = self.first + self.size.height - _EDGES < len(self.rows)
            return self._note("help.more" if more else "help.close", ground)
        number = self.first + y - 1
        keys, said = self.rows[number] if 0 <= number < len(self.rows) else ("", "")
        if not said:
            return strip([], 0, width, ground, rtl=rtl)
        look = (
            Style(color=self.palette.ink) if keys else Style(color=self.palette.accent, bold=True)
        )
        if said == self.rows[-1][1]:
            look = Style(color=self.palette.dim)
        line = one_line(said, max(4, width - 6 - len(keys)), int(rtl))
        parts = segments(line, ground + look)
        gap = max(1, width - 6 - len(keys) - line.width)
        shown = Segment(keys, ground + Style(color=self.palette.dim))
        between = Segment(" " * gap, ground)
        row = [shown, between, *parts] if rtl else [*parts, between, shown]
        return strip(row, len(keys) + gap + line.width, width, ground, rtl=rtl, margin=3)

    def _note(self, key: str, ground: Style) -> Strip:
        """Return the last row: whether there is more, and how to close."""
        line = one_line(self.words.say(key), max(4, self.size.width - 6), int(self.words.rtl))
        parts = segments(line, ground + Style(color=self.palette.dim))
        return strip(parts, line.width, self.size.width, ground, rtl=self.words.rtl, margin=3)


class HelpPage(ModalScreen[None]):
    """The page over the reader."""

    CSS = """
    HelpPage { align: center middle; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (",".join(with_arabic(("escape", "q", "?", "f1", "enter"))), "dismiss", ""),
    ]

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.table = KeyTable(palette, words)

    def compose(self) -> ComposeResult:
        yield self.table
