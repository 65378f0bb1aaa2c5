"""The lines of a file, and the forms of a line that the rules look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from tui.model import BlockKind

Value = TypeVar("Value")

SHORT = 240
"""A longer line (in characters) is text: no rule for headlines, bylines or junk looks at it."""

WIDEST = 120
"""Characters of the longest line of a file that can be hard-wrapped."""
FEW_JOINTS = 2
"""So many lines that go on in the next one are the fewest that show it."""

_TAG = r"</?[a-zA-Z!][^<>]*>"
_ENTITY = r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});"
_HIDDEN = r"(?i:<!--|<(script|style)\b)"
_HIDDEN_END = {
    "": "-->",
    "script": r"(?i:</script\s{0,9}>)",
    "style": r"(?i:</style\s{0,9}>)",
}
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_FOLDED = tuple(
    zip(
        "أإآٱىیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u00a0：–—",
        "ااااييك01234567890123456789 :--",
        strict=True,
    )
)
_LAST_WORD_CHARACTER = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, made when a line first needs it: all of them take 8 ms of a start.

    Line ends in it only part its rows.
    """
    return re.compile(pattern.replace("\n", ""))


def may_begin(text: str, beginnings: frozenset[str]) -> bool:
    """Whether a text begins in one of these ways, of 1 to 4 characters, or with no letter."""
    return not text[:1].isalpha() or any(text[:length] in beginnings for length in (4, 3, 2, 1))


def fold_same_length(text: str) -> str:
    """Alef and yeh forms, digits and dashes made equal; every position stays."""
    # Chained replacements take a tenth of the time of str.translate on Arabic.
    for form, plain in _FOLDED:
        text = text.replace(form, plain)
    return text


def has_word(token: str) -> bool:
    """Whether a token has a letter or a digit."""
    return token[0].isalnum() or _LAST_WORD_CHARACTER.search(token) is not None


def is_visible(text: str) -> bool:
    """Whether a text leaves anything to see: not blanks, controls and direction marks only."""
    return any(char.isprintable() and not char.isspace() for char in text)


def count_words(text: str) -> int:
    """Blank-separated tokens with a letter or digit."""
    return len([token for token in text.split() if token[0].isalnum() or has_word(token)])


def plain_text(text: str) -> str:
    """Text without HTML tags, its entities as the characters they stand for."""
    if "<" in text:
        text = compiled(_TAG).sub(" ", text).strip()
    if "&" in text:
        text = compiled(_ENTITY).sub(_character, text).strip()
    return text


def _character(match: re.Match[str]) -> str:
    from html import unescape  # its table takes a millisecond, and few articles need it

    read = unescape(match[0])
    return " " if read == match[0] or read.isspace() else read


class _Once(Generic[Value]):
    """A property computed once; `functools.cached_property` takes a lock each time before 3.12."""

    def __init__(self, compute: Callable[[Line], Value]) -> None:
        self._compute = compute

    def __get__(self, line: Line, owner: type[Line]) -> Value:
        value = self._compute(line)
        line.__dict__[self._compute.__name__] = value
        return value


