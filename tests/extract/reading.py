"""Rows of the figures of a paragraph, and tables of expected ones."""

from __future__ import annotations

import csv
from pathlib import Path

from tui.extract.figures import Row, figures, to_row
from tui.model import Article, Block, BlockKind

FIELDS = "kind value value_min value_max unit currency modifier vague iso per".split()


def article_of(text: str, date: str | None = None) -> Article:
    """Return an article of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, 0, len(text), 0, len(text))
    return Article("a.txt", text, "utf-8", (block,), 0, 0, True, None, None, date, 0, 1)


def rows(text: str, date: str | None = None) -> list[Row]:
    """Return the rows of a paragraph's figures."""
    article = article_of(text, date)
    return [to_row(figure, article) for figure in figures(article)]


def said(row: Row) -> dict[str, str]:
    """Return a row's fields as the tables write them: empty for null and for not vague."""
    fields = {name: "" if row[name] in (None, False) else str(row[name]) for name in FIELDS}
    return {**fields, "vague": "true" if row["vague"] else ""}


def table(name: str) -> list[dict[str, str]]:
    """Return the lines of a table beside this file, `false` read as empty."""
    with open(Path(__file__).with_name(name), encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
    return [
        {key: "" if value == "false" else value for key, value in line.items()} for line in lines
    ]
