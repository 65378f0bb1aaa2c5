"""Letters pressed with Alt, in terminals that send another letter for them.

xterm sends ã for Alt+C unless it is told to send Escape and the letter, as other terminals do.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.terminal.ordering import Multiplexer, passed


class Alt(NamedTuple):
    """The sequences that have Escape sent before a letter, and that put back what was before."""

    begin: str
    end: str

    def through(self, multiplexer: Multiplexer) -> Alt:
        """Return the same for a terminal that is reached through tmux or screen."""
        return Alt(passed(self.begin, multiplexer), passed(self.end, multiplexer))


AS_IT_IS = Alt("", "")
"""Nothing is sent: Escape comes before the letter already, or the terminal cannot be told. mlterm
could, but would send it before the arrows as well, where it is taken for the key Escape."""
XTERM = Alt("\x1b[?1036;1039s\x1b[?1036;1039h", "\x1b[?1036;1039r")
"""The modes metaSendsEscape and altSendsEscape, saved before and restored behind (XTSAVE,
XTRESTORE): which of them counts depends on whether the keyboard has Alt and Meta on one key."""
