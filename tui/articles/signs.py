"""Marks at the start of a line: list signs, Markdown headings, HTML tags of headings and lists."""

from __future__ import annotations

from tui.articles.lines import Line, compiled
from tui.model import BlockKind

_STRONG = "•▪▫◾◽●⬤○◦■□▶►➤➢✔✅✓·‣∙★☆♦◆❖¤"
_WEAK = "-–—*+"
_SIGN = (
    rf"(?:([{_STRONG}])\s*|([{_WEAK}])(?:\s+|(?=[^\W\d_]|[«\"“(\[]))"
    r"|(\(?[0-9٠-٩۰-۹]{1,2}\s?[.)\-–]|\(?[a-zأ-ي]\))\s+)(?=\S)"
)
_FIRST = frozenset(f"{_STRONG}{_WEAK}(0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
"""How lines with a sign begin, but those with a letter and a bracket: one line in ten."""
_HEADING = r"#{1,6}\s+(?=\S)"
_HTML_HEADING = r"(?i:^\s*(?:<[a-z][^<>]*>\s*){0,3}?<h[1-6]\b)"
_HTML_ITEM = r"(?i:^\s*<li\b)"
_OUTER = r"(?:\s*<[^<>]*>)+\s*"
_OUTER_END = r"(?:\s*<[^<>]*>)+$"
_BOLD = r"(\*\*|__)([^*_]{1,160})\1"
_HTML_BOLD = (
    r"(?i:(?:<(?:p|div|span|font|u)\b[^<>]{0,200}>\s{0,9}){0,3}<(strong|b)\b(?:\s[^<>]{0,200})?>"
    r"[^<>]{1,200}</\1>\s{0,9}(?:</(?:p|div|span|font|u)>\s{0,9}|<br\s?/?>\s{0,9}){0,4})"
)


def _sign(text: str) -> tuple[str, int]:
    if text[:1] not in _FIRST and text[1:2] != ")":
        return "", 0
    match = compiled(_SIGN).match(text)
    if match is None or (match[2] == "*" and text.startswith("**")):
        return "", 0
    strong, weak, _number = match.groups()
    return "•" if strong else "-" if weak else "1", match.end()


def sign_of(text: str) -> str:
    """The list sign at the start of a text, `1` for any number; empty where there is none."""
    return _sign(text)[0]


def read_sign(line: Line) -> None:
    """Find the line's list sign and leave it out of the body; the kind stays open."""
    line.sign, length = _sign(line.text)
    line.body_start = line.start + length


def read_markup(line: Line) -> bool:
    """Decide headings that Markdown or HTML marks; True where the line is one."""
    first = line.text[0]
    if first == "#":
        match = compiled(_HEADING).match(line.text)
        if match is not None and line.words <= 40:
            closing = len(line.text.rstrip("# ")) or len(line.text)
            line.decide(BlockKind.HEADING, (line.start + match.end(), line.start + closing))
            return True
    elif first in "*_":
        match = compiled(_BOLD).fullmatch(line.text)
        if match is not None and line.words <= 16 and line.closing not in ".:":
            line.decide(BlockKind.HEADING, (line.start + match.start(2), line.start + match.end(2)))
            return True
    elif first == "<" and line.words <= 40:
        if compiled(_HTML_HEADING).match(line.text) or _is_bold(line):
            opening, ending = (
                compiled(_OUTER).match(line.text),
                compiled(_OUTER_END).search(line.text),
            )
            low = opening.end() if opening else 0
            high = ending.start() if ending else len(line.text)
            line.decide(BlockKind.HEADING, (line.start + low, line.start + max(low, high)))
            return True
        if compiled(_HTML_ITEM).match(line.text):
            line.decide(BlockKind.BULLET)
            return True
    return False


def _is_bold(line: Line) -> bool:
    """Whether tags set the whole line bold, and it has a heading's length and end."""
    return (
        line.words <= 16
        and line.closing not in ".:"
        and compiled(_HTML_BOLD).fullmatch(line.text) is not None
    )
