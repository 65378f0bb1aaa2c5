"""The catalogue's counts: always those of the files that are in it, however they got there."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from typing import Any

import pytest

from tui.catalogue.catalogue import Catalogue
from tui.catalogue.database import Database
from tui.catalogue.records import Noted, Order, Reading
from tui.catalogue.scores import EVIDENCE, log_likelihood
from tui.catalogue.writing import date_of, day_of
from tui.model import EntityType, Layer

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
SENTENCE = 10_000
Said = tuple[str, str, EntityType, int]
"""A mention of a made article: id, words, type, number of its sentence."""


def noted(said: Sequence[Said]) -> tuple[Noted, ...]:
    inside: Counter[int] = Counter()
    mentions = []
    for id_, text, kind, sentence in said:
        start = sentence * SENTENCE + inside[sentence]
        inside[sentence] += 10
        end = start + len(text)
        mentions.append(
            Noted(start, end, text, kind, id_, text, Layer.TABLE, 0.9,
                  sentence * SENTENCE, (sentence + 1) * SENTENCE - 1)
        )  # fmt: skip
    return tuple(sorted(mentions))


def article(name: str, said: Sequence[Said], date: str | None = None, **more: Any) -> Reading:
    return Reading(
        f"/news/{name}".encode(), f"news/{name}", 10, 1, b"hash", f"عنوان {name}", date,
        "صحيفة", 100, mentions=noted(said), **more,
    )  # fmt: skip


@pytest.fixture
def catalogue() -> Iterable[Catalogue]:
    made = Catalogue(Database(None))
    yield made
    made.close()


ARTICLES = (
    article("a", [("altman", "ألتمان", PER, 0), ("openai", "OpenAI", ORG, 0),
                  ("openai", "OpenAI", ORG, 1), ("cairo", "القاهرة", LOC, 2)], "2024-05-06"),
    article("b", [("openai", "أوبن إيه آي", ORG, 0), ("altman", "سام ألتمان", PER, 0),
                  ("altman", "ألتمان", PER, 3)], "2025-01-02T10:00"),
    article("c", [("cairo", "القاهرة", LOC, 0), ("openai", "OpenAI", LOC, 1)]),
)  # fmt: skip


def test_rows_are_counted_and_ordered(catalogue: Catalogue) -> None:
    catalogue.put(ARTICLES)
    assert catalogue.totals() == (3, 9)
    assert catalogue.count() == 3
    openai, altman, cairo = catalogue.entities()
    assert (openai.id, openai.mentions, openai.articles, openai.type) == ("openai", 4, 3, ORG)
    assert (openai.name, openai.newest) == ("OpenAI", "2025-01-02")
    assert openai.forms == ("OpenAI", "أوبن إيه آي")
    assert (altman.id, altman.mentions, altman.articles) == ("altman", 3, 2)
    assert (cairo.id, cairo.newest) == ("cairo", "2024-05-06")

    def ids(order: Order, **more: Any) -> list[str]:
        return [row.id for row in catalogue.entities(order, **more)]

    assert ids(Order.ARTICLES) == ["openai", "altman", "cairo"]
    assert ids(Order.NEWEST) == ["altman", "openai", "cairo"]
    assert ids(Order.TYPE) == ["altman", "openai", "cairo"]
    assert ids(Order.NAME) == ["openai", "altman", "cairo"]
    assert ids(Order.MENTIONS, types=[PER, LOC]) == ["altman", "cairo"]
    assert ids(Order.MENTIONS, limit=1, offset=1) == ["altman"]
    assert catalogue.count(types=[PER, LOC]) == 2


@pytest.mark.parametrize("text", ["التمان", "سام أَلْتمان", "ألتمان ", "ـألتمان"])
def test_a_search_forgives_spelling(catalogue: Catalogue, text: str) -> None:
    catalogue.put(ARTICLES)
    assert [row.id for row in catalogue.entities(text=text)] == ["altman"]
    assert catalogue.count(text=text) == 1
    assert catalogue.count([ORG], text) == 0


def test_a_search_sees_what_is_put_in_later(catalogue: Catalogue) -> None:
    catalogue.put(ARTICLES[:2])
    assert catalogue.count(text="القاهرة") == 1
    assert catalogue.count(text="دبي") == 0
    catalogue.put([article("d", [("dubai", "دبي", LOC, 0)])])
    assert catalogue.count(text="دبي") == 1
    assert catalogue.count(text="openai") == 1
    assert catalogue.count(text="%") == catalogue.count(text="_") == 0


def test_a_search_letter_by_letter_in_any_order(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(3)
    kinds = list(EntityType)
    catalogue.put(
        [
            article(
                str(n),
                [
                    (f"e{k}", "".join(random.Random(k).choices("سصن", k=5)), kinds[k % 5], k)
                    for k in {chance.randrange(90) for _ in range(12)}
                ],
                chance.choice([None, "2024-01-02", "2023"]),
            )
            for n in range(40)
        ]
    )
    rows = {order: catalogue.entities(order, limit=1000) for order in Order}
    for held in (20_000, 3):  # all that is found is held, or each page is asked for
        monkeypatch.setattr("tui.catalogue.searching._HELD", held)
        catalogue._search._last = None
        for text in ("س", "سص", "سصن", "ص", "نن", "سصنغ", "نن"):
            for types in ((), (PER, LOC)):
                for order in (Order.NAME, *Order):
                    expected = [
                        row
                        for row in rows[order]
                        if text in row.name and (not types or row.type in types)
                    ]
                    assert catalogue.entities(order, types, text, 1000) == expected
                    assert catalogue.entities(order, types, text, 2, 1) == expected[1:3]
                assert catalogue.count(types, text) == len(expected)


def test_an_entity_with_all_that_is_known_of_it(catalogue: Catalogue) -> None:
    catalogue.put(ARTICLES)
    card = catalogue.entity("openai")
    assert card is not None
    assert card.forms == (("OpenAI", 3), ("أوبن إيه آي", 1))
    assert card.types == {ORG: 3, LOC: 1}
    assert (card.mentions, card.articles, card.sentences, card.joined) == (4, 3, 4, ())
    assert catalogue.entity("nobody") is None
    places = catalogue.mentions_of("openai")
    assert [(place.file, place.start) for place in places] == [
        ("news/b", 0), ("news/a", 10), ("news/a", 10000), ("news/c", 10000)
    ]  # fmt: skip
    assert places[0].text == "أوبن إيه آي"
    assert (places[0].sentence_start, places[0].sentence_end) == (0, 9999)
    assert (places[0].title, places[0].path) == ("عنوان b", Path("/news/b"))
    assert [place.start for place in catalogue.mentions_of("openai", 2, 1)] == [10, 10000]
    articles = catalogue.articles_of("openai")
    assert [(one.file, one.mentions, one.first) for one in articles] == [
        ("news/b", 1, 0), ("news/a", 2, 10), ("news/c", 1, 10000)
    ]  # fmt: skip
    assert catalogue.articles_of("openai", 1, 1) == articles[1:2]


def test_time_is_counted_by_months_or_by_years(catalogue: Catalogue) -> None:
    one = [("x", "س", PER, 0)]
    catalogue.put(
        [article("1", one, "2024-05-06"), article("2", one, "2024-05"), article("3", one),
         article("4", one, "2023"), article("5", one, "2024-06-30")]
    )  # fmt: skip
    assert catalogue.timeline("x") == {"2023": 1, "2024-05": 2, "2024-06": 1}
    catalogue.put([article("6", one, "2014-01-01")])
    assert catalogue.timeline("x") == {"2014": 1, "2023": 1, "2024": 3}
    assert catalogue.timeline("nobody") == {}


@pytest.mark.parametrize("date", ["2024-05-06", "2024-05", "2024", None, "1999-12-31"])
def test_dates_are_kept_as_far_as_they_are_stated(date: str | None) -> None:
    assert date_of(day_of(date)) == date


def test_what_stands_beside_is_scored(catalogue: Catalogue) -> None:
    articles = []
    for number in range(60):
        said: list[Said] = [("everywhere", "مصر", LOC, 0), (f"n{number}", f"اسم{number}", PER, 0)]
        if number < 20:
            said += [("one", "أحمد علي", PER, 1), ("other", "شركة س", ORG, 1)]
        if number == 30:
            said += [("one", "أحمد علي", PER, 2), ("once", "مرة واحدة", ORG, 2)]
        said += [("one", "أحمد علي", PER, 0)] * (number < 5)
        articles.append(article(str(number), said))
    catalogue.put(articles)
    beside = catalogue.beside("one")
    assert (beside[0].id, beside[0].sentences) == ("other", 20)
    assert beside[0].score > EVIDENCE
    scores = {one.id: one.score for one in beside}
    assert scores["once"] < scores["other"] / 4
    assert "everywhere" not in scores  # five times together, less than chance has it
    assert catalogue.beside("one", 1) == beside[:1]
    assert [one.sentences for one in catalogue.beside("other")] == [20]
    assert catalogue.beside("nobody") == []


def test_few_pairs_are_weighed_where_they_decide(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best of all, whether all are weighed or those met most often first."""
    chance = random.Random(8)
    articles = []
    for number in range(300):
        said: list[Said] = [("hot", "مصر", LOC, s) for s in range(4) if chance.random() < 0.5]
        said += [
            (f"e{k}", f"اسم{k}", PER, chance.randrange(4))
            for k in {min(int(chance.paretovariate(0.5)), 400) for _ in range(10)}
        ]
        articles.append(article(str(number), said))
    catalogue.put(articles)
    all_weighed = catalogue.beside("hot", 1000)
    monkeypatch.setattr("tui.catalogue.catalogue._WEIGHED_AT_ONCE", 3)
    assert len(all_weighed) > 40
    for limit in (1, 3, 10, 25):
        assert catalogue.beside("hot", limit) == all_weighed[:limit]


