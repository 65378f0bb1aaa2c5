"""How far the words of all articles are read, for who searches them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.words import Words

if TYPE_CHECKING:
    from tui.indexing import Progress


@dataclass(slots=True)
class Indexing:
    """How far the index is, as the last report of the thread that reads had it."""

    progress: Progress | None = None
    facts: Progress | None = None
    """How far names and figures are, where a query asks for them."""
    going: bool = False
    """Whether the thread goes on."""
    wanted: bool = True
    """Whether it is to go on; the user can stop it."""
    begun: bool = False
    reads: bool = False
    """Whether another instance writes the index."""
    in_memory: bool = False
    generation: int = 0
    """The state of the index as a thread saw it last: asked while it is written, it waits for that.
    """
    wants_facts: bool = False

    @property
    def so_far(self) -> bool:
        """Whether more articles may be found later."""
        if self.reads:
            return True
        return self.begun and (self.progress is None or not self.progress.complete)

    def said(self, words: Words) -> str:
        """Return it in a few words; nothing once all is read."""
        if self.reads:
            return words.say("search_page.reads")
        if self.so_far:
            done, total = (self.progress.done, self.progress.total) if self.progress else (0, 0)
            listed = self.progress is not None and self.progress.listed
            if not listed:
                return words.say("search_page.looking", total=total)
            key = "search_page.indexing" if self.going else "search_page.stopped"
            return words.say(key, done=done, total=total)
        if self.wants_facts and self.going:
            if self.facts is None:
                return words.say("search_page.names")
            return words.say("search_page.facts", done=self.facts.done, total=self.facts.total)
        return words.say("search_page.in_memory") if self.in_memory else ""
