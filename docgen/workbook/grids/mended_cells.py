"""What was mended in a sheet, told once a column with all its cells (R3): an office's workbook may have thousands."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.problems import Problem, SheetPlace, column_letter, warning
from docgen.workbook.mending import mended_warning

_MEND = "ตรวจข้อความเหล่านี้ใน plan.xlsx เมื่อนำเข้าแล้ว"


class MendedCells:
    """The mended cells of one sheet."""

    def __init__(self) -> None:
        self._columns: dict[int, list[tuple[SheetPlace, str, tuple[str, ...]]]] = {}

    def add(self, where: SheetPlace, text: str, changes: tuple[str, ...]) -> None:
        """A cell whose text was changed so; it reads ``text`` now."""
        if text and changes:
            self._columns.setdefault(where.column, []).append((where, text, changes))

    def problems(self) -> list[Problem]:
        """A warning for each column."""
        return [
            mended_warning(*cells[0]) if len(cells) == 1 else _of_column(column, cells)
            for column, cells in sorted(self._columns.items())
        ]


def _of_column(column: int, cells: list[tuple[SheetPlace, str, tuple[str, ...]]]) -> Problem:
    first = cells[0][0]
    changes = dict.fromkeys(change for _, _, each in cells for change in each)
    what = f"ปรับตัวอักษร {len(cells):,} ช่อง ({_rows(column, (each.row for each, _, _ in cells))}): {', '.join(changes)}"
    return warning("text-mended", SheetPlace(first.file, first.sheet, 0, column), what, _MEND)


def _rows(column: int, rows: Iterable[int]) -> str:
    """C3 C5–C9: rows that follow each other as one stretch."""
    letter = column_letter(column)
    stretches: list[list[int]] = []
    for row in sorted(rows):
        if stretches and stretches[-1][1] == row - 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    return " ".join(f"{letter}{a}" if a == b else f"{letter}{a}–{letter}{b}" for a, b in stretches)
