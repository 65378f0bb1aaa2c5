"""What the program talks about: articles, their blocks, figures and names.

Positions are code points in the file's text as decoded (BOM not counted, CR and LF counted
each, nothing stripped or normalised): `text[start:end]` is exactly what the item claims.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.model.articles import Article, Block, BlockKind, Gist, Link

if TYPE_CHECKING:
    from tui.model.figures import Figure, FigureKind, Modifier, Step
    from tui.model.mentions import EntityType, Layer, Mention

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "EntityType",
    "Figure",
    "FigureKind",
    "Gist",
    "Layer",
    "Link",
    "Mention",
    "Modifier",
    "Step",
]

_FIGURES = ("Figure", "FigureKind", "Modifier", "Step")
_MENTIONS = ("EntityType", "Layer", "Mention")


def __getattr__(name: str) -> Any:
    """Load what is asked for: figures and names, 3 ms of a start, are on no first screen."""
    if name in _FIGURES:
        return getattr(import_module("tui.model.figures"), name)
    if name in _MENTIONS:
        return getattr(import_module("tui.model.mentions"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
