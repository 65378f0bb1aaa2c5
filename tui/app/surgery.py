"""Corrections of a name: what each writes into the file, and what it says it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.app.choice import Choice
from tui.app.entity_words import Entity
from tui.app.figure_words import apart
from tui.app.summary import said
from tui.catalogue.catalogue import Catalogue
from tui.catalogue.records import EntityRow
from tui.corrections import Corrections
from tui.extract.names.proclitics import readings
from tui.extract.names.slugs import slug
from tui.extract.names.tokens import Tokens, words_of
from tui.extract.overlay import Correction, Named, correction
from tui.model import Article, Block, BlockKind, EntityType, Mention
from tui.words import Words

_AROUND = " \t\n\"'«»“”‘’.,،؛;:()[]{}…!؟?-–—"
"""What may stand around a name that was selected, and is none of it."""
_LONGEST = 10
"""Words of a name that is added; of the well-known ones the longest has eight."""
_LEAST = 3
"""Letters of a name behind a proclitic: in وعد the و is its own."""
_OFFERED = 50
"""Entities that are offered to choose from; typing tells them apart."""


@dataclass(frozen=True, slots=True)
class Target:
    """The entity that is corrected."""

    ids: tuple[str, ...]
    """Its id, then those that were joined to it across articles."""
    name: str
    type: EntityType
    forms: tuple[tuple[str, int], ...]
    """How it is written, and how many times."""


def target_of(catalogue: Catalogue, entity: str, here: Entity | None) -> Target | None:
    """Return an entity of the catalogue, else as the open article has it, None without either."""
    card = catalogue.entity(entity)
    if card is not None:
        ids = (card.id, *(id_ for id_, _ in card.joined))
        return Target(ids, card.name, card.type, card.forms)
    if here is not None:
        return Target((here.id,), here.name, here.type, here.forms)
    return None


def merge(target: Target, into: Target) -> Correction:
    """Return that an entity is another one, whose name and type stay."""
    others = dict.fromkeys((*target.ids, *into.ids[1:]))
    return correction("merge", into.ids[0], " ".join(others), into.name, into.type.value)


def split(target: Target, form: str, catalogue: Catalogue) -> Correction:
    """Return that a form of an entity is another entity, which no article names so far."""
    return correction("split", " ".join(target.ids), form, _new_id(form, target, catalogue))


def rename(target: Target, name: str) -> Correction:
    """Return that an entity has another name."""
    return correction("rename", " ".join(target.ids), name)


def retype(target: Target, kind: EntityType) -> Correction:
    """Return that an entity is of another type."""
    return correction("retype", " ".join(target.ids), kind.value)


def hide(target: Target, form: str | None) -> Correction:
    """Return that an entity, or one form of it, is no name."""
    return correction("hide", " ".join(target.ids), *([form] if form else []))


def add(kind: EntityType, form: str, of: Target | None, catalogue: Catalogue) -> Correction:
    """Return that some words are a name: of an entity that there is, or of a new one."""
    if of is not None:
        return correction("add", kind.value, of.ids[0], form, of.name)
    return correction("add", kind.value, _new_id(form, None, catalogue), form)


def _new_id(form: str, of: Target | None, catalogue: Catalogue) -> str:
    """Return an id for a form that no other entity has."""
    first = wanted = slug(words_of(form)) or "name"
    taken: Callable[[str], bool] = lambda one: (  # noqa: E731
        catalogue.entity(one) is not None or (of is not None and one in of.ids)
    )
    number = 2
    while taken(wanted):
        wanted = f"{first}-{number}"
        number += 1
    return wanted


def form_of(selected: str) -> str:
    """Return the name in what was selected: signs around it are none of it."""
    return " ".join(selected.split()).strip(_AROUND)


def is_form(form: str) -> bool:
    """Tell whether something can be a name: it has words, and not too many."""
    return 0 < len(words_of(form)) <= _LONGEST


def has_words(form: str) -> bool:
    """Tell whether something has letters or digits."""
    return bool(words_of(form))


def cuts_of(form: str, article: Article) -> list[str]:
    """Return what the name in selected words may be: as they are, or without a proclitic.

    و and ف are always asked of, ب ل ك where the rest stands in the article by itself; what does
    so comes first.
    """
    block = Block(BlockKind.PARAGRAPH, 0, len(form), 0, len(form))
    tokens = Tokens(Article("", form, "utf-8", (block,), 0, 0, False, None, None, None, 0, 0))
    there = Tokens(article).places
    first, rest = [], []
    for key, letters in readings(tokens.keys[0]):
        cut = form[tokens.behind(0, letters) :]
        if key in there:
            first.append(cut)
        elif letters == 1 and tokens.keys[0][0] in "وف" and len(key) >= _LEAST:
            rest.append(cut)
    return list(dict.fromkeys((*first, form, *rest)))


def covering(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the longer mention in which characters stand, None where there is none."""
    for one in mentions:
        if one.start <= start and end <= one.end:
            return one if (one.start, one.end) != (start, end) else None
    return None


