"""The panel beside the article: tabs of what is known of it, and places to jump to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.about_tab import AboutTab, Item
from tui.app.paint import segments, strip
from tui.app.tabs import Tab
from tui.app.theme import Palette
from tui.text.fitting import one_line
from tui.words import Words

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui.app import entity_words
    from tui.app.entities_tab import EntitiesTab
    from tui.app.figures_tab import FiguresTab, Table
    from tui.app.filter_field import FilterField
    from tui.model import Figure

FILTER_FIELD = "filter-field"
"""The id of the line that filters names, known here so that its module is imported only when used.
"""
TABS = ("entities", "article", "figures")
"""The tabs, in the order in which they are read."""

_GAP = 2
"""Columns between the names of two tabs."""


class SidePanel(Widget, can_focus=True):
    """Shows one of its tabs below a row of their names."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    SidePanel { height: 1fr; background: $panel; }
    """

    class Jumped(Message):
        """A section of the article is wanted."""

        def __init__(self, element: int) -> None:
            super().__init__()
            self.element = element

    class FigureChosen(Message):
        """A figure of the article is wanted."""

        def __init__(self, figure: Figure) -> None:
            super().__init__()
            self.figure = figure

    class EntityChosen(Message):
        """The mentions of an entity are wanted."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class EntityPageWanted(Message):
        """All that is known of an entity is wanted."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class Wanted(Message):
        """What a tab shows of the open article is wanted: its figures or its names."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    class Switched(Message):
        """Another tab was chosen with the mouse."""

    def __init__(self, palette: Palette, words: Words, next_key: str) -> None:
        super().__init__(id="panel")
        self.palette = palette
        self.words = words
        self.rtl = words.rtl
        self.next_key = next_key
        self.about = AboutTab(rtl=words.rtl)
        self._figures: FiguresTab | None = None
        self._entities: EntitiesTab | None = None
        self.filter: FilterField | None = None
        """The line that filters names, while it is shown."""
        self.tab: Tab = self.about
        """The tab in view."""
        self._article = False
        """Whether there is an article, whose figures can be read."""
        self._at: tuple[int, int] | None = None
        """What is being read: an element of the page, and a source character."""
        self._spots: list[tuple[int, int, str]] = []

    # --- tabs ---------------------------------------------------------------------------------

    @property
    def figures(self) -> FiguresTab:
        """The tab of figures, made when it is first wanted: the first screen waits for nothing."""
        if self._figures is None:
            from tui.app.figures_tab import FiguresTab

            self._figures = FiguresTab(self.words, self.next_key)
            self._figures.forget(article=self._article)
        return self._figures

    @property
    def entities(self) -> EntitiesTab:
        """The tab of names, made when it is first wanted."""
        if self._entities is None:
            from tui.app.entities_tab import EntitiesTab

            self._entities = EntitiesTab(self.words, self.next_key)
            self._entities.forget(article=self._article)
        return self._entities

    def show_tab(self, name: str) -> None:
        """Bring a tab into view."""
        if name == "entities":
            self.tab = self.entities
        else:
            self.tab = self.about if name == "article" else self.figures
        if self.filter is not None:
            self.filter.display = self.tab is self._entities
        self.follow()
        self.refresh()

    def switch(self, by: int) -> None:
        """Bring the next tab into view, in reading order; nothing comes after the last."""
        index = TABS.index(self.tab.name) + by
        if 0 <= index < len(TABS):
            self.show_tab(TABS[index])

    # --- what is shown ------------------------------------------------------------------------

    @property
    def items(self) -> list[Item]:
        """The items of the first tab."""
        return self.about.items

    @property
    def cursor(self) -> int | None:
        """The item under the cursor."""
        return self.tab.cursor

    @cursor.setter
    def cursor(self, item: int | None) -> None:
        self.tab.cursor = item

    @property
    def first(self) -> int:
        """The first row of the tab in view."""
        return self.tab.first

    @first.setter
    def first(self, row: int) -> None:
        self.tab.first = row

    @property
    def current(self) -> int | None:
        """The item of what is being read."""
        return self.tab.current

    def clear(self, *, article: bool) -> None:
        """Show nothing until it is known; without an article there is nothing to come."""
        self._article = article
        self._at = None
        self.about.fill([])
        if self._figures is not None:
            self._figures.forget(article=article)
        if self._entities is not None:
            self._entities.forget(article=article)
        self.refresh()

    def show(self, items: list[Item]) -> None:
        """Show what is known of another article."""
        self.about.fill(items)
        self.refresh()

    def show_figures(self, table: Table) -> None:
        """Show the figures of the open article."""
        self.figures.fill(table)
        self.follow()
        self.refresh()

    def show_entities(self, table: entity_words.Table) -> None:
        """Show the names of the open article."""
        self.entities.fill(table)
        self.follow()
        self.refresh()

    def tell_others(self, others: Mapping[str, int]) -> None:
        """Say of entities, by id, in how many other articles they are named."""
        self.entities.tell_others(others)
        self._reveal()
        self.refresh()

    def tell_marked(self, entity: str | None) -> None:
        """Show which entity is marked in the text."""
        self.entities.marked = entity
        self.refresh()

    def tell_reading(self) -> None:
        """Say that the figures are being read."""
        self.figures.state = "reading"
        self.refresh()

    def tell_reading_names(self) -> None:
        """Say that the names are being read."""
        self.entities.state = "reading"
        self.refresh()

    def lay_again(self) -> None:
        """Set all rows anew, where letters take other columns."""
        self.about.fill(self.about.items)
        self.follow()
        self.refresh()

    def shows_figures(self) -> bool:
        """Tell whether the tab of figures is in view, or would be in an open panel."""
        return self.tab is self._figures and self.display

    def shows_entities(self) -> bool:
        """Tell whether the tab of names is in view, or would be in an open panel."""
        return self.tab is self._entities and self.display

    def read(self, element: int, position: int) -> None:
        """Mark what is being read: a section, the figure or name nearest to a source character."""
        self._at = (element, position)
        self.follow()

    def follow(self) -> None:
        """Mark the item of the tab in view that is nearest to what is being read."""
        if self._at is None:
            return
        tab = self.tab
        element, position = self._at
        if tab is self._figures and self._figures is not None:
            table = self._figures.table
            current = table.nearest(position) if table is not None else None
        elif tab is self._entities and self._entities is not None:
            current = self._entities.nearest(position)
        else:
            current = self.about.at_element(element)
        if current == tab.current:
            return
        changed, first = (tab.current, current), tab.first
        tab.current = current
        if not self.has_keys and current is not None and tab.can_choose(current):
            tab.cursor = current
            self._reveal()
        if tab.first != first:
            self.refresh()
            return
        width = self.size.width
        rows = [row for item in changed if item is not None for row in tab.rows_of(item, width)]
        above = self._above()
        self.refresh(*(Region(0, above + row - first, width, 1) for row in rows))

    # --- moving -------------------------------------------------------------------------------

    @property
    def has_keys(self) -> bool:
        """Whether keys move the cursor here: the panel has the focus, or the line that filters."""
        return self.has_focus or (self.filter is not None and self.filter.has_focus)

    def _above(self) -> int:
        """Return the rows above those of the tab: the names of the tabs, and what filters."""
        return 1 + (self.filter is not None and self.filter.display)

    def room(self) -> int:
        """Return the rows below the names of the tabs and what filters."""
        return max(0, self.size.height - self._above())

    def select(self, by: int) -> None:
        """Move the cursor among the items that lead somewhere; scroll where there are none."""
        item = self.tab.beside(self.tab.cursor, by)
        if item is None:
            self.scroll(by)
            return
        self.tab.cursor = item
        self._reveal()
        self.refresh()

    def select_end(self, last: bool) -> None:
        """Put the cursor on the first or last item that leads somewhere."""
        item = self.tab.last(last)
        if item is not None:
            self.tab.cursor = item
            self._reveal()
            self.refresh()

    def choose(self) -> None:
        """Go where the item under the cursor leads."""
        if self.tab is self.about:
            cursor = self.about.cursor
            element = self.about.items[cursor].element if cursor is not None else None
            if element is not None:
                self.post_message(self.Jumped(element))
        elif self.tab is self._entities:
            entity = self.entities.chosen
            if entity is not None:
                self.post_message(self.EntityChosen(entity.id))
        else:
            figure = self.figures.chosen
            if figure is not None:
                self.post_message(self.FigureChosen(figure))

    def scroll(self, by: int) -> None:
        """Move the rows in view."""
        last = max(0, self.tab.height(self.size.width) - self.room())
        self.tab.first = max(0, min(self.tab.first + by, last))
        self.refresh()

    def sort(self) -> str:
        """Put the names, if they are in view, or the figures into the other order.

        Returns:
            The key of what is to be told of the order.
        """
        if self.shows_entities():
            self.entities.sort(by_count=not self.entities.by_count)
            told = "names_by_count" if self.entities.by_count else "names_by_place"
        else:
            self.figures.sort(by_size=not self.figures.by_size)
            told = "by_size" if self.figures.by_size else "by_place"
        self._reveal()
        self.refresh()
        return f"told.{told}"

    # --- filtering ----------------------------------------------------------------------------

    async def open_filter(self) -> None:
        """Show the line that filters names, ready for the very next key."""
        from tui.app.filter_field import FilterField

        if self.filter is None:
            hint = self.words.say("entities.filter")
            self.filter = FilterField(self.palette, hint, rtl=self.rtl)
            self.filter.id = FILTER_FIELD
            await self.mount(self.filter)
        self.screen.set_focus(self.filter)
        self.refresh()

    def repaint_filter(self) -> None:
        """Give the line that filters the colours of the panel."""
        if self.filter is not None:
            self.filter.palette = self.palette
            self.filter.refresh()

    def close_filter(self) -> None:
        """Show all names again."""
        if self.filter is None:
            return
        had_focus = self.filter.has_focus
        self.filter.remove()
        self.filter = None
        self.entities.keep("")
        if had_focus:
            self.focus()
        self._reveal()
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.filter is not None:
            self.entities.keep(event.value)
            self.refresh()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.focus()
        else:
            self.close_filter()

    def on_filter_field_given_up(self) -> None:
        self.close_filter()

    def on_filter_field_stepped(self, message: FilterField.Stepped) -> None:
        self.select(message.by)

    def _reveal(self) -> None:
        tab = self.tab
        if tab.cursor is None or not self.room():
            return
        rows = tab.rows_of(tab.cursor, self.size.width)
        if not rows:
            return
        if tab.item_at(rows[0], self.size.width) == tab.last(False):
            tab.first = 0
        elif rows[0] < tab.first:
            tab.first = max(0, rows[0] - 2)
        if rows[-1] >= tab.first + self.room():
            tab.first = rows[-1] - self.room() + 1

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self._names()
        if self.tab is self._figures and self.figures.state == "unread":
            self.figures.state = "wanted"
            # Made while the screen paints, it would pass for the screen's and stop below it.
            self.post_message(self.Wanted("figures").set_sender(self))
        if self.tab is self._entities and self._entities.state == "unread":
            self._entities.state = "wanted"
            self.post_message(self.Wanted("entities").set_sender(self))
        row = self.tab.first + y - self._above()
        return self.tab.paint(row, self.size.width, self.palette, focused=self.has_keys)

    def _names(self) -> Strip:
        """Return the row of the names of the tabs."""
        width, palette = self.size.width, self.palette
        ground = Style(bgcolor=palette.panel)
        row: list[Segment] = []
        used = 0
        self._spots = []
        for name in TABS:
            room = width - 2 - used - (_GAP if used else 0)
            if room < 4:
                break
            line = one_line(self.words.say(f"tab.{name}"), room, int(self.rtl))
            look = Style(color=palette.dim)
            if name == self.tab.name:
                color = palette.accent if self.has_keys else palette.ink
                look = Style(color=color, bold=True, underline=True)
            gap = [Segment(" " * _GAP, ground)] if used else []
            parts = segments(line, ground + look)
            row = [*parts, *gap, *row] if self.rtl else [*row, *gap, *parts]
            used += _GAP * bool(used)
            first = width - 1 - used - line.width if self.rtl else 1 + used
            self._spots.append((first, first + line.width, name))
            used += line.width
        return strip(row, used, width, ground, rtl=self.rtl, margin=1)

    # --- mouse and focus ----------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll(-2)

    def on_click(self, event: events.Click) -> None:
        if event.y == 0:
            for first, last, name in self._spots:
                if first <= event.x < last:
                    self.show_tab(name)
                    self.post_message(self.Switched())
            return
        item = self.tab.item_at(self.tab.first + event.y - self._above(), self.size.width)
        if item is not None and self.tab.can_choose(item):
            self.tab.cursor = item
            self.choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
