"""Finding in the open article: the line to type into, and the way from match to match."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual import events

from tui.app.sending import Sending

if TYPE_CHECKING:
    from tui.app.find import FindBar


class Finding(Sending):
    """What the keys do to find."""

    aimed: WeakKeyDictionary[events.Key, bool]
    """Whether a line to type into had the focus when a key was pressed that is still on its way."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        self.aimed = WeakKeyDictionary()
        super().__init__(*arguments, **more)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.aimed[event] = self.typing
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Hand what was typed at once with the key that opened a line to type into on to it.

        Such keys were sent where the focus had been, and come back from there.
        """
        aimed = self.aimed.pop(event, True)
        typed = event.is_printable or event.key == "backspace"
        if self.typing and typed and not aimed and self.focused is not None:
            self.focused.post_message(events.Key(event.key, event.character))
            event.prevent_default()  # Textual goes on to the same method of its own class

    def do_find(self) -> Awaitable[None] | None:
        from tui.app.find import FindBar

        if self.query(FindBar):
            self.query_one(FindBar).field.focus()
        elif self.view.page is not None:
            return self.open_find(FindBar(self.palette, self.words))
        return None

    async def open_find(self, bar: FindBar) -> None:
        """Put the find line on the screen, ready for the very next key."""
        await self.mount(bar)
        self.screen.set_focus(bar.field)

    def leave_find(self) -> None:
        """Close the find line and keep its matches."""
        from tui.app.find import FindBar

        for bar in self.query(FindBar):
            bar.close()

    def do_find_next(self) -> Awaitable[None] | None:
        return self.to_hit(1)

    def do_find_previous(self) -> Awaitable[None] | None:
        return self.to_hit(-1)

    def to_hit(self, by: int) -> Awaitable[None] | None:
        """Go to the next or previous match, around the end."""
        hits = self.view.hits
        if not hits:
            if self.query_text:
                self.notice.tell(self.words.say("find.none"))
            else:
                return self.do_find()
            return None
        current = self.view.hit
        index = 0 if current is None else (current + by) % len(hits)
        self.view.hit = index
        self.view.move_to_position(hits[index][0])
        said = self.words.say("find.some", index=index + 1, total=len(hits))
        self.notice.tell(said)
        return None
