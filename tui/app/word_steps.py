"""The words of a page, one after the other in reading order, for selecting them by keys.

Positions are characters of the article's text. Only what the file has is a word, neither signs
around it nor what the interface adds.
"""

from __future__ import annotations

import re
from functools import cache

from tui.text.page import Element, Page

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD = rf"\w(?:[\w{_MARKS}]|[\u200c\u200d'’.,&+/\-](?=\w))*"
"""A word with its marks; signs between two letters or digits belong to it: `GPT-4`, `3.5`."""
_BEHIND = 1000
"""Characters in which the word before a place is looked for: none is as long."""

Span = tuple[int, int]
"""First character of a word, and one past its last."""


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word: no first screen has one selected."""
    return re.compile(_WORD)


def word_at(page: Page, position: int) -> Span | None:
    """Return the word at a character, else the next one behind it, else the one before."""
    found = _before(page.elements[page.element_at(position)], position + 1)
    if found is not None and found[1] > position:
        return found
    return beside(page, (position, position), 1) or beside(page, (position, position), -1)


def word_in(page: Page, position: int, first: int, last: int) -> Span | None:
    """Return the word of a line that is nearest to a character of it, None where it has none.

    Args:
        page: The page.
        position: The character, or the line's end.
        first: The line's first character.
        last: One past its last.
    """
    element = page.elements[page.element_at(first)]
    found = _before(element, min(position, last - 1) + 1)
    if found is not None and found[1] > first:
        return found
    found = _behind(element, first)
    return found if found is not None and found[0] < last else None


def beside(page: Page, word: Span, by: int) -> Span | None:
    """Return the word behind another one (1) or before it (-1), also in the next block."""
    index = page.element_at(word[0])
    element = page.elements[index]
    found = _behind(element, word[1]) if by > 0 else _before(element, word[0])
    while found is None:
        index += by
        if not 0 <= index < len(page.elements):
            return None
        element = page.elements[index]
        found = _behind(element, element.start) if by > 0 else _before(element, element.end)
    return found


def _behind(element: Element, position: int) -> Span | None:
    if not element.source:
        return None
    found = _word().search(element.text, max(position, element.start), element.end)
    return found.span() if found is not None else None


def _before(element: Element, position: int) -> Span | None:
    """Return the last word that begins before a character."""
    if not element.source:
        return None
    end = min(position, element.end)
    begin = max(element.start, end - _BEHIND)
    if begin > element.start:  # not in the middle of a word
        begin = max(begin, element.text.rfind(" ", element.start, begin) + 1)
    last = None
    for found in _word().finditer(element.text, begin, element.end):
        if found.start() >= end:
            break
        last = found.span()
    return last
