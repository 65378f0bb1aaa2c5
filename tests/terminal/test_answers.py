"""Answers among keys: nothing typed is lost or held for long, no answer becomes a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.answers import QUESTIONS, Answers
from tui.terminal.sieve import Sieve, read_answers

VTE = "\x1b[8;1$y\x1bP>|VTE(8001)\x1b\\\x1b[>61;8001;1c\x1b[?61;1;21;22c"
KITTY = "\x1b[8;0$y\x1bP>|kitty(0.41.1)\x1b\\\x1b[>1;4000;41c\x1b[?62;c"
FOOT = "\x1bP>|foot(1.13.1)\x1b\\\x1b[>0;011301;0c\x1b[?62;4;22c"
ST = "\x1b[?6c"
RECORDED = {
    VTE: Answers(1, "VTE(8001)", "61;8001;1", "61;1;21;22"),
    KITTY: Answers(0, "kitty(0.41.1)", "1;4000;41", "62;"),
    FOOT: Answers(None, "foot(1.13.1)", "0;011301;0", "62;4;22"),
    ST: Answers(None, None, None, "6"),
}
KEYS = [
    "q",
    "م",
    "\x1b[A",
    "\x1b[1;5C",
    "\x1bOP",
    "\x1b[20~",
    "\x1b[200~نص \x1b[8;1$y ملصق\x1b[201~",
    "\x1b[113u",
    "\x1b[<0;5;7M",
    "\x1b[I",
    "\x1b[?2026;2$y",
    "\x1b[?2048;0$y",
    "\x1b[48;36;120;720;1200t",
    "\x1b[8;36;120t",
    "\x1bj",
    "\x1b\x1b[B",
]


def sifted(*parts: str) -> tuple[str, Sieve]:
    """Return what a sieve lets through of parts, and the sieve, which still holds what it holds."""
    sieve = Sieve()
    return "".join(sieve.sift(part) for part in parts), sieve


@pytest.mark.parametrize("answer", RECORDED)
def test_recorded_answers(answer: str) -> None:
    assert read_answers(answer) == RECORDED[answer]
    typed, sieve = sifted(answer)
    assert (typed, sieve.held, sieve.raw) == ("", "", answer)
    assert sieve.answers.complete


@pytest.mark.parametrize("answer", RECORDED)
def test_an_answer_split_anywhere(answer: str) -> None:
    for cut in range(1, len(answer)):
        typed, sieve = sifted(answer[:cut], answer[cut:])
        assert (typed, sieve.answers) == ("", RECORDED[answer]), cut
    typed, sieve = sifted(*answer)
    assert (typed, sieve.answers) == ("", RECORDED[answer])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("answer", RECORDED)
def test_keys_around_and_between_answers(key: str, answer: str) -> None:
    assert sifted(key + answer + key)[0] == key + key
    first = answer.index("\x1b", 1) if answer.count("\x1b") > 2 else 0
    if not answer[first:].startswith("\x1b\\"):
        assert sifted(answer[:first] + key + answer[first:])[0] == key


@pytest.mark.parametrize("key", KEYS)
def test_a_key_alone_is_not_held(key: str) -> None:
    typed, sieve = sifted(key)
    assert (typed, sieve.held) == (key, "")
    assert "".join(sieve.sift(part) for part in key) + sieve.let_go() == key


@pytest.mark.parametrize(
    "begun", ["\x1b", "\x1b[", "\x1bP", "\x1b[2", "\x1b[8", "\x1b[?", "\x1b[?20"]
)
def test_what_could_be_a_key_goes_on_after_a_tenth_of_a_second(begun: str) -> None:
    typed, sieve = sifted("a" + begun)
    assert (typed, sieve.held, sieve.patience) == ("a", begun, 0.1)
    assert sieve.let_go() == begun
    assert sieve.held == ""


@pytest.mark.parametrize(
    "begun", ["\x1b[8;", "\x1b[8;1$", "\x1b[>1;40", "\x1bP>|", "\x1bP>|kitty(0"]
)
def test_half_an_answer_never_becomes_keys(begun: str) -> None:
    typed, sieve = sifted(begun)
    assert (typed, sieve.patience) == ("", 1.0)
    assert sieve.let_go() == ""
    assert sieve.raw == begun
    assert sieve.sift("q") == "q"


@pytest.mark.parametrize("begun", ["\x1b[8;", "\x1b[8;1$", "\x1b[>1;40", "\x1bP>|kit"])
@pytest.mark.parametrize("key", ["\x1b[A", "\x1bj", "\x1b\x1b[B", "\x1b[8;36;120t", VTE])
def test_half_an_answer_before_a_key(begun: str, key: str) -> None:
    typed, sieve = sifted(begun, *key)
    assert typed == ("" if key == VTE else key)
    assert sieve.raw.startswith(begun)


def test_escape_after_half_an_answer_is_a_key_again() -> None:
    typed, sieve = sifted("\x1bP>|kit", "\x1b")
    assert (typed, sieve.let_go()) == ("", "\x1b")


def test_escape_typed_before_an_answer_stays_escape() -> None:
    assert sifted("\x1b", VTE)[0] == "\x1b"


def test_a_pasted_answer_is_text() -> None:
    paste = f"\x1b[200~{VTE}\x1b[201~"
    typed, sieve = sifted(*paste)
    assert typed == paste
    assert sieve.answers == Answers()


def test_after_the_last_answer_nothing_is_looked_at() -> None:
    typed, sieve = sifted(ST, "\x1b", "[8;1$y")
    assert typed == "\x1b[8;1$y"
    assert sieve.answers.mode is None


def test_a_name_without_end_is_no_answer() -> None:
    typed, sieve = sifted("\x1bP>|" + "x" * 300 + "q")
    assert typed.endswith("q")
    assert sieve.answers.version is None


@given(st.lists(st.sampled_from([*KEYS, "\x1b", "garbage", "\x1b[", "\x1b[8;", "$y", "\x00"])))
def test_what_is_no_answer_comes_through_whole(parts: list[str]) -> None:
    sieve = Sieve()
    typed = "".join(sieve.sift(part) for part in parts)
    held = sieve.held
    if sieve.answers == Answers() and not sieve.raw:
        assert typed + held == "".join(parts)


@given(st.text(alphabet="\x1b[]P>|\\8;$yc?201~qم"), st.text(alphabet="\x1b[P>|8;$yc?\\"))
def test_any_bytes_split_anywhere_give_the_same(first: str, second: str) -> None:
    at_once, once = sifted(first + second)
    in_two, twice = sifted(first, second)
    assert (at_once, once.held, once.answers) == (in_two, twice.held, twice.answers)


def test_the_last_question_is_the_one_that_all_answer() -> None:
    assert QUESTIONS.endswith("\x1b[c")
