"""A detail too long for its cell goes on in the rows below, which have no number.

| ที่ | โครงการ | รายละเอียด | งบประมาณ |
| 1  | อบรม…  | ครั้งที่ 1  | 5,000    |
|    |         | ครั้งที่ 2  |          |
| 2  | …
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The pieces of a detail are joined by line breaks."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.header(fields)
    records = known_projects(chance, 8)
    for number, known in enumerate(records, 1):
        pieces = known.detail.split("\n")
        row = page.record(replace(known, detail=pieces[0]), fields, number)
        draft.rows[page.sheet.title, row] = known
        for piece in pieces[1:]:
            page.line(piece, column=fields.index("detail") + 1)
    page.total(fields, records)
    return draft.save(path)
