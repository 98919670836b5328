"""The copies of a finished book that are converted: one to measure the pages on, and the pieces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.word.namespaces import R, w
from docgen.word.package import Package, parse
from docgen.word.printing.units import Unit, first_paragraph, floating, units_of
from docgen.word.rendering.zip_writer import write_package
from docgen.word.style_chain import StyleChain

OUR_MARK = "docgenunit"
_MARK_IDS = 3_000_000_000  # above every id of a book's own bookmarks
_ODD_STARTS = ("evenPage", "oddPage")
_COUNTS = (b"NUMPAGES", b"SECTIONPAGES")


@dataclass(frozen=True)
class Piece:
    """Units ``first`` to ``last`` (not included), beginning at a page that shows ``page_number``."""

    first: int
    last: int
    page_number: int


class PrintedBook:
    """A finished book opened for conversion; its own bytes are never changed."""

    def __init__(self, book: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self._package = Package(self.parts)
        self._main = self._package.main()
        self._root = parse(self.parts[self._main])
        body = self._root.find(w("body"))
        self._body = self._root if body is None else body
        self.units = units_of(self._body, StyleChain(self._package))
        self._sections = list(self._body.iter(w("sectPr")))
        self._mark()

    @property
    def drawings(self) -> int:
        """How many floating drawings the book has."""
        return sum(unit.drawings for unit in self.units)

    def can_be_cut(self) -> bool:
        """Whether a piece can know all that its pages show: not the number of all pages, nor pages left blank."""
        kinds = {each.get(w("val"), "") for section in self._sections for each in section.iter(w("type"))}
        counts = any(word in data for name, data in self.parts.items() if name != self._main for word in _COUNTS)
        return bool(self._sections) and not kinds & set(_ODD_STARTS) and not counts

    def first_number(self, section: int) -> int | None:
        """The page number with which a section begins, None when it goes on from the one before."""
        numbers = self._sections[section].find(w("pgNumType")) if section < len(self._sections) else None
        start = None if numbers is None else numbers.get(w("start"))
        return int(start) if start is not None and start.isdigit() else None

    def to_measure(self) -> bytes:
        """The whole book without its floating drawings, with a bookmark at each unit."""
        root = deepcopy(self._root)
        for drawing in [each for child in root for each in floating(child)]:
            _take_out(drawing)
        return self._saved(root)

    def piece(self, piece: Piece) -> bytes:
        """A document of those units, whose pages look as in the book."""
        attributes = {str(name): str(value) for name, value in self._root.attrib.items()}
        root = etree.Element(self._root.tag, attributes, self._root.nsmap)  # type: ignore[arg-type]  # None is a prefix
        body = etree.SubElement(root, w("body"))
        self._fill(body, self.units[piece.first : piece.last])
        # A section that ends with the piece ends the document: its properties move from its last paragraph to the body.
        for section in list(body[-1].iter(w("sectPr"))):
            _take_out(section)
        body.append(self._section(self.units[piece.last - 1].section))
        self._begin(next(body.iter(w("sectPr"))), piece)
        return self._saved(root)

    def _mark(self) -> None:
        """Gives a bookmark to table rows and to the beginnings of sections that have none.

        Not to every paragraph: LibreOffice may break a line of Thai elsewhere when a bookmark stands in it.
        """
        section = -1
        for unit in self.units:
            paragraph = first_paragraph(unit)
            if paragraph is not None and not unit.mark and (unit.table is not None or unit.section != section):
                unit.mark = f"{OUR_MARK}{unit.number}"
                start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
                for each in (start, end):
                    each.set(w("id"), str(_MARK_IDS + unit.number))
                start.set(w("name"), unit.mark)
                place = 0 if paragraph.find(w("pPr")) is None else 1
                paragraph[place:place] = [start, end]
            section = unit.section

    def _fill(self, body: etree._Element, units: Sequence[Unit]) -> None:
        open_table: etree._Element | None = None
        of: etree._Element | None = None
        for unit in units:
            if unit.table is None:
                body.append(deepcopy(unit.element))
            else:
                if of is not unit.table:
                    open_table = etree.SubElement(body, w("tbl"))
                    open_table.extend(_table_head(unit))
                if open_table is not None:
                    open_table.append(deepcopy(unit.element))
            of = unit.table

    def _section(self, number: int) -> etree._Element:
        """A section's properties with the headers and footers that it takes over from the sections before (17.10)."""
        made = deepcopy(self._sections[number])
        have = {(each.tag, each.get(w("type"))) for each in _references(made)}
        for earlier in reversed(self._sections[:number]):
            for each in _references(earlier):
                if (each.tag, each.get(w("type"))) not in have:
                    have.add((each.tag, each.get(w("type"))))
                    made.insert(0, deepcopy(each))
        return made

    def _begin(self, section: etree._Element, piece: Piece) -> None:
        """The piece's first section: whole in its headers, with the page number at which the piece begins."""
        unit = self.units[piece.first]
        whole = self._section(unit.section)
        section[:] = list(whole)
        if piece.first and self.units[piece.first - 1].section == unit.section:
            for title in section.findall(w("titlePg")):  # the section's first page is in another piece
                section.remove(title)
        numbers = section.find(w("pgNumType"))
        if numbers is None:
            numbers = etree.Element(w("pgNumType"))
            margins = section.find(w("pgMar"))
            section.insert(len(section) if margins is None else section.index(margins) + 1, numbers)
        numbers.set(w("start"), str(piece.page_number))

    def _saved(self, root: etree._Element) -> bytes:
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        used = {value for each in root.iter(etree.Element) for name, value in each.attrib.items() if _is_link(name)}
        unused = {
            each.target for each in self._package.relationships(self._main)
            if each.kind == "image" and not each.external and each.id not in used
        }  # fmt: skip
        parts = {name: data for name, data in self.parts.items() if name not in unused}
        target = io.BytesIO()
        write_package(target, {**parts, self._main: content}.items(), self._main)
        return target.getvalue()


def _table_head(unit: Unit) -> list[etree._Element]:
    """A table's properties and grid, and the rows that it repeats on each page unless the piece has them."""
    table = unit.table
    if table is None:
        return []
    rows = table.findall(w("tr"))
    head = [each for each in table if each.tag in (w("tblPr"), w("tblGrid"))]
    for row in rows:
        if row is unit.element or row.find(f"{w('trPr')}/{w('tblHeader')}") is None:
            break
        head.append(row)
    return [_unmarked(each) for each in head]


def _unmarked(element: etree._Element) -> etree._Element:
    """A copy without our bookmarks: a name stands once in a document."""
    copy = deepcopy(element)
    for mark in list(copy.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        _take_out(mark)
    return copy


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _references(section: etree._Element) -> list[etree._Element]:
    return [each for each in section if each.tag in (w("headerReference"), w("footerReference"))]


def _is_link(name: str | bytes) -> bool:
    return str(name).startswith(f"{{{R}}}")
