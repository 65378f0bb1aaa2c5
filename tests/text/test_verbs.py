"""Verbs in the form under which a dictionary has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.stems import stem
from tui.text.verbs import perfect
from tui.text.vocabulary import Vocabulary, vocabulary


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("زعم", "زعمت زعموا يزعم يزعمون وزعم"),
        ("أعلن", "يعلن تعلن سيعلن وأعلنت أعلنوا يعلنون"),
        ("قال", "يقول تقول وقالت قالوا يقولون"),
        ("أشار", "يشير تشير أشارت وأشار"),
        ("دعا", "يدعو تدعو دعت ودعا"),
        ("وصل", "يصل وصلت وصلوا"),
        ("انتقل", "ينتقل تنتقل انتقلت"),
        ("استخدم", "يستخدم تستخدم استخدمت يستخدمون"),
        ("تمكن", "يتمكن تتمكن تمكنت تمكنوا سيتمكن"),
        ("نشر", "ينشر نشرت نشرته ينشرها"),
        ("أضاف", "وأضاف وأضافت يضيف تضيف"),
        ("تولى", "يتولى تتولى تولت تتولاها"),
        ("أكد", "يؤكد تؤكد ويؤكد يؤكدون وأكدت أكدوا"),
        ("أدى", "يؤدي تؤدي أدت وأدى"),
    ],
)
def test_forms_of_a_verb_have_one_stem(verb: str, forms: str) -> None:
    assert {form: stem(form) for form in forms.split()} == dict.fromkeys(forms.split(), stem(verb))


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("يسار", "سار"),
        ("تصريح", "صريح"),
        ("تعليم", "عليم"),
        ("تجديد", "جديد"),
        ("تجار", "جار"),
        ("نظام", "ظام"),
        ("نقل", "قل"),
        ("تونس", "ونس"),
        ("تمرين", "تمر"),
        ("إضافة", "أضاف"),
        ("حركته", "حرك"),
        ("أثر", "يوثر"),
        ("أمن", "يؤمن"),
        ("وكد", "أكد"),
    ],
)
def test_a_noun_that_begins_or_ends_like_a_verb_is_none(noun: str, verb: str) -> None:
    assert stem(noun) != stem(verb)


def test_of_two_perfects_the_one_that_is_met_more_often_is_taken() -> None:
    met = {"يعلن": 3, "علن": 1, "علنت": 0, "اعلن": 4, "اعلنت": 3}
    assert perfect("يعلن", Vocabulary(met, frozenset())) == "اعلن"
    assert perfect("يعلن", Vocabulary({"يعلن": 3}, frozenset())) == "يعلن"
    assert perfect("يعلن", Vocabulary({**met, "اليعلن": 0}, frozenset())) == "يعلن"


@given(st.text(st.sampled_from("ابتدرسعقلمنهويء"), min_size=1, max_size=12))
def test_any_word_has_one(word: str) -> None:
    assert len(perfect(word, vocabulary())) >= min(3, len(word))
