"""One sheet with a header row, read into a table: the declared sheets, and sheets of the clerk's own."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.problems import Problem, Severity, SheetPlace, error
from docgen.rows import CellValue, Heading, Row, Table
from docgen.vocabulary import Column
from docgen.workbook.faults import Fault, fault_problem
from docgen.workbook.headings import HEADER_ROWS, Headers, Layout, lay_out, own_headings
from docgen.workbook.mending import header_text, mended, mended_warning
from docgen.workbook.merged_cells import merged_over
from docgen.workbook.outside_months import marks_outside
from docgen.workbook.sheet_cells import ExcelError, RawValue, SheetCells, Uncalculated


def read_table(
    place: SheetPlace, cells: SheetCells, columns: Sequence[Column], fiscal_year: int | None
) -> tuple[Table, list[Problem]]:
    """A declared sheet. Faults in declared columns are errors; in the clerk's own, warnings."""
    candidates = {row: headers_of(cells, row) for row in cells.rows if row <= HEADER_ROWS}
    layout, problems = lay_out(place, candidates, columns, fiscal_year)
    if layout is None:
        return Table(place.file, place.sheet), problems
    reader = _Reader(place, layout)
    table = reader.table(cells)
    rows = range(layout.row + 1, max(cells.rows) + 1)
    problems += merged_over(place, cells.merged, layout.declared, rows)
    problems += marks_outside(place, layout, cells, candidates[layout.row])
    return table, problems + reader.problems + reader.unused_faults()


def read_own_table(place: SheetPlace, cells: SheetCells) -> tuple[Table | None, list[Problem]]:
    """A sheet of the clerk's own; None when its first row is not all text, and so no header."""
    first = next(iter(cells.rows), 0)
    if not all(isinstance(value, str) for value in cells.rows.get(first, {}).values()):
        return None, []
    headers = headers_of(cells, first)
    if not headers:
        return None, []
    layout, problems = own_headings(place, first, headers)
    reader = _Reader(place, layout)
    table = reader.table(cells)
    return table, problems + reader.problems + reader.unused_faults()


def headers_of(cells: SheetCells, row: int) -> Headers:
    """The texts of a row by column, mended, in one line; numbers too, for a year may head a column."""
    texts = {column: header_text(str(value)) for column, value in cells.rows[row].items() if _may_head(value)}
    return {column: text for column, text in texts.items() if text}


def _may_head(value: RawValue) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def empty_sheet(place: SheetPlace) -> Problem:
    """A needed sheet in which nothing stands."""
    mend = "คัดลอกหัวตารางจากสมุดงานใหม่ของโปรแกรม แล้วกรอกข้อมูลใต้หัวตาราง"
    return error("column-missing", place, "ชีตนี้ว่าง ไม่มีหัวตาราง", mend)


class _Reader:
    """The rows under a header."""

    def __init__(self, place: SheetPlace, layout: Layout) -> None:
        self._place, self._layout = place, layout
        self._unused: dict[int, list[tuple[SheetPlace, Fault]]] = {}
        self.problems: list[Problem] = []

    def table(self, cells: SheetCells) -> Table:
        headings = tuple(self._layout.headings[column] for column in sorted(self._layout.headings))
        table = Table(self._place.file, self._place.sheet, headings)
        for number, values in cells.rows.items():
            if number > self._layout.row and (row := self._row(number, values)):
                table.rows.append(Row(number, row))
        return table

    def _row(self, number: int, values: dict[int, RawValue]) -> dict[str, CellValue]:
        row: dict[str, CellValue] = {}
        headings = self._layout.headings
        for column, value in values.items():
            heading = headings.get(column)
            if heading is None:
                continue
            if isinstance(value, str):
                text, changes = mended(value)
                if text:
                    row[heading.name] = text
                    if changes:
                        self.problems.append(mended_warning(self._cell(number, heading), text, changes))
            elif isinstance(value, (Uncalculated, ExcelError)):
                self._fault(number, heading, value)
            elif value is not None:
                row[heading.name] = value
        return row

    def _fault(self, number: int, heading: Heading, fault: Fault) -> None:
        where = self._cell(number, heading)
        if heading.column in self._layout.declared:
            self.problems.append(fault_problem(where, fault))
        else:
            self._unused.setdefault(heading.column, []).append((where, fault))

    def unused_faults(self) -> list[Problem]:
        """One warning per column of the clerk's own: a helper column may hold #N/A a thousand times."""
        firsts = ((faults[0], len(faults) - 1) for faults in self._unused.values())
        return [fault_problem(where, fault, Severity.WARNING, others) for (where, fault), others in firsts]

    def _cell(self, number: int, heading: Heading) -> SheetPlace:
        return SheetPlace(self._place.file, self._place.sheet, number, heading.column, heading.header)
