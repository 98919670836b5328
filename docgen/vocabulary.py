"""The one declaration of the clerk's words: sheets, headers, keys, months, and the tags drawn from them.

The workbook reader, the new workbook, the checks, the names of the templates, the documentation and their tests are
all drawn from here. A tag is spelt as its column or key is headed; each has one English twin.
"""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.schema import Kind

GENERAL_SHEET = "ข้อมูลทั่วไป"
PROJECT_SHEET = "โครงการ"
EQUIPMENT_SHEET = "ครุภัณฑ์"
KEY_HEADER = "รายการ"
VALUE_HEADER = "ค่า"
UNTOLD = "?"  # in a column that inherits: still to be filled in, and not with the value above
ALL = "ทั้งหมด"  # a sheet's rows as a list: โครงการ → โครงการทั้งหมด


class Column(NamedTuple):
    """A declared column of a sheet, or a declared key of the general sheet.

    ``header`` is what stands in the workbook, ``tag`` the name in templates, ``twins`` its other spellings (English
    first), ``synonyms`` other headers that clerks use (facts.md §4). ``required``: the column must exist and its cells
    be filled; ``inherits``: a blank cell takes the value above. ``help`` is shown by Excel beside the cell.
    """

    header: str
    tag: str
    kind: Kind
    help: str
    twins: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    required: bool = True
    inherits: bool = False
    default: str = ""


ANNOUNCED = "วันที่ประกาศ"
GENERAL: tuple[Column, ...] = (
    Column("ชื่อหน่วยงาน", "ชื่อหน่วยงาน", Kind.TEXT, "ชื่อเต็ม เช่น องค์การบริหารส่วนตำบลพระรักษ์", ("authority_name",)),
    Column(
        "ประเภทหน่วยงาน", "ประเภทหน่วยงาน", Kind.TEXT, "เช่น องค์การบริหารส่วนตำบล เทศบาลตำบล เทศบาลเมือง",
        ("authority_type",),
    ),
    Column("อำเภอ", "อำเภอ", Kind.TEXT, "ชื่ออำเภอ ไม่ต้องมีคำว่าอำเภอ", ("district",)),
    Column("จังหวัด", "จังหวัด", Kind.TEXT, "ชื่อจังหวัด ไม่ต้องมีคำว่าจังหวัด", ("province",)),
    Column("ปีงบประมาณ", "ปีงบประมาณ", Kind.INTEGER, "ปี พ.ศ. สี่หลัก เช่น 2563", ("fiscal_year",)),
    Column(ANNOUNCED, ANNOUNCED, Kind.DATE, "เช่น 30 กันยายน 2562", ("announced_on",)),
    Column("ผู้ประกาศ", "ผู้ประกาศ", Kind.TEXT, "ชื่อและนามสกุลผู้ลงนาม", ("signatory",)),
    Column("ตำแหน่งผู้ประกาศ", "ตำแหน่งผู้ประกาศ", Kind.TEXT, "เช่น นายกองค์การบริหารส่วนตำบลพระรักษ์", ("signatory_position",)),
    Column(
        "ฉบับ", "ฉบับ", Kind.TEXT, "เว้นว่างสำหรับฉบับแรก หรือ เพิ่มเติม ครั้งที่ 1", ("edition",), required=False,
    ),
    Column(
        "คำเรียกยุทธศาสตร์", "คำเรียกยุทธศาสตร์", Kind.TEXT, "ยุทธศาสตร์ หรือ ประเด็นการพัฒนา", ("strategy_label",),
        required=False, default="ยุทธศาสตร์",
    ),
)

