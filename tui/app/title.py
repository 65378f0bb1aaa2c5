"""The title of the terminal's window: what is open, while one reads.

It is sent in logical order: whoever draws a window's title orders and joins the letters itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from tui.text.clean import clean
from tui.text.shaping import MAX_MARKS

LONGEST = 200
"""Characters of a title. Windows show some 100 of them."""

KEEP = "\x1b[22;2t"
"""Puts the window's title on the terminal's stack (XTWINOPS; xterm, VTE, kitty, foot, tmux)."""
RESTORE = "\x1b]2;\x07\x1b[23;2t"
"""Takes it back. An unknown terminal without a stack is left with an empty title, which Windows
Terminal takes for its own, and not with that of an article which is closed."""

_WITHOUT_STACK = frozenset(("", "dumb", "linux", "rxvt", "st", "stterm"))
"""Values of TERM, up to a hyphen, of terminals whose title would be lost."""

_LINE_ENDS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " "))
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_PDF, _PDI = "\u202c", "\u2069"
_KEPT_FORMATS = frozenset("\u061c\u200c\u200d\u200e\u200f" + _EMBEDDINGS + _ISOLATES + _PDF + _PDI)
"""Invisible characters that may stand in a title: marks of direction, joiners, and what begins
and ends an embedding or isolate. An override only serves to show what is not there."""


def sequence(title: str) -> str:
    """Return what sets the title of the window (OSC 2).

    Args:
        title: What `window_title` gives.
    """
    return f"\x1b]2;{title}\x07"


def has_title(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal has a title that can be put back.

    The Linux console and dumb terminals have none; urxvt, st and GNU screen, which takes it for
    the name of a window of its own, have no stack.
    """
    kind = environment.get("TERM", "").partition("-")[0]
    inside_screen = environment.get("STY") and not environment.get("TMUX")
    return kind not in _WITHOUT_STACK and not inside_screen


def window_title(article: str, program: str) -> str:
    """Return the title of a window: the article's, then the program's name.

    Nothing in it is obeyed by a terminal, nor orders what stands beside it.

    Args:
        article: Its title, or the name of its file, as it stands there.
        program: The program's name in the language of the interface.
    """
    shown = _shortened(_balanced(_visible(article)), LONGEST - len(program) - 3)
    return f"{shown} — {program}" if shown else program


def _visible(text: str) -> str:
    """Return a text on one line, letters for their forms, without what has no shape."""
    kept: list[str] = []
    marks = 0
    for character in text[: LONGEST * (MAX_MARKS + 2)].translate(_LINE_ENDS):
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        if marks > MAX_MARKS:
            continue
        if character in _KEPT_FORMATS or not category.startswith("C"):
            kept.append(character)
    return " ".join(clean("".join(kept))[0].split())


def _balanced(text: str) -> str:
    """Return a text without the bidi controls that begin what does not end, or end nothing."""
    begun: list[int] = []
    paired: set[int] = set()
    for index, character in enumerate(text):
        if character in _EMBEDDINGS or character in _ISOLATES:
            begun.append(index)
        elif character in (_PDF, _PDI):
            kind = _EMBEDDINGS if character == _PDF else _ISOLATES
            if begun and text[begun[-1]] in kind:
                paired.update((begun.pop(), index))
    controls = _EMBEDDINGS + _ISOLATES + _PDF + _PDI
    return "".join(
        character
        for index, character in enumerate(text)
        if character not in controls or index in paired
    )


def _shortened(text: str, most: int) -> str:
    """Return a text cut between words with `…` where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0] or cut
    return f"{_balanced(whole)}…"