def test_log_likelihood_is_that_of_dunning() -> None:
    """The table of 'th e' style counts in his paper, by his formula with binomials."""
    k1, n1, k2, n2 = 110, 2552, 111 - 110, 31777 - 2552

    def likelihood(p: float, k: int, n: int) -> float:
        return k * log(p) + (n - k) * log(1 - p)

    p, p1, p2 = (k1 + k2) / (n1 + n2), k1 / n1, k2 / n2
    expected = 2 * (
        likelihood(p1, k1, n1) + likelihood(p2, k2, n2) - likelihood(p, k1, n1)
        - likelihood(p, k2, n2)
    )  # fmt: skip
    assert log_likelihood(110, 2552, 111, 31777) == pytest.approx(expected)
    assert log_likelihood(1, 100, 10, 1000) == 0  # as chance has it
    assert log_likelihood(0, 5, 5, 10) == log_likelihood(0, 0, 0, 0) == 0


def test_others_count_without_the_article_that_asks(catalogue: Catalogue) -> None:
    catalogue.put(ARTICLES)
    assert catalogue.others(["openai", "cairo", "nobody"]) == {
        "openai": 3, "cairo": 2, "nobody": 0
    }  # fmt: skip
    assert catalogue.others(["openai", "cairo", "altman"], "news/c") == {
        "openai": 2, "cairo": 1, "altman": 2
    }  # fmt: skip
    assert catalogue.others([]) == {}


