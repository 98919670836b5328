"""The functions that a Python program calls, as ``docgen.build`` and so on. Heavy steps are imported when called."""

from __future__ import annotations

from docgen.memory import CollectionPaused
from docgen.problems import Problem, ProblemsFound, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = [
    "Problem",
    "ProblemsFound",
    "Severity",
    "annotate",
    "build",
    "check",
    "fields",
    "fill",
    "import_",
    "new",
    "rollover",
]


def build(
    plan: str | Path,
    output: str | Path | None = None,
    *,
    templates: str | Path | None = None,
    numerals: str | None = None,
    pdf: bool = False,
    draft: bool = False,
) -> Path:
    """Builds the book of a plan folder or a workbook and gives back where it was saved.

    ``draft``: what is not filled in stands highlighted in the book, with a comment that names its cell, and every page
    is marked ร่าง; without it, such a plan is refused.

    ``templates``: a folder of chapters or one .docx; ``numerals``: "thai", "arabic", "mixed" or "as-typed".
    Raises :class:`ProblemsFound` when anything is wrong; nothing is written then.
    """
    from docgen import pipeline

    return pipeline.build(pipeline.request(plan, output, templates, numerals, pdf=pdf, draft=draft)).path


def check(
    plan: str | Path, *, templates: str | Path | None = None, numerals: str | None = None
) -> list[Problem]:
    """Everything that :func:`build` would refuse or warn about, in reading order. Writes nothing, raises nothing."""
    from docgen import pipeline

    return pipeline.check(pipeline.request(plan, None, templates, numerals))


def annotate(
    plan: str | Path, *, templates: str | Path | None = None, numerals: str | None = None, in_place: bool = False
) -> tuple[list[Problem], list[Path]]:
    """Checks, and puts every problem of a chapter into it as a Word comment; gives back problems and files written.

    The files are copies in the plan's output folder or, ``in_place``, the chapters themselves; each chapter is kept
    first as it was, in the folder สำรอง beside it.
    """
    from docgen import annotate_pipeline, pipeline

    found = annotate_pipeline.check(pipeline.request(plan, None, templates, numerals), in_place=in_place)
    return found.problems, found.files


def import_(
    sources: Sequence[str | Path], folder: str | Path, *, year: int | None = None, templates: bool = False
) -> Path:
    """Makes a plan folder from an office's own files (.xlsx, .csv, .docx) and gives it back.

    What was not certain is coloured in plan.xlsx and says why in a comment; its sheet รายงานการนำเข้า tells everything
    that was read, left out and summed. ``year``: the fiscal year (พ.ศ.), for sources that do not say it.
    ``templates``: makes the first Word source into the plan's templates and proves them by building. Raises
    :class:`ProblemsFound` when nothing can be made of the sources, which are only read.
    """
    from docgen import import_pipeline

    return import_pipeline.run(sources, folder, year, templates=templates).folder


def rollover(plan: str | Path, folder: str | Path, year: int, *, carry: str | None = None) -> Path:
    """Makes the plan folder of the fiscal ``year`` (พ.ศ.) from this year's and gives it back.

    Templates are copied with a Word comment at every year still typed in them; the general data gets the year, its
    dates are cleared; rows with a mark in the column ``carry`` (ยกไปปีถัดไป) are carried over. Raises
    :class:`ProblemsFound` when it cannot; the old plan is never written to.
    """
    from docgen import rollover_pipeline

    return rollover_pipeline.run(plan, folder, year, carry or rollover_pipeline.CARRY).folder


def new(folder: str | Path, *, sample: bool = False) -> Path:
    """Makes a plan folder: book.toml, plan.xlsx (empty, or the sample), templates/. Raises :class:`ProblemsFound`."""
    from pathlib import Path

    from docgen import new_plan

    return new_plan.make(Path(folder), sample=sample)


def fields(plan: str | Path, output: str | Path | None = None) -> Path:
    """Saves the field dictionary of a plan folder or a workbook as a Word document and gives back where it was saved.

    A workbook with mistakes in its cells has a dictionary all the same, without those samples. Raises
    :class:`ProblemsFound` when the workbook cannot be read at all or the document cannot be saved.
    """
    from docgen import dictionary_pipeline

    return dictionary_pipeline.save(dictionary_pipeline.read(plan), output)


def fill(
    template: str | Path, data: str | Path | Mapping[str, object], output: str | Path, *, numerals: str | None = None
) -> list[Problem]:
    """Fills any Word template with any data, proves the document and saves it; gives back the warnings.

    ``data``: a file (.json, .xlsx, .csv) or a mapping of names to texts, numbers, dates, booleans, None, mappings and
    lists of them; ``numerals`` as for :func:`build`, "as-typed" when not given. Raises :class:`ProblemsFound` when
    anything is wrong; nothing is written then.
    """
    with CollectionPaused():
        from docgen import fill_pipeline

        return fill_pipeline.fill(template, data, output, numerals).warnings
