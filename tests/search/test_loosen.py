"""Sentences with quotation marks find what they are about; operators stay operators."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.driving import library_of
from tui.library import Library
from tui.search.gloss import gloss
from tui.search.query import parse
from tui.text.ladder import Step
from tui.words import Words

_TEXTS = {
    "flu": "صحة\n\nظهرت أنفلونزا الطيور في مزرعة شمال البلاد، وقال الأطباء إن الوباء محدود.\n",
    "bow": "تراث\n\nكان العرب يسمون الرماية بالسهام فنا، وألفوا فيه كتبا كثيرة.\n",
    "rain": "طقس\n\nأمطار غزيرة منتظرة غدا في الشمال مع رياح قوية.\n",
}


@pytest.fixture
def library(cache: Path, tmp_path: Path) -> Iterator[Library]:
    with library_of(_TEXTS, tmp_path) as opened:
        yield opened


def found(library: Library, query: str) -> list[tuple[str, Step]]:
    hits = library.ask(query).page().hits
    return [(Path(hit.file).stem, hit.step) for hit in hits]


@pytest.mark.parametrize(
    "query",
    [
        'الأطباء : "وباء أنفلونزا الطيور" ظهر في مزرعة',
        'مزرعة لـ"تربية" الطيور شمال البلاد',
        'ما هي "أنفلونزا الدجاج والطيور" التي ظهرت؟',
        'في أي مزرعة ظهرت "أنفلونزا" الدجاج',
        '"ما هي أنفلونزا الدجاج والطيور؟"',
        "«ما هي أنفلونزا الدجاج والطيور»؟",
    ],
)
def test_quotation_marks_of_a_sentence_are_no_operators(library: Library, query: str) -> None:
    assert found(library, query)[0] == ("flu", Step.SOME)


@pytest.mark.parametrize(
    "query",
    [
        '"أنفلونزا الدجاج والطيور في مزرعة"',
        '"أنفلونزا الدجاج" مزرعة',
        'الأطباء AND "وباء أنفلونزا" AND ظهرت AND مزرعة',
        'عنوان:صحة "وباء أنفلونزا" ظهرت في مزرعة',
        '("وباء أنفلونزا" ظهرت) في مزرعة شمال',
    ],
)
def test_operators_stay_operators(library: Library, query: str) -> None:
    assert found(library, query) == []


def test_what_has_the_quoted_words_comes_alone(library: Library) -> None:
    assert found(library, '"أنفلونزا الطيور" في مزرعة كبيرة') == [("flu", Step.SOME)]
    assert found(library, 'أمطار في "شمال البلاد" مزرعة رياح') == [("flu", Step.SOME)]
    assert found(library, 'ظهرت "أنفلونزا الطيور" في مزرعة') == [("flu", Step.EXACT)]


def test_a_question_finds_the_rest_behind_what_has_its_quoted_words(library: Library) -> None:
    names = {name for name, _ in found(library, 'متى تظهر "أنفلونزا الطيور" مع أمطار ورياح؟')}
    assert names == {"flu", "rain"}


def test_what_is_not_wanted_stays_out(library: Library) -> None:
    query = 'أمطار غزيرة "رياح الشمال" قوية -غدا'
    assert "rain" not in [name for name, _ in found(library, query)]
    assert found(library, query.removesuffix(" -غدا"))[0] == ("rain", Step.SOME)


def test_what_is_shown_instead_is_told_and_marked(library: Library) -> None:
    asked = library.ask('مزرعة لـ"تربية" الطيور شمال البلاد')
    (hit,) = asked.page().hits
    assert asked.is_loose
    article = asked.article(hit.found)
    marked = {article.text[one.start : one.end] for one in asked.places.of(article)}
    assert marked == {"مزرعة", "الطيور", "شمال", "البلاد"}
    assert not library.ask('ظهرت "أنفلونزا الطيور" في مزرعة').is_loose
    assert not library.ask('"أنفلونزا الدجاج" مزرعة').is_loose


def test_the_gloss_of_a_question_tells_its_quoted_words_beside_the_others() -> None:
    said = gloss(parse('متى ظهرت "أنفلونزا الطيور" هنا؟'), Words("en"))
    assert said.endswith("all or some of “متى”, “ظهرت”, the phrase “أنفلونزا الطيور” and “هنا”")


def test_dashes_on_both_sides_set_a_word_off() -> None:
    assert str(parse("الرماية -بالقوس- فن").query) == "الرماية بالقوس فن"
    assert str(parse("الرماية -بالقوس فن").query) == "الرماية -بالقوس فن"
