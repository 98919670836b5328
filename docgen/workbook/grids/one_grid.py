"""One scanned sheet as a grid: its cells as a reader sees them, what is drawn over them, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.grid import Arrow, Box, Grid, GridCell
from docgen.problems import Problem, Severity, SheetPlace
from docgen.workbook.faults import Fault, fault_problem
from docgen.workbook.grids.arrows import bar_place
from docgen.workbook.grids.axis import Axis
from docgen.workbook.grids.cell_styles import CellStyle
from docgen.workbook.grids.cell_values import seen
from docgen.workbook.grids.fills import filled_columns
from docgen.workbook.grids.grid_scan import GridCells
from docgen.workbook.grids.mended_cells import MendedCells
from docgen.workbook.grids.shapes import Shape
from docgen.workbook.grids.spans import Spans
from docgen.workbook.mending import mended
from docgen.workbook.sheet_cells import ExcelError, MergedRange, RawValue, Uncalculated

_PLAIN = CellStyle()
_WIDEST_HEADER = 60  # columns under a merged cell belong to the table, but not a whole sheet's width of them
_NO_LOOKS: Mapping[int, CellStyle] = {}


def grid_of(
    place: SheetPlace, scanned: GridCells, shapes: Iterable[Shape], boxes: Iterable[Box], hidden: bool
) -> tuple[Grid, list[Problem]]:
    """The grid of a sheet. Problems are warnings: cells mended (R2, R3), and cells without a usable value (R12)."""
    maker = _Maker(place, scanned)
    cells = maker.cells()
    arrows, texts = maker.drawn(shapes)
    grid = Grid(
        place.file, place.sheet, cells, place, arrows=tuple(arrows), boxes=(*texts, *boxes), hidden=hidden,
        hidden_rows=frozenset(maker.rows.index(each) for each in maker.used_rows if not scanned.rows.length(each)),
        hidden_columns=frozenset(
            maker.columns.index(each) for each in maker.used_columns if not scanned.columns.length(each)
        ),
    )  # fmt: skip
    return grid, maker.problems()


class _Maker:
    def __init__(self, place: SheetPlace, scanned: GridCells) -> None:
        self._place, self._scanned = place, scanned
        self.used_columns = _used_columns(scanned)
        self.used_rows = _used_rows(scanned, self.used_columns)
        self.rows, self.columns = Axis(self.used_rows), Axis(self.used_columns)
        self._mended = MendedCells()
        self._spans = Spans(scanned.cells.merged)
        self._faults: dict[int, list[tuple[SheetPlace, Fault]]] = {}

    def cells(self) -> dict[tuple[int, int], GridCell]:
        cells: dict[tuple[int, int], GridCell] = {}
        for row in self.used_rows:
            values = self._scanned.cells.rows.get(row, {})
            looks = self._scanned.looks.get(row, _NO_LOOKS)
            filled = filled_columns(values, looks, self.used_columns) if looks else set()
            for column in sorted(values.keys() | filled) if filled else values:
                span = self._spans.over(row, column)
                if span is None or (span.top, span.left) == (row, column):
                    self._add(cells, row, column, span, values.get(column, ""), looks.get(column, _PLAIN), filled)
        return cells

    def _add(
        self, cells: dict[tuple[int, int], GridCell], row: int, column: int, span: MergedRange | None,
        value: RawValue, look: CellStyle, filled: set[int],
    ) -> None:  # fmt: skip
        where = self._where(row, column)
        if isinstance(value, (Uncalculated, ExcelError)):
            self._faults.setdefault(column, []).append((where, value))
        text, typed, changes = seen(value, look.code)
        self._mended.add(where, text, changes)
        if not text and column not in filled:
            return  # nothing but white space
        height = self.rows.span(row, span.bottom) if span else 1
        width = self.columns.span(column, span.right) if span else 1
        index = (self.rows.index(row), self.columns.index(column))
        cells[index] = GridCell(text, typed, where, height, width, column in filled)

    def _where(self, row: int, column: int) -> SheetPlace:
        return SheetPlace(self._place.file, self._place.sheet, row, column)

    def problems(self) -> list[Problem]:
        """One warning per column: a column of formulas that were never calculated may hold a thousand of them."""
        firsts = ((faults[0], len(faults) - 1) for faults in self._faults.values())
        faults = [fault_problem(where, fault, Severity.WARNING, others) for (where, fault), others in firsts]
        return self._mended.problems() + faults

    def drawn(self, shapes: Iterable[Shape]) -> tuple[list[Arrow], list[Box]]:
        """Bars as arrows over used cells, and what shapes say as boxes at the cell under their corner."""
        arrows: list[Arrow] = []
        boxes: list[Box] = []
        for shape in shapes:
            if arrow := self._arrow(shape):
                arrows.append(arrow)
            if text := mended(shape.text)[0].strip():
                boxes.append(Box(text, self._corner(shape)))
        return arrows, boxes

    def _arrow(self, shape: Shape) -> Arrow | None:
        bar = bar_place(shape.area, self._scanned.columns, self._scanned.rows) if shape.bar else None
        if bar is None or bar.row > self.rows.last or bar.first > self.columns.last:
            return None  # over no table
        first, last = self.columns.index(bar.first), self.columns.index(min(bar.last, self.columns.last))
        where = self._where(bar.row, bar.first)
        return Arrow(self.rows.index(bar.row), first, last, where, bar.certain and shape.exact)

    def _corner(self, shape: Shape) -> SheetPlace:
        row = self._scanned.rows.at(round(shape.area.top))[0]
        return self._where(row, self._scanned.columns.at(round(shape.area.left))[0])


def _used_columns(scanned: GridCells) -> frozenset[int]:
    """The columns of cells that hold something, and those under merged headers, whose own cells are blank."""
    used = {column for cells in scanned.cells.rows.values() for column in cells}
    for each in scanned.cells.merged:
        if each.right - each.left < _WIDEST_HEADER and each.left in scanned.cells.rows.get(each.top, ()):
            used.update(range(each.left, each.right + 1))
    return frozenset(used)


def _used_rows(scanned: GridCells, columns: frozenset[int]) -> list[int]:
    """The rows with a value, and those between them with nothing but coloured cells: bars of a continued project."""
    last = max(scanned.cells.rows, default=0)
    coloured = (
        row for row, looks in scanned.looks.items()
        if row <= last and any(look.fill and column in columns for column, look in looks.items())
    )  # fmt: skip
    return sorted({*scanned.cells.rows, *coloured})
