"""The index of words: `python -m tests.bench.indexing DATA_FOLDER [ARTICLES ...]`.

DATA_FOLDER has `news/ant.jsonl.xz`; the corpora are made of it, 10,000, 100,000 and 500,000
articles if not said, which takes half an hour and 5 GB. A rate needs a machine with nothing else to
do; CPU time a little less so. Names and figures are not read: those that queries ask for are made.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.answers import answers, give_facts
from tests.bench.corpora import resampled
from tests.bench.places import own_environment
from tests.bench.table import Bound, Figure, table
from tui.library import open_library

_SIZES = (10_000, 100_000, 500_000)
_CHANGED = 100
_RATE, _SIZE, _MEMORY, _CHANGES = 3000, 0.8, 500, 2
"""Articles a second, bytes of index a byte of text, MB, seconds."""
_WITH_FACTS = 100_000
"""Articles up to which answers about names and figures are measured too."""
_WORD = "ترامب"


def figures(data: Path, folder: Path, articles: int) -> list[Figure]:
    """Measure an index of so many articles; it and they are made below a folder."""
    corpus = folder / f"articles{articles}"
    resampled(data, corpus, articles)
    size = sum(one.stat().st_size for one in corpus.rglob("*.txt"))
    row, cpu, memory = _indexed(corpus)
    said = f"{articles:,}"
    result = [
        Figure(f"{said}: rate", articles / row["seconds"], "/s", None, "", Bound.LEAST, _RATE),
        Figure(f"{said}: CPU an article", 1e6 * cpu / articles, "µs"),
        Figure(f"{said}: bytes", row["index_bytes"] / 1e6, "MB", size / 1e6, "the text",
               Bound.RATIO, _SIZE),
        Figure(f"{said}: memory", memory, "MB", None, "", Bound.MOST, _MEMORY),
        Figure(f"{said}: start to first result", _first_result(corpus), "ms"),
    ]  # fmt: skip
    changed = random.Random(3).sample(sorted(corpus.rglob("*.txt")), min(_CHANGED, articles))
    for one in changed:
        one.write_text(one.read_text(encoding="utf-8") + "جديد\n", encoding="utf-8")
    row, _, _ = _indexed(corpus)
    result.append(
        Figure(f"{said}: {row['changed']} changed", row["seconds"], "s", None, "", Bound.MOST,
               _CHANGES)
    )  # fmt: skip
    library = open_library([str(corpus)])
    library.ask(_WORD).page()
    with_facts = articles <= _WITH_FACTS
    if with_facts:
        give_facts(library)
    result += answers(said, library, corpus, facts=with_facts)
    library.close()
    return result


def _first_result(corpus: Path) -> float:
    """Return the milliseconds of `qari search` from its start to its end, files not looked at."""
    command = [sys.executable, "-m", "tui", "search", "--no-update", "--limit", "1", _WORD]
    start = time.perf_counter()
    subprocess.run([*command, str(corpus)], stdout=subprocess.DEVNULL, check=True)
    _spent()
    return 1000 * (time.perf_counter() - start)


def _indexed(corpus: Path) -> tuple[dict[str, float], float, float]:
    """Run `qari index`; return its row, its CPU seconds and the peak of its memory in MB."""
    command = [sys.executable, "-m", "tui", "index", str(corpus), "--json"]
    _spent()  # what other children took before
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


def main(arguments: Sequence[str]) -> None:
    """Measure and print a table."""
    found: list[Figure] = []
    with own_environment(), TemporaryDirectory(prefix="qari-index-") as folder:
        for articles in map(int, arguments[1:] or _SIZES):
            found += figures(Path(arguments[0]).absolute(), Path(folder), articles)
    print(f"load {os.getloadavg()[0]:.1f}\n\n{table(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
