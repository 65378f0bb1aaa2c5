"""Words in index form, and the letters of the source that each stands for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.folded import LONGEST, fold, index_form, letter_spans, part, written
from tui.text.ladder import LETTERS, Step, letters_step
from tui.text.normal import is_dropped, normal

_TEXTS = st.text(
    st.sampled_from("اأإآٱبكلةهىيئؤءوشر ًَّـ\u200f\u200b٠٥5,.٬٫aÉxß ﻻﷲﷺﺷﻰ\n«؟-_") | st.characters(),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وبالشَّرِكةِ، الـعـامة", ["وبالشركه", "العامه"]),
        ("ﻷحمد ﷲ", ["لاحمد", "الله"]),
        ("بـ40 ال5 كوفيد19 H100", ["ب", "40", "ال", "5", "كوفيد", "19", "h100"]),
        ("1,500 ١٬٥٠٠ 97.4 ٩٧٫٤ 1,5 2024/5", ["1500", "1500", "97.4", "97.4", "1.5", "2024", "5"]),
        ("12,345,678.90", ["12345678.90"]),
        ("OpenAI's GPT-4 Café x_y", ["openai", "s", "gpt", "4", "cafe", "x", "y"]),
        ("ﷺ", ["صلي", "الله", "عليه", "وسلم"]),
        ("كتاب‌ها کتاب ۱۴۰۲", ["كتابها", "كتاب", "1402"]),
        ("ـــ ... \u200f", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert fold(text)[0] == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال: «وبالشَّرِكةِ»", "وبالشَّرِكةِ"),
        ("\u200fمصر\u200f، ", "مصر"),
        ("عـــام.", "عـــام"),
        ("بلغ ١٬٥٠٠٫", "١٬٥٠٠"),
        ("«ﻷحمد»", "ﻷحمد"),
    ],
)
def test_a_span_has_the_whole_letters_of_its_word(text: str, word: str) -> None:
    _, spans = fold(text)
    assert word in [text[start:end].lstrip("\u200f") for start, end in spans]


def test_part_of_a_word_is_marked_by_whole_letters() -> None:
    word = "وبالشَّرِكةِ"
    folded, spans = letter_spans(word)
    assert folded == "وبالشركه"
    assert word[slice(*part(word, 4, 8))] == "شَّرِكةِ"
    assert word[slice(*part(word, 4, 5))] == "شَّ"
    assert spans[-1] == (len(word) - 2, len(word))


def test_letters_of_a_ligature_share_their_place() -> None:
    assert letter_spans("ﻷح") == ("لاح", [(0, 1), (0, 1), (1, 2)])
    assert part("ﻷح", 1, 2) == (0, 1)


@given(_TEXTS)
def test_spans_lie_in_order_and_hold_their_words(text: str) -> None:
    words, spans = fold(text)
    assert len(words) == len(spans)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] or one == two for one, two in pairwise(spans))
    for word, (start, end) in zip(words, spans, strict=True):
        assert word in index_form(text[start:end]).split()
        assert word
        assert not set(word) & set(" \n")


@given(_TEXTS)
def test_the_index_form_is_the_normal_form_of_what_is_read(text: str) -> None:
    for raw in written(text):
        if not any(mark in raw for mark in ",.٬٫") and len(raw) <= LONGEST:
            assert index_form(raw) == "".join(normal(letter) for letter in raw)[: len(raw) * 20]


@given(_TEXTS)
def test_letters_and_places_are_as_many_and_cover_what_is_seen(text: str) -> None:
    for raw in written(text):
        folded, spans = letter_spans(raw)
        assert len(folded) == len(spans)
        covered = {place for span in spans for place in range(*span)}
        missing = set(range(len(raw))) - covered
        assert all(is_dropped(raw[place]) for place in missing)
        for first in range(len(spans)):
            start, end = part(raw, first, first + 1)
            assert start < end


@given(st.text(min_size=1, max_size=12))
def test_each_step_forgives_what_those_before_it_do(word: str) -> None:
    other = word.swapcase().replace("أ", "ا").replace("ة", "ه")
    equal = [form(word) == form(other) for _, form in LETTERS]
    assert equal == sorted(equal)


@pytest.mark.parametrize(
    ("wanted", "found", "step"),
    [
        ("شركة", "شركة", Step.EXACT),
        ("شركة", "شَرِكَة", Step.MARKS),
        ("عام", "عـــام", Step.MARKS),
        ("Altman", "altman", Step.MARKS),
        ("الله", "ﷲ", Step.MARKS),
        ("احمد", "أَحمد", Step.ALEF),
        ("مسؤول", "مسوول", Step.ALEF),
        ("شركه", "شركة", Step.YEH_TEH),
        ("علي", "على", Step.YEH_TEH),
        ("كتاب", "کتاب", Step.YEH_TEH),
        ("2024", "٢٠٢٤", Step.DIGITS),
        ("شركة", "شراكة", None),
    ],
)
def test_the_step_is_the_first_at_which_words_are_one(
    wanted: str, found: str, step: Step | None
) -> None:
    assert letters_step(wanted, found) == step
    assert letters_step(found, wanted) == step
