"""Names of single sentences: what each layer finds, and what is left outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.reading import article_of
from tui.extract.entities import entities
from tui.extract.naming import built_in
from tui.model import Mention


def found(text: str, *, tagger: bool = False) -> list[Mention]:
    return entities(article_of(text), built_in if tagger else None)


def said(text: str, *, tagger: bool = False) -> list[str]:
    """Return the mentions as `text TYPE id`."""
    return [
        f"{text[one.start : one.end]} {one.type} {one.id}" for one in found(text, tagger=tagger)
    ]


def table() -> list[tuple[str, list[str]]]:
    """Return sentences and the mentions that they hold."""
    path = Path(__file__).with_name("entity_phrases.tsv")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    return [(text, mentions.split(" | ") if mentions else []) for text, mentions in rows]


@pytest.mark.parametrize(("text", "expected"), table())
def test_names(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_two_people_with_one_surname_are_kept_apart() -> None:
    text = (
        "قال الوزير ماجد الخوري إن القرار نهائي. وأضاف الخوري أنه سيسافر. "
        "ثم حضرت الوزيرة هالة الخوري الجلسة. وقالت الخوري إنها موافقة."
    )
    ids = [one.id for one in found(text)]
    assert ids == ["majd-al-khuri", "majd-al-khuri", "halh-al-khuri", "halh-al-khuri"]


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    text = "أعلنت منظمة التعاون البحري (OMC) أمس. وأكدت OMC ذلك."
    first, second, third = found(text)
    assert first.id == second.id == third.id
    assert first.name == "منظمة التعاون البحري"


def test_other_spellings_of_the_table_by_their_sound() -> None:
    ids = {one.id for one in found("شركة «أندروبيك» وشركة «أنثروبيك»")}
    assert "anthropic" in ids
    article = article_of("شركة «سوفتبنق» أعلنت")
    assert [one.id for one in entities(article)] == ["softbank"]
    assert [one.id for one in entities(article, across=False)] != ["softbank"]


def test_names_of_two_scripts_in_one_article() -> None:
    text = "أطلقت شركة «زاندورال» منصتها. وقالت Zandoral إن زاندورال تنمو."
    assert {one.id for one in found(text)} == {"zandoral"}


def test_the_tagger_finds_who_no_list_knows() -> None:
    text = "قال وزير الخارجية فلان بن علان الزهراني في مؤتمر صحفي ببيروت اليوم"
    assert [
        (text[one.start : one.end], one.step)
        for one in found(text, tagger=True)
        if one.type == "PER"
    ] == [("فلان بن علان الزهراني", "tagger")]


@pytest.mark.parametrize(
    "text",
    [
        "رئیس جمهوری در تهران با وزیر امور خارجه دیدار کرد. او گفت که این شرکت در بازار است.",
        "اجلاس کی صدارت کرتے ہوئے وزیر نے کہا کہ وہ اس پر کام کر رہے ہیں۔ میں نے دیکھا ہے۔",
    ],
)
def test_persian_and_urdu_hold_no_arabic_names(text: str) -> None:
    assert [one for one in found(text, tagger=True) if one.step not in ("table", "list")] == []


def test_arabic_of_a_persian_keyboard_is_arabic() -> None:
    text = "قال الرئیس محمد مرسي فی القاهرة إن فلان الزهراني سیزور البلاد"
    assert any(one.type == "PER" for one in found(text, tagger=True))
