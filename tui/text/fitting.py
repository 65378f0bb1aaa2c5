"""Titles, names and words of the interface on one line or a few, cut where they do not fit."""

from __future__ import annotations

from functools import lru_cache

from tui.text.layout import Line, Paragraph

_LONGEST = 4
"""Characters looked at for each column there is: marks take none, so a few times as many."""


def one_line(text: str, width: int, base: int | None = None) -> Line:
    """Set a text on one line of at most `width` columns, cut between words with `…`."""
    return several_lines(text, width, 1, base)[0]


def several_lines(text: str, width: int, most: int, base: int | None = None) -> tuple[Line, ...]:
    """Set a text on at most `most` lines of `width` columns (2 or more).

    What does not fit is cut between words and ends in `…`. Positions of the lines count in the
    text as given.
    """
    width = max(2, width)
    room = _LONGEST * (width + 8) * most
    return _set(text[:room] or " ", len(text) > room, width, most, base)


_forgotten = 0


def forget() -> None:
    """Drop the lines that are kept, where letters take other columns from now on."""
    global _forgotten
    _forgotten += 1
    _set.cache_clear()


def age() -> int:
    """Return a number that is another one once letters take other columns, for who keeps lines."""
    return _forgotten


@lru_cache(maxsize=4096)
def _set(text: str, more: bool, width: int, most: int, base: int | None) -> tuple[Line, ...]:
    paragraph = Paragraph(text, 0, len(text), base)
    lines = paragraph.lines(width)
    while len(lines) > most or more:
        more = False
        kept = text[: lines[min(most, len(lines)) - 1].end].rstrip(" ·،؛,;:-…")
        short = Paragraph(f"{kept}…", 0, len(kept) + 1, paragraph.base)
        lines = short.lines(width)
        if len(lines) > most:  # the ellipsis itself did not fit
            text = kept[: max(0, len(kept) - 1)]
    return tuple(lines) or (Paragraph(" ", 0, 1, base).line(0, 1),)
