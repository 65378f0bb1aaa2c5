"""The door to the screens."""

from __future__ import annotations

import os
import sys

from tui.app.actions import Reader
from tui.library import Entry, Library
from tui.settings import Settings
from tui.terminal.detection import Detection
from tui.words import Words


def run(
    library: Library,
    settings: Settings,
    words: Words,
    detection: Detection,
    start: Entry | None = None,
) -> int:
    """Open the reader; return the exit code of the program.

    The terminal was asked before this module was loaded; its answers are read here.
    """
    decision = detection.finish()
    if os.environ.get("STY"):
        # screen 4 passes this on from the terminal around it and takes colours of 24 bits for red.
        os.environ.pop("COLORTERM", None)
    app = Reader(
        library,
        settings,
        words,
        start,
        decision.choice,
        sure=decision.sure or detection.was_offered,
        remember=detection.remember,
        offered=detection.remember_offer,
    )
    if sys.platform != "win32":
        from tui.app.driver import driver_for

        app.driver_class = driver_for(detection)
    result = app.run()
    if app.return_code:
        return app.return_code
    return result or 0
