"""What lines outside tables tell of the plan as a whole: its office, its year."""

from __future__ import annotations

from docgen.grid import GridCell
from docgen.importing.found import Reading
from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.fiscal import plausible_year

_TYPES = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร")
_NAME = late_pattern(rf"(?P<type>{'|'.join(_TYPES)})\s?(?P<name>[\u0e01-\u0e5b]+)")
_DISTRICT = late_pattern(r"(?<![\u0e01-\u0e5b])(?:อำเภอ|อ\.)\s?(?P<name>[\u0e01-\u0e5b]+)")
_PROVINCE = late_pattern(r"(?<![\u0e01-\u0e5b])(?:จังหวัด|จ\.)\s?(?P<name>[\u0e01-\u0e5b]+)")
_OUTWEIGHS = 4  # another office that is named once in a while, as one that works in the area, is no doubt
_YEAR = late_pattern(r"(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>25[0-9]{2})")


def general_of(cells: list[GridCell]) -> dict[str, Reading]:
    """The keys of ข้อมูลทั่วไป that the lines tell: what most of them say, doubted unless nearly all of them do."""
    said: dict[str, dict[str | int, list[GridCell]]] = {}
    for cell in cells:
        for key, value in _told(cell.text):
            said.setdefault(key, {}).setdefault(value, []).append(cell)
    return {key: _most_said(values) for key, values in said.items()}


def _most_said(values: dict[str | int, list[GridCell]]) -> Reading:
    ranked = sorted(values.items(), key=lambda each: -len(each[1]))  # the earlier of two that are said as often
    value, cells = ranked[0]
    others = [str(other) for other, lines in ranked[1:] if len(lines) * _OUTWEIGHS > len(cells)]
    told = " และ ".join(f"“{each}”" for each in (str(value), *others))
    return Reading(value, cells[0].place, cells[0].text, f"ต้นฉบับเขียนไว้ต่างกัน คือ {told} โปรดตรวจ" if others else "")


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
