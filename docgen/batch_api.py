"""The function with which a Python program builds many plans, as ``docgen.batch``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.batches.result import BatchResult


def batch(
    plans: Iterable[str | Path],
    folder: str | Path,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    split_by: str = "",
    templates: str | Path | None = None,
    numerals: str | None = None,
) -> BatchResult:
    """Builds the books of many plans into ``folder``, ``jobs`` at a time (as many as there are cores), and a report.

    ``split_by``: each plan is a workbook of many offices, told apart by this column; ``scheduler``: the address of a
    Dask scheduler whose workers build instead; ``resume``: books that an earlier run built from the same inputs stay.
    A plan that cannot be built has its problems in its entry and stops no other. Raises :class:`ProblemsFound` when
    the folder cannot be written or is in use, or the scheduler does not answer; ValueError for unknown numerals.
    """
    from docgen.batches.job import Options
    from docgen.batches.run import run
    from docgen.thai.digits import Numerals

    policy = None if numerals is None else str(Numerals(numerals))
    options = Options(None if templates is None else Path(templates), policy, split_by)
    paths = [Path(plan) for plan in plans]
    return run(paths, Path(folder), options, jobs=jobs, scheduler=scheduler, resume=resume)
