"""What a layer proposes: a run of tokens that may be a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.model import EntityType, Layer


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of the table or of a list."""

    id: str
    types: tuple[EntityType, ...]
    """The more usual type first."""
    name: str
    """As it is shown in Arabic text."""
    latin: str
    """As it is shown in Latin letters; empty where the list has none."""
    layer: Layer
    needs: frozenset[str] = frozenset()
    """Words in normal form of which one must stand in the article."""
    forms: tuple[str, ...] = ()
    """All full forms, in both scripts."""


class Candidate(NamedTuple):
    """A run of tokens that a layer takes for a name."""

    first: int
    """First token."""
    last: int
    """One past the last token."""
    start: int
    """First character of the text: behind the proclitics of the first token."""
    end: int
    """One past the last character."""
    type: EntityType | None
    """None where the layer cannot tell."""
    layer: Layer
    confidence: float
    entry: Entry | None = None
    weak: bool = False
    """Whether it counts only where something else in the article speaks for it."""
    evidence: bool = False
    """Whether the words around it say the type."""
