"""The terminals that are known: how each is recognized, and what reads right in it.

Measured in emulators and looked at: xterm 379, VTE 0.70 and 0.80, Konsole 22.12 and 25.04,
mlterm 3.9.0, kitty 0.26.5 and 0.41.1, alacritty 0.11 and 0.15.1, foot 1.13.1, urxvt 9.30, st 0.9,
zutty 0.14, PuTTY's pterm 0.78, QTerminal 1.2.0, xterm.js 6.0.0. The others stand here by their
sources and manuals, and none of them has been seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.terminal.alt import AS_IT_IS, XTERM, Alt
from tui.terminal.ordering import BDSM, KONSOLE, MLTERM, WEZTERM, Switch
from tui.terminal.profiles import Choice, Marks, Profile


class Known(NamedTuple):
    """What is known of a terminal."""

    choice: Choice
    sure: bool = True
    """Whether it reads right so; otherwise something that cannot be asked for decides."""
    switch: Switch = BDSM
    printed: Profile | None = None
    """The profile of rows that stay when the program has ended, where it is another one: Konsole
    and mlterm are switched as a whole, so such rows turn around when they are switched back."""
    note: str = ""
    """The key of what the user has to know or do."""
    alt: Alt = AS_IT_IS
    """How Escape is had before a letter pressed with Alt."""


_KEEP = Choice()
_STRIP = Choice(marks=Marks.STRIP)
_LOGICAL = Choice(Profile.LOGICAL)

UNKNOWN = Known(_STRIP, sure=False, note="note.unknown")

TERMINALS: Mapping[str, Known] = {
    "xterm": Known(_KEEP, alt=XTERM),
    "vte": Known(_KEEP),
    "konsole": Known(_KEEP, switch=KONSOLE, printed=Profile.LOGICAL),
    "mlterm": Known(_KEEP, switch=MLTERM, printed=Profile.LOGICAL),
    # With `force_ltr yes` visual is right; a kitty on another machine does not tell what is set.
    "kitty": Known(Choice(Profile.TOKENS, Marks.STRIP), sure=False, note="note.kitty"),
    "kitty-words": Known(Choice(Profile.TOKENS, Marks.STRIP), note="note.kitty"),
    "kitty-ltr": Known(_KEEP),
    # It draws marks one cell to the right.
    "alacritty": Known(_STRIP),
    # A letter with a mark can vanish.
    "foot": Known(_STRIP),
    "urxvt": Known(_KEEP),
    "st": Known(_STRIP),
    "zutty": Known(_STRIP),
    "putty": Known(_LOGICAL, sure=False, note="note.putty"),
    "qterminal": Known(Choice(Profile.CUTS, Marks.STRIP)),
    # Its WebGL renderer has no bidi, its DOM renderer needs the marks; nothing tells which is
    # used, and with the marks both read right.
    "xterm.js": Known(Choice(Profile.LRM)),
    "mintty": Known(_STRIP),
    "wezterm": Known(_STRIP, switch=WEZTERM),
    "windows-terminal": Known(_STRIP),
    "ghostty": Known(_STRIP),
    "iterm2": Known(_STRIP, sure=False, note="note.iterm2"),
    # It orders whole lines and cannot be told not to.
    "apple-terminal": Known(_LOGICAL, sure=False, note="note.apple"),
    "warp": Known(_STRIP),
    "linux": Known(_STRIP, note="note.linux"),
}

_BY_TERM = (
    ("xterm-kitty", "kitty"),
    ("alacritty", "alacritty"),
    ("foot", "foot"),
    ("mlterm", "mlterm"),
    ("rxvt", "urxvt"),
    ("st-", "st"),
    ("stterm", "st"),
    ("xterm-ghostty", "ghostty"),
    ("wezterm", "wezterm"),
    ("putty", "putty"),
    ("konsole", "konsole"),
    ("mintty", "mintty"),
    ("linux", "linux"),
)
"""Beginnings of TERM that one terminal alone sets, and that no other inherits from it."""
_BY_VARIABLE = {
    "VTE_VERSION": "vte",
    "KONSOLE_VERSION": "konsole",
    "MLTERM": "mlterm",
    "XTERM_VERSION": "xterm",
    "KITTY_WINDOW_ID": "kitty",
    "ALACRITTY_WINDOW_ID": "alacritty",
    "WT_SESSION": "windows-terminal",
}
_BY_PROGRAM = {
    "vscode": "xterm.js",
    "Hyper": "xterm.js",
    "Tabby": "xterm.js",
    "iTerm.app": "iterm2",
    "iTerm2": "iterm2",
    "Apple_Terminal": "apple-terminal",
    "WezTerm": "wezterm",
    "ghostty": "ghostty",
    "mintty": "mintty",
    "WarpTerminal": "warp",
}
"""Values of TERM_PROGRAM, and of LC_TERMINAL, which iTerm2 sends over SSH."""
_BY_VERSION = (
    ("VTE", "vte"),
    ("Konsole", "konsole"),
    ("XTerm", "xterm"),
    ("kitty", "kitty"),
    ("foot", "foot"),
    ("xterm.js", "xterm.js"),
    ("mintty", "mintty"),
    ("WezTerm", "wezterm"),
    ("ghostty", "ghostty"),
    ("iTerm2", "iterm2"),
    ("Warp", "warp"),
    ("tmux", "tmux"),
)
"""Beginnings of the answer to XTVERSION."""
_BY_ATTRIBUTES = (
    (r"6[15];\d{4};1", "vte"),
    (r"1;115;0", "konsole"),
    (r"24;\d+;0", "mlterm"),
    (r"1;4\d{3};\d+", "kitty"),
    (r"0;10;1", "windows-terminal"),
    (r"0;\d{3,};1", "alacritty"),
    (r"[01];\d{6};0", "foot"),
    (r"0;276;0", "xterm.js"),
    (r"41;\d+;0", "xterm"),
    (r"85;\d+;0", "urxvt"),
    (r"0;136;0", "putty"),
    (r"0;115;0", "qterminal"),
    (r"64;0;0", "zutty"),
    (r"1;95;0", "apple-terminal"),
    (r"1;277;0", "wezterm"),
    (r"1;10;0", "ghostty"),
    (r"77;\d+;\d+", "mintty"),
    (r"84;0;0", "tmux"),
    (r"83;\d+;0", "screen"),
)
"""Answers to DA2."""
MULTIPLEXERS = ("tmux", "screen")


def names_in(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the terminals that an environment names, each with the variable that does.

    Variables are inherited: an xterm started from GNOME Terminal has those of both. TERM is not,
    so where it names a terminal nothing else counts.
    """
    term = environment.get("TERM", "")
    for beginning, name in _BY_TERM:
        if term == beginning.rstrip("-") or term.startswith(beginning):
            return {name: f"TERM={term}"}
    return dict(_named_by_variables(environment))


def _named_by_variables(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for variable, name in _BY_VARIABLE.items():
        if environment.get(variable):
            yield name, f"{variable}={environment[variable]}"
    for variable in ("TERM_PROGRAM", "LC_TERMINAL"):
        value = environment.get(variable, "")
        if value in _BY_PROGRAM:
            yield _BY_PROGRAM[value], f"{variable}={value}"


def name_of_version(version: str) -> str:
    """Return the terminal that an answer to XTVERSION names, or an empty text."""
    return next((name for beginning, name in _BY_VERSION if version.startswith(beginning)), "")


def name_of_attributes(attributes: str) -> str:
    """Return the terminal whose answer to DA2 this is, or an empty text."""
    return next((name for form, name in _BY_ATTRIBUTES if re.fullmatch(form, attributes)), "")
