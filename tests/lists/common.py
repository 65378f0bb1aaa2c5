"""Write the lists of ordinary words: `python -m tests.lists.common DATA_FOLDER`.

A word of the annotated newswire is ordinary where it stands outside names in 95 of 100 places and
is met three times there or in the news. It is never a name alone where it stands outside names
eight times or more and is the whole of a name in less than 2 of 100 places: `قانون`, `السنة`.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tui.text.normal import normal

_TRAINING = ("anercorp_train", "newsfane_fine_train", "wojood_sample_train")
_WORD = re.compile("[\u0621-\u064a]{2,}")
_LISTS = Path(__file__).parents[2] / "tui/extract/names/lists"
_OUTSIDE = "# Ordinary Arabic words, in normal form, that stand outside names in newswire."
_ALONE = "# Arabic words, in normal form, that are parts of names in newswire, never a whole one."
_NOTE = """\
# Counted in ANERcorp (CC BY-SA 4.0), NewsFANE Gold (CC BY-SA 3.0) and a sample of Wojood (MIT).
"""


def by_hand(name: str) -> frozenset[str]:
    """Return the words of a file beside this script, in normal form; _ stands for a blank."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if line[:1] != "#" for word in line.split())
    return frozenset(normal(word.replace("_", " ")) for word in words)


def counted(data: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how often each word stands outside names, inside them, and is a whole one."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for name in _TRAINING:
        lines = (data / "ner" / f"{name}.conll").read_text("utf-8").splitlines()
        rows = [line.partition("\t") for line in lines if not line.startswith("#")]
        for (word, tab, tag), (_, _, then) in pairwise([*rows, ("", "", "")]):
            if not tab or not _WORD.fullmatch(normal(word)):
                continue
            (outside if tag == "O" else inside)[normal(word)] += 1
            whole[normal(word)] += tag.startswith("B") and not then.startswith("I")
    return outside, inside, whole


def in_news(data: Path) -> Counter[str]:
    """Return how often each word stands in the news."""
    found: Counter[str] = Counter()
    with lzma.open(data / "news" / "ant.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found.update(map(normal, re.findall("[\u0610-\u06ff]+", article["text"])))
    return found


def main(data: Path) -> None:
    """Write the lists into the package."""
    outside, inside, whole = counted(data)
    news = in_news(data)
    ordinary = {
        word
        for word, times in outside.items()
        if times >= 2 and inside[word] <= 0.05 * (times + inside[word])
        if times >= 3 or news[word] >= 3
    }
    alone = {
        word
        for word, times in outside.items()
        if times >= 8 and whole[word] <= 0.02 * times and word not in ordinary
    }
    write("common.txt", _OUTSIDE, ordinary)
    write("alone.txt", _ALONE, alone - by_hand("given_names"))


def write(name: str, note: str, words: set[str]) -> None:
    """Write a list and say how long it is."""
    target = _LISTS / name
    target.write_text("\n".join([note, _NOTE + "\n".join(sorted(words)), ""]), "utf-8")
    print(f"{name}: {len(words)} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
