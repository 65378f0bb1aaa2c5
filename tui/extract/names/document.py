"""What the rest of an article says of a name: its repeats, and surnames of persons named in full.

A bare surname, anywhere in the article, is the person whose full name stands there; of two with
one surname the one named last before it, else the first behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.extract.names.beside import goes_on
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.context import (
    is_adjective,
    is_definite,
    is_peace,
    kind_before,
    title_before,
)
from tui.extract.names.evidence import is_acting
from tui.extract.names.ordinary import is_ordinary, parts_of_names
from tui.extract.names.proclitics import readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import BEFORE_SURNAME, NEVER, ORDINALS, SAYING, TITLES
from tui.model import EntityType, Layer

_SHORTEST = 3
"""Letters of the shortest name of one word that is looked for elsewhere."""


class _Form(NamedTuple):
    words: tuple[str, ...]
    of: Candidate
    surname: bool
    full: tuple[str, ...] = ()
    """The whole name of a surname."""


def repeats(tokens: Tokens, found: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates for the repeats of names, and for surnames, that no layer found."""
    forms: dict[str, list[_Form]] = {}
    seen: set[tuple[tuple[str, ...], bool, tuple[str, ...]]] = set()
    for form in _forms(tokens, found):
        listed = forms.setdefault(form.words[0], [])
        if (form.words, form.surname, form.full) not in seen:
            seen.add((form.words, form.surname, form.full))
            listed.append(form)
    for listed in forms.values():
        listed.sort(key=lambda form: -len(form.words))
    taken = {at for one in found for at in range(one.first, one.last)}
    repeated = []
    for at, cut, listed in sorted(_places_of(tokens, forms), key=lambda place: place[:2]):
        candidate = None if at in taken else _match(tokens, at, cut, listed, taken)
        if candidate is not None:
            taken.update(range(candidate.first, candidate.last))
            repeated.append(candidate)
    return repeated


def _places_of(
    tokens: Tokens, forms: dict[str, list[_Form]]
) -> Iterator[tuple[int, int, list[_Form]]]:
    for word, listed in forms.items():
        for at, cut in _places(tokens, word):
            yield at, cut, listed


def _forms(tokens: Tokens, found: Sequence[Candidate]) -> Iterator[_Form]:
    for one in found:
        words = words_of_candidate(tokens, one)
        if one.type == EntityType.PER and len(words) > 1:
            yield _Form(words, one, surname=False)
            surname = surname_of(words)
            if len(surname) < len(words) and len("".join(surname)) >= _SHORTEST:
                yield _Form(surname, one, surname=True, full=words)
        elif len("".join(words)) >= _SHORTEST:
            yield _Form(words, one, surname=False)


def words_of_candidate(tokens: Tokens, one: Candidate) -> tuple[str, ...]:
    """Return the words of a name in normal form, without the proclitics of the first."""
    words = tokens.keys[one.first : one.last]
    cut = one.start - tokens.starts[one.first]
    if cut:
        for rest, letters in readings(words[0]):
            if letters <= cut and tokens.behind(one.first, letters) == one.start:
                return (rest, *words[1:])
    return tuple(words)


def surname_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words by which a person is named shortly: `ألتمان`, `بن سلمان`, `آل ثاني`."""
    at = len(words) - 1
    if words[at] in ORDINALS:
        return tuple(words)  # `محمد السادس` is nobody's surname in `الاجتماع السادس`
    while at > 1 and words[at - 1] in BEFORE_SURNAME:
        at -= 1
    return tuple(words[at:])


def _places(tokens: Tokens, word: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens that are a word, also with proclitics, and the letters of these."""
    for at in tokens.places.get(word, ()):
        yield at, 0
    if word[0] >= "\u0600":
        for before, cut in (("و", 1), ("ف", 1), ("ب", 1), ("ل", 1), ("ك", 1), ("ول", 2), ("وب", 2)):
            for at in tokens.places.get(before + word, ()):
                yield at, cut
        if word.startswith("ال"):
            for before, cut in (("ل", 1), ("ول", 2), ("فل", 2)):
                for at in tokens.places.get(f"{before}ل{word[2:]}", ()):
                    yield at, cut


def _match(
    tokens: Tokens, at: int, cut: int, forms: Sequence[_Form], taken: set[int]
) -> Candidate | None:
    for form in forms:
        last = at + len(form.words)
        if tuple(tokens.keys[at + 1 : last]) != form.words[1:] or not taken.isdisjoint(
            range(at, last)
        ):
            continue
        if len(form.words) == 1 and not _stands_alone(tokens, at, form):
            continue
        # Of equal forms the one named last before this place, else the first behind it.
        same = [other for other in forms if other.words == form.words]
        before = [other for other in same if other.of.first < at]
        chosen = before[-1] if before else same[0]
        start = tokens.behind(at, cut) if cut else tokens.starts[at]
        return chosen.of._replace(
            first=at, last=last, start=start, end=tokens.ends[last - 1], layer=Layer.DOCUMENT,
            confidence=round(min(chosen.of.confidence, 1) * (0.95 if last - at > 1 else 0.9), 3),
            evidence=False, weak=False,
        )  # fmt: skip
    return None


def _here(tokens: Tokens, at: int, form: _Form) -> Candidate:
    """Return the name as it would stand at a token."""
    return form.of._replace(first=at, last=at + 1, start=tokens.starts[at], end=tokens.ends[at])


def _stands_alone(tokens: Tokens, at: int, form: _Form) -> bool:
    """Whether one word, found nowhere as a name, may be the name it looks like."""
    word = form.words[0]
    if word in NEVER or word in TITLES or is_peace(tokens, at):
        return False
    if form.surname and goes_on(tokens, at, at + 1):
        return False
    if tokens.kinds[at] != Kind.ARABIC:
        return tokens.words[at] == tokens.words[form.of.last - 1] or tokens.words[at][0].isupper()
    if not is_ordinary(word) and (form.surname or word not in parts_of_names()):
        return True
    if not form.surname:
        entry = form.of.entry
        if entry is not None and is_definite(word) and is_adjective(word):
            # `قناة العربية` is a station, `الدول العربية` are none.
            return _is_behind_kind(tokens, at, entry)
        # `مصدر` is Masdar, but a source in `قال مصدر أمني`.
        return entry is not None and (
            is_definite(word) or is_acting(tokens, _here(tokens, at, form), entry)
        )
    return title_before(tokens, at) or (at > 0 and tokens.keys[at - 1] in SAYING)


def _is_behind_kind(tokens: Tokens, at: int, entry: Entry) -> bool:
    """Whether the word for its kind stands directly before a name: `مراسل قناة العربية`."""
    if at == 0 or is_definite(tokens.keys[at - 1]):
        return False
    return kind_before(tokens, at) in entry.types
