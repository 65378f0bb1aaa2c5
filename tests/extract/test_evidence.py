"""Why each form of a name counts as the entity it does."""

from __future__ import annotations

import pytest

from tests.extract.reading import article_of
from tui.extract.entities import entities
from tui.extract.overlay import Overlay


def links(text: str, *corrections: str) -> dict[str, tuple[str, str]]:
    """Return the reason of each form that has one, and what it was compared with."""
    article = article_of(text)
    overlay = Overlay("\n".join(line.replace("|", "\t") for line in corrections))
    found = overlay.apply(article, entities(article))
    return {one.form(text): (one.link, one.linked) for one in found if one.link}


@pytest.mark.parametrize(
    ("text", "form", "link"),
    [
        ("قالت شركة OpenAI إن أوبن إيه آي كبرت.", "OpenAI", ("table", "")),
        ("قالت شركة OpenAI إن أوبن إيه آي كبرت.", "أوبن إيه آي", ("letters", "OpenAI")),
        ("أعلنت بي بي سي الخبر.", "بي بي سي", ("letters", "BBC")),
        ("سافر إلى ألمانيا.", "ألمانيا", ("table", "")),
        ("قالت السيدة كارولين ليفات ذلك.", "كارولين ليفات", ("sound", "كارولين ليفيت")),
        (
            "قال السيد مرام الزعبلاوي. وأضاف الزعبلاوي أنه عاد.",
            "الزعبلاوي",
            ("surname", "مرام الزعبلاوي"),
        ),
        (
            "أعلنت هيئة تنظيم النجوم (HTN) ذلك.",
            "HTN",
            ("brackets", "هيئة تنظيم النجوم"),
        ),
    ],
)
def test_each_link_keeps_what_it_was_made_from(text: str, form: str, link: tuple[str, str]) -> None:
    assert links(text).get(form) == link


def test_a_name_that_stands_for_itself_has_no_reason() -> None:
    assert links("قال السيد مرام الزعبلاوي. ثم عاد السيد مرام الزعبلاوي.") == {}


def test_what_the_user_has_done_is_the_reason() -> None:
    text = "التقى دونالد ترامب إيلون ماسك. ثم عاد زيد الفلاني."
    found = links(text, "merge|donald-trump|elon-musk", "add|PER|zyd|زيد الفلاني")
    assert found["إيلون ماسك"] == ("merged", "إيلون ماسك")
    assert found["زيد الفلاني"] == ("added", "")
    found = links(text, "split|donald-trump|دونالد ترامب|x")
    assert found["دونالد ترامب"] == ("split", "دونالد ترامب")
