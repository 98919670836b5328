"""Plans with a template of the clerk's own, made with python-docx as a clerk would in Word, and what they become."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

import docgen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORM = "22-ผด02.docx"


def sample_plan(folder: Path) -> Path:
    """A plan folder with the sample's data."""
    return docgen.new(folder / "แผน", sample=True)


def add_column(plan: Path, sheet: str, header: str, values: Sequence[str | int | None]) -> None:
    """A column of the clerk's own; values from the first row on."""
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    cells = book[sheet]
    column = len(list(cells[1])) + 1
    for row, value in enumerate([header, *values], 1):
        cells.cell(row, column, value)
    book.save(plan / "plan.xlsx")


def add_rows(table: Table, *rows: Sequence[str]) -> None:
    """Rows of text; a row of one text is a row of that tag alone."""
    for texts in rows:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text


def table_of(document: Document, *rows: Sequence[str]) -> Table:
    """A new table as wide as its longest row."""
    table: Table = document.add_table(0, max(map(len, rows)))
    table.style = "Table Grid"
    add_rows(table, *rows)
    return table


def built(plan: Path, template: Path | Document) -> Path:
    """The book of one chapter; arabic digits, for comparing."""
    path = template if isinstance(template, Path) else plan.parent / "แม่แบบ.docx"
    if not isinstance(template, Path):
        template.save(str(path))
    return docgen.build(plan, plan.parent / "เล่ม.docx", templates=path, numerals="arabic")


def body(book: Path) -> etree._Element:
    """The book's body, as XML."""
    with zipfile.ZipFile(book) as package:
        found = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def rows(table: etree._Element) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    return [[text(cell) for cell in row.iterchildren(f"{W}tc")] for row in table.iterchildren(f"{W}tr")]


def text(element: etree._Element) -> str:
    """All that an element says."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def merges(table: etree._Element, column: int) -> list[str]:
    """How each row's cell of a column stands to the one above: "", "restart" or "continue"."""
    found = []
    for row in table.iterchildren(f"{W}tr"):
        cells = list(row.iterchildren(f"{W}tc"))
        merge = cells[column].find(f"{W}tcPr/{W}vMerge") if column < len(cells) else None
        found.append("" if merge is None else merge.get(qn("w:val")) or "continue")
    return found


def paragraphs(book: Path) -> list[str]:
    """The texts of the body's own paragraphs that say something."""
    return [shown for p in body(book).iterchildren(f"{W}p") if (shown := text(p))]


def form(plan: Path) -> Document:
    """The plan's own template of แบบ ผด. 02."""
    return docx.Document(str(plan / "templates" / FORM))


def png(width: int, height: int, colour: bytes = b"\xd0\x30\x30") -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = zlib.compress((b"\0" + colour * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
