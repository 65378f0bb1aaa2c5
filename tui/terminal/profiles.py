"""How a row is sent to a terminal: the names of the ways, and the choice of one of each kind."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Profile(StrEnum):
    """What is sent for a row whose cells stand in visual order."""

    VISUAL = "visual"
    """The cells as they stand: for terminals without bidi, or with theirs switched off."""
    TOKENS = "tokens"
    """Letters of a blank-separated token in reading order: kitty turns each of them around."""
    LRM = "lrm"
    """A mark of direction after letters: the DOM renderer of xterm.js leaves rows to a browser."""
    CUTS = "cuts"
    """The colour changed by one unit from cell to cell: QTerminal orders runs of equal look."""
    LOGICAL = "logical"
    """Letters of the file in their own order, one column: PuTTY, screen readers."""


class Marks(StrEnum):
    """Whether combining marks (tashkeel) are drawn. What is copied has them in any case."""

    KEEP = "keep"
    STRIP = "strip"


class Shaping(StrEnum):
    """Whether letters are sent as presentation forms, or left to be joined by the terminal."""

    FORMS = "forms"
    LETTERS = "letters"


class Choice(NamedTuple):
    """One way to send rows."""

    profile: Profile = Profile.VISUAL
    marks: Marks = Marks.KEEP
    shaping: Shaping = Shaping.FORMS
