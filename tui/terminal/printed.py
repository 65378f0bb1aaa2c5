"""Lines that stay on the terminal when the program has ended, as its profile needs them."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from tui.terminal.deciding import Decision
from tui.terminal.ordering import Switch
from tui.terminal.profiles import Choice, Profile
from tui.terminal.rows import Place, columns_sent, logical
from tui.text.layout import Line

_ISOLATED = "\u2067{}\u2069"
"""Konsole orders each line from left to right; within RLI and PDI it orders it as it should. It
mirrors no brackets, and leaves a gap beside a lam-alef of two letters (22.12), so it is sent what
is to be seen, in reading order."""
_BINDS_TO_LINES = ("", "vte", "mintty", "wezterm")
"""Terminals where rows keep the ordering that they were printed with, and unknown ones."""
_NONE = Switch("", "")


@dataclass(frozen=True, slots=True)
class Printed:
    """How lines are printed."""

    choice: Choice
    isolated: bool = False
    switch: Switch = _NONE
    """What is sent before the rows and after them."""

    def sent(self, line: Line) -> str:
        """Return what is sent for a line that is to be seen as it is laid out."""
        if self.choice.profile is not Profile.LOGICAL:
            return "".join(columns_sent(line.texts, self.choice))
        if self.isolated and line.rtl:
            cells = sorted(zip(line.starts, line.texts, strict=True), key=itemgetter(0))
            return _ISOLATED.format("".join(text for _, text in cells))
        places = [Place(0, start, start in line.mirrored) for start in line.starts]
        return "".join(part for part, _ in logical(line.texts, places, line.rtl))

    def width(self, line: Line) -> int:
        """Return how many columns that takes; a lam-alef of two letters takes two."""
        if self.choice.profile is not Profile.LOGICAL or (self.isolated and line.rtl):
            return line.width
        return line.width + sum("\ufef5" <= text[:1] <= "\ufefc" for text in line.texts)


def printed_by(decision: Decision) -> Printed:
    """Return how lines are printed on a terminal that has not been asked.

    Konsole and mlterm are switched as a whole, so rows in visual order would turn around as soon
    as they are switched back; and `cuts` needs a colour that is read on any background.
    """
    profile = decision.printed
    if profile is Profile.CUTS:
        profile = Profile.LOGICAL
    binds = decision.terminal in _BINDS_TO_LINES and profile is not Profile.LOGICAL
    return Printed(
        Choice(profile, decision.choice.marks, decision.choice.shaping),
        decision.terminal == "konsole",
        decision.switch if binds else _NONE,
    )
