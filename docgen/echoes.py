"""Problems that only repeat another one: a missing column makes every cell below it blank, which is told once."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.problems import Place, Problem, Severity, SheetPlace

_STRUCTURE = frozenset(("sheet-missing", "column-missing", "column-twice", "key-missing"))


def without_echoes(told: Iterable[Problem], later: Iterable[Problem]) -> list[Problem]:
    """The later problems that say something new.

    Left out: what stands at a cell of which an error was told, and, in a sheet whose columns or keys are not all
    there, what points to no column (the missing one).
    """
    errors = [problem for problem in told if problem.severity is Severity.ERROR]
    cells = {cell for problem in errors if (cell := _cell(problem.where))}
    broken = {_sheet(problem.where) for problem in errors if problem.code in _STRUCTURE}
    return [each for each in later if _cell(each.where) not in cells and not _points_nowhere(each.where, broken)]


def _sheet(where: Place) -> str:
    return where.sheet if isinstance(where, SheetPlace) else ""


def _cell(where: Place) -> tuple[object, ...] | None:
    return (where.sheet, where.row, where.column) if isinstance(where, SheetPlace) and where.column else None


def _points_nowhere(where: Place, broken: set[str]) -> bool:
    return isinstance(where, SheetPlace) and where.sheet in broken and not where.column
