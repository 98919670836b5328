"""One pass over a worksheet of any office: its values, how its cells look, and where its columns and rows lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.workbook.damage import Damaged
from docgen.workbook.grids.cell_styles import CellStyle
from docgen.workbook.grids.tracks import POINT, Tracks, column_width
from docgen.workbook.sheet_cells import MAX_COLUMN, MAX_ROW, CellContext, SheetCells, SheetScan, run_scan
from docgen.workbook.xml_scan import LINKS, Attributes, kinds_of, spellings

_KINDS = kinds_of("row", "col", "sheetFormatPr", "drawing", "legacyDrawing")
_ID = spellings("id", LINKS)
_MAX_LOOKS = 1_000_000  # coloured and formatted cells of a sheet; a bomb has more
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 8.43, 15.0  # characters and points, where the sheet does not say (18.3.1.81)
_PLAIN = CellStyle()


@dataclass(slots=True)
class GridCells:
    """A sheet as scanned: rows and columns count from 1. ``looks`` holds the cells whose style says anything."""

    cells: SheetCells
    looks: dict[int, dict[int, CellStyle]] = field(default_factory=dict)
    columns: Tracks = field(default_factory=lambda: Tracks(MAX_COLUMN, column_width(_DEFAULT_WIDTH)))
    rows: Tracks = field(default_factory=lambda: Tracks(MAX_ROW, round(_DEFAULT_HEIGHT * POINT)))
    drawings: list[str] = field(default_factory=list)  # relationship ids, of old VML drawings too


class _GridScan(SheetScan):
    def __init__(self, context: CellContext, styles: Mapping[str, CellStyle]) -> None:
        super().__init__(context)
        self.grid = GridCells(self.cells)
        self._styles = styles
        self._looks: dict[int, CellStyle] = {}
        self._look_count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _KINDS.get(name)
        super().start(name, attributes)
        if kind is None:
            return
        if kind == "row":
            self._looks = {}
            self._measure_row(attributes)
        elif kind == "col":
            self._measure_columns(attributes)
        elif kind == "sheetFormatPr":
            self._measure_defaults(attributes)
        else:
            self.grid.drawings += [attributes[each] for each in _ID if each in attributes]

    def _measure_row(self, attributes: Attributes) -> None:
        height = _size(attributes.get("ht"))
        if attributes.get("hidden") in ("1", "true") or height == 0:
            self.grid.rows.set(self._row, self._row, 0)
        elif height is not None:
            self.grid.rows.set(self._row, self._row, round(height * POINT))
        elif self.grid.rows.default == 0:  # zeroHeight: rows are hidden unless they are told
            self.grid.rows.set(self._row, self._row, round(_DEFAULT_HEIGHT * POINT))

    def _measure_columns(self, attributes: Attributes) -> None:
        first, last = (_count(attributes.get(each)) for each in ("min", "max"))
        width = _size(attributes.get("width"))
        if attributes.get("hidden") in ("1", "true") or width == 0:
            self.grid.columns.set(first, last, 0)
        elif width is not None:
            self.grid.columns.set(first, last, column_width(width))

    def _measure_defaults(self, attributes: Attributes) -> None:
        width, height = _size(attributes.get("defaultColWidth")), _size(attributes.get("defaultRowHeight"))
        if width is not None:
            self.grid.columns.default = column_width(width)
        if attributes.get("zeroHeight") in ("1", "true"):
            self.grid.rows.default = 0
        elif height is not None:
            self.grid.rows.default = round(height * POINT)

    def _end_cell(self) -> None:
        super()._end_cell()
        style = self._styles.get(self._cell.get("s", ""), _PLAIN)
        # A format matters to cells with a number only; a background to blank cells too.
        if style is not _PLAIN and (style.fill or self._value is not None):
            self._add_look(style)

    def _add_look(self, style: CellStyle) -> None:
        self._look_count += 1
        if self._look_count > _MAX_LOOKS:
            raise Damaged("coloured cells without end")
        if not self._looks:
            self._looks = self.grid.looks.setdefault(self._row, {})
        self._looks[self._column] = style


def _size(text: str | None) -> float | None:
    """A width or height, of which the largest that Excel knows are 255 characters and 409 points."""
    try:
        return max(0.0, min(500.0, float(text))) if text else None
    except ValueError:
        return None


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0


def scan_grid(data: bytes, context: CellContext, styles: Mapping[str, CellStyle]) -> GridCells:
    """The cells and looks of a worksheet part (18.3.1). Raises Damaged."""
    sheet = _GridScan(context, styles)
    run_scan(data, sheet)
    return sheet.grid
