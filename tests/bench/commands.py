"""Commands that print: what they import, and seconds from start to end."""

from __future__ import annotations

from functools import partial

from tests.bench.children import READER, run, until_ended
from tests.bench.measure import alternate
from tests.bench.places import seed_files
from tests.bench.table import Bound, Figure

_ROUNDS = 11
_MODULES = """
import sys
from tui.cli import main
main()
print(sum(name.partition(".")[0] in ("textual", "rich") for name in sys.modules), file=sys.stderr)
"""


def figures() -> list[Figure]:
    """Measure `qari list --json` and `qari show FILE` on the built-in articles, into a pipe."""
    commands = {
        "qari list --json": ["list", "--json"],
        "qari show FILE": ["show", str(seed_files()[0])],
    }
    *taken, nothing = alternate(
        _ROUNDS,
        *(partial(until_ended, READER, arguments) for arguments in commands.values()),
        partial(until_ended, "pass"),
    )
    result = []
    for (name, arguments), seconds in zip(commands.items(), taken, strict=True):
        imported = int(run(_MODULES, arguments))
        result += [
            Figure(f"{name}: Textual imported", imported, "modules", bound=Bound.MOST),
            Figure(name, seconds * 1000, "ms", nothing * 1000, "python -c pass"),
        ]
    return result
