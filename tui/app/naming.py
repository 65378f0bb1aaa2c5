"""Names in the open article: the tab that lists them, their mentions in the text, their cards."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from tui.app import commands
from tui.app.article_view import ArticleView
from tui.app.finding import Finding
from tui.app.side_panel import SidePanel

if TYPE_CHECKING:
    from tui.app.article_list import ArticleList
    from tui.app.entity_words import Table


class Naming(Finding):
    """What the keys do with names."""

    def remember(self) -> None:
        """Keep this place to come back to."""
        raise NotImplementedError

    def leave_panels(self) -> None:
        """Give the keys back to the article."""
        raise NotImplementedError

    def toggle(self, panel: ArticleList | SidePanel) -> None:
        """Go to a panel, opening it; close it when one is there."""
        raise NotImplementedError

    # --- the tab ------------------------------------------------------------------------------

    def do_entities(self) -> None:
        if self.focused is not self.panel or not self.panel.shows_entities():
            self.panel.show_tab("entities")
            if self.panel.has_keys:
                return
        self.toggle(self.panel)

    def do_find(self) -> Awaitable[None] | None:
        if self.focused is self.panel and self.panel.shows_entities():
            return self.panel.open_filter()
        self.leave_mentions()
        return super().do_find()

    def on_side_panel_entity_chosen(self, message: SidePanel.EntityChosen) -> None:
        """Mark all mentions of an entity and go to the next one."""
        message.stop()
        names = self.view.names
        if names is None:
            return
        self.remember()
        if names.chosen != message.entity:
            self.view.names = names.choosing(message.entity)
        self.to_mention(1)
        self.leave_panels()

    # --- mentions -----------------------------------------------------------------------------

    def names_marked(self) -> bool:
        """Tell whether the mentions of an entity are marked in the text."""
        return self.view.names is not None and self.view.names.chosen is not None

    def do_find_next(self) -> Awaitable[None] | None:
        if not self.names_marked():
            return super().do_find_next()
        self.to_mention(1)
        return None

    def do_find_previous(self) -> Awaitable[None] | None:
        if not self.names_marked():
            return super().do_find_previous()
        self.to_mention(-1)
        return None

    def to_mention(self, by: int) -> None:
        """Go to the next or previous mention of the entity that is marked, around the end.

        From the one that one went to before, or, once that is out of view, from what is in view.
        """
        names = self.view.names
        if names is None:
            return
        places = names.places()
        here = self.view.position() or 0
        if names.current is not None and self.view.sees(names.starts[names.current]):
            index = (places.index(names.current) + by) % len(places)
        elif by > 0:
            index = next((i for i, place in enumerate(places) if names.starts[place] >= here), 0)
        else:
            before = [i for i, place in enumerate(places) if names.starts[place] < here]
            index = before[-1] if before else len(places) - 1
        self.show_mention(places[index])
        name = names.mentions[places[0]].name
        said = self.words.say("told.mention", name=name, index=index + 1, total=len(places))
        self.notice.tell(said)

    def show_mention(self, mention: int) -> None:
        """Mark all mentions of an entity and bring one of them into view."""
        if self.view.names is not None:
            self.panel.tell_marked(self.view.names.mentions[mention].id)
            self.view.move_to_mention(mention)

    def leave_mentions(self) -> None:
        """Mark no entity any more."""
        if self.view.names is not None:
            self.view.names = self.view.names.choosing(None)
            self.panel.tell_marked(None)

    def on_article_view_mention_clicked(self, message: ArticleView.MentionClicked) -> None:
        """Mark all mentions of what was clicked; a second click shows its card."""
        message.stop()
        names = self.view.names
        if names is not None and names.current == message.mention:
            self.show_card(message.mention)
        else:
            self.show_mention(message.mention)
        self.tell_keys()

    def do_types(self) -> None:
        """Show the types of all names in the text, or hide them."""
        self.types = not self.types
        if self.view.names is not None:
            self.view.names = self.view.names.showing(types=self.types)
        elif self.types:
            self.read_entities()
        key = commands.key_name("z")
        told = "told.types_shown" if self.types else "told.types_hidden"
        self.notice.tell(self.words.say(told, **({"key": key} if self.types else {})))

    # --- cards --------------------------------------------------------------------------------

    def do_card(self) -> None:
        """Show the card of the entity under the panel's cursor, or of the name that is read."""
        self.read_entities()
        table = self.panel.entities.table
        if table is None:
            key = "names_soon" if self.article is not None else "no_name"
            self._tell_no_name(key)
            return
        mention = self._mention_here(table)
        if mention is None:
            self._tell_no_name("no_name")
        else:
            self.show_card(mention)

    def _tell_no_name(self, key: str) -> None:
        values = {"key": commands.key_name("m")} if key == "no_name" else {}
        self.notice.tell(self.words.say(f"told.{key}", **values))

    def _mention_here(self, table: Table) -> int | None:
        """Return the mention that is meant by where one is: in view, unless it is in the panel."""
        names = self.view.names
        current = names.current if names is not None else None
        if self.focused is self.panel and self.panel.shows_entities():
            entity = self.panel.entities.chosen
            if entity is None:
                return None
            return current if current in entity.mentions else entity.mentions[0]
        if current is not None:
            return current
        nearest = table.nearest(self.view.reading_place())
        if nearest is None or not self.view.sees(table.mentions[nearest].start):
            return None
        return nearest

    def show_card(self, mention: int) -> None:
        """Show all that is known of a mention and of what it names."""
        from tui.app.entity_card import CardPage

        table = self.panel.entities.table
        if table is not None:
            entity = table.mentions[mention].id
            others = self.panel.entities.others(entity)
            self.push_screen(CardPage(self.palette, self.words, table, mention, others))

    def want_entity_page(self) -> bool:
        """Ask for the page of the entity under the panel's cursor, if the tab has the keys.

        Returns:
            Whether it has.
        """
        if self.focused is not self.panel or not self.panel.shows_entities():
            return False
        entity = self.panel.entities.chosen
        if entity is None:
            self._tell_no_name("no_name")
        else:
            self.post_message(SidePanel.EntityPageWanted(entity.id))
        return True
