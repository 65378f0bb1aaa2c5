"""What each command does."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING

from tui.app import commands
from tui.app.article_list import ArticleList
from tui.app.article_view import ArticleView, Selection, Spot
from tui.app.bars import KeyBar
from tui.app.concordances import Concordances
from tui.app.keyboard import AFTER_LAM
from tui.app.side_panel import SidePanel
from tui.app.theme import OTHER, TERMINAL
from tui.model import Link
from tui.settings import NARROWEST, WIDEST
from tui.text.page import Role
from tui.words import Words

if TYPE_CHECKING:
    from tui.app.figures_page import Kept
    from tui.app.leading import Led
    from tui.app.theme import Palette
    from tui.library import Library

_STEP = 4
"""Columns by which the measure is changed."""


_ONE_KEY = 0.05
"""Seconds within which two characters come from one key. People type 0.1 s apart at best."""


class Reader(Concordances):
    """The program. Commands are dispatched by name to `do_<name>`."""

    kept_figures: Kept | None = None
    """What was gathered for the page of all figures."""
    lam: tuple[float, Callable[[], None]] | None = None
    """When the key ل was pressed, and what takes back what it did."""

    async def action_command(self, name: str) -> None:
        """Do a command of the table; keys that are typed meanwhile wait until it is done."""
        going_on: Awaitable[None] | None = getattr(self, f"do_{name}")()
        if going_on is not None:
            await going_on
        self.tell_keys()

    async def action_lam(self) -> None:
        """Do the command of the key ل, which may turn out to begin a lam-alef."""
        self.lam = (monotonic(), self._way_back())
        await self.action_command("top")

    def _way_back(self) -> Callable[[], None]:
        """Return what leads back to where all three panels are now."""
        top = self.view.top
        article, row = self.list.cursor, self.list.first
        trail, ahead = [*self.trail], [*self.ahead]
        item, first = self.panel.cursor, self.panel.first

        def go_back() -> None:
            self.trail[:], self.ahead[:] = trail, ahead
            self.view.move_to(top)
            self.list.first = row
            self.list.select(article)
            self.panel.cursor, self.panel.first = item, first
            self.panel.refresh()

        return go_back

    async def action_alef(self, letter: str) -> None:
        """Do the command of a lam-alef's key if a lam came just before, else the letter's own."""
        lam, self.lam = self.lam, None
        name = commands.command_of(letter)
        if lam is not None and monotonic() - lam[0] < _ONE_KEY:
            lam[1]()
            name = commands.command_of(AFTER_LAM[letter])
        if name is not None:
            await self.action_command(name)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.action_command(message.command)

    def on_article_view_selected(self) -> None:
        self.tell_keys()

    # --- moving -------------------------------------------------------------------------------

    def do_line_down(self) -> None:
        self.step(1)

    def do_line_up(self) -> None:
        self.step(-1)

    def step(self, by: int) -> None:
        """Move by a row, or by an item of the panel that has the keys."""
        if self.focused is self.list:
            self.list.select(self.list.cursor + by)
        elif self.focused is self.panel:
            self.panel.select(by)
        elif self.moves_words():
            self.select_row(by, extend=False)
        elif self.view.selection is not None:
            self.extend(by)
        else:
            self.view.move(by)

    def do_page_down(self) -> None:
        self.screens(1)

    def do_page_up(self) -> None:
        self.screens(-1)

    def do_half_down(self) -> None:
        self.screens(0.5)

    def do_half_up(self) -> None:
        self.screens(-0.5)

    def screens(self, by: float) -> None:
        """Move by screens or halves of one."""
        if self.focused is self.list:
            rows = self.list.room()
            self.list.select(self.list.cursor + (int(rows * by) or (1 if by > 0 else -1)))
        elif self.focused is self.panel:
            self.panel.scroll(int(self.panel.size.height * by))
        else:
            self.view.move_screens(by)

    def do_top(self) -> None:
        if self.focused is self.list:
            self.list.select(0)
        elif self.focused is self.panel:
            self.panel.select_end(last=False)
        else:
            self.remember()
            self.view.move_to((0, 0))

    def do_end(self) -> None:
        if self.focused is self.list:
            self.list.select(len(self.list.entries) - 1)
        elif self.focused is self.panel:
            self.panel.select_end(last=True)
        elif self.view.page is not None:
            self.remember()
            self.view.move_to(self.view.page.last_top(max(1, self.view.size.height)))

    def do_next_heading(self) -> None:
        self.to_heading(1)

    def do_previous_heading(self) -> None:
        self.to_heading(-1)

    def to_heading(self, by: int) -> None:
        """Go to the next or previous section heading."""
        page = self.view.page
        if page is None:
            return
        here = self.view.top
        places = [(index, page.elements[index].above) for index in page.headings()]
        if by > 0:
            place = next((place for place in places if place > here), None)
            if place is None or self.view.at_end():
                self.notice.tell(self.words.say("told.no_headings"))
                return
        else:
            place = next((place for place in reversed(places) if place < here), (0, 0))
        self.remember()
        self.view.move_to(place)

    # --- articles and panels ------------------------------------------------------------------

    def do_next_article(self) -> None:
        self.turn(1)

    def do_previous_article(self) -> None:
        self.turn(-1)

    def turn(self, by: int) -> None:
        """Open the next or previous article of the list."""
        index = self.index + by
        if 0 <= index < len(self.list.entries):
            self.remember()
            self.open(index)
        else:
            self.notice.tell(self.words.say("told.last" if by > 0 else "told.first"))

    def remember(self) -> None:
        """Keep this place to come back to."""
        if self.index >= 0:
            self.trail.append((self.index, self.view.spot()))
            self.ahead.clear()

    def do_back(self) -> None:
        self.travel(self.trail, self.ahead)

    def do_forward(self) -> None:
        self.travel(self.ahead, self.trail)

    def travel(
        self,
        back: list[tuple[int, Spot]],
        ahead: list[tuple[int, Spot]],
    ) -> None:
        """Go to the last place of one trail, and keep this one on the other."""
        if not back:
            self.notice.tell(self.words.say("told.no_history"))
            return
        ahead.append((self.index, self.view.spot()))
        index, spot = back.pop()
        if index == self.index:
            self.view.move_to_spot(spot)
        else:
            self.open(index, spot)

    def do_choose(self) -> None:
        if self.finding:
            self.leave_find()
        elif self.focused is self.list:
            self.choose_article(self.list.cursor)
        elif self.focused is self.panel:
            self.panel.choose()
        elif self.view.link is not None:
            self.open_link(self.view.link)
        elif self.names_marked():
            self.to_mention(1)

    def choose_article(self, index: int) -> None:
        """Open an article of the list and read on there."""
        if index != self.index:
            self.remember()
            self.open(index)
        self.leave_panels()

    def on_article_list_chosen(self, message: ArticleList.Chosen) -> None:
        self.choose_article(message.index)

    def on_side_panel_jumped(self, message: SidePanel.Jumped) -> None:
        self.remember()
        self.view.move_to_element(message.element)
        self.leave_panels()

    def on_side_panel_figure_chosen(self, message: SidePanel.FigureChosen) -> None:
        self.remember()
        self.view.move_to_figure(message.figure.start, message.figure.end)
        self.leave_panels()

    def on_side_panel_switched(self) -> None:
        self.tell_keys()

    def do_all_figures(self) -> None:
        """Show the figures of all articles; the chosen one is shown in its article."""
        from tui.app.figures_page import FiguresPage
        from tui.app.figures_rows import Item

        def chosen(item: Item | None) -> None:
            if item is not None:
                self.open_at(item.source.index, item.start, item.end, "f4")

        self.push_screen(FiguresPage(*self.all_figures()), chosen)

    def do_disagree(self) -> None:
        """Show which figures of one thing differ; the chosen one is shown in its article."""
        from tui.app.board import BoardPage
        from tui.extract.disagree import Claim

        def chosen(claim: Claim | None) -> None:
            if claim is not None and self.kept_figures is not None:
                index = self.kept_figures.collected.numbers[claim.file]
                self.open_at(index, claim.figure.start, claim.figure.end, "f5")

        self.push_screen(BoardPage(*self.all_figures(), alone=self._alone), chosen)

    async def on_led(self, message: Led) -> None:
        """Show another page in place of those in view; of keys typed at once the first counts."""
        message.stop()
        if self.screen is message.page:
            while len(self.screen_stack) > 1:
                self.screen.dismiss(None)
            await self.action_command(message.command)

    def all_figures(self) -> tuple[Palette, Words, Library, Kept, Callable[[], int]]:
        """Return what both pages are made of; what one has gathered the other one has, too."""
        from tui.app.figures_page import Kept

        if self.kept_figures is None:
            self.kept_figures = Kept()
        kept = self.kept_figures
        return self.palette, self.words, self.library, kept, lambda: len(self.list.entries)

    def open_at(self, index: int, start: int, end: int, key: str) -> None:
        """Open an article of the list at characters of its text, mark them, name the way back."""
        self.remember()
        if index != self.index:
            self.open(index, Spot((0, 0), 0, start), (start, end))
        else:
            self.to_mark = (start, end)
            self.mark()
        self.leave_panels()

    def leave_panels(self) -> None:
        """Give the keys back to the article; panels that slid over it go."""
        for panel in (self.list, self.panel):
            if panel.has_class("over"):
                panel.add_class("closed")
        self.view.focus()

    def do_list(self) -> None:
        self.toggle(self.list)

    def do_panel(self) -> None:
        self.toggle(self.panel)

    def do_figures(self) -> None:
        if self.focused is not self.panel or not self.panel.shows_figures():
            self.panel.show_tab("figures")
            if self.focused is self.panel:
                return
        self.toggle(self.panel)

    def do_tab_left(self) -> None:
        self.switch_tab(1 if self.words.rtl else -1)

    def do_tab_right(self) -> None:
        self.switch_tab(-1 if self.words.rtl else 1)

    def switch_tab(self, by: int) -> None:
        """Bring the next tab of the panel into view where one is in it, else the next word of a
        selection, at the same side."""
        if self.focused is self.panel:
            self.panel.switch(by)
        elif self.moves_words():
            self.select_word(-by if self.words.rtl else by, extend=False)

    def do_sort(self) -> None:
        self.notice.tell(self.words.say(self.panel.sort()))

    def do_why(self) -> None:
        """Tell how the figure under the panel's cursor was read, or the one marked in the text.

        Of a name all that is known is told instead.
        """
        if self.want_entity_page():
            return
        table, chosen = self.panel.figures.table, None
        if table is not None and self.panel.shows_figures() and self.focused is self.panel:
            chosen = self.panel.figures.cursor
        elif table is not None and self.view.figure is not None:
            chosen = table.nearest(self.view.figure[0])
        if table is None or chosen is None:
            self.notice.tell(self.words.say("told.no_figure", key=commands.key_name("a")))
            return
        from tui.app.why_page import WhyPage

        figure = table.figures[chosen]
        self.push_screen(WhyPage(self.palette, self.words, table.article, figure))

    def toggle(self, panel: ArticleList | SidePanel) -> None:
        """Go to a panel, opening it; close it when one is there."""
        chosen = self.list if panel is self.list else self.panel
        other = self.panel if panel is self.list else self.list
        if self.focused is chosen:
            chosen.add_class("closed")
            self.view.focus()
            return
        if other.has_class("over"):
            other.add_class("closed")
        chosen.remove_class("closed")
        chosen.focus()

    def do_next_panel(self) -> None:
        self.cycle(1)

    def do_previous_panel(self) -> None:
        self.cycle(-1)

    def cycle(self, by: int) -> None:
        """Give the keys to the next panel in view; where they slide over, to the next of all."""
        ring = [
            widget
            for widget in (self.view, self.list, self.panel)
            if widget.has_class("over") or not widget.has_class("closed")
        ]
        focused = self.panel if self.filtering else self.focused
        here = ring.index(focused) if focused in ring else 0
        there = ring[(here + by) % len(ring)]
        for widget in (self.list, self.panel):
            if widget.has_class("over"):
                widget.set_class(widget is not there, "closed")
        there.focus()

    # --- text ---------------------------------------------------------------------------------

    def do_select(self) -> None:
        view = self.view
        if view.page is None or view.selection is not None:
            view.selection = None
            return
        rows = [row for row in view.rows() if view.page.elements[row.element].source]
        inside = [row for row in rows if row.role is not Role.TITLE]
        if inside:
            row = inside[min(len(inside) - 1, 0)]
            whole = view.page.elements[row.element]
            span = (whole.start, whole.end)
            view.selection = Selection(span, span, "paragraph")
            self.view.focus()

    def do_extend_down(self) -> None:
        self.extend(1)

    def do_extend_up(self) -> None:
        self.extend(-1)

    def extend(self, by: int) -> None:
        """Take the next paragraph into the selection, or give the last one back.

        Of words the one a row below or above is taken in.
        """
        view, page = self.view, self.view.page
        if page is None:
            return
        if self.moves_words():
            self.select_row(by, extend=True)
            return
        if view.selection is None:
            self.do_select()
            return
        index = page.element_at(view.selection.head[0]) + by
        while 0 <= index < len(page.elements) and not page.elements[index].source:
            index += by
        if 0 <= index < len(page.elements):
            whole = page.elements[index]
            head = (whole.start, whole.end)
            view.selection = Selection(view.selection.anchor, head, "paragraph")
            view.move_to_position(whole.start if by < 0 else whole.end - 1)

    def do_copy(self) -> None:
        self.copy(cite=False)

    def do_cite(self) -> None:
        self.copy(cite=True)

    def copy(self, cite: bool) -> None:
        """Copy the selected characters of the file, or the chosen link."""
        view = self.view
        if view.selection is None and view.link is not None:
            self.copy_to_clipboard(view.link.url)
            self.notice.tell(self.words.say("told.copied_link"))
            return
        if view.selection is None or self.article is None:
            key = commands.key_name("v")
            self.notice.tell(self.words.say("told.nothing_selected", key=key))
            return
        text = self.article.text[view.selection.start : view.selection.end]
        size = self.words.count("characters", len(text))
        if cite:
            text = f"{text}\n— {self.citation()}\n"
        self.copy_to_clipboard(text)
        view.selection = None
        self.notice.tell(self.words.say("told.copied", size=size))

    def citation(self) -> str:
        """Return title, source and date of the article in one line."""
        article = self.article
        if article is None:
            return ""
        parts = (article.title, article.byline, article.source, article.date, article.file)
        return (
            "، ".join(part for part in parts if part)
            if self.words.rtl
            else ", ".join(part for part in parts if part)
        )

    def do_next_link(self) -> None:
        self.to_link(1)

    def do_previous_link(self) -> None:
        self.to_link(-1)

    def to_link(self, by: int) -> None:
        """Choose the next or previous link, from the rows in view on."""
        page, view = self.view.page, self.view
        links = [link for element in page.elements for link in element.links] if page else []
        if not links:
            self.notice.tell(self.words.say("told.no_links"))
            return
        if view.link in links:
            index = (links.index(view.link) + by) % len(links)
        else:
            position = view.position() or 0
            index = next((i for i, link in enumerate(links) if link.start >= position), 0)
        view.link = links[index]
        view.move_to_position(links[index].start)
        said = self.words.say("told.link", open=commands.key_name("o"), copy=commands.key_name("y"))
        self.notice.tell(said)

    def do_open_link(self) -> None:
        if self.view.link is None:
            self.to_link(1)
        else:
            self.open_link(self.view.link)

    def on_article_view_link_clicked(self, message: ArticleView.LinkClicked) -> None:
        self.open_link(message.link)

    def open_link(self, link: Link) -> None:
        """Open a web address in a browser of the desktop; without one, copy it."""
        if not link.url.lower().startswith(("http://", "https://")):
            self.notice.tell(self.words.say("told.unsafe_link"))
            return
        # A browser for terminals would draw over the reader, so only a desktop counts.
        if (
            sys.platform == "darwin"
            or os.environ.get("DISPLAY")
            or os.environ.get("WAYLAND_DISPLAY")
        ):
            self.open_url(link.url)
            return
        self.copy_to_clipboard(link.url)
        self.notice.tell(self.words.say("told.no_browser"))

    def do_cancel(self) -> None:
        from tui.app.find import FindBar

        view = self.view
        if self.query(FindBar):
            self.query_one(FindBar).action_give_up()
        elif view.selection is not None:
            view.selection = None
        elif self.panel.filter is not None and self.panel.has_keys:
            self.panel.close_filter()
        elif self.focused is not view:
            self.leave_panels()
        elif view.link is not None:
            view.link = None
        elif view.figure is not None:
            view.figure = None
        elif self.names_marked():
            self.leave_mentions()
        elif self.travelling:
            self.back_to_results()
        else:
            self.query_text = ""
            view.hits = ()
            view.hit = None

    # --- the program --------------------------------------------------------------------------

    def do_wider(self) -> None:
        self.set_measure(self.measure + _STEP)

    def do_narrower(self) -> None:
        self.set_measure(min(self.measure, self.view.text_width()) - _STEP)

    def set_measure(self, measure: int) -> None:
        """Set the article's lines at another width."""
        self.measure = max(NARROWEST, min(WIDEST, measure))
        self.set_page()
        shown = min(self.measure, self.view.text_width())
        self.notice.tell(self.words.say("told.measure", columns=shown))

    def do_reveal(self) -> None:
        self.reveal = not self.reveal
        self.replace_page()
        self.notice.tell(self.words.say("told.revealed" if self.reveal else "told.hidden"))

    def do_theme(self) -> None:
        if self.palette is TERMINAL:
            self.notice.tell(self.words.say("told.few_colors"))
            return
        self.palette = OTHER[self.palette]
        self.theme = self.palette.name
        for widget in (self.top_bar, self.list, self.view, self.panel, self.key_bar, self.notice):
            widget.palette = self.palette
            widget.refresh()
        self.panel.repaint_filter()

    def do_palette(self) -> None:
        from tui.app.command_page import CommandPage

        def chosen(name: str | None) -> None:
            if name:
                self.call_later(self.action_command, name)

        self.push_screen(CommandPage(self.palette, self.words), chosen)

    def do_help(self) -> None:
        from tui.app.help_page import HelpPage

        self.push_screen(HelpPage(self.palette, self.words))

    def do_suspend(self) -> None:
        self.action_suspend_process()

    def do_quit(self) -> None:
        self.exit(0)
