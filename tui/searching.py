"""A query asked of the articles: what it means, what it finds, and where that stands.

Search knows nothing of names and amounts; here it is given the book of known names and the words
of amounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from tui.errors import UnreadableFile
from tui.extract.names.book import Form, book
from tui.extract.names.ordinary import is_ordinary
from tui.extract.names.parts import in_arabic
from tui.extract.names.people import given_names, people_words
from tui.extract.names.tokens import words_of
from tui.model import Article, EntityType
from tui.search import schema
from tui.search.concordance import CONTEXT as BESIDE
from tui.search.concordance import Concordance
from tui.search.hits import Hits, Search
from tui.search.index import Index
from tui.search.ladder import Ladder
from tui.search.lexicon import Lexicon
from tui.search.places import Amount, Places
from tui.search.query import Parsed, parse
from tui.search.query_amounts import AmountNames
from tui.search.query_tree import And, Field, Not, Or, Query, Range, TextField
from tui.search.records import Found
from tui.search.snippets import CONTEXT, Snippet, snippet
from tui.text.folded import fold, index_form
from tui.text.letter_names import acronyms
from tui.text.skeleton import distance, spelt_alike
from tui.text.spellings import usual
from tui.text.stems import bare
from tui.text.vocabulary import vocabulary

_FARTHEST = 0.15
"""Distance of sounds within which a form that counts only beside others is the same name."""
_OFTEN = 3
"""Class of a word that is met 8 times or more in 1.9 million words of news."""
_CAPITALS = re.compile("[A-Z][a-z]+|[A-Z]+(?![a-z])")
_AT_ONCE = 500
"""Articles whose names are asked for together."""
_PROCLITICS = frozenset("وفبلك")
_SHORTEST = 2
"""Letters of another name of one word: `X` alone stands for too much else."""
_TYPES = {
    TextField.PERSON: EntityType.PER,
    TextField.ORG: EntityType.ORG,
    TextField.PLACE: EntityType.LOC,
    TextField.PRODUCT: EntityType.PROD,
    TextField.EVENT: EntityType.EVENT,
}


_AMOUNT = re.compile("[:：<>≤≥]")
Read = Callable[[Found], Article]
"""Reads an article that was found; raises UnreadableFile."""


Named = Callable[[str, EntityType], Iterable[tuple[str, Sequence[str]]]]
"""Returns the entities of a type in whose forms some words stand: id and forms."""


def understood(text: str) -> Parsed:
    """Return what a query asks for, with the names of the book as one word each.

    Args:
        text: As typed; nothing is an error.
    """
    return parse(text, KnownNames().is_name, _amounts(text))


def needs_facts(query: Query) -> bool:
    """Whether a query asks for names by their type, or for amounts, which are read second."""
    if isinstance(query, Not):
        return needs_facts(query.query)
    if isinstance(query, And | Or):
        return any(map(needs_facts, query.children))
    return isinstance(query, Range) or (isinstance(query, Field) and query.name in _TYPES)


class Asked:
    """A query, and what is asked of it; its words are looked up once."""

    def __init__(
        self,
        parsed: Parsed,
        index: Index,
        lexicon: Lexicon,
        read: Read,
        named: Named,
        ladder: Ladder | None = None,
    ) -> None:
        """Look up the words of a query.

        Args:
            parsed: The query: see `understood`.
            index: What is asked.
            lexicon: The words of the index.
            read: Reads the articles.
            named: Finds the entities that articles name.
            ladder: The steps that are taken; all of them, if not said.
        """
        self.parsed = parsed
        names = KnownNames(named)
        self._index = index
        self._read = read
        self._search = Search(
            *(parsed.query, index, names, ladder, lexicon),
            loose=parsed.loose,
            is_asked=parsed.is_asked,
        )

    def page(self, limit: int = 20, offset: int = 0) -> Hits:
        """Return a page of the articles that are found, the best first, and the count of each step.

        Args:
            limit: Articles of the page, 1 or more.
            offset: Articles before it.
        """
        return self._search.page(limit, offset)

    @property
    def also(self) -> tuple[str, ...]:
        """Other spellings of its names that are searched too, as written, the best first."""
        return tuple(dict.fromkeys(map(written, self._search.also())))

    @property
    def is_loose(self) -> bool:
        """Whether nothing has all of the query, and what has some of its words is shown for it."""
        return self._search.looser is not None and not self.parsed.is_asked

    def everything(self, most: int) -> Iterator[Found]:
        """Yield the articles that are found, in no order worth naming.

        Args:
            most: Articles at most.
        """
        import tantivy

        keys = self._index.keys(self._search.everything(), most)
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            query = tantivy.Query.term_set_query(schema.schema(), schema.KEY, some)
            yield from self._index.search(query, _AT_ONCE)[1]

    @cached_property
    def places(self) -> Places:
        """What finds the words of the query in an article."""
        query, expansions = self._search.marked
        return Places(query, expansions, _read_amounts)

    def article(self, found: Found) -> Article:
        """Read an article that was found.

        Raises:
            UnreadableFile: its file has changed since and cannot be read.
        """
        return self._read(found)

    def snippet(self, article: Article, context: int = CONTEXT) -> Snippet:
        """Return the words around the best place of an article.

        Args:
            article: One that was found.
            context: Characters on each side.
        """
        return snippet(article, self.places, context)

    def concordance(
        self, report: Callable[[Found, UnreadableFile], None], context: int = BESIDE
    ) -> Concordance:
        """Return all places of the query's words, a line each.

        Args:
            report: Told of articles that cannot be read any more.
            context: Characters on each side.
        """

        def read(found: Found) -> Article | None:
            try:
                return self._read(found)
            except UnreadableFile as error:
                report(found, error)
                return None

        return Concordance(self._search, self.places, self._index, read, context)


def _read_amounts(article: Article) -> Iterator[Amount]:
    """Yield the figures of an article that have a value, in the first unit of what they measure."""
    from tui.extract.dimensions import dimension, scale
    from tui.extract.figures import figures

    for figure in figures(article):
        values = [
            one for one in (figure.value, figure.value_min, figure.value_max) if one is not None
        ]
        if values:
            shift, factor = scale(figure.unit)
            real = [float((Fraction(one) + shift) * factor) for one in values]
            unit = figure.currency or dimension(figure.unit)
            yield Amount(figure.start, figure.end, figure.kind, unit, min(real), max(real))


def _amounts(text: str) -> AmountNames | None:
    """Return the words of amounts for a query that may have any; reading them takes 40 ms."""
    if not _AMOUNT.search(text):
        return None
    from tui.extract.amount_words import AmountWords

    return AmountWords()


class KnownNames:
    """The names of the book, and letters that are spelt out (جي بي تي)."""

    def __init__(self, named: Named = lambda text, kind: ()) -> None:
        """Take what finds the entities that articles name."""
        self._named = named

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether words side by side are a known name."""
        return any(True for _ in _forms(words)) or bool(acronyms(words))

    def others(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Return other spellings of a name, words in index form: Arabic and Latin, in their order.

        Another name in the same script (أمريكا for الولايات المتحدة) is no other spelling. A word
        that is a name only beside others, such as العربية, is one only by its sound. One Latin
        word of a person's name has those of its Arabic names at its place: elon, إيلون.
        """
        own = tuple(fold(" ".join(words))[0])
        found: dict[tuple[str, ...], None] = {}
        for form in _forms(words):
            for spelling in _spellings(form.entry.forms):
                other = tuple(fold(spelling)[0])
                if other != own and _may_be(own, other, form.weak):
                    found.setdefault(other)
        for acronym in sorted(acronyms(words)):
            found.setdefault((acronym.lower(),))
        if len(own) == 1 and (part := in_arabic(own[0])):
            found.setdefault((index_form(part),))
        return list(found)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in index form is an ordinary one.

        A word of a list is one; another that is met often in news, or is made of one that is,
        is one unless people or the book have it as a name.
        """
        if any(not form.weak for form in _forms((word,))):
            return False
        if is_ordinary(word):
            return True
        if word in people_words():
            return False
        known = vocabulary()
        return any(known.worth(part) >= _OFTEN for part in _parts(word))

    def may_be_spelt(self, word: str, other: str) -> bool:
        """Whether two words of one script, in index form, may be one name spelled otherwise.

        A given name of the Arab world has one spelling: محمود and محمد are two names. Other names
        differ in long vowels and in what a foreign g is written with, and of two words that are
        both known, of people or of the vocabulary, none is the other one.
        """
        if word == other or not given_names().isdisjoint((word, other)):
            return word == other
        if all(map(_is_met, (word, other))):
            return False
        return spelt_alike(word, other)

    def ids(self, words: Sequence[str], field: TextField) -> tuple[str, ...]:
        """Return the ids of the entities of a type that words may name, a part of a name too.

        Where they name none, of those that they name with ال: `مكان:عراق`.
        """
        found = self._ids(words, field)
        if found or not words or words[0].startswith("ال"):
            return found
        return self._ids((f"ال{words[0]}", *words[1:]), field)

    def _ids(self, words: Sequence[str], field: TextField) -> tuple[str, ...]:
        wanted = _TYPES[field]
        keys = [key for word in words for key in words_of(word)]
        known = {form.entry.id for form in _forms(words) if wanted in form.entry.types}
        for entity, forms in self._named(" ".join(keys), wanted):
            if any(_stand_in(keys, words_of(form)) for form in forms):
                known.add(entity)
        return tuple(sorted(known))


def _is_met(word: str) -> bool:
    """Whether a word is known: of the book, of people's names, of the vocabulary."""
    forms = {word, bare(word), word.removeprefix("ال"), f"ال{word}"}
    if any(known in people_words() or vocabulary().worth(known) >= 0 for known in forms):
        return True
    return bool(_forms((word,)))


def written(name: str) -> str:
    """Return how the book writes a name that is in index form, else how newspapers do."""
    words = name.split()
    for form in _forms(words):
        for spelling in _spellings(form.entry.forms):
            if fold(spelling)[0] == words:
                return spelling
    return usual(name)


def _spellings(forms: Iterable[str]) -> Iterator[str]:
    """Yield forms, and those of Latin words written as one with blanks: DeepSeek, Deep Seek."""
    for form in forms:
        yield form
        parts = _CAPITALS.findall(form)
        if len(parts) > 1 and "".join(parts) == form:
            yield " ".join(parts)


def _may_be(own: Sequence[str], other: Sequence[str], weak: bool) -> bool:
    """Whether another form is the same name spelled otherwise."""
    letters = "".join(other)
    if len(letters) < _SHORTEST:
        return False
    if not weak and letters.isascii() != "".join(own).isascii():
        return True
    return distance(" ".join(own), " ".join(other)) <= _FARTHEST


def _stand_in(words: Sequence[str], form: Sequence[str]) -> bool:
    """Whether words stand side by side in a form."""
    size = len(words)
    return any(list(form[at : at + size]) == list(words) for at in range(len(form) - size + 1))


def _parts(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it without clitics, a pronoun, or a verb's first letter."""
    for part in (word, bare(word)):
        yield part
        if part.endswith("ته"):
            yield f"{part[:-2]}ه"
        for ending in ("ه", "ها", "هم", "ي", "ا"):
            if part.endswith(ending) and len(part) > len(ending) + 2:
                yield part.removesuffix(ending)
    if word[0] in "يتنا" and len(word) > 4:
        yield word[1:]


@lru_cache(maxsize=1 << 10)
def _keys(word: str) -> tuple[str, ...]:
    return tuple(words_of(word))


def _forms(words: Sequence[str]) -> list[Form]:
    """Return the forms of the book that words are, or else that they are behind و ف ب ل ك."""
    # A tatweel or a mark by itself comes to nothing.
    keys = [key for word in words for key in _keys(word) if key]
    if not keys:
        return []
    found = _forms_of(keys)
    if found or keys[0][0] not in _PROCLITICS:
        return found
    # Checked against the vocabulary: ترامب of لترامب, and nothing of باريس.
    return _forms_of([bare(words[0]), *keys[1:]])


def _forms_of(keys: Sequence[str]) -> list[Form]:
    rest = tuple(keys[1:])
    return [form for form in book().forms(keys[0]) if form.rest == rest]
