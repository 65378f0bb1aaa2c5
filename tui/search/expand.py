"""Which words of the articles a word of a query may be, at each step of the ladder.

Only words that stand in articles are taken, so that what was also searched can be shown and what
is found can be marked. Clitics are checked as stems are (`tui.text.stems`); a name is never
stemmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, permutations
from typing import Protocol

from tui.search.ladder import RANK, Ladder
from tui.search.names import Names
from tui.search.particles import is_particle
from tui.search.records import Term
from tui.text import ladder as letters
from tui.text.folded import index_form, written
from tui.text.kin import kin
from tui.text.ladder import Step, letters_step
from tui.text.nisba import relations
from tui.text.plurals import is_plural, partners
from tui.text.skeleton import alternates, distance, skeleton
from tui.text.spellings import usual
from tui.text.stems import PROCLITICS, bare, stem, with_clitics
from tui.text.verbs import has_imperfect
from tui.text.vocabulary import vocabulary

MOST_NAMES = 8
"""Other spellings of one name that are searched."""
SHORTEST_TYPO = 5
"""Letters from which on a word may have a typo."""
_LONGEST_TYPO = 24
"""Letters up to which one is looked for: 1,700 words are tried then, which takes 8 ms."""
_FARTHEST = 0.15
"""Distance of sounds up to which 92 % of the pairs of one name are, and 0.02 % of other pairs."""
_FARTHEST_IN_SCRIPT = 0.1
"""The same for two Arabic words, which need not be heard in other letters: غوغل, جوجل are 0.09."""
_FEWEST_SOUNDS = 3
"""Consonants from which on the sound of a word alone says enough."""
_MOST_KIN = 3
"""Stems of the root of a word that do for it, the most frequent ones: with more questions are
answered worse (60 at MRR@10 0.890 with 4, 0.898 with 3), since more of them mean something else."""
_FEWEST_OFTEN = 3
"""Articles from which on a word stands by itself, and is no typo of a known name; or else"""
_RARER = 100
"""times rarer than the name is what it is a typo of."""
_SEATS = "ؤئء"
_SEATED = frozenset("ؤئءأإ")
_BEHIND_YEH = ("يأ", "يئ")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچڤگ"
_LONG_BASE = 4
"""Letters from which on a word that no vocabulary knows is taken for itself behind clitics."""
_SHORTEST_NAME = 3
"""Letters of a name without its ال."""
_BEFORE_NOUNS = (*PROCLITICS, "ال", "وال", "بال")


class Words(Protocol):
    """The words of all articles: `tui.search.lexicon.Lexicon`."""

    def articles_with(self, word: str) -> int:
        """Return in how many articles a word in index form stands."""

    def standing(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that stand in articles, in their order."""

    def standing_stems(self, stems: Iterable[str]) -> list[str]:
        """Return those of some stems that words of articles have, in their order."""

    def forms(self, word: str) -> list[Term]:
        """Return how a word in index form is written."""

    def sounding(self, skeletons: Iterable[str]) -> list[Term]:
        """Return the words with some skeletons."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a term of a query may stand in an article."""

    step: Step
    words: tuple[str, ...] = ()
    """Words in index form that stand side by side; empty for a stem."""
    forms: tuple[frozenset[str], ...] = ()
    """For each of the words how it must be written; empty where that makes no difference."""
    stem: str = ""
    """The stem that a word has, in place of words."""
    sure: bool = True
    """Whether it is surely the same; False for what only sounds or looks alike."""
    attached: bool = False
    """Whether it is another way with clitics before it."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term of a query and all ways in which it may stand in articles."""

    typed: tuple[str, ...]
    """Its words as they were typed."""
    ways: tuple[Way, ...]
    """The strictest first."""

    def also(self) -> tuple[str, ...]:
        """Return the other spellings and typos that are searched too, in index form."""
        wide = (Step.NAME, Step.TYPO)
        found = [way for way in self.ways if way.step in wide and not way.attached]
        return tuple(" ".join(way.words) for way in found)


