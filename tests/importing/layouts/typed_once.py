"""Strategy, programme and department are typed once and left blank below while they stay the same.

| ยุทธศาสตร์ | แผนงาน | ที่ | โครงการ | … | หน่วยงาน |
| การพัฒนา…  | แผนงานการศึกษา | 1 | … | กองช่าง |
|            |        | 2  | …       |   |          |
|            | แผนงานสาธารณสุข | 1 | … | กองคลัง |
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from tests.importing.draft import GROUP_FIELDS, PROJECT_FIELDS, Draft, Written, groups
from tests.importing.records import DEPARTMENTS, known_projects


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """A blank cell means the same as above."""
    draft = Draft(chance, wrong_sums=wrong_sums)
    fields = (*GROUP_FIELDS, *PROJECT_FIELDS)
    page = draft.page("โครงการ")
    page.header(fields)
    before = ""
    for (strategy, _), members in groups(known_projects(chance, 10)):
        department = chance.choice(DEPARTMENTS)
        for number, known in enumerate(members, 1):
            blank = [] if number == 1 else ["programme", "department"]
            blank += ["strategy"] if strategy == before else []
            page.record(replace(known, department=department), fields, number, without=blank)
            before = strategy
    return draft.save(path)
