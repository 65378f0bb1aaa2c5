"""`tui.text.bidi` on the texts that articles hold, and on texts made to break it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tui.text.bidi import Runs, base_level, mirrored, resolve, visual_runs


def shown(text: str, base: int | None = None, start: int = 0, end: int | None = None) -> str:
    """A line as it stands on the screen, left to right, mirrored, letters not joined."""
    line = visual_runs(text, resolve(text, base), start, len(text) if end is None else end)
    return "".join(
        "".join(map(mirrored, reversed(text[first:beyond]))) if rtl else text[first:beyond]
        for first, beyond, rtl in line
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("سلام", 1),
        ("שלום", 1),
        ("OpenAI شركة", 0),
        ("«12» شركة OpenAI", 1),
        ("- 12.5% OpenAI", 0),
        ("\u200e سلام", 0),
        ("\u200f OpenAI", 1),
        ("\u2066OpenAI\u2069 شركة", 1),
        ("\u2067شركة\u2069 OpenAI", 0),
        ("\u2067\u2066شركة\u2069\u2069 OpenAI", 0),
        ("\u2069 OpenAI", 0),
        ("\u202bOpenAI", 0),
        ("12\nشركة", None),
        ("", None),
        ("97.4 %", None),
        ("\u2067شركة", None),
        ("\u2066\u2066a\u2069 شركة", None),
    ],
)
def test_base_level(text, level):
    for default in (0, 1):
        assert base_level(text, default) == (default if level is None else level)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شركة «OpenAI»", "«OpenAI» ةكرش"),
        ("بلغت 97.4 مليار", "رايلم 97.4 تغلب"),
        ("زاد (30%) أمس", "سمأ (%30) داز"),
        ("في 2021-2023 م", "م 2023-2021 يف"),
        ("من ١٢٫٥ إلى ٤", "٤ ىلإ ١٢٫٥ نم"),
        ("قال [سام]: نعم.", ".معن :[ماس] لاق"),
        ("GPT-4o وحده", "هدحو GPT-4o"),
    ],
)
def test_right_to_left_line(text, expected):
    assert shown(text, 1) == expected


def test_left_to_right_line_with_arabic():
    assert shown("the (سلام) 12 word", 0) == "the (مالس) 12 word"


def test_a_latin_quotation_goes_on_in_the_next_line():
    text = "قال one two three ثم"
    assert shown(text, 1, 0, 12) == " one two لاق"
    assert shown(text, 1, 12) == "مث three"


def test_trailing_white_space_stands_at_the_end_of_the_line():
    text = "سلام abc   def"
    assert shown(text, 1, 0, 11) == "   abc مالس"
    assert shown(text, 0, 0, 11) == "مالس abc   "


def test_separators_part_a_line():
    assert shown("ab \tاب \t12", 0) == "ab \tبا \t12"
    assert shown("ab \tاب \t12", 1) == "12\t با\t ab"


def test_shapes():
    assert resolve("") == Runs(1, (0,), (), ())
    assert resolve("", 0) == Runs(0, (0,), (), ())
    assert resolve("سلام عليكم") == Runs(1, (0, 10), (True,), (0,))
    assert resolve("OpenAI, 4") == Runs(0, (0, 9), (False,), (0,))
    assert resolve("عام 2024 م") == Runs(1, (0, 4, 8, 10), (True, False, True), (2, 1, 0))
    assert visual_runs("سلام", resolve("سلام"), 2, 2) == []
    assert visual_runs("سلام", resolve("سلام"), 1, 3) == [(1, 3, True)]


def test_marks_and_joiners_stay_with_their_letter():
    assert resolve("كِتَابٌ مي\u200cخواهم") == Runs(1, (0, 16), (True,), (0,))


def test_tags_and_lone_surrogates_in_the_text():
    text = "a\U000e0041\ud800ب\ufffc\udfff\U000e007f12\ufdd0"
    for base in (0, 1):
        line = visual_runs(text, resolve(text, base), 0, len(text))
        assert sorted(i for start, end, _ in line for i in range(start, end)) == [*range(len(text))]


def test_mirrors():
    assert mirrored("(") == ")"
    assert mirrored("«") == "»"
    assert mirrored("≤") == "≥"
    assert mirrored("a") == "a"
    assert mirrored("“") == "“"


@pytest.mark.parametrize(
    "text",
    [
        "ب" + "\u064b" * 10_000,
        "\u202b" * 200 + "ab ب 12" + "\u202c" * 100,
        "\u2067" * 10_000 + "ب",
        "(" * 20_000 + "ب" + ")" * 20_000,
        "ب" + "!" * 100_000,
        ("ب" + "!" * 1000) * 50,
        "aب1٣" * 20_000,
        "\u202e" * 5000 + "aب" * 5000,
        "\t" * 5000 + "aب" * 5000,
        "\ud800" * 10_000,
        " " * 100_000 + "a",
    ],
    ids=lambda text: f"{text[:2]!a}x{len(text)}",
)
def test_hostile_text_takes_linear_time(text):
    started = time.perf_counter()
    for base in (None, 0, 1):
        runs = resolve(text, base)
        line = visual_runs(text, runs, 0, len(text))
        assert sum(end - start for start, end, _ in line) == len(text)
    # A tenth of this is usual; a quadratic step would take minutes.
    assert time.perf_counter() - started < 10


def test_more_units_than_two_tags_can_number():
    text = "aب" * 30_000
    runs = resolve(text, 0)
    assert runs.rtl == (False, True) * 30_000
    assert runs.ranks == tuple(range(60_000))


def test_neither_textual_nor_rich_is_imported():
    code = (
        "import sys, tui.text.bidi, tui.text.clusters;"
        "tui.text.clusters.boundaries('كِتَاب «OpenAI» 12%');"
        "print([name for name in ('rich', 'textual', 'wcwidth') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
