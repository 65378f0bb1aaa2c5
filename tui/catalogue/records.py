"""What goes into the catalogue, and what comes out of it.

Positions are characters of the article's text as decoded, as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tui.model import EntityType, Layer


class Noted(NamedTuple):
    """A mention as it is read in; a tuple, since millions of them go from process to process."""

    start: int
    end: int
    form: str
    """The characters from `start` to `end`, behind what they lack of ال."""
    type: EntityType
    id: str
    """The entity by the article alone, before names are joined across articles."""
    name: str
    step: Layer
    confidence: float
    sentence_start: int
    """First character of the sentence it stands in."""
    sentence_end: int
    """One past the sentence's last character."""
    link: str = ""
    """Why what is written is a name of the entity: `Mention.link`."""
    linked: str = ""
    """The form with which it was compared."""


class Written(NamedTuple):
    """A form of an entity, and why it is one of its names."""

    text: str
    """As written."""
    mentions: int
    link: str
    """The commonest reason, as `tui.extract.evidence` lists them; of forms that were joined across
    articles `across_sound` or `across_surname`. Empty where it is the name itself."""
    linked: str
    """The form with which it was compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file."""

    path: bytes
    """The real path, as bytes of the file system: names need not be text."""
    file: str
    """The name that the contract gives it."""
    size: int
    """Bytes."""
    mtime_ns: int
    digest: bytes = b""
    """A hash of the bytes; empty where they could not be read."""
    title: str = ""
    date: str | None = None
    """ISO 8601, as far as the article states it."""
    source: str | None = None
    words: int = 0
    repaired: int = 0
    """Bytes that could not be read in the file's encoding."""
    problem: tuple[str, Mapping[str, str | int]] | None = None
    """Why it is no article: a key of the table of words and what fills its places."""
    extraction: str = ""
    """The key of what found the names."""
    overlay: str = ""
    """The key of the user's corrections that were applied."""
    mentions: tuple[Noted, ...] = ()
    """In the order of their places, corrected."""
    raw: tuple[Noted, ...] | None = None
    """The mentions before the corrections, where these changed something."""


class Known(NamedTuple):
    """What the catalogue has of a file."""

    key: int
    file: str
    size: int
    mtime_ns: int
    extraction: str
    overlay: str


class Order(StrEnum):
    """How entities can be ordered; ties go by id. All but names and types: the largest first."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    NEWEST = "newest"
    NAME = "name"
    TYPE = "type"
    """By type in the order of `EntityType`, then by mentions."""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of the open articles."""

    id: str
    name: str
    """The name that most of its mentions go by, a bare surname not counted."""
    type: EntityType
    """That of most of its mentions."""
    mentions: int
    articles: int
    newest: str | None
    """ISO date of the newest article that names it, as far as articles are dated."""
    forms: tuple[str, ...]
    """Its most frequent forms as written, up to six."""


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity with all that is counted of it."""

    id: str
    name: str
    type: EntityType
    mentions: int
    articles: int
    sentences: int
    newest: str | None
    forms: tuple[tuple[str, int], ...]
    """Each form as written, and its mentions, the most frequent first."""
    types: Mapping[EntityType, int]
    """Mentions of each type that occurs."""
    joined: tuple[tuple[str, str], ...]
    """Ids that were joined to it across articles, and why: `sound` or `surname`."""
    written: tuple[Written, ...] = ()
    """Its forms with the reasons, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention, with where it stands."""

    file: str
    path: Path
    """Real path of the file."""
    title: str
    date: str | None
    start: int
    end: int
    text: str
    """The characters from `start` to `end`."""
    type: EntityType
    id: str
    """The entity, joined across articles."""
    name: str
    step: Layer
    confidence: float
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class ArticleOf:
    """An article that names an entity."""

    file: str
    path: Path
    title: str
    date: str | None
    source: str | None
    mentions: int
    """Mentions of the entity in it."""
    first: int
    """First character of the first of them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An entity that stands in sentences with another one."""

    id: str
    name: str
    type: EntityType
    sentences: int
    """Sentences that name both."""
    score: float
    """Log-likelihood ratio: `tui.catalogue.scores`."""


@dataclass(frozen=True, slots=True)
class Over:
    """An entity that some articles name more than the others do."""

    id: str
    name: str
    type: EntityType
    mentions: int
    """Mentions in the articles chosen."""
    elsewhere: int
    """Mentions in the others."""
    score: float
    """Log-likelihood ratio: `tui.catalogue.scores`."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that is no article, or that has bytes which could not be read."""

    file: str
    problem: tuple[str, Mapping[str, str | int]] | None
    repaired: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading in has come."""

    done: int
    """Files whose names are in the catalogue, those of earlier runs too."""
    total: int
    """Files found so far; all of them once `listed`."""
    listed: bool
    """Whether all folders are listed."""
    complete: bool = False
    """Whether nothing is left to do; the last progress of a run that was not stopped."""