def expand(
    typed: Sequence[str],
    index: Words,
    names: Names,
    ladder: Ladder,
    *,
    literal: bool = False,
    rough: bool = False,
    one_of_some: bool = False,
    inflected: bool = True,
) -> Expansion:
    """Return the ways in which words side by side may stand in articles.

    Args:
        typed: The words of one term as typed; each may be several words of the index.
        index: Where they are looked for.
        names: What is known of names.
        ladder: The steps that are taken.
        literal: Whether only letters may differ, as in a quoted phrase; clitics before its first
            word may still be there where it has several.
        rough: Whether typos are looked for only where nothing else is found, as in a query of
            many words.
        one_of_some: Whether other words of its root do for it at the step `some`, as in a question.
        inflected: Whether forms are looked for that have another stem, 50 a word.
    """
    raw = tuple(word for one in typed for word in written(one) if index_form(word))
    if not raw:
        return Expansion(tuple(typed), ())
    folded = tuple(part for word in raw for part in index_form(word).split())
    ways = list(_letter_ways(raw, folded, index, ladder))
    clitics = Step.CLITICS in ladder and not (literal and len(folded) == 1)
    if clitics:
        ways += _clitic_ways(raw[0], folded, index)
    seats = list(_other_seats(raw[0])) if Step.ALEF in ladder else []
    for seated in seats:
        other = (index_form(seated), *folded[1:])
        ways += _seated_ways(other, index)
        if clitics:
            ways += _clitic_ways(seated, other, index, has_seat=True)
    if not literal:
        is_known = names.is_name(raw)
        # A town may be called as any state is (دولة, Dhule): the word has its forms all the same.
        is_fixed = is_known and not (len(folded) == 1 and names.is_ordinary(folded[0]))
        if len(folded) == 1 and Step.STEM in ladder:
            ways += _stem_ways(raw[0], folded[0], index, is_fixed, inflected)
            for seated in filter(_is_usual, seats):
                ways += _stem_ways(seated, index_form(seated), index, is_fixed, inflected)
            if one_of_some and Step.SOME in ladder and not is_particle(typed[0]):
                ways += _kin_ways(raw[0], folded[0], index, is_fixed)
        if Step.NAME in ladder:
            ways += _name_ways(raw, folded, index, names, is_known)
        if len(folded) == 1 and Step.TYPO in ladder:
            ways += _typo_ways(folded[0], index, names, ways, rough=rough, is_known=is_known)
    return Expansion(raw, _without_repeats(ways))


def _without_repeats(ways: list[Way]) -> tuple[Way, ...]:
    """Return ways by their steps; words that an earlier way finds are left out of later ones."""
    kept: list[Way] = []
    seen: set[tuple[str, ...]] = set()
    for way in sorted(ways, key=lambda way: RANK[way.step]):
        if way.forms or way.stem or way.words not in seen:
            kept.append(way)
        if not way.forms and not way.stem:
            seen.add(way.words)
    return tuple(kept)


# --- letters --------------------------------------------------------------------------------------


def _letter_ways(
    raw: Sequence[str], folded: tuple[str, ...], index: Words, ladder: Ladder
) -> Iterator[Way]:
    """Yield for each step of letters how the words may be written."""
    steps = [step for step, _ in letters.LETTERS if step in ladder]
    if len(raw) != len(folded):  # a presentation form that is several words
        yield Way(steps[-1], folded)
        return
    known = [_written(word, form, index) for word, form in zip(raw, folded, strict=True)]
    before: tuple[frozenset[str], ...] = ()
    for step in steps:
        allowed = tuple(
            frozenset(form for form, at in one.items() if RANK[at] <= RANK[step]) for one in known
        )
        if not all(allowed) or allowed == before:
            continue
        before = allowed
        if all(len(some) == len(one) for some, one in zip(allowed, known, strict=True)):
            yield Way(step, folded)
            return
        yield Way(step, folded, allowed)


