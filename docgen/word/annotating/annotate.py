"""Puts a template's problems into it as Word comments by docgen, each at the words that it is about.

The rest of the file stays as the clerk made it: tracked changes, other people's comments, every part. An annotated
template still is the template: opening it takes docgen's comments out again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Place, Problem, Severity, WordPlace
from docgen.word.annotating.comment_part import Comments
from docgen.word.annotating.comment_place import Spot, Spots
from docgen.word.annotating.comment_range import mark_element, mark_paragraph, mark_words, quotations
from docgen.word.annotating.own_comments import strip_own_comments
from docgen.word.opening.open import open_package
from docgen.word.package import Package
from docgen.word.rendering.zip_writer import write_package

_SEVERITY = {Severity.ERROR: "ผิด", Severity.WARNING: "เตือน"}
# In the zip's own comment, which Word does not keep: a copy that has it was saved by nobody since docgen wrote it.
_UNTOUCHED = b"docgen"


@dataclass(frozen=True)
class Annotated:
    """A template with comments: its bytes, how many there are, and how many of an earlier check were taken out."""

    data: bytes
    comments: int
    taken_out: int


def annotate(path: Path, problems: Sequence[Problem]) -> tuple[Annotated | None, list[Problem]]:
    """The template with a comment for each problem and without those of an earlier check; reads the file only."""
    package, faults = open_package(path)
    if package is None:
        return None, faults
    taken_out = strip_own_comments(package)
    count = _add_comments(package, path.name, problems) if problems else 0
    return Annotated(_bytes_of(package), count, taken_out), []


def is_untouched(path: Path) -> bool:
    """Whether a file is a copy that docgen annotated and that nobody saved since."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _UNTOUCHED
    except (OSError, zipfile.BadZipFile):
        return False


def _add_comments(package: Package, file: str, problems: Sequence[Problem]) -> int:
    spots = Spots(package, file)
    found = [(problem, spot) for problem in problems if (spot := spots.find(problem.where)) is not None]
    comments = Comments(package)
    for problem, spot in found:
        _mark(spot, problem.what, comments.add(_lines(problem, spot)))
    return len(found)


def _lines(problem: Problem, spot: Spot) -> list[str]:
    place = "" if spot.exact else _elsewhere(problem.where)
    return [f"{_SEVERITY[problem.severity]}: {place}{problem.what}", f"วิธีแก้: {problem.mend}"]


def _elsewhere(where: Place) -> str:
    """Names the place of a problem that stands where Word allows no comment, or nowhere in particular."""
    if not isinstance(where, WordPlace) or not (where.part or where.text):
        return "(ทั้งแฟ้ม) "
    return f"(ใน{where.part or 'เนื้อความ'}{f' “{where.text}”' if where.text else ''}) "


def _mark(spot: Spot, what: str, number: int) -> None:
    if spot.element is not None:
        mark_element(spot.element, number)
    elif not spot.exact or not any(mark_words(spot.paragraph, number, words) for words in quotations(what)):
        mark_paragraph(spot.paragraph, number)


def _bytes_of(package: Package) -> bytes:
    target = io.BytesIO()
    write_package(target, ((name, package.data(name)) for name in package.names()), package.main())
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = _UNTOUCHED
    return target.getvalue()
