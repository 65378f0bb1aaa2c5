"""Plurals that are made by other vowels."""

from __future__ import annotations

import pytest

from tui.text.plurals import _partners, partners
from tui.text.stems import stem
from tui.text.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب", "الكتب"),
        ("وزير", "والوزراء"),
        ("مدينة", "بالمدن"),
        ("شهر", "أشهر"),
        ("شهر", "شهور"),
        ("سنة", "سنوات"),
        ("القناة", "والقنوات"),
        ("سهم", "أسهماً"),
        ("قتيل", "القتلى"),
        ("شعب", "لشعوبها"),
    ],
)
def test_singular_and_plural_are_partners(one: str, other: str) -> None:
    assert stem(other) in partners(stem(one))
    assert stem(one) in partners(stem(other))


def test_no_other_words_are() -> None:
    words = "عمل مكتوب ألتمان openai دولة قوة أدوات عربة وفي".split()
    assert not any(partners(stem(word)) for word in words)


def test_none_is_a_name_and_each_has_other_stems() -> None:
    known = _partners()
    assert len(known) > 250
    assert known.keys().isdisjoint(vocabulary().names)
    assert all(root not in others for root, others in known.items())
    assert all(len(others) <= 3 for others in known.values())
