"""Rows that are printed: as each terminal has to be sent them, and in order once all is over."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.app.test_app_terminal import Terminal
from tests.terminal.playing import UNNAMED
from tui.terminal.deciding import Wanted, decide
from tui.terminal.printed import printed_by
from tui.terminal.profiles import Profile
from tui.text.layout import Paragraph

LINE = "قال «سام» (OpenAI) إنّ 97.4% من الأرباح لا تكفي"
KONSOLE = {"TERM": "xterm-256color", "KONSOLE_VERSION": "250402"}
VTE = {"TERM": "xterm-256color", "VTE_VERSION": "8001"}
FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")


def laid_out(text: str = LINE) -> tuple[str, int]:
    (line,) = Paragraph(text, 0, len(text), 1).lines(100)
    return line.text, line.width


def sent(environment: dict[str, str], wanted: Wanted | None = None) -> tuple[str, int]:
    (line,) = Paragraph(LINE, 0, len(LINE), 1).lines(100)
    printed = printed_by(decide(environment, wanted=wanted or Wanted()))
    return printed.sent(line), printed.width(line)


def test_visual_rows_are_the_laid_out_ones() -> None:
    assert sent(VTE) == laid_out()
    assert sent({"TERM": "alacritty"}) == laid_out(LINE.replace("ّ", ""))


def test_konsole_is_sent_what_is_seen_in_reading_order() -> None:
    text, width = sent(KONSOLE)
    assert (text[0], text[-1]) == ("\u2067", "\u2069")
    letters = unicodedata.normalize("NFKC", text[1:-1])
    assert letters.translate(str.maketrans("«»()", "»«)(")) == LINE
    assert FORMS.search(text)
    assert width == laid_out()[1]


def test_mlterm_and_putty_are_sent_the_text() -> None:
    for environment in ({"TERM": "mlterm"}, {"TERM": "putty-256color"}):
        assert sent(environment)[0] == LINE


def test_kitty_is_sent_tokens() -> None:
    text, width = sent({"TERM": "xterm-kitty"})
    seen, columns = laid_out(LINE.replace("ّ", ""))
    assert width == columns
    for token, whole in zip(text.split(), seen.split(), strict=True):
        turned = token[::-1].translate(str.maketrans("«»()", "»«)("))
        assert whole == (turned if FORMS.search(token) else token)


def test_cuts_would_need_a_colour() -> None:
    printed = printed_by(decide(VTE, wanted=Wanted(Profile.CUTS)))
    assert printed.choice.profile is Profile.LOGICAL
    assert printed.switch.off == ""


@pytest.mark.parametrize(
    ("environment", "off"),
    [
        (VTE, "\x1b[8l"),
        ({"TERM": "xterm-256color"}, "\x1b[8l"),
        (KONSOLE, ""),
        ({"TERM": "mlterm"}, ""),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, ""),
    ],
)
def test_only_a_mode_that_lines_keep_is_switched(environment: dict[str, str], off: str) -> None:
    assert printed_by(decide(environment)).switch.off == off


# --- the commands ---------------------------------------------------------------------------


def printed(*arguments: str, **environment: str) -> str:
    """Return what a command writes on a terminal."""
    terminal = Terminal(*arguments, "--lang", "en", **{**UNNAMED, **environment})
    try:
        assert terminal.finish() in (0, 1)
        return terminal.text
    finally:
        terminal.close()


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(f"عنوان الخبر الأول\n\n{LINE}.\n", encoding="utf-8")
    return str(path)


def test_vte_keeps_rows_as_they_were_printed(article: str) -> None:
    for arguments in (["show", article], ["list", article], ["-h"], ["show", f"{article}x"]):
        text = printed(*arguments, VTE_VERSION="8001")
        assert text.startswith("\x1b[8l")
        assert text.rstrip().endswith("\x1b[8h")
        assert text.count("\x1b[8l") == text.count("\x1b[8h") == 1


def test_konsole_and_mlterm_are_never_switched_for_what_stays(article: str) -> None:
    for named in ({"KONSOLE_VERSION": "250402"}, {"TERM": "mlterm"}):
        for arguments in (["show", article], ["list", article]):
            text = printed(*arguments, **named)
            assert "\x1b]" not in text
            assert "عنوان الخبر الأول" in unicodedata.normalize("NFKC", text)


def test_a_profile_of_the_command_line_or_the_settings(article: str) -> None:
    assert not FORMS.search(printed("show", article, "--profile", "logical", VTE_VERSION="8001"))
    assert FORMS.search(printed("show", article, VTE_VERSION="8001"))


def test_rows_end_within_the_terminal(article: str) -> None:
    text = printed("show", article, "--width", "100", TERM="mlterm")
    plain = re.sub("\x1b\\[[0-9;]*m|[\u0610-\u061a\u064b-\u065f\u2067\u2069]", "", text)
    assert max(map(len, plain.splitlines())) <= 100


def test_plain_text_is_left_to_the_terminal(article: str) -> None:
    text = printed("show", article, "--plain", VTE_VERSION="8001")
    assert "\x1b" not in text
    assert LINE in text
