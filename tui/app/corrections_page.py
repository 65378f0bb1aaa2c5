"""The user's corrections on a page: those that apply, and what of them does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.rows_table import keys
from tui.app.theme import Palette
from tui.app.why_page import Explained, Said
from tui.words import Words


class CorrectionsPage(ModalScreen[None]):
    """The page over the reader."""

    CSS = """
    CorrectionsPage { align: center middle; background: $background 60%; }
    CorrectionsPage:ansi { background: transparent; }
    CorrectionsPage:ansi > Explained { border: round ansi_bright_black; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [(keys("escape", "q", "enter"), "dismiss", "")]

    def __init__(self, palette: Palette, words: Words, found: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.page = Explained(palette, words, [Said(text, look) for text, look in found])

    def compose(self) -> ComposeResult:
        yield self.page
