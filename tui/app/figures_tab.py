"""The tab of figures: those of the open article by kind, as bars where they are amounts of money.

Every figure is two rows high: its value, and below it what it is about and how it is written. So
the rows are known without laying out a word, and only those in view are.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.app.charts import Scale, bar, scale_of
from tui.app.figure_words import PARTS, base_of, currency_said, detail_of, value_of
from tui.app.paint import segments, strip
from tui.app.tabs import Group, Tab, blank, in_row, piece
from tui.app.theme import Palette, selected
from tui.model import Article, Block, Figure, FigureKind
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line
from tui.words import Words

KINDS = (
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.COUNT,
    FigureKind.MEASURE,
    FigureKind.RATIO,
    FigureKind.DATE,
    FigureKind.DURATION,
    FigureKind.AGE,
)
"""The groups, from top to bottom."""

AT_ONCE = 10_000
"""Characters of an article whose figures are read before the next key is looked at: 8 ms at
1.3 million characters a second. Longer ones are read in the background."""

_LEAST_BAR = 4
"""Columns below which a bar says nothing."""
_CLOSE = frozenset(("٪", "%", "×"))
"""Units that stand at their number without a blank."""
_NARROW = 30
"""Columns of a panel below which a currency is said above its amounts only: at 26, the two of its
sign are a quarter of what is left to a bar."""
_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0,
    "month": 2_629_746.0, "year": 31_556_952.0, "decade": 315_569_520.0,
    "century": 3_155_695_200.0,
}  # fmt: skip
"""Mean lengths of the Gregorian calendar, by which durations of several units are sorted."""
_UNTIL_NUMBER = re.compile(r"[٫.]")


class _Row(NamedTuple):
    """A row of the tab."""

    look: str
    """`blank`, `group`, `section`, `note`, `value` or `detail`."""
    of: int
    """The index of a group, a section or a figure."""


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one kind that are compared with each other: money of one currency."""

    kind: FigureKind
    currency: str | None
    members: tuple[int, ...]
    """The figures in the order in which they are shown."""
    scale: Scale | None
    """How long their bars are; None where there are none."""
    whole: int
    """Columns of the longest number before its decimal sign."""
    decimals: int
    """Columns of the longest rest of a number, its sign included."""
    field: int
    """Columns in which each number stands."""
    signs: bool
    """Whether one of them has a hedge."""
    units: frozenset[tuple[str, str]]
    """What stands behind the numbers: scales and units."""


class _Stopped(Exception):
    """The figures of this article are not wanted any more."""


class _Watched(tuple[Block, ...]):
    """The blocks of an article, given until its figures are not wanted any more."""

    stopped: Callable[[], bool]

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            if self.stopped():
                raise _Stopped
            yield block


def can_read_at_once(article: Article) -> bool:
    """Tell whether reading the figures takes no longer than a key may: the article is short, and
    the extractor, whose import takes 90 ms, is loaded."""
    return len(article.text) <= AT_ONCE and "tui.extract.figures" in sys.modules


def read(article: Article, words: Words, stopped: Callable[[], bool]) -> Table | None:
    """Return the figures of an article; None where they were not wanted any more meanwhile.

    Args:
        article: The article.
        words: The words in which they are said.
        stopped: Tells whether they are not wanted any more; asked before each line of the text.
    """
    from tui.extract.figures import figures

    blocks = _Watched(article.blocks)
    blocks.stopped = stopped
    try:
        found = figures(article._replace(blocks=blocks))
    except _Stopped:
        return None
    return Table(article, found, words)


def amount(figure: Figure) -> float | None:
    """Return the number by which a figure is sorted, of a range its upper end."""
    value = figure.value if figure.value is not None else figure.value_max
    if value is None:
        return None
    return float(value) * _SECONDS.get(figure.unit or "", 1.0)


