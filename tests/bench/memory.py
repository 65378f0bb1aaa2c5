"""Peak of the resident memory, in MB."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.bench.children import BARE_APP, BARE_WORD, READER, on_terminal
from tests.bench.measure import alternate
from tests.bench.places import long_file, seed_files
from tests.bench.startup import shown_word
from tests.bench.table import Bound, Figure

_ROUNDS = 3
_LONG = 2_000_000


def figures(folder: Path) -> list[Figure]:
    """Measure the reader with one article open, a second after it is on the screen (Linux)."""
    if not Path("/proc/self/status").exists():
        return []
    short, long = seed_files()[0], long_file(folder, _LONG)
    one, much, bare = alternate(
        _ROUNDS,
        partial(_peak, READER, shown_word(short), str(short)),
        partial(_peak, READER, shown_word(long), str(long)),
        partial(_peak, BARE_APP, BARE_WORD),
    )
    against = "a bare Textual app"
    return [
        Figure("memory: one article open", one, "MB", bare, against, Bound.OVER, 60),
        Figure(f"memory: one of {_LONG:,} characters", much, "MB", bare, against, Bound.OVER, 60),
    ]


def _peak(code: str, word: str, *arguments: str) -> float:
    with on_terminal(code, arguments) as child:
        child.read_until(word)
        child.settle(1)
        return child.peak_memory()
