"""Whether the words of a line occur again in the text below it."""

from __future__ import annotations

from collections.abc import Iterable

from tui.articles.lines import Line, compiled, fold_same_length

_LOOK = 20_000
"""Characters of the body that are looked at: names come back within the first pages."""
_WORD = r"[^\W\d_]{3,}"
_MARK = "[\u0610-\u061a\u0640\u064b-\u065f\u0670]"
_PREFIX = r"(?<!\S)(?:[وف]?[بك]?ال(?=\w{3})|[وف]?لل(?=\w{3})|[وفبلك](?=\w{4}))"
_COMMON = frozenset(
    "علي الي التي الذي ذين هذا هذه ذلك بعد قبل عند منذ حتي the and for with".split()
)


def stems(text: str) -> frozenset[str]:
    """The words of three letters or more without the clitics before them, cut at five letters."""
    words = " ".join(set(compiled(_WORD).findall(compiled(_MARK).sub("", text))))
    folded = fold_same_length(words).replace("ة", "").lower()
    return frozenset(word[:5] for word in compiled(_PREFIX).sub("", folded).split()) - _COMMON


class Echo:
    """The words of the body, read once and only when a rule asks.

    The rule: the words of a headline occur again in the body, those of a byline do not.
    """

    def __init__(self, body: Iterable[Line]) -> None:
        self._body = body
        self._words: frozenset[str] | None = None

    def _read(self) -> frozenset[str]:
        if self._words is None:
            parts: list[str] = []
            room = _LOOK
            for line in self._body:
                parts.append(line.plain[:room])
                room -= len(parts[-1])
                if room <= 0:
                    break
            self._words = stems(" ".join(parts))
        return self._words

    @property
    def long_enough(self) -> bool:
        """Whether the body has the 25 different words below which a missing echo says nothing."""
        return len(self._read()) >= 25

    def share(self, text: str) -> float:
        """The share (0 to 1) of the words of `text` that occur in the body."""
        body = self._read()
        words = stems(text)
        return sum(word in body for word in words) / len(words) if words else 0.0
