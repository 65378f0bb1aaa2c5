"""Why the forms of a name are one entity, in the words of the interface."""

from __future__ import annotations

from tui.app.figure_words import apart
from tui.words import Said, Words


def why(reason: str, of: str, words: Words) -> str:
    """Return why a form is a name of its entity; nothing where it is the name itself.

    Args:
        reason: As `tui.extract.evidence` lists the reasons, and for forms that were joined across
            articles `across_sound` or `across_surname`.
        of: The form it was compared with.
        words: The words of the interface.
    """
    return words.say(f"link.{reason}", of=Said(apart(of))) if reason else ""
