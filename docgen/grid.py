"""What a source of an import looks like before anyone understands it: tables as grids of cells that know their place.

workbook/ makes grids of Excel and CSV sheets, word/ of the tables of a Word document; importing/ understands them and
knows neither Excel nor Word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from docgen.problems import Place

CellValue = str | int | Decimal | bool | date | datetime | time


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds something: text, a value, or only a fill.

    ``text`` is what a reader of the source sees, mended (R2, R3), with line breaks; ``value`` is typed where the source
    knows a type (Excel numbers and dates), else the text. ``rows`` and ``columns`` are the span of a merged cell; the
    cells that it covers are absent. ``filled``: a background colour that other cells of its row do not have.
    """

    text: str
    value: CellValue
    place: Place
    rows: int = 1
    columns: int = 1
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A drawn arrow or bar on one row, from its first to its last grid column (both counted in).

    ``certain`` is false where an end lies between columns or a row was judged by nearness.
    """

    row: int
    first: int
    last: int
    place: Place
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: in no cell, listed for a person."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook, one .csv, or one table of a Word document (its continuation tables joined).

    ``cells`` goes by (row, column), both from 0; ``preamble`` is what stands above the table in the document, nearest
    last (the rows above a sheet's header are cells of it). ``row_places`` tells where each row with cells stands.
    """

    file: str
    name: str
    cells: Mapping[tuple[int, int], GridCell]
    place: Place
    preamble: tuple[GridCell, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    boxes: tuple[Box, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """The number of rows, the last one with a cell counted in."""
        return max((row + cell.rows for (row, _), cell in self.cells.items()), default=0)

    @property
    def columns(self) -> int:
        """The number of columns, the last one with a cell counted in."""
        return max((column + cell.columns for (_, column), cell in self.cells.items()), default=0)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an import: its tables in order, and its running text (Word paragraphs outside tables) in order."""

    file: str
    grids: tuple[Grid, ...]
    paragraphs: tuple[GridCell, ...] = ()
    boxes: tuple[Box, ...] = field(default=())
