"""What holds for the figures of any text, and that reading takes steps in line with its length."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.reading import FIELDS, article_of, rows
from tui.extract.figures import figures, total
from tui.model import FigureKind

WORDS = st.sampled_from(
    """
5 10 2016 1,500 ٣٫٥ 1.2.3.4 1,50,00 ألف ألفا آلاف مليون مليار مليارات ملياري و من إلى بين نصف
وربع ثلثي دولار دولارات أمريكي ريال سنتا % في المئة بالمائة نقطة مئوية كلم متر مربع درجة شخص
أشخاص سنة سنوات عامين عام هذا العام الماضي التالي المقبلة يناير 12 مارس الاثنين الأحد ( ) / - ،
. أواخر الربع الأول خمسة وعشرون مئة أضعاف مرات نحو أكثر لا يقل عن سنويا للبرميل مئات الآلاف الـ
بـ عمر البالغ قليلة آخرون منهم $ € USD Mar رمضان 1437 هـ صيف الثمانينات عامي 2015 و2016 km GPT
2025-03-15 10:30 https://a.b/c?d=5 <b> &nbsp;
""".split()
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80)
LAWS = TEXTS | st.lists(WORDS, max_size=25).map("".join)


@given(LAWS)
@example("ملايين ونصف مليون و3 آلاف")
@example("1" + "0" * 400)
@example("0 دولار و00 سنتا")
def test_rows_are_slices_in_order_with_plain_numbers(text: str) -> None:
    last = 0
    for row in rows(text):
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert last <= start < end <= len(text)
        last = end
        span = text[start:end]
        assert row["text"] == span == span.strip()
        assert span[0] not in "،.؛:»)]"
        numbers = [row[name] for name in ("value", "value_min", "value_max")]
        for number in numbers:
            assert number is None or (isinstance(number, int | float) and math.isfinite(number))
            assert number is None or -1e18 <= number <= 1e18
            assert number is None or float(f"{number:.15g}") == number
        assert (numbers[1] is None) == (numbers[2] is None)
        assert row["vague"] is False or numbers == [None, None, None]
        assert row["kind"] != "DATE" or numbers == [None, None, None]
        assert row["vague"] or row["kind"] == "DATE" or any(n is not None for n in numbers)
        assert json.loads(json.dumps(row)) == row


@given(LAWS)
def test_figures_do_not_depend_on_when_they_are_read(text: str) -> None:
    assert rows(text) == rows(text)


@given(LAWS, st.integers(0, 30))
def test_places_move_with_the_text(text: str, blanks: int) -> None:
    moved = [(row["start"], row["text"]) for row in rows(" " * blanks + text)]
    assert moved == [(int(str(row["start"])) + blanks, row["text"]) for row in rows(text)]


@given(LAWS)
def test_steps_and_sentences_hold_what_they_name(text: str) -> None:
    for figure in figures(article_of(text)):
        assert figure.sentence_start <= figure.start < figure.end <= len(text)
        assert figure.sentence_end > figure.start
        assert figure.steps
        for step in figure.steps:
            assert step.role
            assert 0 <= step.start < step.end <= len(text)
        assert figure.kind is FigureKind.DATE or figure.rule.startswith(figure.kind.lower())
        middle = total(figure)
        assert middle is None or math.isfinite(middle)


def test_steps_tell_how_a_value_was_computed() -> None:
    text = "وبلغت نحو 12 ألف و872 دولار سنويا"
    (figure,) = figures(article_of(text))
    steps = [(step.role, text[step.start : step.end], step.value) for step in figure.steps]
    assert steps == [
        ("number", "12", "12"),
        ("scale", "ألف", "1000"),
        ("number", "872", "872"),
        ("currency", "دولار", "dollar"),
        ("hedge", "نحو", "about"),
        ("per", "سنويا", "year"),
    ]
    assert figure.rule == "money.currency"
    assert text[figure.sentence_start : figure.sentence_end] == text


def steps_taken(work: Callable[[], object]) -> int:
    """Return how many functions a call calls, our own and built-in ones."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


PATTERNS = [
    "123 ",
    "1 234 567,",
    "1", "و", "و ", "1,.", ".", ",1", "<a", "&a", "ألف ", "وألف ", "خمسة و", "خمسة وعشرون و",
    "مئات ", "من ", "5 ", "5-", "5 و", "مارس ", "الاثنين ", "الاثنين، ", "أواخر ",
    "الربع الأول من ", "2016-", "عامي 2015 و", "(", "$", "$ 5 ", "»", "http://", "هذا العام ",
    "\u064b", "نصف ", "a ", "Mar 5 ", "درجة 5 ", "5 درجات ", "5 سنوات ", "5 أشخاص 7 آخرين ",
    "5 ريال ", "قيمة 5 دولار ", "الـ 5 ", "5ر",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_steps_grow_with_the_length(pattern: str) -> None:
    def read(characters: int) -> int:
        text = pattern * (characters // len(pattern))
        return steps_taken(lambda: rows(text))

    read(1000)  # fills the table of known words
    short, long = read(6000), read(24_000)
    assert long <= 4.4 * short + 500


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "و" * 100_000, "1,.٫" * 25_000, "1" + "." * 100_000]
)
def test_huge_tokens_are_no_figures(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("number", ["1" + "0" * 400, "9" * 19, "5000000 تريليون", "1e400"])
def test_numbers_above_the_limit_are_no_figures(number: str) -> None:
    assert rows(f"{number} دولار") == []


def test_a_title_cut_from_the_text_gives_no_figure_twice() -> None:
    from tui.articles.parse import parse

    article = parse("دفعت الشركة 5 ملايين دولار لشراء المصنع الجديد في المدينة.\n")
    assert article.title_derived
    assert len(figures(article)) == 1
    assert set(FIELDS) <= set(rows("5 دولار")[0])
