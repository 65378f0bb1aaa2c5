"""Titles, names and words of the interface on one line or a few, cut where they do not fit."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from tui.text.layout import Line, Paragraph


@lru_cache(maxsize=4096)
def one_line(text: str, width: int, base: int | None = None) -> Line:
    """Set a text on one line of at most `width` columns, cut between words with `…`."""
    return several_lines(text, width, 1, base)[0]


@lru_cache(maxsize=4096)
def several_lines(text: str, width: int, most: int, base: int | None = None) -> tuple[Line, ...]:
    """Set a text on at most `most` lines of `width` columns; what does not fit ends in `…`."""
    width = max(2, width)
    paragraph = Paragraph(text, 0, len(text), base)
    starts = paragraph.breaks(width)
    if len(starts) <= most:
        return tuple(paragraph.lines(width)) or (Paragraph(" ", 0, 1, base).lines(2)[0],)
    kept = tuple(paragraph.line(start, end) for start, end in pairwise(starts[:most]))
    rest = paragraph.shown[starts[most - 1] :]
    tail = Paragraph(rest, 0, len(rest), paragraph.base)
    cut = tail.breaks(width - 1)
    shortened = rest[: cut[1]].rstrip(" ·،؛,;:-") if len(cut) > 1 else rest
    last = Paragraph(shortened + "…", 0, len(shortened) + 1, paragraph.base)
    return (*kept, last.lines(width)[0])
