"""What a figure is about, as far as the words before it show.

The rule: the nearest noun of measure (`إيرادات`, `تكلفة`, `قدرة` ...) before the figure in its
sentence, or behind `من` after it, with the nearest name before the figure, one in Latin letters or
in «quotation marks». Where no such noun stands there the subject is not said: a name alone could
be anyone's.
"""

from __future__ import annotations

from tui.extract.lexicon import bare
from tui.extract.tokens import Line

_REACH = 14
"""Words before the figure in which its noun is looked for; a longer way is another clause's."""
_NAME_REACH = 40
_NAME_WORDS = 4
_BREAKS = frozenset((".", "؛", "!", "؟", "?", ";"))


def subject_of(line: Line, first: int, end: int, after: int) -> str | None:
    """Return the subject of the figure in tokens `first` to `end`, such as `خسائر OpenAI`.

    A noun before the amount that ends at `after` is that amount's.
    """
    noun = _noun(line, first, end, after)
    if noun is None:
        return None
    name = _name(line, first)
    return f"{noun} {name}" if name else noun


def _noun(line: Line, first: int, end: int, after: int) -> str | None:
    if line.word(end).whole == "من" and line.word(end + 1).sense.measure_noun:
        return _said(line, end + 1)
    for at in range(first - 1, max(after, first - _REACH) - 1, -1):
        word = line.words[at]
        if word.whole in _BREAKS:
            return None
        if word.sense.measure_noun and not line.text.endswith("قدره", 0, line.ends[at]):
            return _said(line, at)
    return None


def _said(line: Line, at: int) -> str:
    """A noun as it is written, without its marks and the article."""
    text = bare(line.text[line.begin(at) : line.ends[at]])
    return text.removeprefix("ال").removeprefix("ل") if line.words[at].definite else text


def _name(line: Line, first: int) -> str | None:
    for at in range(first - 1, max(-1, first - 1 - _NAME_REACH), -1):
        word = line.words[at]
        if word.whole in _BREAKS:
            return None
        if word.whole in ("»", "”"):
            return _quoted(line, at)
        if word.latin and not word.sense.measure and not word.sense.currency:
            return _latin(line, at)
    return None


def _latin(line: Line, last: int) -> str:
    first = last
    while first > 0 and line.words[first - 1].latin and last - first < _NAME_WORDS:
        first -= 1
    return line.text[line.starts[first] : line.ends[last]]


def _quoted(line: Line, last: int) -> str | None:
    for at in range(last - 1, max(-1, last - 2 - _NAME_WORDS), -1):
        if line.words[at].whole in ("«", "“"):
            return line.text[line.starts[at + 1] : line.ends[last - 1]] if at + 1 < last else None
    return None
