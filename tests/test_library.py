"""The library: which files are listed, in which order and under which names; errors."""

from __future__ import annotations

import os
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tui import files as files_module
from tui.errors import QariError, UnreadableFile
from tui.library import Entry, Library, about, built_in_folder, open_library, scan, shown_name, site
from tui.words import Words

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "عنوان الخبر\nهذه فقرة أولى من الخبر، وفيها ما يكفي من الكلمات لتُعد فقرة.\n"


def files(library: Library) -> list[str]:
    return [entry.file for entry in library.entries]


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(*paths: str) -> str:
    with pytest.raises(QariError) as caught:
        open_library(paths)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.key
    return message


# --- what is listed -------------------------------------------------------------------------


def test_built_in_articles_have_bare_names() -> None:
    assert files(open_library()) == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert built_in_folder() == SEEDS
    assert len(open_library().entries) == 5


def test_installed_articles_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import tui.files

    make(tmp_path, "tui/_seeds/a.txt", "seeds/b.txt")
    monkeypatch.setattr(tui.files, "__file__", str(tmp_path / "tui" / "files.py"))
    assert built_in_folder() == tmp_path / "tui" / "_seeds"
    assert files(open_library()) == ["a.txt"]
    for path in (tmp_path / "tui" / "_seeds", tmp_path / "seeds"):
        path.rename(path.with_name("away"))
    assert "install" in refusal()


def test_only_txt_files_at_any_depth_and_nothing_hidden(here: Path) -> None:
    make(here, "a/b/c/deep.txt", "a/top.txt", "a/notes.md", "a/NOTES.TXT", "a/.txt", "a/txt")
    make(here, "a/.hidden.txt", "a/.git/x.txt", "a/dir.txt/inside.txt")
    assert files(open_library(["a"])) == ["a/b/c/deep.txt", "a/dir.txt/inside.txt", "a/top.txt"]


@pytest.mark.parametrize(
    ("given", "listed"), [("a", "a/x.txt"), ("a/", "a/x.txt"), ("./a", "./a/x.txt")]
)
def test_file_is_path_as_given_and_the_path_below(here: Path, given: str, listed: str) -> None:
    make(here, "a/x.txt")
    assert files(open_library([given])) == [listed]
    assert files(open_library([str(here / "a")])) == [f"{here}/a/x.txt"]


def test_current_folder(here: Path) -> None:
    make(here, "x.txt")
    assert files(open_library(["."])) == ["./x.txt"]


def test_explicit_files_of_any_extension(here: Path) -> None:
    make(here, "notes.md", ".hidden", "plain")
    assert files(open_library(["plain", "notes.md", ".hidden"])) == [".hidden", "notes.md", "plain"]


