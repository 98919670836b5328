from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from docgen.plan.assemble import assemble
from docgen.plan.extras import extra_value, kind_of
from docgen.plan.model import ExtraField
from docgen.plan.names import schema_of
from docgen.plan.values import values_of
from docgen.rows import CellValue, Heading
from docgen.schema import Kind, Value
from docgen.vocabulary import GENERAL_SHEET, PROJECT_SHEET
from tests.plan.workbooks import GENERAL, listed, piece, project, table, workbook


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], Kind.TEXT),
        ([None, " "], Kind.TEXT),
        ([5, None, -2], Kind.INTEGER),
        ([5, Decimal("2.5")], Kind.NUMBER),
        ([1632820001234, Decimal("0.1")], Kind.NUMBER),
        ([10**17 + 1, Decimal("0.1")], Kind.TEXT),  # a float cannot hold it
        ([10**17 + 1], Kind.INTEGER),
        ([5, "ห้า"], Kind.TEXT),
        (["0812345678"], Kind.TEXT),
        ([True, False], Kind.TEXT),
        ([date(2019, 10, 1), datetime(2019, 10, 2)], Kind.DATE),
        ([date(2019, 10, 1), "2 ต.ค. 62"], Kind.DATE),
        (["1 ต.ค. 62"], Kind.TEXT),  # printed as typed (R1)
        ([date(2019, 10, 1), "เร็ว ๆ นี้"], Kind.TEXT),
        ([date(2019, 10, 1), 5], Kind.TEXT),
    ],
)
def test_a_column_has_the_one_kind_of_all_its_cells(values: list[CellValue], kind: Kind) -> None:
    assert kind_of(values) is kind


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        (None, Kind.TEXT, None), (5, Kind.TEXT, "5"), (5, Kind.INTEGER, 5), (5, Kind.NUMBER, 5.0),
        (Decimal("2.5"), Kind.NUMBER, 2.5), ("2 ต.ค. 62", Kind.DATE, date(2019, 10, 2)),
        (date(2019, 10, 1), Kind.TEXT, "1 ตุลาคม 2562"), (None, Kind.NUMBER, None),
    ],
)  # fmt: skip
def test_a_cell_becomes_a_value_of_its_columns_kind(raw: CellValue, kind: Kind, value: Value) -> None:
    found = extra_value(raw, kind)

    assert found == value
    assert type(found) is type(value)


def test_an_extra_column_is_a_field_of_its_sheets_records() -> None:
    rows = [project(กว้าง_=4), project(กว้าง_=Decimal("2.5"), โครงการ="อื่น"), project(โครงการ="สาม")]
    rows = [{("กว้าง (เมตร)" if name == "กว้าง." else name): value for name, value in row.items()} for row in rows]
    plan, problems = assemble(workbook(rows, [piece()], extra=["กว้าง (เมตร)"]))

    assert problems == []
    assert plan.extra_fields[PROJECT_SHEET] == (ExtraField("กว้าง", "กว้าง (เมตร)", Kind.NUMBER),)
    assert [dict(each.extras) for each in plan.projects] == [{"กว้าง": 4.0}, {"กว้าง": 2.5}, {}]
    projects = values_of(plan)["โครงการทั้งหมด"]
    assert isinstance(projects, list)
    assert [each["กว้าง"] for each in projects] == [4.0, 2.5, None]


def test_a_blank_extra_text_prints_nothing() -> None:
    plan, _ = assemble(workbook([project(พิกัด="17Q"), project()], extra=["พิกัด"]))
    projects = values_of(plan)["โครงการทั้งหมด"]

    assert isinstance(projects, list)
    assert [each["พิกัด"] for each in projects] == ["17Q", ""]


def test_a_column_of_the_clerks_own_may_be_blank_only_when_a_cell_is() -> None:
    plan, _ = assemble(workbook([project(พิกัด="17Q", ผู้ดูแล="ก"), project(ผู้ดูแล="ข")], extra=["พิกัด", "ผู้ดูแล"]))

    fields = schema_of(plan).fields["โครงการทั้งหมด"].record
    assert fields is not None
    assert [fields.fields[name].may_be_blank for name in ("พิกัด", "ผู้ดูแล")] == [True, False]


