"""``docgen new``: a plan folder to start from. Writes only into a folder that is new or empty."""

from __future__ import annotations

from pathlib import Path

from docgen import starter
from docgen.book import BOOK_FILE, TEMPLATES_FOLDER, chapter_files
from docgen.problems import FilePlace, Problem, ProblemsFound, error
from docgen.workbook.write import new_workbook

WORKBOOK = "plan.xlsx"


def make(folder: Path, *, sample: bool = False) -> Path:
    """Makes the folder and gives it back; raises :class:`ProblemsFound` when it cannot."""
    refusal = refuse_folder(folder)
    if refusal is not None:
        raise ProblemsFound([refusal])
    try:
        _write(folder, sample)
    except OSError:
        what = f"สร้างแฟ้มในโฟลเดอร์ “{folder.name}” ไม่ได้"
        fault = error("output-unwritable", FilePlace(folder.name), what, "เลือกโฟลเดอร์อื่นที่มีสิทธิ์บันทึก")
        raise ProblemsFound([fault]) from None
    return folder


def refuse_folder(folder: Path) -> Problem | None:
    """Why a plan folder cannot be made there: it is a file, or holds something already."""
    if folder.is_file():
        what = f"“{folder.name}” เป็นแฟ้ม ไม่ใช่โฟลเดอร์"
        return error("folder-not-empty", FilePlace(folder.name), what, "ตั้งชื่อโฟลเดอร์ใหม่")
    if folder.is_dir() and any(folder.iterdir()):
        what = f"โฟลเดอร์ “{folder.name}” มีแฟ้มอยู่แล้ว"
        return error("folder-not-empty", FilePlace(folder.name), what, "ตั้งชื่อโฟลเดอร์ใหม่ หรือใช้โฟลเดอร์ว่าง")
    return None


def _write(folder: Path, sample: bool) -> None:
    templates = folder / TEMPLATES_FOLDER
    templates.mkdir(parents=True, exist_ok=True)
    for path in chapter_files(starter.TEMPLATES):
        (templates / path.name).write_bytes(path.read_bytes())
    (folder / BOOK_FILE).write_bytes((starter.TEMPLATES / BOOK_FILE).read_bytes())
    workbook = (starter.SAMPLE / WORKBOOK).read_bytes() if sample else new_workbook()
    (folder / WORKBOOK).write_bytes(workbook)
