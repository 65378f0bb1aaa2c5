"""What each profile sends for rows that are hard: golden rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.terminal.rows import LRM, Place, columns_sent, cuts, letters, logical, lrm, tokens
from tui.text.bidi import mirrored
from tui.text.layout import Paragraph

MIXED = "قال ألتمان (OpenAI) إن"
FIGURES = "بلغت 97.4% أي $500 (3-5)"
MARKS = "إنّ السَّلامَ"
QUOTED = "«سام» [هنا]"


def row(text: str, width: int = 0) -> list[str]:
    """Return a line of text as the columns of a row, at the right of `width` columns."""
    line = Paragraph(text, 0, len(text), 1).line(0, len(text))
    columns: list[str] = [" "] * max(0, width - line.width)
    for cell, shown in enumerate(line.texts):
        columns += [shown, *([""] * ((line.widths[cell] if line.widths else 1) - 1))]
    return columns


def plain(columns: Sequence[str]) -> str:
    """Return columns as one text of letters, to be read in a table of expectations."""
    return letters("".join(columns)).replace(LRM, "|")


# What is written, what stands on the screen, and what kitty is sent; letters for their forms.
GOLDEN = [
    (MIXED, "نإ (OpenAI) نامتلأ لاق", "إن (OpenAI) ألتمان قال"),
    # The hyphen between digits after Arabic letters, and $, stand where W4 and W5 put them.
    (FIGURES, "(5-3) 500$ يأ %97.4 تغلب", "(5-3) 500$ أي %97.4 بلغت"),
    (QUOTED, "[انه] «ماس»", "[هنا] «سام»"),
    ("بـ$500 وOpenAI", "OpenAIو 500$ـب", "OpenAIو بـ$005"),
    ("١٠٠٪ من ٣٫٥", "٣٫٥ نم ٪١٠٠", "٥٫٣ من ٠٠١٪"),
    ("عن 12، ثم: نعم؟", "؟معن :مث ،12 نع", "نعم؟ ثم: ،12 عن"),
    ("وAIية", "ةيAIو", "وIAية"),
    ("لAI ثم AIية", "ةيAI مث AIل", "يةAI ثم AIل"),
]


@pytest.mark.parametrize(("text", "seen", "sent"), GOLDEN)
def test_what_kitty_is_sent(text: str, seen: str, sent: str) -> None:
    columns = row(text)
    assert plain(columns) == seen
    assert plain(tokens(columns)) == sent


def test_two_panels_on_a_row() -> None:
    """Borders and blanks stay in their columns; nothing crosses a border."""
    columns = [*row("سام", 6), "│", *row("لا (AB) ثم", 12), " ", "▐", *row("نعم", 4)]
    sent = tokens(columns)
    assert [x for x, text in enumerate(sent) if text in " │▐"] == [
        x for x, text in enumerate(columns) if text in " │▐"
    ]
    assert plain(columns) == "   ماس│   مث (AB) لا ▐ معن"
    assert plain(sent) == "   سام│   ثم (AB) لا ▐ نعم"
    assert plain(lrm(columns)) == "   م|ا|س|│   م|ث| (AB) لا| ▐ م|ع|ن|"


def test_marks_are_stripped_and_letters_keep_their_columns() -> None:
    columns = row(MARKS)
    kept = columns_sent(columns, Choice())
    assert kept == columns
    stripped = columns_sent(columns, Choice(marks=Marks.STRIP))
    assert len(stripped) == len(columns)
    assert not any(unicodedata.combining(c) for text in stripped for c in text)
    assert plain(stripped) == "ملاسلا نإ"


def test_letters_instead_of_forms() -> None:
    sent = columns_sent(row("قالت نعم"), Choice(shaping=Shaping.LETTERS))
    assert "".join(sent) == "معن تلاق"


def test_cuts_part_every_letter_and_keep_what_runs_from_left_to_right_whole() -> None:
    columns = row("نعم OpenAI لا")
    assert plain(columns) == "لا OpenAI معن"
    assert cuts(columns) == [0, *[1] * 8, 0, 1, 0]


# --- laws -----------------------------------------------------------------------------------


def kitty(sent: Sequence[str]) -> list[str]:
    """Return what kitty draws: stretches between blanks turned around by their first letter."""
    shown = list(sent)
    first = 0
    for column in range(len(shown) + 1):
        if column == len(shown) or shown[column] in (" ", "│"):
            token = shown[first:column]
            scripts = [script(text) for text in token]
            known = [one for one in scripts if one]
            if known and known[0] == "rtl":
                shown[first:column] = [mirrored(text[:1]) + text[1:] for text in reversed(token)]
            first = column + 1
    return shown


def script(text: str) -> str:
    """Return the direction of a cell's script, or nothing where it has none (Scripts.txt)."""
    name = unicodedata.name(text[0], "")
    if text[0] in "،؛؟ـ":
        return ""
    if name.startswith("ARABIC"):
        return "rtl"
    return "ltr" if text[0].isalpha() else ""


