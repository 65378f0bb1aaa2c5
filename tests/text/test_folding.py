"""`tui.text.folding`: what a reader types finds what an article writes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.folding import find, pattern

FOUND = [
    # query, text, what is found
    ("ترامب", "قال ترامب إن", ["ترامب"]),
    ("محمد", "قال مُحَمَّدٌ", ["مُحَمَّدٌ"]),
    ("مُحَمَّد", "قال محمد", ["محمد"]),
    ("احمد", "أحمد واحمد", ["أحمد", "احمد"]),
    ("إن", "ان أن إن آن", ["ان", "أن", "إن", "آن"]),
    ("مستشفي", "مستشفى", ["مستشفى"]),
    ("مدينه", "مدينة", ["مدينة"]),
    ("مسوول", "مسؤول", ["مسؤول"]),
    ("کتاب", "كتاب", ["كتاب"]),
    ("كتاب", "كـــتاب", ["كـــتاب"]),
    ("2024", "عام ٢٠٢٤ و۲۰۲۴ و2024", ["٢٠٢٤", "۲۰۲۴", "2024"]),
    ("٢٠٢٤", "عام 2024", ["2024"]),
    ("openai", "OpenAI و OPENAI", ["OpenAI", "OPENAI"]),
    ("سام  ألتمان", "سام\nألتمان وسام ألتمان", ["سام\nألتمان", "سام ألتمان"]),
    (" سام ", "سام", ["سام"]),
    ("1.4", "1.4 و154", ["1.4"]),
    ("(IPO)", "الأولي (IPO) هو", ["(IPO)"]),
    ("a+b*", "a+b* aab", ["a+b*"]),
    ("\ufefb", "لا شيء", ["لا"]),
    ("لا", "ألا", ["لا"]),
    ("قطر", "قمر", []),
    ("", "قمر", []),
    ("  ", "ق مر", []),
    ("\u064e\u0640", "قَمر", []),
]


@pytest.mark.parametrize(("query", "text", "found"), FOUND)
def test_find(query, text, found):
    assert [text[start:end] for start, end in find(text, query)] == found


def test_a_match_takes_the_marks_of_its_last_letter():
    assert find("كتابٌ جديد", "كتاب") == [(0, 5)]
    assert find("كِتابٌ", "ك") == [(0, 2)]


LETTERS = "اأإآبتيىئهةكوؤ \u064e\u0651\u0640٣3۳aA.(*[\\^"


@settings(deadline=None, max_examples=400)
@given(
    st.text(st.sampled_from(LETTERS), max_size=8), st.text(st.sampled_from(LETTERS), max_size=40)
)
def test_spans_are_pieces_of_the_text(query, text):
    spans = find(text, query)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None, max_examples=400)
@given(
    st.text(st.sampled_from(LETTERS), max_size=20),
    st.text(st.sampled_from("اأبتيهك3a.(*["), min_size=1, max_size=8),
    st.text(st.sampled_from(LETTERS), max_size=20),
)
def test_what_stands_in_a_text_is_found(before, query, after):
    assert find(before + query + after, query)


@given(st.text(max_size=20))
def test_any_query_is_taken(query):
    expression = pattern(query)
    assert expression is None or expression.search("") is None


def test_in_the_seeds():
    files = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    texts = [file.read_bytes().decode() for file in files]
    assert len(texts) == 5
    for text in texts:
        assert len(find(text, "التمان")) == text.count("ألتمان") > 1
        assert len(find(text, "openai")) == text.count("OpenAI") > 3
    assert sum(len(find(text, "٥٠٠ مليار")) for text in texts) == 7
