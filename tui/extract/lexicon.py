"""What a word can mean in a figure: its senses, found under any proclitic and spelling.

Words are compared folded: marks and tatweel dropped, forms of alef, yeh and heh made equal. The
proclitics و ف ب ل ك and the article are taken off where the rest is a word of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from tui.extract.words import calendar, currencies, hedges, nouns, numbers, units
from tui.text.numerals import Number, dotted_thousands, read_digits, western

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_FOLD = str.maketrans("أإآٱىئیةؤک", "اااايييهوك")
_REVERSED = re.compile("([0-9٠-٩۰-۹]{1,3})ر([0-9٠-٩۰-۹]{1,6})")
"""Agencies of the Maghreb and the Gulf type the parts as they are read from the right: `5ر40` is
40.5, `23ر0` is 0.23, and `9ر14436 مليون` is 14,436.9."""
_APART = re.compile("([وف]?[بلك])ـ")
"""A tatweel shows where a proclitic ends: `بـآب` is in August, not a door."""
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_AND = "وف"
_TO = "بلك"
_KNOWN_WORDS = 60_000
"""Words kept analysed; a newspaper's year has more, and then the table starts anew."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What the tables know of a word; a field is None or False where it has no such meaning."""

    number: int | None = None
    """1 to 10, 20 to 90, or hundreds."""
    scale: int | None = None
    """10^3 to 10^15."""
    scale_form: str = ""
    """`one`, `two`, `one or two` (ألفا) or `many`."""
    fraction: Fraction | None = None
    parts: int | None = None
    """Plural of a part: 4 for `أرباع`."""
    vague: bool = False
    """`عشرات`, `مئات`."""
    some: bool = False
    """`بضعة`, `عدة`."""
    measure: str | None = None
    time: str | None = None
    """Unit of time."""
    dual: bool = False
    plural: bool = False
    currency: str | None = None
    """Key of the tables of currencies."""
    cents: tuple[tuple[str, int], ...] = ()
    """Currencies that have these cents, and how many make one."""
    month: int | None = None
    month_start: bool = False
    """First word of a month of two words."""
    unsure_month: bool = False
    hijri: int | None = None
    hijri_start: bool = False
    weekday: int | None = None
    season: bool = False
    decade: int | None = None
    """20 to 90 for `عشرينيات` to `تسعينيات`."""
    part: str | None = None
    """Which part of a date: `early`, `mid`, `late`."""
    deictic: int | None = None
    ordinal: int | None = None
    teen_ordinal: bool = False
    noun: str | None = None
    """Singular of a counted noun."""
    second: str | None = None
    """Singular of a second word of a counted noun."""
    ratio: str | None = None
    """`one` or `two` for `ضعف`, `ضعفين`; `many` for `أضعاف`."""
    money_noun: bool = False
    measure_noun: bool = False
    stop: bool = False
    other: bool = False
    """`آخرين`."""
    age: bool = False
    yearly: str | None = None
    """Unit of time of `سنوي`."""
    begins: bool = False
    """Whether a figure can begin with it."""


NOTHING = Sense()
_BEGINNING = frozenset(
    """
number scale fraction vague some dual time month month_start hijri hijri_start weekday season decade
part ordinal teen_ordinal ratio
""".split()
)
_BEGINNERS = frozenset(
    """
هذا هذه عامي سنتي ثلاثي ثلاثيه سداسي سداسيه غره نقطتين نقطتان مرتين مرتان
""".split()
)
_META = frozenset(("ميتا", "ميتي"))
"""`مئتا` and the company are one word without hamza; the number is written with it."""
_SIGNS = frozenset((*currencies.SIGNS, "%", "٪"))


