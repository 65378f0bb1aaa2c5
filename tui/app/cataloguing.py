"""Names across all open articles: read in the background, shown on pages, corrected by the user."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.worker import get_current_worker

from tui.app import commands
from tui.app.choice import Choice
from tui.app.notice import LONG, SECONDS, Notice
from tui.app.selecting import Selecting
from tui.app.side_panel import SidePanel
from tui.app.summary import said
from tui.errors import QariError
from tui.model import Article
from tui.words import Said

if TYPE_CHECKING:
    from tui.app.article_view import Selection
    from tui.app.article_view import Spot as Left
    from tui.app.entities_page import EntitiesPage, KeptNames
    from tui.app.entity_page import EntityPage, Spot
    from tui.app.entity_words import Table
    from tui.app.picking import Offered, PickPage
    from tui.app.surgery import Target
    from tui.catalogue.records import Progress
    from tui.extract.overlay import Correction
    from tui.model import EntityType

_READING = Lock()
"""Held while it is decided whether the thread that reads names goes on."""
_WAITS = 1.0
"""Seconds after the names of an article are shown at which those of all others begin to be read:
the processors are free by then for who turns pages."""


class Cataloguing(Selecting):
    """What the keys do with names of all articles."""

    kept_names: KeptNames | None = None
    """What is kept of the page of all names."""
    _reading = False
    """Whether the thread that reads names goes on; `_again` lets it begin anew."""
    _again = False
    _asking: asyncio.Task[None] | None = None
    """The questions that are being asked, held so that they go on."""
    _told_lost = 0
    """How many corrections were told to match nothing."""
    _names: Mapping[str, str] = MappingProxyType({})
    """What the entities were called that were corrected, by id."""
    _told_inside = ""
    """The corrections of which the last one was said to do nothing where it was wanted."""
    _keep: tuple[str | None, str | None] = (None, None)
    """The ids under the panel's cursor and marked in the text, kept while names are corrected."""

    class NamesRead(Message):
        """More names are read."""

        def __init__(self, progress: Progress | None, *, reads: bool) -> None:
            super().__init__()
            self.progress = progress
            self.reads = reads

        def can_replace(self, message: Message) -> bool:
            later = isinstance(message, Cataloguing.NamesRead)
            return later and not (self.progress is not None and self.progress.complete)

    def open_at(self, index: int, start: int, end: int, key: str) -> None:
        """Open an article of the list at characters of its text, and mark them."""
        raise NotImplementedError

    @property
    def kept(self) -> KeptNames:
        """What is kept of the page of all names, made when it is first wanted."""
        if self.kept_names is None:
            from tui.app.entities_page import KeptNames

            self.kept_names = KeptNames()
        return self.kept_names

    # --- reading ------------------------------------------------------------------------------

    def gather_names(self) -> None:
        """Read the names of all articles in the background; what is being read is begun anew."""
        self.kept.gathered.progress = None
        with _READING:
            self._again = self._reading
            if self._reading:
                return
            self._reading = True
        self.run_worker(self._gather, thread=True, group="names")

    def _gather(self) -> None:
        """Read what the catalogue lacks (in a thread)."""
        from tui.catalogue.database import Mode

        worker, library = get_current_worker(), self.library
        entries, progress = self.list.entries, None

        def stop() -> bool:
            return worker.is_cancelled or self._again

        while not worker.is_cancelled:
            first = entries[self.index] if 0 <= self.index < len(entries) else None
            for progress in library.gather(stop, library.problems.append, first=first):
                if not progress.complete:
                    self.post_message(self.NamesRead(progress, reads=False))
            with _READING:
                if not self._again:
                    self._reading = False
                    break
                self._again = False
        if not worker.is_cancelled:
            reads = library.catalogue().mode is Mode.READS
            self.post_message(self.NamesRead(progress, reads=reads))

    async def on_cataloguing_names_read(self, message: NamesRead) -> None:
        message.stop()
        gathered = self.kept.gathered
        gathered.progress, gathered.reads = message.progress, message.reads
        whole = not gathered.said(self.words) or message.reads
        for screen in self._pages():
            if whole:
                screen.renew()
            else:
                screen.tell()
        self.tell_problem()
        if whole:
            self.run_worker(self._tell_others(), group="others", exclusive=True)
            self.run_worker(self._tell_lost(), group="lost", exclusive=True)

    def _pages(self) -> list[EntitiesPage | EntityPage]:
        """Return the pages of names that are open."""
        if len(self.screen_stack) < 2:
            return []
        from tui.app.entities_page import EntitiesPage
        from tui.app.entity_page import EntityPage

        return [one for one in self.screen_stack if isinstance(one, EntitiesPage | EntityPage)]

    def show_entities(self, table: Table) -> None:
        """Show the names of the open article, then begin to read those of the others."""
        super().show_entities(table)
        self.tell_problem()
        chosen, marked = self._keep
        self._keep = (None, None)
        tab = self.panel.entities
        if chosen in table.number:
            tab.cursor = table.number[chosen]
            self.panel.follow()
        if marked in table.number and self.view.names is not None:
            self.view.names = self.view.names.choosing(marked)
            self.panel.tell_marked(marked)
        if self.kept_names is None:
            self.set_timer(_WAITS, self._gather_first)
        else:
            self.run_worker(self._tell_others(), group="others", exclusive=True)

    def _gather_first(self) -> None:
        if self.kept_names is None:
            self.gather_names()

    async def _tell_others(self) -> None:
        """Let the panel say in how many other articles each name stands."""
        from tui.app.aside import aside

        table, article = self.panel.entities.table, self.article
        if table is None or article is None:
            return
        catalogue, ids = self.library.catalogue(), list(table.number)
        others = await aside(lambda: catalogue.others(ids, article.file))
        if table is self.panel.entities.table:
            self.panel.entities.tell_others(others)
            self.panel.refresh()

    async def _tell_lost(self) -> None:
        """Say how many corrections find no name or are bad lines, once there are more of them.

        What the last correction did, or what keeps names from being read, stays before it.
        """
        from tui.app.aside import aside
        from tui.app.surgery import lost

        corrections, catalogue = self.library.corrections, self.library.catalogue()
        number = len(await aside(lambda: lost(corrections, catalogue)))
        number += len(corrections.problems())
        before, self._told_lost = self._told_lost, number
        if number <= before or corrections.overlay.key == self._told_inside:
            return
        unmatched = Said(self.words.count("lost_corrections", number))
        key_name = commands.key_name("ctrl+e")
        told = Said(self.words.say("surgery.told_lost", number=unmatched, key=key_name))
        if self._told_first and self._notice().text == self._told_first:
            done = Said(self._told_first)
            told = Said(self.words.say("surgery.done_but_lost", done=done, lost=told))
        self._say(told, LONG)

    def _notice(self) -> Notice:
        """Return where things are said on the page that is in view."""
        return getattr(self.screen, "notice", None) or self.notice

    def _say(self, text: str, seconds: float = SECONDS) -> None:
        """Say something on the page that is in view."""
        self._notice().tell(text, seconds)

    def _say_done(self, text: str) -> None:
        """Say what a correction did; what is said of others then stands behind it."""
        self._told_first = text
        self._say(text)

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Look whether the file of corrections has changed while another window had the keys."""
        self.look_at_corrections()

    def look_at_corrections(self) -> None:
        """Read the file of corrections again where another program has changed it.

        Asked with each article and page that is opened, too: tmux tells no program that its window
        has the keys, unless it is set to. It costs a stat.
        """
        if self.library.has_corrected and self.library.corrections.reload():
            self.corrected()

    def open(
        self, index: int, spot: Left | None = None, mark: tuple[int, int] | None = None
    ) -> None:
        self.look_at_corrections()
        super().open(index, spot, mark)

    # --- pages --------------------------------------------------------------------------------

    def do_all_entities(self) -> None:
        """Show the names of all articles."""
        from tui.app.entities_page import EntitiesPage

        self.look_at_corrections()
        kept = self.kept
        if kept.gathered.progress is None:
            self.gather_names()
        here = self.article.file if self.article is not None else None
        self.push_screen(EntitiesPage(self.palette, self.words, self.library, kept, here))

    def on_entities_page_opened(self, message: EntitiesPage.Opened) -> None:
        message.stop()
        self.show_entity(message.entity)

    def on_side_panel_entity_page_wanted(self, message: SidePanel.EntityPageWanted) -> None:
        message.stop()
        self.show_entity(message.entity)

    def want_entity_page(self) -> bool:
        """Ask for the page of the entity under the panel's cursor, or of the one that is marked."""
        if super().want_entity_page():
            return True
        names = self.view.names
        if self.focused is not self.view or names is None or names.chosen is None:
            return False
        self.show_entity(names.chosen)
        return True

    def show_entity(self, entity: str) -> None:
        """Show the page of an entity."""
        from tui.app.entity_page import EntityPage

        self.look_at_corrections()
        kept = self.kept
        if kept.gathered.progress is None:
            self.gather_names()

        def chosen(spot: Spot | None) -> None:
            if spot is not None:
                self.open_spot(spot)

        page = EntityPage(self.palette, self.words, self.library, kept.gathered, entity)
        self.push_screen(page, chosen)

    def open_spot(self, spot: Spot) -> None:
        """Open an article of the list at a place; pages over the reader go."""
        files = [entry.file for entry in self.list.entries]
        if spot.file not in files:
            self._say(self.words.say("entity_page.not_listed", file=spot.file))
            return
        for page in self._pages():
            page.dismiss()
        self.open_at(files.index(spot.file), spot.start, spot.end, "f6")

    # --- corrections --------------------------------------------------------------------------

    def do_correct(self) -> None:
        """Correct the name under the panel's cursor or the one read; add what is selected."""
        self.look_at_corrections()
        selection = self.view.selection
        if selection is not None and self.article is not None and self.focused is self.view:
            self._begin(self._add(self.article, selection))
            return
        self.read_entities()
        table = self.panel.entities.table
        mention = self._mention_here(table) if table is not None else None
        entity = None if table is None or mention is None else table.mentions[mention].id
        self.correct(entity)

    def correct(self, entity: str | None) -> None:
        """Ask how an entity is to be corrected; without one, offer what needs none."""
        self.look_at_corrections()
        self._begin(self._correct(entity))

    def on_entities_page_corrected(self, message: EntitiesPage.Corrected) -> None:
        message.stop()
        self.correct(message.entity)

    def on_entity_page_corrected(self, message: EntityPage.Corrected) -> None:
        message.stop()
        self.correct(message.entity)

    def _begin(self, asking: Coroutine[None, None, None]) -> None:
        """Ask one question after the other; keys are answered meanwhile."""
        self._asking = asyncio.create_task(asking)
        self._asking.add_done_callback(self._asked_all)

    def _asked_all(self, asking: asyncio.Task[None]) -> None:
        if not asking.cancelled() and (error := asking.exception()) is not None:
            self._handle_exception(error if isinstance(error, Exception) else Exception(error))

    def _target(self, entity: str) -> Target | None:
        from tui.app.surgery import target_of

        table = self.panel.entities.table
        here = None
        if table is not None and entity in table.number:
            here = table.entities[table.number[entity]]
        return target_of(self.library.catalogue(), entity, here)

    async def _ask(
        self,
        title: str,
        offered: Offered | Sequence[Choice] = (),
        *,
        hint: str | None = None,
        value: str = "",
    ) -> str | None:
        from tui.app.picking import PickPage

        asked = title if isinstance(title, Said) else self.words.say(title)
        return await self._answer(
            PickPage(self.palette, self.words, asked, offered, hint=hint, value=value)
        )

    async def _answer(self, page: PickPage) -> str | None:
        """Return what was chosen on a page."""
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self.push_screen(page, answer.set_result)
        return await answer

    async def _correct(self, entity: str | None) -> None:
        """Ask what is to be done, then do it."""
        target = self._target(entity) if entity is not None else None
        chosen = await self._ask_what(target)
        if chosen == "undo":
            self.do_undo()
        elif chosen == "redo":
            self.do_redo()
        elif chosen == "list":
            await self.do_corrections()
        elif chosen is not None and target is not None:
            made = await self._asked(chosen, target)
            if made is not None:
                self.apply(made, target.name)

    async def _ask_what(self, target: Target | None) -> str | None:
        from tui.app.picking import PickPage

        words = self.words
        verbs = ("merge", "split", "rename", "retype", "hide") if target is not None else ()
        choices = [Choice(verb, words.say(f"surgery.{verb}")) for verb in verbs]
        choices += [
            Choice("undo", words.say("command.undo"), commands.key_name("f8")),
            Choice("redo", words.say("command.redo"), commands.key_name("f9")),
            Choice("list", words.say("command.corrections")),
        ]
        title = target.name if target is not None else words.say("surgery.no_name")
        return await self._answer(PickPage(self.palette, words, title, choices))

    async def _asked(self, verb: str, target: Target) -> Correction | None:
        """Return the correction of an entity, once all is said that it needs."""
        from tui.app import surgery

        words, catalogue = self.words, self.library.catalogue()
        if verb == "merge":
            offered = surgery.entities_for(catalogue, words, target.ids[0])
            title = Said(words.say("surgery.into", name=target.name))
            other = await self._ask(title, offered, hint=words.say("surgery.filter"))
            into = self._target(other) if other is not None else None
            return surgery.merge(target, into) if into is not None else None
        if verb == "split":
            form = await self._ask("surgery.which_form", surgery.forms_for(target, words))
            return surgery.split(target, form, catalogue) if form is not None else None
        if verb == "rename":
            hint = words.say("surgery.new_name")
            name = await self._ask("surgery.rename", hint=hint, value=target.name)
            return surgery.rename(target, name) if name not in (None, target.name) else None
        if verb == "retype":
            from tui.model import EntityType

            kind = await self._ask("surgery.retype", surgery.types_for(words, target.type))
            return surgery.retype(target, EntityType(kind)) if kind is not None else None
        whole = Choice("", words.say("surgery.all_forms"))
        form = await self._ask("surgery.hide", [whole, *surgery.forms_for(target, words)])
        return surgery.hide(target, form or None) if form is not None else None

    async def _add(self, article: Article, selection: Selection) -> None:
        """Ask of what type and whose name the selected words are, then add them."""
        from tui.app import surgery

        words, catalogue = self.words, self.library.catalogue()
        form = surgery.form_of(article.text[selection.start : selection.end])
        if selection.by == "paragraph" or not surgery.is_form(form):
            key = "no_words" if not surgery.has_words(form) else "no_form"
            self._say(words.say(f"surgery.{key}", key=commands.key_name("shift+left")))
            return
        cuts = surgery.cuts_of(form, article)
        if len(cuts) > 1:
            choices = [Choice(cut, cut, own=True) for cut in cuts]
            cut = await self._ask("surgery.which_letters", choices)
            if cut is None:
                return
            form = cut
        whose = Said(words.say("surgery.whose", form=form))
        offered = surgery.owners_for(catalogue, words, form)
        of = await self._ask(whose, offered, hint=words.say("surgery.filter"))
        if of is None:
            return
        target = self._target(of) if of else None
        kind: EntityType | None = target.type if target is not None else None
        if kind is None:
            said = Said(words.say("surgery.add_type", form=form))
            chosen = await self._ask(said, surgery.types_for(words))
            if chosen is None:
                return
            from tui.model import EntityType

            kind = EntityType(chosen)
        made = surgery.add(kind, form, target, catalogue)
        self.view.selection = None
        self.tell_keys()
        if self.apply(made, form):
            self._tell_covered(article, form, selection)

    def _tell_covered(self, article: Article, form: str, selection: Selection) -> None:
        """Say that what was selected is still part of a longer name, if it is."""
        from tui.app.surgery import covering

        start = article.text.find(form, selection.start, selection.end)
        if start < 0:
            return  # it has line ends or marks in it
        longer = covering(self.library.entities(article), start, start + len(form))
        if longer is not None:
            name = article.text[longer.start : longer.end]
            self._told_inside = self.library.corrections.overlay.key
            self._say(self.words.say("surgery.inside", form=form, name=name))

    def apply(self, made: Correction, name: str) -> bool:
        """Write a correction into the file and apply it to all names; return whether it could."""
        from tui.app import surgery

        try:
            self.library.corrections.add(made)
        except QariError as error:
            if error.key == "corrections.circle":  # by the names that are on the screen
                names = {"into": made.fields[2], "ids": name}
                error = QariError(str(error), error.key, names)
            self._say(said(self.words, error))
            return False
        self._follow(made)
        self.corrected()
        self._names = {**self._names, **dict.fromkeys(made.ids, name)}
        done = Said(surgery.told(made, self.words, name))
        key = commands.key_name("f8")
        self._say_done(self.words.say("surgery.done", what=done, key=key))
        return True

    def _follow(self, made: Correction) -> None:
        """Let what is shown of an entity that is another one now be shown of that one."""
        if made.verb != "merge":
            return
        from tui.app.entity_page import EntityPage

        into, ids = made.fields[0], made.ids
        self._keep = (into, None)
        for page in self._pages():
            if isinstance(page, EntityPage):
                page.trail[:] = [into if one in ids else one for one in page.trail]
            else:
                page.follow(into)

    def corrected(self) -> None:
        """Show names as they are corrected now: at once here, soon in all articles."""
        self.library.correct()
        tab, names = self.panel.entities, self.view.names
        chosen = tab.chosen.id if tab.chosen is not None else None
        marked = names.chosen if names is not None else None
        self._keep = (self._keep[0] or chosen, marked)
        if tab.state in ("read", "reading"):
            tab.state = "wanted"
            self.read_entities()
        self.gather_names()

    def do_undo(self) -> None:
        """Take the last correction back."""
        self._step_back(self.library.corrections.undo, "undone")

    def do_redo(self) -> None:
        """Bring back the correction last taken back."""
        self._step_back(self.library.corrections.redo, "redone")

    def _step_back(self, step: Callable[[], Correction | None], key: str) -> None:
        from tui.app import surgery

        try:
            made = step()
        except QariError as error:
            self._say(said(self.words, error))
            return
        if made is None:
            self._say(self.words.say(f"surgery.nothing_{key}"))
            return
        name = self._name_of(made)
        self.corrected()
        what = Said(surgery.told(made, self.words, name))
        self._say_done(self.words.say(f"surgery.{key}", what=what))

    def _name_of(self, made: Correction) -> str:
        """Return what the entity of a correction is called; nothing where nobody knows."""
        known = [name for one in made.ids if (name := self._names.get(one))]
        targets = (self._target(one) for one in made.ids)
        known += [target.name for target in targets if target is not None]
        return known[0] if known else self.library.catalogue().name_before(made.ids)

    async def do_corrections(self) -> None:
        """List all corrections, those that match no name and the lines that cannot be read."""
        from tui.app.aside import aside
        from tui.app.corrections_page import CorrectionsPage
        from tui.app.surgery import listed, lost

        corrections, catalogue = self.library.corrections, self.library.catalogue()
        self.look_at_corrections()
        if self.kept.gathered.progress is None:
            self.gather_names()
        numbers = await aside(lambda: lost(corrections, catalogue))
        whole = not self.kept.gathered.said(self.words)
        found = listed(corrections, numbers, self.words, whole=whole)
        self.push_screen(CorrectionsPage(self.palette, self.words, found))
