"""`tui.text.shaping`: letter forms, lam-alef, what is invisible, clusters as cells."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text import shaping
from tui.text.shaping import MAX_MARKS, shape_word
from tui.text.tables.joining import joining_type

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ALEFS = "اأإآ"
TRANSPARENT = {
    "LRM": "\u200e",
    "RLM": "\u200f",
    "ALM": "\u061c",
    "word joiner": "\u2060",
    "CGJ": "\u034f",
    "soft hyphen": "\u00ad",
    "VS1": "\ufe00",
    "VS16": "\ufe0f",
    "BOM": "\ufeff",
}


def forms(word: str) -> str:
    """What a word shows, in logical order, each letter's form told by I, M, F or S (alone)."""
    told = []
    for text in shape_word(word).texts:
        tag = unicodedata.decomposition(text[0]).split(" ")[0]
        letters = unicodedata.normalize("NFKC", text)
        told.append(letters + {"<initial>": "I", "<medial>": "M", "<final>": "F"}.get(tag, "S"))
    return " ".join(told)


WORDS = [
    # joining and non-joining letters
    ("بيت", "بI يM تF"),
    ("دار", "دS اS رS"),
    ("ب", "بS"),
    ("مسؤول", "مI سM ؤF وS لS"),
    ("شيء", "شI يF ءS"),
    ("ملـف", "مI لM ـS فF"),
    # الله is four letters, and so is every word that holds it
    ("الله", "اS لI لM هF"),
    ("والله", "وS اS لI لM هF"),
    # lam-alef
    ("لا", "لاS"),
    ("سلام", "سI لاF مS"),
    ("الأول", "اS لأS وS لS"),
    ("الإيمان", "اS لإS يI مM اF نS"),
    ("الآن", "اS لآS نS"),
    ("للا", "لI لاF"),
    ("لٱ", "لI ٱF"),  # no form exists
    # its marks
    ("لَا", "لاَS"),
    ("لاً", "لاًS"),
    ("سَلَّامٌ", "سَI لاَّF مٌS"),
    # tashkeel stays with its letter
    ("مُحَمَّد", "مُI حَM مَّM دF"),
    ("كِتَابًا", "كِI تَM اF بًI اF"),
    # joiner and non-joiner
    ("ه\u200d", "هI"),
    ("\u200dه", "هF"),
    ("\u200dه\u200d", "هM"),
    ("ب\u200cت", "بS تS"),
    ("می\u200cخواهم", "مI یF خI وF اS هI مF"),
    ("ل\u200dا", "لI اF"),
    ("ل\u200cا", "لS اS"),
    # Persian, Urdu, Kurdish, Pashto, Uyghur; some letters have no forms
    ("پژگچ", "پI ژF گI چF"),
    ("ٹھیک", "ٹI ھM یM کF"),
    ("ہے", "ہI ےF"),
    ("کوڕ", "کI وF ڕS"),
    ("بڕب", "بI ڕS بS"),
    ("بڵب", "بI ڵS بF"),
    ("شێب", "شI ێS بF"),
    ("بەب", "بI ەS بS"),
    ("پښب", "پI ښS بF"),
    ("ځب", "ځS بF"),
    ("ئۇيغۇر", "ئI ۇF يI غM ۇF رS"),
    # other scripts are left alone, marks and all
    ("OpenAI", "OS pS eS nS AS IS"),
    ("שָׁלוֹם", "שָׁS לS וֹS םS"),
    ("x\u0301y", "x\u0301S yS"),
]


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_forms(word, expected):
    wanted = " ".join(
        unicodedata.normalize("NFKC", cell[:-1]) + cell[-1] for cell in expected.split(" ")
    )
    assert forms(word) == wanted


def test_code_points():
    """The forms themselves, since what shows them above goes through Unicode's own names."""
    assert shape_word("سلام").texts == ("\ufeb3", "\ufefc", "\ufee1")
    assert shape_word("الله").texts == ("\ufe8d", "\ufedf", "\ufee0", "\ufeea")
    assert shape_word("لَا").texts == ("\ufefb\u064e",)
    assert shape_word("بڕ").texts == ("\ufe91", "ڕ")


