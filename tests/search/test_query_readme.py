"""The README names every field of the query language, and what it shows can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from query_trees import brief, read

from tui.search.query_fields import AMOUNTS, DATES, TEXT, field_of

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("\n## The query language\n")[2].partition("\n## ")[0]
CODE = [code.replace("\\|", "|") for code in re.findall(r"`([^`]+)`", SECTION)]
OTHERS = frozenset(("،", "؛", "؟", ">", ">=", "<", "<=", "=", "..", "AND"))
"""Signs that are told of, no queries."""


def test_every_field_is_in_the_readme_by_both_names() -> None:
    for names in (*TEXT.values(), *DATES.values(), *AMOUNTS.values()):
        arabic = names.split()[0]
        english = next(name for name in names.split() if name.isascii())
        assert f"{arabic}:" in CODE
        assert f"{english}:" in CODE


@pytest.mark.parametrize("text", [code for code in CODE if code not in OTHERS])
def test_what_the_readme_shows_is_understood(text: str) -> None:
    if text.endswith(":"):
        assert field_of(text[:-1]) is not None
    elif "..." not in text:
        assert read(text).problems == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("* -ماسك", "-ماسك"),
        ("حرب غزة OR لبنان", "حرب AND (غزة OR لبنان)"),
        ("بعد:2024-05", "date:>=2024-06"),
        ("-ماسك", "NOT ماسك"),
        ("ست؟رغيت", "ست?رغيت"),
    ],
)
def test_what_the_readme_calls_the_same(one: str, other: str) -> None:
    first, second = read(one).query, read(other).query
    same_days = brief(first).startswith("dates") and brief(first) == brief(second)
    assert same_days or first == second