@dataclass(frozen=True, slots=True)
class Word:
    """A token as it is compared."""

    key: str
    """Folded, without proclitics and article."""
    whole: str
    """Folded, with all its proclitics."""
    cut: int = 0
    """Characters of the token that are proclitics; the article is none."""
    proclitic: str = ""
    """Folded proclitics, such as `و`, `وب`."""
    definite: bool = False
    """With the article, also after لل."""
    sense: Sense = NOTHING
    value: Number | None = None
    """Of a number in digits that is a number."""
    digits: str = ""
    """Western digits and separators of a token in digits."""
    dotted: bool = False
    """Written as `1.500`."""
    latin: bool = False
    sign: bool = False
    """Neither letters nor digits."""
    begins: bool = False
    """Whether a figure can begin with it."""


def fold(text: str) -> str:
    """Return a word or phrase without marks and tatweel, forms of its letters made equal."""
    if not text.isascii():
        return _MARKS.sub("", text).translate(_FOLD)
    return text.lower()


def bare(text: str) -> str:
    """Return a word without marks and tatweel."""
    return _MARKS.sub("", text)


@cache
def _senses() -> dict[str, Sense]:
    """Return all words of the tables, folded."""
    found: dict[str, dict[str, Any]] = {}
    for word, fields in _fields():
        found.setdefault(fold(word), {}).update(fields)
    for word in _BEGINNERS:
        found.setdefault(word, {})
    for word, fields in found.items():
        fields["begins"] = not _BEGINNING.isdisjoint(fields) or word in _BEGINNERS
    return {word: Sense(**fields) for word, fields in found.items()}


_Fields = Iterator[tuple[str, dict[str, Any]]]


def _fields() -> _Fields:
    yield from _number_fields()
    yield from _unit_fields()
    yield from _money_fields()
    yield from _calendar_fields()
    yield from _noun_fields()
    for word in nouns.NOT_COUNTED.split():
        yield word, {"stop": True}
    for word in nouns.OTHER.split():
        yield word, {"other": True, "stop": True}
    for word in hedges.AGE_WORDS.split():
        yield word, {"age": True, "stop": True}
    for word in hedges.MEASURE_NOUNS.split():
        yield word, {"measure_noun": True}
    for yearly, words in _rows(hedges.YEARLY):
        for word in words:
            yield word, {"yearly": yearly, "stop": True}


def _rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for row in table.strip().splitlines():
        first, *rest = row.split()
        yield first, rest


def _number_fields() -> _Fields:
    for table in (numbers.UNITS, numbers.TENS, numbers.HUNDREDS):
        for value, words in _rows(table):
            for word in words:
                yield word, {"number": int(value)}
    for row in numbers.SCALES.strip().splitlines():
        power, forms = row.split(" ", 1)
        kinds = ("one", "two", "one or two", "many")
        for kind, words_ in zip(kinds, forms.split("|"), strict=True):
            for word in words_.split():
                yield word, {"scale": 10 ** int(power), "scale_form": kind}
    yield from _fraction_fields()


def _fraction_fields() -> _Fields:
    for value, words in _rows(numbers.FRACTIONS):
        for word in words:
            yield word, {"fraction": Fraction(value)}
    for word, part in numbers.FRACTION_PLURALS.items():
        for suffix in ("", *numbers.THEIR_PARTS.split()):
            yield f"{word}{suffix}", {"parts": part}
    for word in numbers.VAGUE.split():
        yield word, {"vague": True}
    for word in numbers.VAGUE_BEFORE_SCALE.split():
        yield word, {"some": True}
    for place, word in enumerate(numbers.TIMES.split()):
        yield word, {"ratio": "many" if place == 1 else "two" if place else "one"}


def _unit_fields() -> _Fields:
    for unit, words in _rows(units.MEASURES):
        for word in words:
            yield word, {"measure": unit}
    for unit, words in _rows(units.DUAL_MEASURES):
        for word in words:
            yield word, {"measure": unit, "dual": True}
    for row in units.TIMES.strip().splitlines():
        single, dual = row.split("|")
        unit, *words = single.split()
        for word in words:
            yield word, {"time": unit, "stop": False}
        for word in dual.split():
            yield word, {"time": unit, "dual": True}
    for word in units.PLURAL_TIMES.split():
        yield word, {"plural": True}


