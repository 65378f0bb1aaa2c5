"""The table of words: both languages, CLDR's plurals, numbers, no controls in a message."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tui.words import (
    COUNTS,
    TEXTS,
    ArabicForms,
    Words,
    arabic_category,
    english_category,
    language,
    name,
    visible,
)

ARABIC_LETTER = re.compile("[\u0621-\u064a]")


def places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


@pytest.mark.parametrize("key", TEXTS)
def test_message_is_there_in_both_languages(key: str) -> None:
    text = TEXTS[key]
    assert text.ar
    assert text.en
    assert places(text.ar) == places(text.en)
    assert "\n" not in text.ar + text.en
    assert not ARABIC_LETTER.search(text.en)
    if re.sub(r"\{\w+\}|\W", "", text.en):
        assert ARABIC_LETTER.search(text.ar)


@pytest.mark.parametrize("key", COUNTS)
def test_count_has_all_its_forms(key: str) -> None:
    count = COUNTS[key]
    assert all(count.ar)
    assert all(count.en)
    for form in (count.ar.few, count.ar.many, count.ar.other, *count.en):
        assert places(form) == {"n"}
    assert not places(count.ar.one + count.ar.two)


# Samples of CLDR 45 plurals, ar and en.
@pytest.mark.parametrize(
    ("category", "numbers"),
    [
        ("zero", [0]),
        ("one", [1]),
        ("two", [2]),
        ("few", [3, 10, 103, 110, 1003]),
        ("many", [11, 26, 99, 111, 1011]),
        ("other", [100, 101, 102, 200, 202, 300, 1000, 10_000, 100_000, 0.1, 1.5, 10.1]),
    ],
)
def test_arabic_plural_categories(category: str, numbers: list[float]) -> None:
    assert {arabic_category(number) for number in numbers} == {category}
    assert category in ArabicForms._fields


def test_english_plural_categories() -> None:
    assert english_category(1) == "one"
    assert {english_category(number) for number in (0, 2, 11, 1.0, 1.5)} == {"other"}


@pytest.mark.parametrize(
    ("key", "n", "text"),
    [
        ("words", 0, "لا كلمات"),
        ("words", 1, "كلمة واحدة"),
        ("words", 2, "كلمتان"),
        ("words", 3, "٣ كلمات"),
        ("words", 11, "١١ كلمة"),
        ("words", 100, "١٠٠ كلمة"),
        ("articles", 1, "مقال واحد"),
        ("articles", 2, "مقالان"),
        ("articles", 3, "٣ مقالات"),
        ("articles", 11, "١١ مقالا"),
        ("articles", 100, "١٠٠ مقال"),
        ("articles", 100_000, "١٠٠٬٠٠٠ مقال"),
        ("paragraphs", 25, "٢٥ فقرة"),
        ("minutes", 1, "دقيقة واحدة"),
        ("minutes", 2, "دقيقتان"),
        ("minutes", 11, "١١ دقيقة"),
        ("reading_time", 6, "قراءة ٦ دقائق"),
        ("reading_time", 2, "قراءة دقيقتين"),
        ("reading_time", 100, "قراءة ١٠٠ دقيقة"),
    ],
)
def test_counts_in_arabic(key: str, n: int, text: str) -> None:
    assert Words("ar").count(key, n) == text


def test_counts_in_english() -> None:
    words = Words("en")
    assert words.count("words", 1) == "1 word"
    assert words.count("words", 0) == "0 words"
    assert words.count("articles", 100_000) == "100,000 articles"


def test_numbers() -> None:
    assert Words("ar").number(3.2) == "٣٫٢"
    assert Words("ar").number(1_234_567) == "١٬٢٣٤٬٥٦٧"
    assert Words("ar").number(2 / 3, digits=2) == "٠٫٦٧"
    assert Words("en").number(1_234.5) == "1,234.5"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "ar"),
        ({"LANG": "C"}, "ar"),
        ({"LANG": "POSIX"}, "ar"),
        ({"LANG": "C.UTF-8"}, "ar"),
        ({"LANG": "de_DE.UTF-8"}, "ar"),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ar_SA"}, "ar"),
        ({"LANG": "ar_SA", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "ar_SA.UTF-8"}, "ar"),
        ({"LANG": "en_US", "LC_MESSAGES": "", "LC_ALL": ""}, "en"),
    ],
)
def test_language_of_the_locale(environment: dict[str, str], lang: str) -> None:
    assert language(environment) == lang
    assert language(environment, "en") == "en"
    assert language(environment, "ar") == "ar"


def test_a_name_in_a_message_has_no_controls() -> None:
    hostile = "a\x1b[31m\n\t\x9b\x7f\u202e\u2028\ud800{n}.txt"
    message = Words("en").say("error.missing", path=hostile)
    assert "a␛[31m␊␉\ufffd␡\ufffd\ufffd\ufffd{n}.txt" in message
    assert len(name(hostile)) == len(hostile)


def test_isolates_stand_around_what_fills_a_place() -> None:
    message = Words("ar", isolate=True).say("error.missing", path="./a/")
    assert "«\u2068./a/\u2069»" in message


def test_a_message_fills_a_place_of_another_as_it_is() -> None:
    words = Words("ar", isolate=True)
    inner = words.say("reason.no_text", reason="x\u2069")
    outer = words.say("error.unreadable", path="a", reason=inner)
    assert outer == f"«\u2068a\u2069»: {inner}"
    assert "\u2068x\ufffd\u2069؛" in outer


def test_visible_keeps_what_it_is_told_to() -> None:
    assert visible("a\tb\nc\rd", keep="\n\t") == "a\tb\nc␍d"
    assert visible("سلام \u200f") == "سلام \u200f"
