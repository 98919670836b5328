"""Reads a .docx for an import: its tables as grids, its paragraphs in order, its text boxes.

A table that follows another without a word between, with as many columns, goes on with it: Word files are full of
tables broken by hand at the end of a page, their header typed again. What stands above a table (since the last one, and
the headings that it is under) is its preamble.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from docgen.grid import Box, Grid, GridCell, Source
from docgen.problems import Problem, WordPlace
from docgen.word.grids.cell_text import said, said_by_all
from docgen.word.grids.table_grid import Places, TableGrid, head_of
from docgen.word.grids.table_rows import columns_of, rows_of
from docgen.word.namespaces import MC, w
from docgen.word.opening.open import open_package
from docgen.word.opening.revisions import accept_revisions
from docgen.word.package import Package
from docgen.word.places import places_of
from docgen.word.style_chain import StyleChain

_FALLBACK = f"{{{MC}}}Fallback"
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "body")))


def read_word_source(path: Path) -> tuple[Source | None, list[Problem]]:
    """The document's tables and text; None and one error when it cannot be used (``file-…``)."""
    package, problems = open_package(path)
    if package is None:
        return None, problems
    accept_revisions(package, path.name)
    reader = _Reader(package, path.name, StyleChain(package), places_of(package, path.name, package.main()))
    reader.read(package.tree(package.main()))
    reader.end_table()
    boxes = _boxes(package.tree(package.main()), reader.places, path.name)
    text = (*reader.paragraphs, *_headers(package, path.name))
    return Source(path.name, tuple(reader.grids), text, boxes), problems


@dataclass
class _Reader:
    package: Package
    file: str
    styles: StyleChain
    places: Places
    grids: list[Grid] = field(default_factory=list)
    paragraphs: list[GridCell] = field(default_factory=list)
    above: list[GridCell] = field(default_factory=list)  # since the last table
    headings: dict[int, GridCell] = field(default_factory=dict)  # by outline level, those in force
    table: TableGrid | None = None
    head: list[tuple[str, ...]] = field(default_factory=list)
    preamble: tuple[GridCell, ...] = ()
    count: int = 0

    def read(self, holder: etree._Element) -> None:
        for child in holder:
            if child.tag == w("p"):
                self.paragraph(child)
            elif child.tag == w("tbl"):
                self.add_table(child)
            elif child.tag in _WRAPPERS:
                self.read(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        text = said(paragraph)
        if not text:
            return
        self.end_table()
        cell = GridCell(text, text, self.places.get(paragraph, WordPlace(self.file)))
        self.paragraphs.append(cell)
        self.above.append(cell)
        level = self.styles.paragraph_value(paragraph, "outlineLvl")
        if level.isdigit() and int(level) < 9:
            self.headings = {at: each for at, each in self.headings.items() if at < int(level)} | {int(level): cell}

    def add_table(self, table: etree._Element) -> None:
        head = head_of(table)
        if self.table is not None and self.goes_on(table):
            self.table.add(table, skip=_repeated(self.head, head))
        else:
            self.end_table()
            self.count += 1
            self.preamble = self.words_above()
            self.above = []
            self.table = TableGrid(self.file, f"ตาราง {self.count}", self.places)
            self.table.add(table)
            self.head = head
        self.nested(table)

    def goes_on(self, table: etree._Element) -> bool:
        return self.table is not None and not self.above and columns_of(table) == self.table.columns

    def words_above(self) -> tuple[GridCell, ...]:
        """The headings in force that stand before what is right above, and that."""
        known = {id(each) for each in self.above}
        return (*(each for _, each in sorted(self.headings.items()) if id(each) not in known), *self.above)

    def end_table(self) -> None:
        if self.table is not None:
            self.grids.append(self.table.grid(self.preamble))
        self.table = None

    def nested(self, table: etree._Element) -> None:
        """Tables in cells are grids of their own."""
        for row in rows_of(table):
            for cell in row:
                for inner in cell.tables():
                    self.count += 1
                    grid = TableGrid(self.file, f"ตาราง {self.count} (ในช่องของตารางอื่น)", self.places)
                    grid.add(inner)
                    self.grids.append(grid.grid(()))
                    self.nested(inner)


def _repeated(first: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> int:
    """How many of the other's first rows say what the first ones of the table said: a header typed again."""
    count = 0
    while count < min(len(first), len(other)) and first[count] == other[count] and any(first[count]):
        count += 1
    return count


def _boxes(root: etree._Element, places: Places, file: str) -> tuple[Box, ...]:
    found: list[Box] = []
    for box in root.iter(w("txbxContent")):
        text = said_by_all(box.iter(w("p")))
        if text and next(box.iterancestors(_FALLBACK), None) is None:
            outer = next((each for each in box.iterancestors(w("p")) if each in places), None)
            found.append(Box(text, WordPlace(file) if outer is None else places[outer]))
    return tuple(found)


def _headers(package: Package, file: str) -> list[GridCell]:
    """Headers and footers: the organisation and the year often stand there too."""
    found: list[GridCell] = []
    for part in (name for kind in ("header", "footer") for name in package.related(kind) if name in package):
        for paragraph, place in places_of(package, file, part).items():
            text = said(paragraph)
            if text:
                found.append(GridCell(text, text, place))
    return found
