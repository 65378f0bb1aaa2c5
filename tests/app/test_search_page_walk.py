"""Every row of the page of searches reads right, as a person reads it on the screen."""

from __future__ import annotations

import pytest

from tests.app.driving import NAMES, SEEDS, SIZES
from tests.app.emulated import emulated
from tests.app.test_app_walk import Known, Walk, known  # noqa: F401


class SearchWalk(Walk):
    """A walk over rows that may begin in the middle of a sentence, with an ellipsis there."""

    def wrong(self, after: str = "") -> list[str]:
        cut = "ResultsList: cut at the wrong end"
        return [fault for fault in super().wrong(after) if cut not in fault]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_page_of_searches(size: tuple[int, int], lang: str, known: Known) -> None:  # noqa: F811
    for name in NAMES:
        known.add((SEEDS / name).read_text(encoding="utf-8"), name)
    async with emulated(size=size, lang=lang) as driven:
        walk = SearchWalk(driven.app)
        walk.pilot, walk.known, walk.rtl, walk.words = driven.pilot, known, lang == "ar", set()
        await walk.press("/")
        await walk.settle()
        await walk.look()
        for query in ("altman", "ألتمان", 'ماسك "', "مال:>1مليار", "قققق"):
            known.add(query)
            await walk.press("ctrl+u", *query)
            await walk.settle()
            await walk.look()
        await walk.press("ctrl+u", *"ماسك")
        await walk.settle()
        await walk.look("tab", "j", "s", "escape", "o", "<", "w", "enter", "l", "escape")
        await walk.press("enter")
        await walk.settle()
        await walk.look("n", "escape", "escape")
