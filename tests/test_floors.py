"""Imports: commands never load Textual, and the contracts name every part of the package."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import Qari

ROOT = Path(__file__).parent.parent
PARTS = {
    f"tui.{path.stem}"
    for path in (ROOT / "tui").iterdir()
    if path.suffix == ".py" or (path / "__init__.py").exists()
} - {"tui.__init__"}


def contract(name: str) -> dict[str, list[str]]:
    with open(ROOT / "pyproject.toml", "rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (found,) = [contract for contract in contracts if contract["name"] == name]
    return found


def test_every_part_has_a_floor() -> None:
    layers = [part for layer in contract("floors")["layers"] for part in re.split(r" [|:] ", layer)]
    assert sorted(layers) == sorted(PARTS)


def test_all_but_the_front_ends_are_kept_from_textual() -> None:
    front_ends = {"tui.app", "tui.cli", "tui.__main__"}
    assert set(contract("only the app knows Textual")["source_modules"]) == PARTS - front_ends


@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", "000_253fa256e8b11328"], ["-h"], ["x"]]
)
def test_no_command_imports_textual(qari: Qari, arguments: list[str], tmp_path: Path) -> None:
    script = tmp_path / "sitecustomize.py"
    script.write_text(
        "import atexit, json, sys\n"
        f"atexit.register(lambda: open({str(tmp_path / 'modules')!r}, 'w')"
        ".write(json.dumps([*sys.modules])))\n"
    )
    qari(*arguments, env={"PYTHONPATH": f"{ROOT}:{tmp_path}", "PYTHONWARNINGS": "ignore"})
    modules = set(json.loads((tmp_path / "modules").read_text()))
    assert "tui.cli" in modules
    top = {module.partition(".")[0] for module in modules}
    assert not top & {"textual", "rich", "asyncio", "sqlite3", "bidi", "arabic_reshaper"}
