"""A JSON file into a tree of values: numbers as they are written, names once, nothing that JSON does not have."""

from __future__ import annotations

from docgen.json_text import read_json_text
from docgen.problems import FilePlace, Problem, error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any, NoReturn

_MEND = "เปิดแฟ้มด้วยโปรแกรมที่สร้างแฟ้มนี้ แล้วบันทึกเป็น JSON ใหม่ หรือแก้ตรงบรรทัดที่บอก"


class _Refused(ValueError):  # noqa: N818 - reads as what happened
    """What in the file cannot be taken, and the mend."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def read_json(file: str, data: bytes) -> tuple[dict[str, Any] | list[Any] | None, list[Problem]]:
    """An object, or a list of objects; nothing and one problem (``data-unreadable``) for anything else."""
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()  # a byte order mark, as Notepad writes
    except UnicodeDecodeError:
        return None, [_fault(file, 0, "แฟ้ม JSON นี้ไม่ได้เข้ารหัสแบบ UTF-8", "บันทึกแฟ้มใหม่โดยเลือกการเข้ารหัส UTF-8")]
    try:
        tree = read_json_text(text, _named_once, _number, _constant)
    except RecursionError:
        return None, [_fault(file, 0, "ข้อมูลซ้อนกันหลายชั้นเกินไป", "ลดจำนวนชั้นของข้อมูล")]
    except _Refused as refused:
        return None, [_fault(file, 0, refused.what, refused.mend)]
    except ValueError as fault:
        if (line := getattr(fault, "lineno", 0)) > 0:
            what = f"อ่าน JSON ไม่ได้ที่อักขระที่ {getattr(fault, 'colno', 0)} ของบรรทัดนี้"
            return None, [_fault(file, line, what, _MEND)]
        # else a whole number of thousands of digits, which Python does not read
        return None, [_fault(file, 0, "จำนวนหนึ่งในข้อมูลยาวเกินไป", "แก้จำนวนนั้น หรือใส่เครื่องหมายคำพูดให้เป็นข้อความ")]
    if isinstance(tree, dict) or (isinstance(tree, list) and all(isinstance(each, dict) for each in tree)):
        return tree, []
    return None, [_fault(file, 0, "ข้อมูลต้องเป็นชุดชื่อกับค่า หรือรายการของชุดชื่อกับค่า", "ครอบข้อมูลด้วย { } แล้วตั้งชื่อให้แต่ละค่า")]


_LONGEST = 400  # digits; a sum of money has under 20


def _number(text: str) -> float | Decimal:
    """A float where it says exactly what is written."""
    number = float(text)
    if repr(number) == text:
        return number
    from decimal import Decimal

    if len(text) > _LONGEST or not -_LONGEST < (exact := Decimal(text)).adjusted() < _LONGEST:
        raise _Refused(f"จำนวน “{text[:20]}” ยาวเกินไป", "แก้จำนวนนั้น หรือใส่เครื่องหมายคำพูดให้เป็นข้อความ")
    return exact


def _constant(text: str) -> NoReturn:
    raise _Refused(f"พบ “{text}” ซึ่งไม่ใช่จำนวน", "แทนด้วยจำนวนจริง หรือ null ถ้าไม่มีค่า")


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)[:40]
        raise _Refused(f"ชื่อ “{twice}” ซ้ำกันในชุดข้อมูลเดียวกัน", "เหลือไว้ชื่อเดียว")
    return named


def _fault(file: str, line: int, what: str, mend: str) -> Problem:
    return error("data-unreadable", FilePlace(file, line), what, mend)
