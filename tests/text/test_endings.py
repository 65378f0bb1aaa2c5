"""Nouns without their endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.endings import base
from tui.text.feminine import FILE, is_feminine_noun, packed
from tui.text.nisba import relations
from tui.text.stems import stem
from tui.text.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("شركة", "شركات شركتين شركتها الشركات شركاتهم"),
        ("جديد", "جديدة جديدا الجديدة جديدين"),
        ("سنة", "سنتين السنتين"),
        ("قرار", "قرارا قرارات قراراته قراره"),
        ("مشير", "مشيرا"),
        ("احتجاج", "احتجاجا احتجاجات احتجاجاتهم"),
        ("تنديد", "تنديدا"),
        ("أسبوع", "أسبوعا أسبوعين الأسبوع"),
        ("رؤساء", "رؤساؤهم رؤسائهم"),
        ("مستوى", "مستواه مستويات"),
        ("رأي", "رأيه رأيها الرأي"),
        ("عربة", "عربات العربات عربته"),
        ("جبهة", "الجبهة الجبهات"),
        ("متبادل", "متبادلة المتبادلة"),
        ("مواطن", "المواطنين مواطنون المواطنون"),
        ("حل", "الحل"),
        ("تهمة", "بتهمة"),
        ("لجنة", "للجنة اللجنة"),
        ("الله", "لله"),
        ("تكنولوجي", "التكنولوجية"),
    ],
)
def test_forms_of_a_noun_have_one_stem(noun: str, forms: str) -> None:
    assert {form: stem(form) for form in forms.split()} == dict.fromkeys(forms.split(), stem(noun))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إنسان", "أنس"),
        ("أجرى", "أجر"),
        ("عدوان", "عدو"),
        ("جبة", "الجبهة"),
        ("عرب", "عربات"),
        ("امرأة", "أمرا"),
        ("رأي", "الراية"),
        ("لله", "للهم"),
        ("لبن", "لبنت"),
        ("حاليا", "الحالي"),
        ("عمل", "عملة"),
        ("مكتب", "مكتبة"),
        ("علم", "علامة"),
        ("أمين", "أمي"),
        ("جمعة", "جمعية"),
        ("حيوان", "حيوي"),
        ("عمر", "عمرو"),
        ("وجهه", "وجهة"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(st.sampled_from("ابتدرسعقلمنهويء"), min_size=3, max_size=12))
def test_the_base_of_a_base_is_itself(word: str) -> None:
    found = base(word, vocabulary())
    assert len(found) >= 3


@pytest.mark.parametrize(
    ("noun", "adjective"),
    [("تكنولوجيا", "تكنولوجية"), ("سياسة", "سياسي"), ("قضاء", "قضائية"), ("قانون", "قانوني")],
)
def test_a_noun_and_its_adjective_find_each_other(noun: str, adjective: str) -> None:
    assert stem(adjective) in relations(stem(noun))
    assert stem(noun) in relations(stem(adjective))


@pytest.mark.parametrize(
    ("one", "other"), [("مدن", "مدني"), ("جمعة", "جمعية"), ("دعوة", "دعوى"), ("نسب", "نسبي")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(other) not in relations(stem(one))
    assert stem(one) not in relations(stem(other))


def test_nouns_in_teh_are_few_and_packed_as_they_are_read() -> None:
    assert all(map(is_feminine_noun, ("عمله", "عربه", "مدرسه", "جمعيه", "حركه")))
    assert not any(map(is_feminine_noun, ("جديده", "عربيه", "سياسيه", "مستقره", "دوله", "openai")))
    assert FILE.stat().st_size < 3_000
    assert packed(["ب", "ا"]) == packed(["ا", "ب"])
