"""What is wrong with a query, and where."""

from __future__ import annotations

import re

import pytest
from query_trees import brief, read

from tui.search.query import DEEPEST, LONGEST, MOST
from tui.search.query_tokens import MOST_TOKENS
from tui.search.query_tree import Some
from tui.words import TEXTS, Words

PROBLEMS = [
    # The query, each problem with its characters between ⟦⟧, the tree.
    ('⟦quote:"أ ب⟧', '"أ ب"'),
    ("⟦quote:«أ ب⟧", '"أ ب"'),
    ('س ⟦quote:"أ⟧', '(& س "أ")'),
    ('س⟦empty:""⟧', "س"),
    ('⟦empty:"؟!"⟧ س', "س"),
    ('⟦empty,quote:"⟧', "0"),
    ("⟦open:(⟧أ ب", "(& أ ب)"),
    ("⟦open:((⟧أ", "أ"),
    ("أ⟦close:)⟧", "أ"),
    ("⟦close:))⟧", "0"),
    ("أ ⟦empty:()⟧", "أ"),
    ("⟦or:OR⟧", "0"),
    ("أ ⟦or:OR⟧", "أ"),
    ("⟦or:OR⟧ أ", "أ"),
    ("أ OR ⟦or:OR⟧ ب", "(| أ ب)"),
    ("⟦or:|⟧", "0"),
    ("أ (⟦or:OR⟧)", "أ"),
    ("⟦not:NOT⟧", "0"),
    ("أ ⟦not:NOT⟧ OR ب", "(| أ ب)"),
    ("⟦not:NOT⟧ NOT أ", "(& * -أ)"),
    ("أ ⟦star:*⟧", "أ"),
    ("⟦star:*⟧ أ ⟦star:*⟧", "أ"),
    ("أ -⟦star:*⟧", "أ"),
    ("⟦star_first:*ماسك⟧", "ماسك"),
    ("⟦star_within:ست*غيت⟧", "ست*"),
    ("⟦star_first:ـ*ماسك⟧", "ماسك"),
    ("⟦star_first:ـ*ماسك*⟧", "ماسك*"),
    ('⟦quoted_star:"ذكا* اص"⟧', '"ذكا اص"'),
    ("⟦tilde:ماسك~2⟧", "ماسك"),
    ('"أ ب"⟦distance:~⟧', '"أ ب"'),
    ('"أ ب"⟦far:~5000⟧', '"أ ب"~100'),
    ("⟦link:https://openai.com/blog?a=b⟧", "0"),
    ("أ -⟦link:www.x.com⟧", "أ"),
    ("⟦link:press@openai.com⟧ أ", "أ"),
    ('⟦link:"أ https://x.com ب"⟧', '"أ ب"'),
    ('⟦link:"https://x.com"⟧', "0"),
    ("⟦value:عنوان:⟧", "0"),
    ("أ ⟦value:عنوان:⟧", "أ"),
    ("⟦value:عنوان:؟⟧ أ", "أ"),
    ("⟦value:عنوان:*⟧ أ", "أ"),
    ("⟦value:عنوان:⟧ ⟦or:OR⟧ أ", "أ"),
    ("⟦value:مال:⟧", "0"),
    ("⟦number:مال:>⟧", "0"),
    ("⟦number:مال:..⟧", "0"),
    ("⟦number:مال:كثير⟧ أ", "أ"),
    ("⟦currency:مال:>5foo⟧ أ", "أ"),
    ("⟦currency:مال:>5GW⟧", "0"),
    ("⟦two_units:مال:5USD..5EUR⟧", "0"),
    ("⟦two_units:measure:5GW..5km⟧", "0"),
    ("⟦needs_unit:قدرة:>5⟧", "0"),
    ("⟦unit:قدرة:>5km⟧", "0"),
    ("⟦unit:قدرة:>5سنوات⟧", "0"),
    ("⟦unit:نسبة:>5GW⟧", "0"),
    ("⟦unit:عمر:>5GW⟧", "0"),
    ("⟦large:مال:>1e30⟧", "0"),
    ("⟦number:عدد:1.2.3⟧", "0"),
    ("⟦needs_field:>5⟧", "5"),
    ('مال:⟦number:">"⟧', "0"),
    ("⟦date:قبل:20⟧", "0"),
    ("⟦date:قبل:2024-13⟧", "0"),
    ("⟦date:بعد:1446⟧", "0"),
    ("⟦number:مال:>خمسة⟧ مليارات", "مليارات"),
    ("⟦date:قبل:2023-02-29⟧", "0"),
    ("⟦date:قبل:غد⟧ أ", "أ"),
    ("⟦date:بعد:>2024⟧", "0"),
    ("⟦date:تاريخ:..⟧", "0"),
    ("⟦field:عنون⟧:ماسك", "عنون:ماسك"),
    ("«س» -(⟦field:foo⟧:bar)", '(& "س" -foo:bar)'),
    ("-.⟦field:foo⟧:bar", "(& * -foo:bar)"),
    ("عنوان:(⟦nested:قبل:2020⟧ أ)", "title:أ"),
    ("⟦no_words:؟!⟧", "0"),
    ("⟦no_words:- - -⟧", "0"),
    ("⟦no_words:😀⟧", "0"),
    ("⟦no_words:ـــ⟧", "0"),
    ("⟦no_words:\x00\x01⟧", "0"),
]


