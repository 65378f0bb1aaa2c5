"""Where an article has names of the book: in one pass, at each word the longest form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tui.extract.names.beside import is_kunya_of_another
from tui.extract.names.book import Form, book
from tui.extract.names.candidates import Candidate, Entry
from tui.extract.names.context import CLOSING, KINDS, OPENING, bare, is_definite, is_title
from tui.extract.names.languages import PERSIAN_DAYS, other_languages
from tui.extract.names.oman import told_apart
from tui.extract.names.proclitics import cut_before, readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import KIND, MEDIA, OUTSIDE
from tui.model import EntityType, Layer
from tui.text.normal import normal

_HYPHENS = frozenset("-–ـ.")
"""Signs that may stand between the words of a form, touching both: `كوفيد-19`, `إف-16`."""
_OF_MINISTRIES = frozenset(("الخارجيه", "الداخليه", "الماليه"))
_SURE = {Layer.TABLE: 0.95, Layer.LIST: 0.9}
_UNSURE = 0.4
_NAMESAKE = 0.65


def known_names(tokens: Tokens) -> list[Candidate]:
    """Return the known names of an article, also where they overlap other layers' candidates.

    At each token the longest form is taken; a form that counts only beside others is marked weak.
    """
    known = book()
    found: list[Candidate] = []
    at, count = 0, len(tokens)
    keys, kinds = tokens.keys, tokens.kinds
    while at < count:
        key = keys[at]
        candidate = None
        if key in known:
            candidate = _match(tokens, at, known.forms(key), 0)
        if candidate is None and kinds[at] == Kind.ARABIC and key[0] in "وفبلك":
            for rest, cut in readings(key):
                if rest in known:
                    candidate = _match(tokens, at, known.forms(rest), cut)
                    if candidate is not None:
                        break
        if candidate is None:
            at += 1
        else:
            candidate = told_apart(tokens, _without_kind(tokens, candidate))
            if not _is_adjective_here(tokens, candidate):
                if candidate.type == EntityType.PER and is_kunya_of_another(
                    tokens, candidate.first, candidate.last
                ):
                    candidate = _with_surname(tokens, candidate)
                found.append(candidate)
                if candidate.weak:
                    found += _namesakes(tokens, candidate)
            at = candidate.last if not candidate.weak else at + 1
    return _without_days(tokens, found)


def _with_surname(tokens: Tokens, one: Candidate) -> Candidate:
    """Return somebody named like a well-known person: `أم كلثوم محفوظ`."""
    return one._replace(last=one.last + 1, end=tokens.ends[one.last], entry=None, layer=Layer.LIST,
                        confidence=_NAMESAKE, weak=False)  # fmt: skip


def _without_days(tokens: Tokens, found: list[Candidate]) -> list[Candidate]:
    """Leave out days of the Persian week in Persian sentences: دوشنبه is Monday there."""
    if PERSIAN_DAYS.isdisjoint(tokens.places):
        return found
    others = other_languages(tokens)
    return [
        one
        for one in found
        if tokens.keys[one.first] not in PERSIAN_DAYS or tokens.sentence_of[one.first] not in others
    ]


def _namesakes(tokens: Tokens, one: Candidate) -> Iterator[Candidate]:
    """Yield what else an unsure name may be: العين is a city and its club."""
    words = [tokens.keys[one.first], *tokens.keys[one.first + 1 : one.last]]
    for first in (words[0], *(rest for rest, _ in readings(words[0]))):
        for form in book().forms(first) if first in book() else ():
            same = one.entry is not None and form.entry.id == one.entry.id
            if form.weak and not same and list(form.rest) == words[1:] and not form.entry.needs:
                yield one._replace(entry=form.entry, type=form.entry.types[0],
                                   layer=form.entry.layer)  # fmt: skip


def _without_kind(tokens: Tokens, one: Candidate) -> Candidate:
    """Leave a title or the word for the kind out of the name: `دولة قطر`, `الملك سلمان`."""
    if one.last - one.first == 1 or one.entry is None:
        return one
    key, second = tokens.keys[one.first], one.first + 1
    if one.type == EntityType.PER:
        outside = is_definite(key) and is_title(key)
    else:
        rest = tuple(tokens.keys[second + 1 : one.last])
        # `نادي الزمالك` is الزمالك, but `النادي الإفريقي` is whole.
        outside = cut_before(key, OUTSIDE) is not None and any(
            form.rest == rest and form.entry.id == one.entry.id
            for form in book().forms(tokens.keys[second])
        )
    if not outside:
        return one
    # `البابا تواضروس` is listed, and so is `تواضروس الثاني`, which goes on.
    last = max(
        (
            _end(tokens, second + 1, form.rest)
            for form in book().forms(tokens.keys[second])
            if form.rest and form.entry.id == one.entry.id
        ),
        default=0,
    )
    last = max(last, one.last)
    return one._replace(first=second, last=last, start=tokens.starts[second],
                        end=tokens.ends[last - 1])  # fmt: skip


def _is_adjective_here(tokens: Tokens, one: Candidate) -> bool:
    if one.last - one.first > 1:
        # `الخارجية المصرية` is a ministry, but not in `السياسة الخارجية المصرية`.
        return tokens.keys[one.first] in _OF_MINISTRIES and _follows_definite(tokens, one.first)
    return is_nationality(tokens, one.first)


def is_nationality(tokens: Tokens, at: int) -> bool:
    """Whether the name of a country is an adjective: `السوق السعودية`."""
    return tokens.keys[at] in nationalities() and _follows_definite(tokens, at)


def _follows_definite(tokens: Tokens, at: int) -> bool:
    """Whether a definite noun stands before a word, so that it may be its adjective."""
    if at == 0 or tokens.kinds[at - 1] != Kind.ARABIC:
        return False
    return is_definite(tokens.keys[at - 1])


@cache
def nationalities() -> frozenset[str]:
    """Return the adjectives of countries, with the article, in normal form."""
    path = files("tui.extract.names").joinpath("lists", "nationalities.tsv")
    lines = [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
    forms = (form for line in lines[1:] for form in line.split("\t")[1].split("|"))
    return frozenset(f"ال{normal(form).removeprefix('ال')}" for form in forms)


def _match(tokens: Tokens, at: int, forms: list[Form], cut: int) -> Candidate | None:
    if not cut and _is_behind_media(tokens, at):
        forms = sorted(forms, key=lambda form: (-len(form.rest), not _is_body(form)))
    for form in forms:
        last = _end(tokens, at + 1, form.rest) if form.rest else at + 1
        if last and (not cut or _may_be_cut(tokens, at, form)) and _has_need(tokens, form.entry):
            entry = form.entry
            club = entry.needs and not form.rest and EntityType.LOC not in entry.types
            if club and len(forms) > 1 and _is_in(tokens, at, cut):
                continue  # `في برشلونة` is the city, whatever else the article tells of
            weak = form.weak or (not form.rest and _is_otherwise(tokens.words[at], form))
            weak = weak and not (entry.needs and _has_need_near(tokens, at, entry))
            confidence = _UNSURE if weak else _SURE[entry.layer]
            start = tokens.behind(at, cut) if cut else tokens.starts[at]
            # The place of an entry with several types is decided by the article.
            kind = entry.types[0]
            return Candidate(at, last, start, tokens.ends[last - 1], kind, entry.layer,
                             confidence, entry, weak)  # fmt: skip
    return None


def _is_behind_media(tokens: Tokens, at: int) -> bool:
    """Whether the word for a paper or a station stands before a word, or before its quotation."""
    before = at - 2 if at > 1 and tokens.keys[at - 1] in OPENING else at - 1
    if before < 0 or tokens.sentence_of[before] != tokens.sentence_of[at]:
        return False
    return bare(tokens.keys[before], MEDIA) is not None and not is_definite(tokens.keys[before])


def _is_body(form: Form) -> bool:
    return EntityType.ORG in form.entry.types and not form.entry.needs


def _is_in(tokens: Tokens, at: int, cut: int) -> bool:
    """Whether في or ب stands before a word, as before places rather than clubs."""
    return tokens.keys[at - 1 : at] == ["في"] or (cut == 1 and tokens.keys[at][0] == "ب")


def _is_otherwise(word: str, form: Form) -> bool:
    """Whether one word is spelt as the name is not: حديثه for حديثة, ميتًا for ميتا."""
    return (form.teh and word.endswith("ه")) or "\u064b" in word


def _may_be_cut(tokens: Tokens, at: int, form: Form) -> bool:
    """Whether a form may stand behind a proclitic: كلاوس is Klaus, not `like Laos`."""
    if form.rest:
        return True
    return tokens.keys[at][0] != "ك" or form.entry.layer == Layer.TABLE


def _has_need(tokens: Tokens, entry: Entry) -> bool:
    return not entry.needs or any(word in tokens.places for word in entry.needs)


def _has_need_near(tokens: Tokens, at: int, entry: Entry) -> bool:
    first, last = tokens.sentences[tokens.sentence_of[at]]
    return not entry.needs.isdisjoint(tokens.keys[first:last])


def _is_kind(key: str) -> bool:
    """Whether a word is the kind of a name that stands behind it in quotation marks, apart."""
    kind = bare(key, KINDS)
    return kind is not None and KIND[kind] != EntityType.EVENT


def _end(tokens: Tokens, at: int, rest: tuple[str, ...]) -> int:
    """Return one past the last token of a form, or 0 where the text goes on otherwise."""
    keys, count = tokens.keys, len(tokens)
    opened = False
    for word in rest:
        if at < count and keys[at] in _HYPHENS and tokens.touches(at):
            at += 1
        elif at < count and keys[at] in OPENING and not _is_kind(keys[at - 1]):
            opened = True
            at += 1
        if at >= count or keys[at] != word:
            return 0
        at += 1
    # `جوهرة "أف أم"`: a part in quotation marks ends behind them.
    if opened:
        return at + 1 if at < count and keys[at] in CLOSING else 0
    return at
