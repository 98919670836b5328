"""The records that every layout writes and every import must bring back: what is known, drawn from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from docgen.vocabulary import EQUIPMENT_SHEET, EQUIPMENT_TYPES, MONTHS, PROGRAMMES, PROJECT_SHEET

YEAR = 2563
STRATEGIES = (
    "การพัฒนาด้านโครงสร้างพื้นฐาน", "การพัฒนาด้านคุณภาพชีวิตและสังคม", "การพัฒนาด้านการศึกษา ศาสนา และวัฒนธรรม",
    "การบริหารจัดการบ้านเมืองที่ดี", "การอนุรักษ์ทรัพยากรธรรมชาติและสิ่งแวดล้อม",
)  # fmt: skip
DEPARTMENTS = (
    "สำนักปลัด", "กองช่าง", "กองคลัง", "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม", "กองสวัสดิการสังคม",
)  # fmt: skip
_DEEDS = (
    "ก่อสร้างถนน", "ขุดลอกลำห้วย", "อบรมอาชีพ", "ส่งเสริมสุขภาพ", "ป้องกันโรค", "แข่งขันกีฬา", "ปรับปรุงอาคาร",
    "ติดตั้งไฟฟ้า", "จัดงานประเพณี", "รวมพลังรักษ์น้ำ", "สนับสนุนโรงเรียน", "ช่วยเหลือผู้ประสบภัย",
    "เดือนแห่งการให้", "กำจัดขยะ", "ทำนุบำรุงศาสนา", "รวมใจภักดิ์", "แผนงานชุมชนเข้มแข็ง", "แก้ไขปัญหายาเสพติด", "เพิ่มเติมความรู้",
    "หมายเหตุประเทศไทย",
)  # fmt: skip
_MATTERS = (
    "บ้านหนองแวง", "สายกลางทุ่ง", "ผู้สูงอายุ", "เด็กปฐมวัย", "ภายในตำบล", "“คนดี ศรีพระรักษ์”", 'หมู่ที่ 3 "บ้านโพธิ์"',
    "ร้าน A & B", "ขนาด Ø 0.60 ม.", "ไม่น้อยกว่า <5> คน", "ประจำปี", "ระยะที่ 2", "พื้นที่ 1,000 ตร.ม.", "น้ำประปา", "สำนักงาน",
    "กว้าง 4 x ยาว 250 เมตร", "30 °C", "เชื้อ H5N1",
)  # fmt: skip
_THINGS = ("โต๊ะทำงาน", "เครื่องปรับอากาศ", "รถบรรทุกขยะ", "คอมพิวเตอร์โน้ตบุ๊ก", "กล้องวงจรปิด (CCTV)", "เครื่องตัดหญ้า")
_PLACES = (
    "หมู่ที่ 1 บ้านหนองแวง", "หมู่ที่ 2", "ภายในตำบล", "ที่ทำการ อบต.", "หมู่ที่ 1-9", "ศูนย์พัฒนาเด็กเล็ก\nบ้านโพธิ์",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """One project, or one piece of equipment (then ``strategy`` is its type). Months count from 0, ตุลาคม."""

    sheet: str
    strategy: str
    programme: str
    name: str
    detail: str
    budget: Decimal
    place: str
    department: str
    months: frozenset[int]

    @property
    def cells(self) -> dict[str, object]:
        """By the headers of plan.xlsx, the months that it is worked in as True."""
        equipment = self.sheet == EQUIPMENT_SHEET
        return {
            "ประเภทครุภัณฑ์" if equipment else "ยุทธศาสตร์": self.strategy,
            "แผนงาน": self.programme,
            EQUIPMENT_SHEET if equipment else PROJECT_SHEET: self.name,
            "รายละเอียดของครุภัณฑ์" if equipment else "รายละเอียดของกิจกรรม": self.detail,
            "งบประมาณ": self.budget,
            "สถานที่ดำเนินการ": self.place,
            "หน่วยงานรับผิดชอบหลัก": self.department,
            **{MONTHS[month].header: True for month in sorted(self.months)},
        }


def known_projects(chance: Random, count: int) -> list[Known]:
    """Projects by strategy and programme, in the order of a plan; some names occur twice."""
    records: list[Known] = []
    for strategy in chance.sample(STRATEGIES, chance.randint(1, 3)):
        for _, programme in chance.sample(PROGRAMMES, chance.randint(1, 3)):
            records += [_project(chance, strategy, programme) for _ in range(chance.randint(1, max(1, count // 4)))]
    twice = chance.randrange(len(records))
    return [*records[: twice + 1], *records[twice:]] if chance.random() < 0.3 else records


def known_equipment(chance: Random, count: int) -> list[Known]:
    """Equipment by type and programme."""
    records: list[Known] = []
    for kind in chance.sample(EQUIPMENT_TYPES, 2):
        programme = chance.choice(PROGRAMMES)[1]
        for _ in range(chance.randint(1, count)):
            name = f"{chance.choice(_THINGS)} {chance.choice(_MATTERS)}"
            records.append(_record(chance, EQUIPMENT_SHEET, kind, programme, name))
    return records


def _project(chance: Random, strategy: str, programme: str) -> Known:
    name = f"{chance.choice(('โครงการ', ''))}{chance.choice(_DEEDS)} {chance.choice(_MATTERS)}"
    return _record(chance, PROJECT_SHEET, strategy, programme, name)


def _record(chance: Random, sheet: str, strategy: str, programme: str, name: str) -> Known:
    joint = chance.choice((" ", "\n", " และ"))
    detail = joint.join(chance.choice(_MATTERS) for _ in range(chance.randint(1, 4)))
    place, department = chance.choice(_PLACES), chance.choice(DEPARTMENTS)
    return Known(sheet, strategy, programme, name, detail, _budget(chance), place, department, _months(chance))


def _budget(chance: Random) -> Decimal:
    whole = chance.choice((chance.randint(1, 999) * 100, chance.randint(1, 9_999_999), chance.randint(1, 90) * 100_000))
    satang = Decimal(chance.randint(1, 99)) / 100
    return chance.choice((Decimal(whole), Decimal(whole), whole + satang, Decimal(0)))


def _months(chance: Random) -> frozenset[int]:
    if chance.random() < 0.3:
        return frozenset(month for month in range(12) if chance.random() < 0.4) or frozenset((0,))
    return one_stretch(chance)


def one_stretch(chance: Random) -> frozenset[int]:
    """Months without a break between them."""
    first = chance.randrange(12)
    return frozenset(range(first, chance.randint(first, 11) + 1))
