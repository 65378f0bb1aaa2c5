"""Names of the book, as a search knows them."""

from __future__ import annotations

import pytest

from tui.search.query_tree import TextField
from tui.searching import KnownNames


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("ترامب", "trump"),
        ("لترامب", "trump"),
        ("بمايكروسوفت", "microsoft"),
        ("لسام ألتمان", "sam altman"),
        ("باريس", "paris"),
        ("لبنان", "lebanon"),
    ],
)
def test_a_name_is_known_with_clitics_before_it(words: str, other: str) -> None:
    names = KnownNames()
    assert names.is_name(words.split())
    assert tuple(other.split()) in names.others(words.split())


@pytest.mark.parametrize("word", ["ولد", "بعد", "كان", "وجد", "بلال", "في", "و", "١٩٩٠"])
def test_a_word_that_begins_like_a_clitic_is_no_name_for_that(word: str) -> None:
    assert not KnownNames().is_name([word])


@pytest.mark.parametrize("word", ["\u0640", "\u0640\u06400", "\u064b", "", "Ά)ـ0"])
def test_what_has_no_letters_is_no_name(word: str) -> None:
    assert not KnownNames().is_name([word])
    assert KnownNames().others([word]) == []


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("elon", [("ايلون",)]),
        ("sam", [("سام",)]),
        ("mark", [("مارك",)]),
        ("satya", [("ساتيا",)]),
        ("larry", [("لاري",)]),
        ("bin", []),
        ("sammy", []),
    ],
)
def test_a_given_name_in_latin_letters_is_known_by_its_place(
    word: str, others: list[tuple[str, ...]]
) -> None:
    assert KnownNames().others([word]) == others


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("محمود", "محمد"),
        ("كمال", "جمال"),
        ("سمير", "سميره"),
        ("سليم", "سلوم"),
        ("ماجد", "ممجد"),
        ("محسن", "محزن"),
        ("نجيب", "نقيب"),
        ("بنك", "البنج"),
        ("كتاب", "كتيب"),
        ("ماسك", "موسكو"),
        ("تويتر", "توتير"),
        ("باريس", "برس"),
        ("الموصل", "معسل"),
    ],
)
def test_two_words_that_are_known_are_no_spellings_of_each_other(word: str, other: str) -> None:
    assert not KnownNames().may_be_spelt(word, other)


@pytest.mark.parametrize(
    ("word", "other"), [("ستارغيت", "ستارجت"), ("بلجيكا", "بلغيكا"), ("غرينلاند", "جرينلند")]
)
def test_a_foreign_name_differs_in_g_and_in_long_vowels(word: str, other: str) -> None:
    assert KnownNames().may_be_spelt(word, other)


@pytest.mark.parametrize(
    ("word", "field", "known"),
    [
        ("عراق", TextField.PLACE, ("iraq",)),
        ("العراق", TextField.PLACE, ("iraq",)),
        ("كونغرس", TextField.ORG, ("us-congress",)),
        ("عراق", TextField.PERSON, ()),
    ],
)
def test_a_name_is_asked_for_by_its_type_without_its_article(
    word: str, field: TextField, known: tuple[str, ...]
) -> None:
    assert KnownNames().ids((word,), field) == known
