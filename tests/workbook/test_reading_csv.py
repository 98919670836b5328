"""CSV files in the encodings and with the separators that Thai offices really meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.grid import Source
from docgen.problems import Problem
from docgen.workbook import size
from docgen.workbook.grids import csv_text
from docgen.workbook.grids.csv_text import read_csv_source
from tests.workbook.plans import codes, only

TEXT = 'ที่,โครงการ,งบประมาณ\r\n1,"อบรม ""ครู"", ผู้ดูแล\r\nสองวัน","1,000"\r\n'
TABLE = [["ที่", "โครงการ", "งบประมาณ"], ["1", 'อบรม "ครู", ผู้ดูแล\nสองวัน', "1,000"]]


def read(data: bytes, folder: Path) -> tuple[Source | None, list[Problem]]:
    path = folder / "แผน.csv"
    path.write_bytes(data)
    return read_csv_source(path)


def table(data: bytes, folder: Path) -> list[list[str]]:
    source, _ = read(data, folder)
    assert source is not None
    grid = source.grids[0]
    return [[grid.cells[row, column].text for column in range(grid.columns)] for row in range(grid.rows)]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"), TEXT.encode("utf-8-sig"), TEXT.encode("cp874"), TEXT.encode("tis-620"),
        TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "cp874", "tis-620", "utf-16", "le", "be"],
)  # fmt: skip
def test_every_encoding_gives_the_same_table(data: bytes, tmp_path: Path) -> None:
    assert table(data, tmp_path) == TABLE


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_the_separator_is_the_one_that_makes_a_table(mark: str, tmp_path: Path) -> None:
    lines = [["ลำดับ", "โครงการ", "งบประมาณ"], ["1", "ก", "1,000,000"], ["2", "ข", "2,500,000"]]

    assert table("\n".join(mark.join(line) for line in lines).encode(), tmp_path) == lines


def test_a_file_that_tells_its_separator_is_believed(tmp_path: Path) -> None:
    source, _ = read(b"sep=;\r\na,b;c,d\r\n", tmp_path)

    assert source is not None
    assert {index: cell.text for index, cell in source.grids[0].cells.items()} == {(1, 0): "a,b", (1, 1): "c,d"}


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    assert table("ก\nข".encode(), tmp_path) == [["ก"], ["ข"]]


def test_cells_know_their_places_and_are_mended(tmp_path: Path) -> None:
    source, problems = read("โครงการ\nนํ้า,5".encode(), tmp_path)

    assert source is not None
    cell = source.grids[0].cells[1, 0]
    assert (cell.text, str(cell.place)) == ("น้ำ", "แผน.csv > ช่อง A2")
    assert codes(problems) == ["text-mended"]
    assert (source.grids[0].name, source.file) == ("แผน", "แผน.csv")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-damaged"),
        (b"PK\x03\x04\0\0\0\0\xff\xff", "file-foreign"),
        (b"%PDF-1.7\0\0\0\0\xff\xff\xff", "file-foreign"),
        (bytes(range(256)) * 10, "file-damaged"),
        ('ก,"ข\nค,ง\n'.encode(), "file-damaged"),
        ('ก,"ข" ค\n'.encode(), "file-damaged"),
    ],
)
def test_what_is_no_csv_is_refused_in_one_message(data: bytes, code: str, tmp_path: Path) -> None:
    source, problems = read(data, tmp_path)

    assert source is None
    assert (only(problems).code, only(problems).where.key[0]) == (code, "แผน.csv")


def test_an_unclosed_quotation_mark_is_told_by_its_line(tmp_path: Path) -> None:
    assert "บรรทัด" in str(only(read('ก,ข\n1,"2\n3,4\n'.encode(), tmp_path)[1]).where)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert only(read_csv_source(tmp_path / "ไม่มี.csv")[1]).code == "file-missing"


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "MAX_CELLS", 3)

    assert only(read(b"1,2\n3,4", tmp_path)[1]).code == "file-too-large"
    assert size.MAX_CELLS == 5_000_000
