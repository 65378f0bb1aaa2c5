"""The saved searches: how much each finds, how much of it is new; opened, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.aside import aside, begin
from tui.app.bars import KeyBar
from tui.app.choice import Choice
from tui.app.notice import Notice
from tui.app.picking import ChoiceList, Heading, PickPage
from tui.app.rows_table import keys
from tui.app.summary import said
from tui.app.theme import Palette
from tui.errors import QariError
from tui.library import Library
from tui.search.ladder import Ladder
from tui.searches import MOST_SEEN, Saved, Searches, folder_key
from tui.text.ladder import Step
from tui.words import Said, Words

Made = TypeVar("Made")

_GROWN = 1.0
"""Seconds between two looks at whether the index has grown."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a saved search finds."""

    total: int
    new: int | None
    """Articles that were not there when it was last looked at; None where it never was."""


class SavedPage(ModalScreen[Saved | None]):
    """Lists the saved searches over the page of searches; gives the one that is to be asked."""

    CSS = """
    SavedPage { align: center top; background: $background 60%; layers: base notice; }
    SavedPage > #saved { width: 76; max-width: 100%; height: auto; max-height: 100%;
        margin: 5 0 0 0; background: $panel; padding: 1 0; layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", ""),
        (keys("q", "l"), "close", ""),
        (keys("r"), "rename", ""),
        (keys("d", "delete"), "delete", ""),
        (keys("u"), "undelete", ""),
    ]
    KEYS = (
        ("choose", "Enter", "open"),
        ("rename", "r", "rename"),
        ("delete", "d", "delete"),
        ("undelete", "u", "undelete"),
        ("quit", "Esc", "back"),
    )
    """Action, key and label of the key bar."""

    def __init__(
        self, palette: Palette, words: Words, library: Library, searches: Searches
    ) -> None:
        """Show the saved searches.

        Args:
            palette: The colours.
            words: The words of the interface.
            library: The articles, which are asked.
            searches: Where the searches are kept.
        """
        super().__init__()
        self.palette = palette
        self.words = words
        self.library = library
        self.searches = searches
        self.saved: list[Saved] = []
        self.counts: dict[Saved, Counted] = {}
        self._generation = -1
        """The state of the index that was counted."""
        self.heading = Heading(palette, words.say("search_page.saved"), rtl=words.rtl)
        self.list = ChoiceList(palette, words)
        self.key_bar = KeyBar(palette, rtl=words.rtl)
        self.notice = Notice(palette, rtl=words.rtl)

    def compose(self) -> ComposeResult:
        with Widget(id="saved"):
            yield self.heading
            yield self.list
        yield self.key_bar
        yield self.notice

    def on_mount(self) -> None:
        self.list.focus()
        self.key_bar.show(
            [
                (name, key, self.words.say(f"search_page.key.{label}"))
                for name, key, label in self.KEYS
            ]
        )
        self.set_interval(_GROWN, self.renew)
        begin(self, self._bring, "saved", last=True)

    def renew(self) -> None:
        """Count again what the searches find where the index has grown."""
        if not any(worker.group == "saved" for worker in self.workers):
            begin(self, self._bring, "saved", last=True)

    async def _bring(self) -> None:
        try:
            self.saved = await aside(self.searches.saved)
            library = self.library
            generation = await aside(lambda: library.index().generation)
            if self._generation != generation:
                self._generation = generation
                self.counts.clear()
            self._show()
            for one in self.saved:
                if one not in self.counts:
                    searches = self.searches
                    self.counts[one] = await aside(
                        lambda: counted(library, searches, one)  # noqa: B023
                    )
                    self._show()
        except QariError as error:
            self.notice.tell(said(self.words, error))

    def _show(self) -> None:
        cursor = self.list.cursor
        self.list.show(
            [Choice(one.name, self._label(one), self._count(one), own=True) for one in self.saved]
        )
        self.list.cursor = max(0, min(cursor, len(self.saved) - 1))
        key = "saved" if self.saved else "no_saved"
        self.heading.text = self.words.say(f"search_page.{key}")
        self.heading.refresh()

    def _label(self, one: Saved) -> str:
        return one.name if one.name == one.query else f"{one.name} · {one.query}"

    def _count(self, one: Saved) -> str:
        """Return how many articles it finds, and how many are new."""
        made, words = self.counts.get(one), self.words
        if made is None:
            return "…"
        told = words.count("articles", made.total)
        if not made.new:
            return told
        new = words.count("search_page.new", made.new)
        return words.say("search_page.with_new", articles=Said(told), new=Said(new))

    def _chosen(self) -> Saved | None:
        return self.saved[self.list.cursor] if self.saved else None

    # --- what the keys do ---------------------------------------------------------------------

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        message.stop()
        self.dismiss(next(one for one in self.saved if one.name == message.choice.key))

    def action_close(self) -> None:
        """Leave the list."""
        self.dismiss(None)

    def action_rename(self) -> None:
        """Ask for another name."""
        one = self._chosen()
        if one is None:
            return

        def named(name: str | None) -> None:
            if name and name != one.name:
                told = self.words.say("search_page.renamed", name=name)
                self._do(lambda: self.searches.rename(one.name, name), lambda made: told)

        title, hint = (self.words.say(f"search_page.{key}") for key in ("rename", "name"))
        self.app.push_screen(
            PickPage(self.palette, self.words, title, hint=hint, value=one.name), named
        )

    def action_delete(self) -> None:
        """Delete the search under the cursor."""
        one = self._chosen()
        if one is not None:
            told = self.words.say("search_page.deleted", name=one.name, key="u")
            self._do(lambda: self.searches.delete(one.name), lambda made: told)

    def action_undelete(self) -> None:
        """Bring back the search that was deleted last."""

        def told(name: str | None) -> str:
            if name is None:
                return self.words.say("search_page.nothing_deleted")
            return self.words.say("search_page.restored", name=name)

        self._do(self.searches.undelete, told)

    def _do(self, work: Callable[[], Made], told: Callable[[Made], str]) -> None:
        """Change what is kept, say what was done, and show it."""

        async def change() -> None:
            try:
                made = await aside(work)
            except QariError as error:
                self.notice.tell(said(self.words, error))
            else:
                self.notice.tell(told(made))
            await self._bring()

        begin(self, change, "saved", last=True)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        if message.command == "choose":
            self.list.action_choose()
        else:
            await self.run_action("close" if message.command == "quit" else message.command)


def ladder_of(saved: Saved) -> Ladder:
    """Return the steps that a saved search takes; steps of other versions are passed over."""
    known = {step.value for step in Step}
    return Ladder().without(*(Step(name) for name in saved.off if name in known))


def counted(library: Library, searches: Searches, saved: Saved) -> Counted:
    """Return what a saved search finds, and how much of it is new.

    Raises:
        QariError: the file of searches cannot be read.
    """
    asked = library.ask(saved.query, ladder_of(saved))
    total = asked.page(1).total
    seen = searches.seen(saved.name, folder_key(library.paths))
    if seen is None:
        return Counted(total, None)
    found = () if total > MOST_SEEN else (one.path for one in asked.everything(MOST_SEEN))
    return Counted(total, seen.new(found, total))
