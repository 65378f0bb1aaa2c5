"""What a figure is about, as far as the words before it show.

The rule: the nearest noun of measure (`إيرادات`, `تكلفة`, `قدرة` ...) before the figure in its
sentence, or behind `من` after it. Whose it is, is said where a name in Latin letters or in
«quotation marks» stands

- right behind the noun: `إيرادات «OpenAI»`, `تكلفة مشروع Stargate`;
- before a noun that has a pronoun, or `الشركة` behind it, if it is the only name of the sentence,
  or of the paragraph's first one: `قالت OpenAI إن إيراداتها`;
- before a noun of what an actor has, in the same sentence, alone there: `حققت OpenAI خسائر قدرها`.
  Values, prices and sums are the thing's that is paid for, and are left without a name:
  `اشترت OpenAI شركة بقيمة 6.5 مليار`.

In both of the latter the name must be what its sentence is about: behind a verb, a conjunction or
at the beginning of a clause. Behind a preposition or a name in Arabic letters (`استثمرت جوجل في
OpenAI`) it is somebody else, and then no name is said.

A name behind `بحسب`, `ذكرت` and the like only tells of it. Where no noun of measure stands there
the subject is not said: a name alone could be anyone's.
"""

from __future__ import annotations

from functools import lru_cache

from tui.extract.lexicon import Word, bare, fold, word_of
from tui.extract.tokens import Line
from tui.extract.words.measures import kinds, passed
from tui.model import FigureKind

_REACH = 14
"""Words before the figure in which its noun is looked for; a longer way is another clause's."""
_NAME_REACH = 40
_NAME_WORDS = 4
_COMPLEMENT = 3
"""Words between a noun and the name that it belongs to, such as `سهم شركة`."""
_BREAKS = frozenset((".", "؛", "!", "؟", "?", ";"))
_PRONOUNS = ("هما", "هم", "ها", "ه")
_QUOTES = frozenset("«»“”\"'")
_COMPANY = frozenset(("الشركه", "المجموعه", "البنك", "المصرف", "المنصه", "المشروع"))
_DEALS = frozenset(
    """
    قيمه سعر ثمن تكلفه كلفه تكاليف مبلغ صفقه عرض طلب رسوم دعم نسبه معدل عدد ارتفاع زياده انخفاض
    """.split()
)
"""Nouns of what is paid or happens, folded; not of what an actor has."""
_HAPPENING = frozenset("انخفاض زياده تراجع نقص نمو عرض طلب تعويض دعم دين".split())
"""Nouns that with a pronoun say what happens, folded: `لتواصل انخفاضها`."""
_SIZES = frozenset("طول عرض عمق مسافه وزن سرعه حراره مساحه ارتفاع".split())
"""Nouns of what is never money, folded."""
_TELLING = frozenset(
    "بحسب وفق وفقا حسب ذكرت ذكر نقلت نقل افادت افاد صحيفه وكاله موقع مجله شبكه قناه نشرت".split()
)
_SAYING = frozenset("قال قالت اكد اكدت اوضح اوضحت اضاف اضافت اعلن اعلنت ذكر ذكرت".split())
_CLAUSE = frozenset(
    "ان بان لان وان فان انه لكن ولكن بينما فيما كما حيث اذ قد كان كانت وكانت عندما بعدما".split()
)
"""Before a name that its clause is about, folded."""
_VERBS = frozenset(
    """
    قال اعلن اعلنت حقق سجل كشف اشتري باع خسر ربح جمع اكد اوضح انفق دفع حصل اطلق ضخ رفع خفض توقع نما
    """.split()
)
"""Verbs whose form alone does not tell them, folded."""
_ENDINGS_OF_VERBS = 3
"""Letters of the shortest verb that its ending tells, `نمت`."""
_JOINTS = frozenset("في من عن علي الي ان التي الذي بلغ بلغت بنسبه ب".split())


