"""The lexicon that the tagger looks words up in, built from text, lists and the tagger itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from tests.training import clusters
from tests.training.vocabulary import known_forms, segmented
from tui.extract.names.columns import Columns
from tui.extract.names.lexemes import Lexicon, form_of, relatives, split

Kind = Mapping[str, str]
"""Form to the name of its class, for one kind of class."""

COMMON_LEAST, COMMON_SHARE = 3, 0.8
"""A form that is no part of a name so often, and in this share of its tokens, is common."""
KNOWN_SHARE = 0.7
"""The share of the well-known names with a word that must be of one type to say so of it."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Forms that stand in lists."""

    people: set[str]
    countries: set[str]
    cities: set[str]
    well_known: Sequence[tuple[str, Sequence[str]]]
    """Type and words of each full name that is well known."""
    given: Collection[str]
    """Given names of the Arab world."""


def word_classes(sentences: Sequence[Sequence[str]]) -> dict[str, Kind]:
    """Return the kinds of classes that are learnt from sentences of forms."""
    known = known_forms(sentences)
    text = clusters.numbered(segmented(sentences, known), known)
    kinds = {
        f"exchange{size}": ("ABC"[at], clusters.by_exchange(text, size))
        for at, size in enumerate(clusters.EXCHANGED)
    }
    found = clusters.vectors(text)
    for at, size in enumerate(clusters.MEANS):
        kinds[f"means{size}"] = "DEF"[at], clusters.by_means(found, size)
    return {
        kind: {word: f"{letter}{number}" for word, number in zip(text.words, numbers, strict=True)}
        for kind, (letter, numbers) in kinds.items()
    }


def completed(kind: Kind, forms: Sequence[str]) -> Kind:
    """Return a kind of classes in which a form that has none has that of its nearest relative."""
    whole = {}
    for form in forms:
        of_form = next((kind[one] for one in (form, *relatives(form)) if one in kind), None)
        if of_form is not None:
            whole[form] = of_form
    return whole


def list_classes(lists: Lists) -> dict[str, Kind]:
    """Return the kinds of classes that say in which list a form stands."""
    where = dict.fromkeys(lists.cities, "Pc") | dict.fromkeys(lists.countries, "Pl")
    return {
        "people": dict.fromkeys(lists.people, "N"),
        "places": where,
        "known": _known_classes(lists.well_known),
        "given": dict.fromkeys(sorted(lists.given), "G"),
    }


def _known_classes(names: Iterable[tuple[str, Sequence[str]]]) -> Kind:
    """Return of which type the well-known names are that a form is a word of."""
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for type_, words in names:
        for word in words:
            types[word][type_] += 1
    return {
        word: f"K{most}" if count >= KNOWN_SHARE * counts.total() else "Kmixed"
        for word, counts in types.items()
        for most, count in counts.most_common(1)
    }


def tag_classes(counts: Mapping[str, Counter[str]]) -> dict[str, Kind]:
    """Return the kinds of classes that say as what forms were tagged in unlabelled text.

    Args:
        counts: For each form how often it had each tag.
    """
    kinds: dict[str, dict[str, str]] = {"begin": {}}
    for form, tags in counts.items():
        total = sum(tags.values())
        within = total - tags["O"]
        if total < 2 or not within:
            continue
        for type_ in ("PER", "LOC", "ORG", "MISC"):
            share = (tags[f"B-{type_}"] + tags[f"I-{type_}"]) / total
            if share >= 0.02:
                level = 1 + sum(share >= bound for bound in (0.1, 0.4, 0.8))
                kinds.setdefault(type_, {})[form] = f"S{type_[0]}{level}"
        if within > 1:
            first = sum(count for tag, count in tags.items() if tag.startswith("B"))
            kinds["begin"][form] = f"SB{round(3 * first / within)}"
    return kinds


def counted(
    sentences: Iterable[Sequence[str]], tags: Iterable[Sequence[str]], lexicon: Lexicon
) -> dict[str, Counter[str]]:
    """Return how often each form, its proclitics off, has each tag."""
    core: dict[str, str] = {}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tokens, labels in zip(sentences, tags, strict=True):
        for token, label in zip(tokens, labels, strict=True):
            if token not in core:
                core[token] = split(form_of(token), lexicon.classes)[1]
            counts[core[token]][label] += 1
    return counts


def common(counts: Mapping[str, Counter[str]]) -> frozenset[str]:
    """Return the forms that are mostly no part of a name."""
    return frozenset(
        form
        for form, tags in counts.items()
        if tags["O"] >= COMMON_LEAST and tags["O"] > COMMON_SHARE * sum(tags.values())
    )


def likeness(names: Collection[str], words: Collection[str]) -> dict[str, int]:
    """Return how much rather each three letters are of a name than of another word."""
    of_names, of_words = _letters(names), _letters(set(words) - set(names))
    shares = sum(of_names.values()), sum(of_words.values())
    ratios = {}
    for letters in sorted(of_names.keys() | of_words.keys()):
        name = (of_names[letters] + 0.5) / shares[0]
        word = (of_words[letters] + 0.5) / shares[1]
        if of_names[letters] + of_words[letters] > 2:
            ratios[letters] = max(-100, min(100, round(8 * log2(name / word))))
    return ratios


def _letters(words: Collection[str]) -> Counter[str]:
    return Counter(
        f"^{word}$"[at : at + 3] for word in words if "ء" <= word <= "ى" for at in range(len(word))
    )


def known(kinds: Mapping[str, Kind]) -> list[str]:
    """Return all forms that are in a class, in order."""
    return sorted({form for kind in kinds.values() for form in kind if not form.endswith("+")})


def columns(forms: Sequence[str], kinds: Mapping[str, Kind]) -> Columns:
    """Return the classes of known forms in the shape in which they are stored."""
    stored = []
    for kind in kinds.values():
        names = ["", *sorted(set(kind.values()))]
        number = {name: at for at, name in enumerate(names)}
        stored.append((names, [number[kind.get(form, "")] for form in forms]))
    return Columns(forms, stored)
