"""Kinds and facts of articles as other newspapers lay them out."""

from __future__ import annotations

import pytest

from tui.articles.parse import parse
from tui.model import Article

P = (
    "قال المسؤول الأمني في تصريح للصحفيين مساء أمس إن الوضع تحت السيطرة تماما، وإن الحكومة ستعلن "
    "النتائج النهائية للانتخابات خلال الأيام المقبلة بعد فرز الأصوات كلها في جميع المحافظات."
)
Q = (
    "وأضاف أن ترامب سيزور المنطقة الشهر المقبل لبحث ملفات التعاون الاقتصادي والعسكري مع قادة "
    "الدول العربية، وأن زيارته ستشمل ثلاث عواصم على الأقل."
)
T = "نتائج الانتخابات الأولية في مصر"


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def kind_of(line: str, before: str = f"{T}\n{P}\n", after: str = f"\n{Q}\n{P}") -> str:
    """The kind of a line in the middle of an article."""
    article = parse(before + line + after)
    (block,) = [block for block in article.blocks if block.start == len(before)]
    assert article.text[block.start : block.end] == line
    return block.kind.value


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([T, P, Q], "title lead paragraph"),
        ([T, "", P, "", Q], "title lead paragraph"),
        (["ترامب: سأفوز بالانتخابات", P, Q], "title lead paragraph"),
        ([T, "تونس: أحمد - 2015-07-21 10:41:00", P, Q], "title byline lead paragraph"),
        ([T, "كتب: أحمد سعيد", "21/07/2015", P], "title byline date lead"),
        ([T, "بقلم أحمد سعيد", P, Q], "title byline lead paragraph"),
        ([T, "كتبت: منى سالم", P, Q], "title byline lead paragraph"),
        ([T, "إعداد: منى سالم", P, Q], "title byline lead paragraph"),
        ([T, "ترجمة: منى سالم", P, Q], "title byline lead paragraph"),
        ([T, "مصطفى عيد", P, Q], "title byline lead paragraph"),
        (["مصطفى عيد", P, Q], "byline lead paragraph"),
        (["القاهرة: منى سالم", P, Q], "byline lead paragraph"),
        ([T, "القاهرة - محمد عبد العزيز", P, Q], "title byline lead paragraph"),
        (["الرئيسية > سياسة", T, "نشر في: 21 يوليو 2015", P], "boilerplate title date lead"),
        (["رياضة", "الأهلي يفوز على الزمالك بثلاثة أهداف", P], "boilerplate title lead"),
        ([T, "القاهرة (رويترز) - " + P, Q], "title lead paragraph"),
        (["القاهرة (رويترز) - " + P, Q], "lead paragraph"),
        ([T, P, "وجاءت النتائج كالتالي:", "- الأول", "- الثاني", Q],
         "title lead paragraph bullet bullet paragraph"),
        ([T, P, "وتتلخص الأسباب فيما يلي:", "1. السبب الأول", "2. السبب الثاني", Q],
         "title lead paragraph bullet bullet paragraph"),
        ([T, P, "▪ السبب الأول", "▪ السبب الثاني", Q], "title lead bullet bullet paragraph"),
        ([T, P, "اقرأ أيضا: وزير الداخلية يعلن", Q], "title lead related paragraph"),
        ([T, P, Q, "مواضيع ذات صلة", "وزير يستقيل من الحكومة", "انفجار في المدينة"],
         "title lead paragraph related related related"),
        ([T, P, "شاهد أيضا:", "[وزير يستقيل](https://a.b/c)", Q],
         "title lead related related paragraph"),
        ([T, P, "توسع الذكاء الاصطناعي", Q], "title lead heading paragraph"),
        ([T, P, "وقال الشاعر:", "وطني لو شغلت بالخلد عنه", "نازعتني إليه في الخلد نفسي", Q],
         "title lead paragraph paragraph paragraph paragraph"),
        ([T, "وطني لو شغلت بالخلد عنه", "نازعتني إليه في الخلد نفسي", "وهفا بالفؤاد في سلسبيل"],
         "title lead paragraph paragraph"),
        ([T, P, Q, P, "تابعوا التفاصيل في القائمة التالية:", "", ""],
         "title lead paragraph paragraph boilerplate"),
        (["# عنوان", "", P, "", "## قسم", "", Q], "title lead heading paragraph"),
        ([f"<h1>{T}</h1>", f"<p>{P}</p>", "<br/>", "&nbsp;", f"<p>{Q}</p>"],
         "title lead boilerplate boilerplate paragraph"),
        (["Trump says he will win", "By John Smith", "Sat, 15 Mar 2025",
          "WASHINGTON (Reuters) - President Donald Trump said on Saturday that he would win the "
          "next election and that nothing could stop him.", "Read more: Another story"],
         "title byline date lead related"),
        (["نتایج انتخابات ریاست جمهوری اعلام شد", "نویسنده: علی رضایی", "۲۱ تیر ۱۴۰۳",
          "وزیر کشور در گفتگو با خبرنگاران اعلام کرد که نتایج پس از شمارش همه آرا مشخص شده است.",
          "منبع: ایسنا"], "title byline date lead source"),
        ([T, P, "وطني لو شغلت بالخلد عنه", "نازعتني إليه في الخلد نفسي", "وهفا بالفؤاد", Q],
         "title lead paragraph paragraph paragraph paragraph"),
        (["أعلنت شرطة لندن ارتفاع عدد قتلى حريق البرج إلى ثلاثين قتيلا.", P], "lead paragraph"),
        (["عنوان بلا نص"], "title"),
        ([P], "lead"),
        (["شارك", "طباعة", "إعلان"], "boilerplate boilerplate boilerplate"),
        ([], ""),
    ],
)  # fmt: skip
def test_layouts(lines: list[str], wanted: str) -> None:
    article = parse("\n".join(lines))
    assert " ".join(kinds(article)) == wanted
    assert " ".join(kinds(parse("\r\n".join(lines)))) == wanted
    assert article.title_derived == ("title" not in wanted)
    assert article.title or not lines


