"""A .csv of any office into one grid, whichever encoding and separator the program that wrote it chose."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from docgen.file_kinds import kind_of_bytes
from docgen.grid import Grid, GridCell, Source
from docgen.late_pattern import late_pattern
from docgen.plain_file import read_plain, shown_name
from docgen.problems import FilePlace, Problem, SheetPlace, error
from docgen.workbook.grids.mended_cells import MendedCells
from docgen.workbook.mending import mended
from docgen.workbook.size import MAX_CELLS

_SEPARATORS = ",;\t|"
_SAMPLE = 200  # rows by which the separator is chosen
_LONGEST = 1_000_000  # characters of one cell; Excel holds 32,767
_SEPARATOR_LINE = late_pattern(r'"?sep=(?P<mark>[,;\t|])"?\r?\n', re.IGNORECASE)  # what Excel itself heeds and hides
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UNSEEN = late_pattern("[\0-\x08\x0e-\x1f]")  # marks of a file that is no text
_MANY_UNSEEN = 0.02


def read_csv_source(path: Path) -> tuple[Source | None, list[Problem]]:
    """Reads a .csv for an import: UTF-8 with or without BOM, UTF-16, TIS-620/cp874; comma, semicolon, tab or bar.

    None and one error when it cannot be used (``file-…``). Rows count as Excel counts them: a cell may have several
    lines. All values are text; ``text-mended`` warnings tell of what was mended.
    """
    file, (data, problems) = shown_name(path), read_plain(path)
    if data is None:
        return None, problems
    text = _decoded(data)
    if text is None:
        return None, [_no_text(file, data)]
    rows, line = _rows(text)
    if rows is None:
        return None, [_broken(file, line)]
    if sum(map(len, rows)) > MAX_CELLS:
        return None, [error("file-too-large", FilePlace(file), "แฟ้มมีข้อมูลเกินห้าล้านช่อง", "แบ่งเป็นหลายแฟ้ม")]
    return _source(file, rows)


def _decoded(data: bytes) -> str | None:
    """The text; None when it is none. cp874 takes nearly any byte, so it comes last and must show no control marks."""
    for encoding in ("utf-16",) if data[:2] in _UTF_16 else (*_bare_utf_16(data), "utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_UNSEEN.findall(text)) <= _MANY_UNSEEN * len(text):
            return text
    return None


def _bare_utf_16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: then every second byte of separators, digits and line ends is zero."""
    zeros = data[:2000].count(0)
    if zeros < len(data[:2000]) // 20 or not zeros:
        return ()
    return ("utf-16-le",) if data[1:2000:2].count(0) >= data[0:2000:2].count(0) else ("utf-16-be",)


def _rows(text: str) -> tuple[list[list[str]] | None, int]:
    """The rows, or None and the line at which quotation marks do not close."""
    told = _SEPARATOR_LINE.match(text)
    if told is not None:
        rows, line = _parsed(text[told.end() :], told["mark"])
        return ([[], *rows] if rows is not None else None), line + 1
    tried = {mark: _parsed(text, mark) for mark in _SEPARATORS if mark in text} or {",": _parsed(text, ",")}
    best = max(tried, key=lambda mark: _evenness(tried[mark][0]))
    return tried[best]


def _parsed(text: str, mark: str) -> tuple[list[list[str]] | None, int]:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        return list(reader), reader.line_num
    except csv.Error:  # in strict mode also a quotation mark that nothing closes, which else swallows all that follows
        return None, reader.line_num


def _evenness(rows: list[list[str]] | None) -> int:
    """How much like a table it is: cells in rows of the most common width; commas in money make no even rows."""
    if rows is None:
        return -1
    widths = Counter(len(row) for row in islice(rows, _SAMPLE) if len(row) > 1)
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _source(file: str, rows: list[list[str]]) -> tuple[Source, list[Problem]]:
    cells: dict[tuple[int, int], GridCell] = {}
    mended_cells = MendedCells()
    for row, texts in enumerate(rows):
        for column, raw in enumerate(texts):
            text, changes = mended(raw)
            if text:
                where = SheetPlace(file, "", row + 1, column + 1)
                cells[row, column] = GridCell(text, text, where)
                mended_cells.add(where, text, changes)
    name = file.rpartition(".")[0] or file
    return Source(file, (Grid(file, name, cells, SheetPlace(file)),)), mended_cells.problems()


def _no_text(file: str, data: bytes) -> Problem:
    kind = kind_of_bytes(data)
    if data.startswith(b"PK"):
        what = "แฟ้มเป็นสมุดงาน Excel หรือแฟ้มบีบอัด ไม่ใช่ข้อความ CSV"
        return error("file-foreign", FilePlace(file), what, "ถ้าเป็นสมุดงาน Excel ให้เปลี่ยนนามสกุลแฟ้มเป็น .xlsx")
    if kind is not None and kind.code != "file-damaged":
        return error(kind.code, FilePlace(file), kind.what, kind.mend)
    mend = "เปิดต้นฉบับด้วย Excel แล้วบันทึกเป็นชนิด “CSV UTF-8” หรือ “สมุดงาน Excel (.xlsx)”"
    return error("file-damaged", FilePlace(file), "แฟ้มเสียหาย หรือไม่ใช่ข้อความ CSV จึงอ่านตัวอักษรไม่ออก", mend)


def _broken(file: str, line: int) -> Problem:
    what = "เครื่องหมายคำพูด (\") เปิดปิดไม่ครบคู่ จึงไม่รู้ว่าช่องใดจบที่ใด"
    return error("file-damaged", FilePlace(file, line), what, "เปิดด้วย Excel ตรวจข้อความแถวนี้ แล้วบันทึกเป็น CSV ใหม่")
