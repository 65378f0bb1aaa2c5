"""The names that an article gives its companies and projects: behind the word that says the kind.

A name is in Latin letters or «quotation marks»; the name of a project may be an Arabic word, where
the article uses it as one uses a foreign name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from tui.extract.lexicon import fold
from tui.extract.tokens import Line
from tui.extract.words import measures
from tui.model import Article, BlockKind

_KINDS = re.compile("شرك|مؤسس|عملاق|مشروع")
"""Where none of these stands, no company and no project is given a name."""
_INFINITIVE = re.compile("ا..ا.|ت..ي.|است?...?ا.|ا...?ا.")
"""`مشروع إنجاز`, `مشروع تطوير`, `مشروع استثمار`: what is to be done, folded, is no name."""
_QUOTES = frozenset("«»“”\"'")


class Names:
    """The names that an article gives its companies and projects; read once they are asked for."""

    def __init__(self, article: Article) -> None:
        self.title = article.title
        self._article = article

    @cached_property
    def _lines(self) -> list[Line]:
        text = self._article.text
        return [
            Line(text, block.body_start, block.body_end)
            for block in self._article.blocks
            if block.kind != BlockKind.BOILERPLATE
        ]

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """Where each kind is given a name, in order; what is no foreign name is no project."""
        found: dict[str, list[tuple[int, str]]] = {"company": [], "project": []}
        if not _KINDS.search(self._article.text):
            return found
        for line in self._lines:
            for at, word in enumerate(line.words[: line.count]):
                kind = measures.kinds().get(word.key)
                if kind and not word.definite and (name := _name_of_kind(line, at, kind)):
                    found[kind].append((line.starts[at], name))
        known = {name: self._is_foreign(name) for _, name in found["project"]}
        found["project"] = [(at, name) for at, name in found["project"] if known[name]]
        return found

    @cached_property
    def _seen(self) -> Counter[str]:
        return Counter(word.whole for line in self._lines for word in line.words)

    def _is_foreign(self, name: str) -> bool:
        """A foreign name comes again, and never with the article."""
        key = fold(name)
        if key.isascii():
            return True
        times = sum(self._seen[f"{before}{key}"] for before in ("", "ل", "ب", "و"))
        return times > 1 and not self._seen[f"ال{key}"] and not self._seen[f"لل{key}"]

    @cached_property
    def projects(self) -> frozenset[str]:
        """The names of projects, folded."""
        return frozenset(fold(name) for _, name in self._places["project"])

    def last(self, kind: str, position: int) -> str | None:
        """Return the name that was last given to a kind before a place."""
        places = self._places[kind]
        at = bisect_left(places, (position, "")) - 1
        return places[at][1] if at >= 0 else None

    @cached_property
    def company(self) -> str | None:
        """The only company that the article names, where its title does so too."""
        found = {fold(name): name for _, name in self._places["company"]}
        only = next(iter(found.values())) if len(found) == 1 else None
        return only if only is not None and only in self.title else None


def _name_of_kind(line: Line, at: int, kind: str) -> str | None:
    """Return the name in `شركة «OpenAI»`, `مشروع الذكاء الاصطناعي Stargate`, `مشروع ستارغيت`."""
    for place in range(at + 1, min(at + 5, line.count)):
        word = line.words[place]
        if word.whole in _QUOTES:
            continue
        if word.latin:
            return latin_name(line, place)[1]
        if line.words[place - 1].whole in ("«", "“"):
            return _quoted(line, place - 1)
        if word.sign or not word.definite:
            break
    word = line.word(at + 1)
    if kind != "project" or word.sign or word.definite or word.sense.noun or word.sense.stop:
        return None
    text = line.text[line.starts[at + 1] : line.ends[at + 1]]
    known = word.key in measures.common_projects() or word.sense.measure_noun or word.sense.number
    common = known or len(text) < 4 or text.endswith(("ة", "ات", "ية", "ي"))
    return None if common or _INFINITIVE.fullmatch(fold(text)) else text


def latin_name(line: Line, at: int) -> tuple[int, str]:
    """Return the name in Latin letters around a token: the place behind it, and its words."""
    end = at + 1
    while line.word(end).latin and end - at < 4:
        end += 1
    while at > 0 and line.words[at - 1].latin and end - at < 4:
        at -= 1
    return end, line.text[line.starts[at] : line.ends[end - 1]]


def _quoted(line: Line, opening: int) -> str | None:
    for end in range(opening + 2, min(opening + 6, line.count)):
        if line.words[end].whole in ("»", "”"):
            return line.text[line.starts[opening + 1] : line.ends[end - 1]]
    return None
