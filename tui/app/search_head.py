"""The rows below the box: how the query was understood, what was found, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.search.ladder import STEPS, Ladder, widest
from tui.text.fitting import one_line, several_lines
from tui.text.ladder import Step
from tui.text.layout import Line
from tui.words import Said, Words

if TYPE_CHECKING:
    from tui.app.search_asking import Answer

ROWS = 3
"""Rows of the head; the last one is air where nothing is wrong and the rest fits on two, so that
results stand still."""


class SearchHead(Widget):
    """Three rows in words of the interface."""

    DEFAULT_CSS = """
    SearchHead { height: 3; background: $background; }
    SearchHead.low { height: 1; }
    """

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.rows: tuple[tuple[str, str], ...] = ()
        """Text and colour of each row."""

    def tell(self, answer: Answer | None, so_far: bool) -> None:
        """Say what was answered.

        Args:
            answer: To the last question; None where nothing is asked.
            so_far: Whether more articles may come.
        """
        palette = self.palette
        if answer is None:
            self.rows = ()
        else:
            problem = problem_said(answer, self.words)
            self.rows = (
                (answer.gloss, palette.ink),
                (found_said(answer, so_far, self.words), palette.dim),
                (problem, palette.error),
            )
        self.refresh()

    def _laid(self, width: int) -> list[tuple[Line, str]]:
        """Return the lines and their colours; what was found may take the row of the air, too."""
        shown = [one for one in self.rows if one[0]]
        base = int(self.words.rtl)
        if self.has_class("low"):  # one row: what is wrong, else what was found
            return [(one_line(text, width, base), color) for text, color in shown[:0:-1][:1]]
        spare = ROWS - len(shown)
        laid: dict[str, tuple[Line, ...]] = {}
        for text, _ in [*shown[1:], *shown[:1]]:
            laid[text] = several_lines(text, width, 1 + spare, base)
            spare -= len(laid[text]) - 1
        return [(line, color) for text, color in shown for line in laid[text]]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = Style(bgcolor=self.palette.page)
        laid = self._laid(width - 4) if width > 5 else []
        if y >= len(laid):
            return Strip.blank(width, ground)
        line, color = laid[y]
        parts = segments(line, ground + Style(color=color))
        return strip(parts, line.width, width, ground, rtl=self.words.rtl, margin=2)


def found_said(answer: Answer, so_far: bool, words: Words) -> str:
    """Return how many articles were found at which steps, how, and what else was searched."""
    counts = steps_said(answer.hits.counts, words)
    if so_far:
        counts = words.say("search_page.so_far", counts=Said(counts))
    said = [counts]
    if answer.is_loose:
        said.append(words.say("search.loose"))
    if answer.begins:
        said.append(words.say("search_page.begins"))
    narrowed = ladder_said(answer.question.ladder, words)
    if narrowed:
        said.append(narrowed)
    if answer.asked.also:
        said.append(words.say("search.also", names=Said(_names(answer.asked.also, words))))
    return " · ".join(said)


def _names(names: Sequence[str], words: Words) -> str:
    """Return names one after the other, each in its own order and cut nowhere."""
    comma = "، " if words.rtl else ", "
    whole = (name.replace(" ", "\u00a0") for name in names)
    return comma.join(words.say("search_page.spelling", name=name) for name in whole)


def steps_said(counts: Mapping[Step, int], words: Words) -> str:
    """Return how many articles were found, and at which steps where there are several."""
    total = words.count("articles", sum(counts.values()))
    parts = [
        words.say("search.at_step", n=count, step=Said(words.say(f"search.step.{step}")))
        for step, count in counts.items()
    ]
    if not parts:
        return total
    comma = "، " if words.rtl else ", "
    return words.say("search.steps", articles=Said(total), steps=Said(comma.join(parts)))


def ladder_said(ladder: Ladder, words: Words) -> str:
    """Return which steps are taken where some are not."""
    off = [step for step in STEPS if step not in ladder]
    if not off:
        return ""
    last = widest(step for step in STEPS if step in ladder)
    if all(STEPS.index(step) > STEPS.index(last) for step in off):
        return words.say("search_page.up_to", step=Said(words.say(f"search.step.{last}")))
    comma = "، " if words.rtl else ", "
    steps = comma.join(words.say(f"search.step.{step}") for step in off)
    return words.say("search_page.steps_off", steps=Said(steps))


def problem_said(answer: Answer, words: Words) -> str:
    """Return what of the query was not understood, the first of several."""
    if not answer.problems:
        return ""
    first = answer.problems[0]
    said = words.say(first.key, what=first.what)
    what = words.say("search.problem", what=first.what, problem=Said(said))
    more = len(answer.problems) - 1
    return what if not more else f"{what} · {words.count('search_page.problems', more)}"


def nothing_said(answer: Answer, so_far: bool, words: Words) -> str:
    """Return what to try where nothing was found."""
    comma = "، " if words.rtl else ", "
    if answer.absent:
        absent = comma.join(words.say("query.word", what=word) for word in answer.absent)
        told = words.say("search_page.absent", words=Said(absent))
    else:
        told = words.say("search_page.not_together")
    if so_far:
        return f"{told} {words.say('search_page.still')}"
    if any(step not in answer.question.ladder for step in STEPS):
        return f"{told} {words.say('search_page.try_wider')}"
    return f"{told} {words.say('search_page.try_absent' if answer.absent else 'search_page.try')}"
