"""Nouns in ة that are not the feminine of the word without it: عربة is none of عرب.

An adjective in ة agrees with the noun that it stands behind (الحكومة الجديدة), so that how often
one that agrees stands before a word tells which it is: جديدة 80 times of 100, مدرسة 6. Made by
`tests/vocabulary/build.py` of the words that are known without ة too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tui.text.vocabulary import CODEC

FILE = Path(__file__).with_name("feminine.z")


def is_feminine_noun(word: str) -> bool:
    """Whether a word in index form, its ة as ه, is a noun by itself."""
    return word in _nouns()


@cache
def _nouns() -> frozenset[str]:
    import zlib

    return frozenset(zlib.decompress(FILE.read_bytes()).decode(CODEC).split("\n"))


def packed(words: Iterable[str]) -> bytes:
    """Return words in index form as they are kept in the file."""
    import zlib

    return zlib.compress("\n".join(sorted(words)).encode(CODEC), 9)
