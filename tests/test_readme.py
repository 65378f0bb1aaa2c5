"""The README says what the program does: keys, options, commands, and lines that can be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.app import commands
from tui.cli import LIST_FIELDS
from tui.request import COMMANDS
from tui.settings import Settings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def _section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {name}"
    return found[1]


def test_every_key_of_every_command_is_in_the_readme() -> None:
    said = set(re.findall(r"`([^`]+)`", _section("Keys")))
    missing = [
        f"{command.name}: {commands.key_name(key)}"
        for command in commands.COMMANDS
        for key in command.keys
        if commands.key_name(key) not in said
    ]
    assert not missing


def test_every_key_of_the_readme_belongs_to_a_command() -> None:
    known = {commands.key_name(key) for command in commands.COMMANDS for key in command.keys}
    rows = [line for line in _section("Keys").splitlines() if line.startswith("| `")]
    assert len(rows) > 20
    said = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert said <= known


def test_every_command_and_setting_is_in_the_readme() -> None:
    section = _section("Commands")
    for command in COMMANDS:
        assert f"`qari {command}" in section
    for option in ("--json", "--width", "--plain", "--lang", "--profile", "--version", "--help"):
        assert option in section
    settings = _section("Where files are kept")
    for field in Settings._fields:
        assert re.search(rf"^{field} = ", settings, re.MULTILINE)
    assert {"title", "byline", "source", "date"} <= set(LIST_FIELDS)


@pytest.mark.parametrize("marker", ["run", "test"])
def test_the_two_lines_are_one_line_each(marker: str) -> None:
    found = re.search(rf"<!-- {marker} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert found
    assert "\n" not in found[1]


def test_the_picture_is_there_and_small() -> None:
    found = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert found
    picture = Path(__file__).parent.parent / found[1]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 200_000
