"""Write the list of ordinary words: `python -m tests.lists.common DATA_FOLDER`.

A word of the annotated newswire is ordinary where it stands outside names in 95 of 100 places and
is met three times there or in the news.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from tui.text.normal import normal

_TRAINING = ("anercorp_train", "newsfane_fine_train", "wojood_sample_train")
_WORD = re.compile("[\u0621-\u064a]{2,}")
_TARGET = Path(__file__).parents[2] / "tui/extract/names/lists/common.txt"
_NOTE = """\
# Ordinary Arabic words, in normal form, that stand outside names in newswire.
# Counted in ANERcorp (CC BY-SA 4.0), NewsFANE Gold (CC BY-SA 3.0) and a sample of Wojood (MIT).
"""


def counted(data: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word stands outside names and inside them."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for name in _TRAINING:
        for line in (data / "ner" / f"{name}.conll").read_text("utf-8").splitlines():
            word, tab, tag = line.partition("\t")
            if tab and not line.startswith("#") and _WORD.fullmatch(normal(word)):
                (outside if tag == "O" else inside)[normal(word)] += 1
    return outside, inside


def in_news(data: Path) -> Counter[str]:
    """Return how often each word stands in the news."""
    found: Counter[str] = Counter()
    with lzma.open(data / "news" / "ant.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found.update(map(normal, re.findall("[\u0610-\u06ff]+", article["text"])))
    return found


def main(data: Path) -> None:
    """Write the list into the package."""
    outside, inside = counted(data)
    news = in_news(data)
    words = sorted(
        word
        for word, times in outside.items()
        if times >= 2 and inside[word] <= 0.05 * (times + inside[word])
        if times >= 3 or news[word] >= 3
    )
    _TARGET.write_text(_NOTE + "\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} words, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
