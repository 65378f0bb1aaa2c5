"""How names are found for a user: with which tagger, across scripts or not, and corrected how."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import RLock
from typing import Any

from tui.errors import QariError
from tui.extract.entities import Tagger, entities
from tui.extract.overlay import Overlay
from tui.model import Article, EntityType, Mention
from tui.words import Words

Found = tuple[int, int, EntityType, float]

_READS_NAMES = ("articles", "extract", "text")
"""The parts of the package on which the names that are found depend."""


def built_in(sentences: Sequence[Sequence[str]]) -> list[list[Found]]:
    """Tag sentences with the tagger of the package; it finds nothing where it cannot be loaded."""
    from tui.extract.names.tagger import tag

    return [[(one.first, one.last, one.type, one.confidence) for one in found]
            for found in tag(sentences)]  # fmt: skip


_PRINTING = RLock()
"""Held while a tagger of the user's runs, since standard output is one for all threads."""


class UserTagger:
    """A tagger of the user's; whatever it does wrong costs its names in that article only."""

    def __init__(self, name: str, folder: Path | None = None) -> None:
        """Take `module:function`.

        Args:
            name: The module is looked for where Python finds modules, then in the folder.
            folder: That of the user's settings.
        """
        self.name = name
        self.problem: QariError | None = None
        """What it did wrong first."""
        self._folder = folder
        self._tag: Callable[[list[list[str]]], Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return UserTagger, (self.name, self._folder)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Found]]:
        """Return what it finds, or nothing at all where it raises or returns nonsense."""
        try:
            tag = self._load()
            with _printing_aside():
                return checked(sentences, tag([list(words) for words in sentences]))
        except (Exception, SystemExit) as error:
            # Whatever code of the user's raises is told once, and the other layers serve.
            if self.problem is None:
                values = {"tagger": self.name, "reason": _reason(error)}
                message = Words("en").say("error.tagger", **values)
                self.problem = QariError(message, "error.tagger", values)
            return [[] for _ in sentences]

    def unloadable(self) -> str:
        """Return why the module or its function cannot be loaded; nothing where they can."""
        try:
            self._load()
        except (Exception, SystemExit) as error:
            return _reason(error)
        return ""

    def _load(self) -> Callable[[list[list[str]]], Any]:
        if self._tag is None:
            module, _, function = self.name.partition(":")
            if self._folder is not None and str(self._folder) not in sys.path:
                sys.path.append(str(self._folder))
            with _printing_aside():
                self._tag = getattr(importlib.import_module(module), function)
        return self._tag


def _reason(error: BaseException) -> str:
    """Return an exception on one line of at most 200 characters."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


class _ToErrors(io.RawIOBase):
    """Passes bytes on to standard error, whatever that is then; closing it closes nothing else."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        sys.stderr.write(self._decoder.decode(bytes(data)))
        return len(data)


@contextmanager
def _printing_aside() -> Iterator[None]:
    """Let what is printed go to standard error: standard output is for the rows of a command.

    By a stream of its own, which a tagger may close or keep.
    """
    aside = io.TextIOWrapper(
        io.BufferedWriter(_ToErrors()), encoding="utf-8", errors="replace", write_through=True
    )
    with _PRINTING:
        before, sys.stdout = sys.stdout, aside
        try:
            yield
        finally:
            if sys.stdout is aside:  # no screen was opened or closed meanwhile
                sys.stdout = before
            if not aside.closed:
                aside.flush()


def checked(sentences: Sequence[Sequence[str]], found: Any) -> list[list[Found]]:
    """Return what a tagger found, sorted by place.

    Args:
        sentences: What it was given.
        found: For each sentence its names: first word, one past the last, type, confidence.

    Raises:
        ValueError: it has another number of sentences, a name has another shape, stands outside
            its sentence or across another one, or its type or confidence is none.
    """
    found = list(found)
    if len(found) != len(sentences):
        raise ValueError(f"{len(found)} results for {len(sentences)} sentences")
    return [
        _checked(len(words), [tuple(name) for name in names])
        for words, names in zip(sentences, found, strict=True)
    ]


