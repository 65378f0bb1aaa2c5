"""What disagrees: figures of one thing beside each other, with their sentences and a verdict."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from time import monotonic
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import get_current_worker

from tui.app.bars import KeyBar, TopBar
from tui.app.board_rows import GAP, BoardRow, columns, heading, rows_of
from tui.app.figures_page import Kept
from tui.app.leading import LEADING, Led
from tui.app.paint import Mark, segments, strip
from tui.app.rows_table import keys
from tui.app.theme import Palette, found, selected
from tui.extract.disagree import Claim, Group, Verdict, groups
from tui.extract.names.book import same_name
from tui.library import Library
from tui.text.fitting import one_line, several_lines
from tui.words import Words

_TOLD = 0.1
"""Seconds between two looks at how far reading has come."""
_WORST_FIRST = (Verdict.CONTRADICTORY, Verdict.CHANGED, Verdict.COMPATIBLE)


class Board(Widget, can_focus=True):
    """Shows groups; only those in view are laid out."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Board { height: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("j", "down"), "move(1)", show=False),
        Binding(keys("k", "up"), "move(-1)", show=False),
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
        Binding(keys("]", "n", "tab"), "group(1)", show=False),
        Binding(keys("[", "p", "shift+tab"), "group(-1)", show=False),
        Binding(keys("space", "pagedown", "d"), "page(1)", show=False),
        Binding(keys("b", "pageup", "u"), "page(-1)", show=False),
        Binding(keys("g", "home"), "end(-1)", show=False),
        Binding(keys("G", "end"), "end(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """A claim is to be shown in its article."""

        def __init__(self, claim: Claim) -> None:
            super().__init__()
            self.claim = claim

    def __init__(self, palette: Palette, words: Words, *, alone: bool) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.alone = alone
        self.groups: list[Group] = []
        self.empty: Callable[[], str] = lambda: ""
        """What is said where there is no group."""
        self.cursor = (0, 0)
        """Group and claim."""
        self.top = (0, 0)
        """The first row in view: group, and row of it."""
        self._laid = lru_cache(maxsize=64)(self._lay)

    def show(self, shown: list[Group], cursor: tuple[int, int]) -> None:
        """Show groups, the cursor on a claim."""
        self.groups = shown
        self._laid.cache_clear()
        self.go(*cursor)

    def current(self) -> Claim | None:
        """Return the claim under the cursor."""
        group, claim = self.cursor
        if group < len(self.groups) and claim < len(self.groups[group].claims):
            return self.groups[group].claims[claim]
        return None

    # --- rows ---------------------------------------------------------------------------------

    def _lay(self, group: int, width: int) -> list[BoardRow]:
        return rows_of(self.groups[group], width, self.words, alone=self.alone)

    def _columns(self, group: int) -> tuple[int, int]:
        """Return how many claims of a group are beside each other, and the columns of each."""
        return columns(self.size.width, len(self.groups[group].claims), alone=self.alone)

    def rows(self, group: int) -> list[BoardRow]:
        """Return the rows of a group as wide as the board is now."""
        return self._laid(group, self.size.width)

    def _moved(self, place: tuple[int, int], by: int) -> tuple[int, int]:
        """Return the place some rows further, not beyond the first and last row."""
        group, row = place
        row += by
        while row < 0 and group > 0:
            group -= 1
            row += len(self.rows(group))
        while row >= len(self.rows(group)) and group < len(self.groups) - 1:
            row -= len(self.rows(group))
            group += 1
        return group, max(0, min(row, len(self.rows(group)) - 1))

    def _in_view(self) -> list[tuple[int, int]]:
        """Return the places of the rows in view."""
        result: list[tuple[int, int]] = []
        group, row = self.top
        while len(result) < self.size.height and group < len(self.groups):
            if row < len(self.rows(group)):
                result.append((group, row))
                row += 1
            else:
                group, row = group + 1, 0
        return result

    # --- moving -------------------------------------------------------------------------------

    def go(self, group: int, claim: int) -> None:
        """Put the cursor on a claim and bring its band into view."""
        if not self.groups:
            self.cursor = self.top = (0, 0)
            self.refresh()
            return
        group = max(0, min(group, len(self.groups) - 1))
        claim = max(0, min(claim, len(self.groups[group].claims) - 1))
        self.cursor = (group, claim)
        self.top = min(self.top, (len(self.groups) - 1, 0))
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        group, claim = self.cursor
        if not self.size.height:
            return
        rows = self.rows(group)
        beside, _ = self._columns(group)
        band = claim // beside * beside
        inside = [number for number, row in enumerate(rows) if row.first == band]
        first = 0 if band == 0 else inside[0]
        if (group, first) < self.top:
            self.top = (group, first)
        lowest = self._moved((group, inside[-1]), 1 - self.size.height)
        if lowest > self.top:
            self.top = min(lowest, (group, first))

    def action_move(self, by: int) -> None:
        """Go to the next or previous claim."""
        group, claim = self.cursor
        claim += by
        if claim < 0 and group > 0:
            group -= 1
            claim = len(self.groups[group].claims) - 1
        elif self.groups and claim >= len(self.groups[group].claims):
            if group == len(self.groups) - 1:
                return
            group, claim = group + 1, 0
        self.go(group, claim)

    def action_beside(self, by: int) -> None:
        """Go to the claim that stands to the left (-1) or right (1)."""
        self.action_move(-by if self.words.rtl else by)

    def action_group(self, by: int) -> None:
        """Go to the next or previous group."""
        self.go(self.cursor[0] + by, 0)

    def action_page(self, by: int) -> None:
        """Move by screens."""
        if not self.groups:
            return
        before = self.top
        self.top = self._moved(self.top, by * max(1, self.size.height - 2))
        seen = [
            (group, self.rows(group)[row].first)
            for group, row in self._in_view()
            if self.rows(group)[row].first >= 0
        ]
        if not seen or self.top == before:
            self.go(*self.cursor)
            return
        self.cursor = seen[0]
        self.refresh()

    def action_end(self, by: int) -> None:
        """Go to the first or last claim."""
        if by < 0:
            self.top = (0, 0)
            self.go(0, 0)
        elif self.groups:
            self.go(len(self.groups) - 1, len(self.groups[-1].claims) - 1)

    def action_choose(self) -> None:
        """Open the article at the figure under the cursor."""
        claim = self.current()
        if claim is not None:
            self.post_message(self.Chosen(claim))

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.palette.page)
        if width < 8:
            return Strip.blank(width, ground)
        if not self.groups:
            lines = several_lines(self.empty() or " ", width - 4, 3, int(rtl))
            if not 0 <= y - 1 < len(lines):
                return Strip.blank(width, ground)
            parts = segments(lines[y - 1], ground + Style(color=self.palette.dim))
            return strip(parts, lines[y - 1].width, width, ground, rtl=rtl, margin=2)
        seen = self._in_view()
        if y >= len(seen):
            return Strip.blank(width, ground)
        group, number = seen[y]
        row = self.rows(group)[number]
        if row.heading:
            return self._heading(self.groups[group], width)
        if not row.cells:
            return Strip.blank(width, ground)
        return self._claims(group, number, row, width, ground)

    def _heading(self, group: Group, width: int) -> Strip:
        rtl, palette = self.words.rtl, self.palette
        ground = Style(bgcolor=palette.panel)
        about, verdict = heading(group, self.words)
        last = one_line(verdict, max(8, width // 2 - 4), int(rtl))
        first = one_line(about, max(4, width - last.width - 7), None)
        gap = Segment(" " * max(1, width - 4 - first.width - last.width), ground)
        near = segments(first, ground + Style(color=palette.ink, bold=True))
        colors = {Verdict.CONTRADICTORY: palette.error, Verdict.CHANGED: palette.accent}
        color = colors.get(group.verdict, palette.dim)
        far = segments(last, ground + Style(color=color, bold=True))
        row = [*far, gap, *near] if rtl else [*near, gap, *far]
        used = first.width + gap.cell_length + last.width
        return strip(row, used, width, ground, rtl=rtl, margin=2)

    def _claims(self, group: int, number: int, row: BoardRow, width: int, ground: Style) -> Strip:
        """Return a line of each claim of a band, beside each other in reading order."""
        rtl = self.words.rtl
        _, wide = self._columns(group)
        parts: list[Segment] = []
        used = 0
        for place in range(len(row.cells)):
            if place:
                rule = Segment("│".center(GAP), ground + Style(color=self.palette.rule))
                parts = [rule, *parts] if rtl else [*parts, rule]
                used += GAP
            made = self._cell(group, number, row, place, wide, ground)
            parts = [*made, *parts] if rtl else [*parts, *made]
            used += wide
        return strip(parts, used, width, ground, rtl=rtl, margin=2)

    def _cell(
        self, group: int, number: int, row: BoardRow, place: int, wide: int, ground: Style
    ) -> list[Segment]:
        cell, rtl = row.cells[place], self.words.rtl
        if cell is None:
            return [Segment(" " * wide, ground)]
        under = self.cursor == (group, row.first + place)
        head = cell.look == "value"
        if under and head:
            ground = ground + selected(self.palette)
        looks = {
            "value": Style(color=self.palette.accent if not under else self.palette.ink, bold=True),
            "sentence": Style(color=self.palette.ink),
            "article": Style(color=self.palette.dim),
        }
        marks = [Mark(*cell.mark, found(self.palette, current=under))] if any(cell.mark) else []
        text = segments(cell.line, ground + looks[cell.look], marks)
        sign: list[Segment] = []
        blank = wide - cell.line.width
        if under and head and blank >= 2:  # the cursor is told without colour, too
            sign = [Segment(" ◂" if rtl else "▸ ", ground)]
            blank -= 2
        pad = [Segment(" " * blank, ground)] if blank > 0 else []
        # Words of an article stand where they are read from, as on its own page.
        to_right = rtl if head else cell.line.rtl
        return [*pad, *text, *sign] if to_right else [*sign, *text, *pad]

    # --- mouse --------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def _scroll(self, by: int) -> None:
        if self.groups:
            self.top = self._moved(self.top, by)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        seen = self._in_view()
        if not 0 <= event.y < len(seen):
            return
        group, number = seen[event.y]
        row = self.rows(group)[number]
        if row.first < 0:
            return
        _, wide = self._columns(group)
        x = self.size.width - 1 - event.x if self.words.rtl else event.x
        claim = row.first + max(0, min((x - 2) // (wide + GAP), len(row.cells) - 1))
        again = self.cursor == (group, claim) and event.chain == 2
        self.go(group, claim)
        if again:
            self.action_choose()

    def on_resize(self) -> None:
        self.go(*self.cursor)


class BoardPage(ModalScreen[Claim | None]):
    """The board over the reader; gives the claim to be shown in its article."""

    CSS = """
    BoardPage { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (keys("escape", "q", "f5"), "close", ""),
        *LEADING,  # of two bindings of a key the first one counts
    ]
    KEYS = (
        ("choose", "Enter", "open"),
        ("group", "]", "next"),
        ("quit", "q", "back"),
    )
    """Action, key and label of the key bar."""

    class Progressed(Message):
        """More has been read; several of them are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, BoardPage.Progressed)

    class Grouped(Message):
        """There are other groups."""

        def __init__(self, made: list[Group], read: int) -> None:
            super().__init__()
            self.made = made
            self.read = read
            """Articles from which they were made."""

    def __init__(
        self,
        palette: Palette,
        words: Words,
        library: Library,
        kept: Kept,
        total: Callable[[], int],
        *,
        alone: bool,
    ) -> None:
        """Show what disagrees; the arguments are those of the page of figures, and `alone` tells
        that nothing may stand beside another thing."""
        super().__init__()
        self.words = words
        self.library = library
        self.kept = kept
        self.total = total
        self.bar = TopBar(palette, words.say("board.title"), rtl=words.rtl)
        self.board = Board(palette, words, alone=alone)
        self.board.empty = self._nothing
        self.key_bar = KeyBar(palette, rtl=words.rtl)

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.board
        yield self.key_bar

    def on_mount(self) -> None:
        said = [(name, key, self.words.say(f"board.{label}")) for name, key, label in self.KEYS]
        self.key_bar.show(said)
        self.board.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.board.show(self.kept.groups, self.kept.claim)
        if not self._whole():
            self.run_worker(self._gather, thread=True, group="gather", exclusive=True)
        self.tell()

    def _whole(self) -> bool:
        """Tell whether the groups are those of all articles."""
        collected = self.kept.collected
        return collected.complete and self.kept.grouped == collected.read

    def on_unmount(self) -> None:
        self.kept.claim = self.board.cursor

    def _gather(self) -> None:
        """Read the articles that have not been read, and group what is there (in a thread).

        What has been read is grouped while more is read, a fifth of the time at most.
        """
        worker = get_current_worker()
        collected = self.kept.collected
        told = began = monotonic()
        spent = 0.0
        for _ in collected.gather(self.library, lambda: worker.is_cancelled):
            now = monotonic()
            if now - told >= _TOLD:
                told = now
                self.post_message(self.Progressed())
            if now - began >= 1 + 5 * spent:
                self._group()
                began = monotonic()
                spent = began - now
        if not worker.is_cancelled:
            self._group()

    def _group(self) -> None:
        collected = self.kept.collected
        read = collected.read
        made = groups(collected.claims, same_name)
        made.sort(key=lambda group: _WORST_FIRST.index(group.verdict))
        self.post_message(self.Grouped(made, read))

    def on_board_page_progressed(self, message: Progressed) -> None:
        message.stop()
        self.tell()

    def on_board_page_grouped(self, message: Grouped) -> None:
        message.stop()
        under = self.board.current()
        self.kept.groups, self.kept.grouped = message.made, message.read
        self.board.show(message.made, _place_of(under, message.made))
        self.tell()

    def tell(self) -> None:
        """Say how many groups there are, and how far reading is."""
        collected = self.kept.collected
        progress = ""
        if not self._whole():
            progress = self.words.say(
                "all.reading", read=collected.read, total=max(self.total(), collected.read)
            )
        self.bar.tell(place=self.words.count("groups", len(self.kept.groups)), progress=progress)
        self.board.refresh()

    def _nothing(self) -> str:
        return self.words.say("board.none" if self._whole() else "board.reading")

    def action_close(self) -> None:
        """Leave the board."""
        self.dismiss(None)

    def action_lead(self, command: str) -> None:
        """Go to another page of all articles, which comes in place of this one."""
        self.post_message(Led(self, command))

    def on_board_chosen(self, message: Board.Chosen) -> None:
        message.stop()
        self.dismiss(message.claim)

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        if message.command == "choose":
            self.board.action_choose()
        elif message.command == "group":
            self.board.action_group(1)
        else:
            self.dismiss(None)


def _place_of(claim: Claim | None, shown: list[Group]) -> tuple[int, int]:
    """Return where a claim stands among groups; the first one where it is not there."""
    for number, group in enumerate(shown):
        if claim in group.claims:
            return number, group.claims.index(claim)
    return 0, 0
