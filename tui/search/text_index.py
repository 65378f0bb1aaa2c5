"""The full-text index as tantivy keeps it: opened, written, asked."""

from __future__ import annotations

import errno
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tui.search import schema, segments

if TYPE_CHECKING:
    import tantivy

_HEAP = 50_000_000
"""Bytes that the writer fills before it writes a segment: about 30,000 short articles."""
_T = TypeVar("_T")
_ROOM = 1 << 20
"""Bytes that have to find room where a writer has failed, or the disk is called full."""
_SEGMENT = 32
"""Letters of the name of a segment, with which the names of its files begin."""
_LOOK = 0.05
"""Seconds after which the files are looked at again, while one question is asked in many parts."""
_NUMBER = re.compile(r"\(os error (\d+)\)")
_NO_PLACE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Broken(Exception):
    """The index cannot be read or written; the text says why."""

    @property
    def number(self) -> int:
        """The number of the system's error behind it, 0 without one."""
        found = _NUMBER.search(str(self))
        return int(found[1]) if found else 0

    @property
    def no_room(self) -> bool:
        """Whether the disk is full."""
        return self.number in _NO_ROOM

    @property
    def said(self) -> str:
        """The end of the key of the message that says why the index is in memory."""
        return "full" if self.no_room else "denied" if self.unwritable else "memory"

    @property
    def unwritable(self) -> bool:
        """Whether its place cannot be written, and the index itself may be as it should."""
        return self.number in _NO_ROOM | _NO_PLACE


