"""A word to the user in the corner: what was copied, what is not there."""

from __future__ import annotations

from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette, found
from tui.text.fitting import one_line

SECONDS = 4.0
LONG = 15.0
"""Seconds for what one should not miss."""


class Notice(Widget):
    """One line above the key bar that goes by itself."""

    DEFAULT_CSS = """
    Notice { layer: notice; dock: bottom; height: 1; width: auto; margin: 0 0 1 0; display: none; }
    """

    def __init__(self, palette: Palette, *, rtl: bool) -> None:
        super().__init__(id="notice")
        self.palette = palette
        self.rtl = rtl
        self.text = ""
        self._timer: Timer | None = None

    def tell(self, text: str, seconds: float = SECONDS) -> None:
        """Show a line for some seconds."""
        self.text = text
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self.hide)
        self.display = True
        self.place()

    def place(self) -> None:
        """Stand in the corner of the window as it is now."""
        line = one_line(self.text or " ", max(4, self.app.size.width - 4), int(self.rtl))
        self.styles.width = min(self.app.size.width, line.width + 4)
        self.styles.offset = (self.app.size.width - line.width - 4 if self.rtl else 0, 0)
        self.refresh(layout=True)

    def hide(self) -> None:
        """Take the line away."""
        self.text = ""
        self.display = False

    def render_line(self, y: int) -> Strip:
        ground = found(self.palette, current=False)
        line = one_line(self.text or " ", max(4, self.app.size.width - 4), int(self.rtl))
        return strip(
            segments(line, ground), line.width, self.size.width, ground, rtl=self.rtl, margin=2
        )
