"""Which cells are coloured so that it means something: against the background of their own row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from docgen.workbook.grids.cell_styles import CellStyle


def filled_columns(
    values: Iterable[int], looks: Mapping[int, CellStyle], used: frozenset[int]
) -> set[int]:
    """The columns of a row whose cells have a colour that the row's other cells do not have.

    ``values``: the columns in which the row holds something; ``used``: those of the sheet's used cells. The colour of
    at least half of the cells with a value is the row's own, and so is one that runs through all used columns: headers,
    headings of groups and striped rows are coloured so.
    """
    colours = {column: look.fill for column, look in looks.items() if look.fill and column in used}
    if not colours:
        return set()
    written = list(values)
    counts = Counter(colours.get(column, "") for column in written)
    own = {colour for colour, count in counts.items() if 2 * count >= len(written)}
    if len(colours) == len(used) and len(set(colours.values())) == 1:
        own |= set(colours.values())
    return {column for column, colour in colours.items() if colour not in own}
