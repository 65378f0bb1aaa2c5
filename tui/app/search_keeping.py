"""What the page of searches keeps: the history of queries, and searches saved by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from tui.app.aside import aside, begin
from tui.app.picking import ChoiceList, PickPage
from tui.app.search_history import History
from tui.app.search_screen import KeptSearch, SearchScreen
from tui.app.search_start import choices_of, examples
from tui.app.summary import said
from tui.app.theme import Palette
from tui.errors import QariError
from tui.library import Library
from tui.model import Article
from tui.search.ladder import STEPS
from tui.searches import MOST_SEEN, Saved, Searches, folder_key
from tui.words import Words

_Result = TypeVar("_Result")


class Keeping(SearchScreen):
    """Asks what was asked before, and notes what is asked."""

    def __init__(
        self,
        palette: Palette,
        words: Words,
        library: Library,
        kept: KeptSearch,
        *,
        justify: bool,
        article: Article | None = None,
    ) -> None:
        """Show what was kept, or an empty box.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles.
            kept: What was kept of the page before; it is changed.
            justify: Whether both edges of a paragraph are even.
            article: The open article, from which examples are made.
        """
        super().__init__(palette, words, library, kept, justify=justify)
        self.article = article
        self.history = History()
        self._looks_back = False
        """Whether what a saved search had found is still being looked up."""
        self._problems: list[QariError] = []
        self.searches = Searches(self._problems.append)
        self._examples: Sequence[tuple[str, str]] = ()
        self._looked = 0
        """For how many files examples were looked for last; -1 once there are some."""

    def ask(self, line: str) -> None:
        """Put a query into the box and ask it."""
        raise NotImplementedError

    async def keep(self, work: Callable[[], _Result]) -> _Result | None:
        """Do some work with the file of searches beside the screen; say why it cannot be done."""
        made = None
        try:
            made = await aside(work)
        except QariError as error:
            self.notice.tell(said(self.words, error))
        if self._problems:
            self.notice.tell(said(self.words, self._problems.pop()))
        return made

    # --- history ------------------------------------------------------------------------------

    def remember(self) -> None:
        """Note the query in the history, if it has found something."""
        answer = self.kept.results.answer
        if answer is not None and answer.question == self.question and answer.hits.total:
            line = self.kept.line
            note = partial(self.keep, lambda: self.searches.remember(line))
            begin(self.app, note, "history")

    async def bring_history(self) -> None:
        """Read the history, and offer its last queries below the empty box."""
        self.history.queries = await self.keep(self.searches.history) or ()
        self._offer()
        await self.bring_examples()

    async def bring_examples(self) -> None:
        """Look for queries that find something here, until there are some."""
        progress = self.kept.indexing.progress
        read = progress.done if progress is not None else 0
        article, library, words = self.article, self.library, self.words
        if article is None or not self.is_empty or self._looked < 0 or 0 < self._looked == read:
            return
        self._looked = max(1, read)
        self._examples = await aside(lambda: examples(library, article, words))
        if self._examples:
            self._looked = -1
        self._offer()

    def _offer(self) -> None:
        self.start.show(choices_of(self._examples, self.history.queries, self.words))

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        message.stop()
        self.ask(message.choice.key)
        self.set_focus(self.field)

    def action_older(self) -> None:
        """Put the query before into the box."""
        if self.field.has_focus:
            query = self.history.older(self.kept.line)
            if query is not None:
                self.ask(query)

    # --- saved searches -----------------------------------------------------------------------

    def action_save(self) -> None:
        """Ask for a name, and save the search under it."""
        if self.is_empty:
            self.notice.tell(self.words.say("search_page.nothing_to_save"))
            return
        self._ask_name(self.kept.line.strip())

    def _ask_name(self, value: str) -> None:
        off = tuple(step.value for step in STEPS if step not in self.kept.ladder)
        query = self.kept.line.strip()

        def named(name: str | None) -> None:
            if name:
                search = Saved(" ".join(name.split()), query, off)
                begin(self, partial(self._save, search), "save")

        title, hint = (self.words.say(f"search_page.{key}") for key in ("save", "name"))
        page = PickPage(self.palette, self.words, title, hint=hint, value=value)
        self.app.push_screen(page, named)

    async def _save(self, search: Saved) -> None:
        try:
            await aside(lambda: self.searches.save(search))
        except QariError as error:
            self.notice.tell(said(self.words, error))
            if error.key == "searches.taken":
                self._ask_name(search.name)
            return
        self.kept.saved = search.name
        self.remember()
        self.notice.tell(self.words.say("search_page.kept", name=search.name, key="l"))
        self.tell()
        self.see()

    def action_saved(self) -> None:
        """Show the saved searches; the chosen one is asked."""
        from tui.app.search_saved import SavedPage, ladder_of

        def chosen(saved: Saved | None) -> None:
            if saved is not None:
                self.kept.leave_saved()
                before, self.kept.ladder = self.kept.ladder, ladder_of(saved)
                self.ask(saved.query)
                self.kept.saved, self.kept.before = saved.name, before
                self._looks_back = True
                look_back = partial(self._look_back, saved.name)
                begin(self, look_back, "seen", last=True)

        page = SavedPage(self.palette, self.words, self.library, self.searches)
        self.app.push_screen(page, chosen)

    async def _look_back(self, name: str) -> None:
        """Bring what a saved search had found, so that what is new can be told."""
        folder = folder_key(self.library.paths)
        seen = await self.keep(lambda: self.searches.seen(name, folder))
        self._looks_back = False
        if name != self.kept.saved:
            return  # something else is asked by now
        self.kept.seen = seen
        self.tell()
        self.see()

    def see(self) -> None:
        """Note that all is seen that the saved search finds, once all is read.

        Not before it was looked up what had been seen, or nothing would be told as new.
        """
        kept = self.kept
        name, answer = kept.saved, kept.results.answer
        if self._looks_back or name is None or answer is None or answer.question != self.question:
            return
        if kept.indexing.so_far:
            return
        total, folder = answer.hits.total, folder_key(self.library.paths)

        def note() -> None:
            most = MOST_SEEN if total <= MOST_SEEN else 0
            paths = [one.path for one in answer.asked.everything(most)] if most else []
            self.searches.see(name, folder, paths, total)

        begin(self.app, partial(self.keep, note), "see", last=True)
