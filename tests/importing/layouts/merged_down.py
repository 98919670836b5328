"""Strategy and programme cells are merged down over the rows that they hold for.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ |
|            |        | 1  | …       |
| การพัฒนา…  | แผนงาน | 2  | …       |
|            | การศึกษา | 3 | …      |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Excel keeps the value in the first cell of the range."""
    draft = Draft(chance, how=chance.choice(("marks", "fill")), wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.preamble(len(fields))
    page.header(fields)
    for _, members in groups(known_projects(chance, 10)):
        top = page.row + 1
        for number, known in enumerate(members, 1):
            page.record(known, fields, number, without=() if number == 1 else GROUP_FIELDS)
        for column in (1, 2):
            page.sheet.merge_cells(start_row=top, end_row=page.row, start_column=column, end_column=column)
    return draft.save(path)
