"""The statistical tagger: what it finds, what holds for any input, and the files it comes with."""

from __future__ import annotations

import re
from collections import Counter
from math import exp
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.scoring import scores
from tui.extract.names import columns, stored, tagger, weights, window
from tui.extract.names.decoding import NEVER, allowed, confidence, decode, spans
from tui.extract.names.features import attributes
from tui.extract.names.lexemes import Lexicon, form_of, split
from tui.extract.names.weights import LABELS, SCALE, Weights
from tui.model import EntityType

MODEL = Path(tagger.MODEL).parent
TOKENS = st.text(st.sampled_from("محمدوالباريسىةأ ـًab1.«»\u200f\U0001f600"), max_size=12)
SENTENCES = st.lists(st.lists(TOKENS, max_size=12), max_size=6)


def names(sentence: str) -> list[tuple[str, str]]:
    tokens = sentence.split()
    [found] = tagger.tag([tokens])
    return [(" ".join(tokens[one.first : one.last]), one.type.value) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("التقى الرئيس المصري حسني مبارك في القاهرة وزير الخارجية .",
         [("حسني مبارك", "PER"), ("القاهرة", "LOC")]),
        ("وقال محمد البرادعي مدير الوكالة الدولية للطاقة الذرية في فيينا .",
         [("محمد البرادعي", "PER"), ("الوكالة الدولية للطاقة الذرية", "ORG"), ("فيينا", "LOC")]),
        ("فاز نادي ريال مدريد على برشلونة في إسبانيا .",
         [("إسبانيا", "LOC")]),
        ("ارتفعت الأسعار في الشهر الماضي بنسبة كبيرة .", []),
    ],
)  # fmt: skip
def test_names_of_newswire_are_found(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = names(sentence)
    assert [one for one in expected if one not in found] == []
    assert bool(found) == bool(expected)


def test_the_document_pass_finds_a_surname_that_was_named_in_full() -> None:
    full = "وقال الرئيس الفرنسي جاك شيراك في باريس .".split()
    sentences = [full, "ثم شيراك .".split()]
    tags = tagger.bio(sentences)
    assert tags[0][3:5] == ["B-PER", "I-PER"]
    assert tags[1] == ["O", "B-PER", "O"]


def test_tags_are_counted_as_names_are() -> None:
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["O", "B-ORG"]]
    found = [["B-PER", "I-PER", "O", "O"], ["B-LOC", "B-ORG"]]
    got = scores(gold, found)
    assert got["P"] == got["R"] == got["F1"] == pytest.approx(200 / 3)
    assert (got["PER"], got["LOC"], got["ORG"]) == (100, 0, 100)


@given(SENTENCES)
@settings(deadline=None, max_examples=60)
def test_tags_have_the_shape_of_the_tokens_and_are_well_formed(sentences: list[list[str]]) -> None:
    tags = tagger.bio(sentences)
    assert [len(row) for row in tags] == [len(row) for row in sentences]
    kinds = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"}
    for row in tags:
        assert set(row) <= kinds
        assert all(allowed(before, tag) for before, tag in zip(["O", *row], row, strict=False))
    assert tagger.bio(sentences) == tags


@given(SENTENCES)
@settings(deadline=None, max_examples=60)
def test_names_stand_in_order_without_overlaps(sentences: list[list[str]]) -> None:
    for tokens, found in zip(sentences, tagger.tag(sentences), strict=True):
        ends = [0]
        for one in found:
            assert ends[-1] <= one.first < one.last <= len(tokens)
            assert 0 < one.confidence <= 1
            assert one.type in (EntityType.PER, EntityType.LOC, EntityType.ORG)
            ends.append(one.last)


def test_a_sentence_is_tagged_alike_whatever_was_tagged_before() -> None:
    sentence = "زار محمد البرادعي مدينة باريس مع كوفي عنان".split()
    alone = tagger.Tagger(tagger.shipped().lexicon, tagger.shipped().weights)
    first = alone.tag([sentence])
    alone.tag([[f"كلمة{number}" for number in range(20_000)]])
    assert alone.tag([sentence]) == first == tagger.tag([sentence])


