"""The tab of names: what it shows, how one moves between it and the text, and the cards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style

from tests.app.driving import NAMES, SIZES, Driven, driving, key_events, painted, rows
from tests.app.naming import FORMS, TEXT, fixed
from tests.app.test_app_painting import check_strips
from tui.app import entities_tab
from tui.app.entities_tab import EntitiesTab
from tui.app.entity_card import CardPage, explained, sentence
from tui.app.entity_words import Table
from tui.app.side_panel import SidePanel
from tui.app.theme import DARK
from tui.articles.parse import parse
from tui.extract.naming import Namer
from tui.library import open_library
from tui.model import Article, EntityType, Layer, Mention
from tui.text.fitting import one_line
from tui.words import Words

GOLDEN = Path(__file__).parent / "golden_names"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "زيارة.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def article_of(text: str) -> Article:
    return parse(text, "x.txt")


def table_of(text: str) -> Table:
    article = article_of(text)
    return Table(article, fixed(article), {"elon-musk": "Elon Musk"})


@asynccontextmanager
async def reading(path: Path, *keys: str, **more: Any) -> AsyncIterator[Driven]:
    """Run the reader with names that are always the same, and press keys."""
    async with driving(path, **more) as driven:
        driven.app.library.entities = fixed  # type: ignore[method-assign]
        for key in keys:
            await driven.press(key)
            await driven.settle()
        yield driven


def names_of(driven: Driven) -> EntitiesTab:
    tab = driven.app.panel.tab
    assert isinstance(tab, EntitiesTab)
    return tab


def shown(tab: EntitiesTab) -> list[str]:
    """Return the ids of the entities in the order in which they are shown."""
    assert tab.table is not None
    return [tab.table.entities[index].id for index in tab._order]


# --- what is shown --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "lang"), [((120, 36), "ar"), ((120, 36), "en"), ((80, 24), "ar"), ((200, 60), "ar")]
)
async def test_the_first_screen_of_names(visit: Path, size: tuple[int, int], lang: str) -> None:
    async with reading(visit, "m", size=size, lang=lang) as driven:
        panel, tab = driven.app.panel, names_of(driven)
        tab.tell_others({"openai": 2, "jordan": 1, "elon-musk": 11, "germany": 0})
        seen = "".join(f"{row.rstrip()}\n" for row in rows(panel))
        while tab.first + panel.room() < tab.height(panel.size.width):
            panel.scroll(panel.room())
            seen += "== below\n" + "".join(f"{row.rstrip()}\n" for row in rows(panel))
    golden = GOLDEN / f"{size[0]}x{size[1]}-{lang}.txt"
    if os.environ.get("QARI_REGOLD"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == golden.read_text(encoding="utf-8")


async def test_every_row_of_names_is_as_wide_as_it_says(visit: Path) -> None:
    for lang in ("ar", "en"):
        async with reading(visit, "m", "f", lang=lang) as driven:
            for size in [*SIZES, (40, 10), (10, 3), (1, 1)]:
                await driven.resize(*size)
                for part in driven.parts():
                    check_strips(part)
                driven.app.panel.scroll(7)
                check_strips(driven.app.panel)


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_mentions(name: str) -> None:
    library = open_library()
    library.namer = Namer(None)
    article = library.read(library.find(name))
    mentions = library.entities(article)
    table = entities_tab.read(article, library)
    assert Counter(mention.id for mention in mentions) == {
        entity.id: len(entity.mentions) for entity in table.entities
    }
    for entity in table.entities:
        written = [mentions[index] for index in entity.mentions]
        assert {mention.id for mention in written} == {entity.id}
        assert sum(count for _, count in entity.forms) == len(written)
        most = Counter(mention.type for mention in written)
        assert most[entity.type] == max(most.values())


async def test_rows_say_how_often_an_entity_is_named(visit: Path) -> None:
    async with reading(visit, "m", lang="en") as driven:
        tab = names_of(driven)
        assert tab.table is not None
        width = driven.app.panel.size.width
        for index, entity in enumerate(tab.table.entities):
            row = tab.paint(tab.rows_of(index, width)[0], width, DARK, focused=False).text
            places = sum(TEXT.count(form) for form in FORMS if FORMS[form][1] == entity.id)
            if entity.id == "sam-altman":
                places -= TEXT.count("سام ألتمان")  # its second word was counted, too
            if entity.id == "jordan":
                places -= TEXT.count("الأردن")  # the same of لأردن
            assert row.split()[-1] == str(places) or row.split()[0] == str(places)


def test_types_are_said_in_the_right_plural() -> None:
    words = Words("ar")
    said = {
        kind: [words.count(f"type.{kind}", number) for number in (1, 2, 3, 11, 100)]
        for kind in EntityType
    }
    assert said[EntityType.PER] == ["شخص واحد", "شخصان", "٣ أشخاص", "١١ شخصًا", "١٠٠ شخص"]
    assert said[EntityType.ORG] == ["جهة واحدة", "جهتان", "٣ جهات", "١١ جهة", "١٠٠ جهة"]
    assert said[EntityType.LOC] == ["مكان واحد", "مكانان", "٣ أماكن", "١١ مكانًا", "١٠٠ مكان"]


async def test_an_article_without_names_says_so(tmp_path: Path) -> None:
    (tmp_path / "أ.txt").write_text("عنوان المقال\n\nفقرة من كلام لا اسم فيه.\n", encoding="utf-8")
    async with reading(tmp_path, "m") as driven:
        assert names_of(driven).state == "read"
        said = Words("ar").say("entities.none", key="J")
        lines = names_of(driven)._message(40)
        assert " ".join(said[line.start : line.end].strip() for line in lines) == said
        keys = ("j", "k", "G", "g", "enter", "s", "w", "h", "z", "f", "x", "enter", "escape")
        await driven.press(*keys, "m", "z", "n", "p", "enter", "h", "escape", "J")
        assert driven.app.is_running
        assert driven.app.view.names is not None
        assert driven.app.view.names.chosen is None


async def test_while_they_are_read_the_panel_says_so(
    visit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    tell = SidePanel.tell_reading_names

    def tell_reading(self: SidePanel) -> None:
        tell(self)
        told.extend(rows(self)[2:4])

    monkeypatch.setattr(SidePanel, "tell_reading_names", tell_reading)
    async with reading(visit, "m") as driven:
        assert "".join(told).strip()
        assert names_of(driven).table is not None


async def test_a_short_article_is_read_at_once_where_the_tables_are_loaded(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        app = driven.app
        app.panel.clear(article=True)
        assert names_of(driven).table is None
        app.read_entities()
        assert names_of(driven).table is not None


async def test_names_of_an_article_that_was_left_are_not_shown(tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / f"{name}.txt").write_text(TEXT + f"\n{name}\n", encoding="utf-8")
    async with reading(tmp_path, "m") as driven:
        first = names_of(driven).table
        await driven.press("escape")
        await driven.press_at_once("J")
        assert driven.app.view.names is None or driven.app.article is not None
        await driven.settle()
        second = names_of(driven).table
        assert first is not None
        assert second is not None
        assert (first.article.file, second.article.file) != (second.article.file,) * 2
        assert second.article is driven.app.article


def test_of_many_names_only_those_in_view_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"قال فلان{number} كلاما." for number in range(5000))
    article = article_of(text)
    mentions = []
    at = 0
    for number in range(5000):
        at = text.index(f"فلان{number}", at)
        end = at + len(f"فلان{number}")
        kind = list(EntityType)[number % 5]
        mentions.append(Mention(at, end, kind, f"x{number}", text[at:end], Layer.TAGGER, 0.5))
    laid = 0
    one_line = entities_tab.one_line

    def counting(text: str, width: int, base: int | None = None) -> object:
        nonlocal laid
        laid += 1
        return one_line(text, width, base)

    monkeypatch.setattr(entities_tab, "one_line", counting)
    tab = EntitiesTab(Words("ar"), "J")
    tab.fill(Table(article, mentions, {}))
    tab.keep("فلان1")
    tab.keep("")
    assert laid == 0
    assert tab.height(26) == 5000 + 10
    for row in range(3000, 3034):
        tab.paint(row, 26, DARK, focused=True)
    assert 34 <= laid <= 34 * 4


def test_nothing_of_the_names_is_loaded_before_they_are_wanted() -> None:
    code = (
        "import sys, tui.app.actions\n"
        "late = ('tui.extract', 'tui.app.entit', 'tui.app.filter_field', 'tui.app.aside')\n"
        "print([name for name in sys.modules if name.startswith(late)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


# --- tabs and order -------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_key_opens_and_closes_the_tab(visit: Path, size: tuple[int, int]) -> None:
    async with reading(visit, "m", size=size) as driven:
        app = driven.app
        assert app.focused is app.panel
        assert app.panel.tab.name == "entities"
        await driven.press("m")
        assert app.focused is app.view
        assert not app.panel.display
        await driven.press("a", "m")  # from the other tab: to the names
        assert app.panel.tab.name == "entities"
        assert app.focused is app.panel


async def test_sorting_by_count_and_by_place(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        tab = names_of(driven)
        assert shown(tab) == [
            *("sam-altman", "elon-musk", "mrm-sad", "openai", "anwar"),
            *("jordan", "germany", "gpt-4", "world-cup"),
        ]
        await driven.press("j", "s")
        assert not tab.by_count
        assert tab.chosen is not None
        assert tab.chosen.id == "elon-musk"  # the cursor stays on its entity
        assert shown(tab)[:3] == ["sam-altman", "elon-musk", "mrm-sad"]
        await driven.press("s")
        assert tab.by_count


def test_entities_of_one_count_stand_as_they_appear() -> None:
    table = table_of("OpenAI ثم إيلون ماسك ثم مرام سعيد، وألمانيا مرتين: ألمانيا. ثم الأردن.")
    groups = dict(table.groups(range(len(table.entities)), by_count=True))
    ids = [table.entities[index].id for index in groups[EntityType.PER]]
    assert ids == ["elon-musk", "mrm-sad"]
    assert table.entities[groups[EntityType.LOC][0]].id == "germany"


# --- filtering ------------------------------------------------------------------------------


async def test_names_are_filtered_as_one_types(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        app, tab = driven.app, names_of(driven)
        await driven.press("f")
        assert app.filtering
        await driven.type("التمان")  # without its hamza
        assert shown(tab) == ["sam-altman"]
        assert [name for name, _, _ in app.key_bar.keys] == ["choose", "cancel"]
        await driven.press(*["backspace"] * 6)
        assert len(shown(tab)) == 9
        await driven.type("altman")  # a form that is not the name
        assert shown(tab) == ["sam-altman"]
        await driven.press("enter")
        assert app.focused is app.panel
        assert shown(tab) == ["sam-altman"]
        await driven.press("escape")
        assert app.focused is app.panel
        assert len(shown(tab)) == 9
        assert app.panel.filter is None


async def test_nothing_matches(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        app, tab = driven.app, names_of(driven)
        await driven.press("f")
        await driven.type("قغق")
        assert shown(tab) == []
        assert tab.cursor is None
        assert any("ﻖﻐﻗ" in row for row in rows(app.panel)[2:])
        await driven.press("down", "up", "enter", "enter", "w", "h", "j", "s")
        assert app.is_running
        await driven.press("escape", "escape")
        assert app.focused is app.view


async def test_keys_typed_at_once_reach_the_filter(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        for event in (event for key in "fم" for event in key_events(key)):
            driven.app.post_message(event)
        await driven.pause()
        assert driven.app.panel.filter is not None
        assert driven.app.panel.filter.value == "م"


async def test_arrows_choose_while_one_types(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        tab = names_of(driven)
        await driven.press("f", "down", "down", "up")
        assert tab.chosen is not None
        assert tab.chosen.id == "elon-musk"
        await driven.press("left", "enter")  # nothing is typed: the line goes
        assert driven.app.panel.filter is None


# --- between the tab and the text -----------------------------------------------------------


async def test_enter_marks_all_mentions_and_goes_from_one_to_the_next(visit: Path) -> None:
    async with reading(visit, "m", size=(120, 12)) as driven:
        app, tab = driven.app, names_of(driven)
        assert tab.table is not None
        entity = tab.table.entities[tab.table.number["sam-altman"]]
        before = driven.place()
        visited = []
        await driven.press("enter")
        assert app.focused is app.view
        for _ in range(len(entity.mentions) + 1):
            names = app.view.names
            assert names is not None
            assert names.chosen == "sam-altman"
            assert names.current is not None
            visited.append(names.current)
            assert app.view.sees(names.mentions[names.current].start)
            assert tab.current == tab.table.number["sam-altman"]
            await driven.press("enter")
        assert visited == [*entity.mentions, entity.mentions[0]]
        await driven.press("p")
        assert app.view.names is not None
        assert app.view.names.current == entity.mentions[0]
        await driven.press("p")
        assert app.view.names.current == entity.mentions[-1]
        await driven.press("n")
        assert app.view.names.current == entity.mentions[0]
        await driven.press("escape")
        assert app.view.names.chosen is None
        assert app.view.names.current is None
        assert tab.marked is None
        await driven.press("backspace")
        assert driven.place() == before


async def test_the_next_mention_is_the_next_from_where_one_reads(visit: Path) -> None:
    async with reading(visit, "m", size=(120, 8)) as driven:
        app, tab = driven.app, names_of(driven)
        await driven.press("escape", "j", "j", "j", "j", "j", "j", "j")
        here = app.view.position()
        assert here
        await driven.press("m", "g", "enter")
        names = app.view.names
        assert names is not None
        assert names.current is not None
        assert tab.table is not None
        starts = [tab.table.starts[i] for i in names.places()]
        assert names.starts[names.current] == next(start for start in starts if start >= here)


async def test_finding_leaves_the_marks(visit: Path) -> None:
    async with reading(visit, "m", "enter", "f") as driven:
        app = driven.app
        assert app.view.names is not None
        assert app.view.names.chosen is None
        await driven.type("كأس")
        await driven.press("enter", "n")
        assert app.view.hit == 1


async def test_moving_in_the_text_marks_the_nearest_name(visit: Path) -> None:
    async with reading(visit, "m", "escape", size=(120, 8)) as driven:
        app, tab = driven.app, names_of(driven)
        assert tab.table is not None
        seen = set()
        for _ in range(12):
            place = app.view.reading_place()
            distance = [abs(mention.start - place) for mention in tab.table.mentions]
            assert tab.current is not None
            nearest = min(distance[index] for index in tab.table.entities[tab.current].mentions)
            assert nearest == min(distance)
            assert tab.cursor == tab.current
            room = range(tab.first, tab.first + app.panel.room())
            assert set(tab.rows_of(tab.current, app.panel.size.width)) <= set(room)
            seen.add(tab.current)
            await driven.press("j")
        assert len(seen) >= 3


async def test_a_click_on_a_name_marks_it(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        tab, panel = names_of(driven), driven.app.panel
        assert tab.table is not None
        wanted = tab.table.number["jordan"]
        row = tab.rows_of(wanted, panel.size.width)[0] - tab.first
        await driven.pilot.click(panel, (8, 1 + row))
        await driven.pause()
        assert driven.app.view.names is not None
        assert driven.app.view.names.chosen == "jordan"
        assert tab.marked == "jordan"


async def test_a_click_on_a_mark_chooses_it_and_again_shows_its_card(visit: Path) -> None:
    async with reading(visit, "m", "escape", "z") as driven:
        app = driven.app
        names = app.view.names
        assert names is not None
        wanted = next(i for i, one in enumerate(names.mentions) if one.id == "germany")
        x, y = next(
            (x, y)
            for y in range(app.view.size.height)
            for x in range(app.view.size.width)
            if app.view.mention_at(x, y) == wanted
        )
        await driven.pilot.click(app.view, (x, y))
        await driven.pause()
        assert app.view.names is not None
        assert (app.view.names.chosen, app.view.names.current) == ("germany", wanted)
        await driven.pilot.click(app.view, (x, y))
        await driven.pause()
        assert isinstance(app.screen, CardPage)
        await driven.press("escape", "z", "escape")
        assert app.view.mention_at(x, y) is None  # nothing is marked there any more


# --- cards ----------------------------------------------------------------------------------


async def test_the_card_opens_from_the_panel_and_from_the_text(visit: Path) -> None:
    async with reading(visit, "h") as driven:
        app = driven.app
        assert not isinstance(app.screen, CardPage)  # the names are read first
        await driven.press("h")
        assert isinstance(app.screen, CardPage)
        for size in [*SIZES, (40, 8), (1, 1)]:
            await driven.resize(*size)
            check_strips(app.screen.page)
        await driven.press("j", "space", "k", "b", "escape")
        assert not isinstance(app.screen, CardPage)
        await driven.resize(120, 36)
        await driven.press("m", "j")
        await driven.press("h")
        assert isinstance(app.screen, CardPage)
        assert app.screen.page.said[0].text == "إيلون ماسك"
        await driven.press("h")
        assert not isinstance(app.screen, CardPage)


async def test_no_card_of_a_name_that_is_out_of_view(visit: Path, tmp_path: Path) -> None:
    text = TEXT + "\n" + "كلام لا اسم فيه.\n\n" * 60
    visit.write_text(text, encoding="utf-8")
    async with reading(visit, "h", "G", "h", size=(80, 12)) as driven:
        assert not isinstance(driven.app.screen, CardPage)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_card_says_all_that_is_known(lang: Any) -> None:
    words = Words(lang)
    table = table_of(TEXT)
    for index, mention in enumerate(table.mentions):
        said = [part.text for part in explained(table, index, 3, words)]
        entity = table.entities[table.entity_of(index)]
        whole = "\n".join(said)
        assert said[0] == entity.name
        assert words.say(f"type.{mention.type}") in said
        assert words.say(f"step.{mention.step}") in whole
        assert f"{words.number(round(mention.confidence * 100))}" in whole
        assert words.count("mentions", len(entity.mentions)) in said
        assert words.count("other_articles", 3) in said
        assert entity.id in said
        for form, count in entity.forms:
            assert words.say("card.form", form=form, times=words.count("times", count)) in said
        assert table.article.text[mention.start : mention.end] in sentence(table.article, mention)
    many = [part.text for part in explained(table, 0, None, words)]
    assert words.say("card.steps") in many  # the table, the document and Latin letters
    one = table.entities[table.number["mrm-sad"]].mentions[0]
    assert words.say("card.steps") not in [p.text for p in explained(table, one, None, words)]


def test_the_card_says_that_a_name_has_another_type_here() -> None:
    article = article_of("قالت تسلا. وقالت تسلا. اشترى تسلا.")
    starts = [index for index in range(len(article.text)) if article.text.startswith("تسلا", index)]
    kinds = [EntityType.ORG, EntityType.ORG, EntityType.PROD]
    mentions = [
        Mention(start, start + 4, kind, "tesla", "تسلا", Layer.TABLE, 1)
        for start, kind in zip(starts, kinds, strict=True)
    ]
    table = Table(article, mentions, {})
    assert [part.text for part in explained(table, 2, None, Words("en"))][2] == (
        "product here, mostly organisation"
    )
    assert sentence(article, mentions[1]) == "وقالت تسلا."


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_card_says_why_forms_are_one(lang: Any) -> None:
    text = "قالت السيدة كارولين ليفات ذلك. وقالت كارولين ليفيت مثله."
    article = article_of(text)
    table = Table(article, Namer(None).entities(article), {})
    words = Words(lang)
    said = [one.text for one in explained(table, 0, None, words)]
    label = said.index(words.say("card.why"))
    assert "ليفات" in said[label + 1]
    assert words.say("link.sound", of="").strip()[:5] in said[label + 1]
    alone = article_of("قال السيد مرام الزعبلاوي ذلك.")
    table = Table(alone, Namer(None).entities(alone), {})
    assert words.say("card.why") not in [one.text for one in explained(table, 0, None, words)]


def test_long_sentences_are_cut_between_words() -> None:
    text = "عنوان\n\n" + "كلمة " * 200 + "ألتمان " + "كلمة " * 200
    table = table_of(text)
    said = sentence(table.article, table.mentions[0])
    assert said.startswith("… كلمة ")
    assert said.endswith(" كلمة …")
    assert 300 < len(said) < 420


# --- other articles -------------------------------------------------------------------------


async def test_other_articles_are_told_where_they_are_known(visit: Path) -> None:
    async with reading(visit, "m", lang="en") as driven:
        tab = names_of(driven)
        height = tab.height(25)
        assert not any("other article" in row for row in rows(driven.app.panel))
        driven.app.panel.tell_others({"gpt-4": 3, "jordan": 0})
        assert tab.height(25) == height + 1
        assert any("3 others" in row for row in rows(driven.app.panel))
        assert (tab.others("gpt-4"), tab.others("openai")) == (3, None)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_number_of_other_articles_is_never_cut(
    visit: Path, size: tuple[int, int], lang: Any
) -> None:
    async with reading(visit, "m", size=size, lang=lang) as driven:
        tab, panel = names_of(driven), driven.app.panel
        assert tab.table is not None
        ids = list(tab.table.number)
        for number in (1, 2, 3, 17, 1234, 99_999):
            panel.tell_others(dict.fromkeys(ids, number))
            for one in ids:
                for width in (panel.size.width, 26):
                    row = tab.rows_of(tab.table.number[one], width)[-1]
                    text = tab.paint(row, width, driven.app.palette, focused=False).text
                    said = [
                        one_line(driven.app.words.count(key, number), 99, int(lang == "ar")).text
                        for key in ("other_articles", "others_short")
                    ]
                    assert any(one in text for one in said), (width, text, said)


def style_of(driven: Driven, text: str) -> Style:
    """Return the look of the first segment of the panel with a text."""
    for _, row in painted(driven.app.panel):
        for segment in row:
            if text in segment.text and segment.style is not None:
                return segment.style
    raise AssertionError(text)


async def test_the_marked_entity_is_seen_in_the_panel(visit: Path) -> None:
    async with reading(visit, "m", lang="en") as driven:
        before = style_of(driven, "GPT-4")
        assert names_of(driven).table is not None
        names_of(driven).cursor = names_of(driven).table.number["gpt-4"]  # type: ignore[union-attr]
        await driven.press("enter")
        assert style_of(driven, "GPT-4").bgcolor != before.bgcolor
