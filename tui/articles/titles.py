"""A title for an article that has none: the first sentence of its lead, or a clause of it."""

from __future__ import annotations

import re

from tui.articles.lines import compiled

WHOLE = 26
"""A first sentence of up to this many words is taken whole."""
LONGEST = 24
"""Else the title ends at the last clause boundary up to this many words."""
STRETCH = 30
"""How far a boundary may lie where the text offers none before."""
SHORTEST = 7

_LOOK = 3000
_OPEN = "([{«“‘"
_CLOSE = ")]}»”’"
_MARK = re.compile(
    r"[.!?؟۔…]+(?=[\s\"'»”’)\]]|$)|[،؛,;:](?!\d)|\s[-–—]\s|[«»“”‘’()\[\]{}\"]|\s+|<[^<>]*>"
)
_DATELINE = (
    r"[^\n.،؛:<>]{2,45}?(?:\([^()\n]{2,40}\)|[،/,]\s?[^\n.،؛:()]{2,30})\s?[-–—:]+\s"
    r"|[^\n.،؛:()<>]{2,20}\s?[-–—]{1,2}\s(?=\S)"
)
_LEAD_IN = re.compile(r"\s*<[^<>]{1,500}>\s*|\s+|[*_#>•]+\s*")
_OPENERS = (
    r"(?:و|ف)?(?:بعد|بعدما|عقب|قبل|قبيل|خلال|رغم|منذ|مع|في|بينما|فيما|عندما|حين|لدى|على|من|وسط"
    r"|إثر|اثر|ل\w+|ب\w+)$"
)
"""Words after which the main clause comes behind the first comma."""
_SOFT = frozenset(
    """حيث وذلك فيما بينما بعدما بعد عقب إثر خلال رغم لكن مما وسط بسبب الذي التي وفق وفقا وفقاً بحسب
حسب مؤكدا مشيرا because while after which that when""".split()
)
"""Words before which a sentence without commas can be cut."""
_SCALES = frozenset(
    """آلاف الآلاف ملايين مليون مليوني مليونين ملياري مليار مليارات المليارات الملايين تريليون
تريليونات مئات عشرات thousand million billion trillion""".split()
)
_BLOCK_TAG = r"(?i:</?(?:p|br|div|li|ul|h\d|td|tr)\b)"


def _lead_in(text: str, start: int, end: int) -> int:
    """Where the first sentence starts: behind tags and a dateline (`القاهرة (رويترز) - `)."""
    at = start
    while at < end and (match := _LEAD_IN.match(text, at, end)):
        at = match.end()
    near = min(end, at + 90)
    if not any(text.find(dash, at, near) >= 0 for dash in "-–—:"):
        return at  # the pattern takes half a millisecond of a start
    match = compiled(_DATELINE).match(text, at, near)
    if match and len(match[0].split()) <= 8 and end - match.end() > 20:
        return match.end()
    return at


def _boundaries(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Clause ends with the words before them, and the end of the first sentence likewise."""
    clauses: list[tuple[int, int]] = []
    depth = 0
    quoted = False
    words = 0
    last = start
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        words += match.start() > last and any(map(str.isalnum, text[last : match.start()]))
        last = match.end()
        if sign[0] == "<":
            if compiled(_BLOCK_TAG).match(sign) and words >= 3:
                return clauses, (match.start(), words)
        elif sign == '"':
            quoted = not quoted
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign.isspace() or depth or quoted:
            continue
        elif sign[0] in ".!?؟۔…":
            if _is_full_stop(text, start, match):
                kept = match.end() if sign[0] in "!?؟" else match.start()
                return clauses, (kept, words)
        elif words >= SHORTEST:
            clauses.append((match.start(), words))
        if words > STRETCH * 2:
            break
    else:
        words += last < end and any(map(str.isalnum, text[last:end]))
        return clauses, (end, words)
    return clauses, (last, words)


def _is_full_stop(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sign ends a sentence, not an initial (`د. أحمد`) or dots on the way."""
    if match[0][0] != ".":
        return True
    if len(match[0]) > 1 or match.end() >= len(text):
        return match.end() - start > 40
    word = text[max(start, match.start() - 4) : match.start()].split()
    return not word or (len(word[-1].strip('«"(')) > 1 and "." not in word[-1])


def _soft_boundary(text: str, start: int, end: int) -> int:
    """The end of the last word before `LONGEST` words that leaves no name, number or quote open."""
    spans = [(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, start, end)]
    spans = spans[: LONGEST + 1]
    for low, high in ((LONGEST // 2, LONGEST), (SHORTEST, LONGEST // 2)):
        for index in range(min(high, len(spans) - 1), low - 1, -1):
            if text[spans[index][0] : spans[index][1]] in _SOFT and _closed(
                text[start : spans[index - 1][1]]
            ):
                return spans[index - 1][1]
    for index in range(min(LONGEST, len(spans) - 1), SHORTEST, -1):
        last = text[spans[index - 1][0] : spans[index - 1][1]]
        near = text[spans[index - 2][0] : spans[index][1]]
        counted = last in _SCALES or any(map(str.isdigit, near))
        if not counted and len(last) > 3 and _closed(text[start : spans[index - 1][1]]):
            return spans[index - 1][1]
    return spans[-1][1] if spans else end


def _closed(text: str) -> bool:
    pairs = zip(_OPEN, _CLOSE, strict=True)
    return text.count('"') % 2 == 0 and all(text.count(a) <= text.count(b) for a, b in pairs)


def derive_title(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice of `text` that can stand as the title of the paragraph at `start:end` (characters).

    The first sentence without its full stop; where that is longer than `WHOLE` words, up to a
    clause boundary outside quotes and brackets.
    """
    low = _lead_in(text, start, min(end, start + _LOOK))
    limit = min(end, low + _LOOK)
    clauses, (sentence_end, words) = _boundaries(text, low, limit)
    high = sentence_end
    if words > WHOLE:
        high = _clause_end(text, low, limit, clauses)
    while high > low and text[high - 1] in " \t\u00a0.،؛,;:-–—\r\n":
        high -= 1
    return (low, high) if high > low else (start, min(end, start + _LOOK))


def _clause_end(text: str, low: int, limit: int, clauses: list[tuple[int, int]]) -> int:
    near = [place for place in clauses if place[1] <= LONGEST]
    far = [place for place in clauses if LONGEST < place[1] <= STRETCH]
    opener = text[low : low + 30].split()[0] if text[low : low + 30].split() else ""
    waits = len(near) == 1 and compiled(_OPENERS).match(opener) is not None
    if near and not waits:
        return near[-1][0]
    if far:
        return far[0][0]
    if near:
        return near[-1][0]
    return _soft_boundary(text, low, limit)
