"""The figures of all open articles as rows: small, in the order of their places, never changed.

An article's text is not kept: 100,000 articles would take a gigabyte. What a row shows is cut out
of it while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from tui.app.figures_units import canonical, dimension
from tui.errors import UnreadableFile
from tui.library import Entry, Library
from tui.model import Article, Figure, FigureKind, Modifier
from tui.text.numerals import to_json

if TYPE_CHECKING:
    from tui.extract.disagree import Claim

KINDS = tuple(FigureKind)
"""The kinds in the order in which they stand under each other."""
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
Key = str | float
Group = tuple[int, str]
"""A kind by its place among all, and in it a currency or a dimension: these are compared."""
FIELDS = (
    "file", "start", "end", "text", "kind", "value", "value_min", "value_max", "unit", "currency",
    "modifier", "vague", "iso", "per", "subject", "rule",
)  # fmt: skip
"""The fields of `qari figures`, in their order."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article that rows are from."""

    index: int
    """Its number in the list of articles."""
    file: str
    title: str
    date: str | None
    """ISO 8601, as far as the article states it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A figure as a row of the table; its fields are those of `qari figures`."""

    source: Source
    start: int
    """First character in the article's text."""
    end: int
    text: str
    kind: FigureKind
    value: int | float | None
    value_min: int | float | None
    value_max: int | float | None
    unit: str | None
    currency: str | None
    modifier: Modifier | None
    vague: bool
    iso: str | None
    per: str | None
    subject: str | None
    rule: str
    group: Group
    """What its value can be compared with."""
    magnitude: Key | None
    """How much it is in its group; the day on which it begins for a date. A range stands at its
    middle. Made once, as sorting a million rows would need it for each."""

    def row(self) -> tuple[str | int | float | bool | None, ...]:
        """Return the values of `FIELDS`."""
        return (
            self.source.file, self.start, self.end, self.text, self.kind.value, self.value,
            self.value_min, self.value_max, self.unit, self.currency,
            self.modifier.value if self.modifier else None, self.vague, self.iso, self.per,
            self.subject, self.rule,
        )  # fmt: skip

    def bounds(self) -> tuple[float, float] | None:
        """Return the least and the greatest value that is said, or None where none is."""
        if self.value is not None:
            return self.value, self.value
        if self.value_min is not None and self.value_max is not None:
            return self.value_min, self.value_max
        return None


def items_of(article: Article, figures: list[Figure], index: int) -> list[Item]:
    """Return the figures of an article as rows.

    Args:
        article: The article.
        figures: Its figures.
        index: Its number in the list of articles.
    """
    title = article.title or article.file.rpartition("/")[2]
    source = Source(index, article.file, title, article.date)
    return [item_of(figure, article.text[figure.start : figure.end], source) for figure in figures]


def item_of(figure: Figure, text: str, source: Source) -> Item:
    """Return a figure as a row; `text` is what it is in its article."""
    value = to_json(figure.value)
    low, high = to_json(figure.value_min), to_json(figure.value_max)
    return Item(
        source=source,
        start=figure.start,
        end=figure.end,
        text=text,
        kind=figure.kind,
        value=value,
        value_min=low,
        value_max=high,
        unit=figure.unit,
        currency=figure.currency,
        modifier=figure.modifier,
        vague=figure.vague,
        iso=figure.iso,
        per=figure.per,
        subject=figure.subject,
        rule=figure.rule,
        group=_group(figure.kind, figure.currency, figure.unit),
        magnitude=_magnitude(figure, value, low, high),
    )


@lru_cache(maxsize=1024)
def _group(kind: FigureKind, currency: str | None, unit: str | None) -> Group:
    if kind is FigureKind.MONEY:
        return KINDS.index(kind), currency or "~"
    if kind is FigureKind.MEASURE:
        return KINDS.index(kind), dimension(unit)
    return KINDS.index(kind), ""


def _magnitude(
    figure: Figure, value: int | float | None, low: int | float | None, high: int | float | None
) -> Key | None:
    if figure.kind is FigureKind.DATE:
        return None if figure.iso is None else first_day(figure.iso)
    if value is None and low is not None and high is not None:
        value = (low + high) / 2
    return None if value is None else canonical(value, figure.unit)


def first_day(iso: str) -> str:
    """Return an ISO 8601 date, or the first one of a range; a week is its Monday."""
    first = iso.partition("/")[0]
    week = _WEEK.fullmatch(first)
    if week is not None:
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    return first


class Collected:
    """What has been gathered so far. One thread adds, others read what is there.

    The thread of a page that was left may still read an article when that of the next page begins,
    which then waits for it and takes the article after.
    """

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.claims: list[Claim] = []
        """Those whose topic is certain, with their sentences."""
        self.numbers: dict[str, int] = {}
        """The number in the list of articles of each file."""
        self.read = 0
        """Articles read, from the first one on."""
        self.failed = 0
        """Those of them that could not be read."""
        self.complete = False
        self._adding = Lock()

    def gather(self, library: Library, stop: Callable[[], bool]) -> Iterator[None]:
        """Read on where reading ended before; yields after each article, until `stop()` is true."""
        passed = 0
        for batch in library.scan(stop):
            for place, entry in enumerate(batch, passed):
                if place < self.read:
                    continue
                if stop():
                    return
                with self._adding:
                    if place == self.read:
                        self._add(library, entry)
                yield
            passed += len(batch)
        self.complete = not stop()

    def _add(self, library: Library, entry: Entry) -> None:
        from tui.extract.disagree import claims
        from tui.extract.figures import figures

        try:
            article = library.read(entry)
        except UnreadableFile:
            self.failed += 1
        else:
            found = figures(article)
            self.items += items_of(article, found, self.read)
            self.claims += claims(article, found)
            self.numbers[article.file] = self.read
        self.read += 1
