"""Minus signs: which of the dashes before a number makes it negative.

A minus touches its number and nothing before it but a bracket, a proclitic or a joint. `−` is one
wherever it stands. `-` and `–` are bullets at the beginning of a line of money, where `-5 ملايين`
is an item of a list; percentages and degrees are negative there too. A dash that another one closes
behind the figure parts a clause.
"""

from __future__ import annotations

from tui.extract.readings import Unit
from tui.extract.tokens import Line
from tui.model import FigureKind

MINUS = frozenset(("-", "−", "–"))
_SAID = frozenset(("ناقص", "سالب", "وناقص", "وسالب", "بناقص"))
_OPEN = frozenset(("(", "ب", "ل", "و", "ال"))
_DEGREES = frozenset(("°C", "°F"))
_LED = frozenset(
    "الي الى عند من بنسبه نسبه نحو حوالي بلغ بلغت سجل سجلت بين حراره درجه بمعدل".split()
)
"""Behind them a dash with a blank on each side is a minus: `بنسبة - 3.2 %`."""


def is_negative(line: Line, first: int, unit: Unit, end: int) -> bool:
    """Whether a sign makes the number at a token negative; the figure ends before `end`."""
    at = first - 1
    sign = line.word(at).whole
    if unit.kind not in (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.MEASURE) or at < 0:
        return False
    plain = unit.kind == FigureKind.PERCENT or unit.unit in _DEGREES
    if sign in _SAID:
        return plain or unit.kind == FigureKind.MONEY
    if sign not in MINUS:
        return False
    if not line.touches(first):
        return plain and sign != "–" and not line.touches(at) and line.word(at - 1).whole in _LED
    if line.touches(at) and line.word(at - 1).whole not in _OPEN:
        return False
    if sign == "−":
        return True
    if line.word(end).whole == sign and not (line.touches(end) and line.touches(end + 1)):
        return False
    return plain or not _begins_line(line, at)


def _begins_line(line: Line, at: int) -> bool:
    return at == 0 or "\n" in line.text[line.ends[at - 1] : line.starts[at]]