def _money_fields() -> _Fields:
    for row in currencies.NAMES.strip().splitlines():
        key, _, *words = row.split()
        for word in words:
            yield word, {"currency": key}
    for key, words in _rows(currencies.DUALS):
        for word in words:
            yield word, {"currency": key, "dual": True}
    cents: dict[str, list[tuple[str, int]]] = {}
    for row in currencies.CENTS.strip().splitlines():
        key, count, *words = row.split()
        for word in words:
            cents.setdefault(word, []).append((key, int(count)))
    for word, owners in cents.items():
        yield word, {"cents": tuple(owners)}
    for word in currencies.PAYING.split():
        yield word, {"money_noun": True}
    for word in currencies.MONEY_NOUNS.split():
        yield word, {"money_noun": True, "measure_noun": True}
        yield f"{word}ا", {"money_noun": True, "measure_noun": True}


def _calendar_fields() -> _Fields:
    for number, name in _months(calendar.MONTHS):
        first, *rest = name.split()
        yield first, {"month_start": True} if rest else {"month": number}
    for word in calendar.UNSURE_MONTHS.split():
        yield word, {"unsure_month": True}
    for number, name in _months(calendar.HIJRI_MONTHS):
        first, *rest = name.split()
        yield first, {"hijri_start": True} if rest else {"hijri": number}
    for day, words in _rows(calendar.WEEKDAYS):
        for word in words:
            yield word, {"weekday": int(day)}
    for decade, words in _rows(calendar.DECADES):
        for word in words:
            yield word, {"decade": int(decade)}
    for word in calendar.SEASONS.split():
        yield word, {"season": True}
    yield from _deictic_fields()


def _deictic_fields() -> _Fields:
    for part, words in _rows(calendar.PARTS):
        for word in words:
            yield word, {"part": part}
    for shift, words in _rows(calendar.DEICTIC):
        for word in words:
            yield word.removeprefix("ال"), {"deictic": int(shift)}
    for place, words in _rows(calendar.ORDINALS):
        for word in words:
            yield word.removeprefix("ال"), {"ordinal": int(place)}
    for word in calendar.TEEN_ORDINALS.split():
        yield word, {"teen_ordinal": True}


def _months(table: str) -> Iterator[tuple[int, str]]:
    for row in table.strip().splitlines():
        number, names = row.split(" ", 1)
        for name in names.split("|"):
            yield int(number), name


def _noun_fields() -> _Fields:
    for group in nouns.NOUNS.replace("\n", "|").split("|"):
        words = [word for word in group.split() if "-" not in word]
        for word in words:
            yield word, {"noun": words[0]}
        if words and not words[0].endswith(("ة", "ا", "ى")):
            yield f"{words[0]}ا", {"noun": words[0]}
    for group in nouns.SECONDS.replace("\n", "|").split("|"):
        words = group.split()
        for word in words:
            yield word, {"second": words[0]}
        if words and words[0].endswith("ي"):
            yield f"{words[0]}ا", {"second": words[0]}


@cache
def country_adjectives() -> dict[tuple[str, str], str]:
    """Return codes by a currency's key and the folded adjective behind its name."""
    found = {}
    for row in currencies.OF_COUNTRY.strip().splitlines():
        key, code, *words = row.split()
        for word in map(fold, words):
            for form in (word, f"{word}ا", f"{word}ه"):
                found[key, form] = code
    return found


@cache
def country_words() -> dict[str, list[tuple[str, str]]]:
    """Return keys of shared currencies and codes, by the folded word that names a country."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in currencies.COUNTRIES.strip().splitlines():
        key, code, *words = row.split()
        for word in words:
            found.setdefault(fold(word).removeprefix("ال"), []).append((key, code))
    return found


@cache
def currency_codes() -> dict[str, str | None]:
    """Return the code of each currency's key; None where several countries share the name."""
    rows = (row.split() for row in currencies.NAMES.strip().splitlines())
    return {row[0]: None if row[1] == "-" else row[1] for row in rows}


