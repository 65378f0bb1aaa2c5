"""Where names begin and end, and what is none, with the built-in tagger: sentences and mentions."""

from __future__ import annotations

import pytest

from tests.extract.reading import article_of
from tui.articles.parse import parse
from tui.extract.entities import entities
from tui.extract.linking import across_articles
from tui.extract.names.edges import is_future
from tui.extract.naming import built_in
from tui.model import EntityType


def said(text: str) -> list[str]:
    """Return the mentions as `text TYPE`."""
    return [
        f"{text[one.start : one.end]} {one.type}" for one in entities(article_of(text), built_in)
    ]


def ids(text: str) -> list[str]:
    """Return the ids of the mentions."""
    return [one.id for one in entities(article_of(text), built_in)]


def test_the_surname_of_a_person_named_in_full_is_no_country() -> None:
    text = "قال ديفيد كاميرون إن الخطة جاهزة. وأكد كاميرون ذلك. وأضاف أن كاميرون لن يستقيل."
    assert ids(text) == ["david-cameron"] * 3


def test_a_country_beside_a_person_named_like_it_stays_a_country() -> None:
    text = "زار ديفيد كاميرون دولة كاميرون ثم قال كاميرون إنه عاد."
    assert ids(text) == ["david-cameron", "cameroon", "david-cameron"]
    assert ids("فازت الكاميرون على غانا") == ["cameroon", "ghana"]


