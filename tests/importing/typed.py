"""How clerks type the same value: each function gives one of the spellings of facts that offices really use."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from docgen.thai.digits import to_thai

MARKS: tuple[str | int, ...] = ("↔", "→", "x", "X", "✓", "/", "●", 1, "√", "<-->", "ü")
_NUMBER_FORMATS = ("General", "#,##0", "#,##0.00", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-')
HEADERS: dict[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", "ลำดับที่"),
    "strategy": ("ยุทธศาสตร์", "ประเด็นการพัฒนา", "ยุทธศาสตร์การพัฒนา"),
    "type": ("ประเภทครุภัณฑ์", "ประเภท"),
    "programme": ("แผนงาน",),
    "project": ("โครงการ", "ชื่อโครงการ", "โครงการ/กิจกรรม", "โครงการ / กิจกรรม"),
    "thing": ("ครุภัณฑ์", "ชื่อครุภัณฑ์"),
    "detail": (
        "รายละเอียด", "รายละเอียดของกิจกรรม", "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ", "เป้าหมาย (ผลผลิตของโครงการ)",
        "รายละเอียด\nของกิจกรรม",
    ),
    "thing detail": ("รายละเอียด", "รายละเอียดของครุภัณฑ์"),
    "budget": ("งบประมาณ", "งบประมาณ (บาท)", "งบประมาณ\n(บาท)", "งบประมาณ 2563", "2563"),
    "place": ("สถานที่", "สถานที่ดำเนินการ", "สถานที่\nดำเนินการ"),
    "department": ("หน่วยงานรับผิดชอบ", "หน่วยงานรับผิดชอบหลัก", "หน่วยดำเนินการ", "หน่วยงาน\nรับผิดชอบหลัก"),
}  # fmt: skip
MONTH_SPELLINGS = (
    ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
    ("ต.ค", "พ.ย", "ธ.ค", "ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย"),
    (
        "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม",
        "สิงหาคม", "กันยายน",
    ),
    ("ตค.", "พย.", "ธค.", "มค.", "กพ.", "มีค.", "เมย.", "พค.", "มิย.", "กค.", "สค.", "กย."),
)  # fmt: skip
_PROGRAMME_SLIPS = {
    "แผนงานการพาณิชย์": "แผนงานการพานิชย์",
    "แผนงานเคหะและชุมชน": "แผนงานเคหะชุมชน",
    "แผนงานบริหารงานทั่วไป": "บริหารทั่วไป",
    "แผนงานการรักษาความสงบภายใน": "แผนงานรักษาความสงบภายใน",
    "แผนงานการศาสนา วัฒนธรรม และนันทนาการ": "แผนงานการศาสนาวัฒนธรรมและนันทนาการ",
    "แผนงานสาธารณสุข": "(1) แผนงานสาธารณสุข",
    "แผนงานการศึกษา": "แผนงานการศีกษา",
}
_DEPARTMENT_SLIPS: dict[str, tuple[str, ...]] = {
    "กองการศึกษา ศาสนาและวัฒนธรรม": ("กองการศึกษาฯ",),
    "กองสาธารณสุขและสิ่งแวดล้อม": ("กองสาธารณสุขฯ",),
}


def text(chance: Random, known: str) -> str:
    """With the characters that mending puts right again."""
    slips = (
        known.replace(" ", "\u00a0", 1), known.replace("ำ", "\u0e4d\u0e32"), known.replace("\n", "_x000D_\n"),
        known[:2] + "\u200b" + known[2:], f"  {known} ", known + "\n",
    )  # fmt: skip
    return chance.choice(slips) if chance.random() < 0.5 else known


def money(chance: Random, known: Decimal) -> tuple[object, str]:
    """The cell's value and its number format."""
    if known == 0:
        return chance.choice(((0, chance.choice(_NUMBER_FORMATS)), ("-", "General"), (" -   ", "General")))
    plain = f"{known:,}"
    texts = [plain, f" {plain} ", to_thai(plain), f"{plain} บาท", f"{plain} (เงินอุดหนุนเฉพาะกิจ)"]
    texts += [f"{plain}.-"] if known == known.to_integral_value() else []
    if chance.random() < 0.5:
        return known, chance.choice(_NUMBER_FORMATS)
    return chance.choice(texts), "General"


def number(chance: Random, known: int) -> object:
    """A running number."""
    return chance.choice((known, str(known), to_thai(str(known)), f"{known}.", f"{known})"))


def programme(chance: Random, known: str) -> str:
    """The programme with and without แผนงาน, with old slips."""
    return _PROGRAMME_SLIPS.get(known, known) if chance.random() < 0.4 else known


def department(chance: Random, known: str) -> str:
    """The department, abbreviated or broken over two lines."""
    spellings = (known, known.replace(" ", "\n"), *_DEPARTMENT_SLIPS.get(known, ()))
    return chance.choice(spellings)


def strategy_line(chance: Random, known: str, at: int) -> str:
    """A line that tells the strategy of what follows."""
    return chance.choice(
        (
            f"ยุทธศาสตร์ที่ {at} {known}", f"{at}. ยุทธศาสตร์{known}", f"ยุทธศาสตร์ : {known}", f"ยุทธศาสตร์ {known}",
            to_thai(f"ยุทธศาสตร์ที่ {at} {known}"), f"ยุทธศาสตร์ที่ {at} : {known}",
        )
    )  # fmt: skip


def programme_line(chance: Random, known: str, at: int, strategy: int) -> str:
    """A line that tells the programme of what follows."""
    bare = known.removeprefix("แผนงาน")
    return chance.choice((known, f"{strategy}.{at} {known}", f"แผนงาน : {bare}", f"แผนงาน {bare}", f"({at}) {known}"))


def months_text(months: frozenset[int]) -> str:
    """ต.ค. 62 – มี.ค. 63"""
    ends = [f"{MONTH_SPELLINGS[0][month]} {62 if month < 3 else 63}" for month in (min(months), max(months))]
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)
