"""The cells of one record: what each of its texts, names and amounts is read as, and why that may be wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.grid import GridCell
from docgen.importing.department_names import department_named
from docgen.importing.found import Reading
from docgen.importing.grid_rows import GridRows
from docgen.importing.header_block import Header
from docgen.importing.header_fields import BUDGET, EQUIPMENT_DETAIL
from docgen.thai.money import read_money
from docgen.vocabulary import EQUIPMENT_SHEET

_TEXTS = ("โครงการ", "ครุภัณฑ์", "สถานที่ดำเนินการ", "แหล่งงบประมาณ", "หมายเหตุ")
_DETAIL = "รายละเอียดของกิจกรรม"
DEPARTMENT = "หน่วยงานรับผิดชอบหลัก"
FUND = "แหล่งงบประมาณ"
_ERROR_MARK = ("=", "#")


def record_cells(rows: GridRows, header: Header, members: Sequence[int]) -> dict[str, Reading]:
    """The readings of the record in these rows (its own, then those that continue it); groups and months apart."""
    cells: dict[str, Reading] = {}
    for column, field in header.fields.items():
        name = EQUIPMENT_DETAIL if field.name == _DETAIL and header.sheet == EQUIPMENT_SHEET else field.name
        parts = _parts(rows, members, column)
        if not parts:
            continue
        if name in (*_TEXTS, _DETAIL, EQUIPMENT_DETAIL):
            cells[name] = _text(parts)
        elif name == DEPARTMENT:
            cells[name] = _named(parts, department_named)
        elif name == BUDGET:
            cells |= _shared(_money(parts[0]), rows.span(members[0], column), members)
    if BUDGET not in cells:
        place = next(iter(cells.values())).place
        cells[BUDGET] = Reading(None, place, "", "ไม่พบจำนวนเงินของแถวนี้ในต้นฉบับ โปรดกรอก ถ้าไม่ใช้งบประมาณให้ใส่ 0")
    for column, title in header.own.items():
        if parts := _parts(rows, members, column):
            cells.setdefault(title, _text(parts))
    return cells


def _parts(rows: GridRows, members: Sequence[int], column: int) -> list[GridCell]:
    found = [rows.at(row, column) for row in members]
    return list(dict.fromkeys(cell for cell in found if cell is not None and cell.text.strip()))


def _text(parts: Sequence[GridCell]) -> Reading:
    text = "\n".join(cell.text.strip() for cell in parts)
    doubt = "ช่องนี้เป็นสูตรหรือค่าผิดพลาด จึงไม่รู้ว่าควรเป็นข้อความใด" if text.startswith(_ERROR_MARK) else ""
    return Reading(text, parts[0].place, text, doubt)


def _named(parts: Sequence[GridCell], name: Callable[[str], tuple[str, str]]) -> Reading:
    text = "\n".join(cell.text.strip() for cell in parts)
    value, doubt = name(text)
    return Reading(value, parts[0].place, text, doubt)


def _money(cell: GridCell) -> dict[str, Reading]:
    """The amount; words behind it go to the column of funds, to be looked at."""
    told = read_money(cell.value)
    if told is None:
        doubt = f"อ่านจำนวนเงิน “{cell.text.strip()[:80]}” ไม่ออก โปรดพิมพ์จำนวนเงิน"
        return {BUDGET: Reading(None, cell.place, cell.text, doubt)}
    cells = {BUDGET: Reading(told.amount, cell.place, cell.text, _negative(told.amount < 0))}
    if told.words:
        doubt = f"คำที่ตามหลังจำนวนเงินคือ “{told.words}” โปรดตรวจว่าเป็นแหล่งงบประมาณหรือไม่"
        cells[FUND] = Reading(told.words, cell.place, cell.text, doubt)
    return cells


def _shared(cells: dict[str, Reading], span: tuple[int, int], members: Sequence[int]) -> dict[str, Reading]:
    """An amount merged over several records is of the first alone, or it would be spent twice; both are doubted."""
    told = cells[BUDGET]
    if span[0] < members[0]:
        why = f"ช่องเงิน “{told.found.strip()}” ผสานรวมกับโครงการแถวบน โปรดกรอกเงินของแถวนี้ ถ้ารวมอยู่ในแถวบนแล้วให้ใส่ 0"
        return {BUDGET: Reading(None, told.place, told.found, why)}
    if span[1] > members[-1] and not told.doubt:
        why = "ช่องเงินนี้ผสานรวมกับแถวล่าง โปรดตรวจว่าเป็นเงินของโครงการนี้เท่าใด"
        return {**cells, BUDGET: Reading(told.value, told.place, told.found, why)}
    return cells


def _negative(is_so: bool) -> str:
    return "จำนวนเงินติดลบ โปรดตรวจ" if is_so else ""
