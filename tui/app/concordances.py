"""Words in their context, from wherever one is: the page of their places, and the way from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.app import commands
from tui.app.search_going import Searching

if TYPE_CHECKING:
    from tui.app.cataloguing import Cataloguing
    from tui.app.concordance_page import Answer, ConcordancePage, KeptConcordance
    from tui.errors import UnreadableFile
    from tui.search.concordance import Line
    from tui.search.ladder import Ladder

_PHRASE = 12
"""Words of a selection that are looked for: more of them stand nowhere else."""


class Concordances(Searching):
    """What the keys do with concordances."""

    kept_concordance: KeptConcordance | None = None
    """The concordance that was shown last, to come back to."""

    def do_concordance(self) -> None:
        """Show the places of what is chosen: a name, selected words, or the match one is at.

        Where nothing is, the concordance that was shown last, or a box to type into.
        """
        entity = self._chosen_entity()
        if entity is not None:
            self.show_name_concordance(entity)
            return
        query = self._chosen_words()
        if query:
            self.show_concordance(query)
        elif self.kept_concordance is not None:
            self._open_concordance(self.kept_concordance)
        else:
            self.show_concordance("")

    def show_concordance(self, query: str, ladder: Ladder | None = None) -> None:
        """Show every place of a query's words, a line each.

        Args:
            query: As typed; nothing is an error, and of an empty one the box waits for words.
            ladder: The steps at which they are found; all of them, if not said.
        """
        self._show(("query", query.strip()), query.strip(), ladder)

    def show_name_concordance(self, entity: str) -> None:
        """Show every mention of an entity, in all its forms, a line each.

        Args:
            entity: Its id.
        """
        if self.kept.gathered.progress is None:
            self.gather_names()
        self._show(("name", entity), "")

    # --- what is meant ------------------------------------------------------------------------

    def _chosen_entity(self) -> str | None:
        """Return the id of the name that is meant: of a page, of the panel, or marked."""
        page = self.screen
        if len(self.screen_stack) > 1:
            return _entity_of(page)
        if self.focused is self.panel and self.panel.shows_entities():
            chosen = self.panel.entities.chosen
            return chosen.id if chosen is not None else None
        names = self.view.names
        is_marked = names is not None and self.view.selection is None
        return names.chosen if is_marked and names is not None else None

    def _chosen_words(self) -> str:
        """Return a query for the words that are selected, or for the word of the current match."""
        from tui.app.concordance_sources import whole_words

        view, article = self.view, self.article
        if article is None or len(self.screen_stack) > 1:
            return ""
        if view.selection is not None:
            start, end = view.selection.start, view.selection.end
        elif view.hit is not None and view.hits:
            start, end = view.hits[view.hit]
        else:
            return ""
        return query_of(article.text[slice(*whole_words(article.text, start, end))])

    # --- the page -----------------------------------------------------------------------------

    def _show(self, key: tuple[str, str], name: str, ladder: Ladder | None = None) -> None:
        from tui.app.concordance_page import KeptConcordance

        kept = self.kept_concordance
        is_same = kept is not None and (kept.key, kept.ladder) == (key, ladder)
        if kept is None or kept.answer is None or not is_same or self._is_old(kept):
            kept = KeptConcordance(key, name, ladder)
        self._open_concordance(kept)

    def _open_concordance(self, kept: KeptConcordance) -> None:
        from tui.app.concordance_page import ConcordancePage

        self.kept_concordance = kept
        if isinstance(self.screen, ConcordancePage):
            self.screen.show(kept)
            return
        page = ConcordancePage(
            self.palette, self.words, kept, self._look_up, lambda: self._more(page.kept)
        )
        self.push_screen(page, self._open_line)
        self._begin_index()

    def on_concordance_page_asked(self, message: ConcordancePage.Asked) -> None:
        message.stop()
        kept = self.kept_concordance
        is_same = kept is not None and kept.key[1] == message.query.strip()
        self.show_concordance(message.query, kept.ladder if kept is not None and is_same else None)

    def _look_up(self, kept: KeptConcordance) -> Answer:
        """Look up what a concordance is of (in a thread)."""
        from tui.app.concordance_lines import Lines
        from tui.app.concordance_page import Answer
        from tui.app.concordance_sources import NameLines, QueryLines

        library = self.library

        def report(file: str, error: UnreadableFile) -> None:
            self.call_later(self._tell_gone, file)

        what, wanted = kept.key
        age = self._age(what)  # what comes while it is looked up is looked up again
        if what == "name":
            card = library.catalogue().entity(wanted)
            name = card.name if card is not None else wanted
            return Answer(name, Lines(NameLines(library, wanted, report)), (), age)
        asked = library.ask(wanted, kept.ladder)
        problems = [(one.start, one.end) for one in asked.parsed.problems]
        lines = Lines(QueryLines(asked, report))
        if library.index_is_damaged:
            self.call_later(self.mend_index)
        return Answer(wanted, lines, problems, age)

    def _age(self, what: str) -> int:
        """Return the generation of what is asked for a query or a name."""
        library = self.library
        return library.catalogue().generation if what == "name" else library.index().generation

    def _is_old(self, kept: KeptConcordance) -> bool:
        """Tell whether there may be more to find than when a concordance was looked up."""
        return kept.answer is not None and kept.answer.age != self._age(kept.key[0])

    def _more(self, kept: KeptConcordance) -> str:
        """Return in a few words why more may be found later; nothing if all is found."""
        if kept.key[0] == "name":
            return self.kept.gathered.said(self.words)
        return self.searched.indexing.said(self.words)

    def _tell_gone(self, file: str) -> None:
        self._say(self.words.say("concordance.gone", file=file))

    def _open_line(self, line: Line | None) -> None:
        """Open the article of a line at its node; pages over the reader go."""
        if line is None:
            return
        index = self._listed(line.found)
        if index < 0:
            self._say(self.words.say("concordance.not_listed", file=line.found.file))
            return
        self.way = None  # what leads back to the results of a search would lead away from here
        self._leave_pages()
        self.open_at(index, line.start, line.end, "c")
        self._say(self.words.say("concordance.opened", key=commands.key_name("c")))

    # --- more is read -------------------------------------------------------------------------

    # Textual calls the handlers of the classes above after these; lines are looked up again once
    # they have taken what is told.

    async def on_searching_index_grown(self, message: Searching.IndexGrown) -> None:
        self.call_later(self._renew_words, message.done)

    async def on_cataloguing_names_read(self, message: Cataloguing.NamesRead) -> None:
        self.call_later(self._renew_names)

    def on_concordance_page_answered(self, message: ConcordancePage.Answered) -> None:
        message.stop()
        self._renew_words(not self.searched.indexing.so_far)
        self._renew_names()

    def _renew_words(self, done: bool) -> None:
        self._renew("query", done=done)

    def _renew_names(self) -> None:
        self._renew("name", done=not self.kept.gathered.said(self.words))

    def _renew(self, what: str, *, done: bool) -> None:
        """Look up a concordance again that was looked up before all was read.

        Until then one with lines is left alone, so that they do not move under the eye.
        """
        if self.kept_concordance is None:
            return
        from tui.app.concordance_page import ConcordancePage

        for page in self.screen_stack:
            if not isinstance(page, ConcordancePage) or page.kept.key[0] != what:
                continue
            if self._is_old(page.kept) and (done or not page.table.count()):
                page.renew()


def query_of(text: str) -> str:
    """Return a query for words of an article: a word or a known name with all that search forgives,
    others side by side as they stand there."""
    from tui.search.query_tree import Name, Word
    from tui.searching import understood
    from tui.text.folded import written

    words = written(text)[:_PHRASE]
    plain = " ".join(words)
    if isinstance(understood(plain).query, Name | Word):
        return plain
    return f'"{plain}"' if words else ""


def _entity_of(page: Screen[object]) -> str | None:
    """Return the id of the name that a page shows, or has under its cursor."""
    from tui.app.entities_page import EntitiesPage
    from tui.app.entity_page import EntityPage

    if isinstance(page, EntityPage):
        return page.entity
    if isinstance(page, EntitiesPage):
        one = page.table.current()
        return one.id if one is not None else None
    return None
