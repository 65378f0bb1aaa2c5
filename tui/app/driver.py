"""Textual's driver for Linux and macOS, with the terminal's own ordering off while it runs."""

from __future__ import annotations

import os

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.ordering import switch_for


class Driver(LinuxDriver):
    """Switches before the screen is cleared and after it is given back.

    VTE binds the mode to lines, so it must be set before they are drawn. Leaving, suspending and
    a failure all pass through these two methods.
    """

    def start_application_mode(self) -> None:
        switch = switch_for(os.environ)
        if switch is not None:
            self._send(switch.off)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        super().stop_application_mode()
        switch = switch_for(os.environ)
        if switch is not None:
            self._send(switch.on)

    def _send(self, sequence: str) -> None:
        # The driver's own writer is a thread that runs only between the two.
        if self._file is not None:
            self._file.write(sequence)
            self._file.flush()