@pytest.mark.parametrize(
    "sentences",
    [[], [[]], [[""]], [["", ""], []], [["ا" * 10_000]], [["a" * 10_000, "\u0651" * 10_000]],
     [["\ud800", "\x00", "\n"]], [["محمد"] * 1000], [["0" * 5000]]],
)  # fmt: skip
def test_any_input_is_tagged(sentences: list[list[str]]) -> None:
    assert [len(row) for row in tagger.bio(sentences)] == [len(row) for row in sentences]


def test_long_sentences_are_cut_so_that_the_search_stays_linear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []

    def counted(scores: list[weights.Scores], steps: tuple[weights.Scores, ...]) -> list[int]:
        sizes.append(len(scores))
        return decode(scores, steps)

    monkeypatch.setattr(tagger, "decode", counted)
    sentence = "قال محمد إن باريس مدينة كبيرة".split() * 17_000
    [tags] = tagger.bio([sentence])
    assert len(tags) == sum(sizes) == len(sentence)
    assert max(sizes) <= tagger.LONGEST
    assert "B-LOC" in tags[-10:]


def test_each_token_asks_the_window_for_a_few_names_only() -> None:
    class Counting(window.Votes):
        asked = 0

        def type_of(self, name: tuple[str, ...]) -> str | None:
            Counting.asked += 1
            return super().type_of(name)

    sentences = [["بن"] * 500 for _ in range(200)]
    found = [[(0, 8, "PER")] for _ in sentences]
    window.repeated(sentences, found, tagger.shipped().lexicon, Counting())
    assert 0 < Counting.asked <= 8 * 500 * 200


def test_the_window_forgets_names_that_are_far_away() -> None:
    lexicon = Lexicon({}, {})
    name = ["شيراك"]
    near = [name, *[["كلمة"]] * (window.REACH - 1), name]
    far = [name, *[["كلمة"]] * window.REACH, name]
    first = [(0, 1, "PER")]
    assert window.repeated(near, [first, *[[]] * window.REACH], lexicon)[-1] == first
    assert window.repeated(far, [first, *[[]] * (window.REACH + 1)], lexicon)[-1] == []


def test_a_repeat_has_the_type_of_most_mentions() -> None:
    sentences = [["سيمنز"]] * 4
    found = [[(0, 1, "ORG")], [(0, 1, "PER")], [(0, 1, "ORG")], []]
    assert window.repeated(sentences, found, Lexicon({}, {}))[3] == [(0, 1, "ORG")]


def test_what_is_mostly_misc_is_not_repeated_as_another_type() -> None:
    sentences = [["نوبل"]] * 4
    found = [[(0, 1, "MISC")], [(0, 1, "PER")], [(0, 1, "MISC")], []]
    assert window.repeated(sentences, found, Lexicon({}, {}))[3] == [(0, 1, "MISC")]


def test_common_words_are_not_repeated_alone() -> None:
    lexicon = Lexicon({}, {}, frozenset({"السلام"}))
    sentences = [["عبد", "السلام"], ["السلام"]]
    found = [[(0, 2, "PER")], []]
    assert window.repeated(sentences, found, lexicon)[1] == []


@pytest.mark.parametrize(
    ("form", "parts"),
    [("وباريس", ("و", "باريس")), ("باريس", ("", "باريس")), ("لباريس", ("ل", "باريس")),
     ("للقاهره", ("ل", "القاهره")), ("وللقاهره", ("ول", "القاهره")), ("وليد", ("", "وليد"))],
)  # fmt: skip
def test_proclitics_are_cut_where_the_rest_is_known(form: str, parts: tuple[str, str]) -> None:
    known = {"باريس": (), "القاهره": (), "وليد": (), "ليد": ()}
    assert split(form, known) == parts


def test_a_form_is_one_for_all_spellings() -> None:
    assert form_of("أَحْمَد") == form_of("احمـــد") == "احمد"
    assert form_of("2017") == form_of("٢٠١٧") == "0000"
    assert len(form_of("س" * 10_000)) == 40


def test_attributes_are_few_and_distinct() -> None:
    found = attributes("وسيخبرونهم" * 100, tagger.shipped().lexicon)
    every = found.here + found.near + found.far
    assert len(every) == len(set(every)) < 40
    assert found.at(0) == every
    assert set(found.at(2)) < set(found.at(-1)) < set(found.at(0))


