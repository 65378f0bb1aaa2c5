"""The steps of the ladder, each of which can be switched off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.choice import Choice
from tui.app.picking import ChoiceList, Heading
from tui.app.rows_table import keys
from tui.app.theme import Palette
from tui.search.ladder import STEPS, Ladder
from tui.text.ladder import Step
from tui.words import Words


class StepsPage(ModalScreen[Ladder]):
    """Shows which steps are taken; gives the ladder as it was left."""

    CSS = """
    StepsPage { align: center top; background: $background 60%; }
    StepsPage > #steps { width: 48; max-width: 100%; height: auto; max-height: 100%;
        margin: 5 0 0 0; background: $panel; padding: 1 0; layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", ""),
        (keys("q", "s"), "close", ""),
        ("space", "turn", ""),
    ]

    def __init__(
        self, palette: Palette, words: Words, ladder: Ladder, counts: Mapping[Step, int]
    ) -> None:
        """Show a ladder.

        Args:
            palette: The colours.
            words: The words of the interface.
            ladder: Which steps are taken.
            counts: How many articles each of them has found.
        """
        super().__init__()
        self.words = words
        self.ladder = ladder
        self.counts = counts
        self.heading = Heading(palette, words.say("search_page.steps"), rtl=words.rtl)
        self.list = ChoiceList(palette, words)

    def compose(self) -> ComposeResult:
        with Widget(id="steps"):
            yield self.heading
            yield self.list

    def on_mount(self) -> None:
        self._show()
        self.list.focus()

    def _show(self) -> None:
        cursor = self.list.cursor
        self.list.show([self._choice(step) for step in STEPS])
        self.list.cursor = cursor

    def _choice(self, step: Step) -> Choice:
        sign = "✓" if step in self.ladder else "·"
        name = self.words.say(f"search.step.{step}")
        count = self.counts.get(step, 0)
        if step is Step.EXACT:
            said = self.words.say("search_page.always")
        else:
            said = self.words.number(count) if count else ""
        return Choice(step.value, f"{sign} {name}", said)

    def action_turn(self) -> None:
        """Take the step under the cursor, or do not."""
        self.list.action_choose()

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        message.stop()
        step = Step(message.choice.key)
        self.list.cursor = STEPS.index(step)
        if step is not Step.EXACT:
            off = step in self.ladder
            steps = self.ladder.steps
            self.ladder = self.ladder.without(step) if off else Ladder(steps | {step})
        self._show()

    def action_close(self) -> None:
        """Search with these steps."""
        self.dismiss(self.ladder)
