"""The page of a concordance: every place of some words on a line, with what is around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.app.aside import aside
from tui.app.concordance_lines import Lines
from tui.app.concordance_table import ConcordanceTable
from tui.app.export_line import ExportLine, Made
from tui.app.keyboard import with_arabic
from tui.app.rows_table import keys
from tui.app.table_page import TablePage
from tui.app.theme import Palette
from tui.export import Row
from tui.search.concordance import Line, Order
from tui.search.ladder import Ladder
from tui.words import Said, Words

_FIRST, _SLICE = 0.03, 0.1
"""Seconds for which lines are read before those that came are shown: until the screen is full (15
articles), and then."""
_LEAVES = frozenset(with_arabic(("q",)))
"""Keys that wait for no line."""
_TOLD = 0.2
"""Seconds between two looks at how far sorting is."""


@dataclass(slots=True)
class Answer:
    """What a concordance is of, once it was looked up."""

    name: str
    """What is shown in the box: a query as it was typed, or the name of an entity."""
    lines: Lines
    problems: Sequence[tuple[int, int]] = ()
    """Characters of the query that are not understood."""
    age: int = 0
    """The generation of the index or the catalogue that was asked."""


@dataclass(slots=True)
class KeptConcordance:
    """What is kept of the page while it is not shown."""

    key: tuple[str, str] = ("query", "")
    """What it is of: a query or the id of an entity."""
    name: str = ""
    ladder: Ladder | None = None
    """The steps at which a query's words are found; all of them, if not said."""
    answer: Answer | None = None
    cursor: int = 0


class Flag:
    """Tells a thread to stop."""

    stopped = False

    def __call__(self) -> bool:
        return self.stopped


