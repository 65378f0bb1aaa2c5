"""The tab of names: the entities of the open article by type, each with how often it is named.

An entity is a row high, two where there is more to say. So the rows are known without laying out
a word, and of thousands of names only those in view are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.app.entity_marks import chosen, typed
from tui.app.entity_words import Entity, Table, is_arabic
from tui.app.paint import segments, strip
from tui.app.tabs import Group, Tab, blank, in_row, piece
from tui.app.theme import TERMINAL, Palette, selected
from tui.model import Article, EntityType
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line
from tui.words import Words

if TYPE_CHECKING:
    from tui.library import Library

AT_ONCE = 1_000
"""Characters of an article whose names are read before the next key is looked at: 17 ms where its
words are met for the first time, a quarter of that later. Longer ones are read beside the screen.
"""
_GAP = 2
"""Columns between a name and a count, at least."""
_WIDE = 36
"""Columns of a panel from which on a row says `in 3 other articles` beside a name."""
_LEAST = 3
"""Columns of a name below which it is left out."""
_INSET = 3
"""Columns before what the second row of an entity says."""


class _Row(NamedTuple):
    """A row of the tab."""

    look: str
    """`blank`, `group`, `name` or `detail`."""
    of: int
    """The place of a group, or of an entity in the table."""


def read(article: Article, library: Library) -> Table:
    """Return the entities of an article; takes 20 to 100 ms for 1,000 words."""
    from tui.extract.names.book import book

    mentions = library.entities(article)
    known = book()
    ids = {mention.id for mention in mentions}
    return Table(
        article, mentions, {one: entry.latin for one in ids if (entry := known.entry(one))}
    )


class EntitiesTab(Tab):
    """Shows a table of entities, or says that it is being read."""

    name = "entities"

    def __init__(self, words: Words, next_key: str) -> None:
        super().__init__(rtl=words.rtl)
        self.words = words
        self.next_key = next_key
        """The key of the next article, which an article without names offers."""
        self.by_count = True
        self.state = "empty"
        """`empty` without an article; then `unread`, `wanted`, `read`, or `reading` for a while."""
        self.table: Table | None = None
        self.query = ""
        """Only entities that match it are shown."""
        self.marked: str | None = None
        """The id of the entity whose mentions are marked in the text."""
        self._others: Mapping[str, int] = {}
        self._groups: list[tuple[EntityType, list[int]]] = []
        self._order: list[int] = []
        self._rank: dict[int, int] = {}
        self._rows: list[_Row] = []
        self._row_of: dict[int, int] = {}

    # --- what is shown ------------------------------------------------------------------------

    def forget(self, *, article: bool) -> None:
        """Show no names; those of an article are yet to be read."""
        self.state = "unread" if article else "empty"
        self.table = None
        self.marked = None
        self.cursor = self.current = None
        self.first = 0
        self._arrange()

    def fill(self, table: Table) -> None:
        """Show the entities of an article."""
        self.state = "read"
        self.table = table
        self._arrange()
        self.cursor = self.last(end=False)
        self.current = None
        self.first = 0

    def tell_others(self, others: Mapping[str, int]) -> None:
        """Say of entities, by id, in how many other articles they are named."""
        self._others = others
        self._arrange()

    def others(self, entity: str) -> int | None:
        """Return in how many other articles an entity is named, None where that is not known."""
        return self._others.get(entity)

    def sort(self, *, by_count: bool) -> None:
        """Put the entities into another order; the cursor stays on its entity."""
        self.by_count = by_count
        self._arrange()

    def keep(self, query: str) -> None:
        """Show only the entities that match, the cursor on one of them."""
        self.query = query
        self._arrange()
        self.first = 0
        if self.cursor not in self._rank:
            self.cursor = self.last(end=False)

    def nearest(self, position: int) -> int | None:
        """Return the entity that is named nearest to a source character."""
        mention = self.table.nearest(position) if self.table is not None else None
        return None if mention is None or self.table is None else self.table.entity_of(mention)

    @property
    def chosen(self) -> Entity | None:
        """The entity under the cursor."""
        if self.table is None or self.cursor not in self._rank:
            return None
        return self.table.entities[self.cursor]

    def _arrange(self) -> None:
        table = self.table
        wanted = table.matching(self.query) if table else []
        self._groups = table.groups(wanted, by_count=self.by_count) if table else []
        self._order, self._rows, self._row_of = [], [], {}
        for number, (_, members) in enumerate(self._groups):
            self._rows += [_Row("blank", 0), _Row("group", number)]
            for index in members:
                self._row_of[index] = len(self._rows)
                self._order.append(index)
                self._rows.append(_Row("name", index))
                if self._has_detail(index):
                    self._rows.append(_Row("detail", index))
        self._rank = {index: rank for rank, index in enumerate(self._order)}

    def _has_detail(self, index: int) -> bool:
        assert self.table is not None
        entity = self.table.entities[index]
        return bool(entity.other or self._others.get(entity.id))

    # --- items --------------------------------------------------------------------------------

    def height(self, width: int) -> int:
        return len(self._rows) if self._rows else len(self._message(width)) + 1

    def item_at(self, row: int, width: int) -> int | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.of if found is not None and found.look in ("name", "detail") else None

    def rows_of(self, item: int, width: int) -> range:
        first = self._row_of.get(item)
        return range(0) if first is None else range(first, first + 1 + self._has_detail(item))

    def can_choose(self, item: int) -> bool:
        return item in self._rank

    def beside(self, item: int | None, by: int) -> int | None:
        if item not in self._rank:
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
        look, of = self._rows[row] if row < len(self._rows) else _Row("blank", 0)
        if look == "blank":
            return strip([], 0, width, ground, rtl=self.rtl)
        if look == "group":
            return self._group_row(of, width, palette)
        dim = ground + Style(color=palette.dim)
        if focused and of == self.cursor:
            ground = ground + selected(palette)
            dim = ground  # what is dim would be too faint on this ground
        paint = self._detail_row if look == "detail" else self._name_row
        return paint(of, width, palette, ground, dim)

    def _message(self, width: int) -> tuple[Line, ...]:
        if self.state in ("unread", "wanted"):
            return ()
        if self.table is not None and self.table.entities:
            text = self.words.say("entities.no_match", query=self.query)
        elif self.state == "read":
            text = self.words.say("entities.none", key=self.next_key)
        else:
            reading = self.state == "reading"
            text = self.words.say("entities.reading" if reading else "entities.no_article")
        return several_lines(text, max(4, width - 4), 5, int(self.rtl))

    def _said(self, row: int, width: int, palette: Palette) -> Strip:
        ground = Style(bgcolor=palette.panel)
        lines = self._message(width)
        if not 1 <= row <= len(lines):
            return strip([], 0, width, ground, rtl=self.rtl)
        line = lines[row - 1]
        parts = segments(line, ground + Style(color=palette.dim))
        return strip(parts, line.width, width, ground, rtl=self.rtl, margin=2)

    def _group_row(self, number: int, width: int, palette: Palette) -> Strip:
        """Return how many there are of a type, looking as its names do in the text."""
        kind, members = self._groups[number]
        ground = Style(bgcolor=palette.panel)
        said = self.words.count(f"type.{kind}", len(members))
        line = one_line(said, max(4, width - 8), int(self.rtl))
        groups = [blank(1, ground), piece(line, ground + typed(palette, kind))]
        return in_row(groups, width, ground, rtl=self.rtl)

    def _name_row(
        self, index: int, width: int, palette: Palette, ground: Style, dim: Style
    ) -> Strip:
        assert self.table is not None
        entity = self.table.entities[index]
        count = one_line(self.words.number(len(entity.mentions)), 8, int(self.rtl))
        here = index == self.current
        ink = ground + Style(color=palette.accent if here else palette.ink, bold=here)
        if entity.id == self.marked:
            ink = ground + chosen(palette, entity.type)
            if palette is TERMINAL and ground.reverse:
                ink += Style(reverse=False)
        groups = [self._mark(here, palette, ground), blank(1, ground)]
        room = width - 5 - count.width
        if room >= 2:
            groups.append(piece(one_line(entity.name, room, self._base(entity.name)), ink))
        used = sum(columns for _, columns in groups)
        groups += [blank(width - 1 - used - count.width, ground), piece(count, dim)]
        return in_row(groups, width, ground, rtl=self.rtl)

    def _detail_row(
        self, index: int, width: int, palette: Palette, ground: Style, dim: Style
    ) -> Strip:
        assert self.table is not None
        entity = self.table.entities[index]
        groups = [self._mark(index == self.current, palette, ground), blank(_INSET - 1, ground)]
        room = width - 1 - _INSET
        name = one_line(entity.other, max(2, room), self._base(entity.other))
        others = self._others_line(self._others.get(entity.id, 0), room, width)
        if others is not None and entity.other:  # the name gives way: half a number misleads
            room -= others.width + _GAP
            name = one_line(entity.other, max(2, room), self._base(entity.other))
        if entity.other and room > _LEAST:
            groups.append(piece(name, dim))
        if others is not None:
            used = sum(columns for _, columns in groups)
            groups += [blank(width - 1 - used - others.width, ground), piece(others, dim)]
        return in_row(groups, width, ground, rtl=self.rtl)

    def _others_line(self, number: int, room: int, width: int) -> Line | None:
        """Return in how many other articles a name stands, in few words where the panel is narrow.

        Args:
            number: How many; of none nothing is said.
            room: Columns there are.
            width: Those of the panel.
        """
        if not number:
            return None
        key = "other_articles" if width >= _WIDE else "others_short"
        line = one_line(self.words.count(key, number), 99, int(self.rtl))
        if line.width <= room:
            return line
        return one_line(self.words.number(number), max(2, room), int(self.rtl))

    def _mark(self, current: bool, palette: Palette, ground: Style) -> Group:
        """Return the first column of a row, which tells the entity that is being read of."""
        if not current:
            return blank(1, ground)
        sign = one_line("▐" if self.rtl else "▌", 2, int(self.rtl))
        return piece(sign, ground + Style(color=palette.accent))

    def _base(self, text: str) -> int:
        """Return the direction in which a name stands on a row of the interface."""
        return int(self.rtl or is_arabic(text))