def test_extra_keys_are_names_at_the_root() -> None:
    general = {**GENERAL, "เว็บไซต์": "www.phrarak.go.th", "วันที่อนุมัติ": date(2019, 9, 1), "โทรสาร": None}
    plan, _ = assemble(workbook(general=general))
    values, schema = values_of(plan), schema_of(plan)

    assert [(each.name, each.kind) for each in plan.extra_fields[GENERAL_SHEET]] == [
        ("เว็บไซต์", Kind.TEXT), ("วันที่อนุมัติ", Kind.DATE), ("โทรสาร", Kind.TEXT),
    ]  # fmt: skip
    assert [values[name] for name in ("เว็บไซต์", "วันที่อนุมัติ", "โทรสาร")] == ["www.phrarak.go.th", date(2019, 9, 1), ""]
    field = schema.fields["เว็บไซต์"]
    assert (field.meaning, field.source, field.may_be_blank) == ("“เว็บไซต์” ที่เพิ่มเอง", "ข้อมูลทั่วไป > เว็บไซต์", False)
    assert schema.fields["โทรสาร"].may_be_blank


def test_extra_sheets_are_lists_at_the_root() -> None:
    data = workbook()
    data.tables["คณะกรรมการ"] = table(
        "คณะกรรมการ", [{"ชื่อ": "นายก", "อายุ": 50}, {"ชื่อ": "นายข"}, {}], ["ชื่อ", "อายุ"]
    )
    plan, problems = assemble(data)

    assert problems == []
    other = plan.others["คณะกรรมการ"]
    assert (other.sheet, list(other.records)) == ("คณะกรรมการ", [{"ชื่อ": "นายก", "อายุ": 50}, {"ชื่อ": "นายข"}])
    assert values_of(plan)["คณะกรรมการทั้งหมด"] == [{"ชื่อ": "นายก", "อายุ": 50}, {"ชื่อ": "นายข", "อายุ": None}]
    record = schema_of(plan).fields["คณะกรรมการทั้งหมด"].record
    assert record is not None
    assert (record.name, [each.kind for each in record.fields.values()]) == (
        "sheet:คณะกรรมการ", [Kind.TEXT, Kind.INTEGER],
    )  # fmt: skip


def test_of_two_extra_sheets_with_one_tag_the_first_serves() -> None:
    data = workbook()
    data.tables["ถนน.1"] = table("ถนน.1", [{"ชื่อ": "ก"}], ["ชื่อ"])
    data.tables["ถนน1"] = table("ถนน1", [{"ชื่อ": "ข"}], ["ชื่อ"])
    data.tables["%"] = table("%", [{"ชื่อ": "ค"}], ["ชื่อ"])  # no tag can be made of it
    plan, _ = assemble(data)

    assert {tag: other.sheet for tag, other in plan.others.items()} == {"ถนน1": "ถนน.1"}


def test_a_name_of_the_program_is_never_replaced_by_the_clerks_own() -> None:
    extra = ["ลำดับ", "budget"]
    data = workbook([project(ลำดับ=99, budget=1)], general={**GENERAL, "รวม": "ก", "fiscal_year": 1}, extra=extra)
    data.tables["ยุทธศาสตร์"] = table("ยุทธศาสตร์", [{"ชื่อ": "ก"}], ["ชื่อ"])
    plan, _ = assemble(data)
    values = values_of(plan)
    [first] = listed(values["โครงการทั้งหมด"])

    assert first["ลำดับ"] == 1
    assert "budget" not in first
    assert isinstance(values["รวม"], dict)
    assert "fiscal_year" not in values
    assert listed(values["ยุทธศาสตร์ทั้งหมด"])[0]["ชื่อ"] == "การพัฒนาด้านโครงสร้างพื้นฐาน"


def test_two_extra_columns_with_one_tag_make_one_field() -> None:
    data = workbook([project()])
    data.tables[PROJECT_SHEET].headings += (Heading("ก.ข", "ก.ข", 90), Heading("กข", "กข", 91))
    plan, _ = assemble(data)
    record = schema_of(plan).fields["โครงการทั้งหมด"].record

    assert record is not None
    assert [name for name in record.fields if name == "กข"] == ["กข"]
