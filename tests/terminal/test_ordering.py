"""Which terminal is told what, so that it does not order lines a second time."""

from __future__ import annotations

import pytest

from tui.terminal.ordering import BDSM, KONSOLE, MLTERM, Switch, switch_for


@pytest.mark.parametrize(
    ("environment", "switch"),
    [
        ({}, BDSM),
        ({"TERM": "xterm-256color", "VTE_VERSION": "8001"}, BDSM),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, BDSM),
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, BDSM),
        ({"TERM": "alacritty"}, BDSM),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, KONSOLE),
        ({"TERM": "mlterm", "MLTERM": "3.9.0"}, MLTERM),
        ({"TERM": "tmux-256color", "TMUX": "a,1,0", "KONSOLE_VERSION": "221203"}, None),
        ({"TERM": "screen", "STY": "1.a", "MLTERM": "3.9.0"}, None),
    ],
)
def test_each_terminal_gets_its_own(environment: dict[str, str], switch: Switch | None) -> None:
    assert switch_for(environment) == switch


def test_the_font_of_xterm_is_never_touched() -> None:
    """OSC 50 is xterm's font, so it goes to Konsole alone."""
    for name in ("XTERM_VERSION", "VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "TERM_PROGRAM"):
        switch = switch_for({name: "1"})
        assert switch is not None
        assert "]50;" not in switch.off + switch.on
