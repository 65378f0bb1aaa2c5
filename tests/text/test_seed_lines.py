"""The five articles at every width from 20 to 200: what must hold on each of their lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.text.clusters import boundaries
from tui.text.layout import Line, Paragraph

FILES = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WIDTHS = range(20, 201)
WIDTHS_READ = (20, 40, 60, 72, 120)
"""Widths at which whole articles are selected."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
HIDDEN = {"Cc", "Cf"}


@dataclass
class Set:
    """A paragraph of an article with its lines at every width."""

    text: str
    """The whole article."""
    start: int
    end: int
    lines: dict[int, list[Line]] = field(default_factory=dict)
    distinct: dict[Line, int] = field(default_factory=dict)
    """Each different line and the narrowest width that has it."""

    def cuts(self, width: int) -> list[int]:
        """The characters at which the lines of a width begin, but the first."""
        return [line.start for line in self.lines[width]][1:]


@cache
def paragraphs() -> list[Set]:
    """Every paragraph of the articles, set at every width."""
    result = []
    for file in FILES:
        text = file.read_bytes().decode("utf-8")
        for found in re.finditer(r"[^\r\n]+", text):
            paragraph = Paragraph(text, *found.span())
            whole = Set(text, *found.span())
            for width in WIDTHS:
                whole.lines[width] = paragraph.lines(width)
                for line in whole.lines[width]:
                    whole.distinct.setdefault(line, width)
            result.append(whole)
    return result


def distinct() -> Iterator[tuple[Set, Line]]:
    """Every line that is different from all others of its paragraph."""
    for paragraph in paragraphs():
        for line in paragraph.distinct:
            yield paragraph, line


def words(paragraph: Set, line: Line) -> str:
    """The source characters of a line, without the blanks at its ends."""
    return paragraph.text[line.start : line.end].strip(" ")


def test_all_of_the_articles_is_looked_at():
    assert len(FILES) == 5
    assert len(paragraphs()) == 102
    assert sum(paragraph.end - paragraph.start for paragraph in paragraphs()) == 19_220
    lines = sum(len(lines) for paragraph in paragraphs() for lines in paragraph.lines.values())
    assert lines > 50_000
    assert sum(len(paragraph.distinct) for paragraph in paragraphs()) > 10_000


def test_no_line_is_wider_than_its_width():
    for paragraph in paragraphs():
        for line, width in paragraph.distinct.items():
            assert line.width <= width, words(paragraph, line)
            assert line.width == cell_len(line.text) == line.columns[-1], words(paragraph, line)


def test_lines_share_out_their_paragraph():
    for paragraph in paragraphs():
        for lines in paragraph.lines.values():
            assert lines[0].start == paragraph.start
            assert lines[-1].end == paragraph.end
            assert all(before.end == after.start for before, after in pairwise(lines))
            assert all(line.start < line.end for line in lines)


_HELD = (
    r"^(?:و|بـ|لـ) |^(?:\S+ )?\(?\d|^\S+ [،؛]"
    "|^«?(?:مئات|تريليونات|ب?مليارات|مليار|ملياري) "
)
"""Words that go to the next line together, at the start of that line."""


def test_lines_are_as_full_as_they_can_be():
    """Where the next word would have fitted, it is held by the one after it."""
    short = ends = 0
    for paragraph in paragraphs():
        for width, lines in paragraph.lines.items():
            for line, after in pairwise(lines):
                ends += 1
                first = words(paragraph, after).split(" ")[0]
                if line.width + 1 + len(first) <= width and "/" not in first:
                    short += 1
                    head = " ".join(words(paragraph, after).split(" ")[:3])
                    assert re.search(_HELD, head), head
    assert 0 < short < ends / 20


def test_each_visible_character_has_a_cell():
    for paragraph, line in distinct():
        text = paragraph.text[line.start : line.end]
        inner = range(len(text) - len(text.lstrip(" ")), len(text.rstrip(" ")))
        covered = set()
        for start, end in zip(line.starts, line.ends, strict=True):
            assert line.start <= start < end <= line.end
            covered.update(range(start, end))
        missing = [
            text[index]
            for index in inner
            if line.start + index not in covered and unicodedata.category(text[index]) not in HIDDEN
        ]
        assert missing == [], text


