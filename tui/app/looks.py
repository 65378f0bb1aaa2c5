"""Looks of cells as a terminal is told them, and the shortest way from one to the next."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style

_ATTRIBUTES = (
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("blink", "5"),
    ("reverse", "7"),
    ("conceal", "8"),
    ("strike", "9"),
    ("underline2", "21"),
    ("overline", "53"),
)
_SEEN_ON_BLANKS = frozenset(("4", "5", "7", "9", "21", "53"))

BLANK = 0
"""The look of a screen on which nothing was drawn yet."""


class Look(NamedTuple):
    """How a cell looks, as parameters of SGR (ECMA-48, 8.3.117)."""

    ink: str = ""
    """The foreground; empty for the terminal's own."""
    ground: str = ""
    """The background; empty for the terminal's own."""
    attributes: str = ""
    """Bold, underline and the like."""
    decorated: bool = False
    """Whether its attributes are seen on blanks."""
    bare: bool = False
    """Whether it is that of undecorated blanks, on which ink and weight are not seen."""


_UNKNOWN_INK = (118, 118, 118)
"""What is named for the terminal's own ink: 4.5 to 1 on black and on white."""


class _Kind(IntEnum):
    """A style as it is, on blanks, and with its ink named as one of two that look the same."""

    PLAIN, BARE, EVEN, ODD = range(4)


class Looks:
    """All looks that are on the screen, each under a number, so that cells compare fast."""

    def __init__(self) -> None:
        self._system = ColorSystem.TRUECOLOR
        self._numbers: dict[tuple[Style, _Kind], int] = {}
        self._styles: list[tuple[Style, _Kind]] = []
        self._looks: list[Look] = []
        self._known: dict[Style, int] = {}
        self.bare: list[int] = []
        """For each look the number of that of its blanks."""
        self.of(Style.null())

    def at(self, system: ColorSystem) -> Looks:
        """Return the looks as a terminal of these colours is told them."""
        if system is not self._system:
            self._system = system
            self._looks = [_look(style, kind, system) for style, kind in self._styles]
        return self

    def of(self, style: Style) -> int:
        """Return the number of a style's look; meta and links are not part of it."""
        number = self._known.get(style)
        if number is None:
            plain = style.clear_meta_and_links()
            number = self._number(plain, _Kind.PLAIN)
            if plain is style or plain == style:
                self._known[style] = number
        return number

    def cut(self, look: int, odd: int) -> int:
        """Return the number of a look that differs from its neighbour's by a unit of one colour."""
        return self._number(self._styles[look][0], _Kind.ODD if odd else _Kind.EVEN)

    def _number(self, style: Style, kind: _Kind) -> int:
        number = self._numbers.get((style, kind))
        if number is not None:
            return number
        number = self._numbers[style, kind] = len(self._styles)
        self._styles.append((style, kind))
        look = _look(style, kind, self._system)
        self._looks.append(look)
        self.bare.append(number)
        if kind is _Kind.PLAIN and not look.decorated:
            self.bare[number] = self._number(style, _Kind.BARE)
        return number

    def turn(self, before: Look | None, number: int) -> tuple[str, Look | None]:
        """Return the sequence that sets a look after another, and the look that is set then.

        Args:
            before: What is set; None is the terminal's own look.
            number: What is to be set.
        """
        look, set_now = self._looks[number], before or Look()
        if look.bare and not set_now.decorated:
            if look.ground == set_now.ground:
                return "", before
            if look.ground:
                return f"\x1b[{look.ground}m", set_now._replace(ground=look.ground, bare=False)
        elif look[:4] == set_now[:4]:
            return "", before
        elif (
            look.attributes == set_now.attributes
            and (look.ink or not set_now.ink)
            and (look.ground or not set_now.ground)
        ):
            new = [code for code, old in zip(look[:2], set_now[:2], strict=True) if code != old]
            return f"\x1b[{';'.join(new)}m", look
        # Apart: mlterm takes ten parameters at most, as many as two colours have.
        colors = ";".join(filter(None, look[:2]))
        reset = ";".join(filter(None, ("0", look.attributes)))
        return f"\x1b[{reset}m" + (f"\x1b[{colors}m" if colors else ""), look


def _look(style: Style, kind: _Kind, system: ColorSystem) -> Look:
    attributes = [code for name, code in _ATTRIBUTES if getattr(style, name)]
    ground = _parameters(style.bgcolor, system, foreground=False)
    if kind is _Kind.BARE:
        return Look(ground=ground, bare=True)
    ink = _parameters(style.color, system, foreground=True)
    if kind is not _Kind.PLAIN:
        ink = _named(style.color, odd=kind is _Kind.ODD)
    decorated = not _SEEN_ON_BLANKS.isdisjoint(attributes)
    return Look(ink, ground, ";".join(attributes), decorated)


def _parameters(color: Color | None, system: ColorSystem, *, foreground: bool) -> str:
    if color is None or color.is_default:
        return ""
    return ";".join(color.downgrade(system).get_ansi_codes(foreground))


def _named(color: Color | None, *, odd: bool) -> str:
    """Return an ink by its red, green and blue, the blue a unit away for the odd one."""
    red, green, blue = _UNKNOWN_INK
    if color is not None and not color.is_default:
        red, green, blue = color.get_truecolor()
    if odd:
        blue += 1 if blue < 255 else -1
    return f"38;2;{red};{green};{blue}"
