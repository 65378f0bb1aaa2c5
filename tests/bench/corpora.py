"""Folders of many articles, made of a few thousand real ones."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

_IN_FOLDER = 1000


def resampled(data: Path, target: Path, articles: int) -> None:
    """Write articles that are all different: the corpus itself, then its paragraphs mixed anew.

    Args:
        data: The folder that has `news/ant.jsonl.xz`.
        target: Where they are written, a thousand in each folder; made if it is missing.
        articles: How many.
    """
    with lzma.open(data / "news/ant.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    bodies = [[one for one in row["text"].split("\n") if one.strip()] for row in rows]
    paragraphs = [one for body in bodies for one in body]
    chance = random.Random(7)
    for number in range(articles):
        folder = target / f"{number // _IN_FOLDER:03}"
        if number % _IN_FOLDER == 0:
            folder.mkdir(parents=True, exist_ok=True)
        if number < len(rows):
            title, body = rows[number]["title"], bodies[number]
        else:
            like = chance.randrange(len(rows))
            title = rows[like]["title"]
            body = [chance.choice(paragraphs) for _ in range(max(1, len(bodies[like])))]
        text = f"{title}\n\n" + "\n".join(body) + "\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
