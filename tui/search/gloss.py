"""How a query was understood, in one line of the interface's language.

What was typed stands in quotation marks. Where a part can be told as a thing that an article
contains it is one (`«أ» أو مبلغ أكبر من مليار`); dates, and words of a title, are told of the
articles themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.search.gloss_amounts import amounts, period
from tui.search.query import Parsed
from tui.search.query_tree import (
    And,
    Dates,
    Everything,
    Field,
    Name,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Some,
    TextField,
    Wildcard,
    Word,
)
from tui.words import Said, Words

_SHOWN = 8
"""Items of a list that are told by name: as many as stand in one line of 120 cells."""
_LONGEST = 40
"""Characters of a word that are shown."""
_OF_ARTICLES = frozenset((TextField.TITLE, TextField.SOURCE, TextField.BY))


def gloss(parsed: Parsed, words: Words) -> str:
    """Return what a query asks for, in words, as one line."""
    return _Gloss(words).whole(parsed)


class _Gloss:
    """Tells the nodes of a tree in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._say = words.say

    def whole(self, parsed: Parsed) -> str:
        """Return the line for a whole query."""
        query = parsed.query
        if isinstance(query, Nothing):
            return self._say("query.not_understood" if parsed.problems else "query.nothing")
        if isinstance(query, Everything):
            return self._say("query.all")
        clauses, exceptions = self._asked(query) if parsed.is_asked else self._clauses(query)
        told = self._say("query.all")
        if clauses:
            told = self._say("query.that", what=self._listed(clauses, "clause"))
        return self._without(told, exceptions)

    def _without(self, told: str, exceptions: Sequence[Query]) -> str:
        for exception in exceptions:
            told = self._say("query.except", all=told, what=self._clause(exception))
        return told

    def _asked(self, query: Query) -> tuple[list[str], list[Query]]:
        """Return what is said of a question: words in quotation marks are some of its words."""
        assert isinstance(query, And)
        wanted: list[Query] = []
        for child in query.children:
            if not isinstance(child, Not):
                wanted += child.words if isinstance(child, Some) else (child,)
        wanted.sort(key=lambda word: word.start)
        most = self._say("query.has_most", what=self._nouns(wanted))
        clauses, exceptions = self._all([one for one in query.children if isinstance(one, Not)])
        return [most, *clauses], exceptions

    # --- clauses: what is said of an article

    def _clause(self, query: Query) -> str:
        clauses, exceptions = self._clauses(query)
        if not clauses:
            clauses = [self._say("query.has", what=self._say("query.any"))]
        return self._without(self._listed(clauses, "clause"), exceptions)

    def _clauses(self, query: Query) -> tuple[list[str], list[Query]]:
        """Return what is said of an article, and what excludes it though it is so."""
        if isinstance(query, And):
            return self._all(query.children)
        if isinstance(query, Or) and not _is_noun(query):
            return [self._either(query)], []
        if isinstance(query, Some):
            return [self._say("query.has_most", what=self._nouns(query.words))], []
        return [self._one(query, "")], []

    def _one(self, query: Query, negated: str) -> str:
        """Return one thing said of an article; `negated` is empty or `_not`."""
        if isinstance(query, Dates):
            return self._say(f"query.dates{negated}", when=period(query, self._words))
        if isinstance(query, Field) and query.name in _OF_ARTICLES:
            return self._say(f"query.{query.name}{negated}", what=self._named(query))
        return self._say(f"query.has{negated}", what=self._noun(query))

    def _either(self, query: Or) -> str:
        clauses = []
        for child in query.children:
            clause = self._clause(child)
            grouped = isinstance(child, And | Or) and not _is_noun(child)
            clauses.append(self._say("query.group", what=clause) if grouped else clause)
        return self._listed(clauses, "other_clause")

    def _all(self, children: Sequence[Query]) -> tuple[list[str], list[Query]]:
        wanted = [child for child in children if not isinstance(child, Not | Everything)]
        unwanted = [child.query for child in children if isinstance(child, Not)]
        things = [child for child in wanted if _is_thing(child)]
        clauses = []
        if things:
            what = self._nouns(things)
            if len(things) > 1:
                what = self._say("query.all_of", what=what)
            clauses.append(self._say("query.has", what=what))
        for child in wanted:
            if not _is_thing(child):
                clauses += self._clauses(child)[0]
        absent = [child for child in unwanted if _is_thing(child)]
        if absent:
            what = self._nouns(absent, "nor")
            clauses.append(self._say("query.has_not", what=what))
        rest = [child for child in unwanted if not _is_thing(child)]
        clauses += [self._one(child, "_not") for child in rest if not isinstance(child, And | Or)]
        return clauses, [child for child in rest if isinstance(child, And | Or)]

    # --- nouns: what an article contains

    def _noun(self, query: Query) -> str:
        match query:
            case Word(text):
                return self._quoted("word", text)
            case Name(words):
                return self._quoted("word", " ".join(words))
            case Phrase(words):
                return self._quoted("phrase" if len(words) > 1 else "exact", " ".join(words))
            case Prefix(text):
                return self._quoted("prefix", text)
            case Wildcard(text):
                shape = text.replace("?", "؟") if self._words.rtl else text
                return self._quoted("wildcard", shape)
            case Near(words, distance):
                what = self._nouns([Word(word) for word in words])
                count = Said(self._words.count("words", distance))
                return self._say("query.near", what=what, n=count)
            case Range():
                return amounts(query, self._words)
            case Everything():
                return self._say("query.any")
        return self._several(query)

    def _named(self, query: Field) -> str:
        """Return what a field asks for; a name in quotation marks is told as a name."""
        inner = query.query
        if isinstance(inner, Phrase) and query.name is not TextField.TITLE:
            return self._quoted("word", " ".join(inner.words))
        return self._noun(inner) if query.name in _OF_ARTICLES else self._inner(inner, several=2)

    def _several(self, query: Query) -> str:
        match query:
            case Field(name):
                return self._say(f"query.{name}", what=self._named(query))
            case Or(children):
                return self._nouns(children, "or")
            case And(children):
                return self._together(children)
            case Some(words):
                return self._nouns(words)
        raise AssertionError(f"{type(query).__name__} is no thing that an article contains")

    def _together(self, children: Sequence[Query]) -> str:
        wanted = [child for child in children if not isinstance(child, Not)]
        unwanted = [child.query for child in children if isinstance(child, Not)]
        told = self._nouns(wanted)
        if len(wanted) > 1:
            told = self._say("query.together", what=told)
        if not unwanted:
            return told
        return self._say("query.without", a=told, b=self._nouns(unwanted, "or"))

    def _nouns(self, queries: Sequence[Query], key: str = "item") -> str:
        nouns = [self._inner(query, len(queries)) for query in queries]
        of_words = all(isinstance(query, Word | Name) for query in queries)
        return self._listed(nouns, key, "query.more" if of_words else "query.others")

    def _inner(self, query: Query, several: int) -> str:
        """Return a noun as it stands beside others: groups between brackets."""
        noun = self._noun(query)
        if several > 1 and isinstance(query, And | Or):
            return self._say("query.group", what=noun)
        return noun

    def _quoted(self, key: str, text: str) -> str:
        shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        return self._say(f"query.{key}", what=shown)

    def _listed(self, items: Sequence[str], key: str, others: str = "query.others") -> str:
        """Return items as a list; of a long one the beginning, and how many more there are."""
        shown = list(items)
        if len(items) > _SHOWN + 1:
            more = self._words.count(others, len(items) - _SHOWN)
            shown = [*items[:_SHOWN], Said(more)]
        last = f"query.last_{key}" if key in ("item", "clause") else f"query.{key}"
        told = shown[0]
        for at, item in enumerate(shown[1:], start=2):
            told = self._say(last if at == len(shown) else f"query.{key}", a=told, b=item)
        return told


def _is_noun(query: Query) -> bool:
    """Whether a node can be told as something that an article contains."""
    match query:
        case Dates() | Nothing():
            return False
        case Field(name, inner):
            return name not in _OF_ARTICLES and _is_noun(inner)
        case Not(inner):
            return _is_noun(inner)
        case And(children) | Or(children):
            return all(map(_is_noun, children))
    return True


def _is_thing(query: Query) -> bool:
    """Whether a node is told together with the other words; amounts are told by themselves."""
    return _is_noun(query) and not isinstance(query, Range | Some)
