"""Cells without a usable value: formulas never calculated and Excel's error values (R12)."""

from __future__ import annotations

from docgen.problems import Problem, Severity, SheetPlace
from docgen.workbook.sheet_cells import ExcelError, Uncalculated

Fault = Uncalculated | ExcelError
_SHOWN = 60


def fault_problem(where: SheetPlace, fault: Fault, severity: Severity = Severity.ERROR, others: int = 0) -> Problem:
    """The message about such a cell; ``others``: how many more the same column has."""
    more = f" และอีก {others} ช่องในคอลัมน์นี้" if others else ""
    if isinstance(fault, Uncalculated):
        what = f"สูตร “={_short(fault.formula)}” ยังไม่ได้คำนวณ จึงไม่มีค่าให้อ่าน{more}"
        return Problem("cell-formula", where, what, "เปิดสมุดงานด้วย Excel แล้วบันทึกใหม่ หรือพิมพ์ค่าแทนสูตร", severity)
    what = f"ช่องมีค่าผิดพลาดของ Excel “{_short(fault.text)}”{more}"
    return Problem("cell-error", where, what, "แก้สูตรในช่องนี้ หรือพิมพ์ค่าที่ถูกต้องแทน", severity)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
