"""Groups of claims as rows: the claims of a group beside each other, as many as there is room for.

A group is a heading, then bands of claims. A claim is its value, the sentence with the figure
marked, and the article it is from.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.app.around import around
from tui.app.figures_cells import said, short_number, unit, units_said
from tui.app.figures_order import Column
from tui.app.figures_rows import Source, item_of
from tui.extract.disagree import Claim, Group, Verdict
from tui.text.fitting import one_line, several_lines
from tui.text.layout import Line
from tui.words import Words

WIDE = 36
"""Columns of a claim at least, where there is room for more than one."""
GAP = 3
"""Columns between claims, with a rule in the middle."""
_SENTENCE = 7
"""Rows of a sentence at most; what stands around the figure is kept."""
_TITLE = 2
"""Rows of a title at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a claim."""

    line: Line
    look: str
    """`value`, `sentence` or `article`."""
    mark: tuple[int, int] = (0, 0)
    """Characters of the line's text that are the figure."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row of the board: the heading of a group, or a line of each claim of a band."""

    heading: bool = False
    first: int = 0
    """The first claim of the band."""
    cells: tuple[Cell | None, ...] = ()


def columns(width: int, claims: int, *, alone: bool = False) -> tuple[int, int]:
    """Return how many claims stand beside each other on a width, and the columns of each.

    Args:
        width: Columns of the board.
        claims: How many there are.
        alone: Whether nothing may stand beside another: the terminal orders whole rows.
    """
    fitting = 1 if alone else max(1, (width - 4 + GAP) // (WIDE + GAP))
    beside = max(1, min(fitting, claims))
    return beside, max(4, (width - 4 + GAP) // beside - GAP)


def rows_of(group: Group, width: int, words: Words, *, alone: bool = False) -> list[BoardRow]:
    """Return the rows of a group: air, its heading, its bands with air between them."""
    beside, wide = columns(width, len(group.claims), alone=alone)
    rows = [BoardRow(first=-1), BoardRow(heading=True, first=-1)]
    for first in range(0, len(group.claims), beside):
        if first:
            rows.append(BoardRow(first=-1))
        band = [_claim(claim, wide, words) for claim in group.claims[first : first + beside]]
        for number_ in range(max(map(len, band))):
            cells = tuple(cells[number_] if number_ < len(cells) else None for cells in band)
            rows.append(BoardRow(first=first, cells=cells))
    return rows


def heading(group: Group, words: Words) -> tuple[str, str]:
    """Return what the claims are about, and their verdict with its sign and their unit."""
    # An arrow points to what comes later in reading.
    later = "←" if words.rtl else "→"
    signs = {Verdict.COMPATIBLE: "=", Verdict.CONTRADICTORY: "≠", Verdict.CHANGED: later}
    verdict = f"{signs[group.verdict]} {words.say(f'board.{group.verdict.value}')}"
    verdict = f"{verdict} · {units_said(group.unit, words)}"
    return group.subject or words.say("board.no_subject"), verdict


def _claim(claim: Claim, width: int, words: Words) -> list[Cell]:
    """Return the lines of a claim: value, sentence, article."""
    source = Source(-1, claim.file, claim.title, claim.date)
    item = item_of(claim.figure, str(claim.row["text"]), source)
    modifier = said(item, Column.MODIFIER, words)
    value = f"{short_number(item, words)} {unit(item, words)}"
    shown = f"{modifier} {value}" if modifier else value
    cells = [Cell(one_line(shown, width, int(words.rtl)), "value")]
    figure = claim.figure
    first = figure.sentence_start
    ends = figure.start - first, figure.end - first
    text, start, end = around(claim.sentence, *ends, width, _SENTENCE)
    cells += [
        Cell(line, "sentence", (start, end)) for line in several_lines(text, width, _SENTENCE)
    ]
    title = claim.title or claim.file.rpartition("/")[2]
    cells += [Cell(line, "article") for line in several_lines(title, width, _TITLE)]
    if when := _when(claim, words):
        cells.append(Cell(one_line(when, width, int(words.rtl)), "article"))
    return cells


def _when(claim: Claim, words: Words) -> str:
    """Return the date of the article, and the time that the sentence gives the value."""
    date = claim.date[:10] if claim.date else ""
    held = claim.when if claim.when != "relative" else words.say("all.relative")
    # Isolated, a date of ISO 8601 reads from the left wherever it stands.
    return " · ".join(f"\u2066{part}\u2069" for part in (date, held) if part)
