"""Answers of a terminal, taken out of what is typed meanwhile."""

from __future__ import annotations

import re

from tui.terminal.answers import Answers

_LONGEST = 200
"""Characters of a name and version at most; the longest seen has 40."""
_ANSWER = re.compile(
    rf"\x1b(?:\[8;(?P<mode>\d)\$y|P>\|(?P<version>[^\x00-\x1f\x7f]{{0,{_LONGEST}}})\x1b\\"
    r"|\[>(?P<attributes>[\d;]*)c|\[\?(?P<end>[\d;]*)c)"
)
_BEGUN = re.compile(
    rf"\x1b(?:\[(?:8(?:;(?:\d\$?)?)?|>[\d;]*|\?[\d;]*|2(?:0[01]?)?)?"
    rf"|P(?:>(?:\|[^\x00-\x1f\x7f]{{0,{_LONGEST}}}\x1b?)?)?)?"
)
_CUT = re.compile(
    rf"\x1b(?:P>\|[^\x00-\x1f\x7f]{{0,{_LONGEST}}}(?=[\x00-\x1f\x7f])|\[(?:8;|>)[\d;$]*(?=\x1b))"
)
"""Half an answer before something else."""
_OURS = ("\x1b[8;", "\x1b[>", "\x1bP>")
"""No key, paste or report that Textual asks for begins like this."""
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


class Sieve:
    """Lets through what a user types and keeps the answers back.

    It works on parts as they are read: an answer may be split anywhere. What may still become an
    answer is held, so someone has to call `let_go` once it has been held for `patience` seconds.
    """

    def __init__(self, answers: Answers | None = None) -> None:
        """Begin with the answers that are known; where they are complete, all goes through."""
        self.answers = answers or Answers()
        self.raw = ""
        """The answers as they came."""
        self.held = ""
        self._pasting = False

    @property
    def patience(self) -> float:
        """Seconds to wait for the rest of what is held.

        A lone Escape gets the tenth of a second that Textual gives it (ESCAPE_DELAY), the first
        half of an answer more: on a slow line the second half takes its time.
        """
        return 1.0 if self.held.startswith(_OURS) else 0.1

    def sift(self, text: str) -> str:
        """Take the answers out of what was read; return what was typed."""
        text, self.held = self.held + text, ""
        typed = []
        place = 0
        while not self.answers.complete:
            escape = text.find("\x1b", place)
            if escape < 0:
                break
            typed.append(text[place:escape])
            place = self._take(text, escape, typed)
            if self.held:
                return "".join(typed)
        return "".join(typed) + text[place:]

    def _take(self, text: str, escape: int, typed: list[str]) -> int:
        """Look at a sequence; return where to go on."""
        if text.startswith(_PASTED if self._pasting else _PASTE, escape):
            self._pasting = not self._pasting
        elif not self._pasting and (answer := _ANSWER.match(text, escape)):
            self.raw += answer[0]
            self._learn(answer)
            return answer.end()
        elif self._may_go_on(text[escape:]):
            self.held = text[escape:]
            return len(text)
        elif not self._pasting and (half := _CUT.match(text, escape)):
            self.raw += half[0]
            return half.end()
        typed.append("\x1b")
        return escape + 1

    def _may_go_on(self, rest: str) -> bool:
        if self._pasting:
            return _PASTED.startswith(rest)
        return _BEGUN.fullmatch(rest) is not None

    def _learn(self, answer: re.Match[str]) -> None:
        mode, version, attributes, end = answer.group("mode", "version", "attributes", "end")
        known = self.answers
        self.answers = Answers(
            mode=known.mode if mode is None else int(mode),
            version=known.version if version is None else version,
            attributes=known.attributes if attributes is None else attributes,
            end=end,
        )

    def let_go(self) -> str:
        """Give up waiting; return what was held, unless it can only be half an answer."""
        held, self.held = self.held, ""
        if not held.startswith(_OURS):
            return held
        escape = "\x1b" if held.endswith("\x1b") else ""  # typed, or the end of a name
        self.raw += held.removesuffix(escape)
        return escape


def read_answers(text: str) -> Answers:
    """Return the answers in all that a terminal has sent."""
    sieve = Sieve()
    sieve.sift(text)
    return sieve.answers