@pytest.mark.parametrize(
    "line",
    [
        "شارك", "شارك الخبر على فيسبوك", "طباعة", "تابعونا على تويتر", "إعلان", "[إعلان 2]",
        "Advertisement", "جميع الحقوق محفوظة © 2024", "تعليق (0)", "3 تعليقات", "أضف تعليقك",
        "الكلمات المفتاحية: مصر، ترامب", "#مصر #ترامب", "اشترك في النشرة البريدية",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك", "***", "-----", "<br/>", "&nbsp;",
        "aXA6IDMuMTQ1LjE5MS4xMjgg كلمات غريبة", "![](https://a.b/c.png)",
        "عدد المشاهدات: 120", "مدة القراءة: 3 دقائق",
    ],
)  # fmt: skip
def test_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "شارك الوزير في المؤتمر الذي عقد أمس في القاهرة.",
        "تعليق الدراسة في ثلاث محافظات بسبب سوء الأحوال الجوية.",
        "إعلان الطوارئ في العاصمة بعد الهجوم الذي استهدف مبنى الحكومة.",
        "«لن نتراجع عن موقفنا مهما كانت الضغوط».",
        "وقال الوزير:",
        "كتب الوزير على حسابه أنه مستقيل.",
        "21 يوليو 2015 كان يوما صعبا على الجميع.",
    ],
)
def test_sentences_stay_paragraphs(line: str) -> None:
    assert kind_of(line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: خبر آخر", "إقرأ أيضاً", "اقرأ المزيد", "مواضيع ذات صلة", "شاهد أيضا",
        "أخبار ذات صلة:", "Read more", "قد يهمك: خبر آخر",
    ],
)  # fmt: skip
def test_related(line: str) -> None:
    assert kind_of(line) == "related"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("المصدر: وكالات", "وكالات"),
        ("المصدر : وكالة الأنباء التونسية", "وكالة الأنباء التونسية"),
        ("مصدر: رويترز", "رويترز"),
        ("Source: BBC", "BBC"),
        ("خاص: إيجيبت14", "إيجيبت14"),
        ("-رويترز-", "رويترز"),
        ("المصدر: https://a.b/c?d=1", "https://a.b/c?d=1"),
    ],
)
def test_source(line: str, source: str) -> None:
    article = parse(f"{T}\n{P}\n{Q}\n{line}")
    assert kinds(article) == ["title", "lead", "paragraph", "source"]
    assert article.source == source


