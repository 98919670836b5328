"""plan.xlsx into rows: the sheets and headers of vocabulary.py, and whatever columns, keys and sheets the clerk adds.

The file is read once, read-only, and never changed (R16). Its XML is scanned by readers of our own on expat; why, is
told in :mod:`docgen.workbook.sheet_cells`. What the cells mean (money, dates, months) is for plan/ to say.
"""

from __future__ import annotations

from pathlib import Path

from docgen.archive import Archive, Wanted, read_archive
from docgen.problems import FilePlace, Problem, SheetPlace, error, warning
from docgen.rows import Entry, Table, WorkbookData
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_SHEET, GENERAL_SHEET, PROJECT_SHEET, SHEETS, SHEETS_FOR_PEOPLE
from docgen.workbook.damage import Damaged
from docgen.workbook.general_sheet import read_general
from docgen.workbook.number_formats import read_styles
from docgen.workbook.parts import WorkbookParts, find_parts
from docgen.workbook.refusals import damaged_problem, too_large, too_large_problem
from docgen.workbook.shared_strings import read_strings
from docgen.workbook.sheet_cells import CellContext, SheetCells, scan_sheet
from docgen.workbook.table_sheet import empty_sheet, read_own_table, read_table

_DECLARED = (GENERAL_SHEET, PROJECT_SHEET, EQUIPMENT_SHEET)
_OPTIONAL = EQUIPMENT_SHEET
_FOR_PEOPLE = tuple(map(comparison_key, SHEETS_FOR_PEOPLE))
_FISCAL_YEAR = "ปีงบประมาณ"

_Sheets = dict[str, SheetCells]  # sheet name → cells, in the workbook's order


def read_workbook(path: Path, *, general_elsewhere: bool = False) -> tuple[WorkbookData, list[Problem]]:
    """Reads a workbook (issue: the whole plan from one workbook).

    Text is mended (R2, R3), numbers are int or Decimal of at most 15 digits, dates are dates; blank cells and rows are
    absent. Declared columns and keys go by their declared header, the clerk's own by :func:`vocabulary.tag_name`.
    Problems: files that cannot be used (``file-…``), and what keeps cells from being found or read (``sheet-missing``,
    ``column-…``, ``key-missing``, ``cell-formula``, ``cell-error``, ``cell-merged``, ``months-outside``), and
    ``text-mended`` warnings. With errors the data is what could be read. ``general_elsewhere``: ข้อมูลทั่วไป may lack
    keys or be absent, because another sheet has them for each office.
    """
    archive, problems = read_archive(path, Wanted.XLSX)
    if archive is None:
        return WorkbookData(path.name), problems
    try:
        parts = find_parts(archive.members)
        if too_large(archive, parts):
            return WorkbookData(archive.file), [too_large_problem(archive.file)]
        sheets = _scan_sheets(archive, parts)
    except Damaged:
        return WorkbookData(archive.file), [damaged_problem(archive.file)]
    return _read_sheets(archive.file, sheets, general_elsewhere)


def read_tables(path: Path) -> tuple[dict[str, Table], list[Problem]]:
    """Any workbook: every sheet whose first filled row is a header, by its name, under the clerk's own headers."""
    tables: dict[str, Table] = {}
    archive, problems = read_archive(path, Wanted.XLSX)
    if archive is None:
        return tables, problems
    try:
        parts = find_parts(archive.members)
        if too_large(archive, parts):
            return tables, [too_large_problem(archive.file)]
        sheets = _scan_sheets(archive, parts)
    except Damaged:
        return tables, [damaged_problem(archive.file)]
    for name, cells in sheets.items():
        table, faults = read_own_table(SheetPlace(archive.file, name), cells)
        problems += faults
        if table is not None:
            tables[name] = table
    if not tables and not problems:
        mend = "พิมพ์หัวคอลัมน์ในแถวแรกของชีต แล้วใส่ข้อมูลแถวถัดไป"
        problems.append(error("column-missing", FilePlace(archive.file), "ไม่พบชีตที่มีหัวตารางในแถวแรก", mend))
    return tables, problems


