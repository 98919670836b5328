"""One table as a grid: its cells by row and column, the arrows drawn over them, and which are coloured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.grid import Arrow, Grid, GridCell
from docgen.problems import Place, WordPlace
from docgen.word.grids.cell_text import said_by_all
from docgen.word.grids.drawn_arrows import arrows_of
from docgen.word.grids.table_rows import Cell, columns_of, grid_of, rows_of
from docgen.word.namespaces import w

_NO_FILL = ("", "auto", "FFFFFF", "ffffff")
Places = Mapping[etree._Element, WordPlace]


@dataclass
class TableGrid:
    """A table being read; more tables may be joined below it."""

    file: str
    name: str
    places: Places
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    first: Place | None = None
    open_merges: dict[int, tuple[int, int]] = field(default_factory=dict)  # column → the cell that merges down there

    def add(self, table: etree._Element, skip: int = 0) -> None:
        """Adds the table's rows but the first ``skip``."""
        edges = grid_of(table)
        self.columns = max(self.columns, columns_of(table))
        for cells in list(rows_of(table))[skip:]:
            self._row(cells, edges)
            self.rows += 1

    def _row(self, cells: list[Cell], edges: list[int]) -> None:
        coloured = _coloured(cells)
        for cell in cells:
            place = self._place(cell)
            self.first = self.first or place
            self.arrows += arrows_of(cell, self.rows, edges, place)
            if cell.merge == "continue" and cell.column in self.open_merges:
                self._grow(self.open_merges[cell.column])
                continue
            text = said_by_all(cell.paragraphs())
            if text or cell in coloured or cell.merge == "restart" or cell.columns > 1:
                filled = cell in coloured
                at = (self.rows, cell.column)
                self.cells[at] = GridCell(text, text, place, 1, cell.columns, filled)
            self._remember(cell)

    def _remember(self, cell: Cell) -> None:
        self.open_merges.pop(cell.column, None)
        if cell.merge == "restart":
            self.open_merges[cell.column] = (self.rows, cell.column)

    def _grow(self, at: tuple[int, int]) -> None:
        self.cells[at] = replace(self.cells[at], rows=self.rows - at[0] + 1)

    def _place(self, cell: Cell) -> WordPlace:
        paragraphs = (each for each in cell.element.iter(w("p")) if each in self.places)
        return next((self.places[each] for each in paragraphs), WordPlace(self.file))

    def grid(self, preamble: tuple[GridCell, ...]) -> Grid:
        """The finished grid; cells that hold nothing, not even a colour or a merge, are absent."""
        return Grid(self.file, self.name, self.cells, self.first or WordPlace(self.file), preamble, tuple(self.arrows))


def _coloured(cells: list[Cell]) -> set[Cell]:
    """The cells with a background that most of their row does not have."""
    fills = {cell: _fill(cell) for cell in cells}
    usual = Counter(fills.values()).most_common(1)[0][0] if fills else ""
    return {cell for cell, fill in fills.items() if fill not in _NO_FILL and fill != usual}


def _fill(cell: Cell) -> str:
    shading = cell.element.find(f"{w('tcPr')}/{w('shd')}")
    return "" if shading is None else shading.get(w("fill"), "")


def head_of(table: etree._Element, most: int = 3) -> list[tuple[str, ...]]:
    """What the first rows say, to know a header that is repeated on the next page."""
    rows = list(rows_of(table))[:most]
    return [tuple(said_by_all(cell.paragraphs()) for cell in cells) for cells in rows]
