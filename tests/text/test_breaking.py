"""`tui.text.breaking` and `wrapping`: where lines end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.clusters import boundaries
from tui.text.layout import Paragraph


def lines(text: str, width: int) -> list[str]:
    """The source of each line, without blanks at its ends."""
    return [
        text[line.start : line.end].strip() for line in Paragraph(text, 0, len(text)).lines(width)
    ]


CASES = [
    # words
    ("قال ألتمان إن المشروع", 11, "قال ألتمان|إن المشروع"),
    ("قال ألتمان", 10, "قال ألتمان"),
    ("قال ألتمان", 9, "قال|ألتمان"),
    # a number with scale and unit: before the unit, then before the scale, never inside
    ("بتكلفة 1.4 تريليون دولار", 22, "بتكلفة|1.4 تريليون دولار"),
    ("بتكلفة 1.4 تريليون دولار", 15, "بتكلفة|1.4 تريليون|دولار"),
    ("بتكلفة 1.4 تريليون دولار", 8, "بتكلفة|1.4|تريليون|دولار"),
    ("ما بين 3.5 و4.5 مليار دولار", 20, "ما بين|3.5 و4.5 مليار دولار"),
    ("ما بين 3.5 و4.5 مليار دولار", 14, "ما بين|3.5 و4.5 مليار|دولار"),
    ("سيوفر مئات الآلاف من الوظائف", 25, "سيوفر|مئات الآلاف من الوظائف"),
    ("حوالي 1,500 موظف", 11, "حوالي|1,500 موظف"),
    ("في العمر 40 عامًا", 12, "في العمر|40 عامًا"),
    ("بلغ ٣٥ مليون", 8, "بلغ|٣٥ مليون"),
    ("بلغ ۳٫۵ میلیارد", 11, "بلغ|۳٫۵ میلیارد"),
    ("قدرها $ 500 لكل", 11, "قدرها|$ 500 لكل"),
    ("نسبة 30 في المئة", 12, "نسبة|30 في المئة"),
    ("نحو 500 million", 13, "نحو|500 million"),
    ("كان بقيمة بـ 500 مليار", 13, "كان بقيمة|بـ 500 مليار"),
    # a number that counts nothing holds nothing
    ("في عام 2019 إلى عام", 12, "في عام 2019|إلى عام"),
    ("منذ عام 2022، أكد", 14, "منذ عام 2022،|أكد"),
    ("في 2018. كما رفع", 9, "في 2018.|كما رفع"),
    # و and what opens stay with the next word, what closes with the one before
    ("جوجل و ميتا", 7, "جوجل|و ميتا"),
    ("جوجل و و ميتا", 9, "جوجل|و و ميتا"),
    ("جوجل «و ميتا", 8, "جوجل|«و ميتا"),
    ("نيويورك تايمز ، ففي", 14, "نيويورك|تايمز ، ففي"),
    ("كلمة ( بين ) قوسين", 11, "كلمة|( بين )|قوسين"),
    ("كلمة « بين » قوسين", 11, "كلمة|« بين »|قوسين"),
    ("كلمة ؟ ثم", 6, "كلمة ؟|ثم"),
    ("ابت \u200f، ثم", 4, "اب|ت \u200f،|ثم"),  # the word is cut rather than that
    ("اب ابت \u200f، ثم", 6, "اب|ابت \u200f،|ثم"),
    ("اب «\u200f ابت", 5, "اب|«\u200f ابت"),
    # the dash of a list or an aside may start a line
    ("من 2015 - 2018 عام", 8, "من 2015|-|2018 عام"),
    # URLs after slashes, then anywhere
    ("https://vietnamnet.vn/cuoc", 22, "https://vietnamnet.vn/|cuoc"),
    ("المصدر: https://a.vn/bcd", 12, "المصدر:|https://|a.vn/bcd"),
    ("www.qari.com/ab-cd/ef", 19, "www.qari.com/ab-cd/|ef"),
    ("https://ab-cd.vn", 10, "https://|ab-cd.vn"),
    ("https://abcdefgh", 6, "https:|//|abcdef|gh"),
    # inside words of letters
    ("في يونيو/حزيران", 10, "في يونيو/|حزيران"),
    ("كلمة.كلمة", 6, "كلمة.|كلمة"),
    ("state-owned", 8, "state-|owned"),
    # dates and times are numbers
    ("يوم 21/7/2015 ظهرا", 9, "يوم|21/7/2015|ظهرا"),
    ("عند 10:41:00", 9, "عند|10:41:00"),
    # a token wider than the line
    ("ابتثجحخد", 5, "ابتثج|حخد"),
    ("سسسلا", 4, "سسسلا"),
    ("سسسلا", 3, "سسس|لا"),
    ("سسلاا", 3, "سسلا|ا"),
    ("abcdef،", 6, "abcde|f،"),
    ("abcde (f", 6, "abcde|(f"),
    # a number alone wider than the line
    ("1234567890", 4, "1234|5678|90"),
    ("12.5 كم", 3, "12.|5|كم"),
    # no blanks between words
    ("中文字。中文", 6, "中文|字。中|文"),
    ("中文字「中文」", 8, "中文字|「中文」"),
    # what holds and what parts
    ("ابت\u00a0ثجح خد", 8, "ابت\u00a0ثجح|خد"),
    ("خد ابت\u00a0ثجح", 8, "خد|ابت\u00a0ثجح"),
    ("ابت\u200bثجح", 4, "ابت\u200b|ثجح"),
    ("ابت\u3000ثجح", 5, "ابت|ثجح"),
    ("ابت\tثجح", 4, "ابت|ثجح"),
    ("", 5, ""),
    ("   ", 5, ""),
]


@pytest.mark.parametrize(("text", "width", "expected"), CASES)
def test_where_lines_end(text, width, expected):
    assert "|".join(lines(text, width)) == expected


def test_units_hold_wherever_both_fit():
    for number in ("5", "1.4", "1,500", "(10", "٣٥", "و4.5", "$5"):
        for rest in ("تريليون دولار", "مليون", "ألف خادم", "دقيقة", "مئة موظف"):
            phrase = f"{number} {rest}"
            for before in range(40):
                text = f"{'ب' * before} {phrase} كلمة"
                for line in lines(text, max(len(phrase), 12)):
                    assert number not in line or phrase in line


LETTERS = "ابتلالأإآسم و\u064e\u0651\u200d\u0640 abc 12.5،.»«()中文e\u0301👩\u200d👧/-"


@settings(deadline=None, max_examples=600)
@given(st.text(st.sampled_from(LETTERS), max_size=30), st.integers(2, 5))
def test_narrow_lines_part_no_cluster_and_no_lam_alef(text, width):
    text = re.sub("(?<= )[\u064e\u0651\u0301\u200d]+", "", text)  # they begin a word there
    starts = Paragraph(text, 0, len(text)).breaks(width)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    edges = set(boundaries(text))
    for before, start in pairwise(starts):
        assert start in edges, ascii(text)
        letters = text[before:start].rstrip("\u064e\u0651")
        assert not (letters[-1:] == "ل" and text[start] in "اأإآ"), ascii(text)


PHRASES = (
    "ابت",
    "سلام،",
    "«كلمة»",
    "( ابت )",
    "، ثم",
    "؛ لا",
    "؟",
    ".",
    "« ابت »",
    "و ابت",
    "\u200f، لا",
    "«\u200f لا",
    "1 مليون",
    "(IPO)",
)


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(PHRASES), min_size=8, max_size=20), st.integers(20, 30))
def test_lines_begin_and_end_well(phrases, width):
    text = " ".join(["ابت", *phrases])
    ends = lines(text, width)
    for line in ends[1:]:
        assert line.lstrip("\u200f")[0] not in "،؛؟.»)", text
    for line in ends[:-1]:
        assert line.rstrip("\u200f")[-1] not in "«(", text
        assert line.split(" ")[-1] != "و", text


BIG = 600
"""Repetitions; work that grew with their square would be 16 times as much for 4 times as many."""


def work(text: str, count_lines) -> int:
    """Lines of Python run to set a text at 40 columns."""
    return count_lines(lambda: Paragraph(text, 0, len(text)).lines(40))


@pytest.fixture
def count_lines():
    """Count the lines of Python that a function runs, so that no clock is needed."""
    import sys

    def count(function) -> int:
        total = 0

        def trace(frame, event, argument):
            nonlocal total
            total += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            function()
        finally:
            sys.settrace(before)
        return total

    return count


UNITS = (
    *("ا", "لا", "a", "1", "1 ", "و ", "( ", ") ", "1.5 مليار ", "/a", "https://a/", "«"),
    *("\u064e", "م\u064e ", " ", "\t", "\u200b\u200e", " \u200e", "\x1b", "\ud800", "\u3000"),
    *("\u202b", "\u202b \u202c", "\u2067ا ", "\ufdfa", "中", "。", "👩\u200d", "a\u200db"),
    *("\u1100", "\u0600", "ا1a "),
)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_work_grows_with_the_text_and_no_faster(unit, count_lines):
    small = work(unit * BIG, count_lines)
    big = work(unit * 4 * BIG, count_lines)
    assert small > 0
    assert big < 4.6 * small + 4_000
