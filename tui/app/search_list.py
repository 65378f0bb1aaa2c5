"""The list of results: only those in view are read and drawn, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.rows_table import keys
from tui.app.search_results import Results
from tui.app.search_row import Looks, context, height, row
from tui.app.theme import Palette, selected
from tui.text.fitting import several_lines
from tui.words import Words

if TYPE_CHECKING:
    from tui.search.hits import Hit

_MANY = 10**9


class ResultsList(Widget, can_focus=True):
    """Shows results; asks for those that come into view, and tells which is chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ResultsList { height: 1fr; width: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("j", "down"), "move(1)", show=False),
        Binding(keys("k", "up"), "up", show=False),
        Binding(keys("space", "pagedown", "ctrl+f"), "page(2)", show=False),
        Binding(keys("b", "pageup", "ctrl+b"), "page(-2)", show=False),
        Binding(keys("d", "ctrl+d"), "page(1)", show=False),
        Binding(keys("u", "ctrl+u"), "page(-1)", show=False),
        Binding(keys("g", "home"), f"move(-{_MANY})", show=False),
        Binding(keys("G", "end"), f"move({_MANY})", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """The article under the cursor is to be opened."""

    class Wanted(Message):
        """Something in view is not held; several of these are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ResultsList.Wanted)

    class Left(Message):
        """The cursor went up from the first result."""

    def __init__(self, palette: Palette, words: Words, results: Results) -> None:
        super().__init__(id="results")
        self.palette = palette
        self.words = words
        self.results = results
        self.is_new: Callable[[Hit], bool] = lambda hit: False
        """Tells whether a result was not there when the search was last looked at."""
        self.empty: Callable[[], str] = lambda: ""
        """What is said where there is no result."""
        self._wide = 0
        """Columns for which words were read."""

    # --- what is in view ----------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Rows of a result."""
        return height(self.size.width)

    def room(self) -> int:
        """Return how many results fit whole, one at least."""
        return max(1, (self.size.height + 1) // self.step)

    def context(self) -> int:
        """Return how many characters are shown on each side of the best place."""
        return context(self.size.width)

    def in_view(self) -> range:
        """Return the numbers of the results in view, one that is cut included."""
        first = self.results.first
        last = first + -(-max(1, self.size.height) // self.step)
        return range(first, min(last, self.results.total))

    def missing(self) -> int | None:
        """Return the block of results that has to be brought for those in view."""
        view = self.in_view()
        return self.results.window.missing(view.start, view.stop) if view else None

    def unread(self) -> list[int]:
        """Return the results in view whose words are not read, that under the cursor first."""
        results = self.results
        wanted = [n for n in self.in_view() if results.shown(n) is None and results.hit(n)]
        if results.hit(results.cursor) and results.article(results.cursor) is None:
            one = results.shown(results.cursor)
            if one is None or not one.gone:
                wanted.insert(0, results.cursor)
        return list(dict.fromkeys(wanted))

    # --- moving -------------------------------------------------------------------------------

    def move_to(self, number: int) -> None:
        """Put the cursor on a result and bring it into view."""
        results, room = self.results, self.room()
        results.cursor = max(0, min(number, results.total - 1))
        results.first = max(min(results.first, results.cursor), results.cursor - room + 1)
        results.first = max(0, min(results.first, results.total - room))
        self._moved()

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Wanted())

    def action_move(self, by: int) -> None:
        """Move by results."""
        self.move_to(self.results.cursor + by)

    def action_up(self) -> None:
        """Move up; from the first result to what is above."""
        if self.results.cursor:
            self.move_to(self.results.cursor - 1)
        else:
            self.post_message(self.Left())

    def action_page(self, halves: int) -> None:
        """Move by halves of a screen."""
        by = max(1, self.room() * abs(halves) // 2)
        by = by if halves > 0 else -by
        results = self.results
        results.first = max(0, min(results.first + by, results.total - self.room()))
        self.move_to(results.cursor + by)

    def action_choose(self) -> None:
        """Open the article under the cursor."""
        if self.results.total:
            self.post_message(self.Chosen())

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width, results = self.size.width, self.results
        page = Style(bgcolor=self.palette.page)
        if width < 4:
            return Strip.blank(width, page)
        if not results.total:
            return self._nothing(y, width, page)
        number, at = divmod(y, self.step)
        number += results.first
        hit = results.hit(number)
        if number >= results.total:
            return Strip.blank(width, page)
        air = at == self.step - 1
        under = number == results.cursor
        chosen = under and self.has_focus and not air
        ground = page + selected(self.palette) if chosen else page
        if hit is None:
            made = Strip.blank(width, ground)
        else:
            looks = Looks(self.palette, ground, chosen, self.is_new(hit))
            made = (
                Strip.blank(width, ground)
                if air
                else row(at, hit, results.shown(number), width, looks, self.words)
            )
        return self._with_edge(made, width, ground) if under and not air else made

    def _with_edge(self, made: Strip, width: int, ground: Style) -> Strip:
        """Return a row with the sign of the cursor at the side where reading starts."""
        look = ground + Style(color=self.palette.accent)
        if self.words.rtl:
            return Strip([*made.crop(0, width - 1), Segment("▐", look)], width)
        return Strip([Segment("▌", look), *made.crop(1, width)], width)

    def _nothing(self, y: int, width: int, ground: Style) -> Strip:
        lines = several_lines(self.empty() or " ", max(4, width - 4), 4, int(self.words.rtl))
        if not 1 <= y <= len(lines):
            return Strip.blank(width, ground)
        line = lines[y - 1]
        parts = segments(line, ground + Style(color=self.palette.dim))
        return strip(parts, line.width, width, ground, rtl=self.words.rtl, margin=2)

    # --- mouse --------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        results = self.results
        results.first = max(0, min(results.first + by, results.total - self.room()))
        last = results.first + self.room() - 1
        results.cursor = max(results.first, min(results.cursor, last, results.total - 1))
        self._moved()

    def on_click(self, event: events.Click) -> None:
        number = self.results.first + event.y // self.step
        if number < self.results.total:
            self.move_to(number)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width != self._wide:
            self._wide = event.size.width
            self.results.forget_words()
        self.move_to(self.results.cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
