from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from docgen.plan.assemble import assemble
from docgen.plan.model import Plan
from docgen.plan.names import Source, built_in_schema, schema_of, shape_of
from docgen.plan.totals import totals
from docgen.plan.values import values_of
from docgen.schema import Field, Kind, Record, Span
from docgen.vocabulary import GENERAL, SHEETS
from tests.plan.workbooks import GENERAL as KEYS
from tests.plan.workbooks import filled, listed, piece, plan_of, project, table, workbook

TYPES: dict[Kind, type] = {
    Kind.TEXT: str, Kind.INTEGER: int, Kind.NUMBER: float, Kind.MONEY: Decimal, Kind.PERCENT: Decimal, Kind.DATE: date,
    Kind.SPAN: Span, Kind.RECORD: dict, Kind.LIST: list,
}  # fmt: skip


def rich_plan() -> Plan:
    """Every kind of value, filled and blank."""
    rows = [
        project(
            กลยุทธ์="ถนน", แหล่งงบประมาณ="เงินสะสม", หมายเหตุ="-",
            กว้าง=Decimal("2.5"), ตรวจ=date(2019, 10, 1), บ้าน=5, พิกัด="ก",
        ),
        project(โครงการ="อื่น", ต_ค_=None, มี_ค_="x"),
    ]
    extra = ["กว้าง", "ตรวจ", "บ้าน", "พิกัด"]
    data = workbook(rows, [piece(พิกัด="ก"), piece(ครุภัณฑ์="เก้าอี้")], {**KEYS, "เว็บไซต์": "www", "โทรสาร": None}, extra)
    data.tables["กรรมการ"] = table("กรรมการ", [{"ชื่อ": "ก", "อายุ": 50}, {"ชื่อ": "ข"}], ["ชื่อ", "อายุ"])
    plan, problems = assemble(data)
    assert problems == []
    return plan


def records(root: Record) -> Iterator[Record]:
    yield root
    for field in root.fields.values():
        if field.record is not None:
            yield from records(field.record)


def fits(value: object, field: Field) -> bool:
    if value is None or value == "":
        return field.may_be_blank and (value == "") == (field.kind is Kind.TEXT)
    if isinstance(value, (bool, datetime)):
        return False
    return isinstance(value, TYPES[field.kind])


def walk(value: object, record: Record) -> Iterator[tuple[Record, Field, object]]:
    assert isinstance(value, dict)
    assert sorted(value) == sorted(record.fields)  # no value without a name, no name without a value
    for name, each in value.items():
        field = record.fields[name]
        yield record, field, each
        if field.record is not None:
            for item in each if field.kind is Kind.LIST else [each]:
                yield from walk(item, field.record)


@pytest.mark.parametrize("plan", [rich_plan(), plan_of(project())], ids=["every kind of value", "one project"])
def test_every_value_has_a_field_of_its_kind(plan: Plan) -> None:
    wrong = [
        (record.name, field.name, value)
        for record, field, value in walk(values_of(plan), schema_of(plan))
        if not fits(value, field)
    ]

    assert wrong == []


def test_names_and_twins_never_clash() -> None:
    for record in records(schema_of(rich_plan())):
        spellings = list(record.spellings())
        assert len(spellings) == len(set(spellings)), record.name


def test_every_name_of_the_program_has_an_english_twin_and_a_meaning() -> None:
    for record in records(built_in_schema()):
        for field in record.fields.values():
            assert field.twins, (record.name, field.name)
            assert field.twins[0].isascii()
            assert field.meaning


def test_one_record_name_is_one_shape() -> None:
    shapes: dict[str, Record] = {}
    for record in records(schema_of(rich_plan())):
        assert shapes.setdefault(record.name, record) is record
    assert list(shapes) == [
        "plan", "total", "strategy", "programme", "project", "equipment_type", "equipment_programme", "equipment",
        "sheet:กรรมการ",
    ]  # fmt: skip