def _scan_sheets(archive: Archive, parts: WorkbookParts) -> _Sheets:
    members = archive.members
    strings = read_strings(members[parts.strings]) if parts.strings else []
    shown = read_styles(members[parts.styles]) if parts.styles else {}
    context = CellContext(strings, shown, parts.from_1904)
    # A hidden sheet of the clerk's own holds lists for drop-downs and the like; a declared one is data all the same.
    wanted = [sheet for sheet in parts.sheets if not sheet.hidden or _declared_name(sheet.name)]
    return {
        sheet.name: scan_sheet(members[sheet.part], context)
        for sheet in wanted
        if comparison_key(sheet.name) not in _FOR_PEOPLE
    }


def _declared_name(name: str) -> str | None:
    return next((each for each in _DECLARED if comparison_key(each) == comparison_key(name)), None)


def _read_sheets(file: str, sheets: _Sheets, general_elsewhere: bool) -> tuple[WorkbookData, list[Problem]]:
    data = WorkbookData(file)
    actual = {declared: name for name in reversed(sheets) if (declared := _declared_name(name))}
    wanted = [name for name in _DECLARED if name != GENERAL_SHEET or not general_elsewhere]
    problems = _missing_sheets(file, wanted, actual, [name for name in sheets if name not in actual.values()])
    if GENERAL_SHEET in actual:
        place = SheetPlace(file, actual[GENERAL_SHEET])
        data.general, found = _general(place, sheets[place.sheet])
        problems += [each for each in found if each.code != "key-missing" or not general_elsewhere]
    for name, cells in sheets.items():
        declared = next((each for each, found_name in actual.items() if found_name == name), None)
        if declared != GENERAL_SHEET:
            problems += _add_table(data, declared, SheetPlace(file, name), cells)
    return data, problems


def _general(place: SheetPlace, cells: SheetCells) -> tuple[dict[str, Entry], list[Problem]]:
    return read_general(place, cells) if cells.rows else ({}, [empty_sheet(place)])


def _add_table(
    data: WorkbookData, declared: str | None, place: SheetPlace, cells: SheetCells
) -> list[Problem]:
    """Adds the sheet's table under its declared name, or its own; a blank ครุภัณฑ์ is as good as none."""
    if not cells.rows:
        return [empty_sheet(place)] if declared == PROJECT_SHEET else []
    if declared is None:
        own, problems = read_own_table(place, cells)
        if own is not None:
            data.tables[place.sheet] = own
        return problems
    table, problems = read_table(place, cells, SHEETS[declared], _fiscal_year(data))
    data.tables[declared] = table
    return problems


def _fiscal_year(data: WorkbookData) -> int | None:
    """The year in ข้อมูลทั่วไป if it is a plain number in any digits; whether it is plausible is a rule of plan/."""
    entry = data.general.get(_FISCAL_YEAR)
    text = str(entry.value).strip() if entry and isinstance(entry.value, (int, str)) else ""
    return int(text) if text.isdecimal() and len(text) == 4 else None


def _missing_sheets(file: str, wanted: list[str], actual: dict[str, str], others: list[str]) -> list[Problem]:
    problems = []
    for name in wanted:
        near = nearest(name, others)
        if name in actual or (name == _OPTIONAL and near is None):
            continue
        what = f"ไม่พบชีต “{name}”" + (f" พบแต่ชีต “{near}”" if near else "")
        mend = f"แก้ชื่อชีต “{near}” เป็น “{name}”" if near else f"เพิ่มชีตชื่อ “{name}” หรือคัดลอกจากสมุดงานใหม่ของโปรแกรม"
        # Without ครุภัณฑ์ there is a plan all the same, but a name so near to it is most likely a slip.
        say = warning if name == _OPTIONAL else error
        problems.append(say("sheet-missing", SheetPlace(file, near or ""), what, mend))
    return problems
