"""A workbook of any office into grids: every sheet, hidden ones too, with what is coloured, merged and drawn.

What rows and columns mean is for importing/ to say. The file is read once, read-only, and never changed (R16).
"""

from __future__ import annotations

from pathlib import Path

from docgen.archive import Archive, Wanted, read_archive
from docgen.grid import Box, Grid, Source
from docgen.problems import Problem, SheetPlace, warning
from docgen.workbook.damage import Damaged
from docgen.workbook.grids.cell_styles import read_cell_styles
from docgen.workbook.grids.colours import read_theme
from docgen.workbook.grids.comments import read_comments
from docgen.workbook.grids.grid_scan import GridCells, scan_grid
from docgen.workbook.grids.one_grid import grid_of
from docgen.workbook.grids.outside_files import outside_files_problem
from docgen.workbook.grids.shapes import Shape, read_shapes
from docgen.workbook.grids.vml import read_vml
from docgen.workbook.mending import mended
from docgen.workbook.number_formats import read_styles
from docgen.workbook.parts import SheetPart, WorkbookParts, find_parts, find_workbook, links_of
from docgen.workbook.refusals import damaged_problem, too_large, too_large_problem
from docgen.workbook.shared_strings import read_strings
from docgen.workbook.sheet_cells import CellContext

_NO_THEME = b"<theme/>"
_DRAWINGS = ("drawing", "vmlDrawing")  # the last words of their relationships' types


def read_workbook_source(path: Path) -> tuple[Source | None, list[Problem]]:
    """Reads an .xlsx for an import (issue 4).

    None and one error when the file cannot be used: missing, no workbook, damaged, unsafe, with a password, macros or
    values from other files, or too large (``file-…``). Else every sheet is a grid, in order, and the problems are
    warnings: ``text-mended``, ``cell-formula`` and ``cell-error`` (once a column), ``drawing-unreadable``.
    """
    archive, problems = read_archive(path, Wanted.XLSX)
    if archive is None:
        return None, problems
    try:
        parts = find_parts(archive.members)
        outside = outside_files_problem(archive.file, archive.members)
        if outside is not None or too_large(archive, parts):
            return None, [outside or too_large_problem(archive.file)]
        grids, problems = _read_grids(archive, parts)
    except Damaged:
        return None, [damaged_problem(archive.file)]
    return Source(archive.file, tuple(grids)), problems


def _read_grids(archive: Archive, parts: WorkbookParts) -> tuple[list[Grid], list[Problem]]:
    members = archive.members
    strings = read_strings(members[parts.strings]) if parts.strings else []
    shown = read_styles(members[parts.styles]) if parts.styles else {}
    theme = read_theme(_theme(members))
    styles = read_cell_styles(members[parts.styles], theme) if parts.styles else {}
    context = CellContext(strings, shown, parts.from_1904)
    grids: list[Grid] = []
    problems: list[Problem] = []
    for sheet in parts.sheets:
        scanned = scan_grid(members[sheet.part], context, styles)
        grid, found = _read_grid(archive, sheet, scanned)
        grids.append(grid)
        problems += found
    return grids, problems


def _theme(members: dict[str, bytes]) -> bytes:
    links = links_of(members, find_workbook(members)).values()
    return next((members[link.target] for link in links if link.kind == "theme" and link.target in members), _NO_THEME)


def _read_grid(archive: Archive, sheet: SheetPart, scanned: GridCells) -> tuple[Grid, list[Problem]]:
    place = SheetPlace(archive.file, sheet.name)
    shapes, problems = _shapes(archive, sheet, scanned)
    boxes = _comments(archive, sheet)
    grid, found = grid_of(place, scanned, shapes, boxes, sheet.hidden)
    return grid, problems + found


def _shapes(archive: Archive, sheet: SheetPart, scanned: GridCells) -> tuple[list[Shape], list[Problem]]:
    """What is drawn on the sheet; a drawing that cannot be read is told, for the cells can be read without it."""
    links = links_of(archive.members, sheet.part)
    shapes: list[Shape] = []
    problems: list[Problem] = []
    for link in (links[each] for each in dict.fromkeys(scanned.drawings) if each in links):
        if link.kind in _DRAWINGS and (data := archive.members.get(link.target)) is not None:
            reader = read_shapes if link.kind == "drawing" else read_vml
            try:
                shapes += reader(data, scanned.columns, scanned.rows)
            except Damaged:
                problems.append(_unreadable(SheetPlace(archive.file, sheet.name)))
    return shapes, problems


def _unreadable(place: SheetPlace) -> Problem:
    what = "อ่านรูปวาดและลูกศรในชีตนี้ไม่ได้ เดือนที่วาดไว้จึงอาจขาดไป"
    return warning("drawing-unreadable", place, what, "ตรวจเดือนที่ดำเนินการของชีตนี้เอง หรือเปิดด้วย Excel แล้วบันทึกใหม่")


def _comments(archive: Archive, sheet: SheetPart) -> list[Box]:
    boxes: list[Box] = []
    for link in links_of(archive.members, sheet.part).values():
        if link.kind == "comments" and (data := archive.members.get(link.target)) is not None:
            for row, column, text in read_comments(data):
                if better := mended(text)[0].strip():
                    boxes.append(Box(better, SheetPlace(archive.file, sheet.name, row, column)))
    return boxes
