"""Which words in ة are nouns by themselves, told by what stands beside them.

An adjective agrees with the noun before it: of 100 times that جديدة is met, a word in ة or ات, or
one with ال as it has itself, stands before it 80 times; of مدرسة 6 times. A noun without ة that
adjectives in ة stand behind is a plural: دول is one of دولة, and عرب none of عربة.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.text.folded import index_form
from tui.text.stems import bare
from tui.text.vocabulary import Vocabulary

_DEFINITE = re.compile("[وف]?(?:[بك]?ال|لل)(?=...)")
_ARTICLE = re.compile("ال(?=...)")
_LEAST = 5
"""Times that a word has to be met to be told."""
_SHARE = 0.2
"""Of an adjective more agree: of 457 words that were looked at 20 are on the wrong side."""
_BEHIND_ARTICLE = 0.1
"""Of a noun in م more stand behind ال, while what is said of others (حالته مستقرة) has none, and"""
_FEW = 2
"""times of any noun; or else it is"""
_OFTEN = 100
"""times met, and"""
_SELDOM = 0.12
"""of them agree: امرأة never has ال as it is written."""
_PLURAL = 0.5
"""Of the words behind a plural more end in ة."""
_PAIRS = 3
"""Times that a noun has to be met before an adjective."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often words are met beside others, by their index form without clitics."""

    met: Counter[str] = field(default_factory=Counter)
    """Words in ة."""
    definite: Counter[str] = field(default_factory=Counter)
    """Those behind ال."""
    agreeing: Counter[str] = field(default_factory=Counter)
    """Those behind a word that they may agree with."""
    described: Counter[str] = field(default_factory=Counter)
    """Words behind ال before others behind ال."""
    feminine: Counter[str] = field(default_factory=Counter)
    """Those of which the other ends in ة."""

    def add(self, words: Sequence[str]) -> None:
        """Count the written words of a text."""
        for word, following in pairwise(words):
            if following.endswith("ة"):
                self._add_feminine(word, following)
            if word.startswith("ال") and following.startswith("ال") and len(following) > 5:
                noun = index_form(word[2:])
                self.described[noun] += 1
                self.feminine[noun] += following.endswith("ة")

    def _add_feminine(self, before: str, word: str) -> None:
        article = _ARTICLE.match(word)
        left = index_form(word[2:] if article else word)
        if not article and bare(word) != left:
            return  # what stands before بصفة tells nothing
        self.met[left] += 1
        self.definite[left] += article is not None
        is_definite = _DEFINITE.match(before) is not None
        ends = before.endswith(("ة", "ات"))
        self.agreeing[left] += is_definite if article else ends and not is_definite

    def nouns(self, known: Vocabulary) -> Iterator[str]:
        """Yield the words in ة, in index form, that are nouns by themselves."""
        for word, times in self.met.items():
            share, behind = self.agreeing[word] / times, self.definite[word]
            if len(word) < 4 or times < _LEAST or share >= _SHARE:
                continue
            least = max(_FEW, times * _BEHIND_ARTICLE if word[0] == "م" else 0)
            if behind < least and (times < _OFTEN or share >= _SELDOM):
                continue
            rest = word[:-1]
            # Others are their own stems in any case.
            is_told = max(known.worth(rest), known.worth(f"ال{rest}")) >= 0
            if not (is_told or word[0] == "م" or rest[-1] == "ي"):
                continue
            times = self.described[rest]
            if times < _PAIRS or self.feminine[rest] <= _PLURAL * times:
                yield word
