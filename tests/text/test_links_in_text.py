"""Links and mail addresses, which hold no words of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.links import is_link, without_links

LINKS = (
    "https://cdn.al-ain.com/lg/images/2025/2/10/217-140415-sam-altman-elon-musk-trump_700x400.jpg",
    "http://x.com",
    "HTTPS://X.COM/A?b=c#d",
    "www.aljazeera.net/news",
    "WWW.BBC.CO.UK",
    "ftp://a.b/c_(d)_e",
    "https://ar.wikipedia.org/wiki/سام_ألتمان",
    "info@openai.com",
    "a.b+c@mail.example.org",
)
WORDS = (
    "openai.com",
    "OpenAI",
    "@sama",
    "5:30",
    "a/b",
    "أ/ب",
    "سام",
    "3.5",
    "x@y",
    "://",
    "www",
    "C++",
)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_blank_and_what_stands_beside_it_stays(link: str) -> None:
    assert is_link(link)
    for text in (f"قال {link} أمس", f"[صورة]({link})", f"«{link}»، وقال", link, f"المصدر:{link}."):
        shown = without_links(text)
        assert len(shown) == len(text)
        at = text.index(link)
        assert shown[:at] == text[:at]
        assert not shown[at : at + len(link)].strip()
        assert shown[at + len(link) :].strip(" .") == text[at + len(link) :].strip(" .")


@pytest.mark.parametrize("word", WORDS)
def test_what_is_no_link_stays(word: str) -> None:
    assert not is_link(word)
    assert without_links(f"قال {word} أمس") == f"قال {word} أمس"


@given(st.text(st.sampled_from("aw.:/@ ()ا-_،"), max_size=60))
def test_every_other_character_keeps_its_place(text: str) -> None:
    shown = without_links(text)
    assert len(shown) == len(text)
    assert all(one in (other, " ") for one, other in zip(shown, text, strict=True))
    assert without_links(shown) == shown


def test_a_text_without_any_is_the_same_object() -> None:
    text = "".join(("كلمة ", "openai.com"))
    assert without_links(text) is text
