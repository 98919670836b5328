"""The rows and cells of a table with their grid columns (ECMA-376 part 1, 17.4): spans, merges, content controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.word.namespaces import w

_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
EMU_PER_TWIP = 635


@dataclass(frozen=True, slots=True)
class Cell:
    """A w:tc: its first grid column, how many it takes, and how it merges downwards ("", "restart", "continue")."""

    element: etree._Element
    column: int
    columns: int
    merge: str

    def paragraphs(self) -> Iterator[etree._Element]:
        """Its own paragraphs, those of tables in it left out."""
        return _within(self.element, w("p"))

    def tables(self) -> Iterator[etree._Element]:
        """The tables in it."""
        return _within(self.element, w("tbl"))


def rows_of(table: etree._Element) -> Iterator[list[Cell]]:
    """Each row's cells."""
    return (list(_cells(row)) for row in _within(table, w("tr")))


def columns_of(table: etree._Element) -> int:
    """How many grid columns its rows take at most; its w:tblGrid may say more."""
    return max((cell.column + cell.columns for row in rows_of(table) for cell in row), default=0)


def grid_of(table: etree._Element) -> list[int]:
    """The left edges of the grid's columns in EMU from the table's own, and the right edge of the last."""
    edges = [0]
    for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"):
        edges.append(edges[-1] + number(each, "w") * EMU_PER_TWIP)
    return edges


def _cells(row: etree._Element) -> Iterator[Cell]:
    column = number(row.find(f"{w('trPr')}/{w('gridBefore')}"), "val")
    for element in _within(row, w("tc")):
        columns = number(element.find(f"{w('tcPr')}/{w('gridSpan')}"), "val") or 1
        merge = element.find(f"{w('tcPr')}/{w('vMerge')}")
        yield Cell(element, column, columns, "" if merge is None else merge.get(w("val")) or "continue")
        column += columns


def _within(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of that name, through content controls."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def number(element: etree._Element | None, attribute: str) -> int:
    """A whole number in an attribute of w:; 0 when there is none."""
    value = "" if element is None else element.get(w(attribute), "")
    try:
        return int(float(value))
    except ValueError:
        return 0
