"""Cells of equal values merged down: which go on with the one above, and where the tag may stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.schema import Value
from docgen.thai.filters import FILTERS
from docgen.word.checking.check import check_chapter
from docgen.word.healing.heal import heal
from docgen.word.namespaces import w
from tests.word.docx_builder import package, paragraph
from tests.word.tag_schema import PLAN
from tests.word.tagged import filled, opened, statement, value

TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl><w:p/>"
CONTINUE, RESTART = "continue", "restart"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:p>{cell}</w:p></w:tc>' for cell in cells)}</w:tr>"


def text(content: str) -> str:
    return f"<w:r><w:t>{content}</w:t></w:r>"


def looped(*rows: str, code: str = "for a in rows") -> str:
    return statement(code) + "".join(rows) + statement("endfor")


def merged(content: str, values: dict[str, Value], column: int = 0) -> list[tuple[str, str]]:
    """(how it stands to the one above, text) of each cell of a column."""
    document = opened(filled(package(TABLE.format(content)), values))
    found = []
    for each in document.tables[0]._tbl.tr_lst:
        cell = each.tc_lst[column]
        merge = cell.tcPr.find("{*}vMerge") if cell.tcPr is not None else None
        told = "" if merge is None else merge.get(w("val"), "")
        found.append((told, "".join(node.text or "" for node in cell.iter("{*}t"))))
    return found


def records(*names: str) -> list[Mapping[str, Value]]:
    return [{"x": name, "y": name[:1]} for name in names]


def test_a_run_of_equal_values_becomes_one_cell() -> None:
    content = looped(row(value("a.x | รวมช่อง"), value("a.y")))

    assert merged(content, {"rows": records("ก", "ก", "ข", "ก")}) == [
        (RESTART, "ก"), (CONTINUE, ""), (RESTART, "ข"), (RESTART, "ก"),
    ]  # fmt: skip


def test_a_cell_never_goes_on_below_the_head_or_another_row() -> None:
    content = row(text("ก"), text("หัว")) + looped(
        row(value("a.x | รวมช่อง"), value("a.y")), row(text("หมายเหตุ"), text(""))
    )

    assert [told for told, _ in merged(content, {"rows": records("ก", "ก")})] == ["", RESTART, "", RESTART, ""]


def test_a_group_ends_the_run_even_when_the_next_begins_with_the_same_value() -> None:
    content = looped(looped(row(value("b.x | รวมช่อง")), code="for b in a.rows"), code="for a in groups")
    groups: list[Mapping[str, Value]] = [{"rows": records("ก", "ก")}, {"rows": records("ก")}]

    assert [told for told, _ in merged(content, {"groups": groups})] == [RESTART, CONTINUE, RESTART]


def test_a_groups_own_value_is_one_cell_beside_its_rows() -> None:
    content = looped(
        looped(row(value("a.name | รวมช่อง"), value("b.x")), code="for b in a.rows"), row(text("รวม"), text("")),
        code="for a in groups",
    )
    groups: list[Mapping[str, Value]] = [
        {"name": "ก", "rows": records("1", "2", "3")}, {"name": "ก", "rows": records("1")},
    ]  # fmt: skip

    assert merged(content, {"groups": groups}) == [
        (RESTART, "ก"), (CONTINUE, ""), (CONTINUE, ""), ("", "รวม"), (RESTART, "ก"), ("", "รวม"),
    ]  # fmt: skip


def test_a_cell_does_not_run_on_past_the_end_of_the_merged_cell_on_its_left() -> None:
    content = looped(row(value("a.x | รวมช่อง"), value("a.y | รวมช่อง")))

    assert merged(content, {"rows": records("ก1", "ก1", "ก2")}, 1) == [(RESTART, "ก"), (CONTINUE, ""), (RESTART, "ก")]


def test_rows_left_out_by_a_condition_do_not_end_a_run() -> None:
    content = looped(statement("if a.y"), row(value("a.x | รวมช่อง")), statement("endif"))
    rows: list[Mapping[str, Value]] = [{"x": "ก", "y": 1}, {"x": "ข", "y": 0}, {"x": "ก", "y": 1}]

    assert [told for told, _ in merged(content, {"rows": rows})] == [RESTART, CONTINUE]


def test_a_number_merges_as_it_prints() -> None:
    content = looped(row(value("a.n | บาท | รวมช่อง")))

    assert merged(content, {"rows": [{"n": 1}, {"n": Decimal("1.00")}, {"n": None}]}) == [
        (RESTART, "1.00"), (CONTINUE, ""), (RESTART, "-"),
    ]  # fmt: skip


def test_the_cells_own_properties_stay_in_their_order() -> None:
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/><w:vMerge/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{value('a.x | รวมช่อง')}</w:p></w:tc>"
    )
    document = opened(filled(package(TABLE.format(looped(f"<w:tr>{cell}</w:tr>"))), {"rows": records("ก", "ก")}))

    properties = document.tables[0]._tbl.tr_lst[1].tc_lst[0].tcPr
    assert properties is not None
    assert [each.tag.rpartition("}")[2] for each in properties] == ["tcW", "vMerge", "vAlign"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["ก", "ข", "", "&<", "ก "]), max_size=12))
def test_each_value_prints_once_per_run(names: Sequence[str]) -> None:
    found = merged(row(text("หัว")) + looped(row(value("a.x | รวมช่อง"))), {"rows": records(*names)})

    runs = [name for name, _ in groupby(names)]
    assert [said for told, said in found if told == RESTART] == runs
    assert [said for told, said in found if told == CONTINUE] == [""] * (len(names) - len(runs))


def problems(body: str) -> list[str]:
    chapter, faults = heal(package(body), "แม่แบบ.docx")
    assert faults == []
    return [each.code for each in check_chapter(chapter, PLAN, FILTERS)[1]]


FOR, ENDFOR = row(text("{%tr for p in โครงการทั้งหมด %}")), row(text("{%tr endfor %}"))
TAG = "{{ p.ชื่อ | รวมช่อง }}"


def test_a_tag_alone_in_a_cell_of_a_looped_row_is_right() -> None:
    assert problems(TABLE.format(FOR + row(text(TAG)) + ENDFOR)) == []


@pytest.mark.parametrize(
    "body",
    [
        TABLE.format(FOR + row(text(TAG + " ข้างๆ")) + ENDFOR),
        TABLE.format(FOR + row(text(TAG + TAG)) + ENDFOR),
        TABLE.format(FOR + row(text("{{ p.ชื่อ | รวมช่อง | เลขไทย }}")) + ENDFOR),
        TABLE.format(FOR + row(text('{{ (p.ชื่อ | รวมช่อง) ~ "ก" }}')) + ENDFOR),
        TABLE.format(row(text("{{ ชื่อหน่วยงาน | รวมช่อง }}"))),
        paragraph("{%p for p in โครงการทั้งหมด %}") + TABLE.format(row(text(TAG))) + paragraph("{%p endfor %}"),
        paragraph("{{ ชื่อหน่วยงาน | รวมช่อง }}"),
    ],
    ids=["text beside", "two tags", "not the last filter", "in a sum", "no loop", "a loop around", "no table"],
)
def test_a_tag_that_cannot_merge_where_it_stands_is_told(body: str) -> None:
    assert set(problems(body)) == {"filter-misused"}
