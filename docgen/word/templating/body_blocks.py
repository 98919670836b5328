"""A document's body as plain blocks: what stands in which paragraph, row and cell, and what it looks like."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from docgen.tagging import Block, TableCell, TableRow
from docgen.word.namespaces import w
from docgen.word.package import Package
from docgen.word.paragraph_text import text_of
from docgen.word.tags.tag_text import OBJECT
from docgen.word.templating.chapter_starts import has_page_break
from docgen.word.templating.drawn_arrows import has_other_drawings

_DRAWN = (w("drawing"), w("pict"))


def body_blocks(package: Package, starts: Collection[int]) -> list[Block]:
    """The body's children in order, its last section left out; ``starts`` are the indices at which chapters begin."""
    body = package.tree(package.main()).find(w("body"))
    found = [] if body is None else [each for each in body if each.tag != w("sectPr")]
    return [_block(each, at in starts) for at, each in enumerate(found)]


def _block(element: etree._Element, starts: bool) -> Block:
    if element.tag == w("tbl"):
        return Block("", "", tuple(_row(each) for each in element.findall(w("tr"))), starts)
    text = "".join(text_of(each) for each in element.iter(w("p"))).replace(OBJECT, "")
    return Block(text, _look(element), None, starts)


def _look(element: etree._Element) -> str:
    """What sets paragraphs of the same words apart; a section's end counts as a page's."""
    style = element.find(f"{w('pPr')}/{w('pStyle')}")
    name = str(element.tag) if element.tag != w("p") else "" if style is None else style.get(w("val"), "")
    breaks = element.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None or has_page_break(element)
    section = element.find(f"{w('pPr')}/{w('sectPr')}") is not None
    drawn = has_other_drawings(element)
    return f"{name}|{breaks:d}{section:d}{drawn:d}"


def _row(row: etree._Element) -> TableRow:
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = 0 if before is None else int(before.get(w("val"), "0"))
    cells = []
    for cell in row.iter(w("tc")):
        if next(cell.iterancestors(w("tr")), None) is not row:  # a table inside a cell
            continue
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        columns = 1 if span is None else max(1, int(span.get(w("val"), "1")))
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        continued = merge is not None and merge.get(w("val"), "continue") != "restart"
        text = "\n".join(text_of(each) for each in cell.iter(w("p"))).replace(OBJECT, "")
        marked = next(cell.iter(*_DRAWN), None) is not None
        cells.append(TableCell(text.strip("\n"), column, columns, continued, marked))
        column += columns
    return TableRow(tuple(cells), row.find(f"{w('trPr')}/{w('tblHeader')}") is not None)
