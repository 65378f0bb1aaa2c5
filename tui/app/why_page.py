"""How a figure was read: its rule, the words of the article it was read from, and the sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.app.figure_words import (
    apart,
    base_of,
    currency_said,
    date_said,
    hedge_said,
    number_said,
    value_of,
    written,
)
from tui.app.keyboard import with_arabic
from tui.app.paint import segments, strip
from tui.app.theme import Palette
from tui.model import Article, Figure, FigureKind, Modifier, Step
from tui.text.fitting import several_lines
from tui.text.layout import Line
from tui.text.numerals import Number
from tui.words import TEXTS, Words, visible
from tui.words import Said as Message

_MOST = 12
"""Lines of a sentence that are shown: 700 characters at the page's width."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of the page."""

    text: str
    look: str
    """`title`, `label` or `value`."""
    own: bool = False
    """Whether it is of the article's words, which stand where they are read from."""


def explained(figure: Figure, article: Article, words: Words) -> list[Said]:
    """Return all that is known of how a figure was read."""
    text = article.text
    value = value_of(figure, text, words)
    unit = value.unit
    if figure.kind is FigureKind.MONEY and figure.currency and value.number:
        unit = currency_said(figure.currency, words)
    sign = hedge_said(figure.modifier, words) if value.sign and figure.modifier else ""
    parts = (sign, value.number, value.scale, unit)
    found = [Said(words.say("reason.title"), "title")]
    for label, said, own in (
        ("reason.value", " ".join(part for part in parts if part), True),
        ("reason.written", written(figure, text), True),
        ("reason.subject", figure.subject or "", True),
        ("reason.rule", _rule(figure, words), False),
    ):
        if said:
            found += [Said(words.say(label), "label"), Said(said, "value", own)]
    if figure.steps:
        found.append(Said(words.say("reason.steps"), "label"))
        found += [Said(_taken(step, figure, text, words), "value") for step in figure.steps]
    if sum_ := computed(figure, words):
        found += [Said(words.say("reason.computed"), "label"), Said(sum_, "value")]
    sentence = " ".join(text[figure.sentence_start : figure.sentence_end].split())
    if sentence:
        found += [Said(words.say("reason.sentence"), "label"), Said(sentence, "value", True)]
    for key in _notes(figure):
        found += [Said(words.say("reason.note"), "label"), Said(words.say(key), "value")]
    return found


def _rule(figure: Figure, words: Words) -> str:
    said = words.say(f"rule.{figure.kind}")
    if figure.rule.endswith(".joined"):
        said = f"{said} · {words.say('rule.joined')}"
    return f"{said} ({figure.rule})"


def _taken(step: Step, figure: Figure, text: str, words: Words) -> str:
    """Return the exact words of a step, and what they were taken for."""
    key = f"role.{step.role}"
    role = words.say(key) if key in TEXTS else step.role
    source = visible(" ".join(text[step.start : step.end].split()))
    return words.say(
        "reason.taken", role=role, words=Message(apart(source)), value=_meant(step, figure, words)
    )


def _meant(step: Step, figure: Figure, words: Words) -> str:
    """Return what a step's words were taken for, in the words of the interface."""
    if step.role == "currency" and figure.currency:
        return currency_said(figure.currency, words)
    if step.role == "hedge" and step.value in list(Modifier):
        return hedge_said(Modifier(step.value), words)
    if step.role == "date":
        return date_said(figure, words) or words.say("figures.relative")
    if step.value == "vague":
        return words.say("figures.vague")
    number = _number(step.value)
    return number_said(number, 0, words) if number is not None else step.value


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):  # words, such as `USD`
        return None


def computed(figure: Figure, words: Words) -> str:
    """Return the sum that gives a figure's value; nothing where its steps do not give it.

    It is checked here: what is shown is true of the value.
    """
    numbers = [_number(step.value) for step in figure.steps if step.role == "number"]
    scales = [_number(step.value) for step in figure.steps if step.role == "scale"]
    known = [number for number in numbers if number is not None]
    factors = [scale for scale in scales if scale is not None]
    if len(known) < len(numbers) or len(factors) < len(scales) or not known + factors:
        return ""
    scale = Fraction(1)
    for factor in factors:
        scale *= factor
    values: tuple[Number | None, ...] = (figure.value,)
    if figure.value is None:
        values = (figure.value_min, figure.value_max)
    ends = known or [Fraction(1)]
    if len(ends) != len(values) or None in values:
        return ""
    sums = []
    for end, value in zip(ends, values, strict=True):
        if value is None or end * scale != Fraction(value):
            return ""
        said = [number_said(factor, 0, words) for factor in (*([end] if known else ()), *factors)]
        whole = number_said(value, 0, words)
        sums.append(f"{' × '.join(said)} = {whole}" if len(said) > 1 else f"= {whole}")
    return " · ".join(sums)


