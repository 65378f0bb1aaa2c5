"""An environment of its own for a run, and the files that are read in it."""

from __future__ import annotations

import os
import site
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.library import built_in_folder

ROOT = Path(__file__).parents[2]

_USER_FOLDERS = (
    "HOME",
    "QARI_CACHE_DIR",
    "QARI_CONFIG_DIR",
    "QARI_DATA_DIR",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)
_SET = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
_UNSET = "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "NO_COLOR", "FORCE_COLOR"
_KEPT = "PYTHONPATH", "PYTHONHOME"


@contextmanager
def own_environment() -> Iterator[Path]:
    """Put all user files of this process and its children into a temporary folder, and yield it.

    No variable of the caller's changes how Python, Textual or the reader runs. Bytecode of every
    module, the reference's too, is kept in the folder: with PYTHONDONTWRITEBYTECODE set, a
    checkout would be compiled anew at each start while what is installed would not.
    """
    before = dict(os.environ)
    user_packages = site.getuserbase()  # would move with HOME
    with TemporaryDirectory(prefix="qari-bench-") as name:
        folder = Path(name)
        for variable in list(os.environ):
            ours = variable.startswith(("PYTHON", "TEXTUAL", "QARI")) and variable not in _KEPT
            if ours or variable in _UNSET:
                del os.environ[variable]
        for variable in _USER_FOLDERS:
            place = folder / variable.lower()
            place.mkdir()
            os.environ[variable] = str(place)
        os.environ.update(_SET, PYTHONPYCACHEPREFIX=str(folder / "bytecode"))
        os.environ["PYTHONUSERBASE"] = user_packages
        try:
            yield folder
        finally:
            os.environ.clear()
            os.environ.update(before)


def seed_files() -> list[Path]:
    """Return the files of the built-in articles in the order in which they are listed."""
    return sorted(built_in_folder().glob("*.txt"))


def seed_texts() -> list[str]:
    """Return the texts of the built-in articles."""
    return [path.read_text(encoding="utf-8") for path in seed_files()]


def long_text(characters: int) -> str:
    """Return a text of about this many characters, of the paragraphs of the built-in articles."""
    lines = [line for text in seed_texts() for line in text.splitlines() if line.strip()]
    taken: list[str] = []
    length = 0
    for line in cycle(lines):
        if length >= characters:
            return "\n\n".join(taken) + "\n"
        taken.append(line[: max(40, characters - length)])
        length += len(taken[-1]) + 2
    raise AssertionError("the built-in articles are empty")


def long_file(folder: Path, characters: int) -> Path:
    """Write a text of about this many characters and return its file."""
    path = folder / f"characters-{characters}.txt"
    if not path.exists():
        path.write_text(long_text(characters), encoding="utf-8")
    return path


def many_files(folder: Path, count: int) -> Path:
    """Write this many small articles and return their folder.

    They are links to one file each thousand: 100,000 files of their own take minutes to delete on
    some disks, and listing them costs the same.
    """
    place = folder / f"files-{count}"
    if place.exists():
        return place
    place.mkdir()
    text = "\n\n".join(line for line in seed_texts()[0].splitlines() if line.strip())
    source = ""
    for number in range(count):
        path = f"{place}/{number:06}.txt"
        if number % 1000:
            os.link(source, path)
        else:
            source = path
            Path(path).write_text(text[:600], encoding="utf-8")
    return place
