"""The fields of the full-text index and the tables beside it.

What a field holds is written down at its name. Texts are words in index form with blanks between
them (`tui.text.folded`), so that tantivy cuts them at blanks and knows nothing of Arabic.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from tui.text import feminine, spellings, vocabulary

if TYPE_CHECKING:
    import tantivy

KEY = "key"
"""The article's number in the table of articles: indexed, and read back for each hit."""
TITLE = "title"
"""The words of the title, with positions."""
BODY = "body"
"""All words of the article, the title's too, with positions."""
TITLE_STEMS = "title_stems"
"""The stems of those of the title's words that are not their own, counted."""
STEMS = "stems"
"""The stems of all words that are not their own stems, counted: half of the words, and a sixteenth
of the text less. A stem is to be looked for here and in `BODY`. Without positions, which would add
a tenth to the index."""
STARTS = "starts"
"""What words of the article begin with and go on behind, once each: every first letter, and `ال`.
Half of all words begin with one of three letters: to find them by their words takes 25 to 40 ms
of 100,000 articles, by this less than one. All pairs of letters would be four times as much, a
twenty-fifth of the text."""
FORMS = "forms"
"""The words that are written otherwise than usual (`tui.text.spellings`), each with the form in
which it is written, once an article: `form_term`; and the usual form of such a word, where that
stands in the article too. A word without a term here is written as usual wherever it stands in the
article. One term for every word was a third of the index and of the time to make it."""
SOURCE = "source"
"""The words of the source, with positions; those of a link too."""
BYLINE = "byline"
"""The words of the byline, with positions."""
DAY = "day"
"""The date as yyyymmdd, zeros for what is not stated; articles without a date have none."""
NAMES = "names"
"""Ids of the entities named."""
FIGURES = "figures"
"""Figures by kind, unit and value: `figure_term`."""

TEXTS: Mapping[str, Literal["position", "freq", "basic"]] = {
    TITLE: "position",
    TITLE_STEMS: "freq",
    BODY: "position",
    STEMS: "freq",
    STARTS: "basic",
    FORMS: "basic",
    SOURCE: "position",
    BYLINE: "position",
}
"""The fields of words, and what is kept of their places."""
NUMBER = 6
"""Of the tables and fields; an index with another one is rebuilt."""
_ARTICLE = "ال"
_WRITTEN = "|"
"""Stands in no word, so that it ends the index form in a term of `FORMS`."""
_BEHIND_ARTICLE = re.compile(rf"(?:^| ){_ARTICLE}[^ ]")

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
    title NOT NULL,
    date TEXT,
    source TEXT,
    problem TEXT,
    facts TEXT
);
CREATE INDEX trouble ON article (key) WHERE problem IS NOT NULL;
CREATE TABLE removing (key INTEGER PRIMARY KEY);
CREATE TABLE file (name TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL);
CREATE TABLE term (
    skeleton TEXT NOT NULL,
    word NOT NULL,
    PRIMARY KEY (skeleton, word)
) WITHOUT ROWID;
"""
"""`state.pair` names the folder of the full-text index that belongs to the tables; `state.next` is
above every key that was ever committed. `article.file` is a number where it is the end of the
path: how many bytes of that, which saves a twentieth of the text. `removing` holds the keys of
articles whose removal from the full-text index has begun. `file` has the files of the full-text
index as they were written. `term` has every word that ever stood
in an article; whether one still does, and in how many, the full-text index tells. Titles and words
are kept by `kept`. `article.facts` is the key of what found the names and figures that the index
has of it."""
PROBE = "SELECT pair FROM state"
"""Has one row in every database of ours."""


@cache
def analysis() -> str:
    """Return what names the way in which words are folded and stemmed."""
    files = b"".join(one.FILE.read_bytes() for one in (vocabulary, spellings, feminine))
    return f"11-{zlib.crc32(files):08x}"


@cache
def schema() -> tantivy.Schema:
    """Return the fields."""
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field(KEY, indexed=True, fast=True)
    for name, option in TEXTS.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_unsigned_field(DAY, indexed=True, fast=True)
    for name in (NAMES, FIGURES):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def kept(text: str) -> bytes | str:
    """Return a text as the tables keep it: a byte a letter where it is Arabic and ASCII alone."""
    try:
        return text.encode(vocabulary.CODEC)
    except UnicodeEncodeError:
        return text


def text_of(kept_text: bytes | str) -> str:
    """Return a text that `kept` has made."""
    return kept_text if isinstance(kept_text, str) else kept_text.decode(vocabulary.CODEC)


def starts(words: str) -> str:
    """Return the terms of `STARTS` for words in index form with blanks between them."""
    found = {word[0] for word in words.split() if len(word) > 1}
    if _BEHIND_ARTICLE.search(words):
        found.add(_ARTICLE)
    return " ".join(sorted(found))


def is_start(text: str) -> bool:
    """Return whether articles with a longer word that begins so are found by `STARTS`."""
    return text == _ARTICLE or (len(text) == 1 and text.isalnum())


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
