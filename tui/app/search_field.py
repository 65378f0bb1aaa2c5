"""The box of the page of searches: in it, the letters of the list are pressed with Alt."""

from __future__ import annotations

from textual import events

from tui.app.field import Field


class SearchField(Field):
    """A field that leaves keys with Alt to the page."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return not key.startswith("alt+") and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.key.startswith("alt+"):
            event.prevent_default()  # the letter that comes with it would be typed
