"""Marks of months in columns that are none of the twelve: they would otherwise be lost without a word."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from docgen.problems import Problem, SheetPlace, error
from docgen.vocabulary import MONTH_COLUMNS
from docgen.workbook.headings import Layout
from docgen.workbook.mending import mended
from docgen.workbook.sheet_cells import RawValue, SheetCells

_MONTH_HEADERS = frozenset(column.header for column in MONTH_COLUMNS)
_LONGEST_MARK = 3  # x ✓ <-> 1: longer text beside the table is a note


def marks_outside(place: SheetPlace, layout: Layout, cells: SheetCells, header_columns: Iterable[int]) -> list[Problem]:
    """One error per column that holds marks: under a foreign month, or under no header beside the months."""
    watched = _beside_months(layout, frozenset(header_columns)) | layout.outside.keys()
    marked: dict[int, list[int]] = {}
    for row, values in cells.rows.items():
        if row > layout.row:
            for column in values.keys() & watched:
                if _is_mark(values[column], anything=column in layout.outside):
                    marked.setdefault(column, []).append(row)
    return [_problem(place, layout, column, rows) for column, rows in sorted(marked.items())]


def _beside_months(layout: Layout, header_columns: frozenset[int]) -> frozenset[int]:
    months = [column for column, heading in layout.headings.items() if heading.name in _MONTH_HEADERS]
    return frozenset(each for column in months for each in (column - 1, column + 1)) - header_columns


def _is_mark(value: RawValue, anything: bool) -> bool:
    if isinstance(value, str):
        text = mended(value)[0].strip()
        return bool(text) and (anything or len(text) <= _LONGEST_MARK)
    return anything or value is True or (isinstance(value, (int, Decimal)) and value == 1)


def _problem(place: SheetPlace, layout: Layout, column: int, rows: list[int]) -> Problem:
    header = layout.outside.get(column, "")
    name = f"คอลัมน์ “{header}” ซึ่งไม่ใช่เดือนในปีงบประมาณนี้" if header else "คอลัมน์ข้างเดือนที่ไม่มีหัวตาราง"
    what = f"มีเครื่องหมาย {len(rows)} ช่องใน{name}"
    where = SheetPlace(place.file, place.sheet, rows[0], column, header)
    return error("months-outside", where, what, "ย้ายเครื่องหมายไปไว้ใต้เดือน ต.ค. ถึง ก.ย. หรือลบออก หรือแก้หัวคอลัมน์ให้ถูกต้อง")
