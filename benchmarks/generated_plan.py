"""Plans of any size for benchmarks and tests: the same rows for the same number, on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.rows import CellValue
from docgen.vocabulary import MONTHS

_PROGRAMMES = ("แผนงานบริหารงานทั่วไป", "แผนงานการศึกษา", "แผนงานสาธารณสุข", "แผนงานอุตสาหกรรมและการโยธา", "แผนงานการเกษตร")
_STRATEGIES = 5
_GENERAL: dict[str, CellValue] = {
    "ชื่อหน่วยงาน": "องค์การบริหารส่วนจังหวัดตัวอย่าง", "ประเภทหน่วยงาน": "องค์การบริหารส่วนจังหวัด", "อำเภอ": "เมือง",
    "จังหวัด": "ตัวอย่าง", "ปีงบประมาณ": 2563, "วันที่ประกาศ": "30 กันยายน 2562", "ผู้ประกาศ": "นายสมชาย ใจดี",
    "ตำแหน่งผู้ประกาศ": "นายกองค์การบริหารส่วนจังหวัดตัวอย่าง",
}


def general() -> dict[str, CellValue]:
    """The general sheet's keys and values."""
    return dict(_GENERAL)


def projects(count: int) -> Iterator[dict[str, CellValue]]:
    """That many projects, by header, grouped by five strategies of five programmes."""
    groups = _STRATEGIES * len(_PROGRAMMES)
    for number in range(count):
        group = number * groups // count
        yield {
            "ยุทธศาสตร์": f"ยุทธศาสตร์ที่ {group // len(_PROGRAMMES) + 1} การพัฒนาด้านที่ {group // len(_PROGRAMMES) + 1}",
            "แผนงาน": _PROGRAMMES[group % len(_PROGRAMMES)],
            "โครงการ": f"โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองบัว หมู่ที่ {number % 17 + 1} ช่วงที่ {number + 1}",
            "รายละเอียดของกิจกรรม": f"กว้าง 4 เมตร ยาว {number % 900 + 100} เมตร หนา 0.15 เมตร & ไหล่ทางข้างละ 0.50 เมตร",
            "งบประมาณ": Decimal(number % 997 * 1000 + 25) / 100 + 50000,
            "สถานที่ดำเนินการ": f"หมู่ที่ {number % 17 + 1}",
            "หน่วยงานรับผิดชอบหลัก": "กองช่าง" if number % 3 else "สำนักปลัด",
            **{month.header: "x" for month in MONTHS[number % 9 : number % 9 + 3]},
        }
