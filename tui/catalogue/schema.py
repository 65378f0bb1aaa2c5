"""The tables of the catalogue.

A file's mentions are the truth; what is counted of them (entities, forms, pairs, totals) is the
sum of what each file adds, so a file that changes takes its share out and puts another one in.
Numbers of types and steps are places in `EntityType` and `Layer`; `day` is yyyymmdd, with zeros
for what the article does not state.
"""

from __future__ import annotations

NUMBER = 2
"""Of this schema. A database with another one is rebuilt."""

TABLES = """
CREATE TABLE file (
    key INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    file TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    day INTEGER NOT NULL,
    source TEXT,
    words INTEGER NOT NULL,
    repaired INTEGER NOT NULL,
    problem TEXT,
    extraction TEXT NOT NULL,
    overlay TEXT NOT NULL,
    raw BLOB
);
CREATE INDEX file_by_name ON file (file, key);
CREATE TABLE entity (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    type INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    sentences INTEGER NOT NULL DEFAULT 0,
    newest INTEGER NOT NULL DEFAULT 0,
    joined INTEGER
);
CREATE INDEX entity_by_mentions ON entity (mentions DESC, id, type) WHERE mentions > 0;
CREATE INDEX entity_by_articles ON entity (articles DESC, id, type) WHERE mentions > 0;
CREATE INDEX entity_by_newest ON entity (newest DESC, id, type) WHERE mentions > 0;
CREATE INDEX entity_by_name ON entity (name, id, type) WHERE mentions > 0;
CREATE INDEX entity_by_type ON entity (type, mentions DESC, id) WHERE mentions > 0;
CREATE INDEX entity_joined ON entity (joined) WHERE joined IS NOT NULL;
CREATE TABLE same (
    id TEXT PRIMARY KEY,
    into_id TEXT NOT NULL,
    evidence TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE form (
    key INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    type INTEGER NOT NULL,
    link TEXT NOT NULL,
    linked TEXT NOT NULL,
    mentions INTEGER NOT NULL DEFAULT 0,
    UNIQUE (entity, text, name, type, link, linked)
);
CREATE TABLE mention (
    file INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    form INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    step INTEGER NOT NULL,
    confidence REAL NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (file, start)
) WITHOUT ROWID;
CREATE INDEX mention_of_entity ON mention (entity, day DESC, file, start);
CREATE TABLE pair (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TABLE total (
    articles INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    joined INTEGER NOT NULL
);
INSERT INTO total VALUES (0, 0, 0, 1);
"""
"""`form.entity` is the entity by the article alone, `mention.entity` the one it was joined to
across articles (`entity.joined`). `pair` has both directions. `total.joined` is 1 while no file has
changed since names were last joined across articles. `entity.search` holds the forms in normal
form, a line each."""
