"""Bytes to text."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.decode import decode
from tui.errors import UnreadableFile

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
ASCII = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "⬤": "*"})
"""What ISO-8859-6 has no place for."""


def seed(path: Path, encoding: str) -> str:
    text = path.read_bytes().decode("utf-8")
    return text.translate(ASCII) if encoding in ("cp1256", "iso8859-6") else text


def test_there_are_five_seeds() -> None:
    assert len(SEEDS) == 5


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"),
        ("cp1256", "cp1256"), ("iso8859-6", "iso8859-6"),
    ],
)  # fmt: skip
def test_round_trip(path: Path, codec: str, named: str) -> None:
    text = seed(path, codec)
    data = text.encode(codec)
    decoded = decode(data)
    assert (decoded.encoding, decoded.text, decoded.repaired) == (named, text, 0)
    assert len(data) > 2000
    for at in range(0, len(data), 200):
        piece = data[at : at + 200]
        found = decode(piece)
        if all(byte < 128 for byte in piece) and "16" not in codec:
            assert found.encoding == "utf-8"
            continue
        assert found.encoding == named, piece
        if named != "utf-8":
            assert found.text == piece.removeprefix(b"\xff\xfe").decode(named)
        else:
            wanted = piece.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore")
            assert found.text.strip("\ufffd") == wanted


@pytest.mark.parametrize("mark", [b"\xfe\xff"])
def test_big_endian_mark(mark: bytes) -> None:
    assert decode(mark + "نص".encode("utf-16-be")).text == "نص"


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6"])
def test_headlines_of_forty_characters_tell_the_code(codec: str) -> None:
    choose = random.Random(1)
    right = asked = 0
    for path in SEEDS:
        text = seed(path, codec)
        for _ in range(100):
            at = choose.randrange(len(text) - 40)
            data = text[at : at + 40].encode(codec)
            if sum(byte > 127 for byte in data) >= 8:
                asked += 1
                right += decode(data).encoding == codec
    assert asked > 450
    assert right == asked


def test_each_bad_byte_is_one_sign_and_counted() -> None:
    good = "نص عربي صحيح".encode()
    decoded = decode(good + b"\xff\xfe\xd8" + b" x " + b"\xe2\x80" + good)
    assert decoded.encoding == "utf-8"
    assert decoded.text == "نص عربي صحيح\ufffd\ufffd\ufffd x \ufffd\ufffdنص عربي صحيح"
    assert decoded.repaired == 5
    one = decode(good + b"\xff")
    assert one.repaired == 1


def test_a_replacement_character_of_the_file_is_no_bad_byte() -> None:
    decoded = decode("نص \ufffd عربي".encode() + b"\xff")
    assert decoded.text.count("\ufffd") == 2
    assert decoded.repaired == 1
    assert decode("نص \ufffd".encode()).repaired == 0


def test_bad_bytes_far_from_the_start() -> None:
    decoded = decode(b"a" * 200_000 + "نص عربي صحيح ".encode() * 20 + b"\xff")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("صحيح \ufffd")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_lone_halves_of_pairs(encoding: str) -> None:
    text = "نص عربي \ud800 طويل 😀 \udc00"
    decoded = decode(text.encode(encoding, "surrogatepass"))
    assert decoded.text == "نص عربي \ufffd طويل 😀 \ufffd"
    assert decoded.encoding == encoding
    assert decoded.repaired == 2


def test_a_cut_last_character_of_utf_16() -> None:
    decoded = decode("نص عربي".encode("utf-16")[:-1])
    assert decoded.text == "نص عرب\ufffd"
    assert decoded.repaired == 1


@pytest.mark.parametrize(
    "data",
    [
        Path("/bin/sh").read_bytes(),
        b"\x7fELF\x02\x01\x01",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x00\x00",
        b"%PDF-1.7\n",
        bytes(1000),
        bytes(range(256)) * 10,
        b"\xff\xfe" + random.Random(3).randbytes(5000),
        b"\x01\x00\x00\x00\x02\x00\x00\x00" * 100,
        *(random.Random(n).randbytes(n) for n in (100, 200, 1000, 5000, 100_000)),
    ],
    ids=lambda data: f"{data[:6]!r}-{len(data)}",
)
def test_binary_files_are_refused_with_a_line(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "", "ن", "نص", "سطر\x00عربي \x1b[31m طويل\x00 هنا\x9b", "a\x00b", "a",
        "BZh is a name", "ID3 tags explained", "MZ", "plain English text",
        "\n\n", "日本語の記事です",
    ],
)  # fmt: skip
def test_text_with_strange_signs_opens(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.repaired) == (text, "utf-8", 0)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], max_codepoint=0x6FF)))
def test_any_utf_8_text_comes_back(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_open_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except UnreadableFile:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert len(text) <= len(data)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "cp1256"])
def test_a_line_of_ten_million_characters(codec: str) -> None:
    text = "نص عربي طويل " * 770_000
    before = time.perf_counter()
    decoded = decode(text.encode(codec))
    assert time.perf_counter() - before < 10
    assert decoded.text == text
