"""Rows that differ only in their values, known by their markup: what makes proving ten thousand of them cheap.

The first row of a form is read like everything else, by expat and the reader of blocks. What stands between its values
is then kept; a later row whose markup is the same, byte for byte, is well-formed and shaped as that one was, so only
its values are looked at. Numbers that run (ids of drawings) count as values of no interest.
"""

from __future__ import annotations

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple

_VALUE = late_pattern(
    rb'<w:t(?:\s[^<>]*)?>([^<]*)'
    rb'|\s(?:relativeHeight|id)="([0-9]+)"'
    rb'|\sname="[^"0-9<]*([0-9]+)"'
)  # fmt: skip
# What makes a row's text depend on more than its values, or the reader's state on the row.
_UNFIT = (
    b"<w:tbl>", b"<w:tbl ", b"<w:vMerge", b"<w:br", b"<w:cr", b"<w:tab", b"<w:noBreakHyphen", b"<w:bookmarkStart",
    b"<w:pict", b"<w:txbxContent", b"Fallback", b"<!", b"descr=",
)  # fmt: skip
_MOST = 512  # forms of one book; arrows of twelve months have seventy-eight

Node = list["tuple[bytes, bytes, Node | int]"]


class ValueSpan(NamedTuple):
    """Where a value stands in a row's bytes; not every value is text."""

    start: int
    behind: int
    is_text: bool


class Forms:
    """The known forms as a tree of their markup: each step is the bytes up to a value and the byte that ends it."""

    def __init__(self) -> None:
        self.root: Node = []
        self.count = 0

    def find(self, data: bytes, at: int) -> tuple[int, list[bytes], int] | None:
        """The form of the row that begins there, its values, and where it ends; None when it is of no known form."""
        node: Node = self.root
        values: list[bytes] = []
        while True:
            for literal, end, below in node:
                if not data.startswith(literal, at):
                    continue
                at += len(literal)
                if isinstance(below, int):
                    return below, values, at
                behind = data.find(end, at)
                if behind < 0:
                    return None
                values.append(data[at:behind])
                at, node = behind, below
                break
            else:
                return None

    def learn(self, row: bytes) -> tuple[int, list[ValueSpan]] | None:
        """A new form's number, and where its values stand; None for a row that is not to be known so."""
        if self.count >= _MOST or not row.startswith((b"<w:tr>", b"<w:tr ")) or any(mark in row for mark in _UNFIT):
            return None
        node, at = self.root, 0
        spans: list[ValueSpan] = []
        for found in _VALUE.finditer(row):
            start, behind = found.span(found.lastindex or 0)
            is_text = found.lastindex == 1
            node = _below(node, row[at:start], b"<" if is_text else b'"')
            at = behind
            spans.append(ValueSpan(start, behind, is_text))
        node.append((row[at:], b"", self.count))
        self.count += 1
        return self.count - 1, spans


def _below(node: Node, literal: bytes, end: bytes) -> Node:
    for known, known_end, below in node:
        if known == literal and known_end == end and isinstance(below, list):
            return below
    made: Node = []
    node.append((literal, end, made))
    return made
