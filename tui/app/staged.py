"""An app whose finished rows are sent as its terminal needs them, and how that is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from tui.app import paint
from tui.app.stage import RowsUpdate, Stage
from tui.terminal.profiles import Choice, Profile, Shaping
from tui.text import fitting, shaping

if TYPE_CHECKING:
    from tui.terminal.deciding import Decision


class Staged(App[int]):
    """Sends every frame through a stage."""

    stage: Stage
    sure = True
    """Whether rows read right as they are sent; if not, the eye test is offered."""
    keep_choice: Callable[[Choice], None] | None = None
    """Keeps a choice for this terminal."""
    keep_offered: Callable[[], None] | None = None
    """Keeps that the eye test was offered in this terminal."""
    chosen = False
    """Whether the user has chosen how rows are sent; what is answered late changes nothing then."""

    def begin_stage(self, choice: Choice, *, rtl: bool) -> None:
        """Choose how rows are sent before any is drawn."""
        self.stage = Stage(choice, rtl=rtl)
        prepare(choice)

    @property
    def choice(self) -> Choice:
        """How rows are sent."""
        return self.stage.choice

    def use_choice(self, choice: Choice) -> None:
        """Send rows in another way, the whole screen at once."""
        prepare(choice)
        self.stage.use(choice)
        self.switch_ordering(choice.profile)
        self.set_again()
        self.redraw()

    def switch_ordering(self, profile: Profile) -> None:
        """Switch the terminal's own ordering as rows of a profile need it."""
        switch = getattr(self._driver, "use", None)
        if switch is not None:
            switch(profile)

    def switch_again(self) -> None:
        """Switch once more, for a terminal that was reset or a tmux that was attached anew."""
        switch = getattr(self._driver, "switch_again", None)
        if switch is not None:
            switch()

    def set_again(self) -> None:
        """Lay out anew what is shown; letters may take other columns than before."""

    def terminal_answered(self, decision: Decision) -> None:
        """Use what the terminal has said of itself when the screen was drawn already."""
        self.sure = decision.sure
        if self.chosen:
            return
        if decision.choice != self.choice:
            self.use_choice(decision.choice)
        else:
            self.redraw()

    def redraw(self) -> None:
        """Draw the whole screen, whatever the terminal shows."""
        self.stage.forget()
        if self._driver is not None and not self.is_headless:
            # VTE binds its ordering to lines; only a cleared one takes another.
            self._driver.write("\x1b[0m\x1b[2J")
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write a frame: the one place where all widgets and overlays have become rows."""
        frame: Any = renderable
        if isinstance(frame, LayoutUpdate | ChopsUpdate):
            frame = RowsUpdate(self.stage, frame, screen.outer_size)
        super()._display(screen, frame)


def prepare(choice: Choice) -> None:
    """Let text be laid out and painted as a choice needs it."""
    paint.tell_places(choice.profile is Profile.LOGICAL)
    if shaping.set_lam_alef(apart=choice.shaping is Shaping.LETTERS):
        fitting.forget()
