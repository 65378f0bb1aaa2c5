"""Why each form of a name counts as the entity it does: what a card says of it.

Reasons: `table` and `list` (the form stands there), `letters` (it spells a Latin acronym: جي بي تي
is GPT), `sound`, `surname`, `brackets`, `head` (as it is without a head such as حزب); of the user's
corrections `merged`, `split`, `added`. A form that is the name itself has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.extract.linking import Group, Link, Words, is_person, without_head
from tui.extract.names.candidates import Entry
from tui.extract.names.document import surname_of
from tui.text.letter_names import acronyms

_NONE = Link("")


def evidence(group: Group, forms: Mapping[Words, str]) -> dict[Words, Link]:
    """Return why each form is a name of a group, with the form it was compared with as written.

    Args:
        group: The entity.
        forms: Its forms by their words in normal form, each as the article writes it first.
    """
    return {words: _link(group, words, forms) for words in forms}


def _link(group: Group, words: Words, forms: Mapping[Words, str]) -> Link:
    link = group.links.get(words, _NONE)
    if link.reason in ("table", "list") and group.entry is not None:
        spelt = _spelt(forms[words], group.entry)
        return Link("letters", spelt) if spelt else link
    if not link.reason and words != group.words:
        link = _shorter(group, words, forms)
    return link._replace(of=forms.get(tuple(link.of.split()), link.of)) if link.of else link


def _shorter(group: Group, words: Words, forms: Mapping[Words, str]) -> Link:
    """Return why a form of the article alone is the name: as a surname, or without a head."""
    longer = [other for other in forms if len(other) > len(words)]
    for other in longer:
        if is_person(group) and surname_of(other) == words:
            return Link("surname", " ".join(other))
    for other in longer or forms:
        if other != words and without_head(other) == without_head(words):
            return Link("head", " ".join(other))
    if group.entry is None:
        return _NONE
    return Link("surname", group.entry.name) if is_person(group) else Link("table")


def _spelt(written: str, entry: Entry) -> str:
    """Return the Latin form of which a form spells letters, all or the last ones; else nothing."""
    words = written.split()
    known = [form for form in entry.forms if form.isascii()]
    for first in range(len(words)):
        found = acronyms(words[first:])
        for form in known if found else ():
            letters = form.replace("-", "").replace(" ", "").upper()
            if letters in found or (first and letters.endswith(tuple(found))):
                return form
    return ""
