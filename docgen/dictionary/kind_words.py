"""What a clerk calls each kind of value."""

from __future__ import annotations

from docgen.schema import Field, Kind

KIND_WORDS: dict[Kind, str] = {
    Kind.TEXT: "ข้อความ", Kind.INTEGER: "จำนวนเต็ม", Kind.NUMBER: "ตัวเลข", Kind.MONEY: "เงิน", Kind.PERCENT: "ร้อยละ",
    Kind.DATE: "วันที่", Kind.SPAN: "เดือน", Kind.RECORD: "ชุดค่า", Kind.LIST: "รายการ", Kind.PICTURE: "รูปภาพ",
    Kind.TRUTH: "ใช่หรือไม่", Kind.BLANK: "ว่าง",
}  # fmt: skip


def kind_words(field: Field) -> str:
    """The field's kind, and whether it may be blank."""
    return KIND_WORDS[field.kind] + (" (ว่างได้)" if field.may_be_blank else "")
