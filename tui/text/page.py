"""An article as a page: what stands where, in which role, and the rows around any place.

A place on a page is (element, row): there are no absolute row numbers, so that opening, resizing
and jumping lay out only what is seen, whatever the length of the article. How far one has read is
told in characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from copy import copy
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tui.model import Article, Block, BlockKind, Link
from tui.text.clusters import boundaries
from tui.text.layout import PIECE, Line, Paragraph, direction, main_direction

_KEPT_ELEMENTS = 400
"""Elements kept laid out. A screen shows some 20, and a paragraph takes about 20 KB."""


class Role(StrEnum):
    """How an element looks."""

    TITLE = "title"
    BYLINE = "byline"
    META = "meta"
    RULE = "rule"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    RELATED = "related"
    SOURCE = "source"
    BOILERPLATE = "boilerplate"
    END = "end"


_ROLES = {
    BlockKind.TITLE: Role.TITLE,
    BlockKind.BYLINE: Role.BYLINE,
    BlockKind.DATE: Role.BYLINE,
    BlockKind.SOURCE: Role.SOURCE,
    BlockKind.LEAD: Role.LEAD,
    BlockKind.HEADING: Role.HEADING,
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.BULLET: Role.BULLET,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.RELATED: Role.RELATED,
    BlockKind.BOILERPLATE: Role.BOILERPLATE,
}
_SIGNS = {Role.BULLET: "•", Role.CAPTION: "▏", Role.RELATED: "↗"}
_RUNNING = frozenset((Role.LEAD, Role.PARAGRAPH, Role.BULLET))
"""Running text, which may be justified; headlines and captions are always ragged."""
_EVERY_ROW = frozenset((Role.CAPTION,))
HANG = 2
"""Columns that a sign takes at the side where reading starts."""

_ALWAYS_CLOSE = {
    (Role.BULLET, Role.BULLET),
    (Role.RELATED, Role.RELATED),
    (Role.TITLE, Role.BYLINE),
    (Role.TITLE, Role.META),
    (Role.BYLINE, Role.BYLINE),
    (Role.BYLINE, Role.META),
    (Role.META, Role.RULE),
    (Role.SOURCE, Role.SOURCE),
    (Role.SOURCE, Role.BOILERPLATE),
    (Role.BOILERPLATE, Role.SOURCE),
    (Role.BOILERPLATE, Role.BOILERPLATE),
    (Role.HEADING, Role.HEADING),
}


class Element(NamedTuple):
    """A paragraph of the page."""

    role: Role
    text: str
    """What `start` and `end` count in: the article's text, or words of the interface."""
    start: int
    end: int
    above: int
    """Blank rows before it."""
    source: bool
    """Whether it shows characters of the article."""
    sign: str = ""
    links: tuple[Link, ...] = ()


class Row(NamedTuple):
    """A row of the page: a line of an element, or a blank row above one."""

    element: int
    number: int
    """Row within the element, its blank rows first."""
    role: Role
    line: Line | None
    """None for a blank row."""
    sign: str
    """What stands at the side where reading starts, or nothing."""
    rtl: bool = True
    """Whether the row begins at the right."""


class Page:
    """An article set at a measure."""

    def __init__(
        self,
        article: Article,
        measure: int,
        meta: str,
        justify: bool = False,
        *,
        reveal: bool = False,
    ) -> None:
        """Arrange an article.

        Args:
            article: What is read.
            measure: Columns of the text, 8 or more.
            meta: The row below the title, in words of the interface.
            justify: Whether lines are stretched to the measure.
            reveal: Whether bidi controls are shown by their names and order nothing.
        """
        self.article = article
        self.measure = max(8, measure)
        self.justify = justify
        self.reveal = reveal
        self.elements = _arrange(article, meta)
        self.base = main_direction(article.text)
        self._laid: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        shown = [index for index, element in enumerate(self.elements) if element.source]
        self._by_start = sorted(shown, key=lambda index: self.elements[index].start)
        """Elements that show the article, in the order of its characters."""

    def at(self, measure: int, *, reveal: bool = False) -> Page:
        """Return the same page at another measure; only its lines are set anew."""
        page = copy(self)
        page.measure = max(8, measure)
        page.reveal = reveal
        page._laid = OrderedDict()
        return page

    # --- elements -----------------------------------------------------------------------------

    def lines(self, index: int) -> tuple[Line, ...]:
        """Return the lines of an element."""
        known = self._laid.get(index)
        if known is not None:
            self._laid.move_to_end(index)
            return known
        element = self.elements[index]
        if element.role is Role.RULE:
            lines: tuple[Line, ...] = (_rule(element, self.base),)
        else:
            base = direction(element.text[element.start : element.end], self.base)
            if element.role is Role.BYLINE:
                base = self.base  # a date alone may have no letter but the T of ISO 8601
            hang = HANG if element.sign else 0
            # The controls of this row are the interface's own.
            reveal = self.reveal and element.role is not Role.META
            paragraph = Paragraph(element.text, element.start, element.end, base, reveal=reveal)
            justify = self.justify and element.role in _RUNNING
            lines = tuple(paragraph.lines(self.measure - hang, justify))
        self._laid[index] = lines
        if len(self._laid) > _KEPT_ELEMENTS:
            self._laid.popitem(last=False)
        return lines

    def height(self, index: int) -> int:
        """Return the rows of an element, the blank ones above it included."""
        return self.elements[index].above + len(self.lines(index))

    # --- places -------------------------------------------------------------------------------

    def rows(self, element: int, number: int) -> Iterator[Row]:
        """Yield the rows from a place to the article's end."""
        for index in range(element, len(self.elements)):
            first = number if index == element else 0
            above = self.elements[index].above
            role, sign = self.elements[index].role, self.elements[index].sign
            for row in range(first, above):
                yield Row(index, row, role, None, "")
            for row, line in enumerate(self.lines(index)[max(0, first - above) :]):
                at = above + row + max(0, first - above)
                shown = sign if at == above or role in _EVERY_ROW else " " * bool(sign)
                # Words of the interface begin where the article's lines do.
                rtl = self.base == 1 if role is Role.META else line.rtl
                yield Row(index, at, role, line, shown, rtl)

    def move(self, element: int, number: int, by: int) -> tuple[int, int]:
        """Return the place `by` rows further on (before, where negative), within the article."""
        number += by
        while number < 0 and element > 0:
            element -= 1
            number += self.height(element)
        if number < 0:
            return 0, 0
        while number >= self.height(element):
            if element + 1 == len(self.elements):
                return element, self.height(element) - 1
            number -= self.height(element)
            element += 1
        return element, number

    def last_top(self, rows: int) -> tuple[int, int]:
        """Return the first place of the last screenful of this many rows."""
        last = len(self.elements) - 1
        return self.move(last, self.height(last) - 1, 1 - rows)

    def place_of(self, position: int) -> tuple[int, int]:
        """Return the place of the row that shows a source character."""
        best = self.element_at(position)
        element = self.elements[best]
        for row, line in enumerate(self.lines(best)):
            if position < line.end:
                return best, element.above + row
        return best, self.height(best) - 1

    def element_at(self, position: int) -> int:
        """Return the last element that begins at or before a source character, else the first."""
        order = self._by_start
        found = bisect_right(order, position, key=lambda index: self.elements[index].start)
        return order[max(0, found - 1)] if order else 0

    def markup(self, index: int) -> list[tuple[int, int]]:
        """Return the source spans of tags and entities left in an element's text."""
        element = self.elements[index]
        text, start, end = element.text, element.start, element.end
        if text.find("<", start, end) < 0 and text.find("&", start, end) < 0:
            return []
        return [match.span() for match in _markup().finditer(text, start, end)]

    def headings(self) -> list[int]:
        """Return the elements that are section headings."""
        return [i for i, element in enumerate(self.elements) if element.role is Role.HEADING]


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(
        r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,500})?/?>"
        r"|<!--[^>]{0,500}-->|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});"
    )


