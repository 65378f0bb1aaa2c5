"""The one door to the articles: open files and folders, list them, read one, ask of all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from tui.about import about, minutes, site
from tui.errors import QariError, UnreadableFile
from tui.files import (
    NEAR,
    Entry,
    Report,
    Stop,
    built_in_folder,
    check_file,
    check_folder,
    is_called,
    list_of,
    missing,
    near_names,
    problem,
    read_bytes,
    scan,
    shown_name,
    size_of,
    status_of,
)
from tui.words import Words

if TYPE_CHECKING:
    from tui.articles.decode import Decoded
    from tui.catalogue.catalogue import Catalogue
    from tui.catalogue.records import Place, Progress
    from tui.corrections import Corrections
    from tui.extract.disagree import Group
    from tui.extract.naming import Namer
    from tui.indexing.progress import Progress as Indexed
    from tui.model import Article, EntityType, Figure, Gist, Mention
    from tui.search.concordance import Concordance
    from tui.search.hits import Hits
    from tui.search.index import Index
    from tui.search.ladder import Ladder
    from tui.search.lexicon import Lexicon
    from tui.search.records import Found
    from tui.searching import Asked
    from tui.settings import Settings

__all__ = [
    "Entry",
    "Library",
    "about",
    "article_of",
    "built_in_folder",
    "gist_of",
    "minutes",
    "open_library",
    "scan",
    "shown_name",
    "site",
]

_NAMED = 200
"""Entities whose names have the words that are searched for."""
_ARTICLES_KEPT = 8
"""Articles whose figures and names are kept: that on screen, its neighbours, those gone back to."""


class Library:
    """Files in the order of their names. Listing may go on in one thread while others read."""

    def __init__(self, paths: Sequence[str] = (), settings: Settings | None = None) -> None:
        """Take files and folders; without any the built-in articles. `open_library` checks them.

        Args:
            paths: Files and folders.
            settings: How names are found.
        """
        self.paths = tuple(paths)
        self._settings = settings
        self.problems: list[QariError] = []
        """Folders that could not be listed, and what keeps names from being read or kept; grows
        while the library is scanned and read."""
        self._found: list[Entry] = []
        self._batches = scan(self.paths, report=self.problems.append)
        self._complete = False
        self._lock = RLock()
        self._figures: dict[int, tuple[Article, tuple[Figure, ...]]] = {}
        self._entities: dict[int, tuple[Article, tuple[Mention, ...]]] = {}
        """Names before the user's corrections."""
        self._corrections: Corrections | None = None
        self._namer: Namer | None = None
        self._catalogue: Catalogue | None = None
        self._index: Index | None = None
        self._lexicon: Lexicon | None = None

    @property
    def entries(self) -> Sequence[Entry]:
        """All files. The first call waits until all folders are listed."""
        while self._advance():
            pass
        return self._found

    def scan(self, stop: Stop = lambda: False) -> Iterator[list[Entry]]:
        """Yield the files in batches, as they are found, until `stop()` is true.

        Each call starts at the first file; nothing is listed twice from the disk.
        """
        given = 0
        while not stop() and (given < len(self._found) or self._advance()):
            batch = self._found[given:]
            given += len(batch)
            yield batch

    def _advance(self) -> bool:
        known = len(self._found)
        with self._lock:
            if len(self._found) > known:
                return True  # another thread went on meanwhile
            batch = None if self._complete else next(self._batches, None)
            if batch is None:
                self._complete = True
                return False
            self._found.extend(batch)
            return True

    def read(self, entry: Entry) -> Article:
        """Read a file as an article.

        Raises:
            UnreadableFile: it cannot be opened or is no text; the message is the reason.
        """
        return article_of(entry.file, read_bytes(entry.path))

    def figures(self, article: Article) -> tuple[Figure, ...]:
        """Return the figures of an article in the order of their places.

        Those of the articles last asked for are kept.
        """
        from tui.extract.figures import figures

        return _kept(self._lock, self._figures, article, figures)

    @property
    def namer(self) -> Namer:
        """What finds the names of articles; setting another one forgets those that were found."""
        if self._namer is None:
            from tui.extract.naming import namer_of
            from tui.settings import Settings, config_folder

            settings = self._settings or Settings()
            namer = namer_of(settings.tagger, settings.across, config_folder())
            namer.correct = self.corrections.overlay.apply
            self._namer = namer
        return self._namer

    @namer.setter
    def namer(self, namer: Namer) -> None:
        with self._lock:
            self._namer = namer
            self._entities.clear()

    @property
    def corrections(self) -> Corrections:
        """The user's corrections of names; once they are changed, `correct` applies them."""
        with self._lock:
            if self._corrections is None:
                from tui.corrections import Corrections

                self._corrections = Corrections()
                self.problems += self._corrections.problems()
            return self._corrections

    @property
    def has_corrected(self) -> bool:
        """Whether the corrections are read: before that, what they say is read when names are."""
        return self._corrections is not None

    def correct(self) -> None:
        """Let all names that are asked for from now on be as the corrections are now.

        What `gather` reads meanwhile is as they were before; it is to be called again.
        """
        from tui.extract.naming import Namer

        with self._lock:
            correct = self.corrections.overlay.apply
            # Another object: the one there is may be at work in another thread.
            self._namer = Namer(self.namer.tagger, across=self.namer.across, correct=correct)

    def entities(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions of names of an article in the order of their places.

        Those of the articles last asked for are kept.
        """
        namer = self.namer
        found = _kept(self._lock, self._entities, article, namer.found)
        if namer.problem is not None and namer.problem not in self.problems:
            self.problems.append(namer.problem)
        return namer.corrected(article, found)

    def catalogue(self, *, keep: bool = True) -> Catalogue:
        """Return the catalogue of all names of the library, as far as it was read in.

        It is opened at the first call: in the cache folder, one file for each set of paths; in
        memory where that cannot be written, which is told as one of `problems`. `gather` brings
        it up to date.

        Args:
            keep: Whether it is kept for the next time; else it is in memory.
        """
        with self._lock:
            if self._catalogue is None:
                from tui.catalogue.catalogue import Catalogue
                from tui.catalogue.database import Database

                place = _catalogue_file(self._roots()) if keep else None
                self._catalogue = Catalogue(Database(place, self.problems.append))
                self._catalogue.let_go()
            return self._catalogue

    def gather(
        self,
        stop: Stop = lambda: False,
        report: Report = lambda problem: None,
        *,
        first: Entry | None = None,
        background: bool = True,
        processes: int | None = None,
    ) -> Iterator[Progress]:
        """Read into the catalogue what it has not or what has changed; yield how far that is.

        Progress comes at most ten times a second, the last one `complete` unless it was stopped.
        Where another instance writes the catalogue, nothing is read and nothing yielded: ask
        `catalogue().mode`. To be run in a thread; what was read is kept if it is left or killed.

        Args:
            stop: Asked again and again; once true, what was read is written, and this ends.
            report: Told of files at which a process died, and what a tagger of the user's does.
            first: The file to begin with: the open one.
            background: Whether the processes leave the processors to others who want them.
            processes: How many; if not said as many as processors, none for 100 kB or less.
        """
        from tui import gathering

        return gathering.gather(
            self.catalogue(),
            lambda: self.scan(stop),
            self._roots(),
            gathering.Reader(read_bytes, article_of, self.namer),
            first=first,
            stop=stop,
            report=report,
            background=background,
            processes=processes,
        )

    def read_names(self, report: Report = lambda problem: None) -> Iterator[Progress]:
        """Read the names of all files into the catalogue at once, for a command; yield progress.

        A few articles are read into memory and nothing is kept. Where another instance writes the
        catalogue, what that has is taken over into memory, and the rest is read there.
        """
        from tui.gathering import SMALL

        sizes = (size_of(entry.where) for entry in self.entries)
        catalogue = self.catalogue(keep=any(total > SMALL for total in accumulate(sizes)))
        if not catalogue.try_to_write():
            copy = catalogue.copied()
            catalogue.close()
            self._catalogue = copy
        return self.gather(report=report, background=False)

    def index(self) -> Index:
        """Return the index of all words of the library, as far as it was read in.

        It is opened at the first call: in the cache folder, one for each set of paths; in memory
        for the built-in articles, and where that cannot be written, which is told as one of
        `problems`. `update_index` brings it up to date.
        """
        with self._lock:
            if self._index is None:
                from tui.indexing.update import opened
                from tui.settings import cache_folder

                place = cache_folder() / "indexes" if self.paths else None
                self._index = opened(place, self._roots(), self.problems.append)
            return self._index

    @property
    def index_is_damaged(self) -> bool:
        """Whether the index has been found damaged, so that `update_index` is to build it anew."""
        index = self._index
        return index is not None and index.damaged

    def update_index(
        self,
        stop: Stop = lambda: False,
        report: Report = lambda problem: None,
        *,
        background: bool = True,
        processes: int | None = None,
    ) -> Iterator[Indexed]:
        """Read into the index what it has not or what has changed; yield how far that is.

        The files are looked for anew. Where there is something to write and another instance
        does, nothing is read, and the last progress is not `complete`: ask `index().mode`. To be
        run in a thread; what was read is kept if it is left or killed.

        Args:
            stop: Asked again and again; once true, what was read is written, and this ends.
            report: Told when the index cannot be kept, and of files at which a process died.
            background: Whether the processes leave the processors to others who want them.
            processes: How many; if not said as many as processors, none for 1 MB or less.
        """
        from tui.indexing.reading import Reader
        from tui.indexing.update import update

        return update(
            self.index(),
            lambda: scan(self.paths, stop, self._tell_once),
            self._roots(),
            Reader(read_bytes, gist_of),
            stop=stop,
            report=report,
            background=background,
            processes=processes,
        )

    def _tell_once(self, told: QariError) -> None:
        """Note a folder that cannot be listed, unless that is told already."""
        with self._lock:
            if (told.key, told.values) not in [(one.key, one.values) for one in self.problems]:
                self.problems.append(told)

    def ask(self, query: str, ladder: Ladder | None = None) -> Asked:
        """Return a query as it is understood, to be asked for pages, snippets and places.

        The built-in articles are indexed in memory when they are first asked; of other ones that
        is searched which the index has: see `update_index`, and `update_facts` for queries that
        `tui.searching.needs_facts`.

        Args:
            query: As typed; nothing is an error.
            ladder: The steps that are taken; all of them, if not said.
        """
        from tui.search.lexicon import Lexicon
        from tui.searching import Asked, needs_facts, understood

        parsed = understood(query)
        with self._lock:
            if not self.paths:
                self._read_built_in(facts=needs_facts(parsed.query))
            index = self.index()
            index.refresh()
            if self._lexicon is None:
                self._lexicon = Lexicon(index)
        return Asked(parsed, index, self._lexicon, self._read_found, self._named, ladder)

    def _read_built_in(self, *, facts: bool) -> None:
        """Index the built-in articles in memory, 50 ms; with names and figures half a second."""
        if self.index().is_empty:
            for _ in self.update_index(processes=0):
                pass
        if facts and not any(one.facts for one in self.index().known().values()):
            for _ in self.read_names():
                pass
            for _ in self.update_facts(processes=0):
                pass

    def _named(self, text: str, kind: EntityType) -> list[tuple[str, Sequence[str]]]:
        """Return the entities of a type that articles name by some words, the most frequent."""
        rows = self.catalogue().entities(types=(kind,), text=text, limit=_NAMED)
        return [(row.id, row.forms) for row in rows]

    def search(
        self, query: str, limit: int = 20, offset: int = 0, ladder: Ladder | None = None
    ) -> Hits:
        """Return a page of the articles that a query finds, and how many there are at each step.

        Args:
            query: As typed; nothing is an error.
            limit: Articles of the page, 1 or more.
            offset: Articles before it.
            ladder: The steps that are taken; all of them, if not said.
        """
        return self.ask(query, ladder).page(limit, offset)

    def concordance(self, query: str, ladder: Ladder | None = None) -> Concordance:
        """Return the lines of all places of a query's words, which are read when asked for.

        Files that cannot be read any more are told as `problems`.
        """

        def report(found: Found, error: UnreadableFile) -> None:
            self.problems.append(problem("error.unreadable", path=found.file, reason=str(error)))

        return self.ask(query, ladder).concordance(report)

    def take_in(self, found: Found) -> Entry | None:
        """Take a file that was found, and is new since all were listed, behind the others.

        Returns:
            The file; None where it is among the others, or they are not all listed yet.
        """
        entry = Entry(found.file, os.fsdecode(found.path))
        with self._lock:
            if not self._complete or any(one.file == entry.file for one in self._found):
                return None
            self._found.append(entry)
            return entry

    def _read_found(self, found: Found) -> Article:
        return self.read(Entry(found.file, os.fsdecode(found.path)))

    def update_facts(
        self,
        stop: Stop = lambda: False,
        report: Report = lambda problem: None,
        *,
        first: Entry | None = None,
        background: bool = True,
        processes: int | None = None,
    ) -> Iterator[Indexed]:
        """Give the indexed articles the names that `gather` has found, and their figures.

        To be run behind `update_index` and `gather`, again when there are more names; what was
        read is kept if it is left or killed, and the next run does the rest. The arguments are
        those of `gather`.
        """
        from tui import facts
        from tui.indexing.reading import Reader

        return facts.update(
            self.index(),
            self.catalogue(),
            Reader(read_bytes, article_of),
            first="" if first is None else first.file,
            stop=stop,
            report=report,
            background=background,
            processes=processes,
        )

    def sentences(self, places: Sequence[Place]) -> list[str | None]:
        """Return the sentence around each mention that the catalogue gave, for those on a screen.

        None for one whose file cannot be read any more, or has changed since.
        """
        from tui.articles.decode import decode

        texts: dict[Path, str] = {}
        found: list[str | None] = []
        for place in places:
            if place.path not in texts:
                try:
                    texts[place.path] = decode(read_bytes(place.path)).text
                except UnreadableFile:
                    texts[place.path] = ""
            text = texts[place.path]
            is_there = text[place.start : place.end] == place.text
            found.append(text[place.sentence_start : place.sentence_end] if is_there else None)
        return found

    def close(self) -> None:
        """Close catalogue and index, which lets another instance write them."""
        with self._lock:
            if self._catalogue is not None:
                self._catalogue.close()
                self._catalogue = None
            if self._index is not None:
                self._index.close()
                self._index = None
                self._lexicon = None

    def _roots(self) -> tuple[str, ...]:
        return self.paths or (str(built_in_folder()),)

    def disagree(self, articles: Iterable[Article]) -> list[Group]:
        """Return what the figures of articles say differently of one thing.

        A known name is one thing in all its spellings and both scripts. The articles are taken
        one after the other; none of their texts is held.
        """
        from tui.extract.disagree import claims, groups
        from tui.extract.figures import figures
        from tui.extract.names.book import same_name

        said = (claim for article in articles for claim in claims(article, figures(article)))
        return groups(said, same_name)

    def find(self, name: str) -> Entry:
        """Return the file that is meant by a path, or by a name in this library.

        A name is a file's name as listed, its path below the folder, or its last part, each with
        or without its extension.

        Raises:
            QariError: no file or more than one is meant, or it is a folder.
        """
        status = status_of(name)
        if status is not None:
            if stat.S_ISDIR(status.st_mode):
                raise problem("error.is_folder", path=shown_name(name))
            check_file(name, status)
            return Entry(shown_name(name), name)
        wanted = shown_name(name)
        found = [entry for entry in self.entries if is_called(entry.file, wanted)]
        exact = [entry for entry in found if entry.file == wanted]
        found = exact or found
        if len(found) == 1:
            return found[0]
        if found:
            near = list_of(entry.file for entry in found[:NEAR])
            raise problem("error.many_articles", name=wanted, near=near)
        near = list_of(near_names(wanted, [entry.file for entry in self.entries]))
        key = "error.no_article_near" if near else "error.no_article"
        raise problem(key, name=wanted, near=near)


def article_of(file: str, data: bytes) -> Article:
    """Return the bytes of a file as an article.

    Args:
        file: The name that the contract gives the file.
        data: All of its bytes.

    Raises:
        UnreadableFile: they are no text; the message is the reason.
    """
    from tui.articles.parse import parse

    decoded = _decoded(data)
    return parse(decoded.text, file, decoded.encoding, decoded.repaired)


def gist_of(file: str, data: bytes) -> Gist:
    """Return the bytes of a file as what the index has of an article.

    Args:
        file: As for `article_of`; it tells nothing here.
        data: All of its bytes.

    Raises:
        UnreadableFile: they are no text; the message is the reason.
    """
    from tui.articles.parse import gist

    return gist(_decoded(data).text)


def _decoded(data: bytes) -> Decoded:
    from tui.articles.decode import decode

    try:
        return decode(data)
    except UnreadableFile as error:
        english = Words("en").say("reason.no_text", reason=str(error))
        raise UnreadableFile(english, error.key) from None


def _catalogue_file(paths: Sequence[str]) -> Path:
    """Return the catalogue's place: named by a hash of the paths without links, in any order."""
    import hashlib

    from tui.settings import cache_folder

    real = b"\0".join(sorted({os.fsencode(os.path.realpath(path)) for path in paths}))
    name = hashlib.blake2b(real, digest_size=12).hexdigest()
    return cache_folder() / "catalogues" / f"{name}.sqlite"


_Item = TypeVar("_Item")


def _kept(
    lock: RLock,
    kept: dict[int, tuple[Article, tuple[_Item, ...]]],
    article: Article,
    read: Callable[[Article], Iterable[_Item]],
) -> tuple[_Item, ...]:
    """Return what is read from an article, from those kept where it is among them."""
    with lock:
        # The article is kept with what was read, so that its id stays its own.
        known = kept.pop(id(article), None)
    if known is None:
        known = (article, tuple(read(article)))
    with lock:
        kept[id(article)] = known
        while len(kept) > _ARTICLES_KEPT:
            del kept[next(iter(kept))]
    return known[1]


def open_library(paths: Sequence[str] = (), settings: Settings | None = None) -> Library:
    """Open files and folders; without any, the built-in articles.

    Only as much is listed as is needed to know that there is something to read. `settings` say
    how names are found.

    Raises:
        QariError: a path is missing, not permitted or no file or folder, or there is no article.
    """
    for path in paths:
        status = status_of(path)
        if status is None:
            raise missing(path)
        if stat.S_ISDIR(status.st_mode):
            check_folder(path)
        else:
            check_file(path, status)
    library = Library(paths, settings)
    if next(library.scan(), None) is None:
        where = list_of(shown_name(path) for path in paths) or str(built_in_folder())
        raise problem("error.empty_folder", path=where)
    return library
