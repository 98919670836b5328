"""``docgen check --annotate``: the problems of each chapter as Word comments, in copies or in the chapters themselves.

Copies go to the plan's output folder as ตรวจ-….docx. In place, the chapter as it was is kept first, in a folder of its
own beside it; nothing is written over a file that somebody saved since docgen wrote it, without keeping that file too.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import pipeline, saving, starter
from docgen.book import read_book
from docgen.problems import FilePlace, Problem, error, in_reading_order
from docgen.word.annotating.annotate import Annotated, annotate, is_untouched

PREFIX = "ตรวจ-"
BACKUPS = "สำรอง"


@dataclass(frozen=True)
class Annotation:
    """What a check found, and the annotated files that it wrote, in the chapters' order."""

    problems: list[Problem]
    files: list[Path]


def check(
    request: pipeline.Request, progress: pipeline.Progress = lambda _: None, *, in_place: bool = False
) -> Annotation:
    """Checks as :func:`pipeline.check` does, then writes the comments; problems of the writing come with the rest."""
    problems = pipeline.check(request, progress)
    progress("เขียนข้อคิดเห็นในแม่แบบ")
    sources, _ = pipeline.locate(request)
    book = read_book(sources.templates)[0] if sources else None
    if sources is None or book is None:
        return Annotation(problems, [])
    if in_place and sources.templates == starter.TEMPLATES:
        return Annotation([*problems, _shipped()], [])
    files: list[Path] = []
    for path in dict.fromkeys(line.path for line in book.chapters):
        own = [problem for problem in problems if problem.where.file == path.name]
        written, faults = _in_place(path, own) if in_place else _copy(path, own, sources)
        files += [written] if written else []
        problems = problems + faults
    return Annotation(in_reading_order(problems), files)


def _shipped() -> Problem:
    what = "แผนนี้ใช้แม่แบบที่มากับโปรแกรม จึงเขียนข้อคิดเห็นลงในแม่แบบไม่ได้"
    mend = "ใช้ --annotate โดยไม่มี --in-place แล้วอ่านสำเนาในโฟลเดอร์ output"
    return error("output-unwritable", FilePlace("templates"), what, mend)


def _copy(path: Path, problems: Sequence[Problem], sources: pipeline.Sources) -> tuple[Path | None, list[Problem]]:
    """The chapter's annotated copy; an old copy goes when there is nothing left to say and nobody saved it since."""
    target = sources.output_folder / (PREFIX + path.name)
    made, _ = annotate(path, problems)  # a chapter that cannot be opened is told by the check already
    if made is None or not made.comments:
        if is_untouched(target) and not saving.refusals(target, [path]):
            target.unlink()
        return None, []
    faults = saving.refusals(target, [path, sources.workbook])
    if target.exists() and not faults and not is_untouched(target):
        _, faults = saving.save(_free_name(target), target.read_bytes())
    return _saved(target, made, faults)


def _in_place(path: Path, problems: Sequence[Problem]) -> tuple[Path | None, list[Problem]]:
    """The chapter itself with its comments, or without those of an earlier check, after keeping it as it was."""
    made, _ = annotate(path, problems)
    if made is None or not (made.comments or made.taken_out) or made.data == path.read_bytes():
        return None, []
    faults = saving.refusals(path, [])
    if not faults and not is_untouched(path):
        _, faults = saving.save(_free_name(path), path.read_bytes())
    return _saved(path, made, faults)


def _saved(target: Path, made: Annotated, faults: list[Problem]) -> tuple[Path | None, list[Problem]]:
    if not faults:
        _, faults = saving.save(target, made.data)
    return (None if faults else target), faults


def _free_name(path: Path) -> Path:
    """A name not yet taken in the folder of kept files, which no list of chapters looks into."""
    names = (path.parent / BACKUPS / f"{path.stem} ({number}){path.suffix}" for number in itertools.count(1))
    return next(name for name in names if not name.exists())