WORDS = st.sampled_from(
    ["قال", "ألتمان", "لا", "OpenAI", "97.4%", "$500", "(سام", "ألتمان)", "«نعم»", "٣٫٥", "١٠٠٪",
     "3-5", "،", "بـOpenAI", "وAI", "إنّ", "GPT-4", "[هنا]", "؟", ":", "│", "و4.5"]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@given(LINES)
def test_kitty_draws_what_is_to_be_seen(text: str) -> None:
    columns = columns_sent(row(text), Choice(Profile.VISUAL, Marks.STRIP))
    assert kitty(tokens(columns)) == list(columns)


def reordered(text: str) -> str:
    """Return what a terminal draws that orders a text of left-to-right base (UAX #9)."""
    return str(get_display(text, base_dir="L"))


@given(LINES)
def test_an_ordering_moves_nothing_in_rows_with_marks_of_direction(text: str) -> None:
    columns = [base[:1] for base in columns_sent(row(text), Choice(marks=Marks.STRIP))]
    assert reordered("".join(lrm(columns))).replace(LRM, "") == "".join(columns)


@given(LINES)
def test_an_ordering_moves_nothing_in_runs_of_one_look(text: str) -> None:
    columns = [base[:1] for base in columns_sent(row(text), Choice(marks=Marks.STRIP))]
    looks = cuts(columns)
    shown = ""
    start = 0
    for column in range(1, len(columns) + 1):
        if column == len(columns) or looks[column] != looks[start]:
            shown += reordered("".join(columns[start:column]))
            start = column
    assert shown == "".join(columns)


def placed(text: str, number: int) -> tuple[list[str], list[Place | None]]:
    """Return a line's columns, and their places."""
    line = Paragraph(text, 0, len(text), 1).line(0, len(text))
    assert line.widths is None
    places: list[Place | None] = [
        Place(number, start, start in line.mirrored) for start in line.starts
    ]
    return list(line.texts), places


@given(LINES.filter(lambda text: "│" not in text))
def test_a_row_in_reading_order_is_the_source(text: str) -> None:
    columns, places = placed(text, 0)
    sent = "".join(text for text, _ in logical(columns, places, rtl=True))
    assert sent == " ".join(text.split(" "))
    assert not any("\ufb50" <= character <= "\ufeff" for character in sent)


def test_the_pieces_of_a_row_are_read_from_the_right() -> None:
    first, at_first = placed("قال (سام)", 1)
    second, at_second = placed("لا OpenAI", 2)
    columns = [*second, *" " * 9, *first, " ", "•"]
    places = [*at_second, *[None] * 9, *at_first, None, None]
    sent = logical(columns, places, rtl=True)
    assert "".join(text for text, _ in sent) == "• قال (سام)   لا OpenAI"
    assert sent[0] == ("•", len(columns) - 1)


def test_words_without_a_place_stay_together() -> None:
    columns = list("ok, go on  x")
    sent = logical(columns, [None] * len(columns), rtl=True)
    assert "".join(text for text, _ in sent) == "x  ok, go on"
