"""Where names begin and end, and what is none, with the built-in tagger: sentences and mentions."""

from __future__ import annotations

import pytest

from tests.extract.reading import article_of
from tui.extract.entities import entities
from tui.extract.names.edges import is_future
from tui.extract.naming import built_in


def said(text: str) -> list[str]:
    """Return the mentions as `text TYPE`."""
    return [
        f"{text[one.start : one.end]} {one.type}" for one in entities(article_of(text), built_in)
    ]


def ids(text: str) -> list[str]:
    """Return the ids of the mentions."""
    return [one.id for one in entities(article_of(text), built_in)]


def test_the_surname_of_a_person_named_in_full_is_no_country() -> None:
    text = "قال ديفيد كاميرون إن الخطة جاهزة. وأكد كاميرون ذلك. وأضاف أن كاميرون لن يستقيل."
    assert ids(text) == ["david-cameron"] * 3


def test_a_country_beside_a_person_named_like_it_stays_a_country() -> None:
    text = "زار ديفيد كاميرون دولة كاميرون ثم قال كاميرون إنه عاد."
    assert ids(text) == ["david-cameron", "cameroon", "david-cameron"]
    assert ids("فازت الكاميرون على غانا") == ["cameroon", "ghana"]


NO_NAMES = [
    "أصيب سائح روسي في الحادث أمس.",
    "توفي سائح ألماني وأصيب عامل مصري في الحريق.",
    "طالبت الكتلة بوزارة سيادية في الحكومة الجديدة.",
    "سيحولها القانون إلى هيئة دستورية ثابتة.",
    "تولى رئاسة الحكومة ثم ترشح لرئاسة الجمهورية.",
    "بقيت ملفات فساد مالي وإداري أمام القضاء.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_descriptions_are_no_names(text: str) -> None:
    assert said(text) == []


NAMED_AFTER = [
    ("زار الوزير مدينة صباح الأحمد أمس.", ["صباح الأحمد LOC"]),
    ("وقع الحادث قرب ميناء مبارك الكبير.", ["ميناء مبارك الكبير LOC"]),
    ("أقيمت المباراة في ملعب مصطفى بن جنات", ["ملعب مصطفى بن جنات LOC"]),
    ("فاز الكاتب بجائزة نجيب محفوظ.", ["جائزة نجيب محفوظ EVENT"]),
    ("نقل إلى مستشفى الأمير محمد بن فهد الجامعي.",
     ["مستشفى الأمير محمد بن فهد الجامعي ORG"]),
    ("جرى ترميم جسر الملك فهد.", ["جسر الملك فهد LOC"]),
    ("قال مدير مكتب نتنياهو إن إدارة ترامب وافقت.", ["نتنياهو PER", "ترامب PER"]),
    ("سجل عن طريق اللاعب حمزة المثلوثي هدفا.", ["حمزة المثلوثي PER"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED_AFTER)
def test_what_is_named_after_a_person_is_none(text: str, expected: list[str]) -> None:
    assert said(text) == expected


EDGES = [
    ("وحضر اللقاء خالد المنصوري وعزيز تاج.", ["خالد المنصوري PER", "عزيز تاج PER"]),
    ("قال مراسل جوهرة أف أم بصفاقس إن الحادث وقع.", ["جوهرة أف أم ORG", "صفاقس LOC"]),
    ("أكد بيان صادر عن رئاسة الحكومة أن الملف قيد الدرس.", ["رئاسة الحكومة ORG"]),
    ("أعلنت شركة فنتيك جيت عن جولة تمويل. وقالت فنتيك جيت إن الجولة ناجحة.",
     ["فنتيك جيت ORG", "فنتيك جيت ORG"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_edges_of_names(text: str, expected: list[str]) -> None:
    found = said(text)
    assert [one for one in expected if one not in found] == []
    assert len([one for one in found if one.split()[0].startswith("و")]) == 0


@pytest.mark.parametrize(
    ("word", "expected"),
    [("سيفتح", True), ("سيفتحون", True), ("ستكون", True), ("ستولتنبرغ", False),
     ("سيمنز", False), ("ستارمر", False), ("سيف", False)],
)  # fmt: skip
def test_verbs_in_the_future_are_told_from_foreign_names(word: str, expected: bool) -> None:
    assert is_future(word) is expected
