"""What the program talks about: articles, their blocks, figures and names.

Positions are code points in the file's text as decoded (BOM not counted, CR and LF counted
each, nothing stripped or normalised): `text[start:end]` is exactly what the item claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


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


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an article: where its words stand and where it leads."""

    start: int
    """First character of what one clicks (a label, or the address itself)."""
    end: int
    """One past its last character."""
    url: str
    """The address as the file has it."""


@dataclass(frozen=True, slots=True)
class Block:
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


@dataclass(frozen=True, slots=True)
class Article:
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


class FigureKind(StrEnum):
    """What a figure is an amount of; the values are those of `qari figures --json`."""

    MONEY = "MONEY"
    PERCENT = "PERCENT"
    COUNT = "COUNT"
    MEASURE = "MEASURE"
    DURATION = "DURATION"
    DATE = "DATE"
    AGE = "AGE"
    RATIO = "RATIO"


class Modifier(StrEnum):
    """How a hedge changes a value, or which part of a date is meant."""

    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    EARLY = "early"
    MID = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    """Words that a figure was read from, and what they gave."""

    role: str
    """`number`, `scale`, `currency`, `unit`, `noun`, `hedge`, `per`, `year`, `anchor` ..."""
    start: int
    """First character of the words in the article's text."""
    end: int
    """One past their last character."""
    value: str
    """What the words were taken for, such as `5`, `1000000`, `USD`, `about`, `2024`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date of an article as a value. Unless it is vague, a date or a range, `value`
    is set; a range sets `value_min` and `value_max` instead."""

    start: int
    """First character in the article's text."""
    end: int
    """One past the last character."""
    kind: FigureKind
    rule: str
    """The rule that read it, such as `money.currency`."""
    value: Decimal | Fraction | None = None
    """In `unit` or `currency`; a percentage of 40 is 40."""
    value_min: Decimal | Fraction | None = None
    value_max: Decimal | Fraction | None = None
    unit: str | None = None
    """`GW`, `year`, `times`; for a COUNT the counted noun, singular where it is known."""
    currency: str | None = None
    """ISO 4217."""
    modifier: Modifier | None = None
    vague: bool = False
    """No number is said: `مئات المليارات`."""
    iso: str | None = None
    """ISO 8601 date, month, year, week, `start/end`, or the duration of a DURATION."""
    per: str | None = None
    """What a rate refers to: `year`, `barrel`."""
    subject: str | None = None
    """What the figure is about, in the article's own words."""
    sentence_start: int = 0
    """First character of the sentence it stands in."""
    sentence_end: int = 0
    """One past the sentence's last character."""
    steps: tuple[Step, ...] = ()
    """The words it was read from, in the order in which they were used."""


class EntityType(StrEnum):
    """What a name names; the values are those of `qari entities --json`."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    PROD = "PROD"
    EVENT = "EVENT"


class Layer(StrEnum):
    """What found a mention; the values are those of `step` in `qari entities --json`."""

    LATIN = "latin"
    QUOTED = "quoted"
    LIST = "list"
    TABLE = "table"
    TAGGER = "tagger"
    DOCUMENT = "document"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article names somebody or something."""

    start: int
    """First character in the article's text, clitics, titles and quotation marks left out."""
    end: int
    """One past the last character."""
    type: EntityType
    """What is meant here; another mention of the entity may have another type."""
    id: str
    """The entity: a lower-case slug, the same in all articles."""
    name: str
    """The entity's name as it is shown: from the table, else its fullest form in the article."""
    step: Layer
    confidence: float
    """0 to 1."""
    al: str = ""
    """What the span lacks of the name's ال, of which للبيت keeps one ل: `ا`, or `ال` (للجنة)."""
    link: str = ""
    """Why what is written is a name of the entity, as `tui.extract.evidence` lists the reasons."""
    linked: str = ""
    """The form with which it was compared."""

    def form(self, text: str) -> str:
        """Return the mention as it is written where no ل precedes it.

        Args:
            text: The article's.
        """
        return self.al + text[self.start : self.end]
