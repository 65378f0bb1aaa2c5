"""The rows of one result: its title, what is known of it, and the words around the best place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.paint import Mark, segments, strip
from tui.app.theme import Palette, found
from tui.library import site
from tui.text.fitting import one_line
from tui.text.layout import Line, Paragraph, direction
from tui.words import Said, Words

if TYPE_CHECKING:
    from tui.app.search_asking import Shown, Span
    from tui.search.hits import Hit

MARGIN = 2
"""Empty columns at both sides; the edge stands in the first of them."""
WIDE = 70
"""Columns from which what is known of an article stands on the row of its title."""
_WORDS = 2
"""Rows of the words around the best place."""
_FAR = 2 / 5
"""What is known of an article takes no more than this share of its title's row."""


class Looks(NamedTuple):
    """How a result is painted."""

    palette: Palette
    ground: Style
    under: bool
    """Whether it is under the cursor, on a ground where dim is faint."""
    is_new: bool = False
    """Whether it was not there when the saved search was last looked at."""

    @property
    def ink(self) -> Style:
        return self.ground + Style(color=self.palette.ink)

    @property
    def dim(self) -> Style:
        color = self.palette.ink if self.under else self.palette.dim
        return self.ground + Style(color=color)


def height(width: int) -> int:
    """Return the rows of a result on a width, the row of air below it included."""
    return _WORDS + (2 if width >= WIDE else 3)


def context(width: int) -> int:
    """Return how many characters beside the best place fill the rows of a width."""
    return max(12, width - 2 * MARGIN - 6)


def row(
    number: int, hit: Hit, shown: Shown | None, width: int, looks: Looks, words: Words
) -> Strip:
    """Return a row of a result.

    Args:
        number: Counted from the title, 0; the last one is air.
        hit: What was found.
        shown: Its words, once they are read.
        width: Columns.
        looks: How it is painted.
        words: The words of the interface.
    """
    inner = max(2, width - 2 * MARGIN)
    title = shown.title if shown else hit.found.title
    rtl = direction(title or " ", int(words.rtl)) == 1
    if number == 0:
        return _title(hit, shown, title, rtl, width, looks, words)
    number -= 1
    if width < WIDE:
        if number == 0:
            line = _details(hit, inner, looks, words)
            parts = segments(line, looks.dim)
            return strip(parts, line.width, width, looks.ground, rtl=rtl, margin=MARGIN)
        number -= 1
    lines = () if shown is None else words_of(shown, inner)
    if shown is not None and shown.gone and number == 0:
        line = one_line(words.say(shown.gone), inner, int(words.rtl))
        parts = segments(line, looks.ground + Style(color=looks.palette.error))
        return strip(parts, line.width, width, looks.ground, rtl=rtl, margin=MARGIN)
    if shown is None or number >= len(lines):
        return Strip.blank(width, looks.ground)
    return _words(lines[number], shown, width, looks)


def _title(
    hit: Hit, shown: Shown | None, title: str, rtl: bool, width: int, looks: Looks, words: Words
) -> Strip:
    inner = max(2, width - 2 * MARGIN)
    far: list[Segment] = []
    used = 0
    if width >= WIDE:
        line = _details(hit, int(inner * _FAR), looks, words)
        far = segments(line, looks.dim)
        used = line.width + 2
    line = one_line(title or hit.file.rpartition("/")[2], inner - used, int(rtl))
    marks = _marks(shown.title_marks if shown else (), looks)
    near = segments(line, looks.ink + Style(bold=True), marks)
    gap = Segment(" " * max(0, inner - line.width - used + 2 * bool(far)), looks.ground)
    parts = [*far, gap, *near] if rtl else [*near, gap, *far]
    return strip(parts, inner, width, looks.ground, rtl=rtl, margin=MARGIN)


def _details(hit: Hit, width: int, looks: Looks, words: Words) -> Line:
    """Return source, date and step on one line; the step stays where there is little room."""
    step = words.say(f"search.step.{hit.step}")
    if looks.is_new:
        step = words.say("search_page.is_new", step=Said(step))
    parts = [site(hit.found.source), (hit.found.date or "")[:10], step]
    parts = [f"\u2068{part}\u2069" for part in parts if part]
    while len(parts) > 1:
        line = one_line(" · ".join(parts), width, int(words.rtl))
        if "…" not in line.texts:
            return line
        del parts[0]
    return one_line(parts[0], width, int(words.rtl))


def _words(line: SnippetLine, shown: Shown, width: int, looks: Looks) -> Strip:
    """Return a row of the words of an article, `…` where they go on."""
    marks = _marks(shown.marks, looks, -shown.start)
    parts = segments(line.line, looks.dim if not looks.under else looks.ink, marks)
    rtl = line.line.rtl
    before = [Segment("…", looks.dim)] * line.opens
    after = [Segment("…", looks.dim)] * line.closes
    row = [*after, *parts, *before] if rtl else [*before, *parts, *after]
    used = line.line.width + line.opens + line.closes
    return strip(row, used, width, looks.ground, rtl=rtl, margin=MARGIN)


def _marks(spans: Iterable[Span], looks: Looks, moved: int = 0) -> list[Mark]:
    look = found(looks.palette, current=False)
    if looks.under and look.reverse:
        look = Style(reverse=False, bold=True, underline=True)  # the whole row is turned already
    return [Mark(start + moved, end + moved, look) for start, end in spans]


class SnippetLine(NamedTuple):
    """A row of the words of an article."""

    line: Line
    """Its characters are counted from the beginning of the slice."""
    opens: bool
    """Whether the text goes on before it."""
    closes: bool
    """Whether it goes on behind it, and no row follows."""


@lru_cache(maxsize=512)
def words_of(shown: Shown, width: int) -> Sequence[SnippetLine]:
    """Return the rows of the words around the best place, whole words, the place among them."""
    if not shown.text.strip():
        return ()
    lines = Paragraph(shown.text, 0, len(shown.text)).lines(max(2, width - 2))
    place = shown.place[0] - shown.start
    at = next((i for i, line in enumerate(lines) if line.end > place), 0)
    first = max(0, min(at, len(lines) - _WORDS))
    rows = lines[first : first + _WORDS]
    last = len(rows) - 1
    return [
        SnippetLine(
            line,
            opens=i == 0 and (shown.opens or first > 0),
            closes=i == last and (shown.closes or first + _WORDS < len(lines)),
        )
        for i, line in enumerate(rows)
    ]
