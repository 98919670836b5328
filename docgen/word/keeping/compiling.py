"""From template files to one compiled book, by the steps of :mod:`docgen.word.engine`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen.problems import Problem, WordPlace, has_errors
from docgen.schema import Record
from docgen.thai.digits import Numerals
from docgen.thai.filters import Filter
from docgen.word.checking.advice import fixed_texts
from docgen.word.compiler.pictures import names_mentioned
from docgen.word.engine import Template, check_templates, compose_book, open_template
from docgen.word.rendering.book_template import BookTemplate


def compiled(
    paths: Sequence[str | Path], schema: Record, filters: Mapping[str, Filter], numerals: Numerals
) -> tuple[tuple[BookTemplate | None, frozenset[str], tuple[tuple[str, WordPlace], ...]], list[Problem]]:
    """The book (None when there are errors), the names that it prints, its own texts, and every problem."""
    templates: list[Template] = []
    problems: list[Problem] = []
    for path in paths:
        template, faults = open_template(Path(path), len(templates) + 1)
        problems += faults
        templates += [] if template is None else [template]
    resolved, faults = check_templates(templates, schema, filters)
    problems += faults
    printed = names_mentioned(resolved)
    fixed = tuple((each.text, each.where) for template in templates for each in fixed_texts(template.chapter))
    if has_errors(problems):
        return (None, printed, fixed), problems
    book, faults = compose_book(templates, resolved, schema, numerals)
    return (book, printed, fixed), problems + faults
