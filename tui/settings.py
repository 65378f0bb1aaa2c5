"""The user's settings, and where the program keeps its files."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal

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
}


@dataclass(frozen=True, slots=True)
class Settings:
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
    for key, value in values.items():
        if key not in _ALLOWED:
            raise _problem("settings.unknown", path, key=key, near=_nearest(key))
        if not _is_allowed(key, value):
            raise _problem("settings.value", path, key=key, allowed=_ALLOWED[key])
    return Settings(**values)


def _is_allowed(key: str, value: Any) -> bool:
    if key == "measure":  # in Python true is an int
        return type(value) is int and NARROWEST <= value <= WIDEST
    if key == "justify":
        return isinstance(value, bool)
    return isinstance(value, str) and f'"{value}"' in _ALLOWED[key].split(", ")


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    names = [field.name for field in fields(Settings)]
    return get_close_matches(key.lower(), names, 1, 0)[0]


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
