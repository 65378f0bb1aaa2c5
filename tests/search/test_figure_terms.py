"""The figures of one kind within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.search import schema
from tui.search.figure_terms import FigureTerms

VALUES = st.integers(-5, 30).map(float)
FIGURES = st.lists(st.tuples(VALUES, st.integers(0, 3)), max_size=20)


@given(FIGURES, VALUES, VALUES)
def test_those_that_overlap_the_bounds_are_within(
    figures: list[tuple[float, int]], least: float, most: float
) -> None:
    ends = {
        schema.figure_term("MONEY", "USD", low, low + more): (low, low + more)
        for low, more in figures
    }
    expected = {term for term, (low, high) in ends.items() if low <= most and high >= least}
    if least > most:
        expected = {term for term in expected if ends[term][0] != ends[term][1]}
    assert set(FigureTerms(ends).within(least, most)) == expected
