"""``docgen import``: a plan folder from an office's files, the report on the terminal, notes in the cells."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx import Document

import docgen
from docgen.cli import main

HEADER = [
    "ที่", "ยุทธศาสตร์", "แผนงาน", "โครงการ", "รายละเอียด", "งบประมาณ (บาท)", "สถานที่", "หน่วยงานรับผิดชอบ", "ต.ค.", "พ.ย.",
    "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ผู้ประสานงาน",
]  # fmt: skip
ROW = [1, "การพัฒนาด้านการศึกษา", "แผนงานการศึกษา", "อบรมครู", "ครู 20 คน", "5,000 (เงินอุดหนุน)", "ศาลา", "กองการศึกษา", "x",
       *[None] * 11, "นางสาวสมใจ"]  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563"])
    sheet.append(["องค์การบริหารส่วนตำบลพระรักษ์ อำเภอพล จังหวัดขอนแก่น"])
    sheet.append(HEADER)
    sheet.append(ROW)
    sheet.append([None, None, None, "รวม 1 โครงการ", None, 6000])
    path = tmp_path / "เดิม.xlsx"
    book.save(path)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_a_plan_folder_is_made_and_its_doubts_stand_in_their_cells(source: Path, tmp_path: Path) -> None:
    plan = docgen.import_([source], tmp_path / "แผน")

    sheet = openpyxl.load_workbook(plan / "plan.xlsx")["โครงการ"]
    headers = [cell.value for cell in sheet[1]]
    cells = {header: sheet.cell(2, at) for at, header in enumerate(headers, 1)}
    assert cells["โครงการ"].value == "อบรมครู"
    assert cells["ผู้ประสานงาน"].value == "นางสาวสมใจ"
    assert cells["งบประมาณ"].value == 5000
    assert cells["แหล่งงบประมาณ"].value == "เงินอุดหนุน"
    note = cells["แหล่งงบประมาณ"].comment
    assert note is not None
    assert "เดิม.xlsx > Sheet > ช่อง F4" in note.text
    assert "5,000 (เงินอุดหนุน)" in note.text
    assert cells["โครงการ"].comment is None
    assert (plan / "book.toml").exists()


def test_a_group_that_the_source_does_not_tell_is_not_taken_from_the_row_above(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, ROW, [2, "ด้านสังคม", *ROW[2:]], [3, ROW[1], "", "ประชุม", *ROW[4:]]):
        book.worksheets[0].append([each for at, each in enumerate(row) if at != 2])
    book.worksheets[0].cell(1, 1)
    book.save(tmp_path / "เดิม.xlsx")

    plan = docgen.import_([tmp_path / "เดิม.xlsx"], tmp_path / "แผน")

    sheet = openpyxl.load_workbook(plan / "plan.xlsx")["โครงการ"]
    programme = next(cell.column for cell in sheet[1] if cell.value == "แผนงาน")
    assert [sheet.cell(row, programme).value for row in (2, 3, 4)] == ["?"] * 3
    assert "ยังไม่ได้กรอก “แผนงาน”" in "".join(map(str, docgen.check(plan)))


def test_the_report_is_a_sheet_that_no_reader_takes_for_data(source: Path, tmp_path: Path) -> None:
    plan = docgen.import_([source], tmp_path / "แผน")

    lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(plan / "plan.xlsx")["รายงานการนำเข้า"]]
    assert ["ยอดที่พิมพ์ไว้", "เดิม.xlsx > Sheet > ช่อง F5"] in [line[:2] for line in lines]
    assert "รายงานการนำเข้า" not in {each.where.file for each in docgen.check(plan)}
    assert {each.code for each in docgen.check(plan)} <= {"cell-blank", "key-missing"}


def test_the_terminal_tells_records_doubts_and_the_wrong_sum(source: Path, tmp_path: Path) -> None:
    done = run(source, "-o", tmp_path / "แผน")

    assert done.exit_code == 0
    assert "นำเข้า โครงการ 1 รายการ" in done.stdout
    assert "แฟ้มพิมพ์ 6,000 แต่รายการที่อ่านรวมได้ 5,000 ต่างกัน 1,000" in done.stdout
    assert f"สร้างโฟลเดอร์แผนแล้ว: {tmp_path / 'แผน'}" in done.stdout


def test_the_same_as_json(source: Path, tmp_path: Path) -> None:
    told = json.loads(run(source, "-o", tmp_path / "แผน", "--json").stdout)

    assert told["ok"] is True
    assert told["records"] == {"โครงการ": 1}
    assert told["sums_that_disagree"] == 1
    assert {line["about"] for line in told["report"]} >= {"อ่านแล้ว", "ควรตรวจ", "ยอดที่พิมพ์ไว้"}


def test_the_source_is_not_touched(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()

    docgen.import_([source], tmp_path / "แผน")

    assert source.read_bytes() == before


def test_a_folder_with_something_in_it_is_refused_and_left_alone(source: Path, tmp_path: Path) -> None:
    (tmp_path / "แผน").mkdir()
    (tmp_path / "แผน" / "ของฉัน.txt").write_text("x", encoding="utf-8")

    done = run(source, "-o", tmp_path / "แผน")

    assert done.exit_code == 1
    assert "มีแฟ้มอยู่แล้ว" in done.stderr
    assert [path.name for path in (tmp_path / "แผน").iterdir()] == ["ของฉัน.txt"]


@pytest.mark.parametrize(
    ("name", "code"), [("ไม่มี.xlsx", "file-missing"), ("ภาพ.png", "file-foreign"), ("ว่าง.xlsx", "file-damaged")]
)
def test_a_file_that_cannot_be_read_is_refused_by_name_and_nothing_is_made(
    name: str, code: str, source: Path, tmp_path: Path
) -> None:
    for made in ("ภาพ.png", "ว่าง.xlsx"):
        (tmp_path / made).write_bytes(b"")

    done = run(source, tmp_path / name, "-o", tmp_path / "แผน", "--json")

    assert done.exit_code == 1
    assert [(each["code"], each["place"]["file"]) for each in json.loads(done.stdout)["problems"]] == [(code, name)]
    assert not (tmp_path / "แผน").exists()


def test_a_file_without_any_project_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["รายชื่อ"])
    book.save(tmp_path / "ก.xlsx")

    with pytest.raises(docgen.ProblemsFound, match="ไม่พบตารางโครงการ"):
        docgen.import_([tmp_path / "ก.xlsx"], tmp_path / "แผน")


def test_templates_of_a_finished_plan_give_it_back_word_for_word(tmp_path: Path) -> None:
    book = docgen.build(docgen.new(tmp_path / "เดิม", sample=True), tmp_path / "เล่มเดิม.docx")

    told = json.loads(run(book, "-o", tmp_path / "แผน", "--templates", "--json").stdout)

    assert told["templates_proven"] is True
    assert "ตรงกับเล่มเดิมทุกคำ" in told["templates"][-1]
    assert docgen.check(tmp_path / "แผน") == []


def test_templates_need_a_word_file(source: Path, tmp_path: Path) -> None:
    done = run(source, "-o", tmp_path / "แผน", "--templates")

    assert done.exit_code == 1
    assert "ไม่มีแฟ้ม Word (.docx) ให้ทำแม่แบบ" in done.stderr


def test_the_words_of_last_years_plan_become_tags_whatever_year_is_told_for_the_data(tmp_path: Path) -> None:
    book = docgen.build(docgen.new(tmp_path / "เดิม", sample=True), tmp_path / "เล่มเดิม.docx")

    told = json.loads(run(book, "-o", tmp_path / "แผน", "--templates", "--year", 2564, "--json").stdout)

    assert told["templates_proven"] is True
    general = openpyxl.load_workbook(tmp_path / "แผน" / "plan.xlsx")["ข้อมูลทั่วไป"]
    (year,) = [row[1] for row in general if row[0].value == "ปีงบประมาณ"]
    assert year.value == 2564
    assert year.comment is not None
    assert "2563" in year.comment.text


def test_a_plan_that_tells_no_year_becomes_templates_all_the_same(tmp_path: Path) -> None:
    document = Document()
    for line in ("ยุทธศาสตร์ที่ 1 คน", "แผนงานการศึกษา"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=5)
    lines = (("ที่", "โครงการ", "งบประมาณ", "หน่วยงาน", "ต.ค."), ("1", "ก", "5", "ข", "x"))
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "เดิม.docx"))

    done = run(tmp_path / "เดิม.docx", "-o", tmp_path / "แผน", "--templates")

    assert done.exit_code == 0
    assert "ไม่พบปีงบประมาณในแฟ้ม" in done.stdout


def test_a_missing_option_is_named_without_stray_marks() -> None:
    assert "ยังไม่ได้ใส่ -o / --output\n" in run("เดิม.xlsx").stderr
