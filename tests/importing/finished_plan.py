"""A finished plan as an office keeps it: the seed's text in Word, with the runs and habits of years of edits."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.text.paragraph import Paragraph

from docgen.importing.found import Found, FoundRecord, Given, Reading
from docgen.problems import FilePlace, SheetPlace
from docgen.workbook.write import new_workbook

PART1 = Path(__file__).parents[1] / "book" / "part1.txt"
SEED: dict[str, Given] = {
    "ชื่อหน่วยงาน": "องค์การบริหารส่วนตำบลพระรักษ์", "ประเภทหน่วยงาน": "องค์การบริหารส่วนตำบล", "อำเภอ": "พัฒนา",
    "จังหวัด": "ขอนแก่น", "ปีงบประมาณ": 2563, "วันที่ประกาศ": date(2019, 9, 30), "ผู้ประกาศ": "นายสมชาย ใจดี",
    "ตำแหน่งผู้ประกาศ": "นายกองค์การบริหารส่วนตำบลพระรักษ์",
}  # fmt: skip
OTHER: dict[str, Given] = {
    "ชื่อหน่วยงาน": "เทศบาลเมืองหนองทอง", "ประเภทหน่วยงาน": "เทศบาลเมือง", "อำเภอ": "ท่าใหม่", "จังหวัด": "จันทบุรี",
    "ปีงบประมาณ": 2571, "วันที่ประกาศ": date(2027, 10, 11), "ผู้ประกาศ": "นางมาลี มีสุข",
    "ตำแหน่งผู้ประกาศ": "นายกเทศมนตรีเมืองหนองทอง",
}  # fmt: skip
PROJECT: dict[str, Given] = {
    "ยุทธศาสตร์": "การพัฒนาคน", "แผนงาน": "แผนงานการศึกษา", "โครงการ": "โครงการอบรมครู", "รายละเอียดของกิจกรรม": "อบรม 2 วัน",
    "งบประมาณ": Decimal(12500), "สถานที่ดำเนินการ": "ห้องประชุม", "หน่วยงานรับผิดชอบหลัก": "กองการศึกษา", "พ.ย.": "✓",
}  # fmt: skip


def reading(value: Given) -> Reading:
    return Reading(value, FilePlace("แผนเดิม.docx"), str(value))


def found_of(general: dict[str, Given], *projects: dict[str, Given], sheet: str = "โครงการ") -> Found:
    """What an import would have found."""
    records = tuple(
        FoundRecord(sheet, {header: reading(value) for header, value in each.items()}, SheetPlace("แผนเดิม.docx"))
        for each in projects
    )
    return Found({key: reading(value) for key, value in general.items()}, records)


def workbook_of(general: dict[str, Given], *projects: dict[str, Given]) -> bytes:
    return new_workbook(general, projects)


def split_text(paragraph: Paragraph, text: str, chance: random.Random) -> None:
    """The text in runs that end anywhere, also inside words; now and then one is bold or italic."""
    at = 0
    while at < len(text):
        length = chance.randint(1, 9)
        run = paragraph.add_run(text[at : at + length])
        run.bold = True if chance.random() < 0.2 else None
        run.italic = True if chance.random() < 0.1 else None
        at += length


def seed_lines() -> list[str]:
    return [line for line in PART1.read_text(encoding="utf-8").splitlines() if line.strip()]


def thai_digits_at_odd_lines(lines: list[str]) -> list[str]:
    """As offices mix them: some paragraphs in Thai digits, some in Arabic."""
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [line.translate(thai) if at % 2 else line for at, line in enumerate(lines)]


COVER = (
    "แผนการดำเนินงาน", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๓", "องค์การบริหารส่วนตำบลพระรักษ์", "อำเภอพัฒนา   จังหวัดขอนแก่น",
)  # fmt: skip
ANNOUNCEMENT = (
    "ประกาศองค์การบริหารส่วนตำบลพระรักษ์",
    "เรื่อง  แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563",
    "ตามพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ 7) พ.ศ. 2562 "
    "คณะกรรมการพัฒนาอบต.พระรักษ์ได้พิจารณาแผนแล้ว จำนวน 1 โครงการ งบประมาณ 12,500.00 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)",
    "ดำเนินการตั้งแต่เดือนตุลาคม 2562 ถึงเดือนกันยายน 2563 ในเขตตำบลพระรักษ์",
    "ประกาศ ณ วันที่  ๓๐  เดือน กันยายน พ.ศ. ๒๕๖๒",
    "(นายสมชาย ใจดี)",
    "นายกองค์การบริหารส่วนตำบลพระรักษ์",
)  # fmt: skip


def seed_document(seed: int = 7) -> Document:
    """Cover, announcement and part 1, parted by page breaks in the three ways that people make them."""
    chance = random.Random(seed)
    document = docx.Document()
    for line in COVER:
        split_text(document.add_paragraph(), line, chance)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for line in ANNOUNCEMENT:
        split_text(document.add_paragraph(), line, chance)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    for number, line in enumerate(thai_digits_at_odd_lines(seed_lines())):
        is_heading = re.match(r"\s*ส่วนที่", line)
        paragraph = document.add_heading(level=1) if is_heading else document.add_paragraph()
        split_text(paragraph, line, chance)
        if number % 5 == 0:
            document.add_paragraph()
    footer = document.sections[0].footer.paragraphs[0]
    split_text(footer, "งานนโยบายและแผน องค์การบริหารส่วนตำบลพระรักษ์", chance)
    document.core_properties.title = "แผนการดำเนินงาน 2563 องค์การบริหารส่วนตำบลพระรักษ์"
    return document
