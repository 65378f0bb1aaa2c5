"""The colours of the two themes. Every text reaches 4.5:1 on page and panel (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style

from tui.text.page import Role

if TYPE_CHECKING:
    from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme, by what they are for."""

    name: str
    dark: bool
    page: str
    panel: str
    ink: str
    dim: str
    accent: str
    link: str
    mark: str
    """Ground of a search hit; `mark_ink` stands on it."""
    mark_ink: str
    selection: str
    """Ground of selected text; `ink` stands on it."""
    rule: str
    """Lines between panels: not text, so the contrast of text does not bind it."""
    error: str


DARK = Palette(
    name="qari-dark",
    dark=True,
    page="#16181d",
    panel="#1c1f26",
    ink="#e3ded3",
    dim="#8f95a3",
    accent="#e3a857",
    link="#7fb4e6",
    mark="#ffd866",
    mark_ink="#16181d",
    selection="#38445a",
    rule="#343945",
    error="#ff7a66",
)
LIGHT = Palette(
    name="qari-light",
    dark=False,
    page="#fbf8f1",
    panel="#f3eee3",
    ink="#23201b",
    dim="#6b675e",
    accent="#8a4b08",
    link="#0b5cad",
    mark="#ffe28a",
    mark_ink="#16181d",
    selection="#cfdcef",
    rule="#d9d1c1",
    error="#b3261e",
)
PALETTES = {palette.name: palette for palette in (DARK, LIGHT)}


def textual_theme(palette: Palette) -> Theme:
    """Return the theme under which Textual resolves the colours of style sheets."""
    from textual.theme import Theme

    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=palette.accent,
        accent=palette.accent,
        foreground=palette.ink,
        background=palette.page,
        surface=palette.panel,
        panel=palette.panel,
        error=palette.error,
        variables={"rule": palette.rule, "dim": palette.dim, "link": palette.link},
    )


@lru_cache(maxsize=64)
def role_style(palette: Palette, role: Role) -> Style:
    """Return how the text of a role looks on the page. Weight speaks first, colour second."""
    if role in (Role.TITLE,):
        return Style(color=palette.ink, bold=True)
    if role is Role.HEADING:
        return Style(color=palette.accent, bold=True)
    if role is Role.RULE:
        return Style(color=palette.accent)
    if role is Role.CAPTION:
        return Style(color=palette.dim, italic=True)
    if role is Role.RELATED:
        return Style(color=palette.link)
    if role in (Role.BYLINE, Role.META, Role.SOURCE, Role.BOILERPLATE):
        return Style(color=palette.dim)
    return Style(color=palette.ink)