def subject_of(line: Line, first: int, end: int, after: int, kind: FigureKind) -> str | None:
    """Return the subject of the figure in tokens `first` to `end`, such as `خسائر OpenAI`.

    A noun before the amount that ends at `after` is that amount's.
    """
    at = _noun(line, first, end, after, kind)
    if at is None:
        return None
    noun = _said(line, at)
    name = _owner(line, at, first)
    return f"{noun} {name}" if name else noun


def _noun(line: Line, first: int, end: int, after: int, kind: FigureKind) -> int | None:
    if line.word(end).whole == "من" and line.word(end + 1).sense.measure_noun:
        return end + 1
    for at in range(first - 1, max(after, first - _REACH) - 1, -1):
        word = line.words[at]
        if word.whole in _BREAKS:
            return None
        if kind == FigureKind.MONEY and word.key in _SIZES:
            continue
        if line.text.endswith("قدره", 0, line.ends[at]):
            continue  # `ما قدره`, no power
        if word.sense.measure_noun:
            before = line.word(at - 1)
            construct = (
                word.whole.startswith("ال") and before.sense.measure_noun and not before.definite
            )
            return at - 1 if construct and at - 1 >= after else at
        if _stem(word):
            return at
    return None


def _stem(word: Word) -> str | None:
    """Return the noun of measure in `إيراداتها`, `وقيمته`, folded; None for another word."""
    if word.latin or word.sign or not word.whole.endswith(_PRONOUNS) or word.sense.measure_noun:
        return None
    return _owned(word.whole)


@lru_cache(10_000)
def _owned(whole: str) -> str | None:
    suffix = next(one for one in _PRONOUNS if whole.endswith(one))
    stem = whole.removesuffix(suffix)
    for form in (stem, f"{stem[:-1]}ه" if stem.endswith("ت") else stem):
        known = word_of(form) if len(form) > 2 else None
        if known is not None and known.sense.measure_noun and not known.definite:
            return known.key if known.key not in _HAPPENING else None
    return None


def _said(line: Line, at: int) -> str:
    """A noun as it is written, without its marks, its pronoun and the article."""
    word = line.words[at]
    stem = _stem(word)
    text = bare(line.text[line.begin(at) : line.ends[at]])
    if stem is None:
        return text.removeprefix("ال").removeprefix("ل") if word.definite else text
    text = text[: len(text) - next(len(one) for one in _PRONOUNS if word.whole.endswith(one))]
    text = text[max(0, len(text) - len(stem)) :]
    return f"{text[:-1]}ة" if stem.endswith("ه") and text.endswith("ت") else text


def _owner(line: Line, noun: int, first: int) -> str | None:
    word = line.words[noun]
    if noun >= first:
        return _only_name(line, noun, first)
    if _stem(word) is None:
        behind = _name_behind(line, noun, first)
        if behind is not None:
            return behind
        complement = line.word(noun + 1)
        if complement.whole not in _COMPANY and (
            word.key in _DEALS or (noun + 1 < first and not _is_no_owner(complement))
        ):
            return None
    return _only_name(line, noun, first)


def _is_no_owner(word: Word) -> bool:
    """Whether a word behind a noun goes on to its figure: a verb, a preposition, an adjective."""
    if word.definite:
        return False
    if word.sign or word.digits or word.proclitic or word.sense.stop or word.whole in passed():
        return True
    return word.whole in _JOINTS or word.key.endswith("ه")


def _is_about(line: Line, at: int) -> bool:
    """Whether a clause is about the name at a token, as far as the word before it tells."""
    before = at - 1
    while line.word(before).whole in _QUOTES or line.word(before).key in kinds():
        before -= 1
    word = line.word(before)
    if word.sign or not word.whole:
        return word.whole != "("
    whole = word.whole.removeprefix("و").removeprefix("ف")
    if word.whole in _CLAUSE or whole in _VERBS or whole in _SAYING:
        return True
    if word.whole == "و":  # `جوجل وMeta` are two, `، وMeta` begins a clause
        return line.word(before - 1).sign
    if word.sense.measure_noun and not word.definite:
        return word.key not in _DEALS
    if word.definite or word.sense.noun or word.sense.stop:
        return False
    past = whole.endswith("ت") and not whole.endswith("ات")
    return len(whole) >= _ENDINGS_OF_VERBS and (past or whole[0] in "يت")


