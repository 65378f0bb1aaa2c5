"""Which of the five built-in articles each query finds, and at which step: read with the eye.

A row is a query and, for each article found, its number and the step at which it is found, or
only the number where several steps would be right. What is not in a row is not to be found.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.library import Library, open_library

ROWS = """
# hamza
ألتمان | 0 exact, 1 exact, 2 exact, 3 exact, 4 exact
التمان | 0 alef, 1 alef, 2 alef, 3 alef, 4 alef
إلتمان | 0 alef, 1 alef, 2 alef, 3 alef, 4 alef
الامارات | 1 alef
اعلان | 3 clitics, 4 alef
اسبوع | 1 clitics, 4 stem
ايلون | 0 alef, 3 alef, 4 alef
مبادره | 0 yeh_teh
مسؤولين | 1 exact, 3 clitics
مسئولين | 1 alef, 3 clitics
رؤية | 0 stem
# tanwin and other marks
حاليا | 0 marks, 2 marks
أسبوعيا | 0 marks
اسهم | 0 stem, 2 alef
جدا | 2 marks, 4 marks
تضخيما | 0 marks
يذكر | 0 marks
رد | 3 exact, 4 exact
صينيه | 3 yeh_teh, 4 clitics
# ة and ه, ى and ي
شركه | 0 yeh_teh, 1 yeh_teh, 2 yeh_teh, 3 yeh_teh, 4 yeh_teh
صفقه | 0 stem, 1 stem, 3 yeh_teh, 4 clitics
جامعه | 2 yeh_teh
فقاعه | 0 yeh_teh, 1 yeh_teh
مكالمه | 1 yeh_teh, 3 yeh_teh
البنيه التحتيه | 0 yeh_teh, 3 yeh_teh, 4 yeh_teh
علي | 0 yeh_teh, 1 yeh_teh, 2 yeh_teh, 3 yeh_teh, 4 exact
مستوي | 3 yeh_teh
حوسبه | 0 clitics, 1 yeh_teh, 3 yeh_teh
# clitics
واشنطن | 3 exact
روبوت | 1 exact, 2 clitics
الروبوتات | 1 stem, 2 stem
الموظفين | 0 stem, 1 stem, 2 clitics
ملياردير | 0 clitics, 3 clitics, 4 exact
سيليكون | 0 clitics, 3 clitics, 4 clitics
بالشركات | 0 clitics, 1 clitics, 2 clitics, 3 stem, 4 clitics
كاليفورنيا | 0 exact
وكاليفورنيا | 0 clitics
خادم | 2 exact
رئيس | 0 clitics, 1 clitics, 2 clitics, 3 clitics, 4 exact
السحابية | 0 exact, 1 exact
# plurals
ولاية | 0 exact, 3 stem, 4 stem
شراكات | 0 stem, 1 exact
توقعات | 0 stem, 2 clitics
مشروعات | 0 clitics, 3 stem, 4 stem
مليارات | 0 exact, 1 exact, 2 exact, 3 exact, 4 exact
انتخاب | 0 stem, 3 exact
مشاريع | 0 stem, 3 stem, 4 stem
خسارة | 1 exact, 2 stem
# digits
٢٠٢٤ | 1 digits, 2 digits, 3 digits, 4 digits
97.4 | 4 exact
٩٧٫٤ | 4 digits
1500 | 2 digits
١٬٥٠٠ | 2 digits
٥٠٠ مليار | 0 digits, 3 digits, 4 digits
11 مليار | 2 exact
a100 | 2 marks
# scripts
altman | 0 name, 1 name, 2 name, 3 name, 4 name
Altman | 0 name, 1 name, 2 name, 3 name, 4 name
nvidia | 0 marks, 1 name, 2 marks, 4 marks
إنفيديا | 0 name, 1 name, 2 name, 4 name
نفيديا | 0 name, 1 exact, 2 name, 4 name
stargate | 0 marks, 3 name, 4 marks
ستارجيت | 0 name, 3 name, 4 name
ستارغيت | 0 name, 3 exact, 4 name
openai | 0 marks, 1 marks, 2 marks, 3 marks, 4 marks
أوبن إيه آي | 0 name, 1 name, 2 name, 3, 4 name
أوبن ايه أي | 0 name, 1 name, 2 name, 3, 4 name
chatgpt | 0 marks, 1 marks, 2 marks, 4 marks
شات جي بي تي | 0 name, 1 exact, 2 name, 4 name
ديب سيك | 3 exact, 4 name
DeepSeek | 3 name, 4 exact
# names
مايكروسوفت | 0 exact, 1 exact, 2 name, 3 name, 4 name
Microsoft | 0 name, 1 name, 2 exact, 3 exact, 4 exact
أوراكل | 0 name, 1 exact, 3 exact, 4 name
سوفت بنك | 0 name, 1 exact, 3 exact, 4 name
ترمب | 0 name, 3 name, 4 name
غوغل | 1 name
google | 1 name
twitter | 4 name
amazon | 1 name
نيويورك تايمز | 1 exact, 3 exact
graham | 0 name
zuckerberg | 3 name
Lutnick | 3 name
Stanford | 2 name
musk | 0 name, 3 name, 4 name
elon | 0 name, 3 name, 4 name
sam | 0 name, 1 name, 2 name, 3 name, 4 name
mark | 3 name
satya | 1 name
larry | 3 name
# what sounds or looks alike and is not the same
ماسك | 0 exact, 3 exact, 4 exact
ماسة | 2 exact
الصين | 4 clitics
سيارة |
كلية |
# typos
الاصطناغي | 0 typo, 1 typo, 2 typo, 3 typo, 4 typo
كاليفورنا | 0
ستانفرد | 2
انتخبات | 0, 3
تكنولجيا | 0, 1, 3, 4
# more names, of both scripts
تويتر | 4 exact
بايدن | 3 exact
Biden | 3 name
roosevelt | 3 name
nadella | 1 name
رويترز | 0 clitics
reuters | 0 name
alibaba | 4 name
داكوتا | 3 exact
dakota | 3 name
ellison | 3 name
sputnik | 4 name
AMD | 1 exact
amd | 1 marks
زوكربرغ | 3 name
ميكروسوفت | 0, 1, 2, 3, 4
# more plurals, tanwin and clitics
زلزال | 4 exact
الزلزال | 4 clitics
تغريدة | 4 clitics
محاكم | 4 stem
الخوادم | 2 clitics
جامعات | 2 stem
جزيرة | 0 exact, 3 exact
انتقاد | 0 stem, 3 clitics
رهان | 3 stem
رسالة | 3 stem
دولة | 4 stem
سهم | 0 stem, 2 stem
أسهما | 0 marks, 2 stem
قرى | 4 stem
كرة |
أرقام | 2 clitics, 4 stem
شكوك | 3 clitics
مستثمر | 1 stem, 3 stem, 4 stem
وزيرة | 1 stem, 3 exact
مؤسس | 0 clitics, 3 clitics, 4 clitics
تمويل | 0 exact, 1 exact, 2 exact, 3 exact
دعوة | 3 exact
دعوى | 0 exact, 4 exact
فاتورة | 2 stem
خسائر | 1 stem, 2 exact
قائمة | 0 clitics
مكافاه | 3 yeh_teh
السكرتيره | 3 yeh_teh
# more digits and typos; the words of links
٣٦٠ | 1 digits
2025 | 1 exact
٤٤ مليار | 4 digits
700x400 |
cdn |
vietnamnet |
مصدر:vietnamnet | 4 exact
روبورت | 1 typo, 2 typo
ستنفورد | 2
"لصالح البشرية" | 0 exact, 4 exact
زلزا* | 4 stem
openai* | 0 marks, 1 marks, 2 marks, 3 marks, 4 marks
# several words, operators, fields
لوتنيك واشنطن | 3 exact
ألتمان -ماسك | 1 exact, 2 exact
غوغل OR آبل | 1 name, 2 name
"الذكاء الاصطناعي" | 0 exact, 1 exact, 2 exact, 3 exact, 4 exact
"البيت الأبيض" | 0 exact, 1 exact, 3 exact
"سام ألتمان" | 0 exact, 1 exact, 2 exact, 3 exact, 4 exact
"ألتمان سام" |
"ماسك ترامب"~3 | 3, 4
مليارد* | 0, 3, 4
ست؟رغيت | 3
عنوان:عراقيل | 3 exact
مصدر:تايمز | 1 exact
كاتب:مصطفى | 0 exact
شخص:ألتمان | 0 exact, 1 exact, 2 exact, 3 exact, 4 exact
شخص:لوتنيك | 3 exact
جهة:Oracle | 0 exact, 1 exact, 3 exact, 4 exact
مال:>200مليار | 0 exact, 1 exact, 3 exact, 4 exact
عمر:39..41 | 0 exact
عمر:>40 | 
قدرة:>5GW | 0 exact
>1تريليون دولار | 0 exact
عدد:1500 | 2 exact
مال:97..98مليار ماسك | 4 exact
"""


def rows() -> Iterator[tuple[str, dict[int, str]]]:
    for line in ROWS.strip().splitlines():
        if line.startswith("#"):
            continue
        query, _, found = line.rpartition("|")
        places = (one.split() for one in found.split(",") if one.strip())
        yield query.strip(), {int(one[0]): " ".join(one[1:]) for one in places}


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.mark.parametrize(("query", "expected"), list(rows()))
def test_a_query_finds_these_articles(
    library: Library, query: str, expected: dict[int, str]
) -> None:
    found = {int(hit.file[:3]): hit.step.value for hit in library.search(query, limit=10).hits}
    assert set(found) == set(expected)
    wrong = {key: found[key] for key, step in expected.items() if step and found[key] != step}
    assert not wrong


def test_there_are_queries_enough() -> None:
    assert len(list(rows())) >= 160
