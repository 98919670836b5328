"""Draws sample_data/แผน-2563/plan.xlsx from the tables beside this file: ``python -m tools.write_sample``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from docgen.vocabulary import MONTHS
from docgen.workbook.write import Given, new_workbook
from tools import sample_equipment, sample_projects
from tools.sample_projects import Group, Row

SAMPLE = Path(__file__).resolve().parent.parent / "sample_data" / "แผน-2563" / "plan.xlsx"

GENERAL: dict[str, Given] = {
    "ชื่อหน่วยงาน": "องค์การบริหารส่วนตำบลพระรักษ์",
    "ประเภทหน่วยงาน": "องค์การบริหารส่วนตำบล",
    "อำเภอ": "พล",
    "จังหวัด": "ขอนแก่น",
    "ปีงบประมาณ": 2563,
    "วันที่ประกาศ": "15 ตุลาคม 2562",
    "ผู้ประกาศ": "นายประสิทธิ์ ศรีโพธิ์ทอง",
    "ตำแหน่งผู้ประกาศ": "นายกองค์การบริหารส่วนตำบลพระรักษ์",
    "คำเรียกยุทธศาสตร์": "ยุทธศาสตร์",
}
_PROJECT_HEADERS = ("ยุทธศาสตร์", "แผนงาน", "โครงการ", "รายละเอียดของกิจกรรม")
_EQUIPMENT_HEADERS = ("ประเภทครุภัณฑ์", "แผนงาน", "ครุภัณฑ์", "รายละเอียดของครุภัณฑ์")
_OTHER_HEADERS = ("สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก")
_LAST_HEADERS = ("แหล่งงบประมาณ", "หมายเหตุ")
_MARK = "x"


def draw() -> bytes:
    """The sample's bytes, the same on any day."""
    projects = _records(sample_projects.GROUPS, _PROJECT_HEADERS)
    return new_workbook(GENERAL, projects, _records(sample_equipment.GROUPS, _EQUIPMENT_HEADERS))


def _records(groups: Iterable[Group], headers: Sequence[str]) -> Iterator[dict[str, Given]]:
    """A record per row; as clerks do, a value that the row above has already is left blank."""
    above: dict[str, str] = {}
    for first, second, rows in groups:
        for row in rows:
            said = {headers[0]: first, headers[1]: second, _OTHER_HEADERS[1]: row[4]}
            new_group = (first, second) != (above.get(headers[0]), above.get(headers[1]))
            record: dict[str, Given] = {
                header: value for header, value in said.items()
                if value != above.get(header) or (new_group and header == headers[1])
            }  # fmt: skip
            yield record | _own_values(row, headers)
            above = said


def _own_values(row: Row, headers: Sequence[str]) -> dict[str, Given]:
    name, detail, budget, place, _, months, *last = row
    values: dict[str, Given] = {headers[2]: name, headers[3]: detail, _OTHER_HEADERS[0]: place}
    values["งบประมาณ"] = Decimal(budget)
    values |= dict.fromkeys(_marked(months), _MARK)
    return values | {header: value for header, value in zip(_LAST_HEADERS, last, strict=False) if value}


def _marked(months: str) -> list[str]:
    """The headers of the months: "ต.ค.-ธ.ค. มี.ค." → ต.ค. พ.ย. ธ.ค. มี.ค."""
    order = [month.header for month in MONTHS]
    marked: list[str] = []
    for stretch in months.split():
        first, _, last = stretch.partition("-")
        marked += order[order.index(first) : order.index(last or first) + 1]
    return marked


def main() -> None:
    """Writes the sample."""
    SAMPLE.parent.mkdir(parents=True, exist_ok=True)
    SAMPLE.write_bytes(draw())


if __name__ == "__main__":
    main()
