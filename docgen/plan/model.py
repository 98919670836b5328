"""The plan as the ministry's regulation means it: what is to be done, for how much, where, by whom and when.

Plain values that know the row they came from. Grouping, totals and names for templates are made elsewhere from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.problems import SheetPlace
from docgen.schema import Value


@dataclass(frozen=True, slots=True)
class Months:
    """Months of work in a fiscal year: twelve yes/no values, October first."""

    marks: tuple[bool, ...]

    def runs(self) -> list[tuple[int, int]]:
        """Unbroken stretches as (first month 0–11, length): the arrows of แบบ ผด. 02."""
        runs: list[tuple[int, int]] = []
        for index, marked in enumerate(self.marks):
            if marked and runs and sum(runs[-1]) == index:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            elif marked:
                runs.append((index, 1))
        return runs


@dataclass(frozen=True, slots=True)
class Authority:
    """The local government and the announcement: the sheet ข้อมูลทั่วไป."""

    name: str
    kind: str
    district: str
    province: str
    fiscal_year: int  # พ.ศ.
    announced_on: date
    signatory: str
    signatory_position: str
    edition: str = ""
    strategy_label: str = "ยุทธศาสตร์"
    extras: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """One โครงการ (แบบ ผด. 02). ``budget`` is exact baht with satang, 0 when none is used; ``row`` is its sheet row."""

    row: int
    strategy: str
    tactic: str
    programme: str
    name: str
    detail: str
    budget: Decimal
    place: str
    department: str
    months: Months
    fund: str = ""
    remark: str = ""
    extras: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Equipment:
    """One ครุภัณฑ์ (แบบ ผด. 02/1). Fields as in :class:`Project`; grouped by ``kind`` (ประเภทครุภัณฑ์)."""

    row: int
    kind: str
    programme: str
    name: str
    detail: str
    budget: Decimal
    place: str
    department: str
    months: Months
    fund: str = ""
    remark: str = ""
    extras: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """แผนการดำเนินงาน of one authority and one fiscal year, in the workbook's order."""

    file: str
    authority: Authority
    projects: tuple[Project, ...]
    equipment: tuple[Equipment, ...] = ()

    def project_place(self, project: Project) -> SheetPlace:
        """The project's row in the workbook."""
        return SheetPlace(self.file, "โครงการ", project.row)