def test_the_word_source_wins_over_special() -> None:
    lines = [T, P, "خاص: صحيفة", "المصدر: نيويورك تايمز"]
    assert parse("\n".join(lines)).source == "نيويورك تايمز"
    assert parse("\n".join(lines[:3])).source == "صحيفة"


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("تونس: أحمد - 2015-07-21 10:41:00", "تونس: أحمد", "2015-07-21T10:41:00"),
        ("كتب: أحمد سعيد", "كتب: أحمد سعيد", None),
        ("محمد عبد العزيز - 21 يوليو 2015", "محمد عبد العزيز", "2015-07-21"),
    ],
)
def test_byline_gives_the_date(line: str, byline: str, date: str | None) -> None:
    article = parse(f"{T}\n{line}\n{P}\n{Q}")
    assert kinds(article) == ["title", "byline", "lead", "paragraph"]
    assert (article.byline, article.date) == (byline, date)


def test_dates_of_the_body_are_not_the_article_s() -> None:
    assert parse(f"{T}\n{P[:-1]} يوم 3 مارس 2020.\n{Q}").date is None


def test_words_leave_boilerplate_out() -> None:
    article = parse(f"{T}\n{P}\nشارك\n- - -\nAdvertisement")
    assert kinds(article) == ["title", "lead", "boilerplate", "boilerplate", "boilerplate"]
    assert article.words == len((T + " " + P).split())


def test_headline_and_byline_differ_by_the_echo_of_their_words() -> None:
    """The words of a headline occur again in the body, those of a byline do not."""
    line = "فنتك: وائل نجار"
    assert kinds(parse(f"{line}\n{P}\n{Q}"))[0] == "byline"
    assert kinds(parse(f"{line}\n{P}\n{Q}\nوأعلن وائل النجار أن فنتك ستعمل هناك."))[0] == "title"


def test_captions_of_a_dense_file_stand_after_a_blank_line() -> None:
    caption = (
        "الوزير يتحدث إلى الصحفيين في مقر الوزارة بالعاصمة وإلى جانبه رئيس الوفد الزائر وأعضاؤه"
    )
    dense = f"{T}\n{P}\n{Q}\n{P}\n\n{caption}\n{Q}\n{P}"
    assert kinds(parse(dense)) == [
        "title", "lead", "paragraph", "paragraph", "caption", "paragraph", "paragraph",
    ]  # fmt: skip
    spaced = dense.replace("\n\n", "\n").replace("\n", "\n\n")
    assert "caption" not in kinds(parse(spaced))
    assert "heading" in kinds(parse(dense.replace(caption, "عنوان فرعي قصير")))


@pytest.mark.parametrize(
    "line",
    [
        "صورة أرشيفية: الوزير",
        "الوزير خلال المؤتمر (رويترز)",
        "الوزير (يسار) مع السفير",
        "ياسر كمال، وزير النفط، في بغداد في مايو 2021",
        "![الوزير](https://a.b/c.png)",
    ],
)
def test_captions_by_their_words(line: str) -> None:
    assert kind_of(line) == "caption"


def test_html_titles_leave_their_tags_out() -> None:
    article = parse(f"<h1>{T}</h1>\n<p>{P}</p>")
    assert article.title == T
    assert article.blocks[0].start == 0
    assert article.text[article.blocks[1].body_start :].startswith("<p>")


def test_the_facts_given_are_kept() -> None:
    article = parse(T, "folder/a.txt", "cp1256", 3)
    assert (article.file, article.encoding, article.repaired) == (
        "folder/a.txt", "cp1256", 3,
    )  # fmt: skip
    assert parse("").title == ""


@pytest.mark.parametrize(
    "line",
    [
        "أنقرة: «الشرق الأوسط»", 'الرياض: "عكاظ"', "القاهرة - رويترز", "دبي ـ العربية.نت",
        "بيروت (أ ف ب)", "القدس المحتلة - وكالات", "<p>الرياض: &quot;عكاظ&quot;</p>",
        "واشنطن: رويترز، أ ف ب",
    ],
)  # fmt: skip
def test_datelines_above_the_text(line: str) -> None:
    assert kinds(parse(f"{T}\n{line}\n{P}\n{Q}")) == ["title", "byline", "lead", "paragraph"]
    below = parse(f"{T}\nعنوان فرعي للخبر يقول المزيد\n{line}\n{P}\n{Q}")
    assert kinds(below) == ["title", "heading", "byline", "lead", "paragraph"]


def test_headlines_with_a_quotation_are_no_datelines() -> None:
    assert kinds(parse(f"ترامب: «سنرحل قريبا»\n{P}\n{Q}"))[0] == "title"
    assert kind_of("ترامب: «سنرحل قريبا»") == "heading"


