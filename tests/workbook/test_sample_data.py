"""The sample is what its tables draw, as rich as a real plan, and without a single problem."""

from __future__ import annotations

from decimal import Decimal

from docgen.vocabulary import EQUIPMENT_TYPES, MONTHS, PROGRAMMES
from docgen.workbook.read import read_workbook
from tools import sample_projects
from tools.write_sample import SAMPLE, draw

DATA, PROBLEMS = read_workbook(SAMPLE)
PROJECTS = DATA.tables["โครงการ"].rows
EQUIPMENT = DATA.tables["ครุภัณฑ์"].rows
TEXTS = [str(value) for row in (*PROJECTS, *EQUIPMENT) for value in row.cells.values()]


def test_the_sample_is_what_the_tool_draws() -> None:
    assert SAMPLE.read_bytes() == draw()


def test_it_has_no_problem_at_all() -> None:
    assert PROBLEMS == []


def test_it_is_the_plan_of_the_seeds_office() -> None:
    assert DATA.general["ชื่อหน่วยงาน"].value == "องค์การบริหารส่วนตำบลพระรักษ์"
    assert DATA.general["ปีงบประมาณ"].value == 2563


def test_it_is_as_large_as_a_real_plan() -> None:
    assert len(PROJECTS) >= 60
    assert len(EQUIPMENT) >= 12
    assert len({group[0] for group in sample_projects.GROUPS}) == 5
    assert len({group[1] for group in sample_projects.GROUPS}) >= 8


def test_a_programme_stands_under_several_strategies() -> None:
    programmes = [group[1] for group in sample_projects.GROUPS]

    assert len(set(programmes)) < len(programmes)


def test_its_programmes_and_types_are_known() -> None:
    known = {name for _, name in PROGRAMMES}

    assert {row.cells["แผนงาน"] for row in (*PROJECTS, *EQUIPMENT) if "แผนงาน" in row.cells} <= known
    types = {row.cells["ประเภทครุภัณฑ์"] for row in EQUIPMENT if "ประเภทครุภัณฑ์" in row.cells}
    assert types <= set(EQUIPMENT_TYPES)
    assert len(types) >= 5


def test_every_project_has_a_name_of_its_own_and_at_least_one_month() -> None:
    months = {month.header for month in MONTHS}

    assert len({row.cells["โครงการ"] for row in PROJECTS}) == len(PROJECTS)
    assert all(months & row.cells.keys() for row in (*PROJECTS, *EQUIPMENT))


def test_group_values_are_typed_once_as_clerks_do() -> None:
    assert sum("ยุทธศาสตร์" in row.cells for row in PROJECTS) == 5
    assert sum("แผนงาน" in row.cells for row in PROJECTS) == len(sample_projects.GROUPS)
    assert any("หน่วยงานรับผิดชอบหลัก" not in row.cells for row in PROJECTS)


def test_it_holds_what_is_hard_to_print() -> None:
    everything = "\n".join(TEXTS)

    assert all(mark in everything for mark in '&<>"Ø°@')
    assert "https://" in everything
    lengths = [len(str(row.cells["รายละเอียดของกิจกรรม"])) for row in PROJECTS]
    assert min(lengths) < 12
    assert max(lengths) > 550
    assert any(isinstance(row.cells["งบประมาณ"], Decimal) for row in PROJECTS)
    assert any(row.cells["งบประมาณ"] == 0 for row in PROJECTS)


def test_some_months_have_gaps() -> None:
    order = [month.header for month in MONTHS]
    marks = ["".join("x" if header in row.cells else " " for header in order) for row in PROJECTS]

    assert sum("x x" in mark.replace("  ", " ").replace("  ", " ") for mark in marks) >= 5


def test_other_agencies_work_in_the_area_too() -> None:
    remarks = [str(row.cells.get("หมายเหตุ", "")) for row in PROJECTS]

    assert sum("หน่วยงานอื่น" in remark for remark in remarks) >= 3
    assert any("แหล่งงบประมาณ" not in row.cells for row in PROJECTS)
