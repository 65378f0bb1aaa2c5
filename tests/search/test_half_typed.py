"""While an amount is typed, the beginning of its scale or currency is no error yet."""

from __future__ import annotations

import pytest

from tui.search.query_tree import Range
from tui.searching import understood


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مال:>1م", 1),
        ("مال:>1ملي", 1),
        ("مال:>1 ملي", 1),
        ("مال:>1مليا", 1),
        ("مال:>1مليار", 10**9),
        ("مال:>1مليار د", 10**9),
        ("مال:>1مليار دولا", 10**9),
        ("مال:>1مليار دولار", 10**9),
        ("money:>1bil", 1),
        ("money:>1billion", 10**9),
        ("money:>1 US", 1),
    ],
)
def test_what_more_will_be_typed_of_is_left_out(text: str, value: int) -> None:
    parsed = understood(text)
    assert not parsed.problems
    assert isinstance(parsed.query, Range)
    assert parsed.query.low is not None
    assert parsed.query.low.value == value


@pytest.mark.parametrize("text", ["مال:>1قكم", "مال:>1ملي ماسك", "money:>1xq", "مال:>1ملي "])
def test_what_begins_nothing_or_is_typed_to_its_end_is_a_problem(text: str) -> None:
    assert [one.key for one in understood(text).problems] == ["query.problem.currency"]
