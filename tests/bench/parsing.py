"""Files to articles: decoding and parsing, in characters a second of CPU time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.bench.measure import alternate, cpu
from tests.bench.places import long_text, seed_texts
from tests.bench.table import Figure
from tui.articles.decode import decode
from tui.articles.parse import gist, parse

_ROUNDS = 7
_LONG = 1_000_000
_REPEATS = 10
_ENCODINGS = "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256", "iso8859-6"


def figures() -> list[Figure]:
    """Measure parsing against splitting into words, decoding against the bare codec."""
    texts = seed_texts() * _REPEATS
    return [
        _parsing(f"parse the built-in articles, {_REPEATS} times", texts),
        _parsing(f"parse {_LONG:,} characters", [long_text(_LONG)]),
        _parsing(f"what the index takes of the built-in articles, {_REPEATS} times", texts, gist),
        *map(_decoding, _ENCODINGS),
    ]


def _parsing(name: str, texts: list[str], read: Callable[[str], object] = parse) -> Figure:
    characters = sum(map(len, texts))
    parsed, split = alternate(
        _ROUNDS,
        cpu(lambda: [read(text) for text in texts]),
        cpu(lambda: [text.split() for text in texts]),
    )
    return Figure(name, characters / parsed, "chars/s", characters / split, "str.split")


def _decoding(encoding: str) -> Figure:
    data = long_text(_LONG).encode(encoding, "ignore")
    characters = len(decode(data).text)
    decoded, bare = alternate(
        _ROUNDS, cpu(partial(decode, data)), cpu(partial(data.decode, encoding))
    )
    against = "the codec alone"
    return Figure(f"decode {encoding}", characters / decoded, "chars/s", characters / bare, against)
