"""The reader with a box that moves over the article, a toast, a tooltip and a failure on keys.

Run as a program: `python -m tests.app.overlaid`.
"""

from __future__ import annotations

import sys

from textual import events
from textual.widgets import Static, Tooltip

import tui.app.main
from tui.app.actions import Reader
from tui.cli import main

PLACES = [(10, 3), (11, 3), (13, 5), (30, 12), (29, 11), (12, 9)]


class Overlay(Static):
    """A box that holds Arabic as it stands on the screen."""

    DEFAULT_CSS = "Overlay { layer: over; width: 11; height: 7; background: #333333; }"


class Overlaid(Reader):
    """F10 moves the box, F11 shows a toast, F12 a tooltip, Ctrl+T fails."""

    moved = 0
    tip = False

    async def on_event(self, event: events.Event) -> None:
        pressed = isinstance(event, events.Key) and not event.is_forwarded
        await super().on_event(event)  # any key takes a tooltip away
        if pressed and isinstance(event, events.Key):
            if event.key == "f10":
                await self.move()
            elif event.key == "f11":
                self.notify("ﺔﻤﻠﻛ (ﺔﻴﻧﺎﺛ) OpenAI", timeout=100)
            elif event.key == "f12":
                self.tip = True
                self.screen.query_one(Tooltip).update("ﺔﺤﻴﺼﻧ ﺓﺮﻴﺼﻗ")
            elif event.key == "ctrl+t":
                raise RuntimeError("as wanted")
            # The key that draws all anew takes the tooltip away too: it is shown again.
            self.tip = self.tip and event.key in ("f12", "ctrl+l")
            self.screen.query_one(Tooltip).display = self.tip

    async def move(self) -> None:
        """Put the box on the next place."""
        if not self.query(Overlay):
            await self.body.mount(Overlay("ﺔﻴﺑﺮﻋ ﺹ\nAB ﺔﻤﻠﻛ"))
        self.query_one(Overlay).styles.offset = PLACES[self.moved % len(PLACES)]
        self.moved += 1


if __name__ == "__main__":
    tui.app.main.Reader = Overlaid  # type: ignore[misc]
    sys.exit(main())
