"""Lists to choose from and help beside the cells: Excel's data validation, which here never refuses other text."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.vocabulary import AUTHORITY_TYPES, DEPARTMENTS, EQUIPMENT_TYPES, INSTRUCTIONS_SHEET, PROGRAMMES, Column

# The lists by the column or key that they serve; they stand side by side in the sheet of instructions, because a list
# inside the rule itself may hold only 255 characters.
LISTS: dict[str, tuple[str, ...]] = {
    "แผนงาน": tuple(name for _, name in PROGRAMMES),
    "ประเภทครุภัณฑ์": EQUIPMENT_TYPES,
    "หน่วยงานรับผิดชอบหลัก": DEPARTMENTS,
    "ประเภทหน่วยงาน": AUTHORITY_TYPES,
}
LISTS_COLUMN = 3  # where the first list stands in the sheet of instructions
LISTS_ROW = 3  # its first entry
_TITLE, _PROMPT = 32, 255  # Excel's limits, in characters; a longer text makes it repair the file


def add_help(sheet: Worksheet, column: Column, cells: str) -> None:
    """Shows the column's help at its cells (an A1 range), and its list where it has one."""
    rule = DataValidation(
        type="list" if column.header in LISTS else None,
        formula1=_list_range(column.header) if column.header in LISTS else None,
        allow_blank=True,
        showErrorMessage=False,  # an office may have programmes and departments of its own
        showInputMessage=True,
        promptTitle=column.header[:_TITLE],
        prompt=column.help[:_PROMPT],
    )
    rule.add(cells)
    sheet.add_data_validation(rule)


def _list_range(header: str) -> str:
    letter = chr(ord("A") + LISTS_COLUMN - 1 + list(LISTS).index(header))
    return f"'{INSTRUCTIONS_SHEET}'!${letter}${LISTS_ROW}:${letter}${LISTS_ROW + len(LISTS[header]) - 1}"
