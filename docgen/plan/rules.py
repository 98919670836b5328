"""The rules on a plan: one plain function per rule, listed in RULES. Each tells all it finds, with the cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from docgen.plan.cell_text import quoted
from docgen.plan.model import Equipment, Plan, Project
from docgen.plan.names import built_in_schema
from docgen.plan.programmes import is_known, nearest_known, stem
from docgen.problems import Problem, SheetPlace, error, warning
from docgen.schema import Record
from docgen.thai.dates import long_date
from docgen.thai.fiscal import fiscal_end, fiscal_start, plausible_year
from docgen.thai.text import comparison_key
from docgen.vocabulary import ALL, EQUIPMENT_SHEET, GENERAL_SHEET, MONTHS, PROGRAMME, PROJECT_SHEET

_Records = Sequence[Project | Equipment]
_ANNOUNCED_EARLY = timedelta(days=120)  # budgets are passed from August on: no plan is announced before June
_FEW = 2  # so many rows without months are told one by one even when no row has any
_NUMBER = "ลำดับ"  # a clerk's own numbers are no loss: the program counts anew in each group
_FIRST_MONTH = MONTHS[0].header


def judge(plan: Plan) -> list[Problem]:
    """Every finding of every rule."""
    return [problem for rule in RULES for problem in rule(plan)]


def projects_none(plan: Plan) -> Iterator[Problem]:
    """A plan without a single project is an empty sheet, or one that was filled in elsewhere."""
    if not plan.projects:
        mend = f"กรอกโครงการในชีต “{PROJECT_SHEET}” อย่างน้อยหนึ่งแถว ใต้หัวตาราง"
        yield error("projects-none", plan.place(PROJECT_SHEET), "ไม่มีโครงการแม้แต่แถวเดียว", mend)


def months_none(plan: Plan) -> Iterator[Problem]:
    """A row without any month would print an empty schedule.

    When no row of a sheet has one, its schedule is drawn as shapes or colours, which are no cell content: told once.
    """
    for records in _sheets(plan):
        without = [record for record in records if not any(record.months.marks)]
        if len(without) == len(records) > _FEW:
            yield _schedule_drawn(plan, without)
        else:
            yield from (_months_none(plan, record) for record in without)


def _sheets(plan: Plan) -> tuple[_Records, _Records]:
    return plan.projects, plan.equipment


def _months_none(plan: Plan, record: Project | Equipment) -> Problem:
    where = plan.record_place(record, _FIRST_MONTH)
    what = f"{quoted(record.name)} ไม่มีเครื่องหมายในเดือนใดเลย"
    return error("months-none", where, what, "ใส่เครื่องหมาย เช่น x ในเดือนที่ดำเนินการ อย่างน้อยหนึ่งเดือน")


def _schedule_drawn(plan: Plan, records: _Records) -> Problem:
    where = plan.record_place(records[0], _FIRST_MONTH)
    what = f"ทั้ง {len(records):,} แถวไม่มีเครื่องหมายในเดือนใดเลย ลูกศรที่วาดเป็นรูปและสีพื้นของช่องอ่านเป็นเดือนไม่ได้"
    return error("months-none", where, what, "พิมพ์เครื่องหมาย เช่น x ในช่องเดือนที่ดำเนินการของทุกแถว")


def programme_unknown(plan: Plan) -> Iterator[Problem]:
    """An office may have a programme of its own, so an unknown name is told, once, where it first stands."""
    for records in _sheets(plan):
        unknown: dict[str, list[Project | Equipment]] = {}
        for record in records:
            if record.programme and not is_known(record.programme):
                unknown.setdefault(stem(record.programme), []).append(record)
        yield from (_programme_unknown(plan, rows) for rows in unknown.values())


def _programme_unknown(plan: Plan, records: _Records) -> Problem:
    name = records[0].programme
    near = nearest_known(name)
    count = f" ใช้ใน {len(records):,} แถว" if len(records) > 1 else ""
    what = f"ไม่รู้จักแผนงาน {quoted(name)}{count}" + (f" หมายถึง “{near}” หรือไม่" if near else "")
    mend = f"แก้เป็น “{near}” หรือคงไว้ถ้าเป็นแผนงานของหน่วยงานเอง" if near else "ตรวจตัวสะกด หรือคงไว้ถ้าเป็นแผนงานของหน่วยงานเอง"
    return warning("programme-unknown", plan.record_place(records[0], PROGRAMME.header), what, mend)


def project_twice(plan: Plan) -> Iterator[Problem]:
    """The same name, place and programme twice: under another strategy too, for the money would be counted twice."""
    first: dict[tuple[str, ...], Project] = {}
    for project in plan.projects:
        key = (comparison_key(project.name), comparison_key(project.place), stem(project.programme))
        other = first.setdefault(key, project)
        if project.name and other is not project:
            yield _project_twice(plan, project, other)


def _project_twice(plan: Plan, project: Project, other: Project) -> Problem:
    what = f"โครงการ {quoted(project.name)} ในแถว {project.row} ซ้ำกับแถว {other.row} (ชื่อ สถานที่ และแผนงานเดียวกัน)"
    where = plan.record_place(project, PROJECT_SHEET)
    return warning("project-twice", where, what, "ลบแถวที่ซ้ำ หรือแก้ชื่อหรือสถานที่ให้ต่างกันถ้าเป็นคนละโครงการ")


def announced_far(plan: Plan) -> Iterator[Problem]:
    """Announced long before the fiscal year begins, or after it ends: most likely the year of either is mistyped."""
    year, day = plan.authority.fiscal_year, plan.authority.announced_on
    if not plausible_year(year):
        return
    start, end = fiscal_start(year), fiscal_end(year)
    if start - _ANNOUNCED_EARLY <= day <= end:
        return
    what = f"วันที่ประกาศ {long_date(day)} ห่างจากปีงบประมาณ {year} ({long_date(start)} ถึง {long_date(end)})"
    where = plan.key_place("วันที่ประกาศ")
    yield warning("announced-far", where, what, "ตรวจปีของวันที่ประกาศและปีงบประมาณ")


def name_taken(plan: Plan) -> Iterator[Problem]:
    """A column, key or sheet of the clerk's own whose tag the program uses already cannot be printed."""
    root = built_in_schema()
    for sheet, record in _records(root).items():
        taken = set(record.spellings()) - {_NUMBER}
        for extra in plan.extra_fields.get(sheet, ()):
            if extra.name in taken:
                what = f"“{extra.header}” ใช้ชื่อเดียวกับแท็กของโปรแกรม จึงไม่นำมาใช้"
                where = plan.key_place(extra.name) if sheet == GENERAL_SHEET else plan.place(sheet, 0, extra.name)
                yield warning("column-twice", where, what, "เปลี่ยนเป็นชื่ออื่น ถ้าต้องการใช้ในแม่แบบ")
    for tag, other in plan.others.items():
        if root.find(f"{tag}{ALL}"):
            what = f"ชีต “{other.sheet}” ใช้ชื่อเดียวกับแท็ก “{tag}{ALL}” ของโปรแกรม จึงไม่นำมาใช้"
            yield warning("column-twice", SheetPlace(plan.file, other.sheet), what, "เปลี่ยนชื่อชีต ถ้าต้องการใช้ในแม่แบบ")


def _records(root: Record) -> dict[str, Record]:
    """The records that take the clerk's own names, by sheet."""
    lists = {sheet: root.fields[f"{sheet}{ALL}"].record for sheet in (PROJECT_SHEET, EQUIPMENT_SHEET)}
    return {GENERAL_SHEET: root} | {sheet: record for sheet, record in lists.items() if record is not None}


RULES: tuple[Callable[[Plan], Iterator[Problem]], ...] = (
    projects_none, months_none, programme_unknown, project_twice, announced_far, name_taken,
)
