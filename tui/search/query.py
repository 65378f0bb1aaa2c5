"""The query language: what is typed into the search box, read into a tree.

    ألتمان مايكروسوفت       up to three words: all of them; four and more: all, then most
    شات جي بي تي           a known name counts as one word
    "العبارة نفسها"         words side by side; «» and “ ” do the same
    "سام مايكروسوفت"~5      words at most five words apart
    غوغل OR آبل   غوغل | آبل  one of its two neighbours; it binds closer than a blank
    -ماسك                  not this; NOT does the same
    (...)                  groups
    ذكا*   ست؟رغيت          words that begin so; one letter, between letters only
    عنوان:... مال:>1مليار    fields, see `query_fields`
    *                      all articles

Nothing that is typed is an error: what is not understood is left out and told as a problem. The
work is linear in the length of the query; it ends at 10,000 characters, 1,000 tokens, 128 words and
16 brackets within each other, so that no tree is too deep to walk by recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from tui.search.loosen import has_quotes, is_asked, loosened
from tui.search.query_amounts import AmountNames, NoNames, read_range
from tui.search.query_dates import read_dates
from tui.search.query_fields import Asked, field_of
from tui.search.query_join import AND, OR, Item, Operator, cleaned, joined, merged
from tui.search.query_tokens import LONGEST, MOST_TOKENS, Kind, Token, chunks, tokens
from tui.search.query_tree import (
    OPERATORS,
    Dates,
    Everything,
    Field,
    Name,
    Near,
    Not,
    Nothing,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)
from tui.search.query_words import HYPHENS, bare, read_word, without_signs
from tui.text.folded import written
from tui.text.links import is_link

IsName = Callable[[Sequence[str]], bool]
"""Whether words side by side, two at least, are a known name."""

DEEPEST = 16
"""Brackets within each other that are read."""
MOST = 128
"""Words that are read: a long sentence three times over; each is looked up in several ways."""
_SHAPE = 16
"""Words that a prefix or wildcard counts as: one of a single letter is many thousand words, which
take 10 ms."""
_FARTHEST = 100
_VALUE_PARTS = 6
"""Chunks of an amount: `> 1 مليار دولار أمريكي`, of a range with one more."""
_DISTANCE = re.compile(r"~(\d{0,9})")
_COMPARISON = re.compile(r"[<>≤≥]=?[^\w\s]?\d")
_ASKED = re.compile(r"[?؟]\s*$")
_LETTERS = re.compile(r"[^\W\d_]{1,16}$")
_OPERATOR = {"OR": OR, "AND": AND}


@dataclass(frozen=True, slots=True)
class Problem:
    """A place of the query that was not understood, or not quite as it was typed."""

    start: int
    """First character in the query."""
    end: int
    """One past the last character."""
    key: str
    """Key of a message of `tui.words`, to be filled with `what`."""
    what: str
    """The characters in question, at most 40 of them."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query asks for."""

    query: Query
    problems: tuple[Problem, ...]
    """In the order of their places; what they say of it, the query has already taken account of."""
    loose: Query | None = None
    """What is asked where nothing has all of a sentence: see `tui.search.loosen`."""
    is_asked: bool = False
    """Whether it is a question whose quotation marks may be no operators."""


def parse(
    text: str, is_name: IsName = lambda words: False, names: AmountNames | None = None
) -> Parsed:
    """Return what a query asks for; never raises, whatever is typed.

    Args:
        text: The query as typed.
        is_name: Tells known names of several words.
        names: What the words of amounts mean; without it only bare numbers are read.
    """
    parser = _Parser(text[:LONGEST], is_name, names or NoNames())
    query = parser.whole()
    if parser.read < len(text):
        parser.problem("long", parser.read, len(text), text)
    if isinstance(query, Nothing) and text.strip() and not parser.problems:
        parser.problem("no_words", 0, len(text), text)
    loose = None if parser.strict else loosened(query)
    asked = loose is not None and has_quotes(query) and (is_asked(query) or _ASKED.search(text))
    return Parsed(query, _in_order(parser.problems, text), loose, bool(asked))


def _in_order(problems: list[Problem], text: str) -> tuple[Problem, ...]:
    """Return problems by their places; those of one kind side by side are one."""
    runs: list[list[Problem]] = []
    end = 0
    for problem in sorted(problems, key=lambda problem: (problem.start, problem.end)):
        last = runs[-1] if runs else None
        if last and last[0].key == problem.key and not text[end : problem.start].strip():
            last.append(problem)
            end = max(end, problem.end)
        else:
            runs.append([problem])
            end = problem.end
    return tuple(_joined(run, text) for run in runs)


