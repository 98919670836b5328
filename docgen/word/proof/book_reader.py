"""Reads a finished book back as rows and paragraphs of plain text, in one pass and without a tree.

Shares nothing with the renderer. expat says whether the XML is well-formed (without calling back, which is what makes
it slow); the text is found by one scan over the few elements that matter, a piece of the document at a time, so that a
book of any size needs no more memory than a small one.
"""

from __future__ import annotations

import pyexpat as expat  # all that xml.parsers.expat is, without looking through two packages for it

from docgen.late_pattern import escaped, late_pattern, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import BinaryIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHUNK = 1 << 18
_LONGEST_NAME = 256  # of an attribute
_UNDECLARED = "(?!)"  # matches nothing: there is no such element
_CHAPTER = 'name="_chapter_'
_NUMBER = late_pattern(r'(?:w|val|cx)="([\d.]+)"')
_SAID = late_pattern(r'descr="([^"]+)"')
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ELEMENTS = (
    "tc", "p", "tr", "t", "tbl", "gridCol", "gridSpan", "bookmarkStart", "vMerge", "txbxContent", "tabs", "pict",
    *_BREAKS, "extent", "docPr", "Fallback",
)  # fmt: skip
# The only ones that docgen and Word write (XML 1.0, 4.6); the one for the sign that begins them comes last.
_ENTITIES = (
    ("&#9;", "\t"), ("&#10;", "\n"), ("&#13;", "\r"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"),
    ("&amp;", "&"),
)  # fmt: skip
_SKIPPED = {"txbxContent", "tabs", "pict", "Fallback"}


class Block:
    """A table row (``cells``, one text each), a paragraph outside tables (one cell), or a table without rows (none).

    ``chapter``, ``table`` and ``row`` count from 1; ``arrows`` are (cell index, width in EMU) of drawings in cells;
    ``spans`` are the cells' grid spans and ``grid`` the table's column widths in twentieths of a point. ``pictures``
    are (cell index, alternative text) of drawings that have one.
    """

    __slots__ = ("arrows", "cells", "chapter", "grid", "pictures", "row", "spans", "table")

    def __init__(
        self, chapter: int, table: int, row: int, cells: list[str], grid: list[int] | None = None,
        pictures: list[tuple[int, str]] | None = None,
    ) -> None:  # fmt: skip
        self.chapter, self.table, self.row, self.cells = chapter, table, row, cells
        self.arrows: list[tuple[int, int]] = []
        self.spans: list[int] = []
        self.grid = grid or []
        self.pictures = pictures or []

    def like(self, table: int, row: int, cells: list[str]) -> Block:
        """Another row of the same markup."""
        other = Block(self.chapter, table, row, cells, self.grid, self.pictures)
        other.arrows, other.spans = self.arrows, self.spans
        return other


class Table:
    """An open table. ``above``: the row above's texts, for cells merged with it; ``merged``: the cell at hand is."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.grid: list[int] = []
        self.rows = 0
        self.row: Block | None = None
        self.text: list[str] = []
        self.above: dict[int, str] = {}
        self.merged = False


class _Reader:
    """A stack of open tables, the text being gathered, and what is skipped."""

    def __init__(self, on_block: Callable[[Block], None]) -> None:
        self.on_block = on_block
        self.chapter = 0
        self.tables: list[Table] = []
        self.table_count = 0
        self.text: list[str] = []  # of the paragraph outside tables, or of the cell at hand
        self.pictures: list[tuple[int, str]] = []  # of that paragraph
        self.skip = 0  # depth inside drawings' own text and compatibility fallbacks
        self.boxes = self.fallbacks = 0  # of those, text boxes and fallbacks (the same boxes again, for old programs)
        self.boxed: list[str] = []  # the text in text boxes
        self.starts: dict[str, Callable[[str], None]] = {
            "tc": self.cell_start, "tr": self.row_start, "tbl": self.table_start, "gridCol": self.grid_column,
            "gridSpan": self.grid_span, "bookmarkStart": self.bookmark, "extent": self.extent, "vMerge": self.merged,
            "docPr": self.drawing,
        }  # fmt: skip
        self.ends: dict[str, Callable[[], None]] = {
            "p": self.paragraph_end, "tc": self.cell_end, "tr": self.row_end, "tbl": self.table_end,
        }  # fmt: skip

    def read(self, tokens: list[tuple[str, str, str, str]]) -> None:
        """Takes tokens: "/" or "", the element, its attributes, the text behind it."""
        for end, name, attributes, text in tokens:
            if name in _SKIPPED:
                self.skipped(name, -1 if end else (not attributes.endswith("/")))
            elif self.skip:
                if self.boxes and not self.fallbacks:
                    self.boxed.append("\n" if name == "p" and end else unescaped(text) if name == "t" else "")
            elif end:
                if (ending := self.ends.get(name)) is not None:
                    ending()
            elif name == "t":
                if text:
                    self.text.append(unescaped(text))
            elif name in _BREAKS:
                self.text.append(_BREAKS[name])
            else:
                self.start(name, attributes)

    def skipped(self, name: str, change: int) -> None:
        self.skip += change
        self.boxes += change if name == "txbxContent" else 0
        self.fallbacks += change if name == "Fallback" else 0

    def start(self, name: str, attributes: str) -> None:
        if (starting := self.starts.get(name)) is not None:
            starting(attributes)
        if attributes.endswith("/") and (ending := self.ends.get(name)) is not None:
            ending()

    def bookmark(self, attributes: str) -> None:
        number = attributes.partition(_CHAPTER)[2].partition('"')[0]
        if number.isdecimal():
            self.chapter = int(number)

    def table_start(self, _: str) -> None:
        self.table_count += 1
        table = Table(self.table_count)
        table.text = self.text
        self.tables.append(table)
        self.text = []

    def table_end(self) -> None:
        table = self.tables.pop()
        if not table.rows:
            self.on_block(Block(self.chapter, table.number, 0, []))
        self.text = table.text

    def grid_column(self, attributes: str) -> None:
        self.tables[-1].grid.append(_number(attributes))

    def row_start(self, _: str) -> None:
        table = self.tables[-1]
        table.rows += 1
        table.row = Block(self.chapter, table.number, table.rows, [], grid=table.grid)

    def row_end(self) -> None:
        if (block := self.tables[-1].row) is not None:
            self.on_block(block)

    def cell_start(self, _: str) -> None:
        self.text = []
        table = self.tables[-1]
        table.merged = False
        if table.row is not None:
            table.row.spans.append(1)

    def cell_end(self) -> None:
        """A cell merged with the one above shows that one's text (17.4.84)."""
        table = self.tables[-1]
        if table.row is not None:
            column = len(table.row.cells)
            text = table.above.get(column, "") if table.merged else "".join(self.text)
            table.above[column] = text
            table.row.cells.append(text)
        self.text = []

    def merged(self, attributes: str) -> None:
        self.tables[-1].merged = 'val="restart"' not in attributes

    def grid_span(self, attributes: str) -> None:
        if self.tables and (block := self.tables[-1].row) is not None and block.spans:
            block.spans[-1] = _number(attributes)

    def extent(self, attributes: str) -> None:
        if self.tables and (block := self.tables[-1].row) is not None:
            block.arrows.append((len(block.cells), _number(attributes)))

    def drawing(self, attributes: str) -> None:
        if (found := _SAID.search(attributes)) is None:
            return
        block = self.tables[-1].row if self.tables else None
        if block is not None:
            block.pictures.append((len(block.cells), unescaped(found[1])))
        elif not self.tables:
            self.pictures.append((0, unescaped(found[1])))

    def paragraph_end(self) -> None:
        if self.tables:
            self.text.append("\n")
            return
        self.on_block(Block(self.chapter, 0, 0, ["".join(self.text)], pictures=self.pictures))
        self.text, self.pictures = [], []


def unescaped(text: str) -> str:
    """Text of the XML as it reads."""
    for entity, mark in _ENTITIES if "&" in text else ():
        text = text.replace(entity, mark)
    return text


def _number(attributes: str) -> int:
    found = _NUMBER.search(attributes)
    return int(float(found[1])) if found else 0


class Scanner:
    """A part being read, piece by piece: each is seen by expat, then scanned for blocks.

    Pieces are cut before a tag. ``on_text`` is given each piece's raw text before its blocks are told.
    """

    def __init__(self, on_block: Callable[[Block], None], on_text: Callable[[str], None] = lambda _: None) -> None:
        self._reader = _Reader(on_block)
        self.on_text = on_text
        self.parser = expat.ParserCreate()
        self.pattern: re.Pattern[str] | None = None

    def feed(self, data: bytes) -> None:
        """The next piece; raises expat.ExpatError when the XML is not well-formed."""
        self.parser.Parse(data, False)
        text = data.decode("utf-8")
        self.pattern = self.pattern or _tokens(text)
        self.on_text(text)
        self._reader.read(self.pattern.findall(text))

    @property
    def chapter(self) -> int:
        """The chapter at hand, from 1; 0 before the first."""
        return self._reader.chapter

    @property
    def tables(self) -> list[Table]:
        """The tables that are open, the innermost last."""
        return self._reader.tables

    @property
    def boxed(self) -> str:
        """The text in text boxes so far, which belongs to no paragraph around them."""
        return "".join(self._reader.boxed)

    def end(self) -> None:
        """Nothing follows."""
        self.parser.Parse(b"", True)


def read_book(
    document: BinaryIO, on_block: Callable[[Block], None], on_text: Callable[[str], None] = lambda _: None
) -> str:
    """Calls ``on_block`` with every row and paragraph of a part, in order, and ``on_text`` before with its raw text.

    Gives back the text in its text boxes, which belongs to no paragraph around them.
    Raises expat.ExpatError when the XML is not well-formed, which the caller tells as a failed proof.
    """
    scanner = Scanner(on_block, on_text)
    rest = b""
    while data := document.read(_CHUNK):
        data = rest + data
        end = max(data.rfind(b"<"), 0)
        rest = data[end:]
        if end:
            scanner.feed(data[:end])
    scanner.feed(rest)
    scanner.end()
    return scanner.boxed


def _tokens(head: str) -> re.Pattern[str]:
    """The scan for the elements that matter, under the prefixes that the part's root declares."""
    word, drawing, compatibility = _prefix(head, W), _prefix(head, WP), _prefix(head, MC)
    prefixes = "|".join(each for each in (word, drawing, compatibility) if each != _UNDECLARED)
    return pattern(rf"<(/?)(?:{prefixes})({'|'.join(_ELEMENTS)})(?=[\s/>])([^>]*)>([^<]*)")


def _prefix(head: str, namespace: str) -> str:
    for before in head.split(f'="{namespace}"')[:-1]:
        name = (before[-_LONGEST_NAME:].split() or [""])[-1]
        if name == "xmlns":
            return ""
        if name.startswith("xmlns:"):
            return escaped(name.removeprefix("xmlns:") + ":")
    return _UNDECLARED
