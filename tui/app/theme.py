"""The colours of the two themes. Every text reaches 4.5:1 on page and panel (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from tui.text.page import Role

if TYPE_CHECKING:
    from textual.theme import Theme


class Palette(NamedTuple):
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
# The nearest of the 256 fixed colours would turn the panel black and the page grey, so these are
# chosen: xterm 233, 234, 253, 246, 179, 110, 221, 237, 238, 209.
DARK_256 = Palette(
    name="qari-dark-256",
    dark=True,
    page="#121212",
    panel="#1c1c1c",
    ink="#dadada",
    dim="#949494",
    accent="#d7af5f",
    link="#87afd7",
    mark="#ffd75f",
    mark_ink="#121212",
    selection="#3a3a3a",
    rule="#444444",
    error="#ff875f",
)
# xterm 231, 255, 235, 241, 94, 25, 222, 189, 252, 124.
LIGHT_256 = Palette(
    name="qari-light-256",
    dark=False,
    page="#ffffff",
    panel="#eeeeee",
    ink="#262626",
    dim="#626262",
    accent="#875f00",
    link="#005faf",
    mark="#ffd787",
    mark_ink="#121212",
    selection="#d7d7ff",
    rule="#d0d0d0",
    error="#af0000",
)
# With 16 colours or none the terminal's own ground and ink are the only pair known to be readable.
# Magenta is the one of the 16 with a contrast above 4.5:1 on xterm's black and on its white.
TERMINAL = Palette(
    name="qari-terminal",
    dark=True,
    page="default",
    panel="default",
    ink="default",
    dim="default",
    accent="magenta",
    link="default",
    mark="default",
    mark_ink="default",
    selection="default",
    rule="bright_black",
    error="red",
)
PALETTES = {palette.name: palette for palette in (DARK, LIGHT, DARK_256, LIGHT_256, TERMINAL)}
OTHER = {DARK: LIGHT, LIGHT: DARK, DARK_256: LIGHT_256, LIGHT_256: DARK_256}
"""The theme to switch to from each."""


def selected(palette: Palette) -> Style:
    """Return the look of what is selected, or under a list's cursor."""
    if palette is TERMINAL:
        return Style(reverse=True)
    return Style(color=palette.ink, bgcolor=palette.selection)


def found(palette: Palette, current: bool) -> Style:
    """Return the look of a match; the one that one stands on has another ground, and a line.

    It is told by the line and its weight where there are no colours.
    """
    if palette is TERMINAL:
        return Style(reverse=True, bold=current, underline=current)
    if current:
        return Style(color=palette.page, bgcolor=palette.accent, bold=True, underline=True)
    return Style(color=palette.mark_ink, bgcolor=palette.mark)


def marked(palette: Palette) -> Style:
    """Return the look of the figure that one went to: unlike a match, its ink is the accent."""
    look = Style(bold=True, underline=True)
    if palette is TERMINAL:
        return look + Style(color=palette.accent)
    return look + Style(color=palette.page, bgcolor=palette.accent)


def textual_theme(palette: Palette) -> Theme:
    """Return the theme under which Textual resolves the colours of style sheets."""
    from textual.theme import Theme

    if palette is TERMINAL:
        from textual.theme import BUILTIN_THEMES

        plain = BUILTIN_THEMES["ansi-dark"]
        more = {"rule": "ansi_bright_black", "dim": "ansi_default", "link": "ansi_default"}
        variables = {**plain.variables, **more}
        return replace(plain, name=palette.name, accent="ansi_magenta", variables=variables)
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
        return Style(color=palette.dim, dim=palette is TERMINAL or None)
    return Style(color=palette.ink)
