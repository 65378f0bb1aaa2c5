"""The command line: which command it names, and what is asked of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from tui.request import COMMANDS, SEARCHES, Request, misuse
from tui.settings import NARROWEST, PROFILES, WIDEST

_VALUES = {"--width": "usage.width", "--limit": "usage.number", "--context": "usage.from_0"}
"""What is said of a wrong value of an option."""


def parse(arguments: Sequence[str]) -> Request:
    """Read a command line.

    Raises:
        Misuse: an unknown option, a missing or wrong value, or no article to show.
    """
    command, rest = _split_command(arguments)
    cut = rest.index("--") if "--" in rest else len(rest)
    parser = parser_of(command)
    try:
        known, unknown = parser.parse_known_intermixed_args(rest[:cut])
    except argparse.ArgumentError as error:
        name = error.argument_name or str(error)
        key = _VALUES.get(name, "usage.value")
        raise misuse(key, what=name) from None
    if unknown:
        raise misuse("usage.unknown", what=" ".join(unknown))
    values = vars(known)
    paths = (*values.pop("paths"), *rest[cut + 1 :])
    if command in SEARCHES:
        query, *paths_ = paths or ("",)
        values["query"], paths = query, tuple(paths_)
    request = Request(command, paths, **values)
    asked = not (request.help or request.version)
    if command in SEARCHES and asked and not request.query.strip():
        raise misuse("usage.query")
    if request.counted and request.files:
        raise misuse("usage.both", one="--count", other="--files")
    if command == "doctor" and paths:
        raise misuse("usage.unknown", what=" ".join(paths))
    if command == "show" and asked:
        if not paths:
            raise misuse("usage.article")
        if len(paths) > 1:
            raise misuse("usage.unknown", what=" ".join(paths[1:]))
    return request


def _split_command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take out the first word that is no option, where it names a command."""
    rest = list(arguments)
    index = 0
    while index < len(rest) and rest[index].startswith("-") and rest[index] != "--":
        index += 2 if rest[index] in ("--lang", "--profile") else 1
    if index < len(rest) and rest[index] in COMMANDS:
        return rest.pop(index), rest
    return "open", rest


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise misuse("usage.unknown", what=message)


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return what reads the options of a command."""
    parser = _Parser(prog="qari", add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--lang", choices=("ar", "en"))
    parser.add_argument("--profile", choices=PROFILES)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="store_true")
    if command in COMMANDS:
        parser.add_argument("--json", action="store_true")
    if command == "show":
        parser.add_argument("--width", type=_width)
        parser.add_argument("--plain", action="store_true")
    if command in SEARCHES:
        parser.add_argument("--limit", type=_number)
        parser.add_argument("--context", type=_from_0)
        parser.add_argument("--count", action="store_true", dest="counted")
        for flag in ("--files", "--no-update"):
            parser.add_argument(flag, action="store_true")
    if command == "index":
        parser.add_argument("--facts", action="store_true")
    if command == "concordance":
        parser.add_argument("--sort", choices=("after", "before", "date", "source"))
    return parser


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _from_0(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _width(text: str) -> int:
    width = int(text)
    if not NARROWEST <= width <= WIDEST:
        raise ValueError(text)
    return width
