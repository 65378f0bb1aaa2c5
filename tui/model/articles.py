"""A file read as an article: its blocks and links."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block of an article is; the values are those of `qari show --json`."""

    TITLE = "title"
    BYLINE = "byline"
    SOURCE = "source"
    DATE = "date"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


class Link(NamedTuple):
    """A link of an article: where its words stand and where it leads."""

    start: int
    """First character of what one clicks (a label, or the address itself)."""
    end: int
    """One past its last character."""
    url: str
    """The address as the file has it."""


class Block(NamedTuple):
    """A line of an article, or several where a paragraph was wrapped; line ends count then."""

    kind: BlockKind
    start: int
    """First character, blanks at the line's start left out."""
    end: int
    """One past the last character, blanks at the line's end left out."""
    body_start: int
    """First character to show: after a bullet sign, or the words of a Markdown image."""
    body_end: int
    """One past the last character to show."""
    links: tuple[Link, ...] = ()


class Article(NamedTuple):
    """A file read as an article."""

    file: str
    """The name that the contract gives it: PATH as given joined with the path below it."""
    text: str
    """The whole file as decoded."""
    encoding: str
    """Codec name in Python's spelling, such as `utf-8`, `utf-16-le`, `cp1256`, `iso8859-6`."""
    blocks: tuple[Block, ...]
    """All non-blank lines of the file, in order, each in exactly one block."""
    title_start: int
    """First character of the title in `text`; equals `title_end` where the file shows nothing."""
    title_end: int
    title_derived: bool
    """True where the file has no headline and the title was cut from its first sentences."""
    byline: str | None
    source: str | None
    date: str | None
    """ISO 8601 date or date and time, as far as the article itself states it."""
    words: int
    """Blank-separated tokens with a letter or digit, outside boilerplate."""
    paragraphs: int
    """Lead and paragraph blocks."""
    repaired: int = 0
    """Bytes that could not be read in this encoding; each stands as U+FFFD."""

    @property
    def title(self) -> str:
        """The title, a slice of the text."""
        return self.text[self.title_start : self.title_end]


class Gist(NamedTuple):
    """The words of an article, and what its head says: what is needed to look for it."""

    text: str
    """As that of `Article`; and so are the others."""
    title: str
    byline: str | None
    source: str | None
    date: str | None
