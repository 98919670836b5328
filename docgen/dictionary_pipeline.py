"""The order of the steps from a workbook to its field dictionary, and the one save.

A workbook with mistakes in its cells still has a dictionary: its tags exist, only samples are missing. What keeps the
file itself from being read ends the work.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from docgen import saving, starter
from docgen.book import TEMPLATES_FOLDER, chapter_files
from docgen.dictionary.document import DOCUMENT, document_values, texts_of
from docgen.dictionary.entries import Entries, entries_of
from docgen.pipeline import Request, Sources, locate
from docgen.plan.assemble import assemble
from docgen.plan.known_values import known_values
from docgen.plan.names import schema_of
from docgen.plan.source_places import source_place
from docgen.problems import Problem, ProblemsFound, has_errors, in_reading_order
from docgen.thai.digits import Numerals
from docgen.thai.filters import FILTERS
from docgen.word.engine import check_templates, compose_book, open_template
from docgen.word.proof.leftovers import tokens_in
from docgen.word.proof.prove import Claim, prove
from docgen.word.rendering.book_template import BookTemplate, render_book
from docgen.workbook.read import read_workbook

TEMPLATE = starter.TEMPLATES / "dictionary" / "พจนานุกรมแท็ก.docx"
OUTPUT = "พจนานุกรมแท็ก.docx"
_UNREADABLE = "file-"  # the codes of files that cannot be used at all


@dataclass(frozen=True)
class Reading:
    """A plan's entries, the workbook's name, where everything is, and what is wrong in the workbook."""

    entries: Entries
    workbook: str
    sources: Sources
    problems: list[Problem]


def read(plan: str | Path) -> Reading:
    """The entries of a plan folder or a workbook; raises :class:`ProblemsFound` when it cannot be read at all."""
    sources, problems = locate(Request(Path(plan)))
    if sources is None:
        raise ProblemsFound(problems)
    data, problems = read_workbook(sources.workbook)
    if any(each.code.startswith(_UNREADABLE) for each in problems):
        raise ProblemsFound(in_reading_order(problems))
    made, faults = assemble(data)
    problems += faults
    entries = entries_of(
        schema_of(made), known_values(made, problems), FILTERS, lambda field: source_place(made, field),
        complete=not has_errors(problems),
    )  # fmt: skip
    return Reading(entries, data.file, sources, in_reading_order(problems))


def save(reading: Reading, output: str | Path | None = None) -> Path:
    """Makes, proves and saves the dictionary's document; raises :class:`ProblemsFound` when it cannot."""
    path = Path(output) if output is not None else reading.sources.output_folder / OUTPUT
    _stop_on_errors(saving.refusals(path, _inputs(reading.sources)))
    _, problems = saving.save(path, _document(reading, path.name))
    _stop_on_errors(problems)
    return path


def _inputs(sources: Sources) -> list[Path]:
    """The workbook and every template, listed in book.toml or not."""
    home = sources.templates
    if not home.is_dir():
        return [sources.workbook, TEMPLATE, home]
    return [sources.workbook, TEMPLATE, *chapter_files(home), *chapter_files(home / TEMPLATES_FOLDER)]


def _document(reading: Reading, name: str) -> bytes:
    values = document_values(reading.entries, reading.workbook)
    template = _template()
    buffer = io.BytesIO()
    _stop_on_errors(render_book(template, values, buffer))
    known = tokens_in(texts_of(values)) | tokens_in(template.texts)
    claim = Claim(name, template.files, template.patterns, {}, [], known, template.other_texts)
    _stop_on_errors(prove(buffer, claim)[1])
    return buffer.getvalue()


def _template() -> BookTemplate:
    """Digits stay as they are: a converted one would make a tag that nobody can copy."""
    opened, problems = open_template(TEMPLATE, 1)
    templates = [] if opened is None else [opened]
    resolved, faults = check_templates(templates, DOCUMENT, FILTERS)
    _stop_on_errors(problems + faults)
    template, faults = compose_book(templates, resolved, DOCUMENT, Numerals.AS_TYPED)
    _stop_on_errors(faults)
    assert template is not None  # noqa: S101 - told to mypy: no errors means there is a template
    return template


def _stop_on_errors(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise ProblemsFound(in_reading_order(problems))
