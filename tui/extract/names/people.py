"""Words of personal names: given names and surnames of people of many countries, in Arabic."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files


@cache
def people_words() -> frozenset[str]:
    """Return the words of personal names, in normal form; read on first use."""
    path = files("tui.extract.names").joinpath("lists", "names.tsv.z")
    lines = zlib.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines)
