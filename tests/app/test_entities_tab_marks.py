"""Names in the text: which letters are marked, and how types are told apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.style import Style

from tests.app.driving import SIZES, Driven, driving
from tests.app.emulated import emulated
from tests.app.legible import Known
from tests.app.naming import FORMS, TEXT, fixed
from tests.app.test_app_painting import contrast, looks
from tests.app.test_app_walk import Walk
from tests.app.test_app_walk import known as known  # a fixture
from tests.app.test_entities_tab import reading
from tests.app.test_entities_tab import visit as visit  # a fixture
from tui.app.aside import aside
from tui.app.entity_marks import COLORS, TYPES, chosen, current, typed
from tui.app.theme import DARK, DARK_256, LIGHT, LIGHT_256, TERMINAL, Palette
from tui.model import EntityType
from tui.settings import Settings
from tui.terminal.profiles import Profile
from tui.words import Words

COLOURED = (DARK, LIGHT, DARK_256, LIGHT_256)


def attributes(style: Style) -> tuple[bool, bool, bool]:
    return bool(style.bold), bool(style.underline), bool(style.underline2)


@pytest.mark.parametrize("palette", [*COLOURED, TERMINAL], ids=lambda palette: palette.name)
def test_no_type_is_told_by_colour_alone(palette: Palette) -> None:
    for one, other in combinations(TYPES, 2):
        assert attributes(typed(palette, one)) != attributes(typed(palette, other))
    for kind in EntityType:
        assert any(attributes(typed(palette, kind)))
        looks = {typed(palette, kind), chosen(palette, kind), current(palette, kind)}
        assert len(looks) == 3
        if palette is TERMINAL:
            assert {look.color for look in looks} == {None}
            assert len({(*attributes(look), look.reverse) for look in looks}) == 3


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_every_type_is_readable(palette: Palette) -> None:
    assert len(set(COLORS[palette].values())) == 5
    for color in COLORS[palette].values():
        for ground in (palette.page, palette.panel):
            assert contrast(color, ground) >= 4.5, (color, ground)
    assert contrast(palette.page, palette.ink) >= 4.5


def cells(driven: Driven) -> list[tuple[tuple[int, int], Style]]:
    """Return the source characters and the look of each cell of the article in view."""
    view = driven.app.view
    found = []
    for y, row in enumerate(view.rows()):
        line = view._source_line(row)
        if line is None:
            continue
        looks = [
            segment.style or Style()
            for segment in view.render_line(y)
            for _ in range(segment.cell_length)
        ]
        left = view._left(row, line)
        found += [(line.source_at(x), looks[left + x]) for x in range(line.width)]
    return found


@pytest.mark.parametrize("kind", list(EntityType))
async def test_marks_cover_exactly_the_letters_of_names(visit: Path, kind: EntityType) -> None:
    async with reading(visit, "z") as driven:
        names = driven.app.view.names
        assert names is not None
        spans = [(one.start, one.end) for one in names.mentions if one.type is kind]
        assert spans
        wanted = typed(DARK, kind)
        for (start, end), look in cells(driven):
            inside = any(first < end and start < last for first, last in spans)
            marked = look.color == wanted.color and attributes(look) == attributes(wanted)
            assert marked == inside, TEXT[start:end]


async def test_clitics_are_not_marked_and_a_lam_alef_is_marked_whole(visit: Path) -> None:
    async with reading(visit, "z") as driven:
        marked = {
            place
            for (start, end), look in cells(driven)
            if look.color == typed(DARK, EntityType.LOC).color
            for place in range(start, end)
        }
        at = TEXT.index("للأردن")
        assert at not in marked
        assert set(range(at + 1, at + 6)) <= marked
        at = TEXT.index("لألمانيا")  # its first letter shares a cell with that of the name
        assert set(range(at + 1, at + 8)) <= marked
        assert TEXT.index("فالأردن") not in marked


async def test_off_by_default_but_for_the_chosen_one(visit: Path) -> None:
    async with reading(visit, "m") as driven:
        app = driven.app
        colors = {typed(DARK, kind).color for kind in EntityType}
        assert not any(look.color in colors for _, look in cells(driven))
        await driven.press("G", "enter")  # the event
        ground = chosen(DARK, EntityType.EVENT).bgcolor
        spans = [TEXT.index("كأس"), TEXT.rindex("كأس")]
        blocks = {start for (start, _), look in cells(driven) if look.bgcolor == ground}
        here = {
            start
            for (start, _), look in cells(driven)
            if look.bgcolor == current(DARK, EntityType.EVENT).bgcolor
        }
        assert len(blocks) == len(here) == len("كأس العالم")
        assert {min(blocks), min(here)} == set(spans)
        await driven.press("z")
        assert any(look.color in colors for _, look in cells(driven))
        assert app.types
        await driven.press("z", "escape")
        assert not any(look.color in colors for _, look in cells(driven))


async def test_types_stay_shown_in_the_next_article(tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    async with reading(tmp_path, "z", "J") as driven:
        names = driven.app.view.names
        assert names is not None
        assert names.types
        await driven.press("z", "K")
        await driven.settle()
        assert driven.app.view.names is None  # nobody wants them


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}])
async def test_types_are_told_apart_without_colours(
    visit: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    async with driving(visit) as driven:
        driven.app.library.entities = fixed  # type: ignore[method-assign]
        await driven.press("z")
        await driven.settle()
        names = driven.app.view.names
        assert names is not None
        seen: dict[EntityType, set[tuple[bool, bool, bool]]] = {}
        for (start, end), look in cells(driven):
            for one in names.mentions:
                if one.start < end and start < one.end:
                    seen.setdefault(one.type, set()).add(attributes(look))
        assert len(seen) == 5
        assert all(len(looks) == 1 for looks in seen.values())
        assert len({next(iter(looks)) for looks in seen.values()}) == 5


async def test_work_aside_gives_its_result_and_its_error() -> None:
    assert await aside(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("keys", [("m",), ("m", "j", "enter", "z"), ("m", "f", "escape", "h")])
async def test_every_painted_text_is_readable(
    visit: Path, theme: str, keys: tuple[str, ...]
) -> None:
    settings = Settings(theme=theme)  # type: ignore[arg-type]
    async with reading(visit, *keys, settings=settings, size=(130, 40)) as driven:
        found = looks(driven)
        assert len(found) >= 5
        faint = {sample: pair for pair, sample in found.items() if contrast(*pair) < 4.5}
        assert not faint


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES[:2])
async def test_all_of_it_reads_right(
    size: tuple[int, int], lang: str, visit: Path, known: Known
) -> None:
    known.add(TEXT, visit.stem, "ا", "ال", *(name for _, _, name, _ in FORMS.values()))
    known.add(*(Words("ar").count(f"type.{kind}", n) for kind in EntityType for n in range(4)))
    known.add(*(Words("ar").count("mentions", number) for number in range(12)))
    known.add(*(Words("ar").count("times", number) for number in range(12)))
    async with emulated(visit, size=size, lang=lang) as driven:
        walk = Walk(driven.app)
        walk.app.library.entities = fixed  # type: ignore[method-assign]
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        await walk.press("m")
        await walk.settle()
        await walk.look()
        assert "أشخاص" in walk.words or lang == "en"
        assert "ألمانيا" in walk.words
        await walk.look("z", "enter", "enter", "h", "j", "escape", "escape", "m", "G", "enter")
        await walk.look("m", "f", "ا", "ل", "escape", "s", "h", "escape", "g", "z")
        await walk.look(*["f3", "m", "m"] * len(Profile))
