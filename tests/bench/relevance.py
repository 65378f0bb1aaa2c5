"""How well a headline finds its article: `python -m tests.bench.relevance DATA_FOLDER [N]`.

The articles of the ANT corpus (`news/ant.jsonl.xz`) are indexed without their headlines; of N
(1,500 if not said) drawn at random the headline is asked as it is. Headlines that stand in their
article word for word are left out. Printed are MRR@10 and recall@10: for folded words alone, for
the ladder up to each of its steps, and how long a query takes.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import tantivy

from tui.catalogue.database import Database
from tui.errors import QariError
from tui.indexing import TABLES
from tui.model import Article
from tui.search import schema
from tui.search.documents import Analyst
from tui.search.hits import Search
from tui.search.index import Index
from tui.search.ladder import STEPS, Ladder
from tui.search.lexicon import Lexicon
from tui.search.query import parse
from tui.search.records import Document
from tui.searching import KnownNames
from tui.text.folded import fold
from tui.text.ladder import Step

_SEED = 1500
Ask = Callable[[str], Sequence[int]]
"""Returns the keys of at most ten articles, the best first."""


def headlines(data: Path, count: int) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the texts of all articles, and headlines with the number of their article."""
    with lzma.open(data / "news/ant.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [row["text"] for row in rows]
    usable = [
        (number, row["title"])
        for number, row in enumerate(rows)
        if len(fold(row["title"])[0]) >= 4 and row["title"] not in row["text"]
    ]
    return texts, random.Random(_SEED).sample(usable, min(count, len(usable)))


def built(texts: Sequence[str]) -> Index:
    """Return an index in memory; the key of an article is its number and one."""

    def report(problem: QariError) -> None:
        raise problem

    index = Index(Database(None, report, TABLES), None)
    analyst = Analyst()
    for number, text in enumerate(texts):
        article = Article(f"{number}.txt", text, "utf-8", (), 0, 0, False, None, None, None, 0, 0)
        fields = analyst.fields(article)
        path = str(number).encode()
        made = Document(path, article.file, 0, 0, b"", "", None, None, None, fields, None)
        index.put([made], analyst.met())
    index.commit()
    return index


def folded(index: Index) -> Ask:
    """Return the search for any of the folded words, by BM25."""

    def ask(text: str) -> list[int]:
        words = dict.fromkeys(fold(text)[0])
        queries = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema.schema(), schema.BODY, word))
            for word in words
        ]
        return [one.key for one in index.search(tantivy.Query.boolean_query(queries), 10)[1]]

    return ask


def laddered(index: Index, ladder: Ladder) -> Ask:
    """Return the search of the program."""
    names, lexicon = KnownNames(), Lexicon(index)

    def ask(text: str) -> list[int]:
        query = parse(text, names.is_name).query
        page = Search(query, index, names, ladder, lexicon).page(10)
        return [hit.found.key for hit in page.hits]

    return ask


def measured(ask: Ask, queries: Sequence[tuple[int, str]]) -> tuple[float, float, float, float]:
    """Return MRR@10, recall@10, and milliseconds of processor time a query: median, 95 %."""
    ranks = []
    times = []
    for number, title in queries:
        start = time.process_time()
        found = ask(title)
        times.append(1000 * (time.process_time() - start))
        ranks.append(1 / (found.index(number + 1) + 1) if number + 1 in found else 0.0)
    times.sort()
    recall = sum(rank > 0 for rank in ranks) / len(ranks)
    middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
    return sum(ranks) / len(ranks), recall, middle, late


def rows(index: Index, queries: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield a line for each way of searching."""
    ways = [("folded words", folded(index))]
    ways += [
        (f"up to {step}, some", laddered(index, Ladder(Ladder().up_to(step).steps | {Step.SOME})))
        for step in STEPS
        if step is not Step.SOME
    ]
    for name, ask in ways:
        rank, recall, middle, late = measured(ask, queries)
        yield f"{name:24} {rank:8.3f} {recall:8.3f} {middle:8.2f} {late:8.2f}"


def main() -> None:
    """Print the table."""
    data, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    texts, queries = headlines(data, count)
    index = built(texts)
    print(f"{len(queries)} headlines, {len(texts)} articles")
    print(f"{'':24} {'MRR@10':>8} {'R@10':>8} {'ms 50%':>8} {'ms 95%':>8}")
    for row in rows(index, queries):
        print(row, flush=True)


if __name__ == "__main__":
    main()
