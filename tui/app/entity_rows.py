"""What the lists of the page of an entity show: each item on a fixed number of rows."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.around import around
from tui.app.charts import Scale, bar
from tui.app.columns import cell
from tui.app.entity_evidence import why
from tui.app.entity_facts import SaidOf, Sentence
from tui.app.entity_marks import typed
from tui.app.figure_words import apart
from tui.app.figures_cells import said, short_number, unit
from tui.app.figures_order import Column
from tui.app.paint import Mark, segments, strip
from tui.app.theme import Palette, found
from tui.catalogue.records import ArticleOf, Beside, Written
from tui.text.fitting import one_line, several_lines
from tui.words import Words

Item = Sentence | ArticleOf | SaidOf | Beside | Written
HEIGHTS = {"sentences": 4, "articles": 1, "figures": 4, "beside": 1, "forms": 1}
"""Rows of an item of each list, at most: those of a sentence are as many as it needs."""
_LINES = 2
"""Rows of a sentence."""
_NUMBER = 7
"""Columns of a count, its air included."""
_DATE = 10


def file_of(item: Item) -> str:
    """Return the file of a sentence, which is named above it; nothing of other items."""
    return item.place.file if isinstance(item, Sentence) else ""


class Painter:
    """Paints items in a palette and in the words of an interface."""

    def __init__(self, palette: Palette, words: Words, scale: Scale | None = None) -> None:
        """Take the colours, the words, and the scale of the bars."""
        self.palette = palette
        self.words = words
        self.scale = scale

    def paint(
        self, item: Item | None, row: int, width: int, ground: Style, *, under: bool
    ) -> Strip:
        """Return a row of an item.

        Args:
            item: The item; None while it is not there yet.
            row: Which of its rows, from 0.
            width: Columns of the row.
            ground: Its ground.
            under: Whether the cursor is on the item.
        """
        rtl = self.words.rtl
        inner = max(4, width - 4)
        if item is None:
            text = segments(one_line("…", inner, int(rtl)), ground + self._dim(under))
            return strip(text if row == 0 else [], int(row == 0), width, ground, rtl=rtl, margin=2)
        if isinstance(item, ArticleOf):
            return self._one_row(self._article(item, inner, ground, under), inner, width, ground)
        if isinstance(item, Beside):
            return self._one_row(self._beside(item, inner, ground, under), inner, width, ground)
        if isinstance(item, Written):
            return self._one_row(self._form(item, inner, ground, under), inner, width, ground)
        if row == 0:
            line = one_line(self._source(item), inner, int(rtl))
            parts = segments(line, ground + self._dim(under))
            return strip(parts, line.width, width, ground, rtl=rtl, margin=2)
        return self._sentence(item, row - 1, width, ground, under)

    def _dim(self, under: bool) -> Style:
        """Return the look of what is quiet; dim is faint on the ground of the cursor."""
        return Style(color=self.palette.ink if under else self.palette.dim)

    def _one_row(self, parts: list[Segment], inner: int, width: int, ground: Style) -> Strip:
        return strip(parts, inner, width, ground, rtl=self.words.rtl, margin=2)

    def _source(self, item: Sentence | SaidOf) -> str:
        """Return the article and the date of a sentence, behind the value of a figure."""
        if isinstance(item, Sentence):
            title = item.place.title or item.place.file.rpartition("/")[2]
            date = item.place.date
            parts = [title]
        else:
            source = item.item.source
            title, date = source.title, source.date
            modifier = said(item.item, Column.MODIFIER, self.words)
            value = f"{short_number(item.item, self.words)} {unit(item.item, self.words)}"
            parts = [f"{modifier} {value}".strip(), title]
        # Isolated, a date of ISO 8601 reads from the left wherever it stands.
        return " · ".join([*map(apart, parts), *([f"\u2066{date[:10]}\u2069"] if date else [])])

    def sentence_rows(self, item: Item, width: int) -> int:
        """Return how many rows the sentence of an item takes; none of an item without one."""
        if not isinstance(item, Sentence | SaidOf):
            return 0
        inner = max(4, width - 4)
        text, start, end = _told(item)
        if text is None:
            return 1
        return _rows_around(text, start, end, inner)

    def _sentence(
        self, item: Sentence | SaidOf, row: int, width: int, ground: Style, under: bool
    ) -> Strip:
        """Return a row of the sentence, what it is shown for marked."""
        rtl, inner = self.words.rtl, max(4, width - 4)
        text, start, end = _told(item)
        if text is None:
            gone = self.words.say("entity_page.changed") if row == 0 else " "
            line = one_line(gone, inner, int(rtl))
            parts = segments(line, ground + self._dim(under))
            return strip(parts, line.width, width, ground, rtl=rtl, margin=2)
        text, start, end = around(text, start, end, inner, _LINES)
        lines = several_lines(text, inner, _LINES)
        if row >= len(lines):
            return strip([], 0, width, ground, rtl=rtl)
        marks = [Mark(start, end, found(self.palette, current=under))]
        parts = segments(lines[row], ground + Style(color=self.palette.ink), marks)
        return strip(parts, lines[row].width, width, ground, rtl=lines[row].rtl, margin=2)

    def _article(self, item: ArticleOf, inner: int, ground: Style, under: bool) -> list[Segment]:
        rtl, words = self.words.rtl, self.words
        ink = Style(color=self.palette.ink)
        dim = self._dim(under)
        title = item.title or item.file.rpartition("/")[2]
        number = cell(words.number(item.mentions), _NUMBER - 2, ink, ground, rtl=rtl, far=True)
        cells = [number]
        left = inner - _NUMBER + 2
        if inner >= 40:
            cells.append(cell((item.date or "")[:10], _DATE, dim, ground, rtl=rtl, own=True))
            left -= _DATE + 2
        cells.append(cell(title, max(2, left - 2), ink, ground, rtl=rtl, own=True))
        return self._beside_each_other(cells, ground)

    def _beside(self, item: Beside, inner: int, ground: Style, under: bool) -> list[Segment]:
        rtl, words = self.words.rtl, self.words
        ink, dim = Style(color=self.palette.ink), self._dim(under)
        number = cell(words.number(item.sentences), _NUMBER - 2, ink, ground, rtl=rtl, far=True)
        cells = [number]
        left = inner - _NUMBER + 2
        wide = max(0, min(24, inner // 4))
        if inner >= 40 and self.scale is not None:
            drawn = bar(0, self.scale.part(item.score), wide, rtl=rtl)
            cells.append([Segment(drawn, ground + Style(color=self.palette.accent))])
            left -= wide + 2
        if inner >= 30:
            look = dim + typed(self.palette, item.type)
            kind = words.say(f"type.{item.type}")
            cells.append(cell(kind, 8, look, ground, rtl=rtl))
            left -= 10
        cells.append(cell(item.name, max(2, left - 2), ink, ground, rtl=rtl, own=True))
        return self._beside_each_other(cells, ground)

    def _form(self, item: Written, inner: int, ground: Style, under: bool) -> list[Segment]:
        """Return a form, how often it is written so, and why it is a name of the entity."""
        rtl, words = self.words.rtl, self.words
        ink = Style(color=self.palette.ink)
        number = cell(words.number(item.mentions), _NUMBER - 2, ink, ground, rtl=rtl, far=True)
        left = inner - _NUMBER
        wide = max(2, min(30, left * 2 // 5))
        reason = why(item.link, item.linked, words) or words.say("entity_page.itself")
        name = cell(item.text, wide, ink, ground, rtl=rtl, own=True)
        cells = [cell(reason, max(2, left - wide - 2), self._dim(under), ground, rtl=rtl)]
        return self._beside_each_other([*cells, number, name], ground)

    def _beside_each_other(self, cells: list[list[Segment]], ground: Style) -> list[Segment]:
        """Return cells in reading order from the last one on, two columns between them."""
        row: list[Segment] = []
        for number, parts in enumerate(cells):
            gap = [Segment("  ", ground)] if number else []
            row = [*row, *gap, *parts] if self.words.rtl else [*parts, *gap, *row]
        return row


@lru_cache(maxsize=256)
def _rows_around(text: str, start: int, end: int, width: int) -> int:
    """Return how many rows a sentence takes; kept, as it is asked for with each row painted."""
    return len(several_lines(around(text, start, end, width, _LINES)[0], width, _LINES))


def _told(item: Sentence | SaidOf) -> tuple[str | None, int, int]:
    """Return a sentence, None where it is gone, and the characters for which it is shown."""
    if isinstance(item, SaidOf):
        return item.sentence, item.start, item.end
    place = item.place
    first = place.sentence_start
    return item.text, place.start - first, place.end - first
