"""The largest workbook that was met is read in seconds, and in a part of the memory that any office machine has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.importing.large_book import ROWS, SHEETS, write_large_book

_MEMORY = 500 << 20
_SECONDS = 10
# Processor time, not the clock's: other programs on the machine do not count.
_READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from pathlib import Path
from docgen.workbook.grids.read import read_workbook_source
source, _ = read_workbook_source(Path(sys.argv[1]))
print(len(source.grids), sum(len({{row for row, _ in grid.cells}}) for grid in source.grids))
"""


def test_a_book_of_5000_rows_is_read_within_limits(tmp_path: Path) -> None:
    path = tmp_path / "แผน.xlsx"
    write_large_book(path)

    script = _READ.format(memory=_MEMORY, seconds=_SECONDS)
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)

    sheets, rows = map(int, done.stdout.split())
    assert (sheets, rows) == (SHEETS, ROWS + SHEETS * (6 + 3 + 1)), done.stderr
