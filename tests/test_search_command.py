"""`qari search` and `qari concordance`: the contract's rows, streams, exit codes, tables."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tests.conftest import Qari
from tests.test_streams import on_terminal
from tui.cli import main
from tui.library import open_library
from tui.printing import Terminal
from tui.search.ladder import STEPS
from tui.search_command import Wanted, print_concordance, print_search
from tui.words import Words

SEEDS = Path(__file__).parent.parent / "seeds"
SEARCH = "file, title, score, step, start, end, snippet".split(", ")
CONCORDANCE = "file, start, end, before, node, after".split(", ")
TEXTS = {
    "a.txt": "وصل الوزير إلى بيروت\n\nالتقى الوزير رئيس الحكومة في بيروت صباح الثلاثاء.\n",
    "b.txt": "محادثات في القاهرة\n\nعقد الوزير في القاهرة محادثات مع نظيره، ثم غادر إلى بَيْروت.\n",
    "sub/c.txt": "أسعار النفط\n\nارتفعت أسعار النفط في الأسواق العالمية إلى 90 دولارا للبرميل.\n",
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line here: exit code, stdout, stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "news"


def rows(output: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(output)
    return found


# --- search ---------------------------------------------------------------------------------


def test_rows_have_the_fields_of_the_contract_and_true_spans(run: Run) -> None:
    code, out, err = run("search", "ألتمان", "--json")
    assert (code, err) == (0, "")
    found = rows(out)
    assert len(found) == 5
    for row in found:
        assert list(row) == SEARCH
        text = (SEEDS / row["file"]).read_bytes().decode("utf-8")
        assert text[row["start"] : row["end"]] == row["snippet"]
        assert "ألتمان" in row["snippet"]
        assert row["step"] in STEPS
    assert [row["score"] for row in found] == sorted((r["score"] for r in found), reverse=True)


def test_files_are_named_as_the_path_was_given(run: Run, folder: Path) -> None:
    code, out, _ = run("search", "بيروت", "news", "--json")
    assert code == 0
    assert [(row["file"], row["step"]) for row in rows(out)] == [
        ("news/a.txt", "exact"),
        ("news/b.txt", "marks"),
    ]
    assert rows(out)[1]["snippet"].endswith("إلى بَيْروت.")
    assert [row["file"] for row in rows(run("search", "النفط", str(folder), "--json")[1])] == [
        f"{folder}/sub/c.txt"
    ]


def test_what_has_changed_is_found_unless_the_index_is_left_as_it_is(
    run: Run, folder: Path
) -> None:
    assert run("search", "سوريا", "news", "--count")[1].splitlines()[1] == "0\t"
    (folder / "d.txt").write_text("خبر من سوريا\n\nنص الخبر هنا.\n", encoding="utf-8")
    assert rows(run("search", "سوريا", "news", "--no-update", "--json")[1]) == []
    assert [row["file"] for row in rows(run("search", "سوريا", "news", "--json")[1])] == [
        "news/d.txt"
    ]
    (folder / "d.txt").unlink()
    assert rows(run("search", "سوريا", "news", "--json")[1]) == []


def test_tab_separated_lines_have_a_header(run: Run, folder: Path) -> None:
    _, out, _ = run("search", "الوزير", "news")
    lines = out.splitlines()
    assert lines[0].split("\t") == SEARCH
    assert all(len(line.split("\t")) == len(SEARCH) for line in lines)
    assert len(lines) == 3


def test_limit_count_files_and_context(run: Run, folder: Path) -> None:
    assert len(rows(run("search", "الوزير", "news", "--json", "--limit", "1")[1])) == 1
    assert run("search", "بيروت", "news", "--count")[1].splitlines() == [
        "count\tsteps",
        "2\texact 1, marks 1",
    ]
    assert rows(run("search", "بيروت", "news", "--count", "--json")[1]) == [
        {"count": 2, "steps": {"exact": 1, "marks": 1}}
    ]
    assert run("search", "الوزير", "news", "--files")[1].splitlines()[0] == "file"
    assert set(run("search", "الوزير", "news", "--files")[1].splitlines()[1:]) == {
        "news/a.txt",
        "news/b.txt",
    }
    long = rows(run("search", "برميل", "news", "--json", "--context", "200")[1])[0]["snippet"]
    short = rows(run("search", "برميل", "news", "--json", "--context", "5")[1])[0]["snippet"]
    assert short in long
    assert len(short) < len(long)
    bare = rows(run("concordance", "برميل", "news", "--json", "--context", "0")[1])[0]
    assert (bare["before"], bare["after"]) == ("", ".")  # whole words


def test_no_hit_is_no_error(run: Run, folder: Path) -> None:
    assert run("search", "كسوف", "news", "--json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    "query", ["شخص:ألتمان", "person:Altman", "مال:>1تريليون", "بعد:2030", "مكان:كاليفورنيا"]
)
def test_names_and_amounts_of_the_built_in_articles_are_found(run: Run, query: str) -> None:
    code, out, err = run("search", query, "--count", "--json")
    assert (code, err) == (0, "")
    assert rows(out)[0]["count"] == {"مال:>1تريليون": 1, "بعد:2030": 0, "مكان:كاليفورنيا": 1}.get(
        query, 5
    )


def test_names_and_amounts_of_a_folder_are_found(run: Run, folder: Path) -> None:
    assert rows(run("search", "مكان:القاهرة", "news", "--json")[1])[0]["file"] == "news/b.txt"
    found = rows(run("search", "مال:80..100دولار", "news", "--json")[1])
    assert [row["file"] for row in found] == ["news/sub/c.txt"]


def test_what_was_not_understood_is_told_and_the_rest_is_found(run: Run, folder: Path) -> None:
    code, out, err = run("search", "النفط (", "news", "--json")
    assert code == 0
    assert len(rows(out)) == 1
    assert err.startswith("qari: ")


def test_a_query_that_begins_with_a_minus_stands_behind_two(run: Run, folder: Path) -> None:
    _, out, _ = run("search", "--json", "--", "-الوزير", "news")
    assert [row["file"] for row in rows(out)] == ["news/sub/c.txt"]
    _, out, _ = run("search", "* -النفط", "news", "--json")
    assert [row["file"] for row in rows(out)] == ["news/a.txt", "news/b.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", " "),
        ("concordance",),
        ("search", "نفط", "--limit", "0"),
        ("search", "نفط", "--context", "x"),
        ("search", "نفط", "--context=-1"),
        ("search", "نفط", "--count", "--files"),
        ("concordance", "نفط", "--count", "--files"),
        ("search", "نفط", "--sort", "date"),
        ("concordance", "نفط", "--sort", "size"),
        ("list", "--limit", "3"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1


def test_a_missing_path_is_an_error(run: Run, folder: Path) -> None:
    code, out, err = run("search", "نفط", "nowhere")
    assert (code, out) == (1, "")
    assert "nowhere" in err


def test_a_file_that_is_no_text_is_told_and_the_rest_found(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 8)
    code, out, err = run("search", "النفط", "news", "--json")
    assert code == 0
    assert len(rows(out)) == 1
    assert "news/bad.txt" in err


def test_the_built_in_articles_leave_no_index_behind(run: Run, tmp_path: Path) -> None:
    run("search", "ألتمان", "--json")
    assert not list(Path(os.environ["QARI_CACHE_DIR"]).rglob("*.sqlite"))


def test_in_an_interpreter_of_its_own(qari: Qari, folder: Path) -> None:
    finished = qari("search", "بيروت", "news", "--json", cwd=folder.parent)
    assert finished.returncode == 0
    assert finished.stderr == b""
    assert len(json.loads(finished.stdout)) == 2


# --- concordance ----------------------------------------------------------------------------


def test_lines_have_the_fields_of_the_contract_and_true_spans(run: Run) -> None:
    code, out, err = run("concordance", "نفيديا", "--json")
    assert (code, err) == (0, "")
    found = rows(out)
    assert [row["file"][:3] for row in found] == ["000", "000", "001", "001", "002", "002", "004"]
    for row in found:
        assert list(row) == CONCORDANCE
        text = (SEEDS / row["file"]).read_bytes().decode("utf-8")
        assert text[row["start"] : row["end"]] == row["node"]
        before = row["start"] - len(row["before"])
        assert text[before : row["start"]] == row["before"]
        assert text[row["end"] : row["end"] + len(row["after"])] == row["after"]
    places = [(row["file"], row["start"]) for row in found]
    assert places == sorted(places)


def test_lines_are_sorted_by_what_stands_beside(run: Run, folder: Path) -> None:
    after = rows(run("concordance", "الوزير", "news", "--json", "--sort", "after")[1])
    assert [row["after"].split()[0] for row in after] == ["إلى", "رئيس", "في"]
    before = rows(run("concordance", "الوزير", "news", "--json", "--sort", "before")[1])
    assert [row["before"].split()[-1] for row in before] == ["التقى", "عقد", "وصل"]


def test_words_side_by_side_are_one_node(run: Run, folder: Path) -> None:
    found = rows(run("concordance", "أسعار النفط", "news", "--json")[1])
    assert [row["node"] for row in found] == ["أسعار النفط", "أسعار النفط"]
    assert run("concordance", "أسعار النفط", "news", "--count")[1] == "count\n2\n"
    assert run("concordance", "النفط", "news", "--files")[1] == "file\nnews/sub/c.txt\n"
    assert len(rows(run("concordance", "النفط", "news", "--json", "--limit", "1")[1])) == 1


def test_articles_are_read_when_their_lines_are_asked_for(folder: Path) -> None:
    library = open_library(["news"])
    for _ in library.update_index():
        pass
    lines = library.concordance("الوزير")
    assert lines.articles == 2
    assert lines.read_articles == 0
    assert [line.found.file for line in lines.page(0, 1)] == ["news/a.txt"]
    assert lines.read_articles == 1
    assert not lines.complete
    assert len(lines.page(0, 100)) == 3
    assert lines.complete
    library.close()


# --- on a terminal --------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_tables_fit_the_terminal(columns: int) -> None:
    library = open_library()
    for write, query in ((print_search, "altman microsoft"), (print_concordance, "nvidia")):
        out = _Terminal()
        terminal = Terminal(out, columns, styled=False)
        write(library.ask(query), Wanted(), Words("ar"), terminal, out, pytest.fail)
        lines = out.getvalue().split("\n")
        assert len(lines) > 5
        assert max(map(wcswidth, lines)) <= columns


def test_the_counts_of_the_steps_are_said() -> None:
    out = _Terminal()
    terminal = Terminal(out, 100, styled=False)
    asked = open_library().ask("nvidia")
    print_search(asked, Wanted(), Words("en", isolate=True), terminal, out, pytest.fail)
    assert "4 articles: 3 marks or case, 1 other spelling\n" in out.getvalue()


def test_the_place_shown_is_one_of_the_running_text(run: Run) -> None:
    (row,) = rows(run("search", "altman لوتنيك", "--json")[1])
    assert "https" not in row["snippet"]


def test_the_node_stands_in_one_column() -> None:
    out = _Terminal()
    library = open_library()
    terminal = Terminal(out, 100, styled=True)
    print_concordance(library.ask("nvidia"), Wanted(), Words("en"), terminal, out, pytest.fail)
    lines = [line.partition("\x1b[1m")[0] for line in out.getvalue().splitlines() if "\x1b" in line]
    assert len(lines) == 7
    assert len({wcswidth(line) for line in lines}) == 1


def test_matched_words_are_marked_on_a_terminal() -> None:
    code, written = on_terminal("search", "ستارغيت", "--limit", "1", "--profile", "visual")
    assert code == 0
    assert "\x1b[1;4m" in written