@pytest.mark.parametrize("alef", ALEFS)
@pytest.mark.parametrize("marks", ["", "\u064e", "\u0651\u064e", "\u0670"])
def test_lam_alef_is_one_cell_of_two_letters(alef, marks):
    word = shape_word(f"سل{marks}{alef}{marks}م")
    assert len(word.texts) == 3
    assert word.offsets == (0, 1, 3 + 2 * len(marks))
    assert word.texts[1][1:] == 2 * marks
    assert word.width == 3


@pytest.mark.parametrize("name", TRANSPARENT)
def test_joining_passes_over_what_is_invisible(name):
    sign = TRANSPARENT[name]
    assert forms(f"ب{sign}ت").replace(sign, "") == "بI تF"
    assert forms(f"ب{sign}\u064e{sign}ت")[-2:] == "تF"
    lam_alef = shape_word(f"ل{sign}ا")
    assert [text.rstrip("\ufe00\ufe0f\u034f") for text in lam_alef.texts] == ["\ufefb"]
    assert lam_alef.offsets == (0,)


@pytest.mark.parametrize("isolate", ["\u2066", "\u2067", "\u2068", "\u2069"])
def test_isolates_do_not_join(isolate):
    """ArabicShaping.txt gives them the joining type U."""
    assert forms(f"ب{isolate}ت") == "بS تS"


def test_joiners_do_not_reach_the_terminal():
    for word in ("ه\u200d", "\u200dه", "ب\u200cت", "ab\u200d", "\u200dab", "a\u200db\u200c"):
        assert "\u200d" not in "".join(shape_word(word).texts)


ARABIC = "ابتثجحدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکیڕڵێەټځښ"
words = st.text(
    st.sampled_from(ARABIC + "لا" * 8 + "\u064e\u0651\u0670\u0640\u200c\u200d\u200e\u2060\u00ad"),
    min_size=1,
    max_size=12,
)


def letters(text: str) -> list[str]:
    """Letters and marks as a reader knows them, invisible signs left out, marks in one order."""
    plain = unicodedata.normalize("NFKC", text)
    return sorted(c for c in plain if unicodedata.category(c) != "Cf" and c != " ")


@settings(deadline=None, max_examples=500)
@given(words)
def test_shaping_loses_no_letter(word):
    set_word = shape_word(word)
    ends = [*set_word.offsets, len(word)][1:]
    for text, start, end in zip(set_word.texts, set_word.offsets, ends, strict=True):
        assert letters(text) == letters(word[start:end])
    assert letters("".join(set_word.texts)) == letters(word)


@settings(deadline=None, max_examples=500)
@given(words)
def test_forms_follow_the_joining_types(word):
    """Each form is the one that Unicode's joining types of the visible neighbours ask for."""
    visible = [index for index, c in enumerate(word) if joining_type(c) != "T"]
    set_word = shape_word(word)
    for text, offset in zip(set_word.texts, set_word.offsets, strict=True):
        tag = unicodedata.decomposition(text[0]).split(" ")[0]
        if offset not in visible or tag not in ("<initial>", "<medial>", "<final>", "<isolated>"):
            continue
        lam_alef = len(unicodedata.normalize("NFKC", text[0])) == 2
        at = visible.index(offset)
        before = joining_type(word[visible[at - 1]]) if at else "U"
        after = joining_type(word[visible[at + 1]]) if at + 1 < len(visible) else "U"
        kind = joining_type(word[offset])
        back = before in "DLC" and kind in "DRC"
        on = after in "DRC" and kind in "DLC" and not lam_alef
        wanted = {
            (False, False): "<isolated>",
            (False, True): "<initial>",
            (True, False): "<final>",
            (True, True): "<medial>",
        }[back, on]
        assert tag == wanted