@given(st.lists(st.lists(st.integers(-40, 40), min_size=9, max_size=9), min_size=1, max_size=3))
@settings(deadline=None, max_examples=30)
def test_the_best_sequence_is_found(rows: list[list[int]]) -> None:
    import itertools

    steps = tuple(
        tuple((3 * at - 2 * was) % 17 - 8 if allowed(LABELS[was], LABELS[at]) else NEVER
              for was in range(9))
        for at in range(9)
    )  # fmt: skip
    sentence = [tuple(row) for row in rows]

    def score(labels: tuple[int, ...]) -> int:
        if LABELS[labels[0]].startswith("I-"):
            return NEVER
        total = sum(row[label] for row, label in zip(sentence, labels, strict=True))
        return total + sum(steps[b][a] for a, b in itertools.pairwise(labels))

    best = max(map(score, itertools.product(range(9), repeat=len(rows))))
    assert score(tuple(decode(sentence, steps))) == best


def test_a_name_is_surer_the_more_its_label_leads() -> None:
    steps = tuple(
        tuple(0 if allowed(before, label) else NEVER for before in LABELS) for label in LABELS
    )
    sure = [confidence([(0, lead) + (0,) * 7], steps, [1], 0, 1) for lead in (0, SCALE, 4 * SCALE)]
    assert sure[0] == pytest.approx(1 / 5)
    assert sure == sorted(sure)
    assert sure[-1] == pytest.approx(1 / (1 + 4 * exp(-4)))


@given(st.lists(st.sampled_from(LABELS), max_size=8))
def test_spans_cover_every_label_that_is_not_o(labels: list[str]) -> None:
    covered = [at for first, last, _ in spans(labels) for at in range(first, last)]
    assert covered == [at for at, label in enumerate(labels) if label != "O"]


def test_what_is_stored_is_what_is_read(tmp_path: Path) -> None:
    lexicon = columns.Columns(["باريس", "محمد"], [(["", "A1"], [1, 0]), (["", "N"], [0, 1])])
    whole = Lexicon(lexicon, {"^مح": -5, "مد$": 90}, frozenset({"باريس"}))
    matrix = [number % 255 - 127 for number in range(2 * weights.ROW)]
    steps = tuple(tuple(range(at, at + 9)) for at in range(9))
    learnt = Weights({"cباريس": 0, "A1": 1}, matrix, steps)
    path = tmp_path / "model"
    stored.write(path, columns.to_blocks(whole, lexicon) | weights.to_blocks(learnt))
    blocks = stored.read(path)
    again, back = columns.from_blocks(blocks), weights.from_blocks(blocks)
    assert {form: list(again.classes[form]) for form in again.classes} == {
        "باريس": ["A1"], "محمد": ["N"]
    }  # fmt: skip
    assert (again.likeness, again.common) == (whole.likeness, whole.common)
    assert (back.rows, list(back.matrix), back.transitions) == (learnt.rows, matrix, steps)


def test_without_weights_nothing_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tagger, "MODEL", tmp_path / "missing")
    assert not tagger.available()
    assert tagger.tag([["محمد", "البرادعي"], []]) == [[], []]
    assert tagger.bio([["محمد", "البرادعي"], []]) == [["O", "O"], []]


def test_the_files_are_small_and_come_with_a_notice() -> None:
    assert tagger.available()
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 5_000_000
    notice = (MODEL / "NOTICE.md").read_text(encoding="utf-8")
    assert {path.name for path in MODEL.iterdir()} == {"NOTICE.md", tagger.MODEL.name}
    for said in ("ANERcorp", "Benajiba", "ANT corpus", "CC BY-SA 4.0", "CC0", "GeoNames"):
        assert said in notice
    of_program = (MODEL.parents[2] / "NOTICE.md").read_text(encoding="utf-8")
    assert re.search(r"extract/names/model.*CC BY-SA 4\.0", of_program)


def test_no_weight_is_stored_in_vain() -> None:
    learnt = tagger.shipped().weights
    rows = [
        learnt.matrix[at : at + weights.ROW] for at in range(0, len(learnt.matrix), weights.ROW)
    ]
    assert len(rows) == len(learnt.rows) > 10_000
    assert all(any(row) for row in rows)
    kinds = Counter(name[0] for name in learnt.rows)
    assert set("c>BDEFS") <= set(kinds)
