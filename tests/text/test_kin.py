"""Stems of one root."""

from __future__ import annotations

import pytest

from tui.text.kin import FILE, MOST, kin, packed, root
from tui.text.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("stems", "consonants"),
    [
        ("كتاب كتب مكتب كاتب مكتوب اكتتاب", "كتب"),
        ("بلغ بلوغ مبلغ يبلغ", "بلغ"),
        ("افتتح فتح انفتاح مفتاح", "فتح"),
        ("اجتمع جمع مجتمع جامع", "جمع"),
        ("استخدم مستخدم خدم", "خدم"),
        ("دول بين من ريس", ""),
    ],
)
def test_the_consonants_of_forms_of_a_root_are_the_same(stems: str, consonants: str) -> None:
    assert {stem: root(stem) for stem in stems.split()} == dict.fromkeys(stems.split(), consonants)


@pytest.mark.parametrize(
    ("stem", "other"), [("تاسس", "تاسيس"), ("كتب", "كتاب"), ("سجين", "سجون"), ("افتتح", "افتتاح")]
)
def test_forms_of_one_root_are_kin(stem: str, other: str) -> None:
    assert other in kin(stem)
    assert stem in kin(other)
    assert stem not in kin(stem)


def test_what_is_no_word_has_no_kin_and_no_name_is_kin() -> None:
    assert not any(kin(word) for word in ("openai", "2017", ""))
    names = vocabulary().names
    assert not [name for name in names if name in kin(root(name))]


def test_families_are_small_and_packed_by_how_often_they_are_met() -> None:
    stems = {"كتاب": 5, "كتب": 9, "مكتب": 7, "بلغ": 3, "من": 90}
    import zlib

    assert zlib.decompress(packed(stems, {"مكتب"})).decode("iso8859-6") == "كتب كتاب"
    assert FILE.stat().st_size < 40_000
    assert all(len(kin(stem)) <= MOST for stem in ("حكم", "كتب", "علن"))