def moment(figure: Figure) -> tuple[float, ...] | None:
    """Return what a date is sorted by: year, month and day, a part of it between them."""
    first = (figure.iso or "").partition("/")[0]
    if not re.match(r"\d{4}", first):
        return None
    week = re.fullmatch(r"(\d{4})-W(\d\d)", first)
    if week:
        days = (int(week[2]) - 1) * 7
        return (int(week[1]), days // 30.44 + 1, days % 30.44)
    fields = [float(field) for field in re.findall(r"\d+", first)[:3]]
    part = 40.0 * (PARTS.index(figure.modifier) - 0.5) if figure.modifier in PARTS else 0.0
    if len(fields) == 1:
        return (fields[0], part * 12 / 40 if part else 0.0)
    return (*fields, part) if len(fields) == 2 else tuple(fields)


class Table:
    """The figures of an article, said in the words of the interface. Made off the screen."""

    def __init__(self, article: Article, figures: Sequence[Figure], words: Words) -> None:
        self.article = article
        self.figures = figures
        self.words = words
        self.values = [value_of(figure, article.text, words) for figure in figures]
        self.starts = [figure.start for figure in figures]

    def nearest(self, position: int) -> int | None:
        """Return the figure nearest to a source character, None where there is no figure."""
        index = bisect_left(self.starts, position)
        near = [i for i in (index - 1, index) if 0 <= i < len(self.starts)]
        return min(near, key=lambda i: abs(self.starts[i] - position), default=None)

    def sections(self, *, by_size: bool) -> list[Section]:
        """Return the figures by kind, money by currency, in an order."""
        grouped: dict[tuple[FigureKind, str | None], list[int]] = {}
        for index, figure in enumerate(self.figures):
            currency = figure.currency if figure.kind is FigureKind.MONEY else None
            grouped.setdefault((figure.kind, currency), []).append(index)
        made = []
        for kind in KINDS:
            parts = [(key, found) for key, found in grouped.items() if key[0] is kind]
            # Amounts that name no currency come last, the currency of most amounts first.
            parts.sort(key=lambda part: (part[0][1] is None, -len(part[1])))
            made += [self._section(kind, key[1], found, by_size) for key, found in parts]
        return made

    def _section(
        self, kind: FigureKind, currency: str | None, found: list[int], by_size: bool
    ) -> Section:
        members = self._sorted(kind, found) if by_size else found
        numbers = [_UNTIL_NUMBER.split(self.values[index].number, maxsplit=1) for index in members]
        plain = [number for number in numbers if "\u2013" not in "".join(number)]
        whole = max((len(number[0]) for number in plain), default=0)
        decimals = max((len(number[1]) + 1 for number in plain if len(number) > 1), default=0)
        longest = max((len(self.values[index].number) for index in members), default=0)
        return Section(
            kind,
            currency,
            tuple(members),
            self._scale(members) if kind is FigureKind.MONEY and currency else None,
            whole,
            decimals,
            max(whole + decimals, longest),
            any(self.values[index].sign for index in members),
            frozenset(self._unit(index) for index in members if self.values[index].number),
        )

    def _unit(self, index: int) -> tuple[str, str]:
        return self.values[index].scale, self.values[index].unit

    def _scale(self, members: Iterable[int]) -> Scale | None:
        values: list[float] = []
        amounts = 0
        for index in members:
            figure = self.figures[index]
            ends = (figure.value, figure.value_min, figure.value_max)
            found = [float(value) for value in ends if value is not None]
            amounts += bool(found)
            values += found
        return scale_of(values) if amounts > 1 else None

    def _sorted(self, kind: FigureKind, found: list[int]) -> list[int]:
        if kind is FigureKind.DATE:
            when = {index: moment(self.figures[index]) for index in found}
            return sorted(found, key=lambda index: (when[index] is None, when[index] or ()))
        size = {index: amount(self.figures[index]) for index in found}
        units: dict[str, int] = {}
        if kind is FigureKind.MEASURE:  # watts are not compared with metres
            for index in found:
                units.setdefault(self.figures[index].unit or "", len(units))

        def key(index: int) -> tuple[int, bool, float]:
            value = size[index]
            unit = units.get(self.figures[index].unit or "", 0)
            return unit, value is None, -(value or 0.0)

        return sorted(found, key=key)


class FiguresTab(Tab):
    """Shows a table of figures, or says that it is being read."""

    name = "figures"

    def __init__(self, words: Words, next_key: str) -> None:
        super().__init__(rtl=words.rtl)
        self.words = words
        self.next_key = next_key
        """The key of the next article, which an article without figures offers."""
        self.by_size = True
        self.state = "empty"
        """`empty` without an article; then `unread`, `wanted`, `read`, or `reading` for a while."""
        self.table: Table | None = None
        self._sections: list[Section] = []
        self._section_of: list[int] = []
        self._order: list[int] = []
        self._rank: list[int] = []
        self._rows: list[_Row] = []
        self._row_of: list[int] = []

    # --- what is shown ------------------------------------------------------------------------

    def forget(self, *, article: bool) -> None:
        """Show no figures; those of an article are yet to be read."""
        self.state = "unread" if article else "empty"
        self.table = None
        self.cursor = self.current = None
        self.first = 0
        self._arrange()

    def fill(self, table: Table) -> None:
        """Show the figures of an article."""
        self.state = "read"
        self.table = table
        self._arrange()
        self.cursor = self._order[0] if self._order else None
        self.current = None
        self.first = 0

    def sort(self, *, by_size: bool) -> None:
        """Put the figures into another order; the cursor stays on its figure."""
        self.by_size = by_size
        self._arrange()

    @property
    def chosen(self) -> Figure | None:
        """The figure under the cursor."""
        if self.table is None or self.cursor is None:
            return None
        return self.table.figures[self.cursor]

    def _arrange(self) -> None:
        table = self.table
        self._sections = table.sections(by_size=self.by_size) if table else []
        total = len(table.figures) if table else 0
        self._section_of, self._rank, self._row_of = [0] * total, [0] * total, [0] * total
        self._order, self._rows = [], []
        kind = None
        for number, section in enumerate(self._sections):
            if section.kind is not kind:
                kind = section.kind
                self._rows += [_Row("blank", 0), _Row("group", number)]
            if kind is FigureKind.MONEY:
                self._rows.append(_Row("section", number))
                if section.scale is not None and section.scale.logarithmic:
                    self._rows.append(_Row("note", number))
            for index in section.members:
                self._section_of[index] = number
                self._rank[index] = len(self._order)
                self._row_of[index] = len(self._rows)
                self._order.append(index)
                self._rows += [_Row("value", index), _Row("detail", index)]

    # --- items --------------------------------------------------------------------------------

    def height(self, width: int) -> int:
        return len(self._rows) if self._rows else len(self._message(width)) + 1

    def item_at(self, row: int, width: int) -> int | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.of if found is not None and found.look in ("value", "detail") else None

    def rows_of(self, item: int, width: int) -> range:
        if not 0 <= item < len(self._row_of):
            return range(0)
        return range(self._row_of[item], self._row_of[item] + 2)

    def can_choose(self, item: int) -> bool:
        return 0 <= item < len(self._row_of)

    def beside(self, item: int | None, by: int) -> int | None:
        if item is None or not self.can_choose(item):
            return None
        rank = self._rank[item] + by
        return self._order[rank] if 0 <= rank < len(self._order) else None

    def last(self, end: bool) -> int | None:
        return self._order[-1 if end else 0] if self._order else None

    # --- painting -----------------------------------------------------------------------------

    def paint(self, row: int, width: int, palette: Palette, *, focused: bool) -> Strip:
        ground = Style(bgcolor=palette.panel)
        if not self._rows:
            return self._said(row, width, palette)
        if row >= len(self._rows):
            return strip([], 0, width, ground, rtl=self.rtl)
        look, of = self._rows[row]
        if look == "group":
            return self._group_row(of, width, palette, focused)
        if look == "section":
            said = currency_said(self._sections[of].currency, self.words)
            return self._dim_row(said, width, palette)
        if look == "note":
            return self._dim_row(self.words.say("figures.logarithmic"), width, palette)
        if look == "blank":
            return strip([], 0, width, ground, rtl=self.rtl)
        if focused and of == self.cursor:
            ground = ground + selected(palette)
        dim = ground + Style(color=palette.dim)
        if focused and of == self.cursor:
            dim = ground  # what is dim would be too faint on this ground
        if look == "detail":
            return self._detail_row(of, width, palette, ground, dim)
        return self._value_row(of, width, palette, ground, dim)

    def _message(self, width: int) -> tuple[Line, ...]:
        if self.state in ("unread", "wanted"):  # most articles take no longer than a frame
            return ()
        key = {"reading": "reading", "read": "none"}.get(self.state, "no_article")
        text = self.words.say(f"figures.{key}", **({"key": self.next_key} if key == "none" else {}))
        return several_lines(text, max(4, width - 4), 5, int(self.rtl))

    def _said(self, row: int, width: int, palette: Palette) -> Strip:
        ground = Style(bgcolor=palette.panel)
        lines = self._message(width)
        if not 1 <= row <= len(lines):
            return strip([], 0, width, ground, rtl=self.rtl)
        line = lines[row - 1]
        parts = segments(line, ground + Style(color=palette.dim))
        return strip(parts, line.width, width, ground, rtl=self.rtl, margin=2)

    def _group_row(self, number: int, width: int, palette: Palette, focused: bool) -> Strip:
        kind = self._sections[number].kind
        total = sum(len(section.members) for section in self._sections if section.kind is kind)
        ground = Style(bgcolor=palette.panel)
        head = ground + Style(color=palette.accent if focused else palette.dim, bold=True)
        base = int(self.rtl)
        name = one_line(self.words.say(f"kind.{kind}"), max(4, width - 8), base)
        count = one_line(self.words.number(total), 8, base)
        dim = ground + Style(color=palette.dim)
        groups = [blank(1, ground), piece(name, head), blank(2, ground), piece(count, dim)]
        return in_row(groups, width, ground, rtl=self.rtl)

    def _dim_row(self, text: str, width: int, palette: Palette) -> Strip:
        line = one_line(text, max(4, width - 4), int(self.rtl))
        ground = Style(bgcolor=palette.panel)
        parts = segments(line, ground + Style(color=palette.dim))
        return strip(parts, line.width, width, ground, rtl=self.rtl, margin=2)

    def _value_row(
        self, index: int, width: int, palette: Palette, ground: Style, dim: Style
    ) -> Strip:
        assert self.table is not None
        section = self._sections[self._section_of[index]]
        figure, value = self.table.figures[index], self.table.values[index]
        current = index == self.current
        groups = [self._mark(current, palette, ground)]
        if section.kind is FigureKind.DATE:
            groups.append(self._rail(index, section, ground + Style(color=palette.accent)))
        if section.signs:
            groups.append(_padded(value.sign, 2, ground + Style(color=palette.ink), self.rtl))
        ink = ground + Style(color=palette.accent if current else palette.ink, bold=current)
        if value.number:
            groups.append(_number(value.number, section, ink, ground, self.rtl))
            groups.append(blank(0 if value.unit in _CLOSE and not value.scale else 1, ground))
        room = width - 1 - sum(used for _, used in groups)
        said = one_line(value.scale or " ", max(2, room), base_of(value.scale, rtl=self.rtl))
        if value.scale:
            groups.append(piece(said, ink))
            room -= said.width
        if value.unit and room > 3 and _says_unit(section, width):
            gap = 1 if value.scale else 0
            unit = one_line(value.unit, room - gap, base_of(value.unit, rtl=self.rtl))
            groups += [blank(gap, ground), piece(unit, dim)]
        if section.scale is not None and value.number:
            groups += self._bar(figure, section, width, palette, ground, groups)
        return in_row(groups, width, ground, rtl=self.rtl)

    def _mark(self, current: bool, palette: Palette, ground: Style) -> Group:
        """Return the first column of a row, which tells the figure that is being read."""
        if not current:
            return blank(1, ground)
        sign = one_line("▐" if self.rtl else "▌", 2, int(self.rtl))
        return piece(sign, ground + Style(color=palette.accent))

    def _rail(self, index: int, section: Section, look: Style, *, below: bool = False) -> Group:
        """Return the line of time beside a date: where it stands, a range as a bracket."""
        assert self.table is not None
        figure = self.table.figures[index]
        rank = self._rank[index] - self._rank[section.members[0]]
        behind = section.members[rank + 1 : rank + 2]
        goes_on = self.by_size and any(self.table.figures[i].iso for i in behind)
        if figure.iso and "/" in figure.iso:
            signs = "┐┘" if self.rtl else "┌└"
            sign = signs[1 if below else 0]
        elif below:
            sign = "│" if goes_on else " "
        else:
            sign = ("◐" if figure.modifier in PARTS else "●") if figure.iso else "○"
        return _padded(sign, 2, look, self.rtl)

    def _bar(
        self,
        figure: Figure,
        section: Section,
        width: int,
        palette: Palette,
        ground: Style,
        groups: list[Group],
    ) -> list[Group]:
        """Return the gap and the bar behind a value; bars of a section begin in one column."""
        first = 1 + 2 * section.signs + section.field + 1 + self._unit_width(section, width) + 1
        cells = width - 1 - first
        used = sum(columns for _, columns in groups)
        scale = section.scale
        if scale is None or cells < _LEAST_BAR or used >= first:
            return []
        low = float(figure.value_min) if figure.value_min is not None else 0.0
        high = figure.value if figure.value is not None else figure.value_max
        assert high is not None  # only figures with a number have a bar
        drawn = bar(scale.part(low), scale.part(float(high)), cells, rtl=self.rtl)
        line = one_line(drawn, cells, 0)
        return [blank(first - used, ground), piece(line, ground + Style(color=palette.accent))]

    def _unit_width(self, section: Section, width: int) -> int:
        """Return the columns of the longest scale and unit of a section."""
        units = _says_unit(section, width)
        said = {f"{scale} {unit if units else ''}".strip() for scale, unit in section.units}
        return max((one_line(text or " ", 40, int(self.rtl)).width for text in said), default=0)

    def _detail_row(
        self, index: int, width: int, palette: Palette, ground: Style, dim: Style
    ) -> Strip:
        assert self.table is not None
        section = self._sections[self._section_of[index]]
        groups = [self._mark(index == self.current, palette, ground)]
        if section.kind is FigureKind.DATE:
            look = ground + Style(color=palette.accent)
            groups.append(self._rail(index, section, look, below=True))
        else:
            groups.append(blank(2, ground))
        for text in detail_of(self.table.figures[index], self.table.article.text, self.words):
            room = width - 1 - sum(used for _, used in groups)
            if len(groups) > 2 and text:
                room -= 3
                if room <= 3:
                    break
                point = piece(one_line("·", 2, int(self.rtl)), dim)
                groups += [blank(1, dim), point, blank(1, dim)]
            if text and room > 3:
                groups.append(piece(one_line(text, room, base_of(text, rtl=self.rtl)), dim))
        return in_row(groups, width, ground, rtl=self.rtl)


def _says_unit(section: Section, width: int) -> bool:
    """Tell whether units stand behind the numbers of a section in a panel of so many columns."""
    return section.scale is None or width >= _NARROW


def _padded(text: str, columns: int, look: Style, rtl: bool) -> Group:
    """Return a sign and empty columns behind it."""
    line = one_line(text or " ", 2, int(rtl))
    gap, used = blank(columns - line.width, look)
    parts = segments(line, look)
    return ([*gap, *parts] if rtl else [*parts, *gap]), used + line.width


def _number(number: str, section: Section, look: Style, ground: Style, rtl: bool) -> Group:
    """Return a number in its column: decimal signs below each other, ranges at the near side."""
    line = one_line(number, section.field, int(rtl))
    free = section.field - line.width
    if "\u2013" in number:
        right = 0 if rtl else free
    else:
        found = _UNTIL_NUMBER.search(number)
        behind = len(number) - found.start() if found else 0
        right = section.decimals - behind
    left, _ = blank(free - right, ground)
    rest, _ = blank(right, ground)
    return [*left, *segments(line, look), *rest], section.field
