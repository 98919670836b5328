"""Rows that are read without expat: the same cells, or the same refusal, as when expat reads all of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.generated_plan import general, projects
from docgen.workbook import sheet_cells
from docgen.workbook.damage import Damaged
from docgen.workbook.number_formats import Shown
from docgen.workbook.plain_rows import PlainRow, split_rows
from docgen.workbook.sheet_cells import CellContext, SheetCells, scan_sheet
from docgen.workbook.write import new_workbook

CONTEXT = CellContext(["หนึ่ง", "#N/A", "", " สอง "], {"2": Shown.DATE}, from_1904=False)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main" xmlns:x14ac="urn:x"><dimension ref="A1"/><sheetData>'
)
TAIL = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
ROWS = [
    '<row r="{n}">', '<row r="{n}" spans="1:3" ht="12.5" customHeight="1" x14ac:dyDescent="0.3">', "<row>",
    '<row r="{n}" r="1">', '<row r="{n}" x="1" x="2">', "<row r='{n}'>", '<row r="0">', '<row r="9999999">',
    '<row r="{n}"',    '<row r="{n}" y:z="1">', '<row r="{n}" xmlns="urn:other">', '<row r="{n}" a="&lt;">',
]  # fmt: skip
CELLS = [
    '<c r="{c}{n}"/>', '<c r="{c}{n}" s="2"/>', '<c r="{c}{n}" t="n"></c>', '<c r="{c}{n}" t="s"><v>0</v></c>',
    '<c r="{c}{n}" s="1" t="s"><v>1</v></c>', '<c r="{c}{n}" t="s"><v>7</v></c>', '<c r="{c}{n}"><v>43739</v></c>',
    '<c r="{c}{n}" s="2"><v>43739.5</v></c>', '<c r="{c}{n}"><v>-1.5E3</v></c>', '<c r="{c}{n}"><v>1e</v></c>',
    '<c r="{c}{n}" t="n"><v>007</v></c>', '<c r="{c}{n}"><v></v></c>', '<c r="{c}{n}" t="b"><v>1</v></c>',
    '<c r="{c}{n}" t="e"><v>#REF!</v></c>', '<c r="{c}{n}"><f>A1+1</f><v>2</v></c>', '<c r="{c}{n}"><f>A1</f></c>',
    '<c r="{c}{n}" t="inlineStr"><is><t>ก &amp; &#3586; &lt;</t></is></c>', '<c><v>5</v></c>',
    '<c r="{c}{n}"><v>1<v/></c>',
    '<c r="{c}{n}" t="inlineStr"><is><t xml:space="preserve"> #N/A </t></is></c>', '<c t="s" r="{c}{n}"><v>0</v></c>',
    '<c r="{c}{n}" t="inlineStr"><is><t>&nbsp;</t></is></c>', '<c r="{c}{n}" t="inlineStr"><is><t></t></is></c>',
    '<c r="{c}{n}" t="inlineStr"><is><r><t>ก</t></r><rPh><t>x</t></rPh></is></c>', "text", "<!-- x -->", " ", "\n",
    '<c r="{c}{n}" t="inlineStr"><is><t>a]]>b</t></is></c>', '<c r="{c}{n}" t="inlineStr"><is><t>a\ufdd0b</t></is></c>',
    '<c r="{c}{n}" t="inlineStr"><is><t>a\r\nb&#13;c&#1;</t></is></c>', '<c r="{c}{n}" t="zz"><v>1</v></c>', "</c>",
    '<c r="{c}{n}" t="inlineStr"><is><t>a\r\nb&#13;\n</t></is></c>', '<row r="2"><c r="A2"><v>9</v></c></row>',
]  # fmt: skip


@pytest.fixture(autouse=True)
def _few_rows_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_cells, "_TOGETHER", 2)


def outcome(data: bytes) -> SheetCells | None:
    try:
        return scan_sheet(data, CONTEXT)
    except Damaged:
        return None


def by_expat(data: bytes) -> SheetCells | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_cells, "split_rows", lambda part: iter([part]))
        return outcome(data)


def plain_rows(data: bytes) -> Iterator[PlainRow]:
    return (each for each in split_rows(data) if isinstance(each, PlainRow))


@st.composite
def sheets(draw: st.DrawFn) -> str:
    usual = draw(st.booleans())
    heads = st.sampled_from(ROWS[:2] if usual else ROWS)
    columns = st.sampled_from(["A", "B", "AA", "XFD", "ZZZ"])
    cells = st.lists(st.tuples(st.sampled_from(CELLS[:17] if usual else CELLS), columns))
    rows = ""
    for number in draw(st.lists(st.integers(1, 5), max_size=6)):
        rows += draw(heads).format(n=number)
        rows += "".join(text.format(c=column, n=number) for text, column in draw(cells)) + "</row>"
    quoted = HEAD.replace('"1.0" encoding="UTF-8"', "'1.0' encoding='utf-8'")
    beginnings = [HEAD, HEAD, quoted, HEAD.replace("UTF-8", "utf-16"), HEAD.replace("xmlns=", "xmlns:q=")]
    return draw(st.sampled_from(beginnings)) + rows + TAIL


BACKWARDS = '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row><row><c><v>3</v></c></row>'


@settings(max_examples=400, deadline=None)
@given(sheets())
@example(HEAD + '<row r="1"><c r="A1" t="inlineStr"><is><t>&undefined;</t></is></c></row>' + TAIL)
@example(HEAD + BACKWARDS + TAIL)
@example(HEAD + '<row r="1"><c r="ZZZ1"/></row>' + TAIL)
@example("<!--" + HEAD + '<row r="1"><c r="A1"><v>1</v></c></row>' + TAIL + "-->")
def test_a_sheet_reads_the_same_with_and_without_expat(sheet: str) -> None:
    data = sheet.encode()

    assert outcome(data) == by_expat(data)


@settings(max_examples=200, deadline=None)
@given(place=st.floats(0, 0.999), change=st.binary(max_size=2), drop=st.integers(0, 6))
def test_a_damaged_sheet_reads_the_same_with_and_without_expat(place: float, change: bytes, drop: int) -> None:
    data = (HEAD + "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c>{CELLS[16].format(c="B", n=n)}</row>'
                           for n in range(1, 6)) + TAIL).encode()  # fmt: skip
    at = int(place * len(data))
    damaged = data[:at] + change + data[at + drop :]

    assert outcome(damaged) == by_expat(damaged)


def test_a_comment_behind_the_first_rows_hides_what_looks_like_rows() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{0}</t></is></c></row>'
    data = (HEAD + row.format(1) + f"<!-- {row.format(2)}</sheetData> -->" + row.format(3) + TAIL).encode()
    read = scan_sheet(data, CONTEXT)

    assert read == by_expat(data)
    assert read.rows == {1: {1: "1"}, 3: {1: "3"}}


def test_rows_in_another_namespace_are_none() -> None:
    row = '<row r="2"><c r="A2"><v>9</v></c></row>'
    data = (HEAD + f'<row r="1" xmlns="urn:other">{row}</row>' + TAIL).encode()

    assert outcome(data) == by_expat(data) == SheetCells({}, scan_sheet(data, CONTEXT).merged)


def test_the_mark_between_texts_may_stand_in_one() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>ก{1}</t></is></c></row>'
    data = (HEAD + row.format(1, "&#xFDD0;") + row.format(2, "\ufdd0") + row.format(3, "ข") + TAIL).encode()
    read = scan_sheet(data, CONTEXT)

    assert read == by_expat(data)
    assert read.rows == {1: {1: "ก\ufdd0"}, 2: {1: "ก\ufdd0"}, 3: {1: "กข"}}


def test_workbooks_of_openpyxl_and_of_excel_need_expat_for_little_else() -> None:
    book = openpyxl.load_workbook(io.BytesIO(new_workbook(general(), projects(30))))
    saved = io.BytesIO()
    book.save(saved)
    row = '<row r="1" spans="1:2" x14ac:dyDescent="0.3"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1"/></row>'
    excel = HEAD + row + TAIL

    for data in (new_workbook(general(), projects(30)), saved.getvalue()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert len(list(plain_rows(archive.read("xl/worksheets/sheet2.xml")))) >= 30
    assert list(plain_rows(excel.encode())) == [PlainRow(1, [("A", "3", "s", "0")])]
