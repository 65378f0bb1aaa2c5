"""What is known of the terminal and of the program's surroundings, for a report of a fault."""

from __future__ import annotations

import os
import re
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui import __version__
from tui.errors import QariError
from tui.settings import cache_folder, config_folder, data_folder
from tui.terminal import remembered
from tui.terminal.answers import ATTRIBUTES, END, MODE, VERSION, Answers
from tui.terminal.deciding import Outer, Wanted, decide, multiplexer_in
from tui.terminal.kitty import with_option
from tui.terminal.locales import foreign_locale
from tui.terminal.ordering import Multiplexer
from tui.terminal.sieve import read_answers

SYNCHRONIZED = "\x1b[?2026$p"
LIMIT = 1.0
"""Seconds to wait for each of the two batches; here a slow line may take its time."""
PLACE = "\x1b[6n"
WIDTHS = {
    "lam_alef_letters": "\u0644\u0627",
    "lam_alef_form": "\ufefb",
    "marks": "\u0628\u064e\u0651",
    "tatweel": "\u0640",
    "direction_mark": "a\u200e",
}
"""What is written to see how many columns the cursor goes on: 2, 1, 1, 1, 1, but 1 for the two
letters in mlterm, which joins them, and 3 for a form in a terminal that does not read UTF-8."""
PACKAGES = ("textual", "rich", "python-bidi", "arabic-reshaper", "wcwidth", "platformdirs")
VARIABLES = re.compile(
    "TERM|COLORTERM|TERM_PROGRAM(_VERSION)?|LC_TERMINAL|VTE_VERSION|KONSOLE_VERSION|MLTERM"
    "|XTERM_VERSION|KITTY_WINDOW_ID|ALACRITTY_WINDOW_ID|WT_SESSION|COLORFGBG|NO_COLOR|TMUX|STY"
    "|LC_ALL|LC_CTYPE|LANG|SSH_TTY|TEXTUAL_\\w+|QARI_\\w+"
)
_CLIPBOARD = {
    "kitty": "yes", "alacritty": "yes", "foot": "yes", "wezterm": "yes", "ghostty": "yes",
    "windows-terminal": "yes", "xterm": "setting", "iterm2": "setting", "vte": "no",
    "apple-terminal": "no", "putty": "no",
}  # fmt: skip
"""By the manuals: `setting` must be allowed by the user (disallowedWindowOps in xterm)."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The terminal to ask: file descriptors, and the questions that may be put to it."""

    reads: int
    writes: int


