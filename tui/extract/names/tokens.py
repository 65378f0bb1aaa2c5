"""An article as tokens that names are made of, in sentences, without what is no text.

Addresses, markup, trackers and what stands for a link's target are left out, so that no layer
reads them. Positions are characters of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property

from tui.model import Article, Block, BlockKind
from tui.text.normal import is_dropped, normal

_SIGNS_OF_DIGITS = "0-9٠-٩۰-۹"
_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_NO_TEXT = (
    r"(?:https?|ftp)://[^\s<>»]+|\bwww\.[^\s<>»]+"
    r"|\]\([^()\s]{1,2000}\)|!?\[(?=[^\[\]\n]{0,400}\]\()"
    r"|<!--(?:(?!<!--)(?s:.)){0,20000}?-->"
    r"|<script\b(?:(?!<script\b)(?s:.)){0,20000}?</script\s*>"
    r"|<style\b(?:(?!<style\b)(?s:.)){0,20000}?</style\s*>"
    r"|\x1b\[[0-9;?]{0,20}[A-Za-z]|\[[0-9]{1,3}(?:;[0-9]{1,3}){0,5}m"
    r"|</?[A-Za-z][^<>\n]{0,400}>|&#?\w{1,8};"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|[@#]\w+"
    r"|\b[\w-]{1,40}(?:\.[\w-]{1,40})*\.(?:com|net|org|info|html?|php|aspx?|jpe?g|png|gif|webp)\b"
    r"(?:/[^\s<>»]*)?"
    r"|[A-Za-z0-9+/_=-]{33,}"
    r"|\bdata:[a-z]+/[^\s]+"
)
_TOKEN = re.compile(
    f"(?P<skip>{_NO_TEXT})"
    f"|(?P<latin>[0-9]*[{_LATIN}][{_LATIN}0-9]*(?:(?:['’.+-]|&(?!\\w{{1,8}};))"
    f"(?=[{_LATIN}0-9])[{_LATIN}0-9]+)*[+]?)"
    f"|(?P<arabic>[{_ARABIC}](?:[{_UNSEEN}]*[{_ARABIC}])*)"
    f"|(?P<number>[{_SIGNS_OF_DIGITS}]+(?:[.,٫٬،:/][{_SIGNS_OF_DIGITS}]+)*)"
    f"|(?P<sign>[^\\s{_UNSEEN}])",
)
_ENDS = frozenset(".!?؟…؛;:")
_MAYBE_INSIDE = frozenset(".:")
"""They end no sentence before a word that touches them, as in `د.أحمد` and `1:2`."""
_LONGEST = 200
"""Tokens of the longest sentence; a list without stops is cut there, so that work stays linear."""
_KNOWN = 60_000
"""Words kept in their normal form; a newspaper's year has more, and then the table starts anew."""


class Kind(IntEnum):
    """What a token is made of."""

    ARABIC = 0
    LATIN = 1
    NUMBER = 2
    SIGN = 3


_KINDS = {"arabic": Kind.ARABIC, "latin": Kind.LATIN, "number": Kind.NUMBER, "sign": Kind.SIGN}
_normals: dict[str, str] = {}


def normal_word(word: str) -> str:
    """Return a word as it is compared; the words met last are kept."""
    known = _normals.get(word)
    if known is None:
        if len(_normals) > _KNOWN:
            _normals.clear()
        known = _normals[word] = normal(word)
    return known


def words_of(form: str) -> list[str]:
    """Return the words of a name as they are compared; signs are left out."""
    return [
        normal_word(match[0])
        for match in _TOKEN.finditer(form)
        if match.lastgroup not in ("sign", "skip")
    ]


class Tokens:
    """The tokens of an article, block after block; each list has one item a token."""

    __slots__ = ("__dict__", "blocks", "ends", "keys", "kinds", "sentences", "starts", "text",
                 "words")  # fmt: skip

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        """As written."""
        self.keys: list[str] = []
        """In normal form."""
        self.kinds: list[Kind] = []
        self.sentences: list[tuple[int, int]] = []
        """First token and one past the last; a sentence has at most 200 tokens."""
        self.blocks: list[tuple[int, int, BlockKind]] = []
        """First token, one past the last, and kind of each block that is read."""
        for block in article.blocks:
            if block.kind != BlockKind.BOILERPLATE:
                self._read(block)

    def __len__(self) -> int:
        return len(self.words)

    def _read(self, block: Block) -> None:
        first = sentence = len(self.words)
        text = self.text
        for match in _TOKEN.finditer(text, *_bounds(block)):
            group = match.lastgroup or "skip"
            if group == "skip":
                sentence = self._end(sentence)
                continue
            start, end = match.span()
            word = text[start:end]
            if not normal_word(word):
                continue  # tatweel or marks alone
            self.starts.append(start)
            self.ends.append(end)
            self.words.append(word)
            self.keys.append(normal_word(word))
            self.kinds.append(_KINDS[group])
            full = len(self.words) - sentence >= _LONGEST
            if full or (group == "sign" and word in _ENDS and not _inside(text, word, end)):
                sentence = self._end(sentence)
        self._end(sentence)
        if len(self.words) > first:
            self.blocks.append((first, len(self.words), block.kind))

    def _end(self, first: int) -> int:
        if len(self.words) > first:
            self.sentences.append((first, len(self.words)))
        return len(self.words)

    @cached_property
    def sentence_of(self) -> list[int]:
        """The sentence of each token."""
        return [
            number
            for number, (first, last) in enumerate(self.sentences)
            for _ in range(first, last)
        ]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The tokens of each normal form."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            found.setdefault(key, []).append(at)
        return found

    def touches(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def behind(self, at: int, letters: int) -> int:
        """Return the character of a token behind its first letters, their marks passed."""
        start, end = self.starts[at], self.ends[at]
        for _ in range(letters):
            start += 1
            while start < end and is_dropped(self.text[start]):
                start += 1
        return start

    def before(self, at: int) -> Iterator[int]:
        """Yield the tokens before one, from near to far, to the beginning of its sentence."""
        first = self.sentences[self.sentence_of[at]][0]
        yield from range(at - 1, first - 1, -1)


def _bounds(block: Block) -> tuple[int, int]:
    return block.body_start, block.body_end


def _inside(text: str, sign: str, end: int) -> bool:
    return sign in _MAYBE_INSIDE and end < len(text) and text[end].isalnum()
