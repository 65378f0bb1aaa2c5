"""What a tab of the side panel is: rows of items, of which some can be chosen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.text.layout import Line

Group = tuple[list[Segment], int]
"""Segments that stay together on a row, and their columns."""


class Tab(ABC):
    """A list of items, each some rows high; the panel moves the cursor and the rows in view."""

    name: str
    """`tab.<name>` is its name in the interface's words."""

    def __init__(self, *, rtl: bool) -> None:
        self.rtl = rtl
        self.cursor: int | None = None
        """The item under the cursor."""
        self.current: int | None = None
        """The item of what is being read."""
        self.first = 0
        """The first row in view."""

    @abstractmethod
    def height(self, width: int) -> int:
        """Return how many rows there are at a width in columns."""

    @abstractmethod
    def item_at(self, row: int, width: int) -> int | None:
        """Return the item on a row, None where there is none."""

    @abstractmethod
    def rows_of(self, item: int, width: int) -> range:
        """Return the rows of an item; none where the item is not shown."""

    @abstractmethod
    def can_choose(self, item: int) -> bool:
        """Tell whether an item leads somewhere."""

    @abstractmethod
    def beside(self, item: int | None, by: int) -> int | None:
        """Return the item so many further among those that can be chosen, None past their end."""

    @abstractmethod
    def last(self, end: bool) -> int | None:
        """Return the last item that can be chosen, or the first."""

    @abstractmethod
    def paint(self, row: int, width: int, palette: Palette, *, focused: bool) -> Strip:
        """Return a row as it is seen."""


def piece(line: Line, style: Style) -> Group:
    """Return a line in one look."""
    return segments(line, style), line.width


def blank(columns: int, style: Style) -> Group:
    """Return so many empty columns."""
    return ([Segment(" " * columns, style)] if columns > 0 else []), max(0, columns)


def in_row(groups: Sequence[Group], width: int, ground: Style, *, rtl: bool) -> Strip:
    """Return a full row of groups that stand in reading order, from the first column on."""
    ordered = list(reversed(groups)) if rtl else list(groups)
    joined: list[Segment] = []
    for segment in (segment for parts, _ in ordered for segment in parts):
        before = joined[-1] if joined else None
        if before is not None and before.style == segment.style and not segment.text.strip():
            joined[-1] = Segment(before.text + segment.text, segment.style)
        else:
            joined.append(segment)
    return strip(joined, sum(used for _, used in groups), width, ground, rtl=rtl)
