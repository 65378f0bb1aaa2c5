"""The head of the page of an entity: what it is called, how often it is named, and when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.app.entity_facts import Facts
from tui.app.entity_marks import typed
from tui.app.entity_words import is_arabic
from tui.app.figure_words import apart
from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.app.time_plot import Plot, plot
from tui.text.fitting import one_line
from tui.words import Words

_PLOT = 72
"""Columns of the plot at most, as wide as an article."""
_HIGH, _LOW = 4, 2
"""Rows of the plot, and in a low window; below that there is none."""


class EntityHead(Widget):
    """Shows the head; its height is that of what there is to say."""

    DEFAULT_CSS = """
    EntityHead { height: auto; dock: top; margin: 1 0 0 0; background: $background; }
    """

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.facts: Facts | None = None
        self.missing = ""
        """What is said while nothing is known."""

    def show(self, facts: Facts | None, missing: str = "") -> None:
        """Show another entity, or say why there is none."""
        self.facts = facts
        self.missing = missing
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width, viewport.height))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.page)
        rows = self._rows(width, self.app.size.height) if width >= 8 else []
        if not 0 <= y < len(rows):
            return Strip.blank(width, ground)
        parts = [Segment(one.text, ground + (one.style or Style())) for one in rows[y]]
        used = sum(one.cell_length for one in parts)
        return strip(parts, used, width, ground, rtl=self.words.rtl, margin=2)

    def _rows(self, width: int, height: int) -> list[Sequence[Segment]]:
        """Return the rows for a window."""
        inner = max(4, width - 4)
        dim = Style(color=self.palette.dim)
        if self.facts is None:
            return [self._said(self.missing or " ", inner, dim)]
        card, words = self.facts.card, self.words
        name = one_line(card.name, inner, int(words.rtl or is_arabic(card.name)))
        bold = Style(color=self.palette.ink, bold=True)
        rows: list[Sequence[Segment]] = [segments(name, bold), self._counts(inner)]
        if height >= 14:
            for arabic in (True, False):
                forms = [(form, n) for form, n in card.forms if is_arabic(form) is arabic]
                if forms:
                    said = " · ".join(f"{apart(form)} {words.number(n)}" for form, n in forms)
                    rows.append(self._said(said, inner, dim))
        if height >= 18:
            rows += self._plot(inner, _HIGH if height >= 24 else _LOW)
        return [*rows, []] if height >= 14 else rows

    def _said(self, text: str, width: int, look: Style) -> list[Segment]:
        return segments(one_line(text, width, int(self.words.rtl)), look)

    def _counts(self, width: int) -> list[Segment]:
        assert self.facts is not None
        card, words = self.facts.card, self.words
        kind = one_line(words.say(f"type.{card.type}"), width, int(words.rtl))
        counts = [
            words.count("all_mentions", card.mentions),
            words.count("in_articles", card.articles),
        ]
        if card.newest:
            counts.append(words.say("entity_page.newest", date=card.newest))
        room = max(2, width - kind.width - 3)
        rest = self._said(" · ".join(counts), room, Style(color=self.palette.dim))
        first = segments(kind, typed(self.palette, card.type))
        gap = [Segment(" · ", Style(color=self.palette.dim))]
        return [*rest, *gap, *first] if words.rtl else [*first, *gap, *rest]

    def _plot(self, width: int, height: int) -> list[Sequence[Segment]]:
        assert self.facts is not None
        counted = self.facts.timeline
        drawn = plot(counted, min(width, _PLOT), height, rtl=self.words.rtl)
        if drawn is None:
            return []
        caption = self._said(self._caption(drawn), width, Style(color=self.palette.dim))
        if drawn.first == drawn.last:
            return [caption]  # one column says no more than its number
        ink = Style(color=self.palette.accent)
        return [*([Segment(row, ink)] for row in drawn.rows), caption]

    def _caption(self, drawn: Plot) -> str:
        assert self.facts is not None
        words = self.words
        values: dict[str, str | int] = {
            "first": drawn.first,
            "last": drawn.last,
            "most": drawn.most,
            "highest": drawn.highest,
        }
        one = drawn.first == drawn.last
        said = [words.say("entity_page.period" if one else "entity_page.periods", **values)]
        left = self.facts.card.mentions - drawn.plotted
        if left > 0:
            said.append(words.count("undated", left))
        return " · ".join(said)
