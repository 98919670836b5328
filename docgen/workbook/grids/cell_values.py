"""A scanned value as a grid's cell has it: what a reader sees, and the value behind it."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from docgen.grid import CellValue
from docgen.workbook.grids.shown_dates import shown_moment
from docgen.workbook.grids.shown_numbers import shown_number
from docgen.workbook.mending import mended
from docgen.workbook.sheet_cells import ExcelError, RawValue, Uncalculated


def seen(value: RawValue, code: str) -> tuple[str, CellValue, tuple[str, ...]]:
    """Text and value under a number format's code, and the names of what was mended.

    The text of a cell without a value is its formula or its error.
    """
    if isinstance(value, str):
        text, changes = mended(value)
        return text, text, changes
    if isinstance(value, Uncalculated):
        return f"={value.formula}", f"={value.formula}", ()
    if isinstance(value, ExcelError):
        return value.text, value.text, ()
    if value is None:
        return "", "", ()
    return _shown(value, code), value, ()


def _shown(value: bool | int | Decimal | date | datetime | time, code: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, Decimal)):
        return shown_number(value, code)
    return shown_moment(value, code)
