"""What the proof of a finished book must find in it, from the plan alone.

Nothing here comes from :mod:`docgen.plan.totals`: rows are put in order and added up by plain scans of their own, so
that a fault there cannot hide itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from docgen.named_tuple import NamedTuple
from docgen.plan.full_names import equipment_type_name, programme_name, strategy_name
from docgen.plan.model import Equipment, Plan, Project
from docgen.thai.text import comparison_key
from docgen.vocabulary import BUDGET, EQUIPMENT_SHEET, PROJECT_SHEET

MARKS = "เดือน"  # the twelve marks of a row, October first
Records = list[dict[str, object]]
_Path = tuple[str, ...]  # the keys of a row's groups, the highest level first
_Row = TypeVar("_Row", Project, Equipment)


class Addition(NamedTuple):
    """A total on paper and what it adds up: ``part_field`` of the part's rows, or their number when it is ""."""

    total: str
    total_field: str
    part: str
    part_field: str


SUMS: tuple[Addition, ...] = (
    Addition("programme", "จำนวนโครงการ", "project", ""),
    Addition("programme", "งบประมาณ", "project", "งบประมาณ"),
    Addition("strategy", "จำนวนโครงการ", "programme", "จำนวนโครงการ"),
    Addition("strategy", "งบประมาณ", "programme", "งบประมาณ"),
    Addition("strategy", "ร้อยละโครงการ", "programme", "ร้อยละโครงการ"),
    Addition("strategy", "ร้อยละงบประมาณ", "programme", "ร้อยละงบประมาณ"),
    Addition("total", "จำนวนโครงการ", "strategy", "จำนวนโครงการ"),
    Addition("total", "งบประมาณ", "strategy", "งบประมาณ"),
    Addition("total", "ร้อยละโครงการ", "strategy", "ร้อยละโครงการ"),
    Addition("total", "ร้อยละงบประมาณ", "strategy", "ร้อยละงบประมาณ"),
    Addition("equipment_programme", "จำนวนครุภัณฑ์", "equipment", ""),
    Addition("equipment_programme", "งบประมาณ", "equipment", "งบประมาณ"),
    Addition("equipment_type", "จำนวนครุภัณฑ์", "equipment_programme", "จำนวนครุภัณฑ์"),
    Addition("equipment_type", "งบประมาณ", "equipment_programme", "งบประมาณ"),
    Addition("total", "จำนวนครุภัณฑ์", "equipment_type", "จำนวนครุภัณฑ์"),
    Addition("total", "งบประมาณครุภัณฑ์", "equipment_type", "งบประมาณ"),
)


def expected(plan: Plan) -> dict[str, Records]:
    """The records by record name, in the order in which a book lists them, under the Thai names of the schema.

    Values are raw: text, int, Decimal baht; months as twelve marks under :data:`MARKS`. ร้อยละ… are exact ratios times
    100 (28 digits): what is printed differs from them by less than 0.01.
    """
    projects = _in_order([(_project_path(each), each) for each in plan.projects])
    equipment = _in_order([(_equipment_path(each), each) for each in plan.equipment])
    extras = {sheet: [each.name for each in fields] for sheet, fields in plan.extra_fields.items()}
    sums = _sums_of(plan)
    return {
        "project": _listed(projects, _project, extras.get(PROJECT_SHEET, [])),
        "programme": [
            {**_programme(number, strategy, run), **sums(run)}
            for strategy, number, run in _numbered_runs(projects, 3)
        ],
        "strategy": [
            {**_strategy(plan, number, run), **sums(run)} for number, run in enumerate(_runs(projects, 1), 1)
        ],
        "equipment": _listed(equipment, _piece, extras.get(EQUIPMENT_SHEET, [])),
        "equipment_programme": [
            _equipment_programme(number, kind, run) for kind, number, run in _numbered_runs(equipment, 2)
        ],
        "equipment_type": [_equipment_type(number, run) for number, run in enumerate(_runs(equipment, 1), 1)],
        "total": [{**sums(plan.projects), **_total(plan, {path for path, _ in projects})}],
    }  # fmt: skip


def _project_path(project: Project) -> _Path:
    return tuple(map(comparison_key, (project.strategy, project.tactic, project.programme)))


def _equipment_path(piece: Equipment) -> _Path:
    return tuple(map(comparison_key, (piece.kind, piece.programme)))


def _in_order(rows: Sequence[tuple[_Path, _Row]]) -> list[tuple[_Path, _Row]]:
    """Rows sorted by where each level of their group first appears; rows of one group keep their order."""
    first: dict[_Path, int] = {}
    order: dict[_Path, list[int]] = {}
    for index, (path, _) in enumerate(rows):
        if path not in order:
            order[path] = [first.setdefault(path[: depth + 1], index) for depth in range(len(path))]
    return sorted(rows, key=lambda row: order[row[0]])


def _runs(rows: Iterable[tuple[_Path, _Row]], depth: int) -> list[list[_Row]]:
    """Neighbouring rows that share the first levels of their path."""
    return [[row for _, row in run] for _, run in groupby(rows, key=lambda row: row[0][:depth])]


