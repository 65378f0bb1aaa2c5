"""Write the vocabulary: `python -m tests.vocabulary.build DATA_FOLDER`.

Counted in the ANT corpus (`news/ant.jsonl.xz`) and in the training parts of ANERcorp, NewsFANE Gold
and Wojood's sample (`ner/`). A word is kept that is met twice. Names are the words of our lists of
countries, cities, people and other names that a stemmer would take for other words, but for those
that newswire has as ordinary words. Written beside it is how words are usually written that are met
three times or more, where that is not their index form, the words in ة that are nouns by
themselves, and the stems of one root.
"""

from __future__ import annotations

import json
import lzma
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.vocabulary.agreement import Agreement
from tui.extract.names.people import given_names
from tui.text import feminine, kin, spellings
from tui.text.endings import base
from tui.text.folded import index_form, written
from tui.text.stems import bare, stem
from tui.text.verbs import perfect
from tui.text.vocabulary import CODEC, FILE, Vocabulary, packed

_TRAINING = ("anercorp_train", "newsfane_fine_train", "wojood_sample_train")
_LISTS = Path(__file__).parents[2] / "tui/extract/names"
_LEAST = 2
"""Times that a word has to be met: half of those met once are misspelt or two words in one."""
_SPELT = 3
"""Times that a word has to be met for its usual spelling to be known: 36 words of an article are
not in index form, 7.7 are written otherwise than usual with all of 12,600, 9.2 with these 7,000."""
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "ه", "ي")
"""Those of light10, which a name of any other corpus may seem to have too."""
_ORDINARY = 30
"""Times from which on a word that no annotated name has is ordinary, though a person has it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often words are met."""

    spelt: Counter[str] = field(default_factory=Counter)
    """As they are written."""
    outside: Counter[str] = field(default_factory=Counter)
    """In index form, outside of annotated names."""
    inside: Counter[str] = field(default_factory=Counter)
    """Inside of them."""
    agreement: Agreement = field(default_factory=Agreement)

    def met(self) -> Counter[str]:
        """Return how often each word is met in index form."""
        found: Counter[str] = Counter()
        for word, times in self.spelt.items():
            found[index_form(word)] += times
        return found


def counted(data: Path) -> Counted:
    """Count the words of the corpora."""
    found = Counted()
    with lzma.open(data / "news/ant.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            words = written(f"{row['title']}\n{row['text']}")
            found.spelt.update(words)
            found.agreement.add(words)
    for name in _TRAINING:
        for row in (data / f"ner/{name}.conll").read_text(encoding="utf-8").splitlines():
            token, _, tag = row.rpartition("\t")
            words = written(token)
            found.spelt.update(words)
            (found.outside if tag == "O" else found.inside).update(map(index_form, words))
    return found


def listed() -> Iterator[tuple[str, bool]]:
    """Yield the words of all lists in index form, and whether they are those of people alone."""
    for line in zlib.decompress((_LISTS / "lists/names.tsv.z").read_bytes()).decode().split("\n"):
        yield from ((word, True) for word in map(index_form, written(line.partition("\t")[0])))
    yield from ((index_form(word), True) for word in given_names())
    for path in sorted((*_LISTS.glob("lists/c*.tsv"), *_LISTS.glob("table/*.tsv"))):
        rows = [
            row.split("\t")
            for row in path.read_text(encoding="utf-8").splitlines()
            if row and not row.startswith("#")
        ]
        columns = [rows[0].index(name) for name in ("arabic", "short") if name in rows[0]]
        for row in rows[1:]:
            for form in "|".join(row[at] for at in columns if at < len(row)).split("|"):
                words = written(form)
                # Other names of several words are made of ordinary ones, such as الولايات المتحدة.
                if len(words) == 1 or path.stem == "people":
                    yield from ((word, path.stem == "people") for word in map(index_form, words))


def chosen(met: Counter[str], outside: Counter[str], inside: Counter[str]) -> set[str]:
    """Return the names to protect."""
    ordinary = set((_LISTS / "lists/common.txt").read_text(encoding="utf-8").split("\n"))
    names = set()
    for word, is_person in listed():
        if word in ordinary or len(word) < 4 or outside[word] > inside[word]:
            continue
        if is_person and met[word] >= _ORDINARY and not inside[word]:
            continue
        names.add(word)
    names |= {
        word
        for word, times in inside.items()
        if times >= 3
        and times > 9 * outside[word]
        and word not in ordinary
        # A name behind a letter that is attached to it is none by itself.
        and not (word[0] in "وفبلك" and inside[word[1:]] + inside[f"ال{word[2:]}"] >= times)
    }
    return names


def usual(spelt: Counter[str]) -> list[str]:
    """Return the spelling of each word that is met more often than any other, its index form too.

    Left out are words whose letters are not those of their index form one by one.
    """
    most: dict[str, tuple[int, str]] = {}
    times: Counter[str] = Counter()
    for word in sorted(spelt):
        form = index_form(word)
        times[form] += spelt[word]
        most[form] = max(most.get(form, (0, "")), (spelt[word], word))
    return [
        word
        for form, (_, word) in most.items()
        if times[form] >= _SPELT and word != form and len(word) == len(form) and _is_kept(word)
    ]


def _is_taken_apart(word: str, known: Vocabulary) -> bool:
    """Whether a word seems to have clitics or the ending of a noun."""
    if any(word.endswith(one) and len(word) >= len(one) + 3 for one in _ENDINGS):
        return True
    return bare(word, known) != word or base(word, known) != word


def main(data: Path) -> None:
    """Write the files and say how large they are."""
    found = counted(data)
    met, outside, inside = found.met(), found.outside, found.inside
    counts = {word: times for word, times in met.items() if times >= _LEAST and _is_kept(word)}
    names = {word for word in chosen(met, outside, inside) if _is_kept(word)}
    plain = Vocabulary({word: n.bit_length() - 1 for word, n in counts.items()}, frozenset())
    # What seems to be a form of a verb is a name where it is annotated as one: ياسر, and not يشير.
    verbs = {word for word, _ in listed() if inside[word] > outside[word]}
    names = {
        word
        for word in names
        if _is_taken_apart(word, plain) or (word in verbs and perfect(word, plain) != word)
    }
    FILE.write_bytes(packed(counts, names))
    size = FILE.stat().st_size
    print(f"{len(counts):,} words, {len(names):,} names, {size:,} bytes")
    spelt = usual(found.spelt)
    spellings.FILE.write_bytes(spellings.packed(spelt))
    print(f"{len(spelt):,} spellings, {spellings.FILE.stat().st_size:,} bytes")
    nouns = sorted(found.agreement.nouns(plain))
    feminine.FILE.write_bytes(feminine.packed(nouns))
    print(f"{len(nouns):,} nouns in ة, {feminine.FILE.stat().st_size:,} bytes")
    for read in (spellings._spellings, feminine._nouns):
        read.cache_clear()
    stems: Counter[str] = Counter()
    for word in counts.keys() - names:
        stems[stem(word)] += counts[word]
    kin.FILE.write_bytes(kin.packed(stems, names))
    print(f"{len(stems):,} stems, {kin.FILE.stat().st_size:,} bytes of their families")


def _is_kept(word: str) -> bool:
    if not "\u0620" <= word[:1] <= "\u06ff" or not word.isalpha() or len(word) < 2:
        return False
    return word.encode(CODEC, "ignore").decode(CODEC) == word


if __name__ == "__main__":
    main(Path(sys.argv[1]))
