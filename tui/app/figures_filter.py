"""What is typed to filter the figures: words, kinds, currencies, units and ranges.

`parse` never raises: what it does not understand is left out and told as a problem, so that the
table answers while one types. All conditions must hold.

    مال  money  نوع:نسبة      the kind
    USD  دولار  عملة:ريال      the currency: a code of ISO 4217 or a name, of all countries
    GW  وحدة:موظف             the unit, by its code or its name
    >1مليار  <=40%  40..60    the value; dates by their year. Where a unit stands behind the
                             number, all units of the same dimension are compared
    موضوع:ستارغيت              a word of the subject; so too نص: and مقال: for text and title
    كلمة                      a word of any of the three
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from typing import TYPE_CHECKING

from tui.app.figures_order import Match
from tui.app.figures_rows import Item
from tui.app.figures_units import canonical, dimension
from tui.model import FigureKind
from tui.text.folding import pattern
from tui.text.numerals import read_digits

if TYPE_CHECKING:
    from tui.extract.amount_words import AmountWords

_FIELDS = {
    "kind": "kind نوع النوع",
    "unit": "unit وحدة الوحدة",
    "currency": "currency عملة العملة",
    "subject": "subject موضوع الموضوع",
    "text": "text نص النص",
    "article": "article title مقال المقال عنوان العنوان",
}
_KINDS = {
    FigureKind.MONEY: "money مال مبلغ مبالغ",
    FigureKind.PERCENT: "percent نسبة نسب",
    FigureKind.COUNT: "count عدد أعداد",
    FigureKind.MEASURE: "measure قياس قياسات",
    FigureKind.DURATION: "duration مدة مدد",
    FigureKind.DATE: "date تاريخ تواريخ",
    FigureKind.AGE: "age أعمار",
    FigureKind.RATIO: "ratio مضاعفات مضاعف",
}
"""`عمر` alone is a name, too; `نوع:عمر` is the kind."""
_TOKEN = re.compile(r'[^\s"«»]*["«][^"»]*["»]?|\S+')
_NUMBER = re.compile(r"[+-]?[0-9٠-٩۰-۹]+(?:[.,٫٬،][0-9٠-٩۰-۹]+)*")
_COMPARED = re.compile(r"(<=|>=|≤|≥|=<|=>|<|>|=)(.*)", re.DOTALL)
_APART = 4
"""Tokens of a range whose parts stand apart: `> 1 مليار دولار`."""
_ISO = re.compile(r"\d{4}-(?:\d{2}|W\d{2})(?:-\d{2})?")
_YEARS = range(1000, 3000)
"""Numbers that are years where dates are compared."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a line asks for."""

    match: Match | None
    """None where nothing is asked for."""
    problems: tuple[tuple[int, int], ...]
    """Spans of the line, in characters, that were not understood."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def parse(line: str) -> Filter:
    """Return what a line asks for and what of it was not understood."""
    tokens = [_Token(found[0], found.start()) for found in _TOKEN.finditer(line)]
    matches: list[Match] = []
    problems: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        match, taken = _longest_range([one.text for one in tokens[at : at + _APART]])
        if match is None:
            match = _condition(token.text)
        if match is None:
            problems.append((token.start, token.end))
        else:
            matches.append(match)
        at += taken
    return Filter(_all(tuple(matches)), tuple(problems))


def _longest_range(tokens: list[str]) -> tuple[Match | None, int]:
    """Return what a range at the first token finds, and how many tokens it takes, 1 at least."""
    if _COMPARED.match(tokens[0]) or ".." in tokens[0]:
        for taken in range(len(tokens), 0, -1):
            if match := _range(" ".join(tokens[:taken])):
                return match, taken
    return None, 1


def _all(matches: tuple[Match, ...]) -> Match | None:
    if len(matches) < 2:
        return matches[0] if matches else None
    return lambda item: all(match(item) for match in matches)


def _any(*matches: Match | None) -> Match | None:
    found = [match for match in matches if match is not None]
    if len(found) < 2:
        return found[0] if found else None
    return lambda item: any(match(item) for match in found)


def _condition(token: str) -> Match | None:
    """Return what a token asks for, or None where that is not understood."""
    if _COMPARED.match(token) or ".." in token:
        return None
    name, colon, wanted = token.partition(":")
    field = _field_names().get(_fold(name)) if colon else None
    if field is not None:
        return _FIELD_MATCHES[field](wanted.strip('"«»'))
    kind = _kinds().get(_fold(token))
    if kind is not None:
        return lambda item: item.kind is kind
    if _ISO.fullmatch(token):
        return _any(lambda item: item.iso is not None and token in item.iso, _words(token))
    word = token.strip('"«»')
    # One letter would be metres, grams or tonnes, and is more often the beginning of a word.
    named = (_currency(word), _unit(word)) if len(word) > 1 else ()
    return _any(*named, _words(word))


# --- fields ---------------------------------------------------------------------------------------


def _kind(wanted: str) -> Match | None:
    kind = _kinds().get(_fold(wanted)) or (FigureKind.AGE if _fold(wanted) == "عمر" else None)
    return None if kind is None else lambda item: item.kind is kind


def _currency(wanted: str) -> Match | None:
    """Return what finds the money of a currency by its code, or by its name in all countries."""
    codes = _amount_words().currencies(wanted)
    if codes is None:
        return None
    named = pattern(wanted)

    def match(item: Item) -> bool:
        if item.kind is not FigureKind.MONEY:
            return False
        if item.currency is not None:
            return item.currency in codes
        # `200 ريال` of an unnamed country has no code.
        return named is not None and named.search(item.text) is not None

    return match


def _unit(wanted: str) -> Match | None:
    """Return what finds a unit by its code, or by its name as articles write it."""
    unit = _amount_words().unit(wanted)
    return None if unit is None else lambda item: item.unit == unit


def _unit_field(wanted: str) -> Match | None:
    found = pattern(wanted)
    if found is None:
        return None
    return _any(_unit(wanted), lambda item: bool(item.unit and found.fullmatch(item.unit)))


def _subject(wanted: str) -> Match | None:
    found = pattern(wanted)
    if found is None:
        return None
    return lambda item: item.subject is not None and found.search(item.subject) is not None


def _text(wanted: str) -> Match | None:
    found = pattern(wanted)
    return None if found is None else lambda item: found.search(item.text) is not None


def _article(wanted: str) -> Match | None:
    found = pattern(wanted)
    if found is None:
        return None
    # Rows of one article follow each other: the title is looked at once.
    in_title = lru_cache(maxsize=1024)(lambda title: found.search(title) is not None)
    return lambda item: in_title(item.source.title)


def _words(wanted: str) -> Match | None:
    return _any(_text(wanted), _subject(wanted), _article(wanted))


_FIELD_MATCHES: dict[str, Callable[[str], Match | None]] = {
    "kind": _kind,
    "unit": _unit_field,
    "currency": _currency,
    "subject": _subject,
    "text": _text,
    "article": _article,
}


# --- ranges ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as it is typed, with what stands behind it."""

    value: float
    of: str = ""
    """A unit, `%`, or a currency's code or name."""
    scale: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether nothing stands behind the number: it can be a year."""
        return self.scale == 1 and not self.of


def _range(token: str) -> Match | None:
    """Return what `>1مليار`, `40..60` or `=5` finds, or None where it is no range."""
    low, high, strict = -inf, inf, False
    compared = _COMPARED.fullmatch(token)
    if compared is not None:
        amount = _amount(compared[2])
        if amount is None:
            return None
        sign = compared[1]
        strict = sign in "<>"
        if "<" not in sign and sign != "≤":
            low = amount.value
        if ">" not in sign and sign != "≥":
            high = amount.value
        return _within(low, high, strict, amount)
    first, dots, last = token.partition("..")
    if not dots or not (first or last):
        return None
    lower, upper = _amount(first), _amount(last)
    if (first and lower is None) or (last and upper is None):
        return None
    return _between(lower, upper)


def _between(lower: _Amount | None, upper: _Amount | None) -> Match | None:
    low = -inf if lower is None else lower.value
    high = inf if upper is None else upper.value
    behind = upper or lower
    assert behind is not None
    if lower is not None and upper is not None and lower.plain and not upper.plain:
        # In `1..5 مليار` the scale is that of both.
        low *= upper.scale
    return None if low > high else _within(low, high, False, behind)


def _within(low: float, high: float, strict: bool, amount: _Amount) -> Match | None:
    """Return what finds values between two ends; a range that overlaps them is found, too."""
    of = _of(amount.of)
    if of is None:
        return None
    unit = _amount_words().unit(amount.of) if amount.of else None
    known = dimension(unit) if unit else ""
    ends = [end for end in (low, high) if abs(end) != inf]
    years = amount.plain and all(end in _YEARS for end in ends)
    compared_low, compared_high = canonical(low, unit), canonical(high, unit)

    def match(item: Item) -> bool:
        if not of(item):
            return False
        if item.kind is FigureKind.DATE:
            return years and _years_within(item, low, high, strict)
        bounds = item.bounds()
        if bounds is None:
            return False
        least, most = bounds
        if known or item.kind is FigureKind.PERCENT:  # 50 basis points are no 50 %
            least, most = canonical(least, item.unit), canonical(most, item.unit)
        if strict:
            return most > compared_low and least < compared_high
        return most >= compared_low and least <= compared_high

    return match


def _years_within(item: Item, low: float, high: float, strict: bool) -> bool:
    if item.iso is None:
        return False
    years = [int(end[:4]) for end in item.iso.split("/") if end[:4].isdecimal()]
    if not years:
        return False
    if strict:
        return max(years) > low and min(years) < high
    return max(years) >= low and min(years) <= high


def _of(name: str) -> Match | None:
    """Return what finds items of a unit's dimension, of percentages or of a currency."""
    if not name:
        return lambda item: True
    if name in ("%", "٪"):
        return lambda item: item.kind is FigureKind.PERCENT
    currency = _currency(name)
    if currency is not None:
        return currency
    unit = _amount_words().unit(name)
    if unit is None:
        return None
    wanted = dimension(unit)
    return lambda item: item.unit is not None and dimension(item.unit) == wanted


def _amount(text: str) -> _Amount | None:
    """Return what a number with a scale and a unit is worth; None where it is no number."""
    text = text.strip()
    found = _NUMBER.match(text)
    if found is None:
        return None
    digits = found[0].lstrip("+-")
    number = read_digits(digits)
    if number is None:
        return None
    value = float(number) * (-1 if found[0].startswith("-") else 1)
    scale, rest = 1.0, text[found.end() :].strip()
    first, _, behind = rest.partition(" ")
    if (known := _amount_words().scale(first)) is not None:
        scale, rest = known, behind.strip()
    return None if rest and _of(rest) is None else _Amount(value * scale, rest, scale)


# --- words of the tables --------------------------------------------------------------------------


def _fold(text: str) -> str:
    from tui.extract.lexicon import fold

    return fold(text).lower()


@cache
def _field_names() -> dict[str, str]:
    return {_fold(name): field for field, names in _FIELDS.items() for name in names.split()}


@cache
def _kinds() -> dict[str, FigureKind]:
    return {_fold(name): kind for kind, names in _KINDS.items() for name in names.split()}


@cache
def _amount_words() -> AmountWords:
    from tui.extract.amount_words import AmountWords

    return AmountWords()
