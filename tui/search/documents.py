"""Articles made into documents of the index: the part that is done in several processes."""

from __future__ import annotations

from typing import Any, NamedTuple

from tui.model import Article
from tui.search import schema
from tui.search.records import Facts
from tui.text.folded import RAW, index_form
from tui.text.skeleton import skeleton
from tui.text.stems import stem

_KEPT = 40_000
"""Written words of which is kept what they come to, twice: those met since the last time that so
many had been met, and those met before, 15 MB each."""
_LONGEST = 128
"""Characters of a word as written that count, its marks included."""


class _Word(NamedTuple):
    folded: str
    """The word in index form; several of one presentation form with blanks between them."""
    stem: str
    form: str
    """Terms of `schema.FORMS`."""


class Analyst:
    """Folds articles, and keeps what words come to."""

    def __init__(self) -> None:
        self._words: dict[str, _Word] = {}
        self._before: dict[str, _Word] = {}
        self._met: dict[str, str] = {}

    def fields(self, article: Article, facts: Facts | None = None) -> dict[str, Any]:
        """Return the fields of an article, but for its key."""
        body, stems, forms = self._read(article.text)
        fields: dict[str, Any] = {
            schema.TITLE: self._read(article.title)[0],
            schema.BODY: body,
            schema.STEMS: stems,
            schema.FORMS: " ".join(forms),
        }
        credits_ = " ".join(filter(None, (article.byline, article.source)))
        if credits_:
            fields[schema.CREDITS] = self._read(credits_)[0]
        day = day_of(article.date)
        return {**fields, **({schema.DAY: day} if day else {}), **fact_fields(facts)}

    def met(self) -> list[tuple[str, str]]:
        """Return the words met for the first time since this was called, and their skeletons."""
        met, self._met = self._met, {}
        # By the word as written: ألتمان begins with no article, as التمان could.
        found = ((skeleton(raw), folded) for raw, folded in met.items() if " " not in folded)
        return [pair for pair in dict.fromkeys(found) if pair[0]]

    def _read(self, text: str) -> tuple[str, str, set[str]]:
        raws = RAW.findall(text)
        known = self._words
        found = [known.get(raw) or self._word(raw) for raw in raws]
        if not found:
            return "", "", set()
        words, stems, forms = zip(*found, strict=True)
        return " ".join(words), " ".join(stems), set(forms)

    def _word(self, raw: str) -> _Word:
        before = self._before.get(raw)
        if before is not None:
            self._words[raw] = before
            return before
        folded = index_form(raw)
        if not folded or " " in folded:
            parts = folded.split()
            forms = " ".join(schema.form_term(part, part) for part in parts)
            word = _Word(folded, " ".join(map(stem, parts)), forms)
        else:
            # Most words are in index form as they are written, and many are their own stems:
            # one string for all that is equal takes a third off the memory.
            folded = raw if folded == raw else folded
            root = stem(raw)
            form = schema.form_term(folded, raw[:_LONGEST])
            word = _Word(folded, folded if root == folded else root, form)
        if len(self._words) >= _KEPT:
            self._words, self._before = {}, self._words
        self._words[raw] = word
        self._met[raw] = folded
        return word


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
