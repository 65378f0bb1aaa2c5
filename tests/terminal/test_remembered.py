"""Choices for terminals: kept whole, and never lost to a damaged file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tui.errors import QariError
from tui.settings import data_folder
from tui.terminal.profiles import Choice, Marks, Profile, Shaping
from tui.terminal.remembered import file, forget, load, recall, remember

CHOSEN = Choice(Profile.LRM, Marks.STRIP, Shaping.LETTERS)


def test_what_is_remembered_comes_back() -> None:
    assert recall("xterm.js") is None
    remember("xterm.js", CHOSEN)
    remember("طرفية-1", Choice())
    assert recall("xterm.js") == CHOSEN
    assert load() == {"xterm.js": CHOSEN, "طرفية-1": Choice()}
    remember("xterm.js", Choice())
    assert recall("xterm.js") == Choice()
    assert forget("xterm.js")
    assert not forget("xterm.js")
    assert load() == {"طرفية-1": Choice()}
    assert os.listdir(data_folder()) == [file().name], "nothing is left of writing"


def test_the_folder_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QARI_DATA_DIR", str(tmp_path / "a" / "b"))
    remember("kitty", CHOSEN)
    assert recall("kitty") == CHOSEN


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"a": 1', b"[" * 100_000])
def test_a_damaged_file_is_told_put_aside_and_replaced(content: bytes) -> None:
    for number in (1, 2):
        file().write_bytes(content)
        report: list[QariError] = []
        assert load(report) == {}
        (problem,) = report
        assert str(file()) in str(problem)
        aside = file().with_name(f"{file().name}.damaged-{number}")
        assert aside.name in str(problem)
        assert aside.read_bytes() == content
        assert not file().exists()
    remember("kitty", CHOSEN)
    assert recall("kitty") == CHOSEN


def test_entries_of_another_version_are_kept_and_not_used() -> None:
    strange = {"new": {"profile": "hologram", "marks": "keep", "shaping": "forms"}, "odd": 1}
    file().write_text(json.dumps(strange), encoding="utf-8")
    assert load() == {}
    remember("kitty", CHOSEN)
    assert json.loads(file().read_text(encoding="utf-8")).items() >= strange.items()


def test_what_cannot_be_written_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    place = data_folder() / "no folder"
    place.touch()
    monkeypatch.setenv("QARI_DATA_DIR", str(place))
    with pytest.raises(QariError, match="no folder"):
        remember("kitty", CHOSEN)
    assert recall("kitty") is None
