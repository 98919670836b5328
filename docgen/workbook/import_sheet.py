"""The sheet รายงานการนำเข้า: where the data came from and what a person should look at. The reader ignores it."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.worksheet.worksheet import Worksheet

from docgen.named_tuple import NamedTuple
from docgen.workbook.looks import style_header, style_note

_HEADERS = ("เรื่อง", "ที่มา", "ข้อความในแฟ้มเดิม", "คำอธิบาย")
_WIDTHS = (24, 60, 60, 60)


class ReportLine(NamedTuple):
    """One line: what it is about (ไม่ได้นำเข้า), where in the source, what stood there, and the explanation."""

    about: str
    place: str
    text: str
    why: str


def fill_report(sheet: Worksheet, lines: Iterable[ReportLine]) -> None:
    """Writes the lines below a header."""
    for number, (header, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(1, number, header)
        style_header(cell)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, line in enumerate(lines, 2):
        for number, text in enumerate(line, 1):
            cell = sheet.cell(row, number, text)
            cell.data_type = "s"  # a leading = is text here
            style_note(cell)
    sheet.freeze_panes = "A2"
