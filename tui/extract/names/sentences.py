"""The sentences in which mentions stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tui.extract.names.tokens import Tokens
from tui.model import Article, Mention


def sentences_around(article: Article, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return first character and one past the last of the sentence around each mention.

    A mention that no sentence holds, as the user may have added one, is its own sentence.
    """
    if not mentions:
        return []
    tokens = Tokens(article)
    spans = [(tokens.starts[first], tokens.ends[last - 1]) for first, last in tokens.sentences]
    starts = [start for start, _ in spans]
    found = []
    for one in mentions:
        at = bisect_right(starts, one.start) - 1
        inside = at >= 0 and one.start < spans[at][1]
        found.append(spans[at] if inside else (one.start, one.end))
    return found