def test_columns_lead_to_characters_and_back():
    for paragraph, line in distinct():
        for column in range(line.width):
            cell = line.cell_at(column)
            assert cell is not None
            assert line.columns[cell] <= column < line.columns[cell + 1]
            start, end = line.source_at(column)
            assert (start, end) == (line.starts[cell], line.ends[cell])
        assert line.cell_at(-1) is line.cell_at(line.width) is None
        left, right = line.source_at(-1), line.source_at(line.width)
        assert {left, right} == {(line.start, line.start), (line.end, line.end)}
        assert (right[0] == line.start) == line.rtl
        everything = list(line.cells_of(paragraph.start, paragraph.end))
        assert everything == ([(0, line.width)] if line.width else [])


def test_each_cells_characters_lead_back_to_it():
    for number, (_, line) in enumerate(distinct()):
        # Each cell of the narrow lines, each fifth of the wide ones, which have most in common.
        step = 1 if line.width <= 50 else 5
        for cell in range(number % step, len(line.texts), step):
            assert list(line.cells_of(line.starts[cell], line.ends[cell])) == [
                (line.columns[cell], line.columns[cell + 1])
            ], line.text


def test_numbers_stand_in_the_order_of_the_source():
    seen = set()
    for paragraph, line in distinct():
        for number in NUMBER.finditer(paragraph.text, line.start, line.end):
            ranges = list(line.cells_of(*number.span()))
            assert len(ranges) == 1, number.group()
            left, right = ranges[0]
            cells = range(line.width)[left:right]
            shown = "".join(line.texts[cell] for cell in map(line.cell_at, cells))
            assert shown == number.group()
            seen.add((id(paragraph), number.span()))
    assert len(seen) == 90
    assert sum(len(NUMBER.findall(file.read_text("utf-8"))) for file in FILES) == 90


def test_numbers_are_never_cut():
    for paragraph in paragraphs():
        numbers = [
            range(number.start() + 1, number.end())
            for number in NUMBER.finditer(paragraph.text, paragraph.start, paragraph.end)
        ]
        cuts = {cut for width in WIDTHS for cut in paragraph.cuts(width)}
        assert not any(cut in number for cut in cuts for number in numbers)


# A number with what it counts: scales and the unit, up to the mark that ends it.
_SCALE = r"(?:مئات|ال[آا]لاف|المليارات|ألف|مليون|مليار|مليارات|ملياري|تريليون|بمليارات|تريليونات)"
_COUNTED = re.compile(
    rf"(?<![\w/.-])(?:«?{_SCALE}|\(?[ول]?\d+(?:[.,]\d+)*(?: و\d[.\d]*)?)"
    rf"(?: {_SCALE})*(?: من(?= ال))? (?!من |إلى |على |بأنه |وأعاد )[^\s،؛.»)]+"
)


def test_numbers_keep_their_scale_and_unit():
    found = []
    for paragraph in paragraphs():
        for counted in _COUNTED.finditer(paragraph.text, paragraph.start, paragraph.end):
            found.append(counted.group())
            for width in WIDTHS:
                # What stands around it, such as the comma or بـ, has to fit too.
                if len(counted.group()) + 4 <= width:
                    inside = range(counted.start() + 1, counted.end())
                    assert not set(paragraph.cuts(width)) & set(inside), (width, found[-1])
    assert len(found) == 61
    for sample in (
        "1.4 تريليون دولار",
        "30 جيجاوات",
        "40 عامًا",
        "25 دقيقة",
        "1,500 موظف",
        "3.5 و4.5 مليار دولار",
        "500 مليار دولار",
        "مئات الآلاف من الوظائف",
        "«مئات المليارات من الإيرادات",
        "350 ألف خادم",
        "76 ألف دولار",
        "97.4 مليار دولار",
        "(10 فبراير",
        "ملياري دولار",
    ):
        assert sample in found


def test_a_number_too_long_for_a_line_is_parted_at_its_end():
    """Where number, scale and unit do not fit together, the number keeps its scale."""
    text = "1.4 تريليون دولار"
    lines = Paragraph(text, 0, len(text)).lines(12)
    assert [text[line.start : line.end].strip() for line in lines] == ["1.4 تريليون", "دولار"]


CLOSING = "،؛؟.»)"
OPENING = "«("


