"""`tui.text.caret`: one cell is one place of the caret, and it stands where one types."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from tui.text.caret import (
    WORD_START,
    Row,
    deleted_after,
    deleted_before,
    lay,
    word_around,
)
from tui.text.entry import accepted
from tui.text.layout import Paragraph, direction

ALPHABET = (
    *"ابلمسأإآىءـ", *"abZ", *"0195", *"٠٣۴", *" .,:-+%$()[]«»<>/\"'", "،", "؟", "\u064e", "\u0651",
    "\u0654", "\u0301", "\u200c", "\u200d", "\u200f", "\u200e", "\u202e", "\u202c", "\u2067", "中",
    "👩", "❤", "\ufe0f", "🇸", "🇦", "ש", "लि",
)  # fmt: skip
VALUES = st.lists(st.sampled_from(ALPHABET), max_size=14).map(
    lambda parts: accepted("".join(parts))
)
BASES = st.sampled_from([0, 1])


def picture(row: Row, caret: int) -> str:
    """The line from left to right, letter forms as their letters, the caret in brackets."""
    at = row.stop_of(caret)
    parts = []
    for column, text in zip(row.line.columns, row.line.texts, strict=False):
        shown = unicodedata.normalize("NFKC", text)
        parts.append(f"|{shown}|" if column == at.column else shown)
    return "".join(parts)


# What is shown after each key of a line that is typed.
TYPED = [
    ("س", 1, "| |س"),
    ("سام", 1, "| |ماس"),
    ("سام ", 1, "| | ماس"),
    ("سام O", 1, "O| | ماس"),
    ("سام Op", 1, "Op| | ماس"),
    ("سام OpenAI", 1, "OpenAI| | ماس"),
    ("سام OpenAI ", 1, "| | OpenAI ماس"),
    ("سام OpenAI 1", 1, "OpenAI 1| | ماس"),
    ("سام OpenAI 1.4", 1, "OpenAI 1.4| | ماس"),
    ("سام OpenAI 1.4 ت", 1, "| |ت OpenAI 1.4 ماس"),
    ("بلغ 1.4", 1, "1.4| | غلب"),
    ("بلغ ٣٠٪", 1, "| |٪٣٠ غلب"),
    ("في (", 1, "| |) يف"),
    ("في (O", 1, "O| |) يف"),
    ("في (OK)", 1, "| |(OK) يف"),
    ("OpenAI", 1, "OpenAI| |"),
    ("O!", 1, "O!| |"),
    ("OpenAI تب", 1, "| |بت OpenAI"),
    ("سلا", 1, "| |لاس"),
    ("لَ", 1, "| |لَ"),
    ("شال", 0, "| |لاش"),
    ("at ", 0, "at | |"),
    ("at سا", 0, "at | |اس"),
    ("at سام", 0, "at | |ماس"),
    ("at سام ", 0, "at ماس | |"),
]


@pytest.mark.parametrize(("value", "base", "shown"), TYPED)
def test_the_caret_stands_where_one_types(value: str, base: int, shown: str) -> None:
    row = lay(value, base, len(value), typed=True)
    assert picture(row, len(value)).replace("لا", "لا") == shown.replace("لا", "لا")


# Typed in the middle: the character before the caret was the last one.
WITHIN = [
    ("سام O ثم", 5, "مث O| | ماس"),
    ("سام OpenAI ثم", 10, "مث OpenAI| | ماس"),
    ("سام OpenAI  ثم", 11, " مث| | OpenAI ماس"),
    ("سام OpeAI ثم", 7, " مث Ope|A|I ماس"),
    ("سابم", 3, " |م|باس"),
    ("at سا or", 5, "at | |اس or"),
    ("at س or", 4, "at | |س or"),
    ("عام 2 ثم", 5, "مث 2| | ماع"),
    ("لا", 1, " |ا|ل"),
    ("سلام", 2, " م|ا|لس"),
    ("لَا", 2, " |ا|لَ"),
]


@pytest.mark.parametrize(("value", "caret", "shown"), WITHIN)
def test_the_caret_stands_where_one_types_within_a_line(value: str, caret: int, shown: str) -> None:
    base = 0 if value[0].isascii() else 1
    assert picture(lay(value, base, caret, typed=True), caret) == shown


def test_elsewhere_the_free_cell_stands_at_the_end() -> None:
    value = "سام OpenAI"
    for caret in range(len(value)):
        row = lay(value, 1, caret)
        assert row.line.texts[0] == " "
        assert picture(row, caret)[0] == " "
    assert picture(lay(value, 1, len(value)), len(value)) == "| |OpenAI ماس"


def test_joined_letters_are_sent() -> None:
    assert lay("سام", 1).line.text == " \ufee1\ufe8e\ufeb3"
    assert lay("سلام", 1).line.text == " \ufee1\ufefc\ufeb3"
    assert lay("سلام", 1, 2).line.text == " \ufee1\ufe8e\ufee0\ufeb3"


def test_a_bidi_control_is_shown_by_its_name_and_is_one_stop() -> None:
    row = lay("ab\u202ecd", 1, 2)
    assert row.line.text == "ab[RLO]cd "
    stop = row.stop_of(2)
    assert (stop.column, stop.width, stop.start, stop.end) == (2, 5, 2, 3)
    assert [stop.start for stop in row.stops] == [0, 1, 2, 3, 4, 5]
    assert row.stop_at(4) == stop
    assert lay("abc\u200f", 1).line.rtl is False, "what is shown by its name orders nothing"


@given(VALUES, BASES)
@example("\u200d", 1)
@example("", 1)
@example("ل\u200dا", 1)
def test_one_cell_is_one_stop(value: str, base: int) -> None:
    row = lay(value, base)
    starts = [stop.start for stop in row.stops]
    assert len(set(starts)) == len(starts)
    covered = sorted((stop.start, stop.end) for stop in row.stops)
    if len(covered) > 1:
        edges = [edge for start, end in covered for edge in range(start, end)]
        assert edges == list(range(len(value))), "every character is shown by exactly one stop"
    for stop in row.stops:
        assert row.stop_of(stop.start) == stop
        for column in range(stop.column, stop.column + stop.width):
            assert row.stop_at(column) == stop
    assert row.stops[-1].column + row.stops[-1].width == row.line.width


@given(VALUES, BASES, st.booleans(), st.data())
def test_the_row_is_the_layout_of_the_value_and_a_free_cell(
    value: str, base: int, typed: bool, data: st.DataObject
) -> None:
    caret = data.draw(st.integers(0, len(value)))
    row = lay(value, base, caret, typed=typed)
    free = [
        i for i, (s, e) in enumerate(zip(row.line.starts, row.line.ends, strict=True)) if s == e
    ]
    assert len(free) == 1
    texts = [*row.line.texts[: free[0]], *row.line.texts[free[0] + 1 :]]
    paragraph = Paragraph(value, 0, len(value), int(row.line.rtl), reveal=True)
    line = paragraph.line(0, len(paragraph.shown), trim=False)
    assert row.line.rtl is bool(direction(paragraph.shown, base))
    assert row.line.width == cell_len(row.line.text) == sum(stop.width for stop in row.stops)
    inside = any(
        s < caret < e and value[caret] in "اأإآ"
        for s, e in zip(line.starts, line.ends, strict=True)
    )
    if not inside:
        assert texts == list(line.texts)


@given(VALUES, BASES, st.data())
def test_a_letter_typed_stands_beside_the_caret(value: str, base: int, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(value)))
    letter = data.draw(st.sampled_from("بسAz7"))
    typed = value[:caret] + letter + value[caret:]
    row = lay(typed, base, caret + 1, typed=True)
    holder = next((i for i, stop in enumerate(row.stops) if stop.start <= caret < stop.end), None)
    assert holder is not None
    if row.stops[holder].end > caret + 1:
        return  # what follows joined its cell
    after = holder + (-1 if letter in "بس" else 1)
    assert row.index_of(caret + 1) == after


@given(VALUES, st.data())
def test_backspace_takes_marks_before_their_letter(value: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(value)))
    start = deleted_before(value, at)
    if at == 0:
        assert start == 0
        return
    assert 0 <= start < at
    if value[at - 1].isalpha() or unicodedata.category(value[at - 1]) == "Mn":
        emoji = set("❤👩🇸🇦\ufe0f\u200d") & set(value[:at])
        assert start == at - 1 or emoji


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("كَّ", ["كَّ"[:2], "ك", ""]),
        ("سلا", ["سل", "س", ""]),
        ("لأَ", ["لأ", "ل", ""]),
        ("می\u200c", ["می", "م", ""]),
        ("cafe\u0301", ["cafe", "caf"]),
        ("أ❤\ufe0f", ["أ", ""]),
        ("👩\u200d👩\u200d👧", [""]),
        ("🇸🇦🇸🇦", ["🇸🇦", ""]),
        ("1\ufe0f\u20e3", [""]),
        ("ب\u202e", ["ب", ""]),
    ],
)
def test_backspace(value: str, left: list[str]) -> None:
    for expected in left:
        value = value[: deleted_before(value, len(value))]
        assert value == expected


@given(VALUES, st.data())
def test_delete_takes_a_letter_with_its_marks(value: str, data: st.DataObject) -> None:
    clusters = list(iter_graphemes(value))
    number = data.draw(st.integers(0, len(clusters)))
    at = len("".join(clusters[:number]))
    taken = clusters[number] if number < len(clusters) else ""
    assert value[at : deleted_after(value, at)] == taken


def test_delete_takes_the_lam_of_a_lam_alef() -> None:
    assert deleted_after("لَا", 0) == 2
    assert deleted_after("لا", 0) == 1
    assert deleted_after("لا", 2) == 2


def test_marks_do_not_end_a_word() -> None:
    value = "قالَ سَامُ OpenAI، 1.4 می\u200cخواهم"
    starts = [found.start() for found in WORD_START.finditer(value)]
    words = [value[start:].split()[0] for start in starts]
    assert words == ["سَامُ", "OpenAI،", "1.4", "4", "می\u200cخواهم"]


@pytest.mark.parametrize(
    ("at", "word"),
    [(0, "قالَ"), (3, "قالَ"), (4, " "), (5, "سَامُ"), (9, "سَامُ"), (10, "،"), (11, "")],
)
def test_the_word_at_a_place(at: int, word: str) -> None:
    value = "قالَ سَامُ،"
    start, end = word_around(value, at)
    assert value[start:end] == word