def _name_behind(line: Line, noun: int, first: int) -> str | None:
    """The name that a noun belongs to, before the figure."""
    for at in range(noun + 1, min(first, noun + 2 + _COMPLEMENT)):
        word = line.words[at]
        if word.whole in ("«", "“"):
            return _quoted_from(line, at, first)
        if _is_name(word):
            return _latin(line, at)
        if word.sign or word.digits or word.whole in _JOINTS:
            return None
    return None


def _only_name(line: Line, noun: int, first: int) -> str | None:
    """The only name before a noun in its sentence; where none is, that of the first sentence.

    The first sentence's is looked for where the noun has a pronoun of one thing, or `الشركة`.
    """
    start = noun
    while start > max(0, noun - _NAME_REACH) and line.words[start - 1].whole not in _BREAKS:
        start -= 1
    names = _names(line, start, first)
    if names or start == 0 or not _goes_on(line, start, noun, first):
        return names[0] if len(names) == 1 else None
    end = 0
    while end < min(start, _NAME_REACH) and line.words[end].whole not in _BREAKS:
        end += 1
    names = _names(line, 0, end)
    return names[0] if len(names) == 1 else None


def _goes_on(line: Line, start: int, noun: int, first: int) -> bool:
    """Whether a noun in the sentence from `start` may be what the first sentence's name has."""
    if line.word(noun + 1).whole in _COMPANY:
        return True
    word = line.words[noun]
    if noun >= first or _stem(word) is None or word.whole.endswith(("هم", "هما")):
        return False
    said = (one.key.removeprefix("و") for one in line.words[start:noun])
    return _SAYING.isdisjoint(said)  # `قال ألتمان إن ثروته` is his


def _names(line: Line, first: int, end: int) -> list[str | None]:
    """The names in tokens, each once, without those that only tell of it.

    None stands for a name that the sentence is not about.
    """
    found: dict[str, str | None] = {}
    told = False
    at = first
    while at < end:
        word = line.words[at]
        name, behind = None, at + 1
        if word.whole in ("«", "“"):
            name = _quoted_from(line, at, end)
            behind = at + 1 if name is None else _closing(line, at) + 1
        elif _is_name(word):
            name = _latin(line, at)
            while line.word(behind).latin:
                behind += 1
        if name is not None:
            if not told and found.get(fold(name)) is None:
                found[fold(name)] = name if _is_about(line, at) else None
            told = False
        elif word.whole not in _QUOTES:
            told = word.whole in _TELLING or word.key in _TELLING or (told and word.definite)
        at = behind
    return list(found.values())


def _is_name(word: Word) -> bool:
    return word.latin and not (word.sense.measure or word.sense.currency or word.begins)


def _latin(line: Line, first: int) -> str:
    last = first
    while line.word(last + 1).latin and last - first < _NAME_WORDS:
        last += 1
    return line.text[line.starts[first] : line.ends[last]]


def _closing(line: Line, opening: int) -> int:
    for at in range(opening + 2, min(opening + 3 + _NAME_WORDS, line.count)):
        if line.words[at].whole in ("»", "”"):
            return at
    return -1


def _quoted_from(line: Line, opening: int, limit: int) -> str | None:
    """The name between quotation marks that close before a token.

    Longer words between them are quoted speech, and so are those that go on over the figure.
    """
    end = _closing(line, opening)
    return line.text[line.starts[opening + 1] : line.ends[end - 1]] if 0 < end < limit else None
