"""All names of all open articles on one page: gathered in the background, filtered, exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.app.aside import aside
from tui.app.entities_filter import parse
from tui.app.entities_rows import Asked, all_of, block_of, place_of
from tui.app.entities_table import EntitiesTable
from tui.app.export_line import Made
from tui.app.rows_table import keys
from tui.app.table_page import TablePage
from tui.app.theme import Palette
from tui.catalogue.records import Order
from tui.export import Row
from tui.library import Library
from tui.words import Words

if TYPE_CHECKING:
    from tui.catalogue.records import Progress

_GROWN = 1.0
"""Seconds between two looks at how the table has grown, while names are read."""


@dataclass(slots=True)
class Gathered:
    """How far the names of all articles are read."""

    progress: Progress | None = None
    reads: bool = False
    """Whether another instance writes the catalogue."""

    def said(self, words: Words) -> str:
        """Return it in a few words; nothing once all are read."""
        if self.reads:
            return words.say("names.read_elsewhere")
        if self.progress is None or not self.progress.complete:
            done, total = (self.progress.done, self.progress.total) if self.progress else (0, 0)
            return words.say("all.reading", read=done, total=total)
        return ""


@dataclass(slots=True)
class KeptNames:
    """What is kept of the page while it is not shown."""

    line: str = ""
    order: Order = Order.MENTIONS
    here: bool = False
    """Whether the names of the open article are compared with the rest."""
    cursor: int = 0
    gathered: Gathered = field(default_factory=Gathered)


class EntitiesPage(TablePage[EntitiesTable, str]):
    """The page over the reader; tells which entity is to be opened or corrected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("f6", "close", ""),
        (keys("o"), "over", ""),
        (keys("w"), "choose", ""),
        (keys("c"), "app.command('concordance')", ""),
        ("f7", "correct", ""),
        ("f8", "app.command('undo')", ""),
        ("f9", "app.command('redo')", ""),
    ]
    KEYS = (
        ("choose", "Enter", "open"),
        ("filter", "f", "filter"),
        ("correct", "F7", "correct"),
        ("sort", "1-5", "sort"),
        ("over", "o", "key_over"),
        ("app.command('concordance')", "c", "concordance"),
        ("export", "x", "export"),
        ("quit", "q", "back"),
    )
    GROUP = "names"
    FILE = "entities"

    class Opened(Message):
        """The page of an entity is wanted."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class Corrected(Message):
        """An entity is to be corrected."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    def __init__(
        self, palette: Palette, words: Words, library: Library, kept: KeptNames, here: str | None
    ) -> None:
        """Show names.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles, whose catalogue is asked.
            kept: What was kept of the page before; it is changed.
            here: The file of the open article.
        """
        super().__init__(palette, words, EntitiesTable(palette, words))
        self.library = library
        self.kept = kept
        self.here = here
        self._bringing = False
        self._follows: tuple[str, int] | None = None
        """The entity to which the cursor is to go, and where it was when that was wanted."""

    def on_mount(self) -> None:
        self.field.value = self.kept.line
        self.table.focus()
        self.show_keys()
        self.call_after_refresh(self.ask, cursor=self.kept.cursor)
        self.set_interval(_GROWN, self._grow)

    def on_unmount(self) -> None:
        self.kept.cursor = self.table.cursor

    # --- what is shown ------------------------------------------------------------------------

    def ask(self, *, cursor: int = 0) -> None:
        """Bring the names that are wanted now."""
        kept = self.kept
        here = self.here if kept.here else None
        self.table.ask(Asked(parse(kept.line), kept.order, here), cursor=cursor)
        self.tell()

    def renew(self) -> None:
        """Bring what is shown again: names were corrected, or more were read."""
        self.table.window.outdate()
        self.table.post_message(EntitiesTable.Wanted())
        self.tell()

    def follow(self, entity: str) -> None:
        """Put the cursor on an entity once all names are read, unless it was moved by then."""
        self._follows = entity, self.table.cursor

    async def _go_to_followed(self) -> None:
        if self._follows is None or not self._is_whole():
            return
        entity, before = self._follows
        self._follows = None
        catalogue, asked, table = self.library.catalogue(), self.table.asked, self.table
        place = await aside(lambda: place_of(catalogue, asked, entity))
        if place is not None and asked == table.asked and table.cursor == before:
            table.move_to(place)

    def _grow(self) -> None:
        if self.kept.gathered.said(self.words):
            self.renew()

    async def on_entities_table_wanted(self, message: EntitiesTable.Wanted) -> None:
        message.stop()
        if not self._bringing:
            self._bringing = True
            self.run_worker(self._bring(), group="rows")

    async def _bring(self) -> None:
        """Bring blocks until all rows in view are held."""
        table = self.table
        try:
            while True:
                block, age, asked = table.wanted(), table.window.age, table.asked
                if block is None:
                    break
                catalogue = self.library.catalogue()
                rows, total = await aside(lambda: block_of(catalogue, asked, block))  # noqa: B023
                table.take(block, rows, total, age)
                self.tell()
            await self._go_to_followed()
        finally:
            self._bringing = False
        if table.wanted() is not None:
            table.post_message(EntitiesTable.Wanted())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input is self.field and event.value == self.field.value != self.kept.line:
            self.kept.line = event.value
            self.ask()

    def on_entities_table_sorted(self, message: EntitiesTable.Sorted) -> None:
        message.stop()
        self.kept.order = message.order
        self.ask()

    # --- telling ------------------------------------------------------------------------------

    def tell(self) -> None:
        """Say how many names there are, of which articles, and how far reading is."""
        words, asked = self.words, self.table.asked
        said = words.count("names", self.table.count())
        if asked.here is not None:
            said = words.say("names.over_here", names=said)
        elif asked.wanted.article is not None:
            said = words.say("names.over", names=said, text=asked.wanted.article)
        self.bar.tell(place=said, progress=self.kept.gathered.said(words))
        self.table.refresh()

    def _nothing(self) -> str:
        if self._bringing or not self._is_whole() or self.table.wanted() is not None:
            return self.words.say("names.not_yet")
        if self.kept.line.strip():
            return self.words.say("names.no_match")
        return self.words.say("names.none_over" if self.kept.here else "names.none")

    # --- what is chosen and written -----------------------------------------------------------

    def action_over(self) -> None:
        """Compare the names of the open article with the rest, or show all names again."""
        if self.here is None:
            self.notice.tell(self.words.say("names.no_article"))
            return
        self.kept.here = not self.kept.here
        self.ask()

    def action_choose(self) -> None:
        """Open the page of the entity under the cursor."""
        self.table.action_choose()

    def action_correct(self) -> None:
        """Correct the entity under the cursor."""
        one = self.table.current()
        if one is not None:
            self.post_message(self.Corrected(one.id))

    def on_entities_table_chosen(self, message: EntitiesTable.Chosen) -> None:
        message.stop()
        self.post_message(self.Opened(message.entity))

    def action_export(self) -> None:
        """Ask for a file to write what is shown to."""
        self.FIELDS = ("id", *(column.value for column in self.table.asked.columns))
        super().action_export()

    def _rows(self) -> Made:
        catalogue, asked = self.library.catalogue(), replace(self.table.asked)

        def made(stop: Callable[[], bool]) -> Iterator[Row]:
            yield from all_of(catalogue, asked, stop)

        return made

    def _counted(self, rows: int) -> str:
        return self.words.count("names", rows)

    def _is_whole(self) -> bool:
        return not self.kept.gathered.said(self.words)
