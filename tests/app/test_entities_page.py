"""All names on one page: rows, order, filter, what some articles have more often, and export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.driving import SIZES, SMALL, Driven, driving, rows
from tui.app.entities_filter import Wanted, parse
from tui.app.entities_page import EntitiesPage
from tui.app.entities_rows import ALL, OVER, Asked, Column, all_of, block_of
from tui.app.entity_page import EntityPage
from tui.app.export_line import ExportLine
from tui.app.window import BLOCK, Window
from tui.catalogue.records import Order
from tui.library import Library, open_library
from tui.model import EntityType

ARTICLES = {
    "1.txt": "لقاء واشنطن\n\n13 يناير 2025\n\nالتقى دونالد ترامب إيلون ماسك في واشنطن. "
    "وقال دونالد ترامب إن شركة تسلا دفعت 500 مليون دولار. وعاد ماسك إلى تكساس.\n",
    "2.txt": "زيارة باريس\n\n20 مارس 2025\n\nزار إيلون ماسك باريس والتقى إيمانويل ماكرون. "
    "وقال ماسك إن شركة تسلا باعت 40 ألف سيارة في فرنسا.\n",
    "3.txt": "قمة الرياض\n\n5 مارس 2025\n\nوصل إيمانويل ماكرون إلى الرياض، وتحدث عن السعودية.\n",
}


def folder(path: Path) -> Path:
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def page(driven: Driven) -> EntitiesPage:
    shown = driven.app.screen
    assert isinstance(shown, EntitiesPage)
    return shown


def shown(driven: Driven) -> list[str]:
    """Return the ids of all rows, in their order."""
    table = page(driven).table
    found = [table.window.get(number) for number in range(table.count())]
    assert None not in found
    return [one.id for one in found if one is not None]


def gathered(path: Path) -> Library:
    library = open_library([str(folder(path))])
    for _ in library.gather(processes=0):
        pass
    return library


# --- filter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Wanted()),
        ("  ", Wanted()),
        ("ماسك", Wanted(text="ماسك")),
        ("إيلون ماسك", Wanted(text="إيلون ماسك")),
        ("أشخاص ترامب", Wanted(frozenset({EntityType.PER}), "ترامب")),
        ("people ORG", Wanted(frozenset({EntityType.PER, EntityType.ORG}))),
        ("مقال:الرياض", Wanted(article="الرياض")),
        ('article:"قمة الرياض" places', Wanted(frozenset({EntityType.LOC}), "", "قمة الرياض")),
        ("article:", Wanted()),
        ("a:b", Wanted(text="a:b")),
    ],
)
def test_what_is_typed(line: str, wanted: Wanted) -> None:
    assert parse(line) == wanted


# --- rows that are held ---------------------------------------------------------------------------


def test_only_blocks_near_the_view_are_held() -> None:
    window: Window[int] = Window()
    assert window.missing(0, 1) == 0
    total = 100_000
    for block in range(50):
        assert window.missing(block * BLOCK, block * BLOCK + 30) == block
        first = block * BLOCK
        assert window.fill(block, range(first, first + BLOCK), total, window.age)
    assert window.get(49 * BLOCK + 7) == 49 * BLOCK + 7
    assert window.get(0) is None
    assert window.missing(49 * BLOCK - 5, 49 * BLOCK + 5) is None
    window.outdate()
    assert window.get(49 * BLOCK) == 49 * BLOCK  # shown until it is brought again
    assert window.missing(49 * BLOCK, 49 * BLOCK + 5) == 49
    age = window.age
    window.forget()
    assert not window.fill(0, [1], 1, age)
    assert window.total == 0


def test_what_was_outdated_on_its_way_is_shown_and_asked_again() -> None:
    window: Window[int] = Window()
    asked = window.age
    window.outdate()
    assert window.fill(0, [1], 1, asked)
    assert window.get(0) == 1
    assert window.missing(0, 1) == 0
    assert window.fill(0, [2], 1, window.age)
    assert window.missing(0, 1) is None


# --- the catalogue's rows -------------------------------------------------------------------------


def test_rows_are_counted_as_the_command_counts(tmp_path: Path) -> None:
    library = gathered(tmp_path)
    catalogue = library.catalogue()
    found, total = block_of(catalogue, Asked(), 0)
    assert len(found) == total
    mentions = [place.id for place in catalogue.mentions()]
    assert {one.id: one.mentions for one in found} == {id_: mentions.count(id_) for id_ in mentions}
    per_article = {(place.file, place.id) for place in catalogue.mentions()}
    assert {one.id: one.articles for one in found} == {
        id_: sum(one == id_ for _, one in per_article) for id_ in mentions
    }


def test_what_an_article_has_more_often(tmp_path: Path) -> None:
    library = gathered(tmp_path)
    (third,) = [entry.file for entry in library.entries if entry.file.endswith("3.txt")]
    here, total = block_of(library.catalogue(), Asked(here=third), 0)
    assert total == len(here) > 0
    assert {"الرياض", "السعودية"} <= {one.name for one in here}
    assert [one.score for one in here] == sorted((one.score for one in here), reverse=True)
    by_name, _ = block_of(library.catalogue(), Asked(parse("article:قمه")), 0)
    assert by_name == here  # by its title, spelling forgiven
    places = Asked(parse("article:3.txt places الرياض"))
    assert [one.name for one in block_of(library.catalogue(), places, 0)[0]] == ["الرياض"]
    assert block_of(library.catalogue(), Asked(parse("article:none")), 0) == ([], 0)


def test_all_rows_are_exported_whatever_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.entities_rows._EXPORTED", 2)
    library = gathered(tmp_path)
    catalogue = library.catalogue()
    made = list(all_of(catalogue, Asked(order=Order.NAME), lambda: False))
    assert [row[0] for row in made] == [
        one.id for one in catalogue.entities(order=Order.NAME, limit=1000)
    ]
    assert all(len(row) == 1 + len(ALL) for row in made)
    over = list(all_of(catalogue, Asked(parse("article:3.txt")), lambda: False))
    assert over
    assert all(len(row) == 1 + len(OVER) for row in over)
    assert not list(all_of(catalogue, Asked(), lambda: True))


# --- on screen ------------------------------------------------------------------------------------


async def test_the_page_shows_all_names_and_counts(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        catalogue = driven.app.library.catalogue()
        wanted = [one.id for one in catalogue.entities(limit=1000)]
        assert shown(driven) == wanted
        assert f"{len(wanted)} names" in driven.screen()[0]
        row = rows(page(driven).table)[1]
        first = catalogue.entities(limit=1)[0]
        assert f"{first.mentions} " in row
        assert "person" in row
        await driven.press("q")
        assert len(driven.app.screen_stack) == 1


async def test_columns_sort_and_the_order_is_kept(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        catalogue = driven.app.library.catalogue()
        for key, order in zip(
            "12345",
            (Order.NAME, Order.TYPE, Order.MENTIONS, Order.ARTICLES, Order.NEWEST),
            strict=True,
        ):
            await driven.press(key)
            await driven.settle()
            assert shown(driven) == [one.id for one in catalogue.entities(order, limit=1000)]
        assert "Newest ▼" in rows(page(driven).table)[0]
        await driven.press("6", "7", ">", "<")
        await driven.settle()
        assert page(driven).kept.order is Order.NEWEST
        await driven.press("j", "j", "escape", "f6")
        await driven.settle()
        assert page(driven).kept.order is Order.NEWEST
        assert page(driven).table.cursor == 2


async def test_what_is_said_of_nothing_names_a_key_that_helps(tmp_path: Path) -> None:
    text = "لقاء باريس\n\nزار إيمانويل ماكرون باريس.\n"
    for name in ("1.txt", "2.txt"):  # alike, so that nothing stands out
        (tmp_path / name).write_text(text, encoding="utf-8")
    async with driving(tmp_path, lang="en") as driven:
        await driven.press("f6", "o")
        await driven.settle()
        assert "o shows all names" in "".join(rows(page(driven).table))
        await driven.press("o", "f", "z", "z", "enter")
        await driven.settle()
        assert "Press f and take a word away" in "".join(rows(page(driven).table))
        await driven.press("f", "backspace", "backspace", "enter")
        await driven.settle()
        assert shown(driven)


async def test_filtering_as_one_types_and_what_is_said_of_nothing(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6", "f")
        await driven.type("people")
        await driven.settle()
        table = page(driven).table
        found = [table.window.get(n) for n in range(table.count())]
        assert {one.type for one in found if one} == {EntityType.PER}
        await driven.type(" zzz")
        await driven.settle()
        assert table.count() == 0
        assert "No name matches" in "".join(rows(table))
        await driven.press("escape", "escape", "f6")
        await driven.settle()
        assert page(driven).field.value == "people zzz"


async def test_names_of_the_open_article_are_compared(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", start="3.txt") as driven:
        await driven.press("f6", "o")
        await driven.settle()
        assert "Score ▼" in rows(page(driven).table)[0]
        assert "more in this article" in driven.screen()[0]
        names = page(driven).table.window
        assert {"الرياض", "السعودية"} <= {names.get(n).name for n in range(names.total)}  # type: ignore[union-attr]
        await driven.press("1", "<")  # they stand by their score
        assert page(driven).kept.order is Order.MENTIONS
        await driven.press("o")
        await driven.settle()
        assert "Mentions ▼" in rows(page(driven).table)[0]


@pytest.mark.parametrize("form", ["csv", "json", "md"])
async def test_what_is_shown_is_written(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = tmp_path / "a"
    articles.mkdir()
    monkeypatch.chdir(tmp_path)
    async with driving(folder(articles), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        await driven.press("f")
        await driven.type("places")
        await driven.press("enter", "x")
        while not driven.app.screen.focused.value.endswith(form):  # type: ignore[union-attr]
            await driven.press("tab")
        await driven.press("enter")
        await driven.settle()
        ids = shown(driven)
        assert f"Wrote {len(ids)} names" in page(driven).notice.text
    data = (tmp_path / f"entities.{form}").read_bytes()
    if form == "json":
        made = json.loads(data)
        assert [row["id"] for row in made] == ids
        assert list(made[0]) == ["id", *(column.value for column in ALL)]
        assert {row["type"] for row in made} == {"LOC"}
    elif form == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        assert [line.split(",")[0] for line in data.decode("utf-8-sig").splitlines()] == [
            "id",
            *ids,
        ]
    else:
        assert [line.split("|")[1].strip() for line in data.decode().splitlines()[2:]] == ids


async def test_enter_opens_the_page_of_a_name_and_leads_back(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6", "j")
        await driven.settle()
        under = page(driven).table.current()
        assert under is not None
        await driven.press("enter")
        await driven.settle()
        assert isinstance(driven.app.screen, EntityPage)
        assert driven.app.screen.entity == under.id
        await driven.press("escape")
        assert page(driven).table.current() == under


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [*SIZES, (40, 10), *SMALL])
async def test_every_size_is_drawn_and_every_key_can_be_pressed(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    async with driving(folder(tmp_path), lang=lang, size=size) as driven:
        await driven.press("f6")
        await driven.settle()
        for key in ("j", "k", "space", "b", "G", "g", "d", "u", "o", "o", "2", ">", "tab", "tab"):
            await driven.press(key)
            await driven.settle()
            assert all(len(row) <= max(2, size[0]) * 2 for row in driven.screen())
        for column in Column:
            assert page(driven).words.say(f"names.column.{column}")
        await driven.press("enter", "right", "left", "tab", "j", "G", "space", "escape", "q")
        await driven.settle()


async def test_a_hundred_thousand_names_are_asked_for_by_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def many(catalogue: object, asked_for: Asked, block: int) -> tuple[list[object], int]:
        from tui.app.entities_rows import Named

        asked.append(block)
        numbers = range(block * BLOCK, (block + 1) * BLOCK)
        return [Named(f"n{n}", f"n{n}", EntityType.PER, 1) for n in numbers], 100_000

    monkeypatch.setattr("tui.app.entities_page.block_of", many)
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        await driven.press("G")
        await driven.settle()
        current = page(driven).table.current()
        assert current is not None
        assert current.id == "n99999"
        assert "n99999" in "".join(rows(page(driven).table))
        assert set(asked) <= {0, 998, 999}


async def test_after_a_merge_the_cursor_is_on_what_it_was_merged_into(tmp_path: Path) -> None:
    from tui.extract.overlay import correction

    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        before = shown(driven)
        assert before.index("paris") > 0
        await driven.press(*["j"] * before.index("paris"))
        made = correction("merge", "tesla", "paris", "تسلا", "ORG")
        assert driven.app.apply(made, "باريس")
        await driven.settle()
        assert "paris" not in shown(driven)
        one = page(driven).table.current()
        assert one is not None
        assert one.id == "tesla"


async def test_names_that_are_yet_to_be_brought_are_not_said_to_be_none(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en") as driven:
        await driven.press("f6")
        await driven.settle()
        over = page(driven)
        over.table.window.forget()  # all is read, nothing is brought
        assert not over.kept.gathered.said(over.words)
        assert over._nothing() == over.words.say("names.not_yet")


async def test_a_notice_clears_its_rows_and_leaves_the_line_that_asks(tmp_path: Path) -> None:
    async with driving(folder(tmp_path), lang="en", size=(80, 24)) as driven:
        await driven.press("f6")
        await driven.settle()
        told = page(driven).notice
        told.tell("so it is " * 30)
        await driven.settle()
        assert (told.size.width, told.size.height) == (80, 3)  # over the whole width
        await driven.press("x")
        await driven.settle()
        assert not told.display
        told.tell("so it is")
        await driven.settle()
        line = page(driven).query_one(ExportLine)
        assert told.size == (80, 1)
        assert line.region.bottom == told.region.y  # in the place of the keys
