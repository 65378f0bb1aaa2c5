"""The lines below the head: paragraphs, headings, lists, captions, and what follows the article."""

from __future__ import annotations

import re

from tui.articles.credits import (
    is_date_line,
    is_marked_byline,
    is_source_label,
    says_caption,
    source_of,
)
from tui.articles.datelines import dated_place
from tui.articles.head import is_text
from tui.articles.junk import is_related_header
from tui.articles.lines import Line, compiled, count_words
from tui.model import BlockKind

HEADING_WORDS = 11
CAPTION_WORDS = 12
PROMO_WORDS = 40
TAIL_LINES = 8
"""Sources, bylines and dates below the text stand within so many lines of its end."""
NEAR = 3
"""A bare address belongs to boilerplate that stands within so many lines."""
RELATED_ITEMS = 4
"""More dashed lines than this in the middle of a text are a list of the author's."""

_ASIDE = (BlockKind.BOILERPLATE, BlockKind.RELATED)
_SECTION = (None, BlockKind.BULLET, BlockKind.CAPTION)
"""What stands below a heading."""
_BELOW = (BlockKind.BOILERPLATE, BlockKind.RELATED, BlockKind.SOURCE)
_ADDRESS = r"(?i:(?:https?://|www\.)\S+)"
_GAP = r"\S {3,}(?=\S)"
_CLOCK = r"\d{1,2}:\d\d|\d{1,2}\s?[h:]\s"
_SPEAKS = re.compile(
    r"(?:و|ف)(?:قال|اضاف|اكد|اوضح|تابع|اشار|ذكر|لفت|اعلن|شدد|نقل|كان|جاء)ت?\b|و(?:يذكر|يشار|تم|في)\b"
    r"|و?من (?:المقرر|جانبه|جانبها|جهته|جهتها|ناحيته|ناحيتها|ناحيه)\b"
    r"|(?:كما|يذكر ان|يشار الي|جدير|الجدير|هذا و)\b"
)
"""How paragraphs begin that go on with what was said, and headings do not."""


def read_body(lines: list[Line]) -> None:
    """Decide every line that is still open, once `read_tail` has decided what it does."""
    dense = _is_dense(lines)
    _read_addresses(lines)
    _read_lists(lines)
    _read_captions(lines, dense)
    _read_related_lists(lines)
    _read_headings(lines)
    for line in lines:
        if line.kind is None:
            line.decide(BlockKind.PARAGRAPH)
            if line.sign == "1":
                line.body_start = line.start
    _read_promo(lines)
    for index, line in enumerate(lines):
        if line.kind == BlockKind.PARAGRAPH and not _is_row(lines, index):
            line.kind = BlockKind.LEAD
            break


def _is_dense(lines: list[Line]) -> bool:
    """Whether paragraphs follow each other without blank lines: 3 lines in 4 have none before."""
    return len(lines) >= 4 and sum(line.gap == 0 for line in lines) * 4 >= len(lines) * 3


def read_tail(lines: list[Line]) -> None:
    """Decide sources anywhere, and bylines and dates in the last lines; no other rule does."""
    for index, line in enumerate(lines):
        if line.kind is not None or not line.short or line.sign:
            continue
        if source_of(line) is not None and not line.ends_sentence:
            line.decide(BlockKind.SOURCE)
        elif is_source_label(line):
            _read_label(lines, index)
        elif index >= len(lines) - TAIL_LINES and index:
            if is_date_line(line) and line.closing != ":":
                line.decide(BlockKind.DATE)
            elif _is_last(lines, index) and (kind := dated_place(line)):
                line.decide(kind)
            elif is_marked_byline(line):
                line.decide(BlockKind.BYLINE)


def _is_last(lines: list[Line], index: int) -> bool:
    """Whether no text follows; a place and a day above text are the heading of a part of it."""
    return all(line.kind is not None for line in lines[index + 1 :])


def _read_label(lines: list[Line], index: int) -> None:
    """Decide a line with the word `المصدر` alone, and the name below it, near the end."""
    lines[index].decide(BlockKind.SOURCE)
    if not len(lines) - TAIL_LINES <= index + 1 < len(lines):
        return
    named = lines[index + 1]
    if named.kind is None and named.short and named.words <= 8 and not named.ends_sentence:
        named.decide(BlockKind.SOURCE)


def _read_addresses(lines: list[Line]) -> None:
    """Bare addresses among the boilerplate below the text are part of it."""
    index = len(lines)
    while index and (lines[index - 1].kind in _BELOW or _is_address(lines[index - 1])):
        index -= 1
    if not index:
        return
    tail = lines[index:]
    for place, line in enumerate(tail):
        near = tail[max(0, place - NEAR) : place + NEAR + 1]
        if line.kind is None and any(other.kind == BlockKind.BOILERPLATE for other in near):
            line.decide(BlockKind.BOILERPLATE)


def _is_address(line: Line) -> bool:
    return line.kind is None and compiled(_ADDRESS).fullmatch(line.plain) is not None


def _cells(line: Line) -> int:
    """How many signs part the cells of a table's row; 0 for other lines."""
    text = line.text
    if "|" in text and text.count("|") >= 2:
        return text.count("|")
    if "\t" in text:
        tabs = text.count("\t")
        # Two halves of a verse can be set apart by a tab as well, but have several words each.
        return tabs if tabs > 1 or min(map(count_words, text.split("\t"))) <= 2 else 0
    gaps = len(compiled(_GAP).findall(text)) if "   " in text else 0
    return gaps if gaps > 1 else 0


