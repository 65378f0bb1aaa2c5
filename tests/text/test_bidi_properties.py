"""Laws of `tui.text.bidi` that hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text import bidi
from tui.text.bidi import Runs, resolve, visual_runs

REMOVED = set("\u200b\u200d\u00ad\u202a\u202b\u202c\u202d\u202e\U000e0041")
ALPHABET = (
    "abאבثبت12٣٤۵.,:+-%$ !()[]«»\u064b\u0301\u200b\u200d\u00ad\u200e\u200f\u061c\u202a\u202b"
    "\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffc\U000e0041\ud800中é\t\u3000"
)
SPOKEN = "abثبت سلام 12٣٤.,%-()«»؟،"

paragraphs = st.one_of(
    st.text(st.sampled_from(ALPHABET), max_size=40),
    st.text(st.sampled_from(SPOKEN), max_size=60),
)
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
levels = st.sampled_from([0, 1, None])


def visual(line: list[tuple[int, int, bool]]) -> list[int]:
    """The characters of visual runs, from left to right."""
    return [
        index
        for start, end, rtl in line
        for index in (range(end - 1, start - 1, -1) if rtl else range(start, end))
    ]


def parities(runs: Runs) -> list[bool]:
    """Whether each character's level is odd."""
    lengths = (end - start for start, end in pairwise(runs.starts))
    return [rtl for rtl, length in zip(runs.rtl, lengths, strict=True) for _ in range(length)]


def cut(text: str, data: st.DataObject) -> tuple[int, int]:
    """Where a line of a text starts and ends."""
    start = data.draw(st.integers(0, len(text)))
    return start, data.draw(st.integers(start, len(text)))


@settings(deadline=None, max_examples=400)
@given(st.one_of(any_text, paragraphs), levels)
def test_runs_cover_any_text(text, base):
    runs = resolve(text, base)
    assert runs.base in (0, 1)
    assert runs.starts[0] == 0
    assert runs.starts[-1] == len(text)
    assert list(runs.starts) == sorted(set(runs.starts))
    assert len(runs.starts) == len(runs.rtl) + 1
    assert sorted(runs.ranks) == list(range(len(runs.rtl)))


@settings(deadline=None, max_examples=400)
@given(st.one_of(any_text, paragraphs), levels, st.data())
def test_a_line_shows_each_of_its_characters_once(text, base, data):
    start, end = cut(text, data)
    line = visual_runs(text, resolve(text, base), start, end)
    assert all(first < beyond for first, beyond, _ in line)
    assert sorted(visual(line)) == list(range(start, end))


@settings(deadline=None, max_examples=400)
@given(st.one_of(any_text, paragraphs), levels, st.data())
def test_visual_neighbours_are_joined(text, base, data):
    line = visual_runs(text, resolve(text, base), *cut(text, data))
    for (start, end, rtl), (next_start, next_end, next_rtl) in pairwise(line):
        assert rtl is not next_rtl or (next_end != start if rtl else next_start != end)


@settings(deadline=None, max_examples=400)
@given(paragraphs, levels, st.data())
def test_a_line_has_the_order_of_its_paragraph_but_for_l1(text, base, data):
    text = text.replace("\t", " ")
    runs = resolve(text, base)
    start, end = cut(text, data)
    line = visual(visual_runs(text, runs, start, end))
    body = end
    while body > start and text[body - 1] in REMOVED | set(" \u3000\u2066\u2067\u2068\u2069"):
        body -= 1
    ranked = sorted(range(len(runs.rtl)), key=runs.ranks.__getitem__)
    paragraph = visual([(runs.starts[run], runs.starts[run + 1], runs.rtl[run]) for run in ranked])
    expected = [index for index in paragraph if start <= index < body]
    trailing = list(range(body, end))
    assert line == ([*trailing[::-1], *expected] if runs.base else [*expected, *trailing])


@settings(deadline=None, max_examples=1000)
@given(paragraphs, st.sampled_from([0, 1]))
def test_units_change_nothing(text, base):
    runs = resolve(text, base)
    with (
        patch.object(bidi, "_UNIT", re.compile(".", re.DOTALL)),
        patch.object(bidi, "_NOT_RTL", re.compile("")),
        patch.object(bidi, "_NOT_LTR", re.compile("")),
    ):
        single = resolve(text, base)
    kept = [index for index, character in enumerate(text) if character not in REMOVED]
    ours, theirs = parities(runs), parities(single)
    assert [ours[index] for index in kept] == [theirs[index] for index in kept]
    assert [
        index for index in visual(visual_runs(text, runs, 0, len(text))) if index in set(kept)
    ] == [index for index in visual(visual_runs(text, single, 0, len(text))) if index in set(kept)]


@settings(deadline=None, max_examples=400)
@given(
    st.text(st.sampled_from(SPOKEN), max_size=20),
    st.from_regex(r"[0-9]{1,6}([.,:][0-9]{1,3}){0,2}|[٠-٩]{1,6}([٫٬][٠-٩]{1,3})?", fullmatch=True),
    st.text(st.sampled_from(SPOKEN), max_size=20),
    levels,
)
def test_a_number_keeps_its_order(before, number, after, base):
    text = f"{before} {number} {after}"
    first = len(before) + 1
    order = visual(visual_runs(text, resolve(text, base), 0, len(text)))
    at = order.index(first)
    assert order[at : at + len(number)] == list(range(first, first + len(number)))
