"""What a column's header says that it holds: exact names and the declared synonyms, never parts of names.

Substrings misfire in Thai: "ที่" is inside สถานที่, "โครงการ" inside ผลผลิตของโครงการ (facts of real workbooks).
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.importing.month_names import month_header
from docgen.late_pattern import late_pattern
from docgen.tag_names import without_unit
from docgen.thai.digits import fold_digits
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_COLUMNS, EQUIPMENT_SHEET, MONTH_COLUMNS, PROJECT_COLUMNS

NUMBER = "ลำดับ"
PERIOD = "ระยะเวลา"
MONTH = "เดือน"
BUDGET = "งบประมาณ"
EQUIPMENT_DETAIL = "รายละเอียดของครุภัณฑ์"

_OTHERS: dict[str, tuple[str, ...]] = {
    NUMBER: ("ที่", "ลำดับ", "ลำดับที่", "เลขที่", "no.", "no"),
    PERIOD: (
        "ระยะเวลา", "ระยะเวลาดำเนินการ", "ห้วงเวลา", "ห้วงเวลาดำเนินการ", "ช่วงเวลา", "ช่วงเวลาดำเนินการ", "กำหนดการ",
        "ระยะเวลาการดำเนินงาน", "เดือนที่ดำเนินการ", "ระยะเวลาดำเนินงาน",
    ),
}  # fmt: skip
_YEAR = late_pattern(r"(?P<name>.*?)(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?P<year>25[0-9]{2})")


@dataclass(frozen=True, slots=True)
class HeaderField:
    """``name``: a declared header, or one of the names above; ``month`` from 0, ``year`` where the header tells one."""

    name: str
    month: int = -1
    year: int | None = None


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for column in (*PROJECT_COLUMNS, *EQUIPMENT_COLUMNS):
        if column not in MONTH_COLUMNS:
            for text in (column.header, *column.synonyms):
                names.setdefault(comparison_key(text), column.header)
    return names | {comparison_key(text): name for name, texts in _OTHERS.items() for text in texts}


_BY_KEY = _names()


def field_of(text: str) -> HeaderField | None:
    """The field that a header names; None for the office's own columns. A bare year heads a column of money."""
    month = month_header(text)
    if month is not None:
        return HeaderField(MONTH, month)
    for key in (comparison_key(text), comparison_key(without_unit(text))):
        if key in _BY_KEY:
            return HeaderField(_BY_KEY[key])
    return _money_of_year(comparison_key(without_unit(text)))


def _money_of_year(key: str) -> HeaderField | None:
    found = _YEAR.fullmatch(fold_digits(key))
    if found is None or _BY_KEY.get(found["name"] or BUDGET) != BUDGET:
        return None
    return HeaderField(BUDGET, year=int(found["year"]))


def is_item(field: HeaderField | None) -> bool:
    """Whether the column holds the names of what a plan lists."""
    return field is not None and field.name in ("โครงการ", EQUIPMENT_SHEET)
