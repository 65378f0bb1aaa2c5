"""The file that the tagger's tables are kept in: named blocks of bytes, compressed together."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from pathlib import Path


def write(path: Path, blocks: Mapping[str, bytes]) -> None:
    """Write blocks of bytes under their names; the same blocks give the same file."""
    head = json.dumps({name: len(block) for name, block in blocks.items()}) + "\n"
    path.write_bytes(lzma.compress(head.encode() + b"".join(blocks.values()), preset=9))


def read(path: Path) -> dict[str, bytes]:
    """Return the blocks of a file.

    Raises:
        OSError: The file cannot be read.
        lzma.LZMAError: It is not such a file.
    """
    content = lzma.decompress(path.read_bytes())
    end = content.index(b"\n") + 1
    blocks = {}
    for name, size in json.loads(content[:end]).items():
        blocks[name] = content[end : end + size]
        end += size
    return blocks
