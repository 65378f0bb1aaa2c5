"""The page of an entity: its head and lists, each leading on; and corrections from the keys."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tests.app.driving import Driven, driving, rows
from tests.app.test_entities_page import folder, gathered
from tests.app.test_entities_page import page as all_names
from tui.app.corrections_page import CorrectionsPage
from tui.app.entity_facts import end_of, facts, figures_of, sentences
from tui.app.entity_page import EntityPage
from tui.app.picking import PickPage
from tui.app.surgery import form_of, is_form
from tui.app.time_plot import plot
from tui.extract.overlay import HEAD, correction
from tui.model import EntityType
from tui.settings import data_folder
from tui.text.fitting import one_line

MUSK, TRUMP, PARIS = "elon-musk", "donald-trump", "paris"


def page(driven: Driven) -> EntityPage:
    shown = driven.app.screen
    assert isinstance(shown, EntityPage)
    return shown


async def open_page(driven: Driven, entity: str) -> EntityPage:
    """Open the page of an entity once all names are read."""
    await driven.press("f6")
    await driven.settle()
    driven.app.show_entity(entity)
    await driven.settle()
    return page(driven)


# --- the plot -------------------------------------------------------------------------------------


def test_months_without_mentions_are_drawn_too() -> None:
    made = plot({"2024-11": 8, "2025-01": 4}, 3, 1, rtl=False)
    assert made is not None
    assert made.rows == ("█·▄",)
    assert (made.first, made.last, made.highest, made.most, made.plotted) == (
        "2024-11",
        "2025-01",
        "2024-11",
        8,
        12,
    )
    turned = plot({"2024-11": 8, "2025-01": 4}, 3, 1, rtl=True)
    assert turned is not None
    assert turned.rows == ("▄·█",)


def test_columns_are_as_high_as_there_are_rows() -> None:
    made = plot({"2020": 16, "2021": 1, "2023": 8}, 40, 4, rtl=False)
    assert made is not None
    assert [row.replace(" ", "") for row in made.rows] == [
        "█████",
        "█████",
        "█████" + "█████",
        "█████" + "▂▂▂▂▂" + "·" + "█████",
    ]


@pytest.mark.parametrize(
    ("counted", "first", "plotted"),
    [
        ({}, None, 0),
        ({"2025": 3, "2025-02": 2, "2025-04": 1}, "2025-02", 3),
        ({"2023": 3, "2023-02": 2, "2024-04": 1}, "2023", 6),
    ],
)
def test_years_among_months(counted: dict[str, int], first: str | None, plotted: int) -> None:
    made = plot(counted, 40, 2, rtl=False)
    assert (None if made is None else made.first) == first
    assert made is None or made.plotted == plotted


@given(
    st.dictionaries(
        st.integers(1990 * 12, 2030 * 12).map(lambda m: f"{m // 12:04}-{m % 12 + 1:02}"),
        st.integers(1, 10_000),
        min_size=1,
    ),
    st.integers(2, 80),
    st.integers(1, 5),
    st.booleans(),
)
def test_any_plot_fits_and_shows_each_month(
    counted: dict[str, int], width: int, height: int, rtl: bool
) -> None:
    made = plot(counted, width, height, rtl=rtl)
    assert made is not None
    assert len(made.rows) == height
    assert len({len(row) for row in made.rows}) == 1
    assert len(made.rows[0]) <= width
    assert made.plotted == sum(counted.values())
    assert "█" in made.rows[0]  # the highest column reaches the top


# --- what is known --------------------------------------------------------------------------------


def test_facts_are_those_of_the_articles(tmp_path: Path) -> None:
    library = gathered(tmp_path)
    found = facts(library.catalogue(), MUSK)
    assert found is not None
    assert (found.card.mentions, found.card.articles) == (4, 2)
    assert dict(found.card.forms) == {"إيلون ماسك": 2, "ماسك": 2}
    assert found.timeline == {"2025-01": 2, "2025-03": 2}
    made = sentences(library, found.card, 0)
    assert [one.text[one.place.start - one.place.sentence_start :][: len(one.place.text)]
            for one in made if one.text] == [one.place.text for one in made]  # fmt: skip
    assert len(made) == 4
    assert facts(library.catalogue(), "nobody") is None


def test_figures_of_sentences_that_name_it(tmp_path: Path) -> None:
    library = gathered(tmp_path)
    found = facts(library.catalogue(), MUSK)
    assert found is not None
    said = [one for _, part in figures_of(library, found.card, lambda: False) for one in part]
    assert [one.item.text for one in said] == ["40 ألف سيارة"]
    assert all(one.sentence[one.start : one.end] == one.item.text for one in said)
    assert not list(figures_of(library, found.card, lambda: True))


def test_a_file_that_has_changed_is_told(tmp_path: Path) -> None:
    library = gathered(tmp_path)
    found = facts(library.catalogue(), PARIS)
    assert found is not None
    (article,) = library.catalogue().articles_of(PARIS)
    assert end_of(library, found.card, article) == article.first + len("باريس")
    (tmp_path / "2.txt").write_text("x", encoding="utf-8")
    assert [one.text for one in sentences(library, found.card, 0)] == [None, None]
    (tmp_path / "2.txt").unlink()
    assert end_of(library, found.card, article) == article.first


# --- on screen ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_the_head_says_forms_counts_and_time(tmp_path: Path, lang: str) -> None:
    async with driving(folder(tmp_path), lang=lang) as driven:
        shown = await open_page(driven, MUSK)
        head = rows(shown.head)
        words = driven.app.words
        assert words.number(4) in head[1]
        assert any("█" in row for row in head)
        assert "2025-01" in head[-2]
        assert shown.list.window.total == 4
        names = rows(shown.list)[0]
        assert all(words.number(n) in names for n in (4, 2))


async def test_without_colour_the_sentence_is_marked_and_the_cursor_told(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", size=(80, 24)) as driven:
        shown = await open_page(driven, MUSK)
        painted = [list(shown.list.render_line(y)) for y in range(1, 5)]
        assert painted[0][0].text == "▸"
        looks = [one for row in painted[1:3] for one in row if one.style and one.style.bold]
        grounds = {one.style.bgcolor.name for row in painted[1:3] for one in row if one.style}  # type: ignore[union-attr]
        assert looks or len(grounds) > 1


async def test_lists_lead_on_and_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await open_page(driven, TRUMP)
        await driven.press("tab", "tab", "tab")
        assert shown.list.tab == "beside"
        await driven.settle()
        other = shown.list.current()
        assert other is not None
        await driven.press("enter")
        await driven.settle()
        assert shown.entity == other.id  # type: ignore[union-attr]
        assert shown.list.tab == "sentences"
        await driven.press("backspace")
        await driven.settle()
        assert shown.entity == TRUMP
        await driven.press("escape")
        assert all_names(driven)


@pytest.mark.parametrize(("tab", "text"), [(0, "ماسك"), (1, "إيلون ماسك"), (2, "40 ألف سيارة")])
async def test_enter_opens_the_article_at_the_place(tmp_path: Path, tab: int, text: str) -> None:
    async with driving(folder(tmp_path), lang="en", start="3.txt") as driven:
        await open_page(driven, MUSK)
        await driven.press(*["tab"] * tab)
        await driven.settle()
        if tab == 0:
            await driven.press("j")
        await driven.press("enter")
        await driven.settle()
        app = driven.app
        assert len(app.screen_stack) == 1
        assert app.article is not None
        assert app.article.file.endswith("2.txt")
        assert app.view.figure is not None
        assert app.article.text[slice(*app.view.figure)] == text
        await driven.press("backspace")
        await driven.settle()
        assert app.article.file.endswith("3.txt")


@pytest.mark.parametrize(("lang", "said"), [("ar", "يُنطق مثل"), ("en", "sounds like")])
async def test_the_forms_say_why_they_are_one(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "4.txt").write_text(
        "لقاء\n\nقالت السيدة كارولين ليفات ذلك. وقالت كارولين ليفيت مثله.\n", encoding="utf-8"
    )
    async with driving(folder(tmp_path), lang=lang) as driven:
        shown = await open_page(driven, "karoline-leavitt")
        assert shown.head.facts is not None
        why = {one.text: (one.link, one.linked) for one in shown.head.facts.card.written}
        assert why["كارولين ليفات"] == ("sound", "كارولين ليفيت")
        assert why["كارولين ليفيت"][0] == "table"
        shown.list.show_tab("forms")
        await driven.settle()
        assert shown.list.window.total == 2
        under = rows(shown.list)[1]
        assert sum(sign in "◂▸" for sign in under) == 1
        widths = {shown.list.render_line(y).cell_length for y in (1, 2)}
        assert widths == {shown.list.size.width}
        text = " ".join(rows(shown.list))
        assert one_line(driven.app.words.say("link.table"), 60, int(lang == "ar")).text in text
        assert one_line(said, 60, int(lang == "ar")).text in text
        await driven.press("enter")
        assert shown.list.tab == "sentences"


async def test_an_article_is_named_above_the_first_of_its_sentences_in_view(
    tmp_path: Path,
) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await open_page(driven, MUSK)
        titles = [one_line(title, 40, 0).text for title in ("زيارة باريس", "لقاء واشنطن")]
        drawn = [row.strip() for row in rows(shown.list)]
        assert drawn[1].endswith(titles[0]) or titles[0] in drawn[1]
        assert [sum(title in row for row in drawn) for title in titles] == [1, 1]
        last = max(number for number, row in enumerate(drawn) if row)
        assert all(before or after for before, after in pairwise(drawn[: last + 1]))  # no holes
        for number in range(1, 4):
            await driven.press("j")
            (under,) = [row for row in rows(shown.list) if row.startswith("▸")]
            assert len(under.strip()) > 10
            assert shown.list.cursor == number


async def test_every_sentence_comes_into_view(tmp_path: Path) -> None:
    for name in "abc":
        text = f"خبر {name}\n\n" + "وصل إيلون ماسك إلى باريس. وقال إيلون ماسك شيئا. " * 4
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en", size=(80, 24)) as driven:
        shown = (await open_page(driven, MUSK)).list
        total = shown.window.total
        assert total == 24
        for key, ends in (("j", total - 1), ("k", 0), ("space", total - 1), ("b", 0)):
            for _ in range(total):
                await driven.press(key)
                await driven.settle()
                signs = [row for row in rows(shown) if row.startswith("▸")]
                assert len(signs) == 1
            assert shown.cursor == ends
        await driven.press("G")
        await driven.settle()
        drawn = [row.strip() for row in rows(shown)]
        assert any(drawn[-2:])  # the end of the list stands at the bottom


async def test_a_double_click_opens_and_a_click_on_a_name_switches(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await open_page(driven, MUSK)
        row = rows(shown.list)[0]
        left, top = shown.list.content_region.offset
        await driven.pilot.click(offset=(left + row.index("Articles"), top))
        assert shown.list.tab == "articles"
        await driven.settle()
        await driven.pilot.click(offset=(left + 5, top + 2), times=2)
        await driven.settle()
        assert len(driven.app.screen_stack) == 1


async def test_w_opens_the_page_from_the_panel(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("m")
        await driven.settle()
        chosen = driven.app.panel.entities.chosen
        assert chosen is not None
        await driven.press("w")
        await driven.settle()
        assert page(driven).entity == chosen.id
        assert page(driven).head.facts is not None


async def test_a_name_that_is_nowhere_is_said_to_be_so(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await open_page(driven, "nobody")
        assert "No article names “nobody”" in "".join(rows(shown.head))
        await driven.press("enter", "tab", "f7", "j", "escape")


# --- corrections ----------------------------------------------------------------------------------


def kept_lines() -> list[str]:
    text = (data_folder() / "entities.txt").read_text(encoding="utf-8")
    return text.removeprefix(HEAD).splitlines()


async def choose(driven: Driven, *keys: str, typed: str = "") -> None:
    """Answer a question."""
    assert isinstance(driven.app.screen, PickPage)
    await driven.settle()
    if typed:
        await driven.type(typed)
        await driven.settle()
    await driven.press(*keys, "enter")
    await driven.pause()


async def test_a_name_is_merged_and_taken_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        shown = await open_page(driven, MUSK)
        await driven.press("f7")
        await choose(driven)
        await choose(driven, typed="ترامب")
        await driven.settle()
        assert kept_lines() == [f"merge\t{TRUMP}\t{MUSK}\tدونالد ترامب\tPER"]
        assert "“إيلون ماسك” is now “دونالد ترامب”" in shown.notice.text
        assert "F8 takes it back" in shown.notice.text
        assert shown.entity == TRUMP
        assert shown.head.facts is not None
        assert shown.head.facts.card.mentions == 6
        await driven.press("f8")
        await driven.settle()
        assert kept_lines() == []
        assert shown.head.facts.card.mentions == 2
        assert "Undone" in shown.notice.text
        await driven.press("f9")
        await driven.settle()
        assert len(kept_lines()) == 1
        assert shown.head.facts.card.mentions == 6
        await driven.press("f9")
        assert "No correction to redo" in shown.notice.text


async def test_a_wrongly_typed_name_takes_the_type_of_what_it_is_merged_into(
    tmp_path: Path,
) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    (data_folder() / "entities.txt").write_text(f"retype\tx\tLOC\nmerge\tx\t{MUSK}\tم\tLOC\n")
    async with driving(folder(articles), lang="en") as driven:
        shown = await open_page(driven, "x")
        assert shown.head.facts is not None
        assert shown.head.facts.card.type is EntityType.LOC
        await driven.press("f7")
        await choose(driven)
        await choose(driven, typed="ترامب")
        await driven.settle()
        assert kept_lines()[-1] == f"merge\t{TRUMP}\tx\tدونالد ترامب\tPER"
        assert shown.head.facts.card.id == TRUMP
        assert shown.head.facts.card.mentions == 6
        assert shown.head.facts.card.types == {EntityType.PER: 6}
        assert shown.head.facts.card.type is EntityType.PER


async def test_merging_back_is_refused_with_the_names_of_both(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await open_page(driven, MUSK)
        app = driven.app
        app.apply(correction("merge", TRUMP, MUSK, "دونالد ترامب", "PER"), "إيلون ماسك")
        await driven.settle()
        app.apply(correction("merge", MUSK, TRUMP, "إيلون ماسك", "PER"), "دونالد ترامب")
        await driven.settle()
        assert page(driven).notice.text.startswith("“إيلون ماسك” was merged into “دونالد ترامب”")
        assert len(kept_lines()) == 1


@pytest.mark.parametrize(
    ("down", "answers", "line", "said"),
    [
        (1, [((), "")], "split\telon-musk\tإيلون ماسك\t", "was split off"),
        (2, [((), "X")], "rename\telon-musk\tX", "is shown as"),
        (3, [((), "")], "retype\telon-musk\tORG", "is of type organisation"),
        (4, [((), "")], "hide\telon-musk", "is hidden"),
        (4, [(("j", "j"), "")], "hide\telon-musk\tماسك", "“ماسك” of"),
    ],
)
async def test_each_correction_is_one_line_and_says_what_it_did(
    tmp_path: Path,
    down: int,
    answers: list[tuple[tuple[str, ...], str]],
    line: str,
    said: str,
) -> None:
    async with driving(folder(tmp_path), lang="en", start="2.txt") as driven:
        await driven.press("m")
        await driven.settle()
        await driven.press("f7")
        await driven.pause()
        await choose(driven, *["j"] * down)
        for keys, typed in answers:
            await choose(driven, *keys, typed=typed)
        await driven.settle()
        (written,) = kept_lines()
        assert written.startswith(line)
        assert said in driven.app.notice.text
        table = driven.app.panel.entities.table
        assert table is not None
        article = driven.app.article
        assert article is not None
        assert table.mentions == driven.app.library.entities(article)
        places = driven.app.library.catalogue().mentions()
        here = [one for one in places if one.file == article.file]
        assert [(one.start, one.end, one.type) for one in here] == [
            (one.start, one.end, one.type) for one in table.mentions
        ]
        before = len(table.mentions)
        await driven.press("f8")
        await driven.settle()
        assert kept_lines() == []
        assert driven.app.panel.entities.table is not None
        assert len(driven.app.panel.entities.table.mentions) >= before


async def test_words_that_are_selected_become_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "عنوان\n\nوصل زيد الفلاني إلى هنا. ثم رحل وزيد الفلاني معه.\n", encoding="utf-8"
    )
    async with driving(tmp_path, lang="en") as driven:
        view, article = driven.app.view, driven.app.article
        assert article is not None
        from tui.app.article_view import Selection

        start = article.text.index("زيد")
        view.selection = Selection((start, start), (start, start + len("زيد الفلاني")))
        await driven.press("f7")
        await driven.pause()
        await choose(driven)
        await choose(driven)
        await driven.settle()
        (line,) = kept_lines()
        verb, kind, _, form = line.split("\t")
        assert (verb, kind, form) == ("add", "PER", "زيد الفلاني")
        table = driven.app.panel.entities.table
        found = driven.app.library.entities(article)
        assert [article.text[one.start : one.end] for one in found].count("زيد الفلاني") == 2
        assert table is None or table.mentions == found
        assert "Added “زيد الفلاني”: person" in driven.app.notice.text
        assert view.selection is None


async def test_a_paragraph_is_no_name(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("v", "j", "j", "f7")
        await driven.settle()
        assert "selects word by word" in driven.app.notice.text
        assert not (data_folder() / "entities.txt").exists()


def test_the_name_in_what_was_selected() -> None:
    assert form_of(" «شركة\nتسلا»، ") == "شركة تسلا"
    assert is_form("تسلا")
    assert not is_form("")
    assert not is_form("؟!")
    assert not is_form("كلمة " * 11)


async def test_names_that_match_nothing_and_bad_lines_are_listed_with_their_lines(
    tmp_path: Path,
) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    path = data_folder() / "entities.txt"
    path.write_text(f"hide\tnobody\nbad line\nrename\t{MUSK}\tX\n", encoding="utf-8")
    async with driving(folder(articles), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        assert "2 corrections match no name" in all_names(driven).notice.text
        await driven.press("q", "ctrl+e")
        await driven.settle()
        shown = driven.app.screen
        assert isinstance(shown, CorrectionsPage)
        said = [one.text for one in shown.page.said]
        bad = said.index("Lines that cannot be read")
        assert "line 2" in said[bad + 1]
        assert said[said.index("Match no name in these articles") + 1].startswith("1. ")
        assert said[said.index("Applied") + 1].startswith("3. ")
        await driven.press("escape")
        card = driven.app.library.catalogue().entity(MUSK)
        assert card is not None
        assert card.name == "X"


async def test_a_file_changed_outside_is_read_when_the_window_has_the_keys_again(
    tmp_path: Path,
) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    async with driving(folder(articles), lang="en") as driven:
        await driven.press("m")
        await driven.settle()
        await driven.press("f6")
        await driven.settle()
        (data_folder() / "entities.txt").write_text(f"hide\t{TRUMP}\n", encoding="utf-8")
        driven.app.post_message(events.AppFocus())
        await driven.settle()
        assert driven.app.library.catalogue().entity(TRUMP) is None
        table = driven.app.panel.entities.table
        assert table is not None
        assert TRUMP not in table.number


async def test_a_file_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    (data_folder() / "entities.txt").mkdir()
    async with driving(folder(articles), lang="en") as driven:
        shown = await open_page(driven, MUSK)
        await driven.press("f7")
        await choose(driven, "j", "j", "j", "j")
        await choose(driven)
        await driven.settle()
        assert "cannot be" in shown.notice.text
        assert driven.app.library.catalogue().entity(MUSK) is not None


async def test_a_type_is_kept_over_a_new_reading(tmp_path: Path) -> None:
    path = data_folder() / "entities.txt"
    articles = tmp_path / "a"
    articles.mkdir()
    path.write_text(f"retype\t{PARIS}\tORG\n", encoding="utf-8")
    async with driving(folder(articles), lang="en") as driven:
        shown = await open_page(driven, PARIS)
        assert shown.head.facts is not None
        assert shown.head.facts.card.type is EntityType.ORG


@pytest.mark.parametrize("way", ["open", "f6", "page", "f7", "ctrl+e"])
async def test_a_file_changed_outside_is_read_with_each_article_and_page(
    tmp_path: Path, way: str
) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    async with driving(folder(articles), lang="en", start="1.txt") as driven:
        app = driven.app
        await driven.press("m")
        await driven.settle()
        await driven.press("f6", "q")
        await driven.settle()
        (data_folder() / "entities.txt").write_text(f"hide\t{TRUMP}\n", encoding="utf-8")
        if way == "open":
            await driven.press("J")
        elif way == "page":
            app.show_entity(MUSK)
        else:
            await driven.press(way)
        await driven.settle()
        assert app.library.catalogue().entity(TRUMP) is None
        if way != "open":
            await driven.press("escape")
            table = app.panel.entities.table
            assert table is not None
            assert TRUMP not in table.number


@pytest.mark.parametrize("over", [False, True])
async def test_each_page_of_all_articles_leads_to_the_others(tmp_path: Path, over: bool) -> None:
    from tui.app.board import BoardPage
    from tui.app.entities_page import EntitiesPage
    from tui.app.figures_page import FiguresPage
    from tui.app.help_page import HelpPage

    async with driving(folder(tmp_path), lang="en") as driven:
        app = driven.app
        for key, kind in (("f4", FiguresPage), ("f5", BoardPage), ("f6", EntitiesPage)):
            if over:
                await driven.press("f6")
            app.show_entity(MUSK)
            await driven.settle()
            await driven.press(key)
            await driven.settle()
            assert isinstance(app.screen, kind)
            assert len(app.screen_stack) == 2
            for other, page_of in (("ctrl+e", CorrectionsPage), ("?", HelpPage)):
                await driven.press(other)
                await driven.settle()
                assert isinstance(app.screen, page_of)
                await driven.press("escape")
                assert isinstance(app.screen, kind)
            await driven.press("q")
            assert len(app.screen_stack) == 1
        app.show_entity(MUSK)
        await driven.settle()
        for other, page_of in (("ctrl+e", CorrectionsPage), ("?", HelpPage)):
            await driven.press(other)
            await driven.settle()
            assert isinstance(app.screen, page_of)
            await driven.press("escape")
            assert isinstance(app.screen, EntityPage)


# --- what is said ---------------------------------------------------------------------------------


async def test_what_was_done_is_said_before_what_matches_nothing(tmp_path: Path) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    (data_folder() / "entities.txt").write_text("bad line\n", encoding="utf-8")
    async with driving(folder(articles), lang="en") as driven:
        shown = await open_page(driven, MUSK)
        app, told = driven.app, shown.notice
        app.apply(correction("rename", MUSK, "X"), "إيلون ماسك")
        await driven.settle()
        assert told.text.startswith("“إيلون ماسك” is shown as “X”")
        assert "cannot be read" not in told.text  # it was told before
        app.apply(correction("hide", "nobody"), "N")
        await driven.settle()
        assert told.text.startswith("“N” is hidden · F8 takes it back · 2 corrections match no")
        await driven.press("f8")
        await driven.settle()
        assert told.text == "Undone: “N” is hidden"


@pytest.mark.parametrize("again", [False, True])
async def test_what_is_taken_back_is_called_by_its_name(tmp_path: Path, again: bool) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    if again:  # it is the file alone that knows of it
        (data_folder() / "entities.txt").write_text(f"hide\t{PARIS}\n", encoding="utf-8")
    async with driving(folder(articles), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        told = all_names(driven).notice
        if not again:
            driven.app.apply(correction("hide", PARIS), "باريس")
            await driven.settle()
        await driven.press("f8")
        await driven.settle()
        assert told.text == "Undone: “باريس” is hidden"
        await driven.press("f9")
        await driven.settle()
        assert told.text == "Done again: “باريس” is hidden"


@pytest.mark.parametrize("way", ["panel", "processes"])
async def test_a_tagger_that_fails_is_told_once(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui import gathering
    from tui.extract.naming import namer_of
    from tui.settings import config_folder

    articles = tmp_path / "a"
    articles.mkdir()
    (config_folder() / "broken_tagger.py").write_text(
        "def tag(sentences):\n    raise ValueError('so it is')\n"
    )
    monkeypatch.setattr("sys.path", [*sys.path, str(config_folder())])
    if way == "processes":
        monkeypatch.setattr(gathering, "SMALL", 0)
    async with driving(folder(articles), lang="en") as driven:
        app = driven.app
        app.library.namer = namer_of("broken_tagger:tag", True, config_folder())
        await driven.press("m" if way == "panel" else "f6")
        await driven.settle()
        told = app.notice if way == "panel" else all_names(driven).notice
        assert "“broken_tagger:tag” failed" in told.text
        assert "ValueError: so it is" in told.text
        told.hide()
        await driven.press("f6" if way == "panel" else "q", "J", "m")
        await driven.settle()
        assert "broken_tagger" not in told.text
        assert "broken_tagger" not in app.notice.text


async def test_after_f8_the_sentences_stand_as_before(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        text = f"خبر {name}\n\nوصل إيلون ماسك إلى {'باريس' if name == 'a' else 'الرياض'}.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        await open_page(driven, MUSK)
        catalogue = driven.app.library.catalogue()
        before = [place.file for place in catalogue.mentions_of(MUSK)]
        assert len(set(before)) == 3
        driven.app.apply(correction("hide", PARIS), "باريس")
        await driven.settle()
        assert [place.file for place in catalogue.mentions_of(MUSK)] == before
        await driven.press("f8")
        await driven.settle()
        assert [place.file for place in catalogue.mentions_of(MUSK)] == before