def test_every_declared_column_and_key_is_a_name() -> None:
    root = built_in_schema()
    for column in GENERAL:
        assert root.fields[column.tag].twins == column.twins
    for sheet, columns in SHEETS.items():
        record = root.fields[f"{sheet}ทั้งหมด"].record
        assert record is not None
        for column in columns:
            assert record.fields[column.tag].twins == column.twins
            assert record.fields[column.tag].kind is column.kind


def test_months_stand_in_their_place_in_the_bar() -> None:
    record = built_in_schema().fields["โครงการทั้งหมด"].record
    assert record is not None
    spans = [field for field in record.fields.values() if field.kind is Kind.SPAN]

    assert [(field.name, field.position) for field in spans] == list(
        zip(["ตค", "พย", "ธค", "มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย"], range(12), strict=True)
    )


def test_the_years_and_days_of_the_plan_are_drawn_from_the_workbook() -> None:
    values = values_of(plan_of(project()))

    assert (values["ปีงบประมาณ"], values["ปีก่อน"], values["ปีถัดไป"]) == (2563, 2562, 2564)
    assert (values["วันเริ่มปีงบประมาณ"], values["วันสิ้นปีงบประมาณ"]) == (date(2019, 10, 1), date(2020, 9, 30))
    assert (values["ปิดประกาศภายใน"], values["ปิดประกาศถึง"]) == (date(2019, 10, 15), date(2019, 10, 30))
    assert (values["ชื่อเฉพาะหน่วยงาน"], values["ชื่อหน่วยงานย่อ"]) == ("พระรักษ์", "อบต.พระรักษ์")
    assert values["ประเภทหน่วยงานย่อ"] == "อบต."
    assert (values["ฉบับ"], values["คำเรียกยุทธศาสตร์"]) == ("", "ยุทธศาสตร์")


def test_headings_print_the_plans_word_for_strategies() -> None:
    plan, _ = assemble(workbook([project()], [piece(ประเภทครุภัณฑ์="กีฬา")], filled(KEYS, คำเรียกยุทธศาสตร์="ประเด็น")))
    values = values_of(plan)
    [strategy], [kind] = listed(values["ยุทธศาสตร์ทั้งหมด"]), listed(values["ประเภทครุภัณฑ์ทั้งหมด"])

    assert strategy["ชื่อเต็ม"] == "ประเด็นการพัฒนาด้านโครงสร้างพื้นฐาน"
    assert kind["ชื่อเต็ม"] == "ครุภัณฑ์กีฬา"


def test_months_in_words_are_a_value_of_each_row() -> None:
    [row] = listed(values_of(plan_of(project(พ_ย_="x", มี_ค_="x")))["โครงการทั้งหมด"])

    assert row["เดือนที่ดำเนินการ"] == "ต.ค. 2562 – พ.ย. 2562, มี.ค. 2563"


def test_a_project_is_the_same_dictionary_in_every_list() -> None:
    values = values_of(plan_of(project()))
    [strategy] = listed(values["ยุทธศาสตร์ทั้งหมด"])
    [programme] = listed(strategy["แผนงานทั้งหมด"])
    [row] = listed(values["โครงการทั้งหมด"])

    assert strategy["โครงการทั้งหมด"][0] is programme["โครงการทั้งหมด"][0] is row


def test_ten_thousand_projects_cost_less_than_two_kilobytes_each() -> None:
    plan = plan_of(*(project(โครงการ=f"โครงการที่ {number}") for number in range(10_000)))
    tracemalloc.start()
    values = values_of(plan)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(listed(values["โครงการทั้งหมด"])) == 10_000
    assert size < 10_000 * 2_000


def test_what_is_got_at_once_is_what_each_name_gets_alone() -> None:
    plan = rich_plan()
    source = Source(plan, totals(plan))
    shape = next(each.shape for each in shape_of(plan).names if each.field.name == "โครงการทั้งหมด")
    assert shape is not None
    gets = {name.field.name: name.get for name in shape.names}

    for item in source.totals.projects:
        values = dict(shape.attributes_of(item))
        assert {"ชื่อ", "ตค", "กย"} <= values.keys()
        assert values == {name: gets[name](item, source) for name in values}
