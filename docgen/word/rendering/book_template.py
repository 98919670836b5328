"""A book ready to be filled, and filling it."""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.problems import Problem, WordPlace
from docgen.schema import Value
from docgen.word.proof.pattern import Pattern
from docgen.word.rendering.pieces import Program
from docgen.word.rendering.render import render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO


class BookTemplate(NamedTuple):
    """The program, and what its proof needs to know of the templates (by chapter number)."""

    program: Program
    files: Mapping[int, str]
    patterns: Mapping[int, tuple[Pattern, ...]]
    texts: Sequence[str]
    other_texts: Mapping[int, tuple[str, ...]]


class Prepared(NamedTuple):
    """Templates made ready, with all that is said of them however often they are filled.

    ``printed``: every name that stands in a tag; ``fixed``: the paragraphs' own texts; ``warnings``: of the templates.
    """

    book: BookTemplate
    printed: frozenset[str]
    fixed: tuple[tuple[str, WordPlace], ...]
    warnings: tuple[Problem, ...]


def render_book(
    book: BookTemplate,
    values: Mapping[str, Value],
    target: BinaryIO,
    *,
    for_print: bool = False,
    draft: bool = False,
) -> list[Problem]:
    """Fills a book with values, streamed as a .docx into ``target``.

    ``for_print``: a copy for conversion to PDF, whose contents are plain text with page references, because
    LibreOffice prints no page numbers inside a live TOC field. ``draft``: values may be Blank.
    """
    return render(book.program, values, target, live=not for_print, draft=draft)
