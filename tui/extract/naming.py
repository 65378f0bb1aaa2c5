"""How names are found for a user: with which tagger, across scripts or not, and corrected how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.extract.entities import Tagger, entities
from tui.model import Article, EntityType, Mention

Found = tuple[int, int, EntityType, float]


def built_in(sentences: Sequence[Sequence[str]]) -> list[list[Found]]:
    """Tag sentences with the tagger of the package; it finds nothing where it cannot be loaded."""
    from tui.extract.names.tagger import tag

    return [[(one.first, one.last, one.type, one.confidence) for one in found]
            for found in tag(sentences)]  # fmt: skip


class Namer:
    """Finds the names of articles, the same way for all of them."""

    def __init__(
        self,
        tagger: Tagger | None = built_in,
        *,
        across: bool = True,
        correct: Callable[[Article, list[Mention]], list[Mention]] | None = None,
    ) -> None:
        """Take a tagger, or None; `correct` applies what the user has changed."""
        self.tagger = tagger
        self.across = across
        self.correct = correct

    def entities(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions of an article in the order of their places, without overlaps."""
        found = entities(article, self.tagger, across=self.across)
        return tuple(self.correct(article, found) if self.correct else found)