def _notes(figure: Figure) -> Iterator[str]:
    """Yield the keys of what must be said of a value that is missing or was worked out."""
    if figure.kind is FigureKind.DATE:
        fields = " ".join(step.value for step in figure.steps if step.role == "date")
        if not figure.iso:
            yield "reason.relative"
        elif "shift=" in fields or "deictic" in figure.rule:
            yield "reason.resolved"
        elif "year=" not in fields and "/" not in figure.iso:
            yield "reason.year"
    if figure.vague:
        yield "reason.vague"
    if figure.kind is FigureKind.MONEY and figure.currency is None:
        yield "reason.no_currency"


class Explained(Widget, can_focus=True):
    """The paragraphs of the page, moved by the same keys as an article."""

    DEFAULT_CSS = """
    Explained { width: 64; max-width: 100%; height: 100%; max-height: 30; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (",".join(with_arabic(("j", "down"))), "move(1)", ""),
        (",".join(with_arabic(("k", "up"))), "move(-1)", ""),
        (",".join(with_arabic(("space", "pagedown", "d"))), "move(10)", ""),
        (",".join(with_arabic(("b", "pageup", "u"))), "move(-10)", ""),
    ]

    def __init__(self, palette: Palette, words: Words, said: list[Said]) -> None:
        super().__init__()
        self.palette = palette
        self.words = words
        self.said = said
        self.first = 0
        self._laid: tuple[int, list[tuple[Line | None, str]]] = (0, [])

    def rows(self) -> list[tuple[Line | None, str]]:
        """Return all rows with their looks, laid out for the width."""
        width, rtl = self.size.width, self.words.rtl
        if self._laid[0] != width:
            rows: list[tuple[Line | None, str]] = []
            for said in self.said:
                if said.look == "label":
                    rows.append((None, "air"))
                base = base_of(said.text, rtl=rtl) if said.own else int(rtl)
                lines = several_lines(said.text, max(4, width - 8), _MOST, base)
                rows += [(line, said.look) for line in lines]
            self._laid = (width, rows)
        return self._laid[1]

    def action_move(self, by: int) -> None:
        """Move by rows."""
        last = max(0, len(self.rows()) + 3 - self.size.height)
        self.first = max(0, min(self.first + by, last))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)

    def render_line(self, y: int) -> Strip:
        width, rtl = self.size.width, self.words.rtl
        ground = Style(bgcolor=self.palette.panel)
        dim = ground + Style(color=self.palette.dim)
        if y == self.size.height - 1:
            more = self.first + self.size.height - 3 < len(self.rows())
            text = self.words.say("help.more" if more else "help.close")
            line = several_lines(text, max(4, width - 6), 1, int(rtl))[0]
            return strip(segments(line, dim), line.width, width, ground, rtl=rtl, margin=3)
        number = self.first + y - 1
        if y == 0 or y == self.size.height - 2 or number >= len(self.rows()):
            return strip([], 0, width, ground, rtl=rtl)
        shown, look = self.rows()[number]
        if shown is None:
            return strip([], 0, width, ground, rtl=rtl)
        style = {
            "title": ground + Style(color=self.palette.accent, bold=True),
            "label": dim,
            "value": ground + Style(color=self.palette.ink),
        }[look]
        margin = 5 if look == "value" else 3
        parts = segments(shown, style)
        return strip(parts, shown.width, width, ground, rtl=shown.rtl, margin=margin)


class WhyPage(ModalScreen[None]):
    """The page over the reader."""

    CSS = """
    WhyPage { align: center middle; background: $background 60%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (",".join(with_arabic(("escape", "q", "w", "enter"))), "dismiss", ""),
    ]

    def __init__(self, palette: Palette, words: Words, article: Article, figure: Figure) -> None:
        super().__init__()
        self.page = Explained(palette, words, explained(figure, article, words))

    def compose(self) -> ComposeResult:
        yield self.page
