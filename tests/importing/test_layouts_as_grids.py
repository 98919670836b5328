"""What every layout holds is in its grids: the records' names, the coloured months, the drawn months."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from docgen.grid import Grid
from docgen.problems import SheetPlace
from docgen.thai.text import mend
from tests.importing.draft import Written, stretches
from tests.importing.every_layout import LAYOUTS
from tests.importing.reading import source_of

SEEDS = range(4)


def written(name: str, seed: int, folder: Path) -> Written:
    return LAYOUTS[name](Random(seed), folder / "แผน.xlsx", True)


def rows_of(grid: Grid) -> dict[tuple[str, int], dict[int, str]]:
    """The texts of each row by the sheet's own row number, and the grid's column."""
    rows: dict[tuple[str, int], dict[int, str]] = {}
    for (_, column), cell in grid.cells.items():
        assert isinstance(cell.place, SheetPlace)
        rows.setdefault((cell.place.sheet, cell.place.row), {})[column] = cell.text
    return rows


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_record_stands_in_its_row(name: str, seed: int, tmp_path: Path) -> None:
    layout = written(name, seed, tmp_path)

    rows = {place: texts for grid in source_of(layout.path).grids for place, texts in rows_of(grid).items()}

    for place, known in layout.rows.items():
        assert known.name in [text.strip() for text in rows[place].values()]
        assert mend(known.name) == (known.name, ())


@pytest.mark.parametrize("seed", range(12))
def test_coloured_months_are_the_filled_cells_and_no_others(seed: int, tmp_path: Path) -> None:
    layout = written("month fills", seed, tmp_path)

    grid = source_of(layout.path).grids[0]

    filled = {(row + 1, column - 8) for (row, column), cell in grid.cells.items() if cell.filled}
    assert filled == {(row, month) for (_, row), known in layout.rows.items() for month in known.months}


@pytest.mark.parametrize("seed", range(12))
def test_drawn_months_are_arrows_and_careless_ones_are_not_certain(seed: int, tmp_path: Path) -> None:
    layout = written("drawn arrows", seed, tmp_path)

    (grid,) = source_of(layout.path).grids

    drawn = {(each.row + 1, each.first - 8, each.last - 8): each.certain for each in grid.arrows}
    assert set(drawn) == {
        (row, first, last) for (_, row), known in layout.rows.items() for first, last in stretches(known.months)
    }
    assert [box.text for box in grid.boxes] == ["ร่างเพื่อพิจารณา"]


def test_some_drawn_arrows_are_certain_and_some_are_not(tmp_path: Path) -> None:
    certain = [
        arrow.certain
        for seed in range(12)
        for arrow in source_of(written("drawn arrows", seed, tmp_path).path).grids[0].arrows
    ]

    assert {True, False} == set(certain)
