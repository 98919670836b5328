"""A small schema with every kind of field, for tests of tags."""

from __future__ import annotations

from docgen.schema import Field, Kind, record_of

PROJECT = record_of(
    "project", "โครงการ",
    Field("ลำดับ", Kind.INTEGER, "", ("number",)),
    Field("ชื่อ", Kind.TEXT, "", ("name",)),
    Field("งบประมาณ", Kind.MONEY, "", ("budget",)),
    Field("_2563", Kind.TEXT, ""),
    Field("ตค", Kind.SPAN, "", ("oct",), position=0),
)  # fmt: skip
PROGRAMME = record_of(
    "programme", "แผนงาน",
    Field("ชื่อ", Kind.TEXT, "", ("name",)),
    Field("ร้อยละของงบประมาณ", Kind.PERCENT, "", ("budget_share",)),
    Field("โครงการทั้งหมด", Kind.LIST, "", ("projects",), record=PROJECT),
)  # fmt: skip
AUTHORITY = record_of("authority", "หน่วยงาน", Field("อำเภอ", Kind.TEXT, "", ("district",)))
PLAN = record_of(
    "plan", "แผน",
    Field("ปีงบประมาณ", Kind.INTEGER, "", ("fiscal_year",)),
    Field("ชื่อหน่วยงาน", Kind.TEXT, "", ("authority_name",)),
    Field("วันที่ประกาศ", Kind.DATE, "", ("announced_on",)),
    Field("จำนวนโครงการ", Kind.INTEGER, "", ("project_count",)),
    Field("งบประมาณรวม", Kind.MONEY, "", ("budget_total",)),
    Field("ค่าเฉลี่ย", Kind.NUMBER, "", ("mean",)),
    Field("หน่วยงาน", Kind.RECORD, "", ("authority",), record=AUTHORITY),
    Field("แผนงานทั้งหมด", Kind.LIST, "", ("programmes",), record=PROGRAMME),
    Field("โครงการทั้งหมด", Kind.LIST, "", ("projects",), record=PROJECT),
)  # fmt: skip
