"""Groups, running numbers, counts, sums and percentages of a plan: what แบบ ผด. 01, 02 and 02/1 print beside its rows.

The same แผนงาน recurs under several ยุทธศาสตร์, so projects are grouped by ยุทธศาสตร์, then กลยุทธ์, then แผนงาน, and
equipment by ประเภทครุภัณฑ์, then แผนงาน: each level in order of first appearance. Names that differ only in spaces or
digit shapes are one group, printed as first typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from docgen.named_tuple import NamedTuple
from docgen.plan.model import Equipment, Plan, Project
from docgen.plan.percentages import nested_percentages
from docgen.thai.text import comparison_key

_T = TypeVar("_T")


class NumberedProject(NamedTuple):
    """A project with its running numbers, from 1: in its programme's group, and in the whole book."""

    number: int
    overall_number: int
    project: Project


class ProgrammeTotal(NamedTuple):
    """The projects of one แผนงาน under one ยุทธศาสตร์ and กลยุทธ์. Baht; percentages of the whole plan."""

    number: int
    name: str
    strategy: str
    tactic: str
    projects: tuple[NumberedProject, ...]
    budget: Decimal
    project_percent: Decimal
    budget_percent: Decimal
    departments: tuple[str, ...]


class StrategyTotal(NamedTuple):
    """One ยุทธศาสตร์: its percentages are on paper the sums of its programmes' percentages."""

    number: int
    name: str
    programmes: tuple[ProgrammeTotal, ...]
    budget: Decimal
    project_percent: Decimal
    budget_percent: Decimal

    @property
    def projects(self) -> tuple[NumberedProject, ...]:
        """Its projects, programme by programme."""
        return tuple(project for programme in self.programmes for project in programme.projects)


class NumberedEquipment(NamedTuple):
    """A piece of equipment with its running numbers, from 1: in its group, and in the whole book."""

    number: int
    overall_number: int
    equipment: Equipment


class EquipmentProgrammeTotal(NamedTuple):
    """The equipment of one แผนงาน under one ประเภทครุภัณฑ์."""

    number: int
    name: str
    type_name: str
    equipment: tuple[NumberedEquipment, ...]
    budget: Decimal


class EquipmentTypeTotal(NamedTuple):
    """One ประเภทครุภัณฑ์."""

    number: int
    name: str
    programmes: tuple[EquipmentProgrammeTotal, ...]
    budget: Decimal

    @property
    def equipment(self) -> tuple[NumberedEquipment, ...]:
        """Its pieces, programme by programme."""
        return tuple(piece for programme in self.programmes for piece in programme.equipment)


class Totals(NamedTuple):
    """The whole plan. Its percentages are 100.00, or 0.00 where there is nothing to share."""

    strategies: tuple[StrategyTotal, ...]
    equipment_types: tuple[EquipmentTypeTotal, ...]
    project_count: int
    budget: Decimal
    project_percent: Decimal
    budget_percent: Decimal
    equipment_count: int
    equipment_budget: Decimal

    @property
    def programme_count(self) -> int:
        """How many groups of แผนงาน the strategies have together."""
        return sum(len(strategy.programmes) for strategy in self.strategies)

    @property
    def projects(self) -> tuple[NumberedProject, ...]:
        """All projects in the order of the book."""
        return tuple(project for strategy in self.strategies for project in strategy.projects)

    @property
    def equipment(self) -> tuple[NumberedEquipment, ...]:
        """All equipment in the order of the book."""
        return tuple(piece for kind in self.equipment_types for piece in kind.equipment)


def totals(plan: Plan) -> Totals:
    """All groups and sums of a plan."""
    strategies, kinds = _strategies(plan), _equipment_types(plan)
    return Totals(
        strategies, kinds, len(plan.projects), _sum(each.budget for each in strategies),
        _sum(each.project_percent for each in strategies), _sum(each.budget_percent for each in strategies),
        len(plan.equipment), _sum(each.budget for each in kinds),
    )  # fmt: skip


def _grouped(items: Iterable[_T], name: Callable[[_T], str]) -> list[list[_T]]:
    """Items by name, groups in order of first appearance."""
    groups: dict[str, list[_T]] = {}
    keys: dict[str, str] = {}  # thousands of rows, a few names: each is compared once
    for item in items:
        typed = name(item)
        key = keys.get(typed)
        if key is None:
            key = keys[typed] = comparison_key(typed)
        groups.setdefault(key, []).append(item)
    return list(groups.values())


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _budget(records: Iterable[Project | Equipment]) -> Decimal:
    return _sum(record.budget for record in records)


def _strategies(plan: Plan) -> tuple[StrategyTotal, ...]:
    groups = [_programmes(strategy) for strategy in _grouped(plan.projects, lambda each: each.strategy)]
    counts = nested_percentages([[len(programme) for programme in strategy] for strategy in groups])
    budgets = nested_percentages([[_budget(programme) for programme in strategy] for strategy in groups])
    strategies: list[StrategyTotal] = []
    overall = 0
    for index, group in enumerate(groups):
        name = group[0][0].strategy
        programmes: list[ProgrammeTotal] = []
        for projects, by_count, by_budget in zip(group, counts[1][index], budgets[1][index], strict=True):
            programmes.append(_programme(len(programmes) + 1, name, projects, overall, (by_count, by_budget)))
            overall += len(projects)
        budget = _sum(each.budget for each in programmes)
        strategies.append(
            StrategyTotal(index + 1, name, tuple(programmes), budget, counts[0][index], budgets[0][index])
        )
    return tuple(strategies)


def _programmes(projects: Iterable[Project]) -> list[list[Project]]:
    """A strategy's projects by tactic, then programme."""
    tactics = _grouped(projects, lambda each: each.tactic)
    return [programme for tactic in tactics for programme in _grouped(tactic, lambda each: each.programme)]


def _programme(
    number: int, strategy: str, projects: list[Project], overall: int, percents: tuple[Decimal, Decimal]
) -> ProgrammeTotal:
    first = projects[0]
    numbered = tuple(NumberedProject(index, overall + index, each) for index, each in enumerate(projects, 1))
    departments = tuple(group[0].department for group in _grouped(projects, lambda each: each.department))
    return ProgrammeTotal(
        number, first.programme, strategy, first.tactic, numbered, _budget(projects), *percents, departments
    )


def _equipment_types(plan: Plan) -> tuple[EquipmentTypeTotal, ...]:
    kinds: list[EquipmentTypeTotal] = []
    overall = 0
    for group in _grouped(plan.equipment, lambda each: each.kind):
        name = group[0].kind
        programmes: list[EquipmentProgrammeTotal] = []
        for pieces in _grouped(group, lambda each: each.programme):
            numbered = tuple(NumberedEquipment(index, overall + index, each) for index, each in enumerate(pieces, 1))
            programmes.append(
                EquipmentProgrammeTotal(len(programmes) + 1, pieces[0].programme, name, numbered, _budget(pieces))
            )
            overall += len(pieces)
        kinds.append(EquipmentTypeTotal(len(kinds) + 1, name, tuple(programmes), _budget(group)))
    return tuple(kinds)
