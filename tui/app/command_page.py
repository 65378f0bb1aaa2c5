"""The palette: every command by its name, found as one types."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from tui.app import commands
from tui.app.field import Field
from tui.app.paint import segments, strip
from tui.app.theme import Palette, selected
from tui.text.fitting import one_line
from tui.text.folding import find
from tui.words import Words


class Choices(Widget):
    """The commands that match what was typed."""

    DEFAULT_CSS = """
    Choices { height: 12; background: $panel; }
    """

    class Chosen(Message):
        """A command was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.all = [command for command in commands.COMMANDS if command.palette]
        self.matching = self.all
        self.cursor = 0

    def search(self, query: str) -> None:
        """Keep the commands whose name, in either language, or key holds the query."""
        self.matching = [command for command in self.all if self._matches(command, query)]
        self.cursor = 0
        self.refresh()

    def _matches(self, command: commands.Command, query: str) -> bool:
        wanted = query.strip()
        if not wanted:
            return True
        names = [Words(lang).say(f"command.{command.name}") for lang in ("ar", "en")]
        return wanted in command.keys or any(find(name, wanted) for name in names)

    def move(self, by: int) -> None:
        """Move the cursor."""
        if self.matching:
            self.cursor = (self.cursor + by) % len(self.matching)
            self.refresh()

    def chosen(self) -> str | None:
        """Return the command under the cursor."""
        return self.matching[self.cursor].name if self.matching else None

    def _first(self) -> int:
        return max(0, self.cursor - self.size.height + 1)

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.palette.panel)
        if not self.matching:
            said = self.words.say("palette.none") if y == 0 else " "
            line = one_line(said, width - 4, int(rtl))
            parts = segments(line, ground + Style(color=self.palette.dim))
            return strip(parts, line.width, width, ground, rtl=rtl, margin=2)
        index = self._first() + y
        if index >= len(self.matching):
            return strip([], 0, width, ground, rtl=rtl)
        dim = self.palette.dim
        if index == self.cursor:
            ground = ground + selected(self.palette)
            dim = self.palette.ink  # dim is faint on this ground
        command = self.matching[index]
        key = commands.bar_key(command)
        line = one_line(self.words.say(f"command.{command.name}"), width - 12, int(rtl))
        blanks = max(1, width - 4 - line.width - len(key))
        gap = Segment(" " * blanks, ground)
        parts = segments(line, ground + Style(color=self.palette.ink))
        end = Segment(key, ground + Style(color=dim))
        row = [end, gap, *parts] if rtl else [*parts, gap, end]
        used = line.width + blanks + len(key)
        return strip(row, used, width, ground, rtl=rtl, margin=2)

    def on_click(self, event: events.Click) -> None:
        index = self._first() + event.y
        if index < len(self.matching):
            self.post_message(self.Chosen(self.matching[index].name))


class CommandPage(ModalScreen[str | None]):
    """A line to type into over the list of commands."""

    CSS = """
    CommandPage { align: center top; background: $background 60%; }
    CommandPage > #palette { width: 60; max-width: 100%; height: auto; margin: 2 0 0 0;
        background: $panel; padding: 1 0; layout: vertical; }
    CommandPage Field { margin: 0 2 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", ""),
        ("down,tab", "move(1)", ""),
        ("up,shift+tab", "move(-1)", ""),
        ("pagedown", "move(10)", ""),
        ("pageup", "move(-10)", ""),
    ]

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.choices = Choices(palette, words)
        names = [words.say(f"command.{command.name}") for command in self.choices.all]
        self.field = Field(
            palette,
            words.say("palette.prompt"),
            rtl=words.rtl,
            suggester=SuggestFromList(names, case_sensitive=False),
        )

    def compose(self) -> ComposeResult:
        with Widget(id="palette"):
            yield self.field
            yield self.choices

    def on_mount(self) -> None:
        self.field.focus()

    def action_move(self, by: int) -> None:
        """Move among the commands."""
        self.choices.move(by)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.choices.search(event.value)
        if not self.choices.matching and event.value == self.field.value:
            self.field.problems = [(0, len(event.value))]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(self.choices.chosen())

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        message.stop()
        self.dismiss(message.name)
