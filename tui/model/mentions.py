"""Places where an article names somebody or something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
