"""From the command to the first article on the screen, in seconds of a clock on the wall."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from arabic_reshaper import reshape

from tests.bench.children import BARE_APP, BARE_WORD, READER, until_ended, until_shown
from tests.bench.measure import alternate
from tests.bench.places import many_files, seed_files
from tests.bench.table import Bound, Figure
from tui.articles.parse import parse
from tui.model import BlockKind

_ROUNDS = 15
_IMPORT = "import textual.app"
_MANY, _FEW = 100_000, 5


def figures(folder: Path) -> list[Figure]:
    """Measure the start with the built-in articles, a large folder, and a bare Textual app."""
    word = shown_word(seed_files()[0])
    reader, bare, imports = alternate(
        _ROUNDS,
        partial(until_shown, READER, word),
        partial(until_shown, BARE_APP, BARE_WORD),
        partial(until_ended, _IMPORT),
    )
    against = f"python -c '{_IMPORT}'"
    return [
        Figure(
            "start: first article on the screen",
            reader * 1000,
            "ms",
            imports * 1000,
            against,
            Bound.RATIO,
            1.35,
        ),
        Figure("start: a bare Textual app", bare * 1000, "ms", imports * 1000, against),
        _large_folder(folder),
    ]


def _large_folder(folder: Path) -> Figure:
    many, few = many_files(folder, _MANY), many_files(folder, _FEW)
    word = shown_word(few / "000000.txt")
    slow, fast = alternate(
        5,
        partial(until_shown, READER, word, [str(many)]),
        partial(until_shown, READER, word, [str(few)]),
    )
    name = f"start: first article of {_MANY:,} files"
    return Figure(name, slow * 1000, "ms", fast * 1000, f"of {_FEW} files", Bound.RATIO, 2)


def shown_word(path: Path) -> str:
    """Return a word of an article's first paragraph, not of its title, as a screen shows it.

    Letter forms from left to right. No digits or marks, so no other way of setting it is right.
    """
    article = parse(path.read_text(encoding="utf-8"))
    title = article.text[article.title_start : article.title_end]
    for block in article.blocks:
        if block.kind not in (BlockKind.LEAD, BlockKind.PARAGRAPH):
            continue
        beginning = article.text[block.body_start : block.body_end][:200]
        words = re.findall(r"(?<!\S)[\u0621-\u064a]{5,}(?= )", beginning)
        words = [word for word in words if word not in title]
        if words:
            return str(reshape(max(words, key=len)))[::-1]
    raise RuntimeError(f"no word of {path.name} is shown in its first paragraph only")