def _joined(run: list[Problem], text: str) -> Problem:
    first = run[0]
    if len(run) == 1:
        return first
    end = max(one.end for one in run)
    return replace(first, end=end, what=_short(text, first.start, end))


def _short(text: str, start: int, end: int) -> str:
    return text[start:end] if end - start <= 40 else f"{text[start : start + 39]}…"


def _size(query: Query) -> int:
    """Return how many words a term counts as; those that signs join are several."""
    if isinstance(query, Phrase | Near):
        return sum(max(1, len(written(word))) for word in query.words)
    if isinstance(query, Word):
        return max(1, len(written(query.text)))
    if isinstance(query, Everything):
        return 0
    return _SHAPE if isinstance(query, Prefix | Wildcard) else 1


class _Parser:
    """Reads tokens from left to right, one level of brackets at a time."""

    def __init__(self, text: str, is_name: IsName, names: AmountNames) -> None:
        self._tokens = tokens(text)
        self._cut = self._tokens.pop().start if len(self._tokens) > MOST_TOKENS else len(text)
        self._text = text
        self._at = 0
        self._is_name = is_name
        self._names = names
        self._words = 0
        self._ignored = 0
        """Opening brackets that were too deep, whose closing ones are still to come."""
        self.strict = False
        """Whether AND stands outside brackets."""
        self.problems: list[Problem] = []

    @property
    def read(self) -> int:
        """Characters that are read; where words are too many, that is said of the others."""
        return len(self._text) if self._words > MOST else self._cut

    def problem(self, key: str, start: int, end: int, text: str | None = None) -> None:
        """Note what is wrong with the characters from start to end."""
        what = _short(text or self._text, start, end)
        self.problems.append(Problem(start, end, f"query.problem.{key}", what))

    def whole(self) -> Query:
        """Return the tree of the whole query."""
        items, self.strict = self._sequence(depth=0, field=False)
        terms = merged(cleaned(items, self.problem), self._is_name)
        query = joined(terms, some=not self.strict)
        return Nothing() if query is None else query

    def _next(self) -> Token | None:
        self._at += 1
        return self._peek()

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    # --- sequences and groups

    def _sequence(self, depth: int, field: bool) -> tuple[list[Item], bool]:
        """Return the items up to the end of the group or of the query, and whether AND is among
        them.

        Args:
            depth: Brackets around it.
            field: Whether it is the value of a field, where no other field can be.
        """
        items: list[Item] = []
        strict = False
        while (token := self._peek()) is not None:
            if token.kind is Kind.CLOSE:
                if self._close(token, depth):
                    break
                continue
            operator = self._operator(token)
            if operator is None:
                items += self._term(depth, field)
                continue
            self._at += 1
            if operator == OR:
                items.append(Operator(OR, token.start, token.end))
            strict = strict or operator == AND
        while self._words > MOST and items and isinstance(items[-1], Operator):
            items.pop()  # what stands behind it is not read
        return items, strict

    def _close(self, token: Token, depth: int) -> bool:
        """Tell whether a closing bracket ends this group; others are passed over."""
        if self._ignored:
            self._ignored -= 1
        elif depth:
            return True
        else:
            self.problem("close", token.start, token.end)
        self._at += 1
        return False

    def _operator(self, token: Token) -> str | None:
        if token.kind is Kind.BAR:
            return OR
        return _OPERATOR.get(token.text) if token.kind is Kind.CHUNK else None

    def _group(self, depth: int, field: bool) -> list[Item]:
        """Return a group as one item; of a group of one word, or one name, its words."""
        opening = self._tokens[self._at]
        self._at += 1
        if depth >= DEEPEST:
            self._ignored += 1
            self.problem("deep", opening.start, opening.end)
            return []
        items, _ = self._sequence(depth + 1, field)
        closing = self._peek()
        if closing is not None:
            self._at += 1
        elif self._words < MOST:
            self.problem("open", opening.start, opening.end)
        if not items:
            self.problem("empty", opening.start, opening.end if closing is None else closing.end)
        items = cleaned(items, self.problem)
        query = joined(merged(items, self._is_name), some=False)
        # Words of a name may be part of a longer one with those outside, as without brackets.
        if isinstance(query, Word | Name):
            return items
        return [] if query is None else [query]

    # --- terms

    def _term(self, depth: int, field: bool) -> list[Item]:
        """Return what the next token and those that belong to it ask for."""
        token = self._tokens[self._at]
        if token.kind is Kind.OPEN:
            return self._group(depth, field)
        if token.kind is Kind.QUOTED:
            return self._counted(self._quoted())
        self._at += 1
        if token.text == "NOT":
            return self._negated(token, depth, field, "")
        if token.text[0] in HYPHENS and not _is_aside(token.text):
            return self._negated(token, depth, field, token.text.lstrip(HYPHENS))
        return self._chunk(token, token.text, token.start, depth, field)

    def _counted(self, query: Query | None) -> list[Item]:
        """Return a term, unless it is one word more than are read: the rest is left out then."""
        if query is None:
            return []
        self._words += _size(query)
        if self._words <= MOST:
            return [query]
        self.problem("many", query.start, len(self._text))
        self._at = len(self._tokens)
        return []

    def _negated(self, token: Token, depth: int, field: bool, rest: str) -> list[Item]:
        """Return what is behind a minus, or behind NOT, as what is not wanted."""
        if rest:
            items = self._chunk(token, rest, token.end - len(rest), depth, field)
        else:
            after = self._peek()
            while after is not None and after.text == "NOT" and after.kind is Kind.CHUNK:
                self.problem("not", token.start, token.end)
                token, after = after, self._next()
            # A hyphen between blanks is a dash.
            touching = after is not None and after.start == token.end
            if after is None or after.kind in (Kind.CLOSE, Kind.BAR) or self._operator(after):
                if token.text == "NOT":
                    self.problem("not", token.start, token.end)
                return []
            if token.text != "NOT" and (not touching or after.kind is Kind.CHUNK):
                return []
            items = self._term(depth, field)
        return self._wrapped(items, token.start)

    def _wrapped(self, items: list[Item], start: int) -> list[Item]:
        """Return items with the first as what is not wanted; two minuses are one."""
        first = items[0] if items else None
        if first is None or isinstance(first, Operator | Not):
            return items
        if isinstance(first, Everything):
            self.problem("star", first.start, first.end)
            return items[1:]
        return [Not(first, start=start, end=first.end), *items[1:]]

    def _quoted(self) -> Query | None:
        token = self._tokens[self._at]
        self._at += 1
        if not token.closed:
            self.problem("quote", token.start, token.end)
        if "*" in token.text:
            self.problem("quoted_star", token.start, token.end)
        limit = MOST + 1 - min(self._words, MOST)
        found = list(islice(filter(None, map(bare, chunks(token.text))), limit))
        links = any(map(is_link, found))
        if links:
            self.problem("link", token.start, token.end)
        words = tuple(word for word in found if not is_link(word))
        if not words and not links:
            self.problem("empty", token.start, token.end)
        after = self._peek()
        distance = None
        if after is not None and after.kind is Kind.CHUNK and after.start == token.end:
            distance = _DISTANCE.match(after.text)
        if after is None or distance is None:
            return Phrase(words, start=token.start, end=token.end) if words else None
        return self._near(token, words, after, distance)

    def _near(
        self, token: Token, words: tuple[str, ...], after: Token, distance: re.Match[str]
    ) -> Query | None:
        """Return quoted words with the distance behind them."""
        end = after.start + distance.end()
        if distance.end() < len(after.text):
            rest = after.text[distance.end() :]
            self._tokens[self._at] = replace(after, text=rest, start=end)
        else:
            self._at += 1
        number = int(distance[1] or 0)
        if not distance[1]:
            self.problem("distance", after.start, end)
        elif number > _FARTHEST:
            self.problem("far", after.start, end)
        if not words:
            return None
        if number and len(words) > 1:
            return Near(words, min(number, _FARTHEST), start=token.start, end=end)
        return Phrase(words, start=token.start, end=end)

    # --- chunks

    def _chunk(self, token: Token, text: str, start: int, depth: int, field: bool) -> list[Item]:
        """Return what a chunk asks for: a field with its value, a bare comparison, or a word.

        Args:
            token: The chunk, which has been passed.
            text: What of it is left to read.
            start: Where that begins in the query.
            depth: Brackets around it.
            field: Whether it is the value of a field.
        """
        if is_link(bare(text)):
            self.problem("link", start, token.end)
            return []
        name, colon, value = without_signs(text).partition(":")
        asked = field_of(bare(name)) if colon else None
        if asked is not None and field:
            self.problem("nested", start, token.end)
            return []
        if asked is not None:
            if asked.text is not None:
                return self._text_field(token, asked, start, value, depth)
            return self._value_field(token, asked, start, value)
        if not field and _COMPARISON.match(text):
            found = self._value(token, Asked(), start, text)
            if not isinstance(found, str):
                return self._counted(found)
            self.problem(found, start, token.end)
        if colon and value[:1].isalpha() and name.isalpha():
            first = start + len(text) - len(name) - len(value) - 1
            self.problem("field", first, first + len(name))
        return self._counted(self._word(text, start, token.end))

    def _word(self, text: str, start: int, end: int) -> Query | None:
        read = read_word(text, start, end)
        if read.problem:
            self.problem(read.problem, start, end)
        return read.query

    def _text_field(
        self, token: Token, asked: Asked, start: int, value: str, depth: int
    ) -> list[Item]:
        """Return a field with the words behind its colon, blanks between allowed."""
        assert asked.text is not None
        items: list[Item] = []
        after = self._peek()
        if value:
            items = self._counted(self._word(value, token.end - len(value), token.end))
        elif after is not None and self._can_be_value(after):
            if after.kind is Kind.CHUNK:
                self._at += 1
                items = self._counted(self._word(after.text, after.start, after.end))
            elif after.kind is Kind.OPEN:
                items = self._group(depth, field=True)
            else:
                items = self._counted(self._quoted())
        if not items or isinstance(items[0], Operator | Everything):
            if self._words <= MOST:
                self.problem("value", start, token.end)
            return []
        first = items[0]
        return [Field(asked.text, first, start=start, end=first.end), *items[1:]]

    def _can_be_value(self, token: Token) -> bool:
        if token.kind is Kind.CHUNK:
            name, colon, _ = without_signs(token.text).partition(":")
            known = bool(colon) and field_of(bare(name)) is not None
            return not known and token.text not in OPERATORS
        return token.kind in (Kind.OPEN, Kind.QUOTED)

    def _value_field(self, token: Token, asked: Asked, start: int, value: str) -> list[Item]:
        """Return a field of dates or amounts with its value."""
        after = self._peek()
        if not value and after and after.kind is Kind.QUOTED and after.start == token.end:
            self._at += 1
            read = self._read(after.text, asked)
            if not isinstance(read, str):
                return self._counted(replace(read, start=start, end=after.end))
            self.problem(read, after.start, after.end)
            return []
        read = self._value(token, asked, start, value)
        if not isinstance(read, str):
            return self._counted(read)
        if value or after is None:
            self.problem(read if value else "value", start, token.end)
            return []
        # `قال بعد: كلمة` is no date: what stands before the colon is a word as any other.
        return self._counted(self._word(self._text[start : token.end - 1], start, token.end))

    def _value(self, token: Token, asked: Asked, start: int, value: str) -> Range | Dates | str:
        """Return what the longest run of chunks is worth, the first of which has been passed.

        Of a run that is worth nothing the problem of its first chunk is returned.
        """
        behind = takewhile(self._continues, self._tokens[self._at : self._at + _VALUE_PARTS])
        parts = [token, *behind]
        texts = [value, *(part.text for part in parts[1:])]
        read: Range | Dates | str = "value"
        if parts[-1].end == len(self._text) and not asked.dates:
            texts[-1] = self._without_half(texts, asked)
        for taken in range(len(parts), 0, -1):
            read = self._read(" ".join(texts[:taken]), asked)
            if not isinstance(read, str):
                self._at += taken - 1
                return replace(read, start=start, end=parts[taken - 1].end)
        return read

    def _without_half(self, texts: Sequence[str], asked: Asked) -> str:
        """Return the last of some chunks without what is but the beginning of a scale or currency:
        `مال:>1ملي`, of which more will be typed."""
        last = texts[-1]
        half = _LETTERS.search(last)
        if half is None or not isinstance(self._read(" ".join(texts), asked), str):
            return last
        return last[: half.start()] if self._names.begins(half[0]) else last

    def _continues(self, token: Token) -> bool:
        if token.kind is not Kind.CHUNK or token.apart or ":" in token.text:
            return False
        return token.text not in OPERATORS and token.text[0] not in HYPHENS

    def _read(self, text: str, asked: Asked) -> Range | Dates | str:
        if asked.dates:
            return read_dates(text, asked.dates, self._names)
        return read_range(text, asked.kind, asked.measured, self._names)


def _is_aside(text: str) -> bool:
    """Whether dashes on both sides set a word off, as brackets do: `-بالقوس-`."""
    return len(text) > 2 and text[-1] in HYPHENS and text.strip(HYPHENS) != ""
