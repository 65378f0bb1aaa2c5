"""What the words of an amount mean where somebody types one: scales, currencies, units, months.

These are the tables with which figures are read from articles, asked by name: `5 جيجاوات`, `1bn`,
`ريال سعودي`. A filter and a query ask here, so that they mean what the figures mean.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache

from tui.extract import dimensions
from tui.extract.lexicon import fold, word_of
from tui.extract.words import calendar, currencies, numbers, units

_POINTS = {
    "percentage point": ("pp", "percentage point", "percentage points", "نقطة مئوية", "نقاط مئوية"),
    "basis point": ("bp", "bps", "basis point", "basis points", "نقطة أساس", "نقاط أساس"),
}
"""What a point is a hundredth of is said behind it, so the extractor has no one word for it."""


_SCALES = (
    *("الف", "الاف", "مليون", "ملايين", "مليار", "مليارات", "بليون", "تريليون", "تريليونات"),
    *("thousand", "million", "billion", "trillion"),
)


class AmountWords:
    """The words of amounts, asked by name; case, marks and forms of letters make no difference."""

    def scale(self, word: str) -> int | None:
        """Return what a scale word stands for (`مليار`, `مليارين`, `bn`), or None.

        `t` is none: behind a number that somebody types it is tonnes.
        """
        lower = word.lower()
        if lower in numbers.ENGLISH_SCALES and lower != "t":
            return numbers.ENGLISH_SCALES[lower]
        sense = word_of(word).sense if word else None
        if sense is None or sense.scale is None:
            return None
        return sense.scale * 2 if sense.scale_form == "two" else sense.scale

    def currencies(self, name: str) -> frozenset[str] | None:
        """Return the ISO 4217 codes that a code, a sign or a name stands for, or None.

        `ريال` stands for those of all its countries, `ريال سعودي` for one.
        """
        return _codes().get(_lowered(name))

    def unit(self, name: str) -> str | None:
        """Return the code of a unit by its name or code, the latter in any case if no other is."""
        return _unit(name)

    def dual(self, name: str) -> bool:
        """Whether a unit's name says that there are two of it: `يومين`, `كيلومترين`."""
        first = name.partition(" ")[0]
        return bool(first) and word_of(first).sense.dual

    def dimension(self, unit: str) -> str:
        """Return what a unit measures, such as `power`."""
        return dimensions.dimension(unit)

    def canonical(self, value: Fraction, unit: str) -> Fraction:
        """Return a value in the first unit of its dimension."""
        shift, factor = dimensions.scale(unit)
        return (value + shift) * factor

    def begins(self, word: str) -> bool:
        """Whether a scale word or the name or code of a currency begins so: `ملي`, `دولا`."""
        folded = _lowered(word)
        return bool(folded) and any(name.startswith(folded) for name in (*_SCALES, *_codes()))

    def month(self, name: str) -> int | None:
        """Return the number of a Gregorian month, 1 to 12, by any of its names, or None."""
        return _months().get(_lowered(name))


def _lowered(text: str) -> str:
    return " ".join(fold(text).lower().split())


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Return the codes of each folded name, code and sign of a currency."""
    by_key: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in currencies.NAMES.strip().splitlines():
        key, code, *forms = row.split()
        by_key.setdefault(key, set()).update({code} - {"-"})
        names.update({_lowered(form): key for form in forms} | {key: key})
    for row in currencies.DUALS.strip().splitlines():
        key, *forms = row.split()
        names.update({_lowered(form): key for form in forms})
    for table in (currencies.OF_COUNTRY, currencies.COUNTRIES):
        for row in table.strip().splitlines():
            key, code, *_ = row.split()
            by_key.setdefault(key, set()).add(code)
    codes = {code for known in by_key.values() for code in known} | set(currencies.CODES)
    found = {code.lower(): frozenset((code,)) for code in codes}
    found |= {sign: frozenset((code,)) for sign, code in currencies.SIGNS.items()}
    found |= {f"{of}$": frozenset((code,)) for of, code in currencies.DOLLARS.items()}
    found |= {
        _lowered(short): frozenset((code,)) for short, code in currencies.ABBREVIATIONS.items()
    }
    found |= {name: frozenset(by_key[key]) for name, key in names.items()}
    return found | _of_countries(names)


def _of_countries(names: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return the codes of the names of currencies with the adjective of a country."""
    found = {}
    for row in currencies.OF_COUNTRY.strip().splitlines():
        key, code, *adjectives = row.split()
        for name in (name for name, of in names.items() if of == key):
            for adjective in adjectives:
                found[f"{name} {_lowered(adjective)}"] = frozenset((code,))
    return found


@cache
def _months() -> dict[str, int]:
    rows = (row.partition(" ") for row in calendar.MONTHS.strip().splitlines())
    return {_lowered(name): int(number) for number, _, names in rows for name in names.split("|")}


@cache
def _units() -> frozenset[str]:
    codes = [row.split()[0] for row in units.MEASURES.strip().splitlines()]
    codes += [row.split()[2] for row in units.SECONDS.strip().splitlines()]
    codes += [row.split()[0] for row in units.TIMES.strip().splitlines()]
    return frozenset(codes)


@cache
def _seconds() -> dict[tuple[str, str], str]:
    rows = (row.split() for row in units.SECONDS.strip().splitlines())
    return {(first, _lowered(second)): both for first, second, both in rows}


@lru_cache(maxsize=256)
def _unit(name: str) -> str | None:
    if name in _units():
        return name
    alike = {code for code in _units() if code.lower() == name.lower()}
    if len(alike) == 1:
        return alike.pop()
    folded = _lowered(name)
    if not folded:
        return None
    if folded.removesuffix("s") in _units():
        return folded.removesuffix("s")
    for code, names in _POINTS.items():
        if any(folded == _lowered(known) for known in names):
            return code
    first, _, second = name.partition(" ")
    sense = word_of(first).sense
    unit = sense.measure or sense.time
    if second and unit is not None:
        return _seconds().get((unit, _lowered(second)))
    return unit
