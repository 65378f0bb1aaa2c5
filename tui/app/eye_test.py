"""The eye test: the same sentence sent in each way, and the user says which one reads right.

Nothing can be asked that tells whether kitty turns words around, which renderer xterm.js uses or
what is ticked in PuTTY's window.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.text.fitting import forget, one_line
from tui.text.layout import Line, Paragraph
from tui.text.shaping import set_lam_alef
from tui.words import Words

SENTENCE = "قال «سام ألتمان» (OpenAI) إنّ الأرباحَ بلغت 97.4% لا أقل."
"""A number with a sign, a Latin name, brackets, quotes, marks and a lam-alef; 55 columns."""

WAYS = (
    Choice(Profile.VISUAL, Marks.KEEP),
    Choice(Profile.TOKENS, Marks.STRIP),
    Choice(Profile.LRM, Marks.KEEP),
    Choice(Profile.CUTS, Marks.STRIP),
    Choice(Profile.LOGICAL, Marks.KEEP),
)
"""The five profiles, with the marks as the terminals for which they are made draw them."""

_HEAD = 3
"""Rows above the first sample: what to do, in both languages, and air."""


@dataclass(frozen=True, slots=True)
class Question:
    """Some ways of which one reads best."""

    key: str
    """Of what is asked."""
    ways: tuple[Choice, ...]
    labels: tuple[str, ...]
    """Keys of the names of the ways."""


def first_question() -> Question:
    """Return the question for the profile."""
    return Question("eye.profile", WAYS, tuple(f"profile.{way.profile}" for way in WAYS))


def questions_after(chosen: Choice) -> tuple[Question, ...]:
    """Return what is asked about a profile: letters, then marks; nothing where it has neither."""
    if chosen.profile is Profile.LOGICAL:
        return ()
    letters = tuple(chosen._replace(shaping=shaping) for shaping in Shaping)
    marks = tuple(chosen._replace(marks=marks) for marks in Marks)
    return (
        Question("eye.shaping", letters, ("shaping.forms", "shaping.letters")),
        Question("eye.marks", marks, ("marks.keep", "marks.strip")),
    )


class Sends(Protocol):
    """What sends rows: it takes rows that are to be sent in another way."""

    rows_apart: dict[int, Choice]


class Samples(Widget, can_focus=True):
    """The ways to choose from, each with the sentence sent in its way."""

    DEFAULT_CSS = """
    Samples { width: 100%; height: 100%; background: $background; }
    """

    def __init__(self, palette: Palette, words: Words, question: Question) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.question = question
        self.apart: dict[int, Choice] = {}
        """The rows on which a sample stands, with the way in which it is sent."""

    def ask(self, question: Question) -> None:
        """Show another question."""
        self.question = question
        self.apart.clear()
        self.refresh()

    def _gap(self) -> int:
        """Rows of each way: its number, its sample, and air where there is room."""
        room = (self.size.height - _HEAD) // len(self.question.ways)
        return max(1, min(3, room))

    def way_at(self, y: int) -> int | None:
        """Return the way that stands on a row, counted from 0."""
        way, _ = divmod(y - _HEAD, self._gap())
        return way if 0 <= way < len(self.question.ways) and y >= _HEAD else None

    def render_line(self, y: int) -> Strip:
        self.apart.pop(y, None)
        if y < 2:
            return self._asked("en" if y == 0 else "ar")
        ground = Style(bgcolor=self.palette.page)
        way = self.way_at(y)
        if way is None:
            return Strip.blank(self.size.width, ground)
        row = (y - _HEAD) % self._gap()
        if self._gap() > 1 and row == 0:
            return self._label(way, ground)
        if row == min(1, self._gap() - 1):
            self.apart[y] = self.question.ways[way]
            return self._sample(way, ground)
        return Strip.blank(self.size.width, ground)

    def _asked(self, lang: str) -> Strip:
        """Return what is asked, in English on the first row: that reads right in any terminal."""
        words = Words("ar") if lang == "ar" else Words("en")
        ground = Style(bgcolor=self.palette.panel)
        text = words.say(self.question.key, last=words.number(len(self.question.ways)))
        line = one_line(text, max(4, self.size.width - 4), int(words.rtl))
        look = ground + Style(color=self.palette.ink, bold=lang == self.words.lang)
        parts = segments(line, look)
        return strip(parts, line.width, self.size.width, ground, rtl=words.rtl, margin=2)

    def _label(self, way: int, ground: Style) -> Strip:
        """Return the number of a way and its name, in Latin script for the same reason."""
        number = Segment(f"{way + 1}", ground + Style(color=self.palette.accent, bold=True))
        said = Words("en").say(self.question.labels[way])
        name = Segment(f"  {said}", ground + Style(color=self.palette.dim))
        used = number.cell_length + name.cell_length
        return strip([number, name], used, self.size.width, ground, rtl=False, margin=2)

    def _sample(self, way: int, ground: Style) -> Strip:
        width = self.size.width
        line = _sentence(self.question.ways[way], max(4, width - 8))
        parts = segments(line, ground + Style(color=self.palette.ink))
        number = Segment(f"{way + 1} " if self._gap() == 1 else "  ", ground)
        gap = Segment(" " * max(0, width - line.width - 6), ground)
        return strip([number, gap, *parts], width - 4, width, ground, rtl=False, margin=2)

    def on_click(self, event: events.Click) -> None:
        way = self.way_at(event.y)
        if way is not None and isinstance(self.screen, EyeTest):
            self.screen.action_choose(way)


def _sentence(way: Choice, width: int) -> Line:
    """Set the sentence as a way needs it."""
    changed = set_lam_alef(apart=way.shaping is Shaping.LETTERS)
    lines = Paragraph(SENTENCE, 0, len(SENTENCE), 1).lines(width)
    if changed:
        set_lam_alef(apart=way.shaping is not Shaping.LETTERS)
        forget()
    return lines[0]


def _number_keys() -> list[BindingType]:
    """Return the digits as keys, Arabic ones too."""
    from textual.keys import _character_to_key

    return [
        Binding(
            ",".join(_character_to_key(digit) for digit in digits), f"choose({way})", show=False
        )
        for way, digits in enumerate(("1١۱", "2٢۲", "3٣۳", "4٤۴", "5٥۵"))
    ]


class EyeTest(ModalScreen["Choice | None"]):
    """Asks until it knows how rows read right; gives the choice, or None where one left."""

    CSS = """
    EyeTest { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *_number_keys(),
        ("escape,q,ض", "leave", ""),
    ]

    def __init__(self, palette: Palette, words: Words, stage: Sends) -> None:
        super().__init__()
        self.answers = 0
        self.samples = Samples(palette, words, first_question())
        stage.rows_apart = self.samples.apart

    def compose(self) -> ComposeResult:
        yield self.samples

    def action_choose(self, way: int) -> None:
        """Take a way and ask the next question, if there is one."""
        ways = self.samples.question.ways
        if way >= len(ways):
            return
        self.answers += 1
        left = questions_after(ways[way])[self.answers - 1 :]
        if left:
            self.samples.ask(left[0])
        else:
            self.dismiss(ways[way])

    def action_leave(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)
