from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.plan.assemble import assemble
from docgen.plan.expected import MARKS, SUMS, expected
from docgen.plan.model import Equipment, Plan, Project
from docgen.plan.names import schema_of
from docgen.plan.totals import totals
from docgen.plan.values import values_of
from docgen.schema import Kind, Record
from tests.plan.workbooks import listed, piece_of, plan_of, plan_with, project, row_of, workbook

BAHT = st.decimals(min_value=0, max_value=10**9, places=2)
PROJECTS = st.lists(
    st.builds(
        row_of,
        strategy=st.sampled_from(["ด้าน 1", "ด้าน๑", "ด้าน 2", "ด้าน 3"]),
        tactic=st.sampled_from(["", "ถนน", "น้ำ"]),
        programme=st.sampled_from(["การศึกษา", "การ ศึกษา", "การเกษตร", "การพาณิชย์"]),
        budget=BAHT,
    ),
    max_size=40,
)
EQUIPMENT = st.lists(
    st.builds(
        piece_of,
        kind=st.sampled_from(["สำนักงาน", "สำนัก งาน", "กีฬา"]),
        programme=st.sampled_from(["ก", "ข"]),
        budget=BAHT,
    ),
    max_size=20,
)


def dotted(groups: Sequence[tuple[str, str, str]]) -> list[str]:
    return [" > ".join(group) for group in groups]


def test_the_same_programme_under_two_strategies_is_two_groups() -> None:
    rows = [("ก", 1), ("ข", 2), ("ก", 4)]
    found = totals(plan_with([row_of(strategy, "เกษตร", Decimal(baht)) for strategy, baht in rows]))

    assert [(each.number, each.name, each.budget) for each in found.strategies] == [
        (1, "ก", Decimal(5)), (2, "ข", Decimal(2)),
    ]  # fmt: skip
    assert [(each.number, each.name, len(each.projects)) for s in found.strategies for each in s.programmes] == [
        (1, "เกษตร", 2), (1, "เกษตร", 1),
    ]  # fmt: skip
    assert found.programme_count == 2


def test_groups_stand_in_order_of_first_appearance_level_by_level() -> None:
    rows = [("ก", "ท1", "เกษตร"), ("ข", "", "เกษตร"), ("ก", "ท2", "เกษตร"), ("ก", "ท1", "ศึกษา"), ("ก", "ท1", "เกษตร")]
    plan = plan_with([row_of(s, p, Decimal(1), tactic=t, row=number) for number, (s, t, p) in enumerate(rows, 2)])
    found = totals(plan)

    assert dotted([(p.strategy, p.tactic, p.name) for s in found.strategies for p in s.programmes]) == [
        "ก > ท1 > เกษตร", "ก > ท1 > ศึกษา", "ก > ท2 > เกษตร", "ข >  > เกษตร",
    ]  # fmt: skip
    assert [(each.number, each.overall_number, each.project.row) for each in found.projects] == [
        (1, 1, 2), (2, 2, 6), (1, 3, 5), (1, 4, 4), (1, 5, 3),
    ]  # fmt: skip


def test_names_that_differ_in_spaces_or_digits_are_one_group_printed_as_first_typed() -> None:
    found = totals(plan_with([row_of("ด้าน 1", "การ ศึกษา", Decimal(1)), row_of("ด้าน๑", "การศึกษา", Decimal(1))]))

    assert [(s.name, [p.name for p in s.programmes]) for s in found.strategies] == [("ด้าน 1", ["การ ศึกษา"])]


def test_a_programmes_departments_are_listed_once_a_line_each() -> None:
    plan = plan_of(
        project(), project(โครงการ="ข", หน่วยงานรับผิดชอบหลัก="สำนักปลัด"), project(โครงการ="ค", หน่วยงานรับผิดชอบหลัก="กอง ช่าง")
    )
    [strategy] = listed(values_of(plan)["ยุทธศาสตร์ทั้งหมด"])

    assert strategy["แผนงานทั้งหมด"][0]["หน่วยงานรับผิดชอบหลัก"] == "กองช่าง\nสำนักปลัด"


def test_equipment_is_grouped_by_type_then_programme() -> None:
    rows = [("สำนักงาน", "ก"), ("กีฬา", "ก"), ("สำนักงาน", "ข"), ("สำนักงาน", "ก")]
    pieces = [piece_of(kind, programme, Decimal(10), row=row) for row, (kind, programme) in enumerate(rows)]
    found = totals(plan_with([], pieces))

    assert [(each.number, each.name, each.budget) for each in found.equipment_types] == [
        (1, "สำนักงาน", Decimal(30)), (2, "กีฬา", Decimal(10)),
    ]  # fmt: skip
    assert [(p.number, p.name, p.type_name) for t in found.equipment_types for p in t.programmes] == [
        (1, "ก", "สำนักงาน"), (2, "ข", "สำนักงาน"), (1, "ก", "กีฬา"),
    ]  # fmt: skip
    assert [(each.number, each.overall_number, each.equipment.row) for each in found.equipment] == [
        (1, 1, 0), (2, 2, 3), (1, 3, 2), (1, 4, 1),
    ]  # fmt: skip


def test_a_plan_without_any_budget_has_no_percentages_of_it() -> None:
    found = totals(plan_with([row_of("ก", "ข", Decimal(0))]))

    assert (found.project_percent, found.budget_percent) == (Decimal(100), Decimal(0))


