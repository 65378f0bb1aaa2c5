"""Finding in the open article: the line to type into, and the way from match to match."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from tui.app.article_view import first_at
from tui.app.sending import Sending

if TYPE_CHECKING:
    from tui.app.article_view import Spot
    from tui.app.find import FindBar
    from tui.errors import QariError
    from tui.model import Article
    from tui.text.matching import Folded


class Finding(Sending):
    """What the keys do to find."""

    _folded: Folded | None = None

    def do_find(self) -> Awaitable[None] | None:
        from tui.app.find import FindBar

        if self.query(FindBar):
            self.query_one(FindBar).field.focus()
        elif self.index >= 0:
            return self.open_find(FindBar(self.palette, self.words))
        return None

    async def open_find(self, bar: FindBar) -> None:
        """Put the find line on the screen, ready for the very next key."""
        self.notice.hide()  # it would cover the line
        await self.mount(bar)
        self.screen.set_focus(bar.field)

    def leave_find(self) -> None:
        """Close the find line and keep its matches."""
        from tui.app.find import FindBar

        for bar in self.query(FindBar):
            bar.close()

    # --- matches ------------------------------------------------------------------------------

    @property
    def folded(self) -> Folded | None:
        """The open article as it is looked through; it is folded when that is first wanted."""
        article = self.article
        if article is None:
            return None
        if self._folded is None or self._folded.source is not article.text:
            from tui.text.matching import Folded

            self._folded = Folded(article.text)
        return self._folded

    def show(self, index: int, result: Article | QariError, spot: Spot | None) -> None:
        """Show what reading a file gave, with the matches of what was looked for last."""
        super().show(index, result, spot)
        if self.article is not result:
            return
        if self.finding:
            self.look_again()
        elif self.query_text and self.folded is not None:
            self.view.hits = self.folded.find(self.query_text)

    def look_again(self) -> None:
        """Look in the article that is open now for what is being typed."""
        from tui.app.find import FindBar

        self.query_one(FindBar).look()

    def look_for(self, origin: int) -> None:
        """Mark all matches of the query, and go to the first from a source character on.

        One that is written as it was typed comes before one that differs in what is forgiven;
        behind the last match it begins anew at the article's first.
        """
        view, folded = self.view, self.folded
        view.hit = None
        hits = None if folded is None else folded.find(self.query_text)
        view.hits = hits or ()
        if not hits:
            return
        index = hits.exact(origin)
        if index is None:
            index = hits.after(origin)
        if index == len(hits):
            index = hits.exact(0) or 0
        view.hit = index
        view.move_to_position(hits[index][0])

    def step_hit(self, by: int) -> str:
        """Go to the next or previous match, around the end; return what is said of that.

        From the match that one went to before, or, once that is out of view, from what is in view.
        """
        view, hits = self.view, self.view.hits
        if view.hit is not None and view.sees(hits[view.hit][0]):
            index = view.hit + by
        else:
            index = first_at(hits, view.position() or 0) - (by < 0)
        view.hit = index % len(hits)
        view.move_to_position(hits[view.hit][0])
        if 0 <= index < len(hits):
            return ""
        return self.words.say("find.from_start" if by > 0 else "find.from_end")

    def hit_said(self, more: str = "") -> str:
        """Return which match of how many one is at, how it differs from the query, and more."""
        view, words = self.view, self.words
        if not view.hits or view.hit is None:
            return words.say("find.none")
        from tui.text.ladder import Step
        from tui.text.matching import Hits

        said = [words.say("find.some", index=view.hit + 1, total=len(view.hits))]
        if isinstance(view.hits, Hits) and (step := view.hits.step(view.hit)) is not Step.EXACT:
            said.append(words.say(f"search.step.{step}"))
        return " · ".join([*said, more] if more else said)

    def do_find_next(self) -> Awaitable[None] | None:
        return self.to_hit(1)

    def do_find_previous(self) -> Awaitable[None] | None:
        return self.to_hit(-1)

    def to_hit(self, by: int) -> Awaitable[None] | None:
        """Go to the next or previous match and say which it is."""
        if self.view.hits:
            self.notice.tell(self.hit_said(self.step_hit(by)))
        elif self.query_text:
            self.notice.tell(self.words.say("find.none"))
        else:
            return self.do_find()
        return None
