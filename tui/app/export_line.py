"""A line that asks for a file and writes rows to it: the ending of its name is the format.

What is told stands below the name: beside it, an error would leave the name no room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.app.field import Field
from tui.app.find import Label
from tui.app.paint import segments, strip
from tui.app.summary import said
from tui.app.theme import Palette
from tui.errors import QariError
from tui.export import Format, Row, format_of, target, write
from tui.text.fitting import several_lines
from tui.text.layout import Line
from tui.words import Words

Made = Callable[[Callable[[], bool]], Iterator[Row]]
"""Yields rows until what it is given is true."""


class Told(Widget):
    """What is to be done, or why it could not be, on three rows at most."""

    DEFAULT_CSS = """
    Told { height: auto; width: 1fr; }
    """

    def __init__(self, palette: Palette, text: str, *, rtl: bool) -> None:
        super().__init__()
        self.palette = palette
        self.text = text
        self.display = bool(text)
        self.rtl = rtl

    def say(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self.display = bool(text)
        self.refresh(layout=True)

    def _lines(self, width: int) -> tuple[Line, ...]:
        return several_lines(self.text or " ", max(4, width - 2), 3, int(self.rtl))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        ground = Style(bgcolor=self.palette.panel, color=self.palette.accent)
        lines, width = self._lines(self.size.width), self.size.width
        if y >= len(lines) or width < 4:
            return Strip.blank(width, ground)
        parts = segments(lines[y], ground)
        return strip(parts, lines[y].width, width, ground, rtl=self.rtl, margin=1)


class ExportLine(Widget):
    """Enter writes, Tab changes the format, Escape gives up; a second Enter replaces a file."""

    DEFAULT_CSS = """
    ExportLine { dock: bottom; height: auto; margin: 0 0 1 0; background: $panel; }
    ExportLine > #name { height: 1; layout: horizontal; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", ""),
        ("tab,down", "turn(1)", ""),
        ("shift+tab,up", "turn(-1)", ""),
    ]

    KEYS = (
        ("write", "Enter", "write"),
        ("turn", "Tab", "turn"),
        ("cancel", "Esc", "cancel"),
    )
    """Command, key and label of the key bar meanwhile."""

    class Closed(Message):
        """The line is gone."""

    class Written(Message):
        """Writing has ended."""

        def __init__(self, path: Path, number: int | None, error: QariError | None) -> None:
            super().__init__()
            self.path = path
            self.number = number
            """Rows that were written."""
            self.error = error

    def __init__(
        self,
        palette: Palette,
        words: Words,
        fields: Sequence[str],
        rows: Callable[[], Made],
        name: str,
    ) -> None:
        """Ask for a file.

        Args:
            palette: The colours.
            words: The words of the interface.
            fields: The names of the values of a row.
            rows: Returns what yields the rows, in a thread; asked when they are written, as more
                may have come while the name was typed.
            name: The name that is suggested, without its ending.
        """
        super().__init__()
        rtl = words.rtl
        self.words = words
        self.fields = fields
        self.rows = rows
        self.label = Label(palette, words.say("export.to"), rtl=rtl)
        self.field = Field(palette, words.say("export.hint"), rtl=False)
        self.field.value = f"{name}.{Format.CSV}"
        self.told = Told(palette, "", rtl=rtl)
        self.asked: Path | None = None
        """The file that is there already, once one was asked whether to replace it."""
        self.done = False
        """Whether the rows are written: the next key closes the line."""

    def compose(self) -> ComposeResult:
        with Widget(id="name"):
            row = [self.label, self.field]
            yield from reversed(row) if self.words.rtl else row
        yield self.told

    def on_mount(self) -> None:
        self.field.focus()
        self.field.cursor_position = len(self.field.value)

    def action_turn(self, by: int) -> None:
        """Take the next or previous format."""
        formats = list(Format)
        path = self.field.value
        now = format_of(path)
        if now is None:
            self.field.value = f"{path.rstrip('.')}.{formats[0]}"
        else:
            stem = path.rpartition(".")[0]
            self.field.value = f"{stem}.{formats[(formats.index(now) + by) % len(formats)]}"
        self.field.cursor_position = len(self.field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.asked = None
        self.told.say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = self.field.value
        form = format_of(typed)
        if form is None:
            end = len(typed)
            self.field.problems = [(max(0, typed.rfind(".")), end) if "." in typed else (end, end)]
            self.told.say(self.words.say("export.format"))
            return
        try:
            path = target(typed)
        except QariError as error:
            self.told.say(said(self.words, error))
            return
        if path.exists() and path != self.asked:
            self.asked = path
            self.told.say(self.words.say("export.replace"))
            return
        self._write(path, form, replace=path == self.asked)

    def _write(self, path: Path, form: Format, *, replace: bool) -> None:
        self.told.say(self.words.say("export.writing"))
        self.field.disabled = True
        made = self.rows()

        def work() -> None:
            worker = get_current_worker()

            def stop() -> bool:
                return worker.is_cancelled

            try:
                number = write(path, form, self.fields, made(stop), replace=replace, stop=stop)
            except QariError as error:
                self.post_message(self.Written(path, None, error))
            else:
                self.post_message(self.Written(path, number, None))

        self.run_worker(work, thread=True, group="export", exclusive=True)

    def on_export_line_written(self, message: Written) -> None:
        if message.error is None:
            return  # the page says what was written
        message.stop()
        self.field.disabled = False
        self.field.focus()
        self.told.say(said(self.words, message.error))

    async def press(self, command: str) -> None:
        """Do what a key of the key bar does."""
        if command == "write":
            await self.field.action_submit()
        elif command == "turn":
            self.action_turn(1)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Give up."""
        self.post_message(self.Closed())
        self.remove()
