"""Grids typed as rows of texts, for tests of what is understood of them."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.grid import Box, Grid, GridCell, Source
from docgen.importing.found import Found, FoundRecord
from docgen.importing.understand import understand
from docgen.problems import SheetPlace

FILE = "แผน.xlsx"


def sheet(*rows: Sequence[str], name: str = "แผน", hidden: bool = False, boxes: tuple[Box, ...] = ()) -> Grid:
    """A grid of these texts; "" is no cell, "▇" a coloured one, "<" is covered by the cell to its left."""
    cells: dict[tuple[int, int], GridCell] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in ("", "<"):
                continue
            after = texts[column + 1 :]
            width = 1 + next((at for at, each in enumerate(after) if each != "<"), len(after))
            said = "" if text == "▇" else text
            where = SheetPlace(FILE, name, row + 1, column + 1)
            cells[row, column] = GridCell(said, said, where, columns=width, filled=text == "▇")
    return Grid(FILE, name, cells, SheetPlace(FILE, name), hidden=hidden, boxes=boxes)


def found_in(*grids: Grid, year: int | None = 2563) -> Found:
    """What is understood of sheets of one file."""
    return understand([Source(FILE, grids)], year)[0]


def value(record: FoundRecord, header: str) -> object:
    """A cell's value, None where there is none."""
    return record.cells[header].value if header in record.cells else None


def doubted(record: FoundRecord) -> set[str]:
    """The headers of the cells that are not certain."""
    return {header for header, reading in record.cells.items() if reading.doubt}
