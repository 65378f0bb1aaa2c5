"""All figures of all open articles on one page: gathered, filtered, sorted, exported.

Reading, filtering and sorting go on in threads; the page shows what is there so far. What has been
gathered is kept by who opens the page, so coming back is instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.app.export_line import Made
from tui.app.figures_filter import Filter, parse
from tui.app.figures_order import Orders, Sorting
from tui.app.figures_rows import FIELDS, Collected, Item
from tui.app.figures_table import FiguresTable
from tui.app.table_page import TablePage
from tui.app.theme import Palette
from tui.export import Row
from tui.library import Library
from tui.words import Words

if TYPE_CHECKING:
    from tui.extract.disagree import Group

_TOLD = 0.1
"""Seconds between two looks at how far a thread has come."""
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


class FiguresPage(TablePage[FiguresTable, Item]):
    """The page over the reader; gives the figure to be shown in its article."""

    BINDINGS: ClassVar[list[BindingType]] = [("f4", "close", "")]
    KEYS = (
        ("choose", "Enter", "open"),
        ("filter", "f", "filter"),
        ("sort", "1-7", "sort"),
        ("export", "x", "export"),
        ("quit", "q", "back"),
    )
    FILE = "figures"
    FIELDS = FIELDS

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
        super().__init__(palette, words, FiguresTable(palette, words))
        self.library = library
        self.kept = kept
        self.total = total
        self.wanted: Filter = parse(kept.line)
        self._making: list[int] | None = None
        """The order that is being made, which may be the one that is shown."""

    def on_mount(self) -> None:
        kept = self.kept
        self.field.value = kept.line
        self.table.sorting = kept.sorting
        self.table.items = kept.collected.items
        self.table.order = kept.order
        self.table.focus()
        self.show_keys()
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
        if not self.kept.collected.complete:
            return self.words.say("all.not_yet")
        if self._making is not None:
            return self.words.say("all.arranging")
        filtered = self.wanted.match is not None
        return self.words.say("all.no_match" if filtered else "all.none")

    # --- what is chosen and written -----------------------------------------------------------

    def _rows(self) -> Made:
        kept, match = self.kept, self.wanted.match
        items, rows, sorting = kept.collected.items, range(len(kept.collected.items)), kept.sorting

        def made(stop: Callable[[], bool]) -> Iterator[Row]:
            for part in kept.orders.parts(items, rows, sorting, match, stop):
                for number in part:
                    yield items[number].row()

        return made

    def _counted(self, rows: int) -> str:
        return self.words.count("figures", rows)

    def _is_whole(self) -> bool:
        return self.kept.collected.complete

    def on_figures_table_chosen(self, message: FiguresTable.Chosen) -> None:
        message.stop()
        self.dismiss(message.item)
