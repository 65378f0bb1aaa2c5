"""The reader's desk: its panels, the open article, and what the bars tell of it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from tui.app import commands, leaving, summary
from tui.app.article_list import ArticleList, Summary
from tui.app.article_view import ArticleView, Spot
from tui.app.bars import KeyBar, TopBar
from tui.app.notice import LONG, Notice
from tui.app.side_panel import FILTER_FIELD, SidePanel
from tui.app.theme import (
    DARK,
    DARK_256,
    LIGHT,
    LIGHT_256,
    PALETTES,
    TERMINAL,
    Palette,
    textual_theme,
)
from tui.app.title import window_title
from tui.app.turns import Turns
from tui.errors import QariError
from tui.library import Entry, Library
from tui.model import Article
from tui.settings import Settings
from tui.terminal.profiles import Choice, Profile
from tui.text.page import Page
from tui.words import Words

if TYPE_CHECKING:
    from tui.app import entity_words
    from tui.app.figures_tab import Table

FIND_FIELD = "find-field"
"""The id of the line to type into, known here so that its module is imported only when used."""
LIST_BESIDE = 90
"""Columns from which the list stands beside the article; below it slides over it."""
BOTH_BESIDE = 116
"""Columns from which both panels stand beside it: the article keeps 58 columns or more."""

_READ_AT_ONCE = 1_000_000
"""Bytes of a file that is read before the next key is looked at (some 20 ms); larger ones are
read in the background."""


class Body(Widget):
    """The panels and the article side by side."""

    DEFAULT_CSS = """
    Body { layout: horizontal; height: 1fr; layers: base over; }
    Body > .side { width: 22%; min-width: 26; max-width: 38; }
    Body > .right { border-left: vkey $rule; }
    Body > .left { border-right: vkey $rule; }
    Body > .side:focus { border-left: none; border-right: none; }
    Body > .right:focus { border-left: vkey $accent; }
    Body > .left:focus { border-right: vkey $accent; }
    Body > .closed { display: none; }
    Body > .over { layer: over; width: 34; max-width: 100%; }
    Body > .over.right { dock: right; }
    Body > .over.left { dock: left; }
    Body.alone > .side, Body.alone > .side:focus { width: 100%; max-width: 100%; border: none; }
    """


class Ground(Screen[None], inherit_bindings=False):
    """The screen under all others. Textual's own would keep Tab, Shift+Tab and Ctrl+C."""


