"""How a word of Arabic news is usually written, by its index form.

`الساعه` is written الساعة, `ان` أن, `علي` على. An index that notes only the words that are written
otherwise than usual has a tenth of the notes that it has with one for every word. Made by
`tests/vocabulary/build.py`, of what it says there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tui.text.folded import index_form
from tui.text.ladder import digits
from tui.text.vocabulary import CODEC

FILE = Path(__file__).with_name("spellings.z")


def usual(word: str) -> str:
    """Return how a word in index form is usually written; the word itself where none is known."""
    return _spellings().get(word, word)


@cache
def _spellings() -> Mapping[str, str]:
    """Return the words that are usually written otherwise than in index form; read in 10 ms."""
    import zlib

    written = zlib.decompress(FILE.read_bytes()).decode(CODEC)
    # None has marks or digits, so that all are brought to index form at once, letter by letter.
    return dict(zip(digits(written).split("\n"), written.split("\n"), strict=True))


def packed(written: Iterable[str]) -> bytes:
    """Return spellings as they are kept in the file.

    Raises:
        ValueError: a word is in index form as it is written, or is not as long as that.
    """
    import zlib

    words = sorted(written)
    for word in words:
        form = index_form(word)
        if form == word or len(form) != len(word) or digits(word) != form:
            raise ValueError(word)
    return zlib.compress("\n".join(words).encode(CODEC), 9)