def test_the_number_of_an_issue_is_part_of_the_date() -> None:
    line = "الثلاثاء - 4 شوال 1436 هـ - 21 يوليو 2015 مـ رقم العدد [13384]"
    article = parse(f"{T}\n{line}\n{P}\n{Q}")
    assert kinds(article) == ["title", "date", "lead", "paragraph"]
    assert (article.byline, article.date) == (None, "2015-07-21")
    bracketed = parse(f"{T}\nكتب: أحمد (بيروت) - 2015-07-21\n{P}\n{Q}")
    assert bracketed.byline == "كتب: أحمد (بيروت)"


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["المصدر", "رويترز"], "رويترز"),
        (["المصدر:", "صحيفة الشرق الأوسط"], "صحيفة الشرق الأوسط"),
        (["المصدر", "", "https://a.b/c"], "https://a.b/c"),
        (["المصدر : رويترز + وكالات"], "رويترز + وكالات"),
        (["(رويترز)"], "رويترز"),
        (["نقلاً عن: صحيفة عكاظ"], "صحيفة عكاظ"),
        (["المصدر"], None),
    ],
)
def test_sources_below_the_text(lines: list[str], source: str | None) -> None:
    article = parse("\n".join([T, P, Q, *lines]))
    wanted = ["source"] * sum(map(bool, lines))
    assert kinds(article) == ["title", "lead", "paragraph", *wanted]
    assert article.source == source


def test_bare_addresses_belong_to_the_boilerplate_around_them() -> None:
    address = "https://www.facebook.com/x"
    tail = ["تابعونا على فيسبوك وتويتر", "جميع الحقوق محفوظة © 2015", address]
    article = parse("\n".join([T, P, Q, "", *tail]))
    assert kinds(article)[-4:] == ["paragraph", "boilerplate", "boilerplate", "boilerplate"]
    (link,) = article.blocks[-1].links
    assert link.url == address
    alone = parse("\n".join([T, P, Q, "", address]))
    assert kinds(alone)[-1] == "paragraph"
    assert alone.blocks[-1].links
    assert kind_of(address) == kind_of(address, before=f"{T}\n{P}\nشارك\n") != "boilerplate"


@pytest.mark.parametrize("text", ["\u200f", " \n\t\n \u00a0\n\u200f\n", "\u200e\n\u200b", "\x00"])
def test_files_without_a_visible_sign_have_no_title(text: str) -> None:
    article = parse(text)
    assert set(kinds(article)) <= {"boilerplate"}
    assert article.title_start == article.title_end


@pytest.mark.parametrize(
    "line",
    [
        "<script>var x=1;</script>", "<style>p { color: red }</style>", "<!-- تعليق للمحرر -->",
        "<script>\nvar x = '<p>';\n</script>", "<!--\n<p>نص محذوف.</p>\n-->",
    ],
)  # fmt: skip
def test_code_is_boilerplate(line: str) -> None:
    article = parse(f"<h1>{T}</h1>\n<p>{P}</p>\n{line}\n<p>{Q}</p>")
    code = ["boilerplate"] * len(line.split("\n"))
    assert kinds(article) == ["title", "lead", *code, "paragraph"]


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    assert kinds(parse(f"{T}\n{P}\n<!-- ads\n{Q}"))[-1] == "paragraph"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<h2>قسم جديد من الخبر</h2>", "heading"),
        ("<strong>قسم جديد من الخبر:&nbsp;الأول</strong>", "heading"),
        ("<p><b>قسم جديد من الخبر</b></p>", "heading"),
        ("<p>قال <b>الوزير</b> إنه &laquo;مستقيل&raquo;.</p>", "paragraph"),
        ("<b>قال الوزير إنه مستقيل من منصبه.</b>", "paragraph"),
    ],
)
def test_headings_by_tags(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "rows",
    [
        ["| الفريق | النقاط |", "|---|---|", "| الأهلي | 45 |"],
        ["الدولة\tالعملة\tالسعر", "مصر\tجنيه\t3.75", "لبنان\tليرة\t4.10"],
        ["الدولة    العملة    السعر", "مصر    جنيه    3.75", "لبنان    ليرة    4.10"],
    ],
)
def test_a_row_of_a_table_is_no_lead(rows: list[str]) -> None:
    article = parse("\n".join([T, "", *rows, "", P, Q]))
    lead = next(block for block in article.blocks if block.kind == "lead")
    assert article.text[lead.start : lead.end] == P