def _other_seats(word: str) -> Iterator[str]:
    """Yield a word with its hamza on other seats: مسئولين is مسؤولين.

    The last letter keeps its seat, which nobody writes otherwise: ماء would be ماي.
    """
    plain = letters.marks(word)
    inside, last = plain[:-1], plain[-1:]
    for seat in _SEATS:
        if seat in inside:
            for other in _SEATS.replace(seat, ""):
                yield inside.replace(seat, other) + last
    for one, other in permutations(_BEHIND_YEH):
        if one in inside:
            yield inside.replace(one, other) + last


def _has_seat(written: str) -> bool:
    return not _SEATED.isdisjoint(written)


def _seated_ways(words: tuple[str, ...], index: Words) -> Iterator[Way]:
    """Yield words the first of which is written with a hamza on a seat: ماء is no ماي."""
    first, *rest = ([form.word for form in index.forms(word)] for word in words)
    seated = frozenset(filter(_has_seat, first))
    if len(seated) == len(first) > 0:
        yield Way(Step.ALEF, words)
    elif seated:
        yield Way(Step.ALEF, words, (seated, *map(frozenset, rest)))


def _is_usual(seated: str) -> bool:
    """Whether a word with another seat, or its stem, is usually written with a hamza.

    مسؤول is, as what مسئول may be; what مسئل folds to is المسيل, and no other spelling of مسؤل.
    """
    # A word may begin with a hamza whatever stands behind: أجر, to which إجرائات would come.
    return any(_has_seat(usual(word)[1:]) for word in (index_form(seated), stem(seated)))


def _written(word: str, folded: str, index: Words) -> dict[str, Step]:
    """Return how a word is written in articles, and the step of each form."""
    return {form.word: letters_step(word, form.word) or Step.DIGITS for form in index.forms(folded)}


# --- clitics and stems ----------------------------------------------------------------------------


def _clitic_ways(
    raw: str, folded: tuple[str, ...], index: Words, *, has_seat: bool = False
) -> Iterator[Way]:
    """Yield words with other clitics before the first one, which is written so.

    Args:
        raw: The first word as written.
        folded: All words in index form.
        index: Where they are looked for.
        has_seat: Whether only what is written with a hamza on a seat will do.
    """
    bases = _with_or_without_article(bare(raw))
    forms = (form for base in bases for form in (base, *with_clitics(base)))
    for word in index.standing(forms):
        if word == folded[0] or not any(_has_base(word, base, index) for base in bases):
            continue
        if not has_seat or any(_has_seat(form.word) for form in index.forms(word)[:1]):
            yield Way(Step.CLITICS, (word, *folded[1:]))


def _with_or_without_article(base: str) -> tuple[str, ...]:
    """Return a word, and where it is a name that keeps its ال, that name as well: عراق, العراق.

    The ال of ألمانيا is none: it is written with a hamza.
    """
    whole = base if base.startswith("ال") else f"ال{base}"
    rest = whole[2:]
    if len(rest) < _SHORTEST_NAME or whole not in vocabulary().names or _has_seat(usual(whole)[0]):
        return (base,)
    return (base, rest if base == whole else whole)


def _has_base(word: str, base: str, index: Words) -> bool:
    """Whether what stands before a base in a word is nothing but clitics, as mostly written.

    Of a base that no vocabulary knows (لروبوت) it is where none knows the whole word either:
    فيسبوك is known, and is not ف before يسبوك.
    """
    if _bare(usual(word)) == base or any(_bare(one.word) == base for one in index.forms(word)[:3]):
        return True
    known = vocabulary()
    unknown = known.worth(base) < 0 and known.worth(word) < 0 and word not in known.names
    return unknown and len(base) >= _LONG_BASE


_bare = lru_cache(maxsize=1 << 14)(bare)


