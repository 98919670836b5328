"""Merged cells over data: Excel keeps only the top left value, so what the others would say is a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.problems import Problem, SheetPlace, column_letter, error
from docgen.workbook.sheet_cells import MergedRange


def merged_over(
    place: SheetPlace, merged: Iterable[MergedRange], columns: Collection[int], rows: range
) -> list[Problem]:
    """One error per merged range that touches the data rows of the columns."""
    return [_problem(place, each) for each in merged if _touches(each, columns, rows)]


def _touches(each: MergedRange, columns: Collection[int], rows: range) -> bool:
    in_rows = each.top < rows.stop and each.bottom >= rows.start
    return in_rows and any(each.left <= column <= each.right for column in columns)


def _problem(place: SheetPlace, each: MergedRange) -> Problem:
    reference = f"{column_letter(each.left)}{each.top}:{column_letter(each.right)}{each.bottom}"
    where = SheetPlace(place.file, place.sheet, each.top, each.left)
    mend = "ยกเลิกการผสานเซลล์ แล้วกรอกค่าในช่องของแต่ละแถวและคอลัมน์"
    return error("cell-merged", where, f"ช่อง {reference} ถูกผสานทับช่องข้อมูล จึงไม่รู้ว่าแต่ละช่องมีค่าใด", mend)
