"""book.toml: the chapters in order, the numerals policy, the output's name. A clerk edits it in Notepad."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.problems import FilePlace, Problem, error
from docgen.thai.digits import Numerals
from docgen.thai.nearest import nearest

BOOK_FILE = "book.toml"
TEMPLATES_FOLDER = "templates"
DEFAULT_OUTPUT = "แผนการดำเนินงาน-{ปีงบประมาณ}.docx"
_KEYS = ("chapters", "numerals", "output")
_LINE = late_pattern(r"line (\d+)")


class ChapterLine(NamedTuple):
    """One chapter of the book: its file, and the list without which it is left out (``when``, "" for always)."""

    path: Path
    when: str = ""


class Book(NamedTuple):
    """The chapters in order and how the book is written. ``output`` may hold general keys in braces."""

    chapters: tuple[ChapterLine, ...]
    numerals: Numerals = Numerals.THAI
    output: str = DEFAULT_OUTPUT


def read_book(templates: Path) -> tuple[Book | None, list[Problem]]:
    """The book of a folder (its book.toml, or else its .docx files by name) or of one .docx."""
    if templates.suffix.lower() == ".docx":
        return _listed([ChapterLine(templates)])
    if not templates.is_dir():
        place = FilePlace(templates.name)
        return None, [error("file-missing", place, f"ไม่พบโฟลเดอร์แม่แบบ “{templates.name}”", "ตรวจชื่อโฟลเดอร์ แล้วลองอีกครั้ง")]
    if (templates / BOOK_FILE).exists():
        return _declared(templates / BOOK_FILE)
    return _listed([ChapterLine(path) for path in chapter_files(templates)], templates)


def chapter_files(folder: Path) -> list[Path]:
    """The .docx files of a folder by name; Word's owner files (~$…) and hidden files are none."""
    return sorted(path for path in folder.glob("*.docx") if not path.name.startswith(("~$", ".")))


def _listed(chapters: list[ChapterLine], folder: Path | None = None) -> tuple[Book | None, list[Problem]]:
    if not chapters:
        name = folder.name if folder else ""
        what = f"โฟลเดอร์ “{name}” ไม่มีแม่แบบ (.docx) และไม่มี {BOOK_FILE}"
        return None, [error("file-missing", FilePlace(name), what, "บันทึกแม่แบบ .docx ลงในโฟลเดอร์นี้")]
    return Book(tuple(chapters)), []


def _declared(path: Path) -> tuple[Book | None, list[Problem]]:
    place = FilePlace(BOOK_FILE)
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, [error("book-toml", place, "แฟ้มไม่ได้บันทึกเป็น UTF-8", "เปิดด้วย Notepad แล้วบันทึกใหม่โดยเลือก UTF-8")]
    except tomllib.TOMLDecodeError as fault:
        return None, [_broken_line(str(fault))]
    except OSError:
        return None, [error("file-unreadable", place, "เปิดแฟ้มไม่ได้", "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ หรือตรวจสิทธิ์การอ่าน")]
    return _book(path, content)


def _broken_line(fault: str) -> Problem:
    found = _LINE.search(fault)
    line = int(found[1]) if found else 0
    mend = "ตรวจเครื่องหมายคำพูด จุลภาค และวงเล็บเหลี่ยมของบรรทัดนี้และบรรทัดก่อนหน้า"
    return error("book-toml", FilePlace(BOOK_FILE, line), "อ่านบรรทัดนี้ไม่ได้", mend)


def _book(path: Path, content: dict[str, object]) -> tuple[Book | None, list[Problem]]:
    chapters, problems = _chapters(path.parent, content.get("chapters"))
    problems += [_unknown_key(key) for key in content if key not in _KEYS]
    numerals, output = content.get("numerals", Numerals.THAI), content.get("output", DEFAULT_OUTPUT)
    if numerals not in list(Numerals):
        known = ", ".join(Numerals)
        problems.append(_wrong(f"numerals เป็น “{numerals}”", f"เลือกหนึ่งค่าจาก {known}"))
    if not isinstance(output, str) or not output.lower().endswith(".docx") or re.search(r"[\\/:*?\"<>|]", output):
        problems.append(_wrong(f"output เป็น “{output}”", "ใส่ชื่อแฟ้มที่ลงท้ายด้วย .docx โดยไม่มีเครื่องหมาย / หรือ \\"))
    if problems:
        return None, problems
    return Book(tuple(chapters), Numerals(str(numerals)), str(output)), []


def _unknown_key(key: str) -> Problem:
    near = nearest(key, _KEYS)
    hint = f" หมายถึง {near} หรือไม่" if near else ""
    return _wrong(f"ไม่รู้จักรายการ “{key}”{hint}", f"ใช้ได้เฉพาะ {', '.join(_KEYS)}")


def _wrong(what: str, mend: str) -> Problem:
    return error("book-toml", FilePlace(BOOK_FILE), what, mend)


def _chapters(folder: Path, lines: object) -> tuple[list[ChapterLine], list[Problem]]:
    if not isinstance(lines, list) or not lines:
        return [], [_wrong("ไม่มีรายการ chapters", 'ใส่ชื่อแม่แบบตามลำดับ เช่น chapters = ["01-ปก.docx"]')]
    home = folder / TEMPLATES_FOLDER if (folder / TEMPLATES_FOLDER).is_dir() else folder
    known = [path.name for path in chapter_files(home)]
    read = [_chapter(home, line, known) for line in lines]
    problems = [each for each in read if isinstance(each, Problem)]
    return [each for each in read if isinstance(each, ChapterLine)], problems


def _chapter(home: Path, line: object, known: Sequence[str]) -> ChapterLine | Problem:
    entry = {"file": line} if isinstance(line, str) else line
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str) or set(entry) - {"file", "when"}:
        return _wrong(f"อ่านรายการ “{line}” ใน chapters ไม่ได้", 'ใช้ชื่อแฟ้มในเครื่องหมายคำพูด หรือ { file = "…", when = "…" }')
    name = entry["file"]
    if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name:
        return _wrong(f"แม่แบบ “{name}” อยู่นอกโฟลเดอร์แม่แบบ", "ย้ายแม่แบบมาไว้ในโฟลเดอร์ templates แล้วใส่เฉพาะชื่อแฟ้ม")
    if not (home / name).is_file():
        near = nearest(name, list(known))
        hint = f" หมายถึง “{near}” หรือไม่" if near else ""
        return error("file-missing", FilePlace(BOOK_FILE), f"ไม่พบแม่แบบ “{name}”{hint}", "แก้ชื่อใน book.toml ให้ตรงกับแฟ้ม")
    return ChapterLine(home / name, str(entry.get("when", "")))
