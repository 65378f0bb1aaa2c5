"""From one page of all articles to another, which comes in its place."""

from __future__ import annotations

from typing import Any

from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from tui.app.rows_table import keys

LEADING: tuple[BindingType, ...] = (
    ("f4", "lead('all_figures')", ""),
    ("f5", "lead('disagree')", ""),
    ("f6", "lead('all_entities')", ""),
    (keys("/"), "app.command('search')", ""),
    ("ctrl+e", "app.command('corrections')", ""),
    (keys("?", "f1"), "app.command('help')", ""),
    ("ctrl+z", "app.command('suspend')", ""),
    ("ctrl+q", "app.command('quit')", ""),
)
"""The keys of such a page that lead on, as they are in the reader; a page's own key closes it.
The search stands over the page, so that one comes back to it."""


class Led(Message):
    """A command of the reader is wanted in place of a page."""

    def __init__(self, page: Screen[Any], command: str) -> None:
        super().__init__()
        self.page = page
        self.command = command
        """Its name in the table of commands."""
