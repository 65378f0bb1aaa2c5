"""How well a question finds its article: `python -m tests.bench.relevance DATA_FOLDER [N]`.

Four times, with the articles of the ANT corpus (`news/ant.jsonl.xz`), indexed without headlines:

- the questions of `questions.tsv`, written by hand from what 75 articles tell and mostly with other
  words, each with the row of its article, among 700 articles of 45 to 150 words;
- those of `paraphrases.tsv`, of which a question has other words than its paragraph, passive verbs,
  and foreign names as they are spelled elsewhere;
- the headlines of those 700;
- of N headlines (1,500 if not said) drawn from all 9,804 articles, their article among all.

Headlines that stand in their article word for word are left out. All are asked as they are typed.
Printed are MRR@10 and recall@10: for folded words alone, for the ladder up to each of its steps,
and how long a query takes.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

from tui.catalogue.database import Database
from tui.errors import QariError
from tui.indexing.update import TABLES
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
_QUESTIONS = ("questions", "paraphrases")
_AMONG = 700
Ask = Callable[[str], Sequence[int]]
"""Returns the keys of at most ten articles, the best first."""


class Task(NamedTuple):
    """Texts, and what is asked of them."""

    name: str
    texts: Sequence[str]
    queries: Sequence[tuple[frozenset[int], str]]
    """The numbers of the texts that answer, and the query."""


def tasks(data: Path, count: int) -> Iterator[Task]:
    """Yield the four tasks."""
    with lzma.open(data / "news/ant.jsonl.xz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    texts = [" ".join(row["text"].split()) for row in articles]
    short = list({text: row for row, text in reversed([*enumerate(texts)])}.values())
    short = sorted(row for row in short if 45 <= len(texts[row].split()) <= 150)
    random.Random(11).shuffle(short)
    among = short[:_AMONG]
    number = {row: at for at, row in enumerate(among)}
    few = [texts[row] for row in among]
    for name in _QUESTIONS:
        lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        asked = [line.split("\t") for line in lines]
        yield Task(
            name, few, [(frozenset(number[int(r)] for r in rows.split()), q) for rows, q in asked]
        )
    titles = [articles[row]["title"] for row in among]
    yield Task("headlines", few, list(_headlines(few, titles)))
    usable = list(_headlines(texts, [row["title"] for row in articles]))
    drawn = random.Random(_SEED).sample(usable, min(count, len(usable)))
    yield Task("headlines", texts, drawn)


def _headlines(texts: Sequence[str], titles: Sequence[str]) -> Iterator[tuple[frozenset[int], str]]:
    for number, (text, title) in enumerate(zip(texts, titles, strict=True)):
        if len(fold(title)[0]) >= 4 and title not in text:
            yield frozenset((number,)), title


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
        asked = parse(text, names.is_name)
        rest = {"loose": asked.loose, "is_asked": asked.is_asked}
        page = Search(asked.query, index, names, ladder, lexicon, **rest).page(10)
        return [hit.found.key for hit in page.hits]

    return ask


def measured(
    ask: Ask, queries: Sequence[tuple[frozenset[int], str]]
) -> tuple[float, float, float, float]:
    """Return MRR@10, recall@10, and milliseconds of processor time a query: median, 95 %."""
    ranks = []
    times = []
    for numbers, said in queries:
        start = time.process_time()
        found = ask(said)
        times.append(1000 * (time.process_time() - start))
        places = [place for place, key in enumerate(found, 1) if key - 1 in numbers]
        ranks.append(1 / places[0] if places else 0.0)
    times.sort()
    recall = sum(rank > 0 for rank in ranks) / len(ranks)
    middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
    return sum(ranks) / len(ranks), recall, middle, late


def rows(index: Index, queries: Sequence[tuple[frozenset[int], str]]) -> Iterator[str]:
    """Yield a line for each way of searching."""
    ways = [("folded words", folded(index))]
    ways += [
        (f"up to {step}, some", laddered(index, Ladder(frozenset((*STEPS[:number], Step.SOME)))))
        for number, step in enumerate(STEPS[:-1], 1)
    ]
    for name, ask in ways:
        rank, recall, middle, late = measured(ask, queries)
        yield f"{name:24} {rank:8.3f} {recall:8.3f} {middle:8.2f} {late:8.2f}"


def main() -> None:
    """Print the tables."""
    data, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    for task in tasks(data, count):
        print(f"{len(task.queries)} {task.name}, {len(task.texts)} articles")
        print(f"{'':24} {'MRR@10':>8} {'R@10':>8} {'ms 50%':>8} {'ms 95%':>8}")
        for row in rows(built(task.texts), task.queries):
            print(row, flush=True)


if __name__ == "__main__":
    main()
