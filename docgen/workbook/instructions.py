"""The sheet วิธีกรอก: what a clerk needs to know, and the lists behind the drop-downs. The reader ignores it."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docgen.workbook.drop_downs import LISTS, LISTS_COLUMN, LISTS_ROW
from docgen.workbook.looks import style_header, style_note

_TITLE = "วิธีกรอกสมุดงานแผนการดำเนินงาน"
_LINES = (
    "1. ชีต “ข้อมูลทั่วไป” กรอกค่าในคอลัมน์ขวาของแต่ละรายการ รายการ “ฉบับ” เว้นว่างไว้สำหรับฉบับแรก",
    "2. ชีต “โครงการ” กรอกหนึ่งโครงการต่อหนึ่งแถว ห้ามผสานเซลล์",
    "3. ยุทธศาสตร์ กลยุทธ์ แผนงาน และหน่วยงานรับผิดชอบหลัก ถ้าเหมือนแถวบนให้เว้นว่างได้",
    "4. งบประมาณกรอกเป็นบาท มีสตางค์ได้ ถ้าไม่ใช้งบประมาณใส่ 0 หรือ -",
    "5. เดือนที่ดำเนินการ ใส่เครื่องหมายใดก็ได้ เช่น x ในช่องของเดือนนั้น",
    "6. ชีต “ครุภัณฑ์” กรอกครุภัณฑ์ที่ไม่ได้ดำเนินการตามโครงการ ถ้าไม่มีให้เว้นว่างทั้งชีต",
    "7. คอลัมน์หัวสีเทาไม่จำเป็นต้องกรอก เพิ่มคอลัมน์หรือรายการของตนเองได้ แล้วใช้ชื่อนั้นเป็นแท็กในแม่แบบ",
    "8. รายการให้เลือกเป็นเพียงคำแนะนำ พิมพ์ชื่ออื่นแทนได้",
)
_WIDTH, _LIST_WIDTH, _GAP = 90, 38, 4


def fill_instructions(sheet: Worksheet) -> None:
    """Writes the lines in the first column and the lists to their right."""
    for row, line in enumerate((_TITLE, *_LINES), 1):
        cell = sheet.cell(row, 1, line)
        style_note(cell, bold=row == 1)
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.column_dimensions["B"].width = _GAP
    for column, (header, entries) in enumerate(LISTS.items(), LISTS_COLUMN):
        head = sheet.cell(LISTS_ROW - 1, column, header)
        style_header(head)
        sheet.column_dimensions[head.column_letter].width = _LIST_WIDTH
        for row, entry in enumerate(entries, LISTS_ROW):
            style_note(sheet.cell(row, column, entry))
