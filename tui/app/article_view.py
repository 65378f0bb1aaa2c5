"""The article: rows around a place, moved by keys and mouse, with what is marked on them.

The widget never knows its full height. It keeps the place of its first row and lays out what is
seen, so that two million characters open as fast as two thousand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import Mark, segments, strip
from tui.app.theme import Palette, found, marked, role_style, selected
from tui.model import Link
from tui.text.fitting import several_lines
from tui.text.layout import Line
from tui.text.page import HANG, Page, Role, Row

if TYPE_CHECKING:
    from tui.app.entity_marks import Marked

MARGIN = 2
"""Empty columns at both sides of the text."""
BAR = 1
"""Columns of the scroll bar."""
WHEEL = 3
"""Rows that one notch of the wheel moves."""
_MARKED, _HERE = "━", "█"
"""What stands in the scroll bar for matches, and for the current one."""


_QUOTING = frozenset((Role.LEAD, Role.PARAGRAPH, Role.BULLET))
_QUOTE_SIGNS = re.compile("[«»“”]")
"""Signs that tell a quotation from the text around it; the words in it stay in ink."""


def first_at(hits: Sequence[tuple[int, int]], position: int) -> int:
    """Return the first match at or behind a source character; how many there are if none is."""
    if not hits:
        return 0
    from tui.text.matching import Hits  # 3 ms of the start, and nothing is looked for then

    if isinstance(hits, Hits):
        return hits.after(position)
    return bisect_left(hits, (position, 0))


class Selection(NamedTuple):
    """Selected characters of the article: from where it began to where it was taken."""

    anchor: tuple[int, int]
    """First and one past last character of where it began."""
    head: tuple[int, int]
    """The same of where it was taken."""
    by: str = ""
    """By which it was taken with keys: `word` or `paragraph`."""

    @property
    def start(self) -> int:
        return min(self.anchor[0], self.head[0])

    @property
    def end(self) -> int:
        return max(self.anchor[1], self.head[1])


class Spot(NamedTuple):
    """A place of an article to come back to, whatever the measure is then."""

    top: tuple[int, int]
    """The first row in view, as element and row."""
    measure: int
    """The measure at which that row is counted."""
    position: int | None
    """The first source character in view, None at the beginning."""


class ArticleView(Widget, can_focus=True):
    """Shows a page and the selection on it."""

    ALLOW_SELECT = False  # Textual's own selection counts in display order

    DEFAULT_CSS = """
    ArticleView { width: 1fr; height: 1fr; background: $background; }
    """

    selection: reactive[Selection | None] = reactive(None, layout=False)
    hits: reactive[Sequence[tuple[int, int]]] = reactive((), layout=False)
    """Source characters of the matches of what was looked for, in their order."""
    hit: reactive[int | None] = reactive(None, layout=False)
    figure: reactive[tuple[int, int] | None] = reactive(None, layout=False)
    """The source characters of the figure that one went to."""
    names: reactive[Marked | None] = reactive(None, layout=False)
    """The names of the article, once they are read, and which of them are marked."""
    link: reactive[Link | None] = reactive(None, layout=False)

    class Resized(Message):
        """There is another number of columns or rows."""

    class LinkClicked(Message):
        """A link of the article was clicked."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    class MentionClicked(Message):
        """A name that is marked in the article was clicked."""

        def __init__(self, mention: int) -> None:
            super().__init__()
            self.mention = mention

    class Selected(Message):
        """The mouse has selected something, or nothing any more."""

    def __init__(self, palette: Palette, moved: Callable[[], None]) -> None:
        super().__init__(id="article")
        self.palette = palette
        self.moved = moved
        """Called when other rows are seen, at once: told by message, what depends on it would be
        painted in a second frame, which took 15 % of a page turn."""
        self.page: Page | None = None
        self.message = ""
        """What is said where there is no article."""
        self.expected_width = 80
        """Columns to count on before the widget is laid out."""
        self.top: tuple[int, int] = (0, 0)
        self._rows: list[Row] | None = None
        self._held: tuple[tuple[int, int], int | None] | None = None
        """Where one was before the window changed, as a place and as a source character: a tall
        window may show the article's end from higher up, and a small one then comes back."""
        self._went: tuple[int, tuple[int, int]] | None = None
        """The first character of the figure or name that one went to, and the first row in view
        since then."""
        self._drag: tuple[int, int] | None = None
        self._dragged = False

    # --- what is shown ------------------------------------------------------------------------

    def show(self, page: Page, spot: Spot | None = None) -> None:
        """Show a page from a spot on, or from its beginning."""
        self.page = page
        self.selection = None
        self.link = None
        self._went = None
        self.top = (0, 0)
        self._rows = None
        self.move_to_spot(spot)

    def replace_page(self, page: Page) -> None:
        """Show the same article set anew, the first character of the first row kept in view."""
        _, position = self._hold()
        self.page = page
        self._rows = None
        self.top = (0, 0)
        place = page.place_of(position) if position is not None else (0, 0)
        self.move_to(place)
        self._held = (place, position)

    def _hold(self) -> tuple[tuple[int, int], int | None]:
        """Return the place and the source character where one was before the window changed."""
        return self._held or (self.top, self.position())

    def spot(self) -> Spot:
        """Return where one is, to come back to."""
        return Spot(self.top, self.page.measure if self.page else 0, self.position())

    def position(self) -> int | None:
        """Return the first source character in view, or None at the article's beginning."""
        if self.page is None or self.top == (0, 0):
            return None
        for row in self.rows():
            if row.line is not None and self.page.elements[row.element].source:
                return row.line.start
        return None

    def reading_place(self) -> int:
        """Return the source character that is being read: the figure or name that one went to
        until one moves on, else the beginning of the third row, or of the first below it with
        text."""
        lines = [self._source_line(row) for row in self.rows()]
        seen = [line for line in lines if line is not None]
        if not seen:
            return 0
        marked = self.figure is not None or (self.names and self.names.current is not None)
        if marked and self._went is not None and self.top == self._went[1]:
            return self._went[0]
        return next((line.start for line in lines[2:] if line is not None), seen[0].start)

    def middle(self) -> int:
        """Return the first source character of the middle one of the lines in view."""
        lines = [line for line in map(self._source_line, self.rows()) if line is not None]
        return lines[len(lines) // 2].start if lines else 0

    def rows(self) -> list[Row]:
        """Return the rows in view."""
        if self._rows is None:
            if not self.size.height:
                return []
            self._rows = []
            if self.page is not None:
                for row in self.page.rows(*self.top):
                    if len(self._rows) >= self.size.height:
                        break
                    self._rows.append(row)
        return self._rows

    def progress(self) -> float:
        """Return how far one has read, 0 on the first screen to 1 on the last."""
        if self.at_end() or self.page is None:
            return 1.0
        return (self.position() or 0) / max(1, len(self.page.article.text))

    def _seen_until(self) -> int:
        """Return one past the last source character in view."""
        lines = map(self._source_line, self.rows())
        return max((line.end for line in lines if line is not None), default=0)

    def at_end(self) -> bool:
        """Tell whether the article's last row is in view."""
        if self.page is None or not self.page.elements:
            return True
        rows = self.rows()
        if not rows:
            return True
        last = len(self.page.elements) - 1
        return rows[-1].element == last and rows[-1].number == self.page.height(last) - 1

    # --- moving -------------------------------------------------------------------------------

    def move_to(self, place: tuple[int, int]) -> None:
        """Make a place the first row, but leave no empty screen below the article's end."""
        if self.page is None:
            return
        if self.size.height and place > (0, 0):
            place = min(place, self.page.last_top(self.size.height))
        self._held = None
        self._rows = None
        self.top = place
        self.refresh()
        self.moved()

    def move_to_spot(self, spot: Spot | None) -> None:
        """Come back to a spot; None is the beginning."""
        if self.page is None or spot is None:
            self.move_to((0, 0))
        elif spot.measure == self.page.measure:
            self.move_to(spot.top)
        elif spot.position is None:
            self.move_to((0, 0))
        else:
            self.move_to(self.page.place_of(spot.position))

    def move(self, by: int) -> None:
        """Move by rows, towards the article's end where positive."""
        if self.page is not None:
            self.move_to(self.page.move(*self.top, by))

    def move_screens(self, by: float) -> None:
        """Move by screens; two rows stay, so that the eye finds its place."""
        rows = max(1, self.size.height - 2) if abs(by) == 1 else max(1, self.size.height // 2)
        self.move(rows if by > 0 else -rows)

    def move_to_position(self, position: int) -> None:
        """Bring a source character into view, a third from the top, unless it is seen already."""
        if self.page is not None and not self.sees(position):
            place = self.page.place_of(position)
            self.move_to(self.page.move(*place, -(self.size.height // 3)))

    def sees(self, position: int) -> bool:
        """Tell whether a source character is in view."""
        if self.page is None:
            return False
        return self.page.place_of(position) in {(row.element, row.number) for row in self.rows()}

    def move_to_figure(self, start: int, end: int) -> None:
        """Bring the source characters of a figure into view and mark them."""
        self.figure = (start, end)
        self._go_to(start)

    def move_to_mention(self, mention: int) -> None:
        """Bring a name into view, mark it, and all others of what it names."""
        if self.names is not None:
            one = self.names.mentions[mention]
            self.names = self.names.choosing(one.id, mention)
            self.figure = None
            self._go_to(one.start)

    def _go_to(self, position: int) -> None:
        self.move_to_position(position)
        self._went = (position, self.top)
        self.moved()

    def move_to_element(self, element: int) -> None:
        """Make an element the first thing in view."""
        if self.page is not None:
            self.move_to((element, self.page.elements[element].above))

    def lines_beside(self, position: int, by: int) -> Iterator[tuple[int, int, int]]:
        """Yield, of each line below (1) or above (-1) a source character, what stands in the same
        column, and the line's first source character and one past its last.

        The view moves on where its rows end.
        """
        if self.page is None:
            return
        self.move_to_position(position)
        column = None
        while True:
            rows = self.rows()
            spot = self.page.place_of(position)
            at = next((y for y, row in enumerate(rows) if (row.element, row.number) == spot), None)
            line = self._source_line(rows[at]) if at is not None else None
            if at is None or line is None:
                return
            if column is None:
                cell = next(line.cells_of(position, position + 1), (0, 0))
                column = self._left(rows[at], line) + cell[0]
            for y in range(at + 1, len(rows)) if by > 0 else range(at - 1, -1, -1):
                there = self._source_line(rows[y])
                if there is not None:
                    position = there.start
                    found = there.source_at(column - self._left(rows[y], there))[0]
                    yield found, there.start, there.end
            top = self.top
            self.move(by * max(1, self.size.height // 3))
            if self.top == top:
                return

    # --- painting -----------------------------------------------------------------------------

    def text_width(self) -> int:
        """Return the columns that a text can have here."""
        return max(8, (self.size.width or self.expected_width) - BAR - 2 * MARGIN)

    def column(self) -> tuple[int, int]:
        """Return the first column of the text and how many it has."""
        measure = self.page.measure if self.page else 0
        return max(0, (self.size.width - BAR - measure) // 2 + (BAR if self._rtl else 0)), measure

    @property
    def _rtl(self) -> bool:
        return self.page is None or self.page.base == 1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.page)
        rows = self.rows()
        row = rows[y] if y < len(rows) else None
        if self.page is None or self.message:
            return self._message_row(y, ground)
        if row is None or row.line is None:
            parts: list[Segment] = []
            left = 0
        else:
            parts, left = self._row_parts(row, row.line, ground)
        bar = self._bar_cell(y)
        room = width - BAR
        used = sum(segment.cell_length for segment in parts)
        before = max(0, left - (BAR if self._rtl else 0))
        body = strip(parts, used, room, ground, rtl=False, margin=before)
        cells = list(body)
        return Strip([bar, *cells] if self._rtl else [*cells, bar], width)

    def _message_row(self, y: int, ground: Style) -> Strip:
        width = self.size.width
        lines = several_lines(self.message or " ", max(8, width - 2 * MARGIN), 6)
        row = y - max(0, self.size.height // 3)
        if not 0 <= row < len(lines):
            return strip([], 0, width, ground, rtl=True)
        line = lines[row]
        parts = segments(line, ground + Style(color=self.palette.dim))
        return strip(parts, line.width, width, ground, rtl=True, margin=(width - line.width) // 2)

    def _row_parts(self, row: Row, line: Line, ground: Style) -> tuple[list[Segment], int]:
        """Return the segments of a row's text and the column where they begin."""
        assert self.page is not None
        style = ground + role_style(self.palette, row.role)
        marks = self._marks(row) if self.page.elements[row.element].source else ()
        parts = segments(line, style, marks)
        if row.sign:
            look = ground + Style(color=self._sign_color(row.role))
            sign = Segment(row.sign, look)
            blank = Segment(" " * (HANG - 1), ground)
            parts = [*parts, blank, sign] if row.rtl else [sign, blank, *parts]
        left = self._left(row, line)
        return parts, left - (HANG if row.sign and not row.rtl else 0)

    def _sign_color(self, role: Role) -> str:
        colors = {Role.BULLET: self.palette.accent, Role.RELATED: self.palette.link}
        return colors.get(role, self.palette.dim)

    def _marks(self, row: Row) -> Iterable[Mark]:
        assert self.page is not None
        assert row.line is not None
        palette, line = self.palette, row.line
        for start, end in self.page.markup(row.element):
            yield Mark(start, end, role_style(palette, Role.BOILERPLATE))
        text = self.page.elements[row.element].text
        if row.role in _QUOTING:
            for sign in _QUOTE_SIGNS.finditer(text, line.start, line.end):
                yield Mark(*sign.span(), Style(color=palette.accent))
        for link in self.page.elements[row.element].links:
            focused = self.link is not None and self.link == link
            # A caption stays dim, whatever it leads to.
            color = None if row.role is Role.CAPTION else palette.link
            look = Style(color=color, underline=True, reverse=focused or None)
            yield Mark(link.start, link.end, look)
        if self.names is not None:
            yield from self.names.marks(line.start, line.end, palette)
        first = max(0, first_at(self.hits, line.start) - 1)
        for index in range(first, len(self.hits)):
            start, end = self.hits[index]
            if start >= line.end:
                break
            if end > line.start:
                yield Mark(start, end, found(palette, index == self.hit))
        if self.figure is not None:
            yield Mark(*self.figure, marked(palette))
        if self.selection is not None:
            yield Mark(self.selection.start, self.selection.end, selected(palette))

    def _bar_cell(self, y: int) -> Segment:
        """Return the scroll bar's cell of a row: thin, and none where all is in view.

        Matches are marked at their rows; a bar of another kind tells where the current one is.
        """
        ground = Style(bgcolor=self.palette.page)
        thumb = self._thumb()
        if thumb is None:
            return Segment(" ", ground)
        mark = self._bar_mark(y, thumb)
        if mark:
            return Segment(mark, ground + Style(color=self.palette.accent, bold=mark == _HERE))
        if thumb[0] <= y < thumb[1]:
            return Segment("▎" if self._rtl else "▕", ground + Style(color=self.palette.rule))
        return Segment(" ", ground)

    def _thumb(self) -> tuple[int, int] | None:
        """Return the rows of the scroll bar's thumb, first and one past the last."""
        if self.page is None or (self.top == (0, 0) and self.at_end()):
            return None
        total = max(1, len(self.page.article.text))
        height = max(1, self.size.height)
        start = (self.position() or 0) / total
        thumb = max(1, round((self._seen_until() / total - start) * height))
        first = min(round(start * height), height - thumb)
        if self.at_end():
            first = height - thumb
        return first, first + thumb

    def _bar_mark(self, y: int, thumb: tuple[int, int]) -> str:
        """Return the sign of the matches whose row of the scroll bar this is, empty without any."""
        if not self.hits:
            return ""
        first, last = self._bar_span(y, thumb)
        if self.hit is not None and first <= self.hits[self.hit][0] < last:
            return _HERE
        return _MARKED if first_at(self.hits, first) < first_at(self.hits, last) else ""

    def _bar_span(self, y: int, thumb: tuple[int, int]) -> tuple[int, int]:
        """Return the source characters that a row of the scroll bar stands for.

        The rows of the thumb stand for what is in view, those above and below it for the rest, so
        that what is seen is never marked beside the thumb.
        """
        assert self.page is not None
        total, height = len(self.page.article.text), self.size.height
        top, bottom = thumb
        seen = self.position() or 0 if top else 0
        until = self._seen_until() if bottom < height else total
        if y < top:
            start, end, row, rows = 0, seen, y, top
        elif y < bottom:
            start, end, row, rows = seen, until, y - top, bottom - top
        else:
            start, end, row, rows = until, total, y - bottom, height - bottom
        return start + (end - start) * row // rows, start + (end - start) * (row + 1) // rows

    # --- mouse --------------------------------------------------------------------------------

    def source_at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return the source characters shown at a column and row of the widget.

        Beside a line it is the empty span at its end; on a row without text of the article it is
        that at the end of the text above, or at the beginning of the text below.
        """
        rows = self.rows()
        lines = [self._source_line(row) for row in rows]
        line = lines[y] if 0 <= y < len(lines) else None
        if line is not None:
            return line.source_at(x - self._left(rows[y], line))
        above = [line for line in lines[: max(0, y)] if line is not None]
        if above:
            return above[-1].end, above[-1].end
        below = next((line for line in lines if line is not None), None)
        return None if below is None else (below.start, below.start)

    def _source_line(self, row: Row) -> Line | None:
        """Return a row's line where it shows the article, and not words of the interface."""
        if self.page is None or not self.page.elements[row.element].source:
            return None
        return row.line

    def _left(self, row: Row, line: Line) -> int:
        """Return the column at which a row's text begins, its sign left out."""
        first, measure = self.column()
        hang = HANG if row.sign else 0
        return first + (measure - hang - line.width if row.rtl else hang)

    def link_at(self, x: int, y: int) -> Link | None:
        """Return the link shown at a column and row."""
        spot = self.source_at(x, y)
        rows = self.rows()
        if spot is None or spot[0] == spot[1] or y >= len(rows) or self.page is None:
            return None
        for link in self.page.elements[rows[y].element].links:
            if link.start < spot[1] and spot[0] < link.end:
                return link
        return None

    def mention_at(self, x: int, y: int) -> int | None:
        """Return the name that is marked at a column and row."""
        spot = self.source_at(x, y)
        names = self.names
        if spot is None or spot[0] == spot[1] or names is None:
            return None
        return next((i for i in names.between(*spot) if names.is_seen(i)), None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-WHEEL)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        self.selection = None
        self._dragged = False
        self._drag = self.source_at(event.x, event.y)
        if self._drag is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drag is None:
            return
        if event.y < 0:
            self.move(-1)
        elif event.y >= self.size.height:
            self.move(1)
        y = max(0, min(event.y, self.size.height - 1))
        spot = self.source_at(event.x, y)
        if spot is not None and (self._dragged or spot != self._drag):
            self._dragged = True
            self.selection = Selection(self._drag, spot)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._drag is None:
            return
        self.release_mouse()
        self._drag = None
        self.post_message(self.Selected())
        if not self._dragged:
            link = self.link_at(event.x, event.y)
            mention = self.mention_at(event.x, event.y)
            if link is not None:
                self.link = link
                self.post_message(self.LinkClicked(link))
            elif mention is not None:
                self.post_message(self.MentionClicked(mention))

    def on_resize(self, event: events.Resize) -> None:
        held = self._hold()
        self._rows = None
        if self.page is not None:
            self.move_to(held[0])
            self._held = held
        self.post_message(self.Resized())
