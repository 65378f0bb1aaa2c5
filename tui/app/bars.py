"""The row above and the row below: where one is, and the keys of this place."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.text.fitting import one_line
from tui.text.layout import Line

LASTING = ("quit", "help", "cancel")
"""Commands whose keys are shown however narrow the window is."""

_GAP = 3


class TopBar(Widget):
    """The program's name, the folder, and how far one has read."""

    DEFAULT_CSS = """
    TopBar { height: 1; dock: top; background: $panel; }
    """

    def __init__(self, palette: Palette, name: str, *, rtl: bool) -> None:
        super().__init__(id="top")
        self.palette = palette
        self.program = name
        self.rtl = rtl
        self.place = ""
        self.progress = ""

    def tell(self, *, place: str | None = None, progress: str | None = None) -> None:
        """Show another place or progress."""
        before = (self.place, self.progress)
        self.place = self.place if place is None else place
        self.progress = self.progress if progress is None else progress
        if before != (self.place, self.progress):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.panel)
        dim = ground + Style(color=self.palette.dim)
        name = one_line(self.program, max(4, width - 4), int(self.rtl))
        most = width // 3 if self.place else width - name.width - 4
        progress = one_line(self.progress or " ", max(4, most), int(self.rtl))
        room = width - name.width - progress.width - 8
        near = segments(name, ground + Style(color=self.palette.accent, bold=True))
        far = segments(progress, dim)
        used = name.width + progress.width
        if self.place and room >= 6:
            place = one_line(self.place, room, int(self.rtl))
            gap = Segment(" ─ ", ground + Style(color=self.palette.rule))
            middle = segments(place, dim)
            near = [*middle, gap, *near] if self.rtl else [*near, gap, *middle]
            used += place.width + 3
        between = Segment(" " * max(1, width - used - 2), ground)
        row = [*far, between, *near] if self.rtl else [*near, between, *far]
        return strip(row, max(used + 1, width - 2), width, ground, rtl=self.rtl, margin=1)


class KeyBar(Widget):
    """The keys that matter where one is; a click on one presses it."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; }
    """

    class Pressed(Message):
        """A key of the bar was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, palette: Palette, *, rtl: bool) -> None:
        super().__init__(id="keys")
        self.palette = palette
        self.rtl = rtl
        self.keys: Sequence[tuple[str, str, str]] = ()
        self._spots: list[tuple[int, int, str]] = []

    def show(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show (command, key, what it does) for each, the most important first."""
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.panel)
        if y:  # rows that a notice has over it
            return Strip.blank(width, ground)
        row: list[Segment] = []
        used = 0
        self._spots = []
        for command, key, said in self._that_fit(width - 2):
            shown = [Segment(key, ground + Style(color=self.palette.accent))]
            blank = [Segment(" ", ground)]
            name = segments(said, ground + Style(color=self.palette.dim))
            gap = [Segment(" " * _GAP, ground)] if used else []
            if self.rtl:
                row = [*name, *blank, *shown, *gap, *row]
            else:
                row = [*row, *gap, *shown, *blank, *name]
            used += _GAP * bool(used)
            need = len(key) + 1 + said.width
            first = width - 1 - used - need if self.rtl else 1 + used
            self._spots.append((first, first + need, command))
            used += need
        return strip(row, used, width, ground, rtl=self.rtl, margin=1)

    def _that_fit(self, room: int) -> list[tuple[str, str, Line]]:
        """Return the keys that fit, those marked as lasting before all others."""
        laid = [
            (command, key, one_line(label, 40, int(self.rtl))) for command, key, label in self.keys
        ]
        needs = [len(key) + 1 + said.width + _GAP for _, key, said in laid]
        room += _GAP
        chosen: set[int] = set()
        lasting = [i for i, (command, _, _) in enumerate(laid) if command in LASTING]
        for index in [*lasting, *(i for i in range(len(laid)) if i not in lasting)]:
            if needs[index] > room:
                if index not in lasting:
                    break
                continue
            room -= needs[index]
            chosen.add(index)
        return [laid[index] for index in sorted(chosen)]

    def on_click(self, event: events.Click) -> None:
        for first, last, command in self._spots:
            if first <= event.x < last:
                self.post_message(self.Pressed(command))
                return
