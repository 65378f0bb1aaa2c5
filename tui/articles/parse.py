"""The text of a file read as an article: every line gets a kind, and the article its facts."""

from __future__ import annotations

from tui.articles.body import read_body, read_tail
from tui.articles.credits import is_agency, is_source_label, source_of
from tui.articles.datelines import opening_date
from tui.articles.dates import find_date, without_date
from tui.articles.head import read_head
from tui.articles.junk import is_junk, is_related
from tui.articles.lines import (
    Line,
    count_words,
    has_word,
    hide_code,
    is_visible,
    may_be_wrapped,
    split_lines,
)
from tui.articles.links import find_links, whole_image
from tui.articles.signs import read_markup, read_sign
from tui.model import Article, Block, BlockKind, Gist, Link

_READ = (BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
"""Where a title may be cut from, best first."""


def parse(text: str, file: str = "", encoding: str = "utf-8", repaired: int = 0) -> Article:
    """Read a text as an article.

    Every non-blank line is in exactly one block, alone or with those it was wrapped together with;
    positions are characters of `text`. Any text is an article: nothing is raised, nothing is lost.
    """
    lines, title = _begun(text)
    read_body(lines)
    title_start, title_end = _title_span(text, lines, title)
    return Article(
        file=file,
        text=text,
        encoding=encoding,
        blocks=tuple(map(_block, lines)),
        title_start=title_start,
        title_end=title_end,
        title_derived=title is None,
        byline=_byline(lines),
        source=_source(lines),
        date=_stated_date(lines) or _told_date(lines),
        words=sum(_words(line) for line in lines if line.kind != BlockKind.BOILERPLATE),
        paragraphs=sum(line.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH) for line in lines),
        repaired=repaired,
    )


def gist(text: str) -> Gist:
    """Return the words of an article and what its head says, as `parse` finds them.

    Two thirds of the time of `parse` for short news: lines that cannot change them stay open.
    """
    lines, title = _begun(text)
    date = _stated_date(lines)
    if title is None or (date is None and any(map(_may_be_dated, lines))):
        read_body(lines)
        date = date or _told_date(lines)
    start, end = _title_span(text, lines, title)
    return Gist(text, text[start:end], _byline(lines), _source(lines), date)


def _may_be_dated(line: Line) -> bool:
    return line.kind is None and opening_date(line) is not None


def _begun(text: str) -> tuple[list[Line], Line | None]:
    """Return the lines, with the kinds that tell of byline, source and date, and the headline."""
    lines = list(split_lines(text))
    hide_code(text, lines)
    if may_be_wrapped(lines):
        from tui.articles.wraps import join_wrapped  # a millisecond of a start

        lines = join_wrapped(text, lines)
    for line in lines:
        _mark(line)
    title = read_head(lines)
    read_tail(lines)
    return lines, title


def _mark(line: Line) -> None:
    """Decide what the line says about itself, whatever stands around it."""
    image = whole_image(line.text)
    if image is not None:
        if image[1].strip():
            body = (line.start + image.start(1), line.start + image.end(1))
            line.decide(BlockKind.CAPTION, body)
        else:
            line.decide(BlockKind.BOILERPLATE)
        return
    if not line.short:
        read_sign(line)
        if not line.plain or not has_word(line.plain):
            line.decide(BlockKind.BOILERPLATE)
        return
    if is_junk(line):
        line.decide(BlockKind.BOILERPLATE)
    elif is_related(line):
        line.decide(BlockKind.RELATED)
    elif is_agency(line):
        line.decide(BlockKind.SOURCE)
    elif not read_markup(line):
        read_sign(line)


def _block(line: Line) -> Block:
    image = whole_image(line.text) if line.kind == BlockKind.CAPTION else None
    if image is not None:
        links: tuple[Link, ...] = (Link(line.body_start, line.body_end, image[3] or image[2]),)
    else:
        links = find_links(line.text, line.start)
    assert line.kind is not None
    return Block(line.kind, line.start, line.end, line.body_start, line.body_end, links)


def _title_span(text: str, lines: list[Line], title: Line | None) -> tuple[int, int]:
    if title is not None:
        return title.body_start, title.body_end
    from tui.articles.titles import derive_title  # its patterns take 1.5 ms of a start

    for kind in _READ:
        for line in lines:
            if line.kind == kind:
                return derive_title(text, line.body_start, line.body_end)
    for line in lines:
        if is_visible(line.plain):
            return derive_title(text, line.body_start, line.body_end)
    return 0, 0


def _words(line: Line) -> int:
    """Words of the line as it stands in the file, tags included."""
    return line.words if line.plain is line.text else count_words(line.text)


def _byline(lines: list[Line]) -> str | None:
    for line in lines:
        if line.kind == BlockKind.BYLINE:
            found = find_date(line.plain)
            return without_date(line.plain, found) if found else line.plain
    return None


def _source(lines: list[Line]) -> str | None:
    """What the first line with the word `المصدر` names, or the line below; else any source."""
    other = None
    below = False
    for line in lines:
        if line.kind != BlockKind.SOURCE:
            below = False
            continue
        found = source_of(line)
        if below:
            return found[0] if found else line.plain
        if found is not None and found[1]:
            return found[0]
        other = other or found
        below = is_source_label(line)
    return other[0] if other else None


def _stated_date(lines: list[Line]) -> str | None:
    """The first date of a date line, else of a byline, of a source line."""
    for kind in (BlockKind.DATE, BlockKind.BYLINE, BlockKind.SOURCE):
        for line in lines:
            if line.kind == kind and (found := find_date(line.plain)) and found.iso:
                return found.iso
    return None


def _told_date(lines: list[Line]) -> str | None:
    """The date of the dateline that the text begins with."""
    texts = (line for line in lines if line.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH))
    first = next(texts, None)
    return opening_date(first) if first is not None else None
