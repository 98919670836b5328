"""A CSV file into rows: one header row, then one row a record; as Excel, LibreOffice and databases write it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

from docgen.late_pattern import late_pattern
from docgen.problems import FilePlace, Problem, error, warning

_NUMBER = late_pattern(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
_DELIMITERS = ",;\t"
_SHOWN = 40


def read_csv(file: str, data: bytes) -> tuple[list[dict[str, Any]] | None, list[Problem]]:
    """The rows by header. A column in which every filled cell is a plain number holds numbers; a telephone number,
    which begins with 0, stays text. Blank cells are None, blank rows are left out.
    """
    text = _decoded(data)
    if text is None:
        return None, [_fault(file, 0, "แฟ้ม CSV นี้ไม่ได้เข้ารหัสแบบ UTF-8 หรือแบบไทยของ Windows", "บันทึกใหม่เป็น CSV UTF-8")]
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None, [_fault(file, 0, "แฟ้ม CSV มีเครื่องหมายคำพูดไม่ครบคู่", "บันทึกใหม่เป็น CSV UTF-8 จาก Excel")]
    return _rows(file, lines)


def _decoded(data: bytes) -> str | None:
    """Excel writes UTF-8 with a mark, UTF-16 as "Unicode text", or the Thai code page of Windows."""
    for encoding in ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp874"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(file: str, lines: list[list[str]]) -> tuple[list[dict[str, Any]] | None, list[Problem]]:
    filled = [(number, line) for number, line in enumerate(lines, 1) if any(cell.strip() for cell in line)]
    if not filled:
        return None, [_fault(file, 0, "แฟ้ม CSV นี้ว่าง ไม่มีหัวตาราง", "พิมพ์หัวคอลัมน์ในบรรทัดแรก แล้วใส่ข้อมูลบรรทัดถัดไป")]
    head = [" ".join(cell.split()) for cell in filled[0][1]]
    problems = [_too_long(file, number, len(line), len(head)) for number, line in filled[1:] if _overflows(line, head)]
    columns: dict[str, list[Any]] = {}
    for at, name in enumerate(head):
        if name in columns:
            what = f"คอลัมน์ “{name[:_SHOWN]}” มีมากกว่าหนึ่งคอลัมน์ จึงใช้คอลัมน์แรก"
            problems.append(warning("column-twice", FilePlace(file, 1), what, "เปลี่ยนหัวคอลัมน์หนึ่งเป็นชื่ออื่น"))
        elif name:
            columns[name] = _typed([line[at] if at < len(line) else "" for _, line in filled[1:]])
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)], problems


def _typed(cells: list[str]) -> list[Any]:
    numbers = all(_NUMBER.fullmatch(cell.strip()) for cell in cells if cell.strip())
    if numbers:
        return [_number(cell.strip().replace(",", "")) if cell.strip() else None for cell in cells]
    return [cell if cell.strip() else None for cell in cells]


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _overflows(line: list[str], head: list[str]) -> bool:
    return any(cell.strip() for cell in line[len(head) :])


def _too_long(file: str, number: int, cells: int, columns: int) -> Problem:
    what = f"บรรทัดนี้มี {cells} ช่อง แต่หัวตารางมี {columns} คอลัมน์"
    return _fault(file, number, what, "ใส่เครื่องหมายคำพูดครอบข้อความที่มีจุลภาค หรือเพิ่มหัวคอลัมน์")


def _fault(file: str, line: int, what: str, mend: str) -> Problem:
    return error("data-unreadable", FilePlace(file, line), what, mend)
