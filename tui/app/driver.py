"""Textual's driver for Linux and macOS, for terminals that order text and that answer late."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver

from tui.app import title
from tui.app.key_parser import KeyParser
from tui.terminal.alt import AS_IT_IS
from tui.terminal.answers import Answers
from tui.terminal.detection import Detection, ordered_by_terminal
from tui.terminal.profiles import Profile
from tui.terminal.sieve import Sieve

_TICK = 0.1
"""Seconds after which Textual looks whether a lone Escape has stayed alone."""


class Driver(LinuxDriver):
    """Switches the terminal's own ordering, and takes late answers out of what is typed.

    It switches before the screen is cleared and back before it is given back: VTE binds the mode
    to lines, so it must be set before they are drawn. Leaving, suspending and a failure all pass
    through the same methods.
    """

    detection: ClassVar[Detection]

    _profile: Profile | None = None
    _running = False
    _first = True
    _title = ""
    _alt = AS_IT_IS
    """What was sent for letters pressed with Alt, and has to be put back."""

    def use(self, profile: Profile) -> None:
        """Switch for another profile; the whole screen must be drawn again after it."""
        self._profile = profile
        if self._running:
            self.write(self._sequence())

    def switch_again(self) -> None:
        """Switch once more, for a terminal that has been reset or attached anew."""
        if self._running:
            self.write(self._sequence())

    def _sequence(self) -> str:
        decision = self.detection.decision
        profile = self._profile or decision.choice.profile
        return decision.switch.on if ordered_by_terminal(profile) else decision.switch.off

    # --- output -------------------------------------------------------------------------------

    def name_window(self, named: str) -> None:
        """Let the window bear a title, as `tui.app.title` makes it, until the program leaves."""
        if named != self._title:
            self._title = named
            if self._running and title.has_title(os.environ):
                self.write(title.sequence(named))

    def start_application_mode(self) -> None:
        inside = self.detection.decision.switch.inside
        if not inside:
            self._send(self._sequence())
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._running = True
        if inside and self._writer_thread is not None:
            self.write(self._sequence())
        if self._writer_thread is not None and title.has_title(os.environ):
            self.write(title.KEEP + (title.sequence(self._title) if self._title else ""))
        self._begin_alt()
        attributes = self.detection.hand_over() if self._first else None
        if attributes is not None:
            self.attrs_before = attributes  # what Textual found is the terminal made quiet
        self._first = False

    def stop_application_mode(self) -> None:
        if self._running and title.has_title(os.environ):
            self.write(title.RESTORE)
        self._running = False
        self.write(self._alt.end)
        self._alt = AS_IT_IS
        self.write(self.detection.decision.switch.on)
        super().stop_application_mode()

    def _begin_alt(self) -> None:
        """Have Escape sent before a letter pressed with Alt, once until it is put back."""
        if self._writer_thread is not None and self._alt == AS_IT_IS:
            self._alt = self.detection.decision.alt
            self.write(self._alt.begin)

    def _send(self, sequence: str) -> None:
        # The driver's own writer is a thread that runs only between start and close.
        if self._file is not None:
            self._file.write(sequence)
            self._file.flush()

    # --- input --------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read until the driver ends."""
        sieve, typed = self.detection.sieve, self.detection.typed()
        inbox = _Inbox(self, sieve or Sieve(Answers(end="")))
        begun = sieve is not None or typed  # a letter may be half read
        decode = (
            self.detection.decode if begun else getincrementaldecoder("utf-8")("replace").decode
        )
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            inbox.feed(typed)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    inbox.take(decode(os.read(self.fileno, 4096)))
                inbox.tick()
        inbox.close()

    def learn(self, answers: Answers) -> None:
        """Use answers that came when the screen was drawn already."""
        before = self.detection.decision
        decision = self.detection.learn(answers)
        if decision.switch != before.switch:
            self.switch_again()
        if self._running:
            self._begin_alt()
        if decision != before and (answered := getattr(self._app, "terminal_answered", None)):
            self._app.call_later(answered, decision)


class _Inbox:
    """Hands to the parser what is typed, without the answers to questions of ours."""

    def __init__(self, driver: Driver, sieve: Sieve) -> None:
        self._driver = driver
        self._sieve = sieve
        self._parser = KeyParser(driver._debug)
        self._due = 0.0
        """When to give up what is held, by the monotonic clock."""

    def feed(self, text: str) -> None:
        """Hand on what was typed."""
        if text:  # an empty text is the parser's end
            for event in self._parser.feed(text):
                self._driver.process_message(event)

    def take(self, text: str) -> None:
        """Take what was read."""
        waited_for = not self._sieve.answers.complete
        held = self._sieve.held
        self.feed(self._sieve.sift(text))
        if self._sieve.held and self._sieve.held != held:
            self._due = monotonic() + self._sieve.patience
        if waited_for and self._sieve.answers.complete:
            self._driver.learn(self._sieve.answers)

    def tick(self) -> None:
        """Let what has waited long enough go on as keys."""
        if self._sieve.held and monotonic() >= self._due:
            self.feed(self._sieve.let_go())
            if self._parser._timeout_time is not None:
                self._parser._timeout_time = 0.0  # a lone Escape has waited long enough
        for event in self._parser.tick():
            self._driver.process_message(event)

    def close(self) -> None:
        """End the parser as Textual does."""
        with suppress(EOFError, ParseError):
            for _ in self._parser.feed(""):
                pass


def driver_for(detection: Detection) -> type[Driver]:
    """Return a driver class for a terminal."""
    return type("Driver", (Driver,), {"detection": detection})
