"""What is kept of what is typed or pasted into a line.

A line is laid, measured and searched as it stands, so it holds nothing that cannot be seen or
that a terminal obeys. Bidi controls stay: they are shown by their names and deleted like letters.
"""

from __future__ import annotations

import re

_LINE_ENDS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_FORMS = "\ufb1d-\ufdfc\ufe70-\ufefc"
_REMOVED = (
    # controls, then what no terminal draws and no search looks at, then what is no character
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0001"
)
_UNUSUAL = re.compile(f"[\t{_LINE_ENDS}{_FORMS}{_REMOVED}]")
TYPED_UNSEEN = frozenset("\u00a0\u061c\u200c\u200d\u200e\u200f\u202f")
"""What keyboards type although Python calls it unprintable: the joiners (Persian, Shift+Space),
the direction marks of the Arabic and Hebrew layouts, blanks that do not break."""


def accepted(text: str) -> str:
    """Return the characters that are kept of a text, in their order.

    Lines are joined with one blank, for a phrase copied from an article may run over several, and
    tabs become one; presentation forms become their letters (NFKC), so that a lam-alef typed as
    U+FEFB is the two letters it stands for; control characters, lone surrogates and characters
    that are never seen go. What was kept once is kept as it is.
    """
    if _UNUSUAL.search(text) is None:
        return text
    import unicodedata

    text = " ".join(filter(None, re.split(f"[{_LINE_ENDS}]+", text))).replace("\t", " ")
    text = re.sub(f"[{_FORMS}]", lambda form: unicodedata.normalize("NFKC", form.group()), text)
    return re.sub(f"[{_REMOVED}]", "", text)
