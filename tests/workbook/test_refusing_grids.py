"""Whatever the bytes are: a workbook becomes grids, or is refused in one message that names the file (R14, S1–S3)."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from docgen.problems import has_errors
from docgen.workbook import size
from docgen.workbook.grids import grid_scan
from docgen.workbook.grids.read import read_workbook_source
from tests.workbook.drawn import connector, draw, shape, two_cell
from tests.workbook.plans import only, package, worksheet, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def drawn_workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ที่", "โครงการ", "งบประมาณ", "ต.ค.", "พ.ย."])
    sheet.append([1, "อบรม", 5000])
    sheet["D2"].fill = PatternFill("solid", fgColor="00B0F0")
    sheet["B2"].comment = Comment("ตรวจ", "ก")
    sheet.merge_cells("A3:B4")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "แผน.xlsx"
        book.save(path)
        box = two_cell((0, 0, 5, 0), (3, 0, 7, 0), shape("rect", "ก"))
        draw(path, 1, two_cell((3, 0, 1, 9), (5, 0, 1, 9), connector()) + box)
        return path.read_bytes()


GOOD = drawn_workbook()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = parts_of(GOOD)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-damaged"),
        (GOOD[: len(GOOD) // 2], "file-damaged"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "file-encrypted"),
        (OLE + "Workbook\0".encode("utf-16-le"), "file-old-format"),
        (zipped({**PARTS, "xl/vbaProject.bin": b"macro"}), "file-macros"),
        (zipped({**PARTS, "xl/drawings/bomb.xml": b"<a>" + b" " * 30_000_000}), "file-too-large"),
        (zipped({**PARTS, "xl/drawings/drawn1.xml": b"<!DOCTYPE a><a/>"}), "file-unsafe"),
        (zipped({**PARTS, "xl/worksheets/sheet1.xml": b"<worksheet>"}), "file-damaged"),
        ("ก,ข\n".encode(), "file-foreign"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_usable_workbook_is_named_with_its_true_cause(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(data)

    source, problems = read_workbook_source(path)

    assert source is None
    assert (only(problems).code, str(only(problems).where)) == (code, "แผน.xlsx")


def refused(sheet: str, folder: Path) -> str:
    path = folder / "แผน.xlsx"
    path.write_bytes(zipped(package({"xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": STYLES})))
    return only(read_workbook_source(path)[1]).code


STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B0F0"/></patternFill></fill></fills>
<cellXfs><xf/><xf numFmtId="2"/></cellXfs></styleSheet>"""


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MAX_CELLS", 1000)

    assert refused(worksheet("<row>" + "<c><v>1</v></c>" * 1001 + "</row>"), tmp_path) == "file-too-large"


def test_coloured_cells_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_scan, "_MAX_LOOKS", 1000)

    assert refused(worksheet("<row>" + '<c s="0"/>' * 1001 + "</row>"), tmp_path) == "file-damaged"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 2**32), st.integers(1, 6))
def test_no_damage_to_any_part_is_more_than_a_problem(name: str, seed: int, hits: int) -> None:
    chance = random.Random(seed)
    part = bytearray(PARTS[name])
    noise = (b"", b"<", b">", b'"', b"9", b"\xff", b"&", b"/", b"\0", b"-")
    for _ in range(hits):
        at = chance.randrange(len(part))
        part[at : at + chance.randrange(3)] = chance.choice(noise)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "แผน.xlsx"
        path.write_bytes(zipped({**PARTS, name: bytes(part)}))

        source, problems = read_workbook_source(path)

    assert (source is None) == has_errors(problems)
