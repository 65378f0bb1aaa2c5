"""What is known of names, as a search asks it: the book of names belongs to the extraction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.search.query_tree import TextField


class Names(Protocol):
    """Known names, asked by their words as they are typed."""

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether words side by side are a known name."""

    def others(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Other spellings of a known name, in any script, words in index form; the best first."""

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in index form is an ordinary one, so that what sounds like it is not."""

    def may_be_spelt(self, word: str, other: str) -> bool:
        """Whether two words of one script, in index form, may be one name spelled otherwise."""

    def ids(self, words: Sequence[str], field: TextField) -> tuple[str, ...]:
        """Ids of the entities of a type that words may name."""


class NoNames:
    """Knows no names."""

    def is_name(self, words: Sequence[str]) -> bool:
        """No words are a name."""
        return False

    def others(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """No name is spelled otherwise."""
        return []

    def is_ordinary(self, word: str) -> bool:
        """No word is ordinary."""
        return False

    def may_be_spelt(self, word: str, other: str) -> bool:
        """No word is a name."""
        return False

    def ids(self, words: Sequence[str], field: TextField) -> tuple[str, ...]:
        """No words name an entity."""
        return ()