def told(made: Correction, words: Words, name: str = "") -> str:
    """Return in one line what a correction does.

    Args:
        made: The correction.
        words: The words of the interface.
        name: What its entity is called; without it its id says so.
    """
    fields = made.fields
    values: dict[str, str] = {"name": name or " ".join(made.ids), "other": fields[-1]}
    key = made.verb
    if made.verb == "merge":
        values["other"] = fields[2] if len(fields) > 2 else fields[0]
    elif made.verb == "split":
        values["other"] = fields[1]
    elif made.verb == "retype":
        values["other"] = words.say(f"type.{fields[1]}")
    elif made.verb == "hide":
        key = "hide_form" if len(fields) > 1 else "hide"
    elif made.verb == "add":
        values = {"name": fields[2], "other": words.say(f"type.{fields[0]}")}
    return words.say(f"surgery.did.{key}", **values)


# --- choices --------------------------------------------------------------------------------------


def entities_for(
    catalogue: Catalogue, words: Words, but: str = ""
) -> Callable[[str], list[Choice]]:
    """Return what offers the entities of which a form matches what is typed."""

    def offered(typed: str) -> list[Choice]:
        rows = catalogue.entities(text=typed, limit=_OFFERED)
        return [_choice(row, words) for row in rows if row.id != but]

    return offered


def owners_for(catalogue: Catalogue, words: Words, form: str) -> Callable[[str], list[Choice]]:
    """Return what offers whose name a form may be: who is called so, somebody new, others."""
    new = Choice("", words.say("surgery.new_entity", name=form))
    known = entities_for(catalogue, words)
    wanted = tuple(words_of(form))

    def offered(typed: str) -> list[Choice]:
        same = [
            _choice(row, words)
            for row in catalogue.entities(text=typed or form, limit=_OFFERED)
            if wanted in {tuple(words_of(one)) for one in (row.name, *row.forms)}
        ]
        keys = {one.key for one in same}
        return [*same, new, *(one for one in known(typed) if one.key not in keys)]

    return offered


def _choice(row: EntityRow, words: Words) -> Choice:
    detail = f"{words.say(f'type.{row.type}')} · {words.number(row.mentions)}"
    return Choice(row.id, row.name, detail, own=True)


def forms_for(target: Target, words: Words) -> list[Choice]:
    """Return the forms of an entity to choose from."""
    return [
        Choice(form, form, words.count("times", count), own=True) for form, count in target.forms
    ]


def types_for(words: Words, but: EntityType | None = None) -> list[Choice]:
    """Return the types to choose from."""
    return [Choice(kind.value, words.say(f"type.{kind}")) for kind in EntityType if kind is not but]


# --- the list of all corrections ------------------------------------------------------------------


def lost(corrections: Corrections, catalogue: Catalogue) -> list[int]:
    """Return the numbers of the lines of the file that match no name of the articles."""
    overlay = corrections.overlay
    ids = {part for one in overlay.corrections for field in one.fields for part in field.split()}
    before: set[Named]
    before, now = catalogue.named(ids) if ids else (set(), set())
    return overlay.unmatched(before, now)


def listed(
    corrections: Corrections, lost: list[int], words: Words, *, whole: bool
) -> list[tuple[str, str]]:
    """Return what the file holds, as paragraphs and their looks (`title`, `label`, `value`).

    Args:
        corrections: The file.
        lost: The numbers of the lines that match no name.
        words: The words of the interface.
        whole: Whether all articles are read.
    """
    found = [(words.say("surgery.list"), "title"), (words.say("surgery.file"), "label")]
    found.append((f"\u2066{corrections.path}\u2069", "value"))  # a path runs from the left
    bad = [(said(words, problem), "value") for problem in corrections.problems()]
    if bad:
        found += [(words.say("surgery.bad"), "label"), *bad]
    lines: dict[str, list[tuple[str, str]]] = {"lost": [], "applied": []}
    for number, line in enumerate(corrections.overlay.lines, 1):
        if isinstance(line.says, Correction):
            text = words.say("surgery.line", line=number, text=apart(told(line.says, words)))
            lines["lost" if number in lost else "applied"].append((text, "value"))
    for key in ("lost", "applied"):
        if lines[key]:
            label = "surgery.lost_so_far" if key == "lost" and not whole else f"surgery.{key}"
            found += [(words.say(label), "label"), *lines[key]]
    if not bad and not any(lines.values()):
        found.append((words.say("surgery.empty"), "value"))
    return found
