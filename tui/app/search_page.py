"""The page that searches all open articles: the box, what it means, the results, a preview.

The query is asked in a thread while one types on. Only the last question counts: what is answered
to an earlier one is dropped, and keys never wait.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from tui.app.aside import aside
from tui.app.bars import KeyBar, TopBar
from tui.app.field import Field
from tui.app.find import Label
from tui.app.leading import LEADING, Led
from tui.app.notice import Notice
from tui.app.rows_table import keys
from tui.app.search_asking import (
    Answer,
    Question,
    Span,
    answer,
    block_of,
    marks_near,
    shown_of,
)
from tui.app.search_head import SearchHead, nothing_said
from tui.app.search_index import Indexing
from tui.app.search_list import ResultsList
from tui.app.search_preview import Preview
from tui.app.search_results import Results
from tui.app.theme import Palette
from tui.app.window import BLOCK
from tui.library import Library
from tui.search.ladder import STEPS, Ladder
from tui.text.ladder import Step
from tui.words import Words

_PREVIEW = 104
"""Columns from which the preview stands beside the list: both have 50 or more."""
_LOW = 14
"""Rows below which the head has one row."""
_GROWN = 1.0
"""Seconds between two looks at whether the index has grown."""


@dataclass(slots=True)
class KeptSearch:
    """What is kept of the page while it is not shown."""

    line: str = ""
    ladder: Ladder = field(default_factory=Ladder)
    results: Results = field(default_factory=Results)
    indexing: Indexing = field(default_factory=Indexing)
    in_list: bool = False
    """Whether the list has the keys."""


class SearchPage(ModalScreen[int | None]):
    """The page over the reader; gives the number of the result that is to be opened."""

    DEFAULT_CSS = """
    SearchPage { background: $background; layers: base notice; }
    SearchPage > #box { height: 1; layout: horizontal; background: $panel; margin: 1 0 0 0; }
    SearchPage > #found { height: 1fr; layout: horizontal; }
    SearchPage Preview { border-right: vkey $rule; }
    SearchPage.ltr Preview { border-right: none; border-left: vkey $rule; }
    SearchPage.narrow Preview { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        (keys("q"), "leave", ""),
        ("tab,shift+tab", "switch", ""),
        (keys("f", "/"), "type", ""),
        ("down", "down", ""),
        (keys(">", "+", "="), "wider", ""),
        (keys("<", "-", "_"), "narrower", ""),
        (keys("o"), "spellings", ""),
        (keys("x"), "stop", ""),
        ("ctrl+l", "app.command('redraw')", ""),
        *(one for one in LEADING if "search" not in str(one)),
    ]
    KEYS = (
        ("open", "Enter", "open"),
        ("switch", "Tab", "switch"),
        ("wider", ">", "wider"),
        ("narrower", "<", "narrower"),
        ("spellings", "o", "spellings"),
        ("quit", "Esc", "back"),
    )
    """Action, key and label of the key bar."""

    class Asked(Message):
        """A question was answered; the reader may have to read names and figures for it."""

        def __init__(self, *, facts: bool) -> None:
            super().__init__()
            self.facts = facts

    class Stopped(Message):
        """Reading the index is to stop, or to go on."""

    def __init__(
        self, palette: Palette, words: Words, library: Library, kept: KeptSearch, *, justify: bool
    ) -> None:
        """Show what was kept, or an empty box.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles.
            kept: What was kept of the page before; it is changed.
            justify: Whether both edges of a paragraph are even.
        """
        super().__init__(classes="" if words.rtl else "ltr")
        rtl = words.rtl
        self.palette = palette
        self.words = words
        self.library = library
        self.kept = kept
        self.justify = justify
        self.bar = TopBar(palette, words.say("search_page.title"), rtl=rtl)
        self.label = Label(palette, words.say("search_page.label"), rtl=rtl)
        self.field = Field(palette, words.say("search_page.hint"), rtl=rtl)
        self.head = SearchHead(palette, words)
        self.list = ResultsList(palette, words, kept.results)
        self.list.empty = self._nothing
        self.preview = Preview(palette, words)
        self.key_bar = KeyBar(palette, rtl=rtl)
        self.notice = Notice(palette, rtl=rtl)
        self._going = False
        self._previewed: tuple[Answer | None, int] = (None, -1)
        """What the preview shows."""
        self._open = False
        """Whether the first result is to be opened once it is there."""

    def compose(self) -> ComposeResult:
        rtl = self.words.rtl
        yield self.bar
        with Widget(id="box"):
            row = [self.label, self.field]
            yield from reversed(row) if rtl else row
        yield self.head
        with Widget(id="found"):
            sides: list[Widget] = [self.list, self.preview]
            yield from reversed(sides) if rtl else sides
        yield self.key_bar
        yield self.notice

    def on_mount(self) -> None:
        kept = self.kept
        self._fit(self.app.size.width, self.app.size.height)
        self.field.value = kept.line
        self.field.select_all()
        (self.list if kept.in_list and kept.results.total else self.field).focus()
        self._show_keys()
        self.set_interval(_GROWN, self.grow)
        self.tell()
        self.call_after_refresh(self.go_on)

    def on_unmount(self) -> None:
        self.kept.in_list = self.list.has_focus

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width < _PREVIEW, "narrow")
        self.head.set_class(height < _LOW, "low")

    def _show_keys(self) -> None:
        self.key_bar.show(
            [
                (name, key, self.words.say(f"search_page.key.{label}"))
                for name, key, label in self.KEYS
            ]
        )

    # --- asking -------------------------------------------------------------------------------

    @property
    def question(self) -> Question:
        """What is asked now."""
        return Question(self.kept.line, self.kept.ladder)

    def go_on(self) -> None:
        """Bring what is not there yet; one thing after the other, the newest question first."""
        if not self._going and self.is_attached:
            self._going = True
            self.run_worker(self._bring(), group="search")

    async def _bring(self) -> None:
        try:
            while await self._bring_one():
                pass
        finally:
            self._going = False

    async def _bring_one(self) -> bool:
        """Bring the first of what is not there; return whether there was anything."""
        question, results = self.question, self.kept.results
        if not question.text.strip():
            if results.answer is not None:
                results.forget()
                self._answered()
            return False
        if results.question != question or self._has_grown():
            await self._ask(question)
        elif (block := self.list.missing()) is not None:
            await self._bring_block(block)
        elif unread := self.list.unread():
            await self._read(unread[0])
        elif not self.has_class("narrow") and self._previewed != (results.answer, results.cursor):
            await self._show_preview()
        else:
            return False
        return True

    def _has_grown(self) -> bool:
        """Whether the index has changed since it was asked."""
        answer = self.kept.results.answer
        return answer is not None and answer.generation != self.library.index().generation

    async def _ask(self, question: Question) -> None:
        library, words = self.library, self.words
        found = await aside(lambda: answer(library, question, words))
        if question == self.question:
            self.kept.results.take(found, BLOCK)
            self._answered()

    def _answered(self) -> None:
        """Show what was answered."""
        answer = self.kept.results.answer
        self.list.move_to(self.kept.results.cursor)
        self.tell()
        if answer is not None:
            self.field.problems = [(one.start, one.end) for one in answer.problems]
            self.post_message(self.Asked(facts=answer.facts))
        if self._open:
            self._open = False
            self.action_open()

    async def _bring_block(self, block: int) -> None:
        results = self.kept.results
        answer, age = results.answer, results.window.age
        assert answer is not None
        hits, total = await aside(lambda: block_of(answer.asked, block))
        if answer is results.answer:
            results.window.fill(block, hits, total, age)
            self.list.refresh()

    async def _read(self, number: int) -> None:
        """Read the words that the row of a result shows."""
        results, context = self.kept.results, self.list.context()
        answer, hit = results.answer, results.hit(number)
        assert answer is not None
        assert hit is not None
        shown, article = await aside(lambda: shown_of(answer.asked, hit, context))
        if answer is results.answer:
            results.show(number, shown, article)
            self.list.refresh()

    async def _show_preview(self) -> None:
        """Show the article under the cursor beside the list."""
        results = self.kept.results
        number, answer = results.cursor, results.answer
        article, shown = results.article(number), results.shown(number)
        marks: tuple[Span, ...] = ()
        if article is not None and shown is not None and answer is not None:
            place = shown.place[0]
            marks = await aside(lambda: marks_near(answer.asked, article, place))
        if number == results.cursor and answer is results.answer:
            self._previewed = (answer, number)
            at = shown.place if shown is not None else (0, 0)
            self.preview.show_article(article, marks, at, justify=self.justify)

    def on_results_list_wanted(self, message: ResultsList.Wanted) -> None:
        message.stop()
        self.go_on()

    def grow(self) -> None:
        """Ask again where the index has grown."""
        if self.kept.results.answer is not None and self._has_grown():
            self.go_on()
        self.tell()

    # --- telling ------------------------------------------------------------------------------

    def tell(self) -> None:
        """Say what was found and how far reading is."""
        kept = self.kept
        self.head.tell(kept.results.answer, kept.indexing.so_far)
        self.bar.tell(progress=kept.indexing.said(self.words))
        self.list.refresh()

    def _nothing(self) -> str:
        answer = self.kept.results.answer
        if answer is None or self.question != answer.question:
            return ""
        return nothing_said(answer, self.kept.indexing.so_far, self.words)

    # --- what is typed ------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self.field.value != self.kept.line:
            self.kept.line = event.value
            self._open = False
            self.go_on()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    # --- what the keys do ---------------------------------------------------------------------

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def action_open(self) -> None:
        """Open the result under the cursor, once the last question is answered."""
        results = self.kept.results
        if results.question != self.question:
            self._open = True
        elif results.hit(results.cursor) is not None:
            self.kept.in_list = True
            self.dismiss(results.cursor)

    def on_results_list_chosen(self, message: ResultsList.Chosen) -> None:
        message.stop()
        self.action_open()

    def on_preview_opened(self, message: Preview.Opened) -> None:
        message.stop()
        self.action_open()

    def on_results_list_left(self, message: ResultsList.Left) -> None:
        message.stop()
        self.field.focus()

    def action_switch(self) -> None:
        """Go from the box to the results, or back."""
        (self.list if self.field.has_focus else self.field).focus()

    def action_type(self) -> None:
        """Type on."""
        self.field.focus()

    def action_down(self) -> None:
        """Go from the box to the results: to the second one, as the first was chosen already."""
        self.list.focus()
        if self.kept.results.cursor == 0:
            self.list.move_to(1)

    def action_lead(self, command: str) -> None:
        """Go to a page of all articles, which comes in place of this one."""
        self.post_message(Led(self, command))

    def action_wider(self) -> None:
        """Take one step more of the ladder."""
        off = [step for step in STEPS if step not in self.kept.ladder]
        if off:
            self.set_ladder(Ladder(self.kept.ladder.steps | {off[0]}))
        else:
            self.notice.tell(self.words.say("search_page.widest"))

    def action_narrower(self) -> None:
        """Take one step less."""
        on = [step for step in STEPS if step in self.kept.ladder and step is not Step.EXACT]
        if on:
            self.set_ladder(self.kept.ladder.without(on[-1]))
        else:
            self.notice.tell(self.words.say("search_page.narrowest"))

    def action_spellings(self) -> None:
        """Search other scripts and spellings of names, or do not."""
        ladder = self.kept.ladder
        on = Step.NAME in ladder
        self.set_ladder(ladder.without(Step.NAME) if on else Ladder(ladder.steps | {Step.NAME}))
        said = "search_page.spellings_off" if on else "search_page.spellings_on"
        self.notice.tell(self.words.say(said))

    def set_ladder(self, ladder: Ladder) -> None:
        """Take other steps."""
        self.kept.ladder = ladder
        self.go_on()

    def action_stop(self) -> None:
        """Stop reading the index, or go on."""
        self.post_message(self.Stopped())

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action("leave" if message.command == "quit" else message.command)
