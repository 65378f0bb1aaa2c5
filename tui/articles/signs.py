"""Marks at the start of a line: list signs, Markdown headings, HTML tags of headings and lists."""

from __future__ import annotations

import re

from tui.articles.lines import Line
from tui.model import BlockKind

_STRONG = "•▪▫◾◽●⬤○◦■□▶►➤➢✔✅✓·‣∙★☆♦◆❖¤"
_WEAK = "-–—*+"
_SIGN = re.compile(
    rf"(?:([{_STRONG}])\s*|([{_WEAK}])(?:\s+|(?=[^\W\d_]|[«\"“(\[]))|(\(?[0-9٠-٩۰-۹]{{1,2}}\s?[.)\-–]|\(?[a-zأ-ي]\))\s+)(?=\S)"
)
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_HTML_HEADING = re.compile(r"^\s*(?:<[a-z][^<>]*>\s*){0,3}?<h[1-6]\b", re.IGNORECASE)
_HTML_ITEM = re.compile(r"^\s*<li\b", re.IGNORECASE)
_OUTER = re.compile(r"(?:\s*<[^<>]*>)+\s*")
_OUTER_END = re.compile(r"(?:\s*<[^<>]*>)+$")
_BOLD = re.compile(r"(\*\*|__)([^*_]{1,160})\1")


def read_sign(line: Line) -> None:
    """Find the line's list sign and leave it out of the body; the kind stays open."""
    match = _SIGN.match(line.text)
    if match is None or (match[2] == "*" and line.text.startswith("**")):
        return
    strong, weak, _number = match.groups()
    line.sign = "•" if strong else "-" if weak else "1"
    line.body_start = line.start + match.end()


def read_markup(line: Line) -> bool:
    """Decide headings that Markdown or HTML marks; True where the line is one."""
    first = line.text[0]
    if first == "#":
        match = _HEADING.match(line.text)
        if match is not None and line.words <= 40:
            closing = len(line.text.rstrip("# ")) or len(line.text)
            line.decide(BlockKind.HEADING, (line.start + match.end(), line.start + closing))
            return True
    elif first in "*_":
        match = _BOLD.fullmatch(line.text)
        if match is not None and line.words <= 16 and line.closing not in ".:":
            line.decide(BlockKind.HEADING, (line.start + match.start(2), line.start + match.end(2)))
            return True
    elif first == "<" and line.words <= 40:
        if _HTML_HEADING.match(line.text):
            opening, ending = _OUTER.match(line.text), _OUTER_END.search(line.text)
            low = opening.end() if opening else 0
            high = ending.start() if ending else len(line.text)
            line.decide(BlockKind.HEADING, (line.start + low, line.start + max(low, high)))
            return True
        if _HTML_ITEM.match(line.text):
            line.decide(BlockKind.BULLET)
            return True
    return False
