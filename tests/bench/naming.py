"""Names of articles: tokens in a second of CPU time on one core, by layer; memory; size."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from tests.bench.children import run
from tests.bench.measure import alternate, cpu
from tests.bench.places import seed_texts
from tests.bench.table import Bound, Figure
from tui.articles.parse import parse
from tui.extract import entities as layers
from tui.extract.names import tagger
from tui.extract.names.tokens import Tokens
from tui.extract.naming import Namer, built_in
from tui.model import Article

_ROUNDS = 5
_REPEATS = 4
_LEAST = 8_000
"""Tokens a second that are asked for, with all layers."""
_MEMORY = 150
"""MB of a process that has named the built-in articles, at most."""
_SIZE = 8
"""MB of the data that the package has for it, at most."""
_PEAK = """
with open("/proc/self/status") as file:
    (peak,) = (int(line.split()[1]) for line in file if line.startswith("VmHWM:"))
print(peak / 1024, file=sys.stderr)
"""
"""The most memory since the start; what `getrusage` tells begins with that of the parent."""
_NAME_ALL = f"""
import sys
from tui.library import open_library
library = open_library()
for entry in library.entries:
    library.entities(library.read(entry))
{_PEAK}
"""
_NOTHING = f"import sys\n{_PEAK}"


def figures() -> list[Figure]:
    """Measure the five articles, several times over, with all layers and by layer."""
    articles = [parse(text) for text in seed_texts() * _REPEATS]
    tokens = sum(len(Tokens(article)) for article in articles)
    namer = Namer()
    sentences = [_sentences(article) for article in articles]
    all_layers, bare = alternate(
        _ROUNDS,
        cpu(lambda: [namer.entities(article) for article in articles]),
        cpu(lambda: [tagger.tag(one) for one in sentences]),
    )
    data = sum(path.stat().st_size for path in _data_files()) / 1e6
    return [
        Figure(
            "names, all layers", tokens / all_layers, "tokens/s", tokens / bare,
            "the bare CRF", Bound.LEAST, _LEAST,
        ),
        *_by_layer(articles, tokens),
        Figure(
            "memory with all lists", float(run(_NAME_ALL)), "MB", float(run(_NOTHING)),
            "python -c pass", Bound.MOST, _MEMORY,
        ),
        Figure("data of the package for names", data, "MB", bound=Bound.MOST, limit=_SIZE),
    ]  # fmt: skip


def _sentences(article: Article) -> list[list[str]]:
    tokens = Tokens(article)
    return [tokens.words[first:last] for first, last in tokens.sentences]


def _by_layer(articles: list[Article], tokens: int) -> list[Figure]:
    """Measure what each function that `entities` calls takes of the whole, once through."""
    spent: dict[str, float] = {}
    before = {
        name: value
        for name, value in vars(layers).items()
        if value is Tokens
        or (
            inspect.isfunction(value)
            and value.__module__.startswith("tui.extract.")
            and value.__module__ != layers.__name__
        )
    }
    for name, function in before.items():
        setattr(layers, name, _timed(function, name, spent))
    try:
        tagger_of = _timed(built_in, "the tagger", spent)
        for article in articles:
            layers.entities(article, tagger_of)
    finally:
        for name, function in before.items():
            setattr(layers, name, function)
    taken = sorted(spent.items(), key=lambda one: one[1])
    return [
        Figure(f"names: {name.replace('_', ' ')}", tokens / seconds, "tokens/s")
        for name, seconds in taken
        if seconds * 1000 > len(articles) * 0.01  # what takes 10 µs an article is no layer
    ]


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run_timed(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        try:
            result = function(*arguments, **named)
            return result if not inspect.isgenerator(result) else list(result)
        finally:
            spent[name] = spent.get(name, 0.0) + process_time() - start

    return run_timed


def _data_files() -> list[Path]:
    folder = Path(tagger.__file__).parent
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    ]
