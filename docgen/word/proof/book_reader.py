"""Reads a finished book back as rows and paragraphs of plain text, with expat, in one pass and without a tree.

Shares nothing with the renderer: another parser, and the text as Word will show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHAPTER = re.compile(r"^_chapter_(\d+)$")


def w(name: str) -> str:
    """``w("p")`` is expat's name of w:p when it resolves namespaces."""
    return f"{W} {name}"


@dataclass(slots=True)
class Block:
    """A table row (``cells``, one text each) or a paragraph outside tables (one cell).

    ``chapter``, ``table`` and ``row`` count from 1; ``arrows`` are (cell index, width in EMU) of drawings in cells;
    ``spans`` are the cells' grid spans and ``grid`` the table's column widths in twentieths of a point.
    """

    chapter: int
    table: int
    row: int
    cells: list[str]
    arrows: list[tuple[int, int]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    grid: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    number: int
    grid: list[int] = field(default_factory=list)
    rows: int = 0
    row: Block | None = None
    text: list[str] = field(default_factory=list)


class _Reader:
    """expat's handlers: a stack of open tables, the text being gathered, and what is skipped."""

    def __init__(self, on_block: Callable[[Block], None]) -> None:
        self.on_block = on_block
        self.chapter = 0
        self.tables: list[_Table] = []
        self.table_count = 0
        self.paragraph: list[str] = []
        self.skip = 0  # depth inside drawings' own text and compatibility fallbacks
        self.in_text = False
        self.starts = {
            w("t"): self.text_start,
            w("tab"): lambda _: self.gather("\t"),
            w("br"): lambda _: self.gather("\n"),
            w("cr"): lambda _: self.gather("\n"),
            w("noBreakHyphen"): lambda _: self.gather("-"),
            w("tc"): self.cell_start,
            w("tr"): self.row_start,
            w("tbl"): self.table_start,
            w("gridCol"): self.grid_column,
            w("gridSpan"): self.grid_span,
            w("bookmarkStart"): self.bookmark,
            f"{WP} extent": self.extent,
        }
        self.ends = {
            w("t"): self.text_end, w("p"): self.paragraph_end, w("tc"): self.cell_end, w("tr"): self.row_end,
            w("tbl"): self.table_end,
        }
        self.skipped = {f"{MC} Fallback", w("txbxContent"), w("tabs"), w("pict")}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self.skipped:
            self.skip += 1
        elif not self.skip and (handler := self.starts.get(name)) is not None:
            handler(attributes)

    def end(self, name: str) -> None:
        if name in self.skipped:
            self.skip -= 1
        elif not self.skip and (handler := self.ends.get(name)) is not None:
            handler()

    def characters(self, text: str) -> None:
        if self.in_text:
            self.gather(text)

    def gather(self, text: str) -> None:
        (self.tables[-1].text if self.tables else self.paragraph).append(text)

    def text_start(self, _: dict[str, str]) -> None:
        self.in_text = True

    def text_end(self) -> None:
        self.in_text = False

    def bookmark(self, attributes: dict[str, str]) -> None:
        if found := _CHAPTER.match(attributes.get(w("name"), "")):
            self.chapter = int(found[1])

    def table_start(self, _: dict[str, str]) -> None:
        self.table_count += 1
        self.tables.append(_Table(self.table_count))

    def table_end(self) -> None:
        self.tables.pop()

    def grid_column(self, attributes: dict[str, str]) -> None:
        self.tables[-1].grid.append(int(float(attributes.get(w("w"), "0"))))

    def row_start(self, _: dict[str, str]) -> None:
        table = self.tables[-1]
        table.rows += 1
        table.row = Block(self.chapter, table.number, table.rows, [], grid=table.grid)

    def row_end(self) -> None:
        if (block := self.tables[-1].row) is not None:
            self.on_block(block)

    def cell_start(self, _: dict[str, str]) -> None:
        self.tables[-1].text = []
        if (block := self.tables[-1].row) is not None:
            block.spans.append(1)

    def cell_end(self) -> None:
        table = self.tables[-1]
        if table.row is not None:
            table.row.cells.append("".join(table.text))

    def grid_span(self, attributes: dict[str, str]) -> None:
        if self.tables and (block := self.tables[-1].row) is not None and block.spans:
            block.spans[-1] = int(attributes.get(w("val"), "1"))

    def extent(self, attributes: dict[str, str]) -> None:
        if self.tables and (block := self.tables[-1].row) is not None:
            block.arrows.append((len(block.cells), int(attributes.get("cx", "0"))))

    def paragraph_end(self) -> None:
        if self.tables:
            self.tables[-1].text.append("\n")
            return
        self.on_block(Block(self.chapter, 0, 0, ["".join(self.paragraph)]))
        self.paragraph = []


def read_book(document: BinaryIO, on_block: Callable[[Block], None]) -> None:
    """Calls ``on_block`` with every row and paragraph of a document part, in order.

    Raises expat.ExpatError when the XML is not well-formed, which the caller tells as a failed proof.
    """
    reader = _Reader(on_block)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.ParseFile(document)
