"""Articles made into documents of the index: the part that is done in several processes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain, compress
from operator import not_
from typing import Any, NamedTuple

from tui.model import Article, Gist
from tui.search import schema
from tui.search.records import Facts
from tui.text.folded import RAW, index_form
from tui.text.links import without_links
from tui.text.skeleton import skeleton
from tui.text.spellings import usual
from tui.text.stems import stem

_KEPT = 100_000
"""Words and other runs without a blank of which is kept what they come to, twice: those met since
the last time that so many had been met, and those met before; 35 MB each."""
_LONGEST = 128
"""Characters of a word as written that count, its marks included."""
_LONGEST_RUN = 64
"""Characters of a run that is kept: longer ones are data and come once."""
_AT_ONCE = 200_000
"""Characters that are cut into words at once."""
_SIGNS = ("،", ":", '"', "(", ")", "«", "»", ". ", ".\n", "؛", "؟")
"""What often stands beside a word and never in one, a point before a blank included: without it
the runs of a text are nearly all words that come again."""


class _Read(NamedTuple):
    """What a word comes to, or a run without a blank."""

    folded: str
    """Its words in index form, with blanks between them; empty where it has none."""
    stems: str
    """The stems of those of its words that are not their own."""
    forms: tuple[tuple[str, str], ...]
    """Its words in index form and as they are written; empty for one word that is written as
    usual, as nine of ten are."""


_NOTHING = _Read("", "", ())


class _Recent(dict[str, _Read]):
    """What runs come to: read when they are first met, those not met lately forgotten.

    A dictionary that fills itself: a third of the time of one that is asked and filled.
    """

    def __init__(self, read: Callable[[str], _Read]) -> None:
        super().__init__()
        self._read = read
        self._before: dict[str, _Read] = {}

    def __missing__(self, run: str) -> _Read:
        found = self._before.get(run)
        if found is None:
            found = self._read(run)
        if len(run) <= _LONGEST_RUN:
            self[run] = found
        return found

    def age(self) -> None:
        """Forget what was not met since this was last full, where it is full again."""
        if len(self) >= _KEPT:
            self._before = dict(self)
            self.clear()


class Analyst:
    """Folds articles, and keeps what words come to."""

    def __init__(self) -> None:
        self._runs = _Recent(self._run)
        self._met: dict[str, str] = {}

    def fields(self, article: Article | Gist, facts: Facts | None = None) -> dict[str, Any]:
        """Return the fields of an article, but for its key."""
        body, stems, forms = self._text(without_links(article.text))
        title, title_stems, _ = self._text(without_links(article.title))
        fields: dict[str, Any] = {
            schema.TITLE: title,
            schema.TITLE_STEMS: title_stems,
            schema.BODY: body,
            schema.STEMS: stems,
            schema.STARTS: schema.starts(body),
        }
        if forms:
            fields[schema.FORMS] = " ".join(forms)
        for name, said in ((schema.SOURCE, article.source), (schema.BYLINE, article.byline)):
            if said:
                fields[name] = self._text(said)[0]
        day = day_of(article.date)
        return {**fields, **({schema.DAY: day} if day else {}), **fact_fields(facts)}

    def met(self) -> list[tuple[str, str]]:
        """Return the words met for the first time since this was called, and their skeletons."""
        met, self._met = self._met, {}
        # By the word as written: ألتمان begins with no article, as التمان could.
        found = ((skeleton(raw), folded) for raw, folded in met.items() if " " not in folded)
        return [pair for pair in dict.fromkeys(found) if pair[0]]

    def _text(self, text: str) -> tuple[str, str, list[str]]:
        """Return the words of a text, their stems, and its terms of `schema.FORMS`."""
        bodies, stems = [], []
        as_usual: list[Iterable[str]] = []
        forms: dict[tuple[str, str], None] = {}
        for part in _parts(text):
            self._runs.age()
            for sign in _SIGNS:
                part = part.replace(sign, " ")
            found = list(map(self._runs.__getitem__, part.split()))
            if found:
                folded, stemmed, others = zip(*found, strict=True)
                bodies.append(" ".join(folded))
                stems.append(" ".join(filter(None, stemmed)))
                usually = compress(folded, map(not_, others))
                as_usual.append(usually if len(text) <= _AT_ONCE else set(usually))
                forms.update(dict.fromkeys(chain.from_iterable(others)))
        standing = {folded for folded, _ in forms}.intersection(chain.from_iterable(as_usual))
        return " ".join(bodies), " ".join(stems), _form_terms(forms, standing)

    def _run(self, run: str) -> _Read:
        raws = RAW.findall(run)
        if raws == [run]:
            return self._word(run)
        if len(raws) < 2:
            return self._runs[raws[0]] if raws else _NOTHING
        found = [self._runs[raw] for raw in raws]
        forms = (form for one in found for form in one.forms or ((one.folded, usual(one.folded)),))
        folded = " ".join(one.folded for one in found)
        stems = " ".join(one.stems for one in found if one.stems)
        return _Read(folded, stems, tuple(forms))

    def _word(self, raw: str) -> _Read:
        folded = index_form(raw)
        self._met[raw] = folded
        if not folded or " " in folded:
            parts = folded.split()
            stems = " ".join(root for part in parts if (root := stem(part)) != part)
            return _Read(folded, stems, tuple(zip(parts, parts, strict=True)))
        # Most words are in index form as they are written: one string for both takes a third off
        # the memory.
        folded = raw if folded == raw else folded
        root = stem(raw)
        written = raw[:_LONGEST]
        forms = () if usual(folded) == written else ((folded, written),)
        return _Read(folded, "" if root == folded else root, forms)


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts that are cut at blanks."""
    start = 0
    while len(text) - start > _AT_ONCE:
        end = text.find(" ", start + _AT_ONCE)
        if end < 0:
            break
        yield text[start:end]
        start = end
    yield text[start:] if start else text


def _form_terms(forms: Iterable[tuple[str, str]], as_usual: Container[str]) -> list[str]:
    """Return the terms of `schema.FORMS` of an article.

    Args:
        forms: Words in index form and as they are written, each pair once.
        as_usual: Words in index form that are written as usual where `forms` says nothing.
    """
    by_word: dict[str, list[str]] = {}
    for folded, written in forms:
        by_word.setdefault(folded, []).append(written)
    terms = []
    for folded, some in by_word.items():
        usually = usual(folded)
        if folded in as_usual and usually not in some:
            some.append(usually)
        if some != [usually]:
            terms += [schema.form_term(folded, written) for written in some]
    return terms


def fact_fields(facts: Facts | None) -> dict[str, Any]:
    """Return the fields of facts."""
    if facts is None:
        return {}
    return {
        schema.NAMES: list(dict.fromkeys(facts.names)),
        schema.FIGURES: list(dict.fromkeys(schema.figure_term(*one) for one in facts.figures)),
    }


def day_of(date: str | None) -> int:
    """Return an ISO date as yyyymmdd, with zeros for what is not stated; 0 for none."""
    digits = "".join(filter(str.isdecimal, (date or "")[:10]))
    return int(digits.ljust(8, "0")[:8]) if digits.isascii() and digits else 0
