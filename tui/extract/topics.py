"""What a figure measures and of whom, read strictly enough to compare articles by it.

`Figure.subject` helps a reader; two articles are compared only where the grammar leaves no doubt:

- `إيرادات «OpenAI» هذا العام نحو 20 مليار`: a noun of measure, what it belongs to, then nothing but
  verbs of amount, hedges and times up to the figure;
- `Stargate الذي تبلغ قيمته 500 مليار`, `OpenAI، التي حققت خسارة 5 مليارات`: a relative clause;
- `تقدر قيمتها`, `قيمة الشركة`: a pronoun or a kind, for a name that the sentence, or the article's
  title, leaves no choice about;
- `شراء شركة OpenAI مقابل 97.4 مليار`: a price paid;
- `مشروع ستارغيت يهدف إلى استثمار 500 مليار`: what is put into a project, whichever noun says it;
- `500 مليار، وليس 100 مليار`, `أن يزيد إلى 500 مليار`: what the figure before it measures.

A name is in Latin letters or «quotation marks»; the name of a project may be an Arabic word. Other
spellings of a name are other names here. A definite phrase without a name or a country (`نسبة
التضخم`) names something within its own article only, where it is said of other figures as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.extract.lexicon import country_words, fold
from tui.extract.named import Names, latin_name
from tui.extract.phrases import hedge_before
from tui.extract.tokens import Line
from tui.extract.words import measures
from tui.model import Article, Figure, FigureKind

_COMPARED = frozenset((FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.MEASURE))
_LONGEST_COMPLEMENT = 6
"""Words between a noun of measure and the verb of its figure; a longer way crosses clauses."""
_LONGEST_WAY = 12
"""Words that say nothing of their own between that and the figure, times included."""
_TELLING = 3
"""Words of a complement that tells enough without a name: `المترشحين لمناظرة السيزيام`."""
_FAR = 60
"""Words before a pronoun among which there must be no second name."""
_NEAR = 16
"""Words from a project's name to a figure that is put into it."""
_QUOTES = frozenset("«»“”\"'")
_BREAKS = frozenset((".", "؛", "!", "؟", "?", ";", ":"))
_PRONOUNS = ("هما", "هم", "ها", "ه")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure measures, of whom."""

    measure: str
    """Key of the measure, such as `revenue`; those of one key are compared."""
    owner: str
    """Whose it is, folded: `openai`, `التضخم في تونس`."""
    said: str
    """Both as the article has them: `إيرادات OpenAI`."""
    local: bool = False
    """Whether the owner is one only within its article."""
    changing: bool = False
    """Whether words say that the value is one of several in time: `أن يزيد إلى`, `أولي`."""
    first: int = 0
    """First character of the words that say the topic."""


def topics(article: Article, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Topic]]:
    """Yield the figures whose topic is certain, in order. Linear in the length of the text."""
    names = Names(article)
    dates = [figure for figure in figures if figure.kind == FigureKind.DATE]
    starts = [date.start for date in dates]
    sentence = (-1, -1)
    line: Line | None = None
    before: tuple[Figure, Topic] | None = None
    for figure in figures:
        if figure.kind not in _COMPARED or figure.vague:
            continue
        if (figure.sentence_start, figure.sentence_end) != sentence or line is None:
            sentence = figure.sentence_start, figure.sentence_end
            line, before = Line(article.text, *sentence), None
            first, end = (bisect_left(starts, place) for place in sentence)
            dated = _tokens_of(line, dates[first:end])
        topic = _Reader(line, names, figure, dated).topic(before)
        before = None if topic is None else (figure, topic)
        if topic is not None:
            yield figure, topic


def _tokens_of(line: Line, dates: Sequence[Figure]) -> frozenset[int]:
    """Return the tokens in which dates stand, those in brackets left out."""
    return frozenset(
        at
        for date in dates
        if not is_bracketed(line.text, date)
        for at in range(bisect_left(line.ends, date.start + 1), bisect_left(line.starts, date.end))
    )


def is_bracketed(text: str, date: Figure) -> bool:
    """Whether a date stands alone in brackets: `سام ألتمان (1985)` says nothing of a value."""
    return text[max(0, date.start - 1) : date.start] == "(" and text[date.end : date.end + 1] == ")"


class _Reader:
    """Reads what stands before one figure in its sentence."""

    def __init__(self, line: Line, names: Names, figure: Figure, dated: frozenset[int]) -> None:
        self.line = line
        self.dated = dated
        """Tokens of the sentence in which dates stand."""
        self.names = names
        self.figure = figure
        self.at = bisect_left(line.starts, figure.start + 1) - 1
        """Token in which the figure begins."""

    def topic(self, before: tuple[Figure, Topic] | None) -> Topic | None:
        """Return the topic, or None where it is not certain."""
        stop, changing = self._way()
        found = (
            self._joined(before)
            or self._paid(stop)
            or self._project(stop)
            or self._measured(stop)
            or self._behind()
        )
        if found is None or found.changing or not changing:
            return found
        return _changed(found)

    # -- the way from a phrase to the figure

    def _way(self) -> tuple[int, bool]:
        """Return the place behind the last word that says what is measured, and signs of change."""
        line, at, changing = self.line, self.at, False
        hedge = hedge_before(line, at)
        if hedge is not None:
            at = hedge[1]
        first = max(0, at - _LONGEST_WAY)
        while at > first:
            word = line.words[at - 1]
            if word.key in measures.change_verbs() or word.whole in measures.change_verbs():
                changing = True
            elif not self._is_passed(at - 1):
                break
            at -= 1
        return at, changing

    def _is_passed(self, at: int) -> bool:
        word = self.line.words[at]
        passed = measures.passed()
        if word.whole == "في":
            return at + 1 in self.dated or self.line.word(at + 1).whole in ("حدود", "مستوي")
        if at in self.dated or word.whole in passed or word.key in passed:
            return True
        return word.sense.time is not None and at + 1 in self.dated

    # -- the readings

    def _joined(self, before: tuple[Figure, Topic] | None) -> Topic | None:
        """The figure before it, where only a joint stands between them."""
        if before is None:
            return None
        figure, topic = before
        if figure.kind != self.figure.kind or figure.currency != self.figure.currency:
            return None
        if figure.unit != self.figure.unit and figure.kind == FigureKind.COUNT:
            return None
        first = bisect_left(self.line.starts, figure.end)
        if self.at - first > _LONGEST_WAY:
            return None
        hedge = hedge_before(self.line, self.at)
        end = hedge[1] if hedge is not None else self.at
        between = [self.line.words[n].whole for n in range(first, end) if n not in self.dated]
        joint = measures.joint(between)
        dated = between[-1:] not in (["مقابل"], ["و"]) or self._is_dated()
        if joint is None or not dated:
            return None  # `52 % مقابل 48 % لمعسكر البقاء` is another's
        return topic if joint == "not" else _changed(topic)

    def _is_dated(self) -> bool:
        end = bisect_left(self.line.starts, self.figure.end)
        return any(at in self.dated for at in range(end, end + 3))

    def _paid(self, stop: int) -> Topic | None:
        """`شراء شركة OpenAI (...) مقابل 97.4 مليار دولار`."""
        if self.figure.kind != FigureKind.MONEY:
            return None
        line = self.line
        at = self.at
        hedge = hedge_before(line, at)
        at = hedge[1] if hedge is not None else at
        if line.word(at - 1).whole not in ("مقابل", "بمبلغ", "ب", "بقيمه", "بسعر"):
            return None
        for verb in range(at - 2, max(-1, at - 20), -1):
            word = line.words[verb]
            if word.whole in _BREAKS:
                return None
            if not measures.is_buying(word.whole):
                continue
            upon = [n for n in range(verb + 1, at - 1) if line.words[n].whole == "علي"]
            owner = self._bought((upon[0] if upon else verb) + 1, at - 1)
            if owner is None:
                return None
            return Topic("purchase", fold(owner), f"شراء {owner}", first=line.starts[verb])
        return None

    def _bought(self, first: int, end: int) -> str | None:
        """Return the one name between a verb of buying and `مقابل`."""
        line = self.line
        kept: list[int] = []
        depth = 0
        for at in range(first, end):
            word = line.words[at]
            if word.whole in "()":
                depth += 1 if word.whole == "(" else -1
            elif depth == 0 and word.whole not in _QUOTES and not measures.is_kind_word(word.whole):
                kept.append(at)
        if not kept or any(line.words[at].sign for at in kept):
            return None
        if kept == list(range(kept[0], kept[-1] + 1)) and (
            len(kept) == 1 or all(line.words[at].latin for at in kept)
        ):
            word = line.words[kept[0]]
            if not word.latin and (word.definite or word.sense.noun or word.whole[-1:] == "ه"):
                company = word.whole == "الشركه"
                return self.names.last("company", line.starts[kept[0]]) if company else None
            return line.text[line.starts[kept[0]] : line.ends[kept[-1]]]
        return None

    def _project(self, stop: int) -> Topic | None:
        """What is put into a project: its value, cost, investment and funding are one quantity."""
        if self.figure.kind != FigureKind.MONEY:
            return None
        noun = self._noun(stop, measures.PUT_IN, adjectives=3)
        if noun is None:
            return None
        line = self.line
        for at in range(noun - 1, max(-1, noun - 1 - _NEAR), -1):
            word = line.words[at]
            if word.whole in _BREAKS:
                return None
            name = None
            if word.key == "مشروع" and word.definite:
                name = self.names.last("project", line.starts[at])
            elif word.latin:
                name = latin_name(line, at)[1]
                if fold(name) not in self.names.projects:
                    if self._has_project_before(at):
                        continue
                    return None
            elif word.whole in self.names.projects:
                name = line.text[line.begin(at) : line.ends[at]]
            if name is not None:
                initial = any(line.words[n].key in measures.INITIAL for n in range(noun, self.at))
                return Topic(
                    "project", fold(name), f"مشروع {name}", changing=initial, first=line.starts[at]
                )
        return None

    def _has_project_before(self, at: int) -> bool:
        """Whether `المشروع` begins the sentence in which another name is only told of."""
        words = self.line.words[: min(at, 4)]
        return any(word.key == "مشروع" and word.definite for word in words)

    def _noun(self, stop: int, wanted: frozenset[str], adjectives: int = 0) -> int | None:
        """Return the noun that ends before a place, a pronoun or few adjectives behind it."""
        for at in range(stop - 1, max(-1, stop - 2 - adjectives), -1):
            word = self.line.words[at]
            if word.key in wanted or _owned(word.key, wanted):
                return at
            if word.sign or word.latin:
                return None
        return None

    def _measured(self, stop: int) -> Topic | None:
        """A noun of measure and its complement, a pronoun, or a relative clause."""
        line = self.line
        if self._is_by(stop) and self.figure.kind in (FigureKind.COUNT, FigureKind.PERCENT):
            return None
        known = measures.concepts()
        for at in range(stop - 1, max(-1, stop - 1 - _LONGEST_COMPLEMENT), -1):
            word = line.words[at]
            if word.whole in _BREAKS or word.whole in ("،", ",", "(", ")"):
                return None
            concept = known.get(word.key)
            if concept is not None:
                return self._of_noun(at, stop, concept)
            owned = _owned(word.key, known)
            if owned:
                return self._of_pronoun(at, stop, known[owned])
        return None

    def _is_by(self, stop: int) -> bool:
        """Whether only ب stands before the figure: `انخفاض نسبة الجرحى بـ20 بالمائة` is by how much
        it fell."""
        if stop == self.at:
            return "ب" in self.line.words[self.at].proclitic
        return stop == self.at - 1 and self.line.words[stop].whole == "ب"

    def _of_noun(self, at: int, stop: int, concept: str) -> Topic | None:
        line = self.line
        if known_concept(line, at - 1) == "rate":  # `معدل نمو`, `نسبة التضخم`
            return self._of_noun(at - 1, stop, "rate")
        if self.figure.kind not in measures.kinds_of(concept):
            return None
        first = at + 1
        words = [n for n in range(first, stop) if line.words[n].whole not in _QUOTES]
        kept = [n for n in words if not measures.is_kind_word(line.words[n].whole)]
        if not kept:
            return self._relative(at, concept)
        if any(line.words[n].sign for n in kept) or line.words[kept[0]].whole == "من":
            return None
        if any(line.words[n].begins and not line.words[n].definite for n in kept):
            return None
        noun = line.words[at]
        if noun.definite and not line.words[kept[0]].whole.startswith("ل"):
            return None
        owner = " ".join(self._folded(n, n == kept[0]) for n in kept)
        named = any(self._is_naming(n) for n in kept)
        if not (named or line.words[kept[-1]].definite):
            return None
        named = named or (len(kept) >= _TELLING and not any(map(self._points_back, kept)))
        said = " ".join(line.text[line.starts[n] : line.ends[n]] for n in (at, *kept))
        said = said.removeprefix(line.text[line.starts[at] : line.begin(at)])
        changing = line.word(at - 1).key in measures.change_verbs()
        return Topic(concept, owner, said, not named, changing, line.starts[at])

    def _points_back(self, at: int) -> bool:
        """Whether a word means something that only its article tells: `القضية`, `حضورها`, `هذه`."""
        word = self.line.words[at]
        return word.key in measures.pointing() or word.whole.endswith(("ها", "هم"))

    def _is_naming(self, at: int) -> bool:
        """Whether a word is, or comes behind, what makes a phrase the same in every article."""
        line = self.line
        word, before = line.words[at], line.word(at - 1)
        if word.latin or (before.whole in ("«", "“") and line.word(at + 1).whole in ("»", "”")):
            return True
        if word.key in country_words() or (word.definite and word.key in measures.world()):
            return True
        return before.key in measures.naming() and not before.definite

    def _folded(self, at: int, first: bool) -> str:
        word = self.line.words[at]
        if first and word.proclitic == "ل":
            return word.key
        return word.whole

    def _relative(self, noun: int, concept: str) -> Topic | None:
        """`OpenAI، التي حققت خسارة 5 مليارات`."""
        line = self.line
        for at in range(noun - 1, max(-1, noun - 4), -1):
            if line.words[at].whole not in ("الذي", "التي"):
                continue
            name = self._name_ending(at)
            if name is None:
                return None
            said = f"{line.text[line.begin(noun) : line.ends[noun]]} {name}"
            return Topic(concept, fold(name), said, first=line.starts[noun])
        return None

    def _name_ending(self, end: int) -> str | None:
        """Return the name right before a place, signs left out."""
        at = end - 1
        while at >= 0 and self.line.words[at].whole in ("،", ",", *_QUOTES):
            at -= 1
        return latin_name(self.line, at)[1] if at >= 0 and self.line.words[at].latin else None

    def _of_pronoun(self, at: int, stop: int, concept: str) -> Topic | None:
        """`تقدر قيمتها السوقية`: the name that the sentence leaves no choice about."""
        line = self.line
        if stop - at > 2:
            return None
        relative = self._relative(at, concept)
        name = relative.owner if relative else None
        if relative is None:
            if any(line.words[n].whole in ("الذي", "التي") for n in range(max(0, at - 3), at)):
                return None
            name = self._antecedent(at)
        if name is None:
            return None
        noun = measures.stems()[concept]
        shown = name if relative is None else self._name_ending_before(at) or name
        return Topic(concept, fold(name), f"{noun} {shown}", first=line.starts[at])

    def _name_ending_before(self, at: int) -> str | None:
        for place in range(at - 1, max(-1, at - 4), -1):
            if self.line.words[place].whole in ("الذي", "التي"):
                return self._name_ending(place)
        return None

    def _antecedent(self, before: int) -> str | None:
        line = self.line
        found: dict[str, str] = {}
        for at in range(max(0, before - _FAR), before):
            word = line.words[at]
            if word.latin and not line.word(at - 1).latin:
                name = latin_name(line, at)[1]
                found.setdefault(fold(name), name)
            elif word.key == "شركه" and word.definite:
                company = self.names.last("company", line.starts[at])
                if company is not None:
                    found.setdefault(fold(company), company)
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
        return self.names.company

    def _behind(self) -> Topic | None:
        """`تأمين 100 مليار دولار كاملة لستارغيت`."""
        if self.figure.kind != FigureKind.MONEY:
            return None
        line = self.line
        end = bisect_left(line.starts, self.figure.end)
        for at in range(end, min(end + 2, line.count)):
            word = line.words[at]
            name = word.whole[1:]
            if word.whole[:1] == "ل" and name in self.names.projects:
                shown = line.text[line.starts[at] + 1 : line.ends[at]]
                return Topic("project", name, f"مشروع {shown}", first=self.figure.start)
            if word.sign:
                return None
        return None


def known_concept(line: Line, at: int) -> str | None:
    """Return the measure of a token, None beyond the line."""
    return measures.concepts().get(line.word(at).key)


def _owned(key: str, wanted: frozenset[str] | dict[str, str]) -> str | None:
    """Return the noun of `قيمتها`, `إيراداته` where it is one of those wanted."""
    for pronoun in _PRONOUNS:
        stem = key.removesuffix(pronoun)
        if stem == key:
            continue
        for noun in (stem, f"{stem[:-1]}ه" if stem.endswith("ت") else stem):
            if noun in wanted:
                return noun
        return None
    return None


def _changed(topic: Topic) -> Topic:
    return replace(topic, changing=True)
