"""The words of Arabic news in index form: how often each is met, and which are names.

It comes with the program, so that what is stemmed by it is the same whatever else is in an
index. Made by `tests/vocabulary/build.py`, which says of what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("vocabulary.z")
CODEC = "iso8859-6"
"""One byte for each Arabic letter: a third less to unpack than UTF-8."""
_LEAST = 65
"""What stands for a class of 0 in the file (A)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that are known."""

    classes: Mapping[str, int]
    """How often a word is met, as the power of two that is next below: 3 for 8 to 15 times."""
    names: frozenset[str]
    """Words that are names, and that a stemmer would take for others."""

    def worth(self, word: str) -> int:
        """Return the class of a word, -1 for one that is not known."""
        return self.classes.get(word, -1)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the program; unpacked once, in 20 ms."""
    import zlib

    words, classes, names = zlib.decompress(FILE.read_bytes()).decode(CODEC).split("\n\n")
    return Vocabulary(
        dict(zip(words.split("\n"), (ord(one) - _LEAST for one in classes), strict=True)),
        frozenset(names.split("\n")),
    )


def packed(counts: Mapping[str, int], names: Iterable[str]) -> bytes:
    """Return a vocabulary as it is kept in the file, from counts of 1 and more."""
    import zlib

    words = sorted(counts)
    classes = "".join(chr(_LEAST + counts[word].bit_length() - 1) for word in words)
    parts = "\n".join(words), classes, "\n".join(sorted(names))
    return zlib.compress("\n\n".join(parts).encode(CODEC), 9)
