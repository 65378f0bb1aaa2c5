"""What a line begins with tells that a long pattern does not match it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import credits as credit_lines
from tui.articles import junk
from tui.articles.lines import compiled, may_begin

_PATTERNS = {
    "junk": (junk._JUNK, junk._JUNK_BEGINNINGS),
    "related": (junk._RELATED, junk._RELATED_BEGINNINGS),
    "byline": (
        rf"{credit_lines._BYLINE}(?:\s[^:]{{2,30}})?\s?[:/|-]\s?.{{2,90}}",
        credit_lines._BYLINE_BEGINNINGS,
    ),
    "source": (credit_lines._SOURCE, credit_lines._SOURCE_BEGINNINGS),
    "alone": (credit_lines._ALONE, credit_lines._ALONE_BEGINNINGS),
}


@pytest.mark.parametrize("name", _PATTERNS)
@settings(max_examples=300)
@given(data=st.data())
def test_what_a_pattern_matches_begins_so(name: str, data: st.DataObject) -> None:
    pattern, beginnings = _PATTERNS[name]
    text = data.draw(st.from_regex(compiled(pattern), fullmatch=True))
    assert may_begin(text, beginnings)


@pytest.mark.parametrize("name", _PATTERNS)
def test_each_beginning_is_of_1_to_4_characters(name: str) -> None:
    assert all(1 <= len(beginning) <= 4 for beginning in _PATTERNS[name][1])


@pytest.mark.parametrize("text", ["قال الوزير", "الرئيس يصل", "OpenAI", "م"])
def test_other_words_do_not_begin_so(text: str) -> None:
    assert not may_begin(text, frozenset(("اعلا", "رئي", "op")))
