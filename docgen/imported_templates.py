"""The templates of an imported Word plan, proven where its data builds: ``docgen import --templates``.

The proof builds the book from the templates and the imported workbook in a folder that goes away again, and compares it
with the plan. Data that no book can be built from yet (a doubt that left a cell blank) leaves the templates unproven,
which is told.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import pipeline
from docgen.book import BOOK_FILE, TEMPLATES_FOLDER
from docgen.importing.found import Found
from docgen.new_plan import WORKBOOK
from docgen.problems import Problem, ProblemsFound, Severity
from docgen.templates_pipeline import ChapterFile, book_toml, make_templates, prove_templates


@dataclass(frozen=True)
class ImportedTemplates:
    """The files by their name in the plan folder, what was done in Thai, and whether building gives the plan back."""

    files: dict[Path, bytes]
    lines: list[str]
    proven: bool
    problems: list[Problem]


def templates_of(source: Path, found: Found, workbook: bytes) -> ImportedTemplates:
    """The templates of a Word plan whose data is in ``workbook`` (the bytes of plan.xlsx)."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        home = Path(folder)

        def build(chapters: Sequence[ChapterFile], toml: str) -> Path:
            for path, data in {**_files(chapters, toml), Path(WORKBOOK): workbook}.items():
                (home / path).parent.mkdir(exist_ok=True)
                (home / path).write_bytes(data)
            return pipeline.build(pipeline.request(home, home / "เล่ม.docx", None, None)).path

        try:
            proof, problems = prove_templates(source, found, build)
        except ProblemsFound as refused:
            return _unproven(source, found, refused)
    files = _files(proof.chapters, book_toml(proof.chapters))
    return ImportedTemplates(files, proof.lines(), not proof.differences, problems)


def _unproven(source: Path, found: Found, refused: ProblemsFound) -> ImportedTemplates:
    chapters, report, problems = make_templates(source, found)
    errors = [each for each in refused.problems if each.severity is Severity.ERROR]
    lines = [
        f"แม่แบบ {len(chapters)} ส่วน แทนข้อความด้วยแท็ก {len(report.tagged)} แห่ง", *report.notes,
        f"ยังเทียบกับเล่มเดิมไม่ได้ เพราะข้อมูลที่นำเข้ายังต้องแก้ {len(errors)} ข้อ ดูด้วย docgen check แล้วสร้างเล่มเทียบกับเล่มเดิม",
    ]  # fmt: skip
    return ImportedTemplates(_files(chapters, book_toml(chapters)), lines, False, problems)


def _files(chapters: Sequence[ChapterFile], toml: str) -> dict[Path, bytes]:
    templates = {Path(TEMPLATES_FOLDER) / each.name: each.data for each in chapters}
    return {**templates, Path(BOOK_FILE): toml.encode("utf-8")}
