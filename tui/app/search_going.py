"""Searching all open articles from the reader: the page, its results one by one, and back."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.article_view import Spot
from tui.app.cataloguing import Cataloguing
from tui.app.window import BLOCK
from tui.errors import QariError
from tui.model import Article

if TYPE_CHECKING:
    from tui.app.search_page import SearchPage
    from tui.app.search_screen import KeptSearch
    from tui.app.search_way import Origin, Way
    from tui.indexing.progress import Progress
    from tui.search.ladder import Ladder
    from tui.search.records import Found

_AT_ONCE = 200_000
"""Characters of an article that is searched before the next key is looked at, 50 ms."""
_PAGES = {
    "FiguresPage": "all_figures",
    "BoardPage": "disagree",
    "EntitiesPage": "all_entities",
}
"""The commands that open the pages over the reader, by the names of their classes."""


class Searching(Cataloguing):
    """What the keys do with searches."""

    kept_search: KeptSearch | None = None
    way: Way | None = None
    """The way through results, while their hits are marked in the article."""

    class IndexGrown(Message):
        """More of the index is read."""

        def __init__(self, progress: Progress | None, *, facts: bool, done: bool) -> None:
            super().__init__()
            self.progress = progress
            self.facts = facts
            self.done = done
            """Whether the thread has ended."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Searching.IndexGrown) and not self.done

    @property
    def searched(self) -> KeptSearch:
        """What is kept of the page of searches, made when it is first wanted."""
        if self.kept_search is None:
            from tui.app.search_screen import KeptSearch

            self.kept_search = KeptSearch()
        return self.kept_search

    @property
    def travelling(self) -> bool:
        """Whether hits of a search are marked, and nothing has been found or marked since."""
        way = self.way
        return way is not None and not (way.paused and (self.query_text or self.view.hits))

    def must_wait(self, key: str) -> bool:
        opened = self.way is not None and self.way.at is not None  # its hits are not marked yet
        return opened or super().must_wait(key)

    async def action_command(self, name: str) -> None:
        """Do a command of the table."""
        raise NotImplementedError

    # --- the page -----------------------------------------------------------------------------

    def do_search(self) -> None:
        """Search all articles; from an article that was found, go back to the box."""
        pages = self._search_pages() if self.kept_search is not None else []
        if pages:  # what stands over it goes
            while self.screen is not pages[-1]:
                self.screen.dismiss(None)
            pages[-1].action_type()
            return
        self.searched.in_list = False
        way = self.way
        self._open_page(way.origin if way is not None and self._is_on(way) else self._origin())

    def back_to_results(self) -> None:
        """Go back from an article to the results, the cursor where it was."""
        if self.way is not None:
            self.searched.in_list = True
            self._open_page(self.way.origin)

    def _open_page(self, origin: Origin) -> None:
        from tui.app.search_page import SearchPage
        from tui.app.search_way import Way

        def chosen(number: int | None) -> None:
            if number is not None:
                self._leave_pages()
                if self.way is None:
                    self.way = Way(origin, number, -1)
                self.way.origin = origin
                self._begin_opening(number)
            elif self.way is not None:
                self._go_home(origin)

        kept = self.searched
        page = SearchPage(
            *(self.palette, self.words, self.library, kept),
            justify=self.settings.justify,
            article=self.article,
        )
        page.alone = self._alone
        self.push_screen(page, chosen)
        if kept.indexing.wanted:  # what was stopped stays so until it is wanted again
            self._begin_index()

    def _is_on(self, way: Way) -> bool:
        """Whether one is in the article of a result, and has done nothing else there."""
        return not way.paused and self.index == way.index and len(self.screen_stack) == 1

    def _origin(self) -> Origin:
        """Return where one is."""
        names = [type(screen).__name__ for screen in self.screen_stack[1:]]
        pages = tuple(_PAGES[name] for name in names if name in _PAGES)
        from tui.app.search_way import Origin

        return Origin(self.index, self.view.spot(), self.view.selection, pages)

    def _leave_pages(self) -> None:
        """Close the pages over the reader."""
        for page in reversed(self.screen_stack[1:]):
            page.dismiss(None)

    def _go_home(self, origin: Origin) -> None:
        """Go back to where one was before the search."""
        self.way = None
        self.notice.hide()  # which hit it was says nothing here
        if self.index != origin.index:
            self.open(origin.index, origin.spot)
        else:
            self.view.hits, self.view.hit = (), None
            self.view.move_to_spot(origin.spot)
        self.view.selection = origin.selection
        self.tell_keys()
        for command in origin.pages:
            self.call_later(self.action_command, command)

    def on_search_page_asked(self, message: SearchPage.Asked) -> None:
        message.stop()
        state = self.searched.indexing
        self.mend_index()
        if message.facts and not state.wants_facts:
            state.wants_facts = True
            self._begin_index()

    def show_concordance(self, query: str, ladder: Ladder | None = None) -> None:
        """Show every place of a query's words, a line each."""
        raise NotImplementedError

    def on_search_page_concordance(self, message: SearchPage.Concordance) -> None:
        message.stop()
        self.show_concordance(message.query, message.ladder)

    def on_search_page_stopped(self, message: SearchPage.Stopped) -> None:
        message.stop()
        state = self.searched.indexing
        if state.going:
            state.wanted = False
        else:
            self._begin_index()

    # --- results one by one -------------------------------------------------------------------

    def _begin_opening(self, number: int) -> None:
        """Open the article of a result at its best place."""
        from tui.app.aside import begin

        shown = self.searched.results.shown(number)
        at = shown.place[0] if shown is not None else 0
        if self.way is not None:
            self.way.at = at
        opening = partial(self.open_result, number, at)
        begin(self, opening, "result", last=True)

    async def open_result(self, number: int, at: int) -> None:
        """Open the article of a result and mark all of its hits.

        Args:
            number: The result.
            at: A character of its text: the first hit from there on is shown; -1 for the last.
        """
        from tui.app.aside import aside
        from tui.app.search_asking import block_of

        results, way = self.searched.results, self.way
        answer = results.answer
        if way is None:
            return
        if answer is None:
            way.at = None
            return
        way.at = at
        hit = results.hit(number)
        if hit is None:
            found, _ = await aside(lambda: block_of(answer.asked, number // BLOCK))
            hit = found[number % BLOCK] if number % BLOCK < len(found) else None
        index = -1 if hit is None else self._listed(hit.found)
        if index < 0 or way is not self.way:
            way.at = None
            file = hit.file if hit is not None else ""
            self._say(self.words.say("search_page.not_listed", file=file))
            return
        results.cursor = number
        way.number, way.index, way.paused = number, index, False
        self.query_text = ""
        self.view.selection = None
        self.remember()
        if index != self.index:
            self.open(index)
        else:
            self._mark_hits()
        self.leave_mentions()
        self.leave_panels()
        self.tell_keys()

    def _listed(self, wanted: Found) -> int:
        """Return the number of a file in the list, -1 where it is not listed yet.

        One that is new since all were listed comes behind the others.
        """
        entries = self.list.entries
        found = next((i for i, entry in enumerate(entries) if entry.file == wanted.file), -1)
        if found < 0 and (entry := self.library.take_in(wanted)) is not None:
            self.list.add([entry])
            self.tell_place()
            found = len(entries) - 1
        return found

    def show(self, index: int, result: Article | QariError, spot: Spot | None) -> None:
        super().show(index, result, spot)
        if index == self.index and self.travelling:
            self._mark_hits()
        elif self.way is not None and index == self.index:
            self.way.at = None

    def _mark_hits(self) -> None:
        """Mark the hits of the search in the open article, beside the screen in a long one."""
        from tui.app.aside import aside, begin
        from tui.app.search_asking import marks_of

        article, way = self.article, self.way
        answer = self.searched.results.answer
        if way is None:
            return
        if article is None or answer is None:
            way.at = None  # it cannot be read: nothing is to be waited for
            return
        if len(article.text) <= _AT_ONCE:
            self._show_hits(way, marks_of(answer.asked, article))
            return

        async def mark() -> None:
            spans = await aside(lambda: marks_of(answer.asked, article))
            if article is self.article and way is self.way:
                self._show_hits(way, spans)

        begin(self, mark, "marks", last=True)

    def _show_hits(self, way: Way, spans: tuple[tuple[int, int], ...]) -> None:
        self.view.hits, self.view.hit = spans, None
        at, way.at = way.at, None
        if at is None:
            return
        if spans:
            last = len(spans) - 1
            number = next((i for i, (_, end) in enumerate(spans) if end > at), last)
            self._show_hit(last if at < 0 else number)
        else:
            self._tell_hit()

    def _show_hit(self, number: int) -> None:
        self.view.hit = number
        self.view.move_to_position(self.view.hits[number][0])
        self._tell_hit()

    def _tell_hit(self) -> None:
        """Say which hit of how many this is, and which article of how many."""
        way, hits, hit = self.way, self.view.hits, self.view.hit
        if way is None:
            return
        total = self.searched.results.total
        values = {"article": way.number + 1, "articles": total}
        if hit is None or not hits:
            self.notice.tell(self.words.say("search_page.at_article", **values))
        else:
            self.notice.tell(
                self.words.say("search_page.at_hit", hit=hit + 1, hits=len(hits), **values)
            )

    def do_find(self) -> Awaitable[None] | None:
        if self.way is not None:
            self.way.paused = True
        return super().do_find()

    def do_find_next(self) -> Awaitable[None] | None:
        if self.names_marked() or not self.travelling:
            return super().do_find_next()
        return self.to_result_hit(1)

    def do_find_previous(self) -> Awaitable[None] | None:
        if self.names_marked() or not self.travelling:
            return super().do_find_previous()
        return self.to_result_hit(-1)

    def to_result_hit(self, by: int) -> Awaitable[None] | None:
        """Go to the next or previous hit; from the last one of an article to the next article."""
        way, view = self.way, self.view
        if way is None:
            return None
        if way.paused:
            way.paused = False
            self._mark_hits()
        hits, hit = view.hits, view.hit
        if hit is None and hits:
            position = view.position() or 0
            after = next((i for i, (start, _) in enumerate(hits) if start >= position), len(hits))
            hit = after - 1 if by > 0 else after
        if hit is not None and 0 <= hit + by < len(hits):
            self._show_hit(hit + by)
            return None
        number = way.number + by
        if not 0 <= number < self.searched.results.total:
            self.notice.tell(self.words.say(f"search_page.{'last' if by > 0 else 'first'}"))
            return None
        return self.open_result(number, 0 if by > 0 else -1)

    # --- the index ----------------------------------------------------------------------------

    def _begin_index(self) -> None:
        """Read in the background what the index lacks; the built-in articles take no time."""
        state = self.searched.indexing
        state.wanted = True
        if state.going or not self.library.paths:
            return
        if state.is_due():
            state.going = state.begun = True
            self.run_worker(self._index, thread=True, group="index")
        elif state.wants_facts and (state.facts is None or not state.facts.complete):
            self._begin_facts()

    def mend_index(self) -> None:
        """Build the index anew where it turned out to be damaged while it was asked."""
        if self.library.index_is_damaged:
            self.searched.indexing.progress = None
            self._begin_index()

    def _index(self) -> None:
        """Bring the index up to date (in a thread)."""
        from tui.app.search_index import bring

        worker, state = get_current_worker(), self.searched.indexing
        progress = None

        def stop() -> bool:
            return worker.is_cancelled or not state.wanted

        for progress in bring(self.library, state, stop):
            self.post_message(self.IndexGrown(progress, facts=False, done=False))
        if not worker.is_cancelled:
            self.post_message(self.IndexGrown(progress, facts=False, done=True))

    def _begin_facts(self) -> None:
        """Read names and figures into the index, once all names are read."""
        state, gathered = self.searched.indexing, self.kept.gathered
        if gathered.progress is None:
            self.gather_names()
        if gathered.said(self.words) and not gathered.reads:
            return  # begun again by what is told of the names
        state.going = True
        self.run_worker(self._read_facts, thread=True, group="index")

    def _read_facts(self) -> None:
        """Bring names and figures of the index up to date (in a thread)."""
        worker, library, state = get_current_worker(), self.library, self.searched.indexing
        progress = None

        def stop() -> bool:
            return worker.is_cancelled or not state.wanted

        for progress in library.update_facts(stop, library.problems.append):
            state.generation = library.index().generation
            self.post_message(self.IndexGrown(progress, facts=True, done=False))
        state.generation = library.index().generation
        if not worker.is_cancelled:
            self.post_message(self.IndexGrown(progress, facts=True, done=True))

    async def on_searching_index_grown(self, message: IndexGrown) -> None:
        message.stop()
        state = self.searched.indexing
        if message.facts:
            state.facts = message.progress
        elif message.progress is not None or message.done:
            state.progress = message.progress or state.progress
        self.tell_problem()
        if message.done:
            state.going = False
            complete = state.progress is not None and state.progress.complete
            if state.reads and state.wanted:
                from tui.app.search_index import RETRY

                self.set_timer(RETRY, self._begin_index)
            if state.wants_facts and not message.facts and complete:
                if state.progress is not None and state.progress.has_changed():
                    state.facts = self.kept.gathered.progress = None
                if state.facts is None or not state.facts.complete:
                    self._begin_facts()
        for page in self._search_pages():
            await page.grow()

    async def on_cataloguing_names_read(self, message: Cataloguing.NamesRead) -> None:
        """Go on with names and figures of the index; Textual calls the other handler itself."""
        state = self.kept_search.indexing if self.kept_search is not None else None
        if state is not None and state.wants_facts and state.wanted:
            self.call_later(self._begin_index)  # once it is known that all names are read

    def _search_pages(self) -> list[SearchPage]:
        from tui.app.search_page import SearchPage

        return [screen for screen in self.screen_stack if isinstance(screen, SearchPage)]
