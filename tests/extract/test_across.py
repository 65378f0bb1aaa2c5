"""Names of different articles that are one entity, and names that only look or sound like it."""

from __future__ import annotations

import random

import pytest

from tui.extract.linking import across_articles
from tui.model import EntityType

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
Entity = tuple[str, str, EntityType, int]

KRISTENSEN = ("kristensen", "Lars Kristensen", PER, 2)
ARABIC = ("lars-krstnsn", "لارس كريستنسن", PER, 9)
BARE = ("krstnsn", "كريستنسن", PER, 30)
LATIN_BARE = ("kristensen-alone", "Kristensen", PER, 3)


def test_names_of_both_scripts_that_sound_the_same() -> None:
    assert across_articles([ARABIC, KRISTENSEN]) == {"lars-krstnsn": ("kristensen", "sound")}
    firms: list[Entity] = [
        ("fortescue-metals", "Fortescue Metals", ORG, 1), ("frtskyu", "فورتسكيو ميتالز", ORG, 4)
    ]  # fmt: skip
    assert across_articles(firms) == {"frtskyu": ("fortescue-metals", "sound")}


def test_a_surname_of_one_person_alone() -> None:
    assert across_articles([ARABIC, BARE]) == {"krstnsn": ("lars-krstnsn", "surname")}
    assert across_articles([KRISTENSEN, LATIN_BARE]) == {
        "kristensen-alone": ("kristensen", "surname")
    }
    # What the full name is joined to is the person: no id leads to one that leads further.
    assert across_articles([ARABIC, BARE, KRISTENSEN]) == {
        "lars-krstnsn": ("kristensen", "sound"), "krstnsn": ("kristensen", "surname")
    }  # fmt: skip
    assert across_articles([("short", "بن كريستن", PER, 1), ("long", "سعد بن كريستن", PER, 1)]) == {
        "short": ("long", "surname")
    }


@pytest.mark.parametrize(
    "entities",
    [
        [],
        [BARE],
        [BARE, ARABIC, ("other", "ينس كريستنسن", PER, 1)],  # two people
        [BARE, ("given", "كريستنسن دال", PER, 1), ARABIC],  # a given name, too
        [("b", "كريستنسن", ORG, 1), ARABIC],  # no person
        [ARABIC, ("o", "Lars Kristensen", ORG, 1)],  # another type
        [BARE, LATIN_BARE],  # persons are joined by their full names alone
        [("o", "Sora", ORG, 1), ("s", "سورة", ORG, 1)],  # too short to be heard
        [("o", "Market", ORG, 1), ("s", "ماركت", ORG, 1), ("t", "Darb", LOC, 1)][2:],
        [("a", "Kristensen", LOC, 1), ("b", "قسطنطين", LOC, 1)],  # far apart
    ],
)
def test_what_is_not_joined(entities: list[Entity]) -> None:
    assert across_articles(entities) == {}


def test_the_nearest_of_several_and_the_same_whatever_the_order() -> None:
    entities: list[Entity] = [
        ARABIC, BARE, KRISTENSEN, LATIN_BARE, ("c", "Lars Christianson", PER, 5),
        ("k", "Lars Kristinsson", PER, 50), ("f", "Fortescue Metals", ORG, 1),
        ("g", "فورتسكيو ميتالز", ORG, 4),
    ]  # fmt: skip
    expected = across_articles(entities)
    assert expected["lars-krstnsn"] == ("kristensen", "sound")
    assert expected["g"] == ("f", "sound")
    for seed in range(5):
        random.Random(seed).shuffle(entities)
        assert across_articles(iter(entities)) == expected
    assert not {into for into, _ in expected.values()} & expected.keys()


def test_what_the_table_knows_keeps_its_id() -> None:
    entities: list[Entity] = [
        ("sam-altman", "سام ألتمان", PER, 9), ("other", "Sam Altman", PER, 1)
    ]  # fmt: skip
    assert "sam-altman" not in across_articles(entities)
    assert across_articles([("sam-altman", "سام ألتمان", PER, 9), ("b", "ألتمان", PER, 1)]) == {
        "b": ("sam-altman", "surname")
    }


def test_hostile_names() -> None:
    entities: list[Entity] = [
        (f"e{n}", name, PER, 1)
        for n, name in enumerate(
            ["", " ", "«»", "س" * 300, "x" * 300, "\x00", "١٢٣", "123 456", "💥"]
        )
    ]
    assert across_articles(entities) == {}
