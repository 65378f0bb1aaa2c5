"""A prefix finds the word as it was typed first, and what begins so as another form of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.relevance import built
from tui.search import schema
from tui.search.hits import Search
from tui.search.ladder import Ladder
from tui.search.query import parse
from tui.searching import KnownNames
from tui.text.folded import index_form
from tui.text.ladder import Step

TEXTS = [
    "صفقة",
    "صفقه",
    "الصفقة",
    "صفقتان",
    "صفقات",
    "OpenAI",
    "openai",
    "openairport",
    "st",
    "star",
]


def found(query: str, ladder: Ladder | None = None) -> dict[str, Step]:
    names = KnownNames()
    search = Search(parse(query, names.is_name).query, built(TEXTS), names, ladder)
    return {TEXTS[hit.found.key - 1]: hit.step for hit in search.page(20).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("صفقه*", {"صفقه": Step.EXACT, "صفقة": Step.YEH_TEH, "الصفقة": Step.CLITICS}),
        (
            "صفق*",
            dict.fromkeys(("صفقه", "صفقة", "الصفقة", "صفقتان", "صفقات"), Step.STEM),
        ),
        ("openai*", {"openai": Step.EXACT, "OpenAI": Step.MARKS, "openairport": Step.STEM}),
        ("OpenAI*", {"openai": Step.MARKS, "OpenAI": Step.EXACT, "openairport": Step.STEM}),
        ("s?a*", {"star": Step.STEM}),
        ("s?ar", {"star": Step.EXACT}),
        ("s?a", {}),
    ],
)
def test_what_is_longer_than_the_prefix_comes_behind_it(
    query: str, expected: dict[str, Step]
) -> None:
    assert found(query) == expected


def test_the_first_of_all_is_what_was_typed() -> None:
    assert list(found("openai*")) == ["openai", "OpenAI", "openairport"]


def test_a_ladder_that_ends_before_other_forms_leaves_the_word_itself() -> None:
    ladder = Ladder(frozenset((Step.EXACT,)))
    assert found("openai*", ladder) == {"openai": Step.EXACT}
    assert found("صفق*", ladder) == {}


def test_what_is_not_wanted_is_all_that_begins_so() -> None:
    assert set(found("-openai*")) == set(TEXTS) - {"openai", "OpenAI", "openairport"}


@given(st.lists(st.text("ابلنa1", min_size=1, max_size=4)), st.sampled_from(["ا", "ال", "ن", "a"]))
def test_the_field_of_beginnings_has_what_the_words_begin_with(
    words: list[str], start: str
) -> None:
    longer = any(word.startswith(start) and word != start for word in words)
    assert (start in schema.starts(" ".join(words)).split()) == longer


@pytest.mark.parametrize("start", ["ا", "أ", "ص", "o", "ال", "st", "s", "ت", "z"])
@pytest.mark.parametrize("field", ["", "عنوان:"])
def test_beginnings_find_what_the_words_would(start: str, field: str) -> None:
    folded = index_form(start)
    longer = {
        text
        for text in TEXTS
        for word in index_form(text).split()
        if word.startswith(folded) and word != folded
    }
    some = {text for text, step in found(f"{field}{start}*").items() if step is Step.STEM}
    assert some == (set() if field else longer)
