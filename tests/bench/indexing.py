"""The index of words: `python -m tests.bench.indexing DATA_FOLDER [ARTICLES ...]`.

DATA_FOLDER has `news/ant.jsonl.xz`; the corpora are made of it, 10,000 and 100,000 articles if
not said. A rate needs a machine with nothing else to do; CPU time a little less so.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import tantivy

from tests.bench.corpora import resampled
from tests.bench.places import own_environment
from tests.bench.table import Bound, Figure, table
from tui.library import open_library
from tui.search import schema
from tui.search.index import Index
from tui.text.skeleton import skeleton

_SIZES = (10_000, 100_000)
_CHANGED = 100
_ASKED = 40
"""Questions of each kind."""
_RATE, _SIZE, _MEMORY, _CHANGES, _ANSWER = 3000, 0.8, 500, 2, 50
"""Articles a second, bytes of index a byte of text, MB, seconds, milliseconds."""
_NAMES = "altman trump obama google merkel putin sarkozy nvidia ronaldo messi clinton nadal".split()


def figures(data: Path, folder: Path, articles: int) -> list[Figure]:
    """Measure an index of so many articles; it and they are made below a folder."""
    corpus = folder / f"articles{articles}"
    resampled(data, corpus, articles)
    size = sum(one.stat().st_size for one in corpus.rglob("*.txt"))
    row, cpu, memory = _indexed(corpus)
    said = f"index of {articles:,}"
    result = [
        Figure(f"{said}: rate", articles / row["seconds"], "/s", None, "", Bound.LEAST, _RATE),
        Figure(f"{said}: CPU an article", 1e6 * cpu / articles, "µs"),
        Figure(f"{said}: bytes", row["index_bytes"] / 1e6, "MB", size / 1e6, "the text",
               Bound.RATIO, _SIZE),
        Figure(f"{said}: memory", memory, "MB", None, "", Bound.MOST, _MEMORY),
    ]  # fmt: skip
    changed = random.Random(3).sample(sorted(corpus.rglob("*.txt")), min(_CHANGED, articles))
    for one in changed:
        one.write_text(one.read_text(encoding="utf-8") + "جديد\n", encoding="utf-8")
    row, _, _ = _indexed(corpus)
    result.append(
        Figure(f"{said}: {row['changed']} changed", row["seconds"], "s", None, "", Bound.MOST,
               _CHANGES)
    )  # fmt: skip
    start = time.perf_counter()
    library = open_library([str(corpus)])
    library.index().count(_term("ترامب"))
    result.append(Figure(f"{said}: open, first answer", 1e3 * (time.perf_counter() - start), "ms"))
    result += _answers(said, library.index())
    library.close()
    return result


def _indexed(corpus: Path) -> tuple[dict[str, float], float, float]:
    """Run `qari index`; return its row, its CPU seconds and the peak of its memory in MB."""
    command = [sys.executable, "-m", "tui", "index", str(corpus), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.1)
        assert process.stdout is not None
        (row,) = json.loads(process.stdout.read())
    return row, _spent(), peak


_before = 0.0


def _spent() -> float:
    """Return the CPU seconds of the children that have ended since the last time."""
    global _before
    used = os.times()
    total = used.children_user + used.children_system
    spent, _before = total - _before, total
    return spent


def _memory(pid: int) -> float:
    """Return the memory of a process and its children in MB, what they share counted once."""
    total = 0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (str(pid), *children):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss_Anon:"):
                    total += int(line.split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0  # it has ended
    return total / 1024


def _answers(said: str, index: Index) -> list[Figure]:
    """Measure what it takes to answer questions of several kinds."""
    words = [one.word for one in index.terms("", 30_000) if len(one.word) > 3]
    chance = random.Random(5)
    common, rare = words[:300], words[-5000:]
    kinds: dict[str, Callable[[], object]] = {
        "common word": lambda: index.search(_term(chance.choice(common))),
        "rare word": lambda: index.search(_term(chance.choice(rare))),
        "stem": lambda: index.search(_term(chance.choice(common), schema.STEMS)),
        "forms of a word": lambda: index.forms(chance.choice(common)),
        "cross-script": lambda: index.sounding([skeleton(chance.choice(_NAMES))]),
        **{
            f"prefix of {letters}": lambda n=letters: index.terms(chance.choice(words)[:n])  # type: ignore[misc]
            for letters in range(1, 5)
        },
    }
    result = []
    for name, ask in kinds.items():
        taken = [_milliseconds(ask) for _ in range(_ASKED)]
        p95 = quantiles(taken, n=20)[-1]
        result += [
            Figure(f"{said}: {name}", median(taken), "ms"),
            Figure(f"{said}: {name}, p95", p95, "ms", None, "", Bound.MOST, _ANSWER),
        ]
    return result


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _term(word: str, name: str = schema.BODY) -> tantivy.Query:
    return tantivy.Query.term_query(schema.schema(), name, word)


def main(arguments: Sequence[str]) -> None:
    """Measure and print a table."""
    found: list[Figure] = []
    with own_environment(), TemporaryDirectory(prefix="qari-index-") as folder:
        for articles in map(int, arguments[1:] or _SIZES):
            found += figures(Path(arguments[0]).absolute(), Path(folder), articles)
    print(f"load {os.getloadavg()[0]:.1f}\n\n{table(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
