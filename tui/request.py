"""What a command line asks for: the request, and why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.errors import QariError
from tui.words import Words

COMMANDS = (
    *("list", "show", "search", "concordance"),
    *("entities", "figures", "disagree", "index", "doctor"),
)
SEARCHES = ("search", "concordance")


class Request(NamedTuple):
    """What the user asked for."""

    command: str
    paths: tuple[str, ...]
    json: bool = False
    plain: bool = False
    width: int | None = None
    lang: str | None = None
    profile: str | None = None
    query: str = ""
    limit: int | None = None
    counted: bool = False
    files: bool = False
    context: int | None = None
    sort: str | None = None
    no_update: bool = False
    facts: bool = False
    help: bool = False
    version: bool = False


class Misuse(QariError):
    """The command line means nothing."""


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return what `--lang` asks for, also where the rest of the line means nothing."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def misuse(key: str, **values: str) -> Misuse:
    """Return what is wrong with a command line; `key` names what is said of it."""
    english = Words("en")
    return Misuse(english.say("error.usage", what=english.say(key, **values)), key, values)