def _numbered_runs(rows: Sequence[tuple[_Path, _Row]], depth: int) -> list[tuple[_Row, int, list[_Row]]]:
    """Runs, each with the first row of its highest level's group and its number there."""
    outer = [list(group) for _, group in groupby(rows, key=lambda row: row[0][:1])]
    return [(group[0][1], number, run) for group in outer for number, run in enumerate(_runs(group, depth), 1)]


def _listed(
    rows: Sequence[tuple[_Path, _Row]], record: Callable[[_Row], dict[str, object]], extras: Iterable[str]
) -> Records:
    """The rows as records, with their running numbers; the clerk's own columns never hide a name of the program's."""
    seen: Counter[_Path] = Counter()
    names = tuple(extras)
    records: Records = []
    for overall, (path, row) in enumerate(rows, 1):
        seen[path] += 1
        made = record(row)
        for name in names:
            made.setdefault(name, _exact(row.extras.get(name, "")))
        made["ลำดับ"], made["ลำดับรวม"] = seen[path], overall
        records.append(made)
    return records


def _exact(value: object) -> object:
    """A float as the decimal number that was typed: the proof compares numbers, not their spellings."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def _shared(row: Project | Equipment) -> dict[str, object]:
    return {
        "แผนงาน": row.programme,
        "ชื่อ": row.name,
        "งบประมาณ": str(row.unfilled[BUDGET.header]) if row.unfilled else row.budget,
        "สถานที่ดำเนินการ": row.place,
        "หน่วยงานรับผิดชอบหลัก": row.department,
        "แหล่งงบประมาณ": row.fund,
        "หมายเหตุ": row.remark,
        MARKS: row.months.marks,
    }


def _project(project: Project) -> dict[str, object]:
    own = {"ยุทธศาสตร์": project.strategy, "กลยุทธ์": project.tactic, "รายละเอียดของกิจกรรม": project.detail}
    return _shared(project) | own


def _piece(piece: Equipment) -> dict[str, object]:
    return _shared(piece) | {"ประเภทครุภัณฑ์": piece.kind, "รายละเอียดของครุภัณฑ์": piece.detail}


def _programme(number: int, first: Project, rows: list[Project]) -> dict[str, object]:
    departments: dict[str, str] = {}
    for row in rows:
        departments.setdefault(comparison_key(row.department), row.department)
    return {
        "ลำดับ": number,
        "ชื่อ": rows[0].programme,
        "ชื่อเต็ม": programme_name(rows[0].programme),
        "ยุทธศาสตร์": first.strategy,
        "กลยุทธ์": rows[0].tactic,
        "หน่วยงานรับผิดชอบหลัก": "\n".join(departments.values()),
    }


def _strategy(plan: Plan, number: int, rows: list[Project]) -> dict[str, object]:
    name = rows[0].strategy
    return {"ลำดับ": number, "ชื่อ": name, "ชื่อเต็ม": strategy_name(name, plan.authority.strategy_label)}


def _sums_of(plan: Plan) -> Callable[[Sequence[Project]], dict[str, object]]:
    """How rows add up: their number, their baht, and the exact percentages of the whole plan."""
    all_rows, all_baht = Decimal(len(plan.projects)), _baht(plan.projects)

    def sums(rows: Sequence[Project]) -> dict[str, object]:
        budget = _baht(rows)
        return {
            "จำนวนโครงการ": len(rows),
            "งบประมาณ": budget,
            "ร้อยละโครงการ": _ratio(Decimal(len(rows)), all_rows),
            "ร้อยละงบประมาณ": _ratio(budget, all_baht),
        }

    return sums


def _ratio(part: Decimal, whole: Decimal) -> Decimal:
    return part * 100 / whole if whole else Decimal(0)


def _baht(rows: Iterable[Project | Equipment]) -> Decimal:
    return sum((row.budget for row in rows), Decimal(0))


def _equipment_programme(number: int, first: Equipment, rows: list[Equipment]) -> dict[str, object]:
    name = rows[0].programme
    return {
        "ลำดับ": number,
        "ชื่อ": name,
        "ชื่อเต็ม": programme_name(name),
        "ประเภทครุภัณฑ์": first.kind,
        "จำนวนครุภัณฑ์": len(rows),
        "งบประมาณ": _baht(rows),
    }


def _equipment_type(number: int, rows: list[Equipment]) -> dict[str, object]:
    name = rows[0].kind
    full_name = equipment_type_name(name)
    return {"ลำดับ": number, "ชื่อ": name, "ชื่อเต็ม": full_name, "จำนวนครุภัณฑ์": len(rows), "งบประมาณ": _baht(rows)}


def _total(plan: Plan, paths: set[_Path]) -> dict[str, object]:
    return {
        "จำนวนยุทธศาสตร์": len({path[0] for path in paths}),
        "จำนวนแผนงาน": len(paths),
        "จำนวนครุภัณฑ์": len(plan.equipment),
        "งบประมาณครุภัณฑ์": _baht(plan.equipment),
    }
