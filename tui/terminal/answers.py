"""What a terminal is asked about itself, and what it answers."""

from __future__ import annotations

from typing import NamedTuple

MODE = "\x1b[8$p"
"""DECRQM of mode 8 (BDSM): the only question that speaks of bidi. 1 and 2 mean: can be switched."""
VERSION = "\x1b[>0q"
"""XTVERSION: name and version, also over SSH."""
ATTRIBUTES = "\x1b[>c"
"""DA2: three numbers that differ from terminal to terminal."""
END = "\x1b[c"
"""DA1, which every terminal answers: nothing more comes after it."""
QUESTIONS = MODE + VERSION + ATTRIBUTES + END


class Answers(NamedTuple):
    """What a terminal has said of itself; None where it has not answered."""

    mode: int | None = None
    """DECRPM of mode 8: 0 not known, 1 set, 2 reset, 3 and 4 for good."""
    version: str | None = None
    attributes: str | None = None
    """The numbers of DA2 as they came, such as `65;7006;1`."""
    end: str | None = None
    """The numbers of DA1: with them all is answered."""

    @property
    def complete(self) -> bool:
        """Whether nothing more will come."""
        return self.end is not None
