"""What an import says of a table's columns: the office's own ones, and those of the program that are not there."""

from __future__ import annotations

from docgen.importing.found import ColumnNote
from docgen.importing.grid_rows import GridRows
from docgen.importing.header_block import Header
from docgen.importing.header_fields import BUDGET, EQUIPMENT_DETAIL
from docgen.problems import Place
from docgen.vocabulary import DEPARTMENT, EQUIPMENT_SHEET, PLACE

_DETAIL = "รายละเอียดของกิจกรรม"
_OWN = "ไม่ใช่คอลัมน์ของโปรแกรม จึงเก็บไว้เป็นคอลัมน์ชื่อเดิมใน plan.xlsx ถ้าเป็นข้อมูลของคอลัมน์อื่นให้ย้ายไปไว้ใต้หัวนั้น"
_MISSING = "ตารางนี้ไม่มีคอลัมน์นี้ โปรดกรอกใน plan.xlsx"


def column_notes(rows: GridRows, header: Header) -> list[ColumnNote]:
    """In the order of the table; a column that a table need not have is not missed."""
    notes = [ColumnNote(_place(rows, header, column), title, _OWN) for column, title in sorted(header.own.items())]
    detail = EQUIPMENT_DETAIL if header.sheet == EQUIPMENT_SHEET else _DETAIL
    names = {field.name for field in header.fields.values()}
    names |= {detail} if names & {_DETAIL, EQUIPMENT_DETAIL} else set()
    wanted = (detail, BUDGET, PLACE.header, DEPARTMENT.header)
    place = _place(rows, header, header.item)
    return notes + [ColumnNote(place, name, _MISSING) for name in wanted if name not in names]


def _place(rows: GridRows, header: Header, column: int) -> Place:
    """Of the lowest cell that heads the column."""
    cells = (rows.at(row, column) for row in range(header.bottom, header.top - 1, -1))
    return next(cell.place for cell in cells if cell is not None and cell.text.strip())
