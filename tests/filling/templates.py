"""Word templates made with python-docx, as a clerk makes them in Word, and the texts of what they become."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

import docgen


def template(folder: Path, *paragraphs: str, table: Sequence[Sequence[str]] = ()) -> Path:
    """A template of paragraphs and one table; a row of one text is a row of that tag alone."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(0, max(map(len, table)))
        for texts in table:
            cells = grid.add_row().cells
            for cell, text in zip(cells, texts, strict=False):
                cell.text = text
    path = folder / "แม่แบบ.docx"
    document.save(str(path))
    return path


def filled(template: Path, data: object, numerals: str | None = None) -> tuple[list[str], list[list[str]]]:
    """The document's paragraphs, and its first table's cells."""
    output = template.parent / "เอกสาร.docx"
    docgen.fill(template, data, output, numerals=numerals)  # type: ignore[arg-type]
    document = docx.Document(str(output))
    rows = document.tables[0].rows if document.tables else ()
    return [each.text for each in document.paragraphs], [[cell.text for cell in row.cells] for row in rows]
