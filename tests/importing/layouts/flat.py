"""One table, one header row, every column filled in every row.

| ยุทธศาสตร์ | แผนงาน | ลำดับ | โครงการ | รายละเอียด | งบประมาณ | สถานที่ | หน่วยงาน | ต.ค. | พ.ย. | …
| การพัฒนา…  | แผนงานการศึกษา | 1 | อบรม… | …      | 5,000    | …       | กองช่าง   | ↔   | ↔   |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """Rows like docgen's own."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    page = draft.page(chance.choice(("โครงการ", "Sheet1", "ผด.02")))
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page.header(fields)
    records = known_projects(chance, 12)
    for number, known in enumerate(records, 1):
        page.record(known, fields, number)
        if chance.random() < 0.1:
            page.line()
    page.total(fields, records)
    return draft.save(path)
