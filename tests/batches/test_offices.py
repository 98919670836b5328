"""One workbook of many offices: each gets the book of its own rows, and no row is lost without a word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docgen
from docgen import starter
from docgen.batches.result import BatchResult
from tests.workbook.plans import GENERAL, PROJECT, PROJECT_HEADERS, PlanBook

TEMPLATE = starter.TEMPLATES / "01-ปก.docx"
OFFICE_KEYS = [key for key in GENERAL if key not in ("ปีงบประมาณ", "วันที่ประกาศ")]
OFFICES = ("เทศบาลตำบลหนองทอง", "องค์การบริหารส่วนตำบลพระรักษ์", "เทศบาลเมืองใหม่")


def workbook(
    folder: Path, projects: Sequence[tuple[str, str]], offices: Sequence[str] = OFFICES, split_by: str = "ชื่อหน่วยงาน"
) -> PlanBook:
    """A workbook of the offices; ``projects`` are pairs of office and project. The year is the same for all."""
    book = PlanBook()
    for row in range(book.general.max_row, 1, -1):
        if book.general.cell(row, 1).value in OFFICE_KEYS:
            book.general.delete_rows(row)
    headers = OFFICE_KEYS if split_by in OFFICE_KEYS else [split_by, *OFFICE_KEYS]
    book.sheet("หน่วยงานทั้งหมด", headers, *([_cell(key, name, at) for key in headers] for at, name in enumerate(offices)))
    book.projects.delete_rows(1, 2)
    book.projects.append([split_by, *PROJECT_HEADERS])
    for office, project in projects:
        book.projects.append([office, *({**PROJECT, "โครงการ": project}.get(header) for header in PROJECT_HEADERS)])
    book.book.save(folder / "ทุกหน่วยงาน.xlsx")
    return book


def _cell(key: str, name: str, at: int) -> object:
    return {**GENERAL, "ชื่อหน่วยงาน": name, "รหัส": 6100 + at}.get(key)


def batch(folder: Path, split_by: str = "ชื่อหน่วยงาน") -> BatchResult:
    return docgen.batch(
        [folder / "ทุกหน่วยงาน.xlsx"], folder / "เล่ม", jobs=1, split_by=split_by, templates=TEMPLATE
    )


def codes(result: BatchResult) -> list[list[str]]:
    return [[problem.code for problem in entry.errors] for entry in result.entries]


def test_each_office_gets_its_own_projects_in_the_sheets_order(tmp_path: Path) -> None:
    workbook(tmp_path, [(OFFICES[0], "ก"), ("", "ข"), (OFFICES[2], "ค"), (OFFICES[1], "ง"), (OFFICES[0], "จ")])

    result = batch(tmp_path)

    assert codes(result) == [[], [], []]
    assert [entry.path.stem for entry in result.built if entry.path] == list(OFFICES)
    assert [entry.facts.projects for entry in result.built if entry.facts] == [3, 1, 1]


def test_an_offices_book_is_that_of_a_workbook_of_its_own(tmp_path: Path) -> None:
    workbook(tmp_path, [(OFFICES[0], "ก"), (OFFICES[1], "ข"), (OFFICES[2], "ค")])
    own = PlanBook()
    own.put(own.projects, 2, "โครงการ", "ก")
    own.book.save(tmp_path / "own.xlsx")

    result = batch(tmp_path)
    alone = docgen.build(tmp_path / "own.xlsx", tmp_path / "own.docx", templates=TEMPLATE)

    assert result.entries[0].path is not None
    assert result.entries[0].path.read_bytes() == alone.read_bytes()


def test_offices_of_the_same_name_are_told_apart_by_a_code(tmp_path: Path) -> None:
    same = [OFFICES[0], OFFICES[0]]
    workbook(tmp_path, [("6100", "ก"), ("6101", "ข"), ("๖๑๐๑", "ค")], same, split_by="รหัส")

    result = batch(tmp_path, "รหัส")

    assert [entry.target.office for entry in result.entries] == ["6100", "6101"]
    assert [entry.facts.projects for entry in result.built if entry.facts] == [1, 2]


def test_the_same_name_in_two_rows_is_refused_with_what_to_do(tmp_path: Path) -> None:
    workbook(tmp_path, [(OFFICES[0], "ก"), (OFFICES[1], "ข")], [OFFICES[0], OFFICES[1], OFFICES[0]])

    result = batch(tmp_path)

    assert codes(result) == [["office-twice"], []]
    assert "รหัสหน่วยงาน" in result.entries[0].errors[0].mend


def test_a_misspelt_office_stops_the_book_that_would_lack_its_project(tmp_path: Path) -> None:
    workbook(tmp_path, [(OFFICES[0], "ก"), ("เทศบาลตำบลหนองทองง", "ข"), (OFFICES[1], "ค"), (OFFICES[2], "ง")])

    result = batch(tmp_path)

    assert codes(result) == [["office-unknown"], [], []]
    assert str(result.entries[0].errors[0].where) == "ทุกหน่วยงาน.xlsx > โครงการ > ช่อง A3 (ชื่อหน่วยงาน)"


def test_a_row_of_nobody_is_told_beside_the_offices_books(tmp_path: Path) -> None:
    workbook(tmp_path, [("", "ก"), ("กรมทางหลวงชนบท", "ข"), (OFFICES[0], "ค"), (OFFICES[1], "ง"), (OFFICES[2], "จ")])

    result = batch(tmp_path)

    assert codes(result) == [[], [], [], ["office-unknown", "office-unknown"]]
    assert result.entries[3].target.label == "ทุกหน่วยงาน.xlsx"


def test_a_blank_of_one_office_is_told_at_its_cell_and_to_it_alone(tmp_path: Path) -> None:
    book = workbook(tmp_path, [(OFFICES[0], "ก"), (OFFICES[1], "ข"), (OFFICES[2], "ค")])
    offices = book.book["หน่วยงานทั้งหมด"]
    cell = book.put(offices, 3, "อำเภอ", None)
    money = book.put(book.projects, 4, "งบประมาณ", "กฎหมาย")
    book.book.save(tmp_path / "ทุกหน่วยงาน.xlsx")

    result = batch(tmp_path)

    assert codes(result) == [[], ["cell-blank"], ["money-unreadable"]]
    assert f"หน่วยงานทั้งหมด > ช่อง {cell} (อำเภอ)" in str(result.entries[1].errors[0].where)
    assert f"โครงการ > ช่อง {money}" in str(result.entries[2].errors[0].where)


def test_a_missing_column_of_general_data_is_told_to_every_office(tmp_path: Path) -> None:
    book = workbook(tmp_path, [(name, "ก") for name in OFFICES])
    book.rename(book.book["หน่วยงานทั้งหมด"], "จังหวัด", "ภาค")
    book.book.save(tmp_path / "ทุกหน่วยงาน.xlsx")

    result = batch(tmp_path)

    assert codes(result) == [["cell-blank"], ["cell-blank"], ["cell-blank"]]
    assert str(result.entries[1].errors[0].where) == "ทุกหน่วยงาน.xlsx > หน่วยงานทั้งหมด > แถว 3"
    assert "“จังหวัด”" in result.entries[1].errors[0].what


def test_a_workbook_without_the_column_or_the_sheet_is_refused_once(tmp_path: Path) -> None:
    book = workbook(tmp_path, [(OFFICES[0], "ก")])

    told = batch(tmp_path, "ชื่อหน่วยงานน").entries[0].errors
    del book.book["หน่วยงานทั้งหมด"]
    book.book.save(tmp_path / "ทุกหน่วยงาน.xlsx")

    assert [each.code for each in told] == ["split-column", "split-column"]
    assert all("พบแต่คอลัมน์ “ชื่อหน่วยงาน”" in each.what for each in told)
    assert codes(batch(tmp_path)) == [["split-column"]]


def test_a_change_in_one_offices_row_builds_that_office_alone(tmp_path: Path) -> None:
    book = workbook(tmp_path, [(name, "ก") for name in OFFICES])
    batch(tmp_path)
    book.put(book.projects, 3, "โครงการ", "อื่น")
    book.book.save(tmp_path / "ทุกหน่วยงาน.xlsx")

    again = docgen.batch(
        [tmp_path / "ทุกหน่วยงาน.xlsx"], tmp_path / "เล่ม", resume=True, split_by="ชื่อหน่วยงาน", templates=TEMPLATE
    )

    assert [entry.resumed for entry in again.entries] == [True, False, True]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ทุกหน่วยงาน.xlsx").write_bytes(b"text")

    assert len(codes(batch(tmp_path))[0]) == 1
    assert codes(batch(tmp_path))[0][0].startswith("file-")
