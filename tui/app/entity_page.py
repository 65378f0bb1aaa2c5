"""The page of an entity: all that the open articles have of it, each thing leading on."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import Worker, get_current_worker

from tui.app.aside import aside
from tui.app.bars import KeyBar, TopBar
from tui.app.charts import scale_of
from tui.app.entities_page import Gathered
from tui.app.entity_facts import (
    Facts,
    SaidOf,
    Sentence,
    articles,
    end_of,
    facts,
    figures_of,
    sentences,
)
from tui.app.entity_head import EntityHead
from tui.app.entity_list import TABS, EntityList
from tui.app.entity_rows import Item
from tui.app.leading import LEADING, Led
from tui.app.notice import Notice
from tui.app.rows_table import keys
from tui.app.theme import Palette
from tui.app.window import BLOCK
from tui.catalogue.records import ArticleOf, Written
from tui.library import Library
from tui.words import Words

_TOLD = 0.1
"""Seconds between two looks at how many figures there are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an article."""

    file: str
    start: int
    """First character in the article's text."""
    end: int


class EntityPage(ModalScreen[Spot | None]):
    """The page over the reader; gives the place to be shown in its article."""

    CSS = """
    EntityPage { background: $background; layers: base notice; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,backspace", "back", ""),
        (keys("q"), "close", ""),
        ("f7", "correct", ""),
        ("f8", "app.command('undo')", ""),
        ("f9", "app.command('redo')", ""),
        (keys("/"), "app.command('search')", ""),
        (keys("c"), "app.command('concordance')", ""),
        ("ctrl+l", "app.command('redraw')", ""),
        *LEADING,
    ]
    KEYS = (
        ("choose", "Enter", "open"),
        ("tab", "Tab", "tab"),
        ("app.command('concordance')", "c", "concordance"),
        ("correct", "F7", "correct"),
        ("back", "Esc", "back"),
        ("quit", "q", "close"),
    )
    """Action, key and label of the key bar."""

    class Corrected(Message):
        """The entity is to be corrected."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class Figures(Message):
        """More figures were found."""

        def __init__(self, found: list[SaidOf], read: int, of: Facts, *, done: bool) -> None:
            super().__init__()
            self.found = found
            self.read = read
            self.of = of
            self.done = done

    def __init__(
        self,
        palette: Palette,
        words: Words,
        library: Library,
        gathered: Gathered,
        entity: str,
    ) -> None:
        """Show an entity.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles.
            gathered: How far their names are read; it is changed elsewhere.
            entity: Its id.
        """
        super().__init__()
        self.words = words
        self.library = library
        self.gathered = gathered
        self.bar = TopBar(palette, words.say("entity_page.title"), rtl=words.rtl)
        self.head = EntityHead(palette, words)
        self.list = EntityList(palette, words)
        self.list.empty = self._nothing
        self.key_bar = KeyBar(palette, rtl=words.rtl)
        self.notice = Notice(palette, rtl=words.rtl)
        self.trail = [entity]
        """The entities whose pages were opened, the one that is shown last."""
        self._found: list[SaidOf] = []
        self._figures: Worker[None] | None = None
        self._bringing = False

    def compose(self) -> ComposeResult:
        yield self.bar
        yield self.head
        yield self.list
        yield self.key_bar
        yield self.notice

    def on_mount(self) -> None:
        self.key_bar.show(
            [
                (name, key, self.words.say(f"entity_page.key.{label}"))
                for name, key, label in self.KEYS
            ]
        )
        self.list.focus()
        self.renew()

    # --- the entity ---------------------------------------------------------------------------

    @property
    def entity(self) -> str:
        """The id of the entity that is shown."""
        return self.trail[-1]

    def go(self, entity: str) -> None:
        """Show another entity; one can come back from there."""
        if entity != self.entity:
            self.trail.append(entity)
            self.list.tab = TABS[0]
            self.renew()

    def renew(self) -> None:
        """Bring what is known of the entity, which may have changed."""
        if self._figures is not None:
            self._figures.cancel()
            self._figures = None
        self._found = []
        self.head.show(self.head.facts, self.words.say("entity_page.soon"))
        self.run_worker(self._bring_facts(), group="facts", exclusive=True)

    async def _bring_facts(self) -> None:
        catalogue, entity = self.library.catalogue(), self.entity
        found = await aside(lambda: facts(catalogue, entity))
        listed = self.list
        listed.forget()
        whole = not self.gathered.said(self.words)
        key = "entity_page.gone" if whole else "entity_page.not_yet"
        self.head.show(found, self.words.say(key, id=entity))
        if found is not None:
            listed.windows["sentences"].total = found.card.mentions
            listed.windows["articles"].total = found.card.articles
            listed.windows["beside"].total = len(found.beside)
            listed.windows["forms"].total = len(found.card.written)
            listed.painter.scale = scale_of([one.score for one in found.beside])
        listed.move_to(0)
        self.tell()
        listed.post_message(EntityList.Wanted())

    def tell(self) -> None:
        """Say whose page it is, and how far reading is."""
        name = self.head.facts.card.name if self.head.facts else ""
        self.bar.tell(place=name, progress=self.gathered.said(self.words))

    # --- lists --------------------------------------------------------------------------------

    async def on_entity_list_wanted(self, message: EntityList.Wanted) -> None:
        message.stop()
        if self.list.tab == "figures":
            self._read_figures()
        if not self._bringing:
            self._bringing = True
            self.run_worker(self._bring(), group="rows")

    async def _bring(self) -> None:
        """Bring blocks until all items in view are held."""
        listed = self.list
        try:
            while (found := self.head.facts) is not None:
                block, window, tab = listed.wanted(), listed.window, listed.tab
                if block is None:
                    break
                age = window.age
                items = await self._block(found, tab, block)
                if found is self.head.facts:
                    total = window.total
                    if len(items) < min(BLOCK, total - block * BLOCK):  # some are gone
                        total = block * BLOCK + len(items)
                    window.fill(block, items, total, age)
                    listed.refresh()
        finally:
            self._bringing = False

    async def _block(self, found: Facts, tab: str, block: int) -> list[Item]:
        """Return a block of the items of a list."""
        library = self.library
        if tab == "sentences":
            return [*await aside(lambda: sentences(library, found.card, block))]
        if tab == "articles":
            return [*await aside(lambda: articles(library, found.card, block))]
        if tab == "forms":
            return [*found.card.written[block * BLOCK : (block + 1) * BLOCK]]
        items = self._found if tab == "figures" else found.beside
        return [*items[block * BLOCK : (block + 1) * BLOCK]]

    def _read_figures(self) -> None:
        """Look for figures in the articles, the newest first, while the page is shown."""
        found = self.head.facts
        if found is None or self._figures is not None:
            return

        def read() -> None:
            worker = get_current_worker()
            waiting: list[SaidOf] = []
            number, told = 0, 0.0
            for number, said in figures_of(self.library, found.card, lambda: worker.is_cancelled):
                waiting += said
                if monotonic() - told >= _TOLD:
                    told = monotonic()
                    self.post_message(self.Figures(waiting, number, found, done=False))
                    waiting = []
            if not worker.is_cancelled:
                self.post_message(self.Figures(waiting, number, found, done=True))

        self._figures = self.run_worker(read, thread=True, group="figures")

    def on_entity_page_figures(self, message: Figures) -> None:
        message.stop()
        if message.of is not self.head.facts:
            return
        self._found += message.found
        window = self.list.windows["figures"]
        window.total = len(self._found)
        window.outdate()
        self.list.post_message(EntityList.Wanted())
        # A plus tells that there may be more.
        self.list.more["figures"] = "" if message.done else "+"
        self.list.unread.discard("figures")
        self.list.refresh()

    def _nothing(self) -> str:
        if self.head.facts is None:
            return ""
        if self.list.tab == "figures" and self.list.more.get("figures") != "":
            return self.words.say("entity_page.reading_figures")
        return self.words.say(f"entity_page.none.{self.list.tab}")

    # --- what the keys do ---------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to the entity before, or leave the page."""
        if len(self.trail) > 1:
            self.trail.pop()
            self.renew()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Leave the page."""
        self.dismiss(None)

    def action_lead(self, command: str) -> None:
        """Go to a page of all articles, which comes in place of this one."""
        self.post_message(Led(self, command))

    def action_correct(self) -> None:
        """Correct the entity."""
        if self.head.facts is not None:
            self.post_message(self.Corrected(self.head.facts.card.id))

    def on_entity_list_chosen(self, message: EntityList.Chosen) -> None:
        message.stop()
        item = message.item
        if isinstance(item, Sentence):
            self.dismiss(Spot(item.place.file, item.place.start, item.place.end))
        elif isinstance(item, ArticleOf):
            self.run_worker(self._open_first(item), group="open")
        elif isinstance(item, SaidOf):
            self.dismiss(Spot(item.item.source.file, item.item.start, item.item.end))
        elif isinstance(item, Written):
            self.list.show_tab(TABS[0])
        else:
            self.go(item.id)

    async def _open_first(self, article: ArticleOf) -> None:
        """Open an article at the first mention of the entity in it."""
        found = self.head.facts
        if found is not None:
            end = await aside(lambda: end_of(self.library, found.card, article))
            self.dismiss(Spot(article.file, article.first, end))

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        if message.command == "choose":
            self.list.action_choose()
        elif message.command == "tab":
            self.list.action_tab(1)
        else:
            await self.run_action("close" if message.command == "quit" else message.command)
