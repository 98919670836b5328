"""Hidden columns (the office's own accounts) and rows, a hidden sheet of last year's projects, a hidden list.

| ยุทธศาสตร์ | (hidden: รหัส) | แผนงาน | ที่ | โครงการ | …
| …
| (hidden row: a project all the same)
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from openpyxl.utils import get_column_letter

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects

_FIELDS = (GROUP_FIELDS[0], "code", GROUP_FIELDS[1], *PROJECT_FIELDS)


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """What Excel does not show is there all the same, and must be told."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    draft.headers["code"] = "รหัส"
    page = draft.page("โครงการ")
    page.header(_FIELDS)
    page.sheet.column_dimensions[get_column_letter(2)].hidden = True
    records = known_projects(chance, 10)
    for number, known in enumerate(records, 1):
        page.record(known, _FIELDS, number, without=("code",))
        page.put(2, f"{number:04}")
        if chance.random() < 0.2:
            page.sheet.row_dimensions[page.row].hidden = True
    page.total(_FIELDS, records)
    old = draft.page("ปีก่อน")
    old.sheet.sheet_state = "hidden"
    old.header(_FIELDS)
    for number, known in enumerate(known_projects(chance, 3), 1):
        old.record(known, _FIELDS, number, without=("code",))
    lists = draft.page("รายการ")
    lists.sheet.sheet_state = "veryHidden"
    lists.line("กองช่าง")
    return draft.save(path)
