"""Sentences in Persian or Urdu: their words are not Arabic, so only known names are read there."""

from __future__ import annotations

import re

from tui.extract.names.tokens import Kind, Tokens
from tui.text.normal import normal

_PERSIAN = frozenset(
    "در از است که را برای این آن شد کرد می های خود با بود شده بر یک باید گفت".split()
)
"""Frequent Persian words as Persian keyboards write them."""
PERSIAN_DAYS = frozenset(
    normal(day) for day in "شنبه یکشنبه دوشنبه سه‌شنبه سهشنبه چهارشنبه پنجشنبه جمعه".split()
)
"""Days of the week; Monday is spelt as the capital of Tajikistan is."""
_PERSIAN_LETTERS = re.compile("[کیگچپژ]")
_URDU_LETTERS = re.compile("[ےںٹڈڑ]")
_ENOUGH = 2
"""Such words in one sentence; an Arabic one, even typed with ی and ک, has none of them."""


def other_languages(tokens: Tokens) -> frozenset[int]:
    """Return the sentences in Persian or Urdu; all, where most are."""
    found = {
        number
        for number, (first, last) in enumerate(tokens.sentences)
        if _is_other(tokens.words[first:last])
    }
    arabic = sum(Kind.ARABIC in tokens.kinds[first:last] for first, last in tokens.sentences)
    if 2 * len(found) > arabic:
        return frozenset(range(len(tokens.sentences)))
    return frozenset(found)


def _is_other(words: list[str]) -> bool:
    if sum(1 for word in words if _URDU_LETTERS.search(word)) >= _ENOUGH:
        return True
    known = _PERSIAN.intersection(words)
    return len(known) >= _ENOUGH and any(_PERSIAN_LETTERS.search(word) for word in words)
