"""The terminal of this run: asked while the program loads, decided when the answers are read."""

from __future__ import annotations

import termios
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.errors import QariError
from tui.terminal import remembered
from tui.terminal.answers import END, Answers
from tui.terminal.deciding import (
    Decision,
    Outer,
    Wanted,
    decide,
    multiplexer_in,
    needs_asking,
)
from tui.terminal.kitty import with_option
from tui.terminal.ordering import Multiplexer
from tui.terminal.profiles import Choice, Profile

if TYPE_CHECKING:
    from tui.terminal.asking import Asking
    from tui.terminal.sieve import Sieve
    from tui.terminal.tmux import Tmux


class Detection:
    """Decides how rows are sent, in three steps: `begin`, `finish` and, at the end, `close`.

    Between the first two lies the loading of the screens, some 300 ms, in which a terminal
    answers; where it has not by then, nothing waits for it, and a late answer is learned.
    """

    def __init__(self, environment: Mapping[str, str], wanted: Wanted) -> None:
        """Take the variables of the program and what the user has set."""
        self._environment = environment = with_option(environment)
        self._wanted = wanted
        self.problems: list[QariError] = []
        """What was wrong with the remembered choices."""
        self._remembered = remembered.load(self.problems)
        self._asking: Asking | None = None
        self._tmux: Tmux | None = None
        self._outer: Outer | None = None
        self._pane = (0, 1)
        self.decision = decide(environment, None, wanted, self._remembered)

    def begin(self, reads: int, writes: int) -> None:
        """Ask the terminal, or the tmux before it, where that is needed; wait for nothing."""
        if multiplexer_in(self._environment) is Multiplexer.TMUX:
            from tui.terminal.tmux import Tmux

            self._tmux, self._pane = Tmux(self._environment), (reads, writes)
            return
        if not needs_asking(self._environment, self._wanted):
            return
        from tui.terminal.asking import Asking, in_foreground

        if in_foreground(reads):
            try:
                self._asking = Asking(reads, writes)
            except (OSError, termios.error):
                self._asking = None  # no terminal to ask; the environment has to do

    def finish(self) -> Decision:
        """Read the answers that have come and decide."""
        if self._tmux is not None:
            self._outer = self._tmux.finish()
            self.learn(None)
        if self._asking is not None:
            self._asking.collect()
            self.learn(self._asking.sieve.answers)
        return self.decision

    def learn(self, answers: Answers | None) -> Decision:
        """Decide again from answers, which may be late ones."""
        self.decision = decide(
            self._environment, answers, self._wanted, self._remembered, self._outer
        )
        return self.decision

    def remember(self, choice: Choice) -> None:
        """Keep what the user chose for this terminal.

        Raises:
            QariError: the file cannot be written.
        """
        remembered.remember(self.decision.identity, choice)

    @property
    def was_offered(self) -> bool:
        """Whether the eye test has been offered in this terminal before."""
        return self.decision.identity in remembered.offered()

    def remember_offer(self) -> None:
        """Keep that the eye test was offered in this terminal, which is no choice.

        Where it cannot be kept it is offered again the next time.
        """
        with suppress(QariError):
            remembered.remember_offer(self.decision.identity)

    # --- what the driver needs ----------------------------------------------------------------

    @property
    def sieve(self) -> Sieve | None:
        """What still takes answers out of what is typed, or None where all is answered."""
        if self._asking is None or self._asking.sieve.answers.complete:
            return None
        return self._asking.sieve

    def hand_over(self) -> list[Any] | None:
        """Leave the terminal to the driver; return the attributes that it has to restore."""
        if self._asking is None:
            return None
        self._asking.quiet.hand_over()
        return self._asking.quiet.before

    def typed(self) -> str:
        """Return what the user has typed so far, once."""
        return "" if self._asking is None else self._asking.typed()

    def decode(self, part: bytes) -> str:
        """Decode what was read after that; a letter may begin before and end in it."""
        if self._asking is None:
            raise RuntimeError("nothing was asked")
        return self._asking.decode(part)

    def close(self) -> None:
        """Give the terminal back, and tmux its option."""
        if self._asking is not None:
            self._asking.quiet.give_back()
        if self._tmux is not None:
            self._settle()
            self._tmux.close()

    def _settle(self) -> None:
        """Wait until tmux has read all that was written to its pane.

        It reads commands and panes side by side: the way would be closed before the last
        sequence, which switches the terminal back, has gone through it.
        """
        from tui.terminal.asking import LIMIT, exchange, in_foreground

        reads, writes = self._pane
        if in_foreground(reads):
            with suppress(OSError, termios.error):  # the pane is closed, so nothing will be read
                exchange(reads, writes, END, LIMIT)


def ordered_by_terminal(profile: Profile) -> bool:
    """Tell whether the terminal's own ordering stays on: rows in reading order need it."""
    return profile is Profile.LOGICAL