@dataclass(eq=False)
class Line:
    """A non-blank line while the rules decide what it is."""

    start: int
    """First character in the article's text, blanks left out."""
    end: int
    """One past the last character, blanks left out."""
    text: str
    """`article[start:end]`."""
    gap: int
    """Blank lines before it."""
    kind: BlockKind | None = None
    """None as long as no rule has decided."""
    body_start: int = -1
    body_end: int = -1
    sign: str = ""
    """The list sign at its start, `1` for any number."""
    joined: bool = False
    """Whether it is several lines of a wrapped paragraph, with the line ends between them."""

    hidden: list[tuple[int, int]] | None = None
    """Where scripts, styles and comments stand that touch it, in the article's text."""

    def __post_init__(self) -> None:
        self.body_start = self.start
        self.body_end = self.end

    def decide(self, kind: BlockKind, body: tuple[int, int] | None = None) -> None:
        """Set the kind and, where only a part of the line is shown, that part."""
        self.kind = kind
        if body is not None:
            self.body_start, self.body_end = body

    @property
    def body(self) -> str:
        """What is shown of the line."""
        return self.text[self.body_start - self.start : self.body_end - self.start]

    @property
    def short(self) -> bool:
        """Whether the rules for anything but running text need to look at it."""
        return self.end - self.start <= SHORT

    @_Once
    def plain(self) -> str:
        """The line as it is read: one row, without HTML tags, its entities as characters."""
        text = " ".join(self.text.split()) if self.joined else self.text
        return plain_text(text) if "<" in text or "&" in text else text

    @_Once
    def tags(self) -> str:
        """The names of the HTML tags in the line, such as `<h2>`, in small letters."""
        return " ".join(compiled(_TAG).findall(self.text)).lower() if "<" in self.text else ""

    @_Once
    def folded(self) -> str:
        """The plain line for matching: letter forms and digits made equal, marks removed."""
        return " ".join(_MARKS.sub("", fold_same_length(self.plain)).split())

    @_Once
    def matched(self) -> str:
        """The folded line in small letters, with heh for teh marbuta, as the patterns have it.

        Patterns that ignore case by themselves take 2.5 times as long to compile, 8 ms of a start.
        """
        return self.folded.lower().replace("ة", "ه")

    @_Once
    def bare(self) -> str:
        """The matched line without the signs that decorate it."""
        return self.matched.strip(' \t*_#[]()|•-.:!«»"')

    @_Once
    def has_digit(self) -> bool:
        """Whether the plain line has a decimal digit, of any set."""
        return _DIGIT.search(self.plain) is not None

    @_Once
    def words(self) -> int:
        """Words of the plain line."""
        return count_words(self.plain)

    @_Once
    def closing(self) -> str:
        """The last character that is not a quotation mark or a bracket."""
        return self.plain.rstrip(" \u00a0\"'»”’)]*_\u200e\u200f\u202c\u2069")[-1:]

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends like running text: one full stop, or a pause that goes on."""
        return self.closing in ".۔؛،,;" and not self.ends_open

    @property
    def ends_open(self) -> bool:
        """Whether the line ends in dots of omission, as headlines may."""
        return self.plain.rstrip(" \"'»”").endswith(("..", "…"))


def is_filled(line: Line) -> bool:
    """Whether a wrapper could have made the line shorter: it has several words, and no address."""
    return " " in line.text and "://" not in line.text


def may_be_wrapped(lines: list[Line]) -> bool:
    """Whether no line is too long for a hard-wrapped text, and some follow another at once."""
    filled = 0
    for line in lines:
        if line.end - line.start > WIDEST and is_filled(line):
            return False
        filled += line.gap == 0
    return filled >= FEW_JOINTS


def split_lines(text: str) -> Iterator[Line]:
    """Yield the non-blank lines; all separators of `str.splitlines` count."""
    position = 0
    gap = 0
    for piece in text.splitlines(keepends=True):
        stripped = piece.strip()
        if stripped:
            blanks = 0 if piece[0] == stripped[0] else len(piece) - len(piece.lstrip())
            start = position + blanks
            yield Line(start, start + len(stripped), stripped, gap)
            gap = 0
        else:
            gap += 1
        position += len(piece)


def hide_code(text: str, lines: list[Line]) -> None:
    """Take scripts, styles and comments out of the plain lines, also those over several lines."""
    spans = _hidden_spans(text) if "<" in text else []
    index = 0
    for low, high in spans:
        while lines[index].end <= low:
            index += 1
        while True:
            line = lines[index]
            line.hidden = line.hidden or []
            line.hidden.append((low, high))
            if high <= line.end:
                break
            index += 1
    for line in lines if spans else ():
        if line.hidden:
            line.__dict__["plain"] = plain_text(_outside(text, line, line.hidden)).strip()


def _hidden_spans(text: str) -> list[tuple[int, int]]:
    """Where scripts, styles and comments stand; what is never closed is taken for text."""
    spans: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    at = 0
    while match := compiled(_HIDDEN).search(text, at):
        name = (match[1] or "").lower()
        closing = (
            None if name in unclosed else compiled(_HIDDEN_END[name]).search(text, match.end())
        )
        if closing is None:
            unclosed.add(name)
            at = match.end()
        else:
            at = closing.end()
            spans.append((match.start(), at))
    return spans


def _outside(text: str, line: Line, hidden: list[tuple[int, int]]) -> str:
    parts = []
    at = line.start
    for low, high in hidden:
        parts.append(text[at : max(at, low)])
        at = min(max(at, high), line.end)
    parts.append(text[at : line.end])
    return " ".join(parts)
