"""The five articles: every figure, field by field, against a table made by reading."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.extract.reading import FIELDS, said, table
from tui.articles.parse import parse
from tui.extract.figures import figures, to_row

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD: dict[str, list[dict[str, str]]] = defaultdict(list)
for line in table("gold_seeds.tsv"):
    place = {name: line[name] for name in ("start", "end", "text")}
    GOLD[line["file"]].append({**place, **{name: line[name] for name in FIELDS}})


def test_the_table_names_every_seed() -> None:
    assert sorted(GOLD) == sorted(path.name for path in SEEDS.iterdir())
    assert sum(map(len, GOLD.values())) > 100


@pytest.mark.parametrize("name", sorted(GOLD))
def test_figures_of_a_seed(name: str) -> None:
    article = parse((SEEDS / name).read_bytes().decode("utf-8-sig"), name)
    found = [
        {"start": str(row["start"]), "end": str(row["end"]), "text": str(row["text"]), **said(row)}
        for row in (to_row(figure, article) for figure in figures(article))
    ]
    assert found == sorted(GOLD[name], key=lambda line: int(line["start"]))
