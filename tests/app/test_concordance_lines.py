"""The parts of a line, the columns of the node, and the order of lines, without a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.geometry import Size

from tui.app import concordance_lines, concordance_sides, concordance_table
from tui.app.concordance_lines import Lines
from tui.app.concordance_sides import beginning, ending, sides
from tui.app.concordance_sources import whole_words
from tui.app.concordance_table import Column, ConcordanceTable
from tui.app.theme import DARK
from tui.search.concordance import Line, Order, sort_key
from tui.search.records import Found
from tui.text import fitting, shaping
from tui.text.layout import Line as Row
from tui.words import Words

WORDS = st.lists(
    st.sampled_from(
        ["ألتمان", "وَقَالَ", "OpenAI", "لا", "(1985)", "«سلام»", "٣٫٥", "،", "漢字", "e\u0301",
         "x" * 40, "ـــــ", "\u202eرأي\u202c", "كتابةٌ" * 9]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
TEXTS = st.one_of(WORDS, st.text("لاأب وِّ(1.٢)aB\n\u200f\u2067漢", max_size=80))


def found(number: int, date: str | None = None, source: str | None = None) -> Found:
    return Found(number, b"", f"{number:03}.txt", f"عنوان {number}", date, source, 0.0)


class Given:
    """Lines that are there."""

    def __init__(self, lines: list[Line]) -> None:
        self.given = lines
        self.taken = 0
        self.articles = len({line.found.key for line in lines})

    def lines(self) -> Iterator[Line | None]:
        for line in self.given:
            self.taken += 1
            yield line
            yield None


def line(before: str = "", node: str = "ماسك", after: str = "", number: int = 0) -> Line:
    return Line(found(number), 10 * number, 10 * number + len(node), before, node, after)


# --- parts ----------------------------------------------------------------------------------------


def covered(row: Row, text: str) -> str:
    """Return the characters of a text that the cells of a row show, as its map has them."""
    shown: set[int] = set()
    for start, end in zip(row.starts, row.ends, strict=True):
        assert 0 <= start < end <= len(text)
        shown.update(range(start, end))
    return "".join(text[place] for place in sorted(shown))


@given(TEXTS, st.integers(2, 60), st.sampled_from([0, 1]))
def test_what_stands_before_ends_at_the_node(text: str, columns: int, base: int) -> None:
    text = re.sub(r"\s", " ", text)
    row = ending(text, columns, base)
    assert row.width <= columns
    shown = covered(row, text)
    whole = text.rstrip(" ")
    if not row.texts:
        assert not seen(text[-4 * columns :]) or min(widths(whole)) > 1
        return
    assert row.end == len(whole)
    first = min(row.starts)
    assert seen(text[first : row.end]) == seen(shown)
    if first and text[first - 1] != " ":  # then no whole word fits
        word = whole[whole.rfind(" ") + 1 :]
        assert concordance_sides._whole(word, 0, len(word), base).width > columns


@given(TEXTS, st.integers(2, 60), st.sampled_from([0, 1]))
def test_what_stands_after_begins_at_the_node(text: str, columns: int, base: int) -> None:
    text = re.sub(r"\s", " ", text)
    row = beginning(text, columns, base)
    assert row.width <= columns
    shown = covered(row, text)
    if not row.texts:
        assert not seen(text[: 4 * columns]) or min(widths(text.lstrip(" "))) > 1
        return
    assert row.start == len(text) - len(text.lstrip(" "))
    last = max(row.ends)
    assert seen(text[row.start : last]) == seen(shown)
    if last < len(text) and text[last] != " ":
        word = text[row.start :].partition(" ")[0]
        rest = text[last : row.start + len(word)]
        assert last > row.start + len(word) or not seen(rest) or wide(word, base) > columns


def wide(word: str, base: int) -> int:
    return concordance_sides._whole(word, 0, len(word), base).width


def widths(text: str) -> list[int]:
    row = concordance_sides._whole(text, 0, len(text), 1)
    return list(row.widths or [1])


def seen(text: str) -> str:
    """Return a text without what has no cell of its own."""
    return re.sub("[ \u200f\u2067\u202e\u202c]", "", text)


def test_words_are_cut_at_blanks_and_long_ones_between_letters() -> None:
    assert covered(ending("قال الرئيس سام", 10, 1), "قال الرئيس سام") == "الرئيس سام"
    assert covered(ending("قال الرئيس سام", 9, 1), "قال الرئيس سام") == "سام"
    assert covered(beginning("قال الرئيس سام", 9, 1), "قال الرئيس سام") == "قال"
    # Six cells: a lam-alef is one.
    assert covered(beginning("سلاملاملا", 5, 1), "سلاملاملا") == "سلاملام"
    assert covered(ending("سلاملاملا", 4, 1), "سلاملاملا") == "ملاملا"
    assert covered(ending("كِتَابٌ", 2, 1), "كِتَابٌ") == "ابٌ"


def test_text_from_left_to_right_stands_the_other_way_round() -> None:
    assert sides("the quick ", "fox", " jumps", 10, 5).rtl is False
    assert sides("the quick ", "فوكس", " jumps", 10, 5).rtl is True
    made = sides("قال (OpenAI) ", "ماسك", "، ثم", 20, 6)
    assert made.before.text == "(OpenAI) ﻝﺎﻗ"
    assert made.after.text == "ﻢﺛ ،"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("قال وماسك ثم", "ماسك", "وماسك"),
        ("«لإيلون ماسك»", "إيلون ماسك", "لإيلون ماسك"),
        ("سام ألتمان", "لتم", "ألتمان"),
        ("x-AI-y", "AI", "AI"),
    ],
)
def test_a_name_is_shown_with_what_is_written_to_it(text: str, part: str, whole: str) -> None:
    start, end = whole_words(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole


def test_lines_are_set_anew_where_letters_take_other_columns() -> None:
    assert sides("", "لا", "", 10, 6).node.width == 1
    try:
        shaping.set_lam_alef(apart=True)
        fitting.forget()
        assert sides("", "لا", "", 10, 6).node.width == 2
    finally:
        shaping.set_lam_alef(apart=False)
        fitting.forget()
    assert sides("", "لا", "", 10, 6).node.width == 1


# --- columns --------------------------------------------------------------------------------------


class Sized(ConcordanceTable):
    """A table of some size without a screen."""

    at = Size(120, 30)

    @property
    def size(self) -> Size:
        return self.at

    def post_message(self, message: object) -> bool:
        return True

    @property
    def has_focus(self) -> bool:
        return True


def table(lines: list[Line], width: int, height: int = 30, lang: str = "ar") -> Sized:
    made = Sized(DARK, Words("en" if lang == "en" else "ar"))
    made.at = Size(width, height)
    held = Lines(Given(lines))
    held.read(len(lines))
    made.show(held)
    return made


@given(
    st.lists(
        st.tuples(TEXTS, TEXTS.filter(lambda text: seen(text).strip()), TEXTS),
        min_size=1,
        max_size=6,
    ),
    st.integers(12, 220),
    st.sampled_from(["ar", "en"]),
)
def test_the_node_stands_in_the_same_columns_on_every_row(
    parts: list[tuple[str, str, str]], width: int, lang: str
) -> None:
    lines = [
        line(before, node, after, number) for number, (before, node, after) in enumerate(parts)
    ]
    made = table(lines, width, lang=lang)
    (node,) = [place for place in made.places(width) if place.column is Column.NODE]
    first = width - node.first - node.width if lang == "ar" else node.first
    beside = next((place for place in made.places(width) if place.column is Column.AFTER), None)
    for number, one in enumerate(lines):
        strip = made._row(number, width, Style())
        assert strip.cell_length == width
        side = beside.width if beside is not None else 2
        wanted = sides(one.before, one.node, one.after, side, node.width)
        here = strip.crop(first, first + node.width)
        assert here.text.strip(" ") == wanted.node.text.strip(" ")
        assert [part.text for part in here if part.style and part.style.bold] == [wanted.node.text]
        if beside is None:
            continue
        left, right = strip.crop(0, first), strip.crop(first + node.width)
        before, after = (right, left) if wanted.rtl else (left, right)
        assert wanted.before.text in before.text
        assert wanted.after.text in after.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_fits_at_each_width(lang: str) -> None:
    lines = [Line(found(0, "2025-01-02", "https://www.bbc.com/a"), 0, 4, "a ", "ماسك", " b")]
    wanted = {40: 3, 60: 3, 80: 4, 94: 4, 95: 5, 200: 5}
    for width, number in wanted.items():
        places = table(lines, width, lang=lang).places(width)
        assert len(places) == number, width
        wide = {place.column: place.width for place in places}
        assert wide[Column.BEFORE] == wide[Column.AFTER]
        assert max(place.first + place.width for place in places) < width
    assert [place.column for place in table(lines, 12).places(12)] == [Column.NODE]


def test_dates_and_sources_take_no_room_where_there_are_none() -> None:
    assert len(table([line()], 200).places(200)) == 3


def test_the_column_of_the_node_is_as_wide_as_the_widest_of_those_read_first() -> None:
    made = table([line(node="ماسك"), line(node="لإيلون ماسك", number=1)], 120)
    assert made.node == len("لإيلون ماسك") - 1  # a lam-alef is one column
    made = table([line(node="ماسك " * 20)], 120)
    assert 12 < made.node <= concordance_table._NODE


# --- order ----------------------------------------------------------------------------------------

LINES = st.lists(
    st.builds(
        lambda number, start, date, source, before, after: Line(
            found(number, date, source), start, start + 4, before, "ماسك", after
        ),
        st.integers(0, 5),
        st.integers(0, 99),
        st.sampled_from([None, "2024-01-02", "2023"]),
        st.sampled_from([None, "أ", "ب"]),
        WORDS,
        WORDS,
    ),
    max_size=12,
)


@given(
    LINES,
    st.sampled_from([Order.AFTER, Order.BEFORE, Order.DATE, Order.SOURCE]),
    st.integers(1, 20),
)
def test_lines_stand_as_python_sorts_them(lines: list[Line], order: Order, run: int) -> None:
    held = Lines(Given(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(concordance_lines, "_RUN", run)
        places = held.arranged(order)
    assert places is not None
    held.use(order, places)
    shown = [held[number] for number in range(len(held))]
    assert shown == sorted(lines, key=lambda one: sort_key(one, order))
    held.use(Order.INDEX, None)
    assert [held[number] for number in range(len(held))] == lines


def test_lines_are_read_as_far_as_they_are_wanted() -> None:
    source = Given([line(number=number) for number in range(100)])
    held = Lines(source)
    assert not source.taken
    assert held.read(10)
    assert (len(held), source.taken, held.complete) == (10, 10, False)
    assert held.read_articles == 9
    assert not held.read(50, lambda: len(held) >= 20)
    assert len(held) == 20
    assert [one.found.key for one in held.rows(lambda: False)] == list(range(100))
    assert held.complete
    assert held.read_articles == 100


def test_sorting_can_be_stopped_and_gone_on_with() -> None:
    held = Lines(Given([line(number=number) for number in range(100)]))
    asked = iter(range(1000))
    assert held.arranged(Order.AFTER, lambda: next(asked) > 30) is None
    assert 0 < len(held) < 100
    assert held.order is Order.INDEX
    places = held.arranged(Order.AFTER)
    assert places is not None
    assert len(places) == 100


def test_no_more_lines_are_held_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance_lines, "MOST", 10)
    held = Lines(Given([line(number=number) for number in range(11)]))
    held.read(99)
    assert (len(held), held.complete, held.is_cut) == (10, True, True)
    exact = Lines(Given([line(number=number) for number in range(10)]))
    exact.read(99)
    assert (len(exact), exact.complete, exact.is_cut) == (10, True, False)


def test_of_100000_lines_only_those_in_view_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    made_of: list[str] = []

    def counted(*parts: object) -> object:
        made_of.append(str(parts[0]))
        return sides(*parts)  # type: ignore[arg-type]

    monkeypatch.setattr(concordance_table, "sides", counted)
    source = Given([line(f"قبل {number} ", number=number) for number in range(100_000)])
    made = Sized(DARK, Words("ar"))
    held = Lines(source)
    held.read(made.wanted())
    made.show(held)
    [made.render_line(y) for y in range(30)]
    assert source.taken < 200
    assert len(set(made_of)) <= 30
    held.read(100_000)
    made.grow()
    for row in (99_999, 50_000, 0):
        made_of.clear()
        made.move_to(row)
        [made.render_line(y) for y in range(30)]
        assert f"قبل {row} " in made_of
        assert len(set(made_of)) <= 30
