"""Which country's a currency is that several countries share, as the article says.

The rule: a dollar without an adjective is the American one, whatever others are named. For the
rest, a country's adjective behind the same currency anywhere in the article; else the country that
the currency is known by alone; else the country that the article names twice or more, and twice as
often as any other that has it; else none.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from tui.extract.lexicon import country_adjectives, country_words, currency_codes, word_of

_NAMED = 2
"""Times that a country must be named: one mention is often another country's news."""
_ALONE = frozenset(("dollar",))
"""Currencies whose bare name is one country's in all news."""
_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3]+")


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
        by_adjective, by_country = self._said
        candidates = by_adjective.get(key)
        if candidates is not None:
            return _most(candidates)
        if code is not None:
            return code
        named = by_country.get(key, Counter())
        (first, times), (_, next_times) = [*named.most_common(2), ("", 0), ("", 0)][:2]
        return first if times >= max(_NAMED, 2 * next_times) else None

    @cached_property
    def _said(self) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
        by_adjective: dict[str, Counter[str]] = {}
        by_country: dict[str, Counter[str]] = {}
        adjectives, countries = country_adjectives(), country_words()
        before = None
        for token in _WORD.findall(self._text):
            word = word_of(token)
            if before is not None and (code := adjectives.get((before, word.key))):
                by_adjective.setdefault(before, Counter())[code] += 1
            before = word.sense.currency
            key = word.key.removeprefix("ال")
            for shared, code in countries.get(key, ()):
                by_country.setdefault(shared, Counter())[code] += 1
        return by_adjective, by_country


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
