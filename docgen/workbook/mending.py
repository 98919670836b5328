"""Cell text mended (R2, R3), and the warning that says so."""

from __future__ import annotations

from functools import lru_cache

from docgen.problems import Problem, SheetPlace, warning
from docgen.thai.text import mend

_SHOWN = 40


@lru_cache(maxsize=1 << 12)  # marks of months, offices, places: most cells hold what others hold
def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text mended ("" when only white space is left), and the names of the changes."""
    better, changes = mend(text)
    return (better, changes) if better and not better.isspace() else ("", changes)


def header_text(text: str) -> str:
    """A header as messages show it: mended, in one line. It is not printed, so its mending is not told."""
    return " ".join(mended(text)[0].split())


def mended_warning(where: SheetPlace, text: str, changes: tuple[str, ...]) -> Problem:
    """What was mended in a cell, quoted as it now reads."""
    line = " ".join(text.split())
    quoted = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    what = f"ปรับตัวอักษรในช่องที่เขียนว่า “{quoted}”: {', '.join(changes)}"
    return warning("text-mended", where, what, "ตรวจข้อความในเล่ม ถ้าไม่ต้องการเห็นคำเตือนนี้อีก ให้พิมพ์ข้อความในช่องใหม่")
