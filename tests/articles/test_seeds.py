"""The five articles: what every line of them is, and what is known of each article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.articles.parse import parse
from tui.model import Article

SEEDS = Path(__file__).parents[2] / "seeds"
LETTERS = {
    "title": "T", "byline": "Y", "source": "S", "date": "D", "lead": "L", "heading": "H",
    "paragraph": "P", "bullet": "B", "caption": "C", "related": "R", "boilerplate": "X",
}  # fmt: skip
KINDS = {
    # One letter a line, a dot for a blank line; blank lines at the end left out.
    "000_253fa256e8b11328.txt": "YLHPPHPPPPHPPHPPHPPPPX",
    "001_b29aba7545540c32.txt": ".CLPPHPP.CPPPHPP.CPPPSS",
    "002_c7a68830e923acf7.txt": "TBBBLPPPPPPPP",
    "003_2ecfb0de8faba5ef.txt": "TCLPPPRRHPPPPHPPHPPHPPPPX",
    "004_7b04d372a099f76b.txt": "LPPPPPPPPPPPPPPPPPPXSX",
}
TRACKER_URL = (
    "https://vietnamnet.vn/cuoc-chien-ai-my-trung-chua-ha-nhiet-thung-lung-silicon-"
    "nong-ruc-vi-elon-musk-2370282.html"
)


def load(name: str) -> Article:
    return parse((SEEDS / name).read_bytes().decode(), name)


def test_the_table_names_every_seed() -> None:
    assert sorted(KINDS) == sorted(path.name for path in SEEDS.iterdir())


@pytest.mark.parametrize("name", KINDS)
def test_kinds_line_by_line(name: str) -> None:
    article = load(name)
    lines = article.text.split("\n")
    found = ["."] * len(lines)
    for block in article.blocks:
        row = article.text.count("\n", 0, block.start)
        assert found[row] == ".", "two blocks on one line"
        assert article.text[block.start : block.end] == lines[row].strip()
        found[row] = LETTERS[block.kind.value]
    assert "".join(found).rstrip(".") == KINDS[name]
    blank = [line.strip() == "" for line in lines]
    assert blank == [letter == "." for letter in found]


@pytest.mark.parametrize(
    ("name", "derived", "title"),
    [
        (
            "000_253fa256e8b11328.txt",
            True,
            "كشف «سام ألتمان»، الرئيس التنفيذي لشركة «OpenAI» الأمريكية، عن رؤيته الطموحة "
            "لتحويل الشركة إلى كيان ضخم بقيمة تريليونات الدولارات",
        ),
        (
            "001_b29aba7545540c32.txt",
            True,
            "بعد توقيع اتفاقيات لشراء مئات المليارات من الدولارات من القوة الحاسوبية من نفيديا "
            "و AMD و أوراكل، تتعاون OpenAI مع أكبر شركة حوسبة سحابية في العالم",
        ),
        (
            "002_c7a68830e923acf7.txt",
            False,
            "إن لم تجمع استثمارات جديدة، شركة OpenAI قد تفلس خلال عام",
        ),
        (
            "003_2ecfb0de8faba5ef.txt",
            False,
            "سام ألتمان.. تجاوز عراقيل ماسك واقترب من ترامب",
        ),
        (
            "004_7b04d372a099f76b.txt",
            True,
            "بعد الدعوى القضائية الصاخبة، عرض إيلون ماسك، أغنى ملياردير في العالم ، شراء شركة "
            'OpenAI مقابل ما يقارب 100 مليار دولار أمريكي "لصالح البشرية"',
        ),
    ],
)
def test_titles(name: str, derived: bool, title: str) -> None:
    article = load(name)
    assert (article.title, article.title_derived) == (title, derived)
    titles = [block for block in article.blocks if block.kind == "title"]
    assert len(titles) == (0 if derived else 1)


@pytest.mark.parametrize(
    ("name", "byline", "source", "words", "paragraphs"),
    [
        ("000_253fa256e8b11328.txt", "فنتيك جيت: مصطفى عيد", None, 582, 15),
        ("001_b29aba7545540c32.txt", None, "نيويورك تايمز", 607, 13),
        ("002_c7a68830e923acf7.txt", None, None, 458, 9),
        ("003_2ecfb0de8faba5ef.txt", None, None, 832, 16),
        ("004_7b04d372a099f76b.txt", None, TRACKER_URL, 626, 19),
    ],
)
def test_facts(
    name: str, byline: str | None, source: str | None, words: int, paragraphs: int
) -> None:
    article = load(name)
    assert (article.byline, article.source, article.date) == (byline, source, None)
    assert (article.words, article.paragraphs) == (words, paragraphs)
    counted = sum(
        any(map(str.isalnum, token))
        for block in article.blocks
        if block.kind != "boilerplate"
        for token in article.text[block.start : block.end].split()
    )
    assert counted == words


def test_bodies_leave_signs_and_markup_out() -> None:
    bullets = [block for block in load("002_c7a68830e923acf7.txt").blocks if block.kind == "bullet"]
    assert [block.body_start - block.start for block in bullets] == [2, 2, 2]
    article = load("003_2ecfb0de8faba5ef.txt")
    related = [block for block in article.blocks if block.kind == "related"]
    assert [block.body_start - block.start for block in related] == [2, 2]
    caption = next(block for block in article.blocks if block.kind == "caption")
    words = "سام ألتمان الرئيس التنفيذي لأوبن ايه أي"
    assert article.text[caption.body_start : caption.body_end] == words
    (link,) = caption.links
    assert article.text[link.start : link.end] == words
    assert link.url == (
        "https://cdn.al-ain.com/lg/images/2025/2/10/"
        "217-140415-sam-altman-elon-musk-trump_700x400.jpg"
    )


def test_the_source_line_links_its_address() -> None:
    article = load("004_7b04d372a099f76b.txt")
    source = next(block for block in article.blocks if block.kind == "source")
    (link,) = source.links
    assert article.text[link.start : link.end] == link.url == TRACKER_URL
