"""A header of two or three rows with merged cells; the months stand under their calendar years.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | … |        ระยะเวลาดำเนินการ                     |
|            |        |    |         |   |  พ.ศ. 2562        | พ.ศ. 2563                |
|            |        |    |         |   | ต.ค. | พ.ย. | ธ.ค. | ม.ค. | ก.พ. | …          |
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written
from tests.importing.records import known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """The office's form ผด. 02, with the groups in columns."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("ผด.02")
    page.preamble(len(fields))
    page.high_header(fields, rows=chance.choice((2, 3)))
    records = known_projects(chance, 10)
    for number, known in enumerate(records, 1):
        page.record(known, fields, number)
    page.total(fields, records)
    return draft.save(path)