@cache
def unit_seconds() -> dict[tuple[str, str], str]:
    """Return units of two words, by the first one's code and the second word folded."""
    rows = (row.split() for row in units.SECONDS.strip().splitlines())
    return {(unit, fold(word)): code for unit, word, code in rows}


@cache
def month_seconds() -> dict[tuple[str, str], int]:
    """Return the numbers of months of two words, by both words folded, the article taken off."""
    return _two_words(calendar.MONTHS)


@cache
def hijri_seconds() -> dict[tuple[str, str], int]:
    """Return the numbers of Hijri months of two words, as `month_seconds`."""
    return _two_words(calendar.HIJRI_MONTHS)


def _two_words(table: str) -> dict[tuple[str, str], int]:
    found = {}
    for number, name in _months(table):
        first, *rest = fold(name).split()
        if rest:
            found[first, rest[0].removeprefix("ال")] = number
    return found


_WORDS: dict[str, Word] = {}


def word_of(token: str) -> Word:
    """Return what is known of a token."""
    known = _WORDS.get(token)
    if known is None:
        if len(_WORDS) >= _KNOWN_WORDS:
            _WORDS.clear()
        known = _analyse(token)
        if len(token) <= 40:
            _WORDS[token] = known
    return known


def _analyse(token: str) -> Word:
    first = token[0]
    if first.isdigit() or first in _VULGAR:
        return Word(
            key="",
            whole=token[:40],
            value=_reversed(token) or read_digits(token),
            digits=western(token[:41]),
            dotted=dotted_thousands(token[:41]),
            begins=True,
        )
    if not first.isalpha():
        folded = fold(token)
        if not folded[:1].isalpha():
            return Word(token[:10], token[:10], sign=True, begins=token in _SIGNS)
    if first < "\u0250":
        lower = token.lower()
        sense = _senses().get(lower, NOTHING)
        begins = sense.begins or token in currencies.CODES
        return Word(lower, lower, sense=sense, latin=True, begins=begins)
    return _arabic(token, fold(token[:40]))


def _reversed(token: str) -> Number | None:
    match = _REVERSED.fullmatch(token[:12]) if "ر" in token else None
    return read_digits(f"{match[2]}.{match[1]}") if match else None


def _arabic(token: str, folded: str) -> Word:
    senses = _senses()
    apart = _APART.match(token)
    least = len(apart[1]) if apart else 0
    for cut, rest, definite in _readings(folded):
        if cut < least:
            continue
        sense = senses.get(rest)
        if sense is None or (rest in _META and "ئ" not in token):
            continue
        if len(rest) > 1 or not definite:
            taken = _characters(token, cut)
            return Word(rest, folded, taken, folded[:cut], definite, sense, begins=sense.begins)
    for cut, rest, definite in _readings(folded):
        if definite and len(rest) > 1:
            return Word(rest, folded, _characters(token, cut), folded[:cut], True)
    return Word(folded, folded)


def _readings(folded: str) -> Iterator[tuple[int, str, bool]]:
    """Yield how many proclitics can be taken off a word, what is left, and whether it had ال."""
    yield 0, folded, False
    if folded.startswith("ال"):
        yield 0, folded[2:], True
    at = 0
    if folded[:1] and folded[0] in _AND:
        yield 1, folded[1:], False
        if folded.startswith("ال", 1):
            yield 1, folded[3:], True
        at = 1
    if folded[at : at + 1] and folded[at] in _TO:
        yield at + 1, folded[at + 1 :], False
        if folded.startswith("ال", at + 1):
            yield at + 1, folded[at + 3 :], True
        elif folded.startswith("لل", at):
            yield at + 1, folded[at + 2 :], True


def _characters(token: str, letters: int) -> int:
    """Return how many characters of a token its first folded letters take, marks included."""
    if not letters:
        return 0
    at = seen = 0
    while at < len(token):
        if not _MARKS.match(token[at]):
            if seen == letters:
                break
            seen += 1
        at += 1
    return at
