"""What a clerk sees while a batch is at work, and when it is done."""

from __future__ import annotations

from pathlib import Path

from docgen.batches.job import Facts, Target
from docgen.batches.progress import Progress
from docgen.batches.report import as_csv, summary
from docgen.batches.result import BatchResult, Entry
from docgen.problems import FilePlace, error


def test_the_line_tells_done_failed_and_the_time_that_is_left() -> None:
    assert Progress(0, 0, 400, 0.0).line() == "เสร็จ 0 จาก 400 แผน"
    assert Progress(100, 2, 400, 60.0).line() == "เสร็จ 100 จาก 400 แผน ไม่สำเร็จ 2 เหลือเวลาประมาณ 3 นาที"
    assert Progress(390, 0, 400, 39.0).line() == "เสร็จ 390 จาก 400 แผน เหลือเวลาประมาณ 1 วินาที"
    assert Progress(850, 0, 7850, 850.0).line() == "เสร็จ 850 จาก 7,850 แผน เหลือเวลาประมาณ 1 ชั่วโมง 56 นาที"
    assert Progress(400, 1, 400, 60.0).line() == "เสร็จ 400 จาก 400 แผน ไม่สำเร็จ 1"


def test_books_that_were_there_before_do_not_make_the_rest_look_quick() -> None:
    assert Progress(310, 0, 400, 30.0, ready=300).remaining() == 270.0
    assert Progress(302, 0, 400, 30.0, ready=300).remaining() is None


def entry(name: str, *problems: str, built: bool = False) -> Entry:
    told = tuple(error("plan-died", FilePlace(name), what, "ลองใหม่") for what in problems)
    facts = Facts("", "", projects=3, baht="10.5", warnings=0)
    return Entry(Target(Path(name)), Path(f"{name}.docx") if built else None, facts if built else None, told)


def test_the_summary_names_the_first_refused_plans_and_counts_the_rest() -> None:
    refused = [entry(f"แผน {number}", "ผิด", "ผิดอีก") for number in range(12)]

    lines = summary(BatchResult([entry("ดี", built=True), *refused], Path("รายงาน.csv"))).splitlines()

    assert lines[:3] == ["สร้างเล่มแล้ว 1 จาก 13 แผน", "ไม่สำเร็จ 12 แผน:", "  แผน 0: ผิด และอีก 1 ข้อ"]
    assert lines[-2:] == ["  และอีก 2 แผน ดูในรายงาน", "รายงาน: รายงาน.csv"]


def test_a_plan_with_thousands_of_problems_fits_a_cell_of_excel() -> None:
    text = as_csv([entry("แผน", *(f"ข้อ {number}" for number in range(3000)))]).decode("utf-8-sig")

    assert "และอีก 2,980 ข้อ ดูด้วย docgen check" in text
    assert len(text) < 5_000
