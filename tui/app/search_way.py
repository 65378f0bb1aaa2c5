"""Where one was before a search, and how far one is on the way through its results."""

from __future__ import annotations

from dataclasses import dataclass

from tui.app.article_view import Selection, Spot


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one was before the search."""

    index: int
    spot: Spot
    selection: Selection | None
    pages: tuple[str, ...]
    """Commands of the pages that were open over the reader, the lowest first."""


@dataclass(slots=True)
class Way:
    """The way through the results of a search."""

    origin: Origin
    number: int
    """The result whose article was opened last."""
    index: int
    """That article in the list."""
    at: int | None = None
    """The character from which on the first hit is to be shown, -1 for the last hit; None once it
    is."""
    paused: bool = False
    """Whether something was looked for in the article since."""
