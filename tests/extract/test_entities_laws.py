"""What holds for the names of any text; finding them takes steps in line with its length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.reading import article_of
from tui.extract.entities import entities
from tui.extract.naming import Namer
from tui.model import EntityType

WORDS = st.sampled_from(
    """
سام ألتمان وألتمان لترامب بـ «OpenAI» OpenAI، ChatGPT Nvidia A100 GPT-4 شركة منصة الرئيس التنفيذي
السيد وزارة الخارجية جامعة ستانفورد مضيق هرمز بنك مصر للسعودية وبالإمارات مشروع ستارغيت ستارغيت
انتخابات 2024 قال وأكد أن في من ، . ؟ ( ) [ ] " ' محمد بن سلمان عبد الله آل نهيان الدكتور
https://a.b/c <b> &nbsp; ![صورة](http://x.y/z.png) The New York Times of and بالي كتاب ابن أبو
ل ب و لل وال 12 مايو تويتر (الآن X) DeepSeek
ديب سيك (DeepSeek) WHO منظمة الصحة العالمية شَرِكَة ـــ إيران تهران است کہ
""".split()
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)
LAWS = TEXTS | st.lists(WORDS, max_size=25).map("".join)


@settings(max_examples=200, deadline=None)
@given(LAWS)
@example("الرئيس")
@example("وول ل ب ك")
@example("()«»“”")
def test_mentions_are_slices_in_order(text: str) -> None:
    article = article_of(text)
    last = 0
    for one in entities(article):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert any(letter.isalpha() for letter in text[one.start : one.end])
        assert one.id == one.id.lower()
        assert one.id
        assert " " not in one.id
        assert 0 < one.confidence <= 1
        assert one.name
        last = one.end


@settings(max_examples=50, deadline=None)
@given(LAWS)
def test_the_same_text_gives_the_same_names(text: str) -> None:
    assert entities(article_of(text)) == entities(article_of(text))


@settings(max_examples=50, deadline=None)
@given(LAWS)
def test_all_mentions_of_an_entity_have_one_name(text: str) -> None:
    names: dict[str, str] = {}
    for one in entities(article_of(text)):
        assert names.setdefault(one.id, one.name) == one.name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "كتاب " * 500,
        "This is a Text In Latin Letters about Somebody Unknown and his Company of friends. " * 5,
        "12 13 14 1,500 2024 " * 50,
        "<div class='x'>&nbsp;</div> <img src='http://a.b/OpenAI.png'>",
        "aXA6IDMuMTQ1LjE5MS4xMjggbGFsYWxhbGFsYWxhbGFsYWxh==",
    ],
)
def test_no_names_where_there_are_none(text: str) -> None:
    assert entities(article_of(text)) == []


def test_a_name_of_300_characters() -> None:
    long = "ا" * 300
    assert all(one.end - one.start < 400 for one in entities(article_of(f"شركة «{long}» قالت")))


def test_5000_entities() -> None:
    text = " ".join(f"شركة «Name{at}x»، " for at in range(5000))
    assert len({one.id for one in entities(article_of(text))}) == 5000


def counted(call: Callable[[], object]) -> int:
    """Return the lines and calls of Python that a call takes."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal steps
        steps += 1
        return trace

    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(None)
    return steps


@pytest.mark.parametrize(
    "unit",
    [
        "و" * 50 + " ",
        "الرئيس ",
        "شركة «",
        "محمد بن ",
        "Bank of the ",
        "ستارغيت مشروع ستارغيت ",
        "سام ألتمان وألتمان ",
        "جامعة القاهرة (",
        "Aa Ab Ac Ad Ae ",
    ],
)
def test_steps_grow_with_the_length(unit: str) -> None:
    entities(article_of(unit * 40))  # tables are read before counting
    some, more = (counted(lambda n=n: entities(article_of(unit * n))) for n in (100, 400))
    assert more <= 4.5 * some + 2000


def test_a_correction_is_applied() -> None:
    article = article_of("أعلنت OpenAI ذلك.")
    namer = Namer(None, correct=lambda article, found: [])
    assert Namer(None).entities(article)[0].type == EntityType.ORG
    assert namer.entities(article) == ()


def test_repeats_do_not_overlap() -> None:
    text = "قالت الفنانة اسمهان لحمر ذلك. وغنت أسمهان لحمر، ثم لحمر. وحضر الفنان كريم لحمر."
    ends = [0]
    for one in entities(article_of(text)):
        assert one.start >= ends[-1]
        ends.append(one.end)


def test_a_name_is_whole_where_its_span_keeps_one_lam() -> None:
    text = "قال مصدر للبيت الأبيض ووزير للجنة الأولمبية الدولية إن الوفد سافر للبنان ولليبيا."
    found = {text[one.start : one.end]: one for one in entities(article_of(text))}
    assert found["لبيت الأبيض"].form(text) == found["لبيت الأبيض"].name == "البيت الأبيض"
    assert found["لجنة الأولمبية الدولية"].form(text) == "اللجنة الأولمبية الدولية"
    assert found["لبنان"].form(text) == "لبنان"
    assert found["ليبيا"].form(text) == "ليبيا"
