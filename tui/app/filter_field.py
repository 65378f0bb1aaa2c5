"""The line above the names of an article that keeps those which match what is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.app.field import Field


class FilterField(Field):
    """A field below the names of the panel's tabs; Enter gives the keys to what is kept."""

    DEFAULT_CSS = """
    FilterField { dock: top; margin: 1 1 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "give_up", ""),
        ("down", "step(1)", ""),
        ("up", "step(-1)", ""),
    ]

    class GivenUp(Message):
        """All names are wanted again."""

    class Stepped(Message):
        """Another of the names that are kept is to be under the cursor."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_give_up(self) -> None:
        """Leave, and keep nothing out."""
        self.post_message(self.GivenUp())

    def action_step(self, by: int) -> None:
        """Move the cursor of the panel while typing."""
        self.post_message(self.Stepped(by))
