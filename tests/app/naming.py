"""Names that are found the same way whatever the lists and the tagger know."""

from __future__ import annotations

import re

from tui.model import Article, EntityType, Layer, Mention

PER, ORG, LOC, PROD, EVENT = EntityType

FORMS: dict[str, tuple[EntityType, str, str, Layer]] = {
    "سام ألتمان": (PER, "sam-altman", "سام ألتمان", Layer.TABLE),
    "ألتمان": (PER, "sam-altman", "سام ألتمان", Layer.DOCUMENT),
    "Sam Altman": (PER, "sam-altman", "سام ألتمان", Layer.LATIN),
    "إيلون ماسك": (PER, "elon-musk", "إيلون ماسك", Layer.TABLE),
    "مرام سعيد": (PER, "mrm-sad", "مرام سعيد", Layer.TAGGER),
    "OpenAI": (ORG, "openai", "أوبن إيه آي", Layer.TABLE),
    "منصة أنوار": (ORG, "anwar", "أنوار", Layer.QUOTED),
    "الأردن": (LOC, "jordan", "الأردن", Layer.LIST),
    "لأردن": (LOC, "jordan", "الأردن", Layer.LIST),
    "ألمانيا": (LOC, "germany", "ألمانيا", Layer.LIST),
    "GPT-4": (PROD, "gpt-4", "GPT-4", Layer.LATIN),
    "كأس العالم": (EVENT, "world-cup", "كأس العالم", Layer.TABLE),
}
TEXT = """ألتمان يزور الأردن قبل كأس العالم

وصل سام ألتمان، رئيس OpenAI، إلى الأردن قادمًا من ألمانيا، وقال إن GPT-4 تطوَّر كثيرا.

وكان إيلون ماسك قد انتقد ألتمان وOpenAI معا، وردَّ ألتمان بأن زيارته للأردن لا شأن لماسك بها.

وفي الأردن التقت به مرام سعيد من منصة أنوار، ثم سافر لألمانيا حيث يُعرف باسم Sam Altman.

وقالت OpenAI إن ألتمان سيشهد كأس العالم، ثم يعود إلى ألمانيا فالأردن.
"""
"""Forms with clitics, after لل, in a lam-alef, in Latin letters, and of five types."""

_ANY = re.compile("|".join(sorted(map(re.escape, FORMS), key=len, reverse=True)))


def fixed(article: Article) -> tuple[Mention, ...]:
    """Return where an article has one of `FORMS`, in the order of their places."""
    found = []
    for match in _ANY.finditer(article.text):
        kind, entity, name, step = FORMS[match[0]]
        sure = 0.5 if step is Layer.TAGGER else 0.95
        found.append(Mention(*match.span(), kind, entity, name, step, sure))
    return tuple(found)
