"""Whatever the bytes are: a workbook is read, or refused in one message that names the file (R14, S1, S2)."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.problems import has_errors
from docgen.workbook import size
from docgen.workbook.damage import Damaged
from docgen.workbook.number_formats import read_styles
from docgen.workbook.read import read_workbook
from docgen.workbook.size import too_many_cells
from docgen.workbook.xml_scan import scan
from tests.workbook.plans import PlanBook, only, package, worksheet, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def saved(plan: PlanBook) -> bytes:
    stream = io.BytesIO()
    plan.book.save(stream)
    return stream.getvalue()


GOOD = saved(PlanBook())


def refusal(data: bytes, folder: Path, name: str = "plan.xlsx") -> tuple[str, str]:
    path = folder / name
    path.write_bytes(data)
    read, problems = read_workbook(path)
    told = only(problems)
    assert (read.general, read.tables) == ({}, {})
    assert read.file == name
    return told.code, str(told.where)


def with_macros() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-damaged"),
        (GOOD[: len(GOOD) // 2], "file-damaged"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "file-encrypted"),
        (OLE + "Workbook\0".encode("utf-16-le"), "file-old-format"),
        (b"%PDF-1.7", "file-foreign"),
        ("ชื่อ,ค่า\n".encode(), "file-foreign"),
        (with_macros(), "file-macros"),
    ],
)
def test_a_file_that_is_no_usable_workbook_is_named_with_its_true_cause(data: bytes, code: str, tmp_path: Path) -> None:
    assert refusal(data, tmp_path) == (code, "plan.xlsx")


def test_a_missing_workbook_is_named(tmp_path: Path) -> None:
    _, problems = read_workbook(tmp_path / "ไม่มี.xlsx")

    assert (only(problems).code, str(only(problems).where)) == ("file-missing", "ไม่มี.xlsx")


CELL = '<row r="1"><c r="A1"{}><v>{}</v></c></row>'
LINKS = "xl/_rels/workbook.xml.rels"
BROKEN: dict[str, dict[str, str | bytes]] = {
    "xml cut off": {"xl/worksheets/sheet1.xml": worksheet("")[:-9]},
    "no xml at all": {"xl/worksheets/sheet2.xml": b"\x00\x01"},
    "an empty part": {"xl/worksheets/sheet1.xml": b""},
    "a text that is not there": {"xl/worksheets/sheet1.xml": worksheet(CELL.format(' t="s"', 5))},
    "a text number that is none": {"xl/worksheets/sheet1.xml": worksheet(CELL.format(' t="s"', "-1"))},
    "a cell type that is none": {"xl/worksheets/sheet1.xml": worksheet(CELL.format(' t="z"', 5))},
    "a column past the last": {"xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')},
    "a column that is none": {"xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="ก1"><v>1</v></c></row>')},
    "a row past the last": {"xl/worksheets/sheet1.xml": worksheet('<row r="1048577"/>')},
    "a row that is none": {"xl/worksheets/sheet1.xml": worksheet('<row r="x"/>')},
    "a merged range that is none": {
        "xl/worksheets/sheet1.xml": worksheet("", '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>')
    },
    "an encoding that is none": {"xl/workbook.xml": b'<?xml version="1.0" encoding="x-none"?><workbook/>'},
    "no workbook": {"_rels/.rels": '<Relationships xmlns="r"/>'},
    "no relationships": {"_rels/.rels": b""},
    "links to nowhere": {LINKS: str(package({})[LINKS]).replace("sheet2", "no")},
    "one part behind two tabs": {LINKS: str(package({})[LINKS]).replace("sheet2", "sheet1")},
    "styles cut off": {"xl/styles.xml": "<styleSheet>"},
}


@pytest.mark.parametrize("parts", BROKEN.values(), ids=BROKEN)
def test_a_workbook_with_broken_parts_is_damaged(parts: dict[str, str | bytes], tmp_path: Path) -> None:
    code, where = refusal(zipped(package(parts)), tmp_path)

    assert code in ("file-damaged", "file-unsafe")
    assert where == "plan.xlsx"


def test_the_scan_itself_refuses_a_document_type() -> None:
    with pytest.raises(Damaged):
        scan(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')


def test_formats_without_end_are_refused() -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>' + '<xf numFmtId="14"/>' * 100_001 + "</cellXfs></styleSheet>"

    with pytest.raises(Damaged):
        read_styles(styles.encode())


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + worksheet(CELL.format("", "&b;"))

    assert refusal(zipped(package({"xl/worksheets/sheet1.xml": bomb})), tmp_path)[0] == "file-unsafe"


def test_merged_ranges_without_end_are_refused(tmp_path: Path) -> None:
    merged = "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 100_001 + "</mergeCells>"

    assert refusal(zipped(package({"xl/worksheets/sheet1.xml": worksheet("", merged)})), tmp_path)[0] == "file-damaged"


def test_a_value_in_the_last_cell_is_read_at_once(tmp_path: Path) -> None:
    plan = PlanBook()
    plan.projects.cell(1_048_576, 16_384, "ไกล")

    _, problems = plan.read(tmp_path)

    assert problems == []


def cells_of(count: int) -> bytes:
    return worksheet("<row>" + "<c><v>1</v></c>" * count + "</row>").encode()


def test_more_cells_than_the_limit_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MAX_CELLS", 1000)

    assert not too_many_cells([cells_of(600), cells_of(400)])
    assert too_many_cells([cells_of(600), cells_of(401)])


def test_cells_without_a_value_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MAX_CELLS", 1000)

    assert not too_many_cells([worksheet("<row>" + '<c s="1"/>' * 9000 + "</row>").encode()])


def test_tags_without_end_are_too_many_without_being_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MAX_CELLS", 1000)
    monkeypatch.setattr(size, "_MAX_TAGS", 16_000)

    assert too_many_cells([b"<" * 16_001])


def test_a_workbook_with_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "MAX_CELLS", 1000)

    assert refusal(zipped(package({"xl/worksheets/sheet2.xml": cells_of(1001)})), tmp_path)[0] == "file-too-large"


def test_five_million_cells_are_the_limit() -> None:
    assert size.MAX_CELLS == 5_000_000


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = parts_of(GOOD)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 2**32), st.integers(1, 6))
def test_no_damage_to_any_part_is_more_than_a_problem(name: str, seed: int, hits: int) -> None:
    chance = random.Random(seed)
    part = bytearray(PARTS[name])
    for _ in range(hits):
        at = chance.randrange(len(part))
        part[at : at + chance.randrange(3)] = chance.choice([b"", b"<", b">", b'"', b"9", b"\xff", b"&", b"/", b"\0"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(zipped({**PARTS, name: bytes(part)}))

        data, problems = read_workbook(path)

    assert data.tables or has_errors(problems)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(GOOD)))
def test_no_bytes_at_all_are_more_than_a_problem(noise: bytes, at: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(GOOD[:at] + noise + GOOD[at + len(noise) :])

        data, problems = read_workbook(path)

    assert data.tables or has_errors(problems)
