"""Which earlier figure of its sentence a number without a noun counts like.

It is the last one, unless that only says where something was (`في 3 هجمات`, `عبر 12 معرضا`) or
the words around the number speak of people and it counts things: `قتل 5 جنود في 3 هجمات، وأصيب 12`
are soldiers. Where two numbers are compared the figure is the one that is nearest in size: `5260
وفاة في 12 ولاية مقابل 5861`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tui.extract.amounts import Amount
from tui.extract.phrases import hedge_before
from tui.extract.readings import Quantity
from tui.extract.tokens import Line
from tui.extract.words.nouns import PEOPLE
from tui.model import FigureKind
from tui.text.numerals import Number

TOLLS = frozenset("قتل مقتل اصيب اصابه جرح وفاه توفي مصرع اعتقال استشهاد استشهد اعتقل".split())
SENTENCE_ENDS = frozenset((".", "؟", "!", "؛"))
_WHERE = frozenset("في عبر علي من لدي ضمن داخل خلال ب وفي تشمل شملت".split())
_OF_PEOPLE = frozenset(("اخرين", "اخرون", "منهم", "بينهم", "منهن", "بينهن"))
_AMONG_THEM = frozenset(("منهم", "منها", "منهن", "بينهم", "بينها", "بينهن"))
_COMPARING = frozenset(("مقابل", "اصل", "ب"))
_BETWEEN = frozenset((FigureKind.AGE, FigureKind.PERCENT, FigureKind.MEASURE))
"""What is told of those that are counted, between them and `منهم`."""
_CHOSEN = _BETWEEN | frozenset(
    (FigureKind.COUNT, FigureKind.DURATION, FigureKind.MEASURE, FigureKind.MONEY)
)
_PEOPLE = frozenset(PEOPLE.split())
_JOINTS = frozenset(("و", "او", "(", "الي"))
"""Between a figure and a number that is joined to it."""
_SMALL = 1000
"""`3 ملايين دولار لـ5 مشاريع و7 ملايين` are no projects."""
_ASIDE = 8
"""Tokens of a list of parts: `بينهم 3 أطفال و4 نساء ومسنان و2`."""
_FAR = 40
"""Words from a figure to a number that shares its unit."""
_KEPT = 4
"""Figures of a sentence among which is chosen."""
_REACH = 4
"""Words before a number in which it is said what happened to people."""


def anchor(
    line: Line, amount: Amount, before: Quantity | None, counted: Sequence[Quantity]
) -> Quantity | None:
    """Return the figure whose unit a number shares, if it has none of its own.

    `before` is the last figure; `counted` are the last ones that have something counted, in order.
    """
    if before is None or before.of.kind not in _CHOSEN:
        return before
    at = amount.first
    recent = [one for one in counted[-_KEPT:] if not _is_parted(line, one.end, at)]
    if not recent:
        return before
    if before.of.kind == FigureKind.MONEY:
        return _outside(line, before, recent)
    if before.of.kind in _BETWEEN and _is_part(line, amount):
        of_them = (one for one in reversed(recent) if one.of.kind == FigureKind.COUNT)
        return next((one for one in of_them if not _is_where(line, one)), before)
    if before.of.kind in (FigureKind.AGE, FigureKind.PERCENT):
        return before
    if amount.scale > 1 and (before.value or 0) < _SMALL:
        return min(reversed(recent), key=lambda one: _distance(one.value, amount))
    return (
        before if before.of.kind == FigureKind.MEASURE else _of_counts(line, amount, before, recent)
    )


def _outside(line: Line, before: Quantity, recent: Sequence[Quantity]) -> Quantity:
    """The money before brackets that say it again: `مليون روبية (12 ألف دولار)`."""
    if len(recent) == 1 or not is_bracketed(line, before):
        return before
    return recent[-2] if recent[-2].of.kind == FigureKind.MONEY else before


def _is_part(line: Line, amount: Amount) -> bool:
    around = line.word(amount.first - 1).whole, line.word(amount.end).whole
    return not _AMONG_THEM.isdisjoint(around)


def _of_counts(
    line: Line, amount: Amount, before: Quantity, recent: Sequence[Quantity]
) -> Quantity:
    at = amount.first
    if all(word.whole in _JOINTS for word in line.words[before.end : at]):
        return before
    people = [one for one in recent if one.of.unit in _PEOPLE]
    whole = [one for one in people if not _is_in_aside(line, one)]
    if people and not whole:  # `قتل 12، بينهم 3 أطفال`: who they were is not said
        whole = [one for one in recent if one.of.unit is None and not _is_in_aside(line, one)]
    people = whole or people
    if people and _is_of_people(line, at, amount.end):
        return people[-1]
    if before.of.kind != FigureKind.COUNT or len(recent) == 1:
        return before
    if amount.value and _compares(line, at):
        return min(reversed(recent), key=lambda one: _distance(one.value, amount))
    return next((one for one in reversed(recent) if not _is_where(line, one)), before)


def _is_in_aside(line: Line, figure: Quantity) -> bool:
    """Whether a figure tells a part: `بينهم 3`, and each that a list joins to it: `وطفلان و4`."""
    for place in range(figure.first - 1, max(-1, figure.first - 1 - _ASIDE), -1):
        word = line.words[place]
        if word.whole in _AMONG_THEM:
            return True
        ended = word.whole == "،" and not line.words[place + 1].whole.startswith("و")
        if ended or word.whole in SENTENCE_ENDS or word.key.removeprefix("و") in TOLLS:
            return False
    return False


def in_sentence(line: Line, first: int, before: Quantity | None, reach: int) -> bool:
    """Whether a figure stands at most so many tokens before a token, in its sentence."""
    if before is None or first - before.end > reach:
        return False
    between = range(before.end, first)
    return not any(line.words[place].whole in SENTENCE_ENDS for place in between)


def is_bracketed(line: Line, figure: Quantity) -> bool:
    """Whether brackets hold a figure and nothing else but its hedge: `(نحو ملياري دولار)`."""
    hedge = hedge_before(line, figure.first)
    first = hedge[1] if hedge is not None else figure.first
    return line.word(first - 1).whole == "(" and line.word(figure.end).whole == ")"


def _is_parted(line: Line, end: int, at: int) -> bool:
    if at - end > _FAR:
        return True
    return any(word.whole in SENTENCE_ENDS for word in line.words[end:at])


def _is_toll(line: Line, at: int) -> bool:
    before = (line.word(place).key.removeprefix("و") for place in range(at - _REACH, at))
    return not TOLLS.isdisjoint(before)


def _is_of_people(line: Line, at: int, end: int) -> bool:
    around = (line.word(at - 1), line.word(end))
    return any(word.key in _OF_PEOPLE or word.whole in _OF_PEOPLE for word in around) or _is_toll(
        line, at
    )


def _compares(line: Line, at: int) -> bool:
    led = line.word(at - 1)
    return led.whole in _COMPARING or line.word(at - 2).whole in _COMPARING


def _distance(value: Number | None, amount: Amount) -> Fraction:
    """How many times one number is the other; 10^18 where there is none."""
    if not value or not amount.value or value < 0:
        return Fraction(10**18)
    times = Fraction(value) / Fraction(amount.value)
    return max(times, 1 / times)


def _is_where(line: Line, figure: Quantity) -> bool:
    if figure.of.unit in _PEOPLE or line.word(figure.first - 1).whole not in _WHERE:
        return False
    return hedge_before(line, figure.first) is None  # `أكثر من 700 مدجنة`
