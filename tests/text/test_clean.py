"""`tui.text.clean`: nothing that a terminal obeys, and a map back to the source."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.clean import clean

SHOWN = [
    ("\x00", "␀"),
    ("\x1b", "␛"),
    ("\x07", "␇"),
    ("\x7f", "␡"),
    ("\x85", " "),
    ("\x9b", "\ufffd"),  # CSI in one character
    ("\x90", "\ufffd"),
    ("\t", " "),
    ("\n", " "),
    ("\r", " "),
    ("\x0b", " "),
    ("\x0c", " "),
    ("\u2028", " "),
    ("\u2029", " "),
    ("\ud800", "\ufffd"),
    ("\udfff", "\ufffd"),
    ("\ufffe", "\ufffd"),
    ("\uffff", "\ufffd"),
    ("\U000e0001", "\ufffd"),
    ("\ufefb", "لا"),
    ("\ufef5", "لآ"),
    ("\ufe8f", "ب"),
    ("\ufdf2", "الله"),
    ("\ufdfc", "ریال"),
    ("\ufdfa", "صلى\u00a0الله\u00a0عليه\u00a0وسلم"),
    ("\ufe70", "\u00a0\u064b"),
    ("\ufb2a", "\u05e9\u05c1"),
    ("\ufd3e", "\ufd3e"),  # an ornate parenthesis is no letter
]


@pytest.mark.parametrize(("character", "shown"), SHOWN)
def test_what_a_character_becomes(character, shown):
    text, sources = clean(f"ب{character}ت")
    assert text == f"ب{shown}ت"
    if len(shown) == 1:
        assert sources is None
    else:
        assert sources == [0, *[1] * len(shown), 2]


def test_no_character_at_all_comes_out_as_a_control():
    for code in range(sys.maxunicode + 1):
        shown, sources = clean(chr(code))
        assert shown, hex(code)
        for character in shown:
            assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp"), hex(code)
        assert sources == (None if len(shown) == 1 else [0] * len(shown)), hex(code)


def test_ordinary_text_is_not_copied():
    text = "ووفقًا لرويترز، «OpenAI» 1.4 تريليون 👩‍👩‍👧 e\u0301 中文\u200f"
    assert clean(text) == (text, None)
    assert clean(text)[0] is text
    assert clean("") == ("", None)


@given(
    st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("ب \x1b\ufdfa\ufefb")))
)
def test_each_shown_character_has_its_source(text):
    shown, sources = clean(text)
    if sources is None:
        sources = list(range(len(text)))
    assert len(sources) == len(shown)
    assert sorted(set(sources)) == list(range(len(text)))
    assert sources == sorted(sources)
    assert shown == "".join(clean(character)[0] for character in text)


def test_cleaning_twice_changes_nothing():
    for code in range(sys.maxunicode + 1):
        shown, _ = clean(chr(code))
        assert clean(shown) == (shown, None), hex(code)


def test_bidi_controls_are_named_on_demand() -> None:
    text = "نص \u202eمقلوب\u202c هنا\u200f"
    shown, sources = clean(text, reveal=True)
    assert shown == "نص [RLO]مقلوب[PDF] هنا[RLM]"
    assert sources is not None
    assert [text[sources[i]] for i, letter in enumerate(shown) if letter == "["] == [
        "\u202e",
        "\u202c",
        "\u200f",
    ]
    assert clean(text) == (text, None)
