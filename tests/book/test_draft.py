"""``docgen build --draft``: what is not filled in is printed so, with its cell named; without --draft it is refused."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from docx.document import Document
from docx.oxml.ns import qn

import docgen
from docgen.cli import main
from tests.conftest import sdk_errors

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
# what the clerk has not filled in: (sheet, row, header) → what the draft says
BLANKS = {
    ("โครงการ", 3, "งบประมาณ"): "‹ยังไม่กรอก: งบประมาณ›",
    ("โครงการ", 4, "โครงการ"): "‹ยังไม่กรอก: โครงการ›",
    ("โครงการ", 5, "สถานที่ดำเนินการ"): "‹ยังไม่กรอก: สถานที่ดำเนินการ›",
    ("ครุภัณฑ์", 2, "งบประมาณ"): "‹ยังไม่กรอก: งบประมาณ›",
}
PLACES = ["ข้อมูลทั่วไป > ช่อง B8 (ผู้ประกาศ)", "ข้อมูลทั่วไป > ช่อง B7 (วันที่ประกาศ)", "โครงการ > ช่อง F3 (งบประมาณ)",
          "โครงการ > ช่อง D4 (โครงการ)", "โครงการ > ช่อง G5 (สถานที่ดำเนินการ)", "โครงการ > ช่อง I6 (ต.ค.)",
          "ครุภัณฑ์ > ช่อง E2 (งบประมาณ)"]  # fmt: skip


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = docgen.new(tmp_path_factory.mktemp("draft") / "แผน", sample=True)
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    for name, number, header in [*BLANKS, *(("โครงการ", 6, month) for month in MONTHS)]:
        (cell,) = [each for each in book[name][1] if each.value == header]
        book[name][f"{cell.column_letter}{number}"] = None
    for key in book["ข้อมูลทั่วไป"]["A"]:
        if key.value in ("วันที่ประกาศ", "ผู้ประกาศ"):
            book["ข้อมูลทั่วไป"][f"B{key.row}"] = None
    book.save(plan / "plan.xlsx")
    return plan


@pytest.fixture(scope="module")
def path(plan: Path) -> Path:
    return docgen.build(plan, draft=True)


@pytest.fixture(scope="module")
def draft(path: Path) -> Document:
    return docx.Document(str(path))


def highlighted(document: Document) -> list[str]:
    """The highlighted texts of the body, runs of one blank joined."""
    found: list[str] = []
    for run in document.element.body.iter(qn("w:r")):
        if run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None:
            found.append("".join(text.text or "" for text in run.iter(qn("w:t"))))
    return found


def test_every_blank_stands_highlighted_in_its_place(draft: Document) -> None:
    said = highlighted(draft)

    for words in BLANKS.values():
        assert words in said
    assert said.count("‹ยังไม่กรอก: วันที่ประกาศ›") == 2  # the day itself, and the day worked out from it
    assert said.count("‹ยังไม่กรอก: ผู้ประกาศ›") == 1
    assert said.count("‹ยังไม่กรอก: เดือนที่ดำเนินการ›") == 1
    assert all(each.startswith("‹ยังไม่กรอก: ") and each.endswith("›") for each in said)


def test_every_blank_has_a_comment_that_names_its_cell(draft: Document) -> None:
    told = [comment.paragraphs[0].text for comment in draft.comments]

    assert len(told) == len(highlighted(draft))
    assert {each.removeprefix("ยังไม่กรอก: plan.xlsx > ") for each in told} == set(PLACES)
    assert {comment.author for comment in draft.comments} == {"docgen"}


def test_a_comment_stands_around_exactly_its_blank(draft: Document) -> None:
    words: dict[str, str] = {}
    inside: set[str] = set()
    for element in draft.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:t"):
            for each in inside:
                words[each] = words.get(each, "") + (element.text or "")
        else:
            inside ^= {number}

    for comment in draft.comments:
        label = comment.paragraphs[0].text.split("(")[-1].rstrip(")")
        assert words[str(comment.comment_id)] == f"‹ยังไม่กรอก: {'เดือนที่ดำเนินการ' if label == 'ต.ค.' else label}›"


def test_the_rest_of_the_row_is_as_in_the_workbook(draft: Document) -> None:
    rows = [[cell.text for cell in row.cells] for table in draft.tables for row in table.rows]
    (row,) = [each for each in rows if each[3] == "‹ยังไม่กรอก: งบประมาณ›" and each[0] == "๒"]

    assert row[1].startswith("โครงการก่อสร้างถนน")
    assert row[5] == "กองช่าง"


def test_no_secret_mark_stays_in_the_book(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                assert not any(mark >= "\U000f0000" for mark in archive.read(name).decode("utf-8")), name


def test_every_section_shows_the_mark_of_a_draft(draft: Document) -> None:
    for section in draft.sections:
        headers = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
        for header in headers:
            paths = header._element.iter("{urn:schemas-microsoft-com:vml}textpath")
            assert "ร่าง" in [each.get("string") for each in paths]


def test_the_file_is_named_a_draft(path: Path) -> None:
    assert path.name == "แผนการดำเนินงาน-2563 (ร่าง).docx"


def test_the_sdk_finds_no_fault_in_a_draft(path: Path) -> None:
    assert sdk_errors(path) == []


def test_the_same_draft_has_the_same_bytes(plan: Path, path: Path, tmp_path: Path) -> None:
    assert docgen.build(plan, tmp_path / "อีกเล่ม.docx", draft=True).read_bytes() == path.read_bytes()


def test_without_draft_the_same_plan_is_refused(plan: Path, tmp_path: Path) -> None:
    with pytest.raises(docgen.ProblemsFound) as refusal:
        docgen.build(plan, tmp_path / "เล่ม.docx")

    assert {each.code for each in refusal.value.problems} == {"cell-blank", "months-none"}
    assert not (tmp_path / "เล่ม.docx").exists()


def test_the_command_lists_what_remains(plan: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", str(plan), "--draft", "-o", str(tmp_path / "ร่าง.docx")])
    told = CliRunner().invoke(main, ["build", str(plan), "--draft", "--json", "-o", str(tmp_path / "ร่าง.docx")])

    assert done.exit_code == 0
    assert "เล่มนี้เป็นร่าง ยังไม่กรอก 7 แห่ง:" in done.stdout
    assert json.loads(told.stdout)["unfilled"] == [f"plan.xlsx > {place}" for place in PLACES]


def test_a_mistake_is_no_blank_and_stops_a_draft_too(plan: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(plan / "plan.xlsx")
    book["โครงการ"].cell(7, 6).value = "ห้าพัน"
    book.save(tmp_path / "plan.xlsx")

    with pytest.raises(docgen.ProblemsFound) as refusal:
        docgen.build(tmp_path / "plan.xlsx", draft=True)

    errors = [each for each in refusal.value.problems if each.severity is docgen.Severity.ERROR]
    assert [each.code for each in errors] == ["money-unreadable"]


def test_a_full_plan_as_a_draft_differs_by_its_mark_only(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)

    final = docx.Document(str(docgen.build(plan)))
    draft = docx.Document(str(docgen.build(plan, draft=True)))

    texts = [[text.text for text in each.element.body.iter(qn("w:t"))] for each in (final, draft)]
    assert texts[0] == texts[1]
    assert len(list(draft.comments)) == 0


def test_filters_sums_and_conditions_let_a_blank_through(plan: Path, tmp_path: Path) -> None:
    document = docx.Document()
    lines = [
        "{{ ก.งบประมาณ | บาท }}", "{{ ก.งบประมาณ | บาทตัวอักษร }}", "{{ ก.งบประมาณ + 1 }}",
        "{% if ก.งบประมาณ > 0 %}มาก{% else %}น้อย{% endif %}", "{% if ก.งบประมาณ %}มี{% else %}ไม่มี{% endif %}",
    ]  # fmt: skip
    document.add_paragraph("{% for ก in โครงการทั้งหมด if ก.ลำดับรวม == 2 %}" + " | ".join(lines) + "{% endfor %}")
    document.save(str(tmp_path / "ก.docx"))

    book = docgen.build(plan, tmp_path / "เล่ม.docx", templates=tmp_path / "ก.docx", draft=True)

    blank = "‹ยังไม่กรอก: งบประมาณ›"
    assert docx.Document(str(book)).paragraphs[0].text == f"{blank} | {blank} | {blank} | น้อย | ไม่มี"
