"""Medians of runs that take turns."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import process_time

Run = Callable[[], float]
"""Does something once and returns what it took."""


def alternate(rounds: int, *runs: Run) -> list[float]:
    """Return the median of each run.

    They take turns, so that a machine that gets busier meanwhile does so for all of them. A first
    round, which fills the caches of the disk and of bytecode, does not count.
    """
    taken: list[list[float]] = [[] for _ in runs]
    for number in range(rounds + 1):
        for results, run in zip(taken, runs, strict=True):
            result = run()
            if number:
                results.append(result)
    return [median(results) for results in taken]


def cpu(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Run:
    """Return a run that measures the CPU seconds of a piece of work.

    Args:
        work: What is measured.
        before: What is done before it, each time, without being measured.
    """

    def run() -> float:
        before()
        gc.collect()
        start = process_time()
        work()
        return process_time() - start

    return run
