"""`tui.text.entry`: what is kept of what is typed or pasted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.caret import lay
from tui.text.entry import TYPED_UNSEEN, accepted


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        (" ", " "),
        ("سام OpenAI 1.4 تريليون", "سام OpenAI 1.4 تريليون"),
        ("كِتَابٌ", "كِتَابٌ"),
        # a lam-alef as one character, and what PDFs give
        ("\ufefb", "لا"),
        ("\ufef7\ufef9\ufef5", "لألإلآ"),
        ("\ufee1\ufe8e\ufeb3", "ماس"),
        ("\ufdf2", "الله"),
        # lines and tabs
        ("سام\nألتمان", "سام ألتمان"),
        ("سام\r\n\r\nألتمان\n", "سام ألتمان"),
        ("\n\u2028سام\u2029", "سام"),
        ("أ\tب", "أ ب"),
        ("\n", ""),
        # what a terminal obeys
        ("\x1b[31mسام\x1b[0m\x07", "[31mسام[0m"),
        ("a\x00b\x08c\x7fd\x9b2Je\x84f", "abcd2Jef"),
        ("\ud800سام\udfff\uffff", "سام"),
        # what is never seen
        ("\ufeffسا\u00adم\u200b\u2060", "سام"),
        # joiners shape, direction marks and embeddings are shown
        ("می\u200cخواهم ه\u200d", "می\u200cخواهم ه\u200d"),
        ("\u202eabc\u202c\u200f\u2067\u061c", "\u202eabc\u202c\u200f\u2067\u061c"),
    ],
)
def test_what_is_kept(given: str, kept: str) -> None:
    assert accepted(given) == kept


def test_what_keyboards_type_is_kept() -> None:
    for character in TYPED_UNSEEN:
        assert not character.isprintable()
        assert accepted(character) == character


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_kept_once_is_kept(text: str) -> None:
    kept = accepted(text)
    assert accepted(kept) == kept
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in kept)


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    shown = "".join(lay(accepted(text), 1).line.texts)
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip
        assert character not in "\u200e\u200f\u061c"
