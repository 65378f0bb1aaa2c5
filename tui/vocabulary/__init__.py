"""The words of the screens, a module for each: Arabic, then English.

A counted thing has six forms in Arabic and two in English, as `tui.words` names them.
"""

from __future__ import annotations

from tui.vocabulary.concordance_page import CONCORDANCE, CONCORDANCE_COUNTS
from tui.vocabulary.figures import FIGURES, FIGURES_PAGE, FIGURES_PAGE_COUNTS
from tui.vocabulary.index import INDEX
from tui.vocabulary.names import (
    CORRECTIONS,
    ENTITIES,
    ENTITY_COUNTS,
    NAMES_COUNTS,
    NAMES_PAGES,
)
from tui.vocabulary.query import QUERY, QUERY_COUNTS
from tui.vocabulary.screen import SCREEN, SCREEN_COUNTS
from tui.vocabulary.search import SEARCH
from tui.vocabulary.search_page import SEARCH_PAGE, SEARCH_PAGE_COUNTS
from tui.vocabulary.terminal import TERMINAL

TEXTS: dict[str, tuple[str, str]] = {
    **SCREEN,
    **TERMINAL,
    **FIGURES,
    **FIGURES_PAGE,
    **ENTITIES,
    **CORRECTIONS,
    **NAMES_PAGES,
    **QUERY,
    **CONCORDANCE,
    **SEARCH,
    **SEARCH_PAGE,
    **INDEX,
}

COUNTS: dict[str, tuple[tuple[str, str, str, str, str, str], tuple[str, str]]] = {
    **SCREEN_COUNTS,
    **ENTITY_COUNTS,
    **NAMES_COUNTS,
    **FIGURES_PAGE_COUNTS,
    **QUERY_COUNTS,
    **CONCORDANCE_COUNTS,
    **SEARCH_PAGE_COUNTS,
}
