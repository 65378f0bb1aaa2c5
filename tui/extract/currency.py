"""Which country's a currency is that several countries share, as the article says.

The rule: a dollar without an adjective is the American one, whatever others are named. For the
rest, a country's adjective behind the same currency anywhere in the article; else the country that
the currency is known by alone; else the country that the article names twice or more, and twice as
often as any other that has it; else none.

An adjective said in passing does not decide for all, where that last rule finds another country.
The one that the currency is known by alone holds if the currency first stands without an adjective,
or more often so than with one; but sterling is written bare in titles wherever a player is from.
Any other must be named four times and the currency stand bare thrice as often: a newspaper of Tunis
names Algeria thrice over its own dinars.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from tui.extract.lexicon import country_adjectives, country_words, currency_codes, word_of

_NAMED = 2
"""Times that a country must be named: one mention is often another country's news."""
_NAMED_OFTEN = 4
_BARE_OFTEN = 3
"""From there on a country is the article's own, against an adjective said once."""
_ALONE = frozenset(("dollar",))
"""Currencies whose bare name is one country's in all news."""
_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3]+")


class _Uses:
    """How an article writes one currency."""

    __slots__ = ("bare", "bare_first", "by_adjective", "by_country")

    def __init__(self) -> None:
        self.bare = 0
        self.bare_first = False
        self.by_adjective: Counter[str] = Counter()
        self.by_country: Counter[str] = Counter()
        """Times that countries which have it are named, other than behind it."""

    def said(self, code: str | None) -> None:
        """Count one use, with the code of its adjective or without one."""
        if code is not None:
            self.by_adjective[code] += 1
            return
        self.bare_first = self.bare_first or not self.by_adjective
        self.bare += 1

    @property
    def own(self) -> str | None:
        """The country that the article names often enough."""
        ranked = [*self.by_country.most_common(2), ("", 0), ("", 0)]
        (first, times), (_, next_times) = ranked[:2]
        return first if times >= max(_NAMED, 2 * next_times) else None

    def whose(self, known_by: str | None) -> str | None:
        """Return whose it is without an adjective; `known_by` is whose it is known to be alone."""
        own, said = self.own, _most(self.by_adjective)
        times = self.by_adjective.total()
        if own is None:
            return said
        if own == known_by:
            passing = said != "GBP" and (self.bare_first or self.bare > times)
        else:
            often = self.by_country[own] >= _NAMED_OFTEN
            passing = often and self.bare >= _BARE_OFTEN * times
        return own if passing else said


class Currencies:
    """The currencies of one article."""

    def __init__(self, text: str) -> None:
        """Take the text of the article; it is read when a shared currency is asked for."""
        self._text = text

    def code(self, key: str | None) -> str | None:
        """Return the ISO code of a currency's key; None where the article does not say whose."""
        if key is None:
            return None
        code = currency_codes()[key]
        if code is not None and key in _ALONE:
            return code
        uses = self._uses.get(key)
        if uses is not None and uses.by_adjective:
            return uses.whose(code)
        if code is not None:
            return code
        return uses.own if uses is not None else None

    @cached_property
    def _uses(self) -> dict[str, _Uses]:
        found: dict[str, _Uses] = {}
        adjectives, countries = country_adjectives(), country_words()
        before: str | None = None
        for token in _WORD.findall(self._text):
            word = word_of(token)
            code = None
            if before is not None:
                code = adjectives.get((before, word.key))
                found.setdefault(before, _Uses()).said(code)
            before = word.sense.currency
            for shared, named in countries.get(word.key.removeprefix("ال"), ()):
                if named != code:
                    found.setdefault(shared, _Uses()).by_country[named] += 1
        if before is not None:
            found.setdefault(before, _Uses()).said(None)
        return found


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
