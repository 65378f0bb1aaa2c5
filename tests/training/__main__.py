"""Learn the tagger's weights and write them: `python -m tests.training DATA_FOLDER [FILE]`.

First it learns from five sixths of the newswire, with no sight of the rest, and prints what each
group of features brings there; then it learns from all and writes the file that qari ships. It
takes 15 minutes on one core, and gives the same file each time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.training import corpora, lexicons
from tests.training.corpora import Annotated, Sentence
from tests.training.crf import Learnt, mean, rounded, train
from tests.training.scoring import line, scores
from tests.training.vocabulary import forms_of
from tui.extract.names import columns, stored, weights
from tui.extract.names.lexemes import Lexicon
from tui.extract.names.tagger import MODEL, Tagger, bio_by, tags_of

PLAIN = ("x48", "x400", "people", "places")
"""The kinds of classes that the first model of the pair looks at; the second looks at all."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the tagger learns from."""

    annotated: Annotated
    articles: Sequence[Sequence[Sentence]]
    """Unlabelled."""
    lists: lexicons.Lists


def read(folder: Path) -> Sources:
    """Return what is in a data folder."""
    countries, cities = corpora.places()
    lists = lexicons.Lists(corpora.people(folder), countries, cities)
    return Sources(corpora.newswire(folder), corpora.news(folder), lists)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Classes of words, learnt before anything is tagged."""

    kinds: Mapping[str, lexicons.Kind]
    forms: Sequence[str]
    likeness: Mapping[str, int]

    def lexicon(self, kinds: Sequence[str] | None = None) -> Lexicon:
        """Return a lexicon with some kinds of classes only; what is known stays the same."""
        kept = self.kinds if kinds is None else {kind: self.kinds[kind] for kind in kinds}
        return Lexicon(lexicons.columns(self.forms, kept), self.likeness)


def prepare(sources: Sources) -> Prepared:
    """Learn the classes of words from all text, tags unseen."""
    sentences = [sentence for article in sources.articles for sentence in article]
    learnt = lexicons.word_classes(forms_of(sentences + sources.annotated.tokens))
    known = lexicons.known(learnt)
    kinds = learnt | lexicons.list_classes(sources.lists)
    return Prepared(kinds, lexicons.known(kinds), lexicons.likeness(sources.lists.people, known))


def observe(
    sources: Sources, prepared: Prepared, lexicon: Lexicon, first: Learnt
) -> tuple[Prepared, frozenset[str]]:
    """Tag the unlabelled articles; return the classes with those of what words were tagged as,
    and the words that are mostly no part of a name."""
    tagger = Tagger(lexicon, rounded(first))
    sentences = [sentence for article in sources.articles for sentence in article]
    tags = [tags for article in sources.articles for tags in tags_of(article, tagger.tag(article))]
    counts = lexicons.counted(sentences, tags, lexicon)
    kinds = {**prepared.kinds, **lexicons.tag_classes(counts)}
    own = lexicons.counted(sources.annotated.tokens, sources.annotated.tags, lexicon)
    for form, of_form in own.items():
        counts.setdefault(form, type(of_form)()).update(of_form)
    return replace(prepared, kinds=kinds), lexicons.common(counts)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is learnt from sources: two models that are averaged, and the lexicon of both."""

    lexicon: Lexicon
    first: Learnt
    second: Learnt

    def tagger(self) -> Tagger:
        """Return the tagger that is shipped."""
        return Tagger(self.lexicon, rounded(mean([self.first, self.second])))


def learn(sources: Sources, prepared: Prepared) -> Pair:
    """Learn a pair of models."""
    plain = prepared.lexicon(PLAIN)
    first = train(sources.annotated, plain)
    observed, common = observe(sources, prepared, plain, first)
    lexicon = replace(observed.lexicon(), common=common)
    return Pair(lexicon, first, train(sources.annotated, lexicon))


def measure(sources: Sources) -> None:
    """Print what each group of features brings on the last sixth of the newswire."""
    sentences = len(sources.annotated.tokens)
    held = sources.annotated.part(sentences * 5 // 6, sentences)
    known = replace(sources, annotated=sources.annotated.part(0, sentences * 5 // 6))
    prepared = prepare(known)

    def show(name: str, tagger: Tagger) -> None:
        tags = tags_of(held.tokens, tagger.tag(held.tokens))
        print(line(name, scores(held.tags, tags)), flush=True)

    for name, lexicon in (
        ("words, affixes, stems", replace(prepared.lexicon(()), likeness={})),
        ("+ lists, letters like those of names", prepared.lexicon(("people", "places"))),
    ):
        show(name, Tagger(lexicon, rounded(train(known.annotated, lexicon))))
    pair = learn(known, prepared)
    show("+ exchanged classes 48, 400 (first model)", Tagger(pair.lexicon, rounded(pair.first)))
    show("+ all classes, what words were tagged as", Tagger(pair.lexicon, rounded(pair.second)))
    show("mean of both models", pair.tagger())
    found = bio_by(pair.tagger(), held.tokens)
    print(line("+ document pass", scores(held.tags, found)), flush=True)


def main(folder: Path, target: Path) -> None:
    """Measure, learn from everything, and write the file."""
    began = time.monotonic()
    sources = read(folder)
    measure(sources)
    pair = learn(sources, prepare(sources))
    learnt = rounded(mean([pair.first, pair.second]))
    assert isinstance(pair.lexicon.classes, columns.Columns)
    blocks = columns.to_blocks(pair.lexicon, pair.lexicon.classes)
    stored.write(target, blocks | weights.to_blocks(learnt))
    print(f"{target}: {target.stat().st_size:,} bytes, {len(learnt.rows):,} attributes, ", end="")
    print(f"{time.monotonic() - began:,.0f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL)
