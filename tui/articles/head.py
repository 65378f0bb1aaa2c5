"""The head of an article: headline, byline, date, source and the caption of its picture."""

from __future__ import annotations

from tui.articles.credits import (
    is_date_line,
    is_marked_byline,
    is_source_label,
    looks_like_name,
    name_and_place,
    says_caption,
    source_of,
    starts_with_given_name,
)
from tui.articles.datelines import dated_place, is_dateline
from tui.articles.dates import find_date, without_date
from tui.articles.echo import Echo
from tui.articles.junk import is_section_name
from tui.articles.lines import Line, compiled, count_words
from tui.model import BlockKind

TITLE_WORDS = 22
"""A headline has at most this many words (the longest of 9,804 measured has 19)."""
TITLE_CHARACTERS = 200
STOPPED_TITLE_WORDS = 6
"""With a full stop it has at most this many (none of the 9,804 ends with one): else a lead."""
HEAD_LINES = 12
"""Bylines, dates and sources above the text stand within so many lines."""

SECOND_HEADLINES = 2
"""So many lines can stand between a headline and a dateline."""

_INNER_STOP = r"[^\W\d_]{2,}[.؟!]\s+\S"


def is_text(line: Line) -> bool:
    """Whether the line is running text by its length or its full stop."""
    return (
        not line.short
        or line.words > TITLE_WORDS
        or (line.ends_sentence and line.words > STOPPED_TITLE_WORDS)
    )


def can_be_title(line: Line) -> bool:
    """Whether the line has the shape of a headline."""
    if is_text(line) or line.sign or len(line.plain) > TITLE_CHARACTERS:
        return False
    if line.closing in ":،,؛;" or not any(map(str.isalpha, line.plain)):
        return False
    return not (line.ends_sentence and compiled(_INNER_STOP).search(line.plain))


def read_head(lines: list[Line]) -> Line | None:
    """Decide the lines above the text; return the headline, None where there is none."""
    title: Line | None = None
    for index, line in enumerate(lines[:HEAD_LINES]):
        if line.kind == BlockKind.HEADING and title is None:
            line.kind = BlockKind.TITLE
            title = line
            continue
        if line.kind is not None:
            continue
        if line.sign:
            if title is None and is_text(line):
                break
            continue
        if is_text(line):
            break
        if title is None and index + 1 < len(lines) and is_section_name(line):
            line.decide(BlockKind.BOILERPLATE)
            continue
        echo = Echo(lines[index + 1 :])
        kind = _credit(line, echo, title)
        if kind is not None:
            line.decide(kind)
        elif title is None and can_be_title(line):
            line.decide(BlockKind.TITLE)
            title = line
        else:
            _read_dateline(lines[index:HEAD_LINES])
            break
    return title


def _read_dateline(lines: list[Line]) -> None:
    """Decide a dateline below a second headline, and that headline."""
    above: list[Line] = []
    for line in lines:
        if line.kind is not None:
            continue
        if kind := BlockKind.BYLINE if is_dateline(line) else dated_place(line):
            line.decide(kind)
            for second in above:
                second.decide(BlockKind.HEADING)
            return
        above.append(line)
        if is_text(line) or not can_be_title(line) or len(above) > SECOND_HEADLINES:
            return


def _credit(line: Line, echo: Echo, title: Line | None) -> BlockKind | None:
    """The kind of a line that is about the article, None for a headline, heading or text."""
    first = title is None
    if is_date_line(line):
        return BlockKind.DATE
    if is_source_label(line):
        return BlockKind.SOURCE
    if source_of(line) is not None and not (first and _repeats(line, echo)):
        return BlockKind.SOURCE
    if is_marked_byline(line) and not (first and _repeats(line, echo)):
        return BlockKind.BYLINE
    if is_dateline(line) and not (first and _repeats(line, echo)):
        return BlockKind.BYLINE
    if _is_dated_byline(line, echo, first) or _is_name_line(line, echo, first):
        return BlockKind.BYLINE
    if kind := dated_place(line):
        return kind
    if says_caption(line):
        return BlockKind.CAPTION
    return None


def _repeats(line: Line, echo: Echo) -> bool:
    """The words of a headline occur again in the body, those of a byline do not."""
    return echo.share(line.plain) >= 0.4


def _names_nobody_else(left: str, right: str, echo: Echo) -> bool:
    """Whether a first line `left: right` is a byline and not a headline with a colon.

    A headline's words occur again below. Behind a given name that many people have, an echo of
    that name and of the place says nothing: the last name decides.
    """
    if count_words(left) > 3:
        return False
    if echo.share(right) == 0:
        return echo.share(left) == 0 or starts_with_given_name(right)
    return starts_with_given_name(right) and echo.share(right.split()[-1]) == 0


def _is_dated_byline(line: Line, echo: Echo, first: bool) -> bool:
    """`place: name - 2015-07-21 10:41:00`: a date in digits, or after a dash, behind few words."""
    if line.words > 16 or not line.has_digit:
        return False
    found = find_date(line.plain)
    if found is None or line.ends_sentence:
        return False
    rest = without_date(line.plain, found)
    before = line.plain[: found.start].rstrip()
    if count_words(rest) > 8 or not (found.numeric or before[-1:] in ("-", "–", "—", "|", ":", "")):
        return False
    return not first or echo.share(rest) <= 0.34


def _is_name_line(line: Line, echo: Echo, first: bool) -> bool:
    """`outlet: name`, `name - place`, or below a headline a name alone, without an echo below."""
    sides = name_and_place(line)
    if sides is None and not looks_like_name(line):
        return False
    if not echo.long_enough and (sides is None or not starts_with_given_name(sides[1])):
        return False
    if sides is not None:
        left, right = sides
        if first:
            return _names_nobody_else(left, right, echo)
        return min(echo.share(left), echo.share(right)) == 0
    if first:
        return starts_with_given_name(line.plain) and echo.share(line.plain.split()[-1]) == 0
    return echo.share(line.plain) == 0
