"""How words are written is known of each article, though only what is unusual is noted."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.relevance import built
from tui.search.hits import Search
from tui.search.index import Index
from tui.search.query import parse
from tui.text.folded import index_form, written
from tui.text.ladder import Step

WORDS = "الساعة الساعه السّاعة أن ان إن آن على علي ﻋﻠﻰ محمد مُحمد 1500 ١٥٠٠ 1,500 قال OpenAI openai"
TEXTS = st.lists(
    st.lists(st.sampled_from((*WORDS.split(), "ﷺ", "(الساعة)،", "أن/ان")), max_size=7).map(
        " ".join
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_forms_are_those_that_stand_in_the_articles(texts: list[str]) -> None:
    index = built(texts)
    standing = [set(written(text)) for text in texts]
    by_word: dict[str, Counter[str]] = {}
    for forms in standing:
        for form in forms - {"ﷺ"}:
            by_word.setdefault(index_form(form), Counter())[form] += 1
    for word, expected in by_word.items():
        assert {one.word: one.articles for one in index.forms(word)} == expected
    assert index.forms("كلمة") == []


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.sampled_from(WORDS.split()))
def test_exact_is_what_is_written_so(texts: list[str], word: str) -> None:
    expected = {number for number, text in enumerate(texts) if word in written(text)}
    assert _exact(built(texts), word) == expected


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_words_side_by_side_are_exact_where_each_is(texts: list[str]) -> None:
    phrase = "أن على"
    texts = [*texts, "قال أن على", "قال ان على", "قال أن علي ثم أن محمد ثم محمد على"]
    found = _exact(built(texts), f'"{phrase}"')
    sure = {number for number, text in enumerate(texts) if f" {phrase} " in f" {text} "}
    assert sure <= found
    assert len(texts) - 2 not in found


def _exact(index: Index, query: str) -> set[int]:
    page = Search(parse(query, lambda words: False).query, index).page(10)
    return {hit.found.key - 1 for hit in page.hits if hit.step is Step.EXACT}


def test_words_near_each_other_are_exact_where_each_is_written_so() -> None:
    texts = ["سلام بعد حرب", "قال سَلام", "سَلام قبل حرب", "حرب ثم سلام", "سلام ولا شيء"]
    index = built(texts)
    assert _exact(index, '"سلام حرب"~5') == {0, 3}
    assert _exact(index, '"سَلام حرب"~5') == {2}
    page = Search(parse('"سلام حرب"~5', lambda words: False).query, index).page(10)
    assert {hit.found.key - 1: hit.step for hit in page.hits} == {
        **{0: Step.EXACT, 3: Step.EXACT},
        2: Step.MARKS,
    }
