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
_OFF = dict(
    zip(
        ("1", "2", "3", "4", "5", "7", "8", "9", "21", "53"),
        ("22", "22", "23", "24", "25", "27", "28", "29", "24", "55"),
        strict=True,
    )
)
"""What turns each attribute off."""

BLANK = 0
"""The look of a screen on which nothing was drawn yet."""


class Look(NamedTuple):
    """How a cell looks, as parameters of SGR (ECMA-48, 8.3.117)."""

    ink: str = ""
    """The foreground; empty for the terminal's own."""
    ground: str = ""
    """The background; empty for the terminal's own."""
    attributes: tuple[str, ...] = ()
    """Bold, underline and the like."""
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

    def of_one_font(self, looks: list[int]) -> list[int]:
        """Return the numbers of looks that are bold, and italic, where any of them is."""
        styles = [self._styles[look] for look in looks]
        bold = any(style.bold for style, _ in styles)
        italic = any(style.italic for style, _ in styles)
        font = Style(bold=bold or None, italic=italic or None)
        return [self._number(style + font, kind) for style, kind in styles]

    def _number(self, style: Style, kind: _Kind) -> int:
        number = self._numbers.get((style, kind))
        if number is not None:
            return number
        number = self._numbers[style, kind] = len(self._styles)
        self._styles.append((style, kind))
        look = _look(style, kind, self._system)
        self._looks.append(look)
        self.bare.append(number)
        if kind is _Kind.PLAIN and _SEEN_ON_BLANKS.isdisjoint(look.attributes):
            self.bare[number] = self._number(style, _Kind.BARE)
        return number

    def turn(self, before: Look, number: int) -> tuple[str, Look]:
        """Return the sequence that sets a look after another, and the look that is set then."""
        look = self._looks[number]
        if look.bare:
            seen = [code for code in before.attributes if code not in _SEEN_ON_BLANKS]
            look = before._replace(ground=look.ground, attributes=tuple(seen))
        if look == before:
            return "", before
        colors = [
            wanted or default
            for wanted, had, default in (
                (look.ink, before.ink, "39"),
                (look.ground, before.ground, "49"),
            )
            if wanted != had
        ]
        attributes = _changes(before.attributes, look.attributes)
        if len(colors) > 1 and attributes:
            # Apart: mlterm takes ten parameters at most, as many as two colours have.
            return f"\x1b[{';'.join(attributes)}m\x1b[{';'.join(colors)}m", look
        return f"\x1b[{';'.join(attributes + colors)}m", look


def _changes(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Return the parameters that turn some attributes off and others on."""
    off = dict.fromkeys(_OFF[code] for code in before if code not in after)
    # One parameter turns off bold and dim, another both kinds of underline.
    on = [code for code in after if code not in before or _OFF[code] in off]
    return [*off, *on]


def _look(style: Style, kind: _Kind, system: ColorSystem) -> Look:
    attributes = tuple(code for name, code in _ATTRIBUTES if getattr(style, name))
    ground = _parameters(style.bgcolor, system, foreground=False)
    if kind is _Kind.BARE:
        return Look(ground=ground, bare=True)
    ink = _parameters(style.color, system, foreground=True)
    if kind is not _Kind.PLAIN:
        ink = _named(style.color, odd=kind is _Kind.ODD)
    return Look(ink, ground, attributes)


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
