"""The table of well-known names: its files are whole, and no form names two entities."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tui.extract.names.tokens import words_of
from tui.model import EntityType

TABLE = Path(__file__).parents[2] / "tui/extract/names/table"
HEADER = ["id", "type", "arabic", "latin", "short", "notes"]
SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
NAMES = sorted(path.stem for path in TABLE.glob("*.tsv"))


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of the table."""
    lines = (TABLE / f"{name}.tsv").read_text("utf-8").splitlines()
    header, *cells = (line.split("\t") for line in lines if line and line[0] != "#")
    return [dict(zip(HEADER, row, strict=True)) for row in cells if header == HEADER]


def sure_forms(row: dict[str, str]) -> set[tuple[str, ...]]:
    """Return the words of the forms that mean an entity in every article."""
    forms = [form for cell in ("arabic", "latin") for form in row[cell].split("|") if form]
    return set() if row["notes"] else {tuple(words_of(form)) for form in forms}


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_whole(name: str) -> None:
    found = rows(name)
    assert len(found) > 300
    kinds = {kind.value for kind in EntityType}
    for row in found:
        assert SLUG.fullmatch(row["id"]), row
        assert set(row["type"].split("|")) <= kinds, row
        assert row["arabic"] or row["latin"] or row["short"], row
        assert not row["notes"] or row["notes"].startswith("needs:"), row
        forms = [form for cell in ("arabic", "latin", "short") for form in row[cell].split("|")]
        assert all(words_of(form) for form in forms if form), row


def test_names_of_the_arab_world_are_many_and_not_those_of_the_other_files() -> None:
    own = {row["id"] for row in rows("arab") if row["type"] == "ORG"}
    others = {row["id"] for name in NAMES if name != "arab" for row in rows(name)}
    assert len(own) > 700
    assert own & others == set()


def test_a_sure_form_of_the_arab_world_stands_once() -> None:
    found = Counter(form for name in NAMES for row in rows(name) for form in sure_forms(row))
    own = [form for row in rows("arab") for form in sure_forms(row)]
    assert [form for form in own if found[form] > 1] == []
