"""Tables as clerks want them, made in Word alone: the whole way from a workbook and an edited template to a book."""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Cell

from tests.book.own_template import (
    FORM,
    W,
    body,
    built,
    form,
    merges,
    paragraphs,
    rows,
    sample_plan,
    table_of,
    text,
)
from tests.conftest import sdk_errors

EACH = "{%tr for โครงการ in โครงการทั้งหมด %}"
EACH_OF_PROGRAMME = "{%tr for โครงการ in แผนงาน.โครงการทั้งหมด %}"
END = "{%tr endfor %}"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


def test_cells_of_equal_groups_are_merged_down_their_columns(plan: Path) -> None:
    document = docx.Document()
    table_of(
        document, ["ยุทธศาสตร์", "แผนงาน", "โครงการ", "งบประมาณ"], [EACH],
        ["{{ โครงการ.ยุทธศาสตร์ | รวมช่อง }}", "{{ โครงการ.แผนงาน | รวมช่อง }}", "{{ โครงการ.ชื่อ }}",
         "{{ โครงการ.งบประมาณ | บาท }}"], [END],
    )
    plain = docx.Document()
    table_of(plain, ["", ""], [EACH], ["{{ โครงการ.ยุทธศาสตร์ }}", "{{ โครงการ.แผนงาน }}"], [END])

    table = body(built(plan, document)).find(f"{W}tbl")
    groups = rows(body(built(plan, plain)).find(f"{W}tbl"))[1:]  # type: ignore[arg-type]

    assert table is not None
    for column in (0, 1):
        starts = [index for _, run in groupby(enumerate(groups), key=lambda each: each[1][: column + 1])
                  for index in [next(run)[0]]]  # fmt: skip
        assert len(starts) > 2
        expected = ["restart" if index in starts else "continue" for index in range(len(groups))]
        assert merges(table, column) == ["", *expected]
        shown = [row[column] for row in rows(table)[1:]]
        assert shown == [groups[index][column] if index in starts else "" for index in range(len(groups))]


def test_a_subtotal_row_ends_the_merged_cells_of_its_group(plan: Path) -> None:
    document = docx.Document()
    table_of(
        document, ["แผนงาน", "โครงการ", "งบประมาณ"],
        ["{%tr for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด %}"], ["{%tr for แผนงาน in ยุทธศาสตร์.แผนงานทั้งหมด %}"],
        [EACH_OF_PROGRAMME],
        ["{{ แผนงาน.ชื่อ | รวมช่อง }}", "{{ โครงการ.ชื่อ }}", "{{ โครงการ.งบประมาณ | บาท }}"], [END],
        ["รวมแผนงาน", "{{ แผนงาน.จำนวนโครงการ }} โครงการ", "{{ แผนงาน.งบประมาณ | บาท }}"], [END],
        ["รวมยุทธศาสตร์", "{{ ยุทธศาสตร์.จำนวนโครงการ }} โครงการ", "{{ ยุทธศาสตร์.งบประมาณ | บาท }}"], [END],
    )

    book = built(plan, document)

    table = body(book).find(f"{W}tbl")
    assert table is not None
    found = list(zip(merges(table, 0), [row[0] for row in rows(table)], strict=True))
    for (above, said), (merge, _) in pairwise(found):
        assert merge != "continue" or (above and not said.startswith("รวม"))
        if said.startswith("รวม"):
            assert merge != "continue"
    assert sum(said.startswith("รวมยุทธศาสตร์") for _, said in found) > 3
    assert sdk_errors(book) == []


def test_a_group_begins_a_page_but_the_first_does_not(plan: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด %}")
    document.add_paragraph("{%p if not loop.first %}")
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ ยุทธศาสตร์.ชื่อเต็ม }}")
    document.add_paragraph("{%p endfor %}")

    found = body(built(plan, document))

    breaks = [each.get(qn("w:type")) == "page" for each in found.iter(f"{W}br")]
    blocks = ["break" if each.find(f".//{W}br") is not None else text(each) for each in found.iterchildren(f"{W}p")]
    assert "break" not in blocks[0]
    assert [each == "break" for each in blocks if each] == [False, *[True, False] * len(breaks)]


def test_a_group_heading_with_page_break_before_begins_a_page_but_the_first(plan: Path) -> None:
    document = docx.Document()
    for code, name in (("if loop.first", False), ("else", True)):
        if not name:
            document.add_paragraph("{%p for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด %}")
        document.add_paragraph("{%p " + code + " %}")
        document.add_paragraph("{{ ยุทธศาสตร์.ชื่อเต็ม }}").paragraph_format.page_break_before = name or None
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")

    found = [each for each in body(built(plan, document)).iterchildren(f"{W}p") if text(each)]

    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in found]
    assert breaks == [False, *[True] * (len(found) - 1)]
    assert len(found) > 3


def test_a_table_without_rows_vanishes_with_its_heading(plan: Path) -> None:
    document = docx.Document()
    for listing, label in (("ครุภัณฑ์ทั้งหมด", "บัญชีครุภัณฑ์"), ("บุคลากรทั้งหมด", "บัญชีบุคลากร")):
        document.add_paragraph("{%p if " + listing + " %}")
        document.add_paragraph(label)
        table_of(document, ["ชื่อ"], ["{%tr for แถว in " + listing + " %}"], ["{{ แถว.ชื่อ }}"], [END])
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("จบ")
    workbook = openpyxl.load_workbook(plan / "plan.xlsx")
    workbook.create_sheet("บุคลากร").append(["ชื่อ"])
    workbook.save(plan / "plan.xlsx")

    book = built(plan, document)

    assert paragraphs(book) == ["บัญชีครุภัณฑ์", "จบ"]
    assert len(body(book).findall(f"{W}tbl")) == 1


