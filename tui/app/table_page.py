"""A page of a table over the reader: a line that filters it, its export, and its keys below."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from tui.app.bars import KeyBar, TopBar
from tui.app.export_line import ExportLine, Made
from tui.app.field import Field
from tui.app.find import Label
from tui.app.leading import LEADING, Led
from tui.app.notice import Notice
from tui.app.rows_table import RowsTable, keys
from tui.app.theme import Palette
from tui.words import Said, Words

TableT = TypeVar("TableT", bound=RowsTable)
ResultT = TypeVar("ResultT")


class TablePage(ModalScreen[ResultT | None], Generic[TableT, ResultT]):
    """What all such pages do; each says what its table is filled with."""

    DEFAULT_CSS = """
    TablePage { background: $background; layers: base notice; }
    TablePage > #filter { height: 1; layout: horizontal; background: $panel; dock: top;
        margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        (keys("q"), "close", ""),
        (keys("f"), "filter", ""),
        (keys("x", "e"), "export", ""),
        ("tab,shift+tab", "switch", ""),
        ("down", "down", ""),
        ("ctrl+l", "app.command('redraw')", ""),
        *LEADING,
    ]
    KEYS: tuple[tuple[str, str, str], ...] = ()
    """Action, key and label of the key bar."""
    LINE_KEYS = (("choose", "Enter", "keep"), ("cancel", "Esc", "back"))
    """The same while one types what is wanted."""
    GROUP = "all"
    """What the keys of its words begin with."""
    FILE = ""
    """The name that is suggested for a file, in the current directory."""
    FIELDS: Sequence[str] = ()
    """The names of the values of an exported row."""

    def __init__(self, palette: Palette, words: Words, table: TableT) -> None:
        """Show a table; a subclass fills it.

        Args:
            palette: The colours.
            words: The words of the interface.
            table: What is shown; `_nothing` says what stands where it has no row.
        """
        super().__init__()
        rtl, group = words.rtl, self.GROUP
        self.palette = palette
        self.words = words
        self.bar = TopBar(palette, words.say(f"{group}.title"), rtl=rtl)
        self.label = Label(palette, words.say("all.filter"), rtl=rtl)
        self.field = Field(palette, words.say(f"{group}.hint"), rtl=rtl)
        self.table = table
        self.table.empty = self._nothing
        self.key_bar = KeyBar(palette, rtl=rtl)
        self.notice = Notice(palette, rtl=rtl)

    def compose(self) -> ComposeResult:
        yield self.bar
        with Widget(id="filter"):
            row = [self.label, self.field]
            yield from reversed(row) if self.words.rtl else row
        yield self.table
        yield self.key_bar
        yield self.notice

    def show_keys(self) -> None:
        """Let the bar below name the keys of the page, or of the line that is typed in."""
        group, shown = self.GROUP, self.KEYS
        if self.focused is self.field:
            shown = self.LINE_KEYS
        elif self.query(ExportLine) and self.focused is not self.table:
            group, shown = "export.key", ExportLine.KEYS
        self.key_bar.show(
            [(name, key, self.words.say(f"{group}.{label}")) for name, key, label in shown]
        )

    def on_descendant_focus(self) -> None:
        self.show_keys()

    # --- what subclasses say ------------------------------------------------------------------

    @abstractmethod
    def _nothing(self) -> str:
        """Return what is said where no row is shown."""

    @abstractmethod
    def _rows(self) -> Made:
        """Return what yields the rows that are kept, in their order."""

    @abstractmethod
    def _counted(self, rows: int) -> str:
        """Return how many rows were written, in words."""

    @abstractmethod
    def _is_whole(self) -> bool:
        """Tell whether nothing more will come."""

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

    def action_lead(self, command: str) -> None:
        """Go to another page of all articles, which comes in place of this one."""
        self.post_message(Led(self, command))

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
            self.notice.hide()  # it would cover what is asked
            self.mount(ExportLine(self.palette, self.words, self.FIELDS, self._rows, self.FILE))

    def on_export_line_closed(self, message: ExportLine.Closed) -> None:
        message.stop()
        self.table.focus()

    def on_export_line_written(self, message: ExportLine.Written) -> None:
        message.stop()
        for line in self.query(ExportLine):
            line.remove()
        self.table.focus()
        rows = self._counted(message.number or 0)
        key = "export.done" if self._is_whole() else "export.done_so_far"
        self.notice.tell(self.words.say(key, rows=Said(rows), path=str(message.path)))

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        if self.query(ExportLine):
            await self.query_one(ExportLine).press(message.command)
        elif message.command == "cancel":
            self.action_leave()
        elif message.command == "choose" and self.field.has_focus:
            await self.field.action_submit()
        elif message.command == "choose":
            self.table.action_choose()
        elif message.command == "sort":
            self.table.action_beside(1)
        else:
            await self.run_action("close" if message.command == "quit" else message.command)
