"""openpyxl and plain docxtpl on a plan's table of projects: python benchmarks/docxtpl_workbook.py TEMPLATE PLAN OUT."""

import sys

import openpyxl
from docxtpl import DocxTemplate

template, plan, out = sys.argv[1:]
sheet = openpyxl.load_workbook(plan, read_only=True, data_only=True)["โครงการ"]
rows = sheet.iter_rows(values_only=True)
place = {header: at for at, header in enumerate(next(rows))}
names = {
    "project": "โครงการ", "detail": "รายละเอียดของกิจกรรม", "budget": "งบประมาณ", "place": "สถานที่ดำเนินการ",
    "office": "หน่วยงานรับผิดชอบหลัก", "oct": "ต.ค.", "nov": "พ.ย.", "dec": "ธ.ค.", "jan": "ม.ค.", "feb": "ก.พ.",
    "mar": "มี.ค.", "apr": "เม.ย.", "may": "พ.ค.", "jun": "มิ.ย.", "jul": "ก.ค.", "aug": "ส.ค.", "sep": "ก.ย.",
}  # fmt: skip
projects = [
    {"no": no, **{name: row[place[header]] or "" for name, header in names.items()}} for no, row in enumerate(rows, 1)
]
filled = DocxTemplate(template)
filled.render({"rows": projects}, autoescape=True)
filled.save(out)
