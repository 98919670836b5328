"""What filling a template says when it is done: where the document is, and what was proven of it."""

from __future__ import annotations

from docgen.fill_pipeline import Filled


def as_text(filled: Filled) -> str:
    """The document's path, and how much of the data the proof found in it."""
    rows = sum(number for record, number in filled.proof.rows.items() if "." in record)
    found = f"พบข้อมูลครบ {rows:,} แถวตามลำดับ" if rows else "ข้อความและค่าตรงกับข้อมูล"
    return f"เติมข้อมูลแล้ว: {filled.path}\nตรวจทานแล้ว: {found}, ตาราง {filled.proof.tables:,} ตาราง"


def as_json(filled: Filled) -> dict[str, object]:
    """The same for a program: the path, rows found by list, number of tables."""
    rows = {record.partition(".")[2]: number for record, number in filled.proof.rows.items() if "." in record}
    return {"path": str(filled.path), "rows": rows, "tables": filled.proof.tables}