def test_order_is_that_of_the_names(here: Path) -> None:
    names = ["a-b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "a/b.txt", "a b.txt", "ب.txt", "Z.txt"]
    make(here / "f", *names)
    make(here / "e", "x.txt")
    listed = files(open_library(["f", "e", "f/a/b.txt"]))
    assert listed == sorted(listed)
    assert len(listed) == len(names) + 1


def test_order_holds_where_names_of_folders_look_the_same(here: Path) -> None:
    for folder, name in ((b"d\xff", "b.txt"), (b"d\xfe", "c.txt"), (b"d\xff", "d.txt")):
        make(here / os.fsdecode(folder), name)
    listed = files(open_library(["."]))
    assert listed == ["./d\ufffd/b.txt", "./d\ufffd/c.txt", "./d\ufffd/d.txt"]


def test_links_are_followed_and_loops_are_cut(here: Path) -> None:
    make(here, "a/x.txt", "a/sub/y.txt", "other/z.txt")
    (here / "a/sub/up").symlink_to(here / "a")
    (here / "a/self").symlink_to(".")
    (here / "a/there").symlink_to(here / "other")
    assert files(open_library(["a"])) == ["a/sub/y.txt", "a/there/z.txt", "a/x.txt"]


def test_file_reached_twice_is_listed_once(here: Path) -> None:
    make(here, "a/real.txt", "a/sub/y.txt")
    (here / "a/alias.txt").symlink_to("real.txt")
    (here / "a/tub").symlink_to("sub")
    assert files(open_library(["a"])) == ["a/alias.txt", "a/sub/y.txt"]
    assert files(open_library(["a/sub", "a/sub", "./a/sub"])) == ["./a/sub/y.txt"]
    assert files(open_library(["a/real.txt", "a"])) == ["a/alias.txt", "a/sub/y.txt"]


def test_depth_has_no_limit(here: Path) -> None:
    path = here / "a"
    path.mkdir()
    for _ in range(1200):  # past Python's limit of recursion
        path = path / "d"
        path.mkdir()
    make(path, "x.txt")
    (file,) = files(open_library(["a"]))
    assert file.endswith("/d/x.txt")
    (path / "x.txt").unlink()
    while path != here:  # pytest's own cleaning recurses
        path.rmdir()
        path = path.parent


def test_undecodable_name_bytes(here: Path) -> None:
    make(here, os.fsdecode(b"n\xd9\xff\x1b.txt"))
    library = open_library(["."])
    assert files(library) == ["./n\ufffd\ufffd\x1b.txt"]
    assert library.read(library.entries[0]).text == TEXT
    assert shown_name("\ud800") == "\ufffd"


# --- in batches -----------------------------------------------------------------------------


def test_scan_gives_batches_and_stops(here: Path) -> None:
    make(here / "a", *(f"{number:05}.txt" for number in range(2500)))
    batches = list(scan(["a"]))
    assert all(0 < len(batch) <= 1000 for batch in batches)
    assert len(batches) >= 3
    assert sum(map(len, batches)) == 2500
    assert list(scan(["a"], stop=lambda: True)) == []


def test_opening_lists_no_more_than_it_must(here: Path) -> None:
    make(here / "a", *(f"{number:05}.txt" for number in range(2500)))
    library = open_library(["a"])
    assert len(library._found) <= 1000
    first = next(library.scan())
    assert first[0] == Entry("a/00000.txt", "a/00000.txt")
    assert list(library.scan(stop=lambda: True)) == []
    assert [entry for batch in library.scan() for entry in batch] == list(library.entries)
    assert len(library.entries) == 2500


def test_several_threads_list_the_same_files(here: Path) -> None:
    make(here / "a", *(f"{number:05}.txt" for number in range(3500)))
    library = Library(["a"])
    with ThreadPoolExecutor(4) as threads:
        scans = [
            threads.submit(lambda: [entry for batch in library.scan() for entry in batch])
            for _ in range(4)
        ]
        assert len(library.entries) == 3500
        assert all(scan.result() == list(library.entries) for scan in scans)


# --- errors ---------------------------------------------------------------------------------


def test_missing_path_names_a_near_one(here: Path) -> None:
    make(here, "news/a.txt")
    assert "news" in refusal("nwes")
    assert "qari" in refusal("zzzzzz")
    assert "news/a.txt" in refusal("news/b.txt")
    for path in ("", "a\0b", "news/a.txt/b", "x" * 5000):
        refusal(path)
    refusal("news", "gone")


def test_empty_folder(here: Path) -> None:
    (here / "empty/sub").mkdir(parents=True)
    assert "“empty”" in refusal("empty")
    make(here, "a/x.txt")
    assert files(open_library(["empty", "a"])) == ["a/x.txt"]


@pytest.mark.parametrize("kind", ["fifo", "socket", "device"])
def test_special_files_are_never_opened(
    here: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here, "a/x.txt")
    if kind == "fifo":
        os.mkfifo("a/special.txt")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("a/special.txt")
    else:
        os.symlink(os.devnull, "a/special.txt")
    assert "regular" in refusal("a/special.txt")
    library = open_library(["a"])
    assert files(library) == ["a/special.txt", "a/x.txt"]
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *arguments, **_: opened.append(arguments))
    with pytest.raises(UnreadableFile, match="regular"):
        library.read(library.entries[0])
    assert not opened


def test_fifo_in_the_place_of_a_file_does_not_hang(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here, "x.txt")
    library = open_library(["x.txt"])
    status = os.stat("x.txt")
    os.unlink("x.txt")
    os.mkfifo("x.txt")
    monkeypatch.setattr(os, "stat", lambda _: status)
    with pytest.raises(UnreadableFile, match="regular"):
        library.read(library.entries[0])