def marked(written: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a query and its problems from what is written with marks."""
    text, found = "", []
    for part in re.split("(⟦.*?⟧)", written, flags=re.DOTALL):
        if part.startswith("⟦"):
            names, _, inside = part[1:-1].partition(":")
            found += [
                (f"query.problem.{name}", len(text), len(text) + len(inside))
                for name in names.split(",")
            ]
            part = inside
        text += part
    return text, found


@pytest.mark.parametrize(("written", "tree"), PROBLEMS)
def test_problems_have_their_places(written: str, tree: str) -> None:
    text, problems = marked(written)
    parsed = read(text)
    assert sorted((one.key, one.start, one.end) for one in parsed.problems) == sorted(problems)
    assert brief(parsed.query) == tree


@pytest.mark.parametrize(
    "text",
    [
        "ألتمان", "أ ب ج د", '"أ ب"~5', "(أ OR ب) -ج", "متى؟ أين؟", "سؤال: ماسك",
        "مال:>1مليار ماسك", "قال بعد: كلمة", "ما هذا – ماسك", "openai.com", "10:30",
        "* -أ", "عنوان: ألتمان", "أ، ب؛ ج.", "",
    ],
)  # fmt: skip
def test_what_is_understood_has_no_problem(text: str) -> None:
    assert read(text).problems == ()


def test_every_problem_has_a_message_in_both_languages() -> None:
    used = {one.key for written, _ in PROBLEMS for one in read(marked(written)[0]).problems}
    used |= {"query.problem.long", "query.problem.many", "query.problem.deep"}
    known = {key for key in TEXTS if key.startswith("query.problem.")}
    assert used == known
    for key in known:
        for lang in ("ar", "en"):
            assert Words(lang).say(key, what="ست*غيت")


def test_a_long_query_is_read_to_its_limit() -> None:
    text = "ماسك " * (LONGEST // 5) + "ألتمان"
    problems = read(text).problems
    assert ("query.problem.long", LONGEST, len(text)) in [
        (one.key, one.start, one.end) for one in problems
    ]
    assert all(len(one.what) <= 40 for one in problems)


def test_words_that_signs_join_count_as_several() -> None:
    joined = ".".join("ab" * MOST)
    for text in (joined, f'"{joined}"', f"ماسك {joined}"):
        assert "query.problem.many" in [one.key for one in read(text).problems]
    assert not read(".".join("ab" * (MOST // 2))).problems


def test_words_beyond_the_limit_are_left_out() -> None:
    text = " ".join(f"w{number}" for number in range(MOST + 20))
    parsed = read(text)
    assert isinstance(parsed.query, Some)
    assert len(parsed.query.words) == MOST
    (problem,) = parsed.problems
    assert (problem.key, text[problem.start : problem.start + 4]) == ("query.problem.many", "w128")
    assert problem.end == len(text)


def test_what_joins_words_beyond_the_limit_is_no_mistake() -> None:
    (problem,) = read(" OR ".join(f"w{number}" for number in range(MOST + 20))).problems
    assert problem.key == "query.problem.many"


def test_words_of_phrases_count() -> None:
    text = f'"{" ".join(["w"] * MOST)}" x'
    parsed = read(text)
    assert brief(parsed.query).count("w") == MOST
    assert [text[one.start : one.end] for one in parsed.problems] == ["x"]
    assert brief(read(f'"{" ".join(["w"] * (MOST + 1))}" x').query) == "0"


def test_brackets_beyond_the_limit_are_passed_over_in_pairs() -> None:
    deep = "(" * (DEEPEST + 3) + "أ" + ")" * (DEEPEST + 3) + " ب"
    parsed = read(deep)
    assert brief(parsed.query) == "(& أ ب)"
    (problem,) = parsed.problems
    assert problem.key == "query.problem.deep"
    assert (problem.start, problem.end) == (DEEPEST, DEEPEST + 3)


def test_the_deepest_tree_is_compared_and_written() -> None:
    text = "".join(f"(أ{at} OR " for at in range(DEEPEST)) + "ب" + ")" * DEEPEST
    query = read(text).query
    assert read(str(query)).query == query
    assert brief(query).count("(|") == DEEPEST


def test_brackets_without_end_are_read_to_a_limit() -> None:
    text = "-(" * (LONGEST // 2)
    problems = read(text).problems
    assert len(problems) <= MOST_TOKENS
    start = MOST_TOKENS
    assert ("query.problem.long", start, len(text)) in [
        (one.key, one.start, one.end) for one in problems
    ]
