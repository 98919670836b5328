"""The values of a plan whose workbook has errors: what could not be read is blank, and nothing made up is shown."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.plan.model import Plan
from docgen.plan.names import schema_of
from docgen.plan.values import values_of
from docgen.problems import Problem, Severity
from docgen.schema import Picture, Value
from docgen.vocabulary import GENERAL_SHEET

_ANY_YEAR = 2563  # an unreadable year is 0 in the plan, from which no date can be drawn


def known_values(plan: Plan, problems: Iterable[Problem]) -> dict[str, Value]:
    """As :func:`docgen.plan.values.values_of`, with None for the general keys that have an error.

    Pictures have their names only; their files are not opened. What is worked out from cells (sums, dates of the
    fiscal year) is as good as the cells: with errors, do not show it.
    """
    wrong = {problem.where for problem in problems if problem.severity is Severity.ERROR}
    if not plan.authority.fiscal_year:
        plan = plan._replace(authority=plan.authority._replace(fiscal_year=_ANY_YEAR))
    pictures = {cell.name: Picture(cell.name, b"", 1, 1) for cell in plan.pictures}
    values = values_of(plan, pictures)
    for field in schema_of(plan).fields.values():
        sheet, _, header = field.source.partition(" > ")
        if sheet == GENERAL_SHEET and plan.key_place(header) in wrong:
            values[field.name] = None
    return values
