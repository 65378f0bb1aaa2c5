"""Kill indexing again and again: `python -m tests.search.kills [TIMES]`, 50 if not said.

A process indexes a folder and commits up to thirty times a second; it is killed (SIGKILL) at a
random moment, a third of the files change, and whoever opens the index next must find it whole.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import tantivy

from tests.search.driving import indexed, term, write_articles
from tui.library import open_library
from tui.search.index import Index

_ARTICLES = 1500
_CHANGED = 500
_LONGEST = 0.7
"""Seconds after which a process is killed, at most, from when it has loaded on."""
_PROCESS = """
import os, sys, threading
from tui.indexing import run
from tui.library import open_library
run._FIRST_COMMIT = run._COMMIT = 0.03
run._TOGETHER = 32
library = open_library([sys.argv[1]])
killer = threading.Timer(float(sys.argv[2]), os.kill, (os.getpid(), 9))
killer.daemon = True
killer.start()
for _ in library.update_index(processes=0):
    pass
library.close()
"""


def kill_again_and_again(folder: Path, times: int, seed: int = 1) -> list[int]:
    """Index a folder with kills; return the articles that were there after each of them.

    Raises:
        AssertionError: the index was not whole: something doubled, lost or rebuilt.
    """
    chance = random.Random(seed)
    write_articles(folder, range(_ARTICLES))
    counts = []
    for turn in range(times):
        _run(folder, chance.uniform(0.0, _LONGEST))
        counts.append(_check(folder, counts[-1] - _CHANGED if counts else 0))
        write_articles(folder, chance.sample(range(_ARTICLES), _CHANGED), mark=f"مرة{turn}")
    library, told, progress = indexed(folder)
    assert not told, told
    assert progress[-1].complete
    _check_each(library.index(), range(_ARTICLES), {1})
    assert library.index().articles() == _ARTICLES
    library.close()
    return counts


def _run(folder: Path, seconds: float) -> None:
    """Index in a process that is killed after some time, where it has not ended before."""
    code = subprocess.run([sys.executable, "-c", _PROCESS, str(folder), str(seconds)]).returncode
    assert code in (0, -signal.SIGKILL), code


def _check(folder: Path, least: int) -> int:
    """Open the index after a kill and return its articles, which are no fewer than `least`.

    Of those that change meanwhile the old ones go with the same commit that brings the new ones.
    """
    library = open_library([str(folder)])
    index = library.index()
    assert not library.problems, library.problems
    count = index.articles()
    assert count >= least, (count, least)
    assert len(index.known()) == count
    _, found = index.search(tantivy.Query.all_query(), _ARTICLES)
    assert len({one.path for one in found}) == len(found) == count
    _check_each(index, range(0, _ARTICLES, 25), {0, 1})
    library.close()
    return count


def _check_each(index: Index, numbers: range, allowed: set[int]) -> None:
    found = {index.count(term(f"x{number}")) for number in numbers}
    assert found <= allowed, found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["QARI_CACHE_DIR"] = f"{place}/cache"
        print(kill_again_and_again(Path(place) / "articles", int((sys.argv[1:] or ["50"])[0])))