def test_no_line_starts_with_closing_or_ends_with_opening_punctuation():
    ends = 0
    for paragraph in paragraphs():
        for width in WIDTHS:
            for cut in paragraph.cuts(width):
                ends += 1
                assert paragraph.text[cut] not in CLOSING
                assert paragraph.text[paragraph.start : cut].rstrip(" ")[-1] not in OPENING
    assert ends > 30_000


def test_a_free_standing_waw_never_ends_a_line():
    waws = 0
    for paragraph in paragraphs():
        for waw in re.finditer(r"(?<!\S)و +", paragraph.text[paragraph.start : paragraph.end]):
            waws += 1
            after = paragraph.start + waw.end()
            assert not any(after in paragraph.cuts(width) for width in WIDTHS)
    assert waws == 9


def test_no_line_break_parts_a_cluster_or_a_lam_alef():
    lam_alefs = 0
    for paragraph in paragraphs():
        source = paragraph.text[paragraph.start : paragraph.end]
        edges = {paragraph.start + edge for edge in boundaries(source)}
        cuts = {cut for width in WIDTHS for cut in paragraph.cuts(width)}
        assert cuts <= edges
        for pair in re.finditer("ل([\u064b-\u0652]*)[اأإآ]", source):
            lam_alefs += 1
            start, end = (paragraph.start + edge for edge in pair.span())
            assert not any(start < cut < end for cut in cuts)
            for line in paragraph.lines[72]:
                if line.start <= start < line.end:
                    (columns,) = line.cells_of(start, end)
                    assert columns[1] - columns[0] == 1
                    assert list(line.cells_of(end - 1, end)) == [columns]
    assert lam_alefs > 250


FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")


@pytest.mark.parametrize("width", WIDTHS_READ)
@pytest.mark.parametrize("file", range(5))
def test_what_is_selected_is_a_piece_of_the_file(file, width):
    """From each row's every column to columns of it and of later rows."""
    text = FILES[file].read_bytes().decode("utf-8")
    rows = [
        line
        for paragraph in paragraphs()
        if paragraph.text == text
        for line in paragraph.lines[width]
    ]
    assert len(rows) > 20
    assert any(FORMS.search(line.text) for line in rows)
    assert FORMS.search(text) is None
    for number, row in enumerate(rows):
        spots = [row.source_at(column) for column in range(-1, row.width + 1)]
        further = rows[min(number * 7 % 13 + number, len(rows) - 1)]
        there = [further.source_at(column) for column in range(-1, further.width + 1)]
        for first in spots:
            for last in {*spots, *there}:
                start, end = min(first[0], last[0]), max(first[1], last[1])
                assert row.start <= start <= end <= max(row.end, further.end)
        # The whole of what lies between the two lights up, on each row.
        start, end = min(spots)[0], max(there)[1]
        lit = [
            line.source_at(column)
            for line in rows[number : rows.index(further, number) + 1]
            for columns in line.cells_of(start, end)
            for column in range(*columns)
        ]
        shown = {index for span in lit for index in range(*span)}
        missing = {index for index in range(start, end) if not text[index].isspace()} - shown
        assert missing == set()
        assert all(start <= index < end for index in shown)


def test_justified_lines_fill_the_measure():
    exact = ragged = 0
    for file in FILES:
        text = file.read_bytes().decode("utf-8")
        for found in re.finditer(r"[^\r\n]+", text):
            paragraph = Paragraph(text, *found.span())
            for width in (40, 60, 72):
                plain = paragraph.lines(width)
                justified = paragraph.lines(width, justify=True)
                assert justified[-1] == plain[-1], "the last line is not stretched"
                for before, after in zip(plain, justified, strict=True):
                    assert (before.start, before.end) == (after.start, after.end)
                    assert after.width == cell_len(after.text) == len(after.texts)
                    assert after.width in (before.width, width)
                    # Nothing but blanks was added, each with the span of the blank it widens.
                    cells = list(zip(after.texts, after.starts, after.ends, strict=True))
                    kept = [
                        cell
                        for number, cell in enumerate(cells)
                        if cell[0] != " " or number == 0 or cells[number - 1] != cell
                    ]
                    assert kept == list(zip(before.texts, before.starts, before.ends, strict=True))
                for line in justified[:-1]:
                    exact += line.width == width
                    ragged += line.width != width
    assert exact > 10 * ragged > 0
