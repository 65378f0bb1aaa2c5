"""The user's corrections: what each does, in order, taken back, and lines that cannot be read."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import article_of
from tui.extract.names.book import book
from tui.extract.overlay import (
    HEAD,
    Correction,
    Overlay,
    correction,
    read_overlay,
    write_overlay,
)
from tui.model import Article, Block, BlockKind, EntityType, Layer, Mention

TEXT = "قال دونالد ترامب لإيلون ماسك إن تسلا وترامب في واشنطن، وللرياض مكانها. ثم عاد ترامب."

book()  # read once, which takes longer than an example may


def mention(article: Article, form: str, entity: str, kind: str = "PER", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(form, start + 1)
    return Mention(
        start, start + len(form), EntityType[kind], entity, form, Layer.TABLE, 0.9
    )  # fmt: skip


ARTICLE = article_of(TEXT)
FOUND = (
    mention(ARTICLE, "دونالد ترامب", "trump"),
    mention(ARTICLE, "ماسك", "musk"),
    mention(ARTICLE, "تسلا", "tesla", "ORG"),
    mention(ARTICLE, "ترامب", "trump", nth=1),
    mention(ARTICLE, "واشنطن", "washington", "LOC"),
    mention(ARTICLE, "ترامب", "trump", nth=2),
)


def applied(*lines: str) -> list[tuple[str, str, str, str]]:
    """Return words, type, id and name of each mention after corrections."""
    made = Overlay("\n".join(line.replace("|", "\t") for line in lines)).apply(ARTICLE, FOUND)
    return [(TEXT[one.start : one.end], one.type.value, one.id, one.name) for one in made]


def test_without_corrections_nothing_changes() -> None:
    assert Overlay(HEAD).apply(ARTICLE, FOUND) == list(FOUND)
    assert not Overlay(HEAD).problems
    assert str(Overlay(HEAD)) == HEAD


def test_merged_names_have_one_id_and_name() -> None:
    assert [one[2:] for one in applied("merge|tesla|musk")] == [
        ("trump", "دونالد ترامب"),
        ("tesla", "تسلا"),
        ("tesla", "تسلا"),
        ("trump", "ترامب"),
        ("washington", "واشنطن"),
        ("trump", "ترامب"),
    ]


def test_what_is_merged_takes_the_type_of_what_it_is_merged_into() -> None:
    def types(*lines: str) -> dict[str, str]:
        return {one[0]: one[1] for one in applied(*lines) if one[2] in ("trump", "x", "y", "paris")}

    assert types("merge|trump|washington")["واشنطن"] == "PER"
    # The file says it where the article does not name what it is merged into, else a list.
    assert types("hide|trump", "merge|x|musk tesla|إكس|PROD") == {"ماسك": "PROD", "تسلا": "PROD"}
    assert types("hide|trump", "merge|paris|musk") == {"ماسك": "LOC"}
    assert types("hide|trump", "merge|y|musk tesla|إكس") == {"ماسك": "PER", "تسلا": "ORG"}
    # What the user has said of a name counts for more, and what is said last counts for all.
    assert types("retype|washington|EVENT", "merge|trump|washington")["واشنطن"] == "EVENT"
    last = types("merge|trump|washington", "retype|trump|ORG")
    assert set(last.values()) == {"ORG"}


def test_several_ids_are_merged_into_one_that_the_article_lacks_under_a_name() -> None:
    made = applied("merge|x|musk tesla|إكس")
    assert [one[3] for one in made if one[2] == "x"] == ["إكس", "إكس"]
    assert not {"musk", "tesla"} & {one[2] for one in made}


def test_a_form_is_split_off() -> None:
    made = applied("split|trump|ترامب|trump-jr")
    assert [one[2] for one in made if "ترامب" in one[0]] == ["trump", "trump-jr", "trump-jr"]


def test_forms_without_marks_are_compared_in_normal_form() -> None:
    expected = [
        (*one[:3], "تـرامب") if one[2] == "x" else one for one in applied("split|trump|ترامب|x")
    ]
    assert applied("split|trump|تـرامب|x") == expected


MARKED = article_of("قالت عُمان إن عَمّان بعيدة، وعادت عـُمان إلى عمان.")
MARKED_FOUND = tuple(
    mention(MARKED, form, "place", "LOC") for form in ("عُمان", "عَمّان", "عـُمان", "عمان")
)


def ids_of_marked(line: str) -> list[str]:
    made = Overlay(line.replace("|", "\t")).apply(MARKED, MARKED_FOUND)
    return [one.id for one in made]


def test_a_form_with_marks_is_only_what_has_the_same() -> None:
    assert ids_of_marked("split|place|عُمان|x") == ["x", "place", "x", "place"]
    assert ids_of_marked("split|place|عَمّان|x") == ["place", "x", "place", "place"]
    assert ids_of_marked("split|place|عمان|x") == ["x", "x", "x", "x"]
    assert ids_of_marked("hide|place|عُمان") == ["place", "place"]
    assert ids_of_marked("split|place|عُمانُ|x") == ["place"] * 4


def test_a_form_with_marks_keeps_the_others_for_the_lines_behind_it() -> None:
    text = "split|place|عُمان|x\nrename|x|X\nrename|place|Y".replace("|", "\t")
    before = [("place", "عمان")]
    assert Overlay(text).unmatched(before, before) == []


def test_names_and_types_change() -> None:
    made = applied("rename|tesla|Tesla", "retype|tesla|PROD")
    assert ("تسلا", "PROD", "tesla", "Tesla") in made
    assert len(made) == len(FOUND)


def test_names_are_hidden_wholly_or_as_one_form() -> None:
    assert not [one for one in applied("hide|trump") if one[2] == "trump"]
    assert [one[0] for one in applied("hide|trump|ترامب") if one[2] == "trump"] == ["دونالد ترامب"]


def test_an_added_form_is_found_behind_clitics() -> None:
    made = applied("add|LOC|riyadh|الرياض")
    assert ("لرياض", "LOC", "riyadh", "الرياض") in made
    both = Overlay("add\tLOC\triyadh\tالرياض").apply(ARTICLE, FOUND)
    assert [one.step for one in both if one.id == "riyadh"] == [Layer.USER]
    assert all(one.end <= other.start for one, other in pairwise(both))


def words(*lines: str) -> list[str]:
    return [one[0] for one in applied(*lines)]


def test_a_short_form_that_is_added_splits_no_longer_name() -> None:
    made = applied("add|PER|t|ترامب")
    assert [one[0] for one in made if "ترامب" in one[0]] == ["دونالد ترامب", "ترامب", "ترامب"]
    assert [one[2] for one in made if one[0] == "ترامب"] == ["t", "t"]
    assert words("add|PER|d|دونالد") == words()
    assert "الرياض" not in words("add|LOC|r|وللرياض مكانها", "add|LOC|riyadh|الرياض")


@pytest.mark.parametrize(
    "lines",
    [
        ("hide|trump|دونالد ترامب", "add|PER|d|دونالد"),
        ("add|PER|d|دونالد", "hide|trump|دونالد ترامب"),
        ("add|PER|d|دونالد", "split|trump|دونالد ترامب|new", "hide|new"),
        ("add|PER|d|دونالد", "merge|musk|trump", "hide|musk|دونالد ترامب"),
    ],
)
def test_a_short_form_stands_where_the_user_hid_the_longer_name(lines: tuple[str, ...]) -> None:
    assert "دونالد" in words(*lines)


def test_of_added_forms_the_longer_one_stands_whatever_their_order() -> None:
    both = ("add|PER|d|دونالد ترامب", "add|PER|t|ترامب")
    for lines in (both, both[::-1]):
        made = words(*lines)
        assert made.count("دونالد ترامب") == 1
        assert made.count("ترامب") == 2
    assert "إيلون ماسك" in words("add|PER|m|إيلون ماسك")


def test_what_is_added_last_stands() -> None:
    made = applied("add|PER|t|ترامب", "add|ORG|u|ترامب")
    assert {one[1:3] for one in made if one[0] == "ترامب"} == {("ORG", "u")}
    assert [one for one in applied("hide|trump", "add|PER|trump|ترامب") if one[2] == "trump"]
    assert not [one for one in applied("add|PER|trump|ترامب", "hide|trump") if one[2] == "trump"]


def test_an_added_form_stands_in_one_block_without_signs_between() -> None:
    text = "زار أحمد\nعلي قصر د. أحمد علي، وأحمد، علي."
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, 8, 0, 8),
        Block(BlockKind.PARAGRAPH, 9, len(text), 9, len(text)),
    )
    article = Article("a", text, "utf-8", blocks, 0, 0, False, None, None, None, 0, 2)
    made = Overlay("add\tPER\ta\tأحمد علي").apply(article, ())
    assert [(one.start, text[one.start : one.end]) for one in made] == [
        (text.index("أحمد علي"), "أحمد علي")
    ]
    made = Overlay("add\tPER\ta\tد. أحمد علي").apply(article, ())
    assert [text[one.start : one.end] for one in made] == ["د. أحمد علي"]


def test_a_form_that_overlaps_itself_stands_once() -> None:
    article = article_of("لا لا لا")
    assert [(one.start, one.end) for one in Overlay("add\tPER\ta\tلا لا").apply(article, ())] == [
        (0, 5)
    ]


# --- lines ----------------------------------------------------------------------------------------

BROKEN = """\
# mine
merge\ttesla\tmusk
renmae\ttrump\tX
rename\ttrump
retype\ttrump\tPERSON
retype
add\tPER\tid with blanks\tترامب
add\tPER\ta\t،
hide\ttrump\tترامب\t
"""


def test_bad_lines_are_named_and_the_rest_applies() -> None:
    overlay = Overlay(BROKEN)
    assert [(one.line, one.reason) for one in overlay.problems] == [
        (3, "verb"),
        (4, "fields"),
        (5, "type"),
        (6, "fields"),
        (7, "id"),
        (8, "fields"),
    ]
    assert overlay.problems[0].text == "renmae\ttrump\tX"
    assert [one.verb for one in overlay.corrections] == ["merge", "hide"]
    ids = [one.id for one in overlay.apply(ARTICLE, FOUND)]
    assert ids == ["trump", "tesla", "tesla", "washington"]


@pytest.mark.parametrize(
    ("lines", "bad"),
    [
        (("merge|a|b", "merge|b|a"), [2]),
        (("merge|a|a",), [1]),
        (("merge|a|a b",), []),
        (("merge|b|a", "merge|c|b", "hide|x", "merge|a|c d", "merge|d|c"), [4]),
        (("merge|b|a", "merge|c|a", "merge|c|b", "merge|b|c"), [4]),
        (("merge|b|a", "split|b|form|a", "merge|a|b"), []),
        (("merge|b|a", "add|PER|a|form", "merge|a|b"), []),
    ],
)
def test_a_merge_that_leads_back_is_a_bad_line(lines: tuple[str, ...], bad: list[int]) -> None:
    overlay = Overlay("\n".join(line.replace("|", "\t") for line in lines))
    assert [(one.line, one.reason) for one in overlay.problems] == [(n, "circle") for n in bad]
    assert len(overlay.corrections) == len(lines) - len(bad)


def test_a_merge_that_would_lead_back_is_not_added() -> None:
    overlay = Overlay("merge\ta\tb\n")
    with pytest.raises(ValueError, match="back to itself"):
        overlay.add(correction("merge", "b", "a"))
    assert str(overlay) == "merge\ta\tb\n"
    overlay.undo()
    overlay.add(correction("merge", "b", "a"))
    assert str(overlay) == "merge\tb\ta\n"


def test_a_bad_line_applies_once_what_it_leads_back_to_is_taken_back() -> None:
    overlay = Overlay("merge\ta\tb\nmerge\tb\ta\n")
    assert overlay.undo() == correction("merge", "a", "b")
    assert not overlay.problems
    assert overlay.corrections == Overlay(str(overlay)).corrections
    overlay.redo()
    assert [one.reason for one in overlay.problems] == ["circle"]


def test_numbers_of_bad_lines_follow_what_is_taken_back() -> None:
    overlay = Overlay("hide\ta\nnonsense\n")
    overlay.undo()
    assert [one.line for one in overlay.problems] == [1]
    overlay.redo()
    assert str(overlay) == "hide\ta\nnonsense\n"


@pytest.mark.parametrize("text", ["", "x", "hide\ta", "hide\ta\r\n# c\r\n", "\n\n", BROKEN, HEAD])
def test_a_file_is_written_as_it_was_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "e.txt"
    write_overlay(path, Overlay(text))
    assert path.read_bytes() == text.encode()
    assert str(read_overlay(path)) == text


def test_bytes_that_are_no_text_survive(tmp_path: Path) -> None:
    path = tmp_path / "e.txt"
    path.write_bytes(b"# \xff\xfe\nhide\ta\n\xc3\x28\n")
    overlay = read_overlay(path)
    overlay.add(correction("hide", "b"))
    write_overlay(path, overlay)
    assert path.read_bytes() == b"# \xff\xfe\nhide\ta\n\xc3\x28\nhide\tb\n"
    assert [one.line for one in overlay.problems] == [3]


def test_a_missing_file_is_one_with_its_explanation(tmp_path: Path) -> None:
    overlay = read_overlay(tmp_path / "no" / "e.txt")
    assert not overlay.corrections
    assert str(overlay) == HEAD


def test_a_failed_write_leaves_the_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "e.txt"
    path.write_text("hide\ta\n")

    def fail(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no"):
        write_overlay(path, Overlay("hide\tb\n"))
    assert [one.name for one in tmp_path.iterdir()] == ["e.txt"]
    assert path.read_text() == "hide\ta\n"


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("hide", ("",)),
        ("hide", ("a", "؟")),
        ("rename", ("a", " \t\n")),
        ("retype", ("a", "X")),
        ("split", ("a", "b", "c d")),
        ("eat", ("a",)),
        ("merge", ("a",)),
    ],
)
def test_what_could_not_be_read_again_is_no_correction(verb: str, fields: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no correction"):
        correction(verb, *fields)


def test_line_ends_and_controls_of_a_selection_become_blanks() -> None:
    made = correction("add", "PER", "a", "دونالد\r\n\tترامب\u2028الابن\ud800")
    assert made.fields[2] == "دونالد ترامب الابن"


# --- laws -----------------------------------------------------------------------------------------

IDS = st.sampled_from(["trump", "musk", "tesla", "washington", "new", "none"])
MANY = st.lists(IDS, min_size=1, max_size=3).map(" ".join)
FORMS = st.sampled_from(["ترامب", "دونالد ترامب", "تسلا", "ماسك", "واشنطن، وللرياض", "قال", "لا"])
TYPES = st.sampled_from([kind.value for kind in EntityType])
NAMES = st.text(st.characters(blacklist_categories=()), min_size=1).filter(
    lambda text: bool(text.strip())
)
MADE = st.one_of(
    st.builds(lambda a, b: ("merge", a, b), IDS, MANY),
    st.builds(lambda a, b, c: ("split", a, b, c), MANY, FORMS, IDS),
    st.builds(lambda a, b: ("rename", a, b), MANY, st.sampled_from(["X", "اسم آخر"])),
    st.builds(lambda a, b: ("retype", a, b), MANY, TYPES),
    st.builds(lambda a: ("hide", a), MANY),
    st.builds(lambda a, b: ("hide", a, b), MANY, FORMS),
    st.builds(lambda a, b, c: ("add", a, b, c), TYPES, IDS, FORMS),
).map(lambda made: correction(*made))
LINES = st.lists(
    st.one_of(
        MADE.map(str),
        st.text(st.characters(blacklist_characters="\n", blacklist_categories=("Cs",))),
    )
).map("\n".join)


def added(overlay: Overlay, made: Correction) -> bool:
    """Add a correction; one that leads an id back to itself is refused."""
    before = str(overlay)
    try:
        overlay.add(made)
    except ValueError:
        assert str(overlay) == before
        return False
    return True


@given(LINES, st.lists(MADE, min_size=1, max_size=8))
def test_any_corrections_taken_back_give_the_original(text: str, made: list[Correction]) -> None:
    overlay = Overlay(text)
    before, names = str(overlay), overlay.apply(ARTICLE, FOUND)
    states = []
    made = [one for one in made if one.verb != "merge" or one.fields[0] not in one.ids]
    for number, one in enumerate(made):
        states.append((str(overlay), overlay.key))
        if not added(overlay, one):
            made = made[:number]
            states.pop()
            break
    after = str(overlay)
    assert [overlay.undo() for _ in made] == made[::-1]
    assert str(overlay) == before == text
    assert overlay.apply(ARTICLE, FOUND) == names
    for one, state in zip(made, states, strict=True):
        assert (str(overlay), overlay.key) == state
        assert overlay.redo() == one
    assert str(overlay) == after
    assert overlay.redo() is None


@given(LINES, st.lists(MADE, max_size=5))
def test_written_and_read_again_is_the_same(text: str, made: list[Correction]) -> None:
    overlay = Overlay(text)
    for one in made:
        added(overlay, one)
    again = Overlay(str(overlay))
    assert again.corrections == overlay.corrections
    assert again.key == overlay.key
    assert again.problems == overlay.problems
    assert again.apply(ARTICLE, FOUND) == overlay.apply(ARTICLE, FOUND)


@given(st.lists(MADE, max_size=8))
def test_mentions_stay_sorted_apart_and_inside(made: list[Correction]) -> None:
    kept = Overlay("\n".join(map(str, made))).apply(ARTICLE, FOUND)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert all(0 <= one.start < one.end <= len(TEXT) for one in kept)
    assert all(one.name and one.id for one in kept)


@given(NAMES)
def test_any_name_can_be_written(name: str) -> None:
    try:
        made = correction("rename", "a", name)
    except ValueError:
        return  # it is blanks and controls alone
    overlay = Overlay(HEAD)
    overlay.add(made)
    assert Overlay(str(overlay).encode("utf-8").decode("utf-8")).corrections == [made]


def test_a_copy_changes_alone() -> None:
    overlay = Overlay("hide\ta\nhide\tb\n")
    overlay.undo()
    copy = overlay.copy()
    copy.redo()
    assert [len(one.corrections) for one in (overlay, copy)] == [1, 2]
    copy.add(correction("hide", "c"))
    assert overlay.redo() == correction("hide", "b")


# --- what does nothing ----------------------------------------------------------------------------


def unmatched(*lines: str) -> list[int]:
    overlay = Overlay("\n".join(line.replace("|", "\t") for line in lines))
    named = [(one.id, TEXT[one.start : one.end]) for one in FOUND]
    now = [(one.id, TEXT[one.start : one.end]) for one in overlay.apply(ARTICLE, FOUND)]
    return overlay.unmatched(named, now)


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (("merge|tesla|musk", "rename|musk|X", "rename|tesla|Y"), [2]),
        (("# note", "bad line", "hide|nobody", "hide|trump"), [3]),
        (("split|trump|ترامب|new", "rename|new|Z", "split|trump|ترامب|new"), [3]),
        (("hide|trump", "rename|trump|X"), [2]),
        (("hide|trump|تسلا",), [1]),
        (("add|LOC|riyadh|الرياض", "retype|riyadh|ORG"), []),
        (("add|PER|x|غائب تماما", "add|PER|y|قال", "hide|y"), [1]),
        (("add|PER|y|قال", "merge|z|y", "rename|y|N"), [3]),
        (("merge|a|none musk",), []),
    ],
)
def test_corrections_of_names_that_are_not_there_are_told(
    lines: tuple[str, ...], lost: list[int]
) -> None:
    assert unmatched(*lines) == lost


def test_a_form_with_its_article_is_also_what_stands_behind_two_lams() -> None:
    start = TEXT.index("لرياض")
    found = [Mention(start, start + 5, EntityType.LOC, "riyadh", "الرياض", Layer.LIST, 1.0)]
    assert not Overlay("hide\triyadh\tالرياض").apply(ARTICLE, found)
    assert Overlay("hide\triyadh\tواشنطن").apply(ARTICLE, found) == found
