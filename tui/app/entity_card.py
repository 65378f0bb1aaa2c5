"""The card of an entity: what it is called, how it was found, and how often it is named."""

from __future__ import annotations

import re
from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.entity_evidence import why
from tui.app.entity_words import Entity, Table, others_said, written
from tui.app.figure_words import apart
from tui.app.keyboard import with_arabic
from tui.app.theme import Palette
from tui.app.why_page import Explained, Said
from tui.model import Article, Mention
from tui.words import Said as Message
from tui.words import Words

_FORMS = 12
"""Forms that are listed; the rarer ones are told by their number."""
_AROUND = 200
"""Characters before and after a mention in which its sentence is looked for."""
_ALWAYS = frozenset(("sound", "surname", "letters", "merged", "split", "added"))
"""Reasons that are told of a form that is the only one in the article, too."""
_END = re.compile(r"[!?؟…\n]|\.(?!\w)")
"""What ends a sentence; a point between letters or digits does not."""


def explained(table: Table, mention: int, others: int | None, words: Words) -> list[Said]:
    """Return all that is known of a mention and of what it names.

    Args:
        table: The entities of the article.
        mention: The number of the mention.
        others: In how many other articles the entity is named, None where that is not known.
        words: The words of the interface.
    """
    entity = table.entities[table.entity_of(mention)]
    one = table.mentions[mention]
    found = [
        Said(entity.name, "title"),
        *_labelled("card.type", [_type(one, entity, words)], words),
        *_labelled("card.other", [entity.other], words),
        *_labelled("card.forms", _forms(entity, words), words),
        *_labelled("card.why", _why(entity, words), words),
        *_labelled("card.counts", _counts(entity, others, words), words),
        *_labelled("card.here", [_step(one, table.article, words)], words),
        *_labelled("card.sentence", [sentence(table.article, one)], words),
    ]
    return [
        *found,
        *_labelled("card.steps", _steps(entity, table, words), words),
        *_labelled("card.id", [entity.id], words),
    ]


def _labelled(key: str, values: list[str], words: Words) -> list[Said]:
    said = [Said(value, "value") for value in values if value]
    return [Said(words.say(key), "label"), *said] if said else []


def _type(one: Mention, entity: Entity, words: Words) -> str:
    """Return the type of a mention; what the entity is elsewhere, where that is something else."""
    here = words.say(f"type.{one.type}")
    if one.type is entity.type:
        return here
    return words.say("card.types", here=here, mostly=words.say(f"type.{entity.type}"))


def _forms(entity: Entity, words: Words) -> list[str]:
    forms = [
        words.say("card.form", form=form, times=words.count("times", count))
        for form, count in entity.forms[:_FORMS]
    ]
    more = len(entity.forms) - _FORMS
    return [*forms, words.count("more_forms", more)] if more > 0 else forms


def _why(entity: Entity, words: Words) -> list[str]:
    """Return why each form is a name of the entity; nothing where there is one form alone.

    Forms that have one reason in common stand together.
    """
    together: dict[str, list[str]] = {}
    for form, _ in entity.forms[:_FORMS]:
        said = why(*entity.links[form], words)
        if said:
            together.setdefault(said, []).append(apart(form))
    if len(entity.forms) == 1 and not any(reason in _ALWAYS for reason, _ in entity.links.values()):
        return []
    comma = words.say("card.comma")
    return [
        words.say("card.why_form", form=Message(comma.join(forms)), why=Message(reason))
        for reason, forms in together.items()
    ]


def _counts(entity: Entity, others: int | None, words: Words) -> list[str]:
    return [words.count("mentions", len(entity.mentions)), others_said(others or 0, words)]


def _step(one: Mention, article: Article, words: Words) -> str:
    """Return by what a mention was found, and how sure that is."""
    return words.say(
        "card.step",
        form=written(article, one),
        step=words.say(f"step.{one.step}"),
        percent=round(one.confidence * 100),
    )


def _steps(entity: Entity, table: Table, words: Words) -> list[str]:
    """Return by what the mentions of an entity were found, the commonest first.

    Nothing where all were found as the one that the card tells of.
    """
    steps = Counter(table.mentions[index].step for index in entity.mentions)
    if len(steps) == 1:
        return []
    return [
        words.say(
            "card.step_times", step=words.say(f"step.{step}"), times=words.count("times", count)
        )
        for step, count in steps.most_common()
    ]


def sentence(article: Article, one: Mention) -> str:
    """Return the sentence of a mention on one line, with `…` where it is cut for its length."""
    text = article.text
    least, most = max(0, one.start - _AROUND), min(len(text), one.end + _AROUND)
    before = [match.end() for match in _END.finditer(text, least, one.start + 1)]
    starts = [end for end in before if end <= one.start]
    after = _END.search(text, one.end, most)
    start = starts[-1] if starts else text.find(" ", least, one.start) if least else 0
    end = after.end() if after else text.rfind(" ", one.end, most) if most < len(text) else most
    cut_before, cut_after = not starts and least > 0, after is None and most < len(text)
    start, end = (start if start >= 0 else one.start), (end if end >= 0 else one.end)
    said = " ".join(text[start:end].split())
    return f"{'… ' * cut_before}{said}{' …' * cut_after}"


class CardPage(ModalScreen[None]):
    """The card over the reader."""

    CSS = """
    CardPage { align: center middle; background: $background 60%; }
    CardPage:ansi { background: transparent; }
    CardPage:ansi > Explained { border: round ansi_bright_black; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        (",".join(with_arabic(("escape", "q", "h", "w", "enter"))), "dismiss", ""),
    ]

    def __init__(
        self, palette: Palette, words: Words, table: Table, mention: int, others: int | None
    ) -> None:
        super().__init__()
        self.page = Explained(palette, words, explained(table, mention, others, words))

    def compose(self) -> ComposeResult:
        yield self.page