@settings(deadline=None)
@given(PROJECTS)
def test_percentages_on_paper_add_up_at_every_level(projects: list[Project]) -> None:
    found = totals(plan_with(projects))

    for strategy in found.strategies:
        assert strategy.project_percent == sum(each.project_percent for each in strategy.programmes)
        assert strategy.budget_percent == sum(each.budget_percent for each in strategy.programmes)
    assert found.project_percent == (100 if projects else 0)
    assert found.budget_percent == (100 if any(each.budget for each in projects) else 0)


def printed_records(plan: Plan) -> dict[str, tuple[Record, list[dict[str, Any]]]]:
    """Every record of the values by record name, in the order in which nested loops come to it."""
    found: dict[str, tuple[Record, dict[int, dict[str, Any]]]] = {}

    def walk(record: Record, value: dict[str, Any]) -> None:
        found.setdefault(record.name, (record, {}))[1].setdefault(id(value), value)
        for field in record.fields.values():
            if field.record is not None:
                inner = value[field.name]
                for each in inner if isinstance(inner, list) else [inner]:
                    walk(field.record, each)

    values: dict[str, Any] = dict(values_of(plan))
    walk(schema_of(plan), values)
    return {name: (record, list(items.values())) for name, (record, items) in found.items()}


def compare(plan: Plan) -> None:
    """Everything that the proof expects is what templates would print, in the same order."""
    printed = printed_records(plan)
    for name, records in expected(plan).items():
        record, values = printed.get(name, (None, []))
        assert len(values) == len(records), name
        for value, wanted in zip(values, records, strict=True):
            assert record is not None
            for key, each in wanted.items():
                if key == MARKS:
                    marks = [bool(value[f.name]) for f in record.fields.values() if f.kind is Kind.SPAN]
                    assert tuple(marks) == each
                elif record.fields[key].kind is Kind.PERCENT:
                    assert abs(value[key] - each) < Decimal("0.01")
                else:
                    assert value[key] == each, (name, key)


@settings(deadline=None)
@given(PROJECTS, EQUIPMENT)
def test_what_templates_print_is_what_the_proof_expects(projects: list[Project], equipment: list[Equipment]) -> None:
    compare(plan_with(projects, equipment))


@settings(deadline=None)
@given(PROJECTS, EQUIPMENT)
def test_every_list_holds_its_rows_in_the_order_that_the_proof_expects(
    projects: list[Project], equipment: list[Equipment]
) -> None:
    plan = plan_with(projects, equipment)
    values, wanted = values_of(plan), expected(plan)

    for name, record in (("โครงการทั้งหมด", "project"), ("ครุภัณฑ์ทั้งหมด", "equipment")):
        rows = values[name]
        assert isinstance(rows, list)
        assert [(r["ลำดับรวม"], r["งบประมาณ"]) for r in rows] == [(r["ลำดับรวม"], r["งบประมาณ"]) for r in wanted[record]]


def test_a_full_row_is_expected_word_for_word() -> None:
    plan = plan_of(project(กลยุทธ์="ถนน", แหล่งงบประมาณ="เงินสะสม", หมายเหตุ="-", งบประมาณ=Decimal("0.25")))

    assert expected(plan)["project"] == [{
        "ลำดับ": 1, "ลำดับรวม": 1, "ยุทธศาสตร์": "การพัฒนาด้านโครงสร้างพื้นฐาน", "กลยุทธ์": "ถนน",
        "แผนงาน": "แผนงานอุตสาหกรรมและการโยธา", "ชื่อ": "โครงการก่อสร้างถนน", "รายละเอียดของกิจกรรม": "ยาว 250 เมตร",
        "งบประมาณ": Decimal("0.25"), "สถานที่ดำเนินการ": "หมู่ที่ 1", "หน่วยงานรับผิดชอบหลัก": "กองช่าง",
        "แหล่งงบประมาณ": "เงินสะสม", "หมายเหตุ": "-", "เดือน": (True, *[False] * 11),
    }]  # fmt: skip
    assert expected(plan)["total"] == [{
        "จำนวนโครงการ": 1, "งบประมาณ": Decimal("0.25"), "ร้อยละโครงการ": Decimal(100), "ร้อยละงบประมาณ": Decimal(100),
        "จำนวนยุทธศาสตร์": 1, "จำนวนแผนงาน": 1, "จำนวนครุภัณฑ์": 0, "งบประมาณครุภัณฑ์": Decimal(0),
    }]  # fmt: skip


def test_the_clerks_own_columns_are_expected_too_as_exact_numbers() -> None:
    rows = [project(กว้าง=Decimal("2.5"), ลำดับ=99), project(กว้าง=3, โครงการ="ข"), project(โครงการ="ค")]
    plan, _ = assemble(workbook(rows, extra=["กว้าง", "ลำดับ"]))
    found = expected(plan)["project"]

    assert [each["กว้าง"] for each in found] == [Decimal("2.5"), Decimal(3), ""]
    assert [each["ลำดับ"] for each in found] == [1, 2, 3]


def test_every_sum_names_fields_that_exist() -> None:
    records = {name: record for name, (record, _) in printed_records(
        plan_with([row_of("ก", "ข", Decimal(1))], [piece_of("ก", "ข", Decimal(1))])
    ).items()}  # fmt: skip

    for rule in SUMS:
        assert rule.total_field in records[rule.total].fields
        assert not rule.part_field or rule.part_field in records[rule.part].fields
