"""A written layout, read as an import reads it."""

from __future__ import annotations

from pathlib import Path

from docgen.grid import Source
from docgen.workbook.grids.csv_text import read_csv_source
from docgen.workbook.grids.read import read_workbook_source


def source_of(path: Path) -> Source:
    """The source; the layouts are all readable."""
    source, problems = (read_csv_source if path.suffix == ".csv" else read_workbook_source)(path)
    assert source is not None, problems
    return source
