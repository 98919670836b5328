"""The order of the Word steps: from a file to a checked chapter, from chapters to a compiled book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Problem
from docgen.schema import Record
from docgen.thai.digits import Numerals
from docgen.thai.filters import Filter
from docgen.word.annotating.own_comments import strip_own_comments
from docgen.word.checking.advice import advise
from docgen.word.checking.blank_values import blank_values
from docgen.word.checking.check import check_chapter
from docgen.word.compiler.compile import compile_book
from docgen.word.composing.compose import compose
from docgen.word.finishing.finish import finish
from docgen.word.healing.heal import heal
from docgen.word.namespaces import w
from docgen.word.opening.open import open_package
from docgen.word.opening.revisions import accept_revisions
from docgen.word.opening.sanitise import sanitise
from docgen.word.proof.patterns import other_chunks, read_patterns
from docgen.word.rendering.book_template import BookTemplate
from docgen.word.tags.chapter import Chapter
from docgen.word.tags.expressions import Resolved

_IDS_PER_CHAPTER = 1_000_000


@dataclass
class Template:
    """One chapter, opened and healed, with its number in the book (from 1)."""

    number: int
    chapter: Chapter


def open_template(path: Path, number: int) -> tuple[Template | None, list[Problem]]:
    """Opens, accepts tracked changes, sanitises and heals one template."""
    package, problems = open_package(path)
    if package is None:
        return None, problems
    strip_own_comments(package)
    problems += accept_revisions(package, path.name)
    problems += sanitise(package, path.name)
    chapter, faults = heal(package, path.name, number * _IDS_PER_CHAPTER)
    return Template(number, chapter), problems + faults


def check_templates(
    templates: Sequence[Template], schema: Record, filters: Mapping[str, Filter]
) -> tuple[dict[int, Resolved], list[Problem]]:
    """Every tag of every chapter by its id, and everything that is wrong with them or worth a warning."""
    resolved: dict[int, Resolved] = {}
    problems: list[Problem] = []
    for template in templates:
        found, faults = check_chapter(template.chapter, schema, filters)
        resolved.update(found)
        problems += faults + advise(template.chapter) + blank_values(template.chapter, found, schema)
    return resolved, problems


def compose_book(
    templates: Sequence[Template], resolved: Mapping[int, Resolved], schema: Record, numerals: Numerals
) -> tuple[BookTemplate | None, list[Problem]]:
    """One compiled book of checked chapters."""
    files = {template.number: template.chapter.file for template in templates}
    patterns = {template.number: read_patterns(template.chapter, schema) for template in templates}
    texts = [text for template in templates for text in _texts(template.chapter)]
    others = {template.number: tuple(other_chunks(template.chapter, schema)) for template in templates}
    package, problems = compose([template.chapter for template in templates])
    finish(package, numerals)
    return BookTemplate(compile_book(package, resolved, numerals), files, patterns, texts, others), problems


def _texts(chapter: Chapter) -> Iterator[str]:
    package = chapter.package
    for part in package.stories():
        for text in package.tree(part).iter(w("t"), w("instrText")):
            yield str(text.text or "")
