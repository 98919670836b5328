"""What a build says when it is done: where the book is, and what was proven of it."""

from __future__ import annotations

from decimal import Decimal

from docgen.pipeline import Result
from docgen.thai.money import baht
from docgen.word.proof.prove import Proof

_LISTED = {"project": "โครงการ", "equipment": "ครุภัณฑ์"}  # the records that are told, and what a clerk calls them


def as_text(result: Result) -> str:
    """The book's path on one line, its PDF's on another, and what the proof found in it."""
    lines = [f"สร้างเล่มแล้ว: {result.path}"]
    if result.pdf is not None:
        lines.append(f"สร้าง PDF แล้ว: {result.pdf}")
    if result.unfilled:
        lines.append(f"เล่มนี้เป็นร่าง ยังไม่กรอก {len(result.unfilled):,} แห่ง:")
        lines += [f"  {place}" for place in result.unfilled]
    return "\n".join([*lines, _proven(result.proof)])


def _proven(proof: Proof) -> str:
    parts = [
        f"{label} {proof.rows[record]:,} รายการ {baht(proof.baht.get(record, Decimal(0)))} บาท"
        for record, label in _LISTED.items()
        if record in proof.rows
    ]
    if not parts:
        return "ตรวจทานแล้ว: เล่มนี้ไม่มีตารางที่แจกแจงโครงการ"
    return f"ตรวจทานแล้ว ตรงกับสมุดงาน: {', '.join(parts)}, ตาราง {proof.tables:,} ตาราง"


def as_json(result: Result) -> dict[str, object]:
    """The same for a program: paths, rows and baht (as text, exact) by record, number of tables."""
    proof = result.proof
    return {
        "path": str(result.path),
        "pdf": str(result.pdf) if result.pdf is not None else None,
        "rows": dict(proof.rows),
        "baht": {record: str(amount) for record, amount in proof.baht.items()},
        "tables": proof.tables,
        "unfilled": list(map(str, result.unfilled)),
    }
