"""Folders of small articles, their index, and what a fresh index of the same files has."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import tantivy

from tui.errors import QariError
from tui.indexing.progress import Progress
from tui.library import Library, open_library
from tui.search import schema
from tui.search.index import Index

_WORDS = "شركة أعلنت في المدينة مصر لبنان وزير بالرياض ومليارات السنة ألتمان كلية إيران نفط".split()


def write_articles(folder: Path, numbers: Iterable[int], mark: str = "أول") -> None:
    """Write an article for each number; it alone has the word of its number."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        words = " ".join(_WORDS[(number + place) % len(_WORDS)] for place in range(12))
        text = f"خبر رقم {number}\n\nنص {mark} {words} x{number}\n"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def indexed(folder: Path, *, processes: int = 0) -> tuple[Library, list[QariError], list[Progress]]:
    """Return a library whose index is up to date, what was told, and the progress."""
    library = open_library([str(folder)])
    told: list[QariError] = []
    progress = list(library.update_index(report=told.append, processes=processes))
    return library, told + library.problems, progress


@contextmanager
def library_of(texts: Mapping[str, str], place: Path) -> Iterator[Library]:
    """Open articles with their index, written below a folder by their names."""
    folder = place / "articles"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library, _, _ = indexed(folder)
    yield library
    library.close()


def term(word: str, name: str = schema.BODY) -> tantivy.Query:
    """Return the query for a word in index form."""
    return tantivy.Query.term_query(schema.schema(), name, word)


def files_with(index: Index, word: str, name: str = schema.BODY) -> list[str]:
    """Return the names of the files that have a word in index form."""
    _, found = index.search(term(word, name), 1000)
    return sorted(os.path.basename(one.file) for one in found)


def content(index: Index) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return all words with the articles that have them, and all articles with their title."""
    words = {word: index.count(term(word)) for word, _ in index.terms_of(schema.BODY, "")}
    _, found = index.search(tantivy.Query.all_query(), 100_000)
    articles = sorted((one.file, one.title) for one in found)
    return {word: count for word, count in words.items() if count}, articles
