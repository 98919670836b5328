"""Grids of any office into records of a plan: what was understood, with its doubts, and everything that was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docgen.grid import Grid, GridCell, Source
from docgen.importing.announcement import announcement_of
from docgen.importing.found import ColumnNote, Found, FoundRecord, LeftOut, PrintedSum, Reading, SheetRead
from docgen.importing.general_lines import general_of, lines_above
from docgen.importing.general_pairs import typed_pairs
from docgen.importing.group_lines import STRATEGY, TACTIC, TYPE, group_lines
from docgen.importing.repeated_records import told_once
from docgen.importing.summary_table import is_summary, summary_sums
from docgen.importing.table_reader import read_tables
from docgen.importing.tallies import Tallies
from docgen.importing.years_told import plan_year
from docgen.problems import FilePlace, Problem, WordPlace

_YEAR = "ปีงบประมาณ"


def understand(sources: Sequence[Source], year: int | None = None) -> tuple[Found, list[Problem]]:
    """What the sources of one plan tell (issue: the workbooks that clerks already have).

    ``year`` is the plan's fiscal year (พ.ศ.); without it the one that the sources name. Nothing is guessed without a
    doubt at its reading, and nothing is dropped: what became no record is among ``left_out``.
    """
    cells = [cell for source in sources for cell in _all_lines(source)]
    general = general_of(cells) | announcement_of([cell for source in sources for cell in source.paragraphs])
    for source in reversed(sources):  # the first source holds
        general |= typed_pairs(source)
    general[_YEAR] = plan_year(general.get(_YEAR), year, FilePlace(sources[0].file if sources else ""))
    told = general[_YEAR].value
    found = _Gathered(told if isinstance(told, int) else None)
    for source in sources:
        found.take(source)
    found.take_summaries()
    return found.found(general), []


def _all_lines(source: Source) -> list[GridCell]:
    """Texts that may tell of the plan as a whole: paragraphs, and what stands above the tables of each sheet."""
    cells = [*source.paragraphs]
    for grid in source.grids:
        cells += grid.preamble
        cells += [] if grid.hidden else lines_above(grid)
    return [cell for cell in cells if cell.text.strip()]


_CARRIED = (TYPE, STRATEGY, TACTIC)


def _under(grid: Grid, above: dict[str, GridCell]) -> Grid:
    """A table of a Word document stands under the strategy of the tables before it until another one is told.

    Sheets of a workbook stand each for itself. ``above`` goes from table to table.
    """
    if not isinstance(grid.place, WordPlace):
        return grid
    told = {line.level: cell for cell in grid.preamble for line in group_lines(cell.text)}
    if STRATEGY in told or TYPE in told:
        above.clear()
    carried = [above[level] for level in _CARRIED if level in above and level not in told]
    above.update({level: cell for level, cell in told.items() if level in _CARRIED})
    return replace(grid, preamble=(*carried, *grid.preamble))


class _Gathered:
    def __init__(self, year: int | None) -> None:
        self._year = year
        self._records: list[list[FoundRecord]] = []  # of each source
        self._left_out: list[LeftOut] = []
        self._sums: list[PrintedSum] = []
        self._sheets: list[SheetRead] = []
        self._summaries: list[tuple[Grid, list[FoundRecord]]] = []
        self._columns: dict[tuple[str, str, str], ColumnNote] = {}

    def take(self, source: Source) -> None:
        self._records.append([])
        tallies = Tallies()
        above: dict[str, GridCell] = {}
        for number, each in enumerate(source.grids):
            grid = _under(each, above)
            if grid.hidden:
                why = "ชีตนี้ซ่อนอยู่ จึงไม่นำเข้า ถ้าต้องการให้ยกเลิกการซ่อนใน Excel แล้วนำเข้าใหม่"
                self._left_out.append(LeftOut(grid.place, grid.name, why))
            elif is_summary(grid):
                self._summaries.append((grid, self._records[-1]))
            else:
                self._take_grid(grid, tallies, number)
        if source.paragraphs:
            self._left_out.append(_prose(source))
        self._left_out += [LeftOut(box.place, box.text, "กล่องข้อความ ไม่อยู่ในตารางใด") for box in source.boxes]

    def _take_grid(self, grid: Grid, tallies: Tallies, number: int) -> None:
        found = read_tables(grid, self._year, tallies, number)
        if not found.records:
            self._left_out.append(LeftOut(grid.place, grid.name, "ไม่พบตารางโครงการหรือครุภัณฑ์ที่มีแถวข้อมูล"))
        self._records[-1] += found.records
        self._left_out += found.left_out
        self._sums += found.sums
        self._sheets.append(SheetRead(grid.place, len(found.records)))
        for note in found.columns:  # tables of a document repeat theirs on every page
            self._columns.setdefault((grid.file, note.header, note.why), note)

    def take_summaries(self) -> None:
        """The tables of sums, when all records are known that they add: those of their own file, if it has any."""
        for grid, records in self._summaries:
            sums, left_out = summary_sums(grid, records or [each for source in self._records for each in source])
            self._sums += sums
            self._left_out += left_out
            self._sheets.append(SheetRead(grid.place, 0))

    def found(self, general: Mapping[str, Reading]) -> Found:
        records, repeated = told_once(self._records)
        return Found(
            general, tuple(records), (*self._left_out, *repeated), tuple(self._sums), tuple(self._sheets),
            tuple(self._columns.values()),
        )  # fmt: skip


def _prose(source: Source) -> LeftOut:
    """The running text of a Word plan is no data, but may become templates."""
    first = source.paragraphs[0]
    why = f"ข้อความนอกตาราง {len(source.paragraphs):,} ย่อหน้า ทำเป็นแม่แบบได้ด้วย --templates"
    return LeftOut(first.place, first.text, why)