def test_what_a_selection_names_more_often(catalogue: Catalogue) -> None:
    usual: list[Said] = [("egypt", "مصر", LOC, number) for number in range(5)]
    special: list[Said] = [("chip", "رقاقة", ORG, number) for number in range(5, 9)]
    catalogue.put([article(str(n), usual + (special if n < 4 else [])) for n in range(40)])
    found = catalogue.over_represented([f"news/{n}" for n in range(4)])
    assert [(one.id, one.mentions, one.elsewhere) for one in found] == [("chip", 16, 0)]
    assert found[0].score > EVIDENCE
    assert catalogue.over_represented([]) == catalogue.over_represented(["gone"]) == []
    many = [f"news/{n}" for n in range(5000)]
    assert catalogue.over_represented(many) == []  # all of them


# --- changes ---------------------------------------------------------------------------------


def contents(catalogue: Catalogue) -> list[Any]:
    """Return all that is counted, told by ids instead of keys."""
    rows = catalogue._database.rows
    return [
        rows("SELECT id, name, search, type, mentions, articles, sentences, newest FROM entity"
             " WHERE mentions > 0 ORDER BY id"),
        rows("SELECT o.id, p.id, pair.sentences FROM pair JOIN entity o ON o.key = one"
             " JOIN entity p ON p.key = other ORDER BY 1, 2"),
        rows("SELECT e.id, f.text, f.name, f.type, f.mentions FROM form f"
             " JOIN entity e ON e.key = f.entity ORDER BY 1, 2, 3, 4"),
        rows("SELECT articles, mentions, sentences FROM total"),
        rows("SELECT * FROM same ORDER BY id"),
        [(place.file, place.start, place.id, place.name) for place in catalogue.mentions()],
    ]  # fmt: skip