def _rule(element: Element, base: int) -> Line:
    count = len(element.text)
    return Line(tuple(element.text), (0,) * count, (0,) * count, None, count, 0, 0, base == 1)


def _arrange(article: Article, meta: str) -> list[Element]:
    """Put the head block first, then the body in the order of the file."""
    start, end = article.title_start, article.title_end
    elements = [Element(Role.TITLE, article.text, start, end, 0, not article.title_derived)]
    head = _head(article)
    elements += [_element(article, block, Role.BYLINE) for block in head.values()]
    elements.append(Element(Role.META, meta, 0, len(meta), 0, False))
    elements.append(Element(Role.RULE, "───", 0, 3, 0, False))
    for block in article.blocks:
        if block.start not in head and block.kind is not BlockKind.TITLE:
            elements.extend(_pieces(_element(article, block, _ROLES[block.kind])))
    elements.append(Element(Role.END, " ", 0, 1, 0, False))
    return _spaced([element for element in elements if element.start < element.end])


def _head(article: Article) -> dict[int, Block]:
    """Return the byline and date blocks that stand before the body, by their first character."""
    head: dict[int, Block] = {}
    for block in article.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.DATE):
            head[block.start] = block
        elif block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.HEADING):
            break
    return head


def _element(article: Article, block: Block, role: Role) -> Element:
    sign = _SIGNS.get(role, "")
    return Element(role, article.text, block.body_start, block.body_end, 0, True, sign, block.links)


def _spaced(elements: list[Element]) -> list[Element]:
    spaced: list[Element] = []
    before: Element | None = None
    for element in elements:
        spaced.append(element._replace(above=_above(before, element)))
        before = element
    return spaced


def _above(before: Element | None, element: Element) -> int:
    """Return the blank rows between two elements, as a newspaper would lead them."""
    if before is None:
        return 1  # air above the title
    if element.role is Role.END:
        return 0  # itself a blank row: air below the last line
    if (before.role, element.role) in _ALWAYS_CLOSE:
        return 0
    if before.text is element.text and before.end == element.start and element.source:
        return 0  # a piece of a paragraph that was cut
    if before.role is Role.LEAD and element.role is not Role.HEADING:
        return 2  # the lead is set off
    return 2 if element.role is Role.HEADING and before.role is not Role.RULE else 1


def _pieces(element: Element) -> Iterator[Element]:
    """Cut an element too long to be ordered at once, at a blank where there is one near."""
    start, sign = element.start, element.sign
    while element.end - start > PIECE:
        end = _piece_end(element.text, start)
        yield element._replace(start=start, end=end, sign=sign)
        start = end
        if element.role not in _EVERY_ROW:
            sign = " " * bool(sign)
    yield element._replace(start=start, sign=sign)


def _piece_end(text: str, start: int) -> int:
    """Return where a piece ends: after a blank, else between clusters, no lam from its alef."""
    low, high = start + PIECE // 2, start + PIECE
    blank = text.rfind(" ", low, high)
    if blank >= 0:
        return blank + 1
    # The last cluster of the window may go on behind it.
    edges = boundaries(text[low:high])[:-1]
    while len(edges) > 1 and text[low + edges[-2]] == "\u0644":
        edges.pop()
    return low + edges[-1] if len(edges) > 1 else high
