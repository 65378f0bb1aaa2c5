"""The article of a result beside the list, around the best place, with all that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.app import summary
from tui.app.article_view import ArticleView
from tui.app.theme import Palette
from tui.text.page import Page
from tui.words import Words

if TYPE_CHECKING:
    from tui.app.search_asking import Span
    from tui.model import Article

_MEASURE = 72


class Preview(ArticleView, can_focus=False):
    """Shows an article; a click opens it, the wheel moves it."""

    DEFAULT_CSS = """
    Preview { width: 1fr; height: 1fr; background: $background; }
    """

    class Opened(Message):
        """The article is to be opened."""

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__(palette, lambda: None)
        self.words = words
        self.article: Article | None = None
        self._place = 0

    def show_article(
        self, article: Article | None, marks: tuple[Span, ...], place: Span, *, justify: bool
    ) -> None:
        """Show an article from a bit above a place; None leaves it empty.

        Args:
            article: What is shown.
            marks: What is marked, in the article's text.
            place: The best place.
            justify: Whether both edges of a paragraph are even.
        """
        if article is None or not self.size.width:
            self.article = self.page = None
            self.hits, self.hit = (), None
            self.refresh()
            return
        if article is self.article and marks == self.hits and self.page is not None:
            return
        self.article = article
        measure = min(_MEASURE, self.text_width())
        page = Page(article, measure, summary.meta(article, self.words), justify)
        self.hits = marks
        self.hit = next((i for i, span in enumerate(marks) if span[1] > place[0]), None)
        self._place = place[0]
        self.show(page)
        self.move_to_position(place[0])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.prevent_default()
        if event.button == 1:
            self.post_message(self.Opened())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        event.prevent_default()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        event.prevent_default()

    def on_resize(self, event: events.Resize) -> None:
        """Set the article at another measure."""
        event.prevent_default()
        self._rows = None
        article, page = self.article, self.page
        measure = min(_MEASURE, self.text_width())
        if article is not None and page is not None and measure != page.measure:
            self.page = page.at(measure)
        if self.page is not None:
            self.top = (0, 0)
            self.move_to_position(self._place)
