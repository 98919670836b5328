"""The workbook of next year's plan: a changed copy of this year's, formats and the clerk's own sheets kept.

openpyxl reads and writes it; drawings and pictures in the sheets do not survive that, and are told.
"""

from __future__ import annotations

import zipfile
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.problems import FilePlace, Problem, error, warning
from docgen.rows import Heading, Table, WorkbookData
from docgen.schema import Kind
from docgen.thai.text import comparison_key
from docgen.vocabulary import GENERAL, GENERAL_SHEET, SHEETS
from docgen.workbook.steady_bytes import saved

_Value = Any  # what openpyxl gives for a cell, given back to it
_Look = dict[str, Any]
_LOOKS = ("font", "fill", "border", "alignment", "number_format", "protection")

_FISCAL_YEAR = "ปีงบประมาณ"
_CLEARED = ("ฉบับ", *(column.header for column in GENERAL if column.kind is Kind.DATE))


@dataclass
class NextYear:
    """The new workbook's bytes, how many rows of each sheet were carried over, and which keys were cleared."""

    data: bytes
    carried: dict[str, int] = field(default_factory=dict)
    cleared: list[str] = field(default_factory=list)


def marks_missing(data: WorkbookData, mark: str) -> list[Problem]:
    """An error when no sheet has the column of marks that the clerk named: it is a slip."""
    if any(_marks(table, mark) for table in data.tables.values()):
        return []
    what = f"ไม่พบคอลัมน์ “{mark}” ที่ใช้เลือกแถวซึ่งจะยกไป"
    return [error("column-missing", FilePlace(data.file), what, "ตรวจชื่อหัวคอลัมน์ในสมุดงาน แล้วสั่งใหม่")]


def next_years_workbook(path: Path, data: WorkbookData, year: int, mark: str) -> tuple[NextYear, list[Problem]]:
    """A copy for the plan of ``year`` (พ.ศ.): dates and edition cleared, rows without the clerk's mark left out.

    ``data`` is what the workbook's reader made of ``path``; ``mark`` is the header of the column with the marks.
    """
    workbook = load_workbook(path)
    values = load_workbook(path, data_only=True)  # a formula moved to another row would mean other cells
    rolled = NextYear(b"")
    rolled.cleared = _set_general(workbook, data, year)
    old = data.general[_FISCAL_YEAR].value if _FISCAL_YEAR in data.general else None
    for name in SHEETS:
        if name in data.tables:
            table = data.tables[name]
            rows = _carried(table, name, _marks(table, mark))
            _move(workbook[table.sheet], values[table.sheet], table, rows)
            _renew_headers(workbook[table.sheet], table, old, year)
            rolled.carried[name] = len(rows)
    rolled.data = saved(workbook)
    return rolled, _lost(path)


def _set_general(workbook: Workbook, data: WorkbookData, year: int) -> list[str]:
    sheet = next(each for each in workbook.worksheets if comparison_key(each.title) == comparison_key(GENERAL_SHEET))
    cleared: list[str] = []
    for key, entry in data.general.items():
        if key == _FISCAL_YEAR:
            _set(sheet, entry.row, entry.column, year)
        elif entry.value is not None and (key in _CLEARED or isinstance(entry.value, date)):
            _set(sheet, entry.row, entry.column, None)
            cleared.append(key)
    return cleared


def _set(sheet: Worksheet, row: int, column: int, value: _Value, look: _Look | None = None) -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - the reader refuses merged data; openpyxl's type cannot say so
    cell.value = value
    for name, each in (look or {}).items():
        setattr(cell, name, each)


def _marks(table: Table, header: str) -> Heading | None:
    return next((each for each in table.headings if comparison_key(each.header) == comparison_key(header)), None)


def _carried(table: Table, name: str, mark: Heading | None) -> list[tuple[int, dict[int, _Value]]]:
    """The numbers of the marked rows, with what they do not say themselves: group values from above, and no mark."""
    if mark is None:
        return []
    inherited = [column.header for column in SHEETS[name] if column.inherits]
    columns = {heading.name: heading.column for heading in table.headings}
    above: dict[int, _Value] = {}
    rows: list[tuple[int, dict[int, _Value]]] = []
    for row in table.rows:
        above |= {columns[header]: row.cells[header] for header in inherited if header in row.cells}
        if mark.name in row.cells:
            rows.append((row.number, {**above, mark.column: None}))
    return rows


def _move(sheet: Worksheet, values: Worksheet, table: Table, rows: list[tuple[int, dict[int, _Value]]]) -> None:
    """Puts the carried rows, as values in their formats, below the header, and clears what is behind them."""
    top = min((row.number for row in table.rows), default=sheet.max_row + 1)
    lines = [_line(sheet, values, number, told) for number, told in rows]
    for area in [each for each in sheet.merged_cells.ranges if each.min_row >= top]:
        sheet.unmerge_cells(area.coord)
    for row in sheet.iter_rows(min_row=top):
        for cell in row:
            cell.value, cell.comment = None, None
    for place, line in enumerate(lines, top):
        for column, (value, look) in line.items():
            _set(sheet, place, column, value, look)


def _line(
    sheet: Worksheet, values: Worksheet, number: int, told: dict[int, _Value]
) -> dict[int, tuple[_Value, _Look]]:
    """A row's values and formats by column."""
    cells = [cell for cell in sheet[number] if isinstance(cell, Cell)]
    own = {cell.col_idx: values.cell(number, cell.col_idx).value for cell in cells}
    looks = {cell.col_idx: {name: copy(getattr(cell, name)) for name in _LOOKS} for cell in cells}
    return {column: (told.get(column, value), looks[column]) for column, value in own.items()}


def _renew_headers(sheet: Worksheet, table: Table, old: object, year: int) -> None:
    """งบประมาณ 2563 over a column becomes งบประมาณ 2564, or nobody would find it."""
    top = min((row.number for row in table.rows), default=1)
    for heading in table.headings:
        for row in range(1, top):
            cell = sheet.cell(row, heading.column)
            if isinstance(cell.value, str) and str(old) in cell.value:
                cell.value = cell.value.replace(str(old), str(year))


def _lost(path: Path) -> list[Problem]:
    """What openpyxl does not keep of a workbook, as far as a clerk put it there."""
    with zipfile.ZipFile(path) as archive:
        drawn = any(name.startswith(("xl/drawings/drawing", "xl/media/")) for name in archive.namelist())
    if not drawn:
        return []
    what = "รูปและลูกศรที่วาดไว้ในชีตของสมุดงานเดิมไม่ได้ยกไปด้วย"
    return [warning("object-removed", FilePlace(path.name), what, "ถ้ายังต้องใช้ ให้คัดลอกจากสมุดงานเดิมมาวาง")]
