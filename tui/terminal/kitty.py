"""Whether a kitty on this machine leaves words alone: its option `force_ltr`.

It cannot be asked for over the wire. kitty passes its process id on (`KITTY_PID`), so where it
runs on this machine its command line and its configuration can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

FORCE_LTR = "KITTY_FORCE_LTR"
"""The name under which the answer joins the variables: `yes` or `no`. kitty itself has none."""

_LARGEST = 1_000_000
"""Bytes of a configuration that are read."""
_INCLUDES = 8
"""Depth of files that include others."""


def with_option(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return an environment with what its kitty is set to, where that can be known."""
    process = environment.get("KITTY_PID", "")
    if not process.isdecimal() or environment.get("SSH_CONNECTION"):
        return environment
    try:
        command = Path("/proc", process, "cmdline").read_bytes()[:_LARGEST]
    except OSError:
        return environment  # another machine or a container, or no such folder, as on macOS
    words = command.decode(errors="replace").split("\0")
    if "kitty" not in words[0]:
        return environment
    return {**environment, FORCE_LTR: "yes" if _is_forced(words, environment) else "no"}


def _is_forced(words: list[str], environment: Mapping[str, str]) -> bool:
    value = ""
    for path in _values(words, "-c", "--config") or _usual_places(environment):
        for line in _lines(Path(path), _INCLUDES):
            value = _option(line) or value
    for setting in _values(words, "-o", "--override"):
        value = _option(setting.replace("=", " ", 1)) or value
    return value.lower() in ("y", "yes", "true")


def _values(words: list[str], short: str, long: str) -> list[str]:
    """Return the values of an option of a command line, in their order."""
    values = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in (short, long):
            values.append(following)
        elif word.startswith(f"{long}="):
            values.append(word.partition("=")[2])
    return values


def _usual_places(environment: Mapping[str, str]) -> list[str]:
    """Return where kitty looks for its configuration, later ones going before earlier ones."""
    home = environment.get("HOME", "")
    own = environment.get("KITTY_CONFIG_DIRECTORY") or (
        f"{environment.get('XDG_CONFIG_HOME') or f'{home}/.config'}/kitty"
    )
    return ["/etc/xdg/kitty/kitty.conf", f"{own}/kitty.conf"]


def _lines(path: Path, deep: int) -> Iterator[str]:
    """Yield the lines of a configuration and of the files that it includes."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return  # kitty cannot read it either
    for line in text.splitlines():
        word, _, rest = line.strip().partition(" ")
        if word == "include" and deep:
            yield from _lines(path.parent / rest.strip(), deep - 1)
        else:
            yield line


def _option(line: str) -> str:
    """Return the value that a line gives to `force_ltr`, or an empty text."""
    words = line.split()
    return words[1] if len(words) > 1 and words[0] == "force_ltr" else ""
