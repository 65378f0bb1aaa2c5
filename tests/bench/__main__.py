"""`python -m tests.bench`: measure everything and print one table."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from tests.bench import (
    catalogue,
    commands,
    disagreement,
    extraction,
    layout,
    memory,
    naming,
    parsing,
    startup,
)
from tests.bench.places import own_environment
from tests.bench.table import Figure, table


def main() -> None:
    """Measure everything and print it. Takes about four minutes."""
    figures: list[Figure] = []
    with own_environment() as folder:
        groups: dict[str, Callable[[], list[Figure]]] = {
            "start": lambda: startup.figures(folder),
            "commands": commands.figures,
            "memory": lambda: memory.figures(folder),
            "layout": layout.figures,
            "parsing": parsing.figures,
            "extraction": extraction.figures,
            "disagreement": disagreement.figures,
            "names": naming.figures,
            "catalogue": lambda: catalogue.figures(folder),
            "keys and resizes": lambda: _app_figures(folder),
            "line": _line_figures,
        }
        for name, measure in groups.items():
            start = perf_counter()
            print(f"{name} ... ", end="", file=sys.stderr, flush=True)
            figures += measure()
            print(f"{perf_counter() - start:.0f} s", file=sys.stderr)
    print(f"{_machine()}\n\n{table(figures)}")


def _machine() -> str:
    """Return what the figures depend on; a load above 1 makes them noisy."""
    versions = f"Python {platform.python_version()}, Textual {version('textual')}"
    return f"{versions}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"


def _app_figures(folder: Path) -> list[Figure]:
    """Measure the running reader; Textual reads its environment when it is imported."""
    from tests.bench import app

    return app.figures(folder)


def _line_figures() -> list[Figure]:
    """Measure what goes over the line, for the same reason not before there is an environment."""
    from tests.bench import sent

    return sent.figures()


if __name__ == "__main__":
    main()
