"""What disagrees: different values that articles give for one thing.

Claims are compared where topic, unit, currency and rate agree (`tui.extract.topics` says when a
topic is certain). Units of one dimension are converted; currencies are not. A value stands for all
that it may mean: `97.4` is 97.35 to 97.45, `about 100` is 90 to 110, a range is itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from tui.extract.dimensions import dimension, scale
from tui.extract.figures import Row, to_row
from tui.extract.topics import Topic, is_bracketed, topics
from tui.model import Article, Figure, FigureKind, Modifier
from tui.text.numerals import Number

_ABOUT = Fraction(1, 10)
"""How far a value may be from `about` it: 97.4 is about 100, and so is 90."""
_MORE = 2
"""How many times a value `more than` it may be: nobody says "more than 40" of 80."""
_MOST_COMPARED = 200
"""Different claims of a group that are compared in pairs for its verdict; a group that holds more
is a series, such as a price, whose verdict the first ones tell."""
_VALUES_KEPT = 10_000
"""Values whose meaning is remembered; newspapers say the same ones again and again."""
_LONGEST_SENTENCE = 2000
"""Characters of a sentence that are kept, half of them before the figure."""
_NEAR_DATE = 40
"""Characters between a figure and the date that says its time, where the date follows."""


class Verdict(StrEnum):
    """What a group of claims is; the values are those of `qari disagree --json`."""

    COMPATIBLE = "compatible"
    """Hedges, ranges and rounding let all values be true together."""
    CHANGED = "changed"
    """The values that exclude each other are said of different times."""
    CONTRADICTORY = "contradictory"
    """Two values exclude each other, and nothing says that time parts them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure whose topic is certain, with what shows it apart from its article."""

    file: str
    title: str
    date: str | None
    """Of the article, ISO 8601."""
    figure: Figure
    """Its sentence is the one below."""
    topic: Topic
    sentence: str
    """The sentence it stands in: `figure.sentence_start` to `figure.sentence_end`."""
    when: str | None
    """ISO 8601: the time that the sentence gives the value; `relative` for one that the article
    does not resolve."""
    row: Row
    """The row of `qari figures --json`."""

    @property
    def time(self) -> str | None:
        """When the value held: as the sentence says, else the day of the article."""
        if self.when is not None:
            return self.when
        return self.date[:10] if self.date else None


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one thing that give at least two values."""

    subject: str
    """What is measured, in the words of the first claim: `قيمة OpenAI`."""
    unit: str
    """Currency or unit, of the first claim, with its rate: `USD`, `GW`, `%`, `USD/barrel`."""
    verdict: Verdict
    claims: tuple[Claim, ...]
    """In the order of files and places."""

    def row(self) -> dict[str, object]:
        """Return the group as a row of `qari disagree --json`."""
        return {
            "subject": self.subject,
            "unit": self.unit,
            "verdict": self.verdict.value,
            "rows": [claim.row for claim in self.claims],
        }


