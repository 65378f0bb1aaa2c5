"""Selecting words by keys: one after the other, as they are read, or the word a row above or below.

The arrows follow what is seen: in a line that runs from right to left the next word is at the left.
"""

from __future__ import annotations

from tui.app import commands
from tui.app.article_view import Selection
from tui.app.naming import Naming
from tui.app.word_steps import Span, beside, word_at, word_in


class Selecting(Naming):
    """What the keys do with words."""

    def do_extend_left(self) -> None:
        self.select_word(-1, extend=True)

    def do_extend_right(self) -> None:
        self.select_word(1, extend=True)

    def moves_words(self) -> bool:
        """Tell whether the arrows move from word to word: words were selected by keys."""
        selection = self.view.selection
        return self.focused is self.view and selection is not None and selection.by == "word"

    def select_word(self, side: int, *, extend: bool) -> None:
        """Select the word to the left (-1) or right (1), with those up to it if wanted.

        With nothing selected it is the word that one reads, in a paragraph that is selected its
        first one.
        """
        view, page = self.view, self.view.page
        if page is None:
            return
        selection = view.selection
        if selection is None or selection.by == "paragraph":
            place = self._begins() if selection is None else selection.start
            word = word_at(page, place)
            if word is not None:
                self._take(word, word)
                self._tell_words()
            return
        head = selection.head
        forward = (side < 0) == self._runs_rtl(head[0])
        word = beside(page, head, 1 if forward else -1)
        if word is not None:
            self._take(selection.anchor if extend else word, word)

    def select_row(self, by: int, *, extend: bool) -> None:
        """Select the word a row below (1) or above (-1), with those up to it if wanted."""
        view, page = self.view, self.view.page
        selection = view.selection
        if page is None or selection is None:
            return
        for position, first, last in view.lines_beside(selection.head[0], by):
            word = word_in(page, position, first, last)
            if word is not None:
                self._take(selection.anchor if extend else word, word)
                return

    def _begins(self) -> int:
        """Return where the first word is selected: at a match or a name that one went to and sees,
        else in the middle of the view, from where no word is far."""
        view, names = self.view, self.view.names
        if view.hit is not None and view.hits and view.sees(view.hits[view.hit][0]):
            return view.hits[view.hit][0]
        if names is not None and names.current is not None:
            place = names.starts[names.current]
            if view.sees(place):
                return place
        return view.middle()

    def _take(self, anchor: Span, head: Span) -> None:
        self.view.selection = Selection(anchor, head, "word")
        self.view.move_to_position(head[0])
        self.view.focus()

    def _runs_rtl(self, position: int) -> bool:
        page = self.view.page
        assert page is not None
        index = page.element_at(position)
        lines = (row.line for row in self.view.rows() if row.element == index)
        return next((line.rtl for line in lines if line is not None), page.base == 1)

    def _tell_words(self) -> None:
        key = commands.key_name("f7")
        self.notice.tell(self.words.say("told.words", key=key))
