"""A line to type into over a list of choices, or the list alone: one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.app.aside import aside
from tui.app.choice import Choice
from tui.app.field import Field
from tui.app.paint import segments, strip
from tui.app.rows_table import keys
from tui.app.theme import Palette, selected
from tui.text.fitting import one_line
from tui.words import Words

_ROWS = 14
"""Choices in view at most."""


class ChoiceList(Widget, can_focus=True):
    """Shows choices; the one under the cursor is chosen by Enter."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; width: 1fr; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (keys("j", "down", "tab"), "move(1)", ""),
        (keys("k", "up", "shift+tab"), "move(-1)", ""),
        ("enter", "choose", ""),
    ]

    class Chosen(Message):
        """A choice was made."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.choices: Sequence[Choice] = ()
        self.cursor = 0

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices."""
        self.choices = choices
        self.cursor = 0
        self.styles.height = max(1, min(_ROWS, len(choices)))
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Move the cursor, around the end."""
        if self.choices:
            self.cursor = (self.cursor + by) % len(self.choices)
            self.refresh()

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        if self.choices:
            self.post_message(self.Chosen(self.choices[self.cursor]))

    def _first(self) -> int:
        return max(0, self.cursor - self.size.height + 1)

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.palette.panel)
        number = self._first() + y
        if number >= len(self.choices) or width < 8:
            return strip([], 0, width, ground, rtl=rtl)
        under = number == self.cursor
        dim = self.palette.ink if under else self.palette.dim  # dim is faint on this ground
        if under:
            ground = ground + selected(self.palette)
        choice = self.choices[number]
        detail = one_line(choice.detail or " ", max(4, width // 2 - 4), int(rtl))
        base = None if choice.own else int(rtl)
        label = one_line(choice.label, max(4, width - 6 - detail.width), base)
        gap = Segment(" " * max(1, width - 4 - label.width - detail.width), ground)
        near = segments(label, ground + Style(color=self.palette.ink))
        far = segments(detail, ground + Style(color=dim))
        row = [*far, gap, *near] if rtl else [*near, gap, *far]
        used = label.width + gap.cell_length + detail.width
        return strip(row, used, width, ground, rtl=rtl, margin=2)

    def on_click(self, event: events.Click) -> None:
        number = self._first() + event.y
        if number < len(self.choices):
            self.post_message(self.Chosen(self.choices[number]))


class Heading(Widget):
    """What is asked, on one row."""

    DEFAULT_CSS = """
    Heading { height: 1; width: 1fr; margin: 0 0 1 0; background: $panel; }
    """

    def __init__(self, palette: Palette, text: str, *, rtl: bool) -> None:
        super().__init__()
        self.palette = palette
        self.text = text
        self.rtl = rtl

    def render_line(self, y: int) -> Strip:
        ground = Style(bgcolor=self.palette.panel, color=self.palette.accent, bold=True)
        line = one_line(self.text or " ", max(4, self.size.width - 4), int(self.rtl))
        parts = segments(line, ground)
        return strip(parts, line.width, self.size.width, ground, rtl=self.rtl, margin=2)


Offered = Callable[[str], Sequence[Choice]]
"""Returns the choices for what is typed; called in a thread."""


class PickPage(ModalScreen[str | None]):
    """Asks for one of several things, or for words where there is nothing to choose from."""

    CSS = """
    PickPage { align: center top; background: $background 60%; }
    PickPage > #pick { width: 64; max-width: 100%; height: auto; max-height: 100%;
        margin: 2 0 0 0; background: $panel; padding: 1 0; layout: vertical; }
    PickPage Field { margin: 0 2 1 2; }
    PickPage:ansi { background: transparent; }
    PickPage:ansi > #pick { border: round ansi_bright_black; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "give_up", ""),
        ("down,tab", "move(1)", ""),
        ("up,shift+tab", "move(-1)", ""),
    ]

    def __init__(
        self,
        palette: Palette,
        words: Words,
        title: str,
        offered: Offered | Sequence[Choice] = (),
        *,
        hint: str | None = None,
        value: str = "",
    ) -> None:
        """Ask.

        Args:
            palette: The colours.
            words: The words of the interface.
            title: What is asked.
            offered: The choices, or what gives those for what is typed.
            hint: What stands in the line while nothing is typed; None where there is no line.
            value: What stands in it at first.
        """
        super().__init__()
        rtl = words.rtl
        self.heading = Heading(palette, title, rtl=rtl)
        self.offered = offered
        self.field = None if hint is None else Field(palette, hint, rtl=rtl)
        if self.field is not None:
            self.field.value = value
        self.list = ChoiceList(palette, words)
        self.list.display = callable(offered) or bool(offered)

    def compose(self) -> ComposeResult:
        with Widget(id="pick"):
            yield self.heading
            if self.field is not None:
                yield self.field
            yield self.list

    def on_mount(self) -> None:
        if self.field is not None:
            self.field.focus()
            self.field.select_all()  # what is typed comes in its place
        else:
            self.list.focus()
        self._offer(self.field.value if self.field is not None else "")

    def _offer(self, typed: str) -> None:
        if callable(self.offered):
            self.run_worker(self._ask(self.offered, typed), group="offer", exclusive=True)
        else:
            self.list.show(self.offered)

    async def _ask(self, offered: Offered, typed: str) -> None:
        self.list.show(await aside(lambda: offered(typed)))

    def action_move(self, by: int) -> None:
        """Move among the choices."""
        self.list.action_move(by)

    def action_give_up(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.field is not None and event.value == self.field.value:
            self._offer(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.list.display:
            self.list.action_choose()
        elif event.value.strip():
            self.dismiss(event.value.strip())

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        message.stop()
        self.dismiss(message.choice.key)
