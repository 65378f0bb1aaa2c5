"""How far the words of all articles are read, for who searches them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from tui.words import Words

if TYPE_CHECKING:
    from tui.indexing.progress import Progress
    from tui.library import Library

RETRY = 1.0
"""Seconds after which an index that another instance writes is asked for again."""
_REST = 5
"""Times what a look at all files took that pass before the next one: at 100,000 files, where it
takes half a second, they are looked at each third second at most."""


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
    looked: float = 0.0
    """When the files were last looked at, by the monotonic clock."""
    took: float = 0.0
    """Seconds that this took."""

    def is_due(self) -> bool:
        """Whether the files are to be looked at, or to be read on."""
        if self.progress is None or not self.progress.complete:
            return True
        return monotonic() - self.looked >= _REST * self.took

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


def bring(library: Library, state: Indexing, stop: Callable[[], bool]) -> Iterator[Progress]:
    """Bring the index up to date, and yield how far it is; to be run in a thread.

    Where all was read before, nothing is yielded unless a file has changed. Where another instance
    writes the index, that is noted, and somebody has to come again.

    Args:
        library: The articles.
        state: What is noted of the index.
        stop: Asked again and again; once true, this ends.
    """
    index = library.index()
    if state.reads and not index.is_free():
        return
    if not state.looked:
        index.check()
    if index.damaged:
        state.progress = None
    begun, quiet = monotonic(), state.progress is not None and state.progress.complete
    for progress in library.update_index(stop, library.problems.append):
        state.generation = index.generation
        if not quiet or progress.listed:
            yield progress
    state.looked, state.took = monotonic(), monotonic() - begun
    state.reads = index.mode == "reads"
    state.in_memory = index.mode == "memory"
    index.refresh()
    state.generation = index.generation
