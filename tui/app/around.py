"""What stands around something in a sentence that is too long to be shown whole."""

from __future__ import annotations


def around(sentence: str, start: int, end: int, width: int, rows: int) -> tuple[str, int, int]:
    """Return the sentence, or what stands around a part of a long one, and the part's place in it.

    Line ends and tabs become blanks, one for one: positions stay.

    Args:
        sentence: As the article has it.
        start: First character of what must be seen.
        end: One past its last character.
        width: Columns of a row.
        rows: Rows that there are.
    """
    text = "".join(" " if letter.isspace() else letter for letter in sentence)
    if end > max(1, rows - 2) * width:
        cut = text.find(" ", max(0, start - (rows // 2) * width)) + 1
        cut = cut if 0 < cut <= start else start
        return f"…{text[cut:]}", start - cut + 1, end - cut + 1
    return text, start, end
