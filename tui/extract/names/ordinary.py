"""Ordinary words: what is none of them may be a name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tui.extract.names.proclitics import readings


@cache
def ordinary_words() -> frozenset[str]:
    """Return the ordinary words, in normal form; read on first use."""
    return _words("common.txt")


@cache
def parts_of_names() -> frozenset[str]:
    """Return the words that are parts of names and never a whole one, in normal form: `قانون`."""
    return _words("alone.txt")


def _words(name: str) -> frozenset[str]:
    path = files("tui.extract.names").joinpath("lists", name)
    return frozenset(line for line in path.read_text("utf-8").split("\n") if line[:1] != "#")


def is_ordinary(key: str) -> bool:
    """Whether a word is an ordinary one, with or without article and proclitics."""
    words = ordinary_words()
    if key in words or (key.startswith("ال") and key[2:] in words):
        return True
    return any(rest in words or rest.removeprefix("ال") in words for rest, _ in readings(key))