def _rows_of_form(document: Document) -> list[Any]:
    table: Any = document.tables[0]._tbl
    return list(table.iterchildren(qn("w:tr")))


def _without_column(document: Document, first: int, count: int = 1) -> None:
    """Takes grid columns out of every row, as Word does when columns are deleted."""
    table: Any = document.tables[0]._tbl
    grid = table.find(qn("w:tblGrid"))
    for each in list(grid)[first : first + count]:
        grid.remove(each)
    for row in _rows_of_form(document):
        column = 0
        for cell in list(row.iterchildren(qn("w:tc"))):
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = 1 if span is None else int(span.get(qn("w:val")))
            gone = len(set(range(column, column + width)) & set(range(first, first + count)))
            column += width
            if gone == width:
                row.remove(cell)
            elif gone and span is not None:
                span.set(qn("w:val"), str(width - gone))


def _arrows(book: Path) -> list[list[tuple[int, int]]]:
    """Per row of the tables, (cell, width in twips) of each arrow."""
    found = []
    for row in body(book).iter(f"{W}tr"):
        cells = list(row.iterchildren(f"{W}tc"))
        wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
        found.append([(at, round(int(each.get("cx", "0")) / 635)) for at, c in enumerate(cells) for each in c.iter(wp)])
    return found


def test_a_deleted_column_leaves_the_others_and_their_arrows(plan: Path) -> None:
    document = form(plan)
    before = _arrows(built(plan, plan / "templates" / FORM))
    _without_column(document, 2)

    book = built(plan, document)

    assert [[(at + 1, width) for at, width in row] for row in _arrows(book)] == before
    assert sdk_errors(book) == []


def test_a_deleted_month_splits_the_arrows_that_ran_over_it(plan: Path) -> None:
    document = form(plan)
    _without_column(document, 8)  # ธันวาคม

    arrows = _arrows(built(plan, document))

    over_new_year = [row for row in arrows if any(at in (6, 7) for at, _ in row)]
    assert over_new_year
    for row in over_new_year:
        for at, width in row:
            assert at > 7 or at + width / 410 <= 8  # ต.ค. and พ.ย. are cells 6 and 7: no arrow reaches ม.ค.


def test_moved_columns_take_their_values_along(plan: Path) -> None:
    document = form(plan)
    for row in _rows_of_form(document):
        cells = list(row.iterchildren(qn("w:tc")))
        if len(cells) > 5:
            cells[5].addnext(cells[4])  # สถานที่ behind หน่วยงาน
    book = built(plan, document)

    before = [row for table in body(built(plan, plan / "templates" / FORM)).iter(f"{W}tbl") for row in rows(table)]
    book_rows = [row for table in body(book).iter(f"{W}tbl") for row in rows(table)]
    for old, new in zip(before, book_rows, strict=False):
        if len(old) > 5:
            assert new[:4] == old[:4]
            assert (new[4], new[5]) == (old[5], old[4]) or old[4] == new[4]


def test_an_added_column_prints_the_workbooks_column(plan: Path) -> None:
    document = form(plan)
    grid: Any = document.tables[0]._tbl.find(qn("w:tblGrid"))
    grid.append(deepcopy(grid[-1]))
    for row in _rows_of_form(document):
        cells = list(row.iterchildren(qn("w:tc")))
        copy = deepcopy(cells[-1])
        span = copy.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        if len(cells) == 1:
            continue
        if span is not None:
            span.getparent().remove(span)
        for run in list(copy.iter(qn("w:r"))):
            run.getparent().remove(run)
        cells[-1].addnext(copy)
        if any("โครงการ.ชื่อ" in (node.text or "") for node in row.iter(qn("w:t"))):
            _Cell(copy, document.tables[0]).paragraphs[0].add_run("{{ โครงการ.แหล่งงบประมาณ }}")
    book = built(plan, document)

    funds = {row[-1] for table in body(book).iter(f"{W}tbl") for row in rows(table)}
    assert len(funds - {""}) > 1
    assert sdk_errors(book) == []


def test_restarted_lists_are_valid_word(plan: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for ยุทธศาสตร์ in ยุทธศาสตร์ทั้งหมด %}")
    document.add_paragraph("{{ ยุทธศาสตร์.ชื่อเต็ม }}")
    document.add_paragraph("{%p for แผนงาน in ยุทธศาสตร์.แผนงานทั้งหมด %}")
    document.add_paragraph("{{ แผนงาน.ชื่อเต็ม }}", style="List Number")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")

    book = built(plan, document)

    lists = []
    for each in body(book).iterchildren(f"{W}p"):
        number = each.find(f"{W}pPr/{W}numPr/{W}numId")
        if text(each):
            lists.append("" if number is None else number.get(qn("w:val")))
    runs = [list(run) for name, run in groupby(lists, key=bool) if name]
    assert all(len(set(run)) == 1 for run in runs)
    assert len({run[0] for run in runs}) == len(runs) > 3
    assert sdk_errors(book) == []