NO_NAMES = [
    "أصيب سائح روسي في الحادث أمس.",
    "توفي سائح ألماني وأصيب عامل مصري في الحريق.",
    "طالبت الكتلة بوزارة سيادية في الحكومة الجديدة.",
    "سيحولها القانون إلى هيئة دستورية ثابتة.",
    "تولى رئاسة الحكومة ثم ترشح لرئاسة الجمهورية.",
    "بقيت ملفات فساد مالي وإداري أمام القضاء.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_descriptions_are_no_names(text: str) -> None:
    assert said(text) == []


NAMED_AFTER = [
    ("زار الوزير مدينة صباح الأحمد أمس.", ["صباح الأحمد LOC"]),
    ("وقع الحادث قرب ميناء مبارك الكبير.", ["ميناء مبارك الكبير LOC"]),
    ("أقيمت المباراة في ملعب مصطفى بن جنات", ["ملعب مصطفى بن جنات LOC"]),
    ("فاز الكاتب بجائزة نجيب محفوظ.", ["جائزة نجيب محفوظ EVENT"]),
    ("نقل إلى مستشفى الأمير محمد بن فهد الجامعي.",
     ["مستشفى الأمير محمد بن فهد الجامعي ORG"]),
    ("جرى ترميم جسر الملك فهد.", ["جسر الملك فهد LOC"]),
    ("قال مدير مكتب نتنياهو إن إدارة ترامب وافقت.", ["نتنياهو PER", "ترامب PER"]),
    ("سجل عن طريق اللاعب حمزة المثلوثي هدفا.", ["حمزة المثلوثي PER"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED_AFTER)
def test_what_is_named_after_a_person_is_none(text: str, expected: list[str]) -> None:
    assert said(text) == expected


EDGES = [
    ("وحضر اللقاء خالد المنصوري وعزيز تاج.", ["خالد المنصوري PER", "عزيز تاج PER"]),
    ("قال مراسل جوهرة أف أم بصفاقس إن الحادث وقع.", ["جوهرة أف أم ORG", "صفاقس LOC"]),
    ("أكد بيان صادر عن رئاسة الحكومة أن الملف قيد الدرس.", ["رئاسة الحكومة ORG"]),
    ("أعلنت شركة فنتيك جيت عن جولة تمويل. وقالت فنتيك جيت إن الجولة ناجحة.",
     ["فنتيك جيت ORG", "فنتيك جيت ORG"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_edges_of_names(text: str, expected: list[str]) -> None:
    found = said(text)
    assert [one for one in expected if one not in found] == []
    assert len([one for one in found if one.split()[0].startswith("و")]) == 0


@pytest.mark.parametrize(
    ("word", "expected"),
    [("سيفتح", True), ("سيفتحون", True), ("ستكون", True), ("ستولتنبرغ", False),
     ("سيمنز", False), ("ستارمر", False), ("سيف", False)],
)  # fmt: skip
def test_verbs_in_the_future_are_told_from_foreign_names(word: str, expected: bool) -> None:
    assert is_future(word) is expected


SURNAMES = [
    ("قالت النائبة ليلى أولاد علي إن القانون مهم.", ["ليلى أولاد علي PER"]),
    ("أكد محمد جميل الرمحي أن الشركة تملك المشروع.", ["محمد جميل الرمحي PER"]),
    ("وقالت آمنة القلالي ممثلة المنظمة في تونس", ["آمنة القلالي PER", "تونس LOC"]),
]


@pytest.mark.parametrize(("text", "expected"), SURNAMES)
def test_surnames_belong_to_a_name(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_nationality_and_an_ordinary_word_are_no_surnames() -> None:
    assert "أحمد خليل المصري PER" not in said("قال أحمد خليل المصري ذلك أمس في القاهرة.")
    assert said("أعجبت الزوار صباح الاقتصادي الجميل") == []


def test_a_part_of_a_name_may_stand_in_quotation_marks() -> None:
    assert said('عرض الفيلم في مهرجان "كان" السينمائي.') == ['مهرجان "كان" EVENT']
    assert said('دعت منظمة "هيومن رايتس ووتش" السلطات.') == ["هيومن رايتس ووتش ORG"]


def test_days_of_the_persian_week_are_no_places() -> None:
    assert said("رئیس جمهوری روز دوشنبه در تهران گفت که این شرکت در بازار است.") == []
    assert ids("وصل الوفد إلى دوشنبه عاصمة طاجيكستان.") == ["dushanbe", "tajikistan"]


# --- who is who ---------------------------------------------------------------------------------


def test_the_son_of_somebody_is_told_from_a_namesake() -> None:
    assert ids("قال محمد بن سلمان إن المملكة ماضية.") == ["mohammed-bin-salman"]
    assert ids("قال محمد سلمان إن المباراة صعبة.") != ["mohammed-bin-salman"]
    with_son, without = ids("قال خالد بن علي الزايدي كلمة."), ids("قال خالد علي الزايدي كلمة.")
    assert (with_son, without) == (["khald-bn-ali-al-zaidi"], ["khald-ali-al-zaidi"])


def test_one_person_of_an_article_with_and_without_son() -> None:
    text = "قال خالد بن علي الزايدي كلمة. وأضاف خالد علي الزايدي ذلك."
    assert ids(text) == ["khald-bn-ali-al-zaidi"] * 2
    text = "قال علي بن تميم رئيس المركز. وأضاف ابن تميم أن المعرض كبير."
    assert ids(text) == ["ali-bn-tmim"] * 2


def test_a_name_that_two_of_the_article_may_have_is_neither() -> None:
    text = (
        "قال خالد بن علي الزايدي كلمة. ورد خالد علي بن الزايدي عليه. وحضر خالد علي الزايدي الجلسة."
    )
    assert len(set(ids(text))) == 3


def test_given_names_that_sound_alike_are_two_names() -> None:
    assert ids("قال الرئيس محمد ولد عبد العزيز كلمة. وزار محمد عبد العزيز القاهرة.") == [
        "mohamed-ould-abdel-aziz", "mohamed-ould-abdel-aziz", "cairo"
    ]  # fmt: skip
    assert ids("غنى المطرب محمد عبد العزيز في الحفل") != ["mahmoud-abdel-aziz"]


def test_a_bare_given_name_is_nobody_of_another_article() -> None:
    known = [
        ("gibril-ibrahim", "جبريل إبراهيم", EntityType.PER, 5),
        ("abrahim", "إبراهيم", EntityType.PER, 1),
        ("khlud-al-zaidi", "خلود الزايدي", EntityType.PER, 2),
        ("al-zaidi", "الزايدي", EntityType.PER, 1),
    ]
    assert across_articles(known) == {"al-zaidi": ("khlud-al-zaidi", "surname")}


MINISTRIES = [
    ("قالت الخارجية التونسية إن السفير غادر.", ["tunisian-foreign-ministry"]),
    ("ناقش الوزراء السياسة الخارجية التونسية أمس.", []),
    ("رفض التدخل في الشؤون الداخلية الليبية", []),
]


@pytest.mark.parametrize(("text", "expected"), MINISTRIES)
def test_a_ministry_is_told_from_an_adjective(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


NICKNAMES = [
    ("وذكرت كونا أن الأمير غادر، وفق وكالة الأنباء الكويتية.", {"kuna"}),
    ("أبوظبي - وام", {"abu-dhabi", "wam"}),
    ("انتهى الاجتماع أمس (بترا).", {"petra-news"}),
    ("فاز القادسية على كاظمة في الدوري الكويتي.", {"qadsia-sc", "kazma"}),
    ("وقع العطل في ثكنة القادسية أمس.", set()),
    ('قال مراسل جوهرة "اف ام" بسوسة إن الحادث وقع.', {"jawhara-fm", "sousse"}),
    ("قطع الأهالي الطريق في أولاد حفوز", {"ouled-haffouz"}),
]


@pytest.mark.parametrize(("text", "expected"), NICKNAMES)
def test_agencies_and_clubs_by_their_short_names(text: str, expected: set[str]) -> None:
    assert {one for one in ids(text) if not one.startswith("kuwait")} == expected


UNSURE = [
    ("أعلنت «مصدر» عن مشروع. وقال مصدر أمني إن الأمر انتهى. وأكد أن مصدر تملك ميزة.",
     ["masdar", "masdar"]),
    ("في منافسة مع مصدر الإماراتية. وقال مصدر مطلع إن الأمر انتهى.", ["masdar"]),
    ("وأغلقت تداول على تراجع. وكان هناك تداول نشط.", ["tadawul"]),
    ("قال مصدر أمني إن التداول نشط.", []),
    ("عرض الفيلم في الشارقة والعين.", ["sharjah", "al-ain"]),
    ("وصل إلى المهدية وصفاقس.", ["mahdia", "sfax"]),
    ("اشتكى من الأنف والعين في الشارقة", ["sharjah"]),
    ("جرفته مياه وادي مساهل في شارع الحرية", ["wadi-msahl", "shara-al-hrih"]),
    ("وأدى الانفجار إلى توقف السيارات في شارع مزدحم", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNSURE)
def test_names_that_are_other_words_as_well(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


NEIGHBOURS = [
    ("ثم سيشارك أنيس الفرشيشي في الحصة.", ["أنيس الفرشيشي PER"]),
    ("قال محمد خليفة المبارك رئيس الدائرة أمس", ["محمد خليفة المبارك PER"]),
    ("حضر محمد الزواري ومنجي الرحوي الجلسة", ["محمد الزواري PER", "منجي الرحوي PER"]),
    ("استقبل ميشال عون رئيس الحكومة. ثم حضر حسن عون الجلسة.", ["ميشال عون PER", "حسن عون PER"]),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_names_beside_other_words(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_club_is_a_city_behind_in() -> None:
    text = "فازت المدينة. وعد المدرب في برشلونة ببناء ملعب. وفاز برشلونة في المباراة."
    assert [one for one in ids(text) if "bar" in one] == ["barcelona", "barcelona-fc"]


@pytest.mark.parametrize(
    "text",
    ["يلغي مجلس النواب قانون العقوبات بعد قانون التزويج", "تمكن أعوان منطقة الأمن من القبض عليه"],
)
def test_a_part_of_names_alone_is_none(text: str) -> None:
    assert not {"قانون", "الأمن"} & {one.rsplit(" ", 1)[0] for one in said(text)}


CLUBS = [
    ("يواجه النجم الساحلي الترجي. ويسعى النجم إلى الفوز في المباراة.",
     ["etoile-du-sahel", "esperance-tunis", "etoile-du-sahel"]),
    ("فاز النادي الإفريقي على النادي الصفاقسي. وتصدر الإفريقي ترتيب الدوري أمام الجمهور الصفاقسي.",
     ["club-africain", "cs-sfaxien", "club-africain"]),
    ("رأى الناس النجم في السماء ليلة أمس.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLUBS)
def test_clubs_by_one_word_of_their_names(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_peace_is_nobody() -> None:
    text = "قال نواف سلام إن عملية سلام ستبدأ. وأضاف سلام أن الحكومة تعمل."
    assert ids(text) == ["nawaf-salam"] * 2


def test_the_paper_before_the_author_of_a_byline_is_no_person() -> None:
    article = parse("خبر عن التقنية\n\nسمير جاد: مصطفى عيد\n\nأعلن الوزير الخبر أمس في القاهرة.\n")
    found = {article.text[one.start : one.end]: one.type for one in entities(article, built_in)}
    assert found["سمير جاد"] == EntityType.ORG
    assert found["مصطفى عيد"] == EntityType.PER


ORDINALS = [
    "عقد الملك محمد السادس الاجتماع السادس. وجاء في البند السادس ذلك. وفي القرن السادس عاش.",
    "زار الملك محمد السادس المدينة. وفي المركز السادس جاء الفريق. وقال السادس ذلك.",
]


@pytest.mark.parametrize("text", ORDINALS)
def test_an_ordinal_is_no_king(text: str) -> None:
    assert said(text) == ["محمد السادس PER"]


def test_a_queen_keeps_her_ordinal_and_gives_it_to_nobody() -> None:
    text = "تولت الملكة إليزابيث الثانية العرش. وفي المرة الثانية عادت، وقالت الثانية ذلك."
    assert ids(text) == ["queen-elizabeth-ii"]


def test_the_ordinal_of_a_pope_is_part_of_his_name() -> None:
    assert said("استقبل البابا تواضروس الثاني الوزير أمس.") == ["تواضروس الثاني PER"]
    assert said("استقبل البابا تواضروس الوزير أمس.") == ["تواضروس PER"]


OMAN = [
    ("قالت عُمان إن الخطة جاهزة.", ["oman"]),
    ("وصل الوفد إلى عَمّان أمس.", ["amman"]),
    ("غادر الوزير عمّان أمس.", ["amman"]),
    ("قال وزير خارجية عمان إن الخطة جاهزة.", ["oman"]),
    ("وصل إلى العاصمة عمان. وقال الوزير الأردني ذلك في عمان.", ["amman", "amman"]),
    ("زار الوزير العماني الميناء. ثم عاد إلى عمان.", ["oman"]),
    ("اتفقت قطر وعمان والكويت على ذلك.", ["qatar", "oman", "kuwait"]),
    ("انتهى الاجتماع في عمان أمس.", ["amman"]),
    ("وفي عمان قال وزير خارجية عمان إن عُمان والأردن متفقان.", ["amman", "oman", "oman", "jordan"]),
]


@pytest.mark.parametrize(("text", "expected"), OMAN)
def test_a_country_and_a_city_that_are_written_alike(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


SOMEBODY_ELSE = [
    ("وتحدث عباس كامل مع محمود عباس.", ["عباس كامل", "محمود عباس"]),
    ("وقال اللواء عباس كامل ذلك أمس.", ["عباس كامل"]),
    ("وقال الرئيس عباس ذلك أمس.", ["mahmoud-abbas"]),
    ("قالت أم كلثوم محفوظ، وهي ربة بيت، ذلك.", ["أم كلثوم محفوظ"]),
    ("غنت أم كلثوم أغنية طويلة.", ["umm-kulthum"]),
    ("كتب إيلون ماسك. وقال شقيقه كيمبال ماسك إن ماسك بخير.",
     ["elon-musk", "كيمبال ماسك", "elon-musk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOMEBODY_ELSE)
def test_a_short_name_beside_another_name_is_somebody_else(text: str, expected: list[str]) -> None:
    found = entities(article_of(text), built_in)
    for one, wanted in zip(found, expected, strict=True):
        assert wanted in (one.id, text[one.start : one.end])


@pytest.mark.parametrize(
    "text",
    [
        "قال أنيس العامري إن الخبر صحيح. والتقى بأنيس العامري.",
        "والتقى بأنيس العامري. ثم قال أنيس العامري إن الخبر صحيح.",
    ],
)
def test_a_proclitic_is_no_part_of_a_name_that_stands_without_it(text: str) -> None:
    assert said(text) == ["أنيس العامري PER"] * 2
    assert ids(text) == ["anis-al-aamri"] * 2


def test_a_country_in_a_spelling_of_its_own() -> None:
    assert said("زار الوزير صربيا ومونتينغرو أمس.") == ["صربيا LOC", "مونتينغرو LOC"]


BODIES = [
    ("كان الرجل ميتا عندما وصل.", []),
    ("وجدوه ميّتا في المنزل.", []),
    ("أعلنت «ميتا» ذلك أمس.", ["meta"]),
    ("قال إن ميتا ستطلق ميزة على فيسبوك.", ["meta", "facebook"]),
    ("وقالت شركة ميتا ذلك.", ["meta"]),
    ("سجل بغداد بونجاح هدفين.", ["baghdad-bounedjah"]),
    ("كتبت صحيفة الشرق الأوسط أن الحرب في الشرق الأوسط انتهت.",
     ["asharq-al-awsat", "middle-east"]),
    ("كتبت صحيفة «الشرق الأوسط» ذلك.", ["asharq-al-awsat"]),
    ("ذكرت قناة العربية أن الدول العربية اجتمعت.", ["al-arabiya"]),
    ("تعلم اللغة العربية في المدرسة.", []),
    ("قالت جريدة الصباح التونسية ذلك أمس.", ["assabah-tunisia"]),
    ("وصل الوزير في الصباح إلى تونس.", ["tunisia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_ordinary_words_are_bodies_where_something_says_so(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_a_phrase_with_in_is_no_surname() -> None:
    assert "بالنتيجة" not in " ".join(said("قال سعيد إن محمد السعيد سعيد بالنتيجة."))
    assert said("قال محمد بالحاج ذلك أمس.") == ["محمد بالحاج PER"]


def test_a_company_of_many_countries_is_shown_by_no_one_of_them() -> None:
    found = entities(article_of("قالت شركة زين ذلك. وقالت «زين» الكويتية ذلك."), built_in)
    assert {(one.id, one.name) for one in found} == {("zain", "مجموعة زين")}


def test_one_id_of_two_rows_is_shown_by_one_name() -> None:
    for text in ("أعلنت «ميتا» ذلك.", "أعلنت ميتا ذلك على فيسبوك.", "أعلنت Meta ذلك."):
        assert entities(article_of(text), built_in)[0].name == "ميتا"


NOT_READ = [
    'قال <script>var x = "دونالد ترامب";</script> كلاما.',
    "قال <!-- محمد بن سلمان --> كلاما.",
    "قال <style>.a { font: Google }</style> كلاما.",
    "قال \x1b[31mكلاما\x1b[0m أمس.",
    "قال [31mكلاما[0m أمس.",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_scripts_comments_and_codes_of_terminals_are_not_read(text: str) -> None:
    assert said(text) == []


def test_what_is_never_closed_hides_nothing() -> None:
    assert ids("<!-- <script> قال دونالد ترامب ذلك.") == ["donald-trump"]


def test_a_thing_beside_a_product_is_no_person() -> None:
    assert said('حجزت الشرطة "سكين كلاشنكوف" أمس.') == ["كلاشنكوف PROD"]


@pytest.mark.parametrize("king", ["لويس السادس", "جورج السادس", "لويس السادس عشر"])
def test_a_king_whose_whole_name_is_his_surname_is_one_person(king: str) -> None:
    assert said(f"تحدث {king} أمس، ثم عاد {king} إلى القصر.") == [f"{king} PER"] * 2
    assert len(set(ids(f"تحدث {king} أمس، ثم عاد {king} إلى القصر."))) == 1
