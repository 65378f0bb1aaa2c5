"""Finding in the open article: a line to type into, matches marked as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.app.desk import FIND_FIELD
from tui.app.field import Field
from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.text.fitting import one_line
from tui.words import Words

if TYPE_CHECKING:
    from tui.app.actions import Reader


class Label(Widget):
    """A word of the interface on one line."""

    DEFAULT_CSS = """
    Label { height: 1; width: auto; }
    """

    def __init__(self, palette: Palette, text: str, *, rtl: bool) -> None:
        super().__init__()
        self.palette = palette
        self.text = text
        self.rtl = rtl
        self._fit()

    def say(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self._fit()
        self.refresh(layout=True)

    def _fit(self) -> None:
        self.styles.width = one_line(self.text or " ", 60, int(self.rtl)).width + 2

    def render_line(self, y: int) -> Strip:
        ground = Style(bgcolor=self.palette.panel, color=self.palette.accent)
        line = one_line(self.text or " ", min(60, self.size.width - 2), int(self.rtl))
        return strip(
            segments(line, ground), line.width, self.size.width, ground, rtl=self.rtl, margin=1
        )


class FindBar(Widget):
    """Looks for what is typed; Enter keeps the matches, Escape goes back to where one was."""

    DEFAULT_CSS = """
    FindBar { dock: bottom; height: 1; layout: horizontal; margin: 0 0 1 0; background: $panel; }
    FindBar Label { max-width: 60%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "give_up", ""),
        ("down", "step(1)", ""),
        ("up", "step(-1)", ""),
    ]

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.words = words
        rtl = words.rtl
        self.name_label = Label(palette, words.say("command.find"), rtl=rtl)
        self.count_label = Label(palette, "", rtl=rtl)
        self.field = Field(palette, words.say("find.hint"), rtl=rtl)
        self.field.id = FIND_FIELD
        self.before: tuple[int, int] = (0, 0)
        """The row that was the first in view, to go back to."""
        self.origin = 0
        """The source character from which on matches are looked for: what is typed next may take
        a match away, and the one after where one was is meant then."""

    @property
    def reader(self) -> Reader:
        from tui.app.actions import Reader

        app = self.app
        assert isinstance(app, Reader)
        return app

    def compose(self) -> ComposeResult:
        row = [self.name_label, self.field, self.count_label]
        yield from reversed(row) if self.words.rtl else row

    def on_mount(self) -> None:
        self.before = self.reader.view.top
        self.origin = self.reader.view.position() or 0
        self.field.value = self.reader.query_text
        self.field.select_all()
        self.field.focus()
        self.watch(self.app, "theme", self.repaint, init=False)
        self.call_after_refresh(self.prepare)

    def prepare(self) -> None:
        """Fold the article while one begins to type; a million characters take 60 ms."""
        _ = self.reader.folded

    def repaint(self) -> None:
        """Take the colours of the theme that was switched to."""
        for part in (self.name_label, self.field, self.count_label):
            part.palette = self.reader.palette
            part.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.reader.query_text = event.value.strip()
        self.look()

    def look(self) -> None:
        """Mark what is typed; an article that is still being read is looked through once it is."""
        reader, query = self.reader, self.field.value.rstrip()
        reader.look_for(self.origin)
        folded = reader.folded
        wrong = len(query)
        if folded is not None and not reader.view.hits:
            wrong = folded.reach(query)
        self.field.problems = [(wrong, len(query))] if wrong < len(query) else ()
        self.tell()

    def tell(self, wrapped: str = "") -> None:
        """Say which match of how many is shown; nothing before there is an article to look in."""
        reader = self.reader
        is_looked = bool(self.field.value.strip()) and reader.folded is not None
        self.count_label.say(reader.hit_said(wrapped) if is_looked else "")

    def action_step(self, by: int) -> None:
        """Go to the next or previous match while typing."""
        view = self.reader.view
        if view.hits:
            wrapped = self.reader.step_hit(by)
            self.origin = view.hits[view.hit or 0][0]
            self.tell(wrapped)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.close()

    def action_give_up(self) -> None:
        """Leave without matches, where one was."""
        view = self.reader.view
        self.reader.query_text = ""
        view.hits = ()
        view.hit = None
        view.move_to(self.before)
        self.close()

    def close(self) -> None:
        """Give the keys back to the article."""
        reader = self.reader
        self.remove()
        reader.view.focus()
        reader.tell_keys()
