"""`tui.text.clusters` against Unicode's files and against Rich."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from tui.text.clusters import boundaries, cell_width

NO_PICTOGRAPH = "U+2701 is no Extended_Pictographic in the newer Unicode of wcwidth"


def test_grapheme_cases(unicode_lines, conformance):
    result = conformance("GraphemeBreakTest.txt")
    for case in unicode_lines("GraphemeBreakTest.txt"):
        result.cases += 1
        text, expected = "", []
        for sign in case.split():
            if sign == "÷":
                expected.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        if text == "\u2701\u200d\u2701":
            result.excluded[NO_PICTOGRAPH] += 1
            continue
        actual = boundaries(text)
        if actual == expected:
            result.passed += 1
        else:
            result.fail(
                lambda text=text, expected=expected, actual=actual: "\n".join(
                    [
                        " ".join(f"U+{ord(character):04X}" for character in text),
                        f"expected: {expected}",
                        f"actual:   {actual}",
                    ]
                )
            )
    assert result.cases == 602
    assert result.excluded == {NO_PICTOGRAPH: 1}
    result.check()


def test_emoji_are_one_cluster_of_richs_width(unicode_lines, conformance):
    result = conformance("emoji-test.txt, clusters and cells")
    for case in unicode_lines("emoji-test.txt"):
        emoji = "".join(chr(int(code, 16)) for code in case.partition(";")[0].split())
        result.cases += 1
        if boundaries(emoji) == [0, len(emoji)] and cell_width(emoji) == cell_len(emoji):
            result.passed += 1
        else:
            result.fail(
                lambda emoji=emoji: (
                    f"{emoji!a}: {boundaries(emoji)}, {cell_width(emoji)} cells, "
                    f"Rich {cell_len(emoji)}"
                )
            )
    assert result.cases == 4_733
    result.check()


def test_every_character_has_richs_width():
    differing = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if cell_width(chr(code)) != cell_len(chr(code), "latest")
    ]
    assert differing == []


ARABIC = [chr(code) for code in range(0x0620, 0x064B)]
ARABIC_MARKS = [chr(code) for code in (*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD))]
DEVANAGARI = [chr(code) for code in range(0x0900, 0x0980)]
THAI = [chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))]
JAMO = ["\u1100", "\u1112", "\u1160", "\u1161", "\u11a8", "\u11c2", "가", "각", "\ua960", "\ud7cb"]
LATIN = ["a", "é", "Ж", "ß", "i"]
COMBINING = [chr(code) for code in range(0x0300, 0x0370)]


@pytest.mark.parametrize(
    "parts",
    [
        (ARABIC, ARABIC_MARKS),
        (["ب", "ل"], ARABIC_MARKS, ARABIC_MARKS),
        (DEVANAGARI, DEVANAGARI),
        (THAI, THAI),
        (JAMO, JAMO, JAMO),
        (LATIN, COMBINING),
        (["a", "👩", "✈", "1"], ["\ufe0f", "\u200d", "\ufe0e"], ["👧", "ب", "\u20e3", "\ufe0f"]),
        (["🇸", "a"], ["🇦", "🏽"]),
    ],
    ids=["arabic", "two marks", "devanagari", "thai", "hangul", "latin", "emoji", "flags"],
)
def test_sequences_have_richs_width(parts):
    sequences = ["".join(sequence) for sequence in product(*parts)]
    assert [text for text in sequences if cell_width(text) != cell_len(text)] == []


def test_shapes():
    assert boundaries("") == [0]
    assert boundaries("ab") == [0, 1, 2]
    assert boundaries("a\r\nb") == [0, 1, 3, 4]
    assert boundaries("مُحَمَّد") == [0, 2, 4, 7, 8]
    assert boundaries("\u064bب") == [0, 1, 2]
    assert boundaries("\u200f\u064b") == [0, 1, 2]
    assert boundaries("👩\u200d👧🏽!") == [0, 4, 5]
    assert boundaries("\u0600١") == [0, 2]
    assert boundaries("a\ud800\u0301") == [0, 1, 2, 3]
    assert cell_width("") == 0
    assert cell_width("بّ") == 1
    assert cell_width("中") == 2
    assert cell_width("❤\ufe0f") == 2


def extend_or_not(text: str) -> list[int]:
    """Cluster boundaries by wcwidth alone."""
    edges = [0]
    for cluster in iter_graphemes(text):
        edges.append(edges[-1] + len(cluster))
    return edges


NEAR = [" ", "a", "ب", "\u064b", "\u200d", "\u200f", "\u0301", "한", "٣"]


def test_the_fast_path_knows_each_character_of_the_bmp():
    for code in (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x10000)):
        character = chr(code)
        for text in (f"ب{character}\u064bب", f"\u200f{character}\u200d{character}"):
            assert boundaries(text) == extend_or_not(text), f"U+{code:04X}"


@settings(deadline=None, max_examples=500)
@given(
    st.one_of(
        st.text(st.sampled_from(NEAR), max_size=12),
        st.text(st.characters(max_codepoint=0xFFFF), max_size=12),
        st.text(st.characters(exclude_categories=()), max_size=12),
    )
)
def test_laws(text):
    edges = boundaries(text)
    assert edges == sorted(set(edges))
    assert edges[0] == 0
    assert edges[-1] == len(text)
    if not any(unicodedata.category(character) == "Cs" for character in text):
        assert edges == extend_or_not(text)
    assert cell_width(text) == cell_len(text, "latest")
    if "\u200d" not in text and "\ufe0f" not in text:
        assert cell_width(text) == sum(cell_width(text[i:j]) for i, j in pairwise(edges))
