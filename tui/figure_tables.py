"""Figures, and what disagrees, on a terminal: columns that compare at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tui.extract.disagree import Claim, Group
from tui.extract.words import units
from tui.model import Article, Figure, FigureKind, Modifier
from tui.printing import Terminal, fit
from tui.text.numerals import Number
from tui.words import TEXTS, Words

_GAP = "  "
_KIND, _SIGN, _NUMBER, _UNIT, _DATE, _FILE = 8, 2, 11, 20, 10, 20
"""Columns: `duration`, `≈`, `1,234.567`, `trillion USD/year`, `2025-11-03`, the end of a path."""
_NARROW, _NARROW_UNIT = 64, 12
"""Columns of a terminal below which the kind and the file are left out, and a unit's there."""
_TEXT = 14
"""Columns that the text must keep for the file and the subject to be shown beside it."""
_SENTENCE = 40
"""Columns that a sentence must have to stand beside its figure; else it has a row of its own."""
_SIGNS = {
    Modifier.ABOUT: "≈",
    Modifier.MORE_THAN: ">",
    Modifier.LESS_THAN: "<",
    Modifier.UP_TO: "≤",
}
"""In a row from right to left UAX #9 mirrors them, so that they still open towards the larger."""
_SCALES = ((12, "all.scale.trillion"), (9, "all.scale.billion"), (6, "all.scale.million"))
_DECIMALS = 3
_VERDICT = 18
"""Columns of `changed over time`."""
_INDENT = " " * 4
_RLM = "\u200f"
_ARABIC = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    text: str
    width: int
    """Columns, 2 or more."""
    number: bool = False
    """Whether it ends at the right, so that digits of one weight stand below each other."""
    path: bool = False
    """Whether its end is kept where it is too long."""
    gap: str = _GAP
    """What parts it from the cell behind it."""


def amount(figure: Figure, words: Words) -> tuple[str, str, str]:
    """Return a figure as a person writes it: sign, number and unit (`≈`, `1.4`, `trillion USD`).

    A date is its ISO form without a unit; what has no value is said to be vague or relative.
    """
    sign = _SIGNS.get(figure.modifier, "") if figure.modifier else ""
    if figure.kind == FigureKind.DATE:
        part = words.say(f"all.modifier.{figure.modifier}") if figure.modifier else ""
        date = figure.iso or words.say("all.relative")
        return "", f"{part} {date}".strip(), ""
    low = figure.value if figure.value is not None else figure.value_min
    high = figure.value if figure.value is not None else figure.value_max
    unit = _unit(figure, words)
    if low is None or high is None:
        return sign, words.say("all.vague"), unit
    power, scale = next(
        ((power, words.say(key)) for power, key in _SCALES if abs(high) >= 10**power), (0, "")
    )
    said = _number(low, power, words)
    if low != high:
        said = f"{said}–{_number(high, power, words)}"
    return sign, said, f"{scale} {unit}".strip()


def _number(value: Number, power: int, words: Words) -> str:
    """Return a number by a power of ten, rounded to three decimals."""
    part = round(Fraction(value) / 10**power, _DECIMALS)
    return words.number(part.numerator if part.denominator == 1 else float(part))


def _unit(figure: Figure, words: Words) -> str:
    if figure.kind == FigureKind.PERCENT and not figure.unit:
        unit = "٪" if words.rtl else "%"
    else:
        unit = _name(figure.currency or figure.unit or "", words)
    return f"{unit}/{_name(figure.per, words)}" if figure.per else unit


def _name(unit: str, words: Words) -> str:
    if words.rtl and unit == "USD":
        return words.say("currency.USD").split()[0]  # دولار alone is the American one
    for key in (f"all.unit.{unit}", f"currency.{unit}"):
        if key in TEXTS:
            return words.say(key) if words.rtl or key.startswith("all") else unit
    return _arabic_units().get(unit, unit) if words.rtl else unit


@cache
def _arabic_units() -> Mapping[str, str]:
    """Return the first name that the extractor knows of each unit of measure."""
    rows = (row.split() for row in units.MEASURES.strip().splitlines())
    return {row[0]: row[1] for row in reversed(list(rows)) if not "".join(row[1:2]).isascii()}


