"""What the page of an entity shows, brought from the catalogue and the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.app.figures_rows import Item, Source, item_of
from tui.app.window import BLOCK
from tui.catalogue.catalogue import Catalogue
from tui.catalogue.records import ArticleOf, Beside, EntityCard, Place
from tui.errors import UnreadableFile
from tui.extract.figures import figures
from tui.extract.names.tokens import words_of
from tui.library import Entry, Library
from tui.model import Article, Figure

_BESIDE = 200
"""Entities beside one that are shown."""
_PLACES = 500
"""Mentions that are asked for at once while figures are looked for."""
_FIGURES = 1000
"""Figures of an entity that are shown; reading a thousand articles for more serves nobody."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an entity at once."""

    card: EntityCard
    timeline: dict[str, int]
    beside: list[Beside]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A mention in its sentence."""

    place: Place
    text: str | None
    """None where the file has changed or gone since it was read."""


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A figure that is said of an entity."""

    item: Item
    sentence: str
    start: int
    """First character of the figure in the sentence."""
    end: int


def facts(catalogue: Catalogue, entity: str) -> Facts | None:
    """Return what is known of an entity, or None where no article names it."""
    card = catalogue.entity(entity)
    if card is None:
        return None
    return Facts(card, catalogue.timeline(card.id), catalogue.beside(card.id, _BESIDE))


def sentences(library: Library, card: EntityCard, block: int) -> list[Sentence]:
    """Return a block of the mentions of an entity with their sentences, the newest first."""
    places = library.catalogue().mentions_of(card.id, BLOCK, block * BLOCK)
    texts = library.sentences(places)
    return [Sentence(place, text) for place, text in zip(places, texts, strict=True)]


def articles(library: Library, card: EntityCard, block: int) -> list[ArticleOf]:
    """Return a block of the articles that name an entity, the newest first."""
    return library.catalogue().articles_of(card.id, BLOCK, block * BLOCK)


def end_of(library: Library, card: EntityCard, article: ArticleOf) -> int:
    """Return one past the first mention of an entity in an article, by the forms it is known by."""
    try:
        text = library.read(Entry(article.file, str(article.path))).text
    except UnreadableFile:
        return article.first  # opening it tells why
    there = (len(form) for form, _ in card.forms if text.startswith(form, article.first))
    return article.first + max(there, default=0)


def figures_of(
    library: Library, card: EntityCard, stop: Callable[[], bool]
) -> Iterator[tuple[int, list[SaidOf]]]:
    """Yield articles read so far and figures found in the last one, until `stop()` is true.

    A figure is said of an entity if its sentence names it, or if its subject does.
    """
    forms = [words_of(form) for form, _ in card.forms] + [words_of(card.name)]
    found = 0
    for read, (file, path, spans) in enumerate(_by_file(library.catalogue(), card.id), 1):
        if stop() or found >= _FIGURES:
            return
        try:
            article = library.read(Entry(file, str(path)))
        except UnreadableFile:
            said: list[SaidOf] = []  # the list of articles tells why
        else:
            said = [
                _said(one, article) for one in figures(article) if _is_said_of(one, spans, forms)
            ]
        found += len(said)
        yield read, said


def _by_file(
    catalogue: Catalogue, entity: str
) -> Iterator[tuple[str, Path, list[tuple[int, int]]]]:
    """Yield files with the places of an entity in them, the newest first."""
    offset = 0
    file, path, spans = "", Path(), list[tuple[int, int]]()
    while places := catalogue.mentions_of(entity, _PLACES, offset):
        offset += len(places)
        for place in places:
            if place.path != path and spans:
                yield file, path, spans
                spans = []
            file, path = place.file, place.path
            spans.append((place.start, place.end))
    if spans:
        yield file, path, spans


def _is_said_of(figure: Figure, spans: list[tuple[int, int]], forms: list[list[str]]) -> bool:
    first, last = figure.sentence_start, figure.sentence_end
    if any(first <= start and end <= last for start, end in spans):
        return True
    subject = words_of(figure.subject or "")
    return any(
        form and form == subject[at : at + len(form)]
        for form in forms
        for at in range(len(subject))
    )


def _said(figure: Figure, article: Article) -> SaidOf:
    title = article.title or article.file.rpartition("/")[2]
    source = Source(-1, article.file, title, article.date)
    item = item_of(figure, article.text[figure.start : figure.end], source)
    sentence = article.text[figure.sentence_start : figure.sentence_end]
    start = figure.start - figure.sentence_start
    return SaidOf(item, sentence, start, start + figure.end - figure.start)
