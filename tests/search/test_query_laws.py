"""Laws of the query language: nothing raises, what is written is read again, work is bounded."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Sequence
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_trees import WORDS, is_name, read

from tui.search.gloss import gloss
from tui.search.query import DEEPEST, LONGEST, MOST, parse
from tui.search.query_tree import (
    And,
    Everything,
    Field,
    Name,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Some,
    Word,
    is_question,
    leaves,
)
from tui.words import Words

PIECES = [
    "ألتمان", "ماسك", "شات", "جي", "بي", "تي", "سام", "إيلون", "البيت", "الأبيض", "Sam", "Altman",
    "Jr", "OR", "AND", "NOT", "OR.", "or", "|", "-", "−", "(", ")", '"', "«", "»", "“", "”", "~",
    "~5", "*", "?", "؟", ":", "،", ",", ".", "..", "عنوان:", "title:", "شخص:", "مصدر:", "مال:",
    "نسبة:", "قدرة:", "مدة:", "بعد:", "قبل:", "date:", ">", ">=", "<", "=", "5", "٥", "1.5", "½",
    "2024", "2024-05", "مليار", "مليون", "GW", "جيجاوات", "USD", "$", "ريال", "سعودي", "%", "٪",
    "1e9", "مايو", "\u0650", "ـ", "\u200f", "\x00", "\ud800", "😀", "https://x.com/a", "10:30",
]  # fmt: skip
typed = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])).map("".join), max_size=25
).map("".join)
anything = st.one_of(typed, st.text(st.characters(), max_size=60))

HOSTILE = [
    "(", ")", "()", ")(", '"', '""', "«", "»", "“", "«»", "-", "- ", "-(", '-"', "|", "OR ", "NOT ",
    "AND ", "*", "* ", "?", "؟", "a?", "~", '"a b"~', '"a"~9', ":", "عنوان:", "عنوان: ", "عنوان:(",
    "مال:", "مال:>", "مال:> 5 ", "مال:5..", "بعد:", "بعد: 2024 ", "شخص:سام ", "ألتمان ", "a,", "1,",
    "\x00", "\u0650", "ـ", "\u200f", "\ud800", "😀", "a-", "a*b", "شات جي بي تي ", "(a OR ", "(-a ",
    '"a ', "سام ألتمان OR ", "<5", ">5GW ", "a:b ", "،", "\n", "\U0010ffff", "ﷺ", "½",
]  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(anything)
def test_nothing_raises_and_all_places_are_in_the_query(text: str) -> None:
    parsed = read(text)
    assert all(0 <= one.start < one.end <= len(text) for one in parsed.problems)
    assert list(parsed.problems) == sorted(parsed.problems, key=lambda one: (one.start, one.end))
    for node in leaves(parsed.query):
        assert 0 <= node.start <= node.end <= len(text)
        typed_here = text[node.start : node.end]
        if isinstance(node, Word):
            assert node.text in typed_here
        elif isinstance(node, Name | Phrase | Near):
            assert all(word in typed_here for word in node.words)


@settings(deadline=None, max_examples=400)
@given(anything)
def test_a_written_tree_is_read_as_itself(text: str) -> None:
    query = read(text).query
    assert read(str(query)).query == query


@settings(deadline=None, max_examples=200)
@given(typed, st.sets(st.lists(st.sampled_from(PIECES[:13]), min_size=2, max_size=4).map(tuple)))
def test_a_written_tree_is_read_as_itself_whatever_the_names(
    text: str, names: set[tuple[str, ...]]
) -> None:
    def known(words: Sequence[str]) -> bool:
        return tuple(words) in names

    query = parse(text, known, WORDS).query
    assert parse(str(query), known, WORDS).query == query


@settings(deadline=None, max_examples=200)
@given(anything)
def test_trees_have_the_promised_shape(text: str) -> None:
    query = read(text).query
    _check(query, depth=0)
    if isinstance(query, And):
        some = [child for child in query.children if isinstance(child, Some)]
        assert query.children[: len(some)] == tuple(some)
        assert len(some) <= 1


def _check(query: Query, depth: int) -> None:
    # Each bracket can add a group, and each group a minus and a field.
    assert depth <= 4 * (DEEPEST + 1)
    match query:
        case And(children):
            assert len(children) >= 2
            assert not all(isinstance(child, Not) for child in children)
            for child in children:
                _check(child.query if isinstance(child, Not) else child, depth + 1)
        case Or(children):
            assert len(children) >= 2
            assert not any(isinstance(child, Not | Some) for child in children)
            for child in children:
                _check(child, depth + 1)
        case Some(words):
            assert is_question(words)
            assert depth <= 1
        case Field(_, inner):
            assert not isinstance(inner, Not | Everything)
            assert not any(isinstance(leaf, Field) for leaf in leaves(inner))
            _check(inner, depth + 1)
        case _:
            assert not isinstance(query, Not)


@settings(deadline=None, max_examples=200)
@given(anything)
def test_the_gloss_is_one_line_without_controls(text: str) -> None:
    parsed = read(text)
    for lang in ("ar", "en"):
        told = gloss(parsed, Words(lang, isolate=True))
        assert told
        assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") for sign in told)


@pytest.mark.parametrize("block", range(0, 0x110000, 0x1000))
def test_every_block_of_unicode_is_read(block: int) -> None:
    signs = [chr(code) for code in range(block, block + 0x1000, 7)]
    for text in ("".join(signs), " ".join(signs), "a".join(signs), f'"{"".join(signs)}'):
        query = read(text).query
        assert read(str(query)).query == query
        assert gloss(read(text), Words("ar"))


def steps(work: Callable[[], object]) -> int:
    """Return how many functions are called, those in C included: work, and no time."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_no_faster_than_the_query(piece: str) -> None:
    def work(length: int) -> int:
        text = (piece * (length // len(piece) + 1))[:length]
        return steps(lambda: gloss(read(text), Words("ar")))

    work(100)  # tables are read on first use
    short, long = work(LONGEST // 8), work(LONGEST)
    assert long <= 8 * short * 1.1 + 2_000
    assert work(10 * LONGEST) <= long * 1.1 + 2_000


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_characters_are_answered(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    parsed = read(text)
    assert gloss(parsed, Words("ar"))
    assert gloss(parsed, Words("en"))
    assert parsed.problems
    assert "query.problem.long" in {one.key for one in parsed.problems}
    assert sum(1 for _ in leaves(parsed.query)) <= 2 * MOST
    assert read(str(parsed.query)).query == parsed.query
    assert hash(parsed.query) == hash(read(str(parsed.query)).query)


def test_names_are_asked_for_a_bounded_number_of_words() -> None:
    asked: list[int] = []

    def known(words: Sequence[str]) -> bool:
        asked.append(len(words))
        return is_name(words)

    parse("كلمة " * 2_000, known)
    assert max(asked) == 8
    assert len(asked) <= 7 * MOST