def _checked(length: int, names: list[tuple[Any, ...]]) -> list[Found]:
    result = []
    for name in names:
        if len(name) != 4:
            raise ValueError(f"{name!r} is not (first, last, type, confidence)")
        first, last, kind, sure = name
        if type(first) is not int or type(last) is not int or not 0 <= first < last <= length:
            raise ValueError(f"{name!r} is no span of {length} words")
        if isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1:
            raise ValueError(f"{name!r} has no confidence from 0 to 1")
        result.append((first, last, EntityType(kind), float(sure)))
    result.sort()
    for before, after in pairwise(result):
        if after[0] < before[1]:
            raise ValueError(f"{after!r} overlaps {before!r}")
    return result


class Namer:
    """Finds the names of articles, the same way for all of them, here or in another process."""

    def __init__(
        self,
        tagger: Tagger | None = built_in,
        *,
        across: bool = True,
        correct: Callable[[Article, list[Mention]], list[Mention]] | None = None,
    ) -> None:
        """Take a tagger, or None; `correct` applies what the user has changed: `Overlay.apply`."""
        self.tagger = tagger
        self.across = across
        self.correct = correct

    def entities(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions of an article in the order of their places, without overlaps."""
        return self.corrected(article, self.found(article))

    def found(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions as they are before the user's corrections."""
        return tuple(entities(article, self.tagger, across=self.across))

    def corrected(self, article: Article, found: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return mentions with the user's corrections applied."""
        return tuple(self.correct(article, list(found)) if self.correct else found)

    @property
    def problem(self) -> QariError | None:
        """What a tagger of the user's did wrong first."""
        return self.tagger.problem if isinstance(self.tagger, UserTagger) else None

    @property
    def unloadable(self) -> str:
        """Why a tagger of the user's cannot be loaded; nothing where it can, or is none."""
        return self.tagger.unloadable() if isinstance(self.tagger, UserTagger) else ""

    @property
    def serves(self) -> str:
        """Which tagger serves: `built-in`, `module:function` of the user's, or `none`."""
        if isinstance(self.tagger, UserTagger):
            return self.tagger.name
        return "none" if self.tagger is None else "built-in"

    @property
    def key(self) -> str:
        """The same for namers that find the same names before they are corrected."""
        return f"{version()} {self.serves} {_source(self.tagger)} {self.across}"

    @property
    def overlay(self) -> str:
        """The same for the same corrections; empty without any."""
        overlay = self._overlay
        return overlay.key if overlay is not None and overlay.corrections else ""

    @property
    def decided(self) -> frozenset[str]:
        """The ids that the user has joined, split or given: no sound joins them to others."""
        made = ("merge", "split", "add")
        found = self._overlay.corrections if self._overlay is not None else ()
        return frozenset(field for one in found if one.verb in made for field in one.fields)

    @property
    def _overlay(self) -> Overlay | None:
        overlay = getattr(self.correct, "__self__", None)
        return overlay if isinstance(overlay, Overlay) else None


def namer_of(tagger: str | None, across: bool, folder: Path) -> Namer:
    """Return the namer that the settings ask for.

    Args:
        tagger: `module:function` of the user's, or None for the one of the package.
        across: Whether names are linked by their sound.
        folder: That of the settings, where the module may stand.
    """
    return Namer(built_in if tagger is None else UserTagger(tagger, folder), across=across)


@cache
def version() -> str:
    """Return a hash of all code and data that names are found by; 10 ms once."""
    whole = hashlib.blake2b(digest_size=12)
    package = Path(__file__).parents[1]
    for part in _READS_NAMES:
        for folder, folders, names in os.walk(package / part):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            for name in sorted(names):
                whole.update(f"{name}\0".encode("utf-8", "surrogateescape"))
                whole.update(Path(folder, name).read_bytes())
    return whole.hexdigest()


def _source(tagger: Tagger | None) -> str:
    """Return what changes when the module of a user's tagger does, as far as it is one file."""
    if not isinstance(tagger, UserTagger):
        return ""
    try:
        status = os.stat(sys.modules[tagger._load().__module__].__file__ or "")
    except (Exception, SystemExit):
        return ""  # the tagger tells what is wrong when it is asked
    return f"{status.st_size}.{status.st_mtime_ns}"
