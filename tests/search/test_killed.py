"""An index survives kill -9; `python -m tests.search.kills` does it fifty times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.kills import kill_again_and_again


def test_killed_at_random_moments_nothing_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QARI_CACHE_DIR", str(tmp_path / "cache"))
    counts = kill_again_and_again(tmp_path / "articles", 6)
    assert len(counts) == 6
