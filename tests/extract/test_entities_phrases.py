"""Names of single sentences: what each layer finds, and what is left outside."""

from __future__ import annotations

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


TABLE = [
    # clitics, quotation marks and titles stay outside
    ("التقى بمارك زوكربيرغ وزوكربيرغ.", ["مارك زوكربيرغ PER mark-zuckerberg", "زوكربيرغ PER mark-zuckerberg"]),
    ("قال دونالد ترامب إن لترامب خطة.", ["دونالد ترامب PER donald-trump", "ترامب PER donald-trump"]),
    ("شراكة بـ«OpenAI» أمس", ["OpenAI ORG openai"]),
    ("أعلنت شركة «OpenAI» ذلك", ["OpenAI ORG openai"]),
    ("الرئيس التنفيذي سام ألتمان", ["سام ألتمان PER sam-altman"]),
    ("السيد ألتمان مع سام ألتمان", ["ألتمان PER sam-altman", "سام ألتمان PER sam-altman"]),
    # after لل one ل stays
    ("تحويلات للسعودية وللإمارات.", ["لسعودية LOC saudi-arabia", "لإمارات LOC united-arab-emirates"]),
    ("متحدثة للبيت الأبيض", ["لبيت الأبيض LOC white-house"]),
    # heads stay, kinds do not
    ("درس في جامعة ستانفورد ثم عبر مضيق هرمز", ["جامعة ستانفورد ORG stanford", "مضيق هرمز LOC strait-of-hormuz"]),
    ("مدينة دبي وولاية كاليفورنيا", ["دبي LOC dubai", "كاليفورنيا LOC california"]),
    ("صحيفة نيويورك تايمز", ["نيويورك تايمز ORG new-york-times"]),
    ("في بلدة الرميلاء أمس", ["الرميلاء LOC al-rmila"]),
    # the longest sensible span
    ("رقاقات Nvidia A100 للاستنتاج", ["Nvidia A100 PROD nvidia-a100"]),
    ("مطار بيروت الدولي", ["مطار بيروت الدولي LOC rafic-hariri-international-airport"]),
    ("انتخابات 2024 في الولايات المتحدة", ["انتخابات 2024 EVENT antkhabat-2024", "الولايات المتحدة LOC united-states"]),
    # one id across scripts and spellings
    ("غوغل وجوجل وقوقل وGoogle", ["غوغل ORG google", "جوجل ORG google", "قوقل ORG google", "Google ORG google"]),
    ("نفيديا و إنفيديا وNVIDIA", ["نفيديا ORG nvidia", "إنفيديا ORG nvidia", "NVIDIA ORG nvidia"]),
    ("شات جي بي تي وChatGPT", ["شات جي بي تي PROD chatgpt", "ChatGPT PROD chatgpt"]),
    ("تويتر (الآن X)", ["تويتر PROD x", "X PROD x"]),
    ("المحور X في الرسم", []),
    # the type belongs to the mention
    ("أطلقت شركة DeepSeek نموذج DeepSeek", ["DeepSeek ORG deepseek", "DeepSeek PROD deepseek"]),
    # no rows
    ("قالت الشركة إن الرئيس الأمريكي والحكومة في يناير", []),
    ("الذكاء الاصطناعي والدولار واليورو", []),
    ("الطرح العام الأولي (IPO) والذكاء العام (AGI)", []),
    ("عمر الفتى عشرون عاما، وسورة في المصحف، ورائحة مسك", []),
    ("<a href='https://openai.com/x'>&nbsp;</a> https://google.com/openai", []),
    ("گفت که این شرکت در بازار جدید است و کار می‌کند", []),
    ("حكومت نے کہا ہے کہ وہ اس پر کام کر رہی ہے", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
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
