"""Numbers and dates of an article as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


class FigureKind(StrEnum):
    """What a figure is an amount of; the values are those of `qari figures --json`."""

    MONEY = "MONEY"
    PERCENT = "PERCENT"
    COUNT = "COUNT"
    MEASURE = "MEASURE"
    DURATION = "DURATION"
    DATE = "DATE"
    AGE = "AGE"
    RATIO = "RATIO"


class Modifier(StrEnum):
    """How a hedge changes a value, or which part of a date is meant."""

    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    EARLY = "early"
    MID = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    """Words that a figure was read from, and what they gave."""

    role: str
    """`number`, `scale`, `currency`, `unit`, `noun`, `hedge`, `per`, `year`, `anchor` ..."""
    start: int
    """First character of the words in the article's text."""
    end: int
    """One past their last character."""
    value: str
    """What the words were taken for, such as `5`, `1000000`, `USD`, `about`, `2024`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date of an article as a value. Unless it is vague, a date or a range, `value`
    is set; a range sets `value_min` and `value_max` instead."""

    start: int
    """First character in the article's text."""
    end: int
    """One past the last character."""
    kind: FigureKind
    rule: str
    """The rule that read it, such as `money.currency`."""
    value: Decimal | Fraction | None = None
    """In `unit` or `currency`; a percentage of 40 is 40."""
    value_min: Decimal | Fraction | None = None
    value_max: Decimal | Fraction | None = None
    unit: str | None = None
    """`GW`, `year`, `times`; for a COUNT the counted noun, singular where it is known."""
    currency: str | None = None
    """ISO 4217."""
    modifier: Modifier | None = None
    vague: bool = False
    """No number is said: `مئات المليارات`."""
    iso: str | None = None
    """ISO 8601 date, month, year, week, `start/end`, or the duration of a DURATION."""
    per: str | None = None
    """What a rate refers to: `year`, `barrel`."""
    subject: str | None = None
    """What the figure is about, in the article's own words."""
    sentence_start: int = 0
    """First character of the sentence it stands in."""
    sentence_end: int = 0
    """One past the sentence's last character."""
    steps: tuple[Step, ...] = ()
    """The words it was read from, in the order in which they were used."""