def _is_row(lines: list[Line], index: int) -> bool:
    """Whether a line is a row of a table: a line beside it has cells between the same signs."""
    cells = _cells(lines[index])
    return cells > 0 and any(
        _cells(line) == cells and abs(place - index) == 1
        for place, line in enumerate(lines[max(0, index - 2) : index + 3], max(0, index - 2))
    )


def _read_lists(lines: list[Line]) -> None:
    """Decide runs of lines with the same sign."""
    runs = _runs(lines)
    dashed = [run for run in runs if lines[run[0]].sign == "-"]
    for first, last in runs:
        sign = lines[first].sign
        before = lines[first - 1] if first else None
        after_colon = before is not None and before.closing == ":"
        if sign == "1":
            listed = before is not None and before.kind == BlockKind.BULLET
            if not after_colon and not listed and last - first < 2:
                continue
            kind = BlockKind.BULLET
        elif sign == "-" and len(dashed) <= 3 and _links_elsewhere(lines, first, last):
            kind = BlockKind.RELATED
        else:
            kind = BlockKind.BULLET
        for line in lines[first:last]:
            line.decide(kind)


def _runs(lines: list[Line]) -> list[tuple[int, int]]:
    runs = []
    index = 0
    while index < len(lines):
        first = index
        sign = lines[index].sign if lines[index].kind is None else ""
        index += 1
        if sign:
            while index < len(lines) and lines[index].kind is None and lines[index].sign == sign:
                index += 1
            runs.append((first, index))
    return runs


def _links_elsewhere(lines: list[Line], first: int, last: int) -> bool:
    """Whether dashed lines are headlines of other articles, set between paragraphs.

    They follow a finished paragraph, are few, and none is finished by a full stop itself.
    """
    before = next(
        (line for line in reversed(lines[:first]) if line.kind != BlockKind.BOILERPLATE), None
    )
    if before is None or before.kind is not None or before.closing not in ".؟!۔":
        return False
    items = lines[first:last]
    if len(items) > RELATED_ITEMS:
        return False
    return all(4 <= item.words <= 25 and not item.ends_sentence for item in items)


def _read_captions(lines: list[Line], dense: bool) -> None:
    """Captions in a text whose paragraphs have no blank lines between them stand after one."""
    for index, line in enumerate(lines):
        if line.kind is not None or not line.short or line.sign or not line.text:
            continue
        alone = dense and line.gap > 0 and index + 1 < len(lines) and lines[index + 1].gap == 0
        unmarked = index > 0 and line.words > CAPTION_WORDS and line.closing not in ".؟!:؛،۔"
        if (alone and unmarked) or (says_caption(line) and (alone or not is_text(line))):
            line.decide(BlockKind.CAPTION)


def _read_related_lists(lines: list[Line]) -> None:
    """Lines below `اقرأ أيضا:` up to the next running text are links too."""
    listing = False
    for line in lines:
        if line.kind == BlockKind.RELATED:
            listing = listing or is_related_header(line)
        elif line.kind in (None, BlockKind.BULLET):
            listing = listing and not is_text(line) and not line.ends_sentence
            if listing:
                line.decide(BlockKind.RELATED)


def _read_headings(lines: list[Line]) -> None:
    """Short lines without a full stop, one or two in a row, above text."""
    open_lines = [line for line in lines if line.kind not in _ASIDE]
    wrapped = _is_wrapped(open_lines)
    index = 0
    while index < len(open_lines):
        first = index
        while index < len(open_lines) and _heading_shape(open_lines[index]):
            index += 1
        if first == index:
            index += 1
            continue
        before = open_lines[first - 1] if first else None
        quoted = before is not None and before.closing == ":" and before.kind is None
        followed = index < len(open_lines) and open_lines[index].kind in _SECTION
        apart = not wrapped or (
            open_lines[first].gap > 0 and followed and open_lines[index].gap > 0
        )
        if index - first <= 2 and followed and not quoted and apart:
            for line in open_lines[first:index]:
                line.decide(BlockKind.HEADING)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether sentences run on over lines: most lines of 6 words or more end without a sign."""
    text = [line for line in lines if line.kind is None and line.short and line.words >= 6]
    return len(text) >= 6 and sum(line.closing.isalnum() for line in text) * 2 > len(text)


def _heading_shape(line: Line) -> bool:
    return (
        line.kind is None
        and line.short
        and line.sign in ("", "1")
        and line.words <= HEADING_WORDS
        and line.closing not in ".،,؛;۔"
        and not (line.words > 8 and "،" in line.plain)
        and not (line.words > 3 and line.closing == ":")
        and not (line.has_digit and compiled(_CLOCK).match(line.folded))
        and any(map(str.isalpha, line.plain))
        and not _SPEAKS.match(line.matched)
    )


def _read_promo(lines: list[Line]) -> None:
    """A last line that ends in a colon announces what the file does not have."""
    text = [line for line in lines if line.kind not in _ASIDE]
    read = [line for line in text if line.kind == BlockKind.PARAGRAPH]
    if len(read) < 3 or text[-1] is not read[-1] or text[-1].sign:
        return
    if text[-1].words <= PROMO_WORDS and text[-1].closing == ":":
        text[-1].decide(BlockKind.BOILERPLATE)