class FigureTable:
    """The figures of articles on a terminal, a row at a time."""

    def __init__(self, terminal: Terminal, words: Words, names: Iterable[str]) -> None:
        """Choose the columns; `names` are those of all files."""
        self._terminal = terminal
        self._words = words
        self._narrow = terminal.columns < _NARROW
        self._unit = _NARROW_UNIT if self._narrow else _UNIT
        free = terminal.columns - _SIGN - 1 - _NUMBER - self._unit - 2 * len(_GAP)
        if not self._narrow:
            free -= _KIND + len(_GAP)
        widths = {}
        longest = max(map(len, names), default=4)
        for name, width in (("file", max(8, min(longest, _FILE))), ("subject", _TEXT)):
            if free - width - len(_GAP) >= _TEXT:
                widths[name] = width
                free -= width + len(_GAP)
        if "subject" in widths:
            more = (free - _TEXT) // 2
            widths["subject"] += more
            free -= more
        widths["text"] = max(8, free)
        self._widths = {
            name: widths[name] for name in ("text", "subject", "file") if name in widths
        }

    def write(self, rows: Iterable[tuple[Article, Figure]]) -> None:
        """Write the header, then a row for each figure."""
        words = self._words
        header = {name: words.say(f"all.column.{name}") for name in ("text", "subject")}
        header["file"] = words.say("field.file")
        value = words.say("all.column.value")
        with self._terminal.ordered():
            self._write(words.say("all.column.kind"), ("", value, ""), header, "heading")
            for article, figure in rows:
                cells = {
                    "text": _line(article.text[figure.start : figure.end]),
                    "subject": figure.subject or "",
                    "file": article.file,
                }
                kind = words.say(f"all.kind.{figure.kind}")
                self._write(kind, amount(figure, words), cells, "")

    def _write(
        self, kind: str, value: tuple[str, str, str], rest: Mapping[str, str], role: str
    ) -> None:
        cells = [] if self._narrow else [Cell(kind, _KIND)]
        cells += _value_cells(*value, self._unit)
        cells += [
            Cell(rest[name], width, path=name == "file") for name, width in self._widths.items()
        ]
        _write_row(cells, role, self._terminal, self._words.rtl)


class DisagreementTable:
    """What is said differently of one thing, side by side, on a terminal."""

    def __init__(self, terminal: Terminal, words: Words) -> None:
        """Take where it is printed."""
        self._terminal = terminal
        self._words = words

    def write(self, groups: Sequence[Group]) -> None:
        """Write each group: what is measured and the verdict, then a row for each claim."""
        words = self._words
        with self._terminal.ordered():
            for place, group in enumerate(groups):
                if place:
                    self._terminal.stream.write("\n")
                verdict = words.say(f"board.{group.verdict}")
                subject = max(8, self._terminal.columns - _VERDICT - len(_GAP))
                self._row([Cell(verdict, _VERDICT), Cell(group.subject, subject)], "heading")
                for claim in group.claims:
                    self._write(claim)
            if not groups:
                self._row([Cell(words.say("board.none"), max(8, self._terminal.columns))])

    def _write(self, claim: Claim) -> None:
        columns = self._terminal.columns
        free = columns - _SIGN - 1 - _NUMBER - _UNIT - _DATE - _FILE - 4 * len(_GAP)
        unit = _NARROW_UNIT if columns < _NARROW else _UNIT
        time = claim.time or ""
        cells = [
            *_value_cells(*amount(claim.figure, self._words), unit),
            Cell(self._words.say("all.relative") if time == "relative" else time, _DATE),
        ]
        if free >= _SENTENCE:
            cells += [Cell(_around(claim, free), free), Cell(claim.file, _FILE, path=True)]
            self._row(cells)
        else:
            if columns >= _NARROW:
                width = max(8, min(_FILE, _FILE + len(_GAP) + free))
                cells.append(Cell(claim.file, width, path=True))
            self._row(cells)
            width = max(8, columns - len(_INDENT))
            self._row([Cell("", 2, gap=_INDENT[2:]), Cell(_around(claim, width), width)], "meta")

    def _row(self, cells: Sequence[Cell], role: str = "") -> None:
        _write_row(cells, role, self._terminal, self._words.rtl)


def _around(claim: Claim, columns: int) -> str:
    """Return the words around a figure, as many as fit: no fewer than they take columns."""
    start = claim.figure.start - claim.figure.sentence_start
    end = claim.figure.end - claim.figure.sentence_start
    first = max(0, min(start - (columns - (end - start)) // 2, len(claim.sentence) - columns))
    text = claim.sentence[first:]
    if first:
        text = f"…{text.partition(' ')[2]}"
    # A cut sentence may begin with a name in Latin letters, and is Arabic all the same.
    return _RLM * bool(_ARABIC.search(claim.sentence)) + _line(text)


def _value_cells(sign: str, number: str, unit: str, columns: int) -> list[Cell]:
    if not unit:
        width = _SIGN + 1 + _NUMBER + len(_GAP) + columns
        return [Cell(f"{sign} {number}".strip(), width)]
    return [Cell(sign, _SIGN, gap=" "), Cell(number, _NUMBER, number=True), Cell(unit, columns)]


def _line(text: str) -> str:
    return " ".join(text.split())


def _write_row(cells: Sequence[Cell], role: str, terminal: Terminal, rtl: bool) -> None:
    line = ""
    for place, cell in enumerate(cells):
        shown = fit(cell.text, cell.width, rtl, terminal, cell.path)
        if cell.number and not rtl:
            bare = shown.rstrip(" ")
            shown = " " * (len(shown) - len(bare)) + bare
        gap = cells[place - 1].gap if place else ""
        line = shown + gap + line if rtl else line + gap + shown
    terminal.stream.write(terminal.look(line.rstrip(), role) + "\n")