def _stem_ways(
    raw: str, folded: str, index: Words, is_known: bool, inflected: bool
) -> Iterator[Way]:
    """Yield the stem, those of its plurals and of its adjectives; nothing for a name."""
    known = vocabulary()
    base = bare(raw)
    if _is_name(folded, base, is_known):
        return
    root = stem(raw)
    others = partners(root)
    verbs = [one for one in others if is_plural(root) and has_imperfect(one, known)]
    nouns = [one for one in others if one not in verbs]
    for one in index.standing_stems((root, *nouns, *relations(root))):
        yield Way(Step.STEM, stem=one)
    if not inflected:
        return
    for one in verbs:  # طلاب are no يطالبون, who have the stem of طالب
        for form in index.standing([one, *with_clitics(one)]):
            if _has_base(form, one, index):
                yield Way(Step.STEM, (form,))
    for form in index.standing(with_clitics(root)):
        # Before a word that no vocabulary knows, clitics are no part of the stem: لروبوت.
        if known.worth(root) < 0 and form != root and _has_base(form, root, index):
            yield Way(Step.STEM, (form,))
    plural = f"{root[:-1]}ات"
    if root[-1] == "ه" and stem(f"ال{plural}") != root:  # ولايات of ولاية, behind ال part of a name
        forms = index.standing(with_clitics(plural))
        yield from (Way(Step.STEM, (form,)) for form in forms if _bare(form) == plural)


def _kin_ways(raw: str, folded: str, index: Words, is_known: bool) -> Iterator[Way]:
    """Yield the stems of the same root, the most frequent first: تأسيس for تأسست."""
    if not _is_name(folded, bare(raw), is_known):
        root = stem(raw)
        forms = {*partners(root), *relations(root)}
        others = (other for other in kin(root) if other not in forms)
        for other in islice(index.standing_stems(others), _MOST_KIN):
            yield Way(Step.SOME, stem=other, sure=False)


def _is_name(folded: str, base: str, is_known: bool) -> bool:
    """Whether a word, in index form and without clitics, has no forms but its own."""
    return is_known or not _is_arabic(folded) or not vocabulary().names.isdisjoint((folded, base))


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[:1] <= "\u06ff"


# --- names ----------------------------------------------------------------------------------------


def _name_ways(
    raw: Sequence[str], folded: tuple[str, ...], index: Words, names: Names, is_known: bool
) -> list[Way]:
    """Return other spellings of a name: those of the book, then what sounds like it."""
    found: dict[tuple[str, ...], bool] = {}
    others = names.others(raw)
    for words in others:
        if not _holds(words, folded) and _stands(words, index):
            found.setdefault(words, True)
    if len(folded) == 1:
        spelt = [words[0] for words in others if len(words) == 1]
        for word in _sounding(folded[0], spelt, index, names, is_known):
            found.setdefault((word,), False)
    best = list(found.items())[:MOST_NAMES]
    ways = [Way(Step.NAME, words, sure=sure) for words, sure in best]
    for words, sure in best:
        forms = _attached(words[0])
        ways += (
            Way(Step.NAME, (form, *words[1:]), sure=sure, attached=True)
            for form in index.standing(forms)
            if bare(form) == words[0]
        )
    return ways


def _stands(words: Sequence[str], index: Words) -> bool:
    """Whether all words of a name stand in articles, the first one with clitics or without."""
    first, *rest = words
    return all(map(index.articles_with, rest)) and bool(index.standing([first, *_attached(first)]))


