"""The page that searches all open articles: asked in a thread while one types on.

Only the last question counts: what is answered to an earlier one is dropped, and keys never wait.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.app.aside import aside, begin
from tui.app.bars import KeyBar
from tui.app.leading import LEADING, Led
from tui.app.rows_table import keys
from tui.app.search_asking import (
    Answer,
    Near,
    Question,
    Shown,
    Span,
    answer,
    block_of,
    marks_near,
    near,
    shown_of,
)
from tui.app.search_head import nothing_said
from tui.app.search_keeping import Keeping
from tui.app.search_list import ResultsList
from tui.app.search_preview import Preview
from tui.app.search_screen import both
from tui.model import Article
from tui.search.ladder import STEPS, Ladder
from tui.text.ladder import Step

_GROWN = 1.0
"""Seconds between two looks at whether the index has grown."""
_LEADS = ("enter", "tab", "shift+tab", "down")
"""Keys that lead from the box to the results, or to the best of them; in the list the first does.
"""


class SearchPage(Keeping):
    """The page over the reader; gives the number of the result that is to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        (keys("q"), "leave", ""),
        ("tab,shift+tab", "switch", ""),
        (keys("f", "/"), "type", ""),
        ("down", "down", ""),
        ("up", "older", ""),
        (f"{keys('>', '+', '=')},alt+down", "wider", ""),
        (f"{keys('<', '-', '_')},alt+up", "narrower", ""),
        both(("s",), "steps"),
        both(("o",), "spellings"),
        both(("c",), "concordance"),
        both(("w",), "save"),
        both(("l",), "saved"),
        both(("x",), "stop"),
        ("ctrl+l", "app.command('redraw')", ""),
        *(one for one in LEADING if "search" not in str(one)),
    ]

    class Asked(Message):
        """A question was answered."""

        def __init__(self, *, facts: bool) -> None:
            super().__init__()
            self.facts = facts
            """Whether it needs names by their type or amounts, which are read second."""

    class Stopped(Message):
        """Reading the index is to stop, or to go on."""

    class Concordance(Message):
        """All places of the query are wanted, a line each."""

        def __init__(self, query: str, ladder: Ladder) -> None:
            super().__init__()
            self.query = query
            self.ladder = ladder

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.list.empty = self._nothing
        self._going = False
        self._previewed: tuple[Answer | None, int] = (None, -1)
        """What the preview shows."""
        self._open = False
        """Whether the first result is to be opened once it is there."""

    def on_mount(self) -> None:
        kept = self.kept
        self.fit(self.app.size.width, self.app.size.height)
        self.field.value = kept.line
        self.field.select_all()
        self.set_focus(self.list if kept.in_list and kept.results.total else self.field)
        self.set_interval(_GROWN, self.grow)
        self.tell()
        self.show_keys()
        begin(self, self.bring_history, "history")
        self.call_after_refresh(self.go_on)

    def on_unmount(self) -> None:
        self.kept.in_list = self.list.has_focus

    # --- asking -------------------------------------------------------------------------------

    def ask(self, line: str) -> None:
        self.kept.line = line
        self.kept.leave_saved()
        self.field.value = line
        self.field.cursor_position = len(line)
        self._open = False
        self.tell()
        self.go_on()

    def go_on(self) -> None:
        """Bring what is not there yet; one thing after the other, the newest question first."""
        if not self._going and self.is_attached:
            self._going = True
            begin(self, self._bring, "search")

    async def _bring(self) -> None:
        try:
            while await self._bring_one():
                pass
        finally:
            self._going = False

    async def _bring_one(self) -> bool:
        """Bring the first of what is not there; return whether there was anything."""
        question, results = self.question, self.kept.results
        if self.is_empty:
            if results.answer is not None:
                results.forget()
                self._answered()
            return False
        if results.question != question or self._has_grown():
            await self._ask(question)
        elif (block := self.list.missing()) is not None:
            await self._bring_block(block)
        elif unread := self.list.unread():
            await self._read(unread)
        elif not self.has_class("narrow") and self._previewed != (results.answer, results.cursor):
            await self._show_preview()
        else:
            return False
        return True

    def _has_grown(self) -> bool:
        """Whether the index is known to have changed since it was asked."""
        answer = self.kept.results.answer
        return answer is not None and answer.generation < self.kept.indexing.generation

    async def _ask(self, question: Question) -> None:
        library, words, results = self.library, self.words, self.kept.results
        again = question == results.question and (results.cursor or self.list.has_focus)
        under = results.hit(results.cursor) if again else None  # else the best stand first
        number, total = results.cursor, results.total

        def ask() -> tuple[Answer, Near | None]:
            found = answer(library, question, words)
            return found, None if under is None else near(found, under, number, total)

        found, place = await aside(ask)
        if question == self.question:
            results.take(found, place)
            self._answered()
            await self._painted()

    def _answered(self) -> None:
        """Show what was answered."""
        answer = self.kept.results.answer
        self.list.move_to(self.kept.results.cursor)
        self.tell()
        if answer is not None:
            self.field.problems = [(one.start, one.end) for one in answer.problems]
            self.post_message(self.Asked(facts=answer.facts))
            self.see()
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

    async def _painted(self) -> None:
        """Wait until titles are on the screen: who reads words beside it would hold it up."""
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    async def _read(self, numbers: list[int]) -> None:
        """Read the words that rows show, until something else is asked or comes into view."""
        results, context = self.kept.results, self.list.context()
        answer, first, question = results.answer, results.first, self.question
        assert answer is not None
        wanted = [(number, hit) for number in numbers if (hit := results.hit(number)) is not None]

        def read() -> list[tuple[int, Shown, Article | None]]:
            made = []
            for number, hit in wanted:
                known = results.known(hit)
                made.append((number, *shown_of(answer.asked, hit, context, known)))
                if question != self.question or first != results.first:
                    break
            return made

        for number, shown, article in await aside(read):
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

    async def grow(self) -> None:
        """Ask again where the index has grown."""
        if self.kept.indexing.reads:
            begin(self, self._look, "grown", last=True)
        if self.kept.results.answer is not None and self._has_grown():
            self.go_on()
        elif self.is_empty:
            begin(self, self.bring_examples, "history")
        self.see_grown()
        self.tell()

    async def _look(self) -> None:
        """See whether the other instance has written more."""
        library = self.library
        self.kept.indexing.generation = await aside(lambda: library.index().generation)
        if self._has_grown():
            self.go_on()

    def see_grown(self) -> None:
        """Note what a saved search finds as soon as all is read."""
        if self._was_so_far and not self.kept.indexing.so_far:
            self.see()
        self._was_so_far = self.kept.indexing.so_far

    _was_so_far = False

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
            self.kept.leave_saved()
            self.history.leave()
            self._open = False
            self.set_class(self.is_empty, "start")
            self.go_on()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    # --- what the keys do ---------------------------------------------------------------------

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.remember()
        self.dismiss(None)

    def is_early(self, key: str) -> bool:
        """Tell whether a key comes before what it leads to: an answer, or the place of a result."""
        results, typing = self.kept.results, self.field.has_focus
        if self._open:
            return True
        in_history = key == "down" and self.history.going
        if self.is_empty or in_history or key not in (_LEADS if typing else _LEADS[:1]):
            return False
        if results.question != self.question:
            return True
        return results.shown(results.cursor) is None and results.cursor in self.list.unread()

    def action_open(self) -> None:
        """Open the result under the cursor, once the last question is answered."""
        results = self.kept.results
        if results.question != self.question:
            self._open = not self.is_empty
        elif results.hit(results.cursor) is not None:
            self.remember()
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
        self.set_focus(self.field)

    def action_switch(self) -> None:
        """Go from the box to the results or to what is offered, or back."""
        if not self.field.has_focus:
            self.set_focus(self.field)
        elif self.is_empty:
            self.set_focus(self.start.list)
        else:
            self.set_focus(self.list)

    def action_type(self) -> None:
        """Type on."""
        self.set_focus(self.field)

    def action_down(self) -> None:
        """Go forward in the history, or from the box to the results.

        There to the second one, as the first was chosen already.
        """
        if self.history.going and self.field.has_focus:
            line = self.history.newer()
            self.ask(line)
            return
        self.action_switch()
        if self.list.has_focus and self.kept.results.cursor == 0:
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

    def action_steps(self) -> None:
        """Show the steps, to switch single ones."""
        from tui.app.search_steps import StepsPage

        def chosen(ladder: Ladder | None) -> None:
            if ladder is not None and ladder != self.kept.ladder:
                self.set_ladder(ladder)

        answer = self.kept.results.answer
        counts = answer.hits.counts if answer is not None else {}
        self.app.push_screen(StepsPage(self.palette, self.words, self.kept.ladder, counts), chosen)

    def action_spellings(self) -> None:
        """Search other scripts and spellings of names, or do not."""
        ladder = self.kept.ladder
        on = Step.NAME in ladder
        self.set_ladder(ladder.without(Step.NAME) if on else Ladder(ladder.steps | {Step.NAME}))
        said = "search_page.spellings_off" if on else "search_page.spellings_on"
        self.notice.tell(self.words.say(said))

    def set_ladder(self, ladder: Ladder) -> None:
        """Take other steps; a saved search is another one with them."""
        self.kept.leave_saved()
        self.kept.ladder = ladder
        self.notice.hide()  # that all steps were taken is true no longer
        self.go_on()

    def action_stop(self) -> None:
        """Stop reading the index, or go on."""
        self.post_message(self.Stopped())

    def action_concordance(self) -> None:
        """Show all places of the query, a line each."""
        if not self.is_empty:
            self.remember()
            self.post_message(self.Concordance(self.kept.line.strip(), self.kept.ladder))

    def action_help(self) -> None:
        """Show all keys."""
        self.app.call_later(self.app.run_action, "command('help')")

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action("leave" if message.command == "quit" else message.command)
