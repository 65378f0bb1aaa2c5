"""The place of an article that shows best why it was found, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tui.model import Article, BlockKind
from tui.search.ladder import RANK, STEPS
from tui.search.places import Place, Places
from tui.text.clusters import boundaries

CONTEXT = 80
"""Characters on each side of a place: with it a row and a half of 120 cells."""
_LONGEST_WORD = 200
"""Characters of a run without a blank beyond which it is cut: data, no word."""
_ASIDE = 0.4
"""What a term counts in the title, which is shown anyway, and beside the running text: two there
are less than one in it."""
_ASIDES = frozenset(
    (
        *(BlockKind.TITLE, BlockKind.BYLINE, BlockKind.SOURCE, BlockKind.DATE),
        *(BlockKind.CAPTION, BlockKind.RELATED, BlockKind.BOILERPLATE),
    )
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of an article, as they stand in its text."""

    start: int
    """First character in the article's text."""
    end: int
    """One past the last character."""
    places: tuple[Place, ...]
    """What is to be marked in it."""


def snippet(article: Article, places: Places, context: int = CONTEXT) -> Snippet:
    """Return the words around the best place; the article's beginning where there is none.

    The best place has most of the query's terms within the characters that are shown, at strict
    steps rather than at wide ones, below the title rather than in it; of equal ones the first.
    In a long article it is looked for in the first 200,000 characters that have any.

    Args:
        article: Where it is taken from.
        places: The terms of the query.
        context: Characters on each side.
    """
    found: list[Place] = next(filter(None, places.parts(article)), [])
    if not found:
        start, end = _beginning(article)
        return Snippet(*around(article, start, start, context, end), ())
    best = _best(article, found, 2 * context)
    start, end = around(article, best[0].start, best[-1].end, context)
    shown = (place for place in found if start <= place.start and place.end <= end)
    return Snippet(start, end, tuple(shown))


def _beginning(article: Article) -> tuple[int, int]:
    """Return the first block that is read, below the title."""
    read = (BlockKind.LEAD, BlockKind.PARAGRAPH)
    for block in article.blocks:
        if block.kind in read and block.start >= article.title_start:
            return block.start, block.end
    return article.title_start, article.title_end


def _best(article: Article, found: Sequence[Place], size: int) -> list[Place]:
    """Return places within some characters of one block that are worth most."""
    best: list[Place] = []
    most = -1.0
    for block, group in _by_block(article, found):
        aside = block >= 0 and article.blocks[block].kind in _ASIDES
        first = 0
        for last in range(len(group)):
            while group[last].end - group[first].start > size and first < last:
                first += 1
            worth = _worth(article, group[first : last + 1][-_LOOKED_AT:], aside)
            if worth > most:
                most, best = worth, list(group[first : last + 1])
    return best


_LOOKED_AT = 64
"""Places of one window that are counted: a million identical words are 64."""


def _worth(article: Article, places: Sequence[Place], aside: bool) -> float:
    """Return what a window shows: each term once, at its strictest step."""
    terms: dict[int, float] = {}
    for place in places:
        here = aside or article.title_start <= place.start < article.title_end
        worth = (1 + (len(STEPS) - RANK[place.step]) / 20) * (_ASIDE if here else 1)
        terms[place.term] = max(worth, terms.get(place.term, 0))
    return round(sum(terms.values()), 6)


def _by_block(article: Article, found: Sequence[Place]) -> Iterator[tuple[int, list[Place]]]:
    """Yield places by the blocks in which they begin, with its number; -1 before the first."""
    starts = [block.start for block in article.blocks]
    group: list[Place] = []
    block = -1
    for place in found:
        at = bisect_right(starts, place.start) - 1
        if at != block and group:
            yield block, group
            group = []
        block = at
        group.append(place)
    if group:
        yield block, group


def around(
    article: Article, start: int, end: int, context: int, limit: int | None = None
) -> tuple[int, int]:
    """Return the span of some words and those around them, in one block and cut at blanks.

    Args:
        article: Where they stand.
        start: Their first character.
        end: One past their last one.
        context: Characters on each side; what one side lacks goes to the other one.
        limit: Where the block ends, where it is known.
    """
    first, last = block_around(article, start)
    last = max(end, last if limit is None else limit)
    short = max(0, context - (start - first))
    lacking = max(0, context - (last - end))
    left = max(first, start - context - lacking)
    right = min(last, end + context + short)
    return word_start(article.text, left, first, start), word_end(article.text, right, last, end)


def block_around(article: Article, at: int) -> tuple[int, int]:
    """Return the span of the block that a character stands in; of its line where it is in none."""
    place = bisect_right(article.blocks, at, key=attrgetter("start")) - 1
    if place >= 0 and at < article.blocks[place].end:
        return article.blocks[place].start, article.blocks[place].end
    end = article.text.find("\n", at)
    return article.text.rfind("\n", 0, at) + 1, len(article.text) if end < 0 else end


def word_start(text: str, at: int, first: int, last: int) -> int:
    """Return where the first whole word begins from a character on, no later than `last`."""
    if at <= first or text[at - 1].isspace():
        return max(at, first)
    ahead = at
    while ahead < last and not text[ahead].isspace():
        ahead += 1
    while ahead < last and text[ahead].isspace():
        ahead += 1
    if ahead < last or (ahead == last and text[ahead - 1 : ahead].isspace()):
        return ahead
    # The word reaches to what is shown: it is shown from its beginning.
    back = at
    while back > first and not text[back - 1].isspace():
        if at - back >= _LONGEST_WORD:
            return _cluster(text, at, back, last)
        back -= 1
    return back


def word_end(text: str, at: int, last: int, first: int) -> int:
    """Return where the last whole word up to a character ends, no earlier than `first`."""
    if at >= last or text[at].isspace():
        return min(at, last)
    back = at
    while back > first and not text[back - 1].isspace():
        back -= 1
    while back > first and text[back - 1].isspace():
        back -= 1
    if back > first or (back == first and text[first : first + 1].isspace()):
        return back
    ahead = at
    while ahead < last and not text[ahead].isspace():
        if ahead - at >= _LONGEST_WORD:
            return _cluster(text, at, first, ahead)
        ahead += 1
    return ahead


def _cluster(text: str, at: int, first: int, last: int) -> int:
    """Return the beginning of a cluster at or before a character of a run without blanks."""
    part = text[first:last]
    starts = boundaries(part)
    return first + starts[bisect_right(starts, at - first) - 1]