def test_a_file_that_has_grown_is_read_to_its_end(here: Path) -> None:
    make(here, "x.txt")
    Path("x.txt").write_bytes(b"0123456789")
    for size in (0, 3, 9, 10, 11):
        handle = os.open("x.txt", os.O_RDONLY)
        assert files_module._whole(handle, size) == b"0123456789"
        os.close(handle)


def read_error(path: str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        Library().read(Entry(path, path))
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_broken_links_are_listed_and_told(here: Path) -> None:
    make(here, "a/x.txt")
    os.symlink("gone.txt", "a/broken.txt")
    os.symlink("loop.txt", "a/loop.txt")
    assert files(open_library(["a"])) == ["a/broken.txt", "a/loop.txt", "a/x.txt"]
    assert "link" in read_error("a/broken.txt")
    assert "link" in read_error("a/loop.txt")


def test_files_that_are_gone_too_large_or_refused(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here, "x.txt")
    assert "open the folder again" in read_error("gone.txt")
    with open("huge.txt", "wb") as huge:
        huge.truncate(256_000_001)
    assert "256 MB" in read_error("huge.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "chmod" in read_error("x.txt")


def test_folder_without_permission_is_a_problem_and_the_rest_opens(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here, "a/locked/x.txt", "a/z.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if "locked" in path:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    library = open_library(["a"])
    assert files(library) == ["a/z.txt"]
    (problem,) = library.problems
    assert "a/locked" in str(problem)
    assert "chmod" in refusal("a/locked")


def test_explicit_file_without_permission(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(here, "x.txt")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "chmod" in refusal("x.txt")


# --- reading and finding --------------------------------------------------------------------


def test_read_gives_the_article() -> None:
    library = open_library()
    for entry in library.entries:
        article = library.read(entry)
        assert article.file == entry.file
        assert article.text == (SEEDS / entry.file).read_bytes().decode("utf-8")
        assert article.blocks


def test_binary_file_is_unreadable(here: Path) -> None:
    (here / "x.txt").write_bytes(bytes(range(256)) * 40)
    read_error("x.txt")


def test_a_single_line_of_many_megabytes_opens(here: Path) -> None:
    line = "كلمة " * 400_000
    (here / "x.txt").write_text(line, encoding="utf-8")
    library = open_library(["x.txt"])
    assert library.read(library.entries[0]).text == line


@pytest.mark.parametrize(
    "name",
    ["000_253fa256e8b11328.txt", "000_253fa256e8b11328", str(SEEDS / "000_253fa256e8b11328.txt")],
)
def test_find_by_name_or_path(here: Path, name: str) -> None:
    entry = open_library().find(name)
    assert entry.path == SEEDS / "000_253fa256e8b11328.txt"
    assert entry.file == (name if "/" in name else "000_253fa256e8b11328.txt")


def test_find_below_the_opened_folder(here: Path) -> None:
    make(here, "f/a/x.txt", "f/b/x.txt", "f/b/y.txt", "f/x.txt", "notes.md")
    library = open_library(["f"])
    assert library.find("b/x.txt").file == "f/b/x.txt"
    assert library.find("y").file == "f/b/y.txt"
    assert library.find("notes.md") == Entry("notes.md", "notes.md")
    for name, part in (
        ("x.txt", "f/a/x.txt, f/b/x.txt"),
        ("yy.txt", "f/b/y.txt"),
        ("f", "folder"),
        ("zzzzzz", "qari list"),
        ("", "qari list"),
    ):
        with pytest.raises(QariError, match=part):
            library.find(name)


def test_row_below_a_title() -> None:
    library = open_library()
    article = library.read(library.entries[3])
    minutes = round(article.words / 138)
    assert minutes == 6
    reading_time = Words("ar").count("reading_time", minutes)
    assert about(article, Words("ar")).endswith(f"\u2068{reading_time}\u2069")
    assert about(article, Words("en")).endswith(f"\u2068{minutes} minutes to read\u2069")


def test_source_that_is_an_address_is_named_by_its_site() -> None:
    assert site("https://www.example.org/a/b") == "example.org"
    assert site("نيويورك تايمز") == "نيويورك تايمز"
    assert site(None) == ""