def claims(article: Article, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the figures of an article that can be compared, in the order of their places.

    Args:
        article: What they stand in.
        figures: All of its figures, in order.
    """
    times = _Times(
        figure
        for figure in figures
        if figure.kind != FigureKind.DATE or not is_bracketed(article.text, figure)
    )
    for figure, topic in topics(article, figures):
        if _extent(figure) is None or _unit(figure) is None:
            continue
        row = to_row(figure, article)
        figure = _windowed(figure)
        yield Claim(
            article.file,
            article.title,
            article.date,
            figure,
            topic,
            article.text[figure.sentence_start : figure.sentence_end],
            times.of(figure, topic.first),
            row,
        )


def _windowed(figure: Figure) -> Figure:
    """Return a figure whose sentence is no longer than one can read; a text without full stops
    would be held once for each of its figures."""
    first = max(figure.sentence_start, figure.start - _LONGEST_SENTENCE // 2)
    end = min(figure.sentence_end, figure.end + _LONGEST_SENTENCE // 2)
    if (first, end) == (figure.sentence_start, figure.sentence_end):
        return figure
    return replace(figure, sentence_start=first, sentence_end=end)


def groups(
    found: Iterable[Claim], same_name: Callable[[str], str] = lambda owner: owner
) -> list[Group]:
    """Return the groups that give different values, by the place of their first claims.

    n log n in the number of claims.

    Args:
        found: Claims of any number of articles.
        same_name: Gives the folded owner of a topic the name that all its spellings share.
    """
    by_key: dict[tuple[str, ...], list[Claim]] = {}
    for claim in found:
        owner = same_name(claim.topic.owner)
        place = claim.file if claim.topic.local else ""
        key = (claim.topic.measure, owner, place, *(_unit(claim.figure) or ()))
        by_key.setdefault(key, []).append(claim)
    differing = []
    for members in by_key.values():
        if _differ(members):
            members.sort(key=lambda claim: (claim.file, claim.figure.start))
            first = members[0]
            group = Group(
                first.topic.said, _shown_unit(first.figure), verdict(members), tuple(members)
            )
            differing.append(group)
    return sorted(differing, key=lambda group: (group.claims[0].file, group.claims[0].figure.start))


def verdict(members: Sequence[Claim]) -> Verdict:
    """Return what a group of claims is: the worst that any two of them are."""
    distinct: dict[tuple[object, ...], Claim] = {}
    for claim in members:
        figure = claim.figure
        said = (figure.value, figure.value_min, figure.value_max, figure.unit, figure.modifier)
        distinct.setdefault((*said, claim.when, claim.date, claim.file), claim)
        if len(distinct) == _MOST_COMPARED:
            break
    kept = list(distinct.values())
    worst = Verdict.COMPATIBLE
    for place, one in enumerate(kept):
        for other in kept[:place]:
            found = compare(one, other)
            if found == Verdict.CONTRADICTORY:
                return found
            if found == Verdict.CHANGED:
                worst = found
    return worst


def compare(one: Claim, other: Claim) -> Verdict:
    """Return how two claims of one topic stand to each other."""
    if _value(one) == _value(other):
        return Verdict.COMPATIBLE
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    apart = low > other_high or other_low > high
    if _times_differ(one, other) and (apart or (one.when is not None and other.when is not None)):
        return Verdict.CHANGED
    if not apart:
        return Verdict.COMPATIBLE
    if one.topic.changing or other.topic.changing:
        return Verdict.CHANGED
    return Verdict.CONTRADICTORY


# -- values


def _value(claim: Claim) -> tuple[Fraction, Fraction]:
    found = _extent(claim.figure)
    assert found is not None  # claims() leaves out the others
    return found


def _extent(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return the value, or the ends of the range, in the base unit; None for a vague one."""
    low = figure.value if figure.value is not None else figure.value_min
    high = figure.value if figure.value is not None else figure.value_max
    if low is None or high is None:
        return None
    return _converted(low, figure.unit), _converted(high, figure.unit)


@lru_cache(_VALUES_KEPT)
def _converted(value: Number, unit: str | None) -> Fraction:
    shift, factor = scale(unit)
    return (Fraction(value) + shift) * factor


def _differ(members: Sequence[Claim]) -> bool:
    """Whether two values are not one that is only said with other hedges."""
    first = _value(members[0])
    return any(_value(claim) != first for claim in members)


def _bounds(claim: Claim) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a claim may mean, in the base unit."""
    return _meant(*_value(claim), claim.figure.modifier)


@lru_cache(_VALUES_KEPT)
def _meant(low: Fraction, high: Fraction, modifier: Modifier | None) -> tuple[Fraction, Fraction]:
    match modifier:
        case Modifier.ABOUT:
            return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
        case Modifier.MORE_THAN:
            return low, max(high, high * _MORE)
        case Modifier.LESS_THAN | Modifier.UP_TO:
            return min(low, Fraction(0)), high
    if low != high:
        return low, high
    return low - _rounding(low), high + _rounding(high)


def _rounding(value: Fraction) -> Fraction:
    """Return nearly half a unit of the last decimal that is written, or would be: `9.7 billion`
    is 9.65 to 9.75 and `100 billion` 99.5 to 100.5, the ends, which round to others, left out."""
    power = next((power for power in (12, 9, 6) if abs(value) >= 10**power), 0)
    unit = Fraction(10**power)
    for decimals in (1, 10, 100, 1000):
        if (value / unit * decimals).denominator == 1:
            return unit / decimals * Fraction(499, 1000)
    return Fraction(0)


def _unit(figure: Figure) -> tuple[str, ...] | None:
    """Return what must be equal for values to be compared; None where the unit is not said."""
    per = figure.per or ""
    match figure.kind:
        case FigureKind.PERCENT:
            return "%", dimension(figure.unit), per
        case FigureKind.MONEY:
            return ("money", figure.currency, per) if figure.currency else None
        case FigureKind.COUNT | FigureKind.MEASURE:
            return (figure.kind.value, dimension(figure.unit), per) if figure.unit else None
    return None


def _shown_unit(figure: Figure) -> str:
    unit = figure.currency or figure.unit or "%"
    return f"{unit}/{figure.per}" if figure.per else unit


# -- times


class _Times:
    """The dates of an article by the sentences they stand in."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = list(figures)
        self._starts = [figure.start for figure in self._figures]
        self._dates = [figure for figure in self._figures if figure.kind == FigureKind.DATE]
        self._date_starts = [date.start for date in self._dates]

    def of(self, figure: Figure, first: int) -> str | None:
        """Return the time of a value: the date right behind it, else the last one between the
        words of its topic and it, else the only one of its sentence."""
        for at in range(bisect_right(self._starts, figure.start), len(self._figures)):
            other = self._figures[at]
            near = other.start - figure.end <= _NEAR_DATE and other.start < figure.sentence_end
            if not near or other.kind not in (FigureKind.DATE, FigureKind.DURATION):
                break
            if other.kind == FigureKind.DATE:
                return other.iso or "relative"
        here = bisect_left(self._date_starts, figure.start)
        if here and self._date_starts[here - 1] >= first:
            return self._dates[here - 1].iso or "relative"
        begin = bisect_left(self._date_starts, figure.sentence_start)
        if bisect_left(self._date_starts, figure.sentence_end) - begin == 1:
            return self._dates[begin].iso or "relative"
        return None


def _times_differ(one: Claim, other: Claim) -> bool:
    """Whether two claims are said of times that do not overlap.

    A relative time of an article without a date (`هذا العام`) is its own: other articles' differ.
    """
    if one.file == other.file and (one.when is None) != (other.when is None):
        return True  # an article that dates one of two values means another time by the other
    first, second = one.time, other.time
    if first is None or second is None:
        return False
    if "relative" in (first, second):
        return one.file != other.file and (one.when is not None and other.when is not None)
    low, high = _days(first)
    other_low, other_high = _days(second)
    return high < other_low or other_high < low


def _days(iso: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO time, as text that sorts."""
    first, _, last = iso.partition("/")
    return f"{first}-00"[:10], f"{last or first}-99-99"[:10]
