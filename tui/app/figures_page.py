"""All figures of all open articles on one page: gathered, filtered, sorted, exported.

Reading, filtering and sorting go on in threads; the page shows what is there so far. What has been
gathered is kept by who opens the page, so coming back is instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.app.bars import KeyBar, TopBar
from tui.app.export_line import ExportLine
from tui.app.field import Field
from tui.app.figures_filter import Filter, parse
from tui.app.figures_order import Orders, Sorting
from tui.app.figures_rows import FIELDS, Collected, Item
from tui.app.figures_table import FiguresTable
from tui.app.find import Label
from tui.app.notice import Notice
from tui.app.rows_table import keys
from tui.app.theme import Palette
from tui.export import Row
from tui.library import Library
from tui.words import Said, Words

if TYPE_CHECKING:
    from tui.extract.disagree import Group

_TOLD = 0.1
"""Seconds between two looks at how far a thread has come."""
_FILE = "figures"
"""The name that is suggested for a file, in the current directory."""
_GROWN = 1.25
"""By how much the rows must have grown before they are sorted anew while articles are read."""


@dataclass(slots=True)
class Kept:
    """What is kept of the page, and of the board, while it is not shown."""

    collected: Collected = field(default_factory=Collected)
    line: str = ""
    """What was typed to filter."""
    sorting: Sorting = field(default_factory=Sorting)
    order: list[int] = field(default_factory=list)
    """Numbers of the items that match, in order."""
    cursor: int = 0
    arranged: int = 0
    """Items that `order` was made from; -1 where it is not finished."""
    groups: list[Group] = field(default_factory=list)
    """What disagrees, as the board shows it."""
    grouped: int = 0
    """Articles from which `groups` was made."""
    claim: tuple[int, int] = (0, 0)
    """Where the cursor of the board is: group and claim."""
    orders: Orders = field(default_factory=Orders)


class FiguresPage(ModalScreen[Item | None]):
    """The page over the reader; gives the figure to be shown in its article."""

    CSS = """
    FiguresPage { background: $background; layers: base notice; }
    FiguresPage > #filter { height: 1; layout: horizontal; background: $panel; dock: top;
        margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        (keys("q", "f4"), "close", ""),
        (keys("f", "/"), "filter", ""),
        (keys("x", "e"), "export", ""),
        ("tab,shift+tab", "switch", ""),
        ("down", "down", ""),
        ("ctrl+l", "app.command('redraw')", ""),
    ]
    KEYS = (
        ("choose", "Enter", "open"),
        ("filter", "/", "filter"),
        ("sort", "1-7", "sort"),
        ("export", "x", "export"),
        ("quit", "q", "back"),
    )
    """Action, key and label of the key bar."""

    class Progressed(Message):
        """A thread has come further; several of them are one."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, FiguresPage.Progressed)

    class Arranged(Message):
        """An order is whole."""

        def __init__(self, order: list[int], count: int) -> None:
            super().__init__()
            self.order = order
            self.count = count
            """Items from which it was made."""

    def __init__(
        self,
        palette: Palette,
        words: Words,
        library: Library,
        kept: Kept,
        total: Callable[[], int],
    ) -> None:
        """Show figures.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles.
            kept: What was kept of the page before; it is changed.
            total: Tells how many articles are known.
        """
        super().__init__()
        rtl = words.rtl
        self.palette = palette
        self.words = words
        self.library = library
        self.kept = kept
        self.total = total
        self.bar = TopBar(palette, words.say("all.title"), rtl=rtl)
        self.label = Label(palette, words.say("all.filter"), rtl=rtl)
        self.field = Field(palette, words.say("all.hint"), rtl=rtl)
        self.table = FiguresTable(palette, words)
        self.table.empty = self._nothing
        self.key_bar = KeyBar(palette, rtl=rtl)
        self.notice = Notice(palette, rtl=rtl)
        self.wanted: Filter = parse(kept.line)
        self._making: list[int] | None = None
        """The order that is being made, which may be the one that is shown."""

    def compose(self) -> ComposeResult:
        yield self.bar
        with Widget(id="filter"):
            row = [self.label, self.field]
            yield from reversed(row) if self.words.rtl else row
        yield self.table
        yield self.key_bar
        yield self.notice

    def on_mount(self) -> None:
        kept = self.kept
        self.field.value = kept.line
        self.table.sorting = kept.sorting
        self.table.items = kept.collected.items
        self.table.order = kept.order
        self.table.focus()
        said = [(name, key, self.words.say(f"all.{label}")) for name, key, label in self.KEYS]
        self.key_bar.show(said)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.table.move_to(self.kept.cursor)
        if not self.kept.collected.complete:
            self.run_worker(self._gather, thread=True, group="gather", exclusive=True)
        if self.kept.arranged != len(self.kept.collected.items):
            self.put_in_order(keep_cursor=True)
        self.tell()

    def on_unmount(self) -> None:
        self.kept.cursor = self.table.cursor

    # --- gathering ----------------------------------------------------------------------------

    def _gather(self) -> None:
        """Read the articles that have not been read (in a thread)."""
        worker = get_current_worker()
        told = 0.0
        for _ in self.kept.collected.gather(self.library, lambda: worker.is_cancelled):
            if monotonic() - told >= _TOLD:
                told = monotonic()
                self.post_message(self.Progressed())
        self.post_message(self.Progressed())

    def on_figures_page_progressed(self, message: Progressed) -> None:
        message.stop()
        kept, count = self.kept, len(self.kept.collected.items)
        if self._making is None and count > kept.arranged:
            waiting = kept.sorting.column is not None and not kept.collected.complete
            if not waiting or count >= kept.arranged * _GROWN:
                self.put_in_order(keep_cursor=True)
        self._show_order()
        self.tell()

    def _show_order(self) -> None:
        """Show the order that is kept as soon as it has rows; until then the one before stays."""
        table, order = self.table, self.kept.order
        if table.order is order:
            table.move_to(table.cursor)
        elif order or self._making is not order:
            table.first = 0
            table.show(self.kept.collected.items, order, 0)

    # --- filtering and sorting ----------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input is not self.field or event.value != self.field.value:
            return
        self.wanted = parse(event.value)
        self.field.problems = self.wanted.problems
        if event.value != self.kept.line:
            self.kept.line = event.value
            self.put_in_order()

    def on_figures_table_sorted(self, message: FiguresTable.Sorted) -> None:
        message.stop()
        self.kept.sorting = self.table.sorting = message.sorting
        self.put_in_order()

    def put_in_order(self, *, keep_cursor: bool = False) -> None:
        """Put what matches in order, in a thread.

        Args:
            keep_cursor: Show the order once it is whole, with the cursor on the same figure; else
                show what there is of it, from its first row on.
        """
        kept = self.kept
        items, rows = kept.collected.items, range(len(kept.collected.items))
        sorting, match = kept.sorting, self.wanted.match
        order: list[int] = []
        if keep_cursor and sorting.column is None and kept.arranged >= 0:
            # What has come stands behind what is there.
            order, rows = kept.order, rows[kept.arranged :]
        elif not keep_cursor:
            kept.order = order  # shown once there is a first row of it, or none at all
        kept.arranged = -1
        self._making = order

        def work() -> None:
            worker = get_current_worker()
            told = monotonic()

            def stop() -> bool:
                return worker.is_cancelled or self._making is not order

            parts = kept.orders.parts(items, rows, sorting, match, stop)
            for part in parts:
                order.extend(part)
                if monotonic() - told >= _TOLD:
                    told = monotonic()
                    self.post_message(self.Progressed())
            if not stop():
                self.post_message(self.Arranged(order, rows.stop))

        self.run_worker(work, thread=True, group="arrange")

    def on_figures_page_arranged(self, message: Arranged) -> None:
        message.stop()
        order, kept, table = message.order, self.kept, self.table
        if order is not self._making:
            return
        self._making = None
        kept.arranged = message.count
        if order is not kept.order:
            row = table.cursor
            if 0 <= row < len(kept.order) and row:
                under = kept.order[row]
                row = order.index(under) if under in order else row
            kept.order = order
            table.show(kept.collected.items, order, row)
        self._show_order()
        self.post_message(self.Progressed())  # more may have come meanwhile

    # --- telling ------------------------------------------------------------------------------

    def tell(self) -> None:
        """Say how many figures there are of how many, and how far reading and sorting are."""
        words, collected = self.words, self.kept.collected
        shown = self.kept.order
        if len(shown) == len(collected.items):
            said = words.count("figures", len(shown))
        else:
            all_said = words.count("figures", len(collected.items))
            said = words.say("all.some", shown=len(shown), total=all_said)
        progress = ""
        if not collected.complete:
            progress = words.say(
                "all.reading", read=collected.read, total=max(self.total(), collected.read)
            )
        elif self._making is not None:
            progress = words.say("all.arranging")
        elif collected.failed:
            progress = words.count("unreadable_files", collected.failed)
        self.bar.tell(place=said, progress=progress)

    def _nothing(self) -> str:
        """Return what is said where no row is shown."""
        if not self.kept.collected.complete:
            return self.words.say("all.not_yet")
        if self._making is not None:
            return self.words.say("all.arranging")
        filtered = self.wanted.match is not None
        return self.words.say("all.no_match" if filtered else "all.none")

    # --- what the keys do ---------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave the line that is typed in, or the page; what is being written is given up."""
        if self.query(ExportLine):
            self.query_one(ExportLine).action_close()
        elif self.field.has_focus:
            self.table.focus()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Leave the page."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Type what is wanted."""
        self.field.focus()

    def action_switch(self) -> None:
        """Go from the table to the filter, or back."""
        (self.table if self.field.has_focus else self.field).focus()

    def action_down(self) -> None:
        """Go from the filter to the table."""
        self.table.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.table.focus()

    def action_export(self) -> None:
        """Ask for a file to write what is shown to."""
        if not self.query(ExportLine):
            self.mount(ExportLine(self.palette, self.words, FIELDS, self._rows, _FILE))

    def _rows(self) -> Callable[[Callable[[], bool]], Iterator[Row]]:
        """Return what yields the rows that match, in the order that is chosen now."""
        kept, match = self.kept, self.wanted.match
        items, rows, sorting = kept.collected.items, range(len(kept.collected.items)), kept.sorting

        def made(stop: Callable[[], bool]) -> Iterator[Row]:
            for part in kept.orders.parts(items, rows, sorting, match, stop):
                for number in part:
                    yield items[number].row()

        return made

    def on_export_line_closed(self, message: ExportLine.Closed) -> None:
        message.stop()
        self.table.focus()

    def on_export_line_written(self, message: ExportLine.Written) -> None:
        message.stop()
        for line in self.query(ExportLine):
            line.remove()
        self.table.focus()
        rows = self.words.count("figures", message.number or 0)
        key = "export.done" if self.kept.collected.complete else "export.done_so_far"
        self.notice.tell(self.words.say(key, rows=Said(rows), path=str(message.path)))

    def on_figures_table_chosen(self, message: FiguresTable.Chosen) -> None:
        message.stop()
        self.dismiss(message.item)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        if message.command == "choose":
            self.table.action_choose()
        elif message.command == "sort":
            self.table.action_beside(1)
        else:
            await self.run_action("close" if message.command == "quit" else message.command)
