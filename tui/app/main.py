"""The door to the screens."""

from __future__ import annotations

import sys

from tui.app.actions import Reader
from tui.library import Entry, Library
from tui.settings import Settings
from tui.words import Words


def run(library: Library, settings: Settings, words: Words, start: Entry | None = None) -> int:
    """Open the reader; return the exit code of the program."""
    app = Reader(library, settings, words, start)
    if sys.platform != "win32":
        from tui.app.driver import Driver

        app.driver_class = Driver
    result = app.run()
    if app.return_code:
        return app.return_code
    return result or 0