def test_counts_are_those_of_the_files_after_any_changes(catalogue: Catalogue) -> None:
    """Files that come, change and go, ids that are joined and parted: as if put in at once."""
    chance = random.Random(5)
    there: dict[str, Reading] = {}
    same: dict[str, tuple[str, str]] = {}

    def made(name: str) -> Reading:
        said: list[Said] = [
            (f"e{(n := chance.randrange(12))}", f"اسم{n}" + "ي" * chance.randrange(3),
             chance.choice([PER, ORG]), chance.randrange(4))
            for _ in range(chance.randrange(8))
        ]  # fmt: skip
        return article(name, said, chance.choice([None, "2024-01-01", "2023-05", "2025-02-03"]))

    for _ in range(60):
        match chance.randrange(3):
            case 0 | 1:
                batch = {name: made(name) for name in chance.sample("abcdefgh", 3)}
                catalogue.put(list(batch.values()))
                there |= batch
            case 2 if there:
                gone = chance.sample(sorted(there), min(2, len(there)))
                known = catalogue.known()
                catalogue.forget([known[there.pop(name).path].key for name in gone])
        if chance.random() < 0.4:
            ids = {one[0] for one in catalogue.raw_entities()}
            pairs = [("e1", "e2"), ("e3", "e2"), ("e4", "e5")]
            same = {
                old: (new, chance.choice(["sound", "surname"]))
                for old, new in pairs
                if {old, new} <= ids and chance.random() < 0.7
            }
            catalogue.join(same)
    ids = {one[0] for one in catalogue.raw_entities()}
    same = {old: into for old, into in same.items() if {old, into[0]} <= ids}
    catalogue.join(same)
    fresh = Catalogue(Database(None))
    fresh.put(list(there.values()))
    fresh.join(same)
    assert contents(catalogue) == contents(fresh)
    assert catalogue.totals()[1] > 10
    fresh.close()


