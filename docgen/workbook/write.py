"""A new plan.xlsx: the sheets and headers of vocabulary.py, ready to be filled in, or filled with what is given.

A value may come with a note (:class:`Noted`): its cell is coloured, and the note is the cell's comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.schema import Kind
from docgen.vocabulary import (
    EQUIPMENT_SHEET,
    GENERAL,
    GENERAL_SHEET,
    IMPORT_SHEET,
    INSTRUCTIONS_SHEET,
    KEY_HEADER,
    PROJECT_SHEET,
    SHEETS,
    VALUE_HEADER,
    Column,
)
from docgen.workbook.drop_downs import add_help
from docgen.workbook.headings import needed
from docgen.workbook.import_sheet import ReportLine, fill_report
from docgen.workbook.instructions import fill_instructions
from docgen.workbook.looks import (
    THAI_DATE_FORMAT,
    Looks,
    style_data,
    style_header,
    style_key,
    style_noted,
    style_value,
    width_of,
)
from docgen.workbook.steady_bytes import saved

Plain = str | int | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that a person should look at, and why."""

    value: Plain
    note: str


Given = Plain | Noted
Record = Mapping[str, Given]

_OWN = "คอลัมน์จากแฟ้มเดิม"
_AUTHOR = "docgen"
_NOTE_HEIGHT, _NOTE_WIDTH = 150, 320  # points
_LAST_ROW = 5_000  # help and lists reach this far
_KEY_WIDTH, _VALUE_WIDTH = 28, 60


def new_workbook(
    general: Record | None = None,
    projects: Iterable[Record] = (),
    equipment: Iterable[Record] = (),
    own_columns: Mapping[str, Sequence[str]] = MappingProxyType({}),
    report: Sequence[ReportLine] = (),
) -> bytes:
    """The bytes of a .xlsx; the same values give the same bytes (R17).

    Records go by declared header (vocabulary.py); an absent one leaves its cell blank. ``own_columns``: by sheet, the
    headers of the clerk's own columns, behind the declared ones. ``report``: the lines of the sheet that tells where
    the data came from, which no reader takes for data. Raises ValueError for a header that is neither declared nor
    own, and over text with control characters, which no workbook may hold.
    """
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one worksheet; its type cannot say so
    _fill_general(sheet, general or {})
    for name, records in ((PROJECT_SHEET, projects), (EQUIPMENT_SHEET, equipment)):
        own = [Column(header, header, Kind.TEXT, _OWN, required=False) for header in own_columns.get(name, ())]
        _fill_table(workbook.create_sheet(name), (*SHEETS[name], *own), records)
    if report:
        fill_report(workbook.create_sheet(IMPORT_SHEET), report)
    fill_instructions(workbook.create_sheet(INSTRUCTIONS_SHEET))
    return saved(workbook)


def _fill_general(sheet: Worksheet, values: Record) -> None:
    sheet.title = GENERAL_SHEET
    _refuse_undeclared(values, GENERAL)
    for number, header in enumerate((KEY_HEADER, VALUE_HEADER), 1):
        style_header(_put(sheet, 1, number, header))
    for row, column in enumerate(GENERAL, 2):
        style_key(_put(sheet, row, 1, column.header))
        cell = _put(sheet, row, 2, values.get(column.header, column.default or None))
        style_value(cell, column)
        if isinstance(cell.value, date):
            cell.number_format = THAI_DATE_FORMAT
        _note(cell, values.get(column.header))
        add_help(sheet, column, cell.coordinate)
    sheet.column_dimensions["A"].width = _KEY_WIDTH
    sheet.column_dimensions["B"].width = _VALUE_WIDTH
    _set_page(sheet)


def _fill_table(sheet: Worksheet, columns: Sequence[Column], records: Iterable[Record]) -> None:
    for number, column in enumerate(columns, 1):
        _add_column(sheet, number, column)
    looks = Looks()
    for row, record in enumerate(records, 2):
        _refuse_undeclared(record, columns)
        for number, column in enumerate(columns, 1):
            cell = _put(sheet, row, number, record.get(column.header))
            looks.style(cell, column.kind)
            _note(cell, record.get(column.header))
    _set_page(sheet)


def _add_column(sheet: Worksheet, number: int, column: Column) -> None:
    header = _put(sheet, 1, number, column.header)
    style_header(header, required=needed(column))
    letter = get_column_letter(number)
    dimension = sheet.column_dimensions[letter]
    dimension.width = width_of(column)
    style_data(dimension, column.kind)
    add_help(sheet, column, f"{letter}2:{letter}{_LAST_ROW}")


def _put(sheet: Worksheet, row: int, number: int, value: Given) -> Cell:
    cell = sheet.cell(row, number)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here; openpyxl's type cannot say so
    cell.value = value.value if isinstance(value, Noted) else value
    if isinstance(cell.value, str):
        cell.data_type = "s"  # text is text: openpyxl takes a leading = for a formula and #N/A for an error
    return cell


def _note(cell: Cell, value: Given) -> None:
    if isinstance(value, Noted):
        style_noted(cell)
        cell.comment = Comment(value.note, _AUTHOR, height=_NOTE_HEIGHT, width=_NOTE_WIDTH)


def _refuse_undeclared(record: Record, columns: Sequence[Column]) -> None:
    unknown = record.keys() - {column.header for column in columns}
    if unknown:
        raise ValueError(f"not declared in the vocabulary: {sorted(unknown)}")


def _set_page(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