class TextIndex:
    """An index in a folder, or in memory. It may be asked in any thread, and written in one."""

    def __init__(
        self,
        folder: Path | None,
        *,
        writes: bool,
        noted: Mapping[str, segments.State] | None = None,
    ) -> None:
        """Open the index of a folder, or make it; without a folder make one in memory.

        Args:
            folder: Its place, which is made where `writes` is true.
            writes: Whether it may be written.
            noted: The states in which files were found whole; others are read and compared with
                their checksums.

        Raises:
            Broken: it is damaged, has other fields, or is not there and may not be written.
        """
        import tantivy

        self.folder = folder
        self.files: dict[str, segments.State] = {}
        """The files of what is asked, as they were when it was opened; each is written once."""
        self._looked = 0.0
        self._writer: tantivy.IndexWriter | None = None
        with _told():
            if folder is None:
                self._index = tantivy.Index(schema.schema())
            elif writes:
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(schema.schema(), path=str(folder))
            else:
                self._index = tantivy.Index.open(str(folder))
            self._take()
            if folder is not None:
                segments.check(folder, self.files, noted or {})
            self._check()

    def _take(self) -> None:
        """Ask what was committed last from now on."""
        for last in (False, True):
            self._index.reload()
            self._searcher = self._index.searcher()
            if self.folder is None:
                return
            try:
                self.files = segments.states(self.folder)
                self._looked = time.monotonic()
                return
            except segments.Missing:
                if last:
                    raise  # not because another process has just joined segments

    def _check(self) -> None:
        """Touch the files of each segment, so that a damaged one is noticed at once."""
        import tantivy

        for name in schema.TEXTS:
            self._searcher.doc_freq(name, "ا")
        found = self._searcher.search(tantivy.Query.all_query(), 1)
        self._searcher.fast_field_values(schema.KEY, [address for _, address in found.hits])

    # --- asking -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """See what was committed since.

        Raises:
            Broken: a file is not as it was written.
        """
        with _told():
            if self.folder is not None:
                self._look(self.folder)
            self._take()

    def look(self) -> None:
        """Compare the files with what they were; what joined segments meanwhile is followed.

        Raises:
            Broken: one is not as it was written.
        """
        with _told():
            if self.folder is not None:
                self._look(self.folder)

    def _look(self, folder: Path) -> None:
        try:
            segments.look(folder, self.files)
            self._looked = time.monotonic()
        except segments.Missing as missing:
            self._take()  # segments were joined, or this raises
            if missing.is_of(self.files):
                raise

    def check(self) -> None:
        """Read all files and compare them with their checksums: 0.1 s for 100 MB.

        Raises:
            Broken: one is not as it was written, though its size and time are.
        """
        with _told():
            if self.folder is not None:
                segments.check(self.folder, self.files, {})

    def ask(self, question: Callable[[tantivy.Searcher], _T]) -> _T:
        """Return the answer of the last committed state.

        Raises:
            Broken: the index is damaged.
        """
        with _told():
            if self.folder is not None and time.monotonic() - self._looked > _LOOK:
                self._look(self.folder)
            return question(self._searcher)

    def articles(self) -> int:
        """Return how many articles it has."""
        return self.ask(lambda searcher: searcher.num_docs)

    def from_key(self, key: int) -> int:
        """Return how many articles have a key or a greater one."""
        query = _keys_from(key)
        return self.ask(lambda searcher: total(searcher.search(query, 1)))

    def keys_among(self, keys: Sequence[int]) -> set[int]:
        """Return those keys that it has articles with."""
        import tantivy

        if not keys:
            return set()
        query = tantivy.Query.term_set_query(schema.schema(), schema.KEY, list(keys))

        def ask(searcher: tantivy.Searcher) -> set[int]:
            places = [place for _, place in searcher.search(query, len(keys)).hits]
            return {int(key or 0) for key in searcher.fast_field_values(schema.KEY, places)}

        return self.ask(ask)

    # --- writing -------------------------------------------------------------------------------

    def add(self, key: int, fields: dict[str, Any]) -> None:
        """Add an article; it is found after `commit`."""
        import tantivy

        with self._reasoned():
            document = tantivy.Document.from_dict({schema.KEY: key, **fields}, schema.schema())
            self._writing().add_document(document)

    def remove(self, keys: Sequence[int]) -> None:
        """Take articles out by their keys, with the next `commit`."""
        import tantivy

        if not keys:
            return
        with _told():
            # By a query: `delete_documents_by_term` takes an int for a signed one and finds none.
            gone = tantivy.Query.term_set_query(schema.schema(), schema.KEY, list(keys))
            self._writing().delete_documents_by_query(gone)

    def remove_from(self, key: int) -> None:
        """Take out the articles with a key or a greater one, with the next `commit`."""
        with _told():
            self._writing().delete_documents_by_query(_keys_from(key))

    def commit(self) -> None:
        """Make what was added and taken out lasting and visible.

        Raises:
            Broken: it cannot be written, or what was there is damaged.
        """
        self.look()  # what is joined or deleted from is read
        with self._reasoned():
            self._writing().commit()
        self.refresh()

    def give_up(self) -> None:
        """Leave out what was added and taken out since the last commit, and unlock."""
        # Its end waits for the thread that writes segments, not for those that join them.
        self._writer = None

    def settle(self) -> bool:
        """End writing: wait until segments are joined, remove what is left over, and unlock.

        Returns:
            Whether anything was written.
        """
        writer, self._writer = self._writer, None
        if writer is None:
            return False
        with self._reasoned():
            writer.garbage_collect_files()
            writer.wait_merging_threads()
        self.refresh()
        return True

    def clean(self) -> None:
        """Remove the files of segments that were not committed: what is left of a full disk."""
        if self.folder is None:
            return
        with _told():
            used = {name.partition(".")[0] for name in segments.states(self.folder)}
            for path in self.folder.iterdir():
                segment = path.name.partition(".")[0]
                if len(segment) == _SEGMENT and segment not in used:
                    path.unlink()

    def size(self) -> int:
        """Return the bytes of its files; 0 in memory."""
        if self.folder is None:
            return 0
        return sum(one.stat().st_size for one in self.folder.iterdir() if one.is_file())

    @contextmanager
    def _reasoned(self) -> Iterator[None]:
        """Say why writing fails, as `_told`, also where a thread of the writer's has failed.

        Of that it is only told that it has.
        """
        try:
            with _told():
                yield
        except Broken as error:
            if self.folder is not None and not error.number:
                _try_to_write(self.folder / ".room")
            raise

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer


def _try_to_write(path: Path) -> None:
    """Write a file and remove it.

    Raises:
        Broken: it cannot be written.
    """
    try:
        path.write_bytes(bytes(_ROOM))
    except OSError as error:
        raise Broken(f"{error.strerror} (os error {error.errno})") from None
    finally:
        path.unlink(missing_ok=True)


def remove_others(base: Path, kept: Path | None) -> None:
    """Remove the folders of indexes that belong to no tables any more."""
    for folder in base.parent.glob(f"{base.name}-*"):
        if folder != kept and folder.is_dir():
            # What is left of one, say on a file system for reading only, is tried again.
            shutil.rmtree(folder, ignore_errors=True)


def _keys_from(key: int) -> tantivy.Query:
    import tantivy

    kind = tantivy.FieldType.Unsigned
    return tantivy.Query.range_query(schema.schema(), schema.KEY, kind, lower_bound=key)


def total(found: tantivy.SearchResult) -> int:
    """Return how many articles a search has found in all."""
    return int(cast(Any, found).count)  # which tantivy's stubs leave out


@contextmanager
def _told() -> Iterator[None]:
    """Turn what tantivy raises into `Broken`.

    A damaged file can make it panic, which is no Exception: it derives from BaseException.
    """
    try:
        yield
    except segments.Damaged as error:
        raise Broken(f"{error}: damaged") from None
    except (ValueError, OSError) as error:
        raise Broken(str(error).splitlines()[0] if str(error) else repr(error)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Broken("panic") from None
