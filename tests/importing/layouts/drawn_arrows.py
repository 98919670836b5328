"""The months are arrows drawn over the cells with the mouse; some end between two columns. A text box says something.

| ที่ | โครงการ | … | ต.ค. | พ.ย. | ธ.ค. | ม.ค. |
| 1  | …       |   |  ◄─────────────►  |      |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects
from tests.workbook.drawn import shape, two_cell


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Arrows are in no cell."""
    draft = Draft(chance, how="arrows", wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.preamble(len(fields))
    page.high_header(fields, rows=2)
    records = known_projects(chance, 10)
    for number, known in enumerate(records, 1):
        page.record(known, fields, number)
    page.total(fields, records)
    page.anchors.append(two_cell((1, 0, 0, 0), (4, 0, 2, 0), shape("rect", "ร่างเพื่อพิจารณา")))
    return draft.save(path)
