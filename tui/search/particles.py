"""Words that say nothing of what an article is about: particles, pronouns, and words that ask."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text.folded import index_form

_ASKING = """
من ما ماذا متى أين كيف كم لماذا هل أي أية أيّ لم بم بكم بماذا لمن ممن عمن مما عما إلام علام أنى
who whom whose what when where which why how
"""
_PARTICLES = """
في على إلى عن مع منذ حتى خلال بعد قبل عند بين حول ضد نحو لدى عبر دون بدون سوى غير مثل حسب وفق
و أو ثم أم بل لكن ولكن أن إن لأن كي لكي إذا لو لولا كما مما حيث بينما عندما لما كلما
لا لن ليس ليست قد لقد سوف إنما كان كانت يكون تكون كانوا تم يتم وقد
هو هي هم هن هما أنا نحن أنت أنتم هذا هذه ذلك تلك هؤلاء أولئك هناك هنا
الذي التي الذين اللذين اللتين اللواتي اللاتي كل بعض جميع أحد إحدى أيضا فقط جدا كذلك
فيه فيها منه منها عليه عليها إليه إليها له لها لهم به بها بهم عنه عنها معه معها أنه أنها بأن وهو وهي
the a an of in on at to for by with from is are was were did does do it its and
"""


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(index_form, words.split()))


_ASKS = _folded(_ASKING)
_SAYS_NOTHING = _ASKS | _folded(_PARTICLES)


def asks(words: Sequence[str]) -> bool:
    """Whether words, as typed, are a question: `متى ولد نيوتن`."""
    return len(words) > 1 and index_form(words[0]) in _ASKS


def is_particle(word: str) -> bool:
    """Whether a word, as typed, says nothing of what an article is about."""
    return index_form(word) in _SAYS_NOTHING
