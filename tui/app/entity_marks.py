"""How names look in the text: each type by a colour and a line below, the chosen one as a block.

Type colours follow the set of Okabe and Ito, which colour-blind readers tell apart. No type is
told by its colour alone: five ways to combine a single or double line with weight serve where
there are few colours or none. Weight is set or taken back, as titles are bold. Slant would not do:
kitty takes slanted Arabic from another font than the signs beside it, and tears words apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.style import Style

from tui.app.paint import Mark
from tui.app.theme import DARK, DARK_256, LIGHT, LIGHT_256, TERMINAL, Palette
from tui.model import EntityType, Mention

TYPES = (
    EntityType.PER,
    EntityType.ORG,
    EntityType.LOC,
    EntityType.PROD,
    EntityType.EVENT,
)
"""The types, from top to bottom."""

# Each reaches 4.5:1 on the page and on the panel, and as the ground of the page's colour.
# Of the 256 fixed colours: xterm 74, 214, 43, 175, 227, and 24, 94, 22, 90, 58.
COLORS: dict[Palette, dict[EntityType, str]] = {
    palette: dict(zip(TYPES, colors, strict=True))
    for palette, colors in (
        (DARK, ("#56b4e9", "#e69f00", "#2fbf8f", "#cc8fb8", "#f0e442")),
        (LIGHT, ("#00608f", "#8f5700", "#00694e", "#8c2f6b", "#6b5d00")),
        (DARK_256, ("#5fafd7", "#ffaf00", "#00d7af", "#d787af", "#ffff5f")),
        (LIGHT_256, ("#005f87", "#875f00", "#005f00", "#870087", "#5f5f00")),
    )
}
"""The colours of the types; a terminal of 16 colours or none has its own ink for all."""

# Some terminals take the code of a double line for another; with that of a single one before it,
# there is a line in any case.
_LINES = {
    EntityType.PER: Style(bold=False, underline=True, underline2=False),
    EntityType.ORG: Style(bold=False, underline=True, underline2=True),
    EntityType.LOC: Style(bold=True, underline=True, underline2=False),
    EntityType.PROD: Style(bold=True, underline=True, underline2=True),
    EntityType.EVENT: Style(bold=True, underline=False, underline2=False),
}


@lru_cache(maxsize=64)
def typed(palette: Palette, kind: EntityType) -> Style:
    """Return the look of a name of a type."""
    if palette is TERMINAL:
        return _LINES[kind]
    return _LINES[kind] + Style(color=COLORS[palette][kind])


@lru_cache(maxsize=64)
def chosen(palette: Palette, kind: EntityType) -> Style:
    """Return the look of a mention of the chosen entity: a block in the colour of its type."""
    if palette is TERMINAL:
        return _LINES[kind] + Style(reverse=True)
    return _LINES[kind] + Style(color=palette.page, bgcolor=COLORS[palette][kind])


@lru_cache(maxsize=64)
def current(palette: Palette, kind: EntityType) -> Style:
    """Return the look of the mention that one went to: a bold block in the ink of the text."""
    look = _LINES[kind] + Style(bold=True)
    if palette is TERMINAL:  # other than the blocks of the other mentions by its line
        line = not look.underline
        return look + Style(reverse=True, underline=line, underline2=False)
    return look + Style(color=palette.page, bgcolor=palette.ink)


@dataclass(frozen=True, slots=True)
class Marked:
    """The names of an article, and which of them are to be seen."""

    mentions: Sequence[Mention]
    """In the order of their places, without overlaps."""
    starts: Sequence[int]
    """Their first characters."""
    types: bool = False
    """Whether all names show their types."""
    chosen: str | None = None
    """The id of the entity whose mentions are marked."""
    current: int | None = None
    """The mention that one went to."""

    def showing(self, *, types: bool) -> Marked:
        """Return the same with the types of all names shown, or not."""
        return replace(self, types=types)

    def choosing(self, entity: str | None, current: int | None = None) -> Marked:
        """Return the same with another entity chosen, or none."""
        return replace(self, chosen=entity, current=current)

    def places(self) -> list[int]:
        """Return the mentions of the chosen entity."""
        return [i for i, mention in enumerate(self.mentions) if mention.id == self.chosen]

    def between(self, start: int, end: int) -> Iterator[int]:
        """Yield the mentions that have characters between two places of the text."""
        for index in range(max(0, bisect_right(self.starts, start) - 1), len(self.mentions)):
            if self.starts[index] >= end:
                return
            if self.mentions[index].end > start:
                yield index

    def is_seen(self, index: int) -> bool:
        """Tell whether a mention is marked in the text."""
        return self.types or self.mentions[index].id == self.chosen

    def marks(self, start: int, end: int, palette: Palette) -> Iterator[Mark]:
        """Yield the looks of what is marked between two places of the text."""
        if not self.types and self.chosen is None:
            return
        for index in self.between(start, end):
            if self.is_seen(index):
                mention = self.mentions[index]
                yield Mark(mention.start, mention.end, self._look(index, palette))

    def _look(self, index: int, palette: Palette) -> Style:
        mention = self.mentions[index]
        if index == self.current:
            return current(palette, mention.type)
        return (chosen if mention.id == self.chosen else typed)(palette, mention.type)
