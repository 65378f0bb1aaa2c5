"""The fields of the full-text index and the tables beside it.

What a field holds is written down at its name. Texts are words in index form with blanks between
them (`tui.text.folded`), so that tantivy cuts them at blanks and knows nothing of Arabic.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

from tui.text import vocabulary

if TYPE_CHECKING:
    import tantivy

KEY = "key"
"""The article's number in the table of articles: indexed, and read back for each hit."""
TITLE = "title"
"""The words of the title, with positions."""
BODY = "body"
"""All words of the article, the title's too, with positions."""
STEMS = "stems"
"""The stems of all words, counted; without positions, which would add a tenth to the index."""
FORMS = "forms"
"""Each word with the form in which it is written, once an article: `form_term`."""
CREDITS = "credits"
"""The words of byline and source, with positions."""
DAY = "day"
"""The date as yyyymmdd, zeros for what is not stated; articles without a date have none."""
NAMES = "names"
"""Ids of the entities named."""
FIGURES = "figures"
"""Figures by kind, unit and value: `figure_term`."""

NUMBER = 2
"""Of the tables and fields; an index with another one is rebuilt."""
_WRITTEN = "|"
"""Stands in no word, so that it ends the index form in a term of `FORMS`."""

TABLES = """
CREATE TABLE state (
    pair TEXT NOT NULL,
    analysis TEXT NOT NULL,
    next INTEGER NOT NULL,
    generation INTEGER NOT NULL
);
INSERT INTO state VALUES (lower(hex(randomblob(6))), '', 1, 0);
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    path BLOB NOT NULL,
    file NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    source TEXT,
    problem TEXT,
    facts TEXT
);
CREATE TABLE removing (key INTEGER PRIMARY KEY);
CREATE TABLE term (
    skeleton TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (skeleton, word)
) WITHOUT ROWID;
"""
"""`state.pair` names the folder of the full-text index that belongs to the tables; `state.next` is
above every key that was ever committed. `article.file` is a number where it is the end of the
path: how many bytes of that, which saves a twentieth of the text. `removing` holds the keys of
articles whose removal from the full-text index has begun. `term` has every word that ever stood
in an article; whether one still does, and in how many, the full-text index tells. `article.facts`
is the key of what found the names and figures that the index has of it."""
PROBE = "SELECT pair FROM state"
"""Has one row in every database of ours."""


@cache
def analysis() -> str:
    """Return what names the way in which words are folded and stemmed."""
    return f"1-{zlib.crc32(vocabulary.FILE.read_bytes()):08x}"


@cache
def schema() -> tantivy.Schema:
    """Return the fields."""
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field(KEY, indexed=True, fast=True)
    for name, option in (
        (TITLE, "position"),
        (BODY, "position"),
        (STEMS, "freq"),
        (FORMS, "basic"),
        (CREDITS, "position"),
    ):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_unsigned_field(DAY, indexed=True, fast=True)
    for name in (NAMES, FIGURES):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def form_term(folded: str, written: str) -> str:
    """Return the term that says how a word is written; all forms of a word begin alike."""
    return f"{folded}{_WRITTEN}" if folded == written else f"{folded}{_WRITTEN}{written}"


def written_form(term: str) -> str:
    """Return how the word of a term of `FORMS` is written."""
    folded, _, written = term.partition(_WRITTEN)
    return written or folded


def figure_term(kind: str, unit: str, least: float, most: float) -> str:
    """Return the term of a figure from its values, both the same where it is no range."""
    return f"{kind}{_WRITTEN}{unit}{_WRITTEN}{least:.15g}{_WRITTEN}{most:.15g}"


def figure_values(term: str) -> tuple[float, float]:
    """Return the least and the greatest value of a term of `FIGURES`."""
    _, least, most = term.rsplit(_WRITTEN, 2)
    return float(least), float(most)
