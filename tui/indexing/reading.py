"""Reading files for the index: the part that is done in several processes."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from tui.errors import UnreadableFile
from tui.model import Article, Gist
from tui.search.documents import Analyst
from tui.search.records import Document, Facts, Figured
from tui.sources import Load


class Task(NamedTuple):
    """A file to be read."""

    path: bytes
    """Its real path."""
    file: str
    where: str
    """Its path as it is opened."""
    size: int
    mtime_ns: int
    known: int | None = None
    """The key of what the index has of it."""
    digest: bytes = b""
    """The hash of the bytes that it was indexed with."""
    facts: Facts | None = None
    """Its names, where it is indexed once more with them and its figures."""


class Batch(NamedTuple):
    """What was read from several files."""

    documents: list[Document]
    same: list[Task]
    """Files whose bytes are the same as they were."""
    met: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read; it can be sent to another process."""

    load: Load
    decode: Callable[[str, bytes], Article | Gist]
    """Makes what is read of a file's name and bytes; raises UnreadableFile."""
    figured: Callable[[Article], Sequence[Figured]] | None = None
    """Finds figures, in the second pass, for which `decode` makes whole articles."""

    def __call__(self, tasks: Sequence[Task]) -> Batch:
        """Read files."""
        known = analyst()
        with uncollected():
            # All are parsed before the first is folded: parsing pushes the known words out of the
            # processor's caches, which took a fifth longer article by article.
            parsed = [_document(self, task) for task in tasks]
            documents = [_folded(one, known) for one in parsed if one is not None]
            same = [task for task, one in zip(tasks, parsed, strict=True) if one is None]
            return Batch(documents, same, known.met())


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage among the known words: a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def analyst() -> Analyst:
    """Return the analyst of this process; what it has met in a run is not told again."""
    return Analyst()


class _Parsed(NamedTuple):
    """A file that was read."""

    document: Document
    """Without fields."""
    article: Article | Gist | None
    """None where it is no article."""
    facts: Facts | None


def _document(reader: Reader, task: Task) -> _Parsed | None:
    """Return a file as a document without fields; None where the index has its bytes."""
    base = Document(
        task.path, task.file, task.size, task.mtime_ns, b"", "", None, None, None, {}, None
    )
    try:
        data = reader.load(task.where)
        digest = hashlib.blake2b(data, digest_size=12).digest()
        if task.known is not None and (digest == task.digest) == (task.facts is None):
            return None  # in the second pass a file that has changed is left to the next first one
        article = reader.decode(task.file, data)
    except UnreadableFile as error:
        return _Parsed(base._replace(problem=(error.key, error.values)), None, None)
    facts = task.facts
    if facts is not None and reader.figured is not None:
        assert isinstance(article, Article)
        facts = replace(facts, figures=reader.figured(article))
    document = base._replace(
        facts=None if facts is None else facts.key,
        digest=digest,
        title=" ".join(article.title.split()),
        date=article.date,
        source=article.source,
    )
    return _Parsed(document, article, facts)


def _folded(parsed: _Parsed, analyst: Analyst) -> Document:
    """Return a file as a document, with its fields."""
    if parsed.article is None:
        return parsed.document
    return parsed.document._replace(fields=analyst.fields(parsed.article, parsed.facts))
