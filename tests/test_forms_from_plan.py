"""Printed tables of a finished plan become loops with the office's own heads, or the program's form, and it is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph

from docgen.templates_pipeline import TemplatesProof, book_toml, make_templates, prove_templates
from tests.importing.finished_forms import (
    HEADS,
    SUMMARY_HEADS,
    Record,
    Style,
    flat_document,
    forms_document,
    projects,
    summary_document,
)
from tests.importing.finished_plan import SEED, found_of, workbook_of
from tests.test_templates_from_plan import Builder

TWO = projects(
    ("การพัฒนาคน", "แผนงานการศึกษา", 3), ("การพัฒนาคน", "แผนงานสาธารณสุข", 1), ("การพัฒนาเมือง", "แผนงานเคหะและชุมชน", 2),
    ("การพัฒนาเมือง", "แผนงานการศึกษา", 2), ("การบริหาร", "แผนงานบริหารงานทั่วไป", 1),
)  # fmt: skip

NEXT = projects(
    ("การบริหาร", "แผนงานสาธารณสุข", 2), ("การพัฒนาน้ำ", "แผนงานการเกษตร", 4), ("การพัฒนาน้ำ", "แผนงานบริหารงานทั่วไป", 1),
    ("การพัฒนาน้ำ", "แผนงานการพาณิชย์", 1),
)  # fmt: skip


def proven(records: list[Record], style: Style, folder: Path) -> tuple[TemplatesProof, list[str]]:
    """The proof of a plan in that style, and what its build was told."""
    source = folder / "แผนเดิม.docx"
    forms_document(records, style).save(str(source))
    build = Builder(folder, workbook_of(SEED, *records))
    proof, problems = prove_templates(source, found_of(SEED, *records), build)
    return proof, [str(each) for each in problems]


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(thai=True),
        Style(sections=True),
        Style(money="{:,.0f}", total="รวม"),
        Style(thai=True, money="{:,.0f}", total="รวมทั้งสิ้น {} โครงการ", sections=True),
        Style(uneven=True),
        Style(repeat=True),
        Style(repeat=True, uneven=True, thai=True),
        Style(through=True, thai=True),
    ],
)
def test_tables_under_headings_come_back_from_one_loop(style: Style, tmp_path: Path) -> None:
    proof, problems = proven(TWO, style, tmp_path)

    assert [str(each) for each in proof.differences] == []
    assert problems == []
    assert "เติมข้อมูลจากสมุดงานแล้ว" in proof.report.notes[0]


def said(path: Path) -> list[str]:
    """Paragraphs and rows in order, arrows and blank ones left out."""
    found: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        rows = [block.text] if isinstance(block, Paragraph) else [_row(row) for row in block.rows]
        found += [text for each in rows if (text := each.replace("↔", "").strip("| \n"))]
    return found


def _row(row: _Row) -> str:
    return "|".join("".join(each.text or "" for each in cell.iter(qn("w:t"))) for cell in row._tr.tc_lst)


@pytest.mark.parametrize(
    "style",
    [
        Style(), Style(thai=True, sections=True), Style(inside=True, grand="รวมทั้งสิ้น {} โครงการ"),
        Style(inside=True, above=True, outer_total="รวมยุทธศาสตร์ {} โครงการ"),
    ],
)  # fmt: skip
def test_another_plans_book_is_what_the_office_would_have_typed(style: Style, tmp_path: Path) -> None:
    forms_document(TWO, style).save(str(tmp_path / "แผนเดิม.docx"))
    forms_document(NEXT, style).save(str(tmp_path / "พิมพ์เอง.docx"))

    chapters, _, _ = make_templates(tmp_path / "แผนเดิม.docx", found_of(SEED, *TWO))
    book = Builder(tmp_path, workbook_of(SEED, *NEXT))(chapters, book_toml(chapters))

    assert said(book) == said(tmp_path / "พิมพ์เอง.docx")


def test_one_programme_alone_becomes_both_loops(tmp_path: Path) -> None:
    proof, problems = proven(TWO[:3], Style(), tmp_path)

    assert (proof.differences, problems) == ((), [])


def test_a_table_that_goes_on_over_pages_is_one_table_again(tmp_path: Path) -> None:
    proof, problems = proven(TWO, Style(rows=2, thai=True), tmp_path)

    assert problems == []
    assert "ต่อจากหน้าก่อน 1 ตาราง" in proof.report.notes[0]
    gone = {each.original for each in proof.differences}
    assert {each.rebuilt for each in proof.differences} <= {"", *gone}  # heads and titles of the second page, no rows
    assert not any("สาย" in text for text in gone)


@pytest.mark.parametrize(
    "style",
    [Style(inside=True), Style(inside=True, thai=True, money="{:,.0f}"), Style(inside=True, grand="รวมทั้งสิ้น {} โครงการ"),
     Style(inside=True, outer_total="รวมยุทธศาสตร์ {} โครงการ", grand="รวมทั้งหมด"), Style(inside=True, above=True),
     Style(inside=True, above=True, outer_total="รวมยุทธศาสตร์ {} โครงการ", sections=True)],
)  # fmt: skip
def test_headings_inside_the_table_become_rows_of_its_loops(style: Style, tmp_path: Path) -> None:
    proof, problems = proven(TWO, style, tmp_path)

    assert [str(each) for each in proof.differences] == []
    assert problems == []


def test_the_offices_own_heads_widths_and_formats_stay(tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    document = forms_document(TWO, Style())
    document.tables[0].cell(2, 1).paragraphs[0].runs[0].bold = True
    document.save(str(source))

    chapters, _, _ = make_templates(source, found_of(SEED, *TWO))

    (tmp_path / "แม่แบบ.docx").write_bytes(chapters[0].data)
    [table] = docx.Document(str(tmp_path / "แม่แบบ.docx")).tables
    assert [cell.text for cell in table.rows[0].cells][:6] == list(HEADS)
    assert [cell.text for cell in table.rows[0].cells][6:] == ["พ.ศ. {{ ปีก่อน }}"] * 3 + ["พ.ศ. {{ ปีงบประมาณ }}"] * 9
    assert table.cell(3, 1).paragraphs[0].runs[0].bold
    assert [cell.text for cell in table.rows[3].cells][:7] == [
        "{{ โครงการ.ลำดับ }}", "{{ โครงการ.ชื่อ }}", "{{ โครงการ.รายละเอียดของกิจกรรม }}", "{{ โครงการ.งบประมาณ | บาท }}",
        "{{ โครงการ.สถานที่ดำเนินการ }}", "{{ โครงการ.หน่วยงานรับผิดชอบหลัก }}", "{{ โครงการ.ตค }}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "why"),
    [
        (Style(heads=(*HEADS, "ตัวชี้วัด")), "ไม่รู้จักคอลัมน์ “ตัวชี้วัด”"),
        (Style(heads=(*HEADS, "KPI")), "ไม่รู้จักคอลัมน์ “KPI”"),
    ],
)
def test_a_table_that_is_not_understood_gives_way_to_the_programs_form(style: Style, why: str, tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    forms_document(TWO, style).save(str(source))

    chapters, report, problems = make_templates(source, found_of(SEED, *TWO))

    assert [each.code for each in problems] == ["form-shipped"]
    assert why in problems[0].what
    assert why in report.notes[0]
    assert [each.title for each in chapters] == ["แบบ ผด. 02"]


def test_a_column_of_the_clerks_own_keeps_its_tag(tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    forms_document(TWO, Style(heads=(*HEADS, "ผู้ประสานงาน"))).save(str(source))

    chapters, _, problems = make_templates(source, found_of(SEED, *[{**each, "ผู้ประสานงาน": "นายดี"} for each in TWO]))

    (tmp_path / "แม่แบบ.docx").write_bytes(chapters[0].data)
    [table] = docx.Document(str(tmp_path / "แม่แบบ.docx")).tables
    assert problems == []
    assert table.cell(3, 6).text == "{{ โครงการ.ผู้ประสานงาน }}"


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("style", [Style(), Style(thai=True, money="{:,.0f}")])
def test_a_table_whose_groups_are_columns_comes_back_from_one_loop(style: Style, merged: bool, tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    flat_document(TWO, style, merged=merged).save(str(source))
    flat_document(NEXT, style, merged=merged).save(str(tmp_path / "พิมพ์เอง.docx"))

    proof, problems = prove_templates(source, found_of(SEED, *TWO), Builder(tmp_path, workbook_of(SEED, *TWO)))
    book = Builder(tmp_path / "อื่น", workbook_of(SEED, *NEXT))(proof.chapters, book_toml(proof.chapters))

    assert ([str(each) for each in proof.differences], problems) == ([], [])
    assert said(book) == said(tmp_path / "พิมพ์เอง.docx")


# -- แบบ ผด. 01

HALVES = (("การพัฒนาคน", "แผนงานการศึกษา", 2), ("การพัฒนาคน", "แผนงานสาธารณสุข", 2), ("การบริหาร", "แผนงานงบกลาง", 4))
EVEN: list[Record] = [{**each, "งบประมาณ": Decimal(5000)} for each in projects(*HALVES)]


@pytest.mark.parametrize("style", [Style(), Style(thai=True), Style(money="{:,.0f}")])
def test_the_summary_comes_back_from_its_loops(style: Style, tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    summary_document(EVEN, style).save(str(source))

    proof, problems = prove_templates(source, found_of(SEED, *EVEN), Builder(tmp_path, workbook_of(SEED, *EVEN)))

    assert ([str(each) for each in proof.differences], problems) == ([], [])
    assert proof.paragraphs > 40


def test_a_summary_over_several_tables_is_one_table_again(tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    summary_document(EVEN, Style(sections=True)).save(str(source))

    proof, problems = prove_templates(source, found_of(SEED, *EVEN), Builder(tmp_path, workbook_of(SEED, *EVEN)))

    assert problems == []
    assert {each.original for each in proof.differences} == {"บัญชีสรุป (ต่อ)", *SUMMARY_HEADS}
    assert {each.rebuilt for each in proof.differences} == {""}
    assert "ต่อจากหน้าก่อน 1 ตาราง" in proof.report.notes[0]


def test_the_summarys_templates_add_up_another_plan(tmp_path: Path) -> None:
    summary_document(EVEN, Style()).save(str(tmp_path / "แผนเดิม.docx"))
    other: list[Record] = [{**each, "งบประมาณ": Decimal(700)} for each in projects(("การพัฒนาน้ำ", "แผนงานการเกษตร", 4))]
    summary_document(other, Style()).save(str(tmp_path / "พิมพ์เอง.docx"))

    chapters, _, _ = make_templates(tmp_path / "แผนเดิม.docx", found_of(SEED, *EVEN))
    book = Builder(tmp_path, workbook_of(SEED, *other))(chapters, book_toml(chapters))

    assert said(book) == said(tmp_path / "พิมพ์เอง.docx")


def test_a_summary_with_a_column_of_its_own_gives_way_and_the_text_around_it_stays(tmp_path: Path) -> None:
    source = tmp_path / "แผนเดิม.docx"
    document = summary_document(EVEN, Style(), (*SUMMARY_HEADS, "ตัวชี้วัด"))
    document.add_paragraph("หมายเหตุท้ายตาราง")
    document.save(str(source))

    chapters, report, problems = make_templates(source, found_of(SEED, *EVEN))
    book = Builder(tmp_path, workbook_of(SEED, *EVEN))(chapters, book_toml(chapters))

    assert [each.title for each in chapters] == ["บัญชีสรุปจำนวนโครงการและงบประมาณ", "แบบ ผด. 01", "หมายเหตุท้ายตาราง"]
    assert ([each.code for each in problems], len(report.notes)) == (["form-shipped"], 1)
    words = said(book)
    assert words[0] == "บัญชีสรุปจำนวนโครงการและงบประมาณ"
    assert words[-1] == "หมายเหตุท้ายตาราง"
    assert any(each.startswith("รวมทั้งสิ้น|8|") for each in words)
