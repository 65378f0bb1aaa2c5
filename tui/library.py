"""The one door to the articles: open files and folders, list them, read one.

A folder is listed in the order of the names that the contract gives its files, so that what is
printed in this order is sorted, and a big folder can be listed while it is still being read.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import merge
from itertools import accumulate
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar, cast

from tui.errors import QariError, UnreadableFile
from tui.words import Words

if TYPE_CHECKING:
    from tui.catalogue.catalogue import Catalogue
    from tui.catalogue.records import Place, Progress
    from tui.corrections import Corrections
    from tui.extract.disagree import Group
    from tui.extract.naming import Namer
    from tui.indexing import Progress as Indexed
    from tui.model import Article, EntityType, Figure, Mention
    from tui.search.concordance import Concordance
    from tui.search.hits import Hits
    from tui.search.index import Index
    from tui.search.ladder import Ladder
    from tui.search.lexicon import Lexicon
    from tui.search.records import Found
    from tui.searching import Asked
    from tui.settings import Settings

LARGEST = 256
"""Megabytes of the largest file that is read; as an article it takes 14 times as much memory."""

_WORDS_A_MINUTE = 138
"""Arabic read silently, in running text (International Reading Speed Texts, 2012)."""

_BATCH = 1000
_BATCH_SECONDS = 0.1
_NAMED = 200
"""Entities whose names have the words that are searched for."""
_NEAR = 3
_ARTICLES_KEPT = 8
"""Articles whose figures and names are kept: that on screen, its neighbours, those gone back to."""
_NAMES_COMPARED = 20_000  # half a second; more names are not searched for a near one

Stop = Callable[[], bool]
Report = Callable[[QariError], None]


class Entry(NamedTuple):
    """A file of the library, not read yet."""

    file: str
    """The name that the contract gives it: PATH as given joined with the path below it."""
    path: Path


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
        return article_of(entry.file, _read_bytes(entry.path))

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

        catalogue = self.catalogue()
        if not catalogue.try_to_write():
            return iter(())
        return gathering.gather(
            catalogue,
            lambda: self.scan(stop),
            self._roots(),
            gathering.Reader(_read_bytes, article_of, self.namer),
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

        sizes = (_size(entry.path) for entry in self.entries)
        catalogue = self.catalogue(keep=any(total > SMALL for total in accumulate(sizes)))
        if not catalogue.try_to_write():
            copy = catalogue.copied()
            catalogue.close()
            self._catalogue = copy
        return self.gather(report=report, background=False)

    def index(self, *, keep: bool = True) -> Index:
        """Return the index of all words of the library, as far as it was read in.

        It is opened at the first call: in the cache folder, one for each set of paths; in memory
        where that cannot be written, which is told as one of `problems`. `update_index` brings it
        up to date.

        Args:
            keep: Whether it is kept for the next time; else it is in memory.
        """
        with self._lock:
            if self._index is None:
                from tui.indexing import opened
                from tui.settings import cache_folder

                place = cache_folder() / "indexes" if keep else None
                self._index = opened(place, self._roots(), self.problems.append)
            return self._index

    def update_index(
        self,
        stop: Stop = lambda: False,
        report: Report = lambda problem: None,
        *,
        background: bool = True,
        processes: int | None = None,
    ) -> Iterator[Indexed]:
        """Read into the index what it has not or what has changed; yield how far that is.

        Where another instance writes the index, nothing is read and nothing yielded: ask
        `index().mode`. To be run in a thread; what was read is kept if it is left or killed.

        Args:
            stop: Asked again and again; once true, what was read is written, and this ends.
            report: Told when the index cannot be kept, and of files at which a process died.
            background: Whether the processes leave the processors to others who want them.
            processes: How many; if not said as many as processors, none for 1 MB or less.
        """
        from tui import indexing

        return indexing.update(
            self.index(),
            lambda: self.scan(stop),
            self._roots(),
            indexing.Reader(_read_bytes, article_of),
            stop=stop,
            report=report,
            background=background,
            processes=processes,
        )

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
        if self._index is None:
            self.index(keep=False)
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
            self.problems.append(_problem("error.unreadable", path=found.file, reason=str(error)))

        return self.ask(query, ladder).concordance(report)

    def _read_found(self, found: Found) -> Article:
        return self.read(Entry(found.file, Path(os.fsdecode(found.path))))

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
        from tui import facts, indexing

        return facts.update(
            self.index(),
            self.catalogue(),
            indexing.Reader(_read_bytes, article_of),
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
                    texts[place.path] = decode(_read_bytes(place.path)).text
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
        status = _status(name)
        if status is not None:
            if stat.S_ISDIR(status.st_mode):
                raise _problem("error.is_folder", path=shown_name(name))
            _check_file(name, status)
            return Entry(shown_name(name), Path(name))
        wanted = shown_name(name)
        found = [entry for entry in self.entries if _is_called(entry.file, wanted)]
        exact = [entry for entry in found if entry.file == wanted]
        found = exact or found
        if len(found) == 1:
            return found[0]
        if found:
            near = _list_of(entry.file for entry in found[:_NEAR])
            raise _problem("error.many_articles", name=wanted, near=near)
        near = _list_of(_near_names(wanted, [entry.file for entry in self.entries]))
        key = "error.no_article_near" if near else "error.no_article"
        raise _problem(key, name=wanted, near=near)


def article_of(file: str, data: bytes) -> Article:
    """Return the bytes of a file as an article.

    Args:
        file: The name that the contract gives the file.
        data: All of its bytes.

    Raises:
        UnreadableFile: they are no text; the message is the reason.
    """
    from tui.articles.decode import decode
    from tui.articles.parse import parse

    try:
        decoded = decode(data)
    except UnreadableFile as error:
        english = Words("en").say("reason.no_text", reason=str(error))
        raise UnreadableFile(english, error.key) from None
    return parse(decoded.text, file, decoded.encoding, decoded.repaired)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it tells why


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
        status = _status(path)
        if status is None:
            raise _missing(path)
        if stat.S_ISDIR(status.st_mode):
            _check_folder(path)
        else:
            _check_file(path, status)
    library = Library(paths, settings)
    if next(library.scan(), None) is None:
        where = _list_of(shown_name(path) for path in paths) or str(built_in_folder())
        raise _problem("error.empty_folder", path=where)
    return library


def minutes(article: Article) -> int:
    """Return the minutes that reading takes, at least 1."""
    return max(1, round(article.words / _WORDS_A_MINUTE))


def site(source: str | None) -> str:
    """Return the name of a source: its site, where it is an address."""
    address = re.match(r"https?://(?:www\.)?([^/\s]+)", source or "")
    return address[1] if address else source or ""


def about(article: Article, words: Words) -> str:
    """Return the row below a title: where the article is from, and its length.

    Each part stands between bidi isolates (FSI, PDI), so that a number stays with its words
    beside a name in the other direction.
    """
    parts = (
        site(article.source),
        words.count("paragraphs", article.paragraphs),
        words.count("reading_time", minutes(article)),
    )
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def built_in_folder() -> Path:
    """Return the folder of the built-in articles, in the installed package or the checkout.

    Raises:
        QariError: it is in neither place.
    """
    here = Path(__file__).parent
    for folder in (here / "_seeds", here.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise _problem("error.no_built_in")


def scan(
    paths: Sequence[str],
    stop: Stop = lambda: False,
    report: Report = lambda problem: None,
) -> Iterator[list[Entry]]:
    """Yield files in the order of their names, in batches of a tenth of a second at most.

    Folders are read with all below them: `*.txt`, nothing hidden. A file that is reached twice
    is listed once, under the first of its names.

    Args:
        paths: Files and folders; without any the built-in articles.
        stop: Asked again and again; once true, the scan ends.
        report: Told of each folder that cannot be listed.

    Raises:
        QariError: the built-in articles are missing.
    """
    if paths:
        found = merge(*(_entries(path, stop, report) for path in paths))
    else:
        found = merge(_walk(str(built_in_folder()), "", stop, report))
    seen: set[str] = set()
    batch: list[Entry] = []
    due = time.monotonic() + _BATCH_SECONDS
    for file, path, real in found:
        if real not in seen:
            seen.add(real)
            batch.append(Entry(file, Path(path)))
        if batch and (len(batch) >= _BATCH or time.monotonic() >= due):
            if stop():
                return
            yield batch
            batch = []
            due = time.monotonic() + _BATCH_SECONDS
    if batch and not stop():
        yield batch


def shown_name(path: str) -> str:
    """Return a path as it is named in output: bytes that are not UTF-8 become U+FFFD each."""
    if path.isascii():
        return path
    with suppress(UnicodeEncodeError):  # a lone surrogate that stands for no byte
        path = os.fsencode(path).decode("utf-8", "surrogateescape")
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in path)


_Found = tuple[str, str, str]
"""A file: its name in output, its path, and its path without links."""


def _entries(path: str, stop: Stop, report: Report) -> Iterator[_Found]:
    if os.path.isdir(path):
        return _walk(path, shown_name(path).rstrip("/") + "/", stop, report)
    return iter([(shown_name(path), path, os.path.realpath(path))])


def _walk(root: str, prefix: str, stop: Stop, report: Report) -> Iterator[_Found]:
    """Yield the files below a folder by name; folders wait on a stack, so depth has no limit."""
    pending = _listing(root, os.path.realpath(root), prefix, stop, report)
    visited = {os.path.realpath(root)}
    while pending and not stop():
        shown, path, real = pending.pop()
        if not shown.endswith("/"):
            yield shown, path, real
            continue
        below = []
        while True:
            if real not in visited:
                visited.add(real)
                below += _listing(path, real, shown, stop, report)
            # Names of different bytes can look the same, and their files are listed together.
            if not pending or pending[-1][0] != shown:
                break
            _, path, real = pending.pop()
        pending += sorted(below, reverse=True)


def _listing(
    folder: str, real_folder: str, prefix: str, stop: Stop, report: Report
) -> list[_Found]:
    """Return what a folder holds, last first; the shown name of a folder ends in a slash."""
    found: dict[str, _Found] = {}
    try:
        with os.scandir(folder) as items:
            for item in items:
                if stop():
                    break
                if item.name.startswith("."):
                    continue
                is_folder = _is_folder(item)
                if is_folder or item.name.endswith(".txt"):
                    real = f"{real_folder.rstrip('/')}/{item.name}"
                    if item.is_symlink():
                        real = os.path.realpath(item.path)
                    end = "/" if is_folder else ""
                    name = f"{shown_name(item.name)}{end}"
                    # Names of different bytes can look the same.
                    key = name if name not in found else f"{name}\0{item.path}"
                    found[key] = (f"{prefix}{name}", item.path, real)
    except OSError as error:
        report(_folder_problem(folder, error))
    # Sorting the names took a ninth of the time of sorting tuples that begin with one prefix.
    return [found[name] for name in sorted(found, reverse=True)]


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False  # a link to itself, say; reading it tells why


def _status(path: str) -> os.stat_result | None:
    """Return what a path is, or None where there is nothing."""
    try:
        return os.stat(path)
    except PermissionError:
        raise _problem("error.file_denied", path=shown_name(path)) from None
    except (OSError, ValueError):  # ValueError: a null character
        return None


def _check_folder(path: str) -> None:
    try:
        os.scandir(path).close()
    except OSError as error:
        raise _folder_problem(path, error) from None


def _check_file(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _problem("error.special_file", path=shown_name(path))
    if not os.access(path, os.R_OK):
        raise _problem("error.file_denied", path=shown_name(path))


def _read_bytes(path: Path) -> bytes:
    """Return a file's bytes, read at once; opens nothing but regular files, which cannot hang."""
    try:
        _check_readable(path.stat())
        # Opened without waiting and looked at again, should a FIFO have taken its place.
        with open(path, "rb", opener=_open_without_waiting) as file:
            _check_readable(os.fstat(file.fileno()))
            return cast(BinaryIO, file).read()
    except PermissionError:
        raise _unreadable("reason.denied") from None
    except FileNotFoundError:
        key = "reason.broken_link" if path.is_symlink() else "reason.gone"
        raise _unreadable(key) from None
    except MemoryError:
        raise _unreadable("reason.too_large", limit=LARGEST) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _unreadable("reason.broken_link") from None
        raise _unreadable("reason.failed", reason=error.strerror or "?") from None


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _check_readable(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable("reason.special")
    if status.st_size > LARGEST * 1_000_000:
        raise _unreadable("reason.too_large", limit=LARGEST)


def _is_called(file: str, name: str) -> bool:
    stem = file.removesuffix(".txt")
    return name in (file, stem) or file.endswith(f"/{name}") or stem.endswith(f"/{name}")


def _near_names(name: str, files: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    inside = [file for file in files if len(name) > 2 and name in file]  # else all are near
    if inside:
        return inside[:_NEAR]
    by_last_part = {file.rpartition("/")[2]: file for file in files[:_NAMES_COMPARED]}
    last_part = name.rpartition("/")[2]
    return [by_last_part[near] for near in get_close_matches(last_part, by_last_part, _NEAR)]


def _missing(path: str) -> QariError:
    folder = os.path.dirname(path)
    try:
        names = [name for name in os.listdir(folder or ".") if not name.startswith(".")]
    except (OSError, ValueError):
        names = []
    paths = [shown_name(os.path.join(folder, name)) for name in names]
    near = _list_of(_near_names(shown_name(path), paths) if os.path.basename(path) else [])
    return _problem(
        "error.missing_near" if near else "error.missing", path=shown_name(path), near=near
    )


def _list_of(names: Iterable[str]) -> str:
    return ", ".join(names)


def _folder_problem(folder: str, error: OSError) -> QariError:
    if isinstance(error, PermissionError):
        return _problem("error.folder_denied", path=shown_name(folder))
    reason = error.strerror or "?"
    return _problem("error.folder_broken", path=shown_name(folder), reason=reason)


def _problem(key: str, **values: str | int) -> QariError:
    return QariError(Words("en").say(key, **values), key, values)


def _unreadable(key: str, **values: str | int) -> UnreadableFile:
    return UnreadableFile(Words("en").say(key, **values), key, values)
