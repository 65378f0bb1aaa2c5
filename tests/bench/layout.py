"""Layout of the built-in articles, in characters a second of CPU time."""

from __future__ import annotations

import sys

from bidi import get_display

from tests.bench.measure import alternate, cpu
from tests.bench.places import seed_texts
from tests.bench.table import Bound, Figure
from tui.articles.parse import parse
from tui.text.layout import Paragraph
from tui.text.shaping import shape_word

_ROUNDS = 31
_WIDTH = 72

Span = tuple[str, int, int]
"""A text, and the first and one past the last character of a paragraph of it."""


def figures() -> list[Figure]:
    """Measure laying out every paragraph, against ordering its characters alone."""
    spans = _spans()
    bare = [text[start:end] for text, start, end in spans]
    characters = sum(map(len, bare))
    cold, warm, order = alternate(
        _ROUNDS,
        cpu(lambda: _lay_out(spans), before=_forget_words),
        cpu(lambda: _lay_out(spans)),
        cpu(lambda: [get_display(paragraph, base_dir="R") for paragraph in bare]),
    )
    speed = characters / order
    against = "bidi.get_display alone"
    name = f"layout at {_WIDTH} columns"
    return [
        Figure(
            f"{name}, no word known",
            characters / cold,
            "chars/s",
            speed,
            against,
            Bound.LEAST,
            300_000,
        ),
        Figure(f"{name}, all words known", characters / warm, "chars/s", speed, against),
    ]


def _spans() -> list[Span]:
    articles = map(parse, seed_texts())
    return [
        (article.text, block.body_start, block.body_end)
        for article in articles
        for block in article.blocks
    ]


def _lay_out(spans: list[Span]) -> None:
    for text, start, end in spans:
        Paragraph(text, start, end).lines(_WIDTH)


def _forget_words() -> None:
    """Empty all caches of the text modules, but load the tables of letter forms again."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tui.text."):
            for function in list(vars(module).values()):
                if hasattr(function, "cache_clear"):
                    function.cache_clear()
    shape_word("ب")
