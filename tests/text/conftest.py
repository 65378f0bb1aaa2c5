"""Unicode's files for the tests of `tui.text`, and the table of what they said."""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[1] / "data" / "unicode"


@dataclass
class Conformance:
    """What became of the cases of one of Unicode's files."""

    name: str
    cases: int = 0
    passed: int = 0
    excluded: Counter[str] = field(default_factory=Counter)
    """Cases by the reason why they are not run."""
    failures: list[str] = field(default_factory=list)
    """The first failures, each as a text that shows expected and actual side by side."""

    @property
    def run(self) -> int:
        """Cases that were run."""
        return self.cases - self.excluded.total()

    def fail(self, report: Callable[[], str]) -> None:
        """Keep the report of a failed case, but no more than five."""
        if len(self.failures) < 5:
            self.failures.append(report())

    def check(self) -> None:
        """Fail the test with the first failures if not all the cases run have passed."""
        if self.passed != self.run:
            failed = self.run - self.passed
            pytest.fail("\n\n".join([f"{self.name}: {failed} failed", *self.failures]), False)


@pytest.fixture
def conformance(request: pytest.FixtureRequest) -> Iterator[Callable[[str], Conformance]]:
    """Start the line of a file in the table printed after the tests."""
    results: list[Conformance] = []

    def start(name: str) -> Conformance:
        results.append(Conformance(name))
        return results[-1]

    yield start
    for one in results:
        line = [one.name, one.cases, one.run, one.passed, dict(one.excluded)]
        request.node.user_properties.append(("conformance", line))


@pytest.fixture(scope="session")
def unicode_lines() -> Callable[[str], Iterator[str]]:
    """Read the lines of one of Unicode's files, comments and empty lines left out."""

    def read(name: str) -> Iterator[str]:
        with lzma.open(DATA / f"{name}.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                content = line.partition("#")[0].strip()
                if content:
                    yield content

    return read
