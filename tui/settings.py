"""The user's settings, and where the program keeps its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from tui.errors import QariError
from tui.words import Words

NARROWEST, WIDEST = 20, 200
"""Columns between which the measure of an article can be set."""

AUTO: Final = "auto"
"""The value of what is left to the program."""
PROFILES = ("visual", "tokens", "lrm", "cuts", "logical", AUTO)
"""How rows can be sent to the terminal: `tui.terminal.profiles` says what each means."""

_ALLOWED: dict[str, str] = {
    "lang": '"ar", "en"',
    "theme": '"dark", "light"',
    "measure": f"{NARROWEST}-{WIDEST}",
    "justify": "true, false",
    "profile": ", ".join(f'"{name}"' for name in PROFILES),
    "marks": '"keep", "strip", "auto"',
    "shaping": '"forms", "letters", "auto"',
    "tagger": '"module:function"',
    "across": "true, false",
}
_TABLES = {"extract": ("tagger", "across")}
"""The keys that stand in a table of the file, such as `[extract]`."""


class Settings(NamedTuple):
    """What the user can set in `config.toml`."""

    lang: Literal["ar", "en"] | None = None
    """Language of the interface; None takes it from the locale."""
    theme: Literal["dark", "light"] = "dark"
    measure: int = 72
    """Columns of an article's lines at most."""
    justify: bool = False
    """Whether both edges of a paragraph are even."""
    profile: str = AUTO
    """How rows are sent to the terminal, one of `PROFILES`."""
    marks: Literal["keep", "strip", "auto"] = AUTO
    """Whether tashkeel is drawn."""
    shaping: Literal["forms", "letters", "auto"] = AUTO
    """Whether letters are sent as presentation forms, or joined by the terminal."""
    tagger: str | None = None
    """`module:function` that finds names by context in place of the one of the package; in
    `[extract]`. The module may stand in the config folder."""
    across: bool = True
    """Whether names are linked across scripts and articles by their sound; in `[extract]`."""


def config_folder() -> Path:
    """Return the folder of `config.toml`: QARI_CONFIG_DIR, else the system's place."""
    return _folder("QARI_CONFIG_DIR", "user_config_path")


def cache_folder() -> Path:
    """Return the folder of what can be rebuilt: QARI_CACHE_DIR, else the system's place."""
    return _folder("QARI_CACHE_DIR", "user_cache_path")


def data_folder() -> Path:
    """Return the folder of the user's own data: QARI_DATA_DIR, else the system's place."""
    return _folder("QARI_DATA_DIR", "user_data_path")


def load_settings() -> Settings:
    """Read `config.toml` of the config folder; without the file all settings are the defaults.

    Raises:
        QariError: the file cannot be read, is no TOML, or has an unknown key or a wrong value.
    """
    path = config_folder() / "config.toml"
    try:
        # Anything but a file, such as a FIFO, could hang.
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else None
        if text is None and path.exists():
            raise _problem("settings.unreadable", path, reason="not a file")
    except UnicodeDecodeError:
        raise _problem("settings.unreadable", path, reason="not UTF-8") from None
    except OSError as error:
        raise _problem("settings.unreadable", path, reason=error.strerror or "?") from None
    return Settings() if text is None else _parse(text, path)


def _parse(text: str, path: Path) -> Settings:
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _reason_and_line(str(error), text)
        raise _problem("settings.toml", path, line=line, reason=reason) from None
    chosen: dict[str, Any] = {}
    places = _places()
    for place, value in _leaves(values):
        if place not in places:
            raise _problem("settings.unknown", path, key=place, near=_nearest(place))
        key = places[place]
        if not _is_allowed(key, value):
            raise _problem("settings.value", path, key=place, allowed=_ALLOWED[key])
        chosen[key] = value
    return Settings(**chosen)


def _places() -> dict[str, str]:
    """Return the keys by how they are written in the file, `table.key` for those of a table."""
    inside = {key: f"{table}.{key}" for table, keys in _TABLES.items() for key in keys}
    return {inside.get(key, key): key for key in _ALLOWED}


def _leaves(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if key in _TABLES and isinstance(value, dict):
            yield from ((f"{key}.{inner}", leaf) for inner, leaf in value.items())
        else:
            yield key, value


def _is_allowed(key: str, value: Any) -> bool:
    if key == "tagger":
        module, colon, function = value.partition(":") if isinstance(value, str) else ("", "", "")
        parts = [*module.split("."), function]
        return bool(colon) and all(part.isidentifier() for part in parts)
    if key == "measure":  # in Python true is an int
        return type(value) is int and NARROWEST <= value <= WIDEST
    if key in ("justify", "across"):
        return isinstance(value, bool)
    return isinstance(value, str) and f'"{value}"' in _ALLOWED[key].split(", ")


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    wanted = key.lower()
    table, _, inner = wanted.partition(".")
    names = list(_places())
    if table in _TABLES:
        names = [name for name in names if name.startswith(f"{table}.")]
        wanted = f"{table}.{inner}"
    # A key of a table is as near by its last part, so that one out of its table is known.
    best = {name.rpartition(".")[2]: name for name in names} | {name: name for name in names}
    return best[get_close_matches(wanted, best, 1, 0)[0]]


def _reason_and_line(message: str, text: str) -> tuple[str, int]:
    import re

    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if place is None:
        return message, 1
    return message[: place.start()], int(place[1] or max(1, len(text.splitlines())))


def _folder(variable: str, place: str) -> Path:
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen)
    import platformdirs

    path: Path = getattr(platformdirs, place)("qari", appauthor=False)
    return path


def _problem(message: str, path: Path, **values: str | int) -> QariError:
    filled: dict[str, str | int] = {"path": str(path), **values}
    return QariError(Words("en").say(message, **filled), message, filled)
