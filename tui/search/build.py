"""A query as tantivy is asked it: at each step of the ladder, and for the order of what is found.

Whether an article matches and how it is ranked are two queries: the first costs no score, the
second only adds to it. What matches at a step matches at all wider ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.search import schema
from tui.search.expand import Expansion, Way, expand
from tui.search.ladder import RANK, STEPS, Ladder
from tui.search.lexicon import Lexicon
from tui.search.names import Names
from tui.search.particles import is_particle
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
    leaves,
)
from tui.text.folded import LONGEST, index_form, written
from tui.text.ladder import Step, letters_step
from tui.text.spellings import usual
from tui.text.stems import stem

if TYPE_CHECKING:
    import tantivy

    from tui.search.index import Index

_EXACT_WEIGHT = 0.25
_STEM_WEIGHT = 1.0
"""Of the two analyses: 500 headlines have their article at MRR@10 0.814 with 0.5 of the first,
0.818 with 0.25, 0.821 without it; rare forms of a word keep some worth."""
_TITLE_WEIGHT = 1.0
_OTHER_WEIGHT = 0.1
_FORM_WEIGHT = 0.35
"""Of a plural made otherwise, or an adjective of a noun; with 0.5 questions are answered worse."""
_KIN_WEIGHT = 0.2
"""Of another stem of the root: 93 questions have their paragraph at MRR@10 0.931 with it, at 0.926
with 0.25."""
_SHARE = 3
"""Words of a question of which an article must have one."""
_FEW = 1
"""Terms up to which a word that is found is also looked for as a typo of others: 2 ms a word, for
what is one in a third of the cases."""
_SEVERAL = 6
"""Terms up to which typos are looked for at all: 5 ms a word."""
_MANY = 24
"""Terms beyond which words are looked for as they are written and by their stems only: no question
has more, and other spellings of 128 words would take a second."""
_MOST_OPEN = 16
"""Letters left open in a word; each takes 12 of the 1,000 states of a pattern."""
_SET = 16
"""Terms from which on they are asked for as a set."""
_FIELDS = {
    TextField.TITLE: schema.TITLE,
    TextField.SOURCE: schema.SOURCE,
    TextField.BY: schema.BYLINE,
}
_STEMS = {schema.BODY: schema.STEMS, schema.TITLE: schema.TITLE_STEMS}
"""The stems of the words of fields; bylines and sources are names mostly, and have none."""
_CLITIC_PREFIXES = "(?:[وفبلك]|[وفبك]?ال|[وف]?لل)"
_GOES_ON = ".+"
_SHORTEST_CLITIC = 3
"""Letters of a prefix from which on clitics may stand before it."""
_UP_TO_CLITICS = RANK[Step.CLITICS]


class Builder:
    """Makes the queries of one tree, each of its words expanded once."""

    def __init__(self, query: Query, index: Index, lexicon: Lexicon, names: Names, ladder: Ladder):
        """Expand the words of a tree.

        Args:
            query: The tree.
            index: What is asked.
            lexicon: Its words.
            names: What is known of names.
            ladder: The steps that are taken.
        """
        import tantivy

        self._t = tantivy
        self._query = query
        self._index = index
        self._names = names
        self._lexicon = lexicon
        self._made: dict[tuple[Query, TextField | None], tantivy.Query] = {}
        """Queries for names and amounts, which are the same at every step."""
        self.ladder = ladder
        self.expansions: dict[Query, Expansion] = {}
        all_leaves = list(dict.fromkeys(leaves(query)))
        self._rough = len(all_leaves) > _FEW
        some, _ = some_of(query)
        self._some = frozenset(some.words if some else ())
        if len(all_leaves) > _SEVERAL:
            self.ladder = ladder.without(Step.TYPO)
        if len(all_leaves) > _MANY:
            self.ladder = ladder.without(Step.TYPO, Step.NAME, Step.CLITICS)
        self._has_kin = len(all_leaves) <= _MANY
        for leaf in all_leaves:
            if isinstance(leaf, Word | Name | Phrase | Near):
                self._expand(leaf, lexicon)
            elif isinstance(leaf, Prefix):
                self.expansions[leaf] = expand(
                    (leaf.text,), lexicon, names, self.ladder.up_to(Step.CLITICS)
                )

    def _expand(self, leaf: Word | Name | Phrase | Near, lexicon: Lexicon) -> None:
        literal = isinstance(leaf, Phrase)
        groups = [(word,) for word in leaf.words] if isinstance(leaf, Near) else [words_of(leaf)]
        for typed in groups:
            key = Word(typed[0]) if isinstance(leaf, Near) else leaf
            if key not in self.expansions:
                self.expansions[key] = expand(
                    *(typed, lexicon, self._names, self.ladder),
                    literal=literal,
                    rough=self._rough,
                    one_of_some=self._has_kin and key in self._some,
                    inflected=self._has_kin,
                )

    def steps(self) -> list[Step]:
        """Return the steps at which something may match, the strictest first."""
        found = {Step.EXACT}
        for expansion in self.expansions.values():
            found |= {way.step for way in expansion.ways if way.step is not Step.SOME}
        for leaf in leaves(self._query):
            if isinstance(leaf, Prefix | Wildcard):
                found |= {step for _, step in shape_of(leaf)}
        return [step for step in STEPS if step in found and step in self.ladder]

    # --- what matches

    def matching(self, step: Step) -> tantivy.Query:
        """Return the query for all articles that match at a step or at a stricter one."""
        return self._match(self._query, RANK[step], schema.BODY)

    def some(self, share: int = _SHARE) -> tantivy.Query | None:
        """Return the query for articles with some words of a question; None without such.

        Args:
            share: How many words of the question an article has one of, particles left out.
        """
        some, rest = some_of(self._query)
        if some is None or Step.SOME not in self.ladder:
            return None
        last = len(STEPS)
        words = [word for word in some.words if not is_particle(str(word))] or some.words
        occur = self._t.Occur
        queries = [(occur.Should, self._match(word, last, schema.BODY)) for word in words]
        enough = self._t.Query.boolean_query(
            queries, minimum_number_should_match=least(len(words), share)
        )
        return self._all([enough], rest, last, schema.BODY)

    def _match(self, query: Query, rank: int, field: str) -> tantivy.Query:
        if isinstance(query, Word | Name | Phrase):
            return self._ways(self.expansions[query].ways, rank, field)
        if isinstance(query, And):
            return self._all([], query.children, rank, field)
        if isinstance(query, Some):
            return self._all([], query.words, rank, field)
        if isinstance(query, Or):
            return self._any(self._match(child, rank, field) for child in query.children)
        if isinstance(query, Field):
            return self._field(query, rank)
        return self._leaf(query, rank, field)

    def _leaf(self, query: Query, rank: int, field: str) -> tantivy.Query:
        if isinstance(query, Near):
            return self._near(query, rank, field)
        if isinstance(query, Prefix | Wildcard):
            return self._shape(query, rank, field)
        if isinstance(query, Range):
            if (query, None) not in self._made:
                self._made[query, None] = self._range(query)
            return self._made[query, None]
        if isinstance(query, Dates):
            return self._dates(query)
        if isinstance(query, Everything):
            return self._t.Query.all_query()
        if isinstance(query, Not):
            return self._all([], (query,), rank, field)
        assert isinstance(query, Nothing)
        return self._t.Query.empty_query()

    def _all(
        self, more: list[tantivy.Query], children: Iterable[Query], rank: int, field: str
    ) -> tantivy.Query:
        occur = self._t.Occur
        clauses = [(occur.Must, query) for query in more]
        for child in dict.fromkeys(children):
            if isinstance(child, Not):
                clauses.append((occur.MustNot, self._unwanted(child.query, field)))
            else:
                clauses.append((occur.Must, self._match(child, rank, field)))
        if all(kind == occur.MustNot for kind, _ in clauses):
            clauses.append((occur.Must, self._t.Query.all_query()))
        return self._t.Query.boolean_query(clauses)

    def _unwanted(self, query: Query, field: str) -> tantivy.Query:
        """Return what is surely meant: nothing is hidden that only sounds or looks alike."""
        if isinstance(query, Word | Name | Phrase):
            ways = [
                way
                for way in self.expansions[query].ways
                if RANK[way.step] <= _UP_TO_CLITICS or (way.step is Step.NAME and way.sure)
            ]
            return self._ways(ways, len(STEPS), field)
        if isinstance(query, Or):
            return self._any(self._unwanted(child, field) for child in query.children)
        if isinstance(query, Prefix | Wildcard):
            return self._shape(query, len(STEPS), field)
        return self._match(query, _UP_TO_CLITICS, field)

    def _any(self, queries: Iterable[tantivy.Query]) -> tantivy.Query:
        found = list(queries)
        if len(found) == 1:
            return found[0]
        if not found:
            return self._t.Query.empty_query()
        return self._t.Query.boolean_query([(self._t.Occur.Should, query) for query in found])

    # --- words

    def _ways(self, ways: Iterable[Way], rank: int, field: str) -> tantivy.Query:
        chosen = [way for way in ways if RANK[way.step] <= rank]
        plain = [way.words[0] for way in chosen if len(way.words) == 1 and not way.forms]
        stems = [way.stem for way in chosen if way.stem and field in _STEMS]
        plain += stems
        queries = [self._way(way, field) for way in chosen if len(way.words) > 1 or way.forms]
        if plain:
            queries.append(self._terms(field, plain))
        if stems:
            queries.append(self._terms(_STEMS[field], stems))
        return self._any(queries)

    def _way(self, way: Way, field: str) -> tantivy.Query:
        make = self._t.Query
        found = self._side_by_side(way.words, field)
        if not way.forms:
            return found
        clauses = [(self._t.Occur.Must, found)]
        for word, forms in zip(way.words, way.forms, strict=True):
            clauses.append((self._t.Occur.Must, self._written(word, forms)))
        return make.boolean_query(clauses)

    def _written(self, word: str, forms: frozenset[str]) -> tantivy.Query:
        """Return the query for articles in which a word is written in one of some forms.

        Where an article has no note of its forms, it is written as usual.
        """
        terms = [schema.form_term(word, form) for form in sorted(forms)]
        queries = [self._terms(schema.FORMS, terms)]
        if usual(word) in forms:
            prefix = schema.form_term(word, word)
            every = [term for term, _ in self._index.terms_of(schema.FORMS, prefix)]
            body = self._t.Query.term_query(schema.schema(), schema.BODY, word, "basic")
            queries.append(self._all_but(body, self._terms(schema.FORMS, every)))
        return self._any(queries)

    def _all_but(self, query: tantivy.Query, unwanted: tantivy.Query) -> tantivy.Query:
        occur = self._t.Occur
        return self._t.Query.boolean_query([(occur.Must, query), (occur.MustNot, unwanted)])

    def _terms(self, field: str, terms: Sequence[str]) -> tantivy.Query:
        """Return the query for any of some terms; a set of terms costs a walk of its own."""
        make = self._t.Query
        if len(terms) > _SET:
            return make.term_set_query(schema.schema(), field, list(terms))
        return self._any(make.term_query(schema.schema(), field, term, "basic") for term in terms)

    def _side_by_side(self, words: Sequence[str], field: str) -> tantivy.Query:
        if len(words) == 1:
            return self._t.Query.term_query(schema.schema(), field, words[0])
        return self._t.Query.phrase_query(schema.schema(), field, list(words))

    def _near(self, query: Near, rank: int, field: str) -> tantivy.Query:
        """Return the query for words each two of which are at most so many words apart."""
        words = list(dict.fromkeys(query.words))
        known = [self._single(self.expansions[Word(word)].ways, rank) for word in words]
        pairs = [
            self._pair(one, other, query.distance, field)
            for at, one in enumerate(known)
            for other in known[at + 1 :]
        ]
        if not pairs:
            return self._any(self._way(way, field) for way in known[0])
        return self._t.Query.boolean_query([(self._t.Occur.Must, pair) for pair in pairs])

    def _single(self, ways: Iterable[Way], rank: int) -> list[Way]:
        """Return the ways of one word; of a word in some forms not where it is taken in all."""
        chosen = [way for way in ways if len(way.words) == 1 and RANK[way.step] <= rank]
        free = {way.words for way in chosen if not way.forms}
        return [way for way in chosen if not way.forms or way.words not in free]

    def _pair(
        self, one: Sequence[Way], other: Sequence[Way], distance: int, field: str
    ) -> tantivy.Query:
        """Return the query for two words near each other, in either order.

        An article has no places of written forms: it has them anywhere, and the words as they are
        folded near each other.
        """
        return self._any(
            self._apart(pair, distance, field)
            for first in one
            for second in other
            for pair in ((first, second), (second, first))
        )

    def _apart(self, pair: tuple[Way, Way], distance: int, field: str) -> tantivy.Query:
        make = self._t.Query
        words = [way.words[0] for way in pair]
        found = make.phrase_query(schema.schema(), field, [*words], distance)
        wanted = [self._written(way.words[0], way.forms[0]) for way in pair if way.forms]
        if not wanted:
            return found
        return make.boolean_query([(self._t.Occur.Must, query) for query in (found, *wanted)])

    # --- shapes, fields, values

    def _shape(self, query: Prefix | Wildcard, rank: int, field: str) -> tantivy.Query:
        """Return the query for words of a shape; of a prefix, first for the word as it stands."""
        found = [
            self._shaped(shape, field)
            for shape, step in shape_of(query)
            if RANK[step] <= rank and step in self.ladder
        ]
        if query in self.expansions:
            found.append(self._ways(self.expansions[query].ways, rank, field))
        return self._any(found)

    def _shaped(self, shape: str, field: str) -> tantivy.Query:
        make, of_all = self._t.Query, schema.schema()
        start = shape.removesuffix(_GOES_ON)
        if field == schema.BODY and start != shape and schema.is_start(start):
            return make.term_query(of_all, schema.STARTS, start, "basic")
        return make.regex_query(of_all, field, shape)

    def _field(self, query: Field, rank: int) -> tantivy.Query:
        field = _FIELDS.get(query.name)
        if field is not None:
            return self._match(query.query, rank, field)
        key = query.query, query.name
        if key not in self._made:
            self._made[key] = self._entity(*key)
        return self._made[key]

    def _entity(self, query: Query, field: TextField) -> tantivy.Query:
        """Return the query for articles that name an entity."""
        occur = self._t.Occur
        if isinstance(query, And | Or):
            kind = occur.Must if isinstance(query, And) else occur.Should
            children = [child for child in query.children if not isinstance(child, Not)]
            return self._t.Query.boolean_query(
                [(kind, self._entity(child, field)) for child in children]
            )
        if not isinstance(query, Word | Name | Phrase):
            return self._t.Query.empty_query()
        ids = self._names.ids(words_of(query), field)
        if not ids:
            return self._t.Query.empty_query()
        return self._t.Query.term_set_query(schema.schema(), schema.NAMES, list(ids))

    def _range(self, query: Range) -> tantivy.Query:
        """Return the query for articles with a figure between two ends."""
        least, most = ends_of(query)
        units = query.currencies or ((query.measured,) if query.measured else ())
        prefixes = [f"{query.kind}|{unit}|" for unit in units] or [f"{query.kind}|"]
        terms = [
            term
            for prefix in prefixes
            for term in self._lexicon.figures(prefix).within(least, most)
        ]
        if not terms:
            return self._t.Query.empty_query()
        return self._t.Query.term_set_query(schema.schema(), schema.FIGURES, terms)

    def _dates(self, query: Dates) -> tantivy.Query:
        """Return the query for articles of a span of time.

        An article of which only a month or a year is stated is of its first day.
        """
        kind = self._t.FieldType.Unsigned
        first, last = (_day(day) for day in (query.first, query.last))
        return self._t.Query.range_query(
            schema.schema(), schema.DAY, kind, lower_bound=first or 1, upper_bound=last
        )

    # --- order

    def ranking(self) -> list[tantivy.Query]:
        """Return queries that add to the score: the words as typed, their stems, the title."""
        make = self._t.Query
        found: list[tantivy.Query] = []
        wanted = dict.fromkeys(wanted_words(self._query))
        telling = [word for word in wanted if not self._some or not is_particle(word)]
        for word in telling or wanted:
            folded = index_form(word)
            if not folded or " " in folded:
                continue
            body = make.term_query(schema.schema(), schema.BODY, folded)
            title = make.term_query(schema.schema(), schema.TITLE, folded)
            found += [
                make.boost_query(body, _EXACT_WEIGHT),
                make.boost_query(self._stem(stem(word)), _STEM_WEIGHT),
                make.boost_query(title, _TITLE_WEIGHT),
            ]
        own = {stem(word) for word in wanted}
        for expansion in self.expansions.values():
            for way in expansion.ways:
                if way.step in (Step.NAME, Step.TYPO):
                    query = self._side_by_side(way.words, schema.BODY)
                    found.append(make.boost_query(query, _OTHER_WEIGHT))
                elif way.step is Step.STEM and way.stem and way.stem not in own:
                    found.append(make.boost_query(self._stem(way.stem), _FORM_WEIGHT))
                elif way.step is Step.SOME:
                    found.append(make.boost_query(self._stem(way.stem), _KIN_WEIGHT))
        return found

    def _stem(self, root: str) -> tantivy.Query:
        """Return the query for words with a stem, by the better of what is theirs alone.

        Both together count a word twice: 93 questions have their paragraph at MRR@10 0.88 so, and
        at 0.91 with the better one.
        """
        make = self._t.Query
        fields = schema.BODY, schema.STEMS
        return make.disjunction_max_query(
            [make.term_query(schema.schema(), field, root) for field in fields]
        )


def some_of(query: Query) -> tuple[Some | None, Sequence[Query]]:
    """Return the words of which most are enough, and what else is required."""
    if isinstance(query, Some):
        return query, ()
    if isinstance(query, And) and isinstance(query.children[0], Some):
        return query.children[0], query.children[1:]
    return None, ()


def least(words: int, share: int = _SHARE) -> int:
    """Return how many words of a question, particles left out, an article must have: a third.

    With more than half, 500 headlines of 8 words have 0.87 of their articles among the first ten,
    with a third 0.92, as without any bound; those with most of the words come first anyway.
    """
    return -(-words // share)


def words_of(leaf: Word | Name | Phrase) -> tuple[str, ...]:
    """Return the words of a leaf as typed."""
    return (leaf.text,) if isinstance(leaf, Word) else leaf.words


def wanted_words(query: Query) -> Iterator[str]:
    """Yield the written words that a query wants, wherever they are wanted."""
    if isinstance(query, And | Or):
        for child in query.children:
            yield from wanted_words(child)
    elif isinstance(query, Some):
        for word in query.words:
            yield from wanted_words(word)
    elif isinstance(query, Field) and query.name in _FIELDS:
        yield from wanted_words(query.query)
    elif isinstance(query, Word | Name | Phrase):
        for typed in words_of(query):
            yield from written(typed)
    elif isinstance(query, Near):
        yield from query.words


def shape_of(query: Prefix | Wildcard) -> list[tuple[str, Step]]:
    """Return the shapes of words that a prefix or wildcard asks for, each with its step.

    A shape is a pattern of whole words in index form. Where a star stands for letters the word is
    another form of what was typed, which comes behind what was: the step is `stem`. Before a prefix
    of three letters or more clitics may stand.
    """
    text = query.text.removesuffix("*")
    pieces = ["".join(map(index_form, written(piece))) for piece in text.split("?")]
    folded = "".join(pieces)
    if not folded or len(folded) > LONGEST or len(pieces) > _MOST_OPEN:
        return []
    shape = ".".join(map(re.escape, pieces))
    shapes = []
    if isinstance(query, Wildcard):
        shapes.append((shape, letters_step(text.replace("?", ""), folded) or Step.DIGITS))
    longer = f"{shape}{_GOES_ON}"
    if isinstance(query, Prefix) and len(folded) >= _SHORTEST_CLITIC and "ء" <= folded[0] <= "ي":
        bare = folded.removeprefix("ال") if len(folded) > _SHORTEST_CLITIC + 1 else folded
        attached = f"{_CLITIC_PREFIXES}?{re.escape(bare)}{_GOES_ON}"
        longer = attached if bare == folded else f"(?:{longer})|(?:{attached})"
    if isinstance(query, Prefix) or query.text.endswith("*"):
        shapes.append((longer, Step.STEM))
    return shapes


def ends_of(query: Range) -> tuple[float, float]:
    """Return the least and the greatest value within; an end that is open is moved by the least
    step that a number can make."""
    least, most = -math.inf, math.inf
    if query.low is not None:
        least = float(query.low.compared)
        if not query.low.closed:
            least = math.nextafter(least, math.inf)
    if query.high is not None:
        most = float(query.high.compared)
        if not query.high.closed:
            most = math.nextafter(most, -math.inf)
    return least, most


def _day(date: str | None) -> int | None:
    return None if date is None else int(date.replace("-", ""))
