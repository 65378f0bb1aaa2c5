"""Stems that join the forms of a word, and do not take one word for another."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.text.folded import index_form
from tui.text.stems import bare, stem, with_clitics
from tui.text.vocabulary import FILE, packed, vocabulary


@pytest.mark.parametrize(
    "forms",
    [
        "شركة الشركة شركات الشركات وبالشركات للشركات والشركة بشركة",
        "مصر لمصر بمصر ومصر",
        "مليار مليارات المليارات",
        "موظف موظفين الموظفون للموظفين",
        "ألتمان لألتمان وألتمان",
        "ماسك وماسك لماسك",
        "اليابان لليابان واليابان باليابان",
        "الكويت للكويت والكويت بالكويت",
        "ترامب لترامب وترامب",
        "إيران وإيران بإيران لإيران",
        "لبنان ولبنان بلبنان",
        "فكرة الفكرة وفكرة بفكرة فكرتهم فكرتي",
        "كلام الكلام كلامه بكلامهم",
        "شخص شخصا شخصاً وشخصا",
        "أعلن أعلنت وأعلنت أعلنوا",
        "زيارة زيارته لزيارتها زيارتهم",
        "قرار قراراتهم قرارها قرارات القرارين",
        "ألعاب بألعاب والألعاب",
        "مستوى مستويات المستوى",
        "أمين أمينا الأمين",
        "رهان رهانات رهاناته رهاناتهم رهاناتها",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماسك", "ماسة"),
        ("ألتمان", "تم"),
        ("التمان", "تم"),
        ("كلية", "كل"),
        ("لبنان", "لبن"),
        ("ألمانيا", "مانيا"),
        ("باريس", "ريس"),
        ("بوتين", "وتين"),
        ("فيسبوك", "يسبوك"),
        ("وزارة", "زارة"),
        ("كمال", "مال"),
        ("لجنة", "جنة"),
        ("فكرة", "كرة"),
        ("واحد", "أحد"),
        ("وجهة", "جهة"),
        ("بعيد", "عيد"),
        ("فتحت", "تحت"),
        ("لقبه", "قبة"),
        ("وجوده", "جودة"),
        ("كلام", "لام"),
        ("كواكب", "واكب"),
        ("لسان", "سان"),
        ("فعلي", "على"),
        ("بحرية", "حرية"),
        ("بألعاب", "عاب"),
        ("دعوى", "دعوة"),
        ("ذكرى", "ذكر"),
        ("إيمانا", "أيما"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "name",
    "لبنان إيران ألمانيا ألتمان نفيديا إنفيديا بوتين باريس ياسر وسام نزال زبيدة صفية".split(),
)
def test_names_keep_their_letters(name: str) -> None:
    assert stem(name) == index_form(name)


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("وفكرة", "فكره"),
        ("بكرة", "كره"),
        ("فكان", "كان"),
        ("لأزمة", "ازمه"),
        ("بأنه", "انه"),
        ("وعودة", "عوده"),
        ("وجودة", "جوده"),
        ("بلقاء", "لقاء"),
        ("كلما", "لما"),
    ],
)
def test_a_letter_is_attached_where_the_word_is_not_met_behind_the_article(
    word: str, rest: str
) -> None:
    assert bare(word) == rest


def test_clitics_go_and_endings_stay() -> None:
    assert [bare(word) for word in "وبالشركات للنفط لمصر والله كانت".split()] == [
        "شركات", "نفط", "مصر", "الله", "كانت",
    ]  # fmt: skip
    assert {"مصر", "لمصر", "ومصر", "بمصر"} <= set(with_clitics("مصر"))
    assert {"الشركه", "وبالشركه", "للشركه", "كالشركه"} <= set(with_clitics("شركه"))


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىئؤ"), min_size=1, max_size=12))
@example("لله")
def test_a_stem_is_never_empty_nor_longer_than_its_word(word: str) -> None:
    # لله alone has lost more letters than it was given: it is ل before الله.
    assert 0 < len(stem(word)) <= len(index_form(word)) + (index_form(word) == "لله")
    # The last letters of an article can become the first ones of a name: لليابان, اليابان.
    assert bare(word) in index_form(word) or bare(word).startswith("ال")


def test_the_vocabulary_is_small_and_packed_as_it_is_read() -> None:
    assert FILE.stat().st_size < 1_000_000
    known = vocabulary()
    assert len(known.classes) > 40_000
    assert known.worth("شركه") > known.worth("شركات") > known.worth("شركتان") >= -1
    assert packed({"ا": 1, "ب": 9}, ["ج"]) == packed({"ب": 9, "ا": 1}, ["ج"])
