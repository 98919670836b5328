"""The months are coloured and hold nothing; header, strategy rows and every second row are coloured too.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | … | ต.ค. | พ.ย. | ธ.ค. |   (grey)
| …          |        | 1  | …       |   | ████ | ████ |      |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Colour is the only mark."""
    draft = Draft(chance, how="fill", wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.high_header(fields, rows=2)
    for row in range(1, page.row + 1):
        _paint(page.sheet, row, len(fields), "D9D9D9")
    records = known_projects(chance, 10)
    for number, known in enumerate(records, 1):
        if chance.random() < 0.4:
            _paint(page.sheet, page.row + 1, len(fields), "FFF2CC")
        page.record(known, fields, number)
    page.total(fields, records)
    _paint(page.sheet, page.row, len(fields), "F8CBAD")
    return draft.save(path)


def _paint(sheet: Worksheet, row: int, columns: int, colour: str) -> None:
    for column in range(1, columns + 1):
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)
