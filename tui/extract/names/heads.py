"""Names that begin with their kind: `وزارة الخارجية`, `جامعة ستانفورد`, `مضيق هرمز`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.extract.names.book import book
from tui.extract.names.candidates import Candidate
from tui.extract.names.context import KINDS, bare, is_adjective, is_definite, is_title
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.people import people_words
from tui.extract.names.proclitics import cut_before, readings
from tui.extract.names.tokens import Kind, Tokens
from tui.extract.names.words import (
    BEFORE_SURNAME,
    COMPANY_ENDS,
    DATED_EVENTS,
    MONTHS,
    NAME_HEADS,
    NEVER,
    OF_NATURE,
    ONLY_HEADS,
    OUTSIDE,
    STOPS,
)
from tui.model import EntityType, Layer

_WORDS = 4
"""Words behind a head: `وزارة الشؤون الدينية والأوقاف الجزائرية` has four."""
_BETWEEN = 3
"""Words from a head to its place: `اتحاد كتاب وأدباء الإمارات` has three."""
_NO_NAME = frozenset(
    """
التي الذي الذين اللتي اللذين الان اليوم الليله الماضي الماضيه المقبل المقبله الحالي الحاليه الجديد
الجديده السابق السابقه المذكور المذكوره المختلفه الكبري الاولي الحاكم الحاكمه المعارض المعارض
المعنيه المختصه الاخري نفسها نفسه
""".split()
)
_PRESIDED = frozenset("الحكومه الجمهوريه الوزراء الاركان البرلمان".split())
_OFFICE = frozenset(
    """
تولي توليه توليها يتولي تتولي تسلم تسلمه يتسلم منصب كرسي مرشح مرشحا مرشحي مرشحه المرشح المرشحين
انتخابات الانتخابات الترشح ترشح ترشحه يترشح الترشيح ترشيح ترشيحه سباق السباق فتره مده ولايه خلال
مهام تكليف تكليفه كلف التنافس المنافسه الصراع غادر مغادره علي خارج حزب
""".split()
)
"""Words before an authority that tell of the office."""
_OF_TASKS = ("وزاره", "هييه", "ديوان", "منظمه", "نقابه")
"""Heads that a task follows, whatever it is: `وزارة أملاك الدولة`, `هيئة مكافحة الفساد`."""
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CONFIDENCE = 0.7


def headed_names(tokens: Tokens) -> list[Candidate]:
    """Return the names that begin with a head that always begins one."""
    found = []
    for at, key in enumerate(tokens.keys):
        if tokens.kinds[at] == Kind.ARABIC:
            cut = head_cut(key)
            if cut is not None and key[cut:] in ONLY_HEADS:
                last = _end(tokens, at)
                if last > at + 1:
                    found.append(_candidate(tokens, at, last, cut))
            elif cut is not None and (_is_presidency(tokens, at) or _is_of_nature(tokens, at, cut)):
                found.append(_candidate(tokens, at, at + 2, cut))
    return found


def _is_of_nature(tokens: Tokens, at: int, cut: int) -> bool:
    """Whether a word and the next are a place: `وادي مجردة`, `شارع الحرية`; وأدى is a verb."""
    if tokens.keys[at][cut:] not in OF_NATURE or "أ" in tokens.words[at] or at + 1 == len(tokens):
        return False
    if tokens.sentence_of[at] != tokens.sentence_of[at + 1]:
        return False
    key, street = tokens.keys[at + 1], tokens.keys[at].endswith("شارع")
    if key.startswith("ال"):
        return _belongs(tokens, at, at + 1) and (street or not is_adjective(key))
    if key.endswith("ها") or key in BEFORE_SURNAME:
        return False
    return not street and _is_single(tokens, at + 1)


def _is_presidency(tokens: Tokens, at: int) -> bool:
    """Whether a word and the next are an authority: `رئاسة الحكومة`; the office is none.

    `تولى رئاسة الحكومة`, `انتخابات رئاسة الجمهورية` tell of the office.
    """
    if not tokens.keys[at].endswith("رياسه") or at + 1 == len(tokens):
        return False
    if tokens.keys[at + 1] not in _PRESIDED:
        return False
    before = tokens.keys[at - 1] if at else ""
    return bare(before, _OFFICE) is None and not is_title(before)


def compounds(tokens: Tokens, known: Sequence[Candidate]) -> list[Candidate]:
    """Return what heads make of known places behind them: `مكتبة الإسكندرية`."""
    found = []
    for one in known:
        if one.type != EntityType.LOC or one.weak or one.start != tokens.starts[one.first]:
            continue
        head = _head_of(tokens, one.first)
        if head is None:
            continue
        last = one.last
        while last < len(tokens) and last - one.last < _WORDS and _qualifies(tokens, head, last):
            last += 1
        found.append(_candidate(tokens, head, last, head_cut(tokens.keys[head]) or 0))
    return found


def _head_of(tokens: Tokens, place: int) -> int | None:
    """Return the head in front of a place, some nouns passed: `مؤسسة مياه لبنان`."""
    for at in range(place - 1, max(place - _BETWEEN, 0) - 1, -1):
        key = tokens.keys[at]
        if tokens.kinds[at] != Kind.ARABIC or tokens.sentence_of[at] != tokens.sentence_of[place]:
            return None
        cut = head_cut(key)
        if cut is not None and key[cut:] not in OUTSIDE:
            # Only what people run has other words in between.
            near = at == place - 1 or NAME_HEADS[key[cut:]] == EntityType.ORG
            return at if near else None
        if tokens.words[at] in STOPS or is_definite(key) or not is_ordinary(key):
            return None
        if key not in KINDS and bare(key, KINDS):
            return None  # `بنك آخر بولاية تطاوين`
    return None


def _qualifies(tokens: Tokens, head: int, at: int) -> bool:
    """Whether a word goes on with a name: `الدولي`, `للكتاب`."""
    key = tokens.keys[at]
    if tokens.kinds[at] != Kind.ARABIC or tokens.sentence_of[at] != tokens.sentence_of[head]:
        return False
    if key.startswith("لل"):
        return len(key) > 3
    return key.startswith("ال") and is_adjective(key) and key not in _NO_NAME


def company_names(tokens: Tokens, known: Sequence[Candidate]) -> list[Candidate]:
    """Return names that an English word for a company ends: `نخيل كابيتال`, `أورانج فنتشرز`."""
    found = []
    behind = {one.last: one for one in known if not one.weak}
    for at in range(1, len(tokens)):
        if tokens.keys[at] not in COMPANY_ENDS or tokens.kinds[at - 1] != Kind.ARABIC:
            continue
        first, key = at - 1, tokens.keys[at - 1]
        if tokens.sentence_of[first] != tokens.sentence_of[at] or is_definite(key):
            continue
        if tokens.words[first] in STOPS or is_title(key) or bare(key, KINDS):
            continue
        cut = 1 if key[0] == "و" and len(key) > 4 else 0
        start = tokens.behind(first, cut) if cut else tokens.starts[first]
        if at in behind:  # `علي بابا كلاود`
            first, start = behind[at].first, behind[at].start
        found.append(Candidate(first, at + 1, start, tokens.ends[at], EntityType.ORG, Layer.QUOTED,
                               _CONFIDENCE, evidence=True))  # fmt: skip
    return found


def dated_events(tokens: Tokens, known: Sequence[Candidate]) -> list[Candidate]:
    """Return events that are named by their year: `انتخابات 2024`, `مونديال قطر 2022`."""
    behind = {one.first: one for one in known if one.type == EntityType.LOC and not one.weak}
    found = []
    for at, key in enumerate(tokens.keys):
        cut = (
            0
            if key in DATED_EVENTS
            else next((cut for rest, cut in readings(key) if rest in DATED_EVENTS), None)
        )
        if cut is None or tokens.kinds[at] != Kind.ARABIC:
            continue
        year = behind[at + 1].last if at + 1 in behind else at + 1
        if year < len(tokens) and _YEAR.fullmatch(tokens.keys[year]):
            start = tokens.behind(at, cut) if cut else tokens.starts[at]
            found.append(Candidate(at, year + 1, start, tokens.ends[year], EntityType.EVENT,
                                   Layer.QUOTED, _CONFIDENCE, evidence=True))  # fmt: skip
    return found


@lru_cache(maxsize=20_000)
def head_cut(key: str) -> int | None:
    """Return how many letters stand before a head without article, or None for other words."""
    return cut_before(key, NAME_HEADS)


def _end(tokens: Tokens, head: int) -> int:
    """Return one past the last word: definite words, or one word without article."""
    last = head + 1
    while last < len(tokens) and last - head <= _WORDS and _belongs(tokens, head, last):
        last += 1
    if last == head + 1 and _is_construct(tokens, head):
        last += 2
        while last < len(tokens) and last - head <= _WORDS and _belongs(tokens, head, last):
            last += 1
    elif last == head + 1 and _is_single(tokens, last):
        last += 1
    return last + _is_namesake(tokens, head, last)


def _is_namesake(tokens: Tokens, head: int, last: int) -> bool:
    """Whether a person's name follows the title of it: `جامعة الملك سعود`."""
    if last != head + 2 or last >= len(tokens) or not is_title(tokens.keys[last - 1]):
        return False
    return tokens.keys[last] in people_words() and tokens.kinds[last] == Kind.ARABIC


