"""A draft's plan: what is still to be filled in stands as ‹ยังไม่กรอก: …› in its place, and nothing is made up.

A marked plan carries, behind each such text, one character of a private plane (U+F0000 and on) that tells which of the
blanks it is, so that the finished draft can name the cell; the unmarked plan is what the draft must say in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from docgen.named_tuple import NamedTuple
from docgen.plan.model import Authority, Equipment, Plan, Project
from docgen.plan.names import ATTRIBUTES
from docgen.problems import Problem, Severity, SheetPlace, warning
from docgen.schema import Blank, Kind
from docgen.vocabulary import ANNOUNCED, BUDGET, EQUIPMENT_SHEET, GENERAL_SHEET, MONTHS, PROJECT_SHEET, SHEETS, Column
from docgen.vocabulary import GENERAL as GENERAL_KEYS

_NOT_FILLED = ("cell-blank", "months-none")
_FIRST_MARK = 0xF0000  # Supplementary Private Use Area-A: no font and no office has text there
_MONTHS_HEADER = "เดือนที่ดำเนินการ"
_Row = TypeVar("_Row", Project, Equipment)


class Draft(NamedTuple):
    """``marked`` is to be printed, ``unmarked`` is what must stand in the end; ``blanks``: where each blank is."""

    marked: Plan
    unmarked: Plan
    blanks: tuple[SheetPlace, ...]


def as_draft(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a draft: what is not filled in is a warning, except the year, from which all is worked out."""
    return [each._replace(severity=Severity.WARNING) if _may_wait(each) else each for each in problems]


def _may_wait(problem: Problem) -> bool:
    where = problem.where
    is_year = isinstance(where, SheetPlace) and where.sheet == GENERAL_SHEET and where.header == "ปีงบประมาณ"
    return problem.code in _NOT_FILLED and problem.severity is Severity.ERROR and not is_year


def draft(plan: Plan, problems: Sequence[Problem]) -> Draft:
    """The plan with its blanks in words. ``problems`` are those of its reading and its rules."""
    blank = {each.where for each in problems if each.code in _NOT_FILLED and isinstance(each.where, SheetPlace)}
    marked, unmarked = _Filler(plan, blank, marks=True), _Filler(plan, blank, marks=False)
    return Draft(marked.filled(), unmarked.filled(), tuple(marked.places))


def untold(drawn: Draft, problems: Iterable[Problem]) -> list[Problem]:
    """A warning for each blank that no problem tells: rows told together, and groups told at their first row."""
    told = {each.where for each in problems}
    return [
        warning("cell-blank", place, f"ยังไม่ได้กรอก “{place.header}”", "กรอกในช่องนี้")
        for place in drawn.blanks
        if place not in told
    ]


class _Filler:
    def __init__(self, plan: Plan, blank: set[SheetPlace], *, marks: bool) -> None:
        self.plan, self.blank, self.marks = plan, blank, marks
        self.places: list[SheetPlace] = []
        self.shared: dict[tuple[str, str], str] = {}  # of columns that inherit: one blank, one group

    def filled(self) -> Plan:
        plan = self.plan
        authority = self.authority(plan.authority)
        projects = tuple(self.row(each, PROJECT_SHEET) for each in plan.projects)
        equipment = tuple(self.row(each, EQUIPMENT_SHEET) for each in plan.equipment)
        return plan._replace(authority=authority, projects=projects, equipment=equipment)

    def text(self, label: str, place: SheetPlace) -> Blank:
        mark = chr(_FIRST_MARK + len(self.places)) if self.marks else ""
        self.places.append(place)
        return Blank(f"‹ยังไม่กรอก: {label}›{mark}")

    def authority(self, authority: Authority) -> Authority:
        changes = self.texts(authority, GENERAL_KEYS, GENERAL_SHEET, self.plan.key_place)
        place = self.plan.key_place(ANNOUNCED)
        unfilled = {ANNOUNCED: self.text(ANNOUNCED, place)} if place in self.blank else {}
        return authority._replace(unfilled=unfilled, **changes) if changes or unfilled else authority

    def row(self, row: _Row, sheet: str) -> _Row:
        changes = self.texts(row, SHEETS[sheet], sheet, lambda header: self.plan.record_place(row, header))
        budget = self.plan.record_place(row, BUDGET.header)
        if budget in self.blank:
            changes["unfilled"] = {BUDGET.header: self.text(BUDGET.header, budget)}
        if not any(row.months.marks):
            months = self.text(_MONTHS_HEADER, self.plan.record_place(row, MONTHS[0].header))
            changes["name"] = f"{changes.get('name', row.name)} {months}"
        return row._replace(**changes) if changes else row

    def texts(self, item: object, columns: Iterable[Column], sheet: str, place: Any) -> dict[str, Any]:
        """What stands for each required text that is blank, by attribute."""
        wanted = (each for each in columns if each.required and each.kind is Kind.TEXT)
        names: Mapping[str, str] = ATTRIBUTES[sheet]
        blank = [each for each in wanted if not getattr(item, names[each.tag])]
        return {names[each.tag]: self.words(each, sheet, place(each.header)) for each in blank}

    def words(self, column: Column, sheet: str, place: SheetPlace) -> str:
        if not column.inherits:
            return str(self.text(column.header, place))
        key = (sheet, column.header)
        if key not in self.shared:
            self.shared[key] = str(self.text(column.header, place))
        return self.shared[key]
