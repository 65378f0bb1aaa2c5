"""Terminals that order text themselves, and how they are told to leave it alone.

A line of cells stands in visual order already. A terminal with a bidi of its own would order it
a second time, so its bidi is switched off while the reader has the screen.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Multiplexer(StrEnum):
    """What stands between the program and the terminal that draws."""

    NONE = ""
    TMUX = "tmux"
    SCREEN = "screen"


class Switch(NamedTuple):
    """The sequences that switch a terminal's own ordering off and on again."""

    off: str
    on: str
    inside: bool = False
    """Whether it is sent while the screen of the program is shown, not before and after it."""

    def through(self, multiplexer: Multiplexer) -> Switch:
        """Return the same for a terminal that is reached through tmux or screen."""
        return Switch(passed(self.off, multiplexer), passed(self.on, multiplexer), self.inside)


BDSM = Switch("\x1b[8l", "\x1b[8h")
"""Bidirectional support mode (ECMA-48, 7.2.2; the modes of ECMA TR/53): implicit ordering off.
VTE, mintty and WezTerm obey it; in all others that were tried nothing is seen of it."""
WEZTERM = BDSM._replace(on="")
"""Its ordering is off unless the user has asked for it."""
KONSOLE = Switch("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07")
"""Only for Konsole: in xterm OSC 50 sets the font."""
MLTERM = Switch("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07", inside=True)
"""It turns the lines of the screen that is shown, and does not turn them back."""


def passed(sequence: str, multiplexer: Multiplexer) -> str:
    """Wrap a sequence so that tmux or screen hands it on; both swallow it as it is.

    tmux also needs its option `allow-passthrough` (3.3 and later).
    """
    if not sequence:
        return ""
    if multiplexer is Multiplexer.TMUX:
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    if multiplexer is Multiplexer.SCREEN:
        return f"\x1bP{sequence}\x1b\\"
    return sequence