PROGRAMME = Column("แผนงาน", "แผนงาน", Kind.TEXT, "เลือกจากรายการ หรือพิมพ์เอง", ("programme_name",), inherits=True)
BUDGET = Column(
    "งบประมาณ", "งบประมาณ", Kind.MONEY, "จำนวนเงินเป็นบาท ใส่ 0 หรือ - ถ้าไม่ใช้งบประมาณ", ("budget",),
    ("งบประมาณที่ได้รับ", "งบประมาณที่ตั้งไว้", "จำนวนเงินงบประมาณ", "วงเงินงบประมาณ"),
)
PLACE = Column(
    "สถานที่ดำเนินการ", "สถานที่ดำเนินการ", Kind.TEXT, "เช่น หมู่ที่ 3 บ้านหนองบัว", ("place",),
    ("สถานที่", "หมู่ที่", "สถานที่ดำเนินงาน", "พื้นที่ดำเนินการ"),
)
DEPARTMENT = Column(
    "หน่วยงานรับผิดชอบหลัก", "หน่วยงานรับผิดชอบหลัก", Kind.TEXT, "เช่น กองช่าง หรือชื่อหน่วยงานอื่นที่เข้ามาดำเนินการ", ("department",),
    (
        "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบหลัก", "หน่วยดำเนินการ", "หน่วยงาน", "หน่วยงานที่รับผิดชอบ", "หน่วยงานผู้รับผิดชอบ",
        "ผู้รับผิดชอบ", "หน่วยงานดำเนินการ",
    ),
    inherits=True,
)
FUND = Column(
    "แหล่งงบประมาณ", "แหล่งงบประมาณ", Kind.TEXT, "เช่น ข้อบัญญัติ เงินสะสม เงินอุดหนุนเฉพาะกิจ", ("fund",), ("แหล่งที่มาของงบประมาณ",),
    required=False,
)
REMARK = Column("หมายเหตุ", "หมายเหตุ", Kind.TEXT, "ข้อความเพิ่มเติม", ("remark",), required=False)


class Month(NamedTuple):
    """A month of the fiscal year: its header (ต.ค.), tag (ตค), English twin, full name, and calendar month 1–12."""

    header: str
    tag: str
    twin: str
    name: str
    number: int


MONTHS: tuple[Month, ...] = (
    Month("ต.ค.", "ตค", "oct", "ตุลาคม", 10),
    Month("พ.ย.", "พย", "nov", "พฤศจิกายน", 11),
    Month("ธ.ค.", "ธค", "dec", "ธันวาคม", 12),
    Month("ม.ค.", "มค", "jan", "มกราคม", 1),
    Month("ก.พ.", "กพ", "feb", "กุมภาพันธ์", 2),
    Month("มี.ค.", "มีค", "mar", "มีนาคม", 3),
    Month("เม.ย.", "เมย", "apr", "เมษายน", 4),
    Month("พ.ค.", "พค", "may", "พฤษภาคม", 5),
    Month("มิ.ย.", "มิย", "jun", "มิถุนายน", 6),
    Month("ก.ค.", "กค", "jul", "กรกฎาคม", 7),
    Month("ส.ค.", "สค", "aug", "สิงหาคม", 8),
    Month("ก.ย.", "กย", "sep", "กันยายน", 9),
)

MONTH_COLUMNS: tuple[Column, ...] = tuple(
    Column(
        month.header, month.tag, Kind.SPAN, "ใส่เครื่องหมายใดก็ได้ในเดือนที่ดำเนินการ", (month.twin,),
        (month.name, month.header.rstrip("."), month.tag), required=False,
    )
    for month in MONTHS
)

PROJECT_COLUMNS: tuple[Column, ...] = (
    Column(
        "ยุทธศาสตร์", "ยุทธศาสตร์", Kind.TEXT, "ช่องว่างหมายถึงเหมือนแถวบน", ("strategy_name",),
        ("ประเด็นการพัฒนา", "ประเด็นยุทธศาสตร์", "ยุทธศาสตร์การพัฒนา"), inherits=True,
    ),
    Column(
        "กลยุทธ์", "กลยุทธ์", Kind.TEXT, "กลยุทธ์หรือแนวทางการพัฒนา ถ้ามี", ("tactic",), ("แนวทางการพัฒนา", "แนวทาง"),
        required=False, inherits=True,
    ),
    PROGRAMME,
    Column(
        "โครงการ", "ชื่อ", Kind.TEXT, "ชื่อโครงการหรือกิจกรรม", ("name", "โครงการ"),
        ("ชื่อโครงการ", "โครงการ/กิจกรรม", "ชื่อโครงการ/กิจกรรม", "โครงการ/รายการ"),
    ),
    Column(
        "รายละเอียดของกิจกรรม", "รายละเอียดของกิจกรรม", Kind.TEXT, "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ",
        ("detail", "รายละเอียด"),
        (
            "รายละเอียด", "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ", "รายละเอียดกิจกรรม", "เป้าหมาย (ผลผลิตของโครงการ)",
            "รายละเอียดโครงการ",
        ),
    ),
    BUDGET, PLACE, DEPARTMENT, *MONTH_COLUMNS, FUND, REMARK,
)

