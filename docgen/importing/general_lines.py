"""What lines outside tables tell of the plan as a whole: its office, its year."""

from __future__ import annotations

import re

from docgen.grid import GridCell
from docgen.importing.found import Reading
from docgen.thai.digits import fold_digits
from docgen.thai.fiscal import plausible_year

_TYPES = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร")
_NAME = re.compile(rf"(?P<type>{'|'.join(_TYPES)})\s?(?P<name>[\u0e01-\u0e5b]+)")
_DISTRICT = re.compile(r"(?<![\u0e01-\u0e5b])(?:อำเภอ|อ\.)\s?(?P<name>[\u0e01-\u0e5b]+)")
_PROVINCE = re.compile(r"(?<![\u0e01-\u0e5b])(?:จังหวัด|จ\.)\s?(?P<name>[\u0e01-\u0e5b]+)")
_YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>25[0-9]{2})")


def general_of(cells: list[GridCell]) -> dict[str, Reading]:
    """The keys of ข้อมูลทั่วไป that the lines tell; what they tell in two ways is doubtful."""
    found: dict[str, Reading] = {}
    for cell in cells:
        for key, value in _told(cell.text):
            before = found.get(key)
            if before is None:
                found[key] = Reading(value, cell.place, cell.text)
            elif before.value != value and not before.doubt:
                doubt = f"ต้นฉบับเขียนไว้ต่างกัน คือ “{before.value}” และ “{value}” โปรดตรวจ"
                found[key] = Reading(before.value, before.place, before.found, doubt)
    return found


def _told(text: str) -> list[tuple[str, str | int]]:
    told: list[tuple[str, str | int]] = []
    if name := _NAME.search(text):
        told += [("ชื่อหน่วยงาน", name["type"] + name["name"]), ("ประเภทหน่วยงาน", name["type"])]
    told += [("อำเภอ", found["name"]) for found in [_DISTRICT.search(text)] if found]
    told += [("จังหวัด", found["name"]) for found in [_PROVINCE.search(text)] if found]
    year = _YEAR.search(fold_digits(text))
    if year and plausible_year(int(year["year"])):
        told.append(("ปีงบประมาณ", int(year["year"])))
    return told