class ConcordancePage(TablePage[ConcordanceTable, Line]):
    """The page over the reader; gives the line whose article is to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [(keys("c"), "close", ""), (keys("s"), "turn", "")]
    KEYS = (
        ("choose", "Enter", "open"),
        ("sort", "1-5", "sort"),
        ("filter", "f", "query"),
        ("export", "x", "export"),
        ("quit", "q", "back"),
    )
    GROUP = "concordance"
    FILE = "concordance"
    FIELDS = ("file", "start", "end", "before", "node", "after", "title", "date", "source")

    class Asked(Message):
        """The places of other words are wanted."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Answered(Message):
        """What was wanted is looked up; more may have come meanwhile."""

    def __init__(
        self,
        palette: Palette,
        words: Words,
        kept: KeptConcordance,
        ask: Callable[[KeptConcordance], Answer],
        more: Callable[[], str],
    ) -> None:
        """Show a concordance.

        Args:
            palette: The colours.
            words: The words of the interface.
            kept: What it is of, and what was kept of it; it is changed.
            ask: Looks it up, in a thread.
            more: Tells in a few words why more may be found later; nothing if all is found.
        """
        super().__init__(palette, words, ConcordanceTable(palette, words))
        self.label.say(words.say("concordance.label"))
        self.kept = kept
        self.ask = ask
        self.more = more
        self._put = ""
        """What was put into the box, which may be typed over."""
        self._asking = False
        self._reading = False
        self._sorting: Flag | None = None

    def on_mount(self) -> None:
        self.show_keys()
        self.set_interval(_TOLD, self._look)
        self.show(self.kept)

    def on_unmount(self) -> None:
        self.kept.cursor = self.table.cursor
        self._stop()

    # --- what is shown ------------------------------------------------------------------------

    def show(self, kept: KeptConcordance) -> None:
        """Show a concordance; what it is of is looked up if it was not yet."""
        self._stop()
        self.kept = kept
        self.field.value = self._put = kept.name
        self.field.problems = ()
        if kept.answer is not None:
            self._show_answer(kept.answer, kept.cursor)
            return
        self.table.show(None)
        if kept.key[1]:
            self.renew()
        else:
            self.field.focus()
        self.tell()

    def renew(self) -> None:
        """Look up what is shown, again if it was: more articles are indexed now."""
        if self.kept.key[1]:
            self._asking = True
            self.table.focus()
            self.run_worker(self._ask(self.kept, self.table.cursor), group="ask", exclusive=True)

    async def _ask(self, kept: KeptConcordance, cursor: int) -> None:
        order = kept.answer.lines.order if kept.answer is not None else Order.INDEX
        try:
            answer = await aside(lambda: self.ask(kept))
        finally:
            self._asking = False
        kept.answer = answer
        kept.name = answer.name
        if kept is self.kept:
            self._show_answer(answer, cursor)
            if order is not Order.INDEX:
                self.table.post_message(ConcordanceTable.Sorted(order))
            self.post_message(self.Answered())

    def _show_answer(self, answer: Answer, cursor: int) -> None:
        if self.field.value == self._put:  # else one is typing what comes next
            self.field.value = self._put = answer.name
            self.field.problems = answer.problems
            self.table.focus()
        self._stop()
        self.table.show(answer.lines, cursor)
        self.tell()

    async def on_concordance_table_wanted(self, message: ConcordanceTable.Wanted) -> None:
        message.stop()
        if not self._reading:
            self._reading = True
            self.run_worker(self._read(), group="rows")

    async def _read(self) -> None:
        """Read lines until those in view are there, and show them as they come."""
        table = self.table
        try:
            while (lines := table.lines) is not None and self.is_attached:
                wanted = table.wanted()
                if lines.complete or len(lines) >= wanted:
                    break
                due = monotonic() + (_SLICE if len(lines) > table.room() else _FIRST)
                await aside(lambda: lines.read(wanted, lambda: monotonic() >= due))  # noqa: B023
                if lines is table.lines:
                    table.grow()
                    self.tell()
        finally:
            self._reading = False

    def is_early(self, key: str) -> bool:
        """Tell whether a key comes before the first lines, and does not leave."""
        if self.field.has_focus or key in _LEAVES or self.table.count():
            return False
        return self._asking or self._reading

    # --- order --------------------------------------------------------------------------------

    async def on_concordance_table_sorted(self, message: ConcordanceTable.Sorted) -> None:
        message.stop()
        lines = self.table.lines
        if lines is None:
            return
        self._stop()
        if message.order is Order.INDEX:
            self._use(lines, message.order, None)
        else:
            self._sorting = Flag()
            self.run_worker(self._sort(lines, message.order, self._sorting), group="sort")
            self.tell()

    async def _sort(self, lines: Lines, order: Order, stop: Flag) -> None:
        """Bring all lines into an order, which those in view keep waiting for."""
        places = await aside(lambda: lines.arranged(order, stop))
        if stop is self._sorting:
            self._sorting = None
        if places is not None and not stop.stopped and lines is self.table.lines:
            self._use(lines, order, places)

    def _use(self, lines: Lines, order: Order, places: list[int] | None) -> None:
        lines.use(order, places)
        self.table.first = 0
        self.table.move_to(0)
        self.notice.tell(self.words.say(f"concordance.sorted.{order}"))
        self.tell()

    def _stop(self) -> bool:
        """Stop sorting; return whether anything was sorted."""
        flag, self._sorting = self._sorting, None
        if flag is not None:
            flag.stopped = True
        return flag is not None

    # --- telling ------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._sorting is not None:
            self.table.grow()
        self.tell()

    def tell(self) -> None:
        """Say how many lines there are, in how many articles, and what is going on."""
        before = (self.bar.place, self.bar.progress)
        self.bar.tell(place=self._counted_said(), progress=self._going_said())
        if before != (self.bar.place, self.bar.progress) and not self.table.count():
            self.table.refresh()  # what is said there in place of lines

    def _counted_said(self) -> str:
        words, lines = self.words, self.table.lines
        if lines is None:
            return ""
        if lines.is_cut:
            return words.say("concordance.cut", places=self._counted(len(lines)))
        if not lines.complete:
            values = {"read": lines.read_articles, "articles": lines.articles}
            return words.say("concordance.read", places=self._counted(len(lines)), **values)
        articles = Said(words.count("articles", lines.articles))
        return words.say("concordance.counted", places=self._counted(len(lines)), articles=articles)

    def _going_said(self) -> str:
        words, lines = self.words, self.table.lines
        if self._asking:
            return words.say("concordance.asking")
        if lines is not None and not lines.complete and (self._sorting or self._reading):
            percent = min(99, 100 * lines.read_articles // max(1, lines.articles))
            key = "concordance.sorting" if self._sorting else "concordance.reading"
            return words.say(key, percent=percent)
        return self.more()

    def _nothing(self) -> str:
        if self._asking or self._reading or (self.table.lines and not self.table.lines.complete):
            return self.words.say("concordance.asking")
        if self.table.lines is None:
            return self.words.say("concordance.ask")
        return self.more() or self.words.say("concordance.none")

    # --- what the keys do ---------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave the line that is typed in, stop what goes on, or leave the page."""
        lines = self.table.lines
        if self.query(ExportLine) or self.field.has_focus:
            if self.field.has_focus and lines is None:
                self.dismiss(None)
            else:
                super().action_leave()
        elif self._stop():
            self.notice.tell(self.words.say("concordance.stopped"))
            self.tell()
        elif lines is not None and not lines.complete and self.table.asked >= len(lines):
            self.table.move_to(self.table.cursor)  # reads no more than is seen
        else:
            super().action_leave()

    def action_turn(self) -> None:
        """Sort in the next way."""
        self.table.action_beside(1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.prevent_default()  # the class above would leave the box
        query = event.value.strip()
        if query and query != self.kept.name:
            self.post_message(self.Asked(query))
        elif self.table.lines is not None:
            self.table.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input is self.field and event.value != self.kept.name:
            self.field.problems = ()

    def on_concordance_table_chosen(self, message: ConcordanceTable.Chosen) -> None:
        message.stop()
        self.dismiss(message.line)

    # --- what is written ----------------------------------------------------------------------

    def action_export(self) -> None:
        """Ask for a file to write all lines to."""
        if self.table.lines is not None:
            super().action_export()

    def _rows(self) -> Made:
        lines = self.table.lines
        assert lines is not None

        def made(stop: Callable[[], bool]) -> Iterator[Row]:
            for line in lines.rows(stop):
                found = line.found
                yield (
                    *(found.file, line.start, line.end, line.before, line.node, line.after),
                    *(found.title, found.date, found.source),
                )

        return made

    def _counted(self, rows: int) -> str:
        return Said(self.words.count("places", rows))

    def _is_whole(self) -> bool:
        lines = self.table.lines
        return lines is not None and lines.complete and not lines.is_cut and not self.more()