EQUIPMENT_COLUMNS: tuple[Column, ...] = (
    Column(
        "ประเภทครุภัณฑ์", "ประเภทครุภัณฑ์", Kind.TEXT, "เช่น ครุภัณฑ์สำนักงาน ช่องว่างหมายถึงเหมือนแถวบน", ("type_name",), ("ประเภท",),
        inherits=True,
    ),
    PROGRAMME,
    Column("ครุภัณฑ์", "ชื่อ", Kind.TEXT, "ชื่อครุภัณฑ์", ("name", "ครุภัณฑ์"), ("ชื่อครุภัณฑ์", "รายการครุภัณฑ์")),
    Column(
        "รายละเอียดของครุภัณฑ์", "รายละเอียดของครุภัณฑ์", Kind.TEXT, "จำนวนและคุณลักษณะ", ("detail", "รายละเอียด"),
        ("รายละเอียด", "รายละเอียดครุภัณฑ์"),
    ),
    BUDGET, PLACE, DEPARTMENT, *MONTH_COLUMNS, FUND, REMARK,
)

SHEETS: dict[str, tuple[Column, ...]] = {PROJECT_SHEET: PROJECT_COLUMNS, EQUIPMENT_SHEET: EQUIPMENT_COLUMNS}

# The ministry's four fields and twelve programmes (ด้าน, แผนงาน) of a local budget, in the budget's order (facts.md §1).
# A list to choose from: an office may have programmes of its own.
PROGRAMMES: tuple[tuple[str, str], ...] = (
    ("ด้านบริหารทั่วไป", "แผนงานบริหารงานทั่วไป"),
    ("ด้านบริหารทั่วไป", "แผนงานการรักษาความสงบภายใน"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานการศึกษา"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานสาธารณสุข"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานสังคมสงเคราะห์"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานเคหะและชุมชน"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานสร้างความเข้มแข็งของชุมชน"),
    ("ด้านบริการชุมชนและสังคม", "แผนงานการศาสนา วัฒนธรรม และนันทนาการ"),
    ("ด้านการเศรษฐกิจ", "แผนงานอุตสาหกรรมและการโยธา"),
    ("ด้านการเศรษฐกิจ", "แผนงานการเกษตร"),
    ("ด้านการเศรษฐกิจ", "แผนงานการพาณิชย์"),
    ("ด้านการดำเนินงานอื่น", "แผนงานงบกลาง"),
)

# Types of equipment in use (facts.md §1), in the order of the budget's classification.
EQUIPMENT_TYPES: tuple[str, ...] = (
    "ครุภัณฑ์สำนักงาน",
    "ครุภัณฑ์การศึกษา",
    "ครุภัณฑ์ยานพาหนะและขนส่ง",
    "ครุภัณฑ์การเกษตร",
    "ครุภัณฑ์ก่อสร้าง",
    "ครุภัณฑ์งานบ้านงานครัว",
    "ครุภัณฑ์ไฟฟ้าและวิทยุ",
    "ครุภัณฑ์โฆษณาและเผยแพร่",
    "ครุภัณฑ์วิทยาศาสตร์หรือการแพทย์",
    "ครุภัณฑ์โรงงาน",
    "ครุภัณฑ์กีฬา",
    "ครุภัณฑ์สำรวจ",
    "ครุภัณฑ์คอมพิวเตอร์หรืออิเล็กทรอนิกส์",
    "ครุภัณฑ์อื่น",
)

# Suggestions in a new workbook; any other text may be typed.
AUTHORITY_TYPES: tuple[str, ...] = (
    "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนจังหวัด",
)
# How official writing shortens a type of organisation: อบต.พระรักษ์.
AUTHORITY_ABBREVIATIONS: dict[str, str] = {
    "องค์การบริหารส่วนตำบล": "อบต.", "เทศบาลตำบล": "ทต.", "เทศบาลเมือง": "ทม.", "เทศบาลนคร": "ทน.",
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
}  # fmt: skip
DEPARTMENTS: tuple[str, ...] = (
    "สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม", "กองสวัสดิการสังคม",
    "กองส่งเสริมการเกษตร", "หน่วยตรวจสอบภายใน",
)

INSTRUCTIONS_SHEET = "วิธีกรอก"
IMPORT_SHEET = "รายงานการนำเข้า"
SHEETS_FOR_PEOPLE = (INSTRUCTIONS_SHEET, IMPORT_SHEET)  # never read as data
