"""``docgen rollover``: next year's plan folder from this year's, which is only read.

The templates and everything else are copied as they are; the workbook gets the new year; every year that is still
typed in a template is told, and stands in it as a Word comment until the next check.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen import saving
from docgen.book import read_book
from docgen.new_plan import WORKBOOK, refuse_folder
from docgen.pipeline import OUTPUT_FOLDER, Request, Sources, locate
from docgen.plan.typed_years import typed_years
from docgen.problems import FilePlace, Problem, ProblemsFound, error, has_errors, in_reading_order
from docgen.word.annotating.annotate import annotate
from docgen.word.checking.advice import fixed_texts
from docgen.word.engine import open_template
from docgen.workbook.next_year import NextYear, marks_missing, next_years_workbook
from docgen.workbook.read import read_workbook

CARRY = "ยกไปปีถัดไป"
_LEFT_BEHIND = shutil.ignore_patterns(OUTPUT_FOLDER, "~$*", ".*")
_UNREADABLE = "file-"


@dataclass(frozen=True)
class Rollover:
    """The new plan folder: what was carried over, and the years that its templates still say in plain words."""

    folder: Path
    workbook: NextYear
    years: list[Problem]
    warnings: list[Problem]


def run(plan_folder: str | Path, new_folder: str | Path, year: int, mark: str = CARRY) -> Rollover:
    """Makes next year's folder; raises :class:`ProblemsFound` when it cannot, and then leaves nothing behind."""
    plan, folder = Path(plan_folder), Path(new_folder)
    sources, problems = locate(Request(plan))
    _stop_on_errors([*problems, *_refusals(plan, folder)])
    assert sources is not None  # noqa: S101 - told to mypy: no problems means there are sources
    data, problems = read_workbook(sources.workbook)
    _stop_on_errors([each for each in problems if each.code.startswith((_UNREADABLE, "sheet-", "key-"))])
    _stop_on_errors([] if mark == CARRY else marks_missing(data, mark))
    workbook, lost = next_years_workbook(sources.workbook, data, year, mark)
    old = data.general["ปีงบประมาณ"].value
    try:
        years = _mark_years(_copy(plan, folder, sources), old if isinstance(old, int) else year - 1)
        _stop_on_errors(saving.save(folder / WORKBOOK, workbook.data)[1])
    except ProblemsFound:
        shutil.rmtree(folder, ignore_errors=True)  # it was new or empty
        raise
    return Rollover(folder, workbook, years, lost)


def _refusals(plan: Path, folder: Path) -> list[Problem]:
    if not plan.is_dir():
        what = f"“{plan.name}” ไม่ใช่โฟลเดอร์แผน"
        return [error("file-missing", FilePlace(plan.name), what, "ใช้โฟลเดอร์ที่มี plan.xlsx และ templates")]
    if folder.resolve().is_relative_to(plan.resolve()):
        what = "โฟลเดอร์แผนปีใหม่อยู่ในโฟลเดอร์แผนเดิม"
        return [error("output-is-input", FilePlace(folder.name), what, "ตั้งโฟลเดอร์ใหม่ไว้ข้างโฟลเดอร์เดิม")]
    refusal = refuse_folder(folder)
    return [refusal] if refusal else []


def _copy(plan: Path, folder: Path, sources: Sources) -> list[Path]:
    """Everything but the workbook and what docgen made; gives back the copied chapters."""
    try:
        shutil.copytree(plan, folder, ignore=_LEFT_BEHIND, dirs_exist_ok=True)
        (folder / WORKBOOK).unlink()  # the old one, until the new one is there
    except OSError:
        what = f"คัดลอกแผนเดิมไปที่ “{folder.name}” ไม่สำเร็จ"
        mend = "ตรวจสิทธิ์และพื้นที่ว่าง แล้วลองใหม่ด้วยชื่อโฟลเดอร์อื่น"
        raise ProblemsFound([error("output-unwritable", FilePlace(folder.name), what, mend)]) from None
    if not sources.templates.resolve().is_relative_to(plan.resolve()):
        return []  # the shipped templates have no years, and are not the clerk's to change
    book, _ = read_book(folder / sources.templates.relative_to(plan))
    return [] if book is None else [line.path for line in book.chapters]


def _mark_years(chapters: Iterable[Path], old: int) -> list[Problem]:
    """The years typed in the copied chapters, each told and, in the copy, commented."""
    found: list[Problem] = []
    for path in dict.fromkeys(chapters):
        template, _ = open_template(path, 1)
        if template is None:
            continue
        years = typed_years(((fixed.text, fixed.where) for fixed in fixed_texts(template.chapter)), old)
        made, _ = annotate(path, years)
        if made is not None and made.comments:
            _stop_on_errors(saving.save(path, made.data)[1])
        found += years
    return in_reading_order(found)


def _stop_on_errors(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise ProblemsFound(in_reading_order(problems))


def as_json(rolled: Rollover) -> dict[str, object]:
    """The facts for programs."""
    book = rolled.workbook
    return {"folder": str(rolled.folder), "carried": book.carried, "cleared": book.cleared}


def as_text(rolled: Rollover) -> str:
    """What a clerk reads when it is done."""
    counts = [f"{sheet} {count:,} รายการ" for sheet, count in rolled.workbook.carried.items()]
    lines = [f"สร้างโฟลเดอร์แผนปีใหม่แล้ว: {rolled.folder}", f"ยกมา: {' '.join(counts)}"]
    if not any(rolled.workbook.carried.values()):
        lines.append(f"ถ้าต้องการยกโครงการไปด้วย ให้เพิ่มคอลัมน์ “{CARRY}” ในสมุดงานเดิมและทำเครื่องหมายในแถวนั้น แล้วสั่งใหม่")
    if rolled.workbook.cleared:
        lines.append(f"ล้างค่า: {', '.join(rolled.workbook.cleared)}")
    lines += [f"ปีที่ยังพิมพ์ไว้ในแม่แบบ {len(rolled.years):,} แห่ง (มีข้อคิดเห็นใน Word ตรงที่พบ)"] if rolled.years else []
    lines += [f"  {each.where}: {each.what} {each.mend}" for each in rolled.years]
    return "\n".join(lines)
