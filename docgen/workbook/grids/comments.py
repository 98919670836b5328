"""The comments of a sheet: their cells and texts (ECMA-376 part 1, 18.7)."""

from __future__ import annotations

from docgen.workbook.damage import Damaged
from docgen.workbook.grids.xml_node import Node, fragments
from docgen.workbook.sheet_cells import range_of

_COMMENT = frozenset(("comment",))
_MAX_COMMENTS = 100_000


def read_comments(data: bytes) -> list[tuple[int, int, str]]:
    """Row, column (from 1) and text of each comment. Raises Damaged."""
    comments: list[tuple[int, int, str]] = []

    def take(node: Node) -> None:
        if len(comments) >= _MAX_COMMENTS:
            raise Damaged("comments without end")
        at = range_of(node.value("ref"))
        comments.append((at.top, at.left, "".join(_texts(node))))

    fragments(data, _COMMENT, take)
    return comments


def _texts(comment: Node) -> list[str]:
    text = comment.child("text")
    if text is None:
        return []
    runs = [text, *(each for each in text.children if each.name == "r")]  # rPh, how to say it, is left out
    return [each.text for run in runs for each in run.children if each.name == "t"]
