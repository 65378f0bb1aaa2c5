"""Links and mail addresses in a text: what is written there is no word of it.

A path such as `sam-altman-elon-musk-trump_700x400.jpg` names three people whom the article may say
nothing of. A bare domain (`openai.com`) stands in a sentence as a name does, and stays.
"""

from __future__ import annotations

import re

_LINK = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|www\.)"
    r"(?:[^\s<>\"«»“”()\[\]{}|،؛؟]|\([^\s()]*\))+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    re.IGNORECASE,
)
_SIGNS = ("://", "@", "www.", "WWW.", "Www.")
"""One of these stands in every link."""


def without_links(text: str) -> str:
    """Return a text with blanks in the place of links and mail addresses, as long as it is."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return _LINK.sub(lambda match: " " * len(match[0]), text)


def is_link(text: str) -> bool:
    """Whether a text is one link or mail address."""
    return _LINK.fullmatch(text) is not None
