"""The table of what real terminals set and answer, and what is decided from it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tui.terminal.alt import AS_IT_IS, XTERM
from tui.terminal.answers import Answers
from tui.terminal.deciding import Outer, Wanted, Why, decide, needs_asking
from tui.terminal.known import TERMINALS
from tui.terminal.ordering import BDSM, KONSOLE, MLTERM, WEZTERM, Multiplexer, Switch, passed
from tui.terminal.profiles import Choice, Marks, Profile, Shaping

KEEP, STRIP = Choice(), Choice(marks=Marks.STRIP)
TOKENS, CUTS = Choice(Profile.TOKENS, Marks.STRIP), Choice(Profile.CUTS, Marks.STRIP)
LOGICAL, LRM = Choice(Profile.LOGICAL), Choice(Profile.LRM)
PLAIN = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@dataclass(frozen=True)
class Row:
    """One terminal: its own variables, what it answers, and how rows must be sent to it."""

    name: str
    own: dict[str, str]
    answers: Answers
    choice: Choice
    sure: bool = True
    switch: Switch = BDSM


def said(mode: int | None, version: str | None, attributes: str | None) -> Answers:
    return Answers(mode, version, attributes, "62;c")


# Recorded from the emulators, in the order of the questions.
TABLE = [
    Row("vte", {**PLAIN, "VTE_VERSION": "8001"}, said(1, "VTE(8001)", "61;8001;1"), KEEP),
    Row("vte", {**PLAIN, "VTE_VERSION": "7006"}, said(2, None, "65;7006;1"), KEEP),
    Row(
        "konsole",
        {**PLAIN, "KONSOLE_VERSION": "250402"},
        said(None, "Konsole 25.04.2", "1;115;0"),
        KEEP,
        switch=KONSOLE,
    ),
    Row(
        "konsole",
        {**PLAIN, "KONSOLE_VERSION": "221203"},
        said(None, "Konsole 22.12.3", "1;115;0"),
        KEEP,
        switch=KONSOLE,
    ),
    Row(
        "mlterm",
        {"TERM": "mlterm", "MLTERM": "3.9.0"},
        said(0, None, "24;279;0"),
        KEEP,
        switch=MLTERM,
    ),
    Row(
        "kitty",
        {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"},
        said(0, "kitty(0.41.1)", "1;4000;41"),
        TOKENS,
        sure=False,
    ),
    Row(
        "alacritty",
        {"TERM": "alacritty", "ALACRITTY_WINDOW_ID": "1"},
        said(0, None, "0;2500;1"),
        STRIP,
    ),
    Row(
        "alacritty",
        {**PLAIN, "ALACRITTY_WINDOW_ID": "1"},
        said(None, None, "0;1700;1"),
        STRIP,
    ),
    Row("foot", {"TERM": "foot"}, said(None, "foot(1.13.1)", "0;011301;0"), STRIP),
    Row("xterm", {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"},
        said(0, "XTerm(379)", "41;379;0"), KEEP),
    Row("xterm.js", {**PLAIN, "TERM_PROGRAM": "vscode"}, said(0, None, "0;276;0"), LRM),
    Row("urxvt", {"TERM": "rxvt-unicode-256color"}, said(None, None, "85;95;0"), KEEP),
    Row("putty", {"TERM": "putty-256color"}, said(None, None, "0;136;0"), LOGICAL, False),
    Row("st", {"TERM": "st-256color"}, said(None, None, None), STRIP),
]  # fmt: skip
# Nothing of their own in the environment.
UNNAMED = [
    Row("putty", {"TERM": "xterm"}, said(None, None, "0;136;0"), LOGICAL, False),
    Row("qterminal", {**PLAIN, "COLORFGBG": "15;0"}, said(None, None, "0;115;0"), CUTS),
    Row("zutty", PLAIN, said(None, None, "64;0;0"), STRIP),
    Row("xterm.js", PLAIN, said(0, None, "0;276;0"), LRM),
]
# By their sources and manuals.
UNSEEN = [
    Row("mintty", {**PLAIN, "TERM_PROGRAM": "mintty"},
        said(1, "mintty 3.7.4", "77;30704;0"), STRIP),
    Row("wezterm", {**PLAIN, "TERM_PROGRAM": "WezTerm"}, said(2, "WezTerm 20240203", None), STRIP,
        switch=WEZTERM),
    Row("windows-terminal", {**PLAIN, "WT_SESSION": "a"}, said(0, None, "0;10;1"), STRIP),
    Row("ghostty", {"TERM": "xterm-ghostty"}, said(0, "ghostty 1.1.3", "1;10;0"), STRIP),
    Row("iterm2", {**PLAIN, "TERM_PROGRAM": "iTerm.app", "LC_TERMINAL": "iTerm2"},
        said(0, "iTerm2 3.6.9", None), STRIP, False),
    Row("apple-terminal", {**PLAIN, "TERM_PROGRAM": "Apple_Terminal"},
        said(None, None, "1;95;0"), LOGICAL, False),
    Row("warp", {**PLAIN, "TERM_PROGRAM": "WarpTerminal"},
        said(None, "Warp(v0.2026.03.18)", None), STRIP),
    Row("xterm.js", {**PLAIN, "TERM_PROGRAM": "Tabby"}, said(0, None, "0;276;0"), LRM),
    Row("xterm.js", PLAIN, said(0, "xterm.js(6.1.0-beta.191)", "0;276;0"), LRM),
]  # fmt: skip
ALL = TABLE + UNNAMED + UNSEEN


@pytest.mark.parametrize("row", [row for row in ALL if row.name != "st"])
def test_by_answers_alone(row: Row) -> None:
    """Over SSH the variables are lost. st answers DA1 alone, so it is known by TERM only."""
    decision = decide(PLAIN, row.answers)
    assert decision.terminal == decision.identity == row.name
    switch = row.switch._replace(on="") if row.answers.mode == 2 else row.switch
    assert (decision.choice, decision.sure, decision.switch) == (row.choice, row.sure, switch)
    assert decision.why in (Why.MODE, Why.VERSION, Why.ATTRIBUTES)
    assert decision.evidence


@pytest.mark.parametrize("row", [row for row in ALL if row not in UNNAMED and row.own != PLAIN])
def test_by_the_environment_alone(row: Row) -> None:
    decision = decide(row.own)
    assert decision.terminal == decision.identity == row.name
    assert (decision.choice, decision.sure, decision.switch) == (row.choice, row.sure, row.switch)
    assert decision.why is Why.ENVIRONMENT
    assert not needs_asking(row.own, Wanted())


@pytest.mark.parametrize("row", UNNAMED)
def test_what_names_nothing_is_asked(row: Row) -> None:
    assert needs_asking(row.own, Wanted())
    assert decide(row.own).terminal == ""


def test_all_known_terminals_are_in_the_table() -> None:
    assert {row.name for row in ALL} == set(TERMINALS) - {"linux", "kitty-ltr", "kitty-words"}


@pytest.mark.parametrize(
    ("inherited", "row"),
    [
        # An emulator started from another one has the variables of both.
        ({**PLAIN, "VTE_VERSION": "8001", "XTERM_VERSION": "XTerm(379)"}, TABLE[9]),
        ({**PLAIN, "KONSOLE_VERSION": "250402", "VTE_VERSION": "7006"}, TABLE[1]),
        ({**PLAIN, "TERM_PROGRAM": "vscode", "VTE_VERSION": "8001"}, TABLE[0]),
    ],
)
def test_answers_go_before_inherited_variables(inherited: dict[str, str], row: Row) -> None:
    assert needs_asking(inherited, Wanted())
    decision = decide(inherited, row.answers)
    switch = row.switch._replace(on="") if row.answers.mode == 2 else row.switch
    assert (decision.terminal, decision.switch) == (row.name, switch)
    unasked = decide(inherited)
    assert unasked.terminal == ""
    assert unasked.switch == BDSM


def test_a_name_in_term_goes_before_inherited_variables() -> None:
    inherited = {"TERM": "xterm-kitty", "KONSOLE_VERSION": "250402", "KITTY_WINDOW_ID": "1"}
    assert not needs_asking(inherited, Wanted())
    assert decide(inherited).terminal == "kitty"


# --- order ----------------------------------------------------------------------------------

CHOSEN = Choice(Profile.LRM, Marks.STRIP, Shaping.LETTERS)


def test_what_is_remembered_goes_before_answers() -> None:
    decision = decide(PLAIN, said(0, None, "0;276;0"), remembered={"xterm.js": CHOSEN})
    assert decision.choice == CHOSEN
    assert (decision.sure, decision.why) == (True, Why.REMEMBERED)


def test_what_is_remembered_for_another_counts_for_nothing() -> None:
    decision = decide(PLAIN, said(0, None, "41;379;0"), remembered={"xterm.js": CHOSEN})
    assert decision.choice == KEEP


def test_a_setting_goes_before_all() -> None:
    wanted = Wanted(Profile.TOKENS)
    decision = decide(PLAIN, said(0, None, "0;276;0"), wanted, {"xterm.js": CHOSEN})
    assert decision.choice == Choice(Profile.TOKENS, Marks.STRIP, Shaping.LETTERS)
    assert (decision.sure, decision.why, decision.evidence) == (True, Why.SETTING, "tokens")


def test_each_setting_stands_alone() -> None:
    decision = decide({"TERM": "xterm-kitty"}, wanted=Wanted(marks=Marks.KEEP))
    assert decision.choice == Choice(Profile.TOKENS, Marks.KEEP)
    assert (decision.sure, decision.why) == (False, Why.ENVIRONMENT)


def test_a_set_profile_still_needs_the_switch_of_the_terminal() -> None:
    assert needs_asking(PLAIN, Wanted(Profile.VISUAL))
    assert not needs_asking(PLAIN, Wanted(Profile.LOGICAL, Marks.KEEP))
    konsole = said(None, "Konsole 25.04.2", "1;115;0")
    assert decide(PLAIN, konsole, Wanted(Profile.VISUAL)).switch == KONSOLE


def test_an_unknown_terminal() -> None:
    decision = decide(PLAIN, said(None, None, None))
    assert (decision.choice, decision.sure, decision.switch) == (STRIP, False, BDSM)
    assert (decision.why, decision.identity) == (Why.UNKNOWN, "unknown-xterm-256color")
    assert "note.unknown" in decision.notes
    other = decide(PLAIN, said(0, "novel 1.0", "7;7;7"))
    assert other.identity == "unknown-xterm-256color-novel 1.0-7;7;7"


def test_an_unknown_terminal_that_obeys_the_switch_is_sure() -> None:
    decision = decide(PLAIN, said(2, None, None))
    assert (decision.sure, decision.why, decision.notes) == (True, Why.MODE, ())


@pytest.mark.parametrize("term", ["", "dumb", "linux"])
def test_terminals_that_would_print_the_questions_are_not_asked(term: str) -> None:
    assert not needs_asking({"TERM": term}, Wanted())


# --- OSC 50 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ALL)
def test_the_font_of_xterm_is_never_touched(row: Row) -> None:
    """OSC 50 sets a font in xterm, so it goes to Konsole alone."""
    for decision in (decide(row.own), decide(PLAIN, row.answers), decide(row.own, row.answers)):
        assert ("]50;" in decision.switch.off) == (row.name == "konsole")


# --- tmux and screen ------------------------------------------------------------------------

TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0", "TERM_PROGRAM": "tmux"}
STALE = {"KONSOLE_VERSION": "221203", "VTE_VERSION": "7006"}


@pytest.mark.parametrize(
    ("outer", "name", "choice", "switch"),
    [
        (Outer("xterm-256color", "VTE(8001)"), "vte", KEEP, BDSM),
        (Outer("xterm-256color", "Konsole 22.12.3"), "konsole", KEEP, KONSOLE),
        (Outer("xterm", "XTerm(379)"), "xterm", KEEP, BDSM),
        (Outer("mlterm", ""), "mlterm", KEEP, MLTERM),
        (Outer("xterm-kitty", "kitty(0.41.1)"), "kitty", TOKENS, BDSM),
        (Outer("xterm-256color", ""), "", STRIP, BDSM),
    ],
)
def test_behind_tmux(outer: Outer, name: str, choice: Choice, switch: Switch) -> None:
    environment = {**TMUX, **STALE}
    assert not needs_asking(environment, Wanted())
    decision = decide(environment, outer=outer)
    assert (decision.terminal, decision.choice) == (name, choice)
    assert decision.switch == switch.through(Multiplexer.TMUX)
    assert "note.tmux" in decision.notes


def test_a_tmux_that_lets_nothing_through() -> None:
    for outer in (None, Outer("xterm-256color", "VTE(8001)", passthrough=False)):
        assert "note.tmux_closed" in decide(TMUX, outer=outer).notes


def test_behind_screen_only_what_is_harmless_is_sent() -> None:
    decision = decide({"TERM": "screen", "STY": "1.a", **STALE})
    assert decision.switch == Switch("\x1bP\x1b[8l\x1b\\", "\x1bP\x1b[8h\x1b\\")
    assert (decision.terminal, decision.sure) == ("", False)
    assert "note.screen" in decision.notes


@pytest.mark.parametrize(
    ("answers", "multiplexer"),
    [
        (said(None, "tmux 3.3a", "84;0;0"), Multiplexer.TMUX),
        (said(None, None, "83;40900;0"), Multiplexer.SCREEN),
    ],
)
def test_a_multiplexer_on_the_near_side_of_ssh(answers: Answers, multiplexer: Multiplexer) -> None:
    decision = decide({"TERM": "xterm-256color"}, answers)
    assert decision.switch == BDSM.through(multiplexer)
    assert "note.remote" in decision.notes


def test_a_sequence_for_tmux_has_its_escapes_doubled() -> None:
    assert passed("\x1b[8l", Multiplexer.TMUX) == "\x1bPtmux;\x1b\x1b[8l\x1b\\"
    assert passed("\x1b[8l", Multiplexer.NONE) == "\x1b[8l"


# --- what stays on the screen ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "profile"),
    [
        ({**PLAIN, "VTE_VERSION": "8001"}, Profile.VISUAL),
        ({**PLAIN, "KONSOLE_VERSION": "250402"}, Profile.LOGICAL),
        ({"TERM": "mlterm"}, Profile.LOGICAL),
        ({"TERM": "xterm-kitty"}, Profile.TOKENS),
        (PLAIN, Profile.VISUAL),
    ],
)
def test_printed_rows(environment: dict[str, str], profile: Profile) -> None:
    assert decide(environment).printed is profile


# --- letters pressed with Alt -------------------------------------------------------------------


def test_only_xterm_is_told_to_send_escape_before_a_letter() -> None:
    for row in TABLE:
        alt = decide(row.own, row.answers).alt
        assert bool(alt.begin) == bool(alt.end) == (row.name == "xterm"), row.name
    inside = decide({**TMUX, **STALE}, outer=Outer("xterm", "XTerm(379)")).alt
    assert inside == XTERM.through(Multiplexer.TMUX) != XTERM
    assert decide({"TERM": "screen", "STY": "1.a", **STALE}).alt == AS_IT_IS
