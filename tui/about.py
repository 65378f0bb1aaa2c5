"""What is told of an article beside its title: where it is from, and how long it is to read."""

from __future__ import annotations

import re

from tui.model import Article
from tui.words import Words

_WORDS_A_MINUTE = 138
"""Arabic read silently, in running text (International Reading Speed Texts, 2012)."""


def minutes(article: Article) -> int:
    """Return the minutes that reading takes, at least 1."""
    return max(1, round(article.words / _WORDS_A_MINUTE))


def site(source: str | None) -> str:
    """Return the name of a source: its site, where it is an address."""
    address = re.match(r"https?://(?:www\.)?([^/\s]+)", source or "")
    return address[1] if address else source or ""


def about(article: Article, words: Words) -> str:
    """Return the row below a title: where the article is from, and its length.

    Each part stands between bidi isolates (FSI, PDI), so that a number stays with its words
    beside a name in the other direction.
    """
    parts = (
        site(article.source),
        words.count("paragraphs", article.paragraphs),
        words.count("reading_time", minutes(article)),
    )
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)
