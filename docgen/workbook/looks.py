"""How a new workbook looks: the standard face and size of official Thai documents, headers that stand out."""

from __future__ import annotations

from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.dimensions import ColumnDimension

from docgen.schema import Kind
from docgen.vocabulary import Column

_FACE, _SIZE = "TH SarabunPSK", 16  # facts.md §5
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_OPTIONAL_FILL = PatternFill("solid", fgColor="7F7F7F")
_KEY_FILL = PatternFill("solid", fgColor="DDEBF7")
_NOTED_FILL = PatternFill("solid", fgColor="FFE699")
_WIDTHS = {  # in characters of the standard size
    "ยุทธศาสตร์": 30, "กลยุทธ์": 24, "แผนงาน": 28, "โครงการ": 40, "รายละเอียดของกิจกรรม": 48, "งบประมาณ": 17,
    "สถานที่ดำเนินการ": 26, "หน่วยงานรับผิดชอบหลัก": 26, "แหล่งงบประมาณ": 24, "หมายเหตุ": 24, "ประเภทครุภัณฑ์": 30, "ครุภัณฑ์": 36,
    "รายละเอียดของครุภัณฑ์": 48,
}  # fmt: skip
_MONTH_WIDTH = 6.0
_OWN_WIDTH = 24
MONEY_FORMAT = "#,##0.00"
THAI_DATE_FORMAT = "[$-107041E]d mmmm yyyy"  # 07: the Buddhist calendar, 041E: Thai


def width_of(column: Column) -> float:
    """The width of a column, in characters."""
    return _MONTH_WIDTH if column.kind is Kind.SPAN else float(_WIDTHS.get(column.header, _OWN_WIDTH))


def style_header(cell: Cell, required: bool = True) -> None:
    """White on blue; grey where the column may stay empty."""
    cell.font = Font(name=_FACE, size=_SIZE, bold=True, color="FFFFFF")
    cell.fill = _HEADER_FILL if required else _OPTIONAL_FILL
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _BORDER


def style_data(target: Cell | ColumnDimension, kind: Kind) -> None:
    """A cell, or a whole column for the rows still to be typed."""
    target.font = _DATA_FONT
    target.border = _BORDER
    target.alignment = _ALIGNMENTS.get(kind, _PLAIN_ALIGNMENT)
    target.number_format = _FORMATS.get(kind, "General")


class Looks:
    """The looks of the columns' cells, each found once: openpyxl takes twenty times as long to find it anew."""

    def __init__(self) -> None:
        self._found: dict[Kind, StyleArray] = {}

    def style(self, cell: Cell, kind: Kind) -> None:
        """As :func:`style_data`."""
        if kind not in self._found:
            style_data(cell, kind)
            self._found[kind] = copy(cell._style)  # type: ignore[attr-defined]
        cell._style = copy(self._found[kind])  # type: ignore[attr-defined]


_DATA_FONT = Font(name=_FACE, size=_SIZE)
_PLAIN_ALIGNMENT = Alignment(vertical="top", wrap_text=True)
_ALIGNMENTS = {
    Kind.SPAN: Alignment(horizontal="center", vertical="top", wrap_text=True),
    Kind.MONEY: Alignment(horizontal="right", vertical="top", wrap_text=True),
}
_FORMATS = {Kind.MONEY: MONEY_FORMAT}


def style_key(cell: Cell) -> None:
    """A key of the general sheet."""
    cell.font = Font(name=_FACE, size=_SIZE, bold=True)
    cell.fill = _KEY_FILL
    cell.border = _BORDER
    cell.alignment = Alignment(vertical="top")


def style_value(cell: Cell, column: Column) -> None:
    """A value of the general sheet, kept to the left like text."""
    cell.font = Font(name=_FACE, size=_SIZE)
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    # A typed date would be read as A.D. by an Excel that is not Thai; text stays as the clerk typed it.
    cell.number_format = {Kind.DATE: "@", Kind.INTEGER: "0"}.get(column.kind, "General")


def style_noted(cell: Cell) -> None:
    """A value that a person should look at."""
    cell.fill = _NOTED_FILL


def style_note(cell: Cell, bold: bool = False) -> None:
    """A line of the instructions."""
    cell.font = Font(name=_FACE, size=_SIZE + 4 if bold else _SIZE, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