class Desk(Turns):
    """Shows the articles of a library; `tui.app.actions` adds what the keys do."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings()
    CSS = """
    Screen { background: $background; layers: base notice; }
    .reading-order ModalScreen { background: $background; }
    """

    def __init__(
        self,
        library: Library,
        settings: Settings,
        words: Words,
        start: Entry | None = None,
        choice: Choice | None = None,
        *,
        sure: bool = True,
        remember: Callable[[Choice], None] | None = None,
        offered: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.sure = sure
        self.keep_choice = remember
        self.keep_offered = offered
        self.begin_stage(choice or Choice(), rtl=words.rtl)
        self.library = library
        self.settings = settings
        self.words = words
        self.measure = settings.measure
        self.query_text = ""
        """What was looked for last; other articles are searched for it too."""
        self.reveal = False
        """Whether bidi controls are shown by their names."""
        self.types = False
        """Whether the names in the text show their types."""
        self.start = start
        self.palette: Palette = DARK if settings.theme == "dark" else LIGHT
        if self.no_color or self.console.color_system in (None, "standard"):
            self.palette = TERMINAL
        elif self.console.color_system == "256":
            self.palette = DARK_256 if settings.theme == "dark" else LIGHT_256
        if self.no_color:
            # Textual has chosen its filter for its own theme: greys, which are colours too.
            self._filters = [f for f in self._filters if not isinstance(f, Monochrome)]
            self._filters.append(NoColor())
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.theme = self.palette.name
        rtl = words.rtl
        self.top_bar = TopBar(self.palette, words.say("app.name"), rtl=rtl)
        self.list = ArticleList(
            self.palette, self._list_title, rtl=rtl, pending=words.say("app.pending")
        )
        self.view = ArticleView(self.palette, self.tell_progress)
        self.panel = SidePanel(self.palette, words, commands.key_name("J"))
        self.key_bar = KeyBar(self.palette, rtl=rtl)
        self.notice = Notice(self.palette, rtl=rtl)
        self.body = Body(id="body", classes="alone" if self._alone else "")
        self.set_class(self._alone, "reading-order")  # what shows through would be jumbled
        self.article: Article | None = None
        self.index = -1
        """The open article in the list, -1 before there is one."""
        self.to_mark: tuple[int, int] | None = None
        """Source characters of the open article that are marked once it is read."""
        self.places: dict[int, Spot] = {}
        """Where each article was left."""
        self.trail: list[tuple[int, Spot]] = []
        self.ahead: list[tuple[int, Spot]] = []
        self._names_loaded = False
        self._told_first = ""
        """What is to stay in view where more is said at once: it stands behind."""
        self._told_problems: set[str] = set()
        """What was told of what keeps articles or names from being read."""
        """Whether the tables of names are loaded, which takes half a second."""

    # --- the terminal -------------------------------------------------------------------------

    @property
    def _alone(self) -> bool:
        """Whether nothing may stand beside the article: the terminal orders whole rows."""
        return self.choice.profile is Profile.LOGICAL

    def set_again(self) -> None:
        self.body.set_class(self._alone, "alone")
        self.set_class(self._alone, "reading-order")
        self._fit(self.size.width)
        self.panel.lay_again()
        if self.article is not None:
            spot = self.view.spot()
            self.view.show(self.make_page(self.article), spot)

    # --- building -----------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        return Ground(id="_default")

    def compose(self) -> ComposeResult:
        right, left = (self.list, self.panel) if self.words.rtl else (self.panel, self.list)
        right.add_class("side", "right")
        left.add_class("side", "left")
        self._fit(self.size.width)
        yield self.top_bar
        with self.body:
            yield left
            yield self.view
            yield right
        yield self.key_bar
        yield self.notice

    def on_mount(self) -> None:
        self.view.focus()
        first = self.first_entries()
        self.list.add(first)
        self.open_first(first)
        # Threads would take their share of the interpreter before the first screen is drawn.
        self.call_after_refresh(self.start_reading, len(first))

    def start_reading(self, known: int) -> None:
        """Begin with what can wait until the first article is on the screen."""
        gc.freeze()
        gc.enable()
        leaving.watch(self)
        # Textual resumes with an empty screen and paints only what changes.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.list.patient = False
        self.list.refresh()
        self.scan_rest(known)

    def first_entries(self) -> list[Entry]:
        """Return the first files of the library, up to the one that was asked for."""
        entries: list[Entry] = []
        for batch in self.library.scan():
            entries += batch
            if self.start is None or any(entry.file == self.start.file for entry in batch):
                break
        return entries

    def open_first(self, entries: list[Entry]) -> None:
        """Open the article that was asked for, or the first one."""
        index = 0
        if self.start is not None:
            files = [entry.file for entry in entries]
            if self.start.file in files:
                index = files.index(self.start.file)
        if entries:
            self.open(index)

    def scan_rest(self, known: int) -> None:
        """Take the other files of the library as they are found."""

        def scan() -> None:
            worker = get_current_worker()
            given = 0
            for batch in self.library.scan(lambda: worker.is_cancelled):
                fresh = batch[max(0, known - given) :]
                given += len(batch)
                if fresh and not worker.is_cancelled:
                    self.call_from_thread(self.list.add, fresh)
                    self.call_from_thread(self.tell_place)
            if self.library.problems and not worker.is_cancelled:
                self.call_from_thread(self.tell_problem)

        self.run_worker(scan, thread=True, exclusive=True, group="scan")

    def tell_problem(self) -> None:
        """Say the last thing that keeps articles or names from being read or kept; each one once.

        Of a tagger of the user's only what it did wrong first, as each process finds something
        else. Lines of the file of corrections are told by their number, elsewhere.
        """
        fresh = {}
        for problem in self.library.problems:
            of = problem.key if problem.key == "error.tagger" else str(problem)
            if of not in self._told_problems and not problem.key.startswith("corrections."):
                fresh[of] = problem
        if fresh:
            self._told_problems.update(fresh)
            notice = getattr(self.screen, "notice", None) or self.notice
            self._told_first = summary.said(self.words, [*fresh.values()][-1])
            notice.tell(self._told_first, LONG)

    def _list_title(self) -> str:
        return self.words.say("list.title")

    def _fit(self, width: int) -> None:
        """Let the panels stand beside the article or slide over it."""
        beside = 0
        for panel, least in ((self.list, LIST_BESIDE), (self.panel, BOTH_BESIDE)):
            over = width < least or self.body.has_class("alone")
            if over != panel.has_class("over"):
                panel.set_class(over, "over")
                panel.set_class(over and not panel.has_focus, "closed")
            if not panel.has_class("closed", "over"):
                beside += max(26, min(38, width * 22 // 100))
        self.view.expected_width = width - beside

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)
        if self.notice.display:
            self.call_after_refresh(self.notice.place)  # once the new size is known to all

    def on_article_view_resized(self, message: ArticleView.Resized) -> None:
        message.stop()
        self.set_page()
        self.tell_progress()

    # --- articles -----------------------------------------------------------------------------

    def open(
        self, index: int, spot: Spot | None = None, mark: tuple[int, int] | None = None
    ) -> None:
        """Open an article of the list, where it was left.

        Args:
            index: Its number in the list.
            spot: Where to begin instead.
            mark: Source characters that are brought into view and marked once it is read.
        """
        entries = self.list.entries
        if not 0 <= index < len(entries):
            return
        if self.view.page is not None:
            self.places[self.index] = self.view.spot()
        self.index = index
        self.to_mark = mark
        self.list.open(index)
        where = spot or self.places.get(index)
        entry = entries[index]
        if summary.size_of(entry) <= _READ_AT_ONCE:
            self.show(index, summary.read(self.library, entry), where)
            return
        self.article = None
        self.view.message = self.words.say("app.loading")
        self.show_nothing()

        def read() -> None:
            worker = get_current_worker()
            result = summary.read(self.library, entry)
            if not worker.is_cancelled:
                self.call_from_thread(self.show, index, result, where)

        self.run_worker(read, thread=True, exclusive=True, group="open")

    def show(self, index: int, result: Article | QariError, spot: Spot | None) -> None:
        """Show what reading a file gave."""
        if index != self.index:
            return
        self.learn(index, result)
        if isinstance(result, QariError):
            self.article = None
            reason = summary.said(self.words, result)
            self.view.message = self.words.say("app.unreadable", reason=reason)
            self.show_nothing()
            return
        self.article = result
        self.view.message = "" if result.title else self.words.say("app.empty_article")
        self.view.hits = ()
        self.view.hit = None
        self.view.figure = None
        self.view.names = None
        self.view.show(self.make_page(result), spot)
        self.mark()
        self.panel.clear(article=True)
        self.call_after_refresh(self.show_about, result)
        self.tell_place()

    def mark(self) -> None:
        """Mark what is to be marked in the open article; while it is read, it waits for that."""
        if self.to_mark is not None and self.view.page is not None:
            self.view.move_to_figure(*self.to_mark)
            self.to_mark = None

    def show_about(self, article: Article) -> None:
        """Fill the side panel, which can wait until the article is on the screen."""
        if article is self.article:
            self.panel.show(summary.items(article, self.view.page, self.words))
            self.tell_progress()
            if self.panel.shows_figures():
                self.read_figures()
            if self.types or self.panel.shows_entities():
                self.read_entities()

    def on_side_panel_wanted(self, message: SidePanel.Wanted) -> None:
        message.stop()
        if message.tab == "entities":
            self.read_entities()
        else:
            self.read_figures()

    def read_entities(self) -> None:
        """Read the names of the open article, beside the screen where that takes a while."""
        from tui.app import entities_tab
        from tui.app.aside import aside

        article = self.article
        if article is None or self.panel.entities.state not in ("unread", "wanted"):
            return
        if self._names_loaded and len(article.text) <= entities_tab.AT_ONCE:
            self.show_entities(entities_tab.read(article, self.library))
            return
        self.panel.tell_reading_names()

        async def read(article: Article) -> None:
            table = await aside(lambda: entities_tab.read(article, self.library))
            self._names_loaded = True
            if article is self.article:
                self.show_entities(table)

        self.run_worker(read(article), exclusive=True, group="entities")

    def show_entities(self, table: entity_words.Table) -> None:
        """Show the names of the open article."""
        from tui.app.entity_marks import Marked

        self.view.names = Marked(table.mentions, table.starts, types=self.types)
        self.panel.show_entities(table)
        self.tell_progress()
        self.tell_keys()

    def read_figures(self) -> None:
        """Read the figures of the open article, off the screen where that takes a while."""
        from tui.app import figures_tab

        article = self.article
        if article is None or self.panel.figures.state not in ("unread", "wanted"):
            return
        if figures_tab.can_read_at_once(article):
            table = figures_tab.read(article, self.words, lambda: False)
            self.show_figures(article, table)
            return
        self.panel.tell_reading()

        def read() -> None:
            worker = get_current_worker()
            table = figures_tab.read(article, self.words, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.call_from_thread(self.show_figures, article, table)

        self.run_worker(read, thread=True, exclusive=True, group="figures")

    def show_figures(self, article: Article, table: Table | None) -> None:
        """Show what was read, unless another article is open by now."""
        if article is self.article and table is not None:
            self.panel.show_figures(table)
            self.tell_progress()

    def show_nothing(self) -> None:
        """Leave the article's place to a message."""
        self.view.page = None
        self.view.hits = ()
        self.view.hit = None
        self.view.link = None
        self.view.selection = None
        self.view.top = (0, 0)
        self.view.figure = None
        self.view.names = None
        self.view.refresh()
        self.panel.clear(article=False)
        self.tell_place()
        self.top_bar.tell(progress="")

    def make_page(self, article: Article) -> Page:
        """Set an article at the measure that the window allows."""
        measure = min(self.measure, self.view.text_width())
        meta = summary.meta(article, self.words)
        return Page(article, measure, meta, self.settings.justify, reveal=self.reveal)

    def set_page(self) -> None:
        """Set the open article anew where the measure has changed."""
        page = self.view.page
        if page is None or self.article is None:
            return
        if min(self.measure, self.view.text_width()) != page.measure:
            self.replace_page()

    def replace_page(self) -> None:
        """Set the open article anew, the place that is read kept."""
        page = self.view.page
        if page is not None:
            measure = min(self.measure, self.view.text_width())
            self.view.replace_page(page.at(measure, reveal=self.reveal))
            self.tell_progress()

    def learn(self, index: int, result: Article | QariError) -> None:
        """Let the list show what reading a file gave."""
        if isinstance(result, QariError):
            name = summary.name(self.list.entries[index])
            known = Summary(name, (summary.said(self.words, result),), failed=True)
        else:
            known = summary.of(result, self.words)
        self.list.learn(index, known)

    def on_article_list_wanted(self, message: ArticleList.Wanted) -> None:
        message.stop()
        entries = [(index, self.list.entries[index]) for index in message.indexes]

        def read() -> None:
            worker = get_current_worker()
            for index, entry in entries:
                if worker.is_cancelled:
                    return
                if (size := summary.size_of(entry)) > _READ_AT_ONCE:
                    size_said = summary.megabytes(size, self.words)
                    named = Summary(summary.name(entry), (size_said,))
                    self.call_from_thread(self.list.learn, index, named)
                    continue
                if not self.list.first - 5 <= index <= self.list.first + self.list.room() + 5:
                    self.call_from_thread(self.list.forget, index)
                    continue  # scrolled past meanwhile
                self.call_from_thread(self.learn, index, summary.read(self.library, entry))

        self.run_worker(read, thread=True, group="titles")

    # --- telling ------------------------------------------------------------------------------

    def tell_place(self) -> None:
        """Show which article of how many is open."""
        self.top_bar.tell(
            place=self.words.say(
                "app.place",
                place=summary.place(self.library, self.words),
                index=self.index + 1,
                total=len(self.list.entries),
            )
        )
        self.tell_window()

    def tell_window(self) -> None:
        """Let the terminal's window bear the title of what is open."""
        name_window = getattr(self._driver, "name_window", None)
        if name_window is not None and self.index >= 0:
            named = self.article.title if self.article else ""
            named = named or summary.name(self.list.entries[self.index])
            name_window(window_title(named, self.words.say("app.name")))

    def tell_progress(self) -> None:
        """Show how much of the article has been read, and in which section one is."""
        if self.view.page is None or not self.view.size.height:
            return  # before there are rows, all would count as read
        percent = int(self.view.progress() * 100)
        self.top_bar.tell(progress=self.words.say("app.progress", percent=percent))
        rows = self.view.rows()
        if rows:
            self.panel.read(rows[min(2, len(rows) - 1)].element, self.view.reading_place())

    def tell_keys(self) -> None:
        """Show the keys of the place where one is."""
        held = self.held.id if self.held is not None else None
        if held in (FIND_FIELD, FILTER_FIELD):
            typed = commands.FIND_KEYS if held == FIND_FIELD else commands.FILTER_KEYS
            self.key_bar.show(
                [(name, key, self.words.say(f"bar.{label}")) for name, key, label in typed]
            )
            return
        place = self._place()
        self.key_bar.show(
            [
                (
                    command.name,
                    commands.bar_key(command, place),
                    self.words.say(f"bar.{commands.bar_name(command, place)}"),
                )
                for command in commands.keys_of(place)
            ]
        )

    @property
    def held(self) -> Widget | None:
        """The widget of the desk that has the keys, or gets them back from a page over it."""
        stack = self.screen_stack  # empty while the program ends
        return stack[0].focused if stack else None

    @property
    def finding(self) -> bool:
        """Whether one is typing what to find."""
        return self.focused is not None and self.focused.id == FIND_FIELD

    @property
    def filtering(self) -> bool:
        """Whether one is typing which names to show."""
        return self.focused is not None and self.focused.id == FILTER_FIELD

    @property
    def typing(self) -> bool:
        """Whether letters that are typed are not commands."""
        return self.finding or self.filtering

    def _place(self) -> str:
        """Return where one is, as the table of commands names it."""
        view = self.view
        if view.selection is not None:
            return commands.SELECTING
        if self.held is self.list:
            return commands.LIST
        if self.held is self.panel:
            if self.panel.shows_entities():
                return commands.ENTITIES
            return commands.FIGURES if self.panel.shows_figures() else commands.PANEL
        if view.link is not None:
            return commands.LINK
        if view.names is not None and view.names.chosen is not None:
            return commands.MENTIONS
        return commands.FINDING if view.hits else commands.ARTICLE

    def on_descendant_focus(self) -> None:
        self.tell_keys()

    def on_descendant_blur(self) -> None:
        self.tell_keys()
