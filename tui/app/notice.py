"""A word to the user in the corner: what was copied, what is not there."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette, found
from tui.text.fitting import several_lines
from tui.text.layout import Line

SECONDS = 4.0
LONG = 15.0
"""Seconds for what one should not miss."""
_MOST = 3
"""Rows: at 80 columns a path of 100 characters leaves room for what is to be done."""


class Notice(Widget):
    """A line in the place of the key bar that goes by itself; what is long takes up to three.

    Nothing that is read is ever under it: for more than one row the key bar grows meanwhile. Its
    rows are cleared over the whole width, so that nothing beside it reads as its end.
    """

    DEFAULT_CSS = """
    Notice { layer: notice; dock: bottom; height: 1; width: 100%; display: none; }
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
        """Take as many rows as are needed in the window as it is now."""
        rows = len(self._lines(self.app.size.width))
        self.styles.height = rows
        self._give_room(rows)
        self.refresh(layout=True)

    def hide(self) -> None:
        """Take the line away."""
        self.text = ""
        self.display = False
        self._give_room(1)

    def _give_room(self, rows: int) -> None:
        """Let the key bar have some rows, and a line that asks stand above them."""
        for bar in self.screen.query("KeyBar"):
            if bar.size.height != rows:
                bar.styles.height = rows
        for line in self.screen.query("ExportLine, FindBar"):
            line.styles.margin = (0, 0, rows, 0)

    def _lines(self, width: int) -> tuple[Line, ...]:
        return several_lines(self.text or " ", max(4, width - 4), _MOST, int(self.rtl))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        clear = Style(bgcolor=self.palette.panel)
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, clear)
        line, ground = lines[y], found(self.palette, current=False)
        widest = max(one.width for one in lines)
        inner = min(width, widest + 4)
        told = strip(segments(line, ground), line.width, inner, ground, rtl=self.rtl, margin=2)
        return strip([*told], inner, width, clear, rtl=self.rtl)
