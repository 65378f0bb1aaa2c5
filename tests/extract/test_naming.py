"""Taggers of the user's: what they may return, what is done where they do anything else."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.articles.parse import parse
from tui.extract.naming import Namer, UserTagger, built_in, checked, namer_of, version
from tui.extract.overlay import Overlay
from tui.model import EntityType, Layer

SENTENCES = [["قال", "سام", "ألتمان"], ["القاهرة"], []]
ARTICLE = parse("عنوان الخبر\n\nالتقى زقزق بقبق الوفد. أعلنت شركة OpenAI الخبر.\n")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that writes a module of the user's and names its function `tag`."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    names: list[str] = []

    def write(code: str) -> UserTagger:
        name = f"users_{len(names)}_{tmp_path.name}"
        names.append(name)
        (tmp_path / f"{name}.py").write_text(code)
        return UserTagger(f"{name}:tag", tmp_path)

    yield write
    for name in names:
        sys.modules.pop(name, None)


def test_what_a_tagger_may_return() -> None:
    found = checked(SENTENCES, [[[1, 3, "PER", 1]], ((0, 1, EntityType.LOC, 0.5),), []])
    assert found == [[(1, 3, EntityType.PER, 1.0)], [(0, 1, EntityType.LOC, 0.5)], []]
    assert checked([["a", "b"]], [[(1, 2, "ORG", 0.1), (0, 1, "PER", 0.2)]]) == [
        [(0, 1, EntityType.PER, 0.2), (1, 2, EntityType.ORG, 0.1)]
    ]
    assert checked(SENTENCES, iter([[], iter([]), ()])) == [[], [], []]
    assert checked([], []) == []


@pytest.mark.parametrize(
    "found",
    [
        None, 5, "PER", [], [[]], [[], []], [[], [], [], []], [None, [], []],
        [[(0, 4, "PER", 0.5)], [], []], [[(1, 1, "PER", 0.5)], [], []],
        [[(-1, 1, "PER", 0.5)], [], []], [[(0, 1, "MISC", 0.5)], [], []],
        [[(0, 1, "per", 0.5)], [], []], [[(0, 1, "PER")], [], []],
        [[(0, 1, "PER", 0.5, 1)], [], []], [[(0, 1, "PER", 1.5)], [], []],
        [[(0, 1, "PER", -0.1)], [], []], [[(0, 1, "PER", float("nan"))], [], []],
        [[(0, 1, "PER", None)], [], []], [[(0, 1, "PER", True)], [], []],
        [[(0.0, 1, "PER", 0.5)], [], []], [[(False, True, "PER", 0.5)], [], []],
        [[(0, 2, "PER", 0.5), (1, 3, "PER", 0.5)], [], []], [["abc"], [], []],
        [[], [], [(0, 1, "PER", 0.5)]],
    ],
)  # fmt: skip
def test_nonsense_is_an_error(found: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        checked(SENTENCES, found)


def test_its_names_are_found(module: Any) -> None:
    tagger = module(
        "def tag(sentences):\n"
        "    return [[(w.index('زقزق'), w.index('زقزق') + 2, 'PER', 0.75)]"
        " if 'زقزق' in w else [] for w in sentences]\n"
    )
    namer = Namer(tagger)
    found = {ARTICLE.text[one.start : one.end]: one for one in namer.entities(ARTICLE)}
    assert (found["زقزق بقبق"].step, found["زقزق بقبق"].confidence) == (Layer.TAGGER, 0.75)
    assert found["OpenAI"].step != Layer.TAGGER
    assert namer.problem is None
    assert namer.serves == tagger.name


@pytest.mark.parametrize(
    "code",
    [
        "def tag(sentences):\n    raise RuntimeError('a\\nb')\n",
        "def tag(sentences):\n    raise SystemExit(1)\n",
        "def tag(sentences):\n    return None\n",
        "def tag():\n    return []\n",
        "tag = 5\n",
        "x = 1\n",
        "import nothing_of_this_name\n",
        "this is no Python\n",
        "raise SystemExit\n",
        "def tag(sentences):\n    sentences.clear()\n    return []\n",
    ],
)
def test_whatever_it_does_the_other_layers_serve(module: Any, code: str) -> None:
    namer = Namer(module(code))
    expected = Namer(None).entities(ARTICLE)
    assert expected
    assert namer.entities(ARTICLE) == expected
    first = namer.problem
    assert first is not None
    assert first.key == "error.tagger"
    assert "\n" not in str(first)
    assert namer.entities(ARTICLE) == expected
    assert namer.problem is first


def test_one_article_at_which_it_fails_costs_no_other(module: Any) -> None:
    namer = Namer(
        module(
            "def tag(sentences):\n"
            "    if any('OpenAI' in words for words in sentences):\n"
            "        raise ValueError('no')\n"
            "    return [[(0, 1, 'PER', 0.9)] for words in sentences]\n"
        )
    )
    namer.entities(ARTICLE)
    assert namer.problem is not None
    other = parse("عنوان\n\nزقزق هنا.\n")
    assert Layer.TAGGER in {one.step for one in namer.entities(other)}


def test_namers_go_to_other_processes() -> None:
    overlay = Overlay("hide\topenai\n")
    for namer in (
        Namer(None, correct=overlay.apply),
        Namer(built_in, across=False),
        namer_of("a:b", True, Path()),
    ):
        copy = pickle.loads(pickle.dumps(namer))
        assert (copy.key, copy.overlay, copy.serves, copy.decided) == (
            namer.key, namer.overlay, namer.serves, namer.decided
        )  # fmt: skip


def test_keys_tell_namers_apart(module: Any) -> None:
    one, other = (module("def tag(s):\n    return [[] for _ in s]\n") for _ in range(2))
    keys = [
        Namer(None).key, Namer(None, across=False).key, Namer().key, Namer(one).key,
        Namer(other).key,
    ]  # fmt: skip
    assert len(set(keys)) == 5
    assert all(version() in key for key in keys)
    assert Namer(None).overlay == Namer(None, correct=Overlay("# nothing\n").apply).overlay == ""
    merged = Namer(None, correct=Overlay("merge\ta\tb\nhide\tc\n").apply)
    assert merged.overlay
    assert merged.decided == {"a", "b"}
    path = Path(sys.modules[one.name.partition(":")[0]].__file__ or "")
    before = Namer(one).key
    path.write_text(path.read_text() + "\n\n")
    assert Namer(one).key != before