def test_an_id_that_was_joined_stands_for_the_other(catalogue: Catalogue) -> None:
    catalogue.put(
        [article("a", [("sam-altman", "Sam Altman", PER, 0), ("x", "إكس", ORG, 0)], "2024"),
         article("b", [("sam-altmn", "سام ألتمان", PER, 0)] * 2 + [("x", "إكس", ORG, 0)], "2025"),
         article("c", [("altman", "ألتمان", PER, 1)] * 5)]
    )  # fmt: skip
    joined = {"sam-altmn": ("sam-altman", "sound"), "altman": ("sam-altman", "surname")}
    assert not catalogue.is_joined
    assert catalogue.join(joined) == 2
    assert catalogue.is_joined
    assert catalogue.join(joined) == 0
    card = catalogue.entity("altman")
    assert card is not None
    assert card == catalogue.entity("sam-altman") == catalogue.entity("sam-altmn")
    assert (card.mentions, card.articles, card.newest) == (8, 3, "2025")
    assert card.name == "سام ألتمان"  # most mentions are a bare surname
    assert card.joined == (("altman", "surname"), ("sam-altmn", "sound"))
    why = {(one.link, one.linked) for one in card.written}
    assert {("across_surname", card.name), ("across_sound", card.name)} <= why
    assert {row.id for row in catalogue.entities()} == {"sam-altman", "x"}
    assert catalogue.others(["altman", "sam-altman"], "news/a") == {"altman": 2, "sam-altman": 2}
    assert catalogue.others(["altman"], "news/c") == {"altman": 2}
    assert [one.sentences for one in catalogue.beside("altman")] == []  # always, so no surprise
    assert {place.name for place in catalogue.mentions_of("altman")} == {"سام ألتمان"}
    assert catalogue.count(text="ألتمان") == catalogue.count(text="sam alt") == 1
    # What comes later is joined at once.
    catalogue.put([article("d", [("altman", "ألتمان", PER, 0)])])
    assert catalogue.others(["sam-altman"]) == {"sam-altman": 4}
    assert catalogue.join({}) == 2
    assert {row.id for row in catalogue.entities()} == {"altman", "sam-altman", "sam-altmn", "x"}


def test_raw_mentions_come_back_as_they_were(catalogue: Catalogue) -> None:
    raw = noted([("x", "س", PER, 0), ("y", "ص", LOC, 1)])
    catalogue.put([article("a", [("z", "س", ORG, 0)], raw=raw), ARTICLES[0]])
    keys = {path: entry.key for path, entry in catalogue.known().items()}
    assert catalogue.raw(keys[b"/news/a"]) == (b"hash", ARTICLES[0].mentions)
    catalogue.put([article("k", [("z", "س", ORG, 0)], raw=raw)])
    assert catalogue.raw(catalogue.known()[b"/news/k"].key) == (b"hash", raw)
    assert catalogue.raw(999) == (b"", ())


def test_hostile_names_are_kept_as_they_are(catalogue: Catalogue) -> None:
    words = [
        "س" * 300, "'; DROP TABLE mention; --", "%_\\", "\x1b[31m", "a\x00b", "\u202eعكس\u2069",
        "💥", "\ufeff", "‘’", '"',
    ]  # fmt: skip
    catalogue.put([article("h", [(f"id-{n}", word, ORG, n) for n, word in enumerate(words)])])
    assert [place.text for place in catalogue.mentions()] == words
    assert {row.name for row in catalogue.entities(limit=100)} == set(words)
    assert [row.name for row in catalogue.entities(text="DROP table")] == [words[1]]
    assert [row.name for row in catalogue.entities(text="%_")] == [words[2]]
    assert catalogue.count(text="\u200f") == 10  # nothing is left of it to look for


def test_five_thousand_entities_of_one_article(catalogue: Catalogue) -> None:
    said: list[Said] = [(f"e{n}", f"اسم{n}", PER, n // 200) for n in range(5000)]
    catalogue.put([article("a", said)])
    assert catalogue.count() == 5000
    assert len(catalogue.entities(limit=10, offset=4995)) == 5
    # A list of 200 names says nothing of who belongs together: 50 of it are paired.
    ((pairs,),) = catalogue._database.rows("SELECT count(*) FROM pair")
    assert pairs == 25 * 50 * 49
