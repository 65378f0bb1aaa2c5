"""Terminals that order text themselves, and how they are told to leave it alone.

A line of cells stands in visual order already. A terminal with a bidi of its own would order it
a second time, so its bidi is switched off while the reader has the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switch:
    """The sequences that switch a terminal's own ordering off and on again."""

    off: str
    on: str


BDSM = Switch("\x1b[8l", "\x1b[8h")
"""Bidirectional support mode (ECMA-48, 7.2.2; the modes of ECMA TR/53): implicit ordering off.
VTE, mintty and WezTerm obey it; in all others that were tried nothing is seen of it."""
KONSOLE = Switch("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07")
"""Only for Konsole: in xterm OSC 50 sets the font."""
MLTERM = Switch("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")


def switch_for(environment: Mapping[str, str]) -> Switch | None:
    """Return how the terminal of an environment is switched, or None where nothing reaches it.

    Inside tmux and screen the variables may be those of another terminal, and both drop the
    sequence, so nothing is sent.
    """
    if environment.get("TMUX") or environment.get("STY"):
        return None
    if environment.get("KONSOLE_VERSION"):
        return KONSOLE
    if environment.get("MLTERM"):
        return MLTERM
    return BDSM