def examine(
    environment: Mapping[str, str], wanted: Wanted, lines: Lines | None, size: tuple[int, int]
) -> dict[str, Any]:
    """Return all that is known, as a record for JSON.

    Args:
        environment: The variables of the program.
        wanted: What the user has set.
        lines: The terminal, or None where there is none to ask.
        size: Its columns and lines.
    """
    report: list[QariError] = []
    choices = remembered.load(report)
    multiplexer = multiplexer_in(environment)
    outer = _ask_tmux(environment) if multiplexer is Multiplexer.TMUX else None
    questions = MODE + VERSION + ATTRIBUTES + SYNCHRONIZED + END
    speaks = environment.get("TERM", "") not in ("", "dumb", "linux")
    raw = ask(lines, questions) if lines is not None and speaks else None
    answers = read_answers(_without_modes(raw)) if raw is not None else None
    decision = decide(with_option(environment), answers, wanted, choices, outer)
    widths = _widths(lines) if answers is not None and answers.complete and lines else None
    notes = list(decision.notes)
    if widths and widths["lam_alef_form"] == 3:
        notes.append("note.not_utf8")
    if foreign_locale(environment):
        notes.append("note.locale")
    return {
        "version": __version__,
        "terminal": decision.terminal or None,
        "identity": decision.identity,
        "profile": decision.choice.profile.value,
        "marks": decision.choice.marks.value,
        "shaping": decision.choice.shaping.value,
        "why": decision.why.value,
        "evidence": decision.evidence,
        "sure": decision.sure,
        "printed": decision.printed.value,
        "switch_off": escaped(decision.switch.off),
        "switch_on": escaped(decision.switch.on),
        "notes": notes,
        "asked": escaped(questions) if raw is not None else None,
        "answered": escaped(_sequences(raw)) if raw is not None else None,
        "mode_8": answers.mode if answers else None,
        "xtversion": answers.version if answers else None,
        "da2": answers.attributes if answers else None,
        "da1": answers.end if answers else None,
        "columns_of": widths,
        "multiplexer": str(multiplexer) or None,
        "outer_terminal": f"{outer.term} {outer.version}".rstrip() if outer else None,
        "passthrough": outer.passthrough if outer else None,
        "columns": size[0],
        "lines": size[1],
        "colors": colors(environment),
        "clipboard": _clipboard(decision.terminal, answers),
        "synchronized_output": _synchronized(raw),
        "locale": {name: environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")},
        "python": _python(),
        "packages": {name: _package(name) for name in PACKAGES},
        "config": str(config_folder()),
        "cache": str(cache_folder()),
        "data": str(data_folder()),
        "remembered": {name: choice._asdict() for name, choice in choices.items()},
        "problems": [str(error) for error in report],
        "environment": {
            name: escaped(environment[name])
            for name in sorted(environment)
            if VARIABLES.fullmatch(name)
        },
    }


def ask(lines: Lines, questions: str) -> str | None:
    """Put questions that end with DA1; return all that came back, None where it failed."""
    from tui.terminal.asking import exchange, in_foreground

    if not in_foreground(lines.reads):
        return None
    try:
        return exchange(lines.reads, lines.writes, questions, LIMIT)
    except (OSError, termios.error):
        return None


def escaped(text: str) -> str:
    """Return a text with its controls spelled out, as it can stand in a report."""
    return "".join(_spelled(character) for character in text)


def _spelled(character: str) -> str:
    if character == "\x1b":
        return "ESC "
    return character if character.isprintable() else f"\\x{ord(character):02x}"


def colors(environment: Mapping[str, str]) -> str:
    """Return how many colours are used, by the rules that Textual goes by."""
    if environment.get("NO_COLOR"):
        return "none"
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = environment.get("TERM", "")
    if term in ("", "dumb"):
        return "none"
    return "256" if "256color" in term or term.endswith("kitty") else "16"


_SEQUENCE = re.compile(r"\x1bP[^\x1b]*\x1b\\|\x1b\[[0-9;?>]*\$?[a-z]")


def _sequences(raw: str) -> str:
    """Return the answers without what was typed meanwhile, which is nobody's business."""
    return "".join(_SEQUENCE.findall(raw))


_REPORT = re.compile(r"\x1b\[\?2026;(\d)\$y")


def _without_modes(raw: str) -> str:
    return _REPORT.sub("", raw)


def _synchronized(raw: str | None) -> bool | None:
    if raw is None:
        return None
    report = _REPORT.search(raw)
    return report is not None and report[1] in "123"


def _widths(lines: Lines) -> dict[str, int | None] | None:
    """Write each text at the beginning of the row, ask where the cursor is, and clear the row."""
    asked = "".join(f"\r{text}{PLACE}" for text in WIDTHS.values())
    raw = ask(lines, f"{asked}\r\x1b[K{END}")
    if raw is None:
        return None
    places = [int(column) - 1 for column in re.findall(r"\x1b\[\d+;(\d+)R", raw)]
    if len(places) != len(WIDTHS):
        return None
    return dict(zip(WIDTHS, places, strict=True))


def _clipboard(terminal: str, answers: Answers | None) -> str:
    """Return whether the terminal takes what is copied (OSC 52), as far as it can be known.

    52 among the numbers of DA1 says so; otherwise it is what its manual says.
    """
    if answers is not None and "52" in (answers.end or "").split(";"):
        return "yes"
    return _CLIPBOARD.get(terminal, "unknown")


def _ask_tmux(environment: Mapping[str, str]) -> Outer | None:
    """Ask tmux as the reader does, which opens the pane's way to the terminal, and close it."""
    from tui.terminal.tmux import Tmux

    tmux = Tmux(environment)
    try:
        return tmux.finish()
    finally:
        tmux.close()


def _python() -> str:
    import platform

    return f"{platform.python_version()} {platform.platform()}"


def _package(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def terminal_lines(stdin: int | None, out: int | None) -> Lines | None:
    """Return the terminal to ask, or None where what is printed goes elsewhere or none answers."""
    if stdin is None or out is None or not (os.isatty(stdin) and os.isatty(out)):
        return None
    return Lines(stdin, out)
