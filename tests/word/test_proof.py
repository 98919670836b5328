"""The proof: a book that says what the workbook says passes; every kind of tampering is told."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

from lxml import etree

from docgen.schema import Field, Kind, record_of
from docgen.word.namespaces import PREFIXES
from docgen.word.package import Package
from docgen.word.proof.leftovers import tokens_in
from docgen.word.proof.matching import Sum
from docgen.word.proof.pattern import Pattern
from docgen.word.proof.patterns import read_patterns
from docgen.word.proof.prove import Claim, Proof, prove
from docgen.word.tags.chapter import Chapter

NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())

IN_BOOK = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items() if prefix != "dg")

PROJECT = record_of(
    "project", "โครงการ",
    Field("ลำดับ", Kind.INTEGER, ""), Field("ชื่อ", Kind.TEXT, ""), Field("งบประมาณ", Kind.MONEY, ""),
    Field("ตค", Kind.SPAN, "", position=0), Field("พย", Kind.SPAN, "", position=1),
)
GROUP = record_of(
    "programme", "แผนงาน",
    Field("ชื่อ", Kind.TEXT, ""), Field("จำนวนโครงการ", Kind.INTEGER, ""), Field("งบประมาณ", Kind.MONEY, ""),
    Field("โครงการทั้งหมด", Kind.LIST, "", record=PROJECT),
)
SCHEMA = record_of("plan", "แผน", Field("แผนงานทั้งหมด", Kind.LIST, "", record=GROUP))
SUMS = (Sum("programme", "งบประมาณ", "project", "งบประมาณ"), Sum("programme", "จำนวนโครงการ", "project", ""))
EXPECTED: dict[str, list[dict[str, object]]] = {
    "programme": [
        {"ชื่อ": "การศึกษา", "จำนวนโครงการ": 2, "งบประมาณ": Decimal("1500.50")},
        {"ชื่อ": "สาธารณสุข", "จำนวนโครงการ": 1, "งบประมาณ": Decimal(0)},
    ],
    "project": [
        {"ลำดับ": 1, "ชื่อ": "ซื้อ <หนังสือ> & สมุด", "งบประมาณ": Decimal("1000.50"), "เดือน": (True, True)},
        {"ลำดับ": 2, "ชื่อ": "ซ่อมโรงเรียน", "งบประมาณ": Decimal(500), "เดือน": (False, True)},
        {"ลำดับ": 1, "ชื่อ": "พ่นยุง", "งบประมาณ": Decimal(0), "เดือน": (True, False)},
    ],
}


def template(body: str) -> tuple[Pattern, ...]:
    package = Package({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()})
    package.main = lambda: "word/document.xml"  # type: ignore[method-assign]
    return read_patterns(Chapter("ผด02.docx", package), SCHEMA)


def cell(content: str) -> str:
    return f"<w:tc><w:p>{content}</w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def text(content: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'


def value(expression: str) -> str:
    return f'<w:r><dg:value expression="{expression}"/></w:r>'


def statement(code: str) -> str:
    return f'<dg:statement code="{code}"/>'


PATTERNS = template(
    statement("for แผนงาน in แผนงานทั้งหมด")
    + f"<w:p>{text('แผนงาน')}{value('แผนงาน.ชื่อ')}</w:p><w:tbl>"
    + row(text("ที่"), text("โครงการ"), text("งบ"), text("ต.ค."), text("พ.ย."))
    + statement("for โครงการ in แผนงาน.โครงการทั้งหมด")
    + row(
        value("โครงการ.ลำดับ"), value("โครงการ.ชื่อ"), value("โครงการ.งบประมาณ | บาท"), value("โครงการ.ตค"),
        value("โครงการ.พย"),
    )
    + statement("endfor")
    + row(
        text("รวม"), value("แผนงาน.จำนวนโครงการ") + text(" โครงการ"), value("แผนงาน.งบประมาณ | บาท"), text("-"),
        text("-"),
    )
    + "</w:tbl>"
    + statement("endfor")
)


def arrow(months: int) -> str:
    extent = f'<wp:extent cx="{months * 500 * 635 - 20000}" cy="0"/>'
    return f"<w:r><w:drawing><wp:anchor>{extent}</wp:anchor></w:drawing></w:r>"


GRID = "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in (500, 4000, 1500, 500, 500)) + "</w:tblGrid>"
HEAD = row(text("ที่"), text("โครงการ"), text("งบ"), text("ต.ค."), text("พ.ย."))
ROWS: list[str] = [
    row(text("๑"), text("ซื้อ &lt;หนังสือ&gt; &amp; สมุด"), text("๑,๐๐๐.๕๐"), arrow(2), ""),
    row(text("๒"), text("ซ่อมโรงเรียน"), text("๕๐๐.๐๐"), "", arrow(1)),
    row(text("รวม"), text("๒ โครงการ"), text("๑,๕๐๐.๕๐"), text("-"), text("-")),
    row(text("๑"), text("พ่นยุง"), text("-"), arrow(1), ""),
    row(text("รวม"), text("๑ โครงการ"), text("-"), text("-"), text("-")),
]


def book(rows: list[str], first: str = "การศึกษา", extra: str = "") -> io.BytesIO:
    one, two = "".join(rows[:3]), "".join(rows[3:])
    body = (
        '<w:bookmarkStart w:id="0" w:name="_chapter_1"/><w:bookmarkEnd w:id="0"/>'
        f"<w:p>{text('แผนงาน' + first)}</w:p><w:tbl>{GRID}{HEAD}{one}</w:tbl>"
        f"<w:p>{text('แผนงานสาธารณสุข')}</w:p><w:tbl>{GRID}{HEAD}{two}</w:tbl>{extra}"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:document {IN_BOOK}><w:body>{body}</w:body></w:document>")
    return file


def one_chapter(body: str) -> io.BytesIO:
    file = io.BytesIO()
    start = '<w:bookmarkStart w:id="0" w:name="_chapter_1"/><w:bookmarkEnd w:id="0"/>'
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:document {IN_BOOK}><w:body>{start}{body}</w:body></w:document>")
    return file


def proven(rows: list[str], **changes: Any) -> tuple[Proof, list[str]]:
    known = changes.pop("known", frozenset())
    claim = Claim("เล่ม.docx", {1: "ผด02.docx"}, {1: PATTERNS}, EXPECTED, SUMS, known)
    proof, problems = prove(book(rows, **changes), claim)
    return proof, [f"{problem.code}: {problem.what}" for problem in problems]


def changed(number: int, old: str, new: str) -> list[str]:
    assert old in ROWS[number]
    return [each.replace(old, new) if at == number else each for at, each in enumerate(ROWS)]


def test_a_book_that_says_what_the_workbook_says_is_proven() -> None:
    proof, problems = proven(ROWS)

    assert problems == []
    assert proof.rows == {"project": 3, "programme": 2}
    assert proof.baht["project"] == Decimal("1500.50")
    assert proof.tables == 2


def test_a_missing_row_is_told() -> None:
    _, problems = proven(ROWS[:1] + ROWS[2:3] + [ROWS[2]] + ROWS[3:])

    assert any("ซ่อมโรงเรียน" in problem for problem in problems)


def test_a_row_that_stands_twice_is_told() -> None:
    _, problems = proven([ROWS[0], ROWS[0], ROWS[1], *ROWS[2:]])

    assert any(problem.startswith("proof-row: พบแถว “๑ | ซื้อ <หนังสือ>") for problem in problems)


def test_rows_in_another_order_are_told() -> None:
    _, problems = proven([ROWS[1], ROWS[0], *ROWS[2:]])

    assert any(problem.startswith("proof-row") for problem in problems)


def test_text_that_lost_its_marks_is_told() -> None:
    _, problems = proven(changed(0, "&lt;หนังสือ&gt; ", ""))

    assert any("ซื้อ <หนังสือ> & สมุด" in problem for problem in problems)


def test_money_that_differs_by_a_satang_is_told() -> None:
    _, problems = proven(changed(0, "๕๐", "๕๑"))

    assert any("1000.50" in problem for problem in problems)


def test_a_wrong_total_is_told() -> None:
    _, problems = proven(changed(2, "๑,๕๐๐.๕๐", "๑,๕๐๐.๐๐"))

    assert any(problem.startswith("proof-row: พบแถว “รวม") for problem in problems)


def test_a_total_that_the_workbook_has_wrong_is_told_from_the_paper_alone() -> None:
    wrong = [dict(EXPECTED["programme"][0], งบประมาณ=Decimal(9)), EXPECTED["programme"][1]]
    claim = Claim("เล่ม.docx", {1: "ผด02.docx"}, {1: PATTERNS}, {**EXPECTED, "programme": wrong}, SUMS)

    _, problems = prove(book(changed(2, "๑,๕๐๐.๕๐", "๙.๐๐")), claim)

    assert [problem.what for problem in problems] == ["ยอดรวมที่พิมพ์คือ “9.00” แต่ผลบวกของแถวในเล่มคือ “1,500.50”"]


def test_an_arrow_over_other_months_is_told() -> None:
    rows = [row(text("๑"), text("ซื้อ &lt;หนังสือ&gt; &amp; สมุด"), text("๑,๐๐๐.๕๐"), arrow(1), ""), *ROWS[1:]]

    assert proven(rows)[1] != []


def test_a_heading_with_another_name_is_told() -> None:
    _, problems = proven(ROWS, first="การกีฬา")

    assert any("การศึกษา" in problem for problem in problems)


def test_a_tag_or_python_word_left_over_is_told_but_not_when_the_data_holds_it() -> None:
    extra = f"<w:p>{text('{{ ชื่อ }} None #REF!')}</w:p>"

    assert len(proven(ROWS, extra=extra)[1]) == 6  # four in the paragraph, the tag's brackets in the document as well
    assert proven(ROWS, extra=extra, known=tokens_in(["{{ None }}", "#REF!"]))[1] == []


def test_a_text_of_the_template_that_is_lost_is_told() -> None:
    patterns = template(f"<w:p>{text('คำนำ')}</w:p><w:p>{text('จัดทำโดย ')}{value('ชื่อ')}{text(' ปี ๒๕๖๓')}</w:p>")
    claim = Claim("เล่ม.docx", {1: "คำนำ.docx"}, {1: patterns}, {}, ())
    whole = f"<w:p>{text('คำนำ')}</w:p><w:p>{text('จัดทำโดย อบต. ปี 2563')}</w:p>"
    lost = f"<w:p>{text('คำนำ')}</w:p><w:p>{text('จัดทำโดย อบต.')}</w:p>"

    assert prove(one_chapter(whole), claim)[1] == []
    assert [problem.what for problem in prove(one_chapter(lost), claim)[1]] == [
        "ข้อความ “ปี 2563” ของแม่แบบ คำนำ.docx หายไปจากเล่ม"
    ]


def test_a_table_left_without_rows_is_refused_since_word_would_call_the_book_damaged() -> None:
    claim = Claim("เล่ม.docx", {1: "ก.docx"}, {1: template("")}, {}, ())

    problems = prove(one_chapter("<w:tbl><w:tblPr/></w:tbl>"), claim)[1]

    assert [(problem.code, str(problem.where)) for problem in problems] == [("table-empty", "ก.docx")]


def test_words_that_only_contain_a_python_word_are_no_leftovers() -> None:
    assert tokens_in(["banana Nones", "ราคา #1", "a:b"]) == frozenset()


def test_a_book_that_is_not_well_formed_is_told() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w:document>")
    claim = Claim("เล่ม.docx", {1: "ผด02.docx"}, {1: PATTERNS}, EXPECTED, SUMS)

    assert "อ่านเล่มกลับไม่ได้ (บรรทัด 1)" in [problem.what for problem in prove(file, claim)[1]]


def test_rows_under_a_condition_may_be_left_out_but_never_out_of_order() -> None:
    body = (
        f"<w:tbl>{statement('for แผนงาน in แผนงานทั้งหมด')}{statement('if แผนงาน.งบประมาณ > 0')}"
        + row(value("แผนงาน.ชื่อ"), value("แผนงาน.งบประมาณ"))
        + f"{statement('endif')}{statement('endfor')}</w:tbl>"
    )
    claim = Claim("เล่ม.docx", {1: "ก.docx"}, {1: template(body)}, EXPECTED, ())
    file = one_chapter(f"<w:tbl>{row(text('สาธารณสุข'), text('0.00'))}</w:tbl>")

    assert prove(file, claim)[1] == []


def test_the_snippets_of_these_tests_are_well_formed() -> None:
    etree.fromstring(f"<w:tbl {NAMESPACES}>{''.join(ROWS)}</w:tbl>")
