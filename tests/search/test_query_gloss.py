"""What a query was understood as, in words."""

from __future__ import annotations

import pytest
from query_trees import read

from tui.search.gloss import gloss
from tui.words import Words

GLOSSES = [
    ("", "اكتب كلمة أو أكثر للبحث", "Type one or more words to search for"),
    ("؟!", "لم يُفهم شيء مما كُتب", "Nothing of this was understood"),
    ("*", "كل المقالات", "All articles"),
    ("ألتمان", "كل المقالات التي فيها «ألتمان»", "All articles that contain “ألتمان”"),
    (
        "ألتمان مايكروسوفت",
        "كل المقالات التي فيها «ألتمان» و«مايكروسوفت» معًا",
        "All articles that contain “ألتمان” and “مايكروسوفت”",
    ),
    (
        "أ ب ج",
        "كل المقالات التي فيها «أ» و«ب» و«ج» معًا",
        "All articles that contain “أ”, “ب” and “ج”",
    ),
    (
        "أ ب ج د",
        "كل المقالات التي فيها «أ» و«ب» و«ج» و«د»، كلها أو بعضها",
        "All articles that contain all or some of “أ”, “ب”, “ج” and “د”",
    ),
    (
        "ألتمان مايكروسوفت -ماسك مال:>1مليار",
        "كل المقالات التي فيها «ألتمان» و«مايكروسوفت» معًا، وفيها مبلغ أكبر من مليار،"
        " وليس فيها «ماسك»",
        "All articles that contain “ألتمان” and “مايكروسوفت”, contain an amount over 1 billion,"
        " and do not contain “ماسك”",
    ),
    (
        "شات جي بي تي",
        "كل المقالات التي فيها «شات جي بي تي»",
        "All articles that contain “شات جي بي تي”",
    ),
    (
        "غوغل OR آبل",
        "كل المقالات التي فيها «غوغل» أو «آبل»",
        "All articles that contain “غوغل” or “آبل”",
    ),
    (
        "حرب غزة OR لبنان",
        "كل المقالات التي فيها «حرب» و(«غزة» أو «لبنان») معًا",
        "All articles that contain “حرب” and (“غزة” or “لبنان”)",
    ),
    (
        "(أ ب) OR ج",
        "كل المقالات التي فيها («أ» و«ب» معًا) أو «ج»",
        "All articles that contain (“أ” and “ب” together) or “ج”",
    ),
    (
        "-ماسك",
        "كل المقالات التي ليس فيها «ماسك»",
        "All articles that do not contain “ماسك”",
    ),
    (
        "أ -ب -ج",
        "كل المقالات التي فيها «أ»، وليس فيها «ب» ولا «ج»",
        "All articles that contain “أ”, and do not contain “ب” or “ج”",
    ),
    (
        "أ -(ب ج)",
        "كل المقالات التي فيها «أ»، وليس فيها «ب» و«ج» معًا",
        "All articles that contain “أ”, and do not contain “ب” and “ج” together",
    ),
    (
        "أ OR -ب",
        "كل المقالات التي فيها «أ» أو (أي كلمة دون «ب»)",
        "All articles that contain “أ” or (any word without “ب”)",
    ),
    (
        '"الذكاء الاصطناعي"',
        "كل المقالات التي فيها العبارة «الذكاء الاصطناعي»",
        "All articles that contain the phrase “الذكاء الاصطناعي”",
    ),
    (
        '"ماسك"',
        "كل المقالات التي فيها الكلمة «ماسك» نفسها",
        "All articles that contain exactly “ماسك”",
    ),
    (
        '"سام مايكروسوفت"~5',
        "كل المقالات التي فيها «سام» و«مايكروسوفت» يفصل بينها ٥ كلمات على الأكثر",
        "All articles that contain “سام” and “مايكروسوفت” at most 5 words apart",
    ),
    (
        '"سام مايكروسوفت"~2',
        "كل المقالات التي فيها «سام» و«مايكروسوفت» يفصل بينها كلمتان على الأكثر",
        "All articles that contain “سام” and “مايكروسوفت” at most 2 words apart",
    ),
    (
        "ذكا*",
        "كل المقالات التي فيها كلمة تبدأ بـ«ذكا»",
        "All articles that contain a word that begins with “ذكا”",
    ),
    (
        "ست؟رغيت",
        "كل المقالات التي فيها كلمة على صورة «ست؟رغيت»",
        "All articles that contain a word of the form “ست?رغيت”",
    ),
    (
        "عنوان:ألتمان",
        "كل المقالات التي في عنوانها «ألتمان»",
        "All articles that have “ألتمان” in the title",
    ),
    (
        "ماسك عنوان:(أ OR ب)",
        "كل المقالات التي فيها «ماسك»، وفي عنوانها «أ» أو «ب»",
        "All articles that contain “ماسك”, and have “أ” or “ب” in the title",
    ),
    (
        "عنوان:(أ -ب)",
        "كل المقالات التي في عنوانها «أ» دون «ب»",
        "All articles that have “أ” without “ب” in the title",
    ),
    (
        "أ -عنوان:ب",
        "كل المقالات التي فيها «أ»، وليس في عنوانها «ب»",
        "All articles that contain “أ”, and do not have “ب” in the title",
    ),
    (
        "مصدر:الجزيرة كاتب:فلان",
        "كل المقالات التي مصدرها «الجزيرة»، وكاتبها «فلان»",
        "All articles that come from “الجزيرة”, and are by “فلان”",
    ),
    (
        "-مصدر:الجزيرة -كاتب:فلان",
        "كل المقالات التي ليس مصدرها «الجزيرة»، وليس كاتبها «فلان»",
        "All articles that do not come from “الجزيرة”, and are not by “فلان”",
    ),
    (
        "شخص:سام ألتمان",
        "كل المقالات التي فيها الشخص «سام ألتمان»",
        "All articles that contain the person “سام ألتمان”",
    ),
    (
        "جهة:أ مكان:ب منتج:ج حدث:د",
        "كل المقالات التي فيها الجهة «أ» والمكان «ب» والمنتج «ج» والحدث «د» معًا",
        "All articles that contain the organisation “أ”, the place “ب”, the product “ج”"
        " and the event “د”",
    ),
    (
        "بعد:2024-05",
        "كل المقالات التي نُشرت بعد مايو ٢٠٢٤",
        "All articles that were published after May 2024",
    ),
    (
        "قبل:2020",
        "كل المقالات التي نُشرت قبل عام ٢٠٢٠",
        "All articles that were published before 2020",
    ),
    (
        "date:>=2024-05-17",
        "كل المقالات التي نُشرت منذ ١٧ مايو ٢٠٢٤",
        "All articles that were published since 17 May 2024",
    ),
    (
        "date:<=2024",
        "كل المقالات التي نُشرت حتى نهاية عام ٢٠٢٤",
        "All articles that were published until the end of 2024",
    ),
    (
        "date:2023..2024",
        "كل المقالات التي نُشرت من عام ٢٠٢٣ إلى عام ٢٠٢٤",
        "All articles that were published from 2023 to 2024",
    ),
    (
        "date:2024-05",
        "كل المقالات التي نُشرت في مايو ٢٠٢٤",
        "All articles that were published in May 2024",
    ),
    (
        "date:2024-05-17",
        "كل المقالات التي نُشرت في ١٧ مايو ٢٠٢٤",
        "All articles that were published on 17 May 2024",
    ),
    (
        "أ -بعد:2024",
        "كل المقالات التي فيها «أ»، ولم تُنشر بعد عام ٢٠٢٤",
        "All articles that contain “أ”, and were not published after 2024",
    ),
    (
        "أ -(بعد:2024 ب)",
        "كل المقالات التي فيها «أ»، باستثناء التي فيها «ب»، ونُشرت بعد عام ٢٠٢٤",
        "All articles that contain “أ”, except those that contain “ب”,"
        " and were published after 2024",
    ),
    (
        "-(عنوان:أ OR قبل:2020)",
        "كل المقالات، باستثناء التي في عنوانها «أ»، أو نُشرت قبل عام ٢٠٢٠",
        "All articles, except those that have “أ” in the title, or were published before 2020",
    ),
    (
        "أ OR (عنوان:ب -ج)",
        "كل المقالات التي فيها «أ»، أو (في عنوانها «ب»، وليس فيها «ج»)",
        "All articles that contain “أ”, or (have “ب” in the title, and do not contain “ج”)",
    ),
    (
        "مال:>=1e9USD",
        "كل المقالات التي فيها مبلغ من مليار دولار أمريكي فأكثر",
        "All articles that contain an amount of at least 1 billion US dollars",
    ),
    (
        "مال:<2مليار دولار",
        "كل المقالات التي فيها مبلغ أقل من ملياري دولار",
        "All articles that contain an amount under 2 billion dollars",
    ),
    (
        "مال:<2مليار",
        "كل المقالات التي فيها مبلغ أقل من مليارين",
        "All articles that contain an amount under 2 billion",
    ),
    (
        "مال:5..10مليون ريال",
        "كل المقالات التي فيها مبلغ من ٥ ملايين ريال إلى ١٠ ملايين ريال",
        "All articles that contain an amount from 5 million riyals to 10 million riyals",
    ),
    (
        "مال:<=11مليون يورو",
        "كل المقالات التي فيها مبلغ من ١١ مليون يورو فأقل",
        "All articles that contain an amount of at most 11 million euros",
    ),
    (
        "مال:>11مليون",
        "كل المقالات التي فيها مبلغ أكبر من ١١ مليونًا",
        "All articles that contain an amount over 11 million",
    ),
    (
        "مال:1.5مليار",
        "كل المقالات التي فيها مبلغ بقيمة ١٫٥ مليار",
        "All articles that contain an amount of 1.5 billion",
    ),
    (
        "نسبة:40..60",
        "كل المقالات التي فيها نسبة من ٤٠٪ إلى ٦٠٪",
        "All articles that contain a share from 40% to 60%",
    ),
    (
        "قدرة:>5GW",
        "كل المقالات التي فيها قدرة أكبر من ٥ غيغاواط",
        "All articles that contain a power over 5 GW",
    ),
    (
        'source:"الجزيرة نت" شخص:"سام ألتمان"',
        "كل المقالات التي فيها الشخص «سام ألتمان»، ومصدرها «الجزيرة نت»",
        "All articles that contain the person “سام ألتمان”, and come from “الجزيرة نت”",
    ),
    (
        "حجم:2..3barrel",
        "كل المقالات التي فيها حجم من برميلين إلى ٣ براميل",
        "All articles that contain a volume from 2 barrels to 3 barrels",
    ),
    (
        "حجم:>1مليون برميل",
        "كل المقالات التي فيها حجم أكبر من مليون برميل",
        "All articles that contain a volume over 1 million barrels",
    ),
    (
        "مال:>5USD",
        "كل المقالات التي فيها مبلغ أكبر من ٥ USD",
        "All articles that contain an amount over 5 USD",
    ),
    (
        "مدة:>يومين",
        "كل المقالات التي فيها مدة أكبر من يومين",
        "All articles that contain a duration over 2 days",
    ),
    (
        "عدد:>1234567",
        "كل المقالات التي فيها عدد أكبر من ١٬٢٣٤٬٥٦٧",
        "All articles that contain a count over 1,234,567",
    ),
    (
        "عمر:<30 مدة:>7years",
        "كل المقالات التي فيها عمر أقل من ٣٠، وفيها مدة أكبر من ٧ سنوات",
        "All articles that contain an age under 30, and contain a duration over 7 years",
    ),
    (
        "أ -مال:>1مليار",
        "كل المقالات التي فيها «أ»، وليس فيها مبلغ أكبر من مليار",
        "All articles that contain “أ”, and do not contain an amount over 1 billion",
    ),
    (
        "أ1 أ2 أ3 أ4 أ5 أ6 أ7 أ8 أ9 أ10",
        "كل المقالات التي فيها «أ1» و«أ2» و«أ3» و«أ4» و«أ5» و«أ6» و«أ7» و«أ8» وكلمتان أخريان،"
        " كلها أو بعضها",
        "All articles that contain all or some of “أ1”, “أ2”, “أ3”, “أ4”, “أ5”, “أ6”, “أ7”,"
        " “أ8” and 2 other words",
    ),
]


@pytest.mark.parametrize(("text", "arabic", "english"), GLOSSES)
def test_gloss(text: str, arabic: str, english: str) -> None:
    parsed = read(text)
    assert gloss(parsed, Words("ar")) == arabic
    assert gloss(parsed, Words("en")) == english


def test_a_gloss_shows_no_controls() -> None:
    told = gloss(read("أ\u202eب مال:>5\u202eGW"), Words("ar", isolate=True))
    assert "\u202e" not in told
    assert "«\u2068أ\ufffdب\u2069»" in told


def test_the_gloss_of_the_longest_query_is_one_line() -> None:
    text = " OR ".join(f'("w{at} {"x" * 60}" -عنوان:y{at})' for at in range(60))
    told = gloss(read(text), Words("ar"))
    assert "\n" not in told
    assert len(told) < 1_500