def _attached(word: str) -> list[str]:
    """Return a name in index form with clitics before it; nothing for one in Latin letters."""
    return [one + word for one in PROCLITICS[1:]] if _is_arabic(word) else []


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words hold others side by side, so that they find nothing more."""
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def _sounding(
    word: str, spelt: Sequence[str], index: Words, names: Names, is_known: bool
) -> list[str]:
    """Return the words that sound like one, the nearest first.

    An ordinary word is no name, and no ordinary word is one: مسك sounds like Musk. The spellings
    of a known name in its own script are known; what sounds like it there is another one (الصين,
    إليسون). Where its spellings in the other script are known, too, only what may be one of those
    spelled otherwise is it: mosul is الموصل, and not معسل.
    """
    spelt = [one for one in spelt if _is_arabic(one) != _is_arabic(word)]
    sound = skeleton(word)
    if len(sound.removeprefix("A")) < _FEWEST_SOUNDS:
        return []
    is_arabic = _is_arabic(word)
    if is_arabic and not is_known and names.is_ordinary(word):
        return []
    found = []
    for term in index.sounding((sound, *alternates(word))):
        other = term.word
        same_script = is_arabic == _is_arabic(other)
        if other == word or (same_script and (is_known or not is_arabic)):
            continue
        if _is_arabic(other) and names.is_ordinary(other):
            continue
        if same_script and not names.may_be_spelt(word, other):
            continue
        if spelt and not same_script and not any(names.may_be_spelt(one, other) for one in spelt):
            continue
        apart = distance(word, other)
        if apart <= (_FARTHEST_IN_SCRIPT if same_script else _FARTHEST):
            found.append((apart, -term.articles, other))
    return [other for _, _, other in sorted(found)]


# --- typos ----------------------------------------------------------------------------------------


def _typo_ways(
    word: str, index: Words, names: Names, ways: Sequence[Way], *, rough: bool, is_known: bool
) -> Iterator[Way]:
    """Yield the words with one letter more, less, other or swapped, with clitics or without.

    Two words that are both known are no typos of each other (سيارة, سياسة): of a word that stands
    in articles or in the vocabulary only words that it does not know are one, as `Miccrosoft` is;
    of a known name no known name nor what stands in some articles by itself (بايدن, بايرن).
    """
    if not SHORTEST_TYPO <= len(word) <= _LONGEST_TYPO or not word.isalpha():
        return
    is_right = any(RANK[way.step] <= RANK[Step.STEM] or way.sure for way in ways)
    is_right = is_right or is_known or _is_word(word)
    often = max(_FEWEST_OFTEN, index.articles_with(word) // _RARER)
    if is_right and rough:
        return
    taken = {way.words for way in ways}
    edits = sorted(_edits(word))
    found = set(index.standing(edits))
    if _is_arabic(word):
        found |= {form[2:] for form in index.standing(f"ال{one}" for one in edits)}
    for other in sorted(found):
        if is_right and (_is_word(other) or _is_inflection(word, other)):
            continue
        if is_known and (index.articles_with(other) >= often or names.is_name((other,))):
            continue
        before = _BEFORE_NOUNS if _is_arabic(other) else ("",)
        for form in index.standing(clitics + other for clitics in before):
            if (form,) not in taken and (form == other or _has_base(form, other, index)):
                yield Way(Step.TYPO, (form,), sure=False, attached=form != other)


def _is_word(other: str) -> bool:
    """Whether the vocabulary knows a word, with ال or without, or what it is without clitics.

    ببنان is بنان, and no typo of لبنان.
    """
    known = vocabulary()
    if not _is_arabic(other):
        return False
    words = {other, f"ال{other}", bare(other)}
    return not known.names.isdisjoint(words) or max(map(known.worth, words)) >= 0


def _is_inflection(word: str, other: str) -> bool:
    """Whether two words differ in clitics or an ending, which is no typo."""
    return stem(word) == stem(other) or any(
        f"{one}{ending}" == two
        for one, two in ((word, other), (other, word))
        for ending in ("s", "ا")
    )


def _edits(word: str) -> set[str]:
    """Return all words one edit away (Damerau): deletion, swap, substitution, insertion."""
    alphabet = _ARABIC if _is_arabic(word) else _LATIN
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in alphabet}
    found |= {left + letter + right for left, right in cuts for letter in alphabet}
    return found - {word}
