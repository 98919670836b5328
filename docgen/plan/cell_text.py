"""A cell's value as text: what a text column prints when Excel made a number or a date of what was typed."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from docgen.rows import CellValue
from docgen.thai.dates import long_date, read_date

_SHOWN = 40


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing: its text would be ""."""
    return value is None or (isinstance(value, str) and not value.strip())


def cell_text(value: CellValue) -> str:
    """The text; "" for a blank cell. Text itself is never altered.

    5 → "5", 2.5 → "2.5", a date → "1 ตุลาคม 2562", 13:30 → "13:30". A yes/no is TRUE or FALSE, as Excel shows it.
    """
    if isinstance(value, str):
        return "" if value.isspace() else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return _moment_text(value)


def _moment_text(value: date | datetime | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    day = read_date(value)
    # A date that no plan can hold still prints as a date, never as a timestamp (R11).
    text = long_date(day) if day else f"{value.day}/{value.month}/{value.year}"
    clock = value.time() if isinstance(value, datetime) else time()
    return f"{text} {_moment_text(clock)}" if clock > time() else text


def quoted(value: CellValue) -> str:
    """What was found in a cell, in one line and in quotation marks, for messages."""
    line = " ".join(cell_text(value).split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"
