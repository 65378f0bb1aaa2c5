"""A query of the search page, and what is answered to it; asked in a thread, nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.app.window import BLOCK
from tui.errors import UnreadableFile
from tui.library import Library
from tui.search.ladder import Ladder
from tui.words import Words

if TYPE_CHECKING:
    from tui.model import Article
    from tui.search.hits import Hit, Hits
    from tui.search.query import Problem
    from tui.search.query_tree import Query
    from tui.searching import Asked

_FAR = 20
"""Blocks in which the article under the cursor is looked for once more is found, some 50 ms."""
_WORDS = 8
"""Words that are looked up one by one where nothing is found."""

Span = tuple[int, int]
"""First character and one past the last."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    text: str
    """As typed."""
    ladder: Ladder = field(default_factory=Ladder)
    """The steps that are taken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: the first results, and what is said of them all."""

    question: Question
    asked: Asked
    """What is asked for more of them."""
    hits: Hits
    """The first block."""
    gloss: str
    """How the query was understood, in words of the interface."""
    problems: tuple[Problem, ...]
    """Places of what was typed that were not understood."""
    generation: int
    """The state of the index that was asked."""
    begins: bool = False
    """Whether nothing was found, and words that begin as the last one were searched instead."""
    absent: tuple[str, ...] = ()
    """Words that stand in no article, where nothing is found."""
    facts: bool = False
    """Whether names by their type or amounts are asked for, which are read second."""
    is_loose: bool = False
    """Whether nothing has all of the query, and what has some of its words was found instead."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows of an article that was found."""

    title: str
    """On one line; its characters stand at their places in the article's own title."""
    title_marks: tuple[Span, ...]
    """What is marked in the title, counted from its first character."""
    text: str
    """Words around the best place, a slice of the article."""
    start: int
    """The slice's first character in the article's text."""
    marks: tuple[Span, ...]
    """What is marked, in the article's text."""
    opens: bool
    """Whether the paragraph goes on before the slice."""
    closes: bool
    """Whether it goes on behind it."""
    gone: str = ""
    """Why the file cannot be read any more, as a key of the interface's words."""

    @property
    def place(self) -> Span:
        """The best place in the article's text; the slice's beginning where nothing is marked."""
        return self.marks[0] if self.marks else (self.start, self.start)


def answer(library: Library, question: Question, words: Words) -> Answer:
    """Ask a question; where nothing is found, take the last word for the beginning of one.

    Args:
        library: The articles.
        question: What is asked.
        words: The interface's language.
    """
    from tui.search.gloss import gloss
    from tui.searching import needs_facts

    # What comes while its words are looked up and it is asked, is asked for again.
    generation = library.index().generation
    asked = library.ask(question.text, question.ladder)
    typed = asked.parsed
    hits = asked.page(BLOCK)
    begins = False
    if (asked.is_loose or not hits.total) and _is_begun(question.text):
        other = library.ask(f"{question.text}*", question.ladder)
        found = other.page(BLOCK)
        if found.total:
            asked, hits, begins = other, found, True
    return Answer(
        question,
        asked,
        hits,
        gloss(asked.parsed, words),
        typed.problems,
        generation,
        begins,
        () if hits.total else tuple(_absent(library, typed.query)),
        needs_facts(typed.query),
        asked.is_loose and hits.total > 0,
    )


def _is_begun(text: str) -> bool:
    """Whether a query ends in a word that may be typed on: three letters, as stars ask for."""
    last = text.split()[-1] if text.strip() else ""
    return text[-1:].isalpha() and len(last) > 1 and last not in ("OR", "AND", "NOT")


def _absent(library: Library, query: Query) -> Iterator[str]:
    """Yield words of a query that stand in no article."""
    from tui.search.build import wanted_words

    for word in list(dict.fromkeys(wanted_words(query)))[:_WORDS]:
        if not library.ask(word).page(1).total:
            yield word


def block_of(asked: Asked, block: int) -> tuple[tuple[Hit, ...], int]:
    """Return a block of what is found, and how many there are in all."""
    hits = asked.page(BLOCK, block * BLOCK)
    return hits.hits, hits.total


@dataclass(frozen=True, slots=True)
class Near:
    """Where an article stands among what is found now."""

    moved: int
    """Results by which it is further down than before."""
    blocks: dict[int, tuple[Hit, ...]]
    """The results of its block and of the one before it."""


def near(answer: Answer, hit: Hit, before: int, total: int) -> Near | None:
    """Return where an article stands that was found before, None where it is not found near.

    Args:
        answer: What is found now.
        hit: The article.
        before: Its number then.
        total: What was found then: it goes down by what is more, if at all.
    """
    more = max(0, answer.hits.total - total)
    first = max(0, before // BLOCK - 1)
    last = min((before + more) // BLOCK + 1, first + _FAR)
    blocks: dict[int, tuple[Hit, ...]] = {}
    for block in range(first, last + 1):
        blocks[block] = block_of(answer.asked, block)[0] if block else answer.hits.hits
        for at, one in enumerate(blocks[block]):
            if one.found.path == hit.found.path:
                kept = {block - 1, block} & set(blocks)
                return Near(block * BLOCK + at - before, {one: blocks[one] for one in kept})
        if len(blocks[block]) < BLOCK:
            break
    return None


def shown_of(
    asked: Asked, hit: Hit, context: int, known: Article | None = None
) -> tuple[Shown, Article | None]:
    """Return what a row shows of a hit, and the article where it can be read.

    Args:
        asked: The query.
        hit: What it found.
        context: Characters on each side of the best place.
        known: Its article, where it was read already.
    """
    from tui.search.snippets import block_around

    try:
        article = known or asked.article(hit.found)
    except UnreadableFile as error:
        return Shown(hit.found.title, (), "", 0, (), False, False, error.key or "app.name"), None
    found = asked.snippet(article, context)
    first, last = block_around(article, found.start)
    start, end = article.title_start, article.title_end
    title = "".join(" " if letter.isspace() else letter for letter in article.title)
    heads = asked.places.of(article, start, end) if end > start else []
    made = Shown(
        title or hit.found.title,
        tuple((place.start - start, place.end - start) for place in heads),
        article.text[found.start : found.end],
        found.start,
        tuple((place.start, place.end) for place in found.places),
        found.start > first,
        found.end < last,
    )
    return made, article


def marks_of(asked: Asked, article: Article) -> tuple[Span, ...]:
    """Return all places of a query in an article, those that overlap or touch as one."""
    from tui.search.places import merged

    return tuple(
        span for places in asked.places.parts(article) for span in merged(places, article.text)
    )


def marks_near(asked: Asked, article: Article, place: int) -> tuple[Span, ...]:
    """Return the places of a query around one of them; in an ordinary article all of it.

    Args:
        asked: The query.
        article: Where they are looked for.
        place: A character of its text; up to 100,000 on each side are read, 50 ms.
    """
    from tui.search.places import PART, merged

    text, half = article.text, PART // 2
    start, end = max(0, place - half), min(len(text), place + half)
    if start:
        start = max(text.find("\n", start, place), text.find(" ", start, place), start)
    return tuple(merged(asked.places.of(article, start, end), text))
