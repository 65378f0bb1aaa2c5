"""Keys that are typed faster than they are done: each waits for what the last one led to.

Textual hands a key to what has the focus when the key is read. Of `/`, a word, Enter and `n` that
come in one piece, as a slow line sends what was typed ahead, all would go where the first one was
typed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.message_pump import MessagePump

from tui.app.staged import Staged

_ROUNDS = 3
"""Ways from what has the focus up to the app: for the key itself, for what that says (`Submitted`),
and for what a screen does that comes or goes for it."""
_LONGEST = 5.0
"""Seconds after which a key is sent though the last one is not done, or what it depends on is not
there."""
_PATIENCE = 0.3
"""Seconds after which a key gives up what is waited for: by then it was pressed because of that."""
_TICK = 0.01
"""Seconds after which it is asked again whether it is."""
_GIVES_UP = ("escape", "ctrl+c", "ctrl+q")
"""Keys that do, and drop what was typed before them and waits."""


@runtime_checkable
class Early(Protocol):
    """A page whose keys may come before what they lead to."""

    def is_early(self, key: str) -> bool:
        """Tell whether a key does.

        Args:
            key: Its name; empty for what is pasted.
        """


class Turns(Staged):
    """Sends keys one after the other."""

    in_turn = False
    """Whether a key is being done, for which others wait."""
    waits = False
    """Whether a key waits for more than the one before it."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        self._typed: deque[events.Event] = deque()
        super().__init__(*arguments, **more)

    def must_wait(self, key: str) -> bool:
        """Tell whether a key comes before what it leads to.

        Args:
            key: Its name; empty for what is pasted.
        """
        page = self.screen_stack[-1] if self.screen_stack else None
        return isinstance(page, Early) and page.is_early(key)

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self.in_turn:
            self.in_turn = True
            await self._send()

    async def _send(self, *, early: bool = False) -> None:
        """Send the next key, unless it is early, and wait beside for what it does.

        Args:
            early: Whether it is sent though it is.
        """
        if early or not self._is_early():
            await super().on_event(self._typed.popleft())
        turn: Any = self._take_turn  # Textual's own types know no work without a result
        self.run_worker(turn, group="turns")

    async def _take_turn(self) -> None:
        goes_on = False
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST):
                    await self._rounds()
            early = await self._waited()
            goes_on = bool(self._typed) and self.call_later(self._send, early=early)
        finally:
            self.waits, self.in_turn = False, goes_on

    async def _waited(self) -> bool:
        """Wait while the next key is early; return whether it still is."""
        begun = monotonic()
        while (early := self._is_early()) and monotonic() < begun + _LONGEST:
            self.waits = True
            await asyncio.sleep(_TICK)
            if monotonic() >= begun + _PATIENCE and self._give_up():
                break
        return early

    def _is_early(self) -> bool:
        return bool(self._typed) and self.must_wait(_name(self._typed[0]))

    def _give_up(self) -> bool:
        """Drop what was typed before a key that gives up; tell whether one was typed."""
        names = [_name(event) for event in self._typed]
        last = next((at for at, name in enumerate(names) if name in _GIVES_UP), None)
        for _ in range(last or 0):
            self._typed.popleft()
        return last is not None

    async def _rounds(self) -> None:
        for _ in range(_ROUNDS):
            for pump in self._way_up():
                await _passed(pump)

    def _way_up(self) -> list[MessagePump]:
        """Return what has the focus and all around it."""
        if not self.screen_stack:
            return []  # the program ends
        first = self.focused or self.screen
        return [*first.ancestors_with_self]


def _name(event: events.Event) -> str:
    return event.key if isinstance(event, events.Key) else ""


async def _passed(pump: MessagePump) -> None:
    """Wait until all that a widget has been sent is done."""
    done = asyncio.get_running_loop().create_future()

    def tell() -> None:
        if not done.done():
            done.set_result(None)

    if pump.call_later(tell):
        while pump.is_running and not done.done():  # what is removed may take it along
            await asyncio.wait((done,), timeout=_TICK)
