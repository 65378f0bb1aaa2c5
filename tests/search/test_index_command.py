"""`qari index` as a program sees it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import Qari
from tests.search.driving import indexed, write_articles

FIELDS = (
    *("files", "articles", "added", "changed", "removed", "unreadable"),
    *("bytes", "index_bytes", "seconds", "mode"),
)


def test_it_prints_an_array_of_one_object(qari: Qari, tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, range(7))
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)
    done = qari("index", str(folder), "--json", env={"QARI_CACHE_DIR": str(cache)})
    assert done.returncode == 0
    (row,) = json.loads(done.stdout)
    assert tuple(row) == FIELDS
    assert (row["files"], row["articles"], row["added"], row["unreadable"]) == (8, 7, 8, 1)
    assert row["mode"] == "writes"
    assert row["index_bytes"] > 0
    assert b"bad.txt" in done.stderr
    done = qari("index", str(folder), env={"QARI_CACHE_DIR": str(cache)})
    header, line = done.stdout.decode().splitlines()
    assert header.split("\t") == list(FIELDS)
    assert line.split("\t")[2] == "0"


def test_names_and_figures_come_behind_the_words(qari: Qari, tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "صفقة\n\nاستثمرت شركة مايكروسوفت 10 مليارات دولار في شركة أوبن إيه آي.\n"
    (folder / "deal.txt").write_text(text, encoding="utf-8")
    (folder / "plain.txt").write_text("خبر\n\nلا شيء هنا.\n", encoding="utf-8")
    query = ("search", "مال:>9مليار دولار", str(folder), "--no-update", "--count")
    env = {"QARI_CACHE_DIR": str(cache)}
    qari("index", str(folder), env=env)
    before = qari(*query, env=env)
    done = qari("index", str(folder), "--facts", "--json", env=env)
    assert done.returncode == 0
    (row,) = json.loads(done.stdout)
    assert (row["added"], row["changed"], row["articles"]) == (0, 0, 2)
    after = qari(*query, env=env)
    assert [one.stdout.split()[2] for one in (before, after)] == [b"0", b"1"]


def test_ctrl_c_ends_it_quietly_and_the_next_run_goes_on(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, range(2000))
    code = (
        "import sys; from tui.indexing import reading, run; from tui.cli import main\n"
        "run._TOGETHER = 1\n"
        "read = reading._document\n"
        "def slow(*given):\n"
        "    print('reading', file=sys.stderr, flush=True)\n"
        "    return read(*given)\n"
        "reading._document = slow\n"
        "sys.exit(main(['index', sys.argv[1], '--json']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "reading\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert not set(err.split()) - {"reading"}
    (row,) = json.loads(out)
    assert 0 < row["articles"] < 2000
    library, told, progress = indexed(folder)
    assert not told
    assert progress[-1].added == 2000 - row["articles"]
    assert library.index().articles() == 2000
    library.close()


def test_a_second_instance_says_that_it_reads(qari: Qari, tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "articles"
    write_articles(folder, range(5))
    library, _, _ = indexed(folder)
    write_articles(folder, [9])
    assert library.index().try_to_write()
    done = qari("index", str(folder), "--json", "--lang", "en", env={"QARI_CACHE_DIR": str(cache)})
    library.close()
    assert done.returncode == 0
    (row,) = json.loads(done.stdout)
    assert (row["mode"], row["articles"], row["added"]) == ("reads", 5, 0)
    assert b"another instance" in done.stderr
