"""What a query has found, as far as it was brought: kept while an article of it is read."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.app.window import Window

if TYPE_CHECKING:
    from tui.app.search_asking import Answer, Question, Shown
    from tui.model import Article
    from tui.search.hits import Hit

_SHOWN = 300
"""Rows whose words are kept: ten large screens."""
_ARTICLES = 16
"""Articles that are kept for the preview: those of one screen."""


class Results:
    """The answer to the last question, and the rows of it that were seen."""

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.window: Window[Hit] = Window()
        self.cursor = 0
        self.first = 0
        """The first result in view."""
        self._shown: OrderedDict[int, Shown] = OrderedDict()
        self._articles: OrderedDict[int, Article] = OrderedDict()

    @property
    def question(self) -> Question | None:
        """What was asked."""
        return None if self.answer is None else self.answer.question

    @property
    def total(self) -> int:
        """Articles that were found."""
        return self.window.total

    def forget(self) -> None:
        """Hold nothing: nothing is asked any more."""
        self.answer = None
        self._take(0)

    def take(self, answer: Answer, block: int) -> None:
        """Take an answer; that of the same question again keeps the article under the cursor.

        Args:
            answer: What was answered.
            block: Rows of a block.
        """
        again = answer.question == self.question
        under = self.hit(self.cursor) if again else None
        self.answer = answer
        cursor, first = (self.cursor, self.first) if again else (0, 0)
        self._take(answer.hits.total)
        self.window.fill(0, answer.hits.hits, answer.hits.total, self.window.age)
        if under is not None:
            same = (n for n, hit in enumerate(answer.hits.hits) if hit.file == under.file)
            moved = next(same, cursor) - cursor
            cursor, first = cursor + moved, max(0, first + moved)
        self.cursor = max(0, min(cursor, self.total - 1))
        self.first = min(first, self.cursor)

    def _take(self, total: int) -> None:
        self.window.forget()
        self.window.total = total
        self._shown.clear()
        self._articles.clear()
        self.cursor = self.first = 0

    def hit(self, number: int) -> Hit | None:
        """Return a result, where it is held."""
        return self.window.get(number) if 0 <= number < self.window.total else None

    # --- words of the articles ----------------------------------------------------------------

    def shown(self, number: int) -> Shown | None:
        """Return what the row of a result shows, where it is held."""
        return self._shown.get(number)

    def article(self, number: int) -> Article | None:
        """Return the article of a result, where it is held."""
        return self._articles.get(number)

    def show(self, number: int, shown: Shown, article: Article | None) -> None:
        """Take what the row of a result shows."""
        self._shown[number] = shown
        if article is not None:
            self._articles[number] = article
        while len(self._shown) > _SHOWN:
            self._shown.popitem(last=False)
        while len(self._articles) > _ARTICLES:
            self._articles.popitem(last=False)

    def forget_words(self) -> None:
        """Let the rows be read again: another width has room for other words."""
        self._shown.clear()
