"""What a query has found, as far as it was brought: kept while an article of it is read."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.app.window import Window

if TYPE_CHECKING:
    from tui.app.search_asking import Answer, Near, Question, Shown
    from tui.model import Article
    from tui.search.hits import Hit

_SHOWN = 300
"""Rows whose words are kept: ten large screens."""
_ARTICLES = 64
"""Articles that are kept: those of the last few letters typed are often among the next ones."""
_CHARACTERS = 10_000_000
"""Characters of all of them, but for the last: as articles some 140 MB."""


class Results:
    """The answer to the last question, and the rows of it that were seen."""

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.window: Window[Hit] = Window()
        self.cursor = 0
        self.first = 0
        """The first result in view."""
        self._shown: OrderedDict[tuple[int, bytes], Shown] = OrderedDict()
        self._articles: OrderedDict[tuple[int, bytes], Article] = OrderedDict()
        """By key and path: where a file has changed, the index gives it another key."""

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

    def take(self, answer: Answer, near: Near | None = None) -> None:
        """Take an answer; that of the same question again keeps the article under the cursor.

        Its row stays where it is on the screen, and what is read of articles is kept.

        Args:
            answer: What was answered.
            near: How far the article under the cursor has moved, and what is around it.
        """
        again = answer.question == self.question
        cursor, first = (self.cursor, self.first) if again else (0, 0)
        words = self._shown.copy() if again else None
        self.answer = answer
        self._take(answer.hits.total)
        self.window.fill(0, answer.hits.hits, answer.hits.total, self.window.age)
        if near is not None:
            for number, hits in near.blocks.items():
                self.window.fill(number, hits, answer.hits.total, self.window.age)
            cursor, first = cursor + near.moved, max(0, first + near.moved)
        if words is not None:
            self._shown = words
        self.cursor = max(0, min(cursor, self.total - 1))
        self.first = min(first, self.cursor)

    def _take(self, total: int) -> None:
        self.window.forget()
        self.window.total = total
        self._shown.clear()
        self.cursor = self.first = 0

    def hit(self, number: int) -> Hit | None:
        """Return a result, where it is held."""
        return self.window.get(number) if 0 <= number < self.window.total else None

    # --- words of the articles ----------------------------------------------------------------

    def shown(self, number: int) -> Shown | None:
        """Return what the row of a result shows, where it is held."""
        hit = self.hit(number)
        return None if hit is None else self._shown.get(_name(hit))

    def article(self, number: int) -> Article | None:
        """Return the article of a result, where it is held."""
        hit = self.hit(number)
        return None if hit is None else self.known(hit)

    def known(self, hit: Hit) -> Article | None:
        """Return the article of a hit, where it is held."""
        return self._articles.get(_name(hit))

    def show(self, number: int, shown: Shown, article: Article | None) -> None:
        """Take what the row of a result shows."""
        hit = self.hit(number)
        if hit is not None:
            self._shown[_name(hit)] = shown
            self._shown.move_to_end(_name(hit))
        if article is not None and hit is not None:
            self._articles[_name(hit)] = article
            self._articles.move_to_end(_name(hit))
        while len(self._shown) > _SHOWN:
            self._shown.popitem(last=False)
        under = self.hit(self.cursor)
        if under is not None and _name(under) in self._articles:
            self._articles.move_to_end(_name(under))  # the last one stays, however long it is
        while len(self._articles) > 1 and (
            len(self._articles) > _ARTICLES
            or sum(len(one.text) for one in self._articles.values()) > _CHARACTERS
        ):
            self._articles.popitem(last=False)

    def forget_words(self) -> None:
        """Let the rows be read again: another width has room for other words."""
        self._shown.clear()


def _name(hit: Hit) -> tuple[int, bytes]:
    return hit.found.key, hit.found.path
