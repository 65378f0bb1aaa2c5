"""Ends of ranges and spans of time, most of a question, and queries as they grow under the hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from query_trees import brief, read
from test_query_trees import AMOUNTS, FIELDS, WORDS_AND_OPERATORS

from tui.model import FigureKind
from tui.search.gloss import gloss
from tui.search.query import parse
from tui.search.query_tree import (
    And,
    Bound,
    Dates,
    Day,
    Everything,
    Name,
    Not,
    Range,
    Some,
    Word,
)
from tui.words import Words


def test_an_end_has_its_value_as_typed_and_to_compare() -> None:
    query = read("قدرة:>1.5 جيجاوات").query
    low = Bound(Fraction(3, 2), "GW", Fraction(1_500_000_000), closed=False)
    assert query == Range(FigureKind.MEASURE, low, None, "power")


def test_a_currency_of_several_countries_keeps_its_name() -> None:
    query = read("مال:<=5مليون ريال").query
    assert isinstance(query, Range)
    assert query.high == Bound(Fraction(5_000_000), "ريال", Fraction(5_000_000), closed=True)
    assert {"SAR", "QAR", "OMR", "YER"} <= set(query.currencies)
    assert "USD" not in query.currencies


def test_degrees_are_compared_in_one_unit() -> None:
    query = read("حرارة:>104°F").query
    assert isinstance(query, Range)
    assert query.low is not None
    assert query.low.compared == 40


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-05-17", "2024-05-17", "2024-05-17"),
        ("2199", "2199-01-01", "2199-12-31"),
    ],
)
def test_days_of_a_period(period: str, first: str, last: str) -> None:
    day = Day(period, closed=True)
    assert (day.first, day.last) == (first, last)
    within = Dates(day, day)
    assert (within.first, within.last) == (first, last)


@pytest.mark.parametrize(("text", "some"), [("أ ب ج", False), ("أ ب ج د", True), ("أين ب", True)])
def test_of_a_question_some_words_are_enough(text: str, some: bool) -> None:
    assert isinstance(read(text).query, Some) == some


def test_nodes_know_their_characters() -> None:
    text = "أ -إيلون ماسك مال:>1 مليار"
    query = read(text).query
    assert isinstance(query, And)
    assert [text[child.start : child.end] for child in query.children] == [
        "أ",
        "-إيلون ماسك",
        "مال:>1 مليار",
    ]
    musk = query.children[1]
    assert isinstance(musk, Not)
    assert isinstance(musk.query, Name)
    assert text[musk.query.start : musk.query.end] == "إيلون ماسك"


def test_places_make_no_difference_where_trees_are_compared() -> None:
    assert read("  أ").query == Word("أ")
    assert hash(read("  أ").query) == hash(Word("أ"))
    assert read("-أ").query == And((Everything(), Not(Word("أ"))))


def test_without_names_only_bare_numbers_are_read() -> None:
    assert brief(parse("نسبة:>50%").query) == "percent(50..)"
    assert brief(parse("مال:>1,500").query) == "money(1500..)"
    assert brief(parse("بعد:2024-05").query) == "dates[2024-06-01..]"
    assert brief(parse("شات جي بي تي").query) == "(some شات جي بي تي)"
    for text in ("مال:>1مليار", "قدرة:>5GW", "بعد:مايو 2024"):
        assert len(parse(text).problems) == 1


@pytest.mark.parametrize("text", [text for text, _ in WORDS_AND_OPERATORS + FIELDS + AMOUNTS])
def test_a_query_is_read_at_every_key(text: str) -> None:
    for end in range(len(text)):
        parsed = read(text[:end])
        assert read(str(parsed.query)).query == parsed.query
        assert gloss(parsed, Words("ar"))
        assert all(one.end <= end for one in parsed.problems)
