"""Finding in a folded text: what is one letter, and which source characters a match has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import matching
from tui.text.ladder import Step
from tui.text.matching import Folded, folded_query


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("قال أَلْتمان ثم", "التمان", ["أَلْتمان"]),
        ("الـتـمـان،", "ألتمان", ["الـتـمـان"]),
        ("مدرسة ومدرسه", "مدرسه", ["مدرسة", "مدرسه"]),
        ("على وعلي", "علي", ["على", "علي"]),
        ("مسؤول مسئول", "مسوول", ["مسؤول"]),
        ("عام ٢٠٢٣ و2023 و۲۰۲۳", "2023", ["٢٠٢٣", "2023", "۲۰۲۳"]),
        ("١٬٥٠٠ و1,500 و1500", "1500", ["١٬٥٠٠", "1,500", "1500"]),
        ("ربح 1,500 و1.5", "1,5", ["1,5"]),
        ("ﻻ أحد وﺍﻟﺴﻼم", "لا", ["ﻻ", "ﻼ"]),
        ("ﷺ", "صلى الله", ["ﷺ"]),
        ("سلام", "لا", ["لا"]),
        ("OpenAI openai ＯpenAI", "OPENAI", ["OpenAI", "openai", "ＯpenAI"]),
        ("Düsseldorf Du\u0308sseldorf", "dusseldorf", ["Düsseldorf", "Du\u0308sseldorf"]),
        ("Straße", "strasse", ["Straße"]),
        ("كتابٌ\u200f طيب", "كتاب", ["كتابٌ"]),
        ("الذكاء\n  \u200f الاصطناعي", "الذكاء الاصطناعي", ["الذكاء\n  \u200f الاصطناعي"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("\\ [ ( *", "[ (", ["[ ("]),
        ("تم تم تم", "تم تم", ["تم تم"]),
        ("اااا", "اا", ["اا", "اا"]),
        ("نص", "ـ", []),
        ("نص", " \u200f ", []),
        ("", "نص", []),
    ],
)
def test_what_is_found(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Folded(text).find(query)] == found


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("ألتمان", Step.EXACT),
        ("أُلتمان", Step.MARKS),
        ("التمان", Step.ALEF),
        ("ﺃلتمان", Step.MARKS),
    ],
)
def test_how_a_match_differs(written: str, step: Step) -> None:
    hits = Folded(f"قال {written} اليوم").find("ألتمان")
    assert hits.step(0) is step
    assert hits.exact(0) == (0 if step is Step.EXACT else None)


def test_what_is_written_so_from_a_place_on() -> None:
    text = "ألتمان التمان ألتمانُ ألتمان"
    hits = Folded(text).find("ألتمان")
    assert [hits.exact(place) for place in (0, 1, 14, 21, len(text))] == [0, 3, 3, 3, None]
    assert [hits.after(place) for place in (0, 1, 7, 8, 22, 23, 99)] == [0, 1, 1, 2, 3, 4, 4]
    assert hits[1:3] == [(7, 13), (14, 21)]


def test_up_to_where_a_query_is_found() -> None:
    folded = Folded("قال سام ألتمان")
    assert folded.reach("سام التمر") == len("سام التم")
    assert folded.reach("سام") == len("سام")
    assert folded.reach("خ") == 0


LETTERS = st.text("اأآىيةهك ـ\u064e\u0651\u200f\n\t1٢,٬،٠aÉ\u0301ﻻﷺß", max_size=60)


@given(LETTERS, st.integers(1, 12))
def test_blocks_are_folded_as_the_whole(text: str, block: int) -> None:
    """What is folded piece by piece is the same, and each letter has its source character."""
    whole = Folded(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_BLOCK", block)
        parts = Folded(text)
    assert parts.text == whole.text
    sources = [source for number in range(len(parts._firsts)) for source in parts._map(number)]
    assert len(sources) == len(parts.text)
    assert sources == sorted(sources)
    for place, source in enumerate(sources):
        assert whole.text[place] in folded_or_blank(text[source])
        assert parts.after(source) <= place


def folded_or_blank(character: str) -> str:
    return " " if character.isspace() else folded_query(character)


@given(LETTERS, LETTERS)
def test_a_match_folds_to_the_query(text: str, query: str) -> None:
    folded = Folded(text)
    wanted = folded_query(query)
    hits = folded.find(query)
    end = 0
    for index, (first, last) in enumerate(hits):
        found = re.sub("[,٬]", "", folded_query(text[first:last]))
        assert (
            re.sub("[,٬]", "", wanted) in found
        )  # a ligature has more letters than were looked for
        assert hits.after(first) <= index
        assert first < last <= len(text)
        assert last >= end
        end = last
    if not hits and wanted:
        assert wanted not in folded.text


def test_long_texts_cost_no_more_than_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """No letter is mapped but of the blocks in which places are asked for."""
    folded = Folded("ألف ليلة وليلة\n" * 50_000)
    hits = folded.find("ليله")
    assert len(hits) == 100_000
    assert not folded._maps
    assert folded.source[slice(*hits[50_000])] == "ليلة"
    assert folded.source[slice(*hits[-1])] == "ليلة"
    assert hits.after(300_000) < len(hits)
    assert len(folded._maps) <= 4


@pytest.mark.parametrize(
    ("query", "end"),
    [("ماسك", 4), ("ماسكققق", 4), ("ظظظ", 0), ("ماسك سام", 5)],
)
def test_the_end_of_what_is_found_of_a_query(query: str, end: int) -> None:
    assert Folded("قال ماسكٌ اليوم").reach(query) == end