def _is_construct(tokens: Tokens, head: int) -> bool:
    """Whether a noun and a definite one stand behind a head: `وزارة أملاك الدولة`."""
    if head + 2 >= len(tokens) or tokens.sentence_of[head + 2] != tokens.sentence_of[head]:
        return False
    first, second = tokens.keys[head + 1 : head + 3]
    if tokens.words[head + 1] in STOPS or first.startswith("ال") or is_adjective(first):
        return False
    if not is_ordinary(first) and not tokens.keys[head].endswith(_OF_TASKS):
        return False
    return second.startswith("ال") and len(second) > 3 and second not in MONTHS


def _belongs(tokens: Tokens, head: int, at: int) -> bool:
    key = tokens.keys[at]
    if tokens.kinds[at] != Kind.ARABIC or tokens.sentence_of[at] != tokens.sentence_of[head]:
        return False
    if key in _NO_NAME or key in MONTHS or (at == head + 1 and key in NEVER):
        return False
    if at == head + 1:
        return key.startswith("ال") and len(key) > 3
    return is_definite(key) and not key.startswith(("ب", "ك", "ل", "ف"))


def _is_single(tokens: Tokens, at: int) -> bool:
    """Whether one word without article can be the whole name behind a head."""
    if at >= len(tokens) or tokens.kinds[at] not in (Kind.ARABIC, Kind.LATIN):
        return False
    key = tokens.keys[at]
    if is_adjective(key) and key not in people_words() and key not in book():
        return False  # `وزارة سيادية` is any such ministry
    return len(key) > 2 and bare(key, MONTHS) is None and not is_ordinary(key)


def _candidate(tokens: Tokens, first: int, last: int, cut: int) -> Candidate:
    kind = NAME_HEADS[tokens.keys[first][cut:]]
    start = tokens.behind(first, cut) if cut else tokens.starts[first]
    return Candidate(first, last, start, tokens.ends[last - 1], kind, Layer.QUOTED, _CONFIDENCE,
                     evidence=True)  # fmt: skip
