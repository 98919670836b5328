"""A grid by its rows, with merged cells known in every place that they cover."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.grid import Grid, GridCell

_MOST_COVERED = 2_000_000  # places under merged cells; honest sheets have thousands


class GridRows:
    """``rows``: each row's own cells by column, ascending."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows: dict[int, dict[int, GridCell]] = {}
        self._covered: dict[tuple[int, int], tuple[int, GridCell]] = {}
        for (row, column), cell in sorted(grid.cells.items()):
            self.rows.setdefault(row, {})[column] = cell
            if cell.rows * cell.columns > 1 and len(self._covered) < _MOST_COVERED:
                self._cover(row, column, cell)

    def _cover(self, row: int, column: int, cell: GridCell) -> None:
        for at in range(row, row + cell.rows):
            for beside in range(column, column + cell.columns):
                self._covered[at, beside] = row, cell

    @property
    def end(self) -> int:
        """The row behind the last."""
        return max(self.rows, default=-1) + 1

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell in a place, or the merged one over it."""
        own = self.rows.get(row, {}).get(column)
        return own or self._covered.get((row, column), (0, None))[1]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """The first and the last row of the cell in a place."""
        cell, first = self.at(row, column), row
        if column not in self.rows.get(row, {}) and (row, column) in self._covered:
            first = self._covered[row, column][0]
        return first, first + (cell.rows if cell is not None else 1) - 1

    def texts(self, row: int) -> Mapping[int, GridCell]:
        """The row's own cells that say something."""
        return {column: cell for column, cell in self.rows.get(row, {}).items() if cell.text.strip()}
