"""How long answers of an index take, from a query as it is typed to a page of what it finds."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from tests.bench.table import Bound, Figure
from tui.files import read_bytes
from tui.indexing.reading import Reader, Task
from tui.indexing.update import update_tasks
from tui.library import Library, article_of
from tui.model import FigureKind
from tui.search.query_tree import TextField
from tui.search.records import Facts, Figured
from tui.searching import KnownNames

_ASKED = 40
"""Questions of each kind."""
_ANSWER = 50
"""Milliseconds that 95 of 100 answers may take."""
_PAGE = 20
_NAMES = "altman trump obama google merkel putin sarkozy nvidia ronaldo messi clinton nadal".split()
_ORGS = "مايكروسوفت غوغل آبل أمازون تسلا سامسونغ فيسبوك تويتر أرامكو إنتل".split()
_IDS = 20_000
"""Entities that articles name besides those; ten an article, and five figures."""
_KINDS = (
    (FigureKind.MONEY, "USD"),
    (FigureKind.MONEY, "TND"),
    (FigureKind.PERCENT, ""),
    (FigureKind.COUNT, ""),
)
_QUESTIONS = Path(__file__).with_name("questions.tsv")


def give_facts(library: Library) -> None:
    """Give all articles names and figures made by chance: to read real ones takes half an hour."""
    chance = random.Random(9)
    known = [KnownNames().ids((word,), TextField.ORG)[0] for word in _ORGS]
    ids = [*known, *(f"made-{number}" for number in range(_IDS))]
    index = library.index()
    index.try_to_write()
    tasks = [
        Task(path, one.file, path.decode(), one.size, one.mtime_ns, one.key, one.digest)
        for path, one in index.known().items()
    ]

    def made(task: Task) -> Task:
        # Few are named often, as in news.
        names = [ids[int(len(ids) ** chance.random()) - 1] for _ in range(10)]
        figures = [_figured(chance) for _ in range(5)]
        return task._replace(facts=Facts("made", names, figures))

    reader = Reader(read_bytes, article_of)
    for _ in update_tasks(
        index, tasks, reader, made,
        stop=lambda: False, report=_raise, background=False, processes=None,
    ):  # fmt: skip
        pass


def _raise(problem: Exception) -> None:
    raise problem


def _figured(chance: random.Random) -> Figured:
    """Return a figure of two or three digits and some zeros."""
    value = float(chance.randrange(10, 1000) * 10 ** chance.randrange(8))
    kind, unit = chance.choice(_KINDS)
    return Figured(kind.value, unit, value, value)


def answers(said: str, library: Library, corpus: Path, *, facts: bool) -> list[Figure]:
    """Measure queries of each kind, and `rg` or `grep` on the same words beside them."""
    chance = random.Random(5)
    found = library.index().terms_of("body", "", 30_000)
    words = [word for word, _ in found if len(word) > 3 and not word.isdigit()]
    texts = [path.read_text(encoding="utf-8") for path in _sample(corpus, chance)]
    kinds = _kinds(chance, words, texts, facts=facts)
    result = []
    for name, query in kinds.items():
        queries = [query() for _ in range(_ASKED)]
        result += _figures(f"{said}: {name}", [_taken(library, one) for one in queries])
    lines = [_concordance(library, chance.choice(words[:300])) for _ in range(_ASKED)]
    result += _figures(f"{said}: concordance, first page", lines)
    beside = [_searched(corpus, word) for word in (words[10], words[1000], words[-100])]
    result.append(Figure(f"{said}: {_program()} on three words", median(beside), "ms"))
    return result


def _kinds(
    chance: random.Random, words: Sequence[str], texts: Sequence[str], *, facts: bool
) -> dict[str, Callable[[], str]]:
    """Return what makes a query of each kind."""
    common, middle, rare = words[:300], words[300:3000], words[-5000:]
    questions = [row.split("\t")[1] for row in _QUESTIONS.read_text(encoding="utf-8").splitlines()]

    def phrase() -> str:
        parts = chance.choice(texts).replace('"', " ").split()
        at = chance.randrange(max(1, len(parts) - 3))
        return f'"{" ".join(parts[at : at + 3])}"'

    def typo() -> str:
        word = chance.choice([one for one in middle if len(one) > 5])
        at = chance.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    kinds: dict[str, Callable[[], str]] = {
        "common word": lambda: chance.choice(common),
        "rare word": lambda: chance.choice(rare),
        "three words": lambda: " ".join(chance.sample([*common, *middle[:300]], 3)),
        "phrase": phrase,
        "NOT": lambda: f"{chance.choice(middle)} -{chance.choice(common)}",
        **{
            f"prefix of {letters}": lambda n=letters: f"{chance.choice(words)[:n]}*"  # type: ignore[misc]
            for letters in range(1, 5)
        },
        "typo": typo,
        "cross-script": lambda: chance.choice(_NAMES),
        "question": lambda: chance.choice(questions),
    }
    if facts:
        kinds["entity and word"] = lambda: f"جهة:{chance.choice(_ORGS)} {chance.choice(common)}"
        kinds["money range"] = lambda: f"مال:>{chance.randrange(1, 900)} مليون دولار"
    return kinds


def _sample(corpus: Path, chance: random.Random) -> list[Path]:
    return chance.sample(sorted(corpus.rglob("*.txt")), 200)


def _taken(library: Library, query: str) -> tuple[float, float]:
    return milliseconds(lambda: library.ask(query).page(_PAGE))


def _concordance(library: Library, word: str) -> tuple[float, float]:
    return milliseconds(lambda: library.concordance(word).page(0, _PAGE))


def _figures(name: str, taken: Sequence[tuple[float, float]]) -> list[Figure]:
    clock, cpu = ([one[at] for one in taken] for at in (0, 1))
    p95, p95_cpu = (quantiles(times, n=20)[-1] for times in (clock, cpu))
    return [
        Figure(name, median(clock), "ms", median(cpu), "its CPU time"),
        Figure(f"{name}, p95", p95, "ms", p95_cpu, "its CPU time", Bound.MOST, _ANSWER),
    ]


def _program() -> str:
    return "rg" if shutil.which("rg") else "grep"


def _searched(corpus: Path, word: str) -> float:
    """Return what it takes to list the files that have a word as it is written."""
    options = ["-l", "-F"] if _program() == "rg" else ["-r", "-l", "-F"]
    command = [_program(), *options, word, str(corpus)]
    return milliseconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL))[0]


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return what a piece of work takes by the clock, and in CPU time of this process."""
    start, spent = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - spent)
