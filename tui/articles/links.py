"""Links in a line: bare addresses, Markdown links and Markdown images."""

from __future__ import annotations

import re

from tui.articles.lines import compiled
from tui.model import Link

_LINK = (
    r"(?i:\[([^\[\]]{1,300})\]\(\s{0,3}([^\s()<>]{1,2000}(?:\([^\s()<>]{0,300}\)[^\s()<>]{0,300})?)"
    r"[^()]{0,200}\)"
    r"|(?:https?://|www\.)[^\s<>\"«»“”‘’\[\]{}|\\^`،؛؟…]+)"
)
_IMAGE = (
    r"\[?!\[([^\[\]]{0,2000})\]\(\s{0,3}([^\s()<>]{1,4000})[^()]{0,300}\)"
    r"(?:\]\(\s{0,3}([^\s()<>]{1,4000})\))?"
)
_TRAILING = ".,;:!?'*_~-–—"


def _address_end(address: str) -> int:
    """Where an address ends once the punctuation of the sentence around it is left out."""
    end = len(address)
    closing = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and closing > 0:
            closing -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def find_links(text: str, offset: int) -> tuple[Link, ...]:
    """Links of a line that starts at character `offset` of the article, in order.

    A Markdown link covers its label, a bare address itself without the sentence's punctuation.
    """
    if "](" not in text and "://" not in text and "www." not in text and "WWW." not in text:
        return ()
    found = []
    for match in compiled(_LINK).finditer(text):
        if match[2] is not None:
            found.append(Link(offset + match.start(1), offset + match.end(1), match[2]))
            continue
        start = match.start()
        end = start + _address_end(match[0])
        if end > start + 5:
            found.append(Link(offset + start, offset + end, text[start:end]))
    return tuple(found)


def whole_image(text: str) -> re.Match[str] | None:
    """A line that is nothing but a Markdown image: group 1 its words, 3 or 2 where it leads."""
    return compiled(_IMAGE).fullmatch(text) if "![" in text[:3] else None
