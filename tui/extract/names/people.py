"""Words of personal names in Arabic: those of many countries, and given names of the Arab world."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tui.extract.names.words import SONS


@cache
def people_words() -> frozenset[str]:
    """Return the words of personal names, in normal form; read on first use."""
    path = files("tui.extract.names").joinpath("lists", "names.tsv.z")
    lines = zlib.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines)


@cache
def given_names() -> frozenset[str]:
    """Return the given names of the Arab world, in normal form; read on first use.

    They name many people each, so that none of them alone says who is meant.
    """
    path = files("tui.extract.names").joinpath("lists", "given.txt")
    return frozenset(
        line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"
    )


def with_sons(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a person's name with one spelling of بن, which papers write ابن too."""
    return tuple("بن" if word == "ابن" else word for word in words)


def without_sons(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a person's name without بن, ولد and the like: `محمد سلمان`.

    Within one article this may be `محمد بن سلمان`; elsewhere it is somebody else's name.
    """
    return tuple(word for word in words if word not in SONS) or tuple(words)
