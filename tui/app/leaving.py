"""Leaving in good order when the terminal is gone or the system asks for it."""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

SECONDS = 1.0
"""How often the terminal is looked at. Textual's input thread spins once it has hung up."""


def watch(app: App[int]) -> None:
    """Leave on SIGTERM and SIGHUP, with the screen as it was, and when the terminal hangs up.

    Under `nohup` SIGHUP is ignored, so the signal alone would leave the program without a
    terminal, reading its end for ever.
    """
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:
            loop.add_signal_handler(name, _leave, app, 128 + name)
    if not app.is_headless and sys.__stdin__ is not None:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), select.POLLHUP)
        app.set_interval(SECONDS, lambda: _leave(app, 129) if poll.poll(0) else None)


def _leave(app: App[int], code: int) -> None:
    app.exit(code, return_code=code)