SKIN_TONES = "🏻🏼🏽🏾🏿"


def test_every_emoji_is_one_cell_also_beside_arabic(unicode_lines):
    count = 0
    for case in unicode_lines("emoji-test.txt"):
        emoji = "".join(chr(int(code, 16)) for code in case.partition(";")[0].split())
        count += 1
        if emoji in SKIN_TONES:
            continue  # Rich counts them as marks
        assert shape_word(emoji).texts == (emoji,), ascii(emoji)
        assert shape_word(f"بت{emoji}").texts == ("\ufe91", "\ufe96", emoji), ascii(emoji)
    assert count == 4_733


@pytest.mark.parametrize(
    ("word", "cells"),
    [
        ("👩\u200d👩\u200d👧", 1),
        ("🇸🇦🇪🇬", 2),
        ("1\ufe0f\u20e3", 1),
        ("❤\ufe0f", 1),
        ("中文", 2),
        ("क्षत्रिय", 3),
        ("é", 1),
        ("e\u0301\u0323", 1),
        ("각", 1),
    ],
)
def test_clusters_are_cells(word, cells):
    set_word = shape_word(word)
    assert "".join(set_word.texts) == word
    assert len(set_word.texts) == cells
    assert set_word.width == cell_len(word)


@pytest.mark.parametrize("letter", ["ب", "e", "ש", "中"])
def test_marks_without_end(letter):
    word = letter + "\u0301" * 10_000
    set_word = shape_word(word)
    assert set_word.texts[0][1:] == "\u0301" * MAX_MARKS
    assert set_word.offsets == (0,)
    assert set_word.width == cell_len(letter)
    tail = shape_word(word + letter)
    assert tail.offsets == (0, 10_001)


@pytest.mark.parametrize("unit", ["👩\u200d", "\u1100", "\u0600", "क्", "\U0001f3f4\U000e0067"])
def test_clusters_without_end_stay_within_a_row(unit):
    set_word = shape_word(unit * 5_000)
    widths = set_word.widths or (1,) * len(set_word.texts)
    assert max(widths) <= 8
    assert max(map(len, set_word.texts)) <= 32
    assert set_word.width == sum(widths) == cell_len("".join(set_word.texts))


@pytest.mark.parametrize("mark", ["\u064b", "\u0301", "\u05b0", "\u20e3", "\ufe0f"])
def test_a_mark_without_a_letter_has_a_cell(mark):
    set_word = shape_word(mark)
    assert set_word.texts == (f"\u00a0{mark}",)
    assert set_word.width == 1


@pytest.mark.parametrize("word", ["\u200e", "\u200e\u200f\u2066", "\u00ad", "\u2060", "\ufeff"])
def test_what_is_invisible_has_no_cell(word):
    set_word = shape_word(word)
    assert set_word.texts == ()
    assert set_word.width == 0


def test_long_words_are_set_as_short_ones():
    long = shape_word("بت" * 40)
    assert long.texts[:2] == ("\ufe91", "\ufe98")
    assert long.texts[2:-1] == ("\ufe92", "\ufe98") * 38 + ("\ufe92",)
    assert long.texts[-1] == "\ufe96"


@settings(max_examples=300)
@given(st.text(st.sampled_from("ابتثجحدرزسشعفقكلمنهويىةءآأإؤئـabZ19.,:-/()«»،؛؟%"), min_size=1))
def test_plain_words_are_built_as_all_others(word: str) -> None:
    assert shaping._PLAIN.fullmatch(word)
    assert shaping._build_plain(word) == shaping._build(word)


def test_most_words_of_the_seeds_are_plain_and_built_alike() -> None:
    words = {word for path in SEEDS.glob("*.txt") for word in path.read_text("utf-8").split()}
    plain = [word for word in words if shaping._PLAIN.fullmatch(word)]
    assert len(plain) * 10 > len(words) * 8
    for word in plain:
        assert shaping._build_plain(word) == shaping._build(word)
